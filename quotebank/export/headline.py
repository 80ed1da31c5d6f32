"""Headlines in headline style, as Chicago and MLA want them: "Harbour to Reopen".

Capitals are only added, never taken away, so that no proper name is lost. APA's sentence style
would take them away: there, headlines stay as printed.
"""

import re
from functools import cache

from quotebank.export.names import word_set
from quotebank.resources import wordlists

_OPENING = "\"'([\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_WORD = re.compile(r"[^\s\N{EM DASH}\N{EN DASH}]+")
# Letters with marks around them, in parts that hyphens join. What holds a digit, a capital inside,
# a stop or a sign ("iPhone", "gov.uk", "R&D_costs") is spelt as it is spelt.
_PLAIN = re.compile(
    r"(?P<before>[\"'(\[\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}]*)"
    r"(?P<word>[A-Za-z][a-z]*(?:['\N{RIGHT SINGLE QUOTATION MARK}-][A-Za-z]+)*)(?P<after>[^\w]*)"
)
# Behind these a new part of the headline begins, unless the full stop is that of an abbreviation.
_END = re.compile(r"[:?!.][\"')\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LATIN = re.compile(r"[a-z]")


def capitalised(headline: str) -> str:
    """Return a headline with the capitals that headline style wants.

    One all in capitals, or without any Latin letter in lower case, stays as it is.
    """
    if headline.upper() == headline or not _LATIN.search(headline):
        return headline
    found = list(_WORD.finditer(headline))
    pieces, at, begins = [], 0, True
    for index, match in enumerate(found):
        pieces.append(headline[at : match.start()])
        following = found[index + 1][0] if index + 1 < len(found) else None
        pieces.append(_word(match[0], following, begins=begins))
        at, begins = match.end(), _ends_a_part(match[0])
    return "".join(pieces) + headline[at:]


def _word(printed: str, following: str | None, *, begins: bool) -> str:
    match = _PLAIN.fullmatch(printed)
    if not match:
        return printed
    word = match["word"]
    edge = begins or following is None or _ends_a_part(printed)
    if not edge and (word in word_set("headlines", "small") or _in_a_name(word, following)):
        return printed
    return match["before"] + _hyphenated(word) + match["after"]


def _ends_a_part(printed: str) -> bool:
    """Whether a new part begins behind a word: never behind "U.S.", "vs." or "Co."."""
    end = _END.search(printed)
    if end is None or end[0][0] != ".":
        return end is not None
    word = printed[: end.start()].lstrip(_OPENING)
    return not _INITIALS.fullmatch(word) and word.lower() not in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    groups = wordlists("abbreviations").values()
    return frozenset(word for group in groups for word in group["words"])


def _in_a_name(word: str, following: str | None) -> bool:
    """Whether a word is a particle before a name or another particle: "van der Berg"."""
    particles = word_set("names", "particles")
    return (
        word in particles
        and following is not None
        and (following[:1].isupper() or following in particles)
    )


def _hyphenated(word: str) -> str:
    first, *others = word.split("-")
    small, prefixes = word_set("headlines", "small"), word_set("headlines", "prefixes")
    if first not in prefixes:
        others = [part if part in small else part[:1].upper() + part[1:] for part in others]
    return "-".join([first[:1].upper() + first[1:], *others])
