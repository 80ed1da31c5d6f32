"""Statements as the bank answers them: their longest form, and how widely they are printed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, text

from quotebank.errors import QueryError
from quotebank.storage import search
from quotebank.storage.batch import MANY, chunks, table_of
from quotebank.storage.engine import driver_of
from quotebank.storage.expressions import LIVE, SPEAKER_NAME
from quotebank.storage.questions import speaker_ids
from quotebank.storage.schema import ArticleRow, OutletRow, QuoteRow, SpeakerRow, StatementRow
from quotebank.storage.values import StatementFilter, StatementSummary

QUOTES = table_of(QuoteRow)
STATEMENTS = table_of(StatementRow)
ARTICLES = table_of(ArticleRow)
OUTLETS = table_of(OutletRow)
SPEAKERS = table_of(SpeakerRow)


def _how_many() -> ColumnElement[int]:
    return func.count(QUOTES.c.id)


def statements(connection: Connection, asked: StatementFilter) -> Iterator[StatementSummary]:
    """Yield statements, the most widely printed first. Raises QueryError for an odd ``after``."""
    query = _counted(connection, asked)
    if query is None:
        return
    if asked.after is not None:
        query = query.having(_beyond(connection, asked.after))
    parameters = {} if asked.about is None else {"match": search.match_of(asked.about, asked.raw)}
    rows = connection.execute(query.limit(asked.limit), parameters, execution_options=_STREAM)
    for some in rows.partitions(MANY):
        yield from _summaries(connection, some)


_STREAM = {"yield_per": MANY}
_MATCHING = text(search.KEYS_MATCHING).columns(QUOTES.c.search_key)


def _counted(connection: Connection, asked: StatementFilter) -> Select[Any] | None:
    """Return the query for the statements asked for; None when there can be none."""
    query = (
        select(
            QUOTES.c.statement_id.label("id"),
            _how_many().label("printings"),
            func.count(QUOTES.c.article_id.distinct()).label("articles"),
            func.count(func.coalesce(ARTICLES.c.copy_of_id, ARTICLES.c.id).distinct()).label(
                "reports"
            ),
            func.min(QUOTES.c.known_earliest).label("first"),
            func.max(QUOTES.c.known_latest).label("last"),
            func.min(QUOTES.c.final_speaker_id).label("speaker_id"),
        )
        .join(ARTICLES, ARTICLES.c.id == QUOTES.c.article_id)
        .where(LIVE, QUOTES.c.statement_id.is_not(None))
        .group_by(QUOTES.c.statement_id)
        .having(asked.min_printings <= _how_many())
        .order_by(_how_many().desc(), QUOTES.c.statement_id)
    )
    ids = list(asked.ids)
    if ids:
        query = query.where(or_(*(QUOTES.c.statement_id.in_(some) for some in chunks(ids))))
    if asked.speaker is not None:
        named = speaker_ids(driver_of(connection), asked.speaker)
        if not named:
            return None
        query = query.where(or_(*(QUOTES.c.final_speaker_id.in_(some) for some in chunks(named))))
    if asked.speaker_id is not None:
        root = select(func.coalesce(SPEAKERS.c.merged_into, SPEAKERS.c.id)).where(
            SPEAKERS.c.id == asked.speaker_id
        )
        query = query.where(QUOTES.c.final_speaker_id == root.scalar_subquery())
    if asked.about is not None:
        # Any printing may have the words; all of them count.
        saying = QUOTES.alias("saying")
        query = query.where(
            QUOTES.c.statement_id.in_(
                select(saying.c.statement_id).where(saying.c.search_key.in_(_MATCHING))
            )
        )
    return query


def _beyond(connection: Connection, after: int) -> Any:
    count = connection.scalar(
        select(_how_many())
        .where(QUOTES.c.statement_id == after, LIVE)
        .group_by(QUOTES.c.statement_id)
    )
    if count is None:
        raise QueryError(f"--after {after}: no such statement")
    how_many, id_ = _how_many(), QUOTES.c.statement_id
    return or_(how_many < count, and_(how_many == count, id_ > after))


def _summaries(connection: Connection, rows: Sequence[Any]) -> Iterator[StatementSummary]:
    ids = [row.id for row in rows]
    longest = QUOTES.alias("longest")
    texts: dict[int, str] = dict(
        tuple(row)
        for row in connection.execute(
            select(STATEMENTS.c.id, longest.c.text)
            .join(longest, longest.c.id == STATEMENTS.c.longest_quote_id)
            .where(STATEMENTS.c.id.in_(ids))
        )
    )
    names: dict[int, str] = dict(
        tuple(row)
        for row in connection.execute(
            select(SPEAKERS.c.id, SPEAKER_NAME).where(
                SPEAKERS.c.id.in_({row.speaker_id for row in rows})
            )
        )
    )
    outlets: dict[int, list[str]] = defaultdict(list)
    for statement, outlet in connection.execute(
        select(QUOTES.c.statement_id, OUTLETS.c.name)
        .join(ARTICLES, ARTICLES.c.id == QUOTES.c.article_id)
        .join(OUTLETS, OUTLETS.c.id == ARTICLES.c.outlet_id)
        .where(QUOTES.c.statement_id.in_(ids), LIVE)
        .distinct()
        .order_by(QUOTES.c.statement_id, OUTLETS.c.name)
    ):
        outlets[statement].append(outlet)
    for row in rows:
        yield StatementSummary(
            id=row.id,
            speaker=names.get(row.speaker_id),
            speaker_id=row.speaker_id,
            text=texts.get(row.id, ""),
            printings=row.printings,
            articles=row.articles,
            reports=row.reports,
            outlets=tuple(outlets[row.id]),
            first=row.first,
            last=row.last,
        )
