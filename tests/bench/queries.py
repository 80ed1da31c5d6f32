"""Latencies of the questions people ask, beside plain sqlite3 running the very same SQL.

    python -m tests.bench.queries [--quotes 1000000] [--bank FILE] [--json FILE]

CPU milliseconds, medians of five rounds over twenty different questions of each kind; the bank is
made first unless the file exists. ``sqlite3`` runs the statements that the bank sent, with their
parameters, and fetches their rows as they are.
"""

import argparse
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from quotebank.model import Question
from quotebank.storage import Quotations
from quotebank.storage.adhoc import query
from quotebank.storage.file import MAPPED
from tests.bench.banks import DAYS, FIRST_DAY, make_bank
from tests.bench.figures import save, show, take_json

ROUNDS = 5
QUESTIONS = 20


def milliseconds(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return (process_time() - begun) * 1000


def timed(
    bank: Quotations, plain: sqlite3.Connection, asks: Iterable[Callable[[], object]]
) -> dict[str, float]:
    """Return the median over all questions, of the bank and of plain sqlite3."""
    ours, theirs = [], []
    driver = bank._driver
    for ask in asks:
        sent: list[str] = []
        driver.set_trace_callback(sent.append)
        ask()
        driver.set_trace_callback(None)

        def run(sent: list[str] = sent) -> None:
            for sql in sent:
                plain.execute(sql).fetchall()

        run()
        ours.append(median(milliseconds(ask) for _ in range(ROUNDS)))
        theirs.append(median(milliseconds(run) for _ in range(ROUNDS)))
    return _figures(ours, theirs)


def _figures(ours: list[float], theirs: list[float]) -> dict[str, float]:
    bank, plain = median(ours), median(theirs)
    return {
        "bank": bank,
        "sqlite3": plain,
        "times as long": bank / plain,
        "more": bank - plain,
        "worst": max(ours),
    }


def questions(bank: Quotations) -> dict[str, list[Question]]:
    """Return twenty questions of each kind."""
    speakers = [one.id for one in bank.speakers(limit=QUESTIONS)]
    names = [bank.speaker(id_).name for id_ in speakers]
    days = [FIRST_DAY + timedelta(i * DAYS // QUESTIONS) for i in range(QUESTIONS)]
    phrases = []
    for id_ in speakers:
        words = next(bank.said(Question(speaker_id=id_), context=False)).quotation.text.split()
        phrases.append(f'"{words[2]} {words[3]}"')
    year = timedelta(365)
    return {
        "speaker and days, 50 newest": [
            Question(speaker_id=id_, since=day, until=day + year, limit=50)
            for id_, day in zip(speakers, days, strict=True)
        ],
        "name and days, 50 newest": [
            Question(speaker=name, since=day, until=day + year, limit=50)
            for name, day in zip(names, days, strict=True)
        ],
        "phrase and speaker, by date": [
            Question(speaker_id=id_, about=phrase)
            for id_, phrase in zip(speakers, phrases, strict=True)
        ],
        "common word, 50 newest": [Question(about="percent", limit=50)] * 5,
        "common word until a day, 50 newest": [
            Question(about="percent", limit=50, until=day) for day in days
        ],
        "common word and speaker, 50 newest": [
            Question(about="percent", speaker_id=id_, limit=50) for id_ in speakers
        ],
        "50 newest of all": [Question(limit=50)] * 3,
        "outlet and kind, 50 newest": [
            Question(outlet=name, kind="direct", limit=50) for name in bank.outlets()[:QUESTIONS]
        ],
    }


def whole_process(path: Path, speaker: str) -> float:
    """Return the CPU seconds of ``quotebank said``, start and all."""
    command = [str(Path(sys.executable).with_name("quotebank")), "--db", str(path), "said", speaker]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*command, "--limit", "50"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run_plainly(path: Path, sql: str, values: dict[str, int]) -> None:
    with closing(opened(path)) as plain:
        plain.execute(sql, values).fetchall()


def opened(path: Path) -> sqlite3.Connection:
    """Return plain sqlite3 with the same memory as the bank has."""
    plain = sqlite3.connect(path)
    plain.execute("PRAGMA cache_size = -65536")
    plain.execute(f"PRAGMA mmap_size = {MAPPED}")
    return plain


def by_month(path: Path, speakers: Iterable[int]) -> dict[str, float]:
    """Return the median time of a speaker's quotations by month; both open the file anew."""
    sql = "SELECT month, quotations FROM speaker_timeline WHERE speaker_id = :id ORDER BY month"
    ours, theirs = [], []
    for id_ in speakers:
        ask = partial(lambda values: list(query(path, sql, values)), {"id": id_})
        run = partial(run_plainly, path, sql, {"id": id_})
        ours.append(median(milliseconds(ask) for _ in range(ROUNDS)))
        theirs.append(median(milliseconds(run) for _ in range(ROUNDS)))
    return _figures(ours, theirs)


def measure(path: Path) -> dict[str, Any]:
    """Return all figures of a bank."""
    figures: dict[str, Any] = {}
    plain = opened(path)
    with Quotations.open(path) as bank:
        for name, asked in questions(bank).items():
            asks = [partial(lambda one: list(bank.said(one)), one) for one in asked]
            figures[name] = timed(bank, plain, asks)
        top = [one.id for one in bank.speakers(limit=QUESTIONS)]
        name = bank.speaker(top[0]).name
    figures["speaker by month"] = by_month(path, top)
    plain.close()
    figures["said, whole process, CPU s"] = median(whole_process(path, name) for _ in range(3))
    return figures


def main() -> None:
    """Make the bank if need be, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, default=100_000)
    parser.add_argument("--bank", type=Path)
    take_json(parser)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.bank or Path(folder) / "bench.db"
        if not path.exists():
            make_bank(path, asked.quotes)
        figures = measure(path)
    show(figures)
    save(figures, asked.json)


if __name__ == "__main__":
    main()
