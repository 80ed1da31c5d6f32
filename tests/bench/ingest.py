"""What ingest costs: extraction alone, into an empty bank, into a filled one, and for nothing new.

    python -m tests.bench.ingest [--articles 100000] [--workers 2] [--json FILE]

The stories are tests/bench/news.py's: about 1,900 bytes and seven quotations each. ``writer`` is
the CPU time of the process that writes the bank, linking apart, beside plain sqlite3 in the same
run: the very same rows by ``executemany`` into the same tables, then the same indexes, then the
full-text index rebuilt. Rates are articles a second of wall time, where the machine is ours alone;
ratios hold on a busy one, too. Extraction alone is measured on the first 20,000 stories.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

from quotebank.ingest import Options
from quotebank.workflows import ingesting
from quotebank.workflows.ingesting import Step
from tests.bench.figures import save, show, take_json
from tests.bench.news import write

MEGABYTE = 1024  # /proc counts kilobytes
ALONE = 20_000
"""Stories by which the rate of extraction alone is measured."""


def ingested(bank: str, source: str, workers: int) -> dict[str, Any]:
    """Ingest; return what it cost this process. To be run in a process of its own."""
    marks = [(0, time.process_time(), time.monotonic())]

    def tell(step: Step) -> None:
        marks.append((marks[-1][0] + step.fates.total(), time.process_time(), time.monotonic()))

    with ingesting.opened(bank) as opened:
        begun = time.process_time()
        before = _peak()
        ingesting.ingest(opened, [source], Options(), workers=workers, tell=tell)
        ended = time.process_time()
    articles, stored, last = marks[-1]
    return {
        "articles": articles,
        "writer CPU s": stored - begun,
        "linking CPU s": ended - stored,
        "seconds": last - marks[0][2],
        "peak MB before the first article": before,
        "peak MB of the writer": _peak(),
        "last tenth's rate to the first's": _tenths(marks, 2),
        "the same by the writer's CPU": _tenths(marks, 1),
    }


def _peak() -> float:
    # Not getrusage: its peak counts that of the process which started this one.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / MEGABYTE


def _tenths(marks: list[tuple[int, float, float]], of: int) -> float | None:
    """Return the rate of the last tenth of the articles by that of the first."""
    articles = marks[-1][0]
    steps = list(pairwise(marks))
    first = [(b[0] - a[0], b[of] - a[of]) for a, b in steps[1:] if a[0] < articles * 0.15]
    last = [(b[0] - a[0], b[of] - a[of]) for a, b in steps if a[0] >= articles * 0.85]
    if not first or not last:
        return None
    rates = [sum(n for n, _ in part) / sum(t for _, t in part) for part in (first, last)]
    return rates[1] / rates[0]


def plain(bank: Path, copy: Path) -> float:
    """Return the CPU seconds in which plain sqlite3 writes what is in a bank."""
    with closing(sqlite3.connect(bank)) as source, closing(sqlite3.connect(copy)) as made:
        entries = source.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        objects = [entry for entry in entries if not entry[1].startswith("sqlite_")]
        tables = [(n, s) for kind, n, s in objects if kind == "table" and "_fts" not in n]
        tables = [(n, s) for n, s in tables if not s.startswith("CREATE VIRTUAL")]
        for pragma in ("page_size = 8192", "journal_mode = WAL", "synchronous = NORMAL"):
            made.execute(f"PRAGMA {pragma}")
        made.execute("PRAGMA cache_size = -65536")
        spent = 0.0
        for name, sql in tables:
            made.execute(sql)
            for rows in _portions(source.execute(f"SELECT * FROM {name}")):
                values = ",".join("?" * len(rows[0]))
                begun = time.process_time()
                made.executemany(f"INSERT INTO {name} VALUES ({values})", rows)
                spent += time.process_time() - begun
        begun = time.process_time()
        made.commit()
        for kind, name, sql in objects:
            if kind == "index" or name in ("searchable_quotes", "quotes_fts", "speakers_fts"):
                made.execute(sql)
        for name in ("quotes_fts", "speakers_fts"):
            made.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
        made.commit()
        return spent + time.process_time() - begun


def _portions(cursor: sqlite3.Cursor) -> Iterator[list[Any]]:
    while rows := cursor.fetchmany(10_000):
        yield rows


def measure(folder: Path, articles: int, workers: int) -> dict[str, Any]:
    """Return all figures."""
    news, more, bank = folder / "news.jsonl", folder / "more.jsonl", folder / "bank.db"
    some = folder / "some.jsonl"
    size = write(str(news), articles)
    write(str(some), min(articles, ALONE))
    write(str(more), max(articles // 10, 200), seed=2)
    figures: dict[str, Any] = {
        "articles": articles,
        "characters an article, with its metadata": size / articles,
        "workers": workers,
    }
    for number in sorted({1, workers}):
        figures[f"extract --workers {number}"] = _extracted(some, number)
    figures["into an empty bank"] = first = _in_its_own_process(bank, news, workers)
    figures["plain sqlite3 CPU s"] = plain(bank, folder / "plain.db")
    with closing(sqlite3.connect(bank)) as connection:
        (quotes,) = connection.execute("SELECT count(*) FROM quotes").fetchone()
    figures["quotations an article"] = quotes / articles
    figures["bytes a quotation"] = bank.stat().st_size / quotes
    figures["into the filled bank"] = _in_its_own_process(bank, more, workers)
    figures["nothing new"] = _in_its_own_process(bank, more, workers)
    figures["ratio: writer to plain"] = first["writer CPU s"] / figures["plain sqlite3 CPU s"]
    alone = figures[f"extract --workers {workers}"]["articles/s"]
    figures["ratio: rate to extract alone"] = articles / first["seconds"] / alone
    return figures


def _extracted(news: Path, workers: int) -> dict[str, float]:
    command = [sys.executable, "-m", "quotebank", "extract", str(news), "--workers", str(workers)]
    begun = time.monotonic()
    done = subprocess.run(command, check=True, capture_output=True)
    seconds = time.monotonic() - begun
    return {"articles/s": done.stdout.count(b"\n") / seconds}


def _in_its_own_process(bank: Path, source: Path, workers: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.ingest", "--workers", str(workers)]
    command += ["--once", str(bank), str(source)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    take_json(parser)
    parser.add_argument("--once", nargs=2, metavar=("BANK", "SOURCE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.once:
        bank, source = asked.once
        print(json.dumps(ingested(bank, source, asked.workers)))
        return
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), asked.articles, asked.workers)
    show(figures)
    save(figures, asked.json)


if __name__ == "__main__":
    main()
