"""When it was said: the cases of tests/cases/dates.json, and what holds for every day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.days import Interval, precision, published_interval
from quotebank.extraction.dates import resolve, when
from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.text.sheet import lay
from quotebank.model import Quotation, QuoteSpan, SaidOn, Span
from tests.case_files import cases

_MARKUP = re.compile(
    r"(?P<quote>«(.*?)»)|\[(?P<cue>.*?)\]|\{(?P<mention>.*?)(?:=(?P<speaker>.*?))?\}"
)


def marked(markup: str) -> tuple[str, list[Quotation]]:
    """Return the text of a case and its quotations, in order."""
    text, at = "", 0
    quotes: list[Span] = []
    cues: list[Span] = []
    mentions: list[tuple[Span, str]] = []
    for match in _MARKUP.finditer(markup):
        text += markup[at : match.start()]
        at, start = match.end(), len(text)
        if match["quote"]:
            quotes.append(Span(start + 1, start + 1 + len(match[2]), match[2]))
            text += f"“{match[2]}”"
        elif match["mention"] is not None:
            mentions.append(
                (Span(start, start + len(match["mention"]), match["mention"]),
                 match["speaker"] or match["mention"])
            )  # fmt: skip
            text += match["mention"]
        else:
            cues.append(Span(start, start + len(match["cue"]), match["cue"]))
            text += match["cue"]
    text += markup[at:]
    return text, [
        Quotation(
            spans=(QuoteSpan(quote.start, quote.end, quote.text, "direct"),),
            speaker=mention[1] if mention else None,
            speaker_kind="person",
            mention=mention[0] if mention else None,
            cue=cue if cue and cue.text else None,
            rule="case",
            confidence=1.0,
        )
        for quote, cue, mention in zip_longest(quotes, cues, mentions)
        if quote is not None
    ]


def page_of(text: str) -> Page:
    return Page(lay(text, None, default()), default())


def said(markup: str, published: str | None) -> SaidOn | None:
    """Return when the last quotation of a case was said."""
    text, quotations = marked(markup)
    return when(page_of(text), quotations, published)[-1].said_on


def told(found: SaidOn | None) -> str | None:
    """Return an answer as the cases write it: "inherited week 2010-10-25..2010-10-31"."""
    if found is None:
        return None
    expression = found.expression
    if expression.earliest is None:
        answer = f"unresolved {expression.normal}"
    elif expression.earliest == expression.latest and expression.precision == "day":
        answer = f"day {expression.earliest}"
    else:
        answer = f"{expression.precision} {expression.earliest}..{expression.latest}"
    return f"inherited {answer}" if found.inherited else answer


@pytest.mark.parametrize("case", cases("dates.json"))
def test_when_it_was_said(case: tuple[str, str | None, str | None]) -> None:
    markup, published, answer = case
    assert told(said(markup, published)) == answer


# ------------------------------------------------------------------ what holds for every day

BACKWARD = [
    "Wednesday", "on Monday night", "late Friday", "last Friday", "last Sunday", "this Tuesday",
    "yesterday", "today", "last night", "last week", "earlier this week", "last month",
    "earlier this month", "last year", "earlier this year", "over the weekend", "last weekend",
    "in May", "last November", "in late March", "in May last year", "on Feb. 29", "on Nov. 3",
    "three days ago", "two weeks ago", "a month ago", "ten years ago", "a fortnight ago",
    "thirteen days ago",
]  # fmt: skip
ABSOLUTE = ["on Nov. 3, 2010", "in March 2009", "in 2008", "on 2010-11-03", "on 12 October 2009"]
FORWARD = [
    "next Tuesday", "by Nov. 15", "until Friday", "later this month", "every Monday",
    "before the vote on Friday", "ahead of Friday's vote", "from Monday", "for Friday",
    "through Sunday", "at the talks that will end on Friday", "in a week", "tomorrow",
]  # fmt: skip
LONGEST = {"day": 1, "week": 7, "month": 31, "year": 366}
DAYS = st.dates(min_value=date(1500, 1, 1), max_value=date(2200, 12, 31))


def speech(expression: str) -> str:
    return f"«We are ready,» {{Holm}} [said] {expression}."


@given(day=DAYS, expression=st.sampled_from(BACKWARD + ABSOLUTE))
def test_nothing_is_dated_after_publication_nor_backwards(day: date, expression: str) -> None:
    found = said(speech(expression), day.isoformat())
    assert found is not None
    earliest, latest = found.expression.earliest, found.expression.latest
    if earliest is None or latest is None:
        # Only what lies ahead of that publication is left without a day.
        ahead = expression.startswith(("this", "on Nov. 3")) or expression in ABSOLUTE
        assert earliest is latest
        assert ahead or expression == "on Feb. 29"
        return
    assert earliest <= latest <= day
    assert (latest - earliest).days < LONGEST[found.expression.precision]


@given(day=DAYS, expression=st.sampled_from(["last week", "earlier this week", "two weeks ago"]))
def test_weeks_begin_on_monday(day: date, expression: str) -> None:
    found = said(speech(expression), day.isoformat())
    assert found is not None
    assert found.expression.earliest is not None
    assert found.expression.earliest.weekday() == 0


@given(day=DAYS, number=st.integers(1, 7))
def test_a_weekday_is_the_latest_one_that_day_included(day: date, number: int) -> None:
    found = resolve(f"weekday:{number}:past", Interval(day, day))
    assert found is not None
    assert found.earliest.isoweekday() == number
    assert timedelta(0) <= day - found.earliest < timedelta(days=7)


@given(day=DAYS, expression=st.sampled_from(FORWARD))
def test_what_looks_ahead_is_never_when_it_was_said(day: date, expression: str) -> None:
    assert said(speech(expression), day.isoformat()) is None


@given(day=DAYS, expression=st.sampled_from(BACKWARD))
def test_a_relative_day_needs_a_publication(day: date, expression: str) -> None:
    found = said(speech(expression), None)
    assert found is not None
    assert found.expression.earliest is found.expression.latest is None


@given(expression=st.sampled_from(ABSOLUTE))
def test_an_absolute_day_needs_none_and_is_not_clipped(expression: str) -> None:
    found = said(speech(expression), None)
    assert found is not None
    assert found.expression.earliest is not None
    assert found.expression.basis == "printed"
    later = said(speech(expression), "2011-01-01")
    assert later == found


@given(
    first=st.none() | DAYS,
    then=DAYS,
    markup=st.sampled_from([case.values[0][0] for case in cases("dates.json")]),
    vague=st.sampled_from([10, 7, 4]),
)
def test_resolving_again_equals_extracting_with_the_right_day(
    first: date | None, then: date, markup: str, vague: int
) -> None:
    iso = then.isoformat()[:vague]
    text, quotations = marked(markup)
    at_first = when(page_of(text), quotations, first.isoformat() if first else None)
    at_once = when(page_of(text), quotations, iso)
    for before, after in zip(at_first, at_once, strict=True):
        assert (before.said_on is None) is (after.said_on is None)
        if before.said_on is None or after.said_on is None:
            continue
        expression = before.said_on.expression
        again = resolve(expression.normal, published_interval(iso))
        told_again = replace(
            expression,
            earliest=again.earliest if again else None,
            latest=again.latest if again else None,
        )
        assert replace(before.said_on, expression=told_again) == after.said_on
        assert precision(expression.normal) == expression.precision


@given(text=st.text(alphabet="Nov. 312008last wekMondyaugo@:-\n“”", max_size=80), day=DAYS)
def test_no_text_is_too_odd(text: str, day: date) -> None:
    said(f"{text} «We are ready,» {{Holm}} [said] {text}", day.isoformat())


def test_the_expression_is_where_it_says() -> None:
    text, quotations = marked("«We are ready,» {Holm} [said] late Tuesday in Riga.")
    found = when(page_of(text), quotations, "2010-11-04")[0].said_on
    assert found is not None
    expression = found.expression
    assert text[expression.start : expression.end] == expression.text == "late Tuesday"
    assert (expression.normal, expression.basis) == ("weekday:2:past", "published")


def test_a_dateline_is_what_today_is_reckoned_from() -> None:
    found = said("RIGA, Nov. 3 (Wire) - {Holm} [said] today: «Yes.»", "2010-11-04")
    assert found is not None
    assert (found.expression.text, found.expression.basis) == ("today", "dateline")


@pytest.mark.parametrize("normal", ["", "weekday:8:past", "day:1", "Wednesday", "week:+1", "@-1"])
def test_what_is_no_normal_form_is_told(normal: str) -> None:
    with pytest.raises(ValueError, match="not a normal form"):
        resolve(normal, None)
