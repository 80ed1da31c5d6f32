"""Whether a text reads as English. Judged before anything is named.

By its letters and its small words (data/en/languages.toml), on its first page.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from quotebank.resources import wordlists

_NOT_LATIN: Final = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
"""A letter of another script."""
_SAMPLE: Final = 4_000
"""Characters looked at."""
_SHORT: Final = 40
"""Words; in a text of fewer, English need not show itself."""
_SEEN: Final = 2
"""Small words of another language that are not yet a sign: names bring some."""


def english(text: str) -> bool:
    """Whether a text is English: one word in twenty is one of a dozen.

    Too short a text is given the benefit of the doubt, unless it is ``foreign``.
    """
    sample = text[:_SAMPLE]
    words = sample.count(" ")
    return _reads(sample, words) if words >= _SHORT else not foreign(sample)


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


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    return {
        language: tuple(f" {word} " for word in group["words"].split())
        for language, group in wordlists("languages").items()
    }
