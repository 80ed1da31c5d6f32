"""A worker process of a pool: how it is started, and what it does until its connection closes."""

from __future__ import annotations

import multiprocessing
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Any

_LOADED = ["__main__", "quotebank.extraction", "quotebank.ingest", "quotebank.export.records"]
"""What the server has ready for each worker that it starts."""


@dataclass(frozen=True, slots=True)
class Broken:
    """An exception of the work itself, which is a bug and ends the run."""

    traceback: str


def context() -> ForkServerContext | SpawnContext:
    """Return how processes start: from a clean server that has the code loaded, where there is one.

    Never by a plain fork, which would copy our open database and the locks of our threads.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(_LOADED)
    return found


def begun(
    context: ForkServerContext | SpawnContext, work: Callable[[Any], object]
) -> tuple[BaseProcess, Connection]:
    """Start a process that does ``work`` on the jobs that its connection brings."""
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work), daemon=True)
    if isinstance(context, ForkServerContext):
        with _deaf():
            forkserver.ensure_running()
        process.start()  # waits until the server has all loaded: Ctrl-C must be heard meanwhile
    else:
        with _deaf():
            process.start()
    theirs.close()
    return process, ours


@contextmanager
def _deaf() -> Iterator[None]:
    """Start a process so that it ignores Ctrl-C, as this one does meanwhile.

    The parent decides when to stop. What a server starts later ignores what the server ignores.
    """
    on_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, signal.SIG_IGN) if on_main else None
    try:
        yield
    finally:
        if on_main:
            signal.signal(signal.SIGINT, before)


def _serve(connection: Connection, work: Callable[[Any], object]) -> None:
    """Answer jobs until the connection closes (the whole life of a worker process).

    The first message, None, says that the process has begun and can import what it needs.
    """
    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def receive() -> None:
        # A thread of its own, so that the parent never waits to hand over a job while this
        # process waits to hand over a result.
        while True:
            try:
                inbox.put(connection.recv())
            except (EOFError, OSError):
                inbox.put(None)
                return

    with suppress(BrokenPipeError, ConnectionResetError):  # the parent is gone
        connection.send(None)
        threading.Thread(target=receive, daemon=True).start()
        while (job := inbox.get()) is not None:
            connection.send(_outcome(work, job))


def _outcome(work: Callable[[Any], object], job: object) -> object:
    try:
        return work(job)
    except Exception:
        import traceback

        return Broken(traceback.format_exc())
