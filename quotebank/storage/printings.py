"""Printings: the picked quotations joined with all that a listing shows, as values, streamed."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from sqlite3 import Connection
from typing import Any

from quotebank.model import (
    DateExpression,
    Printing,
    Quotation,
    QuoteSpan,
    SaidOn,
    Span,
)
from quotebank.storage import filters
from quotebank.storage.filters import KIND, SPEAKER_NAME, Shape
from quotebank.storage.questions import Asked
from quotebank.storage.texts import BETWEEN_AUTHORS

CONTEXT = 60
"""Characters of the article before and after a quotation that a printing carries."""

MANY = 500
"""Printings read at a time."""

_COLUMNS = f"""
q.id, q.article_id, q.text, {KIND}, q.decided_kind, q.start_offset, q.end_offset, q.span_count,
q.name_in_article, q.speaker_kind, q.mention, q.mention_start, q.mention_end,
q.cue, q.cue_start, q.cue_end, q.further_cues, q.rule, q.confidence, q.runner_up,
q.said_inherited, q.decision, q.final_speaker_id, q.statement_id,
d.start_offset, d.end_offset, d.words, d.normal,
d.earliest, d.latest, d.precision, d.basis,
{SPEAKER_NAME}, s.kind, s.qid,
a.source, a.title, a.url, a.published, a.updated, a.retrieved, a.byline, o.name,
"""
_SPAN_COUNT, _BYLINE = 7, 41
_CONTEXT = f"""
CASE WHEN q.start_offset > {CONTEXT} THEN substr(t.text, q.start_offset - {CONTEXT - 1}, {CONTEXT})
  ELSE substr(t.text, 1, q.start_offset) END,
substr(t.text, q.end_offset + 1, {CONTEXT})
"""
_TEXTS = "JOIN article_texts AS t ON t.id = q.text_id"


def printings(connection: Connection, asked: Asked, *, context: bool) -> Iterator[Printing]:
    """Yield the printings that answer a question, in its order, read a few at a time."""
    if asked.nothing:
        return
    rows = connection.execute(_query(asked.shape, context=context), asked.parameters)
    while some := rows.fetchmany(MANY):
        spans = _spans(connection, [row[0] for row in some if row[_SPAN_COUNT] > 1])
        # A byline without the mark between two authors is one author, whole.
        several = {row[1] for row in some if row[_BYLINE] and BETWEEN_AUTHORS in row[_BYLINE]}
        authors = _authors(connection, list(several))
        for row in some:
            yield _printing(row, spans, authors)


def _query(shape: Shape, *, context: bool) -> str:
    columns = _COLUMNS + (_CONTEXT if context else "'', ''")
    if not shape.limit and not shape.walks_index:
        # All of it: picking first would only look every row up twice.
        there, narrowed = filters.source(shape), f"WHERE {filters.conditions(shape)}"
        sorting = filters.order(shape)
        joins = _joins(shape.tables, context=context)
    else:
        there = f"({filters.picked(shape)}) AS page\nJOIN quotes AS q ON q.id = page.id"
        narrowed = ""
        sorting = [(f"page.sort_{i}", down) for i, (_, down) in enumerate(filters.order(shape))]
        joins = _joins(set(), context=context)
    return "\n".join(
        [f"SELECT {columns}", f"FROM {there}", *joins, narrowed, filters.sorted_by(sorting)]
    )


def _joins(there: set[str], *, context: bool) -> Iterator[str]:
    if "articles" not in there:
        yield filters.ARTICLES
    yield filters.OUTLETS
    if "speakers" not in there:
        yield filters.SPEAKERS
    if "dates" not in there:
        yield f"LEFT {filters.DATES}"
    if context:
        yield _TEXTS


def _printing(
    row: Sequence[Any],
    all_spans: Mapping[int, Sequence[QuoteSpan]],
    all_authors: Mapping[int, Sequence[str]],
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
        spans = tuple(all_spans[id_])
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
        further_cues=() if further_cues is None else _cues(further_cues),
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
        authors=() if byline is None else tuple(all_authors.get(article_id) or (byline,)),
        prefix=prefix,
        suffix=suffix,
    )


def _cues(stored: str) -> tuple[Span, ...]:
    return tuple(Span(start, end, words) for start, end, words in json.loads(stored))


def _spans(connection: Connection, ids: Sequence[int]) -> Mapping[int, Sequence[QuoteSpan]]:
    """Return the spans of quotations, at most ``MANY``, in order."""
    asked = (
        "SELECT quote_id, start_offset, end_offset, text, kind FROM quote_spans "  # noqa: S608 - our own names
        f"WHERE {filters.one_of('quote_id', 'quote', len(ids))} ORDER BY quote_id, position"
    )
    found: dict[int, list[QuoteSpan]] = defaultdict(list)
    for id_, *span in connection.execute(asked, filters.numbered("quote", ids)) if ids else ():
        found[id_].append(QuoteSpan(*span))
    return found


def _authors(connection: Connection, articles: Sequence[int]) -> Mapping[int, Sequence[str]]:
    """Return the authors of articles, at most ``MANY``, as printed."""
    asked = (
        "SELECT b.article_id, w.name FROM article_authors AS b "  # noqa: S608 - our own names
        "JOIN authors AS w ON w.id = b.author_id "
        f"WHERE {filters.one_of('b.article_id', 'article', len(articles))} "
        "ORDER BY b.article_id, b.position"
    )
    given = filters.numbered("article", articles)
    found: dict[int, list[str]] = defaultdict(list)
    for id_, name in connection.execute(asked, given) if articles else ():
        found[id_].append(name)
    return found
