"""When, once more: what hangs on a day of publication, resolved again without the text."""

from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from quotebank.days import Interval, resolve
from quotebank.storage.batch import Batch, table_of
from quotebank.storage.convert import interval_of, known_days, sorting_day
from quotebank.storage.keys import day_of_key, number_of_day
from quotebank.storage.schema import ArticleRow, DateRow, QuoteRow

ARTICLES = table_of(ArticleRow)
DATES = table_of(DateRow)
QUOTES = table_of(QuoteRow)


def redate(batch: Batch, article_id: int) -> None:
    """Resolve an article's dates again from their normal forms, and what follows from them."""
    connection = batch.connection
    published = interval_of(
        connection.scalar(select(ARTICLES.c.published).where(ARTICLES.c.id == article_id))
    )
    rows = connection.execute(
        select(
            QUOTES.c.id,
            QUOTES.c.search_key,
            QUOTES.c.said_inherited,
            DATES.c.id.label("date_id"),
            DATES.c.normal,
            DATES.c.earliest,
            DATES.c.latest,
        )
        .outerjoin(DATES, DATES.c.id == QUOTES.c.said_date_id)
        .where(QUOTES.c.article_id == article_id)
        .order_by(QUOTES.c.position)
    ).all()
    dates: dict[int, Interval | None] = {}
    quotes: list[dict[str, Any]] = []
    for row in rows:
        if row.date_id is not None and row.date_id not in dates:
            dates[row.date_id] = _resolved(row, published)
        said = dates.get(row.date_id) if row.date_id is not None else None
        days = known_days(said, published)
        day = sorting_day(said, bool(row.said_inherited), published)
        same = day_of_key(row.search_key) == number_of_day(day)
        quotes.append(
            {
                "quote": row.id,
                "key": row.search_key if same else batch.search_key(day),
                "first": days.earliest if days else None,
                "last": days.latest if days else None,
            }
        )
    _write(connection, dates, quotes)


def _resolved(row: Any, published: Interval | None) -> Interval | None:
    try:
        return resolve(row.normal, published)
    except ValueError:
        # A normal form of another version of the extractor: what it resolved to then stands.
        return Interval(row.earliest, row.latest) if row.earliest else None


def _write(
    connection: Connection, dates: dict[int, Interval | None], quotes: list[dict[str, Any]]
) -> None:
    if dates:
        connection.execute(
            update(DATES)
            .where(DATES.c.id == bindparam("date"))
            .values(earliest=bindparam("first"), latest=bindparam("last")),
            [
                {
                    "date": id_,
                    "first": days.earliest if days else None,
                    "last": days.latest if days else None,
                }
                for id_, days in dates.items()
            ],
        )
    if quotes:
        connection.execute(
            update(QUOTES)
            .where(QUOTES.c.id == bindparam("quote"))
            .values(
                search_key=bindparam("key"),
                known_earliest=bindparam("first"),
                known_latest=bindparam("last"),
            ),
            quotes,
        )
