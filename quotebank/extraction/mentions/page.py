"""One article as attribution reads it: its sentences, scanned when first asked for. After sheet,
mentions and pairs; candidates and coreference look things up here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from quotebank.extraction.kinds import Form, describe
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.mentions.pairs import Pair, pairs_of
from quotebank.extraction.mentions.scan import Scan, What, scan
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.names.name_spans import find_names
from quotebank.extraction.text.sheet import Sheet
from quotebank.extraction.text.spans import Bounds, sentences
from quotebank.resources import wordlists

_LONGEST_MONTH: Final = 4


def _is_month(text: str, name: NameAt, lexicon: Lexicon) -> bool:
    """Whether a name is the month of a day: "on Feb. 12"."""
    end = name.end
    return (
        text.startswith(". ", end)
        and text[end + 2 : end + 3].isdigit()
        and text[name.start : end + 1] in lexicon.days
    )


class Mention:
    """The words an attribution may hang on: place ``at`` of the tags of a sentence.

    A class with slots and no tuple, as all that is made by the dozen: it is made and read twice as
    fast. Where the words stand is looked up when asked for.
    """

    __slots__ = ("at", "scan", "tag", "what")

    def __init__(self, scan: Scan, at: int) -> None:
        self.scan, self.at = scan, at
        self.tag: str = scan.tags[at]
        self.what: What = scan.what[at]

    @property
    def bounds(self) -> Bounds:
        """Where the words stand in the text; a name's without its title."""
        what = self.what
        return (what.start, what.end) if isinstance(what, NameAt) else self.scan.bounds(self.at)

    @property
    def start(self) -> int:
        """Where the words begin."""
        return self.bounds[0]


