"""A text as it was meant, where copying has damaged it, and the way back to the text as it is.

Before all other stages but the lexicon. Articles come through scrapers, spreadsheets and exports;
the marks of ``&quot;We go,&quot; Lind said`` are there all the same. Nothing of this changes the
article: what is found is told by its place in the text as it is. Most texts need no repair, and a
few look-ups say so.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import partial

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.text.capitals import find_capitals
from quotebank.extraction.text.damage import Repair, find_damage, find_lost_marks
from quotebank.extraction.text.glue import find_glue, find_markers, find_run_ons
from quotebank.model import DateExpression, Extraction, Problem, Quotation, QuoteSpan, Span


class Repaired:
    """A text with its repairs made (``text``), and where each place of it is in the original."""

    def __init__(self, original: str, repairs: list[Repair]) -> None:
        self.original = original
        pieces: list[str] = []
        # Stretch by stretch, as it stands or repaired: where it begins in the text that was meant,
        # and where it begins and ends in the original.
        self._begins: list[int] = []
        self._stretches: list[tuple[int, int, bool]] = []
        size = at = 0
        for start, end, meant in (*repairs, (len(original), len(original), "")):
            for piece, bounds in (
                (original[at:start], (at, start, False)),
                (meant, (start, end, True)),
            ):
                if piece:
                    self._begins.append(size)
                    self._stretches.append(bounds)
                    pieces.append(piece)
                    size += len(piece)
            at = end
        self.text = "".join(pieces)

    def start(self, place: int) -> int:
        """Return where in the original the character stands that is at ``place`` of the text."""
        k = bisect_right(self._begins, place) - 1
        start, _, repaired = self._stretches[k]
        return start if repaired else start + place - self._begins[k]

    def end(self, place: int) -> int:
        """Return where in the original what ends at ``place`` of the text ends."""
        if place == 0:
            return 0
        k = bisect_right(self._begins, place - 1) - 1
        start, end, repaired = self._stretches[k]
        return end if repaired else start + place - self._begins[k]

    def restored(self, found: Extraction) -> Extraction:
        """Return what was found in the text, told by its places and words in the original."""
        return replace(
            found,
            quotations=tuple([self._quotation(each) for each in found.quotations]),
            problems=tuple([self._problem(each) for each in found.problems]),
        )

    def _quotation(self, found: Quotation) -> Quotation:
        said_on = found.said_on
        if said_on is not None:
            start, end, words = self._placed(said_on.expression)
            expression = replace(said_on.expression, start=start, end=end, text=words)
            said_on = replace(said_on, expression=expression)
        return replace(
            found,
            spans=tuple([QuoteSpan(*self._placed(span), span.kind) for span in found.spans]),
            mention=Span(*self._placed(found.mention)) if found.mention else None,
            cue=Span(*self._placed(found.cue)) if found.cue else None,
            further_cues=tuple([Span(*self._placed(cue)) for cue in found.further_cues]),
            said_on=said_on,
        )

    def _placed(self, words: Span | QuoteSpan | DateExpression) -> tuple[int, int, str]:
        start, end = self.start(words.start), self.end(words.end)
        return start, end, self.original[start:end]

    def _problem(self, found: Problem) -> Problem:
        if found.start is None or found.end is None:
            return found
        return replace(found, start=self.start(found.start), end=self.end(found.end))


def repair(text: str, lexicon: Lexicon) -> list[Repaired]:
    """Return the text with its repairs made, one upon the other; nothing where it needs none.

    Marks are recovered before glued sentences are told apart by them.
    """
    made: list[Repaired] = []
    capitals = partial(find_capitals, lexicon=lexicon)
    finders = (find_damage, find_lost_marks, find_markers, find_run_ons, find_glue, capitals)
    for find in finders:
        repairs = find(text)
        if repairs:
            made.append(Repaired(text, repairs))
            text = made[-1].text
    return made


def as_meant(text: str, lexicon: Lexicon) -> str:
    """Return a text with its repairs made."""
    made = repair(text, lexicon)
    return made[-1].text if made else text
