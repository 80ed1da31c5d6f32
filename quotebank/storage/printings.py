"""Printings: rows of the bank put together as the values that listings and most exporters take.

What a quotation shares with others, or has several of, is read beside its row (``beside``).
"""

from collections.abc import Iterator, Mapping
from datetime import date
from sqlite3 import Connection
from typing import Any

from quotebank.model import (
    DateExpression,
    Origin,
    Printing,
    Quotation,
    QuoteSpan,
    SaidOn,
    Span,
)
from quotebank.storage import filters
from quotebank.storage.beside import MANY, Shared, around, cues, origins, spans
from quotebank.storage.filters import KIND, SPEAKER_NAME
from quotebank.storage.questions import Asked

_COLUMNS = f"""
q.id, q.article_id, q.span_count, q.further_cues,
q.text, {KIND}, q.start_offset, q.end_offset,
q.name_in_article, q.speaker_kind,
q.mention, q.mention_start, q.mention_end, q.cue, q.cue_start, q.cue_end,
q.rule, q.confidence, q.runner_up,
d.words, d.start_offset, d.end_offset, d.normal, d.earliest, d.latest, d.precision, d.basis,
q.said_inherited,
{SPEAKER_NAME}, q.final_speaker_id, s.kind, s.qid, q.decision IS NOT NULL, q.statement_id
"""
_ID, _ARTICLE, _SPAN_COUNT = range(3)


def printings(connection: Connection, asked: Asked, *, context: bool) -> Iterator[Printing]:
    """Yield the printings that answer a question, in its order, read a few at a time.

    Without ``context`` their prefix and suffix are empty.
    """
    if asked.nothing:
        return
    rows = connection.execute(filters.answer(asked.shape, _COLUMNS), asked.parameters)
    shared = Shared(connection, origins)
    while some := rows.fetchmany(MANY):
        origin = shared.of({row[_ARTICLE] for row in some})
        several = spans(connection, [row[_ID] for row in some if row[_SPAN_COUNT] > 1])
        texts: Mapping[int, tuple[str, str]] = {}
        if context:
            texts = around(connection, [row[_ID] for row in some])
        for row in some:
            id_ = row[_ID]
            prefix, suffix = texts.get(id_, ("", ""))
            yield _printing(row, several.get(id_, ()), origin[row[_ARTICLE]], prefix, suffix)


def _printing(
    row: tuple[Any, ...], several: tuple[QuoteSpan, ...], origin: Origin, prefix: str, suffix: str
) -> Printing:
    # One unpacking for all columns: over a million rows, reading each by name takes half the time.
    # fmt: off
    (
        id_, article_id, _, further_cues, text, kind, start, end, name_in_article, kind_in_article,
        mention, mention_start, mention_end, cue, cue_start, cue_end, rule, confidence, runner_up,
        said_words, said_start, said_end, said_normal,
        said_earliest, said_latest, said_precision, said_basis, said_inherited,
        speaker, speaker_id, speaker_kind, speaker_qid, decided, statement_id,
    ) = row
    # fmt: on
    quotation = Quotation(
        spans=several or (QuoteSpan(start, end, text, kind),),
        speaker=name_in_article,
        speaker_kind=kind_in_article,
        mention=_span(mention_start, mention_end, mention),
        cue=_span(cue_start, cue_end, cue),
        further_cues=cues(further_cues) if further_cues else (),
        rule=rule,
        confidence=confidence,
        runner_up=runner_up,
        said_on=None
        if said_words is None
        else SaidOn(
            DateExpression(
                said_start,
                said_end,
                said_words,
                said_normal,
                _day(said_earliest),
                _day(said_latest),
                said_precision,
                said_basis,
            ),
            bool(said_inherited),
        ),
    )
    return Printing(
        id=id_,
        article_id=article_id,
        quotation=quotation,
        speaker=speaker,
        speaker_id=speaker_id,
        speaker_kind=speaker_kind,
        speaker_qid=speaker_qid,
        decided=bool(decided),
        statement_id=statement_id,
        source=origin.source,
        title=origin.title,
        outlet=origin.outlet,
        url=origin.url,
        published=origin.published,
        updated=origin.updated,
        retrieved=origin.retrieved,
        authors=origin.authors,
        prefix=prefix,
        suffix=suffix,
    )


def _span(start: int, end: int, words: str | None) -> Span | None:
    return None if words is None else Span(start, end, words)


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)
