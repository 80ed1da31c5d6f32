"""Names printed with a slip: "Ms Chadra said" where a Monica Chadhra is named. Serves ``cast``.

A newspaper introduces people in full, so a bare surname that nobody bears and that is one letter
off the surname of somebody introduced is his.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.people.entity import Entity

_SHORTEST: Final = 5
"""Letters; shorter surnames differ by one letter too often."""
_SHORTEST_TITLED: Final = 4
"""The same behind "Mr", where only a vowel is other or a letter doubled."""
_VOWELS: Final = re.compile("[aeiou]{2}")
"""What a short surname has where it may be spelt otherwise: Reed, Neal."""


def meant_by(entity: Entity, others: Iterable[Entity], lexicon: Lexicon) -> Entity | None:
    """Return whose surname a single word is with a slip, None without exactly one such person."""
    word = entity.words[0]
    alike = False  # "Mr Neal" of an Alec Neale: behind "Mr" it is no given name
    if len(word) < _SHORTEST or word in lexicon.given:
        if len(word) < _SHORTEST_TITLED or not any(name.honorific for name in entity.names):
            return None
        if word in lexicon.families or (len(word) < _SHORTEST and _VOWELS.search(word) is None):
            return None  # "Mr Wang" is no Weng, "Ms Lund" no Lind
        alike = True
    found = [
        e
        for e in others
        if len(e.words) > 1
        and not e.body
        and e.words[-1][0] == word[0]
        and one_slip(word, e.words[-1])
        and not (alike and _sound(word) != _sound(e.words[-1]))
        and not e.is_not(entity.gender)
    ]
    return found[0] if len(found) == 1 else None


def _sound(word: str) -> str:
    """Return the letters of a surname that tell it from others: "nl" of Neale and Neal."""
    letters = [letter for letter in _plain(word) if letter not in "aeiouy"]
    return "".join([one for i, one in enumerate(letters) if not i or letters[i - 1] != one])


def _plain(word: str) -> str:
    """Return a surname as it is compared: "mcdonald" of Macdonald."""
    low = word.casefold()
    return f"mc{low[3:]}" if low.startswith("mac") else low


def one_slip(a: str, b: str) -> bool:
    """Whether two words differ by one letter more, less, other or swapped with the next.

    >>> one_slip("Daveport", "Davenport"), one_slip("Tiat", "Tait"), one_slip("Holm", "Lind")
    (True, True, False)
    """
    if a == b:
        return False
    a, b = _plain(a), _plain(b)
    if abs(len(a) - len(b)) > 1:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    one, other = a[i:], b[i:]
    return (
        one[1:] == other[1:]
        or one == other[1:]
        or one[1:] == other
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )
