"""JSON and JSON lines: the records as they are."""

from collections.abc import Iterable, Iterator

from quotebank.export.exporter import Exporter, Options, one_an_article
from quotebank.export.records import array, article_record, export_text, json_text, lines
from quotebank.model import Printing


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
