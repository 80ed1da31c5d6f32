"""An opened source cut into pieces, by its kind; archives are cut member by member."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from quotebank.ingest import archives, feeds, jsonl, rows, warc
from quotebank.ingest.openings import Opened
from quotebank.ingest.options import Options
from quotebank.ingest.pieces import Piece
from quotebank.ingest.streams import BadData, faults, first_words, put_back, unzipped, whole
from quotebank.model import Problem

_HTML_BEGINS = (b"<!doctype html", b"<html")


def cut(opened: Opened, options: Options, skipped: Counter[str]) -> Iterator[Piece | Problem]:
    """Cut an opened source; raises BadData where it cannot be read (further)."""
    reader = opened.blank.reader
    if reader in archives.READERS:
        for member in archives.members(opened, skipped):
            if isinstance(member, Problem):
                yield member
            else:
                cutting = cut(member, options, skipped)
                yield from guarded(member.blank.source, cutting, is_member=True)
    elif reader == "warc":
        yield from warc.cut(opened, options)
    else:
        opened.stream = _unpacked(opened)
        yield from _cut_plain(opened, options)


def guarded(
    source: str, cutting: Iterator[Piece | Problem], *, is_member: bool = False
) -> Iterator[Piece | Problem]:
    """Yield what is cut; what breaks it off becomes a Problem of ``source``.

    When a member has used up what its archive may expand to, the whole archive is over.
    """
    try:
        with faults():
            yield from cutting
    except BadData as error:
        if error.code == "archive-bomb" and is_member:
            raise
        yield Problem(error.code, error.message, source)


def _unpacked(opened: Opened) -> BinaryIO:
    stream = unzipped(opened.stream)
    if opened.budget is None:
        return stream
    return put_back(b"", opened.budget.measured(stream))


def _cut_plain(opened: Opened, options: Options) -> Iterator[Piece | Problem]:
    """Cut lines, rows, entries, or take the one article.

    Without a reader named, JSON lines are known by ``{`` and pages by their first tag.
    """
    if not opened.blank.reader:
        head = first_words(opened.stream)
        opened.stream = put_back(head, opened.stream)
        opened.blank = replace(opened.blank, reader=_kind(head))
    cutters = {"jsonl": jsonl.cut, "csv": rows.cut, "feed": feeds.cut}
    if cutter := cutters.get(opened.blank.reader):
        yield from cutter(opened, options)
        return
    content = whole(opened.stream, options.max_article)
    consumed = opened.blank.consumed or len(content)
    yield replace(opened.blank, path=None, records=(content,), consumed=consumed)


def _kind(head: bytes) -> str:
    begin = head.replace(b"\0", b"").lstrip(b" \t\r\n\xef\xbb\xbf\xff\xfe")
    if begin.startswith(b"{"):
        return "jsonl"
    return "html" if begin[:16].lower().startswith(_HTML_BEGINS) else "text"
