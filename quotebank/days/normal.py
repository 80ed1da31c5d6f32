"""Normal forms: what an expression of time says, apart from the day it was printed on.

    day:2010-11-03  month:2010-11  year:2008     absolute
    day:-1  week:-1  month:0  year:-1            counted in days or calendar units from publication
    weekday:3:past                               "Wednesday": the latest one, that day included
    weekday:5:last                               "last Friday": that of the previous calendar week
    weekday:5:this                               "this Friday": that of the week of publication
    monthday:11-03                               "Nov. 3": the latest one
    month:11:past  month:11:last                 "in November", "last November" (a whole one)
    month:11:lastyear                            "in November last year"
    weekend:past  weekend:last                   "over the weekend", "last weekend"
    tail:twenty-one days ago                     left to dateparser

``@+1`` or ``@-1`` behind a form moves it by days: "the day before" Wednesday is
``weekday:3:past@-1``. A form and the day of publication give the interval without the text, so
that a publication day told later is enough to reckon again.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from quotebank.days.interval import Interval, month_of, one_day, week_of, year_of
from quotebank.days.tail import long_tail

Precision = Literal["day", "week", "month", "year"]

_SOON = timedelta(days=7)
"""A month and day that comes this soon after publication is this year's: it lies ahead (and stays
unresolved), or the paper went out in another zone than its dateline ("yesterday" under June 20,
printed on the nineteenth)."""

_LEAP_YEAR = 2000
_UNITS: tuple[Precision, ...] = ("day", "week", "month", "year")
_FORM = re.compile(
    r"(?P<unit>day|week|month|year):(?P<count>0|-\d{1,4})"
    r"|weekday:(?P<weekday>[1-7]):(?P<which>past|last|this)"
    r"|monthday:(?P<month>\d\d)-(?P<day>\d\d)"
    r"|month:(?P<name>\d\d):(?P<mwhich>past|lastyear|last)"
    r"|weekend:(?P<weekend>past|last)"
    r"|(?P<absolute>day:\d{4}-\d\d-\d\d|month:\d{4}-\d\d|year:\d{4})"
    r"|tail:(?P<tail>[^@]+)",
    re.ASCII,
)
_MOVED = re.compile(r"(?P<form>[^@]+)(?:@(?P<by>[+-]\d{1,3}))?", re.ASCII)


def calendar(year: str | None, month: int, day: int) -> str | None:
    """Return the normal form of a day of the calendar, without a ``year`` that of the latest one;
    None where there is no such day: "Feb. 30"."""
    try:
        date(int(year or _LEAP_YEAR), month, day)
    except ValueError:
        return None
    return f"day:{year}-{month:02}-{day:02}" if year else f"monthday:{month:02}-{day:02}"


@lru_cache(maxsize=4096)
def precision(normal: str) -> Precision:
    """Return the unit that the expression names. Raises ValueError for no normal form."""
    form, _ = _read(normal)
    if form["weekend"] or "fortnight" in (form["tail"] or ""):
        return "week"
    if form["name"]:
        return "month"
    named = form["unit"] or (form["absolute"] or "").partition(":")[0] or form["tail"] or "day"
    return next((unit for unit in _UNITS if unit in named), "day")


def resolve(normal: str, published: Interval | None) -> Interval | None:
    """Return the days that a normal form means in an article of that publication, or None.

    Nothing in the answer is after publication. None when a needed day of publication is missing
    or too vague, and when all the form means is after publication. Raises ValueError for no
    normal form.
    """
    form, moved = _read(normal)
    if form["absolute"]:
        found = _absolute(form["absolute"], moved)
        return found if found is None or published is None else found.until(published.latest)
    if published is None:
        return None
    found = _reckon(form, moved, published.latest)
    # The reckoning never runs backwards, so what holds for both ends holds in between.
    if published.earliest != published.latest and found != _reckon(form, moved, published.earliest):
        return None
    return None if found is None else found.until(published.latest)


@lru_cache(maxsize=4096)
def _read(normal: str) -> tuple[dict[str, str], timedelta]:
    moved = _MOVED.fullmatch(normal)
    form = _FORM.fullmatch(moved["form"]) if moved else None
    if moved is None or form is None:
        raise ValueError(f"not a normal form of a date: {normal!r}")
    return form.groupdict(), timedelta(days=int(moved["by"] or 0))


def _absolute(form: str, moved: timedelta) -> Interval | None:
    unit, _, value = form.partition(":")
    numbers = [int(number) for number in value.split("-")]
    try:
        if unit == "day":
            return one_day(date(*numbers) + moved)
        return month_of(*numbers) if unit == "month" else year_of(*numbers)
    except (ValueError, OverflowError):
        return None  # printed, but no such day ("Feb. 30, 2010")


def _reckon(form: dict[str, str], moved: timedelta, base: date) -> Interval | None:
    try:
        found = _relative(form, base)
        if found is None or not moved:
            return found
        return Interval(found.earliest + moved, found.latest + moved)
    except (ValueError, OverflowError):
        return None  # beyond the ends of the calendar


def _relative(form: dict[str, str], base: date) -> Interval | None:
    if form["weekday"]:
        return one_day(_weekday(int(form["weekday"]), form["which"], base))
    if form["unit"]:
        return _counted(form["unit"], int(form["count"]), base)
    if form["month"]:
        return _month_and_day(int(form["month"]), int(form["day"]), base)
    if form["name"]:
        month, which = int(form["name"]), form["mwhich"]
        earlier = month > base.month or (which == "last" and month == base.month)
        earlier = earlier or which == "lastyear"
        return month_of(base.year - earlier, month)
    if form["weekend"]:
        saturday = _weekday(6, "last" if form["weekend"] == "last" else "past", base)
        return Interval(saturday, saturday + timedelta(days=1))
    return long_tail(form["tail"], base)


def _weekday(number: int, which: str, base: date) -> date:
    if which == "past":
        return base - timedelta(days=(base.isoweekday() - number) % 7)
    weeks = 1 if which == "last" else 0
    return base + timedelta(days=number - base.isoweekday() - 7 * weeks)


def _counted(unit: str, count: int, base: date) -> Interval:
    if unit == "day":
        return one_day(base + timedelta(days=count))
    if unit == "week":
        return week_of(base + timedelta(weeks=count))
    if unit == "year":
        return year_of(base.year + count)
    year, month = divmod(base.year * 12 + base.month - 1 + count, 12)
    return month_of(year, month + 1)


def _month_and_day(month: int, day: int, base: date) -> Interval | None:
    """Return the latest such day; a leap day may lie eight years back."""
    for year in range(base.year + 1, base.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= base + _SOON:
            return one_day(found)
    return None
