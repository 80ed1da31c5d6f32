"""Two people named together who go on as "they", "both" or "the pair". Under things and
descriptions.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.cast import Cast, Speaker
from quotebank.extraction.coreference.together import PAIR
from quotebank.extraction.mentions.clauses import definite
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description, Scan

_NEAR: Final = 2.6
"""Distance within which "the pair" are any two of whom a sentence tells."""
_THIRD: Final = re.compile(r"N[^CQ;:b&]{0,6},\Z")
"""Before two who are three: "Autor of Norsk, David Dorn and Gordon Hanson"."""
PAIRS: Final = frozenset(("two", "pair", "duo", "couple", "both"))
"""Two people, whoever they are."""


def two(cast: Cast, mention: Mention, called: Description | None = None) -> Speaker | None:
    """Return the two people last named in a sentence together, if a description may mean them; not
    behind others whom it does: "Some senators warned Lind and Holm. …," the senators said". "The
    pair" are any two of whom a sentence tells.
    """
    group, gender = (called.head, called.gender) if called else ("", "")
    for scanned, stop, distance in cast.before(mention, 6 if called else 1):
        match = PAIR.search(scanned.tags, 0, stop)
        if group and _introduced(cast, scanned, match.start() if match else stop, group):
            return None
        if match and _THIRD.search(scanned.tags, 0, match.start()):
            return None
        if match:
            ends = [match.start(), match.end() - 1]
            people = all(cast.is_person(scanned.what[i], gender) for i in ends)
            return cast.several(scanned, ends, 0.7) if people else None
        if group in PAIRS and distance <= _NEAR and _are_two(cast, scanned, mention, group):
            ends = [i for i, what in enumerate(scanned.what[:stop]) if cast.is_person(what)]
            if len(ends) == _PAIR:
                return cast.several(scanned, ends, 0.7)
    return None


_PAIR: Final = 2
_MARRIED: Final = re.compile(r"\b(?:husband|wife|marri(?:ed|age)|wed|partner|fianc\S+)\b")


def _are_two(cast: Cast, scanned: Scan, mention: Mention, group: str) -> bool:
    """Whether two people of a sentence may be those a mention means: not "Number two said"; a
    couple, where it is told that they are one."""
    text = cast.page.text
    if group == "couple":
        return _MARRIED.search(text, scanned.start, scanned.end) is not None
    return text[slice(*mention.bounds)] != "two"


def _introduced(cast: Cast, scanned: Scan, stop: int, group: str) -> bool:
    """Whether some of a group stand before a place without their names: "some senators warned"."""
    return any(
        isinstance(what, Description)
        and what.head == group
        and scanned.tags[i + 1 : i + 2] != "N"
        and not definite(cast.page.text[slice(*scanned.bounds(i))])
        for i, what in enumerate(scanned.what[:stop])
    )
