"""Interviews: plain questions, and answers between marks."""

from __future__ import annotations

import pytest

from quotebank.extraction import extract
from quotebank.model import Article
from quotebank.resources import wordlists

TURNS = (
    "How would you describe the album?",
    "\u201cWe didn\u2019t have much cash, so we had to be quick.",
    "\u201cThis is the first time we took a rest.\u201d",
    "What comes next?",
    "\u201cWe are going home for a while. My mother wants to see me.\u201d",
)
INTERVIEWS = wordlists("zones")["interviews"]


def speakers(*paragraphs: str) -> set[str | None]:
    text = "\n\n".join(paragraphs)
    return {q.speaker for q in extract(Article(text=text, key="k", source="s")).quotations}


@pytest.mark.parametrize(
    "intro", [*INTERVIEWS["examples"], "ANN LIND, FOUNDER, NORSK", "Five minutes with Ann Lind"]
)
def test_the_guest_answers_the_questions(intro: str) -> None:
    assert speakers(intro, *TURNS) == {"Ann Lind"}
    assert speakers("The album is out on Monday.", intro, *TURNS) == {"Ann Lind"}


@pytest.mark.parametrize(
    "intro",
    [*INTERVIEWS["counterexamples"], "We spoke to Ann Lind and Carl Holm.", "Ann Lind was late."],
)
def test_nobody_answers_where_it_is_not_told_who_is_the_guest(intro: str) -> None:
    assert speakers("The album is out on Monday.", intro, *TURNS) == {None}


def test_one_question_makes_no_interview() -> None:
    assert speakers("The album is out.", "Ann Lind talks to us.", *TURNS[:2]) == {None}
