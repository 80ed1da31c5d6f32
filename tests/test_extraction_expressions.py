"""Expressions of time: what is read, what is left, and the examples of data/en/dates.toml."""

from __future__ import annotations

import pytest

from quotebank.days import publication, stamps
from quotebank.days.words import words
from quotebank.extraction.dates.expressions import expressions
from quotebank.extraction.dates.occasions import elsewhere
from tests.test_extraction_dates import said


def read(text: str) -> list[tuple[str, str]]:
    return [(text[e.start : e.end], e.normal) for e in expressions(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("said Wednesday that", [("Wednesday", "weekday:3:past")]),
        ("on Wednesday, Nov. 3, 2010, that", [("Wednesday, Nov. 3, 2010", "day:2010-11-03")]),
        ("on Monday night", [("Monday night", "weekday:1:past")]),
        ("late last Friday", [("late last Friday", "weekday:5:last")]),
        ("Tuesday of last week", [("Tuesday of last week", "weekday:2:last")]),
        ("in late November", [("late November", "month:11:past")]),
        ("last November", [("last November", "month:11:last")]),
        ("in March last year", [("March last year", "month:03:lastyear")]),
        ("on 3 November 2010", [("3 November 2010", "day:2010-11-03")]),
        ("13/11/2010", [("13/11/2010", "day:2010-11-13")]),
        ("over the weekend", [("the weekend", "weekend:past")]),
        ("ten days ago", [("ten days ago", "day:-10")]),
        ("a fortnight ago", [("a fortnight ago", "tail:a fortnight ago")]),
        ("in a Nov. 3 interview", [("Nov. 3", "monthday:11-03")]),
        ("Monday and then on Nov. 3", [("Monday", "weekday:1:past"), ("Nov. 3", "monthday:11-03")]),
    ],
)
def test_an_expression_has_one_normal_form(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "May said", "the March on Riga", "he sat in the second row", "on Sat", "may be we",
        "next Tuesday", "every Friday", "by Nov. 15", "until May 3", "since Monday", "Nov. 3-5",
        "Friday through Sunday", "later this month", "the Nov. 8 election", "Monday's vote",
        "03/11/2010", "Feb. 30", "$2,008", "2008 people", "nearly two years ago", "in 2008-09",
        "the day before the vote", "Mondays", "a weekday", "yesteryear", "Jan", "Decade 2000",
        "the same day that he came",
    ],
)  # fmt: skip
def test_what_only_looks_like_one_is_left(text: str) -> None:
    assert read(text) == []


def examples(group: str) -> list[str]:
    found: list[str] = words().groups[group]["examples"]
    assert found, group
    return found


def test_every_group_of_words_has_examples_that_are_true() -> None:
    known = words()
    for group in ("weekdays", "months", "numbers", "units"):
        table = getattr(known, group)
        assert all(word.lower() in table for word in examples(group))
    for zone in examples("zones"):
        assert (publication(f"4 Nov 2010 09:29 {zone}") or "").startswith("2010-11-04T09:29")
    for label in examples("stamps"):
        assert any(stamps(f"{label}: 4 November 2010"))
    for group in ("parts_of_day", "counted", "seasons", "speech_events"):
        assert all(len(read(text)) == 1 for text in examples(group)), group
    for group in ("not_dates", "ahead"):
        assert not any(read(text) for text in examples(group)), group
    assert all(elsewhere(text) for text in examples("elsewhere"))


def test_the_examples_of_sentences_are_true() -> None:
    assert all(said(text, "2010-11-04") is None for text in examples("clauses"))
    assert all(said(text, "2010-11-04") is not None for text in examples("circumstances"))
    for text in examples("meetings"):
        found = said(text, "2010-11-04")
        assert found is not None
        assert found.inherited


def test_no_group_of_words_is_without_examples() -> None:
    assert all(group["examples"] for group in words().groups.values())
