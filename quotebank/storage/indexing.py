"""Many new quotations into the full-text index at once, in the order that the index likes.

FTS5 writes out what it has gathered in memory whenever a rowid comes that is lower than the one
before. Search keys count down within a day, so the trigger, row by row, would make a segment of
each quotation and merge them for ever: three times the cost. Here the rows go in without it, and
then all of them into the index, lowest key first. The trigger is gone and back in one transaction:
no commit, and so no reader and no crash, ever sees a bank that it is missing from.
"""

from collections.abc import Callable

from sqlalchemy import Connection

from quotebank.storage.search import DDL, QUOTES_FTS

ENOUGH = 100
"""Quotations for which the detour is shorter than the trigger's own way."""

_TRIGGER = f"{QUOTES_FTS}_insert"
_INDEX = f"""
INSERT INTO {QUOTES_FTS} (rowid, text)
SELECT search_key, text FROM quotes
WHERE id BETWEEN ? AND ? AND retired_at IS NULL ORDER BY search_key
"""  # noqa: S608 - our own names


def indexed_together(
    connection: Connection, first: int, last: int, insert: Callable[[], None]
) -> None:
    """Run ``insert``, which writes the new quotations ``first`` to ``last`` (ids) and no others.

    Inside a transaction, which must be rolled back whole if anything fails.
    """
    if last - first < ENOUGH:
        insert()
        return
    connection.exec_driver_sql(f"DROP TRIGGER {_TRIGGER}")
    insert()
    connection.exec_driver_sql(_INDEX, (first, last))
    connection.exec_driver_sql(DDL[_TRIGGER].strip())
