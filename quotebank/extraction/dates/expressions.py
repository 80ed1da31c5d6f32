"""Expressions of time in running text: what is printed, before anybody asks what it dates.

Candidates are found by our own patterns alone: plain searches for the letters that every
expression of time holds ("day" of Monday and yesterday, "Nov", four digits), and only where one
stands a pattern of its kind. Each gets its normal form at once (``quotebank.days.normal``). What
only looks like a date ("the Sunday Times", "May" the name, "every Friday", "by Nov. 15") is left
out here; whether an expression dates what somebody said is for ``occasions`` to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from quotebank.days.words import alternation, words
from quotebank.extraction.dates import readings
from quotebank.extraction.dates.contexts import Context, context_of


class Expression(NamedTuple):
    """An expression and its normal form.

    ``moved`` is None, or the days by which an expression ("the day before" = -1) moves the one
    before it, whose normal form it still lacks. ``attributive``: it stands before a noun of speech
    ("in a Nov. 3 interview", "Monday's debate").
    """

    start: int
    end: int
    normal: str
    moved: int | None = None
    attributive: bool = False


class _Form(NamedTuple):
    """A stretch that has the form of an expression, and how it is read."""

    start: int
    end: int
    read: Callable[[str, Context], str | None]


def expressions(
    text: str, start: int, end: int, found: Iterable[int] | None = None
) -> Iterator[Expression]:
    """Yield the expressions of time in ``text[start:end]`` that look back, in order.

    ``found`` are the triggers in the stretch, where the caller has them.
    """
    at = start
    for trigger in triggers(text, start, end) if found is None else found:
        if trigger < at:
            continue
        form = _form(text, trigger, at, end)
        if form is None or _is_name(text, form, start, end):
            continue
        at = form.end
        context = context_of(text, form.start, form.end, start)
        if context.ahead:
            continue
        # Wrapped lines and odd blanks stand within expressions too ("Tuesday\nnight").
        printed = " ".join(text[form.start : form.end].split())
        normal = form.read(printed, context)
        if normal is not None and (not context.attributive or context.of_speech):
            moved = int(normal) if form.read is readings.moved_by else None
            yield Expression(context.start, form.end, normal, moved, context.attributive)


def triggers(text: str, start: int, end: int) -> list[int]:
    """Return where letters stand that every expression of time holds, in order.

    Plain searches for each cost a fraction of one pattern for all: most find nothing.
    """
    found = [match.start() for match in _CAPITAL_OR_NUMBER.finditer(text, start, end)]
    for part in _PARTS:
        at = text.find(part, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(part, at + 3, end)
    found.sort()
    return found


_PARTS: Final = ("day", "week", "month", "year", "night", "noon", "orning", "vening")
# Bare alternatives, each beginning with a letter of its own: only so does the machine see a set of
# first letters and skip all others, five times faster than with "Ma[ry]" or a group.
_CAPITAL_OR_NUMBER: Final = re.compile(
    r"Jan|Jun|Jul|Feb|Mar|May|Apr|Aug|Sep|Oct|Nov|Dec|1\d\d\d|2\d\d\d", re.ASCII
)


# ------------------------------------------------------------------ forms


def _form(text: str, at: int, start: int, end: int) -> _Form | None:
    first = text[at]
    if first.isdigit():
        return _year_form(text, at, start, end)
    return (
        _month_form(text, at, start, end) if first.isupper() else _word_form(text, at, start, end)
    )


def _month_form(text: str, at: int, start: int, end: int) -> _Form | None:
    if at > start and (text[at - 1].isalnum() or text[at - 1] == "-"):
        return None
    if (before := _DAY_BEFORE.search(text, max(start, at - 8), at)) is not None:
        match = _day_month().match(text, before.start(), end)
        if match is not None:
            return _Form(match.start(), match.end(), readings.calendar_day)
    if (match := _month_day().match(text, at, end)) is not None:
        short = _short_weekday().search(text, max(start, at - 8), at)
        return _Form(short.start() if short else at, match.end(), readings.calendar_day)
    if (match := _month_alone().match(text, at, end)) is not None:
        return _Form(at, match.end(), readings.month)
    return None


def _year_form(text: str, at: int, start: int, end: int) -> _Form | None:
    if (
        at > start
        and text[at - 1] in "./"
        and (by := _NUMBERS.search(text, max(start, at - 6), at))
    ):
        return _Form(by.start(), at + 4, readings.numbers)
    if at > start and (text[at - 1].isalnum() or text[at - 1] in "-$.,"):
        return None
    if (match := _ISO.match(text, at, end)) is not None:
        return _Form(at, match.end(), readings.numbers)
    if (match := _YEAR.match(text, at, end)) is not None:
        season = _season().search(text, max(start, at - 10), at)
        return _Form(season.start() if season else at, match.end(), readings.year)
    return None


def _word_form(text: str, at: int, start: int, end: int) -> _Form | None:
    first = at
    while first > start and text[first - 1].isalpha():
        first -= 1
    match = _LETTERS.match(text, first, end)
    if match is None:  # a letter that no English word begins with
        return None
    word, last = match.group(), match.end()
    if word in words().groups["weekdays"]["words"]:
        match = _weekday_more().match(text, last, end)
        return _Form(first, match.end() if match else last, readings.weekday)
    lower = word.lower()
    if lower in {"yesterday", "today", "tonight"}:
        return _Form(first, last, readings.near_day)
    for pattern, read in _around():
        if lower in pattern.words and (match := pattern.search(text, first, last, start, end)):
            return _Form(match.start(), match.end(), read)
    return None


class _Around(NamedTuple):
    """A pattern around one of its words."""

    words: frozenset[str]
    pattern: re.Pattern[str]

    def search(
        self, text: str, first: int, last: int, start: int, end: int
    ) -> re.Match[str] | None:
        for match in self.pattern.finditer(
            text, max(start, first - _BEFORE), min(end, last + _AFTER)
        ):
            if match.start() <= first and last <= match.end():
                return match
        return None


_BEFORE: Final = 20
_AFTER: Final = 10
_LETTERS: Final = re.compile(r"[A-Za-z]+")
_DAY_BEFORE: Final = re.compile(r"(?<![\d.,$/-])(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?:\sof)?\s$")
_NUMBERS: Final = re.compile(r"(?<!\d)[0-3]?\d(?P<by>[/.])[0-3]?\d(?P=by)$")
_ISO: Final = re.compile(r"\d{4}-[01]\d-[0-3]\d\b")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d(?!\w|-\d|[.,]\d|\s?(?:%|percent))")


@cache
def _months() -> str:
    groups = words().groups["months"]
    return rf"(?:{alternation(groups['words'])}\b|{alternation(groups['abbreviations'])}\b\.?)"


_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_A_YEAR: Final = r"(?:1[5-9]|20)\d\d(?!\d)"


@cache
def _month_day() -> re.Pattern[str]:
    return re.compile(
        rf"{_months()}\s{_DAY}(?!\d|[.,:]\d{{2}}|\s?(?:%|percent|per\s|million|billion))"
        rf"(?:,?\s{_A_YEAR})?{_clock()}"
    )


@cache
def _short_weekday() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(words().groups['weekdays']['abbreviations'])}\.?,?\s$")


@cache
def _day_month() -> re.Pattern[str]:
    return re.compile(rf"{_DAY}(?:\sof)?\s{_months()}(?:,?\s{_A_YEAR})?")


@cache
def _month_alone() -> re.Pattern[str]:
    return re.compile(
        rf"{alternation(words().groups['months']['words'])}\b(?:\s(?:of\s)?(?:{_A_YEAR}|last\syear\b))?"
        rf"|{_months()}\s(?:of\s)?{_A_YEAR}"
    )


@cache
def _season() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(words().groups['seasons']['words'])}\s(?:of\s)?$")


@cache
def _clock() -> str:
    return rf"(?:\s(?:early\s|late\s)?{alternation(words().groups['parts_of_day']['words'])}\b)?"


@cache
def _weekday_more() -> re.Pattern[str]:
    """What belongs to a weekday before it: part of day, calendar day, "last week"."""
    calendar = rf"(?:{_months()}\s{_DAY}(?!\d)(?:,?\s{_A_YEAR})?|{_day_month().pattern})"
    return re.compile(
        rf"(?:{_clock()},?\s(?:the\s)?(?P<calendar>{calendar}))?{_clock()}"
        r"(?:\s(?:of\s)?last\sweek\b)?"
    )


@cache
def _around() -> list[tuple[_Around, Callable[[str, Context], str | None]]]:
    counted = words().groups["counted"]
    number = alternation([*words().numbers, *map(str.capitalize, words().numbers)])
    many = rf"(?:{alternation(counted['teens'])}|{alternation(counted['tens'])}(?:-\w+)?)"
    part = alternation(words().groups["parts_of_day"]["words"])
    table = [
        (
            "day days week weeks month months year years fortnight",
            rf"\b(?:{number}|{many}|\d{{1,3}}|[Aa]n?)\s(?:day|week|month|year|fortnight)s?\sago\b",
            readings.ago,
        ),
        (
            "day days",
            r"\b[Tt]he\s(?:day\s(?:before|after)|(?:previous|next|following|same)\sday)\b"
            rf"|\b(?:{number}|\d\d?|[Aa])\sdays?\s(?:earlier|later|before)\b"
            r"|\b[Tt]hat\s(?:same\s)?day\b",
            readings.moved_by,
        ),
        (
            "week weekend month year",
            r"\b(?:[Ll]ast|[Tt]his)\s(?:past\s)?(?:week|weekend|month|year)\b|\bthe\sweekend\b",
            readings.unit,
        ),
        (
            "night morning afternoon evening",
            rf"\b(?:[Tt]his\s{part}|[Ll]ast\snight)\b",
            readings.near_day,
        ),
    ]
    return [
        (_Around(frozenset(names.split()), re.compile(pattern)), read)
        for names, pattern, read in table
    ]


def _is_name(text: str, form: _Form, start: int, end: int) -> bool:
    """Say whether the words belong to a name in which they are no date ("the Sunday Times")."""
    names = _names().get(text[form.start : form.end].split()[0].rstrip("."))
    if names is None:
        return False
    around = max(start, form.start - _NAME), min(end, form.end + _NAME)
    return any(match.start() <= form.start < match.end() for match in names.finditer(text, *around))


_NAME: Final = 25
"""Characters that the longest of those names has beside its word of time."""


@cache
def _names() -> dict[str, re.Pattern[str]]:
    table: dict[str, list[str]] = {}
    for name in words().groups["not_dates"]["names"]:
        for word in name.split():
            table.setdefault(word.rstrip("."), []).append(name)
    return {word: re.compile(rf"\b{alternation(names)}\b") for word, names in table.items()}
