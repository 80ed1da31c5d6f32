"""The day a quotation takes from an earlier sentence, where its own says none.

The nearest earlier sentence that dates the same occasion of the same speaker: one with another
quotation of theirs, or a report ("Holm said on Friday that …"). News told by weekday reaches some
paragraphs far. A date of the background ("told the paper on Nov. 3") and a day on which somebody
did something else than speak ("opened the talks on Tuesday") reach only what follows at once.
Nothing is inherited by words that point to an occasion of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from quotebank.days import precision
from quotebank.days.words import words
from quotebank.extraction.dates.expressions import Expression
from quotebank.extraction.dates.occasions import elsewhere, in_present, new_occasion, posts
from quotebank.extraction.dates.timeline import Timeline
from quotebank.extraction.text.spans import Bounds
from quotebank.model import Quotation


class _Dated(NamedTuple):
    """A sentence that dates somebody: its expression, its end, and whether it is one of speech."""

    expression: Expression
    end: int
    speech: bool


class Inheritance:
    """What the quotations of one article may inherit; asked in the order of the text."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._dated: dict[str, dict[tuple[int, bool], _Dated]] = {}
        self._reports: dict[str, list[_Dated]] = {}
        self._read_to: dict[str, int] = {}
        self._met: set[int] = set()
        self._first = True

    def leave(self, quotation: Quotation, found: Expression) -> None:
        """Note the day of a quotation, its own or inherited, for those that follow."""
        self._first = False
        if quotation.speaker is not None:
            last = max(quotation.spans[-1].start, quotation.cue.start if quotation.cue else 0)
            end = max(self._timeline.sentence_at(last)[1], quotation.spans[-1].end)
            dated = _Dated(found, end, speech=found.start not in self._met)
            # Of those who go on on one day the last is enough.
            self._dated.setdefault(quotation.speaker, {})[found.start, dated.speech] = dated

    def of(self, quotation: Quotation) -> Expression | None:
        """Return the expression that a quotation inherits, or None."""
        if quotation.speaker is None:
            return None
        if quotation.cue is not None and in_present(quotation.cue.text):
            return None
        timeline = self._timeline
        at = quotation.cue.start if quotation.cue is not None else quotation.spans[0].start
        begin = min(at, quotation.spans[0].start)
        found = self._nearest(quotation.speaker, begin)
        if found is None and self._first:
            found = self._lead_before(begin)
        self._first = False
        if found is None:
            return None
        sentence = timeline.sentence_at(at)
        own_words = timeline.words_of(sentence)
        if timeline.expressions_in(sentence) or elsewhere(own_words):
            return None  # another day is spoken of, perhaps that of this saying
        if timeline.paragraphs_between(found, at) > _BESIDE and new_occasion(own_words):
            return None
        # What was tweeted on Monday was; what is said further down mostly was not, nor the reverse.
        dating_words = timeline.words_of(timeline.sentence_at(found.start))
        return found if posts(dating_words) == posts(own_words) else None

    def _nearest(self, speaker: str, at: int) -> Expression | None:
        """Return the expression of the nearest occasion of a speaker that reaches to ``at``."""
        begin = self._timeline.sentence_at(at)[0]
        since = min(self._timeline.paragraphs_before(at, _FAR), begin - _NEXT)
        said, reports = self._dated.get(speaker, {}), self._reports_of(speaker, at)
        dated = _since(since, reversed(said.values())) + _since(since, reversed(reports))
        if not dated:
            return None
        reaching = [
            earlier
            for earlier in sorted(dated, key=lambda dated: dated.end, reverse=True)
            if earlier.expression.end <= at and self._reaches(earlier, begin)
        ]
        if not reaching:
            return None
        found = reaching[0].expression
        days = {earlier.expression.normal for earlier in reaching}
        several = len(days) > 1 and self._timeline.paragraphs_between(found, at) > _NEAR
        return None if several else found

    def _reaches(self, earlier: _Dated, begin: int) -> bool:
        background = _is_background(earlier.expression)
        if earlier.end <= begin <= earlier.end + _NEXT:
            return earlier.speech or precision(earlier.expression.normal) in {"day", "week"}
        far = earlier.speech and not background
        return far and self._timeline.paragraphs_between(earlier.expression, begin) <= _FAR

    def _lead_before(self, at: int) -> Expression | None:
        """Return the day of the sentence before an article's first quotation, if a role spoke.

        Wires begin so: "…, its foreign minister said on Tuesday." and go on with the words and
        the name. Roles in the plural ("officials said") are others.
        """
        timeline, text = self._timeline, self._timeline.text
        end = max(at - _NEXT, 0) + len(text[max(at - _NEXT, 0) : at].rstrip(_OPENING))
        if end == 0 or text[end - 1] in _OPENING or not timeline.is_promising(end - 1):
            return None
        sentence = timeline.sentence_at(end - 1)
        if timeline.quoted_in(sentence) or not timeline.expressions_in(sentence):
            return None
        roles, plural = timeline.lexicon.roles, timeline.lexicon.plural_roles
        for match in _SPOKE.finditer(text, *sentence):
            if match[1] in roles and match[1] not in plural:
                return timeline.date_in(sentence, match.span(2), match.span(1))
        return None

    # -------------------------------------------------------------- reports

    def _reports_of(self, speaker: str, at: int) -> list[_Dated]:
        """Return the speaker's dated sentences that reach to ``at``, read only as far as that."""
        found = self._reports.setdefault(speaker, [])
        name = speaker.split()[-1]
        # "the official": nobody tells whether it is the same one.
        if name[0].isupper() and name[-1].isalpha():
            start = max(self._read_to.get(speaker, 0), self._timeline.paragraphs_before(at, _FAR))
            found += self._find_reports(name, start, at)
            self._read_to[speaker] = at
        return found

    def _find_reports(self, name: str, start: int, stop: int) -> Iterator[_Dated]:
        text = self._timeline.text
        at = text.find(name, start, stop)
        while at >= 0:
            end = at + len(name)
            dated = self._report(at, end)
            if dated is not None:
                yield dated
                end = max(end, dated.end)
            at = text.find(name, end, stop)

    def _report(self, at: int, end: int) -> _Dated | None:
        """Return what the sentence reports and dates whose subject the name there is."""
        if not (self._timeline.is_promising(at) and self._is_subject(at, end)):
            return None
        sentence = self._timeline.sentence_at(at)
        if not self._timeline.expressions_in(sentence):
            return None
        cue = self._cue_after(end, sentence)
        return None if cue is None else self._dating(sentence, cue, (at, end))

    def _dating(self, sentence: Bounds, cue: Bounds, mention: Bounds) -> _Dated | None:
        speech = self._is_speech(self._timeline.text[cue[0] : cue[1]])
        # A verb of meeting takes an object as "called" does: "held a briefing on Friday".
        kind = None if speech else "weak"
        found = self._timeline.date_in(sentence, cue, mention, kind)
        if found is not None and not speech:
            self._met.add(found.start)
        return None if found is None else _Dated(found, sentence[1], speech)

    def _is_subject(self, at: int, end: int) -> bool:
        """Say whether a name may be who speaks: whole, no possessive, at the head of a clause."""
        text = self._timeline.text
        if text[end : end + 1].isalnum() or _POSSESSIVE.match(text, end):
            return False
        before = text[max(0, at - _TITLES) : at].rsplit("\n", 1)[-1].split()
        while before and before[-1][0].isupper() and before[-1][-1] not in ",;:":
            before.pop()  # the first names and titles, not "After the talks in Riga, "
        if not before or not before[-1][-1].isalpha():
            return True
        word = before[-1].lower()
        return word in _before_subject() or word in self._timeline.lexicon.roles

    def _cue_after(self, at: int, sentence: Bounds) -> Bounds | None:
        """Return the verb that follows a name within a few words, unquoted."""
        quoted = self._timeline.quoted_in(sentence)
        for count, match in enumerate(_WORD.finditer(self._timeline.text, at, sentence[1])):
            if count > _REACH or any(start <= match.start() < end for start, end in quoted):
                return None
            if match.group() in _RELATIVE:
                # "Holm, who returned from Riga two weeks ago, told": its verb is not hers.
                comma = self._timeline.text.find(", ", match.end(), sentence[1])
                return None if comma < 0 else self._cue_after(comma + 1, sentence)
            if self._is_speech(match.group()) or match.group() in _meetings():
                return match.span()
        return None

    def _is_speech(self, word: str) -> bool:
        return self._timeline.lexicon.cues.get(word.lower(), ("", ""))[0] in _SPEECH


