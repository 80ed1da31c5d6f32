"""Printings, quotations and extractions as the JSON objects of the command line.

The one place that decides names and order of the keys; ``extract``, ``said`` and the exports
``json`` and ``jsonl`` all go through here. Every key is always there, null where unknown.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from quotebank.export.fragment import fragment_link
from quotebank.model import (
    Article,
    Extraction,
    Printing,
    Problem,
    Quotation,
    SaidOn,
    Span,
)

Record = dict[str, object]

_ENCODER = json.JSONEncoder(ensure_ascii=False)
_PLAIN_ENCODER = json.JSONEncoder(ensure_ascii=True)
# Half a surrogate pair cannot be written as UTF-8; NEL and the Unicode separators are line ends
# to some readers of JSON lines (``str.splitlines`` is one). JSON can spell all of them.
_NOT_ON_A_LINE = re.compile("[\ud800-\udfff\N{NEXT LINE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")


def json_text(record: Mapping[str, object]) -> str:
    """Return ``record`` as JSON on one line, writable as UTF-8 whatever the texts in it."""
    text = _ENCODER.encode(record)
    return _PLAIN_ENCODER.encode(record) if _NOT_ON_A_LINE.search(text) else text


def json_lines(records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield one JSON object a line."""
    for record in records:
        yield json_text(record) + "\n"


def json_array(
    records: Iterable[Mapping[str, object]], before: str = "[", after: str = "]"
) -> Iterator[str]:
    """Yield a JSON array, one record a line, without holding more than one.

    ``before`` and ``after`` stand around it, for an array inside a larger object.
    """
    separator = before + "\n"
    for record in records:
        yield separator + json_text(record)
        separator = ",\n"
    yield f"{before}{after}\n" if separator == before + "\n" else f"\n{after}\n"


def quotation_record(quotation: Quotation) -> Record:
    """Return a quotation as ``extract`` prints it."""
    return {
        "spans": [
            {"start": span.start, "end": span.end, "text": span.text, "kind": span.kind}
            for span in quotation.spans
        ],
        "text": quotation.text,
        "kind": quotation.kind,
        "speaker": quotation.speaker,
        "speaker_kind": quotation.speaker_kind,
        "mention": _span(quotation.mention),
        "cue": _span(quotation.cue),
        "further_cues": [_span(cue) for cue in quotation.further_cues],
        "rule": quotation.rule,
        "confidence": quotation.confidence,
        "runner_up": quotation.runner_up,
        "said_on": _said_on(quotation.said_on),
    }


def printing_record(printing: Printing) -> Record:
    """Return a printing as ``said`` prints it; ``speaker`` is the bank's final answer."""
    record = quotation_record(printing.quotation)
    record["speaker"] = printing.speaker
    record["speaker_kind"] = printing.speaker_kind
    record["id"] = printing.id
    record["article_id"] = printing.article_id
    record["speaker_id"] = printing.speaker_id
    record["source"] = printing.source
    record["title"] = printing.title
    record["outlet"] = printing.outlet
    record["url"] = printing.url
    record["published"] = printing.published
    record["updated"] = printing.updated
    return record


def export_record(printing: Printing) -> Record:
    """Return a printing with all that the bank knows: ``printing_record`` and more behind it."""
    return printing_record(printing) | {
        "retrieved": printing.retrieved,
        "authors": list(printing.authors),
        "speaker_qid": printing.speaker_qid,
        "statement_id": printing.statement_id,
        "decided": printing.decided,
        "prefix": printing.prefix,
        "suffix": printing.suffix,
        "link": fragment_link(printing),
    }


def article_record(printing: Printing) -> Record:
    """Return the article of a printing, for lists of articles."""
    return {
        "article_id": printing.article_id,
        "source": printing.source,
        "title": printing.title,
        "outlet": printing.outlet,
        "url": printing.url,
        "published": printing.published,
        "updated": printing.updated,
        "retrieved": printing.retrieved,
        "authors": list(printing.authors),
    }


def extraction_record(article: Article, extraction: Extraction) -> Record:
    """Return one article and all that was found in it, as ``extract`` prints it."""
    return {
        "id": article.id,
        "source": article.source,
        "line": article.line,
        "title": article.title,
        "published": article.published,
        "updated": article.updated,
        "quotes": [quotation_record(quotation) for quotation in extraction.quotations],
        "problems": [problem_record(problem) for problem in extraction.problems],
    }


def problem_record(problem: Problem) -> Record:
    """Return a problem with every key of ``model.Problem``."""
    return {
        "code": problem.code,
        "message": problem.message,
        "source": problem.source,
        "line": problem.line,
        "start": problem.start,
        "end": problem.end,
    }


def _span(span: Span | None) -> Record | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _said_on(said_on: SaidOn | None) -> Record | None:
    if said_on is None:
        return None
    expression = said_on.expression
    return {
        "earliest": _iso(expression.earliest),
        "latest": _iso(expression.latest),
        "precision": expression.precision,
        "basis": expression.basis,
        "inherited": said_on.inherited,
        "start": expression.start,
        "end": expression.end,
        "text": expression.text,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
