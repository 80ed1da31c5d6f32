"""CSV: a flat row a quotation, safe to open in a spreadsheet."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Any

from quotebank.export.exporter import Exporter, Options, Rows, Straight, one_an_article
from quotebank.export.fragment import fragment_link, link_to, lone
from quotebank.export.records import ORIGIN, article_record
from quotebank.layout import Layout, Told, ToldOrigin, record_of
from quotebank.model import Printing, Question

Cell = str | int | float | None
Record = dict[str, Any]
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

# A spreadsheet runs a cell that begins so as a formula (OWASP, "CSV Injection"); blanks and
# invisible characters in front do not stop all of them, full-width signs count as plain ones.
_LEADING_SIGN = re.compile(
    r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]*"
    r"[=+\-@\uff1d\uff0b\uff0d\uff20\N{MINUS SIGN}]|[\t\r\n]"
)

_QUOTE_COLUMNS = (
    "id",
    "text",
    "kind",
    "speaker",
    "speaker_kind",
    "mention",
    "cue",
    "said_earliest",
    "said_latest",
    "said_precision",
    "said_inherited",
    "published",
    "updated",
    "retrieved",
    "outlet",
    "title",
    "authors",
    "url",
    "link",
    "source",
    "start",
    "end",
    "rule",
    "confidence",
    "runner_up",
    "decided",
    "article_id",
    "speaker_id",
    "speaker_qid",
    "statement_id",
)
_ARTICLE_COLUMNS = (
    "article_id",
    "title",
    "outlet",
    "authors",
    "published",
    "updated",
    "retrieved",
    "url",
    "source",
)
_PATHS = {
    "text": "quotation.text",
    "kind": "quotation.kind",
    "mention": "quotation.mention.text",
    "cue": "quotation.cue.text",
    "said_earliest": "quotation.said_on.expression.earliest",
    "said_latest": "quotation.said_on.expression.latest",
    "said_precision": "quotation.said_on.expression.precision",
    "said_inherited": "quotation.said_on.inherited",
    "start": "quotation.start",
    "end": "quotation.end",
    "rule": "quotation.rule",
    "confidence": "quotation.confidence",
    "runner_up": "quotation.runner_up",
}
"""What stands elsewhere than under the column's own name."""

_QUOTE: Layout = {
    name: _PATHS.get(name, name) for name in _QUOTE_COLUMNS if name not in ORIGIN and name != "link"
}


def safe_cell(value: Cell) -> Cell:
    """Return a cell that no spreadsheet runs: an apostrophe goes before what looks a formula.

    Numbers are numbers; text keeps its line breaks (as ``\\n``) and loses only NUL.
    """
    if not isinstance(value, str):
        return value
    if value[:1].isalnum() and value.isprintable():
        return value  # nearly every cell: the rest is for the others
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return "'" + text if _LEADING_SIGN.match(text) else text


def rows(
    columns: Iterable[str], lines: Iterable[Iterable[Cell]], *, bom: bool = False
) -> Iterator[str]:
    """Yield CSV: a heading and a line a row. Every text is quoted, so that a comma, a semicolon
    or a tab in it parts no cells in whatever country the file is opened.
    """
    heading = csv.writer(_Written(), lineterminator="\n")
    yield (BYTE_ORDER_MARK if bom else "") + str(heading.writerow(columns))
    writer = csv.writer(_Written(), quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    for line in lines:
        yield str(writer.writerow([safe_cell(cell) for cell in line]))


class _Written:
    """A file that gives back what is written to it: ``writerow`` returns what ``write`` does."""

    def write(self, text: str) -> str:
        """Return the text."""
        return text


_TRUTH = {True: "yes", False: "no", None: None}
_quote_cells: Callable[[Record], tuple[Cell, ...]] = itemgetter(*_QUOTE_COLUMNS)
_article_cells: Callable[[Record], tuple[Cell, ...]] = itemgetter(*_ARTICLE_COLUMNS)


def _quote_row(record: Record, article: Record, link: str | None) -> tuple[Cell, ...]:
    record.update(article, link=link)
    for name in ("said_inherited", "decided"):
        record[name] = _TRUTH[record[name]]
    return _quote_cells(record)


def _printing_row(printing: Printing) -> tuple[Cell, ...]:
    article = _joined(article_record(printing))
    return _quote_row(record_of(printing, _QUOTE), article, fragment_link(printing))


def _told_row(told: Told) -> tuple[Cell, ...]:
    origin = told.origin
    link = link_to(origin.url, told.texts, told.prefix)
    return _quote_row(json.loads(told.object), _told_article(origin), link)


@lru_cache(maxsize=1024)
def _told_article(origin: ToldOrigin) -> Record:
    return _joined(json.loads(origin.object))


def _joined(article: Record) -> Record:
    return {**article, "authors": "; ".join(article["authors"])}


def _article_row(printing: Printing) -> tuple[Cell, ...]:
    return _article_cells(_joined(article_record(printing)))


def _write(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    if options.listing == "articles":
        return rows(_ARTICLE_COLUMNS, map(_article_row, one_an_article(printings)), bom=options.bom)
    return rows(_QUOTE_COLUMNS, map(_printing_row, printings), bom=options.bom)


def _told(bank: Rows, question: Question) -> Iterator[Told]:
    return bank.told(question, _QUOTE, ORIGIN, lone)


def _write_told(printings: Iterable[Told], options: Options) -> Iterator[str]:
    return rows(_QUOTE_COLUMNS, map(_told_row, printings), bom=options.bom)


CSV = Exporter(
    name="csv",
    summary="a table for spreadsheets, formulas made harmless",
    suffix=".csv",
    write=_write,
    takes=("bom",),
    straight=Straight(_told, _write_told),
)
