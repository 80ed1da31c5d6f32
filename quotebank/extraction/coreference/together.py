"""Those who speak together: "Goodlatte and Gowdy wrote", "Ann Lind, 45, and Carl Holm, 50, said".
Under coreference.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.cast import Cast, Speaker, printed
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description, Scan
from quotebank.extraction.names.name import NameAt

_TOLD_OF_BOTH: Final = re.compile(
    r"(?:(?:,[^CQ,:;]{0,14}){1,3},|,(?:D(?:[pt]S?[wDNOX]{1,3}){1,2}|r[wpDNOXS]{1,6}))b?C"
)
"""Behind two who speak together: ", joint owners of the shop, said", ", who run the shop, said"."""
_TOLD: Final = r"(?:,,|pS?[wNDO]{1,2}|,pS?[wNDO]{1,2},|,(?:S|O)?D(?:pS?[wNDO]{1,3})?,)?"
"""What is told of one of them: ", 45,", "of Norsk Hydro", ", a nurse,", ", of Norsk Hydro,"."""
_OF_ONE: Final = "(?:(?:S|O)?D,)?"
"""The same in front of a name: "the mayor, Ann Lind, and the sheriff, Carl Holm, said"."""
PAIR: Final = re.compile(rf"(?<![pt])N(?:\([^)]*\))?{_TOLD}&(?:S?D,?)?N")
"""Two people named together, from the name of one to that of the other."""
_SEVERAL: Final = re.compile(
    # "Ann Lind, Carl Holm and Ida Moe", "Ann Lind and her husband, Carl Holm,"
    rf"(?:^(?:&|[pG][^CQ,]{{1,10}},)?|(?<=Q)|(?<=Q,)){_OF_ONE}"
    rf"(?P<said>N){_TOLD}(?:,N)*,?&(?:S?D,?)?N{_TOLD}(?=,?b?C)"
    rf"|(?:(?<=QC)|(?<=Q,C)|(?<=At)){_OF_ONE}(?P<behind>N){_TOLD}(?:,N)*,?&(?:S?D,?)?N{_TOLD}"
    "(?=$|[,;p])"
)


_FRONTED: Final = re.compile("[pG][^CQ,]{1,10},")
_AND: Final = re.compile("&[NSDO]")
_SAID: Final = ("C", "bC")


def together(cast: Cast, mention: Mention) -> Speaker | None:
    """Return those who say it together with whom a mention names, be it behind what he is; None
    where he speaks alone."""
    tags, i = mention.scan.tags, mention.at
    if "&" not in tags or _AND.search(tags) is None:
        return None
    if tags.startswith("D,N,&", i):
        return together(cast, Mention(mention.scan, i + 2))  # "the mayor, Ann Lind, and"
    for first in (i - 2, i):
        if first < 0 or tags[first : first + 3] != "N&N":
            continue
        # (But "After talks in Hexley, Lind and Holm said".)
        other = first and (tags[first - 1] in "pt" or tags.endswith("N,", 0, first))
        if other and _FRONTED.fullmatch(tags, 0, first) is None:
            continue  # "the MP for Sale and North Hyde said", "Ann Lind, Carl Holm and Ida Moe"
        if (
            tags.startswith(_SAID, first + 3)
            or (first and tags[first - 1] == "C")
            or (_begins(tags, first) and _TOLD_OF_BOTH.match(tags, first + 3))
        ):
            return cast.several(mention.scan, [first, first + 2], 0.85)
    return _several(cast, mention) or _joined(cast, mention)


_OPENING: Final = re.compile(r"&?(?:p?[wpDO]{1,4},)?")
"""How a sentence may begin before two who speak: "But", "On Sunday,"."""
_SECOND_OF_TWO: Final = re.compile(
    r"&(?P<second>S?[NDO])(?:(?=b?w?C)|(?P<end>$|[,;](?!N)|p[wDO]{0,2}(?:$|[,;])))"
)
_ARTICLES: Final = ("the ", "a ", "an ", "The ", "A ", "An ")


def _joined(cast: Cast, mention: Mention) -> Speaker | None:
    """Return two who say it together and are not both people named, one of whom a mention is:
    "France and Germany said", "said the mayor and the bishop", but not "the chairman and chief
    executive said", who is one."""
    scanned, i = mention.scan, mention.at
    tags = scanned.tags
    k = tags.find("&", i, i + 2)
    if k < 0:
        k = tags.rfind("&", max(0, i - 2), i)
    match = _SECOND_OF_TWO.match(tags, k) if k > 0 and scanned.what[k] == "and" else None
    if match is None or tags[k - 1] not in "NDO":
        return None
    first = k - 1 - (k > 1 and tags[k - 2] == "S" and tags[k - 1] == "D")
    said = match["end"] is None
    if not said and tags[first - 1] != "C":
        return None
    if said and not (_begins(tags, first) or _OPENING.fullmatch(tags, 0, first)):
        return None
    one, other = tags[k - 1], tags[match.end("second") - 1]
    if other != "D" and one != other:
        return None  # "the lawyer and author Ann Lind said"
    if other != "D":
        return cast.several(scanned, [k - 1, match.end("second") - 1], 0.85)
    return _phrase(cast, scanned, (first, k - 1), (k + 1, match.end("second") - 1))


def _phrase(
    cast: Cast, scanned: Scan, first: tuple[int, int], second: tuple[int, int]
) -> Speaker | None:
    """Return two who speak together by their words, from place to place of the tags each."""
    said: list[str] = []
    for since, until in (first, second):
        what, start, end = scanned.what[until], scanned.bounds(since)[0], scanned.bounds(until)[1]
        text = cast.page.text
        if isinstance(what, NameAt):
            name = cast.named(what).name
            if name is None:
                return None
            said.append(name)
            continue
        if said and not _by_itself(what, text[start:end], since < until, scanned.tags[first[1]]):
            return None
        said.append(printed(text[start:end]))
    return Speaker(" and ".join(said), "unnamed", 0.85, None, "p")


def _by_itself(what: object, phrase: str, owned: bool, first: str) -> bool:
    """Whether a description behind "and" is another than the one before, of that tag: not "the
    Finance and Economy Ministry"."""
    if owned or phrase.startswith(_ARTICLES):
        return True
    if not isinstance(what, Description) or what.head == "others":
        return False
    return what.plural or (what.sort == "group" and first == "D")


def _several(cast: Cast, mention: Mention) -> Speaker | None:
    """Return those of whom more is told than their names, or who are more than two."""
    scanned = mention.scan
    if "," not in scanned.tags and "p" not in scanned.tags:
        return None
    for match in _SEVERAL.finditer(scanned.tags):
        start = max(match.start("said"), match.start("behind"))
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
