"""Which stretches of the text stand between quotation marks: after zones, before attribution.

What such a stretch is (direct, partial, no quotation at all) is not decided here but in ``kinds``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import Final, NamedTuple

from quotebank.extraction.text.marks import (
    LEFT_SINGLE,
    RIGHT_SINGLE,
    Mark,
    Reading,
    find_marks,
    pair,
    plain_pairs,
    weigh,
)
from quotebank.extraction.text.papers import without_papers
from quotebank.extraction.text.pullquotes import is_credit, is_repeated
from quotebank.extraction.text.quoted import Quoted, unclosed, unopened
from quotebank.extraction.text.singles import find_singles, with_singles, with_spoken
from quotebank.extraction.text.spans import Bounds, Layout
from quotebank.extraction.text.zones import Zone, follows
from quotebank.model import Problem
from quotebank.resources import wordlists

__all__ = ["Quoted", "find_quoted"]


class _Marked(NamedTuple):
    """A paragraph with double marks in it."""

    paragraph: int
    start: int
    end: int
    places: list[Bounds]

    def weighed(self, text: str) -> list[Mark]:
        """Return its marks with their prices."""
        return [weigh(text, *place, self.start, self.end) for place in self.places]

    def first_mark(self, text: str) -> Mark:
        """Return its first mark with its prices."""
        return weigh(text, *self.places[0], self.start, self.end)


_SINGLE_HEAD: Final = re.compile(rf"\n['{LEFT_SINGLE}]\w")
_LETTER: Final = re.compile(r"[^\W_]")


def find_quoted(
    text: str, layout: Layout, zones: Sequence[Zone]
) -> tuple[tuple[Quoted, ...], tuple[Problem, ...]]:
    """Return what stands between marks in the body of the article, and the marks gone wrong.

    ``zones`` has one entry a paragraph of ``layout``; only the body is searched. A mark that is
    never closed counts to the end of its paragraph and is a problem "unclosed-mark", unless the
    next paragraph goes on; one that closes what was never opened is "unopened-mark".

    Double marks come first. Single ones are outer marks where the article uses them so: most of
    its double marks, if any, then stand inside single ones.
    """
    found, problems = _find_double(text, layout, zones)
    if not any(q.outer_start == layout.paragraphs[q.paragraph][0] for q in found):
        # No paragraph begins with a double mark, so that single ones may stand around them.
        singles = find_singles(text, layout, zones)
        if singles:
            found, more = with_singles(text, layout, zones, found, singles)
            problems += more
    elif _SINGLE_HEAD.search(text):
        # A page in two hands: some paragraphs of speech stand in single marks.
        singles = find_singles(text, layout, zones)
        found = with_spoken(text, layout, found, singles, _cue_behind())
    return tuple(without_papers(text, found)), tuple(problems)


def _find_double(
    text: str, layout: Layout, zones: Sequence[Zone]
) -> tuple[list[Quoted], list[Problem]]:
    found: list[Quoted] = []
    problems: list[Problem] = []
    marked = list(_marked_paragraphs(text, layout, zones))
    carried = False  # the paragraph before left its marks open, and this one goes on
    for here, following in zip_longest(marked, marked[1:]):
        if not carried and plain_pairs(text, here.places, here.start, here.end):
            found += _plain_spans(here)
            continue
        if carried and len(here.places) == 1 and is_credit(text, here.start, here.end):
            pulled = found.pop()
            if not is_repeated(text, pulled.start, pulled.end):
                pulled.closed = True
                found.append(pulled)
            carried = False
            continue
        marks = here.weighed(text)
        if following is not None and not follows(zones, here.paragraph, following.paragraph):
            following = None  # a paragraph without marks stands between
        reopened = following is not None and _reopens(text, following)
        readings = pair(marks, carried, reopened)
        spans = list(_spans(text, here, marks, readings, carried))
        found += spans
        problems += (
            unopened(mark.start, mark.end)
            for mark, reading in zip(marks, readings, strict=True)
            if reading is Reading.STRAY
        )
        carried = False
        problems += [unclosed(span) for span in spans[:-1] if not span.closed]
        if spans and not spans[-1].closed and not _close_at_single(text, spans[-1]):
            carried = reopened or (following is not None and _closes(text, following))
            if not carried:
                _end_at_its_cue(text, found[-1])
                problems.append(unclosed(found[-1]))
    return found, problems


def _marked_paragraphs(text: str, layout: Layout, zones: Sequence[Zone]) -> Iterator[_Marked]:
    """Yield each body paragraph that has double marks."""
    stop = -1
    here: _Marked | None = None
    for place in find_marks(text):
        start = place[0]
        if start >= stop:
            if here is not None:
                yield here
            paragraph = layout.paragraph_at(start)
            first, stop = layout.paragraphs[paragraph]
            here = _Marked(paragraph, first, stop, []) if zones[paragraph] == "body" else None
        if here is not None:
            here.places.append(place)
    if here is not None:
        yield here


def _plain_spans(here: _Marked) -> Iterator[Quoted]:
    """Yield the spans of a paragraph whose marks plainly open and close in turn."""
    places = here.places
    for i in range(0, len(places), 2):
        (outer_start, start), (end, outer_end) = places[i], places[i + 1]
        yield Quoted(start, end, outer_start, outer_end, here.paragraph, True, True, False)


def _reopens(text: str, following: _Marked) -> bool:
    """Whether a paragraph begins with a mark that opens."""
    if following.places[0][0] != following.start:
        return False
    mark = following.first_mark(text)
    return mark.as_opening < mark.as_closing


def _closes(text: str, following: _Marked) -> bool:
    """Whether the first mark of a paragraph closes what is open."""
    mark = following.first_mark(text)
    return mark.as_closing < mark.as_opening


def _spans(
    text: str,
    here: _Marked,
    marks: Sequence[Mark],
    readings: Sequence[Reading],
    carried: bool,
) -> Iterator[Quoted]:
    """Yield the spans of one paragraph as its marks are read."""
    first = marks[0]
    # Without a mark of its own, a carried quotation goes on from the paragraph's first word.
    unmarked = carried and readings[0] not in (Reading.OPEN, Reading.STRAY)
    goes_on = unmarked or (carried and first.start == here.start)
    opened: Mark | None = None
    since = here.start if unmarked else -1
    for mark, reading in zip(marks, readings, strict=True):
        if reading is Reading.OPEN:
            opened, since = mark, _inner_end(text, mark)
        elif reading is Reading.REOPEN and opened is not None:
            end = _end_of_first(text, since, mark.start)
            span = _quoted(text, here, opened, (since, end), None, goes_on) if end else None
            if span is not None:
                yield span
                opened, since, goes_on = mark, _inner_end(text, mark), False
        elif reading is Reading.CLOSE or reading is Reading.CLOSE_BOTH:
            end = _inner_start(text, mark)
            span = _quoted(text, here, opened, (since, end), mark.end, goes_on)
            if span is not None:
                yield span
            opened, since, goes_on = None, -1, False
    if since >= 0:
        span = _quoted(text, here, opened, (since, here.end), None, goes_on)
        if span is not None:
            yield span


def _end_at_its_cue(text: str, span: Quoted) -> None:
    """End a span that nothing closes before the cue it holds: ``"We gain, he said. They …``."""
    match = _cue_within().search(text, span.start, span.end)
    if match is not None:
        span.end = span.outer_end = match.start() + 1


