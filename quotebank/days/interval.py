"""A stretch of days: what every imprecise date means."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ]\d\d:\d\d\S*)?)?)?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Interval:
    """The days ``earliest`` to ``latest``, both included."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        """Raise ValueError when it ends before it begins."""
        if self.latest < self.earliest:
            raise ValueError(f"{self.latest} is before {self.earliest}")

    def until(self, last: date) -> Interval | None:
        """Return the part that is not after ``last``, None when all of it is."""
        if self.earliest > last:
            return None
        return self if self.latest <= last else Interval(self.earliest, last)


def one_day(day: date) -> Interval:
    """Return the interval of a single day."""
    return Interval(day, day)


def ordinal(day: date | None) -> int | None:
    """Return a day as a number, to reckon how far two are apart; None for an unknown one."""
    return None if day is None else day.toordinal()


def week_of(day: date) -> Interval:
    """Return the calendar week of ``day``; weeks begin on Monday. Cut where the calendar ends."""
    before, after = day.weekday(), 6 - day.weekday()
    return Interval(
        day - timedelta(min(before, (day - date.min).days)),
        day + timedelta(min(after, (date.max - day).days)),
    )


def month_of(year: int, month: int) -> Interval:
    """Return the days of a month. Raises ValueError outside years 1 to 9999, months 1 to 12."""
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> Interval:
    """Return the days of a year. Raises ValueError outside years 1 to 9999."""
    return Interval(date(year, 1, 1), date(year, 12, 31))


def published_interval(iso: str) -> Interval:
    """Return the local days that an article's time of publication allows.

    ``iso`` is a year, month, day or minute as ``Article.published`` has it; a zone is never
    converted, for the paper's own day is what its "Wednesday" is reckoned from.
    Raises ValueError for anything else.

    >>> published_interval("2010-11").latest
    datetime.date(2010, 11, 30)
    >>> published_interval("2010-11-04T00:29+08:00").earliest
    datetime.date(2010, 11, 4)
    """
    match = _ISO.fullmatch(iso)
    if match is None:
        raise ValueError(f"not a time of publication: {iso!r}")
    year, month, day = match.group("year", "month", "day")
    if day is not None:
        return one_day(date(int(year), int(month), int(day)))
    if month is not None:
        return month_of(int(year), int(month))
    return year_of(int(year))
