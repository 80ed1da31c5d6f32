"""Readers beside a writer: do they wait for an ingest, and is a backup made meanwhile sound?

    python -m tests.bench.readers [--seconds 60] [--readers 8] [--quotes 100000] [--json FILE]

Long-lived readers ask a filled bank one of the questions of tests/bench/queries.py every half
second, first beside a process that merely keeps a core busy, then beside ``ingest --workers 1``.
Prints the latencies in milliseconds of wall time (a busy machine lengthens both), the errors (none
is right), and what ``db check`` says of a backup made in the middle of the ingest. The limit: the
99th percentile beside the ingest is at most 250 ms, or 5 times that beside the busy loop.
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import time
from itertools import chain, cycle, islice
from pathlib import Path
from statistics import quantiles
from typing import Any

from quotebank.model import Question
from quotebank.storage import Bank
from tests.bench.banks import make_bank
from tests.bench.figures import save, show, take_json
from tests.bench.news import write
from tests.bench.queries import questions

EVERY = 0.5
"""Seconds between two questions of one reader."""
MOST_STORIES_A_SECOND = 400
"""The news is not to end before the time does."""


def read(bank: str, seconds: float, first: int) -> dict[str, Any]:
    """Ask for so long; return the latencies and the errors. The whole life of one reader."""
    told: dict[str, Any] = {"latencies": [], "errors": []}
    with Bank.open(bank) as opened:
        kinds = questions(opened).values()
        mixed: list[Question] = list(chain.from_iterable(zip(*map(twenty, kinds), strict=True)))
        end = time.monotonic() + seconds
        for asked in islice(cycle(mixed), first, None):
            begun = time.monotonic()
            if begun >= end:
                return told
            try:
                list(opened.said(asked))
            except Exception as error:
                told["errors"].append(f"{type(error).__name__}: {error}")
            taken = time.monotonic() - begun
            told["latencies"].append(taken * 1000)
            time.sleep(max(0.0, EVERY - taken))
    return told


def twenty(asked: list[Question]) -> list[Question]:
    """Return twenty questions of a kind that may have fewer."""
    return list(islice(cycle(asked), 20))


def reading(bank: Path, seconds: float, readers: int) -> list[subprocess.Popen[str]]:
    """Start the readers, each at another question."""
    command = [sys.executable, "-m", "tests.bench.readers", "--once", str(bank)]
    command += ["--seconds", str(seconds)]
    return [
        subprocess.Popen([*command, "--first", str(n)], stdout=subprocess.PIPE, text=True)
        for n in range(readers)
    ]


def told(started: list[subprocess.Popen[str]]) -> dict[str, Any]:
    """Return what the readers met, all of them together."""
    answers = [json.loads(one.communicate()[0]) for one in started]
    latencies = sorted(taken for answer in answers for taken in answer["latencies"])
    percent = quantiles(latencies, n=100, method="inclusive")
    return {
        "questions": len(latencies),
        "median ms": percent[49],
        "p99 ms": percent[98],
        "worst ms": latencies[-1],
        "errors": [error for answer in answers for error in answer["errors"]],
    }


def quotebank(bank: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "quotebank", "--db", str(bank), *arguments]


def beside_loop(bank: Path, seconds: float, readers: int) -> dict[str, Any]:
    """Return what the readers meet beside a process that only computes."""
    loop = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        return told(reading(bank, seconds, readers))
    finally:
        loop.kill()
        loop.wait()


def beside_ingest(folder: Path, bank: Path, seconds: float, readers: int) -> dict[str, Any]:
    """Return what the readers meet beside an ingest, and how that and the backup fared."""
    news, backup = folder / "news.jsonl", folder / "backup.db"
    write(str(news), int(seconds * MOST_STORIES_A_SECOND))
    started = reading(bank, seconds, readers)
    command = quotebank(bank, "ingest", str(news), "--workers", "1")
    ingest = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    time.sleep(seconds / 2)
    subprocess.run(quotebank(bank, "db", "backup", str(backup)), check=True, capture_output=True)
    figures = told(started)
    ingest.send_signal(signal.SIGINT)
    _, said = ingest.communicate()
    checked = subprocess.run(
        quotebank(backup, "db", "check"), capture_output=True, text=True, check=False
    )
    figures["ingest"] = said.strip().splitlines()[-2:]
    figures["backup: status of db check"] = checked.returncode
    return figures


def measure(folder: Path, seconds: float, readers: int, quotes: int) -> dict[str, Any]:
    """Return all figures."""
    bank = folder / "bank.db"
    make_bank(bank, quotes)
    loop = beside_loop(bank, seconds, readers)
    ingest = beside_ingest(folder, bank, seconds, readers)
    return {
        "quotations": quotes,
        "readers": readers,
        "beside a busy loop": loop,
        "beside an ingest": ingest,
        "ratio of the p99": ingest["p99 ms"] / loop["p99 ms"],
    }


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--quotes", type=int, default=100_000)
    parser.add_argument("--once", metavar="BANK", help=argparse.SUPPRESS)
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    take_json(parser)
    asked = parser.parse_args()
    if asked.once:
        print(json.dumps(read(asked.once, asked.seconds, asked.first)))
        return
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), asked.seconds, asked.readers, asked.quotes)
    show(figures)
    save(figures, asked.json)


if __name__ == "__main__":
    main()
