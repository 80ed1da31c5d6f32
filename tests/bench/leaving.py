"""How fast a whole bank leaves, and in how much memory: all quotations as JSON lines and CSV.

    python -m tests.bench.leaving BANK [--formats jsonl csv] [--most N] [--json FILE]

CPU time of one process, from the question to the last line, newest first and by article. Beside it,
in the same run and over the same rows: sqlite3 alone running the statement that the bank sends, and
sqlite3 with ``json.dumps`` of each row's columns. Memory is what the process has of its own
(RssAnon), at its most in the first tenth of the lines and in all of them: flat is the same twice.
"""

import argparse
import json
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, product
from pathlib import Path
from time import process_time

from quotebank.export import EXPORTERS, Options
from quotebank.model import Question
from quotebank.storage import Quotations
from tests.bench.figures import save, show, take_json
from tests.bench.queries import opened

SAMPLED = 5_000
"""Lines between two looks at the memory."""


def own_memory() -> float:
    """Return the megabytes that the process has of its own; pages of files do not count."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("RssAnon"))
    return int(line.split()[1]) / 1024


def taken(lines: Iterator[object], most: int) -> dict[str, float]:
    """Return lines a second, and the memory at its most in the first tenth and in all."""
    memory: list[float] = []
    count = 0
    begun = process_time()
    while some := sum(1 for _ in islice(lines, min(SAMPLED, most - count))):
        count += some
        memory.append(own_memory())
    seconds = process_time() - begun
    return {
        "quotations": count,
        "quotations/s": count / seconds,
        "MB in the first tenth": max(memory[: len(memory) // 10 + 1]),
        "MB in all": max(memory),
    }


def statement(bank: Quotations) -> str:
    """Return the statement that the bank sends for all its quotations."""
    sent: list[str] = []
    bank._driver.set_trace_callback(sent.append)
    next(bank.said(Question(), context=False))
    bank._driver.set_trace_callback(None)
    return sent[0]


def dumped(rows: sqlite3.Cursor) -> Iterator[str]:
    names = [f"{column[0]} {i}" for i, column in enumerate(rows.description)]
    return (json.dumps(dict(zip(names, row, strict=True))) for row in rows)


def left(bank: Quotations, name: str, asked: Question) -> Iterator[str]:
    """Yield the lines of a format as ``quotebank export`` asks for them."""
    exporter = EXPORTERS[name]
    straight = exporter.straight
    if straight is not None:
        return straight.write(straight.read(bank, asked), Options())
    return exporter(bank.said(asked))


ORDERS = {"newest first": Question(), "by article": Question(sort="article")}
"""As everything is asked for, and as it stands in the file."""


def measure(path: Path, formats: list[str], most: int) -> dict[str, dict[str, float]]:
    """Return the figures of each way out."""
    with Quotations.open(path) as bank:
        sql = statement(bank)
        plain = opened(path)
        ways: dict[str, Callable[[], Iterator[object]]] = {
            "sqlite3": lambda: plain.execute(sql),
            "sqlite3 + json.dumps": lambda: dumped(plain.execute(sql)),
        }
        for name, (order, asked) in product(formats, ORDERS.items()):
            ways[f"{name}, {order}"] = partial(left, bank, name, asked)
        figures = {name: taken(way(), most) for name, way in ways.items()}
    plain.close()
    base = figures["sqlite3 + json.dumps"]["quotations/s"]
    for name in list(ways)[2:]:
        figures[name]["times sqlite3 + json.dumps"] = base / figures[name]["quotations/s"]
    return figures


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bank", type=Path)
    parser.add_argument("--formats", nargs="+", choices=tuple(EXPORTERS), default=["jsonl", "csv"])
    parser.add_argument("--most", type=int, default=10**9, metavar="N")
    take_json(parser)
    asked = parser.parse_args()
    figures = measure(asked.bank, asked.formats, asked.most)
    show(figures)
    save(figures, asked.json)


if __name__ == "__main__":
    main()
