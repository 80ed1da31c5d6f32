"""Words that are not his who is named: what somebody is charged with, found to be, or called.
Serves ``plain``.

    Lind was accused of "conduct unbecoming an officer."
    Lind was found "not guilty by reason of insanity".
    Lind has been described as a "smashing lad."
    Lind spoke over chants of "Go home!"
    Lind denies killing "devoted dad" Carl Holm.
    Among the fans, one phrase caught the eye: "Go home!"
    The plan came under fire for what was called an "act of madness".
    A self-described "poor farm boy" told the senator, "I don't see it."
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.lexicon.entries import listed
from quotebank.extraction.mentions.clauses import BE
from quotebank.extraction.mentions.scan import MENTIONS, Scan, headword

_CHARGED: Final = re.compile(
    r"(?:[NDHXOr]|N,[^QCGA:;]{1,10},)[ban]{0,2}(?P<be>b)a?(?P<verb>[Cw])(?P<of>p(?:[wD]p)?)?$"
)
WHO_KNEW: Final = "(?:prC(?:m|S?[NDXO]))?"
"""Who says so, told by no noun: "by those who knew him"."""
_WHERE: Final = "(?:w|p[wDO]{0,2})?"
_DESCRIBED: Final = re.compile(
    rf"[NDHXOr][^QCGA:;]{{0,8}}(?P<be>b)a?(?P<verb>C){WHO_KNEW}{_WHERE}t?(?:p(?:[wD]p)?(?:b|(?P<does>G))?S?)?w?$"
)
_CALLED: Final = re.compile(r"p(?P<what>w)b{0,1}(?P<be>b)(?P<verb>C)p?$")
_PASSIVES: Final = (_CHARGED, _CALLED, _DESCRIBED)
_TELLS: Final = re.compile("[CGA]")
_FARTHEST: Final = 20
_AGENT: Final = 5
"""Tags behind the words in which who says them may be told: ``called "odd" and "mad" by Lind``."""


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


_DENIED: Final = re.compile(r"(?P<verb>[Cw])[pt]?w$")
_DENIES: Final = frozenset(
    ("deny", "admit", "pleaded", "accuse", "jailed", "convicted", "charge", "cleared", "guilty")
)


def labelled(scanned: Scan, at: int) -> bool:
    """Whether the words at place ``at`` are only what the victim of a crime is called who is named
    behind them: ``Holm denies killing "devoted dad" Carl Lind``."""
    match = _DENIED.search(scanned.tags, max(0, at - 3), at)
    return match is not None and headword(scanned.what[match.start("verb")]) in _DENIES


_SEEN: Final = re.compile("^p[wDXNO]{1,2},w{1,4}:$")
_PLACES: Final = frozenset(
    ("among", "in", "on", "outside", "inside", "near", "at", "across", "around", "behind", "amid")
)


def only_seen(scanned: Scan, at: int) -> bool:
    """Whether words stand somewhere and who is named only tells where: ``Among the fans, one phrase
    caught the eye: "…"``; a colon stands before them."""
    found = _SEEN.match(scanned.tags, 0, at)
    return found is not None and str(scanned.what[0]).lower() in _PLACES


_CHANT: Final = re.compile(r"(?P<how>[pt])(?:[wDXC]&)?(?P<noun>[wDXC])p$")
_HEARS: Final = frozenset(("over", "to", "amid", "above", "despite", "against"))
"""Before what somebody hears; "with chants of" and "by chants of" are so only in a passive."""


def chanted(scanned: Scan, at: int) -> bool:
    """Whether the words at place ``at`` are only heard by who is named: ``Lind spoke over chants of
    "Go home!"``; what stands before them ends with "of"."""
    tags, what = scanned.tags, scanned.what
    match = _CHANT.search(tags, max(0, at - 5), at)
    if match is None or headword(what[match.start("noun")]) not in listed("cues", "chants"):
        return False
    how = match.start("how")
    if what[how] not in _HEARS and not (tags[how - 2 : how - 1] == "b" and what[how - 2] in BE):
        return False
    return MENTIONS.isdisjoint(tags[at + 1 : at + 4]) and "C" not in tags[at + 1 :]


def charged(scanned: Scan, at: int, lexicon: Lexicon) -> bool:
    """Whether the words at place ``at`` are those of a charge or verdict that nobody is named for
    in their sentence: not "Lind said he was accused of "theft"", "accused of "theft", police said".
    """
    tags, what = scanned.tags, scanned.what
    start = max(0, at - _FARTHEST)
    for form in _PASSIVES:
        match = form.search(tags, start, at)
        if match and what[match.start("be")] in BE and _known(scanned, match, lexicon):
            break
    else:
        return False
    i = tags.find("p", at + 1, at + _AGENT)
    while i >= 0:
        if what[i] == "by" and not tags.startswith("r", i + 1):  # "by those who knew him"
            return False
        i = tags.find("p", i + 1, at + _AGENT)
    return (
        _TELLS.search(tags, 0, match.start("verb")) is None and _TELLS.search(tags, at + 1) is None
    )


def _known(scanned: Scan, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the verb of a passive is one of those whose words are not the subject's."""
    verb = scanned.what[match.start("verb")]
    calls = isinstance(verb, Cue) and verb.group == "call"
    if match.re is _CALLED:
        return calls and scanned.what[match.start("what")] == "what"
    if calls:
        if match.re is not _DESCRIBED or match["does"] is None:
            return True
        does = scanned.what[match.start("does")]  # "accused of showing", not "of saying"
        return isinstance(does, Cue) and does.group == "weak"
    # (a verdict without "of" is told by its verb alone: "was found "not guilty"")
    return match.re is _CHARGED and headword(verb) in (
        lexicon.charged if match["of"] else lexicon.found
    )
