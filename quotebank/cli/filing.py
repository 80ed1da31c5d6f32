"""Output into a file: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO


def is_standard_output(path: Path) -> bool:
    """Whether the name of a file stands for standard output."""
    return str(path) == "-"


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """Open a text file for writing that takes the place of ``path`` only when it is complete.

    What stood there before stays until then, and for good when something fails; an OSError names
    ``path``. A device or a pipe, which nothing can take the place of, is written to at once.
    """
    if path.exists() and not path.is_file():
        try:
            with path.open("w", encoding="utf-8", newline="") as stream:
                yield stream
        except OSError as failure:
            failure.filename = str(path)
            raise
        return
    goal = path.resolve()  # a link stays a link
    part = goal.with_name(f".{goal.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if goal.exists():
            part.chmod(goal.stat().st_mode)
        part.replace(goal)
    except BaseException as failure:
        with suppress(OSError):  # its folder may not be there
            part.unlink(missing_ok=True)
        # A full disk tells no name. Else it is that which was asked for, not ours for the meantime.
        if isinstance(failure, OSError) and failure.filename in (None, str(part)):
            failure.filename = str(path)
        raise
