"""A worker process: it leaves Ctrl-C to its parent, who hears it while the process starts."""

import multiprocessing
import os
import signal
from multiprocessing.process import BaseProcess

import pytest

from quotebank.workflows import worker_process
from quotebank.workflows.worker_process import Broken, begun, context
from tests.test_workflows_pool import work


def test_it_answers_and_ignores_ctrl_c() -> None:
    process, connection = begun(context(), work)
    assert connection.recv() is None  # it has begun
    assert process.pid is not None
    for word in ("a", "b"):
        os.kill(process.pid, signal.SIGINT)
        connection.send((word,))
        assert connection.recv() == (word.upper(),)
    connection.send(("raise:it is wrong",))
    broken = connection.recv()
    assert isinstance(broken, Broken)
    assert "ValueError: it is wrong" in broken.traceback
    connection.close()
    process.join(60)
    assert process.exitcode == 0


def test_a_process_whose_parent_was_killed_as_it_began_ends_without_a_word(
    capfd: pytest.CaptureFixture[str],
) -> None:
    there, here = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(
        target=worker_process._serve, args=(here, work)
    )
    there.close()  # before the other has begun
    process.start()
    here.close()
    process.join(60)
    assert (process.exitcode, capfd.readouterr().err) == (0, "")


def test_ctrl_c_is_heard_while_a_process_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    start = BaseProcess.start
    heard: list[int] = []

    def interrupted(process: BaseProcess) -> None:
        signal.raise_signal(signal.SIGINT)
        start(process)

    monkeypatch.setattr(BaseProcess, "start", interrupted)
    before = signal.signal(signal.SIGINT, lambda number, frame: heard.append(number))
    try:
        process, connection = begun(context(), work)
    finally:
        signal.signal(signal.SIGINT, before)
    assert heard == [signal.SIGINT]
    assert connection.recv() is None
    connection.close()
    process.join(60)
