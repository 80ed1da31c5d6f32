"""The gender that the words beside a full name tell, whatever the given name tells elsewhere:
"Cristian Lopez is a mother of four", "actress Noel Hart". Beside people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.people.entity import Entity

_ASIDE: Final = r"(?:,[^,.\n\"\u201c]{2,60},)?"
_NOUN: Final = (
    r"(?:an?|the) ((?:[\w'\u2019-]+ ){0,3}?[a-z][a-z-]+)"
    r"(?=[,.;]| (?:of|from|in|at|who|with|and|for) )"
)
_TOLD: Final = (
    re.compile(r", (?:\d{1,3}, )?" + _NOUN),
    re.compile(_ASIDE + r" (?:is|was) " + _NOUN),
)
"""Behind a name, what its bearer is."""
_SPOUSE: Final = re.compile(_ASIDE + r" (?:in [A-Z]\w+ |[a-z]+ ){1,6}(her husband|his wife)\b")
"""Behind a name: "Cristian Lopez lives in a flat with her husband"."""
_AND_PRIESTS: Final = frozenset(("father", "brother"))
"""Relatives whose nouns are titles too."""
_TELLS: Final = (", ", " is ", " was ")
"""How what stands behind a name begins that tells it."""
_NO_TITLES: Final = frozenset(("woman", "girl", "lady", "bride"))
"""Who is told of by the name behind: "the woman Adam Lind married"."""
_PRINTINGS: Final = 3
"""Printings of a full name beside which it is told."""


def set_right(text: str, entities: Sequence[Entity], lexicon: Lexicon) -> None:
    """Give people the gender that is printed beside their full names, where a given name tells
    another. (A woman may be a "spokesman", a man is no "actress".)"""
    spouses = "her husband" in text or "his wife" in text
    for entity in entities:
        if entity.body or not entity.gender or len(entity.words) == 1:
            continue
        told = {gender for gender in _genders(text, entity, lexicon, spouses) if gender}
        if len(told) == 1 and not any(name.honorific for name in entity.names):
            entity.gender = told.pop()


def _genders(text: str, entity: Entity, lexicon: Lexicon, spouses: bool) -> Iterator[str]:
    """Yield what each noun beside a full name tells, "" for what tells nothing."""
    for role in entity.roles:
        yield _gender(role.rpartition(" ")[2].lower(), lexicon)
    for start in entity.full[:_PRINTINGS]:
        end = start + len(entity.name)
        title = text[text.rfind(" ", 0, start - 1) + 1 : start - 1].lower()
        if title not in _NO_TITLES:
            yield _gender(title, lexicon)
        if text.startswith(_TELLS, end):
            for pattern in _TOLD:
                told = pattern.match(text, end)
                if told is not None:
                    yield _gender(told[1].rpartition(" ")[2], lexicon)
        spouse = _SPOUSE.match(text, end) if spouses else None
        if spouse is not None:
            yield "f" if spouse[1].startswith("her") else "m"


def _gender(noun: str, lexicon: Lexicon) -> str:
    """Return the gender of a noun that nobody of the other one is called by."""
    gender = lexicon.roles.get(noun, "")
    if gender != "m" or noun in _AND_PRIESTS or noun.capitalize() in lexicon.relatives:
        return gender
    return ""
