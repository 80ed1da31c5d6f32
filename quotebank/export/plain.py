"""JSON and JSON lines: ``records.export_record``, or the same as the bank tells it.

Whole banks leave by this door. A test holds every line that is told equal to its record.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from quotebank.export.exporter import Exporter, Options, Rows, Straight, one_an_article
from quotebank.export.fragment import at_words, before_words, lone
from quotebank.export.records import (
    EXPORT,
    ORIGIN,
    array,
    article_record,
    encoded,
    export_record,
    fitted,
    json_text,
    lines,
)
from quotebank.layout import Told, ToldOrigin
from quotebank.model import Printing, Question


def told_text(told: Told) -> str:
    """Return the ``records.export_record`` of a told printing as JSON on one line."""
    printing, texts, prefix, origin = told
    to_page, rest = _origin_texts(origin)
    link = f'{to_page}{at_words(texts, prefix)}"' if to_page else "null"
    line = f'{printing[:-1]},"link":{link},{rest}'
    return line if line.isascii() else fitted(line)


@lru_cache(maxsize=1024)
def _origin_texts(origin: ToldOrigin) -> tuple[str | None, str]:
    """Return how links to an article begin, quoted, and the end of the lines of its printings."""
    to_page = before_words(origin.url)
    return to_page and encoded(to_page)[:-1], origin.object[1:]


def _objects(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    if options.listing == "articles":
        return map(json_text, map(article_record, one_an_article(printings)))
    return map(json_text, map(export_record, printings))


def _json(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    return array(_objects(printings, options))


def _jsonl(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    return lines(_objects(printings, options))


def _told_json(printings: Iterable[Told], _: Options) -> Iterator[str]:
    return array(map(told_text, printings))


def _told_jsonl(printings: Iterable[Told], _: Options) -> Iterator[str]:
    return lines(map(told_text, printings))


def _told(bank: Rows, question: Question) -> Iterator[Told]:
    return bank.told(question, EXPORT, ORIGIN, lone)


JSON = Exporter(
    name="json",
    summary="one JSON array",
    suffix=".json",
    write=_json,
    straight=Straight(_told, _told_json),
)
JSON_LINES = Exporter(
    name="jsonl",
    summary="one JSON object a line",
    suffix=".jsonl",
    write=_jsonl,
    straight=Straight(_told, _told_jsonl),
)
