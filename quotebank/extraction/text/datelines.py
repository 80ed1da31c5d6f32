"""The dateline: the place, and in wire style the day, in front of an article's first sentence.

"MUNICH, Germany —", "WASHINGTON (AP) —", "MOSCOW, Nov. 3 (Interfax) —", "SALVADOR, Feb 26 - ", and
in Asian papers "MUMBAI:", "KARACHI, Nov 3:", "ISLAMABAD (APP):".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from string import capwords
from typing import Final, cast

from quotebank.days.normal import calendar
from quotebank.days.words import alternation, words
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.text.spans import Bounds
from quotebank.resources import wordlists

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

    @property
    def bounds(self) -> Bounds:
        """Its start and end."""
        return self.start, self.end


def find_dateline(text: str, paragraphs: Sequence[Bounds], lexicon: Lexicon) -> Dateline | None:
    """Return the dateline of an article, or None: the first there is near its beginning."""
    for start, end in paragraphs[:_FIRST]:
        stop = min(end, start + _HEAD)
        match = _pattern().match(text, start, stop)
        if (
            match is not None
            and _is_place(match["place"])
            and (match["colon"] is None or _is_no_turn(match, text, lexicon))
        ):
            return Dateline(match.start(), match.end(), match["place"].strip(), _normal(match))
        bare = _BARE.match(text, start, stop) if match is None else None
        if bare is not None and _is_place(bare[1]) and bare[1].lower() not in lexicon.ordinary:
            return Dateline(bare.start(), bare.end(), bare[1], None)
    return None


_BARE: Final = re.compile(
    r"([A-Z]{4,}) (?=(?:As|The|An?|After|While|When|With|Amid|This|There|It|In|At|For) [a-z])"
)
"""A place whose stop is lost: "KANPUR As politicians came"."""


@cache
def _pattern() -> re.Pattern[str]:
    groups = words().groups
    month = alternation([*groups["months"]["words"], *groups["months"]["abbreviations"]])
    day = rf"(?:(?P<m1>{month})\.?\s+(?P<d1>\d\d?)|(?P<d2>\d\d?)\s+(?P<m2>{month})\.?)"
    agencies = alternation(_words()["agencies"])
    letters = r"A-Z\xc0-\xd6\xd8-\xde"
    capitals = (
        rf"[{letters}][{letters}.'\u2019-]+(?:[\s/][{letters}][{letters}.'\u2019-]*)*"
        # "Oslo (dpa) - The talks": in small letters only before an agency.
        rf"|[{letters}]\w+(?:[\s/][{letters}]\w+)?(?=\s\({agencies}\)\s?[-_\u2013\u2014])"
    )
    region = r"(?:[A-Z][\w.'-]*\.?(?:\s(?:of\s|the\s)?[A-Z][\w.'-]*\.?){0,3})"
    return re.compile(
        rf"(?P<place>(?:{capitals})(?:,\s+(?!(?:{month})\b){region})?)"
        rf"(?:,?\s+{day}(?:,?\s+(?P<year>\d{{4}}))?)?"
        # Agencies in slashes end the dateline themselves: "SORVALY, 12 March /TNA/. The talks",
        # "SORVALY, March 12. /TNA/. The talks".
        r"(?:[.,]?\s+/[A-Z][^/\n]{1,20}/[.,]?\s*(?:--?|[\N{EN DASH}\N{EM DASH}])?\s*"
        rf"|(?:\s+\((?P<agency>{agencies})\))?(?P<colon>:)\s+"
        r"|(?:,?\s+(?:\((?:[A-Z]|dpa)[^()]{0,40}\)|[A-Z][a-z]+(?=\s[-\N{EN DASH}\N{EM DASH}])))?"
        r",?\s*(?:--+|\s[-_]\s|[\N{EN DASH}\N{EM DASH}])\s*)",
    )


def _is_place(place: str) -> bool:
    """Say whether the words are a place: capitals of some length, no label ("UPDATE - ", "BY")."""
    city = place.partition(",")[0]
    first, _, second = city.partition(" ")
    known = _words()
    return len(city) > 2 and (
        first not in known["labels"] or (first == "THE" and second in known["with_article"])
    )


def _is_no_turn(match: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    """Say whether capitals and a colon are a place and no speaker's label ("ROSS: We lost."): by a
    day or an agency, or a place that is known and stands so only once."""
    if match["agency"] or match["d1"] or match["d2"]:
        return True
    label = match["place"].strip()
    # (``str.title`` makes "St John'S" of "ST JOHN'S".)
    city = label.partition(",")[0].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    known = city.title() in lexicon.places or capwords(city) in lexicon.places
    return known and text.count(f"{label}:") == 1


def _words() -> Mapping[str, list[str]]:
    return cast("Mapping[str, list[str]]", wordlists("zones")["dateline"])


def _normal(match: re.Match[str]) -> str | None:
    name, day = match["m1"] or match["m2"], match["d1"] or match["d2"]
    return calendar(match["year"], words().months[name.lower()], int(day)) if name else None
