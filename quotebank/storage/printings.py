"""Printings: the picked quotations joined with all that a listing shows, as values, streamed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    bindparam,
    case,
    func,
    literal_column,
    select,
)

from quotebank.model import (
    DateExpression,
    Printing,
    Quotation,
    QuoteSpan,
    SaidOn,
    Span,
)
from quotebank.storage import convert
from quotebank.storage.batch import MANY, table_of
from quotebank.storage.convert import BETWEEN_AUTHORS
from quotebank.storage.prepared import Prepared
from quotebank.storage.questions import (
    SPEAKER_NAME,
    Asked,
    Shape,
    conditions,
    order,
    picked,
    source,
)
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
_EMPTY: ColumnElement[str] = literal_column("''")
_SPAN_COUNT = next(i for i, column in enumerate(_COLUMNS) if column is QUOTES.c.span_count)
_BYLINE = next(i for i, column in enumerate(_COLUMNS) if column is ARTICLES.c.byline)


def printings(connection: Connection, asked: Asked, *, context: bool) -> Iterator[Printing]:
    """Yield the printings that answer a question, in its order, read a few at a time."""
    if asked.nothing:
        return
    rows = _statement(asked.shape, context).run(connection, asked.parameters)
    while some := rows.fetchmany(MANY):
        spans = _spans(connection, [row[0] for row in some if row[_SPAN_COUNT] > 1])
        # A byline without the mark between two authors is one author, whole.
        several = {row[1] for row in some if row[_BYLINE] and BETWEEN_AUTHORS in row[_BYLINE]}
        authors = _authors(connection, several)
        for row in some:
            yield _printing(row, spans, authors)


@lru_cache(maxsize=256)
def _statement(shape: Shape, context: bool) -> Prepared:
    columns = _COLUMNS + _CONTEXT if context else (*_COLUMNS, _EMPTY, _EMPTY)
    if not shape.limit and not shape.walks_index:
        # All of it: picking first would only look every row up twice.
        joined = _joined(source(shape), shape.tables, context=context)
        query = select(*columns).select_from(joined).where(*conditions(shape))
        sorting = order(shape)
    else:
        page = picked(shape).subquery("page")
        start = page.join(QUOTES, QUOTES.c.id == page.c.id)
        query = select(*columns).select_from(_joined(start, set(), context=context))
        sorting = [(page.c[f"sort_{i}"], down) for i, (_, down) in enumerate(order(shape))]
    return Prepared(query.order_by(*(c.desc() if down else c.asc() for c, down in sorting)))


def _joined(source: FromClause, there: set[str], *, context: bool) -> FromClause:
    if "articles" not in there:
        source = source.join(ARTICLES, ARTICLES.c.id == QUOTES.c.article_id)
    source = source.outerjoin(OUTLETS, OUTLETS.c.id == ARTICLES.c.outlet_id)
    if "speakers" not in there:
        source = source.outerjoin(SPEAKERS, SPEAKERS.c.id == QUOTES.c.final_speaker_id)
    if "dates" not in there:
        source = source.outerjoin(DATES, DATES.c.id == QUOTES.c.said_date_id)
    return source.join(TEXTS, TEXTS.c.id == QUOTES.c.text_id) if context else source


def _printing(
    row: Sequence[Any],
    all_spans: Mapping[int, tuple[QuoteSpan, ...]],
    all_authors: Mapping[int, tuple[str, ...]],
) -> Printing:
    # One unpacking for all columns: over a million rows, reading each by name takes half the time.
    # fmt: off
    (
        id_, article_id, text, kind, decided_kind, start, end, span_count,
        name_in_article, speaker_kind, mention, mention_start, mention_end,
        cue, cue_start, cue_end, further_cues, rule, confidence, runner_up,
        said_inherited, decision, speaker_id, statement_id,
        said_start, said_end, said_words, said_normal,
        said_earliest, said_latest, said_precision, said_basis,
        speaker, final_kind, qid,
        article_source, title, url, published, updated, retrieved, byline, outlet,
        prefix, suffix,
    ) = row
    # fmt: on
    if span_count == 1:
        spans: tuple[QuoteSpan, ...] = (QuoteSpan(start, end, text, kind),)
    else:
        spans = all_spans[id_]
        if decided_kind is not None:
            spans = tuple(replace(span, kind=kind) for span in spans)
    said_on = None
    if said_words is not None:
        earliest = None if said_earliest is None else date.fromisoformat(said_earliest)
        latest = None if said_latest is None else date.fromisoformat(said_latest)
        said_on = SaidOn(
            DateExpression(
                said_start,
                said_end,
                said_words,
                said_normal,
                earliest,
                latest,
                said_precision,
                said_basis,
            ),
            bool(said_inherited),
        )
    quotation = Quotation(
        spans=spans,
        speaker=name_in_article,
        speaker_kind=speaker_kind,
        mention=None if mention is None else Span(mention_start, mention_end, mention),
        cue=None if cue is None else Span(cue_start, cue_end, cue),
        further_cues=() if further_cues is None else convert.spans_of(further_cues),
        rule=rule,
        confidence=confidence,
        runner_up=runner_up,
        said_on=said_on,
    )
    return Printing(
        id=id_,
        article_id=article_id,
        quotation=quotation,
        speaker=speaker,
        speaker_id=speaker_id,
        speaker_kind=final_kind,
        speaker_qid=qid,
        decided=decision is not None,
        statement_id=statement_id,
        source=article_source,
        title=title,
        outlet=outlet,
        url=url,
        published=published,
        updated=updated,
        retrieved=retrieved,
        authors=() if byline is None else all_authors.get(article_id) or (byline,),
        prefix=prefix,
        suffix=suffix,
    )


def _spans(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[QuoteSpan, ...]]:
    return {
        id_: tuple(QuoteSpan(*row) for row in _SPANS.all(connection, {"quote": id_})) for id_ in ids
    }


def _authors(connection: Connection, articles: Iterable[int]) -> dict[int, tuple[str, ...]]:
    return {
        id_: tuple(name for (name,) in _AUTHORS.all(connection, {"article": id_}))
        for id_ in articles
    }


_SPANS = Prepared(
    select(SPANS.c.start_offset, SPANS.c.end_offset, SPANS.c.text, SPANS.c.kind)
    .where(SPANS.c.quote_id == bindparam("quote"))
    .order_by(SPANS.c.position)
)
_AUTHORS = Prepared(
    select(AUTHORS.c.name)
    .join(BYLINES, BYLINES.c.author_id == AUTHORS.c.id)
    .where(BYLINES.c.article_id == bindparam("article"))
    .order_by(BYLINES.c.position)
)
