"""Whether a text reads as English. Judged before anything is named.

By its letters and its small words (data/en/languages.toml), on its first page.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from quotebank.resources import wordlists

_NOT_LATIN: Final = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
"""A letter of another script."""
_SAMPLE: Final = 4_000
"""Characters looked at."""
_BRIEF: Final = 120
"""Words; a text of fewer may have few of the dozen, and is asked for words that are English alone.
"""
_SHORT: Final = 40
"""Words; in a text of fewer, one word that is English alone is enough."""
_SHORTEST: Final = 25
"""Words; in a text of fewer, English need not show itself."""
_ONE_IN: Final = 25
_FOREIGN: Final = 2
"""Words of another language that tell a short text without any that are English alone."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][a-z]+)?")
_SEEN: Final = 2
"""Small words of another language that are not yet a sign: names bring some."""


def english(text: str) -> bool:
    """Whether a text is English: one word in twenty is one of a dozen.

    A short text of short sentences ("They knew in March.") has fewer of them; too short a one is
    given the benefit of the doubt, unless it is ``foreign``.
    """
    sample = text[:_SAMPLE]
    words = sample.count(" ")
    if words >= _BRIEF:
        return _reads(sample, words)
    own, others = _alone(sample)
    if words < _SHORT:
        doubtful = others < _FOREIGN and words < _SHORTEST
        return not foreign(sample) and (own > 0 or doubtful)
    if _reads(sample, words):
        return own >= others
    return own > max(others, words // _ONE_IN)


def foreign(text: str) -> bool:
    """Whether a text shows another language: by letters that are not Latin, or by small words.

    A table of prices is neither English nor foreign.
    """
    sample = text[:_SAMPLE]
    words = sample.count(" ")
    if words >= _SHORT and _reads(sample, words):
        return False
    if not sample.isascii() and 3 * len(_NOT_LATIN.findall(sample)) > len(sample):
        return True
    counts = {language: sum(map(sample.count, small)) for language, small in _small_words().items()}
    own = counts.pop("english")
    return max(counts.values()) > max(_SEEN, 2 * own)


def _reads(sample: str, words: int) -> bool:
    wanted = words / 20
    for word in _small_words()["english"]:
        wanted -= sample.count(word)
        if wanted < 0:
            return True
    return False


def _alone(sample: str) -> tuple[int, int]:
    """Return how many words of a short text are English alone, and how many are those of whatever
    other language has most."""
    found = Counter(_WORD.findall(sample.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")))
    others = [
        sum([found[word.strip()] for word in small])
        for language, small in _small_words().items()
        if language != "english"
    ]
    return sum([found[word] for word in _own_words()]), max(others)


@cache
def _own_words() -> tuple[str, ...]:
    return tuple(wordlists("languages")["english"]["own"].split())


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    return {
        language: tuple(f" {word} " for word in group["words"].split())
        for language, group in wordlists("languages").items()
    }
