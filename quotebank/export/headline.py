"""Headlines in headline style, as Chicago and MLA want them: "Harbour to Reopen".

Capitals are only added, never taken away, so that no proper name is lost. APA's sentence style
would take them away: there, headlines stay as printed.
"""

import re

from quotebank.export.names import word_set

_WORD = re.compile(r"[^\s\N{EM DASH}\N{EN DASH}]+")
# Letters with marks around them, in parts that hyphens join. What holds a digit, a capital inside,
# a stop or a sign ("iPhone", "gov.uk", "R&D_costs") is spelt as it is spelt.
_PLAIN = re.compile(
    r"(?P<before>[\"'(\[\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}]*)"
    r"(?P<word>[A-Za-z][a-z]*(?:['\N{RIGHT SINGLE QUOTATION MARK}-][A-Za-z]+)*)(?P<after>[^\w]*)"
)
# Behind these a new part of the headline begins.
_ENDS_A_PART = re.compile(
    r"[:?!.][\"')\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]*$"
)
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
        at, begins = match.end(), bool(_ENDS_A_PART.search(match[0]))
    return "".join(pieces) + headline[at:]


def _word(printed: str, following: str | None, *, begins: bool) -> str:
    match = _PLAIN.fullmatch(printed)
    if not match:
        return printed
    word = match["word"]
    edge = begins or following is None or _ENDS_A_PART.search(printed) is not None
    if not edge and (word in word_set("headlines", "small") or _in_a_name(word, following)):
        return printed
    return match["before"] + _hyphenated(word) + match["after"]


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
