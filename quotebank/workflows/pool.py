"""Worker processes that do one kind of work on a stream of jobs, their results in the jobs' order.

The pool knows nothing of articles. It holds a few jobs a worker and a few finished results, so its
memory does not grow with the stream. A worker that dies (killed, out of memory) or hangs costs no
more than the smallest part of its job: the job is split, the parts are tried one by one, and the
part that does it again comes back as ``Lost``.

``concurrent.futures`` is not used because it declares the whole pool broken when one process dies
and cannot end one that hangs.
"""

from __future__ import annotations

import multiprocessing
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from types import TracebackType
from typing import Generic, Literal, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

_AHEAD = 2
"""Jobs given to one worker: one in work, one waiting, so that it never waits for the parent."""
_WINDOW = 4
"""Jobs a worker, given or finished but not yet passed on because an earlier one is not ready."""
_LOADED = ["__main__", "quotebank.extraction", "quotebank.ingest", "quotebank.export.records"]
"""What the server has ready for each worker that it starts."""
_GRACE = 2.0
"""Seconds in which an idle worker has to end of itself when the pool is closed."""


@dataclass(frozen=True, slots=True)
class Lost(Generic[Job]):
    """The smallest part of a job that a worker did not survive."""

    job: Job
    how: Literal["died", "hung"]


@dataclass(frozen=True, slots=True)
class _Broken:
    """An exception of the work itself, which is a bug and ends the run."""

    traceback: str


@dataclass(slots=True)
class _Slot(Generic[Job, Result]):
    """One job of the stream: the outcomes of its parts, None while one is missing."""

    outcomes: list[Result | Lost[Job] | None] = field(default_factory=lambda: [None])

    @property
    def ready(self) -> bool:
        return all(outcome is not None for outcome in self.outcomes)


@dataclass(slots=True)
class _Task(Generic[Job, Result]):
    """A job or a part of one, and where its outcome belongs."""

    slot: _Slot[Job, Result]
    part: int
    job: Job
    tried: bool = False


@dataclass(slots=True, eq=False)
class _Worker(Generic[Job, Result]):
    process: multiprocessing.process.BaseProcess
    connection: Connection
    begun: bool = False
    tasks: deque[_Task[Job, Result]] = field(default_factory=deque)
    since: float = 0.0


