"""RSS and Atom files: each entry an article, as far as the feed prints it.

feedparser reads a whole feed into memory; here entries are cut out of the stream first, and it is
given some of them at a time under the feed's own head.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

from quotebank.ingest.authors import authors
from quotebank.ingest.fields import Found, article
from quotebank.ingest.html import plain_text
from quotebank.ingest.openings import Batch, Opened
from quotebank.ingest.options import Options
from quotebank.ingest.pieces import Piece
from quotebank.ingest.streams import BadData, too_large
from quotebank.ingest.warc import require
from quotebank.model import Article, Problem

_CHUNK = 65_536
_LONGEST_HEAD = 1_000_000
_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_BEGIN = re.compile(rb"<((?:\w+:)?(?:item|entry))(?=[\s>])", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>", re.IGNORECASE | re.DOTALL)


def is_feed(head: bytes) -> bool:
    """Tell a feed from other XML by the first bytes of a file."""
    return _ROOT.search(head) is not None


def cut(opened: Opened, options: Options) -> Iterator[Piece | Problem]:
    """Cut a feed into pieces of entries."""
    require("feedparser", "feeds")
    head, rest = _head(opened)
    batch = Batch(opened, unit="entry")
    given = (("head", head.decode("latin-1")),)
    number = 0
    for entry in _entries(opened, rest, options.max_article):
        number += 1
        if entry is None:
            yield from _with(given, batch)
            error = too_large(options.max_article)
            yield opened.blank.problem(error.code, f"entry {number}: {error.message}")
            continue
        batch.add(number, entry)
        if batch.full():
            yield from _with(given, batch)
    yield from _with(given, batch)
    if not number:
        raise BadData("empty-file", "a feed without entries")


def articles(piece: Piece, options: Options) -> Iterator[Article | Problem]:
    """Parse the entries of a piece."""
    head = dict(piece.given)["head"].encode("latin-1")
    first = piece.line or 1
    together = _parsed(head, piece.records)
    whole = together is not None and len(together.entries) == len(piece.records)
    for place, raw in enumerate(piece.records):
        number = first + place
        # One that is no XML takes its neighbours along, so then each is read alone.
        parsed = together if whole else _parsed(head, (raw,))
        if parsed is None or not parsed.entries:
            yield piece.problem("malformed-line", "no entry that can be read", number)
            continue
        try:
            found = _found(parsed.entries[place if whole else 0], parsed.feed)
        except BadData as error:
            yield piece.problem(error.code, error.message, number)
            continue
        yield from article(piece, options, found, number)


def _parsed(head: bytes, entries: tuple[bytes, ...]) -> Any:
    """Return feedparser's reading of some entries under the feed's head; nothing is fetched.

    None where it fails on them, or reads them only with repairs that may run across entries.
    """
    feed = io.BytesIO(head + b"".join(entries) + _tail(head))
    parse = import_module("feedparser").parse
    try:
        parsed = parse(feed, sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # strangers' XML, and a parser of many parts
        return None
    return None if parsed.bozo and len(entries) > 1 else parsed


def _head(opened: Opened) -> tuple[bytes, bytes]:
    """Return what stands before the first entry, and what was read behind it."""
    read = b""
    while not (begin := _BEGIN.search(read)):
        more = opened.stream.read(_CHUNK)
        if not more or len(read) > _LONGEST_HEAD:
            break
        read += more
    if not read:
        raise BadData("empty-file", "empty")
    if not is_feed(read):
        raise BadData("unknown-kind", "XML, and no RSS or Atom feed")
    place = begin.start() if begin else len(read)
    # Entities are declared there, and none of them is a stranger's to define.
    return _DOCTYPE.sub(b"", read[:place]), read[place:]


def _entries(opened: Opened, rest: bytes, limit: int) -> Iterator[bytes | None]:
    """Yield the entries as they stand; None for one that is longer than ``limit``."""
    buffer = rest
    while True:
        begin = _BEGIN.search(buffer)
        if begin is None:
            more = opened.stream.read(_CHUNK)
            if not more:
                return
            buffer = buffer[-100:] + more  # a tag may lie across the edge
            continue
        end = b"</" + begin[1]
        buffer = buffer[begin.start() :]
        looked = 0
        is_long = False
        while (place := buffer.find(end, looked)) < 0:
            looked = max(0, len(buffer) - len(end))
            more = opened.stream.read(_CHUNK)
            if not more:
                if not is_long:
                    yield buffer  # cut short, or never closed: what there is
                return
            buffer += more
            if len(buffer) > limit + _CHUNK:
                is_long, buffer, looked = True, buffer[-len(end) :], 0
        close = buffer.find(b">", place)
        close = len(buffer) if close < 0 else close + 1
        yield None if is_long else buffer[:close]
        buffer = buffer[close:]


def _with(given: tuple[tuple[str, str], ...], batch: Batch) -> Iterator[Piece]:
    for piece in batch.piece():
        yield replace(piece, given=given)


def _tail(head: bytes) -> bytes:
    lowered = head.lower()
    if b"<rdf:rdf" in lowered:
        return b"</rdf:RDF>"
    return b"</feed>" if b"<feed" in lowered else b"</channel></rss>"


def _found(entry: Any, feed: Any) -> Found:
    source = entry.get("source") or {}
    writers = [writer.get("name") for writer in entry.get("authors", []) if writer.get("name")]
    return Found(
        text=_text(entry),
        record_id=entry.get("id"),
        title=_line(entry.get("title")),
        url=entry.get("link"),
        outlet=_line(source.get("title")) or _line(feed.get("title")),
        published=entry.get("published"),
        updated=_updated(entry),
        authors=authors(writers),
    )


def _updated(entry: Any) -> str | None:
    # Asked by get, feedparser answers with the day of publication where no other is printed.
    if "updated" not in entry:
        return None
    return str(entry["updated"])


def _text(entry: Any) -> str:
    """Return the longest text of an entry: the whole article, or the teaser where no more is."""
    values = [content.get("value") for content in entry.get("content", [])]
    return max((plain_text(value or "") for value in (*values, entry.get("summary"))), key=len)


def _line(value: str | None) -> str | None:
    return " ".join(plain_text(value).split()) or None if value else None
