"""Statements written by SQLAlchemy once and then handed to the driver as they are.

Compiling and processing a statement through SQLAlchemy costs many times what SQLite needs to run
it; ingest asks and inserts the same few thousands of times. Values go in and come out as the driver
has them: days as ISO text.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, Connection, Date, Select, Table, insert
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.compiler import SQLCompiler

Converter = Callable[[Any], Any]


class Prepared:
    """A SELECT, written for the database the first time that it is run.

    For drivers that take parameters by place, as SQLite's does.
    """

    def __init__(self, query: Select[Any]) -> None:
        self._query = query
        self._written: dict[str, tuple[str, Sequence[str], Mapping[str, Any]]] = {}

    def run(self, connection: Connection, parameters: Mapping[str, Any]) -> DBAPICursor:
        """Return the driver's cursor; its rows are plain tuples, read as they are asked for.

        ``parameters`` may hold more than the statement takes. Raises the driver's exceptions.
        """
        sql, names, own = self._write(connection)
        cursor = connection.connection.cursor()
        cursor.execute(sql, [parameters[n] if n in parameters else own[n] for n in names])
        return cursor

    def all(self, connection: Connection, parameters: Mapping[str, Any]) -> list[Any]:
        """Return all rows, as tuples."""
        cursor = self.run(connection, parameters)
        rows = list(cursor.fetchall())
        cursor.close()
        return rows

    def one(self, connection: Connection, **parameters: Any) -> Any:
        """Return the first row as a tuple, or None."""
        cursor = self.run(connection, parameters)
        row = cursor.fetchone()
        cursor.close()
        return row

    def _write(self, connection: Connection) -> tuple[str, Sequence[str], Mapping[str, Any]]:
        name = connection.dialect.name
        if name not in self._written:
            written = self._query.compile(dialect=connection.dialect)
            assert isinstance(written, SQLCompiler)
            own = {key: bind.value for key, bind in written.binds.items() if not bind.required}
            self._written[name] = str(written), written.positiontup or (), own
        return self._written[name]


class Insert:
    """An INSERT of many rows that have the same columns (``insert_of``)."""

    def __init__(self, table: Table, columns: Sequence[str]) -> None:
        self._table = table
        self._columns = columns
        self._written: dict[str, tuple[str, Sequence[str]]] = {}

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert the rows."""
        sql, names = self._write(connection)
        values = list(map(itemgetter(*names), rows))
        converters = [
            (i, c) for i, name in enumerate(names) if (c := _converter(self._table, name))
        ]
        if converters:
            values = [_converted(row, converters) for row in values]
        connection.exec_driver_sql(sql, values)

    def _write(self, connection: Connection) -> tuple[str, Sequence[str]]:
        name = connection.dialect.name
        if name not in self._written:
            columns = list(self._columns)
            written = insert(self._table).compile(dialect=connection.dialect, column_keys=columns)
            assert isinstance(written, SQLCompiler)
            self._written[name] = str(written), written.positiontup or columns
        return self._written[name]


@cache
def insert_of(table: Table, columns: tuple[str, ...]) -> Insert:
    """Return the INSERT of these columns, written once a process."""
    return Insert(table, columns)


def _converted(
    row: tuple[Any, ...], converters: Sequence[tuple[int, Converter]]
) -> tuple[Any, ...]:
    values = list(row)
    for place, convert in converters:
        if values[place] is not None:
            values[place] = convert(values[place])
    return tuple(values)


def _converter(table: Table, name: str) -> Converter | None:
    kind = table.c[name].type
    if isinstance(kind, Date):
        return date.isoformat
    return _json if isinstance(kind, JSON) else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
