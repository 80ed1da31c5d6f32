"""Who arrives in a paragraph where another was quoted, and speaks next without a verb: many a page
and most exports run paragraphs together. Serves ``plain``.

    "I started reading at eleven," Yin Ping says. Lin Pin's feelings are similar. "I read them all."
    "I had no choice," Holm says. For the refugee Ada Lind, Hexley was a haven. "I may work here."
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.attribution.candidate import Candidate
from quotebank.extraction.mentions.clauses import main_subject
from quotebank.extraction.mentions.fates import fate
from quotebank.extraction.mentions.page import Page, sentence_at
from quotebank.extraction.mentions.scan import Scan
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.names.sorts import PEOPLE

_FULL_NAME: Final = 2
"""Words of somebody's name where he is brought in."""
_BEFORE: Final = 20_000
"""Characters before a name in which somebody may have been named already."""
_MOST: Final = 3
"""Sentences that tell of him before he speaks."""
_TOPIC: Final = re.compile("&?,?(?:S(?!D)|p(?:S?w?D,?)?w?(?=N))")
"""Before or on whose view a sentence tells: "Lin Pin's feelings", "For the refugee Ada Lind,"."""
_OTHER: Final = re.compile("(?<![pt])[NDX]b?[Cw]|[CQA]")
"""Somebody else who does something, or speaks."""
_SIGNATURE: Final = re.compile("N,(?:[^bC,]*(?:,[GpO].*)?|S?w?D[^b,]*,G.*)$")
"""Who says what stands above, and what he is: "Ada Lind, a baker in Hexley."."""
_OF_HIM: Final = re.compile(r"\b(?:[Hh]e|[Hh]is|him|[Ss]he|[Hh]ers?)\b")
"""Words about somebody, who may be the one that arrives: "We miss him so much."."""


def arrived(page: Page, k: int, sentence: int) -> Candidate | None:
    """Return who is named for the first time, and in full, between the quotation before and span
    ``k``, a sentence by itself in the same paragraph, and of whom alone the sentences between
    tell; None where there is nobody or another comes after him."""
    q, before = page.quoted[k], page.quoted[k - 1]
    paragraph = q.paragraph
    if before.paragraph != paragraph or _OF_HIM.search(page.text, q.start, q.end):
        return None
    found = page.sentences(paragraph)
    first = sentence_at(found, before.outer_end - 1) + 1
    if not 0 < sentence - first <= _MOST:
        return None
    scanned = page.scan(paragraph, found[first])
    place = _told_of(scanned)
    if place < 0 or not _is_new(page, scanned, place) or _tells_of_others(scanned, place):
        return None
    for bounds in found[first + 1 : sentence]:
        if _OTHER.search(page.scan(paragraph, bounds).tags):
            return None
    return Candidate("lead", scanned, place, -1, ())


def _told_of(scanned: Scan) -> int:
    """Return the place of whom a sentence tells, -1 for nobody with a name."""
    topic = _TOPIC.match(scanned.tags)
    place = main_subject(scanned)
    if topic is not None:
        place = topic.end() if scanned.tags.startswith("N", topic.end()) else topic.end() - 1
    return place if place >= 0 and isinstance(scanned.what[place], NameAt) else -1


def _tells_of_others(scanned: Scan, place: int) -> bool:
    """Whether a sentence is more than what one named at a place is or does; or a mere signature,
    which belongs to what stands above it: "Ada Lind, a baker in Hexley."."""
    tags = scanned.tags
    return (
        _OTHER.search(tags, 0, place) is not None
        or _OTHER.search(tags, place + 2) is not None
        or _SIGNATURE.match(tags, place) is not None
    )


def _is_new(page: Page, scanned: Scan, place: int) -> bool:
    """Whether the name at a place is somebody's in full, and the first that the text has of him."""
    what = scanned.what[place]
    if not isinstance(what, NameAt) or what.name.sort not in PEOPLE:
        return False
    words = what.name.words
    since = max(0, what.lead - _BEFORE)
    new = len(words) >= _FULL_NAME and page.text.find(words[-1], since, what.lead) < 0
    return new and fate(page.text, what.end) != "gone"  # "Holm died in May. "We miss him."
