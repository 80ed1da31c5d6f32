"""Printings: the picked quotations joined with all that a listing shows, as values, streamed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, case, func, select

from quotebank.model import Printing, QuoteSpan, SpeakerKind
from quotebank.storage import convert
from quotebank.storage.batch import MANY, table_of
from quotebank.storage.questions import SPEAKER_NAME, Asked
from quotebank.storage.schema import (
    ArticleAuthorRow,
    ArticleRow,
    ArticleTextRow,
    AuthorRow,
    DateRow,
    OutletRow,
    QuoteRow,
    QuoteSpanRow,
    SpeakerRow,
)

QUOTES = table_of(QuoteRow)
SPANS = table_of(QuoteSpanRow)
ARTICLES = table_of(ArticleRow)
TEXTS = table_of(ArticleTextRow)
OUTLETS = table_of(OutletRow)
SPEAKERS = table_of(SpeakerRow)
DATES = table_of(DateRow)
AUTHORS = table_of(AuthorRow)
BYLINES = table_of(ArticleAuthorRow)

CONTEXT = 60
"""Characters of the article before and after a quotation that a printing carries."""

_COLUMNS: tuple[ColumnElement[Any], ...] = (
    QUOTES.c.id,
    QUOTES.c.article_id,
    QUOTES.c.text,
    func.coalesce(QUOTES.c.decided_kind, QUOTES.c.kind).label("kind"),
    QUOTES.c.decided_kind,
    QUOTES.c.start_offset,
    QUOTES.c.end_offset,
    QUOTES.c.span_count,
    QUOTES.c.name_in_article,
    QUOTES.c.speaker_kind,
    QUOTES.c.mention,
    QUOTES.c.mention_start,
    QUOTES.c.mention_end,
    QUOTES.c.cue,
    QUOTES.c.cue_start,
    QUOTES.c.cue_end,
    QUOTES.c.further_cues,
    QUOTES.c.rule,
    QUOTES.c.confidence,
    QUOTES.c.runner_up,
    QUOTES.c.said_inherited,
    QUOTES.c.decision,
    QUOTES.c.final_speaker_id,
    QUOTES.c.statement_id,
    DATES.c.start_offset.label("said_start"),
    DATES.c.end_offset.label("said_end"),
    DATES.c.words.label("said_words"),
    DATES.c.normal.label("said_normal"),
    DATES.c.earliest.label("said_earliest"),
    DATES.c.latest.label("said_latest"),
    DATES.c.precision.label("said_precision"),
    DATES.c.basis.label("said_basis"),
    SPEAKER_NAME.label("final_name"),
    SPEAKERS.c.kind.label("final_kind"),
    SPEAKERS.c.qid,
    ARTICLES.c.source,
    ARTICLES.c.title,
    ARTICLES.c.url,
    ARTICLES.c.published,
    ARTICLES.c.updated,
    ARTICLES.c.retrieved,
    ARTICLES.c.byline,
    OUTLETS.c.name.label("outlet"),
)


def _context() -> tuple[ColumnElement[str], ColumnElement[str]]:
    start, end = QUOTES.c.start_offset, QUOTES.c.end_offset
    before = case((start > CONTEXT, start - CONTEXT), else_=0)
    return (
        func.substr(TEXTS.c.text, before + 1, start - before).label("prefix"),
        func.substr(TEXTS.c.text, end + 1, CONTEXT).label("suffix"),
    )


_CONTEXT = _context()


def printings(connection: Connection, asked: Asked, *, context: bool) -> Iterator[Printing]:
    """Yield the printings that a question picks, in its order, a few at a time."""
    page = asked.picked().subquery("page")
    source = (
        page.join(QUOTES, QUOTES.c.id == page.c.id)
        .join(ARTICLES, ARTICLES.c.id == QUOTES.c.article_id)
        .outerjoin(OUTLETS, OUTLETS.c.id == ARTICLES.c.outlet_id)
        .outerjoin(SPEAKERS, SPEAKERS.c.id == QUOTES.c.final_speaker_id)
        .outerjoin(DATES, DATES.c.id == QUOTES.c.said_date_id)
    )
    if context:
        source = source.join(TEXTS, TEXTS.c.id == QUOTES.c.text_id)
    columns = _COLUMNS + _CONTEXT if context else _COLUMNS
    order = [
        page.c[f"sort_{i}"].desc() if down else page.c[f"sort_{i}"].asc()
        for i, (_, down) in enumerate(asked.order())
    ]
    rows = connection.execute(
        select(*columns).select_from(source).order_by(*order),
        asked.parameters,
        execution_options={"yield_per": MANY},
    )
    for some in rows.partitions(MANY):
        yield from _printings(connection, some, context=context)


def _printings(connection: Connection, rows: Sequence[Any], *, context: bool) -> Iterator[Printing]:
    spans = _spans(connection, [row.id for row in rows if row.span_count > 1])
    authors = _authors(connection, {row.article_id for row in rows if row.byline is not None})
    for row in rows:
        yield _printing(row, spans, authors, context=context)


def _printing(
    row: Any,
    spans: Mapping[int, Sequence[QuoteSpan]],
    authors: Mapping[int, Sequence[str]],
    *,
    context: bool,
) -> Printing:
    own: Sequence[QuoteSpan]
    if row.span_count == 1:
        own = [convert.quote_span(row.start_offset, row.end_offset, row.text, row.kind)]
    else:
        own = spans[row.id]
        if row.decided_kind is not None:
            own = [convert.quote_span(s.start, s.end, s.text, row.kind) for s in own]
    return Printing(
        id=row.id,
        article_id=row.article_id,
        quotation=convert.quotation_of(row, own),
        speaker=row.final_name,
        speaker_id=row.final_speaker_id,
        speaker_kind=cast(SpeakerKind | None, row.final_kind),
        speaker_qid=row.qid,
        decided=row.decision is not None,
        statement_id=row.statement_id,
        source=row.source,
        title=row.title,
        outlet=row.outlet,
        url=row.url,
        published=row.published,
        updated=row.updated,
        retrieved=row.retrieved,
        authors=tuple(authors.get(row.article_id, ())),
        prefix=row.prefix if context else "",
        suffix=row.suffix if context else "",
    )


def _spans(connection: Connection, ids: Sequence[int]) -> dict[int, list[QuoteSpan]]:
    spans: dict[int, list[QuoteSpan]] = defaultdict(list)
    if ids:
        asked = select(SPANS).where(SPANS.c.quote_id.in_(ids))
        for row in connection.execute(asked.order_by(SPANS.c.quote_id, SPANS.c.position)):
            span = convert.quote_span(row.start_offset, row.end_offset, row.text, row.kind)
            spans[row.quote_id].append(span)
    return spans


def _authors(connection: Connection, articles: set[int]) -> dict[int, list[str]]:
    """Return the authors of articles in order: a byline does not say where one name ends."""
    names: dict[int, list[str]] = defaultdict(list)
    if articles:
        asked = (
            select(BYLINES.c.article_id, AUTHORS.c.name)
            .join(AUTHORS, AUTHORS.c.id == BYLINES.c.author_id)
            .where(BYLINES.c.article_id.in_(sorted(articles)))
            .order_by(BYLINES.c.article_id, BYLINES.c.position)
        )
        for article_id, name in connection.execute(asked):
            names[article_id].append(name)
    return names
