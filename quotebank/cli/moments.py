"""When a quotation was said or printed, in words: for a person, or plain for a program."""

from __future__ import annotations

from datetime import date
from typing import Literal

from quotebank.model import Precision, Printing

_SATURDAY = 5

Which = Literal["said", "inherited", "published", ""]


def moment(printing: Printing, *, human: bool) -> tuple[str, Which]:
    """Return the time and which it is: said where known, else published, else nothing.

    ``human``: "3 Nov 2010", "week of 1 Nov 2010", "Nov 2010"; else "2010-11-03",
    "week of 2010-11-01", "2010-11".
    """
    said = printing.quotation.said_on
    if said is not None and said.expression.earliest is not None:
        expression = said.expression
        assert said.expression.earliest is not None
        when = printed(said.expression.earliest, expression.precision, human=human)
        return when, "inherited" if said.inherited else "said"
    if printing.published is not None:
        return published(printing.published, human=human), "published"
    return "", ""


def printed(day: date, precision: Precision, *, human: bool) -> str:
    """Return ``day`` as no more than ``precision`` knows of it."""
    match precision:
        case "year":
            return f"{day.year}"
        case "month":
            return f"{day:%b} {day.year}" if human else day.isoformat()[:7]
        case "week":
            # A Saturday begins the weekend of "over the weekend": the week of that day is another.
            unit = "weekend" if day.weekday() == _SATURDAY else "week"
            return f"{unit} of {_day(day, human=human)}"
    return _day(day, human=human)


def published(iso: str, *, human: bool) -> str:
    """Return a time of publication (ISO text) without its hour."""
    text = iso[:10]
    if not human:
        return text
    precision: dict[int, Precision] = {4: "year", 7: "month"}
    day = date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    return printed(day, precision.get(len(text), "day"), human=True)


def _day(day: date, *, human: bool) -> str:
    return f"{day.day} {day:%b} {day.year}" if human else day.isoformat()
