"""JSON lines: one object an article (files of many articles, read flat).

``cut`` runs where the sources are walked and only looks for line ends; ``articles`` parses.
"""

from __future__ import annotations

import json
import lzma
import re
import zlib
from collections.abc import Iterator
from typing import Any

from quotebank.errors import SourceError
from quotebank.ingest.decoding import NotText, decode, storable
from quotebank.ingest.fields import (
    article,
    from_record,
    may_hold_text,
    replacement,
    without_text,
)
from quotebank.ingest.openings import Batch, Opened
from quotebank.ingest.options import Options
from quotebank.ingest.pieces import Piece
from quotebank.ingest.streams import BadData, lines, too_large
from quotebank.model import Article, Problem

_SPREAD = "JSON spread over several lines: one object a line is read (jq -c . makes it that)"
_ARRAY = "an array, where an object with a text field should be (jq -c '.[]' takes it apart)"
_BARE = "a bare value, where an object with a text field should be"
_DEEPEST = 100  # metadata travels between processes, which deeper values break
_UNSTORABLE = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")


def cut(opened: Opened, options: Options) -> Iterator[Piece | Problem]:
    """Cut a stream of lines into pieces of whole lines."""
    batch = Batch(opened)
    number = 0
    try:
        for number, line in enumerate(lines(opened.stream, options.max_article), 1):
            if line is None:
                yield from batch.piece()
                error = too_large(options.max_article)
                yield Problem(error.code, error.message, opened.blank.source, number)
            elif line or batch.records:
                _check(line, batch.is_fresh, options)
                batch.add(number, line)
                if batch.full():
                    yield from batch.piece()
    except (OSError, EOFError, zlib.error, lzma.LZMAError):
        yield from batch.piece()  # what was whole before the data broke off
        raise
    yield from batch.piece()
    if not number:
        raise BadData("empty-file", "empty")


def _check(line: bytes, is_first: bool, options: Options) -> None:
    if is_first and line.strip() in (b"{", b"["):
        # Said once, at the first line; every further line would be malformed.
        raise BadData("not-json-lines", _SPREAD)
    if options.url is not None and line and not is_first:
        raise SourceError("--url is the address of one article: the source holds several")


def articles(piece: Piece, options: Options) -> Iterator[Article | Problem]:
    """Parse the lines of a piece."""
    for line, raw in enumerate(piece.records, piece.line or 1):
        if not raw.strip():
            continue
        try:
            record, replaced = _record(raw)
        except BadData as error:
            yield piece.problem(error.code, error.message, line)
            continue
        if replaced:
            yield replacement(piece, replaced, line)
        if not may_hold_text(record):
            yield piece.problem("no-text", without_text(record, "field"), line)
            continue
        yield from article(piece, options, from_record(record), line)


def _record(raw: bytes) -> tuple[dict[str, object], int]:
    """Return the object of a line, and how many characters in it nothing could store."""
    try:
        value = json.loads(_decoded(raw))
        if raw.count(b"[") + raw.count(b"{") > _DEEPEST and _depth(value) > _DEEPEST:
            raise RecursionError
        replaced = 0
        if b"\\u" in raw and _UNSTORABLE.search(raw):
            value, replaced = _cleaned(value)
    except NotText as error:
        raise BadData("malformed-line", str(error)) from None
    except json.JSONDecodeError as error:
        message = f"no JSON: {error.msg} at column {error.colno}"
        raise BadData("malformed-line", message) from None
    except (ValueError, RecursionError) as error:
        what = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise BadData("malformed-line", f"no JSON that can be read: {what[:80]}") from None
    if not isinstance(value, dict):
        raise BadData("line-not-object", _ARRAY if isinstance(value, list) else _BARE)
    return value, replaced


def _depth(value: object) -> int:
    """Return how deep lists and objects are nested, without recursion."""
    deepest = 0
    waiting = [(value, 0)]
    while waiting:
        one, depth = waiting.pop()
        deepest = max(deepest, depth)
        inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        waiting.extend((each, depth + 1) for each in inner)
    return deepest


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(raw).text


def _cleaned(value: Any) -> tuple[Any, int]:
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
