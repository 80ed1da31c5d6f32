"""Copies of one report: signatures of articles kept, candidates found, the answer written."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from quotebank.storage.batch import table_of
from quotebank.storage.schema import ArticleRow, ArticleTextRow
from quotebank.storage.schema.linking import ArticleBandRow, ArticleSignatureRow
from quotebank.storage.values import Signed, Unsigned

ARTICLES = table_of(ArticleRow)
TEXTS = table_of(ArticleTextRow)
SIGNATURES = table_of(ArticleSignatureRow)
BANDS = table_of(ArticleBandRow)

_PAGE = 200


def unsigned(connection: Connection, texts: Sequence[int] | None = None) -> Iterator[Unsigned]:
    """Yield the articles whose latest text is newer than all that are signed, or these texts.

    Texts get rising ids that are never used again, so no article signed before is looked at.
    """
    last = connection.scalar(select(func.max(SIGNATURES.c.text_id))) or 0
    query = (
        select(ARTICLES.c.id, TEXTS.c.id.label("text_id"), TEXTS.c.text)
        .add_columns(ARTICLES.c.published_earliest)
        .join(ARTICLES, ARTICLES.c.id == TEXTS.c.article_id)
        .order_by(TEXTS.c.id)
        .limit(_PAGE)
    )
    if texts is not None:
        query, last = query.where(TEXTS.c.id.in_(texts)), 0
    while page := connection.execute(query.where(TEXTS.c.id > last)).all():
        last = page[-1].text_id
        for row in page:
            yield Unsigned(
                article_id=row.id, text_id=row.text_id, text=row.text, day=row.published_earliest
            )


def first_printings(connection: Connection, bands: Sequence[int]) -> list[Signed]:
    """Return the first printings that share a band."""
    query = (
        select(SIGNATURES.c.article_id, SIGNATURES.c.signature, ARTICLES.c.published_earliest)
        .join(ARTICLES, ARTICLES.c.id == SIGNATURES.c.article_id)
        .where(
            SIGNATURES.c.article_id.in_(select(BANDS.c.article_id).where(BANDS.c.band.in_(bands)))
        )
    )
    return [
        Signed(article_id=row.article_id, signature=row.signature, day=row.published_earliest)
        for row in connection.execute(query)
    ]


def sign(
    connection: Connection,
    article: Unsigned,
    signature: bytes | None,
    bands: Sequence[int],
    copy_of: int | None,
) -> None:
    """Write an article's signature: its bands if it is a first printing, else whose copy it is."""
    connection.execute(delete(BANDS).where(BANDS.c.article_id == article.article_id))
    connection.execute(delete(SIGNATURES).where(SIGNATURES.c.article_id == article.article_id))
    connection.execute(
        insert(SIGNATURES).values(
            article_id=article.article_id, text_id=article.text_id, signature=signature
        )
    )
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.id == article.article_id, ARTICLES.c.copy_of_id.is_distinct_from(copy_of))
        .values(copy_of_id=copy_of)
    )
    if bands and copy_of is None:
        connection.execute(
            insert(BANDS).prefix_with("OR IGNORE"),
            [{"band": band, "article_id": article.article_id} for band in bands],
        )


def orphaned(connection: Connection) -> list[int]:
    """Return the texts of copies whose first printing is gone: they are to be signed anew."""
    query = (
        select(SIGNATURES.c.text_id)
        .join(ARTICLES, ARTICLES.c.id == SIGNATURES.c.article_id)
        .where(
            ARTICLES.c.copy_of_id.is_(None),
            SIGNATURES.c.signature.is_not(None),
            ~select(BANDS.c.band).where(BANDS.c.article_id == ARTICLES.c.id).exists(),
        )
    )
    return list(connection.scalars(query))