def _since(place: int, dated: Iterator[_Dated]) -> list[_Dated]:
    """Return what does not end before a place, of what comes last first."""
    found = []
    for earlier in dated:
        if earlier.end < place:
            break
        found.append(earlier)
    return found


def _is_background(found: Expression) -> bool:
    """Say whether it dates the background and not this article's news.

    News of the week is told by weekday, "yesterday" or "last week"; a printed date is older.
    """
    return not found.normal.startswith(("weekday:", "day:-", "day:0", "week:", "weekend:"))


_SPEECH: Final = frozenset({"say", "tell", "write", "call", "manner"})
"""Classes of cue with which a sentence without a quotation dates an occasion of speech."""
_BESIDE: Final = 1
"""Paragraphs: how far a saying on an occasion of its own may still go on with the one before."""
_NEAR: Final = 2
"""Paragraphs: how far one of several occasions reaches."""
_FAR: Final = 10
"""Paragraphs: how far the only occasion reaches; beyond, the story mostly has moved on."""
_OPENING: Final = " \t\n\"'`\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_NEXT: Final = 4
"""Characters between a sentence and the next: blanks, a paragraph's end, an opening mark."""
_REACH: Final = 10
"""Words between a name and its verb in a report: "Holm, who was in Riga on Monday, told"."""
_RELATIVE: Final = frozenset({"who", "whom", "which", "whose", "where", "that"})
_POSSESSIVE: Final = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}]s?\b")
_TITLES: Final = 60
"""Characters before a name that its first names and titles may take."""
_SPOKE: Final = re.compile(r"\b([a-z]+) (said|told|announced|declared|warned)\b")
_WORD: Final = re.compile(r"[\w-]+")


@cache
def _meetings() -> frozenset[str]:
    return frozenset(words().groups["meetings"]["words"])


@cache
def _before_subject() -> frozenset[str]:
    return frozenset(words().groups["meetings"]["before_subject"])
