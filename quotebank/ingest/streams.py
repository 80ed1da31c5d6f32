"""Bytes from files and pipes: gzip by its mark, whole articles and lines never longer than agreed.

Everything that can go wrong with reading bytes becomes a BadData here.
"""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from quotebank.ingest.decoding import wide_encoding

GZIP = b"\x1f\x8b"
_CHUNK = 65_536
_PACKED = (
    *(zlib.error, lzma.LZMAError, gzip.BadGzipFile),
    *(tarfile.TarError, zipfile.BadZipFile, NotImplementedError),
)
_BLANKS = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"  # and what a byte-order mark is made of


class BadData(Exception):
    """A source cannot be read (further): a stable code, and one line for the reader."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@contextmanager
def faults() -> Iterator[None]:
    """Turn the exceptions of files and of gzip into BadData."""
    try:
        yield
    except FileNotFoundError:
        raise BadData("missing-source", "no such file or folder") from None
    except PermissionError:
        raise BadData("unreadable-source", "may not be read (permission denied)") from None
    except (EOFError, *_PACKED) as error:
        raise BadData("cut-short", f"the packed data is broken or cut short ({error})") from None
    except OSError as error:
        raise BadData("unreadable-source", f"cannot be read ({error.strerror or error})") from None


class _PutBack(io.RawIOBase):
    """A stream whose beginning was read already; it hands on what it gets, as it gets it.

    To wait for a full buffer would lose the last whole lines before gzip data breaks off.
    """

    def __init__(self, head: bytes, rest: BinaryIO | gzip.GzipFile | Measured) -> None:
        self._head = head
        self._read = getattr(rest, "read1", rest.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what io calls it with
        taken: bytes = self._head[: len(buffer)] or self._read(len(buffer))
        self._head = self._head[len(taken) :]
        buffer[: len(taken)] = taken
        return len(taken)


class Measured(io.RawIOBase):
    """A stream that tells how much of it was read, as it is read."""

    def __init__(self, stream: BinaryIO, spend: Callable[[int], None]) -> None:
        self._read = getattr(stream, "read1", stream.read)
        self._spend = spend

    def readable(self) -> bool:
        """Say yes: it is made for that."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what io calls it with
        """Fill ``buffer`` with what is there, as RawIOBase asks for."""
        taken: bytes = self._read(len(buffer))
        self._spend(len(taken))
        buffer[: len(taken)] = taken
        return len(taken)


class Exact(io.RawIOBase):
    """A stream that must give ``size`` bytes; EOFError where it ends before."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._left = size

    def readable(self) -> bool:
        """Say yes: it is made for that."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what io calls it with
        """Fill ``buffer`` with what is there, as RawIOBase asks for."""
        taken = self._stream.read(len(buffer))
        self._left -= len(taken)
        if not taken and self._left > 0:
            raise EOFError(f"{self._left:,} bytes are missing")
        buffer[: len(taken)] = taken
        return len(taken)


def put_back(head: bytes, rest: BinaryIO | gzip.GzipFile | Measured) -> io.BufferedReader:
    """Return a stream of ``head`` and then what is left of ``rest``."""
    return io.BufferedReader(_PutBack(head, rest), _CHUNK)


def unzipped(raw: BinaryIO) -> BinaryIO:
    """Return ``raw``, decompressed if it begins with gzip's mark, whatever its name says."""
    head = raw.read(len(GZIP))
    whole = put_back(head, raw)
    if head != GZIP:
        return whole
    return put_back(b"", gzip.GzipFile(fileobj=whole))


def first_words(stream: BinaryIO) -> bytes:
    """Read on to the first byte that is no blank and return all that was read."""
    head = b""
    while len(head) < _CHUNK and not head.lstrip(_BLANKS):
        more = stream.read(64 if not head else _CHUNK)
        if not more:
            break
        head += more
    return head


def whole(stream: BinaryIO, limit: int) -> bytes:
    """Return all that is left of the stream; BadData when it is more than ``limit`` bytes."""
    parts: list[bytes] = []
    size = 0
    while part := stream.read(min(_CHUNK * 16, limit + 1 - size)):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise too_large(limit)
    return b"".join(parts)


def too_large(limit: int) -> BadData:
    """Return the complaint about an article that is more than ``limit`` bytes."""
    return BadData("article-too-large", f"more than {limit:,} bytes in one article (--max-article)")


def lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Yield the lines as UTF-8 bytes, without line end; None for a line longer than ``limit``.

    UTF-16 and UTF-32 are recoded on the way; memory stays flat whatever a line's length.
    """
    readline = _utf8_lines(stream)
    while line := readline(limit + 2):
        if line.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
        elif len(line) <= limit:
            yield line  # the last line, without an end
        else:
            while (more := readline(_CHUNK)) and not more.endswith(b"\n"):
                pass
            yield None


def _utf8_lines(stream: BinaryIO) -> Callable[[int], bytes]:
    head = stream.read(4096)
    joined = put_back(head, stream)
    encoding = _encoding(head)
    if encoding is None:
        return joined.readline
    text = io.TextIOWrapper(joined, encoding, "replace", newline="\n")

    def readline(size: int) -> bytes:
        return text.readline(size).removeprefix("\ufeff").encode()

    return readline


def _encoding(head: bytes) -> str | None:
    if head.startswith(b"\xef\xbb\xbf"):
        return None
    if head.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return wide_encoding(head)
