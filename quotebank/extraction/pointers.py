"""Sentences that point back to a quotation before them, which stands by itself: ``"It felt like a
bomb." ¶ Those were the words of Ann Lind, who lives next door.`` Serves ``plain``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from quotebank.extraction.candidate import Candidate
from quotebank.extraction.lead_ins import reports
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.mentions import Scan
from quotebank.extraction.page import Page

_BEGIN: Final = ("Th", "So ", "Such ")
"""How such a sentence begins: "Those", "That's", "The", "So says"."""
_MENTIONED: Final = ("N", "D", "X", "O")
_FARTHEST: Final = 6
"""Sentences that begin with a quotation and may stand between the two."""


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what stands before who is pointed to; ``how`` needs a verb behind."""
    said = rf"(?:[\w-]+ )?(?:{'|'.join(sorted(lexicon.verdicts))})"
    these = r"(?:Those|These|That|This|Such)(?: (?:is|are|was|were)|['\u2019]s)"
    return re.compile(
        rf"(?:{these} (?:(?:the|a|an) )?{said} (?:of|from)"
        rf"|{these} (?:according to|(?P<how>how))"
        r"|So (?:say|says|said)"
        rf"|The(?:se)? {said} (?:com(?:es?|ing)|came|(?:is|are|was|were)(?: those)?) (?:of|from)) "
    )


def pointed_to(page: Page, k: int, sentence: int) -> Candidate | None:
    """Return to whom the next sentence that is no quotation points, as who said span ``k``, which
    is sentence number ``sentence`` of its paragraph by itself."""
    paragraph, paragraphs = page.quoted[k].paragraph, page.layout.paragraphs
    for following in range(k + 1, k + 1 + _FARTHEST):
        found = page.sentences(paragraph)
        sentence += 1
        if sentence < len(found):
            start = found[sentence][0]
        elif paragraph + 1 < len(paragraphs):
            paragraph, sentence = paragraph + 1, 0
            start = paragraphs[paragraph][0]
        else:
            return None
        if page.text.startswith(_BEGIN, start):
            match = _pattern(page.lexicon).match(page.text, start)
            if match is None:
                return None
            return _after(page.scan(paragraph, page.sentences(paragraph)[sentence]), match)
        if following >= len(page.quoted) or page.quoted[following].outer_start != start:
            return None
    return None


def _after(scanned: Scan, match: re.Match[str]) -> Candidate | None:
    tags = scanned.tags
    behind = (i for i in range(len(tags)) if scanned.bounds(i)[1] > match.end())
    m = next(behind, -1)
    if m >= 0 and tags[m] == "S":
        m += 1  # "Those are the words of Lind's lawyer."
    if tags[m : m + 1] not in _MENTIONED:
        return None
    cued = tags.startswith("C", m + 1) and reports(scanned, m + 1)
    if match["how"] and not cued:
        return None  # "That's how Lind lost her house."
    return Candidate("next", scanned, m, m + 1 if cued else -1, ())
