"""All benchmarks, one after the other, and their figures in one file.

    python -m tests.bench [--articles 100000] [--quotes 10000 100000 1000000] [--json bench.json]

Prints what each prints. On a machine that does other work too, only ratios and CPU times hold.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any


def commands(articles: int, workers: int, quotes: list[int]) -> dict[str, list[str]]:
    """Return the arguments of each benchmark that writes its figures as JSON."""
    sizes = [str(size) for size in quotes]
    return {
        "ingest": ["ingest", "--articles", str(articles), "--workers", str(workers)],
        "html": ["html"],
        "linking": ["linking", "--sizes", *sizes],
        **{f"queries {size}": ["queries", "--quotes", size] for size in sizes},
    }


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--quotes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--json", type=Path, default=Path("bench.json"))
    asked = parser.parse_args()
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in commands(asked.articles, asked.workers, asked.quotes).items():
            print(f"== {name}", flush=True)
            told = Path(folder) / "told.json"
            module, *rest = arguments
            command = [sys.executable, "-m", f"tests.bench.{module}", *rest, "--json", str(told)]
            subprocess.run(command, check=True)
            figures[name] = json.loads(told.read_text(encoding="utf-8"))
            asked.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    print(f"figures in {asked.json}")


if __name__ == "__main__":
    main()
