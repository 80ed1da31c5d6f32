"""Posts taken up by their initials alone: "CJI said" of a Chief Justice, "the EAM" of an External
Affairs Minister. Beside cast, where no list makes the initials a post.
"""

from __future__ import annotations

from typing import Final

from quotebank.extraction.coreference.cast import Cast, Speaker
from quotebank.extraction.coreference.offices import OTHERS, role_words
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people.entity import Entity

LONGEST: Final = 5
_SMALL: Final = frozenset(("of", "in", "the", "for", "and", "to"))


def in_post(cast: Cast, what: NameAt) -> Speaker | None:
    """Return who alone is printed with the post whose initials a name is."""
    letters = what.name.text
    if not (1 < len(letters) <= LONGEST and letters[0].isupper() and letters[-1].isupper()):
        return None
    here = cast.people.at.get(what.start)
    if here is None or len(here.words) > 1 or letters in cast.page.lexicon.shortened:
        return None  # "the Democratic Party (DP) said", "GM said"
    post = cast.page.lexicon.ranked.get(letters)
    words = frozenset(role_words(post, cast.page.lexicon)) if post else frozenset()
    found = [
        entity
        for entity in cast.people.described
        if not entity.body
        and entity.starts[0] < here.starts[0]  # not "BP said …", "chief executive Carl Holm", "BP"
        and (_is_spelt(entity, letters) or (words and _holds(cast, entity, words)))
    ]
    return cast.speaker(found[0], 0.85) if len(found) == 1 else None


def _is_spelt(entity: Entity, letters: str) -> bool:
    """Whether the first letters of a title printed before a name are these."""
    return any(
        "".join([word[0] for word in role.replace("-", " ").split() if word not in _SMALL]).upper()
        == letters.upper()
        for role in entity.roles
    )


def _holds(cast: Cast, entity: Entity, words: frozenset[str]) -> bool:
    """Whether somebody is printed with all words of a post, and with no deputy's."""
    roles = cast.roles.of(entity)
    return words <= roles and (roles - words).isdisjoint(OTHERS)
