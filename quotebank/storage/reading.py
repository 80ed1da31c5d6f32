"""What can be asked of an open bank; nothing here changes it."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from quotebank.errors import QueryError
from quotebank.model import Article, Problem
from quotebank.storage import decisions as taken
from quotebank.storage import engine, listings, sightings, statements
from quotebank.storage.conflicts import conflicts
from quotebank.storage.counts import counts
from quotebank.storage.linkage import Sighting
from quotebank.storage.quotations import Quotations
from quotebank.storage.reviewed import reviewed, stored_article
from quotebank.storage.values import (
    ArticleFilter,
    ArticleSummary,
    Conflict,
    Count,
    CountedBy,
    Decision,
    Flaw,
    Reviewed,
    RunSummary,
    StatementFilter,
    StatementSummary,
    Stats,
)
from quotebank.storage.verifying import flaws


class Reading(Quotations):
    """The questions of a bank. Answers are yielded as they are read; do not write meanwhile."""

    def __init__(self, path: Path, driver: sqlite3.Connection, extractor: str) -> None:
        super().__init__(path, driver)
        self.extractor = extractor
        self._connection = engine.over(driver)

    def close(self) -> None:
        """Close it; whoever closes last leaves one plain file behind."""
        self._connection.close()
        super().close()

    def articles(self, asked: ArticleFilter | None = None) -> Iterator[ArticleSummary]:
        """Yield the articles that a filter allows, by id; all without one."""
        with self._asking():
            yield from listings.articles(self._connection, asked or ArticleFilter())

    def article(self, id: int) -> ArticleSummary:  # noqa: A002 - the public name of the value
        """Return one article. Raises QueryError when there is none."""
        for found in self.articles(ArticleFilter(ids=(id,))):
            return found
        raise QueryError(f"no article {id}")

    def statements(self, asked: StatementFilter | None = None) -> Iterator[StatementSummary]:
        """Yield the statements that a filter allows, the most widely printed first."""
        with self._asking():
            yield from statements.statements(self._connection, asked or StatementFilter())

    def statement(self, id: int) -> StatementSummary:  # noqa: A002 - the public name of the value
        """Return one statement; ``said(Question(statement_id=…))`` gives its printings.

        Raises QueryError when there is none.
        """
        for found in self.statements(StatementFilter(ids=(id,))):
            return found
        raise QueryError(f"no statement {id}")

    def conflicts(self) -> Iterator[Conflict]:
        """Yield words that two speakers are said to have said within a week.

        All texts are looked through: some 7 µs a quotation.
        """
        with self._asking():
            yield from conflicts(self._driver)

    def problems(self, article_id: int | None = None, run: int | None = None) -> Iterator[Problem]:
        """Yield the problems stored: of an article, of a run, or all."""
        with self._asking():
            yield from listings.problems(self._connection, article_id, run)

    def runs(self, id: int | None = None, limit: int | None = None) -> Iterator[RunSummary]:  # noqa: A002
        """Yield the runs of ingest, the newest first."""
        with self._asking():
            yield from listings.runs(self._connection, id_=id, limit=limit)

    def stats(self) -> Stats:
        """Return how much the bank holds."""
        with self._asking():
            return listings.stats(self._connection)

    def reviewed(self) -> Iterator[Reviewed]:
        """Yield the quotations on which people decided, article by article."""
        with self._asking():
            yield from reviewed(self._connection)

    def stored_article(self, id: int) -> Article:  # noqa: A002 - the public name of the value
        """Return an article as a reader would yield it, with what people set. Raises QueryError."""
        with self._asking():
            return stored_article(self._connection, id)

    def counts(self, by: CountedBy, limit: int | None = None) -> list[Count]:
        """Return how many quotations there are by something; at most ``limit`` speakers, outlets.

        "share" counts all, and those with a speaker, a name, a day, a decision.
        """
        with self._asking():
            return counts(self._connection, by, limit)

    def flaws(self) -> Iterator[Flaw]:
        """Yield what is stored and is not what was read; reads every text, so it takes a while."""
        with self._asking():
            yield from flaws(self._connection)

    def article_of_key(self, key: str) -> int | None:
        """Return the id of the article that a reader's key means; None for an unknown one."""
        with self._asking():
            return listings.article_of_key(self._connection, key)

    def decisions(self, *, active: bool = False) -> Iterator[Decision]:
        """Yield what people decided, the newest first; only what is in force if ``active``."""
        with self._asking():
            yield from taken.listed(self._connection, active=active)

    def sightings(self, people: Iterable[int] | None = None) -> Iterator[Sighting]:
        """Yield everybody who speaks in an article, by id, with the names and roles printed.

        Of these ``article_people`` ids, or of all.
        """
        with self._asking():
            yield from sightings.sightings(self._connection, people)
