"""Panels: lines that name who says the quotation below them, or above them."""

from __future__ import annotations

import pytest

from quotebank.extraction import extract
from quotebank.model import Article

WE_CAN = "“We can do it if they let us work in peace.”"
WE_CANNOT = "“We cannot do it without more money, I fear.”"
NOBODY_ASKED = "“Nobody asked us what we thought of the plan.”"
OPENING = "Voters in Hexley had their say on the new tax on Monday."


def speakers(*paragraphs: str) -> list[str | None]:
    text = "\n\n".join((OPENING, *paragraphs))
    return [q.speaker for q in extract(Article(text=text, key="k", source="s")).quotations]


LINES = [
    ("Ann Lind, 45, baker", "Carl Holm, 50, clerk"),
    ("ANN LIND, 45, BAKER", "CARL HOLM, 50, CLERK"),
    ("Ann Lind", "Carl Holm"),
    ("ANN LIND", "CARL HOLM"),
    ("Ann Lind, baker, Hexley", "Carl Holm, clerk, Oxley"),
    ("Ann Lind (Labour)", "Carl Holm (Tory)"),
    ("Dr Ann Lind, University of Hexley", "Prof Carl Holm, Oxley College"),
    ("Baker Ann Lind", "Clerk Carl Holm"),
    ("- Ann Lind", "- Carl Holm"),
    ("ANN LIND: THE BAKER", "CARL HOLM: THE CLERK"),
]


@pytest.mark.parametrize(("one", "other"), LINES)
def test_a_line_above_names_who_says_it(one: str, other: str) -> None:
    assert speakers(one, WE_CAN, other, WE_CANNOT) == ["Ann Lind", "Carl Holm"]


@pytest.mark.parametrize(("one", "other"), LINES)
def test_a_line_below_names_who_says_it(one: str, other: str) -> None:
    assert speakers(WE_CAN, one, WE_CANNOT, other) == ["Ann Lind", "Carl Holm"]


@pytest.mark.parametrize(("one", "other"), LINES[:2])
def test_a_heading_beside_a_panel_is_none_of_it(one: str, other: str) -> None:
    both = ["Ann Lind", "Carl Holm"]
    assert speakers("What they said", one, WE_CAN, other, WE_CANNOT, "What next") == both
    assert speakers("What they said", WE_CAN, one, WE_CANNOT, other, "What next") == both


@pytest.mark.parametrize("form", ["{} Ann Lind, baker", "{} (Ann Lind, baker)", "{} Ann Lind"])
def test_a_name_at_the_end_of_a_paragraph_signs_it(form: str) -> None:
    assert speakers(form.format(WE_CAN), form.format(WE_CANNOT)) == ["Ann Lind", "Ann Lind"]
    assert speakers(f"{form.format(WE_CAN)} left the hall.")[0] != "Ann Lind"


def test_a_panel_may_begin_the_text() -> None:
    text = "\n\n".join(("Ann Lind, baker", WE_CAN, "Carl Holm, clerk", WE_CANNOT))
    found = extract(Article(text=text, key="k", source="s")).quotations
    assert [q.speaker for q in found] == ["Ann Lind", "Carl Holm"]


def test_all_quotations_below_a_line_are_theirs() -> None:
    found = speakers("Ann Lind, baker", WE_CAN, NOBODY_ASKED, "Carl Holm, clerk", WE_CANNOT)
    assert found == ["Ann Lind", "Ann Lind", "Carl Holm"]


def test_a_quotation_goes_on_over_its_paragraphs() -> None:
    found = speakers("Ann Lind, baker", WE_CAN[:-1], NOBODY_ASKED, "Carl Holm, clerk", WE_CANNOT)
    assert found == ["Ann Lind", "Carl Holm"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The talks", WE_CAN, "The vote", WE_CANNOT),
        (WE_CAN, "Ann Lind, baker", WE_CANNOT, "Carl Holm, clerk", NOBODY_ASKED),
        ("Ann Lind, baker", WE_CAN, "The vote", WE_CANNOT),
    ],
    ids=["headings", "above or below", "not all of them name somebody"],
)
def test_other_lines_are_no_panel(paragraphs: tuple[str, ...]) -> None:
    text = "\n\n".join((OPENING, *paragraphs))
    found = extract(Article(text=text, key="k", source="s")).quotations
    assert all(q.speaker is None or q.confidence < 0.9 for q in found)
