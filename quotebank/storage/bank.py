"""The bank: everything the program asks of a quotebank database, and everything it writes there.

Each method is one question or one act: what is asked stands in ``reading``, what people correct in
``corrections``, what linking does in ``linked``; what ingest and the register write stands here.
How it is done stands in the module named for its noun (``writing``, ``questions``, ``blocks``, …).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Self

from sqlalchemy.exc import IntegrityError

from quotebank.errors import BankError
from quotebank.model import Article, Extraction, Problem
from quotebank.storage import articles, assignment, file, outdated
from quotebank.storage import writing as transactions
from quotebank.storage.batch import Memory
from quotebank.storage.corrections import Corrections
from quotebank.storage.linkage import Home
from quotebank.storage.linked import Linked
from quotebank.storage.reading import Reading
from quotebank.storage.recognising import recorded, state_of
from quotebank.storage.values import Outcome, RunOutcome, RunSummary, State

Mode = Literal["read", "write", "create"]


class Bank(Reading, Corrections, Linked):
    """An open quotebank database. Use it as a context manager, or close it."""

    def __init__(self, path: Path, driver: sqlite3.Connection, *, extractor: str, writable: bool):
        super().__init__(path, driver, extractor)
        self._writable = writable
        self._logging = False
        self._memory = Memory()
        self._writer: transactions.Writer | None = None

    @classmethod
    def open(cls, target: str | Path, mode: Mode = "read", *, extractor: str = "") -> Self:
        """Open a bank: a path or an SQLAlchemy URL of SQLite.

        "read" never changes it; "create" makes it where there is none. ``extractor`` is the version
        of the extraction whose answers are added and asked about (``state``).
        Raises NotABank, OldBank (with the command to run), BankBusy, BankError (missing, a folder).
        """
        path = file.path_of(target)
        if mode == "create" and (not path.exists() or path.stat().st_size == 0):
            from quotebank.storage import migrate  # late: Alembic takes longer than most questions

            migrate.upgrade(path)
        driver = file.open_bank(path, "read" if mode == "read" else "write")
        return cls(path, driver, extractor=extractor, writable=mode != "read")

    # Writing

    @contextmanager
    def writing(self, run: int | None = None) -> Iterator[None]:
        """Open one transaction: all that is written inside is stored together, or nothing is.

        ``run`` is counted in (``start_run``). Raises BankBusy when another process is writing for
        longer than a quarter of a minute, BankError when the disk is full or read-only.
        """
        if self._writer is not None:
            raise RuntimeError("Bank.writing is not nested")
        if not self._writable:
            raise BankError(f"{self.target}: opened for reading")
        with self._in_our_words():
            self._start_log()
            self._connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                self._writer = transactions.Writer(
                    self._connection, self._memory, run, self.extractor
                )
                yield
                self._writer.finish()
                self._connection.exec_driver_sql("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._writer = None

    @contextmanager
    def _in_our_words(self) -> Iterator[None]:
        try:
            with file.wrapped(self.target):
                yield
        except BankError as error:
            if isinstance(error.__cause__, IntegrityError):
                # The values, not the database, are at fault: nobody should stop writing others.
                raise ValueError(f"cannot be stored: {error.__cause__.orig}") from error
            raise

    def _start_log(self) -> None:
        if not self._logging:
            self._logging = file.start_log(self._driver)

    def _roll_back(self) -> None:
        self._memory.forget()
        if self._driver.in_transaction:
            self._driver.rollback()

    @contextmanager
    def _write(self) -> Iterator[transactions.Writer]:
        """Give the open transaction, or one of its own."""
        if self._writer is not None:
            yield self._writer
            return
        with self.writing():
            assert self._writer is not None
            yield self._writer

    def add(self, article: Article, extraction: Extraction) -> Outcome:
        """Store an article and what was found in it; inside ``writing``.

        "new"; "text" when its text has changed (a new version); "metadata" when only its metadata
        or the extractor have; "same" when there is nothing to do. Quotations keep their ids, and
        what people decided stands. Raises ValueError when it cannot be stored.
        """
        if self._writer is None:
            raise RuntimeError("Bank.add belongs inside Bank.writing")
        with self._in_our_words():
            return self._writer.add(article, extraction)

    def outdated(self) -> Iterator[Article]:
        """Yield the articles that another version of the extractor has read, for ``renew``.

        The bank may be written meanwhile.
        """
        with file.wrapped(self.target):
            yield from outdated.outdated(self._connection, self.extractor)

    def renew(self, article: Article, extraction: Extraction) -> bool:
        """Store what this extractor finds in an article of ``outdated``; inside ``writing``.

        Quotations keep their ids, and what people decided stands; metadata is left alone. False
        where the article is gone or has another text by now.
        """
        if self._writer is None:
            raise RuntimeError("Bank.renew belongs inside Bank.writing")
        with self._in_our_words():
            return self._writer.renew(article, extraction)

    def add_problem(self, problem: Problem, article_id: int | None = None) -> None:
        """Store a problem met outside an extraction (a source that cannot be read)."""
        with self._write() as writer:
            writer.add_problem(problem, article_id)

    def state(self, article: Article) -> State:
        """Return what an article as read is to the bank; "same" means there is nothing to do."""
        with file.wrapped(self.target):
            if self._writer is not None:
                return state_of(self._writer.recorded(article.key), article, self.extractor)
            return state_of(recorded(self._connection, article.key), article, self.extractor)

    def known(self, article: Article) -> bool:
        """Say whether the bank has just this: text, metadata and extractor's version."""
        return self.state(article) == "same"

    def start_run(self, sources: Sequence[str]) -> int:
        """Write down that an ingest begins; return its id, for ``writing`` and ``finish_run``."""
        with self._write():
            return transactions.start_run(self._connection, list(sources), self.extractor)

    def finish_run(
        self, run: int, outcome: RunOutcome = "finished", *, unchanged: int = 0
    ) -> RunSummary:
        """Write down that an ingest ended; ``unchanged`` articles were known and never added."""
        with self._write():
            transactions.finish_run(self._connection, run, outcome, unchanged)
        return next(self.runs(id=run))

    def remove_articles(self, ids: Iterable[int]) -> int:
        """Delete articles, their quotations, and speakers left without any; return how many."""
        with self._write() as writer:
            writer.prepare()
            return articles.remove_articles(self._connection, list(ids))

    # The register

    def make_speakers(self, homes: Sequence[Home]) -> list[int]:
        """Return the speaker that each name means, made where it is missing. For ``assign``."""
        with self._write() as writer:
            writer.prepare()
            return assignment.make_speakers(self._connection, homes)

    def assign(self, answers: Iterable[tuple[int, int]]) -> int:
        """Write the register's answers, (``Sighting.person_id``, speaker's id) each; count them.

        Quotations, names and roles follow; what people decided still wins. Speakers that hold
        nothing any more are removed.
        """
        with self._write() as writer:
            writer.prepare()
            return assignment.assign(self._connection, answers)
