"""Snapshots: the views of a bank as Parquet files, for notebooks and for DuckDB.

A snapshot is a folder with a file a view. DuckDB answers big group-bys over it several times faster
than SQLite over the bank; what it says is as of the snapshot. Needs the extra ``parquet``.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotebank.errors import BankError, QueryError, QuotebankError
from quotebank.storage import adhoc
from quotebank.storage.answer import Answer, Row
from quotebank.storage.descriptions import TableDoc, describe

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 20_000
"""Rows written at a time; memory does not grow with the bank."""

_NO_LIMIT = 1e9


def _needed(name: str) -> Any:
    """Import a library of the extra. Raises QuotebankError with what to install."""
    try:
        return __import__(name)
    except ImportError:
        raise QuotebankError(f"{name} is not installed: pip install 'quotebank[parquet]'") from None


def write_snapshot(target: str | Path, folder: Path) -> dict[str, int]:
    """Write every view of a bank into ``folder``, whole file by whole file; return their rows.

    Raises BankError where the folder cannot be written, QuotebankError without the extra.
    """
    _needed("pyarrow")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return {
            view.name: _write_view(target, view, folder / f"{view.name}.parquet")
            for view in describe()
            if view.kind == "view"
        }
    except OSError as error:
        raise BankError(f"{folder}: {error.strerror or error}") from error


def _write_view(target: str | Path, view: TableDoc, path: Path) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = ", ".join(f'"{column.name}"' for column in view.columns)
    sql = f"SELECT {names} FROM {view.name}"  # noqa: S608 - our own names
    rows = iter(adhoc.query(target, sql, time_limit=_NO_LIMIT))
    first = list(islice(rows, ROWS))
    schema = _schema(view, first)
    part = path.with_name(path.name + ".part")
    count = 0
    try:
        with pq.ParquetWriter(part, schema, compression="zstd") as writer:
            batch = first
            while batch or not count:
                columns = [
                    pa.array([_value(row[i], field.type) for row in batch], field.type)
                    for i, field in enumerate(schema)
                ]
                writer.write_batch(pa.record_batch(columns, schema=schema))
                count += len(batch)
                if not batch:
                    break
                batch = list(islice(rows, ROWS))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return count


def _schema(view: TableDoc, rows: Sequence[tuple[Any, ...]]) -> pa.Schema:
    import pyarrow as pa

    types = {
        "INTEGER": pa.int64(),
        "BIGINT": pa.int64(),
        "DOUBLE": pa.float64(),
        "FLOAT": pa.float64(),
        "BOOLEAN": pa.bool_(),
        "DATE": pa.date32(),
        "TEXT": pa.string(),
    }
    return pa.schema(
        [
            pa.field(column.name, types.get(column.type) or _seen([row[i] for row in rows]))
            for i, column in enumerate(view.columns)
        ],
        metadata={column.name: column.doc for column in view.columns},
    )


def _seen(values: Sequence[Any]) -> pa.DataType:
    """Return the type of a reckoned column (a count, a share, a name) by its first values."""
    import pyarrow as pa

    kinds = {type(value) for value in values if value is not None}
    if kinds == {int}:
        return pa.int64()
    return pa.float64() if kinds and kinds <= {int, float} else pa.string()


def _value(value: Any, kind: pa.DataType) -> Any:
    import pyarrow as pa

    if value is None:
        return None
    if kind == pa.date32():
        return date.fromisoformat(value)
    if kind == pa.bool_():
        return bool(value)
    return str(value) if kind == pa.string() else value


class SnapshotAnswer(Answer):
    """DuckDB's answer; its time runs on while the reader works."""

    def __init__(self, connection: Any, time_limit: float, row_limit: int | None) -> None:
        super().__init__(row_limit)
        self._connection = connection
        self._timer = threading.Timer(time_limit, self._stop)
        self._timer.daemon = True

    def _stop(self) -> None:
        self.cut = "time"
        self._connection.interrupt()

    def run(self, sql: str, params: Mapping[str, str]) -> None:
        """Run one SELECT. Raises QueryError for anything else."""
        duckdb = _needed("duckdb")
        statements = self._ask(self._connection.extract_statements, sql)
        if len(statements) != 1:
            raise QueryError(f"one statement at a time, not {len(statements)}")
        if statements[0].type != duckdb.StatementType.SELECT:
            raise QueryError("only SELECT: nothing can be changed")
        self._timer.start()
        self._ask(self._connection.execute, statements[0], dict(params) or None)
        if self.cut is None:
            self.columns = tuple(column[0] for column in self._connection.description or ())

    def close(self) -> None:
        """See ``Answer.close``."""
        self._timer.cancel()
        self._connection.close()

    def _ask(self, act: Any, *values: Any) -> Any:
        """Do what DuckDB is asked, its errors in one line; None once the time is over."""
        duckdb = _needed("duckdb")
        try:
            return act(*values)
        except (duckdb.Error, RuntimeError) as error:
            if self.cut == "time":
                return None
            raise QueryError(f"SQL: {str(error).splitlines()[0]}") from None

    def _fetch(self) -> list[Row]:
        return [] if self.cut else self._ask(self._connection.fetchmany, ROWS) or []


def query_snapshot(
    folder: Path,
    sql: str,
    params: Mapping[str, str] | None = None,
    *,
    time_limit: float = adhoc.TIME_LIMIT,
    row_limit: int | None = None,
) -> Answer:
    """Run one reading statement of DuckDB's SQL on a snapshot; ``params`` are ``$name`` in it.

    Nothing outside the folder can be read, and nothing written. Raises QueryError, in one line,
    for a folder without a snapshot and for SQL that is wrong, writes, or is several statements.
    """
    duckdb = _needed("duckdb")
    files = sorted(folder.glob("*.parquet")) if folder.is_dir() else []
    if not files:
        raise QueryError(
            f"{folder}: no snapshot there; make one: quotebank export --format parquet -o {folder}"
        )
    connection = duckdb.connect(":memory:")
    answer = SnapshotAnswer(connection, time_limit, row_limit)
    try:
        for file in files:
            connection.execute(f'CREATE VIEW "{file.stem}" AS FROM read_parquet({_text(file)})')
        # From here on nothing but the snapshot can be read, and no setting changed.
        connection.execute(f"SET allowed_directories = [{_text(folder)}]")
        connection.execute("SET temp_directory = ''")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        answer.run(sql, params or {})
    except BaseException:
        answer.close()
        raise
    return answer


def _text(path: Path) -> str:
    return "'" + str(path.resolve()).replace("'", "''") + "'"
