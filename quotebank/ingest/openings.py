"""A source opened for cutting, and the budget that bounds what archives may expand to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from quotebank.ingest.pieces import BATCH_BYTES, BATCH_RECORDS, Piece
from quotebank.ingest.streams import BadData, Measured

_LEAST_BUDGET = 2_000_000_000
_MOST_EXPANSION = 100  # text compresses to a tenth, repetitive JSON to a fortieth


@dataclass(slots=True)
class Budget:
    """Bytes that one archive, and what is inside it, may still expand to."""

    left: int

    @classmethod
    def of(cls, size: int) -> Budget:
        """Return the budget of an archive of ``size`` bytes on disk."""
        return cls(max(_LEAST_BUDGET, _MOST_EXPANSION * size))

    def spend(self, size: int) -> None:
        """Take off what was expanded; BadData when more came out than an archive of news holds."""
        self.left -= size
        if self.left < 0:
            raise BadData("archive-bomb", "expands to far more than it is; not read further")

    def measured(self, stream: BinaryIO) -> Measured:
        """Return the stream, each byte of it taken off the budget."""
        return Measured(stream, self.spend)


@dataclass(slots=True, kw_only=True)
class Opened:
    """A file, standard input, or a member of an archive, open at its beginning.

    ``blank`` says what its pieces have in common; ``tell`` how far the file on disk was read;
    ``budget`` is None outside archives; ``depth`` counts the archives around it.
    """

    blank: Piece
    stream: BinaryIO
    tell: Callable[[], int]
    budget: Budget | None = None
    depth: int = 0


class Batch:
    """Records that wait to become a piece."""

    def __init__(self, opened: Opened, **common: str) -> None:
        self.records: list[bytes] = []
        self.is_fresh = True
        """No record has been added yet."""
        self._blank = replace(opened.blank, path=None, **common)  # type: ignore[arg-type]
        self._tell = opened.tell
        self._position = self._first = self._size = 0

    def add(self, number: int, record: bytes) -> None:
        """Add the record of that number; an empty one only keeps the count."""
        if not self.records:
            self._first = number
        self.is_fresh = False
        self.records.append(record)
        self._size += len(record) + 1

    def full(self) -> bool:
        """Tell whether the batch is large enough to send off."""
        return len(self.records) >= BATCH_RECORDS or self._size >= BATCH_BYTES

    def piece(self) -> Iterator[Piece]:
        """Yield what waits, if anything does."""
        if not self.records:
            return
        before, self._position = self._position, max(self._tell(), self._position)
        consumed = self._position - before
        records = tuple(self.records)
        yield replace(self._blank, records=records, line=self._first, consumed=consumed)
        self.records.clear()
        self._size = 0
