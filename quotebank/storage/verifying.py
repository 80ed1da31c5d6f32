"""Do stored words still stand where they were found? Every span, every text, read and compared."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from quotebank.model import words_of
from quotebank.storage.batch import table_of
from quotebank.storage.convert import text_fingerprint
from quotebank.storage.schema import ArticleRow, ArticleTextRow, QuoteRow, QuoteSpanRow
from quotebank.storage.values import Flaw

ARTICLES = table_of(ArticleRow)
TEXTS = table_of(ArticleTextRow)
QUOTES = table_of(QuoteRow)
SPANS = table_of(QuoteSpanRow)

_PAGE = 200
"""Texts in memory at a time."""


def flaws(connection: Connection) -> Iterator[Flaw]:
    """Yield what does not hold: texts without their fingerprint, spans without their words."""
    last = 0
    page = (
        select(TEXTS, ARTICLES.c.source)
        .join(ARTICLES, ARTICLES.c.id == TEXTS.c.article_id)
        .order_by(TEXTS.c.id)
        .limit(_PAGE)
    )
    while rows := connection.execute(page.where(TEXTS.c.id > last)).all():
        quotes = _quotes(connection, [row.id for row in rows])
        for row in rows:
            if text_fingerprint(row.text) != row.fingerprint:
                yield Flaw(row.article_id, row.source, None, "the text is not what was read")
            for quote, spans in quotes[row.id]:
                yield from _misplaced(row, quote, spans)
        last = rows[-1].id


def _quotes(connection: Connection, texts: list[int]) -> dict[int, list[tuple[Any, list[Any]]]]:
    """Return the quotations of texts with their spans, by text."""
    spans: dict[int, list[Any]] = defaultdict(list)
    within = QUOTES.c.text_id.in_(texts)
    for span in connection.execute(
        select(SPANS)
        .join(QUOTES, QUOTES.c.id == SPANS.c.quote_id)
        .where(within)
        .order_by(SPANS.c.quote_id, SPANS.c.position)
    ):
        spans[span.quote_id].append(span)
    found: dict[int, list[tuple[Any, list[Any]]]] = defaultdict(list)
    for quote in connection.execute(
        select(QUOTES.c.id, QUOTES.c.text_id, QUOTES.c.text).where(within).order_by(QUOTES.c.id)
    ):
        found[quote.text_id].append((quote, spans[quote.id]))
    return found


def _misplaced(row: Any, quote: Any, spans: list[Any]) -> Iterator[Flaw]:
    for span in spans:
        if row.text[span.start_offset : span.end_offset] != span.text:
            place = f"{span.start_offset}-{span.end_offset}"
            yield Flaw(
                row.article_id, row.source, quote.id, f'the text at {place} is not "{span.text}"'
            )
    # A bank of before keeps the marks that paragraphs open with anew: the words are the same.
    if words_of([span.text for span in spans]) != words_of([quote.text]):
        yield Flaw(row.article_id, row.source, quote.id, "its words are not those of its spans")
