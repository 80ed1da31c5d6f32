"""A listing of quotations with the sentences around each: what ``said --context`` adds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from quotebank.cli.output import Column, Listing
from quotebank.cli.passage import Passage, Role
from quotebank.model import Printing

if TYPE_CHECKING:
    from rich.text import Text

    from quotebank.storage import Quotations

_FIELDS = ("id", "speaker", "kind", "text", "context", "published", "outlet", "title", "source")


def with_surroundings(
    listing: Listing[Printing], bank: Quotations, count: int
) -> Listing[Printing]:
    """Return the listing with a column "context": ``count`` sentences before and after.

    The quotation stands in it between guillemets; on a terminal it is bold.
    """
    from quotebank.workflows.surrounding import Surroundings

    surroundings = Surroundings(bank, count)

    def passage(printing: Printing) -> Passage:
        bounds = surroundings.bounds(printing)
        marks: tuple[tuple[int, int, Role], ...] = tuple(
            (span.start, span.end, "quotation") for span in printing.quotation.spans
        )
        return Passage(surroundings.text, (bounds,), frozenset(), marks)

    def plain(printing: Printing) -> str:
        return " ".join(passage(printing).plain())

    def drawn(printing: Printing) -> Text:
        from rich.text import Text

        return Text(" ").join(passage(printing).drawn())

    def record(printing: Printing) -> Mapping[str, object]:
        start, end = surroundings.bounds(printing)
        text = surroundings.text[start:end]
        return {**listing.record(printing), "context": text, "context_start": start}

    columns = [*listing.columns[:5], Column("context", plain), *listing.columns[6:]]
    screen = [
        replace(column, cell=drawn) if column.name == "said" else column
        for column in listing.screen
    ]
    return Listing(columns=columns, record=record, fields=_FIELDS, screen=screen)
