"""A piece: raw work cut from a source, small enough to hand to another process.

``sources`` cuts pieces (cheap: no decoding, no parsing); the readers make articles of them, with
nothing but the piece and the options.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from quotebank.model import Problem

BATCH_RECORDS = 64
BATCH_BYTES = 256_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Part of a source: one article, or some records of a file of many.

    ``reader`` names who can read it; ``source`` is the path as named or found; ``address`` is
    keys.py's. Either ``path`` is the file for the worker to open, or ``records`` are the raw
    bytes. ``line`` is the number of the first record, None where the file is one article, and
    ``unit`` what a record is called. ``given`` is what the container says of its records.
    ``consumed``: bytes on disk that this piece stands for, for a progress bar.
    """

    reader: str
    source: str
    address: str
    path: str | None = None
    records: tuple[bytes, ...] = ()
    line: int | None = None
    unit: str = "line"
    given: tuple[tuple[str, str], ...] = ()
    consumed: int = 0

    @property
    def label(self) -> str:
        """Name the piece for a message: ``a.txt`` or ``b.jsonl, line 12``."""
        return self.source if self.line is None else f"{self.source}, {self.unit} {self.line}"

    def split(self) -> tuple[Piece, ...]:
        """Return pieces of one record each, to find the one that made trouble."""
        if len(self.records) < 2 or self.line is None:
            return (self,)
        last = len(self.records) - 1
        return tuple(
            replace(
                self,
                records=(record,),
                line=self.line + number,
                consumed=self.consumed if number == last else 0,
            )
            for number, record in enumerate(self.records)
        )

    def problem(self, code: str, message: str, record: int | None = None) -> Problem:
        """Return a problem of this piece, in a record by number or where the piece begins."""
        number = record if record is not None else self.line
        if self.unit == "line" or number is None:
            return Problem(code, message, self.source, number)
        return Problem(code, f"{self.unit} {number}: {message}", self.source)

    def line_of(self, record: int | None) -> int | None:
        """Return a record's number where records are lines, else None."""
        return record if self.unit == "line" else None
