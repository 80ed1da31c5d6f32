"""Performers who go by one word that is no known name: "Liana has postponed her tour. "…," the
singer said". Beside people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.people.entity import Entity
from quotebank.resources import wordlists

_PRONOUN: Final = re.compile(
    # One, not several: "Tributes poured in for her".
    r"(?:(?<!s) [a-z]+| (?:has|was|[a-z]+s)) [^.!?\n\"\u201c]{0,100}?\b(?:(?P<f>she|her)|he|his)\b"
)
"""Behind the name that a paragraph begins with, in the same sentence."""
_REACH: Final = 500
"""Characters behind it in which it is told what its bearer is."""


@cache
def _performer() -> re.Pattern[str]:
    """Return what the bearer is called by then: "the singer", "the Grammy-winning pop star"."""
    words = "|".join(wordlists("names")["performers"]["words"].split()).replace("_", " ")
    return re.compile(rf"\b[Tt]he (?:[\w-]+ )?(?:{words})\b")


def honour_performers(text: str, entities: Sequence[Entity], lexicon: Lexicon) -> None:
    """Make those people who go by one word, which begins a paragraph that tells their gender, and
    are soon called by what performers are; nobody else may be meant."""
    for entity in entities:
        if entity.body or entity.honoured or entity.gender or len(entity.words) > 1:
            continue
        start = entity.starts[0]
        if (start and text[start - 1] != "\n") or entity.name in lexicon.ordinary:
            continue
        end = start + len(entity.name)
        told = _PRONOUN.match(text, end)
        called = _performer().search(text, end, end + _REACH) if told else None
        if told is None or called is None or _is_other(entities, entity, called.start()):
            continue
        entity.honoured = True
        entity.gender = "f" if told["f"] else "m"


def _is_other(entities: Sequence[Entity], entity: Entity, stop: int) -> bool:
    """Whether another person is named before a place."""
    return any(
        other is not entity
        and not other.body
        and (other.honoured or len(other.words) > 1)
        and min(other.starts) < stop
        for other in entities
    )
