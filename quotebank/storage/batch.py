"""The rows of one transaction, gathered and then written table by table.

Ids are given out here, not by the database, so that rows can refer to each other before any is
written; that is safe because the transaction holds the only write lock from its first moment.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, select

from quotebank.errors import BankError
from quotebank.storage.engine import changes_of_others, last_id
from quotebank.storage.indexing import indexed_together
from quotebank.storage.keys import SEQUENCES, number_of_day
from quotebank.storage.prepared import Prepared, insert_of
from quotebank.storage.schema import Base, QuoteRow

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


QUOTES = table_of(QuoteRow)
_KEY = QUOTES.c.search_key
_LOWEST = Prepared(
    select(func.min(_KEY)).where(_KEY.between(bindparam("first"), bindparam("last")))
)


class Memory:
    """What one batch leaves for the next: ids and names that need not be asked again.

    True only while nobody else writes and nothing is rolled back; ``still_true`` asks.
    """

    def __init__(self) -> None:
        self._as_of: object = None
        self.forget()

    def forget(self) -> None:
        """Forget everything: rows were written or taken back in another way."""
        self.last_ids: dict[str, int] = {}
        self.lowest_keys: dict[int, int] = {}
        self.names: dict[tuple[str, str], Any] = {}

    def forget_speakers(self, ids: set[int]) -> None:
        """Forget some speakers: their names were written in another way."""
        gone = [key for key, one in self.names.items() if key[0] == "speaker" and one.id in ids]
        for key in gone:
            del self.names[key]

    def still_true(self, connection: Connection) -> None:
        """Forget everything if another process has written. At the beginning of a transaction."""
        as_of = changes_of_others(connection)
        if as_of != self._as_of or len(self.names) > 200_000:
            self.forget()
        self._as_of = as_of


class Batch:
    """Rows waiting to be written in one transaction, the ids they have, and their search keys."""

    def __init__(self, connection: Connection, memory: Memory) -> None:
        self.connection = connection
        self.memory = memory
        self._waiting: dict[str, list[Mapping[str, Any]]] = defaultdict(list)

    def new_id(self, table: Table) -> int:
        """Return an id that no row of the table has, had, or will get from another caller."""
        last_ids = self.memory.last_ids
        if table.name not in last_ids:
            last_ids[table.name] = last_id(self.connection, table)
        last_ids[table.name] += 1
        return last_ids[table.name]

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
                write = partial(insert_of(table, tuple(rows[0])).run, self.connection, rows)
                if table is QUOTES:
                    indexed_together(self.connection, rows[0]["id"], rows[-1]["id"], write)
                else:
                    write()

    def search_key(self, day: date | None) -> int:
        """Return the next free key of a day; of the undated for None.

        Keys of a day count down, so that the newest-first order keeps the reading order.
        Raises BankError when the day is full.
        """
        ordinal = number_of_day(day)
        lowest = self.memory.lowest_keys.get(ordinal)
        if lowest is None:
            end = (ordinal + 1) * SEQUENCES
            stored = _LOWEST.one(self.connection, first=ordinal * SEQUENCES, last=end - 1)[0]
            lowest = end if stored is None else int(stored)
        if lowest <= ordinal * SEQUENCES:
            raise BankError(f"more than {SEQUENCES:,} quotations of {day or 'no date'}")
        self.memory.lowest_keys[ordinal] = lowest - 1
        return lowest - 1
