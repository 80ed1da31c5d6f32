"""Who might have said a quotation. Between mentions and attribution.

A candidate is a mention, with the cue that links it to the quotation where there is one. It comes
from the quotation's own sentence, from the sentence that leads up to it, from the quotation before
(whose speaker goes on), or it is nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotebank.extraction.attribution.around import (
    lead_candidates,
    nobody,
    previous_candidates,
    signature_candidates,
)
from quotebank.extraction.attribution.candidate import Candidate, shape_of
from quotebank.extraction.attribution.own_sentence import own_candidates, settled_at
from quotebank.extraction.mentions.clauses import main_subject
from quotebank.extraction.mentions.page import Page


def candidates(page: Page, k: int, decided: Sequence[Candidate | None]) -> list[Candidate]:
    """Return the candidates for quoted span ``k``, given what was decided for those before."""
    scanned, at, sentence = page.place(k)
    shape = shape_of(page, k, scanned)
    settled = settled_at(scanned.tags, at)
    found = own_candidates(page, scanned, at, shape, settled)
    if settled:
        found.append(nobody(page, k, scanned, at, shape, decided))
        return found
    previous: list[Candidate] = []
    if not (scanned.tags == "Q" and sentence == 1 and _turned(page, k)):
        previous = previous_candidates(page, k, scanned, at, sentence, shape, decided)
    # A sentence with a cue of its own needs none that leads up to it (2 of 4,000 had one).
    cued = bool(found) and found[0].cue >= 0
    goes_on = bool(previous) and scanned.tags == "Q" and page.follows(k)
    if not (cued or goes_on):
        found += lead_candidates(page, k, sentence, shape)
    found += previous
    found += signature_candidates(page, k, scanned, sentence, shape)
    found.append(nobody(page, k, scanned, at, shape, decided))
    return found


def _turned(page: Page, k: int) -> bool:
    """Whether the paragraph of span ``k`` names somebody before it quotes: after "Coach Marco Weld
    would not blame his keeper." whoever spoke in the paragraph before does not go on."""
    paragraph = page.quoted[k].paragraph
    if k and page.quoted[k - 1].paragraph == paragraph:
        return False
    first = page.scan(paragraph, page.sentences(paragraph)[0])
    subject = main_subject(first)
    return subject >= 0 and first.tags[subject] == "N"
