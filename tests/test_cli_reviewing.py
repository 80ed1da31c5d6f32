"""``review``: a person at a real terminal, and what their decisions outlive."""

import json
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pexpect
import pytest

from quotebank.storage import Bank
from tests.command import Done, environment, run, tabbed
from tests.newsroom import Newsroom, write_news

KEYS = "uit"  # the end of the line of keys: the program waits


INGEST = ("ingest", "news", "--outlet", "Harbour Echo", "--root", ".")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """A newsroom that can be copied: its articles are known by their path below it."""
    folder = tmp_path_factory.mktemp("office")
    write_news(folder)
    return Newsroom(folder, run("--db", "news.db", *INGEST, cwd=folder))


@pytest.fixture
def desk(office: Newsroom, tmp_path: Path) -> Newsroom:
    """A copy of the office that a test may change."""
    shutil.copytree(office.folder, tmp_path / "desk")
    return Newsroom(tmp_path / "desk", office.told)


class Reviewer:
    """Somebody who presses keys and reads what comes."""

    def __init__(self, desk: Newsroom, *options: str) -> None:
        self._terminal = pexpect.spawn(
            sys.executable,
            ["-m", "quotebank", "--db", "news.db", "review", *options],
            cwd=str(desk.folder),
            env=environment(TERM="dumb", NO_COLOR="1"),
            dimensions=(40, 120),
            encoding="utf-8",
            timeout=30,
        )

    def read(self) -> str:
        """Return what is shown until the program waits for a key."""
        self._terminal.expect(re.escape("[q]" + KEYS))
        return str(self._terminal.before)

    def press(self, key: str) -> None:
        self._terminal.send(key)

    def answers(self, text: str) -> None:
        self._terminal.expect_exact(text)

    def leave(self) -> str:
        self._terminal.send("q")
        self._terminal.expect(pexpect.EOF)
        self._terminal.close()
        assert self._terminal.exitstatus == 0
        return str(self._terminal.before)


@contextmanager
def reviewer(desk: Newsroom, *options: str) -> Iterator[Reviewer]:
    somebody = Reviewer(desk, *options)
    yield somebody
    somebody.leave()


def said(desk: Newsroom) -> dict[int, dict[str, Any]]:
    found = desk.ask_here("said", "--format", "json")
    return {record["id"]: record for record in json.loads(found.out)}


def shown_id(shown: str) -> int:
    found = re.search(r"^Id: +(\d+)", shown, re.MULTILINE)
    assert found, shown
    return int(found[1])


def who_said(desk: Newsroom, words: str) -> dict[str, Any]:
    (found,) = (r for r in said(desk).values() if words in r["text"])
    return found


def test_a_sitting_accepts_corrects_undoes_quits_and_goes_on(desk: Newsroom) -> None:
    asked: list[int] = []
    with reviewer(desk) as person:
        asked.append(shown_id(person.read()))
        person.press("a")
        second = person.read()
        asked.append(shown_id(second))
        person.press("o")
        person.answers("Who?")
        person.press("Tomas B\t\r")
        third = person.read()
        assert "-> Tomas Brandt" in third
        person.press("u")
        assert shown_id(person.read()) == asked[1]
        person.press("x")
        asked.append(shown_id(person.read()))
        person.press("n")
        asked.append(shown_id(person.read()))
    left = said(desk)
    assert asked[1] not in left  # no quotation
    assert left[asked[2]]["speaker"] is None
    assert desk.ask_here("show", str(asked[0])).out.count("confirmed by hand") == 1
    with reviewer(desk) as person:  # it goes on where it stopped
        assert shown_id(person.read()) == asked[3]
        person.press("s")
        assert shown_id(person.read()) not in asked


def test_the_least_certain_come_first(desk: Newsroom) -> None:
    sure = {r["id"]: r["confidence"] for r in said(desk).values()}
    seen = []
    with reviewer(desk) as person:
        for _ in range(len(sure) - 1):
            seen.append(sure[shown_id(person.read())])
            person.press("s")
        person.read()
    assert seen == sorted(seen)


