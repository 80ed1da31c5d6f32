"""Who appears in one article: every printed name joined to one person or body. After mentions,
before coreference.

A full name makes a person; a surname joins the person who bears it; "Joe" and "Joseph" are one.

    one by one      gathering makes each entity, and knows it again by namesakes, titled
    people          full_names, performers, genders, relatives (deaths, kin)
    bodies          bodies
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people.bodies import join_offices, join_short
from quotebank.extraction.people.entity import Entity
from quotebank.extraction.people.full_names import aliases, born, couples, short_forms
from quotebank.extraction.people.gathering import Gathering
from quotebank.extraction.people.genders import set_right
from quotebank.extraction.people.performers import honour_performers
from quotebank.extraction.text.spans import Bounds

_START: Final = attrgetter("start")


_MOST: Final = 300
"""People and bodies of the longest articles."""


class People:
    """All entities of an article, by the places where their names stand."""

    __slots__ = ("at", "entities")

    def __init__(self, entities: list[Entity], at: dict[int, Entity]) -> None:
        self.entities, self.at = entities, at

    @property
    def described(self) -> Sequence[Entity]:
        """Those whom a description may mean: all, but of a text that names thousands the first,
        lest each description be held against each name."""
        entities = self.entities
        return entities if len(entities) <= _MOST else entities[:_MOST]


def gather(
    text: str, names: Sequence[NameAt], outside: Sequence[Bounds], lexicon: Lexicon
) -> People:
    """Return the people and bodies that ``names`` name in ``text``.

    ``outside`` are stretches that are no running text (headlines, bylines): what stands there
    only completes names found elsewhere.
    """
    inside: list[NameAt] = []
    at = 0
    for start, end in outside:
        inside += names[at : bisect_left(names, start, at, key=_START)]
        at = bisect_left(names, end, at, key=_START)
    inside = born(text, couples(text, inside + list(names[at:]), lexicon))
    others = [*aliases(text, inside), *short_forms(text, inside, lexicon)]
    gathering = Gathering(text, inside, [alias for _, alias in others], lexicon)
    # Surnames come second: the full name may stand only after the quotation.
    waiting = gathering.take(inside)
    for name, alias in others:
        gathering.keep_alias(alias, name)
    for place in waiting:
        gathering.take_single(place)
    if "(" in text:
        join_offices(text, inside, gathering.entities, gathering.at, lexicon)
    join_short(text, gathering.entities, gathering.at, lexicon)
    honour_performers(text, gathering.entities, lexicon)
    set_right(text, gathering.entities, lexicon)
    return People(gathering.entities, gathering.at)
