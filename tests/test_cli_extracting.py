"""``quotebank extract`` as a process: order, bad input, pipes, signals, workers."""

import gzip
import json
import os
import signal
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.command import command, environment, run

STORY = '"We close the bridge on Friday," said Ana Moreau, the mayor of Sorvaly.\n'


def jsonl(*texts: str) -> str:
    return "".join(json.dumps({"id": f"r{n}", "text": text}) + "\n" for n, text in enumerate(texts))


def speakers(line: str) -> list[str | None]:
    return [quotation["speaker"] for quotation in json.loads(line)["quotes"]]


def test_a_line_an_article_in_the_order_of_the_input(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(jsonl(STORY, "Nothing."), encoding="utf-8")
    with gzip.open(tmp_path / "c.txt.gz", "wt", encoding="utf-8") as stream:
        stream.write(STORY)
    done = run("extract", "b.txt", "a.jsonl", "c.txt.gz", cwd=tmp_path)
    assert done.status == 0
    objects = [json.loads(line) for line in done.out.splitlines()]
    assert [(o["id"], o["source"], o["line"]) for o in objects] == [
        ("b.txt", "b.txt", None),
        ("r0", "a.jsonl", 1),
        ("r1", "a.jsonl", 2),
        ("c.txt.gz", "c.txt.gz", None),
    ]
    assert [len(o["quotes"]) for o in objects] == [1, 1, 0, 1]
    assert done.complaints == ["4 articles, 3 quotations"]


def test_the_sample_folder_skips_and_counts_what_it_does_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "gold.json").write_text("{}", encoding="utf-8")
    done = run("extract", ".", cwd=tmp_path)
    assert (done.status, done.out.count("\n")) == (0, 1)
    assert done.complaints == ["1 article, 1 quotation; 1 file skipped (1 .json)"]


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = jsonl(STORY) + "{not json\n" + jsonl(STORY)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "b.bin.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    (tmp_path / "empty.txt").write_bytes(b"")
    sources = ["missing.txt", "a.jsonl", "b.bin.txt", "empty.txt"]
    done = run("extract", *sources, cwd=tmp_path)
    assert done.status == 1
    assert done.out.count("\n") == 2
    named = [line.partition(":")[0] for line in done.complaints[:-1]]
    assert named == ["missing.txt", "a.jsonl, line 2", "b.bin.txt", "empty.txt"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_standard_input_as_lines_or_as_one_text(workers: str, tmp_path: Path) -> None:
    lines = jsonl(*[STORY] * 150)
    done = run("extract", "-", "--workers", workers, cwd=tmp_path, stdin=lines.encode())
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == [
        f"r{n}" for n in range(150)
    ]
    text = run("extract", "-", "--workers", workers, cwd=tmp_path, stdin=STORY.encode())
    assert [json.loads(line)["source"] for line in text.out.splitlines()] == ["-"]


def test_workers_change_nothing_but_the_time(tmp_path: Path) -> None:
    sample = Path(__file__).parent.parent / "data" / "sample"
    stories = [p.read_text(encoding="utf-8") for p in sorted(sample.glob("*.txt"))] * 20
    (tmp_path / "a.jsonl").write_text(jsonl(*stories) + "{bad\n", encoding="utf-8")
    alone = run("extract", "a.jsonl", str(sample), cwd=tmp_path)
    together = run("extract", "a.jsonl", str(sample), "--workers", "3", cwd=tmp_path)
    assert (together.status, together.out) == (alone.status, alone.out)
    assert together.complaints == alone.complaints
    assert alone.status == 1
    assert alone.out.count("\n") > len(stories)


def test_a_reader_of_the_output_may_leave(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(jsonl(*[STORY * 20] * 400), encoding="utf-8")
    quotebank = " ".join(command("extract", "a.jsonl"))
    done = subprocess.run(
        ["/bin/sh", "-c", f"{{ {quotebank} 2>err; echo $? >status; }} | head -n 1; echo done"],
        cwd=tmp_path,
        capture_output=True,
        env=environment(),
        check=True,
    )
    assert done.stdout.count(b"\n") == 2
    assert (tmp_path / "err").read_text(encoding="utf-8") == ""
    assert (tmp_path / "status").read_text(encoding="utf-8") == "0\n"


def endless(pipe: BinaryIO, lines: bytes, *, then_wait: bool) -> None:
    """Feed ``lines`` to a process: again and again until it ends, or once, and leave it waiting."""
    with suppress(BrokenPipeError):
        pipe.write(lines)
        pipe.flush()
        while not then_wait:
            pipe.write(lines)


@pytest.mark.parametrize(("kind", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize(
    ("workers", "then_wait"), [("1", True), ("1", False), ("2", False)]
)  # a source that hangs, and sources without end
def test_a_signal_ends_the_input_and_leaves_whole_lines(
    workers: str, then_wait: bool, kind: signal.Signals, status: int, tmp_path: Path
) -> None:
    out, err = tmp_path / "out", tmp_path / "err"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(
            command("extract", "-", "--reader", "jsonl", "--workers", workers),
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=stderr,
            cwd=tmp_path,
            env=environment(),
        )
        assert process.stdin is not None
        lines = jsonl(*[STORY] * 6000).encode()
        feeding = threading.Thread(
            target=endless, args=(process.stdin, lines), kwargs={"then_wait": then_wait}
        )
        feeding.start()
        while out.stat().st_size == 0 and process.poll() is None:
            time.sleep(0.05)
        os.kill(process.pid, kind)
        assert process.wait(timeout=60) == status
        feeding.join()
        with suppress(BrokenPipeError):
            process.stdin.close()
    written = out.read_text(encoding="utf-8")
    assert written.endswith("\n")
    assert all(speakers(line) == ["Ana Moreau"] for line in written.splitlines())
    assert err.read_text(encoding="utf-8").splitlines()[-1] == "stopped before the end"
