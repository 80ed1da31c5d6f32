"""What somebody is told by letter or by phone: "Holm had a call from Lind, saying: "…"", "Holm got
a text from his bank that said: "…"". The words are of who sent it. Serves ``plain``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.cues import Cue
from quotebank.extraction.forms import CLAUSE
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.mentions import Scan, headword

_RECEIVED: Final = re.compile(
    r"(?P<got>[wCb])[wj]?(?P<message>[DwC])(?P<by>p)(?:S(?=[DX]))?(?P<mention>[NDXO])"
    r"(?:,[^,QCGA;:]{1,6}(?=,))?,?[Tr]?(?P<cue>[CG])(?:m|t?S?[NDO])?"
    rf"(?:[,:]|T?{CLAUSE})$"
)
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
        return None
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
