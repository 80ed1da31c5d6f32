"""Worker processes that do one kind of work on a stream of jobs, their results in the jobs' order.

The pool knows nothing of articles. It holds a few jobs a worker and a few finished results, so its
memory does not grow with the stream. A worker that dies (killed, out of memory) or hangs costs no
more than the smallest part of its job: the job is split, the parts are tried one by one, and the
part that does it again comes back as ``Lost``.

``concurrent.futures`` is not used because it declares the whole pool broken when one process dies
and cannot end one that hangs.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Generic, Literal, TypeVar

from quotebank.workflows.worker_process import Broken, begun, context

Job = TypeVar("Job")
Result = TypeVar("Result")

_AHEAD = 2
"""Jobs given to one worker: one in work, one waiting, so that it never waits for the parent."""
_WINDOW = 4
"""Jobs a worker, given or finished but not yet passed on because an earlier one is not ready."""
_MOST_UNBORN = 8
"""Processes in a row that may die before they begin: by a signal to the whole group, by chance."""
_GRACE = 2.0
"""Seconds in which an idle worker has to end of itself when the pool is closed."""


@dataclass(frozen=True, slots=True)
class Lost(Generic[Job]):
    """The smallest part of a job that a worker did not survive."""

    job: Job
    how: Literal["died", "hung"]


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
    process: BaseProcess
    connection: Connection
    has_begun: bool = False
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
        self._context = context()
        self._workers: list[_Worker[Job, Result]] = []
        self._retries: deque[_Task[Job, Result]] = deque()
        self._unborn = 0

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

        Raises RuntimeError when ``work`` itself raised, or no process can be started.
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
        process, ours = begun(self._context, self._work)
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
            outcome: Result | Broken | None = worker.connection.recv()
        except (EOFError, OSError):
            if worker.has_begun:
                self._bury(worker, "died")
            else:
                self._replace(worker)
            return
        if outcome is None:
            worker.has_begun = True
            self._unborn = 0
            worker.since = time.monotonic()  # to start is no part of the job
            return
        if isinstance(outcome, Broken):
            raise RuntimeError(f"in a worker process: {outcome.traceback}")
        task = worker.tasks.popleft()
        worker.since = time.monotonic()
        task.slot.outcomes[task.part] = outcome

    def _replace(self, worker: _Worker[Job, Result]) -> None:
        """Give what a process that never began has not even looked at to others."""
        self._unborn += 1
        if self._unborn > _MOST_UNBORN:
            raise RuntimeError("a worker process could not start")
        self._end(worker)
        self._retries.extend(worker.tasks)

    def _end(self, worker: _Worker[Job, Result]) -> None:
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)

    def _bury(self, worker: _Worker[Job, Result], how: Literal["died", "hung"]) -> None:
        """End ``worker``; try the parts of what it was at, and give the rest to others."""
        self._end(worker)
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
