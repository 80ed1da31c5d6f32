"""The party and the state printed behind a politician's name in a few letters: "Sen. Ann Lind,
R-Calif.,", "Rep. Ann Lind (D-Ohio)". Under ``roles``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

from quotebank.extraction.lexicon import Lexicon
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


def party(text: str, end: int) -> tuple[set[str], int]:
    """Return the words for the party and the state printed behind a name that ends at a place, and
    where they end."""
    match = _LETTERS.match(text, end, end + _REACH)
    if match is None:
        return set(), end
    words = {_PARTIES[match["party"]]}
    if match["state"]:
        state = match["state"]
        words.update(_states().get(state.rstrip("."), state.rstrip(".").lower()).split())
    return words, match.end() + text.startswith(")", match.end())


_TOLD: Final = re.compile(r" (?:GOP|Republican|Democratic|independent)(?= [a-z])")
"""In "the Republican congressman"."""


def is_of_state(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun tells of which American state somebody is: "the Texan"."""
    states = lexicon.demonyms.get(noun.title(), ())
    return any(state.lower() in _states().values() for state in states)


_GOP: Final = "gop"
_ONLY_ONE: Final = frozenset(("nominee", "front-runner", "frontrunner", "chairman", "chairwoman"))
"""What a party has one of."""


def spelt_out(words: set[str], head: str) -> set[str]:
    """Return the words of a description with the party's name for its initials, where the party
    has only one such: "the GOP nominee"."""
    if _GOP not in words or head not in _ONLY_ONE:
        return words
    return (words - {_GOP}) | {_PARTIES["R"]}


def without_party(phrase: str, roles: AbstractSet[str]) -> str:
    """Return a description without the party in it, if of somebody with these roles none is told;
    with the party's name for its initials elsewhere: "the GOP lawmaker"."""
    told = _TOLD.search(phrase)
    if told is None:
        return phrase
    if PARTIES.isdisjoint(roles):
        return phrase[: told.start()] + phrase[told.end() :]
    return phrase.replace(" GOP", " Republican")
