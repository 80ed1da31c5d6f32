"""Candidates from around the quotation's sentence: the sentence that leads up to it, the quotation
before, a signature below, and nobody. The other sources of ``candidates``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quotebank.extraction.attribution.candidate import Candidate, Shape
from quotebank.extraction.mentions.page import Page, sentence_at
from quotebank.extraction.mentions.pairs import CUE, sort_of
from quotebank.extraction.mentions.scan import MENTIONS, Scan
from quotebank.extraction.text.spans import Bounds

_LONGEST: Final = 3000


def _end_of(sentence: Bounds) -> Bounds:
    """Return the end of a sentence so long that it can be none."""
    return max(sentence[0], sentence[1] - _LONGEST), sentence[1]


def lead_candidates(page: Page, k: int, sentence: int, shape: Shape) -> list[Candidate]:
    """Return candidates from the sentence before, in this paragraph or at the end of the last."""
    paragraph = page.quoted[k].paragraph
    if sentence:
        where = "lead"
        bounds = _end_of(page.sentences(paragraph)[sentence - 1])
    else:
        where = "leadp"
        paragraph = page.before(paragraph)
        if paragraph < 0:
            return []
        bounds = _end_of(page.sentences(paragraph)[-1])
    before = page.scan(paragraph, bounds)
    tags = before.tags
    last = page.text[bounds[1] - 1]
    ends = ":" if last == ":" else "Q" if tags.endswith("Q") else "."
    found: list[Candidate] = []
    seen: set[int] = set()
    passed_on = "Q" in tags and "C" in tags
    context = ("lead", where, ends, shape.bare, shape.guess, "Q" if "Q" in tags else "")
    for pair in page.pairs(before):
        m, c = pair.mention, pair.cue
        if passed_on and tags[c] == "A":
            continue
        rest = str(min(len(tags) - max(m, c), 4))
        cued = ("lead cued", where, ends, rest, "later" if seen else "first")
        seen.add(m)
        found.append(Candidate("lead", before, m, c, (context, cued), pair.evidence))
    for m in [i for i, tag in enumerate(tags) if tag in MENTIONS][:2]:
        if m not in seen:
            sort = sort_of(tags[m], before.what[m])
            beside = tags[m - 1] if m else "^"
            uncued = ("lead uncued", where, ends, beside, sort, str(min(len(tags), 4)))
            found.append(Candidate("lead", before, m, -1, (context, uncued)))
    return found


def previous_candidates(
    page: Page,
    k: int,
    scanned: Scan,
    at: int,
    sentence: int,
    shape: Shape,
    decided: Sequence[Candidate | None],
) -> list[Candidate]:
    """Return the speaker of the quotation before, who may go on."""
    last = k - 1
    while last >= 0 and last >= k - 4:
        before = decided[last]
        if before is not None and before.scan is not None and not _was_claimed(before, scanned, at):
            break
        last -= 1  # a scare quote between two quotations interrupts nobody
    else:
        return []
    assert before is not None
    assert before.scan is not None
    q, p = page.quoted[k], page.quoted[last]
    gap = q.paragraph - p.paragraph
    if gap > 1 and page.before(q.paragraph) == p.paragraph:
        gap = 1  # a caption or an advertisement between them parts nobody's words
    where = "sentence"
    if gap:
        where = f"par{min(gap, 3)}"
    else:
        i = sentence_at(page.sentences(q.paragraph), p.outer_start)
        if i != sentence:
            where = "same1" if sentence - i == 1 else "same2"
    tail = page.layout.paragraphs[p.paragraph][1] - p.outer_end < 3
    cued = "C" if CUE.search(scanned.tags) else ""
    closed = f"{'c' if p.closed else 'o'}{q.continues}"
    own = "".join([t for t in scanned.tags[:_FIRST] if t in _TOLD])[:4]
    evidence = (
        (
            "previous",
            where,
            closed,
            before.scan.tags[before.place],
            str(k - 1 - last),
            "tail" if tail else "inner",
            cued,
        ),
        ("previous here", where, shape.bare, shape.guess + shape.ending, cued, before.origin),
        ("previous tags", where, own, scanned.tags[max(0, at - 3) : at]),
    )
    return [before.again(evidence)]


def _was_claimed(before: Candidate, scanned: Scan, at: int) -> bool:
    """Whether words were another's inside somebody's sentence, who goes on himself at place ``at``:
    "Lind laughed at Holm's claim that it was "a mess", calling it "odd"."""
    tags = scanned.tags
    return (
        before.scan is scanned
        and before.origin == "own"
        and _CLAIM.match(tags, before.place) is not None
        and "," in tags[tags.rfind("Q", 0, at) : at]
    )


_CLAIM: Final = re.compile("S(?:[wX]{0,2}[CwX]b?T|Cp|[wX]p[^,]{1,3}p)")
_TOLD: Final = frozenset("NODHIXCGAQ")
_FIRST: Final = 60
"""Tags of a sentence that show what it tells."""


def signature_candidates(
    page: Page, k: int, scanned: Scan, sentence: int, shape: Shape
) -> list[Candidate]:
    """Return a name set under the quotation after a dash ("— Lena Voss")."""
    q = page.quoted[k]
    if scanned.tags[-1] != "Q" or scanned.what[-1] != k:
        return []
    found = page.sentences(q.paragraph)
    if sentence + 1 < len(found):
        after = page.scan(q.paragraph, found[sentence + 1])
    elif q.paragraph + 1 < len(page.layout.paragraphs):
        bounds = page.layout.paragraphs[q.paragraph + 1]
        if page.text[bounds[0]] not in "-\N{EN DASH}\N{EM DASH}~":
            return []
        after = page.scan(q.paragraph + 1, page.sentences(q.paragraph + 1)[0])
    else:
        return []
    tags = after.tags
    if not tags.startswith("-") or len(tags) < 2 or tags[1] not in MENTIONS:
        return []
    if "Q" in tags and (not tags.startswith("p", 2) or ":" in tags):
        # (but "-- Ann Lind on having "fun" in the box.", not "- Ann Lind on the vote: "We lost."")
        return []
    return [Candidate("next", after, 1, -1, (("signed", tags[1], shape.bare),))]


def nobody(
    page: Page,
    k: int,
    scanned: Scan,
    at: int,
    shape: Shape,
    decided: Sequence[Candidate | None],
) -> Candidate:
    """Return the candidate that nobody says it: a scare quote, a title, an orphan."""
    q = page.quoted[k]
    tags = scanned.tags
    words = page.text.count(" ", q.start, q.end) + 1
    form = page.forms[k]
    size = "1" if words == 1 else "2" if words < 4 else "4" if words < 8 else "8"
    evidence = (
        (
            "nobody",
            str(max(-4, min(4, round(form.odds)))),
            "alone" if form.alone else "woven",
            "C" if CUE.search(tags) else "",
            shape.guess,
            size,
            "" if not k or decided[k - 1] is None else "k",
        ),
        (
            "nobody tags",
            shape.bare,
            tags[max(0, at - 2) : at],
            tags[at + 1 : at + 3],
            shape.ending,
            size,
        ),
    )
    return Candidate("none", None, -1, -1, evidence)
