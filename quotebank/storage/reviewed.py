"""The quotations on which people decided, what they decided, and the articles they stand in."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, or_, select

from quotebank.errors import QueryError
from quotebank.model import Article
from quotebank.storage.batch import chunks, table_of
from quotebank.storage.expressions import SPEAKER_NAME
from quotebank.storage.schema import (
    ArticleAuthorRow,
    ArticleRow,
    ArticleTextRow,
    AuthorRow,
    OutletRow,
    QuoteRow,
    QuoteSpanRow,
    SpeakerRow,
)
from quotebank.storage.values import Reviewed

QUOTES = table_of(QuoteRow)
SPANS = table_of(QuoteSpanRow)
ARTICLES = table_of(ArticleRow)
TEXTS = table_of(ArticleTextRow)
SPEAKERS = table_of(SpeakerRow)
OUTLETS = table_of(OutletRow)
AUTHORS = table_of(AuthorRow)
BYLINES = table_of(ArticleAuthorRow)

_LATEST = (
    select(func.max(TEXTS.c.id)).where(TEXTS.c.article_id == QUOTES.c.article_id).scalar_subquery()
)


def reviewed(connection: Connection) -> Iterator[Reviewed]:
    """Yield the quotations on which people decided, article by article in reading order."""
    asked = (
        select(
            QUOTES,
            SPEAKER_NAME.label("speaker"),
            SPEAKERS.c.kind.label("final_kind"),
            (QUOTES.c.text_id == _LATEST).label("latest"),
        )
        .outerjoin(SPEAKERS, SPEAKERS.c.id == QUOTES.c.final_speaker_id)
        .where(or_(QUOTES.c.decision.is_not(None), QUOTES.c.decided_kind.is_not(None)))
        .order_by(QUOTES.c.article_id, QUOTES.c.start_offset, QUOTES.c.id)
    )
    for some in chunks(connection.execute(asked).all()):
        spans: dict[int, list[tuple[int, int]]] = {row.id: [] for row in some}
        for quote_id, start, end in connection.execute(
            select(SPANS.c.quote_id, SPANS.c.start_offset, SPANS.c.end_offset)
            .where(SPANS.c.quote_id.in_(list(spans)))
            .order_by(SPANS.c.quote_id, SPANS.c.position)
        ):
            spans[quote_id].append((start, end))
        for row in some:
            yield _reviewed(row, tuple(spans[row.id]))


def _reviewed(row: Any, spans: tuple[tuple[int, int], ...]) -> Reviewed:
    no_quotation = row.decision == "not-a-quote"
    return Reviewed(
        id=row.id,
        article_id=row.article_id,
        decision=row.decision,
        kind=row.decided_kind or row.kind,
        speaker=None if no_quotation else row.speaker,
        speaker_kind=None if no_quotation else row.final_kind,
        text=row.text,
        spans=spans,
        # What a person called no quotation is retired for that alone.
        standing=bool(row.latest) and (no_quotation or row.retired_at is None),
    )


def stored_article(connection: Connection, id_: int) -> Article:
    """Return an article as a reader would yield it, with what people set. Raises QueryError."""
    row = connection.execute(
        select(ARTICLES, OUTLETS.c.name.label("outlet"), TEXTS.c.text)
        .join(TEXTS, TEXTS.c.article_id == ARTICLES.c.id)
        .outerjoin(OUTLETS, OUTLETS.c.id == ARTICLES.c.outlet_id)
        .where(ARTICLES.c.id == id_)
        .order_by(TEXTS.c.version.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        raise QueryError(f"no article {id_}")
    authors = connection.scalars(
        select(AUTHORS.c.name)
        .join(BYLINES, BYLINES.c.author_id == AUTHORS.c.id)
        .where(BYLINES.c.article_id == id_)
        .order_by(BYLINES.c.position)
    )
    return Article(
        text=row.text,
        key=row.key,
        source=row.source,
        record_id=row.record_id,
        line=row.line,
        title=row.title,
        url=row.url,
        outlet=row.outlet,
        published=row.published,
        updated=row.updated,
        retrieved=row.retrieved,
        authors=tuple(authors),
        metadata=row.metadata or {},
    )
