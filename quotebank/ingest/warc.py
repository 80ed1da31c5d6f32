"""WARC: the pages that a crawler kept, one article each, with their addresses and times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, BinaryIO, cast

from quotebank.ingest.keys import member_address, printable_name
from quotebank.ingest.openings import Opened
from quotebank.ingest.options import Options
from quotebank.ingest.pieces import Piece
from quotebank.ingest.streams import BadData, too_large
from quotebank.model import Problem

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_READERS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}


def require(library: str, what: str) -> None:
    """Raise BadData with the command to run where an optional library is not installed."""
    if find_spec(library) is None:
        message = f"{what} need {library}: pip install 'quotebank[archives]'"
        raise BadData("missing-library", message)


def cut(opened: Opened, options: Options) -> Iterator[Piece | Problem]:
    """Cut the pages out of a crawl; redirects, pictures and errors of servers are passed over."""
    require("fastwarc", "WARC files")
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    position = found = 0
    # Lenient: after a record of the wrong length it goes on at the next that begins.
    stream = opened.stream
    if not stream.seekable():
        stream = cast(BinaryIO, _Forward(stream))
    for record in ArchiveIterator(stream, record_types=kinds, quirks_mode=True, auto_decode="all"):
        found += 1
        made = _piece(record, opened, options)
        if isinstance(made, Piece):
            before, position = position, max(opened.tell(), position)
            made = replace(made, consumed=position - before)
        if made is not None:
            yield made
    if not found:
        raise BadData("empty-file", "no page in it, or no WARC file")


class _Forward:
    """A pipe or a packed member as fastwarc takes it: it must be told where it is, or panics."""

    def __init__(self, stream: BinaryIO) -> None:
        self._read = stream.read
        self._position = 0

    def read(self, size: int = -1) -> bytes:
        taken = self._read(size)
        self._position += len(taken)
        return taken

    def tell(self) -> int:
        return self._position


def _piece(record: WarcRecord, opened: Opened, options: Options) -> Piece | Problem | None:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    source = f"{opened.blank.source}!{printable_name(url or str(record.record_id))}"
    is_page = record.http_headers is not None or not record.is_http
    if not is_page or record.content_length == 0:
        return Problem("broken-record", "a record without content, or of a wrong length", source)
    if record.http_headers is not None and record.http_headers.status_code != 200:
        return None
    kind = record.http_content_type or record.headers.get("Content-Type") or ""
    reader = _READERS.get(kind.partition(";")[0].strip().lower())
    if reader is None:
        return None
    declared = record.content_length
    is_packed = _is_packed(record)
    try:
        content = record.reader.read(options.max_article + 1)
    except OSError as error:
        return Problem("broken-record", f"cannot be unpacked ({error})", source)
    if len(content) > options.max_article:
        large = too_large(options.max_article)
        return Problem(large.code, large.message, source)
    if (len(content) < declared and not is_packed) or b"\r\nWARC/1." in content:
        return Problem("broken-record", "a record that is not as long as it says", source)
    given = {
        "url": url,
        "retrieved": record.headers.get("WARC-Date") or "",
        "charset": record.http_charset or "",
    }
    return replace(
        opened.blank,
        reader=reader,
        path=None,
        source=source,
        address=member_address(opened.blank.address, url or str(record.record_id)),
        records=(content,),
        given=tuple((name, value) for name, value in given.items() if value),
    )


def _is_packed(record: WarcRecord) -> bool:
    headers = record.http_headers
    return headers is not None and bool(
        headers.get("Content-Encoding") or headers.get("Transfer-Encoding")
    )
