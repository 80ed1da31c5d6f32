"""Statements written by SQLAlchemy once and then handed to the driver as they are.

Compiling and processing a statement through SQLAlchemy costs many times what SQLite needs to run
it; ingest asks and inserts the same few thousands of times. Values go in and come out as the driver
has them: days as ISO text.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
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
    """An INSERT of many rows that have the same columns."""

    def __init__(self, table: Table, columns: Iterable[str]) -> None:
        self._table = table
        self._converters: list[tuple[str, Converter | None]] = [
            (name, _converter(table, name)) for name in columns
        ]

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert the rows."""
        names = [name for name, _ in self._converters]
        compiled = insert(self._table).compile(dialect=connection.dialect, column_keys=names)
        assert isinstance(compiled, SQLCompiler)
        in_order = [(name, dict(self._converters)[name]) for name in compiled.positiontup or names]
        values = [
            tuple(
                row[name] if convert is None else convert(row[name]) for name, convert in in_order
            )
            for row in rows
        ]
        connection.exec_driver_sql(str(compiled), values)


def _converter(table: Table, name: str) -> Converter | None:
    kind = table.c[name].type
    if isinstance(kind, Date):
        return _iso
    return _json if isinstance(kind, JSON) else None


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, default=str)
