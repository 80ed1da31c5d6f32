"""Ctrl-C and a request to end (SIGTERM), turned into the wish to stop."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from quotebank.cli.terminal import note
from quotebank.workflows.stopping import Stop


class Signals:
    """What came: ``status`` is the exit status that says so (128 + the signal's number)."""

    def __init__(self) -> None:
        self.stop = Stop()
        self.status = 0

    def caught(self, number: int, frame: FrameType | None) -> None:
        """Ask for the end once; let a second signal end the process as signals do."""
        del frame
        self.status = 128 + number
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        note("stopping: finishing what is begun (once more ends it at once)")
        self.stop.request()


@contextmanager
def signals() -> Iterator[Signals]:
    """Catch the signals that end a run; what was set before holds again afterwards."""
    caught = Signals()
    kinds = (signal.SIGINT, signal.SIGTERM)
    before = {kind: signal.signal(kind, caught.caught) for kind in kinds}
    try:
        yield caught
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
