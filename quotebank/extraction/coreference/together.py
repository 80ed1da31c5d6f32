"""Those who speak together: "Goodlatte and Gowdy wrote", "Ann Lind, 45, and Carl Holm, 50, said".
Under coreference.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.cast import Cast, Speaker
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.names.name import NameAt

_TOLD_OF_BOTH: Final = re.compile(
    r"(?:(?:,[^CQ,:;]{0,14}){1,3},|,(?:D(?:[pt]S?[wDNOX]{1,3}){1,2}|r[wpDNOXS]{1,6}))b?C"
)
"""Behind two who speak together: ", joint owners of the shop, said", ", who run the shop, said"."""
_TOLD: Final = r"(?:,,|pS?[wNDO]{1,2}|,D(?:pS?[wNDO]{1,3})?,)?"
"""What is told of one of them: ", 45,", "of Norsk Hydro", ", a nurse,"."""
_SEVERAL: Final = re.compile(
    # "Ann Lind, Carl Holm and Ida Moe", "Ann Lind and her husband, Carl Holm,"
    rf"(?:^(?:&|[pG][^NCQ,]{{1,8}},)?|(?<=Q)|(?<=Q,))N{_TOLD}(?:,N)*,?&(?:S?D,?)?N{_TOLD}(?=,?b?C)"
    rf"|(?:(?<=QC)|(?<=Q,C)|(?<=At))N{_TOLD}(?:,N)*,?&(?:S?D,?)?N{_TOLD}(?=$|[,;p])"
)


def together(cast: Cast, mention: Mention) -> Speaker | None:
    """Return those who say it together with whom a mention names, None where he speaks alone."""
    tags, i = mention.scan.tags, mention.at
    if "&N" not in tags and "&S" not in tags and "&D" not in tags:
        return None
    for first in (i - 2, i):
        if first < 0 or tags[first : first + 3] != "N&N":
            continue
        if first and (tags[first - 1] in "pt" or tags.endswith("N,", 0, first)):
            continue  # "the MP for Sale and North Hyde said", "Ann Lind, Carl Holm and Ida Moe"
        if (
            tags[first + 3 : first + 4] == "C"
            or (first and tags[first - 1] == "C")
            or (_begins(tags, first) and _TOLD_OF_BOTH.match(tags, first + 3))
        ):
            return cast.several(mention.scan, [first, first + 2], 0.85)
    return _several(cast, mention)


def _several(cast: Cast, mention: Mention) -> Speaker | None:
    """Return those of whom more is told than their names, or who are more than two."""
    scanned = mention.scan
    if "," not in scanned.tags and "p" not in scanned.tags:
        return None
    for match in _SEVERAL.finditer(scanned.tags):
        start = scanned.tags.index("N", match.start())
        places = [
            k
            for k in range(start, match.end())
            if scanned.tags[k] == "N" and (k == start or scanned.tags[k - 1] in ",&D")
        ]
        if mention.at in places and all(_is_full(scanned.what[k]) for k in places):
            return cast.several(scanned, places, 0.85)
    return None


def _is_full(what: object) -> bool:
    """Whether a name is no town beside one: "Ann Lind, Hexley, and Carl Holm, Oxley, said"."""
    return isinstance(what, NameAt) and (len(what.name.words) > 1 or what.name.honorific)


def both(cast: Cast, mention: Mention) -> Speaker | None:
    """Return two people before what both are: "Ann Lind and Carl Holm, joint owners of the shop
    said"."""
    tags, first = mention.scan.tags, mention.at - len("N&N,")
    if first < 0 or not tags.startswith("N&N,", first) or not _begins(tags, first):
        return None
    return cast.several(mention.scan, [first, first + 2], 0.85)


def _begins(tags: str, i: int) -> bool:
    """Whether a clause begins at a place of the tags."""
    return not i or tags[i - 1] == "Q" or tags.endswith("Q,", 0, i)
