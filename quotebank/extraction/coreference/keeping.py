"""Who was named as somebody's: "her father" of whom "Her father, Chris Lind, said" told. Beside
roles.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.roles import PRINTINGS, Roles
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description
from quotebank.extraction.people.entity import Entity

_BESIDE: Final = 100
"""Characters beside the beginning of a name within which a noun with its owner stands."""
_OWNER: Final = (
    r"(?:\b(?P<pronoun>[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|\b(?P<owner>[\w-]+)['\u2019]s?)"
    r" (?:[\w-]+ ){0,3}?"
)
_OWNED: Final = re.compile(_OWNER)
_KEPT_BEFORE: Final = re.compile(rf"{_OWNER}(?P<noun>[\w-]+),? (?:[A-Z][\w.]*\.? ){{0,2}}\Z")
_KEPT_BEHIND: Final = re.compile(rf", (?:(?:the )?[\w ]{{1,20}}?)?{_OWNER}(?P<noun>[\w-]+)(?=[,.])")


def kept(roles: Roles, mention: Mention, what: Description) -> Entity | None:
    """Return who alone was named before as somebody's: "her father" of whom "Her father, Chris
    Lind, said" told."""
    places = roles.printed_at(what.head)
    if places is not None and (not places or places[0] >= mention.start):
        return None
    whose = _OWNED.match(roles.page.text, mention.bounds[0], mention.bounds[1])
    found = [
        entity
        for entity in roles.people.described
        if not entity.body
        and not entity.is_not(what.gender)
        and roles.stands_beside(entity, what.head, places, _BESIDE)
        and any(
            start < mention.start and _is_kept(roles, start, what.head, whose)
            for start in entity.starts[:PRINTINGS]
        )
    ]
    return found[0] if len(found) == 1 else None


def _is_kept(roles: Roles, start: int, noun: str, whose: re.Match[str] | None) -> bool:
    """Whether a noun with its owner stands beside the name at a place: "its chief executive,
    Jim Lind", "Jim Lind, the town's mayor,"; not another owner than ``whose`` noun it is."""
    text = roles.page.text
    found = _KEPT_BEFORE.search(text, max(0, start - 70), start)
    if found is None:
        found = _KEPT_BEHIND.match(text, roles.place_ends().get(start, start))
    if found is None or found["noun"] != noun:
        return False
    return whose is None or all(
        not found[told] or not whose[told] or found[told].lower() == whose[told].lower()
        for told in ("pronoun", "owner")
    )
