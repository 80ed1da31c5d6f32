"""How long `check` takes a quotation, beside a full scan of the bank.

    python -m tests.bench.checking [--quotes 1000000] [--bank FILE] [--json FILE]

CPU milliseconds, medians of five rounds over twenty quotations of each kind: as printed, with the
first and last words left out, with one word changed, of no printing. "scan": the same verdicts by
judging every quotation of the bank (one round, one quotation of each kind); "sqlite scan": SQLite
alone looking for the words in every text, which finds exact and trimmed ones only.
"""

import argparse
import sqlite3
import tempfile
from functools import partial
from pathlib import Path
from statistics import median

from quotebank.linking.verdicts import Printed, judge
from quotebank.model import Question
from quotebank.storage import Bank
from quotebank.workflows.checking_quotes import check
from tests.bench.banks import make_bank
from tests.bench.figures import save, take_json
from tests.bench.queries import ROUNDS, milliseconds

EACH = 20


def givens(bank: Bank) -> dict[str, list[tuple[str, str | None]]]:
    """Return words with the speaker who is supposed to have said them, by kind."""
    speakers = list(bank.speakers(limit=EACH))
    printed = [
        (next(bank.said(Question(speaker_id=one.id), context=False)).quotation.text, one.name)
        for one in speakers
    ]
    words = [(text.split(), name) for text, name in printed]
    return {
        "exact": list(printed),
        "trimmed": [(" ".join(text[1:-1]), name) for text, name in words],
        "altered": [(" ".join([*text[:3], "instead", *text[4:]]), name) for text, name in words],
        "exact, of anybody": [(text, None) for text, _ in printed],
        "absent": [(" ".join(text[::-1]), name) for text, name in words],
    }


def scan(plain: sqlite3.Connection, given: str) -> None:
    rows = plain.execute("SELECT id, text, final_speaker_id FROM quotes WHERE retired_at IS NULL")
    judge(given, [Printed(*row) for row in rows])


def sqlite_scan(plain: sqlite3.Connection, given: str) -> None:
    plain.execute("SELECT id FROM quotes WHERE instr(text, ?)", (given,)).fetchall()


def measure(path: Path) -> dict[str, dict[str, float]]:
    figures: dict[str, dict[str, float]] = {}
    plain = sqlite3.connect(path)
    print(f"{'CPU ms':20}{'check':>10}{'worst':>10}{'scan':>12}{'sqlite scan':>13}   verdicts")
    with Bank.open(path) as bank:
        for kind, asked in givens(bank).items():
            each = [
                median(milliseconds(partial(check, bank, *one)) for _ in range(ROUNDS))
                for one in asked
            ]
            whole = milliseconds(partial(scan, plain, asked[0][0]))
            sqlite = milliseconds(partial(sqlite_scan, plain, asked[0][0]))
            figures[kind] = {
                "ms": median(each),
                "worst ms": max(each),
                "scan ms": whole,
                "sqlite scan ms": sqlite,
            }
            verdicts = {check(bank, *one).finding.verdict for one in asked}
            print(
                f"{kind:20}{median(each):10.1f}{max(each):10.1f}{whole:12.0f}{sqlite:13.0f}"
                f"   {', '.join(sorted(verdicts))}"
            )
    plain.close()
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
        save(measure(path), asked.json)


if __name__ == "__main__":
    main()
