"""JSON and JSON lines: ``records.export_record``, or the same written straight from flat rows.

Templates instead of an encoder, and no values in between: whole banks leave by this door. A test
holds every line equal to its record.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from json.encoder import encode_basestring as quoted

from quotebank.export.exporter import Exporter, Options, one_an_article
from quotebank.export.fragment import link_to
from quotebank.export.records import (
    array,
    article_record,
    encoded,
    export_record,
    fitted,
    json_text,
    lines,
    origin_record,
)
from quotebank.model import FlatPrinting, Origin, Printing, QuoteSpan, Span


def flat_text(printing: FlatPrinting) -> str:
    """Return the ``records.export_record`` of a printing as JSON on one line."""
    # fmt: off
    (
        id_, article_id, text, kind, start, end, _, _,
        mention, mention_start, mention_end, cue, cue_start, cue_end, rule, confidence, runner_up,
        said, said_start, said_end, _, earliest, latest, precision, basis, inherited,
        speaker, speaker_id, speaker_kind, qid, decided, statement_id,
        spans, further_cues, origin, prefix, _,
    ) = printing
    # fmt: on
    words = quoted(text)
    if spans:
        stretches = ", ".join(map(_quote_span, spans))
        link = link_to(origin.url, [span.text for span in spans], prefix)
    else:
        stretches = f'{{"start": {start}, "end": {end}, "text": {words}, "kind": "{kind}"}}'
        link = link_to(origin.url, (text,), prefix)
    whom = how = when = "null"
    if mention is not None:
        whom = f'{{"start": {mention_start}, "end": {mention_end}, "text": {quoted(mention)}}}'
    if cue is not None:
        how = f'{{"start": {cue_start}, "end": {cue_end}, "text": {quoted(cue)}}}'
    if said is not None:
        when = (
            f'{{"earliest": {_string(earliest)}, "latest": {_string(latest)}, '
            f'"precision": "{precision}", "basis": "{basis}", "inherited": {_truth(inherited)}, '
            f'"start": {said_start}, "end": {said_end}, "text": {quoted(said)}}}'
        )
    line = (
        f'{{"spans": [{stretches}], "text": {words}, "kind": "{kind}", '
        f'"speaker": {_string(speaker)}, "speaker_kind": {_string(speaker_kind)}, '
        f'"mention": {whom}, "cue": {how}, '
        f'"further_cues": [{", ".join(map(_span, further_cues)) if further_cues else ""}], '
        f'"rule": {quoted(rule)}, "confidence": {confidence!r}, '
        f'"runner_up": {_string(runner_up)}, "said_on": {when}, '
        f'"id": {id_}, "article_id": {article_id}, "speaker_id": {_number(speaker_id)}, '
        f'"speaker_qid": {_string(qid)}, "statement_id": {_number(statement_id)}, '
        f'"decided": {_truth(decided)}, "link": {_string(link)}, {_origin_text(origin)}'
    )
    return line if line.isascii() else fitted(line)


def _string(text: str | None) -> str:
    return "null" if text is None else quoted(text)


def _number(number: int | None) -> str:
    return "null" if number is None else str(number)


def _truth(answer: bool) -> str:
    return "true" if answer else "false"


def _span(span: Span) -> str:
    return f'{{"start": {span.start}, "end": {span.end}, "text": {quoted(span.text)}}}'


def _quote_span(span: QuoteSpan) -> str:
    return (
        f'{{"start": {span.start}, "end": {span.end}, '
        f'"text": {quoted(span.text)}, "kind": "{span.kind}"}}'
    )


@lru_cache(maxsize=1024)
def _origin_text(origin: Origin) -> str:
    """Return the end of the lines of all printings of an article."""
    return encoded(origin_record(origin))[1:]


def _objects(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    if options.listing == "articles":
        return map(json_text, map(article_record, one_an_article(printings)))
    return map(json_text, map(export_record, printings))


def _json(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    return array(_objects(printings, options))


def _jsonl(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    return lines(_objects(printings, options))


def _flat_json(printings: Iterable[FlatPrinting]) -> Iterator[str]:
    return array(map(flat_text, printings))


def _flat_jsonl(printings: Iterable[FlatPrinting]) -> Iterator[str]:
    return lines(map(flat_text, printings))


JSON = Exporter(
    name="json", summary="one JSON array", suffix=".json", write=_json, write_flat=_flat_json
)
JSON_LINES = Exporter(
    name="jsonl",
    summary="one JSON object a line",
    suffix=".jsonl",
    write=_jsonl,
    write_flat=_flat_jsonl,
)
