"""When somebody says something, and of which day something is: "on Wednesday Lind said", "Norsk
earlier this month reported", "Thursday's article said". Serves ``qualifiers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.possessives import ENDINGS
from quotebank.extraction.mentions.tokens import Origin, Token, place_of

_DATED: Final = re.compile("pa(?=d?[NMHO])")
"""What may be "on Wednesday" before who did it then."""
_TIMED: Final = re.compile("(?P<day>[ab])(?=[DB])|a(?P<week>w)(?=[DB])")
"""What may be "Thursday's article", "May's spokesman", "last week's ruling"."""
_LATELY: Final = re.compile("(?<=[NMODa])[da]w(?=C)")
_THIS: Final = ("this", "last")
_UNITS: Final = frozenset(
    ("week", "month", "year", "night", "morning", "afternoon", "evening", "weekend", "summer",
     "autumn", "winter", "spring")
)  # fmt: skip
_WEEKS: Final = frozenset(
    [unit + ending for unit in ("week", "month", "year", "night") for ending in ENDINGS]
)

Changes = Iterator[tuple[int, str]]
"""Raw tokens by their index, and the tags that they are to have."""


def times(tags: str, raw: list[Token], origin: Origin, lexicon: Lexicon) -> dict[int, str]:
    """Return the changes around days: when something was done, and of which day something is."""
    changes = dict(_dates(tags, raw, lexicon)) if "pa" in tags else {}
    if "wC" in tags:
        changes.update(_lately(tags, raw))
    if "aD" in tags or "bD" in tags or "aB" in tags or "aw" in tags:
        changes.update(_timed(tags, raw, origin, lexicon))
    return changes


def _lately(tags: str, raw: list[Token]) -> Changes:
    """Yield "this month" between who says something and his verb: "Norsk earlier this month
    reported"."""
    for match in _LATELY.finditer(tags):
        i = match.start()
        if raw[i][1] in _THIS and raw[i + 1][1] in _UNITS:
            yield i, "a"
            yield i + 1, "a"


def _dates(tags: str, raw: list[Token], lexicon: Lexicon) -> Changes:
    """Yield the preposition of a day before who did it then: "on Wednesday Lind said"."""
    for match in _DATED.finditer(tags):
        if str(raw[match.start() + 1][1]).title() in lexicon.days:
            yield match.start(), "a"


def _timed(tags: str, raw: list[Token], origin: Origin, lexicon: Lexicon) -> Changes:
    """Yield what tells of which day something is, as its determiner: "Thursday's article said",
    "last week's ruling said"; a month may be somebody's name: "May's spokesman said"."""
    for match in _TIMED.finditer(tags):
        i = match.end() - 1
        word = str(raw[i][1])
        timed = word in _WEEKS if match["week"] else word.title() in lexicon.days
        if timed and origin[0].endswith(ENDINGS, 0, place_of(origin, i)[1]):
            yield match.start(), "d"
