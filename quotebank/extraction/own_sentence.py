"""Candidates from the quotation's own sentence. One of the sources of ``candidates``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from quotebank.extraction.candidate import Candidate, Shape
from quotebank.extraction.cues import Cue
from quotebank.extraction.mentions import MENTIONS, NameAt, Scan
from quotebank.extraction.page import Page
from quotebank.extraction.pairs import MANY, MENTION, short, sort_of

_SETTLED_AFTER: Final = re.compile(r"Q,?(?:[NHDO]C|C[NDO])(?![NHDO])")
_SETTLED_BEFORE: Final = re.compile(r"(?<![tpC])[NHDO]C[:,]Q")


def settled_at(tags: str, at: int) -> bool:
    """Whether a subject and its cue stand right beside the quotation: nobody looks further."""
    return (
        _SETTLED_AFTER.match(tags, at) is not None
        or _SETTLED_BEFORE.search(tags, max(0, at - 4), at + 1) is not None
    )


def own_candidates(
    page: Page, scanned: Scan, at: int, shape: Shape, settled: bool
) -> list[Candidate]:
    """Return the candidates in the sentence of the span at place ``at`` of its tags.

    ``settled``: a subject and its cue stand right beside it, so only what is near counts.
    """
    tags = scanned.tags
    found: list[Candidate] = []
    # How the sentence leads into the quotation, which tells whether what follows is another's.
    intro = "^" if not at else tags[max(0, at - 2) : at]
    q = page.quoted[scanned.what[at]]  # type: ignore[index]  # a Q tag holds the span's index
    words = page.text[q.start : q.end]
    reach = _NEAR if settled else _FAR
    for pair in page.pairs(scanned):
        m, c = pair.mention, pair.cue
        if tags[c] == "C" and c < at and _SAYING.match(tags, c + 1):
            cue = scanned.what[c]
            if isinstance(cue, Cue) and cue.verb in page.lexicon.heard:
                continue  # "recalled his sister saying": the words are hers
        if settled and tags[c] == "A":
            continue  # "Lind said, according to the court": the court only passes it on
        low, high = (m, c) if m < c else (c, m)
        order = "mc" if m < c else "cm"
        if high < at:
            side, gap = "B", tags[high + 1 : at]
        elif low > at:
            side, gap = "A", tags[at + 1 : low]
        else:
            side, gap = "M", tags[low + 1 : high]
        if len(gap) > reach:
            continue
        what = scanned.what[m]
        features = _own_features(
            side,
            order,
            short(gap),
            gap.count("Q")
            + (10 if "C" in gap or "A" in gap else 0)
            + (100 if _OTHER.search(gap) else 0),
            shape.guess + shape.ending,
            intro,
            tags[m] + tags[c],
            tags[high + 1 : high + 3],
            pair.features[-1],
            # Nobody calls himself by name.
            isinstance(what, NameAt) and what.name.words[-1] in words,
        )
        found.append(Candidate("own", scanned, m, c, features, pair))
    for m in () if settled else _uncued(tags, at):
        side, gap = ("B", tags[m + 1 : at]) if m < at else ("A", tags[at + 1 : m])
        features = _uncued_features(
            side,
            short(gap),
            ("C" if "C" in gap else "") + ("Q" if "Q" in gap else ""),
            tags[m - 1] if m else "^",
            sort_of(tags[m], scanned.what[m]),
            shape.guess + shape.ending,
        )
        found.append(Candidate("own", scanned, m, -1, features))
    return found


_NEAR: Final = 5
_FAR: Final = 40
"""Tags between a pair and the quotation beyond which it is none's."""
_SAYING: Final = re.compile("S?[NDHXOm]G")
_OTHER: Final = re.compile("[NDHXOm][GC]")
"""Somebody else who says: "recalled his sister saying"."""


@lru_cache(maxsize=MANY)
def _own_features(
    side: str,
    order: str,
    gap: str,
    inside: int,
    shape: str,
    intro: str,
    tags: str,
    then: str,
    cue: str,
    called: bool,
) -> tuple[str, ...]:
    guess, ending = shape[0], shape[1]
    features = (
        f"{side}{order} {gap}",
        f"{side} {shape}{gap[:3]}",
        f"{side}{order} {len(gap)}{'C' if inside % 100 >= 10 else ''}",
        f"{side} {tags[1]} {'another' if inside >= 100 else 'none other'}",
        f"{side}{order} {tags[0]} {ending} {tags[1]}",
        f"{side} Q{inside % 10}",
        f"{side} {guess} {cue}",
        f"{side} {intro}{ending} {tags[1]}",
        f"{side} {intro} {gap[:4]}",
        f"{side} then {then}",
    )
    return (*features, "named inside") if called else features


@lru_cache(maxsize=MANY)
def _uncued_features(
    side: str, gap: str, inside: str, before: str, sort: str, shape: str
) -> tuple[str, ...]:
    tag, guess = sort[0], shape[0]
    return (
        "uncued",
        f"u{side} {gap}",
        f"u{side} {tag} {gap}",
        f"u{side} {before}{tag}",
        f"u{side} {before} {sort}",
        f"u{side} {shape}",
        f"u{side} {guess}{len(gap)}",
        f"u{side} {guess}{inside}",
    )


def _uncued(tags: str, at: int) -> set[int]:
    """Return mentions that may do without a cue: the first, and those next to the quotation."""
    found: set[int] = set()
    first = MENTION.search(tags, 0, at)
    if first:
        found.add(first.start())
        last = at - 1
        while tags[last] not in MENTIONS:
            last -= 1
        found.add(last)
    after = MENTION.search(tags, at + 1, at + 5)
    if after:
        found.add(after.start())
    return found
