"""``quotebank speakers`` … and ``undo``: every decision holds, and can be taken back."""

import json
import shutil
from pathlib import Path

import pytest

from tests.command import run, tabbed
from tests.newsroom import Newsroom


@pytest.fixture
def own(newsroom: Newsroom, tmp_path: Path) -> Newsroom:
    """The common newsroom's bank and news, to be changed at will."""
    folder = tmp_path / "own"
    shutil.copytree(newsroom.folder, folder)
    return Newsroom(folder, newsroom.told)


def names(newsroom: Newsroom, *asked: str) -> list[str]:
    return [row["name"] for row in tabbed(newsroom.ask_here("speakers", *asked).out)]


def test_one_speaker_with_all_printed_names_and_roles(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("speakers", "show", "Ana")
    assert done.status == 1  # Anatole begins so too
    assert done.err.startswith("quotebank: 2 speakers match 'Ana', name one by its id: 1 Ana M")
    lines = newsroom.ask_here("speakers", "show", "1").out.splitlines()
    assert lines[0] == "Ana Moreau (person, speaker 1)"
    assert lines[1] == "2 quotations in 2 articles, 2019 to 2024-05-13"
    assert "- Ana Moreau (2 articles, 2024-05-14 to 2024-05-20)" in lines
    assert any(line.startswith("- Mayor (1 article") for line in lines)
    record = json.loads(newsroom.ask_here("speakers", "show", "1", "--format", "json").out)[0]
    assert (record["id"], record["names"][0]["words"]) == (1, "Ana Moreau")


def test_merge_and_undo(own: Newsroom) -> None:
    done = own.ask_here("speakers", "merge", "1", "Anatole", "--note", "a slip of the pen")
    assert (done.status, done.err) == (
        0,
        "one speaker: Ana Moreau (quotebank undo 1 takes it back)\n",
    )
    assert names(own, "moreau") == ["Ana Moreau"]
    assert {row["who"] for row in tabbed(own.ask_here("said", "moreau").out)} == {"Ana Moreau"}
    # It holds when everything is read again.
    assert run("--db", "news.db", "ingest", "news", cwd=own.folder).status == 0
    assert names(own, "moreau") == ["Ana Moreau"]
    assert "Anatole Moreau" in own.ask_here("speakers", "show", "1").out
    assert own.ask_here("speakers", "merge", "1", "4").status == 1
    (made,) = tabbed(own.ask_here("undo", "--list").out)
    assert made["decision"].endswith("(a slip of the pen)")
    assert own.ask_here("undo").err.startswith("undone: merge ")
    assert sorted(names(own, "moreau")) == ["Ana Moreau", "Anatole Moreau"]
    assert own.ask_here("undo").err == "quotebank: there is no decision to undo\n"
    assert own.ask_here("db", "check").status == 0


def test_split_gives_articles_to_somebody_else(own: Newsroom) -> None:
    assert own.ask_here("speakers", "split", "1", "Ana Moreau Jr.", "--article", "2").status == 0
    assert "Ana Moreau Jr." in names(own)
    rows = tabbed(own.ask_here("said", "--about", "youth").out)
    assert [row["who"] for row in rows] == ["Ana Moreau Jr."]
    everything = own.ask_here("speakers", "split", "2", "Nobody", "--article", "1")
    assert (everything.status, len(everything.complaints)) == (1, 1)


def test_rename_alias_and_link(own: Newsroom, tmp_path: Path) -> None:
    own.ask_here("speakers", "rename", "Brandt", "Thomas Brandt")
    own.ask_here("speakers", "alias", "Thomas", "Captain Tom")
    own.ask_here("speakers", "link", "Thomas", "Q42")
    assert names(own, "captain", "tom") == ["Thomas Brandt"]
    assert "Thomas Brandt (person, speaker 2, Q42)" in own.ask_here("speakers", "show", "2").out
    record = json.loads(own.ask_here("export", "Thomas", "--format", "json").out)[0]
    assert (record["speaker"], record["speaker_qid"]) == ("Thomas Brandt", "Q42")
    own.ask_here("speakers", "link", "Thomas", "--none")
    assert "Q42" not in own.ask_here("speakers", "show", "2").out
    for _ in range(4):
        assert own.ask_here("undo").status == 0
    assert names(own, "brandt") == ["Tomas Brandt"]


def test_links_from_a_file_leave_what_is_not_clear(own: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        "qid,role,name\nQ1,mayor,ana moreau\nQ2,,Tomas Brandt\n"
        "Q3,,Nobody Else\nQx,,Anatole Moreau\n",
        encoding="utf-8-sig",
    )
    done = own.ask_here("speakers", "link", "--from", str(file))
    assert done.status == 1
    assert done.complaints == [
        f"{file}, line 4: no speaker 'Nobody Else'",
        f"{file}, line 5: 'Qx': not a Wikidata item (Q and digits)",
        "2 speakers linked, 2 left",
    ]
    out = own.ask_here("sql", "select name, qid from speakers where qid is not null").out
    assert tabbed(out) == [
        {"name": "Ana Moreau", "qid": "Q1"},
        {"name": "Tomas Brandt", "qid": "Q2"},
    ]
    file.write_text("only one column\n", encoding="utf-8")
    assert "line 1: no name and item" in own.ask_here("speakers", "link", "--from", str(file)).err


@pytest.mark.parametrize(
    ("given", "told", "status"),
    [
        (["merge", "1", "99"], "99", 1),
        (["rename", "Nemo", "x"], "no speaker 'Nemo'", 1),
        (["rename", "1", ""], "", 1),
        (["split", "1", "x"], "say which part", 2),
        (["link", "1"], "name a speaker and an item", 2),
        (["link", "1", "Q1", "--none"], "name a speaker and an item", 2),
        (["link", "--from", "none.csv"], "none.csv", 2),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_what_cannot_be_decided(given: list[str], told: str, status: int, own: Newsroom) -> None:
    done = own.ask_here("speakers", *given)
    assert (done.status, done.out, len(done.complaints)) == (status, "", 1)
    assert told in done.err
    assert own.ask_here("undo").status == 1  # nothing was decided


def test_nothing_doubtful_is_said_so(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("speakers", "doubtful", "--format", "json")
    assert (done.status, json.loads(done.out)) == (0, [])
    assert done.err == "no doubts\n"
