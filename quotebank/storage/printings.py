"""Printings: flat rows put together as the values that listings and most exporters take."""

from datetime import date
from typing import Any

from quotebank.model import (
    DateExpression,
    FlatPrinting,
    Printing,
    Quotation,
    QuoteSpan,
    SaidOn,
    Span,
)


def printing_of(flat: FlatPrinting) -> Printing:
    """Return the same printing as a value of values."""
    # One unpacking for all columns: over a million rows, reading each by name takes half the time.
    # fmt: off
    (
        id_, article_id, text, kind, start, end, name_in_article, kind_in_article,
        mention, mention_start, mention_end, cue, cue_start, cue_end, rule, confidence, runner_up,
        said_words, said_start, said_end, said_normal,
        said_earliest, said_latest, said_precision, said_basis, said_inherited,
        speaker, speaker_id, speaker_kind, speaker_qid, decided, statement_id,
        spans, further_cues, origin, prefix, suffix,
    ) = _columns(flat)
    # fmt: on
    quotation = Quotation(
        spans=spans or (QuoteSpan(start, end, text, kind),),
        speaker=name_in_article,
        speaker_kind=kind_in_article,
        mention=_span(mention_start, mention_end, mention),
        cue=_span(cue_start, cue_end, cue),
        further_cues=further_cues,
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


def _columns(flat: FlatPrinting) -> tuple[Any, ...]:
    # Not typed one by one: what belongs together is None together, which no type can say.
    return flat


def _span(start: int, end: int, words: str | None) -> Span | None:
    return None if words is None else Span(start, end, words)


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)
