"""Paragraphs whose first words are set in capitals: "ANN LIND SAID on Monday". Serves ``repairs``.

Papers open a page or a part of it so. What each word is without the capitals, the rest of the
article tells, else the lexicon; what neither knows beside a single word stays: "NATO said".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from quotebank.extraction.damage import Repair
from quotebank.extraction.lexicon import Lexicon

_WORD: Final = r"[A-Z](?:[A-Z'\u2019-]*[A-Z])?(?!\w)"
_MARKS: Final = r"[\"'\u201c\u2018]?"
# What goes on in small letters, and is no dateline: "LONDON, Nov. 3 -".
_GOES_ON: Final = r"(?=(?:['\u2019]s)?,? [a-z]|(?:['\u2019]s)? [A-Z][a-z])"
_RUN: Final = rf"{_MARKS}(?P<run>{_WORD}(?: {_WORD}){{0,9}}+){_GOES_ON}"
_FIRST: Final = re.compile(rf"\s*{_RUN}")
_LATER: Final = re.compile(rf"\n[ \t]*{_RUN}")
_WORTH_A_LOOK: Final = re.compile(r"[^ ]{5}|[^ ]{2} [^ ]{2}")
"""More than a short acronym and an article: most paragraphs that begin so begin with "NATO said".
"""
_ANY_WORD: Final = re.compile(r"[^\W\d_](?:[\w'\u2019-]*\w)?")
_LONGEST_ACRONYM: Final = 4
_VOWEL: Final = re.compile("[aeiouy]")


def find_capitals(text: str, lexicon: Lexicon) -> list[Repair]:
    """Return what the capitals at the heads of paragraphs are without them."""
    runs = [match.span("run") for match in _LATER.finditer(text)]
    first = _FIRST.match(text)
    if first is not None and first.span("run") not in runs[:1]:
        runs.insert(0, first.span("run"))
    runs = [(start, end) for start, end in runs if _WORTH_A_LOOK.search(text, start, end)]
    if not runs:
        return []
    printed = _Printed(text, [text[start:end] for start, end in runs], lexicon)
    repairs: list[Repair] = []
    for start, end in runs:
        words = text[start:end].split(" ")
        meant = [printed.without_capitals(word, alone=len(words) == 1) for word in words]
        meant[0] = meant[0][0].upper() + meant[0][1:]
        if meant != words:
            repairs.append((start, end, " ".join(meant)))
    return repairs


_PART: Final = re.compile(r"(?:[OD]['\u2019])?([A-Z])([^-]*)")
"""O'Brien, Jean-Claude."""


def _capitalised(part: re.Match[str]) -> str:
    return part[0][: part.start(2) - part.start()] + part[2].lower()


class _Printed:
    """How the words of an article are printed where nothing is set in capitals."""

    def __init__(self, text: str, runs: Iterable[str], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        set_in_capitals = Counter(_ANY_WORD.findall(" ".join(runs)))
        wanted = {word.lower() for word in set_in_capitals}
        self.small: set[str] = set()
        self.names: dict[str, str] = {}
        capitals: Counter[str] = Counter()
        for word in _ANY_WORD.findall(text):
            low = word.lower()
            if low in wanted:
                if word == low:
                    self.small.add(low)
                elif word.isupper():
                    capitals[word] += 1
                else:
                    self.names.setdefault(low, word)
        self.acronyms = {word for word, n in capitals.items() if n > set_in_capitals[word]}

    def without_capitals(self, word: str, *, alone: bool) -> str:
        """Return a word as the article prints it elsewhere, or as the lexicon has it."""
        low = word.lower()
        lexicon = self.lexicon
        if low in ("i", "us") or low in lexicon.initials or _VOWEL.search(low) is None:
            return word
        small = low in self.small or low in lexicon.words or low in lexicon.pronouns
        if small and not alone:
            return low
        if word in self.acronyms and len(word) <= _LONGEST_ACRONYM:
            return word
        if small and len(word) > 1:
            return low
        if low in self.names:
            return self.names[low]
        if low in lexicon.cues:
            return low
        capitalised = _PART.sub(_capitalised, word)
        if capitalised in lexicon.given:
            return capitalised
        if alone and len(word) <= _LONGEST_ACRONYM:
            return word
        kinds = (lexicon.roles, lexicon.qualifiers, lexicon.ordinary, lexicon.verbs)
        if any(low in words for words in kinds):
            return low
        if alone or word in lexicon.known or len(word) < _LONGEST_ACRONYM:
            return word
        return capitalised
