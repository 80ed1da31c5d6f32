"""A given name alone behind a title: whose titles go with it. Serves ``gathering``."""

from __future__ import annotations

from functools import cache

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.entries import word_set
from quotebank.extraction.names.name import Name
from quotebank.extraction.names.titles import is_role
from quotebank.extraction.people.entity import Entity
from quotebank.resources import wordlists


def familiar(name: Name, bearer: Entity, lexicon: Lexicon) -> bool:
    """Whether the popular papers print a given name alone behind what its bearer is, by trade
    or otherwise: "Actress Sally", "Pensioner Ed"."""
    role = name.role
    return (
        name.text in lexicon.given
        and (role in _trades() if role in lexicon.titles else is_role(role, lexicon))
        and not bearer.is_not(lexicon.roles.get(role.lower(), ""))
    )


def ranked(role: str) -> bool:
    """Whether a title is a rank, whose bearers newspapers introduce in full, unlike a president."""
    return not _ranks().isdisjoint(role.split())


@cache
def _ranks() -> frozenset[str]:
    return word_set(wordlists("names")["ranks"])


@cache
def _trades() -> frozenset[str]:
    return word_set(wordlists("names")["familiar"])
