"""The country that is printed beside a name: "Petra Lund of Sweden". Beside roles, under
descriptions.
"""

from __future__ import annotations

from quotebank.extraction.coreference.roles import PRINTINGS, Roles
from quotebank.extraction.lexicon.possessives import owner
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.people.entity import Entity


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
