"""Worker processes: order, bounded work in flight, and one lost job for each that dies or hangs."""

import os
import signal
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from quotebank.workflows import worker_process
from quotebank.workflows.pool import Lost, Pool

Job = tuple[str, ...]


def work(job: Job) -> tuple[str, ...]:
    """Shout each word; some words are orders."""
    answers = []
    for word in job:
        kind, _, rest = word.partition(":")
        match kind:
            case "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "once":
                if not Path(rest).exists():
                    Path(rest).touch()
                    os.kill(os.getpid(), signal.SIGKILL)
            case "hang":
                time.sleep(3600)
            case "slow":
                time.sleep(float(rest))
            case "raise":
                raise ValueError(rest)
            case "big":
                answers.append("X" * int(rest))
                continue
        answers.append(word.upper())
    return tuple(answers)


def split(job: Job) -> Sequence[Job]:
    return [(word,) for word in job]


def run(jobs: Sequence[Job], workers: int = 2, patience: float = 60) -> list[object]:
    with Pool(work, split, workers, patience) as pool:
        return list(pool.run(jobs))


def test_results_come_in_the_order_of_the_jobs() -> None:
    jobs = [(f"slow:{0.05 if n % 3 == 0 else 0}", f"word {n}") for n in range(30)]
    assert run(jobs, workers=3) == [(job[0].upper(), job[1].upper()) for job in jobs]


def test_no_jobs_make_no_results() -> None:
    assert run([]) == []


def test_a_killed_worker_costs_the_one_part_that_killed_it() -> None:
    jobs = [("a", "b"), ("c", "kill:", "d"), ("e",), ("f", "g")]
    assert run(jobs) == [
        ("A", "B"),
        ("C",),
        Lost(("kill:",), "died"),
        ("D",),
        ("E",),
        ("F", "G"),
    ]


def test_a_part_that_was_killed_by_chance_is_tried_again(tmp_path: Path) -> None:
    once = f"once:{tmp_path / 'was here'}"
    assert run([("a",), (once,), ("b",)]) == [("A",), (once.upper(),), ("B",)]


def test_a_hanging_worker_is_ended_and_costs_one_part() -> None:
    jobs = [("a",), ("hang:",), ("b",), ("c",)]
    assert run(jobs, patience=1.5) == [("A",), Lost(("hang:",), "hung"), ("B",), ("C",)]


def test_many_deaths_in_a_row_lose_nothing_else() -> None:
    jobs = [(f"w{n}", "kill:") if n % 2 else (f"w{n}",) for n in range(12)]
    expected: list[object] = []
    for n in range(12):
        expected.append((f"W{n}",))
        if n % 2:
            expected.append(Lost(("kill:",), "died"))
    assert run(jobs) == expected


def stillborn(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the first processes die before they begin, as by a signal to their whole group."""
    left = [number]

    def begun(how: Any, do: Any) -> tuple[BaseProcess, Connection]:
        process, ours = worker_process.begun(how, do)
        if left[0]:
            left[0] -= 1
            process.kill()
            ours.close()
            ours, theirs = how.Pipe()
            theirs.close()
        return process, ours

    monkeypatch.setattr("quotebank.workflows.pool.begun", begun)


def test_a_process_that_never_began_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stillborn(monkeypatch, 3)
    assert run([("a", "b"), ("c",), ("d",)]) == [("A", "B"), ("C",), ("D",)]


def test_where_no_process_ever_begins_the_run_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    stillborn(monkeypatch, 99)
    with pytest.raises(RuntimeError, match="could not start"):
        run([("a",), ("b",)])


def test_an_exception_of_the_work_ends_the_run_with_its_traceback() -> None:
    with pytest.raises(RuntimeError, match="ValueError: out of ideas"):
        run([("a",), ("raise:out of ideas",)])


def test_jobs_and_results_larger_than_a_pipe_do_not_block_each_other() -> None:
    jobs = [("big:3000000", "y" * 2_000_000) for _ in range(8)]
    assert [len("".join(each)) for each in run(jobs) if isinstance(each, tuple)] == [5_000_000] * 8


def test_no_more_jobs_are_taken_than_the_window_holds() -> None:
    taken = 0

    def jobs() -> Iterator[Job]:
        nonlocal taken
        for n in range(200):
            taken += 1
            yield (f"{n}",)

    most_ahead = 0
    with Pool(work, split, 2) as pool:
        for done, _ in enumerate(pool.run(jobs())):
            most_ahead = max(most_ahead, taken - done)
    assert taken == 200
    assert most_ahead <= 2 * 4 + 1


def test_closing_early_ends_the_processes() -> None:
    with Pool(work, split, 2) as pool:
        results = pool.run([("a",), ("hang:",), ("hang:",), ("hang:",)])
        assert next(results) == ("A",)
        children = [worker.process for worker in pool._workers]
        pool.close()
    assert children
    assert not any(process.is_alive() for process in children)
