"""What may be called "the company", "the club" or "the ministry" by its name alone. Under firms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.entries import listed, word_set
from quotebank.extraction.people.entity import Entity
from quotebank.resources import wordlists

COMPANY: Final = frozenset(("company", "firm"))
_STUDIES: Final = frozenset(("Centre", "Center", "Institute", "Foundation", "Campaign"))
"""The same of others that trade in nothing."""
_FORCE: Final = "force"
_FORCES: Final = frozenset(("Police", "Constabulary", "Gardai", "Garda", "Force"))
INNER: Final = frozenset(("of", "for"))
"""In "Department for Trade"."""
STATES: Final = frozenset(("U.S.", "U.K.", "US", "UK", "EU", "EC", "UN", "U.N."))


def is_agency(words: Sequence[str]) -> bool:
    """Whether a body's name is that of a public agency: "Coast Guard", "Bureau of Prisons"."""
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return head in _agencies()


@cache
def _agencies() -> frozenset[str]:
    return word_set(wordlists("organisations")["agencies"])


def _head(words: Sequence[str]) -> str:
    """Return the word that says what a body is: "Bureau" of a Law Bureau of the Ministry."""
    inner = next((i for i, word in enumerate(words) if i and word in INNER), len(words))
    return words[inner - 1]


def _is_of_state(entity: Entity) -> bool:
    """Whether a name is that of a ministry, an agency or a union of states."""
    head = _head(entity.words)
    return (
        head in listed("organisations", "trading", "state")
        or head in _agencies()
        or entity.name in STATES
        or entity.name in apart("state")
    )


def _is_cause(entity: Entity) -> bool:
    """Whether a name is that of a body with a cause: "Greenpeace", "Centre for Marine Life"."""
    return entity.name in apart("causes") or (
        _head(entity.words) in _STUDIES and not INNER.isdisjoint(entity.words)
    )


@cache
def apart(sort: str) -> frozenset[str]:
    """Return the well-known bodies of a sort that are no firms."""
    names = wordlists("organisations")["apart"]
    return frozenset(name.replace("-", " ") for name in names[sort].split())


def may_be(entity: Entity, noun: str, told: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a body may be called by a noun behind the words ``told``: the Harbor Board is
    neither a company nor "the ministry", and the Trade Ministry not "the foreign ministry"."""
    last = entity.words[-1]
    if noun in COMPANY:
        of_state = entity.words[0] in lexicon.public and not INNER.isdisjoint(entity.words)
        if of_state or last in lexicon.public or entity.name.lower() in lexicon.plural_roles:
            return False
    trades = noun in COMPANY or noun in listed("organisations", "trading")
    private = trades or noun in listed("organisations", "trading", "unofficial")
    if (private and _is_of_state(entity)) or (trades and _is_cause(entity)):
        return False
    if noun == _FORCE:
        return not told and not _FORCES.isdisjoint(entity.words)  # "the task force"
    if noun not in lexicon.institutions:
        return True
    if last in lexicon.public and last.lower() != noun:
        return False
    name = entity.name.lower().split()
    return all(
        word.lower() in name or word in lexicon.qualifiers or word in lexicon.demonyms
        for word in told
        if "-" not in word  # "the cross-party committee"
    )
