"""Writing: articles and what was found in them, one transaction a batch.

A re-ingested article keeps its id and those of its quotations (``replacing``), and whatever a
person set; what is no longer found is retired, never deleted.
"""

from collections import Counter
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, update

from quotebank import __version__
from quotebank.model import Article, Extraction, Problem
from quotebank.storage import convert
from quotebank.storage.articles import Bylines, insert_article, update_article
from quotebank.storage.batch import Batch, Memory, table_of
from quotebank.storage.decisions import article_decisions, concerned
from quotebank.storage.people import People
from quotebank.storage.place import Place
from quotebank.storage.recognising import ARTICLES, Recorded, recorded, state_of
from quotebank.storage.redating import redate
from quotebank.storage.replacing import replace, store
from quotebank.storage.replaying import replay
from quotebank.storage.schema import ArticleTextRow, IngestRunRow, ProblemRow
from quotebank.storage.values import Outcome, RunOutcome

TEXTS = table_of(ArticleTextRow)
PROBLEMS = table_of(ProblemRow)
RUNS = table_of(IngestRunRow)

_COUNTED = ("new", "text", "metadata", "same")


def moment() -> str:
    """Return now, as run records and decisions write it. The only clock in storage."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Writer:
    """One transaction of writing: what ``Bank.writing`` opens and ``finish`` completes."""

    def __init__(
        self, connection: Connection, memory: Memory, run: int | None, extractor: str
    ) -> None:
        memory.still_true(connection)
        self.batch = Batch(connection, memory)
        self._connection = connection
        self._run = run
        self._extractor = extractor
        self._people = People(self.batch)
        self._bylines = Bylines(self.batch)
        self._decided = article_decisions(connection)
        self._concerned = concerned(connection)
        self._replay = False
        self._waiting: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._now = moment()

    def recorded(self, key: str) -> Recorded | None:
        """Return what the bank has of an article, this transaction's own writing included."""
        if key in self._waiting:
            self.flush()
        return recorded(self._connection, key)

    def add(self, article: Article, extraction: Extraction) -> Outcome:
        """Store an article; see ``Bank.add``."""
        require_text(article)
        stored = self.recorded(article.key)
        state = state_of(stored, article, self._extractor)
        if state == "same":
            self._counts["same"] += 1
            return "same"
        decided = self._decided.get(article.key, {})
        if stored is None:
            self._waiting.add(article.key)
            self._add_new(article, extraction, decided)
        else:
            self._add_again(article, extraction, decided, stored, new_text=state == "text")
        outcome: Outcome = "metadata" if state == "extractor" else state
        self._count(outcome, extraction)
        return outcome

    def _add_new(
        self, article: Article, extraction: Extraction, decided: dict[str, object]
    ) -> None:
        id_ = insert_article(
            self.batch, self._bylines, article, extraction.dateline, decided, self._now
        )
        place = self._place(article, id_, self._new_text(article, id_, 1), article.published)
        made = len(self._people.made)
        store(self.batch, self._people, place, extraction)
        self._add_problems(extraction, id_)
        keys, articles = self._concerned
        self._replay |= article.key in articles or not keys.isdisjoint(self._people.made[made:])
        if "published" in decided:
            self.flush()
            redate(self.batch, id_)

    def _add_again(
        self,
        article: Article,
        extraction: Extraction,
        decided: dict[str, object],
        stored: Recorded,
        *,
        new_text: bool,
    ) -> None:
        self.flush()
        update_article(self.batch, self._bylines, stored.id, article, extraction.dateline, decided)
        if new_text:
            text_id = self._new_text(article, stored.id, stored.version + 1)
        else:
            text_id = self._read_again(stored)
        self._found_again(article, extraction, stored.id, text_id)

    def renew(self, article: Article, extraction: Extraction) -> bool:
        """Store what was found now in a text that is there; see ``Bank.renew``."""
        stored = self.recorded(article.key)
        if stored is None or state_of(stored, article, self._extractor) == "text":
            return False
        self.flush()
        self._connection.execute(
            update(ARTICLES).where(ARTICLES.c.id == stored.id).values(dateline=extraction.dateline)
        )
        self._found_again(article, extraction, stored.id, self._read_again(stored))
        self._count("metadata", extraction)
        return True

    def _read_again(self, stored: Recorded) -> int:
        changed = update(TEXTS).where(TEXTS.c.id == stored.text_id)
        self._connection.execute(changed.values(extractor=self._extractor))
        return stored.text_id

    def _found_again(
        self, article: Article, extraction: Extraction, article_id: int, text_id: int
    ) -> None:
        place = self._place(article, article_id, text_id, article.published)
        replace(self.batch, self._people, place, extraction, self._now)
        self._connection.execute(delete(PROBLEMS).where(PROBLEMS.c.article_id == article_id))
        self._add_problems(extraction, article_id)
        if "published" in self._decided.get(article.key, {}):
            redate(self.batch, article_id)
        self._replay |= self._concerned != (set(), set())

    def _count(self, outcome: Outcome, extraction: Extraction) -> None:
        self._counts["problems"] += len(extraction.problems)
        self._counts["quotations"] += len(extraction.quotations)
        self._counts[outcome] += 1

    def _new_text(self, article: Article, article_id: int, version: int) -> int:
        id_ = self.batch.new_id(TEXTS)
        self.batch.insert(
            TEXTS,
            {
                "id": id_,
                "article_id": article_id,
                "version": version,
                "text": article.text,
                "fingerprint": convert.text_fingerprint(article.text),
                "extractor": self._extractor,
                "added_at": self._now,
            },
        )
        return id_

    def _place(
        self, article: Article, article_id: int, text_id: int, published: str | None
    ) -> Place:
        return Place(article_id, article.key, text_id, convert.interval_of(published))

    def _add_problems(self, extraction: Extraction, article_id: int) -> None:
        for problem in extraction.problems:
            self._insert_problem(problem, article_id)

    def add_problem(self, problem: Problem, article_id: int | None) -> None:
        """Store a problem met outside an extraction; see ``Bank.add_problem``."""
        self._counts["problems"] += 1
        self._insert_problem(problem, article_id)

    def _insert_problem(self, problem: Problem, article_id: int | None) -> None:
        self.batch.insert(
            PROBLEMS,
            {
                "run_id": self._run,
                "article_id": article_id,
                **convert.problem_columns(problem),
            },
        )

    def flush(self) -> None:
        """Write what is gathered; the transaction stays open."""
        self.batch.flush()
        self._people.write_names()
        self._waiting.clear()

    def prepare(self) -> None:
        """Make way for writing of another kind: all is written, and nothing is remembered."""
        self.flush()
        self.batch.memory.forget()

    def finish(self) -> None:
        """Write all that is left; the caller commits."""
        self.flush()
        if self._replay:
            replay(self._connection)
            self.batch.memory.forget()
        if self._run is not None:
            count(self._connection, self._run, self._counts)


