"""Candidates from the quotation's own sentence. One of the sources of ``candidates``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotebank.extraction.attribution.candidate import Candidate, Shape
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.mentions.pairs import MENTION, Pair, head_of, short, sort_of
from quotebank.extraction.mentions.scan import MENTIONS, Scan, headword
from quotebank.extraction.names.name import NameAt

_SETTLED_AFTER: Final = re.compile(r"Q,?(?:[NHDO]C|C[NDO])(?![NHDO])")
_SETTLED_BEFORE: Final = re.compile(r"(?<![tpC])[NHDO]Cm?[:,]Q")


def settled_at(tags: str, at: int) -> bool:
    """Whether a subject and its cue stand right beside the quotation: nobody looks further."""
    return (
        _SETTLED_AFTER.match(tags, at) is not None
        or _SETTLED_BEFORE.search(tags, max(0, at - 5), at + 1) is not None
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
    look = shape.guess + shape.ending
    reach = _NEAR if settled else _FAR
    hears = "G" in tags
    for pair in page.pairs(scanned):
        m, c = pair.mention, pair.cue
        if hears and c < at and tags[c] == "C" and _SAYING.match(tags, c + 1):
            cue = scanned.what[c]
            if isinstance(cue, Cue) and cue.verb in page.lexicon.heard:
                continue  # "recalled his sister saying": the words are hers
        if c < m < at and tags[m + 1] == "b":
            continue  # "the plan said China would "work …"": China does not say it
        if settled and tags[c] == "A":
            continue  # "Lind said, according to the court": the court only passes it on
        if m == at + 1 and moved(scanned, at, shape.ending):
            continue
        low, high = (m, c) if m < c else (c, m)
        order = "mc" if m < c else "cm"
        if high < at:
            side, since, until = "B", high + 1, at
        elif low > at:
            side, since, until = "A", at + 1, low
        else:
            side, since, until = "M", low + 1, high
        if until - since > reach:
            continue
        gap = tags[since:until]
        brief = short(gap)
        reported = "C" in gap
        cued = "C" if reported or "A" in gap else ""
        another = (reported or "G" in gap) and _OTHER.search(gap)
        evidence = (
            *pair.evidence,
            (
                "gap",
                side,
                order,
                brief,
                cued,
                str(gap.count("Q")),
                look,
            ),
            ("intro", side, intro, shape.ending, tags[c], brief[:4]),
            (
                "order",
                side,
                order,
                tags[m],
                tags[c],
                shape.ending,
                "another" if another else "none other",
            ),
            ("manner", side, shape.guess, *_group(pair)),
            ("then", side, tags[high + 1 : high + 3]),
        )
        what = scanned.what[m]
        if isinstance(what, NameAt) and what.name.words[-1] in words:
            evidence = (*evidence, ("called",))  # nobody calls himself by name
        found.append(Candidate("own", scanned, m, c, evidence))
    if not settled:
        found += _without_cue(scanned, at, look)
    return found


def _group(pair: Pair) -> tuple[str, str, str, str]:
    """Return side, group of the cue, its tag and the tag before it."""
    _, side, _, group, cue, previous = pair.evidence[2]
    return side, group, cue, previous


def _without_cue(scanned: Scan, at: int, look: str) -> Iterator[Candidate]:
    tags = scanned.tags
    for m in _uncued(tags, at):
        if m and m < at and scanned.what[m - 1] == "about":
            continue  # "One reason is a worry about Lind: "…""
        side, gap = ("B", tags[m + 1 : at]) if m < at else ("A", tags[at + 1 : m])
        inside = ("C" if "C" in gap else "") + ("Q" if "Q" in gap else "")
        evidence = (
            ("bare gap", side, short(gap), tags[m], inside, look),
            ("bare sort", side, tags[m - 1] if m else "^", sort_of(tags[m], scanned.what[m])),
        )
        yield Candidate("own", scanned, m, -1, evidence)


_MOVED: Final = re.compile("Q[NDO]C[mNDO]")
_TO_HIM: Final = frozenset(
    ("greet", "interrupt", "invite", "introduce", "urge", "warn", "address", "cheer")
)
"""Weak verbs whose object may be a hearer."""


def moved(scanned: Scan, at: int, ending: str) -> bool:
    """Whether words that end with "!" at place ``at`` are a sentence by themselves and what stands
    behind is another's deed: ``"That ain't right!" Deputies led her out.``"""
    if ending != "?" or _MOVED.match(scanned.tags, at) is None:
        return False
    cue = scanned.what[at + 2]
    return isinstance(cue, Cue) and cue.group == "weak" and cue.verb not in _TO_HIM


_ANSWERED: Final = re.compile(
    "Q(?P<mention>[NDO])(?:b?[wC]{1,2}&)?C(?:(?:m|t?[NDO](?=[TH]))?T?Hb|n$)"
)


def answered(scanned: Scan, at: int, before: Candidate | None) -> bool:
    """Whether a question at place ``at`` is who spoke before's and what stands behind tells another
    one's answer: ``"Help me," Lind wrote. "Will you come?" Reed replied that he would.``"""
    match = _ANSWERED.match(scanned.tags, at)
    if match is None or before is None or before.scan is None:
        return False
    asks, answers = before.scan.what[before.place], scanned.what[match.start("mention")]
    if isinstance(asks, NameAt) and isinstance(answers, NameAt):
        return asks.name.words[-1] != answers.name.words[-1]
    return type(asks) is not type(answers) or headword(asks) != headword(answers)


_NEAR: Final = 5
_FAR: Final = 40
"""Tags between a pair and the quotation beyond which it is none's."""
_SAYING: Final = re.compile("S?[NDHXOm]G")
_SOURCE: Final = re.compile(r"\((?:O|Nw)")
_OTHER: Final = re.compile("[NDHXOm][GC]")
"""Somebody else who says: "recalled his sister saying"."""


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
    # "…" (Reuters), "…" (Oslo, 2003), "…" (Weekly Post 12/09): where it comes from, nobody says it.
    if after and _SOURCE.match(tags, after.start() - 1) is None:
        found.add(head_of(tags, after.start()))
    return found
