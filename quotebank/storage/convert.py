"""Between the model's values and the rows: each direction once, and nothing of SQL."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any

from quotebank.days import Interval, published_interval
from quotebank.folding import fold, fold_words
from quotebank.model import (
    Article,
    Problem,
    Quotation,
    QuoteSpan,
    SaidOn,
)
from quotebank.storage.texts import BETWEEN_AUTHORS

FIELDS = ("outlet", "title", "url", "published", "updated", "retrieved", "authors")
"""The metadata that a person may set."""


def folded(text: str) -> str:
    """Return the words of a name or title as the bank compares them."""
    return " ".join(fold_words(text)) or fold(text)


def text_fingerprint(text: str) -> str:
    """Return the fingerprint of an article's text."""
    return blake2b(text.encode("utf-8"), digest_size=16).hexdigest()


def fields_of(article: Article) -> dict[str, Any]:
    """Return what the source says of the fields that a person may set."""
    return {
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "updated": article.updated,
        "retrieved": article.retrieved,
        "authors": list(article.authors),
    }


def metadata_fingerprint(article: Article) -> str:
    """Return the fingerprint of an article's metadata as its source gave it."""
    said = {**fields_of(article), "metadata": dict(article.metadata), "id": article.record_id}
    written = json.dumps(said, sort_keys=True, ensure_ascii=True, default=str)
    return blake2b(written.encode("ascii"), digest_size=16).hexdigest()


def interval_of(published: str | None) -> Interval | None:
    """Return the days of a time of publication; None where it is missing or no ISO text."""
    if published is None:
        return None
    try:
        return published_interval(published)
    except ValueError:
        return None


def article_columns(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of ``articles`` for the fields that hold (outlet and authors apart)."""
    days = interval_of(fields["published"])
    return {
        "title": fields["title"],
        "title_folded": folded(fields["title"]) if fields["title"] else None,
        "url": fields["url"],
        "published": fields["published"],
        "published_earliest": days.earliest if days else None,
        "published_latest": days.latest if days else None,
        "updated": fields["updated"],
        "retrieved": fields["retrieved"],
        "byline": BETWEEN_AUTHORS.join(fields["authors"]) or None,
    }


def quote_columns(quotation: Quotation) -> dict[str, Any]:
    """Return the columns of ``quotes`` that are the parser's answer."""
    mention, cue = quotation.mention, quotation.cue
    return {
        "text": quotation.text,
        "kind": quotation.kind,
        "start_offset": quotation.spans[0].start,
        "end_offset": quotation.spans[-1].end,
        "span_count": len(quotation.spans),
        "name_in_article": quotation.speaker,
        "speaker_kind": quotation.speaker_kind,
        "mention": mention.text if mention else None,
        "mention_start": mention.start if mention else None,
        "mention_end": mention.end if mention else None,
        "cue": cue.text if cue else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "further_cues": [[c.start, c.end, c.text] for c in quotation.further_cues] or None,
        "rule": quotation.rule,
        "confidence": round(quotation.confidence, 4),
        "runner_up": quotation.runner_up,
    }


def span_rows(quote_id: int, spans: Sequence[QuoteSpan]) -> list[dict[str, Any]]:
    """Return the rows of ``quote_spans``."""
    return [
        {
            "quote_id": quote_id,
            "position": position,
            "start_offset": span.start,
            "end_offset": span.end,
            "text": span.text,
            "kind": span.kind,
        }
        for position, span in enumerate(spans)
    ]


def problem_columns(problem: Problem) -> dict[str, Any]:
    """Return the columns of ``problems`` that the problem itself fills."""
    return {
        "code": problem.code,
        "message": problem.message,
        "source": problem.source,
        "line": problem.line,
        "start_offset": problem.start,
        "end_offset": problem.end,
    }


def problem_of(row: Any) -> Problem:
    """Return a problem from its row."""
    return Problem(
        code=row.code,
        message=row.message,
        source=row.source,
        line=row.line,
        start=row.start_offset,
        end=row.end_offset,
    )


def said_interval(said_on: SaidOn | None) -> Interval | None:
    """Return the days on which it was said, None while unknown or unresolved."""
    if said_on is None or said_on.expression.earliest is None:
        return None
    assert said_on.expression.latest is not None
    return Interval(said_on.expression.earliest, said_on.expression.latest)


def known_days(said: Interval | None, published: Interval | None) -> Interval | None:
    """Return the days on which it may have been said: said-on where known, else published."""
    return said or published


def sorting_day(said: Interval | None, inherited: bool, published: Interval | None) -> date | None:
    """Return the day that ``search_key`` sorts by; never before the last of ``known_days``.

    An inherited day is too weak to sort by, unless nothing else is known.
    """
    days = said if said is not None and not inherited else published or said
    return days.latest if days else None
