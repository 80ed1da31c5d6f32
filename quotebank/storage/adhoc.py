"""SQL of the user's own: read-only, one statement, and cut when it takes too long.

SQLite's read-only mode is not enough: it still lets ATTACH make another file. An authorizer allows
reading and a list of functions, and nothing else is ever compiled.
"""

import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from typing import Any

from quotebank.errors import BankError, QueryError
from quotebank.storage import file
from quotebank.storage.answer import Answer, Row
from quotebank.storage.search import QUOTES_FTS, SPEAKERS_FTS

Value = str | int | float | None

TIME_LIMIT = 30.0
"""Seconds of SQLite's work, unless told otherwise."""

_READING = """
abs char coalesce format glob hex ifnull iif instr length like likelihood likely lower ltrim
max min nullif printf quote random replace round rtrim sign soundex substr substring trim
typeof unicode unlikely upper sqlite_version changes total_changes
current_date current_time current_timestamp date datetime julianday strftime time unixepoch
avg count cume_dist dense_rank first_value group_concat string_agg lag last_value lead
nth_value ntile percent_rank rank row_number sum total
acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees exp floor ln log log10
log2 mod pi pow power radians sin sinh sqrt tan tanh trunc
json json_array json_array_length json_extract json_group_array json_group_object json_insert
json_object json_patch json_quote json_remove json_replace json_set json_type json_valid -> ->>
match bm25 highlight snippet
"""
"""Functions: plain, dates, aggregates and windows, numbers, JSON, full-text search."""

_FUNCTIONS = frozenset(_READING.split())

_PRAGMAS = (
    "table_info",
    "table_xinfo",
    "table_list",
    "index_list",
    "index_info",
    "index_xinfo",
    "foreign_key_list",
)
"""Pragmas that tell about tables; their argument names one and sets nothing."""

_VIRTUAL = (
    *(QUOTES_FTS, SPEAKERS_FTS, "json_each", "json_tree"),
    *(f"pragma_{name}" for name in _PRAGMAS),
)

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 16_000_000,  # randomblob(2000000000) must not fill the memory
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
}
_STEPS = 2_000  # of SQLite's machine between two looks at the time: well under a millisecond

_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})", re.ASCII)
_REAL = re.compile(r"-?(?:0|[1-9]\d*)\.\d+(?:[eE][+-]?\d+)?", re.ASCII)


def query(
    target: str | Path,
    sql: str,
    params: Mapping[str, Value] | None = None,
    *,
    time_limit: float = TIME_LIMIT,
    row_limit: int | None = None,
) -> "BankAnswer":
    """Run one reading statement on a bank; its rows are streamed as the answer is iterated.

    ``params`` are the values of ``:name`` in it; text that looks like a number is one. Raises
    QueryError, in one line, for SQL that is wrong, writes, or is several statements.
    """
    path = file.path_of(target)
    return BankAnswer(path, sql, _values(sql, params or {}), time_limit, row_limit)


class BankAnswer(Answer):
    """SQLite's answer; only the time that SQLite itself works counts against the limit."""

    def __init__(
        self,
        path: Path,
        sql: str,
        params: Mapping[str, Value],
        time_limit: float,
        row_limit: int | None,
    ) -> None:
        super().__init__(row_limit)
        self._path = path
        self._left = time_limit
        self._until = 0.0
        self._connection = _guarded(path, sql, self._too_long)
        try:
            self._cursor = self._run(sql, params)
        except BaseException:
            self.close()
            raise
        description = self._cursor.description if self._cursor else None
        self.columns = tuple(column[0] for column in description or ())

    def _too_long(self) -> bool:
        return monotonic() > self._until

    def _run(self, sql: str, params: Mapping[str, Value]) -> sqlite3.Cursor | None:
        """Start the query; None when its time was over before the first row."""
        begun = monotonic()
        self._until = begun + self._left
        try:
            cursor = self._connection.execute(sql, params)
        except sqlite3.Error as error:
            if str(error) == "interrupted":
                self.cut = "time"
                return None
            raise _complaint(error) from None
        except ValueError as error:  # a NUL in the statement, half a surrogate pair
            raise QueryError(f"SQL: {error}") from None
        self._left -= monotonic() - begun
        if cursor.description is None:
            raise QueryError("SQL: nothing to answer; a query begins with SELECT, WITH or VALUES")
        return cursor

    def _fetch(self) -> list[Row]:
        if self._cursor is None:
            return []
        begun = monotonic()  # the reader's own time between two fetches does not count
        self._until = begun + self._left
        rows: list[Row] = []
        try:
            for row in self._cursor:
                rows.append(row)
                if len(rows) == 100:
                    break
        except sqlite3.Error as error:
            if str(error) != "interrupted":
                raise _complaint(error) from None
            self.cut = "time"
            self._cursor = None
        self._left -= monotonic() - begun
        return rows

    def close(self) -> None:
        """See ``Answer.close``."""
        self._connection.close()
        file.settle(self._path)


def _guarded(path: Path, sql: str, too_long: Any) -> sqlite3.Connection:
    connection = file.open_bank(path, "strict")
    # What a query sorts or gathers goes to a file that has no name once it outgrows the cache: a
    # cross join would fill the memory long before its time is over.
    connection.execute("PRAGMA temp_store = FILE")
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    # A virtual table comes to life by what the authorizer takes for a write: wake them before it.
    for table in (name for name in _VIRTUAL if name in sql.casefold()):
        connection.execute(f"SELECT 1 FROM {table} LIMIT 0")  # noqa: S608 - our own names
    connection.text_factory = lambda words: words.decode("utf-8", "replace")
    connection.set_authorizer(_allowed)
    connection.set_progress_handler(too_long, _STEPS)
    return connection


def _allowed(
    action: int, first: str | None, second: str | None, _database: str | None, _by: str | None
) -> int:
    if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and (second or "").casefold() in _FUNCTIONS:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA:
        name = (first or "").casefold()
        # The index itself asks for data_version to see whether somebody wrote.
        if name in _PRAGMAS or (name == "data_version" and second is None):
            return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _values(sql: str, params: Mapping[str, Value]) -> dict[str, Value]:
    for name in params:
        if not re.search(rf"[:@$]{re.escape(name)}(?!\w)", sql):
            raise QueryError(f"--param {name}: the query has no :{name}")
    return {name: _number(value) for name, value in params.items()}


def _number(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    if _INTEGER.fullmatch(value):
        return int(value)
    return float(value) if _REAL.fullmatch(value) else value


def _complaint(error: sqlite3.Error) -> QueryError:
    said = " ".join(str(error).split())
    if "one statement at a time" in said:
        return QueryError("SQL: one statement at a time")
    if (
        "not authorized" in said
        or "authorization denied" in said
        or "prohibited" in said
        or "readonly" in said
    ):
        return QueryError(f"SQL: only reading is allowed ({said})")
    if found := re.search(r"binding (?:parameter )?:?(\w+)", said, re.IGNORECASE):
        if found[1].isdigit():
            return QueryError("SQL: a value is asked for by name (:name), not by place (?)")
        return QueryError(f"SQL: no value for :{found[1]}; give --param {found[1]}=VALUE")
    if "locked" in said:
        raise BankError(said)
    if said.startswith(("no such table", "no such column")):
        return QueryError(f"SQL: {said} (quotebank schema lists them)")
    return QueryError(f"SQL: {said.removeprefix('fts5: ')}")
