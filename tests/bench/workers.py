"""Whether two processes do twice the work: ``extract --workers N`` beside N runs of one process.

    python -m tests.bench.workers [--seconds 60] [--workers 2] [--rounds 3] [--json FILE]

One process takes about ``--seconds`` for the stories (tests/bench/news.py). Each round, in turn: N
independent runs side by side, each over the whole file, then one run with N workers over it. The
ratio of their rates is that of what sharing costs (cutting the input, handing over lines, printing
them in order), where no third process wants the cores: the median of the rounds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.figures import save, show, take_json
from tests.bench.news import write

SHORT = 1_000
"""Stories by which the time of one process is guessed."""


def run(news: Path, workers: int, times: int = 1) -> float:
    """Extract side by side in so many independent runs; return the seconds until all are done."""
    command = [sys.executable, "-m", "quotebank", "extract", str(news), "--workers", str(workers)]
    begun = time.monotonic()
    with Path(os.devnull).open("wb") as nowhere:
        started = [subprocess.Popen(command, stdout=nowhere, stderr=nowhere) for _ in range(times)]
        statuses = [process.wait() for process in started]
        if any(statuses):
            raise SystemExit(f"failed: {' '.join(command)}")
    return time.monotonic() - begun


def measure(news: Path, seconds: float, workers: int, rounds: int) -> dict[str, Any]:
    """Return all figures."""
    write(str(news), SHORT)
    articles = max(SHORT, int(SHORT * seconds / run(news, 1)))
    write(str(news), articles)
    ratios, rates = [], []
    for _ in range(rounds):
        apart = run(news, 1, workers)
        together = run(news, workers)
        ratios.append(apart / workers / together)
        rates.append((workers * articles / apart, articles / together))
    return {
        "articles": articles,
        "workers": workers,
        "articles/s of independent runs": median(apart for apart, _ in rates),
        "articles/s of one run with workers": median(together for _, together in rates),
        "ratio of the rates": median(ratios),
        "ratios": [round(ratio, 2) for ratio in ratios],
    }


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    take_json(parser)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder) / "n.jsonl", asked.seconds, asked.workers, asked.rounds)
    show(figures)
    save(figures, asked.json)


if __name__ == "__main__":
    main()
