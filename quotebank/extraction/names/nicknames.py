"""Nicknames inside a name: Pedro "Bong" Abuan. Under ``name_spans``."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.name import LEAD, Name, NameAt
from quotebank.extraction.names.ordinary import Plain, is_ordinary
from quotebank.extraction.names.sorts import PEOPLE
from quotebank.extraction.names.surnames import without_role
from quotebank.extraction.text.spans import Bounds


def join_around(
    nickname: Bounds, names: list[NameAt], surnames: set[str], plain: Plain, lexicon: Lexicon
) -> bool:
    """Make the names around a nickname one, which both places print: Pedro "Bong" Abuan is Pedro
    Abuan, "Fire Chief LaRon "Skip" Holm" LaRon Holm. Return whether it is a nickname, which itself
    names nobody there."""
    before = bisect_left(names, nickname[0], key=LEAD) - 1
    i = bisect_left(names, nickname[1], key=LEAD)
    if before < 0 or i == len(names):
        return False
    given, surname = names[before], names[i]
    if len(given.name.words) == 2 and given.name.words[0].lower() in lexicon.roles:
        given = without_role(given)  # "Owner Neil "Skip" Holm" begins a sentence
    one, other = given.name, surname.name
    if nickname[0] - given.end != _BETWEEN or surname.lead != surname.start:
        return False
    if other.sort not in PEOPLE or (len(other.words) > 1 and not _goes_on(one, other, lexicon)):
        return False
    begins = nickname[1] + _BETWEEN
    particles = plain.text[begins : surname.start].split()
    if begins > surname.start or not lexicon.particles.issuperset(particles):
        return False
    bong = plain.text[slice(*nickname)]
    if not (
        # "Bill" and "Jordan" are no person's by themselves.
        (one.words[0] in lexicon.given and (one.sort in PEOPLE or one.sort == "place"))
        or _INITIALS.match(one.text)
        or _is_given(given, bong, other, plain, lexicon)
    ):
        return False
    whole = " ".join((one.text, *particles, other.text))
    words = (*one.words, " ".join((*particles, other.words[0])), *other.words[1:])
    gender = one.gender or lexicon.given.get(one.words[0], "")
    key = f"{whole} ({bong})"
    name = replace(
        one, text=whole, words=words, sort="person", gender=gender, key=key, nickname=bong
    )
    names[i] = NameAt(begins, begins, surname.end, name)
    names[before:i] = [NameAt(given.lead, given.start, given.end, name)]
    surnames.update((words[-1], bong))
    return True


def _goes_on(one: Name, other: Name, lexicon: Lexicon) -> bool:
    """Whether a surname of more words goes on with a particle: José “Pepe” Holm de la Vega, Bill
    “Buddy” Van Holm."""
    first, last = other.words[0], other.words[-1]
    return (
        len(other.words) == _PARTED
        and one.words[0] in lexicon.given
        and (" " in last or first.lower() in lexicon.particles)
    )


_PARTED: Final = 2
"""Words of such a surname, particles joined to the word after them."""


def _is_given(given: NameAt, nickname: str, other: Name, plain: Plain, lexicon: Lexicon) -> bool:
    """Whether a word that no list knows is somebody's given name before a nickname and a surname:
    not "the Guardian “Big Read” Holm", "Rapper “Skip” Holm" and "Nike “Air” Trainers"."""
    one, text = given.name, plain.text
    if one.sort not in PEOPLE or len(one.words) > 1:
        return False
    for word in (one.words[0], other.words[0]):
        if word.lower() in lexicon.roles or is_ordinary(word, plain, lexicon):
            return False
    if text[given.end + 1] == "(" and not (
        # "Ludovika (Vika) Holm", but not "Corvo (Live) Holm" in a list of whatever
        one.role or nickname in lexicon.given or nickname.lower() in one.text.lower()
    ):
        return False
    foregoing = text[max(0, given.lead - _FOREGOING) : given.lead].split()[-1:]
    return not foregoing or lexicon.words.get(foregoing[0].lower()) not in _DETERMINERS


_FOREGOING: Final = 8
_DETERMINERS: Final = ("d", "h")
"""Tags of words before what is no person: "the", "his"."""
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){1,3}$")
"""C.N. "Bud" Moore is C.N. Moore."""
_BETWEEN: Final = 2
"""A blank and a mark stand between a name and the nickname in it."""
