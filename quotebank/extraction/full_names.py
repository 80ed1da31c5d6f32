"""Names printed in part, given the part that stands elsewhere: in a headline, another name, or
behind "and". Beside people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from quotebank.extraction.entity import Entity
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.name_spans import NameAt

_WORD: Final = re.compile(r"[\w-]+|\n")
_AND: Final = len(" and ")


def couples(names: list[NameAt], lexicon: Lexicon) -> list[NameAt]:
    """Give the first of "Gerald and Enid Pask" the surname too."""
    given = lexicon.given
    found: list[NameAt] | None = None
    for i, (at, following) in enumerate(pairwise(names)):
        if following.start - at.end != _AND:
            continue
        one, other = at.name, following.name
        if (
            len(one.words) == 1
            and len(other.words) == 2
            and one.text in given
            and other.words[0] in given
            and not any(len(n.name.words) > 1 and n.name.words[-1] == one.text for n in names)
        ):
            surname = other.words[-1]
            text, gender = f"{one.text} {surname}", given[one.text]
            words = (one.text, surname)
            whole = replace(one, text=text, words=words, sort="person", gender=gender, key=text)
            found = found or list(names)
            found[i] = NameAt(at.lead, at.start, at.end, whole)
    return names if found is None else found


def complete(entities: Sequence[Entity], headline: str, lexicon: Lexicon) -> None:
    """Give bare surnames the given name that only the headline prints ("Paul Ryan: …"), or that
    stands inside another name ("The Rachel Maddow Show")."""
    words: list[str] = _WORD.findall(headline)
    title_case = sum(word[0].isupper() for word in words) > 0.6 * len(words)
    for entity in entities:
        if len(entity.words) > 2:
            words += entity.words
    places: dict[str, int] = {}
    for i in range(len(words) - 1, 0, -1):
        places[words[i]] = i
    for entity in entities:
        if entity.body or len(entity.words) > 1:
            continue
        surname = entity.words[0]
        at = places.get(surname)
        if at is None:
            continue
        given = words[at - 1]
        if given not in (surname, "\n") and _may_be_given(given, lexicon, certain=title_case):
            entity.name = f"{given} {entity.name}"
            entity.words = (given, surname)
            entity.gender = entity.gender or lexicon.given.get(given, "")
            entity.given = entity.name


def _may_be_given(word: str, lexicon: Lexicon, *, certain: bool) -> bool:
    """Whether a word before a surname is a given name; ``certain``: only if it is a known one,
    as every word of the headline has a capital."""
    if word in lexicon.given:
        return True
    return (
        not certain
        and word[0].isupper()
        and not word.isupper()
        and word not in lexicon.openers
        and word not in lexicon.titles
        and word not in lexicon.honorifics
        and word not in lexicon.demonyms
        and word not in lexicon.parties
        and word not in lexicon.places
    )
