"""All benchmarks, one after the other, and their figures in one file.

    python -m tests.bench [--quick] [--only NAME ...] [--json bench.json]

Prints what each prints. On a machine that does other work too, only ratios and CPU times hold.
About an hour at the sizes of the limits; --quick takes a tenth of them or less and a quarter of
an hour.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Sizes:
    """How much each benchmark works on."""

    articles: int = 100_000
    quotes: tuple[int, ...] = (10_000, 100_000, 1_000_000)
    linked: tuple[int, ...] = (50_000, 100_000, 200_000)
    seconds: int = 60
    characters: int = 400_000


QUICK = Sizes(5_000, (10_000, 50_000), (5_000, 10_000, 20_000), 6, 100_000)


def commands(sizes: Sizes, folder: Path) -> dict[str, list[str]]:
    """Return the arguments of each benchmark by its name; large banks are made once."""
    seconds = ["--seconds", str(sizes.seconds)]
    plan = {
        "extraction": ["extraction"],
        "extraction: memory": ["extraction", "--memory"],
        "compiled": ["compiled"],
        "workers": ["workers", *seconds],
        "linearity": ["linearity", "--size", str(sizes.characters)],
        "damage": ["damage"],
        "dates": ["dates"],
        "html": ["html"],
        "export": ["export"],
        "linking": ["linking", "--sizes", *map(str, sizes.linked)],
        "ingest": ["ingest", "--articles", str(sizes.articles)],
        "readers": ["readers", *seconds, "--quotes", str(sizes.quotes[1])],
    }
    for quotes in sizes.quotes:
        bank = str(folder / f"{quotes}.db")
        plan[f"bank of {quotes:,}"] = ["banks", bank, "--quotes", str(quotes)]
        plan[f"queries of {quotes:,}"] = ["queries", "--quotes", str(quotes), "--bank", bank]
        plan[f"leaving of {quotes:,}"] = ["leaving", bank]
        plan[f"checking of {quotes:,}"] = ["checking", "--quotes", str(quotes), "--bank", bank]
    return plan


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="those whose names begin so")
    parser.add_argument("--json", type=Path, default=Path("bench.json"))
    asked = parser.parse_args()
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        plan = commands(QUICK if asked.quick else Sizes(), Path(folder))
        for name, (module, *rest) in plan.items():
            if asked.only and not name.startswith(tuple(asked.only)):
                continue
            print(f"== {name}", flush=True)
            told = Path(folder) / "told.json"
            command = [sys.executable, "-m", f"tests.bench.{module}", *rest, "--json", str(told)]
            subprocess.run(command, check=True)
            figures[name] = json.loads(told.read_text(encoding="utf-8"))
            asked.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    print(f"figures in {asked.json}")


if __name__ == "__main__":
    main()
