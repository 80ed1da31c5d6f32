"""Quotation marks of one paragraph: which open, which close, which are inches or strays.

Straight marks look the same at both ends, curly ones are often the wrong way round, and one odd
mark must not turn its whole paragraph inside out. So every mark gets a price for opening and a
price for closing, from its neighbours and its own shape, and ``pair`` takes the cheapest reading
of the paragraph as a whole (Viterbi over the depth: outside, inside, nested). Sound paragraphs,
in which the marks open and close in turn (``plain_pairs``), never come to that.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from quotebank.extraction.text.spans import Bounds

LEFT_DOUBLE: Final = "\N{LEFT DOUBLE QUOTATION MARK}"
RIGHT_DOUBLE: Final = "\N{RIGHT DOUBLE QUOTATION MARK}"
LOW_DOUBLE: Final = "\N{DOUBLE LOW-9 QUOTATION MARK}"
REVERSED_DOUBLE: Final = "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}"
LEFT_ANGLE: Final = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
RIGHT_ANGLE: Final = "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
FULLWIDTH: Final = "\N{FULLWIDTH QUOTATION MARK}"
DOUBLE_PRIME: Final = "\N{DOUBLE PRIME}"
LEFT_SINGLE: Final = "\N{LEFT SINGLE QUOTATION MARK}"
RIGHT_SINGLE: Final = "\N{RIGHT SINGLE QUOTATION MARK}"
ACUTE: Final = "\N{ACUTE ACCENT}"
GRAVE: Final = "`"

_ALONE: Final = (
    '"',
    LEFT_DOUBLE,
    RIGHT_DOUBLE,
    LOW_DOUBLE,
    REVERSED_DOUBLE,
    LEFT_ANGLE,
    RIGHT_ANGLE,
    FULLWIDTH,
    DOUBLE_PRIME,
)
"""Marks that stand for themselves."""
_TWICE: Final = tuple(2 * single for single in ("'", GRAVE, ACUTE, LEFT_SINGLE, RIGHT_SINGLE))
"""Single characters that are a double mark where they stand twice."""
_IN_ASCII: Final = ('"', "''", "``")
_OPENS: Final = frozenset(
    (LEFT_DOUBLE, LOW_DOUBLE, REVERSED_DOUBLE, LEFT_ANGLE, GRAVE, LEFT_SINGLE)
)
_CLOSES: Final = frozenset((RIGHT_DOUBLE, RIGHT_ANGLE, RIGHT_SINGLE, ACUTE))
_SINGLES: Final = f"'{LEFT_SINGLE}{RIGHT_SINGLE}"
_DASHES: Final = "-\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}/"
_EMPHASIS: Final = "*_~|>"
_STOPS: Final = ".,;:!?)]}\N{HORIZONTAL ELLIPSIS}"
_LONGEST_RUN: Final = 400
"""Marks weighed together. No paragraph of news has more; a file of nothing but marks does."""


def find_marks(text: str) -> list[Bounds]:
    """Return where the double marks of a text are, in order.

    A run of one mark is one mark: a table's escaping doubles them (``""We go,"" he said``), and a
    single mark nested at the same end makes three apostrophes of two.
    """
    # str.find leaps from mark to mark; a regular expression of all marks looks at every letter,
    # twenty times slower, and this runs over every text whole.
    found: list[Bounds] = []
    for mark in _IN_ASCII if text.isascii() else (*_ALONE, *_TWICE):
        if mark[0] not in text:
            continue
        at = text.find(mark)
        while at >= 0:
            end = at + len(mark)
            while text.startswith(mark[0], end):
                end += 1
            found.append((at, end))
            at = text.find(mark, end)
    found.sort()
    return found


class Mark(NamedTuple):
    """A quotation mark and what it would cost to read it so or so. Made by the hundred: a tuple."""

    start: int
    end: int
    as_opening: float
    as_closing: float
    as_nothing: float  # a measure (12"), an empty pair
    at_sentence: bool  # a sentence could begin here: the paragraph's first word, or after a stop
    after_comma: bool  # as before a cue: "We go," she said


_PLAINLY_BEFORE: Final = frozenset(" \n\t\xa0([\N{EN DASH}\N{EM DASH}")
_PLAINLY_AFTER: Final = frozenset(" \n\t\xa0,.;:?!)]\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}")
_NO_LAST_CHARACTER: Final = frozenset(" \n\t\xa0([-\N{EN DASH}\N{EM DASH}=")


def plain_pairs(text: str, places: Sequence[Bounds], first: int, stop: int) -> bool:
    """Whether the marks of a paragraph plainly open and close in turn: most paragraphs' do.

    Says no wherever there is any doubt; ``weigh`` and ``pair`` then look closer.
    """
    if len(places) % 2:
        return False
    for i in range(0, len(places), 2):
        (start, end), (last, after) = places[i], places[i + 1]
        mark, closing = text[start], text[last]
        if (
            mark in _CLOSES
            or closing in _OPENS
            or (start > first and text[start - 1] not in _PLAINLY_BEFORE)
            or not text[end].isalnum()
            or text[last - 1] in _NO_LAST_CHARACTER
            or (after < stop and text[after] not in _PLAINLY_AFTER)
            or end - start > 1 + (mark == "'")
            or after - last > 1 + (closing == "'")
        ):
            return False
    return True


class Reading(IntEnum):
    """What a mark was found to be."""

    OPEN = 0
    CLOSE = 1
    CLOSE_BOTH = 2  # closes the quotation and one nested in it that ends with it
    REOPEN = 3  # opens while open: the same speech goes on, its paragraphs printed on one line
    NEST = 4
    UNNEST = 5
    STRAY = 6  # closes what was never opened
    NOTHING = 7  # a measure (12"), or an empty attribute of markup


def weigh(text: str, start: int, end: int, first: int, stop: int) -> Mark:
    """Return the mark ``text[start:end]`` of the paragraph ``[first, stop)`` with its prices."""
    left = _left(text, start, first)
    right = _right(text, end, stop)
    opening = _LEFT_OF_OPENING[left] + _RIGHT_OF_OPENING[right]
    closing = _LEFT_OF_CLOSING[left] + _RIGHT_OF_CLOSING[right]
    mark = text[start]
    if mark in _OPENS:
        closing += 1.6
    elif mark in _CLOSES:
        opening += 1.6
    before = text[start - 1] if start > first else ""
    measure = before.isdigit() and mark not in _OPENS
    twice = end - start == 2 * len(_unit(mark))
    empty = twice and (before == "=" or (left in "^. " and right != "w"))
    nothing = 0.6 if measure or empty else 3.0
    return Mark(start, end, opening, closing, nothing, left in "^.", before == ",")


def _unit(mark: str) -> str:
    """Return what one mark of this kind is made of: the apostrophe stands twice for one."""
    return 2 * mark if 2 * mark in _TWICE else mark


# Kinds of neighbour: ^ edge of the paragraph, " " blank, ( bracket or mark that opens,
# - dash, . stop or bracket that closes, * emphasis of Markdown (either side), w anything else.
_LEFT_OF_OPENING: Final = {
    "^": 0.0,
    " ": 0.0,
    ".": 0.0,
    "(": 0.0,
    "-": 0.2,
    ",": 1.6,
    "w": 2.0,
    "*": 0.2,
}
_RIGHT_OF_OPENING: Final = {"^": 2.0, " ": 1.0, "(": 0.0, "-": 0.4, ".": 1.4, "w": 0.0, "*": 0.2}
_LEFT_OF_CLOSING: Final = {
    "^": 3.0,
    " ": 1.0,
    ".": 1.0,
    "(": 1.5,
    "-": 0.2,
    ",": 0.0,
    "w": 0.0,
    "*": 0.2,
}
_RIGHT_OF_CLOSING: Final = {"^": 0.0, " ": 0.0, "(": 0.4, "-": 0.0, ".": 0.0, "w": 1.6, "*": 0.2}


def _left(text: str, at: int, first: int) -> str:
    """Return the kind of the left neighbour: "." is a blank after a sentence, "," a bare stop."""
    if at > first and text[at - 1] in _SINGLES:
        at -= 1  # a mark nested at the same place tells nothing: look past it
    if at <= first:
        return "^"
    c = text[at - 1]
    if c.isalnum():
        return "w"
    if c.isspace():
        while at > first and text[at - 1].isspace():
            at -= 1
        return "." if at <= first or text[at - 1] in ".!?:" else " "
    if c in _STOPS:
        return ","
    if c in _DASHES:
        return "-"
    if c in "([{" or c in _OPENS:
        return "("
    return "*" if c in _EMPHASIS else "w"


def _right(text: str, at: int, stop: int) -> str:
    if at < stop and text[at] in _SINGLES:
        at += 1
    if at >= stop:
        return "^"
    c = text[at]
    if c.isalnum():
        return "w"
    if c.isspace():
        return " "
    if c in _STOPS:
        # "...and then" begins a quotation as often as not; one stop never does.
        return "-" if text.startswith(("..", "\N{HORIZONTAL ELLIPSIS}"), at) else "."
    if c in _DASHES:
        return "-"
    if c in "([{":
        return "("
    return "*" if c in _EMPHASIS else "w"


def pair(marks: Sequence[Mark], carried: bool, reopened_next: bool) -> list[Reading]:
    """Return the reading of each mark of one paragraph.

    ``carried``: the paragraph before left its marks open. ``reopened_next``: the paragraph after
    begins with a mark, so that one left open here costs nothing.
    """
    readings: list[Reading] = []
    for at in range(0, len(marks), _LONGEST_RUN):
        run = marks[at : at + _LONGEST_RUN]
        last = at + _LONGEST_RUN >= len(marks)
        readings += _cheapest(run, carried and at == 0, reopened_next and last)
    return readings


_UNCLOSED: Final = 1.5
_REOPENED: Final = 0.3
_NEVER: Final = 1e9


def _cheapest(marks: Sequence[Mark], carried: bool, reopened_next: bool) -> list[Reading]:
    """Return the cheapest reading of ``marks``, by Viterbi over the depth 0, 1 or 2."""
    # A carried quotation goes on without a mark only where the first mark does not reopen it.
    costs = [0.5, 0.0, _NEVER] if carried and not marks[0].at_sentence else [0.0, _NEVER, _NEVER]
    back: list[tuple[tuple[int, Reading], ...]] = []
    for mark in marks:
        outside, inside, nested = costs
        # A second opening after a full stop goes on with the same speech; elsewhere it nests.
        reopening = mark.as_opening + (0.6 if mark.at_sentence else 2.2)
        to_outside = (
            (inside + mark.as_closing, 1, Reading.CLOSE),
            (nested + mark.as_closing + (0.5 if mark.after_comma else 1.0), 2, Reading.CLOSE_BOTH),
            (outside + mark.as_closing + 1.8, 0, Reading.STRAY),
            (outside + mark.as_nothing, 0, Reading.NOTHING),
        )
        to_inside = (
            (outside + mark.as_opening, 0, Reading.OPEN),
            (nested + mark.as_closing, 2, Reading.UNNEST),
            (inside + reopening, 1, Reading.REOPEN),
            (inside + mark.as_nothing, 1, Reading.NOTHING),
        )
        to_nested = (
            (inside + mark.as_opening + 0.5, 1, Reading.NEST),
            (nested + mark.as_nothing, 2, Reading.NOTHING),
        )
        best = (min(to_outside), min(to_inside), min(to_nested))
        costs = [cost for cost, _, _ in best]
        back.append(tuple((before, reading) for _, before, reading in best))
    costs[1] += _REOPENED if reopened_next else _UNCLOSED
    costs[2] += 2 * _UNCLOSED
    depth = costs.index(min(costs))
    readings: list[Reading] = []
    for steps in reversed(back):
        depth, reading = steps[depth]
        readings.append(reading)
    readings.reverse()
    return readings
