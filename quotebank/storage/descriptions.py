"""What the tables and views of a bank mean, for the ``schema`` command.

The words stand beside the models (``comment``) and the views (``columns``); nothing is said here.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from quotebank.storage.schema import Base
from quotebank.storage.search import DDL, QUOTES_FTS
from quotebank.storage.utterances import DDL as LEAVING
from quotebank.storage.views import VIEWS


@dataclass(frozen=True, slots=True)
class ColumnDoc:
    """A column: its name, its SQL type (empty where SQLite has none), and what it means."""

    name: str
    type: str
    doc: str


@dataclass(frozen=True, slots=True)
class TableDoc:
    """A table or view: its name, what it holds, and its columns in order."""

    name: str
    kind: Literal["table", "view"]
    doc: str
    columns: tuple[ColumnDoc, ...]


def describe() -> tuple[TableDoc, ...]:
    """Return the views, then the tables, then the full-text index. Needs no bank."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for table in Base.metadata.sorted_tables:
            connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        for statement in (*DDL.values(), *LEAVING.values(), *(view.ddl for view in VIEWS)):
            connection.execute(statement)
        return (*_views(connection), *_tables(connection), _INDEX)


def _views(connection: sqlite3.Connection) -> list[TableDoc]:
    return [
        TableDoc(
            view.name,
            "view",
            view.doc,
            tuple(
                ColumnDoc(name, kind, view.columns.get(name, ""))
                for name, kind in _columns(connection, view.name)
            ),
        )
        for view in VIEWS
    ]


def _tables(connection: sqlite3.Connection) -> list[TableDoc]:
    return [
        TableDoc(
            table.name,
            "table",
            table.comment or "",
            tuple(
                ColumnDoc(name, kind, table.c[name].comment or "")
                for name, kind in _columns(connection, table.name)
            ),
        )
        for table in Base.metadata.sorted_tables
    ]


def _columns(connection: sqlite3.Connection, name: str) -> list[tuple[str, str]]:
    rows = connection.execute("SELECT name, type FROM pragma_table_info(?)", (name,))
    return [(column, kind) for column, kind in rows]


_INDEX = TableDoc(
    QUOTES_FTS,
    "table",
    "The full-text index of live quotations: WHERE quotes_fts MATCH 'helicop* AND \"new page\"'.",
    (
        ColumnDoc("rowid", "INTEGER", "The quotation's search key (quotes.search_key)."),
        ColumnDoc("text", "", "Its words."),
        ColumnDoc("rank", "", "How well it matches; the smaller, the better."),
    ),
)
