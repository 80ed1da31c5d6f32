"""What a candidate for a quotation is, and what the quotation looks like to it."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from quotebank.extraction.mentions import Scan
from quotebank.extraction.page import Mention, Page, mention_at
from quotebank.extraction.pairs import Pair

Origin = Literal["own", "lead", "previous", "next", "none"]
"""Where a candidate comes from: the quotation's own sentence, the one that leads up to it, the
quotation before, a line below, or nowhere (nobody)."""


class Candidate(NamedTuple):
    """One possible answer: a mention at a place of a scan, with its cue (-1 without one).

    Its features are ``features`` and those of ``pair``, which a lead has under other names.
    """

    origin: Origin
    scan: Scan | None
    place: int
    cue: int
    features: tuple[str, ...]
    pair: Pair | None = None

    @property
    def mention(self) -> Mention | None:
        """The mention, None for nobody."""
        return None if self.scan is None else mention_at(self.scan, self.place)

    def all_features(self) -> tuple[str, ...]:
        """Return all features, those of the pair included."""
        if self.pair is None:
            return self.features
        if self.origin == "lead":
            return self.features + tuple(f"{LEAD}{f}" for f in self.pair.features)
        return self.features + self.pair.features


LEAD: Final = "l"
"""Before a pair's features where the pair stands in the sentence before the quotation."""


class Decision(NamedTuple):
    """What was decided for an earlier quoted span."""

    mention: Mention | None
    cue: int
    origin: Origin
    confidence: float = 1.0


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
