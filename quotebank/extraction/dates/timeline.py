"""The timeline of one article: its sentences, its dateline, and the expressions of time in it.

What several quotations need is reckoned once, and only where one asks: most paragraphs hold no
expression of time, and most articles are left after a look at their attributions.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from quotebank.days import precision
from quotebank.extraction.dates.expressions import Expression, expressions, triggers
from quotebank.extraction.dates.occasions import Attribution, date_of, outside
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.text.spans import Bounds

_ANCHOR: Final = 250
"""Characters in which the day stands that "the day before" is reckoned from."""

_LONGEST: Final = 60
"""Characters of the longest expression."""
_Promising = tuple[int, int, list[int]]
"""Start and end of a stretch, and the triggers in it."""


_START: Final = attrgetter("start")


class Timeline:
    """Where in an article time is spoken of, outside the quoted spans."""

    def __init__(self, page: Page) -> None:
        self.page, self.text, self.lexicon = page, page.text, page.lexicon
        self._layout, self._paragraphs = page.layout, page.layout.paragraphs
        # Titles and scare quotes are among them: what stands in marks is no date of speech.
        self._quoted = [(q.outer_start, q.outer_end) for q in page.quoted]
        self._quoted_starts = [start for start, _ in self._quoted]
        self._quoted_ends = [end for _, end in self._quoted]
        self._stretches: dict[int, Sequence[_Promising]] = {}
        self._expressions: dict[int, tuple[Expression, ...]] = {}

    def date_in(
        self, sentence: Bounds, cue: Bounds, mention: Bounds | None, kind: str | None = None
    ) -> Expression | None:
        """Return the expression in a sentence that dates what its cue reports.

        ``kind`` is the cue's class where it is not the lexicon's.
        """
        candidates = self.expressions_in(sentence)
        if not candidates:
            return None
        if kind is None:
            kind = self.lexicon.cues.get(self.text[cue[0] : cue[1]].lower(), ("", ""))[0]
        attribution = Attribution(self.text, sentence, cue, mention, kind, self.quoted_in(sentence))
        found = date_of(attribution, candidates)
        return found if found is None or found.moved is None else self._anchored(found)

    def expressions_near(self, offset: int) -> tuple[Expression, ...]:
        """Return the expressions in the paragraph of ``offset``, quoted spans left out."""
        index = self._layout.paragraph_at(offset)
        found = self._expressions.get(index)
        if found is None:
            found = self._expressions[index] = tuple(
                expression
                for start, end, at in self._promising(index)
                for expression in expressions(self.text, start, end, at)
            )
        return found

    def is_promising(self, offset: int) -> bool:
        """Say whether the paragraph of ``offset`` may hold an expression."""
        return bool(self._promising(self._layout.paragraph_at(offset)))

    def expressions_in(self, sentence: Bounds) -> tuple[Expression, ...]:
        """Return the expressions that begin in a sentence."""
        start, stop = sentence
        if not self._may_hold(start, stop):
            return ()
        found = self.expressions_near(start)
        return found[bisect_left(found, start, key=_START) : bisect_left(found, stop, key=_START)]

    def _may_hold(self, start: int, stop: int) -> bool:
        """Whether a trigger stands where an expression of a sentence can have one: it begins before
        its trigger. Most sentences have none."""
        promising = self._promising(self._layout.paragraph_at(start))
        for i in range(bisect_left(promising, (stop + _LONGEST,)) - 1, -1, -1):
            _, end, triggers_there = promising[i]
            if end < start:
                return False
            if triggers_there[-1] >= start and triggers_there[0] < stop + _LONGEST:
                return True
        return False

    def sentence_at(self, offset: int) -> Bounds:
        """Return the sentence that holds ``offset``, without the dateline before it."""
        index = self._layout.paragraph_at(offset)
        known = self.page.sentences(index)
        at = bisect_left(known, (offset + 1,)) - 1
        return known[at] if at >= 0 else self._paragraphs[index]

    def words_of(self, sentence: Bounds) -> str:
        """Return the words of a sentence outside the quoted spans."""
        return outside(self.text, *sentence, self.quoted_in(sentence))

    def quoted_in(self, stretch: Bounds) -> Sequence[Bounds]:
        """Return the quoted spans that reach into a stretch."""
        # They do not overlap, so their ends are in order as their starts are.
        first = bisect_right(self._quoted_ends, stretch[0])
        return self._quoted[first : bisect_left(self._quoted_starts, stretch[1])]

    def paragraphs_before(self, offset: int, count: int) -> int:
        """Return where the paragraph begins that stands ``count`` before that of ``offset``."""
        return self._paragraphs[max(self._layout.paragraph_at(offset) - count, 0)][0]

    def paragraphs_between(self, found: Expression, offset: int) -> int:
        """Return how many paragraphs an expression stands before ``offset``."""
        return self._layout.paragraph_at(offset) - self._layout.paragraph_at(found.start)

    def _anchored(self, found: Expression) -> Expression | None:
        """Return "the day before" reckoned from the day named last before it, if there is one."""
        start = self._paragraphs[max(self._layout.paragraph_at(found.start) - 1, 0)][0]
        before = [
            earlier
            for earlier in (*self.expressions_near(start), *self.expressions_near(found.start))
            if found.start - _ANCHOR <= earlier.end <= found.start
            and earlier.moved is None
            and not earlier.normal.startswith("tail:")
            and precision(earlier.normal) == "day"
        ]
        if not before:
            return None
        moved = f"@{found.moved:+d}" if found.moved else ""
        return found._replace(normal=before[-1].normal + moved, moved=None)

    def _promising(self, index: int) -> Sequence[_Promising]:
        """Return the stretches of a paragraph between quoted spans that have triggers."""
        found = self._stretches.get(index)
        if found is None:
            found = self._stretches[index] = tuple(self._read(self._paragraphs[index]))
        return found

    def _read(self, paragraph: Bounds) -> Iterator[_Promising]:
        at, stop = paragraph
        dateline = self.page.dateline
        if dateline is not None and at <= dateline.start < stop:
            at = dateline.end  # the day in it dates nothing that is said
        for start, end in (*self.quoted_in(paragraph), (stop, stop)):
            if start > at and (found := triggers(self.text, at, start)):
                yield at, start, found
            at = max(at, end)
