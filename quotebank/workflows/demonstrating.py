"""A first look: the articles that come with the program, and the quotation to show of them."""

from __future__ import annotations

from collections.abc import Iterable

from quotebank import resources
from quotebank.model import Printing


def sample() -> str:
    """Return the folder of the sample articles."""
    return str(resources.folder("data") / "sample")


def telling(printings: Iterable[Printing]) -> Printing | None:
    """Return the printing that shows most: a pronoun or role resolved to a name, a day, one cue.

    Of equal ones the surest, then the first.
    """
    return max(printings, key=_tells, default=None)


def _tells(printing: Printing) -> tuple[bool, bool, bool, float]:
    quotation = printing.quotation
    name = printing.speaker or ""
    resolved = quotation.mention is not None and quotation.mention.text not in name
    dated = quotation.said_on is not None and not quotation.said_on.inherited
    return (
        resolved and printing.speaker_kind == "person",
        dated,
        quotation.cue is not None,
        quotation.confidence,
    )
