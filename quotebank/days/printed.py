"""A time as newspapers or metadata print it, read into ISO text of the same precision and zone.

The whole of the text has to be a time, save a label before it ("Published: "). Nothing is ever
guessed: "03/11/2010" is two days in two countries, and neither is taken unless the weekday beside
it or the outlet's known order decides.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from quotebank.days.tail import long_tail
from quotebank.days.words import Words, alternation, words

Order = Literal["dmy", "mdy"]

_ANY_BASE = date(2000, 1, 1)
_LONGEST = 120
"""Characters: a line longer than this is prose, not a time."""


class Stamps(NamedTuple):
    """What a line says of an article's times, each ISO text or None."""

    published: str | None
    updated: str | None


def publication(text: str, order: Order | None = None) -> str | None:
    """Return a printed time of publication as ISO text (2010, 2010-11, 2010-11-04, …T09:29+08:00).

    ``order`` is the outlet's order of numbers in "03/11/2010" where it is known. None when the
    text is no time, is ambiguous, or is labelled as an update.

    >>> publication("Thursday 04 Nov 2010 09.29 GMT")
    '2010-11-04T09:29+00:00'
    >>> publication("03/11/2010") is None
    True
    """
    return stamps(text, order).published


def stamps(line: str, order: Order | None = None) -> Stamps:
    """Return the times that a line prints: "Published …; last modified …", "Updated : …".

    A time without a label is one of publication.
    """
    if (iso := _ISO.fullmatch(line)) is not None:
        return Stamps(_checked_iso(iso), None)
    if len(line) > _LONGEST or not any(map(str.isdigit, line)):
        return Stamps(None, None)
    parts = _labels().split(line.strip())
    found: dict[str, str | None] = {}
    if parts[0].strip(" \t:;,|-\N{EN DASH}\N{EM DASH}\N{BULLET}\N{MIDDLE DOT}"):
        if len(parts) > 1 and (first := _time(parts[0], order)) is None:
            return Stamps(None, None)  # prose in which a label's word happens to stand
        if len(parts) == 1:
            return Stamps(_time(parts[0], order), None)
        found["published"] = first
    updated = {label.lower() for label in words().updated}
    for label, rest in zip(parts[1::2], parts[2::2], strict=True):
        kind = "updated" if " ".join(label.lower().split()) in updated else "published"
        found.setdefault(kind, _time(rest, order))
    return Stamps(found.get("published"), found.get("updated"))


def _checked_iso(iso: re.Match[str]) -> str | None:
    day, clock, zone = iso.group("day", "clock", "zone")
    try:
        datetime.fromisoformat(f"{day}T{clock}" if clock else day)
    except ValueError:
        return None
    if zone == "Z":
        zone = "+00:00"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{day}T{clock}{zone or ''}" if clock else str(day)


# The common case of every bulk source, twenty times cheaper than the forms newspapers print.
_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)


@cache
def _labels() -> re.Pattern[str]:
    labels = alternation([*words().published, *words().updated])
    return re.compile(rf"(?<![\w-])({labels})(?:\s+(?:on|at))?(?=[\s:])\s*:?", re.IGNORECASE)


def _time(text: str, order: Order | None) -> str | None:
    text = " ".join(text.split()).strip(" :;,|()[]-\N{EN DASH}\N{EM DASH}\N{BULLET}\N{MIDDLE DOT}")
    clock = _clock().search(text)
    rest = text if clock is None else f"{text[: clock.start()]} {text[clock.end() :]}"
    day = _day(rest.strip(" ,;|-\N{EN DASH}\N{EM DASH}"), order)
    if day is None or clock is None:
        return day
    if len(day) < len("2010-11-04"):
        return None  # a time of day without a day is something else than a publication
    hour = _hour(clock)
    return None if hour is None else f"{day}T{hour}{_zone(clock, day, hour)}"


@cache
def _clock() -> re.Pattern[str]:
    zones = words()
    names = alternation([*zones.offsets, *zones.places, *zones.unclear_zones])
    return re.compile(
        r"(?:(?<=\d)T|(?<![\w.:/-])(?:at\s+)?)"
        r"(?:(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?"
        r"|(?P<only>\d{1,2})(?=\s*[ap]\.?m\b)|(?P<packed>\d{4})(?=\s*(?:GMT|hrs|Z)\b))"
        r"(?:\s*(?P<half>[ap])\.?m\b\.?|\s*hrs\b)?"
        r"(?:\s*\(?\s*(?P<zone>(?:(?:GMT|UTC)\s*)?[+\-\N{MINUS SIGN}]\d\d?(?::?\d\d)?"
        rf"|{names}\b)\)?)?"
        r"(?:\s*\([A-Z]{2,5}\))?(?![\d/]|[.-]\d\d)",
        re.IGNORECASE,
    )


