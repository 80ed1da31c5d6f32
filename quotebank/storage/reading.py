"""What can be asked of an open bank; nothing here changes it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from quotebank.errors import BankError, QueryError
from quotebank.model import Article, Printing, Problem, Question
from quotebank.storage import decisions as taken
from quotebank.storage import engine, listings, search, sightings, speakers, statements
from quotebank.storage.counts import counts
from quotebank.storage.printings import printings
from quotebank.storage.questions import Asked
from quotebank.storage.resembling import resembling
from quotebank.storage.reviewed import reviewed, stored_article
from quotebank.storage.values import (
    ArticleFilter,
    ArticleSummary,
    Conflict,
    Count,
    CountedBy,
    Decision,
    Flaw,
    Printed,
    Resembling,
    Reviewed,
    RunSummary,
    Sighting,
    SpeakerSummary,
    StatementFilter,
    StatementSummary,
    Stats,
)
from quotebank.storage.verifying import flaws


class Reading:
    """The questions of a bank. Answers are yielded as they are read; do not write meanwhile."""

    def __init__(self, path: Path, connection: Connection, extractor: str) -> None:
        self.target = path
        self.extractor = extractor
        self._connection = connection

    @contextmanager
    def _asking(self) -> Iterator[None]:
        try:
            with engine.wrapped(self.target):
                yield
        except BankError as error:
            complaint = search.syntax_error(error.__cause__) if error.__cause__ else None
            raise complaint or error from None

    def said(self, question: Question, *, context: bool = True) -> Iterator[Printing]:
        """Yield the printings that answer a question, in its order, without gathering them.

        Without ``context`` their prefix and suffix are empty, which is faster.
        Raises QueryError for an unknown speaker id or ``after``, and for bad raw search syntax.
        """
        with self._asking():
            asked = Asked(self._connection, question)
            yield from printings(self._connection, asked, context=context)

    def resembling(self, given: str) -> list[Resembling]:
        """Return quotations that may be the ones somebody gives in these words."""
        with self._asking():
            return resembling(self._connection, given)

    def count(self, question: Question) -> int:
        """Return how many printings answer a question, whatever its limit and ``after``."""
        with self._asking():
            return Asked(self._connection, question).count()

    def printing(self, id: int) -> Printing:  # noqa: A002 - the public name of the value
        """Return one printing. Raises QueryError when there is none, or it is retired."""
        with self._asking():
            asked = Asked(self._connection, Question(), only=id)
            for found in printings(self._connection, asked, context=True):
                return found
        raise QueryError(f"no quotation {id}")

    def articles(self, asked: ArticleFilter | None = None) -> Iterator[ArticleSummary]:
        """Yield the articles that a filter allows, by id; all without one."""
        with self._asking():
            yield from listings.articles(self._connection, asked or ArticleFilter())

    def article(self, id: int) -> ArticleSummary:  # noqa: A002 - the public name of the value
        """Return one article. Raises QueryError when there is none."""
        for found in self.articles(ArticleFilter(ids=(id,))):
            return found
        raise QueryError(f"no article {id}")

    def article_text(self, id: int) -> str:  # noqa: A002 - the public name of the value
        """Return the latest text of an article. Raises QueryError when there is none."""
        with self._asking():
            return listings.article_text(self._connection, id)

    def speakers(
        self,
        name: str | None = None,
        kind: str | None = None,
        sort: speakers.SpeakerOrder = "quotations",
        limit: int | None = None,
        after: int | None = None,
    ) -> Iterator[SpeakerSummary]:
        """Yield the speakers who have quotations; ``name`` is words or their beginnings.

        ``after`` is the id of the last speaker of the page before; QueryError if it is not there.
        """
        with self._asking():
            yield from speakers.speakers(
                self._connection, name=name, kind=kind, sort=sort, limit=limit, after=after
            )

    def find_speakers(self, name: str) -> list[SpeakerSummary]:
        """Return the speakers one of whose names has these words, or words that begin so.

        Whatever the case and accents; the most quoted first; none for no match.
        """
        return list(self.speakers(name=name))

    def speakers_named(self, name: str) -> dict[int, str]:
        """Return the speakers whom these words, or beginnings of words, name: their final names.

        As ``find_speakers``, without counting what they said.
        """
        with self._asking():
            return speakers.speakers_named(self._connection, name)

    def speaker(self, id: int) -> SpeakerSummary:  # noqa: A002 - the public name of the value
        """Return one speaker, of a merged one who it is now. Raises QueryError for none."""
        with self._asking():
            return speakers.speaker(self._connection, id)

    def names_of(self, speaker: int) -> list[Printed]:
        """Return the names printed for a speaker, the most printed first. Raises QueryError."""
        with self._asking():
            return speakers.names_of(self._connection, speaker)

    def roles_of(self, speaker: int) -> list[Printed]:
        """Return the roles printed with a speaker, the most printed first. Raises QueryError."""
        with self._asking():
            return speakers.roles_of(self._connection, speaker)

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
        """Yield words that two speakers are said to have said within a week."""
        with self._asking():
            yield from statements.conflicts(self._connection)

    def speaker_names(self) -> Iterator[str]:
        """Yield the names of the persons and organisations that have quotations."""
        with self._asking():
            yield from speakers.speaker_names(self._connection)

    def outlets(self, name: str | None = None) -> list[str]:
        """Return the outlets' names in order; ``name`` is words of them or their beginnings."""
        with self._asking():
            return listings.outlets(self._connection, name)

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
