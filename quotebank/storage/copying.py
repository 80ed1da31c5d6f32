"""Copies of one report: signatures of articles kept, candidates found, the answer written."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, bindparam, delete, func, select, update

from quotebank.storage.batch import Batch, chunks, table_of
from quotebank.storage.linkage import Signed, Unsigned
from quotebank.storage.schema import ArticleRow, ArticleTextRow
from quotebank.storage.schema.linking import ArticleBandRow, ArticleSignatureRow

ARTICLES = table_of(ArticleRow)
TEXTS = table_of(ArticleTextRow)
SIGNATURES = table_of(ArticleSignatureRow)
BANDS = table_of(ArticleBandRow)

PAGE = 40
"""Articles signed at a time: their bands fit one question."""


def unsigned(
    connection: Connection, texts: Sequence[int] | None = None
) -> Iterator[list[Unsigned]]:
    """Yield, a page at a time, the articles whose latest text is newer than all that are signed;
    or those of these texts.

    Texts get rising ids that are never used again, so no article signed before is looked at.
    """
    last = connection.scalar(select(func.max(SIGNATURES.c.text_id))) or 0
    query = (
        select(ARTICLES.c.id, TEXTS.c.id.label("text_id"), TEXTS.c.text)
        .add_columns(ARTICLES.c.published_earliest)
        .join(ARTICLES, ARTICLES.c.id == TEXTS.c.article_id)
        .order_by(TEXTS.c.id)
        .limit(PAGE)
    )
    if texts is not None:
        query, last = query.where(TEXTS.c.id.in_(texts)), 0
    while page := connection.execute(query.where(TEXTS.c.id > last)).all():
        last = page[-1].text_id
        # A text that was changed twice meanwhile: only its latest version counts.
        newest = {row.id: row for row in page}
        yield [
            Unsigned(
                article_id=row.id, text_id=row.text_id, text=row.text, day=row.published_earliest
            )
            for row in newest.values()
        ]


def first_printings(connection: Connection, bands: Sequence[int]) -> dict[int, list[Signed]]:
    """Return the first printings of reports that have one of these bands, by band."""
    query = (
        select(
            BANDS.c.band,
            SIGNATURES.c.article_id,
            SIGNATURES.c.text_id,
            SIGNATURES.c.signature,
            ARTICLES.c.published_earliest,
        )
        .join(SIGNATURES, SIGNATURES.c.article_id == BANDS.c.article_id)
        .join(ARTICLES, ARTICLES.c.id == BANDS.c.article_id)
    )
    found: dict[int, list[Signed]] = {}
    known: dict[int, Signed] = {}
    for some in chunks(bands):
        for row in connection.execute(query.where(BANDS.c.band.in_(some))):
            if row.article_id not in known:
                known[row.article_id] = Signed(
                    article_id=row.article_id,
                    text_id=row.text_id,
                    signature=row.signature,
                    bands=(),
                    day=row.published_earliest,
                    copy_of=None,
                )
            found.setdefault(row.band, []).append(known[row.article_id])
    return found


def sign(batch: Batch, signed: Sequence[Signed]) -> None:
    """Write signatures, the bands of first printings, and of which article each other is a copy."""
    ids = [one.article_id for one in signed]
    for some in chunks(ids):
        for table in (BANDS, SIGNATURES):
            batch.connection.execute(delete(table).where(table.c.article_id.in_(some)))
    for one in signed:
        batch.insert(
            SIGNATURES,
            {"article_id": one.article_id, "text_id": one.text_id, "signature": one.signature},
        )
        if one.copy_of is None:
            for band in sorted(set(one.bands)):
                batch.insert(BANDS, {"band": band, "article_id": one.article_id})
    batch.flush()
    batch.connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.id == bindparam("article"))
        .where(ARTICLES.c.copy_of_id.is_distinct_from(bindparam("first")))
        .values(copy_of_id=bindparam("first")),
        [{"article": one.article_id, "first": one.copy_of} for one in signed],
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