def test_somebody_new_is_named_with_their_kind(desk: Newsroom) -> None:
    with reviewer(desk, "--speaker", "Brandt") as person:
        number = shown_id(person.read())
        person.press("o")
        person.answers("Who?")
        person.press("Harbour Board\r")
        person.answers("no speaker 'Harbour Board'")
        person.press("o")
        person.answers("nothing is left")
    record = said(desk)[number]
    assert (record["speaker"], record["speaker_kind"]) == ("Harbour Board", "organisation")


def test_a_kind_can_be_set_with_or_without_a_speaker(desk: Newsroom) -> None:
    with reviewer(desk) as person:
        number = shown_id(person.read())
        before = said(desk)[number]["kind"]
        person.press("k")
        person.answers("(and who said it?)")
        person.press("s")
        person.read()
    after = said(desk)[number]
    assert {before, after["kind"]} == {"direct", "partial"}
    with reviewer(desk) as person:  # who said it is still asked
        assert shown_id(person.read()) == number


def test_keys_that_mean_nothing_change_nothing(desk: Newsroom) -> None:
    before = said(desk)
    with reviewer(desk) as person:
        number = shown_id(person.read())
        person.press("u")
        person.answers("nothing to undo in this sitting")
        person.press("z")
        person.read()
        person.press("o")
        person.answers("Who?")
        person.press("\r")
        person.read()
        person.press("s")
        assert shown_id(person.read()) != number
    assert said(desk) == before


def test_without_a_terminal_it_says_what_to_do(desk: Newsroom) -> None:
    done = desk.ask("review")
    assert done.status == 2
    assert "review set" in done.err


def put(desk: Newsroom, *arguments: str) -> Done:
    done = desk.ask_here("review", "set", *arguments)
    assert done.status == 0, done.err
    return done


def decide_all(desk: Newsroom) -> dict[str, int]:
    """Decide in every way; return the ids by the words."""
    ids = {record["text"][:8]: number for number, record in said(desk).items()}
    put(desk, str(ids["We close"]), "--accept")
    put(desk, str(ids["The shop"]), "--speaker", "Harbour Board", "--new", "organisation")
    put(desk, str(ids["The rive"]), "--none")
    put(desk, str(ids["It smell"]), "--not-a-quote")
    put(desk, str(ids["This is "]), "--kind", "partial")
    return ids


