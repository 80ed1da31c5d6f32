"""The bank: the only room that knows SQLAlchemy, Alembic and sqlite3.

    bank         Bank: what is asked and written   (reading, corrections: its two other parts)
    schema       the tables as models; views the public SQL views; search the full-text index
    engine       opening the file; migrate the schema's history; check whether all is sound
    writing      one transaction of ingest: recognising, articles, people, replacing, matching
    linked       what linking asks and writes: blocks, utterances, copying, sightings
    decisions    what people decided, replayed: assignment, redating
    questions    what is asked, as SQL; printings, listings, speakers, statements: the answers
    adhoc        read-only SQL of the user's own
    convert      between rows and the model's values

Importing it costs SQLAlchemy: commands do so inside their functions.
"""

from quotebank.storage.bank import Bank
from quotebank.storage.values import (
    ArticleFilter,
    ArticleSummary,
    Conflict,
    Count,
    CountedBy,
    Decision,
    Flaw,
    Home,
    Outcome,
    Printed,
    Resembling,
    Reviewed,
    RunOutcome,
    RunSummary,
    Settled,
    Sighting,
    Signed,
    SpeakerSummary,
    State,
    StatementFilter,
    StatementSummary,
    Stats,
    Unsigned,
    Utterance,
)

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
