"""The dateline: the place, and in wire style the day, in front of an article's first sentence.

"MUNICH, Germany —", "WASHINGTON (AP) —", "MOSCOW, Nov. 3 (Interfax) —", "SALVADOR, Feb 26 - ".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from quotebank.days.words import alternation, words
from quotebank.extraction.spans import Bounds

_HEAD: Final = 160
"""Characters of a paragraph in which a dateline ends."""
_FIRST: Final = 12
"""Paragraphs in which an article can begin, navigation and headline before it included."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed: its bounds, its place, and the normal form of its day if any."""

    start: int
    end: int
    place: str
    normal: str | None


def find_dateline(text: str, paragraphs: Sequence[Bounds]) -> Dateline | None:
    """Return the dateline of an article, or None: the first there is near its beginning."""
    for start, end in paragraphs[:_FIRST]:
        match = _pattern().match(text, start, min(end, start + _HEAD))
        if match is not None and _is_place(match["place"]):
            return Dateline(match.start(), match.end(), match["place"].strip(), _normal(match))
    return None


@cache
def _pattern() -> re.Pattern[str]:
    groups = words().groups
    month = alternation([*groups["months"]["words"], *groups["months"]["abbreviations"]])
    day = rf"(?:(?P<m1>{month})\.?\s+(?P<d1>\d\d?)|(?P<d2>\d\d?)\s+(?P<m2>{month})\.?)"
    letters = r"A-Z\xc0-\xd6\xd8-\xde"
    capitals = (
        rf"[{letters}][{letters}.'\u2019-]+(?:[\s/][{letters}][{letters}.'-]*)*"
        # "Oslo (dpa) - The talks": in small letters only before an agency.
        rf"|[{letters}]\w+(?:[\s/][{letters}]\w+)?(?=\s\((?:{_AGENCIES})\)\s?[-_\u2013\u2014])"
    )
    region = r"(?:[A-Z][\w.'-]*\.?(?:\s(?:of\s|the\s)?[A-Z][\w.'-]*\.?){0,3})"
    return re.compile(
        rf"(?P<place>(?:{capitals})(?:,\s+(?!(?:{month})\b){region})?)"
        rf"(?:,?\s+{day}(?:,?\s+(?P<year>\d{{4}}))?)?"
        # Agencies in slashes end the dateline themselves: "SORVALY, 12 March /TNA/. The talks",
        # "SORVALY, March 12. /TNA/. The talks".
        r"(?:[.,]?\s+/[A-Z][^/\n]{1,20}/[.,]?\s*(?:--?|[\N{EN DASH}\N{EM DASH}])?\s*"
        r"|(?:,?\s+(?:\((?:[A-Z]|dpa)[^()]{0,40}\)|[A-Z][a-z]+(?=\s[-\N{EN DASH}\N{EM DASH}])))?"
        r",?\s*(?:--+|\s[-_]\s|[\N{EN DASH}\N{EM DASH}])\s*)",
    )


def _is_place(place: str) -> bool:
    """Say whether the words are a place: capitals of some length, no label ("UPDATE - ", "BY")."""
    city = place.partition(",")[0]
    first, _, second = city.partition(" ")
    return len(city) > 2 and (first not in _LABELS or (first == "THE" and second in _WITH_ARTICLE))


_AGENCIES: Final = (
    "AP|AFP|AAP|ANI|ANSA|Bernama|CNN|dpa|DPA|EFE|IANS|IRNA|Kyodo|PA|PTI|Reuters|REUTERS|TASS|UPI|Xinhua"
    "|Yonhap"
)
_WITH_ARTICLE: Final = frozenset(
    ("HAGUE", "VILLAGES", "BRONX", "WOODLANDS", "DALLES", "GAMBIA", "BAHAMAS", "VALLEY", "ROCK")
)
_LABELS: Final = frozenset(
    {"BREAKING", "UPDATE", "UPDATED", "EXCLUSIVE", "WATCH", "VIDEO", "CORRECTION", "OPINION",
     "ANALYSIS", "RELATED", "READ", "MORE", "LIVE", "NEWS", "PHOTOS", "PHOTO", "BY", "NOTE", "FROM",
     "WHO", "WHAT", "WHEN", "WHERE", "WHY", "HOW", "THE"}
)  # fmt: skip


def _normal(match: re.Match[str]) -> str | None:
    name, day = match["m1"] or match["m2"], match["d1"] or match["d2"]
    if not name or not 1 <= int(day) <= 31:
        return None
    month = words().months[name.lower()]
    if match["year"]:
        return f"day:{match['year']}-{month:02}-{int(day):02}"
    return f"monthday:{month:02}-{int(day):02}"