def _hour(clock: re.Match[str]) -> str | None:
    hour, minute = int(clock["hour"] or clock["only"] or 0), int(clock["minute"] or 0)
    if clock["packed"]:
        hour, minute = divmod(int(clock["packed"]), 100)
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    second = clock["second"]
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        return None
    return f"{hour:02}:{minute:02}" + (f":{second}" if second else "")


def _zone(clock: re.Match[str], day: str, hour: str) -> str:
    printed = (clock["zone"] or "").upper().replace("\N{MINUS SIGN}", "-")
    known = words()
    if printed in known.offsets:
        return known.offsets[printed]
    if printed in known.places:
        return _summer_or_winter(known.places[printed], day, hour)
    sign = re.search(r"([+-])(\d\d?):?(\d\d)?$", printed)
    if sign is None or int(sign[2]) > 14:
        return ""  # no zone, or an abbreviation of several zones: the local time stands alone
    return f"{sign[1]}{int(sign[2]):02}:{sign[3] or '00'}"


def _summer_or_winter(place: str, day: str, hour: str) -> str:
    try:
        zone = ZoneInfo(place)
    except ZoneInfoNotFoundError:
        return ""  # a machine without a zone database: the local time is right without it
    offset = f"{datetime.fromisoformat(f'{day}T{hour}').replace(tzinfo=zone):%z}"
    return f"{offset[:3]}:{offset[3:]}"


def _day(text: str, order: Order | None) -> str | None:
    """Return the ISO day, month or year that is the whole of ``text``."""
    known = words()
    for pattern in _forms():
        if (match := pattern.fullmatch(text)) is None:
            continue
        parts = match.groupdict()
        year = int(parts["year"])
        if not (month := parts.get("month")):
            return f"{year:04}" if 1500 <= year < 2500 else None
        number = known.months[month.lower()] if month.isalpha() else int(month)
        if not parts.get("day"):
            return f"{year:04}-{number:02}" if 1 <= number <= 12 else None
        return _checked(year, number, int(parts["day"]))
    if (match := _numbers().fullmatch(text)) is not None:
        return _decided(match, order, known)
    if re.search(r"[A-Za-z]{3}", text) and re.search(r"\d", text) and _looks_whole(text, known):
        found = long_tail(text, _ANY_BASE, whole=True)
        return found.earliest.isoformat() if found else None
    return None


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    known = words()
    weekday = rf"(?:(?P<weekday>{alternation(known.weekdays)})\.?,?\s+(?:the\s+)?)?"
    month = rf"(?P<month>{alternation(known.months)})\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?P<year>\d{4})"
    forms = (
        rf"{weekday}{month}\s+{day},?\s+{year}",  # Nov. 4, 2010
        rf"{weekday}{day}[\s-]+(?:of\s+)?{month}[\s-]*,?\s*{year}",  # 4 November 2010, 26-FEB-1987
        rf"{weekday}{year}-(?P<month>\d\d)-(?P<day>\d\d)",
        r"(?P<year>\d{4})([/.])(?P<month>\d\d?)\2(?P<day>\d\d?)",
        r"(?P<year>[12]\d{3})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<year>\d{4})-(?P<month>\d\d)",
        rf"{month},?\s+{year}",
        year,
    )
    return tuple(re.compile(form, re.IGNORECASE | re.ASCII) for form in forms)


@cache
def _numbers() -> re.Pattern[str]:
    weekday = rf"(?:(?P<weekday>{alternation(words().weekdays)})\.?,?\s+)?"
    return re.compile(
        weekday + r"(?P<first>\d{1,2})([/.-])(?P<second>\d{1,2})\3(?P<year>\d{4})",
        re.IGNORECASE | re.ASCII,
    )


def _decided(match: re.Match[str], order: Order | None, known: Words) -> str | None:
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    readings = {"dmy": _checked(year, second, first), "mdy": _checked(year, first, second)}
    possible = {reading for reading in readings.values() if reading}
    if order is not None and readings[order]:
        return readings[order]
    if len(possible) > 1 and match["weekday"]:
        weekday = known.weekdays[match["weekday"].lower()]
        possible = {day for day in possible if date.fromisoformat(day).isoweekday() == weekday}
    return possible.pop() if len(possible) == 1 else None


def _looks_whole(text: str, known: Words) -> bool:
    found = {word.lower() for word in re.findall(r"[A-Za-z]+", text)}
    return bool(found & known.months.keys()) and re.search(r"(?<!\d)\d{4}(?!\d)", text) is not None


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
