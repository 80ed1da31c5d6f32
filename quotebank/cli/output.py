"""Listings: rows of any command in the format that was asked for, on standard output.

A ``Listing`` says how a row becomes a record (csv, json, jsonl: every field) and cells (table,
md: the columns a person wants). A table is drawn on a terminal; a pipe gets its cells as lines of
tab-separated text under a header.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from quotebank.cli.terminal import (
    STANDARD_OUTPUT,
    harmless,
    harmless_json,
    note,
    one_line,
    stdout_is_terminal,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Row = TypeVar("Row")
Format = Literal["table", "csv", "json", "jsonl", "md"]
FORMATS: tuple[Format, ...] = ("table", "csv", "json", "jsonl", "md")


_READABLE, _BETWEEN = 14, 3
"""Characters below which a column of words breaks them, and those between two columns."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a table.

    ``number`` columns stand to the right. ``wide`` columns divide the room on a screen
    that the others leave, in these shares; none is narrower than ``least`` characters.
    """

    name: str
    cell: Callable[[Row], str | Text]
    number: bool = False
    wide: int = 0
    least: int = 4


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """How the rows of one command are shown.

    ``fields`` are the keys of ``record`` that csv holds. ``screen``: other columns for a terminal,
    whose cells may be rich text. ``own``: formats that the rows have functions of their own for.
    """

    columns: Sequence[Column[Row]]
    record: Callable[[Row], Mapping[str, object]]
    fields: Sequence[str] = ()
    screen: Sequence[Column[Row]] = ()
    own: Mapping[str, Callable[[Iterable[Row]], Iterator[str]]] = field(default_factory=dict)


def write_listing(rows: Iterable[Row], listing: Listing[Row], form: Format) -> int:
    """Write ``rows`` to standard output as ``form``; return how many there were."""
    counted = _Counted(begun(rows))
    if form == "table" and stdout_is_terminal():
        _draw(counted, listing)
    else:
        emit(_lines(counted, listing, form), json=form in ("json", "jsonl"))
    return counted.seen


def begun(rows: Iterable[Row]) -> Iterator[Row]:
    """Return ``rows``, the first one read: what is wrong with a question shows before a header."""
    waiting = iter(rows)
    first = list(islice(waiting, 1))
    return chain(first, waiting)


def one_more(most: int | None) -> int | None:
    """Return how many rows to ask for, so that it can be told whether ``most`` are all."""
    return None if most is None else most + 1


def write_first(rows: Iterable[Row], listing: Listing[Row], form: Format, most: int | None) -> bool:
    """Write at most ``most`` of ``rows``, and say where there are more; return if there was any.

    ``rows`` must go on behind ``most`` where there are more: see ``one_more``.
    """
    remaining = iter(rows)
    shown = write_listing(islice(remaining, most), listing, form)
    if most is not None and next(remaining, None) is not None:
        note(f"{shown} shown (--limit N shows more)")
        return True
    return shown > 0


def emit(texts: Iterable[str], *, json: bool = False) -> None:
    """Write ``texts`` to standard output; a terminal gets them without control characters."""
    if stdout_is_terminal():
        safe = harmless_json if json else harmless
        texts = (safe(text.replace("\r\n", "\n")) for text in texts)
    for text in texts:
        try:
            sys.stdout.write(text)
        except OSError as failure:
            failure.filename = STANDARD_OUTPUT
            raise


def plain(value: object) -> str:
    """Return a value of a record as the text of a csv cell.

    >>> plain(None), plain(("a", "b")), plain(True)
    ('', 'a; b', 'true')
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case bytes():
            return value.hex()
        case list() | tuple():
            return "; ".join(map(plain, value))
    return str(value)


def jsonable(value: object) -> object:
    """Return a field of a storage value as JSON can hold it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return list(value) if isinstance(value, tuple) else value


class _Counted(Generic[Row]):
    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.seen = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.seen += 1
            yield row


def _lines(rows: Iterable[Row], listing: Listing[Row], form: Format) -> Iterator[str]:
    if form in listing.own:
        return listing.own[form](rows)
    match form:
        case "json" | "jsonl":
            from quotebank import export  # late: a table needs none of its formats

            written = export.json_array if form == "json" else export.json_lines
            return written(map(listing.record, rows))
        case "csv":
            records = map(listing.record, rows)
            return csv_lines(
                listing.fields, ([record[f] for f in listing.fields] for record in records)
            )
        case "md":
            return _markdown(rows, listing)
    return _tabbed(rows, listing)


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield rows as CSV; a text that a spreadsheet would take for a formula gets an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for cells in chain([header], rows):
        writer.writerow([_guarded(cell) for cell in cells])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _guarded(cell: object) -> str:
    text = plain(cell)
    return "'" + text if isinstance(cell, str) and text[:1] in "=+-@\t\r" and text else text


def _cells(row: Row, listing: Listing[Row]) -> list[str]:
    return [one_line(str(column.cell(row))) for column in listing.columns]


def _tabbed(rows: Iterable[Row], listing: Listing[Row]) -> Iterator[str]:
    yield "\t".join(column.name for column in listing.columns) + "\n"
    for row in rows:
        yield "\t".join(_cells(row, listing)) + "\n"


def _markdown(rows: Iterable[Row], listing: Listing[Row]) -> Iterator[str]:
    yield "| " + " | ".join(column.name for column in listing.columns) + " |\n"
    yield "|" + "|".join(" ---: " if c.number else " --- " for c in listing.columns) + "|\n"
    for row in rows:
        yield "| " + " | ".join(map(_markdown_cell, _cells(row, listing))) + " |\n"


def _markdown_cell(text: str) -> str:
    for special in "\\|`*_[]<>":
        text = text.replace(special, "\\" + special)
    return text


def _draw(rows: Iterable[Row], listing: Listing[Row]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    columns = listing.screen or listing.columns
    console = Console(highlight=False, markup=False, emoji=False)
    if console.width < sum(max(c.least, _READABLE if c.wide else 0) + _BETWEEN for c in columns):
        _stack(console, rows, columns)
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=any(c.wide for c in columns))
    for column in columns:
        table.add_column(
            column.name,
            justify="right" if column.number else "left",
            no_wrap=column.number,
            ratio=column.wide or None,
            min_width=column.least,
            overflow="fold",
        )
    for row in rows:
        cells = (column.cell(row) for column in columns)
        table.add_row(*(Text(one_line(cell)) if isinstance(cell, str) else cell for cell in cells))
    if table.row_count:
        console.print(table)


def _stack(console: Console, rows: Iterable[Row], columns: Sequence[Column[Row]]) -> None:
    """Draw each row as lines of its own: a narrow terminal has no room for columns."""
    from rich.text import Text

    for row in rows:
        for column in columns:
            cell = column.cell(row)
            words = Text(one_line(cell)) if isinstance(cell, str) else Text(" ").join(cell.split())
            if words.plain.strip():
                console.print(Text.assemble((f"{column.name}: ", "dim"), words))
        console.print()


def record_of(row: object, names: Sequence[str]) -> dict[str, object]:
    """Return the fields ``names`` of a storage value as a record."""
    return {name: jsonable(getattr(row, name)) for name in names}
