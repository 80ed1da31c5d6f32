"""``quotebank statements``: each utterance once, its printings and their differences."""

import json
from pathlib import Path

import pytest

from tests.command import run, tabbed
from tests.newsroom import Newsroom
from tests.terminal import on_terminal

_STORY = "The harbour board of Sorvaly met for a long time and talked about the ferry.\n\n{}\n"
_PRINTINGS = {
    "Harbour Echo": '"We will build the new harbour wall before the winter storms come back, and'
    ' we will pay for it," said Ana Moreau, the mayor.',
    "Sorvaly Post": '"We will build the new harbour wall before the winter storms come back,"'
    " said Mayor Ana Moreau.",
    "Tide Table": '"We will build the new harbour wall before the winter storms return, and we'
    ' will pay for it," Ana Moreau said.',
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    folder = tmp_path_factory.mktemp("statements")
    records = [
        {"id": outlet, "text": _STORY.format(words), "outlet": outlet, "published": "2024-05-14"}
        for outlet, words in _PRINTINGS.items()
    ]
    records.append(
        {
            "id": "other",
            "text": _STORY.format('"Nobody asked the fishermen," said Tomas Brandt.'),
            "outlet": "Tide Table",
            "published": "2024-05-15",
        }
    )
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (folder / "news.jsonl").write_text(lines, encoding="utf-8")
    return Newsroom(folder, run("--db", "news.db", "ingest", "news.jsonl", cwd=folder))


def test_one_statement_with_all_its_printings(printed: Newsroom) -> None:
    assert printed.told.status == 0, printed.told.err
    rows = tabbed(printed.ask("statements", "--printings", "2").out)
    assert [(row["who"], row["printings"]) for row in rows] == [("Ana Moreau", "3")]
    assert set(rows[0]["outlets"].split("; ")) == set(_PRINTINGS)
    by_words = printed.ask_here("statements", "--about", "fishermen", "--format", "json")
    assert [record["speaker"] for record in json.loads(by_words.out)] == ["Tomas Brandt"]
    assert len(tabbed(printed.ask_here("statements", "moreau").out)) == 1


def test_the_variants_are_set_against_the_longest_form(printed: Newsroom) -> None:
    number = tabbed(printed.ask_here("statements", "--printings", "2").out)[0]["id"]
    out = printed.ask_here("statements", "show", number).out
    assert out.startswith("Ana Moreau: We will build the new harbour wall")
    assert "[-and we will pay for it,-]" in out
    assert "{+" in out
    drawn = on_terminal("--db", "news.db", "statements", "show", number, cwd=printed.folder)
    assert "[-" not in drawn
    assert "\x1b[" in drawn
    records = json.loads(printed.ask_here("statements", "show", number, "--format", "json").out)
    assert {record["outlet"] for record in records} == set(_PRINTINGS)


def test_no_statement_and_no_conflict(printed: Newsroom) -> None:
    assert printed.ask_here("statements", "show", "99").status == 1
    assert printed.ask_here("statements", "--conflicts").err == "nothing found\n"


def test_the_same_words_by_two_speakers_are_a_conflict(tmp_path: Path) -> None:
    for name in ("Ana Moreau", "Tomas Brandt"):
        words = f'"The ferry of Sorvaly sails at dawn whatever the weather," said {name}.'
        (tmp_path / f"{name}.txt").write_text(_STORY.format(words), encoding="utf-8")
    assert run("ingest", ".", cwd=tmp_path).status == 0
    done = run("statements", "--conflicts", "--format", "json", cwd=tmp_path)
    (conflict,) = json.loads(done.out)
    assert sorted(conflict["speakers"]) == ["Ana Moreau", "Tomas Brandt"]
