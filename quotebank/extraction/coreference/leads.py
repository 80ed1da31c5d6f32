"""Who a story is about, whom its first words call by his office and the next ones by name: "The
head of the Water Board has called it "a mess". ¶ Moira Lind said …". Under descriptions.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.appositions import begins_story
from quotebank.extraction.coreference.cast import Cast
from quotebank.extraction.coreference.seats import tells_was, was, was_before
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people.entity import Entity

_OFFICES: Final = ("role", "kin")
"""Sorts of what somebody is called by; "the manager" may be somebody's, too."""
_FULL_NAME: Final = 2
"""Words of a full name, at the least."""
_GOES_ON: Final = re.compile(
    "(?:G[wpDXON]{0,4},)?(?P<name>N)(?:,r|(?:,,(?:pN,)?)?[wbC]|pN?[wNODC])|(?P<whose>S)w"
)
"""How a sentence goes on that tells more of somebody known: "Moira Lind said", "Moira Lind, 41, of
Oxley, denies it", "Moira Lind, who is before the committee, was asked", "Speaking in Hexley, Moira
Lind said", "Moira Lind's words"; not "Moira Lind, the mayor, said"."""


def named_below(cast: Cast, mention: Mention, what: Description) -> Entity | None:
    """Return who is named in full at the head of what follows a story's first sentence, if that
    sentence is about somebody told by his office, and the name stands there for the first time and
    without another office: nobody else would be brought in so."""
    page = cast.page
    first = mention.scan.start == mention.start and what.sort in _OFFICES
    if not first or what.plural or not begins_story(page, mention):
        return None
    here = page.layout.paragraph_at(mention.start)
    sentences = page.sentences(here)
    if len(sentences) > 1:
        below, sentence = here, sentences[1]
    elif here + 1 < len(page.layout.paragraphs):
        below, sentence = here + 1, page.sentences(here + 1)[0]
    else:
        return None
    scanned = page.scan(below, sentence)
    match = _GOES_ON.match(scanned.tags)
    name = scanned.what[match.start(match.lastgroup or 0)] if match else None
    if not isinstance(name, NameAt) or len(name.name.words) < _FULL_NAME:
        return None
    entity = cast.people.at.get(name.start)
    if entity is None or entity.body or entity.is_not(what.gender) or not cast.is_person(name):
        return None
    new = min(entity.starts) == name.start and not cast.roles.of(entity)
    return entity if new else None


def its_below(cast: Cast, mention: Mention, what: Description) -> Entity | None:
    """Return who is named below with the office that a firm of the sentence has: "Corvin is "very
    hopeful", its chief executive has said" and then "Corvin's chief executive Carl Holm"."""
    entity = cast.roles.holder(mention, what)
    if entity is None or entity.starts[0] < mention.start:
        return None
    told = cast.roles.of(entity)
    for name in reversed(mention.scan.what[: mention.at]):
        if isinstance(name, Description):
            return None  # "its" may be the retailer's
        if isinstance(name, NameAt):
            return entity if any(word.lower() in told for word in name.name.words) else None
    return None


def was_below(cast: Cast, entity: Entity, mention: Mention, phrase: str) -> bool:
    """Whether somebody is named behind a description alone, as who was what it tells that somebody
    is."""
    text, start = cast.page.text, entity.starts[0]
    if start < mention.start or tells_was(phrase):
        return False
    return cast.roles.once(entity) or was(text, start) or was_before(text, start)
