"""Names of papers and programmes that a page prints in marks: ``the "Morgenblatt" newspaper quoted
Ann Lind as saying``, ``told "60 Minutes" that she was keen``, ``"…," wrote "Wprost" on Monday``.
They are names like any other. Serves ``quotes``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from quotebank.extraction.text.quoted import Quoted
from quotebank.resources import wordlists

_LONGEST: Final = 40
"""Characters of such a name."""
_MOST: Final = 5
"""Words of it."""
_LONG: Final = 4
"""Letters; a name leaves shorter words in small ones."""
_BEFORE: Final = 50
_BEHIND: Final = 24
"""Characters before and behind it that are looked at."""
_TOLD: Final = ("told ", "tells ", "telling ", "tell ")
_TO_SAY: Final = re.compile(r" (?:that|he|she|they|it|the|his|her|their|in|on|there|about)\b")
"""Behind whom somebody told: ``told "60 Minutes" she was keen``."""
_SOURCE: Final = "ccording to "
"""Before it: ``According to "Wprost," the deal is off``."""
_WROTE: Final = re.compile(r"[,?!][\"\u201d] (?:wrote|writes|reported|reports) $")
"""Before who wrote what stands in marks before: ``"…," wrote "Wprost," a weekly in Krakow``."""
_WRITES: Final = re.compile(
    r" (?:wrote|writes|reported|reports) (?:that|on [A-Z])"
    r"|(?<=\w[\"\u201d]) (?:wrote|reported)[.,:]"
)
"""Behind who writes, where no word stands before: ``"…," "Wprost" wrote on Monday``."""


def without_papers(text: str, found: Sequence[Quoted]) -> list[Quoted]:
    """Return the spans that are no names of papers by what stands beside their marks."""
    return [
        q
        for q in found
        if q.end - q.start > _LONGEST
        or (not text[q.start].isupper() and not text[q.start].isdigit())
        or not _is_paper(text, q)
    ]


def _is_paper(text: str, q: Quoted) -> bool:
    words = text[q.start : q.end].rstrip(".,").split()
    if len(words) > _MOST or any(len(word) >= _LONG and word[0].islower() for word in words):
        return False
    behind, according, reports = _patterns()
    if behind.match(text, q.outer_end, q.outer_end + _BEHIND) is not None:
        return True
    since = max(0, q.outer_start - _BEFORE)
    if text.endswith(_TOLD, since, q.outer_start):
        return text[q.end - 1].isalnum() and _TO_SAY.match(text, q.outer_end) is not None
    lead = text[since : q.outer_start]
    if lead.endswith(_SOURCE):
        return text[q.end - 1] in ",." or text[q.outer_end : q.outer_end + 1] in (",", ".")
    if _writes(text, q, lead):
        return True
    led = according.search(lead)
    return led is not None and (
        led["source"] is not None or reports.match(text, q.outer_end) is not None
    )


def _writes(text: str, q: Quoted, lead: str) -> bool:
    """Whether a name writes what stands in marks before it, or behind it."""
    if lead[-2:-1].isalpha():
        return _WROTE.search(lead) is not None
    return _WRITES.match(text, q.outer_end, q.outer_end + _BEHIND) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands behind the name of a paper, what before it, and its verb."""
    lists = wordlists("marks")["papers"]
    nouns, verbs = "|".join(lists["nouns"]), "|".join(lists["verbs"])
    return (
        re.compile(rf" (?:{nouns})\b(?!s)"),
        re.compile(rf"(?P<source>according to [\w' -]{{0,30}})?\b(?:{nouns}),? $", re.IGNORECASE),
        re.compile(rf",? (?:{verbs})\b"),
    )
