"""CSV and TSV with named columns: each row a record, its fields named like those of JSON lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator

from quotebank.errors import SourceError
from quotebank.ingest.decoding import NotText, decode
from quotebank.ingest.fields import may_hold_text, without_text
from quotebank.ingest.openings import Batch, Opened
from quotebank.ingest.options import Options
from quotebank.ingest.pieces import Piece
from quotebank.ingest.streams import BadData, lines, too_large
from quotebank.model import Problem

_SEPARATORS = ",\t;|"


def cut(opened: Opened, options: Options) -> Iterator[Piece | Problem]:
    """Cut a table into pieces of rows, each row as a line of JSON; rows count with the header."""
    csv.field_size_limit(max(options.max_article, csv.field_size_limit()))
    source = _Lines(opened, options)
    header = next(source, None)
    if header is None:
        raise BadData("empty-file", "empty")
    separator = max(_SEPARATORS, key=header.count)
    columns = _columns(header, separator)
    table = csv.reader(source, delimiter=separator)
    batch = Batch(opened, reader="jsonl", unit="row")
    number = 1
    while True:
        number += 1
        try:
            row = next(table, None)
            if row is None:
                break
            record = _record(columns, row, options)
        except (BadData, csv.Error) as error:
            yield from batch.piece()
            code, message = _said(error)
            yield opened.blank.problem(code, f"row {number}: {message}")
            continue
        if options.url is not None and record and not batch.is_fresh:
            raise SourceError("--url is the address of one article: the source holds several")
        if record or batch.records:
            batch.add(number, record)
        if batch.full():
            yield from batch.piece()
    yield from batch.piece()


class _Lines:
    """The lines of a table as text with line ends, bounded; BadData for one that is too long."""

    def __init__(self, opened: Opened, options: Options) -> None:
        self._lines = lines(opened.stream, options.max_article)
        self._limit = options.max_article

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if line is None:
            raise too_large(self._limit)
        try:
            return decode(line).text + "\n" if line else "\n"
        except NotText as error:
            raise BadData("malformed-line", str(error)) from None


def _record(columns: list[str], row: list[str], options: Options) -> bytes:
    if not any(row):
        return b""
    if len(row) > len(columns):
        raise BadData("malformed-line", f"{len(row)} cells under {len(columns)} names of columns")
    if sum(map(len, row)) > options.max_article:
        raise too_large(options.max_article)
    return json.dumps(dict(zip(columns, row, strict=False)), ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )


def _columns(header: str, separator: str) -> list[str]:
    """Return the names of the columns; BadData where none of them can be the text."""
    try:
        columns = [name.strip() for name in next(csv.reader([header], delimiter=separator), [])]
    except csv.Error as error:
        raise BadData("no-text", f"no row of names of columns at the top ({error})") from None
    if not may_hold_text(columns):
        raise BadData("no-text", without_text(columns, "column"))
    return columns


def _said(error: Exception) -> tuple[str, str]:
    if isinstance(error, BadData):
        return error.code, error.message
    return "malformed-line", f"no row that can be read ({error})"