def test_decisions_survive_another_extraction(
    desk: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = decide_all(desk)
    before = said(desk)
    monkeypatch.setattr("quotebank.extraction.VERSION", "another")
    # In this process, where the version is another one.
    monkeypatch.chdir(desk.folder)
    told = desk.ask_here("ingest", "--changed")
    assert told.err.startswith("3 articles"), told.err
    with Bank.open(desk.bank) as bank:
        assert {article.extractor for article in bank.articles()} == {"another"}
    after = said(desk)
    for words in ("We close", "The shop", "The rive", "This is "):
        assert after[ids[words]]["speaker"] == before[ids[words]]["speaker"]
        assert after[ids[words]]["kind"] == before[ids[words]]["kind"]
    assert ids["It smell"] not in after


def test_decisions_follow_their_words_when_the_text_moves(desk: Newsroom) -> None:
    ids = decide_all(desk)
    article = desk.folder / "news" / "bridge.txt"
    text = article.read_text(encoding="utf-8")
    moved = text.replace("The harbour bridge at", "A word first, and then more. The bridge at")
    article.write_text(moved.replace('"The shops will suffer," a shop owner said.', ""),
                       encoding="utf-8")  # fmt: skip
    run("--db", "news.db", *INGEST, cwd=desk.folder)
    after = said(desk)
    assert after[ids["This is "]]["kind"] == "partial"
    start = after[ids["We close"]]["spans"][0]["start"]
    assert article.read_text(encoding="utf-8")[start:].startswith("We close")
    done = desk.ask_here("review", "lost")
    assert done.status == 3
    (lost,) = tabbed(done.out)
    assert int(lost["id"]) == ids["The shop"]
    assert "The shops will suffer" in lost["passage"]
    (record,) = json.loads(desk.ask_here("review", "lost", "--format", "json").out)
    assert record == {"id": ids["The shop"], "passage": lost["passage"]}
    article.write_text(text, encoding="utf-8")  # the passage comes back
    run("--db", "news.db", *INGEST, cwd=desk.folder)
    assert desk.ask_here("review", "lost").status == 0
    assert who_said(desk, "The shops")["speaker"] == "Harbour Board"


def test_a_name_must_be_known_or_new(desk: Newsroom) -> None:
    number = str(next(iter(said(desk))))
    done = desk.ask_here("review", "set", number, "--speaker", "Ana Morau")
    assert done.status == 1
    assert "did you mean Ana Moreau or" in done.err
    done = desk.ask_here("review", "set", number, "--speaker", "Moreau")
    assert "may be any of 2 speakers" in done.err
    assert desk.ask_here("review", "set", number, "--none", "--not-a-quote").status == 2
    assert desk.ask_here("review", "set", number).status == 2
    assert desk.ask_here("review", "set", "999", "--none").complaints == [
        "quotebank: no quotation 999"
    ]


def test_export_is_gold_and_import_takes_it_back(desk: Newsroom, tmp_path: Path) -> None:
    ids = decide_all(desk)
    gold = tmp_path / "ours.jsonl"
    assert desk.ask_here("review", "export", str(gold)).status == 0
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        for quote in line["quotes"]:
            assert line["text"][quote["start"] : quote["end"]] == quote["text"]
    again = desk.ask_here("review", "import", str(gold))
    assert again.complaints == ["0 decided, 5 decided so already"]
    fresh = tmp_path / "fresh"
    shutil.copytree(desk.folder, fresh)
    (fresh / "news.db").unlink()
    other = Newsroom(fresh, desk.told)
    run("--db", "news.db", *INGEST, cwd=fresh)
    done = other.ask_here("review", "import", str(gold))
    assert done.complaints == ["5 decided, 0 decided so already"]
    kept = ("text", "kind", "speaker", "speaker_kind")
    ours, theirs = (
        sorted([[str(r[k]) for k in kept] for r in said(d).values()]) for d in (desk, other)
    )
    assert ours == theirs
    assert len(ids) == 6


def test_a_failed_export_is_told_with_its_file(desk: Newsroom) -> None:
    decide_all(desk)
    done = desk.ask_here("review", "export", "/dev/full")
    assert done.status == 1
    assert done.complaints == ["quotebank: /dev/full: No space left on device"]


def test_what_cannot_be_imported_is_named_by_its_line(desk: Newsroom, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    other = {"id": "nowhere", "text": "“No,” said Bo.", "quotes": []}
    gold.write_text(f"no json\n{json.dumps(other)}\n", encoding="utf-8")
    done = desk.ask_here("review", "import", str(gold))
    assert done.complaints == [
        f"{gold}, line 1: not JSON (Expecting value)",
        f"{gold}, line 2: nowhere: not in the bank",
        "0 decided, 0 decided so already",
    ]


def test_the_parser_is_scored_against_the_decisions(desk: Newsroom, tmp_path: Path) -> None:
    decide_all(desk)
    figures = json.loads(desk.ask_here("eval", "--corrections", "--format", "json").out)["figures"]
    gold = tmp_path / "ours.jsonl"
    desk.ask_here("review", "export", str(gold))
    same = json.loads(desk.ask_here("eval", str(gold), "--format", "json").out)["figures"]
    assert {k: v["value"] for k, v in figures.items()} == {k: v["value"] for k, v in same.items()}
    # Of direct quotations predicted, "It smells" is none; nothing else was judged and counts.
    assert figures["detect_p"]["value"] < 1
    assert figures["speaker_full"]["value"] < 1


def test_eval_without_decisions_says_so(desk: Newsroom) -> None:
    done = desk.ask_here("eval", "--corrections")
    assert done.status == 1
    assert "no decisions" in done.err
