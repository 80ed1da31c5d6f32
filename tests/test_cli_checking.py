"""``check``: verdicts as lines, as JSON, on a terminal, and as an exit status."""

import json
from pathlib import Path

import pytest

from tests.command import Done, run, tabbed
from tests.newsroom import Newsroom
from tests.terminal import on_terminal

EXACT = "The river is as clean as it was in my youth"
DRAFT = """Sorvaly loses its bridge

"The river is as clean as it was in my youth," said Ana Moreau.

"We close the bridge on Sunday," Moreau said. "This is a ferry, not a bridge on a barge," said \
Yannick Osei.

"Pies are cheaper there," said Odile Quist.
"""


def one(done: Done) -> dict[str, str]:
    (row,) = tabbed(done.out)
    return row


@pytest.mark.parametrize(
    ("words", "verdict", "status"),
    [
        (EXACT, "exact", 0),
        ("the river is as CLEAN as it was, in my youth!", "exact", 0),
        ("This is a ferry", "trimmed", 0),
        ("This is a ferry ... a bridge on a barge", "altered", 3),
        ("We close the bridge on Sunday", "altered", 3),
        ("Nobody asked the trolls under it", "absent", 3),
    ],
)
def test_a_verdict_is_a_line_and_a_status(
    newsroom: Newsroom, words: str, verdict: str, status: int
) -> None:
    done = newsroom.ask_here("check", words)
    assert (one(done)["verdict"], done.status) == (verdict, status)


def test_words_need_no_quoting(newsroom: Newsroom) -> None:
    assert one(newsroom.ask_here("check", *EXACT.split()))["verdict"] == "exact"


def test_what_differs_is_marked_in_a_pipe(newsroom: Newsroom) -> None:
    row = one(newsroom.ask_here("check", "We close the bridge on Sunday"))
    assert row["printed"].startswith("We close the bridge on [-Friday,")
    assert row["printed"].endswith("{+Sunday+}")
    assert row["who"] == "Ana Moreau"


def test_a_negation_left_out_is_named(newsroom: Newsroom) -> None:
    row = one(newsroom.ask_here("check", "This is a ferry ... a bridge on a barge"))
    assert (row["verdict"], row["why"]) == ("altered", '"not" is left out')


def test_another_speaker_is_told_with_who_it_was(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("check", EXACT, "--speaker", "Brandt")
    assert done.status == 3
    assert one(done)["verdict"] == "another speaker"
    assert one(done)["why"] == "the bank has it from Ana Moreau"


def test_a_namesake_of_the_surname_alone_is_another_speaker(newsroom: Newsroom) -> None:
    words = "This is a ferry, not a bridge on a barge"
    verdicts = {
        name: one(newsroom.ask_here("check", words, "--speaker", name))["verdict"]
        for name in ("Tomas K. Brandt", "T. Brandt", "Brandt", "Ulla Brandt", "Odile Quist")
    }
    assert verdicts == {
        "Tomas K. Brandt": "exact",
        "T. Brandt": "exact",
        "Brandt": "exact",
        "Ulla Brandt": "another speaker",
        "Odile Quist": "another speaker",
    }


def test_a_splice_shows_both_sources(newsroom: Newsroom) -> None:
    spliced = "We close the bridge on Friday and the river is as clean as it was in my youth"
    row = one(newsroom.ask_here("check", spliced.replace(" and", "")))
    assert row["verdict"] == "spliced"
    assert len(row["ids"].split()) == 2


def test_a_draft_is_a_line_a_quotation(newsroom: Newsroom, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    done = newsroom.ask_here("check", str(draft))
    rows = [(r["place"].rpartition(":")[2], r["verdict"], r["speaker"]) for r in tabbed(done.out)]
    assert rows == [
        ("3", "exact", "Ana Moreau"),
        ("5", "altered", "Ana Moreau"),
        ("5", "another speaker", "Yannick Osei"),
        ("7", "absent", "Odile Quist"),
    ]
    assert done.status == 3
    assert done.complaints == ["4 quotations, 3 neither exact nor trimmed"]


def test_standard_input_is_a_draft_or_one_quotation(newsroom: Newsroom) -> None:
    def check(text: str, *options: str) -> list[str]:
        done = run("--db", "news.db", "check", "-", *options, cwd=newsroom.folder,
                   stdin=text.encode())  # fmt: skip
        return [row["verdict"] for row in tabbed(done.out)]

    assert check(DRAFT) == ["exact", "altered", "another speaker", "absent"]
    assert check(f"{EXACT}\n") == ["exact"]
    assert check(f'"{EXACT}"\n', "--speaker", "Ana Moreau") == ["exact"]


def test_standard_input_may_be_in_any_encoding(newsroom: Newsroom) -> None:
    spoken = "«Caf\N{LATIN SMALL LETTER E WITH ACUTE} closed»"
    for encoding in ("utf-8", "cp1252", "utf-16"):
        done = run("--db", "news.db", "check", "-", "--speaker", "Ana Moreau",
                   cwd=newsroom.folder, stdin=spoken.encode(encoding))  # fmt: skip
        assert [row["words"] for row in tabbed(done.out)] == [spoken]


@pytest.mark.parametrize("empty", ["", "  "])
def test_no_words_are_misuse(newsroom: Newsroom, empty: str) -> None:
    done = newsroom.ask_here("check", empty)
    assert (done.status, done.out) == (2, "")
    assert done.complaints == [
        "quotebank check: the quotation is empty (see quotebank check --help)"
    ]


def test_json_has_it_all(newsroom: Newsroom, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    found = json.loads(newsroom.ask_here("check", str(draft), "--format", "json").out)
    altered = found[1]
    assert altered["difference"].startswith("We close the bridge on [-Friday,")
    assert "{+Sunday,+}" in altered["difference"]
    assert [c["text"] for c in altered["changes"] if c["what"] == "new"] == ["Sunday,"]
    assert DRAFT[altered["start"] : altered["end"]] == altered["text"]
    assert altered["printings"][0]["speaker"] == "Ana Moreau"
    assert found[3]["speaker_known"] is False
    assert all(record.keys() == altered.keys() for record in found)


@pytest.mark.parametrize("words", ["draft.txt", "drafts/monday", "a.html"])
def test_a_file_that_is_not_there_is_no_quotation(newsroom: Newsroom, words: str) -> None:
    done = newsroom.ask_here("check", words)
    assert (done.status, done.out) == (1, "")
    assert done.complaints == [f"quotebank: {words}: no such file"]


def test_misuse_is_said(newsroom: Newsroom, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    assert newsroom.ask_here("check", str(draft), "--speaker", "Moreau").status == 2
    assert newsroom.ask_here("check", " ").status == 2


def test_a_terminal_gets_colours_and_nothing_hostile(newsroom: Newsroom) -> None:
    shown = on_terminal(
        "--db", newsroom.bank, "check", "We close the bridge on Sunday\x1b]0;",
        cwd=newsroom.folder,
    )  # fmt: skip
    assert "ALTERED" in shown
    assert "\x1b[9;31mFriday" in shown  # struck out, so that colour is not all that tells
    assert "\x1b]0;" not in shown
