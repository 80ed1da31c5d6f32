"""Printings, quotations and extractions as the JSON objects of the command line.

The one place that decides names and order of the keys; ``extract``, ``said`` and the exports
``json`` and ``jsonl`` all go through here. Every key is always there, null where unknown.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date

from quotebank.export.fragment import fragment_link
from quotebank.model import (
    Article,
    Extraction,
    Origin,
    Printing,
    Problem,
    Quotation,
    SaidOn,
    Span,
)

Record = dict[str, object]

_SAID_FIELDS = ("source", "title", "outlet", "url", "published", "updated")
_ORIGIN_FIELDS = tuple(field.name for field in fields(Origin))
encoded = json.JSONEncoder(ensure_ascii=False).encode
"""A record as JSON, which may not be ``fitted`` to be written."""
_encoded_as_ascii = json.JSONEncoder(ensure_ascii=True).encode
# Line ends to some readers of JSON lines (``str.splitlines`` is one), though not to JSON.
_LINE_ENDS = ("\N{NEXT LINE}", "\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}")


def json_text(record: Mapping[str, object]) -> str:
    """Return ``record`` as JSON on one line, writable as UTF-8 whatever the texts in it."""
    return fitted(encoded(record))


def fitted(text: str) -> str:
    """Return JSON that can be written as one line of UTF-8, spelt in ASCII where it must be."""
    return text if _fits_a_line(text) else _encoded_as_ascii(json.loads(text))


def _fits_a_line(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can spell and UTF-8 cannot
        return False
    return not any(end in text for end in _LINE_ENDS)


def json_lines(records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield one JSON object a line."""
    return lines(map(json_text, records))


def json_array(
    records: Iterable[Mapping[str, object]], before: str = "[", after: str = "]"
) -> Iterator[str]:
    """Yield a JSON array, one record a line, without holding more than one.

    ``before`` and ``after`` stand around it, for an array inside a larger object.
    """
    return array(map(json_text, records), before, after)


def lines(objects: Iterable[str]) -> Iterator[str]:
    """Yield JSON texts, one a line."""
    for text in objects:
        yield text + "\n"


def array(objects: Iterable[str], before: str = "[", after: str = "]") -> Iterator[str]:
    """Yield JSON texts as one array, one a line."""
    separator = before + "\n"
    for text in objects:
        yield separator + text
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
        "said_on": said_on_record(quotation.said_on),
    }


def printing_record(printing: Printing) -> Record:
    """Return a printing as ``said`` prints it; ``speaker`` is the bank's final answer."""
    record = quotation_record(printing.quotation)
    record["speaker"] = printing.speaker
    record["speaker_kind"] = printing.speaker_kind
    record["id"] = printing.id
    record["article_id"] = printing.article_id
    record["speaker_id"] = printing.speaker_id
    for name in _SAID_FIELDS:
        record[name] = getattr(printing, name)
    return record


def export_record(printing: Printing) -> Record:
    """Return a printing with all that the bank knows of it, the article's part last."""
    record = quotation_record(printing.quotation)
    record["speaker"] = printing.speaker
    record["speaker_kind"] = printing.speaker_kind
    record["id"] = printing.id
    record["article_id"] = printing.article_id
    record["speaker_id"] = printing.speaker_id
    record["speaker_qid"] = printing.speaker_qid
    record["statement_id"] = printing.statement_id
    record["decided"] = printing.decided
    record["link"] = fragment_link(printing)
    return record | origin_record(printing)


def article_record(printing: Printing) -> Record:
    """Return the article of a printing, for lists of articles."""
    return {"article_id": printing.article_id, **origin_record(printing)}


def origin_record(article: Origin | Printing) -> Record:
    """Return what an export tells of the article of a printing."""
    return {name: getattr(article, name) for name in _ORIGIN_FIELDS}


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


def said_on_record(said_on: SaidOn | None) -> Record | None:
    """Return when it was said, or None."""
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
