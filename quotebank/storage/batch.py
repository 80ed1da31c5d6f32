"""The rows of one transaction, gathered and then written table by table.

Ids are given out here, not by the database, so that rows can refer to each other before any is
written; that is safe because the transaction holds the only write lock from its first moment.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from quotebank.errors import BankError
from quotebank.storage.engine import last_id
from quotebank.storage.schema import Base, QuoteRow

SEQUENCES = 1 << 24
"""How many quotations one day can hold in ``search_key``."""

MANY = 500
"""Values in one IN (…): well under SQLite's limit of parameters."""

_IN_ORDER = {table.name: table for table in Base.metadata.sorted_tables}


def table_of(row: type[Base]) -> Table:
    """Return the Core table of a model."""
    table = row.__table__
    assert isinstance(table, Table)
    return table


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield the values in portions that one IN (…) can hold."""
    for start in range(0, len(values), MANY):
        yield values[start : start + MANY]


class Batch:
    """Rows waiting to be written in one transaction, the ids they have, and their search keys."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._waiting: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        self._last_ids: dict[str, int] = {}
        self._lowest: dict[int, int] = {}

    def new_id(self, table: Table) -> int:
        """Return an id that no row of the table has, had, or will get from another caller."""
        last = self._last_ids.get(table.name)
        if last is None:
            last = last_id(self.connection, table)
        self._last_ids[table.name] = last + 1
        return last + 1

    def insert(self, table: Table, row: Mapping[str, Any]) -> None:
        """Gather a row. All rows of a table must have the same columns."""
        self._waiting[table.name].append(row)

    def flush(self) -> None:
        """Write what was gathered, parents before children."""
        if not self._waiting:
            return
        for name, table in _IN_ORDER.items():
            rows = self._waiting.pop(name, None)
            if rows:
                self.connection.execute(insert(table), rows)

    def search_key(self, day: date | None) -> int:
        """Return the next free key of a day; of the undated for None.

        Keys of a day count down, so that the newest-first order keeps the reading order.
        Raises BankError when the day is full.
        """
        ordinal = day.toordinal() if day else 0
        lowest = self._lowest.get(ordinal)
        if lowest is None:
            lowest = self._lowest_stored(ordinal)
        if lowest <= ordinal * SEQUENCES:
            raise BankError(f"more than {SEQUENCES:,} quotations of {day or 'no date'}")
        self._lowest[ordinal] = lowest - 1
        return lowest - 1

    def _lowest_stored(self, ordinal: int) -> int:
        key = table_of(QuoteRow).c.search_key
        found = self.connection.scalar(
            select(func.min(key)).where(key >= ordinal * SEQUENCES, key < (ordinal + 1) * SEQUENCES)
        )
        return (ordinal + 1) * SEQUENCES if found is None else int(found)


def day_of_key(key: int) -> int:
    """Return the day ordinal in a search key, 0 for the undated."""
    return key // SEQUENCES