def require_text(article: Article) -> None:
    """Raise ValueError where an article holds half of a surrogate pair, which no file can hold."""
    said = [article.text, article.key, article.source, article.record_id]
    said += [article.title, article.outlet, article.url, *article.authors]
    try:
        "\n".join(part for part in said if part).encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError(f"{article.source}: holds half a character (a lone surrogate)") from None


def start_run(connection: Connection, sources: list[str], extractor: str) -> int:
    """Write down that an ingest begins; return its id."""
    result = connection.execute(
        insert(RUNS).values(
            started_at=moment(),
            sources=sources,
            extractor=extractor,
            program=__version__,
            articles_new=0,
            articles_text=0,
            articles_metadata=0,
            articles_same=0,
            quotations=0,
            problems=0,
        )
    )
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def count(connection: Connection, run: int, counts: Counter[str]) -> None:
    """Add to the counts of a run."""
    connection.execute(
        update(RUNS)
        .where(RUNS.c.id == run)
        .values(
            quotations=RUNS.c.quotations + counts["quotations"],
            problems=RUNS.c.problems + counts["problems"],
            **{f"articles_{name}": RUNS.c[f"articles_{name}"] + counts[name] for name in _COUNTED},
        )
    )


def finish_run(connection: Connection, run: int, outcome: RunOutcome, unchanged: int) -> None:
    """Write down that an ingest ended."""
    connection.execute(
        update(RUNS)
        .where(RUNS.c.id == run)
        .values(
            finished_at=moment(),
            outcome=outcome,
            articles_same=RUNS.c.articles_same + unchanged,
        )
    )
