"""A printed name taken apart, and how well two printed names fit one person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from quotebank.folding import fold
from quotebank.linking.lexicon import default

_UMLAUTS = str.maketrans(
    {
        "\N{LATIN SMALL LETTER A WITH DIAERESIS}": "ae",
        "\N{LATIN SMALL LETTER O WITH DIAERESIS}": "oe",
        "\N{LATIN SMALL LETTER U WITH DIAERESIS}": "ue",
        "\N{LATIN SMALL LETTER O WITH STROKE}": "oe",
        "\N{LATIN SMALL LETTER A WITH RING ABOVE}": "aa",
    }
)
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
_WORD = re.compile(r"[\w'-]+")


class Fit(IntEnum):
    """How two names fit one person, weakest first. What may be joined on it: ``register``."""

    NONE = 0
    TAIL = 1
    """One is the other's surname, or its last words: Rasmussen, Anders Fogh Rasmussen."""
    INITIAL = 2
    """J. Smith, John Smith."""
    NICKNAME = 3
    """Bill Harte, William Harte."""
    SHORTER = 4
    """A middle name or initial is left out: Ann B. Lee, Ann Lee."""
    SPELLING = 5
    """Another transliteration: Sergei, Sergey; Mueller, Müller."""
    SAME = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in folded words, the surname's particles with it.

    ``given`` is empty for a bare surname. ``surnames`` holds every spelling that the surname may
    be read as, the plain one first; it is the block in which a name is looked for.
    """

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    suffix: str

    @property
    def words(self) -> int:
        """How many words, the surname as one."""
        return len(self.given) + 1


@lru_cache(maxsize=65_536)
def parse(printed: str) -> Name:
    """Take a printed name apart ("Jaap van der Heuvel", "Robert L. Hale-Symes III").

    The surname is the last word that is no suffix, with the particles before it.
    """
    lexicon = default()
    words = _folded_words(printed)
    suffix = ""
    if len(words) > 1 and words[-1] in lexicon.suffixes:
        suffix = words.pop()
    if not words:
        return Name((), ("",), suffix)
    first = len(words) - 1
    # A single particle in front is a given name (Al Gore, Van Morrison); van der Heuvel is none.
    while words[first - 1 : first] and words[first - 1] in lexicon.particles:
        if first == 1 == len(words) - 1:
            break
        first -= 1
    surname = " ".join(words[first:])
    marked = _folded_words(printed.casefold().translate(_UMLAUTS))
    if suffix and len(marked) > 1:
        marked.pop()
    readings = dict.fromkeys([surname, *([" ".join(marked[first:])] if marked else [])])
    return Name(tuple(words[:first]), tuple(readings), suffix)


def _folded_words(text: str) -> list[str]:
    return [word.strip("'-") for word in _WORD.findall(fold(text)) if word.strip("'-")]


def block(name: Name) -> str:
    """Return the key under which all names that may be the same person meet.

    Two names of different blocks never fit. It is the last word of the surname, so that double
    surnames and particles meet it (Fogh Rasmussen, van der Heuvel), read as any paper may spell it.
    """
    word = _respell(name.surnames[0].rsplit(" ", 1)[-1])
    for digraph, letter in _DIGRAPHS:
        word = word.replace(digraph, letter)
    return word


@lru_cache(maxsize=65_536)
def _respell(word: str) -> str:
    """Return the surname with a transliterated ending as its group's first form."""
    lexicon = default()
    for length in range(min(len(word) - 2, 9), 1, -1):
        ending = lexicon.surname_endings.get(word[-length:])
        if ending is not None:
            return word[:-length] + ending
    return word


def fit(one: Name, other: Name) -> Fit:
    """Return how well two names fit one person; symmetric.

    A different suffix never fits: Donald Trump Jr. is not Donald Trump. A bare surname fits both.
    """
    if one.suffix != other.suffix and one.given and other.given:
        return Fit.NONE
    if (one.words, one.given) > (other.words, other.given):
        one, other = other, one
    surname = _fit_surname(one, other)
    if surname is Fit.NONE:
        return Fit.NONE
    if not one.given:
        return Fit.TAIL if other.given else surname
    given = _fit_given(one.given, other.given)
    if given is Fit.NONE:
        return Fit.TAIL if _is_tail(one, other) else Fit.NONE
    # With a given name beside it a particle may be left out (Jaap Heuvel), but not for nothing.
    return min(Fit.NICKNAME if surname is Fit.TAIL else surname, given)


def _fit_surname(one: Name, other: Name) -> Fit:
    if one.surnames[0] == other.surnames[0]:
        return Fit.SAME
    ours = {_respell(reading) for reading in one.surnames}
    theirs = {_respell(reading) for reading in other.surnames}
    if ours & theirs:
        return Fit.SPELLING
    # A particle left out: Heuvel, van der Heuvel.
    last = {reading.rsplit(" ", 1)[-1] for reading in ours}
    if last & {reading.rsplit(" ", 1)[-1] for reading in theirs}:
        return Fit.TAIL
    return Fit.NONE


def _is_tail(one: Name, other: Name) -> bool:
    """Fogh Rasmussen is the tail of Anders Fogh Rasmussen."""
    ours, theirs = (
        (*one.given, *one.surnames[0].split()),
        (*other.given, *other.surnames[0].split()),
    )
    return len(ours) < len(theirs) and theirs[-len(ours) :] == ours


def _fit_given(short: tuple[str, ...], long: tuple[str, ...]) -> Fit:
    first = _fit_word(short[0], long[0])
    if first is Fit.NONE:
        # Known by the middle name: Fogh Rasmussen aside, J. Edgar Hoover is printed Edgar Hoover.
        if len(long) > len(short) and len(long[0]) == 1:
            return min(Fit.INITIAL, _fit_given(short, long[1:]))
        return Fit.NONE
    worst, rest = first, list(long[1:])
    for word in short[1:]:
        for place, candidate in enumerate(rest):
            found = _fit_word(word, candidate)
            if found is not Fit.NONE:
                # A middle name cut to its initial says no less than one left out.
                worst = min(worst, Fit.SHORTER if found is Fit.INITIAL else found)
                del rest[: place + 1]
                break
        else:
            return Fit.NONE
    return min(worst, Fit.SHORTER) if len(short) < len(long) else worst


@lru_cache(maxsize=65_536)
def _fit_word(one: str, other: str) -> Fit:
    lexicon = default()
    if one == other:
        return Fit.SAME
    if 1 in (len(one), len(other)):
        return Fit.INITIAL if one[0] == other[0] else Fit.NONE
    ours = lexicon.transliterations.get(one)
    if ours is not None and ours == lexicon.transliterations.get(other):
        return Fit.SPELLING
    nothing: frozenset[int] = frozenset()
    if lexicon.nicknames.get(one, nothing) & lexicon.nicknames.get(other, nothing):
        return Fit.NICKNAME
    return Fit.SPELLING if one.replace("-", "") == other.replace("-", "") else Fit.NONE
