"""Single marks that stand for double ones, as British papers print them. Serves ``quotes``.

The same character is an apostrophe far more often than a mark: "the farmers' fault", "'90s",
"'em". So an opening is believed only at the beginning of a word, a closing only at its end, and a
plural possessive is passed over where a better closing follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Final, NamedTuple

from quotebank.extraction.text.marks import LEFT_SINGLE, RIGHT_SINGLE
from quotebank.extraction.text.quoted import Quoted, unclosed
from quotebank.extraction.text.spans import Bounds, Layout
from quotebank.extraction.text.zones import Zone, follows
from quotebank.model import Problem
from quotebank.resources import wordlists

_BEFORE_OPENING: Final = " \n\t(["
_CLOSING: Final = re.compile(f"(?<=[^\\s{LEFT_SINGLE}])['{RIGHT_SINGLE}](?![\\w'{RIGHT_SINGLE}])")
_SHORT_AND: Final = ("'n", f"{LEFT_SINGLE}n", f"{RIGHT_SINGLE}n")
"""Rock 'n' roll: the second apostrophe closes nothing."""
_WORD: Final = re.compile(r"\w+")
_START: Final = attrgetter("start")
_OUTER_END: Final = attrgetter("outer_end")
_MANY_WORDS: Final = 5
"""So many words between two marks are hardly a term or a title."""
_SPEECH_ENDS: Final = frozenset(",.?!\N{HORIZONTAL ELLIPSIS}\N{EM DASH}")


class Single(NamedTuple):
    """A stretch between single marks; ``outer_end`` is the paragraph's end if never closed."""

    outer_start: int
    outer_end: int
    paragraph: int
    closed: bool
    speech: bool
    """Looks like words said: like a sentence, a clause before its cue, or too long for a term."""


@cache
def _elisions() -> frozenset[str]:
    return frozenset(wordlists("marks")["elisions"]["words"])


def find_singles(text: str, layout: Layout, zones: Sequence[Zone]) -> list[Single]:
    """Return the stretches between single marks in the body, in order, none inside another."""
    found: list[Single] = []
    openings = sorted(_openings(text))
    done = 0  # no stretch begins before the last one's end
    for k, at in enumerate(openings):
        paragraph = layout.paragraph_at(at)
        if at < done or zones[paragraph] != "body":
            continue
        stop = layout.paragraphs[paragraph][1]
        following = openings[k + 1] if k + 1 < len(openings) else stop
        end = _closing(text, at, min(following, stop), stop)
        if end is not None:
            found.append(Single(at, end, paragraph, True, _is_speech(text, at + 1, end - 1, stop)))
            done = end
        elif _may_stay_open(text, at, layout.paragraphs[paragraph][0]) or (
            text[at + 1].isupper() and _reopens_below(text, layout, paragraph)
        ):
            found.append(Single(at, stop, paragraph, False, True))
            done = stop
    return found


def _openings(text: str) -> Iterator[int]:
    """Yield where single marks may open. ``str.find`` leaps; most texts have none at all."""
    for mark in ("'", LEFT_SINGLE):
        if text.startswith(mark) and _may_open(text, 0):
            yield 0
        for before in _BEFORE_OPENING:
            at = text.find(before + mark)
            while at >= 0:
                if _may_open(text, at + 1):
                    yield at + 1
                at = text.find(before + mark, at + 2)


