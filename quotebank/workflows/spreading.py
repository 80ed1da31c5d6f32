"""Quotations spread over time: how many in each day, week, month or year. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from quotebank.days import published_interval
from quotebank.model import Printing

Step = Literal["day", "week", "month", "year"]
STEPS: tuple[Step, ...] = ("day", "week", "month", "year")

_LONGEST_IN_DAYS = 62
_LONGEST_IN_MONTHS = 6 * 366


@dataclass(frozen=True, slots=True)
class Period:
    """One step of a timeline: its first day, its name ("2010-11"), and what falls into it."""

    first: date
    name: str
    quotations: int
    articles: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Periods in order, the empty ones between them too.

    ``left_out``: quotations without a day, or whose days do not fall into one step.
    """

    step: Step
    periods: tuple[Period, ...]
    left_out: int


def days_of(printing: Printing) -> tuple[date, date] | None:
    """Return the days on which it may have been said: said-on where known, else published."""
    said = printing.quotation.said_on
    if said is not None and said.expression.earliest and said.expression.latest:
        return said.expression.earliest, said.expression.latest
    if printing.published is None:
        return None
    known = published_interval(printing.published)
    return known.earliest, known.latest


def spread(printings: Iterable[Printing], step: Step | None = None) -> Timeline:
    """Count printings by period; without a step by one that gives a readable number of them."""
    found = [(days_of(printing), printing.article_id) for printing in printings]
    known = [(days[0], days[1], article) for days, article in found if days is not None]
    if step is None:
        step = _fitting(known)
    counted: dict[date, list[int]] = {}
    left_out = len(found) - len(known)
    for earliest, latest, article in known:
        first = begin(earliest, step)
        if first == begin(latest, step):
            counted.setdefault(first, []).append(article)
        else:
            left_out += 1
    if not counted:
        return Timeline(step, (), left_out)
    periods = tuple(
        _period(first, step, counted.get(first, []))
        for first in _every(min(counted), max(counted), step)
    )
    return Timeline(step, periods, left_out)


def spread_together(
    sides: Sequence[Sequence[Printing]], step: Step | None = None
) -> list[Timeline]:
    """Count several lists of printings over the same periods."""
    whole = spread([printing for side in sides for printing in side], step)
    timelines = []
    for side in sides:
        alone = spread(side, whole.step)
        own = {period.first: period for period in alone.periods}
        periods = (own.get(p.first, replace(p, quotations=0, articles=0)) for p in whole.periods)
        timelines.append(replace(alone, periods=tuple(periods)))
    return timelines


def _period(first: date, step: Step, articles: list[int]) -> Period:
    return Period(first, name(first, step), len(articles), len(set(articles)))


def _fitting(known: Iterable[tuple[date, date, int]]) -> Step:
    exact = [earliest for earliest, latest, _ in known if earliest == latest]
    span = (max(exact) - min(exact)).days if exact else _LONGEST_IN_MONTHS
    if span < _LONGEST_IN_DAYS:
        return "day"
    return "month" if span < _LONGEST_IN_MONTHS else "year"


def begin(day: date, step: Step) -> date:
    """Return the first day of the step that a day is in; weeks begin on Monday."""
    match step:
        case "week":
            return day - timedelta(day.weekday())
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)
    return day


def name(first: date, step: Step) -> str:
    """Return a step as text: 2010-11-04, 2010-W44, 2010-11, 2010."""
    match step:
        case "week":
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02}"
        case "month":
            return first.isoformat()[:7]
        case "year":
            return f"{first.year:04}"
    return first.isoformat()


def _every(first: date, last: date, step: Step) -> Iterator[date]:
    while first <= last:
        yield first
        days = {"day": 1, "week": 7, "month": 31, "year": 366}[step]
        first = begin(first + timedelta(days), step)
