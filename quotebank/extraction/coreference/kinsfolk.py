"""Who "Callum's mum" is, where the article names her with whose mother she is: "Linda Brody, 44,
mother of Callum". Under descriptions.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.cast import Cast
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description
from quotebank.extraction.people.entity import Entity

_SAME: Final = (
    frozenset(("mother", "mum", "mom", "mam")),
    frozenset(("father", "dad")),
    frozenset(("grandmother", "gran", "nan", "grandma")),
    frozenset(("grandfather", "grandad", "granddad")),
)
"""Words for the same relative."""
_OWNER: Final = re.compile(r"([A-Z][\w-]+)(?: [A-Z][\w-]+)?['\u2019]s? (?:[a-z-]+ )?[a-z-]+\Z")
_BEFORE: Final = re.compile(
    r"(?:\b[Hh]is|\b[Hh]er|\b[Tt]heir|\b(?P<owner>[\w-]+)['\u2019]s?) (?:[a-z-]+ )?"
    r"(?P<noun>[a-z-]+),? \Z"
)
_BEHIND: Final = re.compile(
    r"(?:, \d{1,3})?, (?:(?P<owner>[\w-]+)['\u2019]s? (?P<noun>[a-z-]+)(?=[,.])"
    r"|(?:the )?(?P<kin>[a-z-]+) (?:of|to) (?P<whose>[A-Z][\w-]+))"
)
_PRINTINGS: Final = 6
_REACH: Final = 60
"""Characters before a name in which it is told whose relative the bearer is."""
_FULL: Final = 2
"""Words of a full name."""


def kinsman(cast: Cast, mention: Mention, what: Description) -> Entity | None:
    """Return who is named, before a mention, as the relative that it tells of somebody named: by
    the same owner, or by another word for one who bears the same surname."""
    text = cast.page.text
    found = _OWNER.match(text, *mention.bounds)
    if found is None:
        return None
    owner = found[1]
    nouns = next((nouns for nouns in _SAME if what.head in nouns), frozenset((what.head,)))
    owners = [e for e in cast.people.described if owner in e.words and not e.body]
    surnames = {e.words[-1] for e in owners if len(e.words) >= _FULL}
    fitting: Entity | None = None
    for entity in cast.people.described:
        if entity.body or len(entity.words) < _FULL or owner in entity.words:
            continue
        if entity.is_not(what.gender) or not _is_told(
            cast, entity, mention, nouns, owner, surnames
        ):
            continue
        if fitting is not None:
            return None
        fitting = entity
    return fitting


def _is_told(
    cast: Cast,
    entity: Entity,
    mention: Mention,
    nouns: frozenset[str],
    owner: str,
    surnames: set[str],
) -> bool:
    """Whether it stands beside a name whose relative the bearer is."""
    text = cast.page.text
    for start in entity.full[:_PRINTINGS]:
        if start >= mention.start:
            break
        before = _BEFORE.search(text, max(0, start - _REACH), start)
        if before is not None and before["noun"] in nouns:
            if before["owner"] == owner:
                return True
            named = before["owner"] is not None and before["owner"][0].isupper()
            if not named and entity.words[-1] in surnames:
                return True
        behind = _BEHIND.match(text, start + len(entity.name))
        if (
            behind is not None
            and (behind["noun"] or behind["kin"]) in nouns
            and (behind["owner"] or behind["whose"]) == owner
        ):
            return True
    return False