def _may_open(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    if not after or after.isspace() or after in "')].,;:!?" or after == RIGHT_SINGLE:
        return False
    if after.isdigit() and text[at + 2 : at + 4] in ("0s", "5s"):  # the '90s
        return False
    word = _WORD.match(text, at + 1)
    return word is None or word.group().lower() not in _elisions()


def _closing(text: str, at: int, following: int, stop: int) -> int | None:
    """Return where the stretch opened at ``at`` ends, its mark included; None if nowhere.

    The first mark at the end of a word closes, but one that may be a plural possessive waits for
    a better one before the next opening (``following``).
    """
    possessive: int | None = None
    for match in _CLOSING.finditer(text, at + 2, stop):
        end = match.end()
        if text[match.start() - 2 : match.start()] in _SHORT_AND:
            continue
        if match.start() >= following and possessive is not None:
            break
        plain = text[match.start() - 1] == "s" and text[end : end + 1] == " "
        if not (plain and text[end + 1 : end + 2].islower()):
            return end
        if possessive is None:
            possessive = end
    return possessive


def _is_speech(text: str, start: int, end: int, stop: int) -> bool:
    words = text[start:end]
    if words.count(" ") >= _MANY_WORDS - 1:
        return True
    after = text[end + 1] if end + 1 < stop else ""
    return not words[0].islower() and (words[-1] in _SPEECH_ENDS or after in (",", "."))


def _may_stay_open(text: str, at: int, first: int) -> bool:
    """Whether an opening that nothing closes is a mark at all: at a paragraph's head, or after
    a colon or comma, before a capital."""
    before = text[:at].rstrip()[-1:] if at > first else ""
    return text[at + 1].isupper() and (at == first or before in (":", ","))


def _reopens_below(text: str, layout: Layout, paragraph: int) -> bool:
    """Whether the next paragraph begins with a mark, so that one may stay open at the end of this:
    ``'It is tough,' said Holm. 'We lost. ¶ 'But it is over.'``"""
    below = paragraph + 1
    return below < len(layout.paragraphs) and (
        text[layout.paragraphs[below][0]] in f"'{LEFT_SINGLE}"
    )


def inside(spans: Sequence[Bounds], at: int) -> bool:
    """Whether ``at`` lies in one of ``spans``, which are in order."""
    k = bisect_right(spans, (at, len(spans) and spans[-1][1])) - 1
    return k >= 0 and spans[k][0] <= at < spans[k][1]


def with_singles(
    text: str,
    layout: Layout,
    zones: Sequence[Zone],
    doubles: list[Quoted],
    singles: list[Single],
) -> tuple[list[Quoted], list[Problem]]:
    """Return the outer marks: ``doubles`` alone, or ``singles`` and the doubles outside them.

    Where double marks are the rule, single ones are headings, slogans and words set apart.
    """
    double_bounds = [(q.outer_start, q.outer_end) for q in doubles]
    free = [s for s in singles if not inside(double_bounds, s.outer_start)]
    free_bounds = [(s.outer_start, s.outer_end) for s in free]
    nested = [inside(free_bounds, q.outer_start) for q in doubles]
    if sum(s.speech for s in free) <= nested.count(False):
        return doubles, []
    doubles = [q for q, within in zip(doubles, nested, strict=True) if not within]
    found: list[Quoted] = []
    problems: list[Problem] = []
    for before, single, after in zip([None, *free], free, [*free[1:], None], strict=False):
        goes_on = before is not None and _goes_on(layout, zones, before, single)
        span = _single(text, single, goes_on)
        found.append(span)
        if not single.closed and not (after is not None and _goes_on(layout, zones, single, after)):
            problems.append(unclosed(span))
    return sorted([*doubles, *found], key=_START), problems


def with_spoken(
    text: str,
    layout: Layout,
    doubles: list[Quoted],
    singles: list[Single],
    cue: re.Pattern[str],
) -> list[Quoted]:
    """Return ``doubles`` and the singles clear of them in paragraphs that begin with one and a
    ``cue`` behind it: ``'We sold nothing,' said Lind. 'Not a thing.'``"""
    found = list(doubles)
    spoken = -1
    for single in singles:
        start, end, paragraph = single.outer_start, single.outer_end, single.paragraph
        if not (single.closed and single.speech) or _touches(doubles, start, end):
            continue
        if start == layout.paragraphs[paragraph][0] and (
            text[end - 2] in ",?!" and cue.match(text, end)
        ):
            spoken = paragraph
        if spoken == paragraph:
            found.append(_single(text, single, goes_on=False))
    return sorted(found, key=_START)


def _touches(doubles: Sequence[Quoted], start: int, end: int) -> bool:
    """Whether a stretch overlaps one of ``doubles``, which are in order."""
    k = bisect_right(doubles, start, key=_OUTER_END)
    return k < len(doubles) and doubles[k].outer_start < end


def _goes_on(layout: Layout, zones: Sequence[Zone], before: Single, single: Single) -> bool:
    return (
        not before.closed
        and follows(zones, before.paragraph, single.paragraph)
        and single.outer_start == layout.paragraphs[single.paragraph][0]
    )


def _single(text: str, single: Single, goes_on: bool) -> Quoted:
    start = single.outer_start + 1
    end = single.outer_end - 1 if single.closed else single.outer_end
    words = text[start:end]
    return Quoted(
        start=start + len(words) - len(words.lstrip()),
        end=start + len(words.rstrip()),
        outer_start=single.outer_start,
        outer_end=single.outer_end,
        paragraph=single.paragraph,
        opened=True,
        closed=single.closed,
        continues=goes_on,
    )
