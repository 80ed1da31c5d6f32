"""Articles whose quotations another version of the extractor found, to be extracted again."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from quotebank.model import Article
from quotebank.storage.batch import table_of
from quotebank.storage.prepared import Prepared
from quotebank.storage.schema import ArticleRow, ArticleTextRow

_PAGE = 100

ARTICLES = table_of(ArticleRow)
TEXTS = table_of(ArticleTextRow)
_LATER = aliased(TEXTS)

_OUTDATED = Prepared(
    select(
        TEXTS.c.id,
        TEXTS.c.text,
        ARTICLES.c.key,
        ARTICLES.c.source,
        ARTICLES.c.record_id,
        ARTICLES.c.line,
        ARTICLES.c.title,
        ARTICLES.c.published,
        ARTICLES.c.given,
    )
    .join(ARTICLES, ARTICLES.c.id == TEXTS.c.article_id)
    .where(
        TEXTS.c.extractor != bindparam("extractor"),
        TEXTS.c.id > bindparam("after"),
        ~select(_LATER.c.id)
        .where(_LATER.c.article_id == TEXTS.c.article_id, _LATER.c.version > TEXTS.c.version)
        .exists(),
    )
    .order_by(TEXTS.c.id)
    .limit(_PAGE)
)


def outdated(connection: Connection, extractor: str) -> Iterator[Article]:
    """Yield the articles whose latest text another version than ``extractor`` has read.

    Each has the text and what an extraction looks at besides, as its source gave it. The bank may
    be written between two of them: a page is read at a time.
    """
    after = 0
    while rows := _OUTDATED.all(connection, {"extractor": extractor, "after": after}):
        for id_, text, key, source, record_id, line, title, published, given in rows:
            said = json.loads(given) if given else {}
            yield Article(
                text=text,
                key=key,
                source=source,
                record_id=record_id,
                line=line,
                title=said.get("title", title),
                published=said.get("published", published),
            )
            after = id_
