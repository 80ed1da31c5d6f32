"""What a candidate for a quotation is, and what the quotation looks like to it."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from quotebank.extraction.attribution.features import spell_out
from quotebank.extraction.mentions.page import Mention, Page
from quotebank.extraction.mentions.pairs import Evidence
from quotebank.extraction.mentions.scan import Scan

Origin = Literal["own", "lead", "previous", "turn", "next", "none"]
"""Where a candidate comes from: the quotation's own sentence, the one that leads up to it, the
quotation before, a turn in a dialogue, a line below, or nowhere (nobody)."""


class Candidate:
    """One possible answer: a mention at a place of a scan, with its cue (-1 without one).

    ``evidence`` speaks for it (``features``), and so does ``before``: what binds the two in the
    sentence before the quotation, which has weights of its own.
    """

    __slots__ = ("before", "cue", "evidence", "origin", "place", "scan")

    def __init__(
        self,
        origin: Origin,
        scan: Scan | None,
        place: int,
        cue: int,
        evidence: tuple[Evidence, ...],
        before: tuple[Evidence, ...] = (),
    ) -> None:
        self.origin: Origin = origin
        self.scan, self.place, self.cue = scan, place, cue
        self.evidence, self.before = evidence, before

    @property
    def mention(self) -> Mention | None:
        """The mention, None for nobody."""
        return None if self.scan is None else Mention(self.scan, self.place)

    def again(self, evidence: tuple[Evidence, ...] = ()) -> Candidate:
        """Return whom the mention means as who goes on in a later span."""
        return Candidate("previous", self.scan, self.place, self.cue, evidence)

    def features(self) -> list[str]:
        """Return all features by name."""
        own = [f for evidence in self.evidence for f in spell_out(evidence)]
        return own + [f"{LEAD}{f}" for evidence in self.before for f in spell_out(evidence)]


LEAD: Final = "l"
"""Before the features of what stands in the sentence before the quotation."""


class Shape(NamedTuple):
    """What a quoted span looks like, as features ask for it."""

    guess: str
    ending: str
    bare: str
    """The tags of its sentence, if there are few."""


def shape_of(page: Page, k: int, scanned: Scan) -> Shape:
    """Return what quoted span ``k`` looks like."""
    form = page.forms[k].guess or "none"
    tags = scanned.tags
    return Shape(form[0], ending_of(page, k), tags if len(tags) < 6 else f"{tags[:2]}~")


def ending_of(page: Page, k: int) -> str:
    """Return how the words of span ``k`` end: a comma, "?" (or "!"), a full stop, or "w"."""
    last = page.text[page.quoted[k].end - 1]
    return "," if last == "," else "?" if last in "?!" else "." if last in ".…" else "w"
