"""Is a quotation in the bank as somebody gives it? What a fact-checker asks, as a pure function.

A verdict is never kinder than the words: one word left out within, or a negation left out anywhere,
is an alteration, however like the rest is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import LCSseq

from quotebank.linking.differences import Change, bare_words, differences
from quotebank.linking.lexicon import statement_words

Verdict = Literal["exact", "trimmed", "altered", "spliced", "another speaker", "absent"]

ALTERED = 0.6
"""The least share of the words in common, in order, with the nearest printing."""
SPLICED_WORDS = 4
"""Each part of a spliced quotation has at least this many words."""
BEFORE = 8
"""Within this many words before a cut, in one sentence, a negation belongs to what follows."""

_GAP = re.compile(r"\s*(?:\.\s?\.\s?\.|…|\[\s*(?:\.\.\.|…)\s*\])\s*")
_SENTENCE_END = (".", "!", "?")
_CLOSING = (
    "\"')\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A printing to compare with: its id, its words, and who said them (None: nobody known)."""

    id: int
    text: str
    speaker_id: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict, the printings it rests on (nearest first), and what differs from the first.

    ``changes`` run from the printed words to those that were given; ``reason`` says in words what
    made a near match an alteration.
    """

    verdict: Verdict
    printings: tuple[int, ...] = ()
    changes: tuple[Change, ...] = ()
    reason: str | None = None


def judge(
    given: str, printed: Sequence[Printed], speakers: frozenset[int] | None = None
) -> Finding:
    """Return what the bank knows of the words ``given``, said by one of ``speakers`` if any.

    ``printed`` are the candidates, the likeliest first. The best verdict that any of them allows is
    given: exact, trimmed, then the same words by another speaker, spliced, altered, absent.
    """
    mine = [p for p in printed if speakers is None or p.speaker_id in speakers]
    others = [] if speakers is None else [p for p in printed if p.speaker_id not in speakers]
    for verdict, pool in (("exact", mine), ("trimmed", mine)):
        found = _matching(given, pool, verdict)
        if found:
            return found
    for verdict in ("exact", "trimmed"):
        found = _matching(given, others, verdict)
        if found:
            return Finding("another speaker", found.printings, found.changes)
    return _spliced(given, mine) or _altered(given, mine) or Finding("absent")


def _matching(given: str, pool: Sequence[Printed], verdict: str) -> Finding | None:
    test = _equal if verdict == "exact" else _is_trimmed
    found = [p for p in pool if test(given, p.text)]
    if not found:
        return None
    # The shortest whole shows best where words were left out.
    found.sort(key=lambda p: (len(p.text), p.id))
    changes = differences(found[0].text, given) if verdict == "trimmed" else ()
    exact: Verdict = "exact" if verdict == "exact" else "trimmed"
    return Finding(exact, tuple(p.id for p in found), changes)


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    # Each candidate is compared in every way that a verdict can be reached.
    return tuple(word for word, _ in bare_words(text))


def _equal(given: str, printed: str) -> bool:
    words = _words(given)
    return bool(words) and words == _words(printed)


def _is_trimmed(given: str, printed: str) -> bool:
    """Every piece between ellipses stands in the printing, in order, and no "not" is lost."""
    places = _places(given, printed)
    return places is not None and not _lost_negation(places, printed)


def _places(given: str, printed: str) -> list[tuple[int, int]] | None:
    """Return where the pieces of a cut quotation stand in the printing's words; None if nowhere."""
    pieces = [words for words in map(_words, _GAP.split(given)) if words]
    whole = _words(printed)
    places: list[tuple[int, int]] = []
    start = 0
    for piece in pieces:
        found = _find(piece, whole, start)
        if found is None:
            return None
        places.append((found, found + len(piece)))
        start = found + len(piece)
    return places or None


def _find(piece: tuple[str, ...], whole: tuple[str, ...], start: int) -> int | None:
    for at in range(start, len(whole) - len(piece) + 1):
        if whole[at : at + len(piece)] == piece:
            return at
    return None


def _lost_negation(places: list[tuple[int, int]], printed: str) -> str | None:
    """Return a negation among the words left out before or between the pieces of one sentence."""
    words = bare_words(printed)
    kept_until = 0
    for start, end in places:
        for at in range(start - 1, max(kept_until, start - BEFORE) - 1, -1):
            plain, token = words[at]
            if token.rstrip(_CLOSING).endswith(_SENTENCE_END):
                break
            if _negates(plain):
                return token
        kept_until = end
    return None


def _negates(word: str) -> bool:
    return word.endswith("n't") or word in statement_words().negations or word == "cannot"


def _spliced(given: str, mine: Sequence[Printed]) -> Finding | None:
    """Two printings made one: the first words end or go on in one, the rest stand in another."""
    words = [w for piece in _GAP.split(given) for w in _words(piece)]
    if len(words) < 2 * SPLICED_WORDS:
        return None
    if any(LCSseq.similarity(words, _words(p.text)) == len(words) for p in mine):
        # All of it stands in one printing, in order: words were left out, nothing was joined.
        return None
    wholes = [(p, f" {' '.join(_words(p.text))} ") for p in mine]
    head, head_words = _longest(words, wholes, from_start=True)
    tail, tail_words = _longest(words, wholes, from_start=False)
    if head is None or tail is None or head.id == tail.id:
        return None
    if min(head_words, tail_words) < SPLICED_WORDS or head_words + tail_words < len(words):
        return None
    return Finding("spliced", (head.id, tail.id))


def _longest(
    words: list[str], wholes: list[tuple[Printed, str]], *, from_start: bool
) -> tuple[Printed | None, int]:
    """Return the printing that has most of the first words, or of the last, and how many."""
    best: tuple[Printed | None, int] = (None, 0)
    for printed, text in wholes:
        # Whoever lacks so many words lacks more of them too: a text of a thousand words that are
        # in no printing is not tried at every length.
        length = best[1]
        while length < len(words):
            part = words[: length + 1] if from_start else words[-length - 1 :]
            if f" {' '.join(part)} " not in text:
                break
            length += 1
        if length > best[1]:
            best = (printed, length)
    return best


def _altered(given: str, mine: Sequence[Printed]) -> Finding | None:
    """The nearest printing, if it is near: of the words given, most stand in it in order."""
    words = _words(given)
    best: tuple[float, int, Printed] | None = None
    for printed in mine:
        whole = _words(printed.text)
        if not words or not whole:
            continue
        common = LCSseq.similarity(words, whole)
        # A part of a long printing is near by its own words, a whole one by both.
        share = max(2 * common / (len(words) + len(whole)), common / len(words) - 0.15)
        if common >= 3 and (best is None or (share, -printed.id) > best[:2]):
            best = (share, -printed.id, printed)
    if best is None or best[0] < ALTERED:
        return None
    nearest = best[2]
    places = _places(given, nearest.text)
    lost = _lost_negation(places, nearest.text) if places else None
    reason = f'"{lost}" is left out' if lost else None
    return Finding("altered", (nearest.id,), differences(nearest.text, given), reason)
