"""What an expression of time says: from the printed words to their normal form.

Each function takes the words as printed and their context, and returns the normal form
(``quotebank.days.normal``), or None where the words are no date after all.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.days.normal import calendar
from quotebank.days.printed import publication
from quotebank.days.words import words
from quotebank.extraction.dates.contexts import Context

_WEEKDAY_BEFORE: Final = re.compile(r"^[A-Z][a-z]+\.?,?\s(?=[A-Z])")
_CALENDAR: Final = re.compile(
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?:\sof)?\s)?(?P<month>[A-Z][a-z]+)\.?"
    r"(?:\s(?P<d2>\d{1,2})(?!\d)(?:st|nd|rd|th)?)?(?:,?\s(?:of\s)?(?P<year>\d{4}))?"
)


def weekday(printed: str, context: Context) -> str | None:
    """Read "last Friday", "Wednesday, Nov. 3"."""
    known = words()
    name, _, rest = printed.partition(" ")
    if re.search(r"\d", rest):
        return calendar_day(rest.removeprefix("the "), context)
    number = known.weekdays[name.rstrip(".,").lower()]
    if rest.endswith("last week"):
        return f"weekday:{number}:last"
    if "past" in context.qualifiers:
        return f"weekday:{number}:past"
    which = next((word for word in ("last", "this") if word in context.qualifiers), "past")
    return f"weekday:{number}:{which}"


def calendar_day(printed: str, _: Context) -> str | None:
    """Read "Nov. 3", "3 November 2010"."""
    match = _CALENDAR.search(_WEEKDAY_BEFORE.sub("", printed))
    if match is None or (number := words().months.get(match["month"].lower())) is None:
        return None
    return calendar(match["year"], number, int(match["d1"] or match["d2"] or 0))


def month(printed: str, context: Context) -> str | None:
    """Read "May" behind "in", "last November", "March last year", "November 2010"."""
    match = _CALENDAR.search(printed)
    assert match is not None
    number = words().months[match["month"].lower()]
    if match["year"]:
        return f"month:{match['year']}-{number:02}"
    if printed.endswith("last year"):
        return f"month:{number:02}:lastyear" if context.before == "in" else None
    if "last" in context.qualifiers:
        return f"month:{number:02}:last"
    if "this" in context.qualifiers or not (context.before == "in" or context.attributive):
        return None  # "May" is mostly a verb or a person; "this November" mostly lies ahead
    return f"month:{number:02}:past"


def year(printed: str, context: Context) -> str | None:
    """Read "2008" behind "in", and "summer of 2008"."""
    if not (context.before in {"in", "during"} or context.attributive or " " in printed):
        return None  # a number
    return f"year:{printed[-4:]}"


def numbers(printed: str, _: Context) -> str | None:
    """Read "2010-11-03" and "13/11/2010"; nothing where two days are possible."""
    return None if (day := publication(printed)) is None else f"day:{day}"


def near_day(printed: str, _: Context) -> str | None:
    """Read "yesterday", "tonight"."""
    plain = printed.lower()
    return "day:-1" if plain in {"yesterday", "last night"} else "day:0"


def unit(printed: str, context: Context) -> str | None:
    """Read "last week", "earlier this month", "the weekend"."""
    which, unit = printed.lower().split()[0], printed.split()[-1]
    if which == "this" and "later" in context.qualifiers:
        return None  # "later this month" lies ahead
    if unit == "weekend":
        if which == "the" and context.before not in {"over", "at", "during"}:
            return None
        return f"weekend:{'last' if which == 'last' else 'past'}"
    if "past" in printed:
        return None  # "this past year" reaches to now
    return f"{unit}:{-1 if which == 'last' else 0}"


def ago(printed: str, context: Context) -> str | None:
    """Read "two weeks ago"; what we do not count ourselves is left to dateparser."""
    count, unit, _ = printed.lower().split()
    if context.before in _VAGUE:
        return None
    number = words().numbers.get(count) or (int(count) if count.isdecimal() else None)
    if number is None or unit == "fortnight":
        return f"tail:{' '.join(printed.lower().split())}"
    return f"{unit.removesuffix('s')}:-{number}"


_VAGUE: Final = frozenset(["nearly", "almost", "roughly", "around", "over", "just"])


def moved_by(printed: str, context: Context) -> str | None:
    """Return by how many days the expression before is moved."""
    plain = printed.lower()
    if plain.endswith(("before", "after")) and re.match(r"\s\w", context.after):
        return None  # "the day before the vote" needs to know the vote
    if "same" in plain or plain.startswith("that"):
        return None if re.match(r"\s(?:that|as|when)\b", context.after) else "0"
    count = words().numbers.get(plain.split()[0]) or (
        int(m[0]) if (m := re.match(r"\d+", plain)) else 1
    )
    return str(count if re.search(r"later|after|next|following", plain) else -count)
