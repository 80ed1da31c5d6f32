"""Words that are not his who is named: what somebody is charged with, found to be, or told. Serves
``plain``.

    Lind was accused of "conduct unbecoming an officer."
    Lind was found "not guilty by reason of insanity".
    The plan came under fire for what was called an "act of madness".
    A self-described "poor farm boy" told the senator, "I don't see it."
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.cues import Cue
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.mentions import MENTIONS, Scan, headword

_CHARGED: Final = re.compile(
    r"(?:[NDHXOr]|N,[^QCGA:;]{1,10},)[ban]{0,2}(?P<be>b)a?(?P<verb>[Cw])(?P<of>p(?:[wD]p)?)?$"
)
_CALLED: Final = re.compile(r"p(?P<what>w)b{0,1}(?P<be>b)(?P<verb>C)p?$")
_TELLS: Final = re.compile("[CGA]")
_BE: Final = frozenset(("was", "were", "been", "is", "are", "being", "be"))
_FARTHEST: Final = 20


def heard_only(scanned: Scan, at: int) -> bool:
    """Whether who is named before the words at place ``at`` only hears them, and who says them is
    told in marks: ``A self-described "poor farm boy" told the senator, "…"``."""
    tags = scanned.tags
    if not tags.startswith("QC", at - 4) or tags[at - 1] not in ",:":
        return False
    if not MENTIONS.isdisjoint(tags[: at - 4]):
        return False  # "A man who called himself a "farm boy" told the senator"
    cue = scanned.what[at - 3]
    return isinstance(cue, Cue) and cue.verb == "tell"


def charged(scanned: Scan, at: int, lexicon: Lexicon) -> bool:
    """Whether the words at place ``at`` are those of a charge or verdict that nobody is named for
    in their sentence: not "Lind said he was accused of "theft"", "accused of "theft", police said".
    """
    tags, what = scanned.tags, scanned.what
    start = max(0, at - _FARTHEST)
    match = _CHARGED.search(tags, start, at) or _CALLED.search(tags, start, at)
    if match is None:
        return False
    if match.re is _CHARGED:
        # (a verdict without "of" is told by its verb alone: "was found "not guilty"")
        verb = headword(what[match.start("verb")])
        known = verb in (lexicon.charged if match["of"] else lexicon.found)
    else:
        cue = what[match.start("verb")]
        known = isinstance(cue, Cue) and cue.group == "call" and what[match.start("what")] == "what"
    if not known or what[match.start("be")] not in _BE:
        return False
    if tags.startswith("p", at + 1) and what[at + 1] == "by":
        return False
    return (
        _TELLS.search(tags, 0, match.start("verb")) is None and _TELLS.search(tags, at + 1) is None
    )
