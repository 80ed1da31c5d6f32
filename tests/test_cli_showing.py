"""``quotebank show``: the page a person reads, in a pipe and on a terminal."""

import json

import pytest

from tests.command import tabbed
from tests.newsroom import Newsroom
from tests.terminal import on_terminal


def number(newsroom: Newsroom, *asked: str) -> str:
    return tabbed(newsroom.ask_here("said", *asked).out)[0]["id"]


def test_the_quotation_stands_in_its_paragraph_with_its_evidence_marked(
    newsroom: Newsroom,
) -> None:
    done = newsroom.ask_here("show", number(newsroom, "Ana", "--about", "close"))
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[:4] == [
        "Harbour bridge closes for repairs",
        "Harbour Echo - published 2024-05-14T08:30",
        "by Ines Halloran",
        "news/bridge.txt",
    ]
    assert (
        '    "«We close the bridge on Friday,»" Mayor [Ana Moreau] {said} on <Monday>.'
        ' "«Nobody should be surprised.»"'
    ) in lines
    answers = dict(line.split(":", 1) for line in lines[-6:])
    assert answers["Who"].strip().startswith("Ana Moreau (person, speaker ")
    assert "Moreau" in answers["Why"]
    assert answers["Sure"].strip()[:-1].split("%")[0].isdigit()
    assert answers["When"].strip() == (
        'said 13 May 2024 ("Monday", reckoned from the day of publication)'
    )
    assert answers["Kind"].strip() == "direct (whole sentences)"


def test_a_day_that_is_not_known_is_said_to_be_unknown(newsroom: Newsroom) -> None:
    shop = newsroom.ask_here("show", number(newsroom, "--about", "shops")).out
    assert "When: the article does not say; published 14 May 2024\n" in shop
    hostile = newsroom.ask_here("show", number(newsroom, "--about", "nothing")).out
    assert "which needs the day of publication (articles set ID --published DAY)" in hostile


def test_hostile_text_is_shown_and_not_obeyed(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("show", number(newsroom, "--about", "nothing"))
    assert "\N{SYMBOL FOR ESCAPE}]0;gone" in done.out
    assert "\x1b" not in done.out


def test_on_a_terminal_the_marks_are_styles(newsroom: Newsroom) -> None:
    quotation = number(newsroom, "Ana", "--about", "close")
    shown = on_terminal("--db", "news.db", "show", quotation, cwd=newsroom.folder)
    assert "\x1b[1mWe close the bridge on Friday,\x1b[0m" in shown
    assert "\x1b[3msaid\x1b[0m" in shown
    assert "«" not in shown
    hostile = on_terminal(
        "--db", "news.db", "show", number(newsroom, "--about", "nothing"), cwd=newsroom.folder
    )
    assert "\x1b]0;" not in hostile
    assert "\x1b[2J" not in hostile


def test_several_at_once_and_as_json(newsroom: Newsroom) -> None:
    done = newsroom.ask("show", "1", "2", "--format", "json")
    assert [record["id"] for record in json.loads(done.out)] == [1, 2]
    assert newsroom.ask("show", "1", "2").out.count("Who:") == 2


@pytest.mark.parametrize(("asked", "status"), [("999", 1), ("-1", 2), ("one", 2)])
def test_no_such_quotation(asked: str, status: int, newsroom: Newsroom) -> None:
    done = newsroom.ask_here("show", asked)
    assert (done.status, done.out, len(done.complaints)) == (status, "", 1)
    assert asked in done.err
