"""Quotations over time: every one is counted once, or said to be left out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.model import DateExpression, Printing, Quotation, QuoteSpan, SaidOn
from quotebank.workflows.spreading import STEPS, Step, begin, name, spread


def printing(published: str | None = None, said: tuple[date, date] | None = None) -> Printing:
    said_on = None
    if said is not None:
        said_on = SaidOn(DateExpression(0, 1, "x", "x", *said, "day", "printed"), False)
    quotation = Quotation(
        spans=(QuoteSpan(0, 1, "x", "direct"),),
        speaker=None,
        speaker_kind=None,
        mention=None,
        cue=None,
        rule="r",
        confidence=1.0,
        said_on=said_on,
    )
    return Printing(
        id=1, article_id=1, quotation=quotation, speaker=None, source="s", published=published
    )


def counted(step: Step, *printings: Printing) -> dict[str, int]:
    return {period.name: period.quotations for period in spread(printings, step).periods}


def test_empty_steps_between_are_there() -> None:
    found = [printing("2010-01-30"), printing("2010-03-01"), printing("2010-03-31")]
    assert counted("month", *found) == {"2010-01": 1, "2010-02": 0, "2010-03": 2}


def test_the_day_it_was_said_wins_over_the_day_it_was_printed() -> None:
    early = printing("2010-12-01", (date(2010, 11, 3), date(2010, 11, 3)))
    assert counted("month", early) == {"2010-11": 1}


@pytest.mark.parametrize(("step", "left_out"), [("day", 1), ("week", 1), ("month", 1), ("year", 0)])
def test_what_fits_no_single_step_is_left_out(step: Step, left_out: int) -> None:
    assert spread([printing("2010"), printing("2010-05-05")], step).left_out == left_out


def test_without_a_day_it_is_left_out() -> None:
    found = spread([printing()])
    assert (found.periods, found.left_out) == ((), 1)


@pytest.mark.parametrize(
    ("last", "step"), [("2010-01-20", "day"), ("2011-06-01", "month"), ("2020-01-01", "year")]
)
def test_the_step_fits_the_days(last: str, step: str) -> None:
    assert spread([printing("2010-01-01"), printing(last)]).step == step


def test_weeks_are_those_of_iso() -> None:
    assert name(begin(date(2021, 1, 3), "week"), "week") == "2020-W53"


@given(
    st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=1, max_size=30),
    st.sampled_from(STEPS),
)
def test_every_quotation_of_a_known_day_is_counted_once(days: list[date], step: Step) -> None:
    if step == "day":
        days = [days[0] + timedelta((day - days[0]).days % 50) for day in days]
    found = spread([printing(day.isoformat()) for day in days], step)
    assert sum(period.quotations for period in found.periods) == len(days)
    firsts = [period.first for period in found.periods]
    assert firsts == sorted(set(firsts))
    assert all(begin(first, step) == first for first in firsts)
