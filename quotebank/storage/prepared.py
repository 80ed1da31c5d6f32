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

Converter = Callable[[Any], Any]


class Look:
    """A SELECT whose parameters are given by place, in the order in which they stand in it."""

    def __init__(self, query: Select[Any]) -> None:
        self._query = query
        self._sql: dict[str, str] = {}

    def one(self, connection: Connection, *values: Any) -> Any:
        """Return the first row, or None."""
        sql = self._sql.get(connection.dialect.name)
        if sql is None:
            compiled = self._query.compile(dialect=connection.dialect)
            sql = self._sql[connection.dialect.name] = str(compiled)
        return connection.exec_driver_sql(sql, values).fetchone()


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
