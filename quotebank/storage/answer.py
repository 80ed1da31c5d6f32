"""The answer to a user's own SQL: of SQLite (``adhoc``) or, on a snapshot, of DuckDB."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Any, Literal

Row = tuple[Any, ...]


class Answer(ABC):
    """The rows of a query, to be iterated once; then ``cut`` says whether any are missing.

    ``columns`` are the columns' names. ``cut`` is None, "time" or "rows". Iterating raises
    QueryError, in one line, for what goes wrong on the way.
    """

    columns: tuple[str, ...] = ()
    cut: Literal["time", "rows"] | None = None

    def __init__(self, row_limit: int | None) -> None:
        self._row_limit = row_limit

    @abstractmethod
    def _fetch(self) -> Sequence[Row]:
        """Return the next rows; none at the end, or once the time is over (``cut`` says so)."""

    @abstractmethod
    def close(self) -> None:
        """End the query; iterating to the end does so too."""

    def __iter__(self) -> Iterator[Row]:
        try:
            rows = chain.from_iterable(iter(self._fetch, []))
            yield from islice(rows, self._row_limit)
            if next(rows, None) is not None:
                self.cut = "rows"
        finally:
            self.close()
