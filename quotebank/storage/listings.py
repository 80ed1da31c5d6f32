"""Listings: articles, outlets, runs, problems and counts, as the bank answers them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, literal_column, or_, select

from quotebank.model import Problem
from quotebank.storage import convert
from quotebank.storage.batch import MANY, chunks, table_of
from quotebank.storage.engine import driver_of
from quotebank.storage.expressions import LIVE
from quotebank.storage.questions import outlet_ids, title_patterns
from quotebank.storage.schema import (
    ArticleAuthorRow,
    ArticleRow,
    ArticleTextRow,
    AuthorRow,
    DateRow,
    IngestRunRow,
    OutletRow,
    ProblemRow,
    QuoteRow,
    StatementRow,
)
from quotebank.storage.values import (
    ArticleFilter,
    ArticleSummary,
    RunSummary,
    Stats,
)

ARTICLES = table_of(ArticleRow)
TEXTS = table_of(ArticleTextRow)
OUTLETS = table_of(OutletRow)
AUTHORS = table_of(AuthorRow)
BYLINES = table_of(ArticleAuthorRow)
QUOTES = table_of(QuoteRow)
PROBLEMS = table_of(ProblemRow)
RUNS = table_of(IngestRunRow)
_BLANK: ColumnElement[str] = literal_column("' '")


def articles(connection: Connection, asked: ArticleFilter) -> Iterator[ArticleSummary]:
    """Yield the articles that a filter allows, by id."""
    query = (
        select(ARTICLES, OUTLETS.c.name.label("outlet"))
        .outerjoin(OUTLETS, OUTLETS.c.id == ARTICLES.c.outlet_id)
        .where(*_conditions(connection, asked))
        .order_by(ARTICLES.c.id)
    )
    left, last = asked.limit, asked.after or 0
    while left is None or left > 0:
        page = query.where(ARTICLES.c.id > last).limit(MANY if left is None else min(left, MANY))
        rows = connection.execute(page).all()
        if not rows:
            return
        yield from _article_summaries(connection, rows)
        last = rows[-1].id
        left = None if left is None else left - len(rows)


def _conditions(connection: Connection, asked: ArticleFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if asked.ids:
        conditions.append(or_(*(ARTICLES.c.id.in_(some) for some in chunks(asked.ids))))
    if asked.outlet is not None:
        conditions.append(ARTICLES.c.outlet_id.in_(outlet_ids(driver_of(connection), asked.outlet)))
    if asked.source is not None:
        folder = asked.source.rstrip("/") + "/"
        within = and_(ARTICLES.c.source > folder, ARTICLES.c.source < folder[:-1] + "0")
        conditions.append(or_(ARTICLES.c.source == asked.source, within))
    if asked.title is not None:
        title = _BLANK.concat(ARTICLES.c.title_folded)
        patterns = title_patterns(asked.title)
        conditions += [title.like(some, escape="\\") for some in patterns] or [ARTICLES.c.id < 0]
    if asked.since is not None:
        conditions.append(ARTICLES.c.published_latest >= asked.since)
    if asked.until is not None:
        conditions.append(ARTICLES.c.published_earliest <= asked.until)
    if asked.copies:
        conditions.append(ARTICLES.c.copy_of_id.is_not(None))
    return conditions


def _article_summaries(connection: Connection, rows: Sequence[Any]) -> Iterator[ArticleSummary]:
    ids = [row.id for row in rows]
    counts: dict[int, int] = dict(
        tuple(row)
        for row in connection.execute(
            select(QUOTES.c.article_id, func.count())
            .where(QUOTES.c.article_id.in_(ids), LIVE)
            .group_by(QUOTES.c.article_id)
        )
    )
    texts = {
        article_id: (version, extractor)
        for article_id, version, extractor in connection.execute(
            select(TEXTS.c.article_id, TEXTS.c.version, TEXTS.c.extractor)
            .where(TEXTS.c.article_id.in_(ids))
            .order_by(TEXTS.c.article_id, TEXTS.c.version)
        )
    }
    authors: dict[int, list[str]] = defaultdict(list)
    for article_id, name in connection.execute(
        select(BYLINES.c.article_id, AUTHORS.c.name)
        .join(AUTHORS, AUTHORS.c.id == BYLINES.c.author_id)
        .where(BYLINES.c.article_id.in_(ids))
        .order_by(BYLINES.c.article_id, BYLINES.c.position)
    ):
        authors[article_id].append(name)
    for row in rows:
        versions, extractor = texts[row.id]
        yield ArticleSummary(
            id=row.id,
            key=row.key,
            source=row.source,
            title=row.title,
            outlet=row.outlet,
            dateline=row.dateline,
            url=row.url,
            published=row.published,
            updated=row.updated,
            retrieved=row.retrieved,
            authors=tuple(authors[row.id]),
            quotations=counts.get(row.id, 0),
            versions=versions,
            extractor=extractor,
            copy_of=row.copy_of_id,
        )


def article_of_key(connection: Connection, key: str) -> int | None:
    """Return the id of the article with this key, or None."""
    found = connection.scalar(select(ARTICLES.c.id).where(ARTICLES.c.key == key))
    return None if found is None else int(found)


def problems(connection: Connection, article_id: int | None, run: int | None) -> Iterator[Problem]:
    """Yield the problems stored, in the order met; of an article, of a run, or all."""
    asked = select(PROBLEMS).order_by(PROBLEMS.c.id)
    if article_id is not None:
        asked = asked.where(PROBLEMS.c.article_id == article_id)
    if run is not None:
        asked = asked.where(PROBLEMS.c.run_id == run)
    for row in connection.execute(asked, execution_options={"yield_per": MANY}):
        yield convert.problem_of(row)


def runs(
    connection: Connection, *, id_: int | None = None, limit: int | None = None
) -> Iterator[RunSummary]:
    """Yield the runs of ingest, the newest first."""
    asked = select(RUNS).order_by(RUNS.c.id.desc()).limit(limit)
    if id_ is not None:
        asked = asked.where(RUNS.c.id == id_)
    for row in connection.execute(asked).all():
        yield RunSummary(
            id=row.id,
            started_at=row.started_at,
            finished_at=row.finished_at,
            outcome=row.outcome,
            sources=tuple(row.sources),
            extractor=row.extractor,
            program=row.program,
            new=row.articles_new,
            text=row.articles_text,
            metadata=row.articles_metadata,
            same=row.articles_same,
            quotations=row.quotations,
            problems=row.problems,
        )


def stats(connection: Connection) -> Stats:
    """Return how much the bank holds."""
    quotes = connection.execute(
        select(
            func.count().label("all"),
            func.count(QUOTES.c.final_speaker_id).label("attributed"),
            func.count(QUOTES.c.final_speaker_id.distinct()).label("speakers"),
        ).where(LIVE)
    ).one()
    dates = table_of(DateRow)
    dated = (
        select(func.count())
        .select_from(QUOTES.join(dates, dates.c.id == QUOTES.c.said_date_id))
        .where(LIVE, dates.c.earliest.is_not(None))
    )
    published = connection.execute(
        select(
            func.count().label("all"),
            func.min(ARTICLES.c.published_earliest).label("first"),
            func.max(ARTICLES.c.published_latest).label("last"),
        )
    ).one()

    def size(table: Any) -> int:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)

    return Stats(
        articles=published.all,
        outlets=size(OUTLETS),
        quotations=quotes.all,
        attributed=quotes.attributed,
        speakers=quotes.speakers,
        statements=size(table_of(StatementRow)),
        dated=int(connection.scalar(dated) or 0),
        problems=size(PROBLEMS),
        first=published.first,
        last=published.last,
    )
