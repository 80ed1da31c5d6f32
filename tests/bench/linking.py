"""What linking costs: whole banks of growing size in one run, then one article more in each.

    python -m tests.bench.linking [--sizes 50000 100000 200000] [--json FILE]

Prints the CPU time of linking each bank, the ratio of each doubling, and the peak memory; then the
CPU time of one article more: storing it and linking it, a transaction each, extraction apart. Its
people are the bank's own, drawn by how often it prints them, so most of what may be the same is met
at any size. The median of 25 articles; beside it the slowest, and the first one after opening,
which finds nothing in memory. Then the same of articles without a day, whose quotations may be
printings of anything that their speakers ever said.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from quotebank.model import Article, Extraction
from quotebank.storage import Bank
from quotebank.workflows.linking_up import link_up
from tests.bench.banks import Generator, make_bank
from tests.bench.figures import save, take_json

ARTICLES = 25
KINDS = {"one article more": True, "one without a day": False}


def linked(path: Path) -> float:
    """Link a bank; return the CPU seconds."""
    with Bank.open(path, "write", extractor="bench") as bank:
        start = time.process_time()
        link_up(bank)
        return time.process_time() - start


def without_day(article: Article, extraction: Extraction) -> tuple[Article, Extraction]:
    """Return an article as if nothing told when it was published or its quotations said."""
    quotations = tuple(replace(one, said_on=None) for one in extraction.quotations)
    undated = replace(article, published=None, key=f"{article.key}/undated")
    return undated, replace(extraction, quotations=quotations)


def one_more(path: Path, *, dated: bool) -> dict[str, float]:
    """Add single articles and link each; return the CPU milliseconds of one."""
    storing, linking = [], []
    with Bank.open(path, "write", extractor="bench") as bank:
        for found in Generator().later(1 + ARTICLES):
            article, extraction = found if dated else without_day(*found)
            start = time.process_time()
            with bank.writing():
                bank.add(article, extraction)
            stored = time.process_time()
            link_up(bank)
            storing.append((stored - start) * 1000)
            linking.append((time.process_time() - stored) * 1000)
    both = [sum(parts) for parts in zip(storing, linking, strict=True)]
    return {
        "both": statistics.median(both[1:]),
        "storing": statistics.median(storing[1:]),
        "linking": statistics.median(linking[1:]),
        "slowest": max(both[1:]),
        "first": both[0],
    }


def told(more: Mapping[str, float]) -> str:
    """Return the line that tells what one article more costs."""
    return (
        "{both:.1f} ms (storing {storing:.1f}, linking {linking:.1f}); "
        "slowest {slowest:.1f}, first {first:.1f}"
    ).format(**more)


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
            more = {kind: one_more(path, dated=dated) for kind, dated in KINDS.items()}
            figures.append(
                {
                    "quotations": size,
                    "seconds": round(seconds, 2),
                    "ratio": ratio,
                    "peak_mb": peak,
                    **{
                        f"{kind}, ms": {name: round(ms, 1) for name, ms in costs.items()}
                        for kind, costs in more.items()
                    },
                }
            )
            print(f"{size:>9,} quotations  {seconds:7.2f} s  ratio {ratio or '-'}  {peak} MB")
            for kind, costs in more.items():
                print(f"          {kind}: {told(costs)}", flush=True)
            before = seconds
    save({"linking": figures}, asked.json)


if __name__ == "__main__":
    main()
