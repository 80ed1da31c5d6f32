"""Which articles are copies of one report: wire stories, their updates, syndicated pages.

MinHash over shingles of words (Broder 1997, "On the resemblance and containment of documents"):
the share of equal values in two signatures estimates the share of shingles two texts have in
common, and equal bands of a signature find the candidates without comparing every pair.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from rensa import RMinHash

from quotebank.folding import fold_words

SHINGLE_WORDS = 4
VALUES = 64
BAND_VALUES = 5
SEED = 1987
COPY = 0.5
"""Texts of one day with this share of their shingles in common are copies of one report."""
REPRINT = 0.85
"""Of different days: daily notices (of a central bank, an auction) differ by their figures only."""
SHORTEST_WORDS = 30
"""A shorter text (a market tick, a headline) resembles others by its form alone."""

_PACKED = struct.Struct(f"<{VALUES}I")
_BAND = struct.Struct("<q")


def signature(text: str) -> bytes | None:
    """Return the signature of an article's text; None when it is too short to tell."""
    words = fold_words(text)
    if len(words) < SHORTEST_WORDS:
        return None
    hashed = RMinHash(num_perm=VALUES, seed=SEED)
    hashed.update(set(map(" ".join, zip(*(words[i:] for i in range(SHINGLE_WORDS)), strict=False))))
    return _PACKED.pack(*hashed.digest())


def bands(signed: bytes) -> list[int]:
    """Return the keys under which copies meet, as signed 64-bit integers.

    Two texts that share 0.7 of their shingles meet under at least one of the 12 bands with a
    probability of 0.89, at 0.85 of 0.998; at half it is 0.32, which only loose rewrites need.
    """
    values = _PACKED.unpack(signed)
    keys = []
    for first in range(0, VALUES - BAND_VALUES + 1, BAND_VALUES):
        key = first
        for value in values[first : first + BAND_VALUES]:
            key = (key * 1_000_003 ^ value) & 0xFFFF_FFFF_FFFF_FFFF
        keys.append(_BAND.unpack(key.to_bytes(8, "little"))[0])
    return keys


def resemblance(one: bytes, other: bytes) -> float:
    """Return the estimated share of shingles that two texts have in common, 0 to 1."""
    pairs = zip(_PACKED.unpack(one), _PACKED.unpack(other), strict=True)
    return sum(1 for a, b in pairs if a == b) / VALUES


@dataclass(frozen=True, slots=True)
class Report:
    """The first printing of a report: its article, signature, and day (ordinal) if known."""

    article: int
    signed: bytes
    day: int | None


def original(reports: Iterable[Report], signed: bytes, day: int | None) -> int | None:
    """Return the article that a text copies: of the most like of the reports, or None.

    Only first printings are candidates, never copies, so that a story does not wander along a
    chain of updates. Ties go to the lowest id. An unknown day counts as the same day.
    """
    ranked = sorted(
        ((-resemblance(signed, r.signed), r.article, r.day) for r in reports), key=lambda r: r[:2]
    )
    for unlikeness, article, other in ranked:
        same_day = day is None or other is None or abs(day - other) < 2
        if -unlikeness >= (COPY if same_day else REPRINT):
            return article
    return None
