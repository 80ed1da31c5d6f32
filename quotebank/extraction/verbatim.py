"""Words expressly given as somebody's own: "in the words of Ann Lind, "…"", "in Lind's words", "as
Lind put it". Serves ``rare``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.cues import Cue
from quotebank.extraction.mentions import Description, Scan

_WHOSE: Final = r"(?:pwpS?(?P<mention>[NDXO])|p(?P<owner>S)w)"
_BEFORE: Final = re.compile(rf"(?:^|(?<=[,wbTN])){_WHOSE}(?:,[^QCGA:;]{{0,14}})?,$")
_BEHIND: Final = re.compile(rf"Q,?{_WHOSE}(?=$|[,;&])")
_AS_PUT: Final = re.compile(r"Q,?(?P<as>p)(?P<mention>[NDXHO])(?P<cue>C)(?=[Hmw,;]|$)")
_PUTS: Final = frozenset(("put", "describe", "call", "say", "phrase", "write"))
_LEADS: Final = re.compile(r"[XDw]p[wDO]{0,2},?(?P<mention>N)(?:,[^QCGA:;]{0,14})?:$")
_FARTHEST: Final = 32


def in_words(scanned: Scan, at: int) -> int:
    """Return the place of whose words the quotation at place ``at`` is said to be, else -1."""
    tags = scanned.tags
    match = _BEFORE.search(tags, max(0, at - _FARTHEST), at) or _BEHIND.match(tags, at)
    if match is None:
        return -1
    owner = match.start("owner")
    if owner >= 0:
        return owner if scanned.what[owner + 1] == "words" else -1
    mention = match.start("mention")
    noun = mention - 3 if tags[mention - 1] == "S" else mention - 2
    return mention if scanned.what[noun] == "words" else -1


def as_put(scanned: Scan, at: int) -> tuple[int, int] | None:
    """Return the places of who puts it so, and of the verb: ``"a mess", as Ann Lind put it``."""
    match = _AS_PUT.match(scanned.tags, at)
    if match is None or scanned.what[match.start("as")] != "as":
        return None
    cue = scanned.what[match.start("cue")]
    puts = isinstance(cue, Cue) and cue.verb in _PUTS
    return (match.start("mention"), match.start("cue")) if puts else None


def words_of(scanned: Scan, at: int) -> int:
    """Return the place of whose words lead up to a quotation: ``Remember the words of the actor
    Ana Lind: "…"``, -1 where they do not."""
    match = _LEADS.search(scanned.tags, max(0, at - _FARTHEST), at)
    if match is None:
        return -1
    noun = scanned.what[match.start()]
    words = noun.head if isinstance(noun, Description) else noun
    return match.start("mention") if words == "words" else -1
