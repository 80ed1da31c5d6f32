"""Figures in front of a run of capitalised words that are part of a body's name: "21st Century
Fox", "38 Degrees"; and bodies of one word that begin with a figure. Under ``name_spans``.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.name import LEAD, Name, NameAt
from quotebank.extraction.names.surnames import bare_name

BEFORE_RUN: Final = frozenset("0123456789tdh")
"""How a figure may end before a blank and a run: "38", "21st", "2nd", "20th"; asked first."""
FIGURED: Final = re.compile(r"\d(?:st|nd|rd|th)? [A-Z]")
"""What a text must have for any of that."""
_ORDINAL: Final = frozenset(("st ", "nd ", "rd ", "th "))


def with_figure(text: str, at: int, names: tuple[Name, ...], lexicon: Lexicon) -> tuple[Name, ...]:
    """Return the names of a run that begins at a place, with the figure before it where that is
    part of the one name: "1st Central Holdings", not "On May 1st Harbor Council said" and "20
    Harbor Bank branches"."""
    before = text[at - 3 : at]
    figure = before[1:2].isdigit() or (before in _ORDINAL and text[at - 4 : at - 3].isdigit())
    if figure and len(names) == 1 and not names[0].lead and not names[0].offset:
        return (_with_figure(text, at, names[0], lexicon),)
    return names


def _with_figure(text: str, at: int, name: Name, lexicon: Lexicon) -> Name:
    start = max(text.rfind(" ", 0, at - 1), text.rfind("\n", 0, at - 1)) + 1
    figure = text[start : at - 1]
    if not figure[:1].isdigit() or text[at - 1] != " ":
        return name
    if figure[-1].isdigit():
        whole = f"{figure} {name.text}" in lexicon.known
    else:
        month = text[max(0, start - _MONTH) : start].split()
        whole = (
            len(name.words) > 1
            and (name.sort == "body" or name.words[0] == "Century")
            and not (month and month[-1] in lexicon.days)
        )
    if not whole:
        return name
    printed = sys.intern(f"{figure} {name.text}")
    return replace(
        name,
        lead=start - at,
        offset=start - at,
        length=len(printed),
        text=printed,
        words=(figure, *name.words),
        sort="body",
        gender="",
        key=printed,
    )


_MONTH: Final = 12
"""Characters in which the month before a day is looked for."""


def add_figured(found: list[NameAt], text: str, lexicon: Lexicon) -> None:
    """Add to the names of a text, in order, the bodies that begin with a figure: "said 23andMe",
    but not "$3M"."""
    added = []
    for word in lexicon.figures:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if text[at - 1 : at] in _BEFORE and not text[end : end + 1].isalnum():
                added.append(bare_name(at, word, "body"))
            at = text.find(word, end)
    if not added:
        return
    starts = [(name.start, name.end) for name in added]
    found[:] = [at for at in found if not any(a <= at.start < b for a, b in starts)] + added
    found.sort(key=LEAD)


_BEFORE: Final = frozenset(("", " ", "\n", "(", '"', "\N{LEFT DOUBLE QUOTATION MARK}"))
