"""JSON lines: one object an article (files of many articles, read flat).

``cut`` runs where the sources are walked and only looks for line ends; ``articles`` parses.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from quotebank.errors import SourceError
from quotebank.ingest.decoding import NotText, decode, storable
from quotebank.ingest.fields import article, from_record, replacement
from quotebank.ingest.options import Options
from quotebank.ingest.pieces import BATCH_BYTES, BATCH_RECORDS, Piece
from quotebank.ingest.streams import BadData, lines, too_large
from quotebank.model import Article, Problem

_UNSTORABLE = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)|\0")


def cut(
    stream: BinaryIO, raw: BinaryIO, blank: Piece, options: Options
) -> Iterator[Piece | Problem]:
    """Cut a stream into pieces of whole lines; ``raw`` is the file that ``stream`` unpacks."""
    batch = _Batch(blank, raw)
    number = 0
    try:
        for number, line in enumerate(lines(stream, options.max_article), 1):
            if line is None:
                yield from batch.piece()
                error = too_large(options.max_article)
                yield Problem(error.code, error.message, blank.source, number)
            elif line or batch.records:
                batch.add(number, line, options)
                if batch.full():
                    yield from batch.piece()
    except BadData:
        raise
    except (OSError, EOFError, zlib.error):
        yield from batch.piece()  # what was whole before the data broke off
        raise
    yield from batch.piece()
    if not number:
        raise BadData("empty-file", "empty")


class _Batch:
    """Lines that wait to become a piece."""

    def __init__(self, blank: Piece, raw: BinaryIO) -> None:
        self.records: list[bytes] = []
        self._blank = blank
        self._raw = raw
        self._first = self._size = self._articles = 0
        self._position = 0

    def add(self, number: int, line: bytes, options: Options) -> None:
        self._articles += bool(line)
        if self._articles == 1 and line.strip() in (b"{", b"["):
            # Said once, at the first line; every further line would be malformed.
            message = "JSON spread over several lines: one object a line is read"
            raise BadData("not-json-lines", message)
        if options.url is not None and self._articles > 1:
            raise SourceError("--url is the address of one article: the source holds several")
        if not self.records:
            self._first = number
        self.records.append(line)
        self._size += len(line) + 1

    def full(self) -> bool:
        return len(self.records) >= BATCH_RECORDS or self._size >= BATCH_BYTES

    def piece(self) -> Iterator[Piece]:
        """Yield what waits, if anything does."""
        if not self.records:
            return
        yield replace(
            self._blank,
            path=None,
            records=tuple(self.records),
            line=self._first,
            consumed=self._consumed(),
        )
        self.records.clear()
        self._size = 0

    def _consumed(self) -> int:
        try:
            before, self._position = self._position, self._raw.tell()
        except OSError:  # a pipe
            return self._size
        return self._position - before


def articles(piece: Piece, options: Options) -> Iterator[Article | Problem]:
    """Parse the lines of a piece."""
    for line, raw in enumerate(piece.records, piece.line or 1):
        if not raw.strip():
            continue
        try:
            record = _record(raw)
            if _UNSTORABLE.search(raw):
                cleaned, replaced = _cleaned(record)
                if replaced and isinstance(cleaned, dict):
                    record = cleaned
                    yield replacement(piece, replaced, line)
        except BadData as error:
            yield piece.problem(error.code, error.message, line)
            continue
        if not any(isinstance(value, str) for value in record.values()):
            yield piece.problem("no-text", "the object has no text field", line)
            continue
        yield from article(piece, options, from_record(record), line)


def _record(raw: bytes) -> dict[str, object]:
    try:
        text = decode(raw).text
        value = json.loads(text)
    except NotText as error:
        raise BadData("malformed-line", str(error)) from None
    except json.JSONDecodeError as error:
        message = f"no JSON: {error.msg} at column {error.colno}"
        raise BadData("malformed-line", message) from None
    except (ValueError, RecursionError) as error:
        what = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise BadData("malformed-line", f"no JSON that can be read: {what[:80]}") from None
    if not isinstance(value, dict):
        kind = "an array" if isinstance(value, list) else "a bare value"
        raise BadData("line-not-object", f"{kind}, where an object with a text field should be")
    return value


def _cleaned(value: object) -> tuple[object, int]:
    """Return a JSON value with every string storable, and how many characters were replaced."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        pairs = [_cleaned(one) for one in value]
        return [one for one, _ in pairs], sum(count for _, count in pairs)
    if isinstance(value, dict):
        named = [(storable(name), _cleaned(one)) for name, one in value.items()]
        replaced = sum(name[1] + one[1] for name, one in named)
        return {name[0]: one[0] for name, one in named}, replaced
    return value, 0
