"""The age and the country that are printed beside a name: "Emeka Strand, 44,", "Petra Lund of
Sweden". Beside roles, under descriptions.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.roles import PRINTINGS, Roles
from quotebank.extraction.lexicon.possessives import owner
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.people.entity import Entity

_AGE: Final = re.compile(r"(?:,| is| was| \()? ?(?:aged |now )?(\d{1,3})\b(?![-.:]\d)")


def countryman(roles: Roles, mention: Mention, demonym: str) -> Entity | None:
    """Return who is printed with the country of "the Swede", the last one named."""
    countries = {c.lower() for c in roles.page.lexicon.demonyms.get(demonym, ())}
    fitting = [
        (roles.last_printed(e, mention.start), e)
        for e in roles.people.described
        if not e.body and e.starts[0] < mention.start and _from(roles, e) & countries
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _from(roles: Roles, entity: Entity) -> set[str]:
    """Return the countries printed beside a name: "Petra Lund of Sweden", "Sweden's Lund"."""
    words = set(roles.of(entity))
    for start in entity.starts[:PRINTINGS]:
        before = roles.page.text[max(0, start - 25) : start].split()[-1:]
        if before:
            word = owner(before[0])
            words |= {word.lower(), *map(str.lower, roles.page.lexicon.demonyms.get(word, ()))}
    return words


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