class Pool(Generic[Job, Result]):
    """``workers`` processes, started as jobs come, each running ``work(job)`` on one at a time.

    ``work`` and what it returns must pickle. ``split(job)`` returns its smallest parts (itself
    alone when it is one). A job that takes longer than ``patience`` seconds hangs.
    """

    def __init__(
        self,
        work: Callable[[Job], Result],
        split: Callable[[Job], Sequence[Job]],
        workers: int,
        patience: float = 120.0,
    ) -> None:
        self._work = work
        self._split = split
        self._most = workers
        self._patience = patience
        self._context = _context()
        self._workers: list[_Worker[Job, Result]] = []
        self._retries: deque[_Task[Job, Result]] = deque()

    def __enter__(self) -> Pool[Job, Result]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close(at_once=kind is not None)

    def run(self, jobs: Iterable[Job]) -> Iterator[Result | Lost[Job]]:
        """Yield the outcome of each job, in order; several where a job had to be split.

        Raises RuntimeError when ``work`` itself raised.
        """
        stream = iter(jobs)
        slots: deque[_Slot[Job, Result]] = deque()
        more = True
        while True:
            while more and len(slots) < _WINDOW * self._most and self._has_room():
                try:
                    job = next(stream)
                except StopIteration:
                    more = False
                    break
                slot: _Slot[Job, Result] = _Slot()
                slots.append(slot)
                self._give(_Task(slot, 0, job))
            while self._retries and self._has_room():
                self._give(self._retries.popleft())
            while slots and slots[0].ready:
                yield from (done for done in slots.popleft().outcomes if done is not None)
            if not slots and not more:
                return
            if slots:
                self._collect()

    def close(self, *, at_once: bool = True) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.connection.close()  # an idle worker ends when its connection does
        for worker in self._workers:
            if not at_once:
                worker.process.join(_GRACE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def _has_room(self) -> bool:
        return len(self._workers) < self._most or any(
            len(worker.tasks) < _AHEAD for worker in self._workers
        )

    def _give(self, task: _Task[Job, Result]) -> None:
        """Hand ``task`` to the least busy worker, a new one while there may be more."""
        worker = min(self._workers, key=lambda each: len(each.tasks), default=None)
        if worker is None or (worker.tasks and len(self._workers) < self._most):
            worker = self._start()
        if not worker.tasks:
            worker.since = time.monotonic()
        worker.tasks.append(task)
        with suppress(OSError):  # it died: _collect finds that out, and this task in its list
            worker.connection.send(task.job)

    def _start(self) -> _Worker[Job, Result]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        # A process started while Ctrl-C is ignored ignores it: the parent decides when to stop.
        on_main = threading.current_thread() is threading.main_thread()
        before = signal.signal(signal.SIGINT, signal.SIG_IGN) if on_main else None
        try:
            process.start()
        finally:
            if on_main:
                signal.signal(signal.SIGINT, before)
        theirs.close()
        worker: _Worker[Job, Result] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _collect(self) -> None:
        """Wait until one worker at least has answered, died, or worn out our patience."""
        busy = [worker for worker in self._workers if worker.tasks]
        first = min(worker.since for worker in busy) + self._patience
        ready = set(
            wait([worker.connection for worker in busy], max(0.0, first - time.monotonic()))
        )
        for worker in busy:
            if worker.connection in ready:
                self._receive(worker)
            elif time.monotonic() - worker.since > self._patience:
                self._bury(worker, "hung")

    def _receive(self, worker: _Worker[Job, Result]) -> None:
        try:
            outcome: Result | _Broken | None = worker.connection.recv()
        except (EOFError, OSError):
            if not worker.begun:
                raise RuntimeError("a worker process could not start") from None
            self._bury(worker, "died")
            return
        if outcome is None:
            worker.begun = True
            worker.since = time.monotonic()  # to start is no part of the job
            return
        if isinstance(outcome, _Broken):
            raise RuntimeError(f"in a worker process: {outcome.traceback}")
        task = worker.tasks.popleft()
        worker.since = time.monotonic()
        task.slot.outcomes[task.part] = outcome

    def _bury(self, worker: _Worker[Job, Result], how: Literal["died", "hung"]) -> None:
        """End ``worker``; try the parts of what it was at, and give the rest to others."""
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        fatal = worker.tasks.popleft()
        parts = self._split(fatal.job)
        if len(parts) > 1:
            fatal.slot.outcomes = [None] * len(parts)
            self._retries.extend(
                _Task(fatal.slot, number, part, tried=True) for number, part in enumerate(parts)
            )
        elif how == "hung" or fatal.tried:
            fatal.slot.outcomes[fatal.part] = Lost(fatal.job, how)
        else:  # the machine may have killed the process for another's hunger
            fatal.tried = True
            self._retries.append(fatal)
        self._retries.extend(worker.tasks)


def _context() -> ForkServerContext | SpawnContext:
    """Return how processes start: from a clean server that has the code loaded, where there is one.

    Never by a plain fork, which would copy our open database and the locks of our threads.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_LOADED)
    return context


def _serve(connection: Connection, work: Callable[[Job], object]) -> None:
    """Answer jobs until the connection closes (the whole life of a worker process).

    The first message, None, says that the process has begun and can import what it needs.
    """
    inbox: queue.SimpleQueue[Job | None] = queue.SimpleQueue()

    def receive() -> None:
        # A thread of its own, so that the parent never waits to hand over a job while this
        # process waits to hand over a result.
        while True:
            try:
                inbox.put(connection.recv())
            except (EOFError, OSError):
                inbox.put(None)
                return

    connection.send(None)
    threading.Thread(target=receive, daemon=True).start()
    while (job := inbox.get()) is not None:
        try:
            outcome = work(job)
        except Exception:
            import traceback

            outcome = _Broken(traceback.format_exc())
        try:
            connection.send(outcome)
        except OSError:
            return  # the parent is gone
