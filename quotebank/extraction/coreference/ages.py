"""The age that is printed beside a name ("Emeka Strand, 44,"), and descriptions that tell one: "the
44-year-old", "the octogenarian". Beside roles, under descriptions.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.roles import PRINTINGS, Roles
from quotebank.extraction.people.entity import Entity

_AGE: Final = re.compile(r"(?:,| is| was| \()? ?(?:aged |now )?(\d{1,3})\b(?![-.:]\d)")
AGED: Final = re.compile(r"^[Tt]he (?:[a-z-]+ ){0,2}(\d{1,3})-year-old(?P<noun>(?: [\w-]+){0,2})$")
_OLD: Final = re.compile("[Tt]he (?:old|elderly|young) [a-z]+$")
PERSONS: Final = frozenset(("man", "woman", "boy", "girl"))
"""What anybody may be called who holds no office."""
DECADES: Final = {
    "sexagenarian": "6", "septuagenarian": "7", "octogenarian": "8", "nonagenarian": "9",
}  # fmt: skip


def is_aged(phrase: str, noun: str) -> bool:
    """Whether somebody whose like go without a name is told by age: "the 33-year-old teacher",
    "the old man"."""
    aged = AGED.search(phrase)
    return bool(aged["noun"]) if aged else noun in PERSONS and _OLD.match(phrase) is not None


def of_age(roles: Roles, years: str, gender: str) -> Entity | None:
    """Return whose age is printed: "Emeka Strand, 44, has", "Emeka Strand (44)"; of one figure
    of the ``years`` it is the decade."""
    for entity in roles.people.described:
        if not entity.body and not entity.is_not(gender):
            own = age_of(roles, entity)
            if own == years or (len(years) == 1 and len(own) > 1 and own[:-1] == years):
                return entity
    return None


def age_of(roles: Roles, entity: Entity) -> str:
    """Return the age printed beside a name, "" where there is none."""
    ends = roles.place_ends()
    for start in entity.starts[:PRINTINGS]:
        end = ends.get(start, start)
        printed = _AGE.match(roles.page.text, end, end + 20)
        if printed:
            return printed[1]
    return ""


def of_other_age(roles: Roles, entity: Entity, aged: re.Match[str] | None, noun: str) -> bool:
    """Whether another age is printed of somebody than what he is called tells: of "the
    33-year-old", "the septuagenarian"."""
    decade = DECADES.get(noun)
    age = age_of(roles, entity) if aged or decade else ""
    return age != "" and (aged is None or age != aged[1]) and age[:-1] != decade
