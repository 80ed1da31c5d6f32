"""Paragraphs whose first words are set in capitals: "ANN LIND SAID on Monday". Serves ``repairs``.

Papers open a page or a part of it so. What each word is without the capitals, the rest of the
article tells, else the lexicon; what neither knows beside a single word stays: "NATO said".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.text.damage import Repair

_WORD: Final = r"[A-Z](?:[A-Z'\u2019-]*[A-Z])?(?!\w)"
_MARKS: Final = r"[\"'\u201c\u2018]?"
# What goes on in small letters, and is no dateline: "LONDON, Nov. 3 -".
_GOES_ON: Final = r"(?=(?:['\u2019]s)?,? [a-z]|(?:['\u2019]s)? [A-Z][a-z])"
_RUN: Final = rf"{_MARKS}(?P<run>{_WORD}(?: {_WORD}){{0,9}}+){_GOES_ON}"
_FIRST: Final = re.compile(rf"\s*{_RUN}")
_LATER: Final = re.compile(rf"\n[ \t]*{_RUN}")
# Behind a quotation in capitals at the head: "“THIS IS UNREAL,” A TEARFUL Ann Lind said".
_BEHIND: Final = (
    r"[ \t]*[\"\u201c][A-Z][^\na-z\"\u201c\u201d]{1,80}[\"\u201d],? "
    rf"(?P<run>{_WORD}(?: {_WORD}){{0,9}}+){_GOES_ON}"
)
_FIRST_BEHIND: Final = re.compile(_BEHIND)
_LATER_BEHIND: Final = re.compile(rf"\n{_BEHIND}")
_BEFORE_NAME: Final = re.compile(" [A-Z][a-z]")
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
    behind = [match.span("run") for match in _LATER_BEHIND.finditer(text)]
    first = _FIRST_BEHIND.match(text)
    if first is not None:
        behind.append(first.span("run"))
    if behind:
        runs = sorted({*runs, *behind})
    runs = [
        (start, end)
        for start, end in runs
        if _WORTH_A_LOOK.search(text, start, end)
        or text[start:end].capitalize() in lexicon.given  # "MIKE Holm said"
    ]
    if not runs:
        return []
    printed = _Printed(text, [text[start:end] for start, end in runs], lexicon)
    repairs: list[Repair] = []
    for start, end in runs:
        words = text[start:end].split(" ")
        meant = [printed.meant(word, alone=len(words) == 1) for word in words]
        if _BEFORE_NAME.match(text, end):
            _lower_mood(words, meant, printed)
        if (start, end) not in behind:
            meant[0] = meant[0][0].upper() + meant[0][1:]
        if meant != words:
            repairs.append((start, end, " ".join(meant)))
    return repairs


def _lower_mood(words: list[str], meant: list[str], printed: _Printed) -> None:
    """Write in small letters what stands between an article and a name: "A TEARFUL Ann Lind"."""
    for i in range(1, len(words)):
        after_article = words[i - 1] in ("A", "AN") and meant[i] != words[i]
        if after_article and not printed.names_one(meant[i]):
            meant[i] = words[i].lower()


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

    def names_one(self, word: str) -> bool:
        """Whether a capitalised word is known for a name: of a place, a people, a person."""
        lexicon = self.lexicon
        return (
            word.lower() in self.names
            or word in lexicon.given
            or word in lexicon.places
            or word in lexicon.known
            or word in lexicon.demonyms
        )

    def meant(self, word: str, *, alone: bool) -> str:
        """Return a word of a run without the capitals; an "'S" in capitals is one of them."""
        if word[-2:] in ("'S", "\u2019S"):
            return self.without_capitals(word[:-2], alone=False) + word[-2] + "s"
        return self.without_capitals(word, alone=alone)

    def without_capitals(self, word: str, *, alone: bool) -> str:
        """Return a word as the article prints it elsewhere, or as the lexicon has it."""
        low = word.lower()
        lexicon = self.lexicon
        if not alone and low.capitalize() in lexicon.honorifics:
            return low.capitalize()  # "MR LIND SAID he"
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
