"""The party and the state printed behind a politician's name in a few letters: "Sen. Ann Lind,
R-Calif.,", "Rep. Ann Lind (D-Ohio)". Under ``roles``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

from quotebank.resources import wordlists

_LETTERS: Final = re.compile(
    r",? \(?(?P<party>[RDI])\.?(?:(?:-|\u2010|\u2011|\u2013|, ?| of )"
    r"(?P<state>[A-Z][A-Za-z]*(?:\.[A-Z])?\.?(?: [A-Z][a-z]+)?))?(?=[,).;:]|$| [a-z])"
)
_REACH: Final = 40
"""Characters behind a name in which they stand."""
_PARTIES: Final = {"R": "republican", "D": "democrat", "I": "independent"}
PARTIES: Final = frozenset(_PARTIES.values())
"""Whose somebody is, which is no office."""


@cache
def _states() -> Mapping[str, str]:
    pairs = wordlists("places")["states"]["pairs"].split()
    return {short: name.replace("-", " ").lower() for short, name in (p.split("=") for p in pairs)}


def party(text: str, end: int) -> set[str]:
    """Return the words for the party and the state printed behind a name that ends at a place."""
    match = _LETTERS.match(text, end, end + _REACH)
    if match is None:
        return set()
    words = {_PARTIES[match["party"]]}
    if match["state"]:
        state = match["state"]
        words.update(_states().get(state.rstrip("."), state.rstrip(".").lower()).split())
    return words


_TOLD: Final = re.compile(r" (?:GOP|Republican|Democratic|independent)(?= [a-z])")
"""In "the Republican congressman"."""


def without_party(phrase: str, roles: AbstractSet[str]) -> str:
    """Return a description without the party in it, if of somebody with these roles none is told;
    with the party's name for its initials elsewhere: "the GOP lawmaker"."""
    told = _TOLD.search(phrase)
    if told is None:
        return phrase
    if PARTIES.isdisjoint(roles):
        return phrase[: told.start()] + phrase[told.end() :]
    return phrase.replace(" GOP", " Republican")
