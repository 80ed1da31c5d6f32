"""When it was said: the last stage of extraction, after everybody knows who said what.

A quotation's day is taken from its attribution's own sentence, the words outside the quoted spans
(``occasions`` judges which expression there dates the saying). Without one it is inherited from
the nearest earlier sentence that dates the same occasion of the same speaker, and marked as
inherited; else there is none. Which expression is taken never depends on the day of publication,
only what it resolves to does: so ``resolve`` against a day told later equals extracting with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from quotebank.days import Interval, precision, published_interval, resolve
from quotebank.extraction.datelines import Dateline, find_dateline
from quotebank.extraction.expressions import Expression, expressions
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon import default as default_lexicon
from quotebank.extraction.occasions import (
    Attribution,
    date_of,
    elsewhere,
    in_present,
    new_occasion,
    outside,
    posts,
)
from quotebank.extraction.spans import Bounds, Layout, sentences
from quotebank.model import Basis, DateExpression, Quotation, SaidOn

__all__ = ["resolve", "when"]

_SPEECH: Final = frozenset({"say", "tell", "write", "call", "manner"})
"""Classes of cue with which a sentence without a quotation dates an occasion of speech."""
_BESIDE: Final = 1
"""Paragraphs: how far a date of the past ("said in 2008") reaches beyond its own."""
_NEAR: Final = 2
"""Paragraphs: how far one of several occasions reaches."""
_FAR: Final = 10
"""Paragraphs: how far the only occasion reaches; beyond, the story mostly has moved on."""


def when(
    text: str,
    layout: Layout,
    quotations: Sequence[Quotation],
    published: str | None,
    *,
    quoted: Sequence[Bounds] | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Quotation, ...]:
    """Return the quotations with ``said_on`` filled where the text says a day.

    ``published`` is the article's time of publication as ISO text. ``quoted`` are the outer bounds
    of all quoted spans of the text in order, titles and scare quotes included: what stands in them
    is never a date of speech. Without it the quotations' own spans are taken.
    """
    if not quotations:
        return ()
    if quoted is None:
        quoted = sorted((span.start - 1, span.end + 1) for q in quotations for span in q.spans)
    days = published_interval(published) if published is not None else None
    article = _Article(text, layout, quoted, lexicon or default_lexicon())
    own = [article.own_date(quotation) for quotation in quotations]
    dated = [(q, found) for q, found in zip(quotations, own, strict=True) if found is not None]
    answers = []
    for quotation, found in zip(quotations, own, strict=True):
        inherited = found is None
        if found is None:
            found = article.inherited(quotation, dated)
        if found is not None:
            said_on = article.said_on(found, days, inherited)
            quotation = replace(quotation, said_on=said_on)
        answers.append(quotation)
    return tuple(answers)


class _Article:
    """One article while its quotations are dated: what is reckoned once and used for all."""

    def __init__(
        self, text: str, layout: Layout, quoted: Sequence[Bounds], lexicon: Lexicon
    ) -> None:
        self.text = text
        self.paragraphs = layout.paragraphs
        self.layout = layout
        self.quoted = quoted
        self.lexicon = lexicon
        self._quoted_starts = [start for start, _ in quoted]
        self._quoted_ends = [end for _, end in quoted]
        self._sentences: dict[int, list[Bounds]] = {}
        self._reports: dict[str, list[Expression]] = {}
        self._expressions: dict[int, tuple[Expression, ...]] = {}

    @cached_property
    def dateline(self) -> Dateline | None:
        return find_dateline(self.text, self.paragraphs)

    # -------------------------------------------------------------- the attribution's own sentence

    def own_date(self, quotation: Quotation) -> Expression | None:
        """Return the expression in the sentences of the quotation's cues that dates it."""
        for cue in (quotation.cue, *quotation.further_cues):
            if cue is None or not self.expressions_of(self.layout.paragraph_at(cue.start)):
                continue
            sentence = self.sentence_at(cue.start)
            mention = quotation.mention
            inside = mention is not None and sentence[0] <= mention.start < sentence[1]
            found = self.date_in(
                sentence,
                (cue.start, cue.end),
                (mention.start, mention.end) if mention is not None and inside else None,
            )
            if found is not None:
                return found
        return None

    def date_in(self, sentence: Bounds, cue: Bounds, mention: Bounds | None) -> Expression | None:
        kind = self.lexicon.cues.get(self.text[slice(*cue)].lower(), ("", ""))[0]
        quoted = self.quoted_in(sentence)
        attribution = Attribution(self.text, sentence, cue, mention, kind, quoted)
        found = date_of(attribution, self.expressions_of(self.layout.paragraph_at(cue[0])))
        return found if found is None or found.moved is None else self.anchored(found)

    def anchored(self, found: Expression) -> Expression | None:
        """Return "the day before" reckoned from the day named last before it, if there is one."""
        paragraph = self.layout.paragraph_at(found.start)
        before = [
            earlier
            for index in (paragraph - 1, paragraph)
            if index >= 0
            for earlier in self.expressions_of(index)
            if earlier.end <= found.start
            and earlier.moved is None
            and precision(earlier.normal) == "day"
        ]
        if not before or "tail:" in before[-1].normal:
            return None
        moved = f"@{found.moved:+d}" if found.moved else ""
        return found._replace(normal=before[-1].normal + moved, moved=None)

    def sentence_at(self, offset: int) -> Bounds:
        """Return the sentence that holds ``offset``, without the dateline before it."""
        index = self.layout.paragraph_at(offset)
        found = next(
            (s for s in reversed(self.sentences_of(index)) if s[0] <= offset),
            self.paragraphs[index],
        )
        if self.dateline is not None and found[0] <= self.dateline.start < found[1]:
            return min(self.dateline.end, offset), found[1]
        return found

    def sentences_of(self, index: int) -> list[Bounds]:
        if (found := self._sentences.get(index)) is None:
            paragraph = self.paragraphs[index]
            found = sentences(self.text, paragraph, self.quoted_in(paragraph))
            self._sentences[index] = found
        return found

    def expressions_of(self, index: int) -> tuple[Expression, ...]:
        if (found := self._expressions.get(index)) is None:
            found = tuple(self._unquoted_expressions(self.paragraphs[index]))
            self._expressions[index] = found
        return found

    def _unquoted_expressions(self, paragraph: Bounds) -> Iterator[Expression]:
        at, stop = paragraph
        for start, end in self.quoted_in(paragraph):
            if start > at:
                yield from expressions(self.text, at, start)
            at = max(at, end)
        if at < stop:
            yield from expressions(self.text, at, stop)

    def quoted_in(self, stretch: Bounds) -> Sequence[Bounds]:
        # They do not overlap, so their ends are in order as their starts are.
        first = bisect_right(self._quoted_ends, stretch[0])
        return self.quoted[first : bisect_left(self._quoted_starts, stretch[1])]

    # -------------------------------------------------------------- from an earlier sentence

    def inherited(
        self, quotation: Quotation, dated: Sequence[tuple[Quotation, Expression]]
    ) -> Expression | None:
        """Return the expression of the nearest earlier sentence that dates the same occasion."""
        if quotation.speaker is None:
            return None
        at = quotation.cue.start if quotation.cue is not None else quotation.spans[0].start
        found = self.nearest(quotation.speaker, at, dated)
        if found is None:
            return None
        sentence = self.sentence_at(at)
        if self.has_expression(sentence):
            return None  # another day is spoken of, perhaps that of this saying
        own_words = outside(self.text, *sentence, self.quoted_in(sentence))
        if elsewhere(own_words) or (quotation.cue is not None and in_present(quotation.cue.text)):
            return None
        beside = self.distance(found, at) <= _BESIDE
        if not beside and new_occasion(own_words):
            return None
        # What was tweeted on Monday was; what is said further down mostly was not.
        posted = posts(outside(self.text, *self.sentence_at(found.start), self.quoted))
        return found if not posted or posts(own_words) else None

    def has_expression(self, sentence: Bounds) -> bool:
        """Say whether a sentence holds an expression of time outside quoted spans."""
        found_here = self.expressions_of(self.layout.paragraph_at(sentence[0]))
        return any(sentence[0] <= found.start < sentence[1] for found in found_here)

    def nearest(
        self, speaker: str, at: int, dated: Sequence[tuple[Quotation, Expression]]
    ) -> Expression | None:
        """Return the nearest dated occasion of a speaker that reaches to ``at``.

        One of history ("said in 2008") reaches no further than the next paragraph, and where a
        speaker has spoken on two days, neither reaches far.
        """
        earlier = [
            found for quotation, found in dated if quotation.speaker == speaker and found.end <= at
        ]
        earlier += [
            found for found in self.reports_of(speaker) if found.end <= at and not _is_past(found)
        ]
        earlier = [
            found
            for found in sorted(earlier, key=lambda found: found.start, reverse=True)
            if self.distance(found, at) <= (_BESIDE if _is_past(found) else _FAR)
        ]
        if not earlier:
            return None
        several = {found.normal for found in earlier if not _is_past(found)}
        if len(several) > 1 and self.distance(earlier[0], at) > _NEAR:
            return None
        return earlier[0]

    def distance(self, found: Expression, at: int) -> int:
        """Return how many paragraphs lie between an expression and ``at``."""
        return self.layout.paragraph_at(at) - self.layout.paragraph_at(found.start)

    def reports_of(self, speaker: str) -> list[Expression]:
        """Return the dates of the speaker's sentences that hold no quotation of theirs."""
        if (found := self._reports.get(speaker)) is None:
            found = list(self._find_reports(speaker)) if speaker[-1:].isalpha() else []
            self._reports[speaker] = found
        return found

    def _find_reports(self, speaker: str) -> Iterator[Expression]:
        name = speaker.split()[-1]
        if not name[0].isupper():
            return  # "the official": nobody tells whether it is the same one
        at = self.text.find(name)
        while at >= 0:
            end = at + len(name)
            if self.expressions_of(self.layout.paragraph_at(at)) and self._is_subject(at, end):
                sentence = self.sentence_at(at)
                cue = self._cue_after(end, sentence)
                found = None if cue is None else self.date_in(sentence, cue, (at, end))
                if found is not None:
                    yield found
                    end = sentence[1]
            at = self.text.find(name, end)

    def _is_subject(self, at: int, end: int) -> bool:
        """Say whether a name may be who speaks: whole, no possessive, behind no preposition."""
        if self.text[end : end + 1].isalnum() or _POSSESSIVE.match(self.text, end):
            return False
        before = _BEFORE_NAME.search(self.text, max(0, at - 60), at)
        return before is None or before.group(1).lower() not in _OBJECT_OF

    def _cue_after(self, at: int, sentence: Bounds) -> Bounds | None:
        """Return the verb of speech that follows a name within a few words, unquoted."""
        quoted = self.quoted_in(sentence)
        for count, match in enumerate(_WORD.finditer(self.text, at, sentence[1])):
            if count > _REACH or any(start <= match.start() < end for start, end in quoted):
                return None
            if self.lexicon.cues.get(match.group().lower(), ("", ""))[0] in _SPEECH:
                return match.span()
        return None

    # -------------------------------------------------------------- the answer

    def said_on(self, found: Expression, days: Interval | None, inherited: bool) -> SaidOn:
        normal, basis = found.normal, _basis(found.normal)
        if normal in {"day:0", "day:-1"} and self.dateline is not None and self.dateline.normal:
            # "said today" under "MOSCOW, Nov. 3 -", printed on the fourth, was said on the third.
            normal = self.dateline.normal + ("@-1" if normal == "day:-1" else "")
            basis = "dateline"
        interval = resolve(normal, days)
        expression = DateExpression(
            start=found.start,
            end=found.end,
            text=self.text[found.start : found.end],
            normal=normal,
            earliest=interval.earliest if interval else None,
            latest=interval.latest if interval else None,
            precision=precision(normal),
            basis=basis,
        )
        return SaidOn(expression, inherited)


_POSSESSIVE: Final = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}]s?\b")
_BEFORE_NAME: Final = re.compile(r"(\w+|[^\w\s])\s+(?:[A-Z][\w.'-]*\s+)*$")
_OBJECT_OF: Final = frozenset(
    "over with for of to by from against about like than at toward and or on via without".split()  # noqa: SIM905 (words)
)
_WORD: Final = re.compile(r"[\w-]+")
_REACH: Final = 10
"""Words between a name and its verb in a report: "Holm, who was in Riga on Monday, told"."""


def _is_past(found: Expression) -> bool:
    """Say whether it dates history and not this article's news."""
    return precision(found.normal) in {"month", "year"}


def _basis(normal: str) -> Basis:
    return "printed" if re.match(r"(?:day|month|year):\d{4}", normal) else "published"
