"""Mentions and cues of one sentence bound into pairs: who might be the subject of what. After
mentions, before candidates.

A pair carries evidence, which ``attribution`` spells out into features and weighs.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.scan import MENTIONS, Description, Scan, What
from quotebank.extraction.mentions.subjects import described
from quotebank.extraction.names.name import NameAt

CUE: Final = re.compile("[CGA]")
"""Tags of cues."""
MENTION: Final = re.compile(f"[{''.join(sorted(MENTIONS))}]")
"""Tags of mentions."""
_FARTHEST: Final = 14
"""Tags between a cue and its subject beyond which nobody looks."""
_MOST_SUBJECTS: Final = 2
"""Mentions before a cue that may be its subject, beside the first of the sentence."""


Evidence = tuple[str, ...]
"""A kind and a few values, as ``attribution.features`` spells them out: ``("path", "L0", ...)``."""
Own = tuple[str, str, str, str, str]
"""A cue as its pairs see it: verb, group, the tag before, its own, the tag behind."""


class Pair:
    """A mention and a cue of one sentence (places in its tags), and what binds them."""

    __slots__ = ("cue", "evidence", "mention")

    def __init__(self, mention: int, cue: int, evidence: tuple[Evidence, ...]) -> None:
        self.mention, self.cue, self.evidence = mention, cue, evidence


def pairs_of(scanned: Scan) -> list[Pair]:
    """Return the pairs of a sentence: each cue with the mentions that may be its subject."""
    tags = scanned.tags
    found: list[Pair] = []
    mention = MENTION.search(tags)
    first = mention.start() if mention else -1
    for match in CUE.finditer(tags):
        c, tag = match.start(), match.group()
        cue = scanned.what[c]
        assert isinstance(cue, Cue)
        own = (cue.verb, cue.group, tags[c - 1] if c else "^", tag, tags[c + 1 : c + 2] or "$")
        i, told = described(scanned, c)
        if i >= 0:
            found.append(_pair(scanned, i, c, "L0", told, own))
            continue
        found += _subjects_before(scanned, c, first, own)
        for i in range(c + 1, min(c + 6, len(tags))):
            if tags[i] in MENTIONS:
                found.append(_pair(scanned, head_of(tags, i), c, "R", tags[c + 1 : i], own))
                break
            if tags[i] in "QCGA;:,":
                break
        if c and tags[c - 1] == "b":
            agent = _agent(scanned, c)
            if agent > 0:
                found.append(_pair(scanned, agent, c, "P", "", own))
    return found


def _subjects_before(scanned: Scan, c: int, first: int, own: Own) -> list[Pair]:
    """Return the pairs of a cue with the nearest mentions before it and the sentence's first."""
    tags = scanned.tags
    found: list[Pair] = []
    for i in range(c - 1, max(-1, c - _FARTHEST), -1):
        if tags[i] in MENTIONS:
            if tags[i - 3 : i + 2] == "pN&N,":
                continue  # "the MP for Sale and North Hyde, Carl Holm, said"
            found.append(_pair(scanned, i, c, f"L{len(found)}", tags[i + 1 : c], own))
            if len(found) == _MOST_SUBJECTS:
                break
        elif tags[i] == ";":
            break
    if -1 < first < c and len(found) == _MOST_SUBJECTS and found[-1].mention > first:
        found.append(_pair(scanned, first, c, "LF", tags[first + 1 : c], own))
    return found


def head_of(tags: str, i: int) -> int:
    """Return the place of whom a mention means that begins at ``i``: in "said Norway's minister" it
    is the minister."""
    return i + 1 if tags[i] == "S" and tags[i + 1 : i + 2] in ("D", "X", "N", "O") else i


def _agent(scanned: Scan, c: int) -> int:
    """Return the place of who does what a passive says: "was branded a "waste" by MPs"; 0: none."""
    for match in _BY.finditer(scanned.tags, c + 1, c + 9):
        if scanned.what[match.start()] == "by" and not by_means(scanned, match.end() - 1):
            return match.end() - 1
    return 0


def by_means(scanned: Scan, i: int) -> bool:
    """Whether what stands at place ``i`` behind "by" is how somebody is told: "by letter"."""
    what = scanned.what[i]
    if not isinstance(what, Description) or what.sort != "document":
        return False
    start, end = scanned.bounds(i)
    return end - start == len(what.head)


_BY: Final = re.compile(r"p[wS]{0,2}[NODX]")


def _pair(scanned: Scan, m: int, c: int, side: str, path: str, own: Own) -> Pair:
    tags = scanned.tags
    tag = tags[m]
    verb, group, previous, cue, after = own
    return Pair(
        m,
        c,
        (
            ("path", side, sort_of(tag, scanned.what[m]), short(path), tags[m - 1] if m else "^"),
            ("cue", side, tag, previous, cue, after),
            ("verb", side[0], verb, group, cue, previous),
        ),
    )


def short(path: str) -> str:
    """Return tags shortened to what tells: three at each end."""
    return path if len(path) <= 7 else f"{path[:3]}~{path[-3:]}"


def sort_of(tag: str, what: What) -> str:
    """Return a mention's tag and sort: "Nperson", "Drole", "Hm"."""
    if isinstance(what, NameAt):
        return tag + what.name.sort
    if isinstance(what, Description):
        return f"{tag}{what.sort}{'s' if what.plural else ''}"
    return f"{tag}{what}"
