"""JSON and JSON lines: ``records.export_record``, written straight.

Templates instead of the encoder: half the time a quotation, and whole banks leave by this door.
A test holds every line equal to its record.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from json.encoder import encode_basestring

from quotebank.export.exporter import Exporter, Options, one_an_article
from quotebank.export.fragment import fragment_link
from quotebank.export.records import (
    array,
    article_fields,
    article_record,
    article_text,
    export_record,
    fits_a_line,
    json_text,
    lines,
)
from quotebank.model import Printing, SaidOn, Span

_PRINTING = (
    '{"spans": [%s], "text": %s, "kind": "%s", "speaker": %s, "speaker_kind": %s, '
    '"mention": %s, "cue": %s, "further_cues": [%s], "rule": %s, "confidence": %s, '
    '"runner_up": %s, "said_on": %s, "id": %d, "article_id": %d, "speaker_id": %s, '
    '"speaker_qid": %s, "statement_id": %s, "decided": %s, "link": %s, %s'
)
_QUOTE_SPAN = '{"start": %d, "end": %d, "text": %s, "kind": "%s"}'
_SPAN = '{"start": %d, "end": %d, "text": %s}'
_SAID_ON = (
    '{"earliest": %s, "latest": %s, "precision": "%s", "basis": "%s", "inherited": %s, '
    '"start": %d, "end": %d, "text": %s}'
)


def export_text(printing: Printing) -> str:
    """Return ``records.export_record(printing)`` as JSON on one line."""
    quotation = printing.quotation
    spans = [
        _QUOTE_SPAN % (span.start, span.end, encode_basestring(span.text), span.kind)
        for span in quotation.spans
    ]
    text = _PRINTING % (
        ", ".join(spans),
        encode_basestring(quotation.text),
        quotation.kind,
        _string(printing.speaker),
        _string(printing.speaker_kind),
        _span(quotation.mention),
        _span(quotation.cue),
        ", ".join(map(_span, quotation.further_cues)),
        encode_basestring(quotation.rule),
        float.__repr__(float(quotation.confidence)),
        _string(quotation.runner_up),
        _said_on(quotation.said_on),
        printing.id,
        printing.article_id,
        _number(printing.speaker_id),
        _string(printing.speaker_qid),
        _number(printing.statement_id),
        "true" if printing.decided else "false",
        _string(fragment_link(printing)),
        article_text(article_fields(printing))[1:],
    )
    return text if fits_a_line(text) else json_text(export_record(printing))


def _string(text: str | None) -> str:
    return "null" if text is None else encode_basestring(text)


def _number(number: int | None) -> str:
    return "null" if number is None else str(number)


def _span(span: Span | None) -> str:
    if span is None:
        return "null"
    return _SPAN % (span.start, span.end, encode_basestring(span.text))


def _said_on(said_on: SaidOn | None) -> str:
    if said_on is None:
        return "null"
    expression = said_on.expression
    return _SAID_ON % (
        _day(expression.earliest),
        _day(expression.latest),
        expression.precision,
        expression.basis,
        "true" if said_on.inherited else "false",
        expression.start,
        expression.end,
        encode_basestring(expression.text),
    )


def _day(day: date | None) -> str:
    return "null" if day is None else f'"{day.isoformat()}"'


def _objects(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    if options.listing == "articles":
        return map(json_text, map(article_record, one_an_article(printings)))
    return map(export_text, printings)


def _json(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    return array(_objects(printings, options))


def _jsonl(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    return lines(_objects(printings, options))


JSON = Exporter(name="json", summary="one JSON array", suffix=".json", write=_json)
JSON_LINES = Exporter(name="jsonl", summary="one JSON object a line", suffix=".jsonl", write=_jsonl)
