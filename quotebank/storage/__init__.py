"""The bank: the only room that knows SQLAlchemy, Alembic and sqlite3.

    bank         Bank: what is asked and written   (reading, corrections: its two other parts)
    quotations   Quotations: what is asked all day, without SQLAlchemy; Bank builds on it
    schema       the tables as models; views the public SQL views; search the full-text index
    file         opening the file; engine SQLAlchemy over it; migrate the schema's history;
                 check whether all is sound
    writing      one transaction of ingest: recognising, articles, replacing, and for it
                 speaking, people, matching
    linked       what linking asks and writes: blocks, utterances, copying, sightings;
                 linkage its values
    decisions    what people decided; replaying shows it in the tables: assignment, redating
    questions    what is asked, filters its SQL; printings, speakers, resembling, texts: the answers
    listings     the rest of the answers: counts, statements, conflicts, reviewed
    adhoc        read-only SQL of the user's own; snapshots the same over Parquet; answer their rows
    convert      between rows and the model's values

Importing ``Bank`` costs SQLAlchemy: commands do so inside their functions, and those that only
look quotations up open ``Quotations``.
"""

from typing import TYPE_CHECKING

from quotebank.storage.linkage import Home, Settled, Sighting, Signed, Unsigned, Utterance
from quotebank.storage.quotations import Quotations
from quotebank.storage.values import (
    ArticleFilter,
    ArticleSummary,
    Conflict,
    Count,
    CountedBy,
    Decision,
    Flaw,
    Outcome,
    Printed,
    Resembling,
    Reviewed,
    RunOutcome,
    RunSummary,
    SpeakerSummary,
    State,
    StatementFilter,
    StatementSummary,
    Stats,
)

if TYPE_CHECKING:
    from quotebank.storage.bank import Bank

__all__ = [
    "ArticleFilter",
    "ArticleSummary",
    "Bank",
    "Conflict",
    "Count",
    "CountedBy",
    "Decision",
    "Flaw",
    "Home",
    "Outcome",
    "Printed",
    "Quotations",
    "Resembling",
    "Reviewed",
    "RunOutcome",
    "RunSummary",
    "Settled",
    "Sighting",
    "Signed",
    "SpeakerSummary",
    "State",
    "StatementFilter",
    "StatementSummary",
    "Stats",
    "Unsigned",
    "Utterance",
]


def __getattr__(name: str) -> object:
    if name == "Bank":
        from quotebank.storage.bank import Bank

        return Bank
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
