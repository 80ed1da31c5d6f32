"""Does the bank have this article already? One indexed look-up, before any extraction."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from quotebank.model import Article
from quotebank.storage.batch import table_of
from quotebank.storage.convert import metadata_fingerprint, text_fingerprint
from quotebank.storage.prepared import Prepared
from quotebank.storage.schema import ArticleRow, ArticleTextRow
from quotebank.storage.values import State

ARTICLES = table_of(ArticleRow)
TEXTS = table_of(ArticleTextRow)

_RECORDED = Prepared(
    select(
        ARTICLES.c.id,
        ARTICLES.c.fingerprint,
        ARTICLES.c.published,
        TEXTS.c.id.label("text_id"),
        TEXTS.c.version,
        TEXTS.c.fingerprint.label("text_fingerprint"),
        TEXTS.c.extractor,
    )
    .join(TEXTS, TEXTS.c.article_id == ARTICLES.c.id)
    .where(ARTICLES.c.key == bindparam("key"))
    .order_by(TEXTS.c.version.desc())
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the bank has of an article: its id, its latest text, and how both were made."""

    id: int
    fingerprint: str
    published: str | None
    text_id: int
    version: int
    text_fingerprint: str
    extractor: str


def recorded(connection: Connection, key: str) -> Recorded | None:
    """Return what the bank has under an article's key, None for nothing."""
    row = _RECORDED.one(connection, key=key)
    return None if row is None else Recorded(*row)


def state_of(stored: Recorded | None, article: Article, extractor: str) -> State:
    """Return what an article as read is to the bank: new, changed in text or metadata, extracted
    by another version ("extractor"), or the same.
    """
    if stored is None:
        return "new"
    if stored.text_fingerprint != text_fingerprint(article.text):
        return "text"
    if stored.fingerprint != metadata_fingerprint(article):
        return "metadata"
    return "same" if stored.extractor == extractor else "extractor"
