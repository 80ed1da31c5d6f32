"""What somebody is told by letter or by phone: "Holm had a call from Lind, saying: "…"", "Holm got
a text from his bank that said: "…"". The words are of who sent it. Serves ``plain``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.attribution.forms import HEARER, SPEECH
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.lexicon.entries import listed
from quotebank.extraction.mentions.scan import Scan, headword, is_document

_RECEIVED: Final = re.compile(
    r"(?P<got>[wCb])[wjX]?(?P<message>[DwC])(?:p[wDO]{1,2})?(?P<by>p)(?:S(?=[DX]))?"
    r"(?P<mention>[NDXO])(?:p[wDNO]{1,3}){0,2}(?:,[^,QCGA;:]{1,6}(?=,))?,?"
    # ("saying", "that said", "in which he said")
    r"(?:(?P<cue>G)|[Tr]b?(?P<reads>C)|prHb?(?P<told>C)" + HEARER + "?)[^QCGA;:,]{0,12}[:,]?$"
)
_WROTE: Final = re.compile(
    r"(?:^|(?<=[&,Q]))(?:S(?=[DX]))?(?P<mention>[NDXHOr])(?:,[^,QCGA;:]{1,10},|p[wDNO]{1,3})?"
    r"b{0,2}(?P<wrote>[Cw])(?:m|t?S?[NDXO])(?:p[wDNO]{1,3})?,?(?P<cue>G)[^QCGA;:,]{0,12}[:,]?$"
)
"""``The bank wrote to Lind saying it was "a mess"``"""
_SENT: Final = re.compile(
    r"(?<=[CTS])(?P<mention>[NDH])(?:b{1,2}[wGC][^QNDOX;:]{0,4}&w?|b{0,2})(?P<sent>[wC])"
    r"(?:m|S?[NDO])?(?P<message>D)(?:(?P<cue>G)|T(?P<reads>C))[,:]$"
)
"""``Lind said he sent her a text saying: "…"``"""
_FARTHEST: Final = 26
"""Tags before the quotation among which it stands."""
_SAYS: Final = SPEECH | {"hold"}


def from_another(scanned: Scan, at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the places of who sent what leads up to the quotation at place ``at``, and of its
    verb."""
    match = _RECEIVED.search(scanned.tags, max(0, at - _FARTHEST), at)
    if match is None:
        return _wrote(scanned, at) or _sent(scanned, at, lexicon)
    what = scanned.what
    c = max(match.start("cue"), match.start("reads"), match.start("told"))
    message = headword(what[match.start("message")])
    if (
        not _says(scanned, c)
        or what[match.start("by")] != "from"
        or headword(what[match.start("got")]) not in listed("cues", "received")
        or not (message in lexicon.media or message in listed("cues", "received", "calls"))
    ):
        return None
    return match.start("mention"), c


def _says(scanned: Scan, c: int) -> bool:
    cue = scanned.what[c]
    return isinstance(cue, Cue) and (cue.group in _SAYS or cue.verb == "read")


def _wrote(scanned: Scan, at: int) -> tuple[int, int] | None:
    """Return the places of who writes or calls to say what leads up to place ``at``, and of his
    verb: not the receiver's, who stands right before it."""
    match = _WROTE.search(scanned.tags, max(0, at - _FARTHEST), at)
    if match is None:
        return None
    if headword(scanned.what[match.start("wrote")]) not in listed("cues", "contacts"):
        return None
    c = match.start("cue")
    return (match.start("mention"), c) if _says(scanned, c) else None


def _sent(scanned: Scan, at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the places of who is said to have sent what leads up to place ``at``, and of its
    verb."""
    match = _SENT.search(scanned.tags, max(0, at - _FARTHEST), at)
    if match is None or headword(scanned.what[match.start("sent")]) not in lexicon.sent:
        return None
    if not is_document(scanned.what[match.start("message")]):
        return None
    return match.start("mention"), max(match.start("cue"), match.start("reads"))