def _close_at_single(text: str, span: Quoted) -> bool:
    """Close a span that only a single mark before a cue closes, and say whether: ``"It won't do,'
    said Lind.``"""
    match = _cue_behind_single().search(text, span.start, span.end)
    if match is None or _SINGLE_OPENS.search(text, span.start, match.start()):
        return False
    span.end, span.outer_end, span.closed = match.start() + 1, match.start() + 2, True
    return True


def _end_of_first(text: str, start: int, stop: int) -> int:
    """Return where a speech ends before its cue, whose closing mark was forgotten though another
    speech begins behind it (``"We gain, he told the Post. "They lose."``), 0 where it goes on."""
    end = 0
    for match in _cue_within().finditer(text, start, stop):
        end = match.start() + 1 if _TO_NEXT.fullmatch(text, match.end(), stop) else 0
    return end


_TO_NEXT: Final = re.compile(r"(?: [^ .!?]+){0,6}[.:] ?")
"""Behind a cue, the end of its sentence."""


@cache
def _cue_within() -> re.Pattern[str]:
    return re.compile(f"[,?!]['{RIGHT_SINGLE}]?{_cue_behind().pattern}")


@cache
def _cue_behind_single() -> re.Pattern[str]:
    return re.compile(f"[,?!]['{RIGHT_SINGLE}]{_cue_behind().pattern}")


_SINGLE_OPENS: Final = re.compile(f"{LEFT_SINGLE}|(?<![^ (])'(?! )")


@cache
def _cue_behind() -> re.Pattern[str]:
    verbs = "|".join(wordlists("marks")["cues"]["words"])
    name = r"[A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*){0,3}"
    return re.compile(
        rf" (?:(?:he|she|they|it|{name}) (?:{verbs})|(?:{verbs}) (?:he|she|they|it|{name}))\b"
    )


def _inner_end(text: str, mark: Mark) -> int:
    """Return where an opening mark ends: of three apostrophes the third is a nested mark."""
    return min(mark.end, mark.start + 2) if text[mark.start] == "'" else mark.end


def _inner_start(text: str, mark: Mark) -> int:
    return max(mark.start, mark.end - 2) if text[mark.start] == "'" else mark.start


def _quoted(
    text: str, here: _Marked, opened: Mark | None, inner: Bounds, closed: int | None, goes_on: bool
) -> Quoted | None:
    """Return the span with these bounds, or None if it holds no word, or markup."""
    words = text[inner[0] : inner[1]]
    if _LETTER.search(words) is None:
        return None
    if opened is not None and opened.start and text[opened.start - 1] == "=":
        return None  # <a href="…">: an attribute, not speech
    return Quoted(
        start=inner[0] + len(words) - len(words.lstrip()),
        end=inner[0] + len(words.rstrip()),
        outer_start=inner[0] if opened is None else opened.start,
        outer_end=inner[1] if closed is None else closed,
        paragraph=here.paragraph,
        opened=opened is not None,
        closed=closed is not None,
        continues=goes_on,
    )
