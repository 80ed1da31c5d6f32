"""What an office is of, between its title and who holds it: "Secretary of State George Shultz".
Serves ``parts`` and ``forewords``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.sorts import JOINING

_FULL_NAME: Final = 2
"""Words of a name itself."""


def end_of_office(words: list[str], title: int, lexicon: Lexicon) -> int:
    """Return the index of the last word of what an office is of, "of" standing behind it:
    "Secretary of State George Shultz", "Chancellor of the Exchequer Nigel Lawson"."""
    title += 3 if words[title + 2 : title + 3] == ["the"] else 2
    end = end_of_place(words, title, lexicon)
    if end > title:
        return end  # "President of the United States", "Mayor of Los Angeles Ann Lind"
    if words[title + 1 : title + 2] == ["and"]:
        title += 2  # "Secretary of Trade and Industry Jose Lind"
    elif words[title + 2 : title + 3] == ["and"] and _is_held(words[title + 1], lexicon):
        title += 3  # "Minister of Foreign Affairs and Trade Jose Lind"
    given = first_given(words, title + 1, lexicon)
    if given:
        return given - 1  # "Director of Public Prosecutions Ann Lind"
    # "Minister of Higher Education Torvik Asplem", "Chairman of Kogi State Torvik Asplem"
    while len(words) - title - 1 > _FULL_NAME and _is_held(words[title + 1], lexicon):
        title += 1
    # "the Minister of Foreign Affairs", but not "Director of Communications Banks"
    rest = words[title + 1 :]
    if rest and all(_is_held(word, lexicon) and word not in lexicon.surnames for word in rest):
        return len(words) - 1
    if len(rest) == 1 and rest[0] not in lexicon.given and _may_be_given(words[title], lexicon):
        return len(words) - 1  # "Managing Director of Norvane Travel"
    return title


_LONGEST_PLACE: Final = 5
"""Words of a place: "the United States of America"."""


def end_of_place(words: Sequence[str], start: int, lexicon: Lexicon) -> int:
    """Return the index of the last word of a place of several words, ``start`` without one."""
    for end in range(min(start + _LONGEST_PLACE, len(words)), start + 1, -1):
        if " ".join(words[start:end]) in lexicon.places:
            return end - 1
    return start


def first_given(words: Sequence[str], start: int, lexicon: Lexicon) -> int:
    """Return the index of the first given name from ``start`` on that a surname follows, 0 without
    one; of one that no list knows, where the next is known behind what an office is of: "Minister
    of Legal Affairs Torvik Ann Lind"."""
    for i in range(start, len(words) - 1):
        if words[i] in lexicon.given:
            known = i - 2 < start - 1 or words[i - 2] not in lexicon.subjects
            return i if known or not _may_be_given(words[i - 1], lexicon) else i - 1
    return 0


_NO_NAMES: Final = ("s", "ion", "ment", "ing", "ity", "cy", "ure", "ship", "ance", "ence", "gy")
"""Ends of nouns for what offices are of."""


def _may_be_given(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that no list knows may be somebody's name."""
    low = word.lower()
    return not (
        _is_held(word, lexicon)
        or low in lexicon.ordinary
        or low in lexicon.roles
        or word in lexicon.openers
        or word in JOINING
        or word in lexicon.places
        or word.endswith(_NO_NAMES)
    )


def _is_held(word: str, lexicon: Lexicon) -> bool:
    return (
        word in lexicon.subjects
        or word in lexicon.bodies
        or word == "State"
        or word.lower() in lexicon.plural_roles
    )


def end_of_seat(words: list[str], title: int, lexicon: Lexicon) -> int:
    """Return the index of the last word of what an office is of without "of", before a full name:
    "Chief Secretary Balochistan Abdul Lind", "Chairman NCB Torvik Asplem", "Secretary Health Ann
    Lind"; the title itself in "Mayor London Breed" and "Judge Houston Lee Hall"."""
    seat = title + 1
    if len(words) - seat <= _FULL_NAME or words[title] in lexicon.honorifics:
        return title
    known = words[seat + 1] in lexicon.given
    if not is_seat(words[seat], lexicon) or not (
        known or _is_full_name(words[seat + 1 :], lexicon)
    ):
        return title
    return seat


def is_state(words: list[str], lexicon: Lexicon) -> bool:
    """Whether words are a place with the initials of an office: "Texas AG Ann Lind"."""
    if words[-1] not in lexicon.ranked:
        return False
    return " ".join(words[:-1]) in lexicon.places or words[:-1] in (["US"], ["U.S."], ["NY"])


SPEAKERS: Final = frozenset(("spokesman", "spokeswoman", "spokesperson"))
"""Who speaks for somebody."""
_INITIALS: Final = range(3, 7)
"""Letters of a body's initials: those of two are mostly somebody's ("Senator KC Ann Lind")."""


def is_seat(word: str, lexicon: Lexicon) -> bool:
    """Whether one word may be what an office is of: a place, a field, a body."""
    if word in lexicon.given or word in lexicon.surnames or word in lexicon.parties:
        return False
    if word in lexicon.places or word in lexicon.subjects or word in lexicon.bodies:
        return True
    return (
        len(word) in _INITIALS
        and word.isupper()
        and word.isalpha()
        and word not in lexicon.titles
        and word not in lexicon.ranked
    )


def _is_full_name(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words that no list knows may be somebody's given name and surname."""
    return len(words) == _FULL_NAME and not any(
        word.isupper()
        or word in JOINING
        or word in lexicon.openers
        or word in lexicon.places
        or word in lexicon.bodies
        or word in lexicon.subjects
        or word in lexicon.titles
        or word.lower() in lexicon.ordinary
        or word.lower() in lexicon.roles
        for word in words
    )
