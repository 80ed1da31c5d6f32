"""How many quotations there are: by speaker, outlet, month, kind and confidence."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    case,
    cast,
    func,
    select,
)

from quotebank.storage.batch import table_of
from quotebank.storage.expressions import LIVE, SPEAKER_NAME
from quotebank.storage.schema import ArticleRow, DateRow, OutletRow, QuoteRow, SpeakerRow
from quotebank.storage.values import Count

QUOTES = table_of(QuoteRow)
ARTICLES = table_of(ArticleRow)
OUTLETS = table_of(OutletRow)
SPEAKERS = table_of(SpeakerRow)
DATES = table_of(DateRow)

STEPS = 10
"""Steps of the histogram of confidences, each a tenth wide; the last includes 1."""

_NUMBER: ColumnElement[Any] = func.count().label("number")


def counts(connection: Connection, by: str, limit: int | None = None) -> list[Count]:
    """Return how many quotations there are by something (``values.CountedBy``).

    Speakers and outlets come by their number, at most ``limit`` of them; the others in order.
    Raises KeyError for another ``by``.
    """
    if by == "share":
        return _shares(connection)
    query = _GROUPED[by]().limit(limit if by in ("speaker", "outlet") else None)
    return [Count(by, row.name, row.number) for row in connection.execute(query)]


def _shares(connection: Connection) -> list[Count]:
    """Count all, and those of which more is known than the words."""

    def those(condition: ColumnElement[bool]) -> ColumnElement[Any]:
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

    named = SPEAKERS.c.kind.in_(("person", "organisation", "document"))
    row = connection.execute(
        select(
            func.count().label("quotations"),
            those(QUOTES.c.final_speaker_id.is_not(None)).label("attributed"),
            those(named).label("named"),
            those(DATES.c.earliest.is_not(None)).label("day said known"),
            those(QUOTES.c.known_earliest.is_not(None)).label("day said or printed known"),
            those(QUOTES.c.decision.is_not(None)).label("decided by hand"),
        )
        .select_from(QUOTES)
        .outerjoin(SPEAKERS, SPEAKERS.c.id == QUOTES.c.final_speaker_id)
        .outerjoin(DATES, DATES.c.id == QUOTES.c.said_date_id)
        .where(LIVE)
    ).one()
    return [Count("share", name, number) for name, number in row._mapping.items()]


def _by_speaker() -> Select[Any]:
    # Two of one name are two, so they are grouped by their ids.
    return (
        select(func.min(SPEAKER_NAME).label("name"), _NUMBER)
        .select_from(QUOTES)
        .join(SPEAKERS, SPEAKERS.c.id == QUOTES.c.final_speaker_id)
        .where(LIVE)
        .group_by(QUOTES.c.final_speaker_id)
        .order_by(_NUMBER.desc(), func.min(SPEAKER_NAME))
    )


def _by_outlet() -> Select[Any]:
    return (
        select(OUTLETS.c.name.label("name"), _NUMBER)
        .select_from(QUOTES)
        .join(ARTICLES, ARTICLES.c.id == QUOTES.c.article_id)
        .outerjoin(OUTLETS, OUTLETS.c.id == ARTICLES.c.outlet_id)
        .where(LIVE)
        .group_by(OUTLETS.c.name)
        .order_by(_NUMBER.desc(), OUTLETS.c.name)
    )


def _by_month() -> Select[Any]:
    """By the month in which it was said, else printed; by the year where that is all we know."""
    first, last = (
        cast(column, String) for column in (QUOTES.c.known_earliest, QUOTES.c.known_latest)
    )
    month = func.substr(last, 1, 7)
    same = func.substr(first, 1, 7) == month
    name = case((same, month), else_=func.substr(last, 1, 4)).label("name")
    return select(name, _NUMBER).select_from(QUOTES).where(LIVE).group_by(name).order_by(name)


def _by_kind() -> Select[Any]:
    kind: ColumnElement[Any] = func.coalesce(QUOTES.c.decided_kind, QUOTES.c.kind).label("name")
    return select(kind, _NUMBER).select_from(QUOTES).where(LIVE).group_by(kind).order_by(kind)


def _by_confidence() -> Select[Any]:
    """Of all quotations with a speaker found: each tenth under the number it begins with."""
    step = func.min(cast(QUOTES.c.confidence * STEPS, QUOTES.c.id.type), STEPS - 1)
    name: ColumnElement[Any] = cast(step / float(STEPS), String).label("name")
    return (
        select(name, _NUMBER)
        .select_from(QUOTES)
        .where(LIVE, QUOTES.c.name_in_article.is_not(None))
        .group_by(step)
        .order_by(step)
    )


_GROUPED: dict[str, Callable[[], Select[Any]]] = {
    "speaker": _by_speaker,
    "outlet": _by_outlet,
    "month": _by_month,
    "kind": _by_kind,
    "confidence": _by_confidence,
}
