"""Who tells what a sentence reports, who then goes on: "An officer was shot, Chief J. R. Kiley
said. "…," he said." Under antecedents.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.scan import Scan

_NAMED: Final = (
    r"(?:S?D(?:[pt]S?[wDNO]{1,3}){1,2}(?=N)|S?D(?:[pt]S?[wDNO]{1,3})?,(?=N,)|S(?=[ND]))?"
)
"""What may stand before who it is: "Ambassador to Russia", "the mayor,", "Norsk's"."""
_ACCORDING: Final = re.compile(rf"At{_NAMED}(?P<who>[NDHX])")
"""Behind "according": "to Lind", "to the mayor, Ann Lind", "to Norsk's Ann Lind"."""
_CLOSES: Final = re.compile(
    # "…, Lind, a broker, said", "…, as the mayor, Ann Lind, told reporters in Oslo on Monday"
    rf",(?P<as>p)?{_NAMED}(?P<who>[NHDX])(?:(?<![NH])w?[pt]S?[wDNOX]{{1,3}}){{0,3}}"
    r"(?:,(?:r[^CQ,]{1,12}|[^CQ,b]{1,12})){0,2},?b?(?P<tells>C)[^CTQ]{0,10}$"
    # "…, said Ann Lind, global head of transport at the law firm of Norsk"
    rf"|,(?P<says>C){_NAMED}(?P<said_by>[NDX])(?!b)(?:[^C,]{{0,5}}|[^C,]{{0,9}},[^C;:]{{0,20}})$"
)
"""What closes a sentence with who tells it."""
_ITSELF: Final = re.compile("[NDXH],(?:r[^,]{1,20}|[^,bC]{0,20}),$")
"""What stands before a cue that the subject is the subject of: "Holm, meanwhile, thanked Lind"."""
_SAYS_FIRST: Final = re.compile("(?:[&w],?)?(?:S?[ND]|H)w?C(?:[NDm]?T|H)")
"""Of whom it is told what he tells: "Lind said that the mayor, Carl Holm, held it"."""
_TELLING: Final = frozenset(("say", "tell", "manner", "write", "hold"))


def source(scanned: Scan) -> int:
    """Return the place of who tells what a sentence reports, behind it or in front, -1 without
    one."""
    tags, what = scanned.tags, scanned.what
    if "At" in tags:
        found = _ACCORDING.search(tags)
        return found.start("who") if found else -1
    if _SAYS_FIRST.match(tags):
        return -1
    found = _CLOSES.search(tags) if ",C" in tags or "C" in tags[3:] else None
    if found is None:
        return -1
    if found["says"]:
        at = found.start("says")
        cue = what[at]  # but not "Lind came in, told Holm about it"
        says = isinstance(cue, Cue) and cue.group == "say" and not _ITSELF.search(tags, 0, at)
        return found.start("said_by") if says else -1
    if found["as"]:  # but not "Lind left, after Holm said so"
        return found.start("who") if what[found.start("as")] == "as" else -1
    cue = what[found.start("tells")]
    telling = isinstance(cue, Cue) and cue.group in _TELLING
    return found.start("who") if telling else -1
