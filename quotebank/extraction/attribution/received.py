"""What somebody is told by letter or by phone: "Holm had a call from Lind, saying: "…"", "Holm got
a text from his bank that said: "…"". The words are of who sent it. Serves ``plain``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.attribution.forms import CLAUSE
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.scan import Scan, headword, is_document

_RECEIVED: Final = re.compile(
    r"(?P<got>[wCb])[wj]?(?P<message>[DwC])(?P<by>p)(?:S(?=[DX]))?(?P<mention>[NDXO])"
    r"(?:,[^,QCGA;:]{1,6}(?=,))?,?[Tr]?(?P<cue>[CG])(?:m|t?S?[NDO])?"
    rf"(?:[,:]|T?{CLAUSE})$"
)
_SENT: Final = re.compile(
    r"(?<=[CTS])(?P<mention>[NDH])(?:b{1,2}[wGC][^QNDOX;:]{0,4}&w?|b{0,2})(?P<sent>[wC])"
    r"(?:m|S?[NDO])?(?P<message>D)(?:(?P<cue>G)|T(?P<reads>C))[,:]$"
)
"""``Lind said he sent her a text saying: "…"``"""
_FARTHEST: Final = 26
"""Tags before the quotation among which it stands."""
_GETS: Final = frozenset(("get", "gets", "got", "receive", "receives", "received", "read", "hear",
                          "had", "has", "have", "find", "found", "open", "opened"))  # fmt: skip
_CALLS: Final = frozenset(("call", "phone", "voicemail"))
_SAYS: Final = frozenset(("say", "tell", "read", "warn", "state", "ask", "inform"))


def from_another(scanned: Scan, at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the places of who sent what leads up to the quotation at place ``at``, and of its
    verb."""
    match = _RECEIVED.search(scanned.tags, max(0, at - _FARTHEST), at)
    if match is None:
        return _sent(scanned, at, lexicon)
    what = scanned.what
    cue = what[match.start("cue")]
    message = headword(what[match.start("message")])
    if (
        not isinstance(cue, Cue)
        or cue.verb not in _SAYS
        or what[match.start("by")] != "from"
        or headword(what[match.start("got")]) not in _GETS
        or not (message in lexicon.media or message in _CALLS)
    ):
        return None
    return match.start("mention"), match.start("cue")


def _sent(scanned: Scan, at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the places of who is said to have sent what leads up to place ``at``, and of its
    verb."""
    match = _SENT.search(scanned.tags, max(0, at - _FARTHEST), at)
    if match is None or headword(scanned.what[match.start("sent")]) not in lexicon.sent:
        return None
    if not is_document(scanned.what[match.start("message")]):
        return None
    return match.start("mention"), max(match.start("cue"), match.start("reads"))
