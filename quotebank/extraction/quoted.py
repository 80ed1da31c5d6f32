"""A stretch between quotation marks, and what can be wrong with its marks. Made by ``quotes``."""

from __future__ import annotations

from typing import Literal, NamedTuple

from quotebank.model import Problem

Style = Literal["double", "single"]


class Quoted(NamedTuple):
    """One stretch between quotation marks, nested ones left inside it.

    A tuple, because they are made by the dozen in the innermost loop. ``start`` and ``end`` bound
    the words (blanks at the marks left out), ``outer_start`` and ``outer_end`` the marks too.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    """Index into ``Layout.paragraphs``."""
    opened: bool
    """Has a mark of its own at the start."""
    closed: bool
    """Has a mark of its own at the end."""
    continues: bool
    """Goes on with the words of the span before, which left its marks open."""
    style: Style
    joins: bool = False
    """Continues, in an article that runs continued paragraphs together on one line: its line
    breaks mean little, and the words are one stretch with the span before."""


def unclosed(span: Quoted) -> Problem:
    """Return the problem of a span that no mark closes."""
    return Problem(
        code="unclosed-mark",
        message="a quotation mark is never closed; the words count to the end of its paragraph",
        start=span.outer_start,
        end=span.outer_end,
    )


def unopened(start: int, end: int) -> Problem:
    """Return the problem of a mark that closes what was never opened."""
    return Problem(
        code="unopened-mark",
        message="a quotation mark closes what was never opened; the words before it are left out",
        start=start,
        end=end,
    )