class Page:
    """One article as attribution reads it: sentences scanned when first asked for."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon) -> None:
        self.text, self.layout, self.zones = sheet.text, sheet.layout, sheet.zones
        self.quoted, self.dateline = sheet.quoted, sheet.dateline
        self.forms: Sequence[Form] = describe(sheet, lexicon)
        self.lexicon = lexicon
        # The place in "MOSCOW, Nov. 3 -" is no name, and begins no sentence.
        before = self.dateline.bounds if self.dateline else (0, 0)
        lines = self.layout.paragraphs if self.layout.wrapped else ()
        found = find_names(self.text, lexicon, wrapped=lines, dateline=before)
        self.in_order = [
            name
            for name in found
            if name.end - name.start > _LONGEST_MONTH or not _is_month(self.text, name, lexicon)
        ]
        self.names: Mapping[int, NameAt] = {name.lead: name for name in self.in_order}
        self._sentences: dict[int, list[Bounds]] = {}
        self._scans: dict[int, Scan] = {}
        self._pairs: dict[int, list[Pair]] = {}
        self._by_paragraph: dict[int, list[tuple[int, int, int]]] = {}
        for k, q in enumerate(self.quoted):
            spans = self._by_paragraph.setdefault(q.paragraph, [])
            spans.append((q.outer_start, q.outer_end, k))

    def sentences(self, paragraph: int) -> list[Bounds]:
        """Return the sentences of a paragraph."""
        found = self._sentences.get(paragraph)
        if found is None:
            inside = self._by_paragraph.get(paragraph, ())
            outer = [(start, end) for start, end, _ in inside]
            found = sentences(self.text, self.layout.paragraphs[paragraph], outer)
            if len(outer) > _MOST_SPANS:
                found = _cut(found, outer)
            if self.dateline is not None and found[0][0] == self.dateline.start:
                found = _behind(self.dateline.end, found)
            self._sentences[paragraph] = found
        return found

    def scan(self, paragraph: int, sentence: Bounds) -> Scan:
        """Return the scan of one sentence of a paragraph."""
        found = self._scans.get(sentence[0])
        if found is None:
            start, stop = sentence
            spans = self._by_paragraph.get(paragraph, ())
            inside = spans[bisect_left(spans, (start,)) : bisect_left(spans, (stop,))]
            found = scan(self.text, sentence, inside, self.in_order, self.lexicon)
            self._scans[start] = found
        return found

    def before(self, paragraph: int) -> int:
        """Return the paragraph of the body before this one, -1 without one; a heading between two
        paragraphs is none."""
        paragraph -= 1
        while paragraph >= 0 and (self.zones[paragraph] != "body" or self._is_heading(paragraph)):
            paragraph -= 1
        return paragraph

    def _is_heading(self, paragraph: int) -> bool:
        """Whether a paragraph is a line over those that follow, and names nobody who may speak in
        them: "NHS backlog", "What happens next?", but not "Hull City Council" or "NHS response"."""
        start, end = self.layout.paragraphs[paragraph]
        if end - start > _LONGEST_HEADING or not (
            self.text[end - 1].isalnum() or self.text[end - 1] == "?"
        ):
            return False
        line = self.text[start:end]
        if paragraph in self._by_paragraph or _HEADING_WORDS.fullmatch(line) is None:
            return False
        if not _answers().isdisjoint(line.lower().split()):
            return False
        return _HEADING.fullmatch(self.scan(paragraph, (start, end)).tags) is not None

    def pairs(self, scanned: Scan) -> list[Pair]:
        """Return the pairs of mention and cue in one sentence."""
        found = self._pairs.get(scanned.start)
        if found is None:
            found = self._pairs[scanned.start] = pairs_of(scanned)
        return found

    def place(self, k: int) -> tuple[Scan, int, int]:
        """Return the scan of the sentence of span ``k``, its place there, and which sentence."""
        q = self.quoted[k]
        found = self.sentences(q.paragraph)
        i = sentence_at(found, q.outer_start)
        scanned = self.scan(q.paragraph, found[i])
        at = scanned.tags.find("Q")
        for _ in range(k - scanned.first):
            at = scanned.tags.find("Q", at + 1)
        return scanned, at, i

    def follows(self, k: int) -> bool:
        """Whether span ``k`` stands in the sentence right behind that of the span before, so that
        its speaker goes on: not in ``Reed said: "It is over." But Holm disagreed. "We can."``"""
        q, p = self.quoted[k], self.quoted[k - 1]
        if q.paragraph != p.paragraph:
            return False
        found = self.sentences(q.paragraph)
        return sentence_at(found, q.outer_start) - sentence_at(found, p.outer_start) == 1


_LONGEST_HEADING: Final = 50
"""Characters of a line over some paragraphs."""
_HEADING_WORDS: Final = re.compile(
    r"[A-Z\d][\w'\N{RIGHT SINGLE QUOTATION MARK}-]*"
    r"(?: [\w'\N{RIGHT SINGLE QUOTATION MARK}-]+){1,5}\??"
)
_HEADING: Final = re.compile("(?!O$)[wpOSrbtna&d]+")
"""Its tags: bodies and places, but no person, role or cue."""


@cache
def _answers() -> frozenset[str]:
    return frozenset(wordlists("zones")["answers"]["words"])


_MOST_SPANS: Final = 30
"""Quoted spans of one sentence that are read together; only a file of marks has more."""


def _cut(found: Sequence[Bounds], outer: Sequence[Bounds]) -> list[Bounds]:
    """Return sentences with no more than ``_MOST_SPANS`` spans each, cut before a span."""
    cuts = sorted({start for start, _ in found} | {start for start, _ in outer[::_MOST_SPANS]})
    stops = sorted({stop for _, stop in found})
    return [
        (start, min(following, stops[bisect_left(stops, start + 1)]))
        for start, following in zip(cuts, [*cuts[1:], stops[-1]], strict=True)
    ]


def _behind(place: int, found: Sequence[Bounds]) -> list[Bounds]:
    """Return sentences without what stands before a place, the end of a dateline."""
    return [(max(start, place), stop) for start, stop in found if place < stop] or list(found)


def sentence_at(found: Sequence[Bounds], start: int) -> int:
    """Return the index of the sentence that ``start`` stands in."""
    return max(bisect_right(found, (start + 1,)) - 1, 0)
