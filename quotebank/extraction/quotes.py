"""Which stretches of the text stand between quotation marks: after zones, before attribution.

What such a stretch is (direct, partial, no quotation at all) is not decided here but in ``kinds``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from quotebank.extraction.marks import Mark, Reading, find_marks, pair, weigh
from quotebank.extraction.spans import Bounds, Layout
from quotebank.extraction.zones import Zone
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


_WORD: Final = re.compile(r"[^\W_]")


def find_quoted(
    text: str, layout: Layout, zones: Sequence[Zone]
) -> tuple[tuple[Quoted, ...], tuple[Problem, ...]]:
    """Return what stands between marks in the body of the article, and the marks gone wrong.

    ``zones`` has one entry a paragraph of ``layout``; only the body is searched. A mark that is
    never closed counts to the end of its paragraph and is a problem "unclosed-mark", unless the
    next paragraph reopens it; one that closes what was never opened is "unopened-mark".
    """
    found: list[Quoted] = []
    problems: list[Problem] = []
    marked = list(_marked_paragraphs(text, layout, zones))
    open_before = -1  # the paragraph that the last one left open expects to go on in
    for i, (paragraph, marks) in enumerate(marked):
        first, stop = layout.paragraphs[paragraph]
        following = marked[i + 1] if i + 1 < len(marked) else None
        reopened = (
            following is not None
            and following[0] == paragraph + 1
            and following[1][0].start == layout.paragraphs[paragraph + 1][0]
            and following[1][0].as_opening < 1.0
        )
        carried = open_before == paragraph
        readings = pair(marks, carried, reopened)
        spans, strays = _spans(text, marks, readings, (first, stop), paragraph, carried)
        found += spans
        problems += (_unopened(marks[k]) for k in strays)
        open_before = -1
        if spans and not spans[-1].closed and spans[-1].outer_end == stop:
            open_before = paragraph + 1
            goes_on = reopened or (
                following is not None
                and following[0] == paragraph + 1
                and following[1][0].as_closing < following[1][0].as_opening
            )
            if not goes_on:
                problems.append(_unclosed(spans[-1]))
    return tuple(found), tuple(problems)


def _marked_paragraphs(
    text: str, layout: Layout, zones: Sequence[Zone]
) -> Iterator[tuple[int, list[Mark]]]:
    """Yield each body paragraph that has double marks, with them."""
    paragraphs = layout.paragraphs
    here = -1
    stop = 0
    marks: list[Mark] = []
    for start, end in find_marks(text):
        if start >= stop:
            if marks:
                yield here, marks
                marks = []
            here = layout.paragraph_at(start)
            first, stop = paragraphs[here]
            news = zones[here] == "body"
        if news:
            marks.append(weigh(text, start, end, first, stop))
    if marks:
        yield here, marks


def _spans(
    text: str,
    marks: Sequence[Mark],
    readings: Sequence[Reading],
    bounds: Bounds,
    paragraph: int,
    carried: bool,
) -> tuple[list[Quoted], list[int]]:
    """Return the spans that ``readings`` make, and the indexes of marks that close nothing."""
    first, stop = bounds
    spans: list[Quoted] = []
    strays: list[int] = []
    # Of a run of three apostrophes, two are the mark and the one next to the words is nested.
    opened: Mark | None = None
    inside = carried and readings[0] not in (Reading.OPEN, Reading.STRAY)
    since = first
    goes_on = inside or (carried and marks[0].start == first)

    def keep(end: int, outer_end: int, closed: bool) -> None:
        nonlocal goes_on
        words = text[since:end]
        left = since + len(words) - len(words.lstrip())
        attribute = since >= 2 and text[since - 2] == "="  # <a href="…">: markup, not speech
        if not attribute and _WORD.search(words) is not None:
            spans.append(
                Quoted(
                    left,
                    since + len(words.rstrip()),
                    opened.start if opened is not None else since,
                    outer_end,
                    paragraph,
                    opened is not None,
                    closed,
                    goes_on,
                    "double",
                )
            )
        goes_on = False

    for k, (mark, reading) in enumerate(zip(marks, readings, strict=True)):
        if reading is Reading.OPEN:
            opened, inside = mark, True
            since = min(mark.end, mark.start + 2) if text[mark.start] == "'" else mark.end
        elif reading is Reading.CLOSE or reading is Reading.CLOSE_BOTH:
            end = max(mark.start, mark.end - 2) if text[mark.start] == "'" else mark.start
            keep(end, mark.end, closed=True)
            opened, inside = None, False
        elif reading is Reading.STRAY:
            strays.append(k)
    if inside:
        keep(stop, stop, closed=False)
    return spans, strays


def _unclosed(span: Quoted) -> Problem:
    return Problem(
        code="unclosed-mark",
        message="a quotation mark is never closed; the words count to the end of its paragraph",
        start=span.outer_start,
        end=span.outer_end,
    )


def _unopened(mark: Mark) -> Problem:
    return Problem(
        code="unopened-mark",
        message="a quotation mark closes what was never opened; the words before it are left out",
        start=mark.start,
        end=mark.end,
    )
