"""Which expression of time dates an attribution: a judgement on one sentence.

In "In an interview on Wednesday, Holm said the vote on Friday will fail", Wednesday is when it
was said and Friday what it was about. The place tells them apart: beside the cue ("said
Wednesday"), behind it after nothing but circumstances ("told reporters in Riga on Wednesday"),
between mention and cue ("Holm on Wednesday said"), or at the head of the sentence ("On
Wednesday, Holm said"). Everything behind a clause of content is what was spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from quotebank.days.words import alternation, words
from quotebank.extraction.expressions import Expression
from quotebank.extraction.spans import Bounds

_FARTHEST: Final = 22
"""Words between a cue and its date, or a date and its speaker; beyond, it is another clause."""
_TOKEN: Final = re.compile(r"\w+(?:['\N{RIGHT SINGLE QUOTATION MARK}-]\w+)*|[^\w\s]")
_SPOKEN: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for a quoted span: opaque, whatever is in it."""


def date_of(
    text: str,
    sentence: Bounds,
    cue: Bounds,
    mention: Bounds | None,
    hearer: bool,
    quoted: Sequence[Bounds],
    candidates: Iterable[Expression],
) -> Expression | None:
    """Return the candidate that dates what ``cue`` reports, or None.

    ``quoted`` are the quoted spans, in order; nothing in them is looked at. ``hearer``: the cue's
    object is the hearer ("told"), so that a bare noun behind it is a circumstance.
    """
    best: tuple[int, Expression] | None = None
    for found in candidates:
        if not sentence[0] <= found.start < sentence[1] or any(
            start < found.end and found.start < end for start, end in quoted
        ):
            continue
        rank = _rank(text, sentence, cue, mention, hearer, quoted, found)
        if rank is not None and (best is None or rank < best[0]):
            best = rank, found
    return None if best is None else best[1]


def elsewhere(text: str, sentence: Bounds, quoted: Sequence[Bounds]) -> bool:
    """Say whether the words outside the quoted spans point to another occasion ("once said")."""
    return _elsewhere().search(_outside(text, *sentence, quoted)) is not None


def _rank(
    text: str,
    sentence: Bounds,
    cue: Bounds,
    mention: Bounds | None,
    hearer: bool,
    quoted: Sequence[Bounds],
    found: Expression,
) -> int | None:
    """Return how far the expression is from being beside its cue, None when it is another's."""
    subject = mention or cue
    if found.start >= cue[1]:
        begin = cue[1]
        inverted = subject[0] >= cue[1] and subject[1] <= found.start
        if inverted:
            begin = subject[1]
        between = _tokens(_outside(text, begin, found.start, quoted))
        return _after_cue(between, found, hearer, inverted)
    if found.end <= subject[0] or (subject[0] >= cue[0] and found.end <= cue[0]):
        lead = _tokens(_outside(text, sentence[0], found.start, quoted))
        rest = _tokens(_outside(text, found.end, min(subject[0], cue[0]), quoted))
        return _before_speaker(lead, rest, found)
    if subject[1] <= found.start and found.end <= cue[0]:
        before = _tokens(_outside(text, subject[1], found.start, quoted))
        rest = _tokens(_outside(text, found.end, cue[0], quoted))
        return _between(before, rest, found)
    return None


def _after_cue(between: list[str], found: Expression, hearer: bool, inverted: bool) -> int | None:
    if not _placed(between, found):
        return None
    between = _without_preposition(between)
    if not between:
        return 0
    if (
        len(between) > _FARTHEST
        or not _NEVER.isdisjoint(between)
        or not _verbs().isdisjoint(between)
    ):
        return None
    first = between[0]
    if first == ",":
        first = between[1] if len(between) > 1 else first
    allowed = first in _after()
    if inverted and between[0] == ",":
        allowed = True  # "said Holm, the mayor, on Wednesday"
    if _SPOKEN in between:
        # "called the plan «a gift» in an interview on Wednesday", but not "said the «gift» vote on"
        behind = between[len(between) - between[::-1].index(_SPOKEN) :]
        behind = [word for word in behind if word != ","]
        return 2 + len(between) if not behind or behind[0] in _after() else None
    if allowed or (hearer and first not in _CONTENT):
        return 1 + len(between)
    return None


def _before_speaker(lead: list[str], rest: list[str], found: Expression) -> int | None:
    if not _placed(lead, found) or _SPOKEN in lead or _SPOKEN in rest:
        return None
    lead = _without_preposition(lead)
    if len(rest) > _FARTHEST or len(lead) > _FARTHEST:
        return None
    if not _verbs().isdisjoint(lead) or not (_verbs() - _WAS).isdisjoint(rest) or ":" in rest:
        return None
    if lead and lead[0] not in _openers() and lead[0] not in _SIGNS:
        return None
    return 30 + len(lead) + len(rest)


def _between(before: list[str], rest: list[str], found: Expression) -> int | None:
    if not _placed(before, found):
        return None
    before = _without_preposition(before)
    if len(before) > _FARTHEST or not (_verbs() - _WAS).isdisjoint(before):
        return None
    if not _AHEAD_VERBS.isdisjoint(rest):
        return None
    return 10 + len(before) + len(rest)


def _placed(before: list[str], found: Expression) -> bool:
    """An attributive date needs its preposition: "in a May 3 interview", not "praised Friday's"."""
    if not found.attributive:
        return True
    nouns = [token for token in before[-3:] if token not in _DETERMINERS]
    return bool(nouns) and nouns[-1] in _PREPOSITIONS


def _without_preposition(before: list[str]) -> list[str]:
    while before and before[-1] in _PREPOSITIONS | _DETERMINERS | {"the", "evening", "of"}:
        before = before[:-1]
    return before


def _outside(text: str, start: int, end: int, quoted: Sequence[Bounds]) -> str:
    """Return the words of a stretch, each quoted span in it shown as one sign."""
    parts, at = [], start
    for first, last in quoted:
        if first < end and last > start:
            parts += [text[at : max(at, first)], f" {_SPOKEN} "]
            at = min(max(at, last), end)
    parts.append(text[at:end])
    return "".join(parts)


def _tokens(words_between: str) -> list[str]:
    return [word.lower() for word in _TOKEN.findall(words_between) if word not in _MARKS]


_MARKS: Final = frozenset(
    "\"'`\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
)
_SIGNS: Final = frozenset("(-[")
_NEVER: Final = frozenset({":", ";"})
_DETERMINERS: Final = frozenset({"a", "an", "his", "her", "their", "its", "the"})
_PREPOSITIONS: Final = frozenset({"on", "in", "at", "over", "during", "by", "with", "to", "via"})
_CONTENT: Final = frozenset(
    {"that", "he", "she", "it", "they", "we", "there", "of", "about", "for"}
)
_WAS: Final = frozenset({"was", "were", "is", "has", "had", "have", "that", "who", "which"})
_AHEAD_VERBS: Final = frozenset(
    {"will", "would", "shall", "scheduled", "expected", "due", "slated"}
)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words().groups["ahead"]["verbs"])


@cache
def _after() -> frozenset[str]:
    return frozenset(words().groups["circumstances"]["after_cue"])


@cache
def _openers() -> frozenset[str]:
    return frozenset(words().groups["circumstances"]["openers"])


@cache
def _elsewhere() -> re.Pattern[str]:
    group = words().groups["elsewhere"]
    return re.compile(rf"\b{alternation([*group['words'], *group['phrases']])}\b", re.IGNORECASE)
