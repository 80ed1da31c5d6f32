"""From what the person named (files, folders, standard input) to pieces of raw work.

Cheap: files are found, opened and cut; nothing is decoded or parsed here.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from quotebank.errors import SourceError
from quotebank.ingest import feeds
from quotebank.ingest.cutting import cut, guarded
from quotebank.ingest.keys import STANDARD_INPUT, file_address, printable_name
from quotebank.ingest.openings import Opened
from quotebank.ingest.options import READERS, Options, claimed
from quotebank.ingest.pieces import Piece
from quotebank.ingest.streams import BadData, Measured, put_back
from quotebank.model import Problem

_WEB = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_ONE_ARTICLE = {"text", "markdown", "html"}


def pieces(
    sources: Sequence[str], options: Options, skipped: Counter[str] | None = None
) -> Iterator[Piece | Problem]:
    """Cut the sources into pieces, in the order named, folders sorted.

    A Problem stands for a source (or part of one) that cannot be read; the rest goes on.
    ``skipped`` counts files of other kinds found in folders, by the end of their names.
    Raises SourceError at once for misuse.
    """
    if list(sources).count(STANDARD_INPUT) > 1:
        raise SourceError("standard input (-) can be read only once")
    for source in sources:
        if options.root is not None and source != STANDARD_INPUT:
            file_address(source, options.root)
        if options.url is not None and (len(sources) > 1 or Path(source).is_dir()):
            raise SourceError("--url is the address of one article: name one source")
    return _pieces(sources, options, skipped if skipped is not None else Counter())


def total_bytes(sources: Sequence[str], options: Options) -> int | None:
    """Return the bytes on disk that the pieces of these sources will stand for.

    None when nobody can know (standard input, a pipe).
    """
    total = 0
    for source in sources:
        if source == STANDARD_INPUT:
            return None
        for path in _files(source, options, Counter()):
            if isinstance(path, Problem):
                continue
            try:
                state = Path(path).stat()
            except OSError:
                continue
            if not stat.S_ISREG(state.st_mode):
                return None
            total += state.st_size
    return total


def _pieces(
    sources: Sequence[str], options: Options, skipped: Counter[str]
) -> Iterator[Piece | Problem]:
    for source in sources:
        if source == STANDARD_INPUT:
            yield from guarded(source, _standard_input(options, skipped))
            continue
        for found in _files(source, options, skipped):
            if isinstance(found, Problem):
                yield found
            else:
                yield from guarded(printable_name(found), _file(found, options, skipped))


def _file(path: str, options: Options, skipped: Counter[str]) -> Iterator[Piece | Problem]:
    reader = claimed(path) or options.reader
    if reader is None:
        ends = " ".join(end for ends in READERS.values() for end in ends)
        raise BadData("unknown-kind", f"no kind of file that is read ({ends}, or --reader)")
    state = Path(path).stat()
    blank = Piece(
        reader=reader,
        source=printable_name(path),
        address=file_address(path, options.root),
        path=path,
        consumed=state.st_size,
    )
    if reader in _ONE_ARTICLE and stat.S_ISREG(state.st_mode):
        yield blank
        return
    with Path(path).open("rb") as raw:
        tell = raw.tell if stat.S_ISREG(state.st_mode) else lambda: 0
        opened = Opened(blank=replace(blank, consumed=0), stream=raw, tell=tell)
        yield from cut(opened, options, skipped)


def _standard_input(options: Options, skipped: Counter[str]) -> Iterator[Piece | Problem]:
    blank = Piece(reader=options.reader or "", source=STANDARD_INPUT, address=STANDARD_INPUT)
    raw = sys.stdin.buffer
    taken = 0

    def count(size: int) -> None:
        nonlocal taken
        taken += size

    stream = put_back(b"", Measured(raw, count))
    yield from cut(Opened(blank=blank, stream=stream, tell=lambda: taken), options, skipped)


def _files(source: str, options: Options, skipped: Counter[str]) -> Iterator[str | Problem]:
    """Yield the files of one named source: itself, or what lies in the folder."""
    if Path(source).is_dir():
        yield from _walk(source, options, skipped)
    elif _WEB.match(source) and not Path(source).exists():
        message = "a web address: only files are read, so save the page and name the file"
        yield Problem("web-address", message, source)
    elif not os.path.lexists(source):
        yield Problem("missing-source", "no such file or folder", printable_name(source))
    else:
        yield source


def _walk(folder: str, options: Options, skipped: Counter[str]) -> Iterator[str | Problem]:
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not Path(path).is_dir():
            yield path
            continue
        try:
            state = Path(path).stat()
            names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - bytes of any kind as str
        except OSError as error:
            message = f"cannot be read ({error.strerror})"
            yield Problem("unreadable-source", message, printable_name(path))
            continue
        if (state.st_dev, state.st_ino) in seen:
            # A link that leads back would be walked for ever; one aside would be read twice.
            message = "a link to a folder that was read already"
            yield Problem("folder-seen", message, printable_name(path))
            continue
        seen.add((state.st_dev, state.st_ino))
        waiting.extend(_wanted(path, names, options, skipped))


def _wanted(folder: str, names: list[str], options: Options, skipped: Counter[str]) -> list[str]:
    wanted = []
    for name in names:
        path = os.path.join(folder, name)  # noqa: PTH118 - names as found, whatever bytes
        if name.startswith("."):
            skipped["hidden"] += 1
        elif Path(path).is_dir() or (
            (claimed(name) or options.reader) and _regular_or_broken(path) and _is_news(path)
        ):
            wanted.append(path)
        else:
            skipped[Path(name).suffix.lower() or "no ending"] += 1
    return wanted


def _regular_or_broken(path: str) -> bool:
    """Tell a file (or a link to nothing, which is a problem to name) from a pipe or a device."""
    try:
        return stat.S_ISREG(Path(path).stat().st_mode)
    except OSError:
        return True


def _is_news(path: str) -> bool:
    """Tell a feed from the other XML that lies in folders: site maps, settings."""
    if not path.lower().endswith(".xml"):
        return True
    try:
        with Path(path).open("rb") as file:
            return feeds.is_feed(file.read(4096))
    except OSError:
        return True  # named as a problem when it is opened
