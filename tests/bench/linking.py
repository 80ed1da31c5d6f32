"""What linking costs: whole banks of growing size in one run, then one article more.

    python -m tests.bench.linking [--sizes 50000 100000 200000] [--json FILE]

Prints the CPU time of linking each bank, the ratio of each doubling, the peak memory, and the CPU
time of linking one article added to the largest (median of five).
"""

import argparse
import resource
import statistics
import tempfile
import time
from pathlib import Path

from quotebank.storage import Bank
from quotebank.workflows.linking_up import link_up
from tests.bench.banks import Generator, make_bank
from tests.bench.figures import save, take_json


def linked(path: Path) -> float:
    """Link a bank; return the CPU seconds."""
    with Bank.open(path, "write", extractor="bench") as bank:
        start = time.process_time()
        link_up(bank)
        return time.process_time() - start


def one_more(path: Path) -> float:
    """Add single articles and link each; return the median CPU seconds of linking."""
    times = []
    with Bank.open(path, "write", extractor="bench") as bank:
        for article, extraction in Generator(seed=2).articles(5 * 6):
            with bank.writing():
                bank.add(article, extraction)
            start = time.process_time()
            link_up(bank)
            times.append(time.process_time() - start)
    return statistics.median(times)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[50_000, 100_000, 200_000])
    take_json(parser)
    asked = parser.parse_args()
    figures: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        before: float | None = None
        for size in asked.sizes:
            path = Path(folder) / f"{size}.db"
            make_bank(path, size)
            seconds = linked(path)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            ratio = None if before is None else round(seconds / before, 2)
            figures.append(
                {"quotations": size, "seconds": round(seconds, 2), "ratio": ratio, "peak_mb": peak}
            )
            print(f"{size:>9,} quotations  {seconds:7.2f} s  ratio {ratio or '-'}  {peak} MB")
            before = seconds
        more = one_more(path)
    print(f"one article more: {more * 1000:.1f} ms")
    save({"linking": figures, "one article more, ms": more * 1000}, asked.json)


if __name__ == "__main__":
    main()
