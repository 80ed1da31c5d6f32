"""JSON and JSON lines: the records as they are."""

from collections.abc import Iterable, Iterator

from quotebank.export.exporter import Exporter, Options, one_an_article
from quotebank.export.records import Record, article_record, export_record, json_array, json_lines
from quotebank.model import Printing


def _records(printings: Iterable[Printing], options: Options) -> Iterator[Record]:
    if options.listing == "articles":
        return map(article_record, one_an_article(printings))
    return map(export_record, printings)


def _json(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    return json_array(_records(printings, options))


def _jsonl(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    return json_lines(_records(printings, options))


JSON = Exporter(name="json", summary="one JSON array", suffix=".json", write=_json)
JSON_LINES = Exporter(name="jsonl", summary="one JSON object a line", suffix=".jsonl", write=_jsonl)
