"""ZIP and tar: their members, each opened in turn; nothing is ever written under a member's name.

Bounded in what they may expand to, in the number of members, and in archives within archives.
"""

from __future__ import annotations

import io
import shutil
import stat
import tarfile
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from quotebank.ingest.keys import member_address, printable_name
from quotebank.ingest.openings import Budget, Opened
from quotebank.ingest.options import claimed
from quotebank.ingest.streams import BadData, Exact, faults, unzipped
from quotebank.model import Problem

READERS = ("zip", "tar")
_DEEPEST = 3
_MOST_MEMBERS = 1_000_000
_MOST_DIRECTORY = 200_000_000
_IN_MEMORY = 16_000_000
_LEAST_BOMB = 100_000_000
_MOST_EXPANSION = 200
_MASKED = 0x1  # the bit of a ZIP member's flags that says it is encrypted


def members(opened: Opened, skipped: Counter[str]) -> Iterator[Opened | Problem]:
    """Yield the members that a reader claims, opened, in the order of the archive.

    A member must be read before the next is asked for. Others are counted in ``skipped``.
    """
    if opened.depth >= _DEEPEST:
        raise BadData("archive-too-deep", f"more than {_DEEPEST} archives within each other")
    with _seekable(opened) as file:
        if opened.budget is None:
            opened.budget = Budget.of(_size(file))
        walk = _zip_members if opened.blank.reader == "zip" else _tar_members
        yield from walk(file, opened, skipped)


def _zip_members(
    file: BinaryIO, opened: Opened, skipped: Counter[str]
) -> Iterator[Opened | Problem]:
    try:
        _refuse_huge_directory(file)
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise BadData("broken-archive", f"no ZIP archive that can be read ({error})") from None
    with archive:
        for info in archive.infolist():
            reader = _wanted(info.filename, info.is_dir() or _is_link(info), skipped)
            if reader is None:
                continue
            source = f"{opened.blank.source}!{printable_name(info.filename)}"
            if _leaves(info.filename):
                yield Problem("unsafe-name", "a name that leaves the archive; not read", source)
            elif info.flag_bits & _MASKED:
                yield Problem("encrypted-member", "encrypted; not read", source)
            elif info.file_size > max(_LEAST_BOMB, _MOST_EXPANSION * info.compress_size):
                yield Problem("archive-bomb", "expands to far more than it is; not read", source)
            else:
                yield from _zip_member(archive, info, _member(opened, info.filename, reader))


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, make: Callable[[BinaryIO], Opened]
) -> Iterator[Opened | Problem]:
    try:
        with faults(), archive.open(info) as stream:
            member = make(cast(BinaryIO, stream))
            member.blank = replace(member.blank, consumed=info.compress_size)
            yield member
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        yield Problem("broken-archive", f"cannot be unpacked ({error})", member.blank.source)


def _tar_members(
    file: BinaryIO, opened: Opened, skipped: Counter[str]
) -> Iterator[Opened | Problem]:
    try:
        with tarfile.open(fileobj=unzipped(file), mode="r|*") as archive:
            for number, info in enumerate(archive):
                if number >= _MOST_MEMBERS:
                    raise BadData("archive-bomb", f"more than {_MOST_MEMBERS:,} members")
                archive.members.clear()  # type: ignore[attr-defined]  # else a list of all of them
                reader = _wanted(info.name, not info.isreg(), skipped)
                stream = archive.extractfile(info) if reader else None
                if reader is None or stream is None:
                    continue
                if _leaves(info.name):
                    source = f"{opened.blank.source}!{printable_name(info.name)}"
                    message = "a name that leaves the archive; not read"
                    yield Problem("unsafe-name", message, source)
                else:
                    exact = io.BufferedReader(Exact(cast(BinaryIO, stream), info.size))
                    yield _member(opened, info.name, reader)(exact)
    except (tarfile.TarError, TypeError, ValueError) as error:  # it trips over its own headers
        raise BadData(
            "broken-archive", f"the tar archive is broken or cut short ({error})"
        ) from None


def _member(opened: Opened, name: str, reader: str) -> Callable[[BinaryIO], Opened]:
    def make(stream: BinaryIO) -> Opened:
        blank = replace(
            opened.blank,
            reader=reader,
            path=None,
            source=f"{opened.blank.source}!{printable_name(name)}",
            address=member_address(opened.blank.address, name),
            consumed=0,
        )
        return Opened(
            blank=blank,
            stream=stream,
            tell=opened.tell,
            budget=opened.budget,
            depth=opened.depth + 1,
        )

    return make


def _wanted(name: str, is_folder: bool, skipped: Counter[str]) -> str | None:
    """Return the reader of a member, None (and count it) where there is none."""
    path = PurePosixPath(name.replace("\\", "/"))
    if is_folder:
        return None
    if "__MACOSX" in path.parts or any(p.startswith(".") and p != ".." for p in path.parts):
        skipped["hidden"] += 1
        return None
    reader = claimed(path.name)
    if reader is None:
        skipped[path.suffix.lower() or "no ending"] += 1
    return reader


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _leaves(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":"


@contextmanager
def _seekable(opened: Opened) -> Iterator[BinaryIO]:
    """Give the archive as a file that can be sought in, which a ZIP within another is not."""
    stream = opened.stream
    if opened.blank.reader == "tar" or (opened.depth == 0 and stream.seekable()):
        yield stream
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        measured = opened.budget.measured(stream) if opened.budget is not None else stream
        shutil.copyfileobj(measured, copy)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def _size(file: BinaryIO) -> int:
    if not file.seekable():
        return 0
    here = file.tell()
    size = file.seek(0, 2)
    file.seek(here)
    return size


def _refuse_huge_directory(file: BinaryIO) -> None:
    """Refuse a ZIP whose list of members alone would fill the memory."""
    size = _size(file)
    file.seek(max(0, size - 66_000))
    tail = file.read(66_000)
    file.seek(0)
    place = tail.rfind(b"PK\x05\x06")
    wide = tail.rfind(b"PK\x06\x06")
    listed = int.from_bytes(tail[place + 12 : place + 16], "little") if place >= 0 else 0
    if wide >= 0:
        listed = max(int.from_bytes(tail[wide + 40 : wide + 48], "little"), 0)
    if listed > _MOST_DIRECTORY:
        raise BadData("archive-bomb", "a list of members that fills the memory; not read")
