"""Sentences too rare for weights to be learnt, read by rule. Beside plain, before candidates."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from quotebank.extraction.cues import Cue
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.mentions import Description, Scan

PROBABILITY: Final = 0.95
"""How often such a reading is right."""


class Read(NamedTuple):
    """Where mention and cue stand in the tags of a sentence."""

    mention: int
    cue: int


def read_by_rule(scanned: Scan, at: int, lexicon: Lexicon) -> Read | None:
    """Return who says the quotation at place ``at``, None where the sentence is no rare one."""
    tags = scanned.tags
    if "pG" in tags:
        return _handed_on(scanned, at, lexicon)
    found = None
    if at > _SHORTEST and tags[at - 1] in ":,":
        found = _heard(scanned, at, lexicon) or _read_out(scanned, at)
    return found or (_affiliated(tags, at) if "N,O" in tags else None)


_SHORTEST: Final = 4
_AS_SAYING: Final = re.compile(
    r"C(?:S(?=[NDO]))?([NDHXOmS])(?:p[wS]{0,2}[NDO])?(?:,[^,QC]{1,6},)?pG"
)
_HEARD: Final = re.compile(r"C(?:S(?=D))?([NDHX])w[^QCG;]{0,12}&(G)[,:]$")
_READ_OUT: Final = re.compile(r"CD(?:p)([NDO])(?:,[^QCG;]{1,10})?:$")
_PARTED: Final = re.compile("[QCG;]")
_AFFILIATED: Final = re.compile(r"(?:^|(?<=Q)|(?<=Q,))(N),O(?:&O)?(C)")


def _handed_on(scanned: Scan, at: int, lexicon: Lexicon) -> Read | None:
    """Somebody only hands on what another says: "the paper quoted Lind as saying"."""
    tags = scanned.tags
    for match in _AS_SAYING.finditer(tags):
        cue = scanned.what[match.start()]
        if not isinstance(cue, Cue) or cue.verb not in lexicon.heard:
            continue
        if not _PARTED.search(_between(tags, at, match)):
            return Read(match.start(1), match.end() - 1)
    return None


def _heard(scanned: Scan, at: int, lexicon: Lexicon) -> Read | None:
    """Somebody tells what another did and said: "recalled Lind meeting him and saying, …"."""
    match = _HEARD.search(scanned.tags[:at])
    cue = scanned.what[match.start()] if match else None
    if match is None or not isinstance(cue, Cue) or cue.verb not in lexicon.heard:
        return None
    return Read(match.start(1), match.start(2))


def _read_out(scanned: Scan, at: int) -> Read | None:
    """Somebody reads out what another wrote: "read a letter from Gwen Sapp, of the union: …"."""
    match = _READ_OUT.search(scanned.tags[:at])
    if match is None:
        return None
    cue, writing = scanned.what[match.start()], scanned.what[match.start() + 1]
    if not isinstance(cue, Cue) or cue.verb != "read":
        return None
    if not isinstance(writing, Description) or writing.sort != "document":
        return None
    return Read(match.start(1), match.start())


def _affiliated(tags: str, at: int) -> Read | None:
    """A person's body stands behind the name without a second comma: "Colin Asp, Seaport Hotel
    Association said"."""
    for match in _AFFILIATED.finditer(tags):
        if not _PARTED.search(_between(tags, at, match)):
            return Read(match.start(1), match.start(2))
    return None


def _between(tags: str, at: int, match: re.Match[str]) -> str:
    """Return the tags between the quotation and what was matched."""
    return tags[at + 1 : match.start()] if at < match.start() else tags[match.end() : at]
