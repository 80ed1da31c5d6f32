"""What an office is of, told behind it: "the spokesman for the port union" is no police spokesman
named before. Under descriptions.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.cast import Cast
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.possessives import owner
from quotebank.extraction.people.entity import Entity

_OF: Final = re.compile(
    r" (?:of|for) (?:the |its |his |her |their )?(?P<body>[a-z][\w' \u2019-]*)$"
)
_PLACES: Final = frozenset(
    ("village", "town", "city", "country", "nation", "state", "county", "island", "region")
)
"""What anybody's office may be of."""
_POLICE: Final = "police"
"""People by one list, a body by another."""
_MODIFIED: Final = 2
"""Spaces in "the Turkish official"."""
_OPPOSITION: Final = "opposition"
_SEAT: Final = "White House"


def is_of_another(cast: Cast, entity: Entity, phrase: str, stop: int) -> bool:
    """Whether a description tells that somebody's office is of something else than what the
    article says of him: the minister for health is not the finance minister. What it is of may be
    told in other words ("the head of the company"), so that only another sort counts. ``stop``:
    where the description stands."""
    of = _OF.search(phrase)
    if of is None:
        return False
    if cast.page.text.find(phrase[4:], 0, stop) >= 0:
        return False  # "Ann Lind, the bank's head of research, …. The head of research said"
    lexicon = cast.page.lexicon
    told = cast.roles.of(entity)
    words = of["body"].split()
    # What he is said to be of; nothing may be: "Ann Lind, the mayor, …. The mayor of Oxley said".
    own = {
        w
        for w in told
        if w == _POLICE or (w not in lexicon.roles and w.title() not in lexicon.titles)
    }
    if not own or not told.isdisjoint(words) or words[-1] in _PLACES:
        return False
    if words[-1] in lexicon.groups or words[-1] in lexicon.firms:
        if words[-1] == _OPPOSITION:
            return lexicon.parties.isdisjoint([w.title() for w in own])
        return any(w == _POLICE or w in lexicon.groups or w in lexicon.firms for w in own)
    return True


def is_of_fund(cast: Cast, entity: Entity, phrase: str, stop: int) -> bool:
    """Whether "the president" is that of the country, where the White House was spoken of before
    ``stop``, and not of the fund that somebody named before is president of."""
    if phrase.lower() != "the president":
        return False
    if entity.roles or cast.page.text.find(_SEAT, entity.starts[0], stop) < 0:
        return False
    lexicon = cast.page.lexicon
    told = [word.title() for word in cast.roles.of(entity) if word != "president"]
    of_body = not lexicon.bodies.isdisjoint(told) and "States" not in told
    return of_body and lexicon.places.isdisjoint(told)


def of_others(first: str, second: str, lexicon: Lexicon) -> bool:
    """Whether two descriptions by the same noun tell that somebody is of one country or body, and
    somebody else of another: "a US official", "the Turkish official"; but "a State Department
    official" may be "the US official"."""
    if second.count(" ") < _MODIFIED:
        return False
    countries, bodies = _whose(first, lexicon)
    others, other_bodies = _whose(second, lexicon)
    apart = bool(countries and others) and countries.isdisjoint(others)
    return apart or (
        bool(bodies and other_bodies) and bodies.isdisjoint(other_bodies) and not countries & others
    )


def _whose(phrase: str, lexicon: Lexicon) -> tuple[set[str], set[str]]:
    """Return the countries and the nouns of bodies that a description tells beside its own."""
    countries: set[str] = set()
    bodies: set[str] = set()
    for printed in phrase.split()[1:]:
        word = owner(printed)
        if word in lexicon.demonyms:
            countries |= lexicon.demonyms[word]
        elif word in lexicon.groups or word in lexicon.firms or word == _POLICE:
            bodies.add(word)
    return countries, bodies
