"""What a person types after --since, --until or --on, as an interval."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from quotebank.days.interval import Interval, one_day, published_interval
from quotebank.days.normal import resolve
from quotebank.days.printed import publication
from quotebank.days.tail import long_tail
from quotebank.days.words import alternation, words
from quotebank.errors import QueryError

_PLAIN = {
    "today": "day:0",
    "yesterday": "day:-1",
    "this week": "week:0",
    "last week": "week:-1",
    "this month": "month:0",
    "last month": "month:-1",
    "this year": "year:0",
    "last year": "year:-1",
    "last weekend": "weekend:last",
}
_AMBIGUOUS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)", re.ASCII)
_DECADE = re.compile(r"(?:the\s+)?(\d{3}0)s", re.ASCII)


def asked(text: str, today: date) -> Interval:
    """Return the days that ``text`` asks for, told that it is ``today``.

    A year, month or day in the usual forms, a decade ("1990s"), "last month", "Monday" (the
    latest one), "3 weeks ago", "last 7 days". Raises QueryError in one line for anything else.
    """
    plain = " ".join(text.split()).lower()
    found = _own(plain, today)
    if found is None and not _AMBIGUOUS.search(plain) and _names_time(plain):
        found = long_tail(plain, today)
    if found is None:
        raise QueryError(_complaint(text))
    return found


def _own(plain: str, today: date) -> Interval | None:
    if (iso := publication(plain)) is not None:
        return published_interval(iso)
    if (decade := _DECADE.fullmatch(plain)) is not None and int(decade[1]) > 0:
        first = int(decade[1])
        return Interval(date(first, 1, 1), date(first + 9, 12, 31))
    known = words()
    if (normal := _PLAIN.get(plain)) is not None:
        return resolve(normal, one_day(today))
    if (match := _counted().fullmatch(plain)) is not None:
        number = known.numbers.get(match["number"]) or int(match["number"])
        unit = known.units[match["unit"]]
        if match["span"]:
            return _stretch(number, unit, today)
        return resolve(f"{unit}:-{number}", one_day(today)) if number < 10_000 else None
    return _named(plain, today)


def _named(plain: str, today: date) -> Interval | None:
    """A weekday, a month, or a month and day, each the latest one; with "last" as news has it."""
    known = words()
    which, _, name = plain.rpartition(" ")
    name = name.rstrip(".")
    if which in {"", "last", "this", "on", "in"}:
        which = which if which in {"last", "this"} else "past"
        if name in known.weekdays:
            return resolve(f"weekday:{known.weekdays[name]}:{which}", one_day(today))
        if name in known.months and which != "this":
            return resolve(f"month:{known.months[name]:02}:{which}", one_day(today))
    if (match := _month_and_day().fullmatch(plain)) is not None:
        month = known.months[match["m1"] or match["m2"]]
        day = int(match["d1"] or match["d2"])
        return resolve(f"monthday:{month:02}-{day:02}", one_day(today))
    return None


def _stretch(number: int, unit: str, today: date) -> Interval | None:
    """ "last 7 days" ends today and has seven days; "past 3 months" likewise begins to the day."""
    if unit in {"day", "week"}:
        days = number * (7 if unit == "week" else 1)
        if not 0 < days <= (today - date.min).days:
            return None
        return Interval(today - timedelta(days=days - 1), today)
    months = number * (12 if unit == "year" else 1)
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    if not number > 0 or year < 1:
        return None
    first = date(year, month + 1, min(today.day, 28))
    return Interval(first, today)


def _names_time(plain: str) -> bool:
    """Say whether a word of it is one of time: dateparser alone takes "we" for Wednesday."""
    known = words()
    names = known.weekdays.keys() | known.months.keys() | known.units.keys() | {"ago", "fortnight"}
    return not names.isdisjoint(re.findall(r"[a-z]+", plain))


@cache
def _counted() -> re.Pattern[str]:
    known = words()
    return re.compile(
        r"(?P<span>(?:the\s+)?(?:last|past)\s+)?"
        rf"(?P<number>{alternation(known.numbers)}|\d{{1,5}})\s+(?P<unit>{alternation(known.units)})"
        r"(?(span)|\s+ago)",
        re.ASCII,
    )


@cache
def _month_and_day() -> re.Pattern[str]:
    month = alternation(words().months)
    return re.compile(
        rf"(?P<m1>{month})\.?\s+(?P<d1>\d\d?)(?:st|nd|rd|th)?"
        rf"|(?P<d2>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m2>{month})\.?",
        re.ASCII,
    )


def _complaint(text: str) -> str:
    shown = " ".join(text.split())[:60]
    if (match := _AMBIGUOUS.fullmatch(shown)) and len(match[4]) == 4:
        first, second, year = match[1].zfill(2), match[3].zfill(2), match[4]
        return f"{shown!r} may be {year}-{second}-{first} or {year}-{first}-{second}: write either"
    return f"{shown!r} is no date to ask for: try 2010, 2010-11, 2010-11-04 or 'last month'"
