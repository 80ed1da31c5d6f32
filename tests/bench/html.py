"""Pages a second: our reader beside trafilatura alone, on the shapes of tests/html, in one run.

python -m tests.bench.html [--json FILE]
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

from trafilatura import bare_extraction

from quotebank.ingest.decoding import decode
from quotebank.ingest.html import declared_encoding, read_page
from tests.bench.figures import save, show, take_json
from tests.html.shapes import SHAPES

_ROUNDS = 5
_TOO_HOSTILE = {"deep nesting"}  # trafilatura alone needs seconds for it: no fair ratio


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    take_json(parser)
    options = parser.parse_args()
    shapes = [made for make in SHAPES if (made := make()).name not in _TOO_HOSTILE]
    pages = [decode(made.page, declared_encoding(made.page)).text for made in shapes]
    ours = _seconds(lambda: [read_page(page) for page in pages])
    theirs = _seconds(lambda: [_extracted(page) for page in pages])
    kept = [
        _share(read_page(page).text, made.text) for page, made in zip(pages, shapes, strict=True)
    ]
    others = [_share(_extracted(page), made.text) for page, made in zip(pages, shapes, strict=True)]
    figures = {
        "pages": len(pages),
        "bytes a page": round(sum(map(len, pages)) / len(pages)),
        "pages/s": round(len(pages) / ours),
        "pages/s of trafilatura": round(len(pages) / theirs),
        "ratio": round(theirs / ours, 1),
        "words of the articles found": round(statistics.mean(kept), 4),
        "words of the articles found by trafilatura": round(statistics.mean(others), 4),
    }
    show(figures)
    save(figures, options.json)


def _extracted(page: str) -> str:
    found = bare_extraction(page, include_comments=False, with_metadata=True)
    return getattr(found, "text", None) or ""


def _seconds(work: Callable[[], object]) -> float:
    """Return the median CPU time of five runs, after one to warm up."""
    work()
    times = []
    for _ in range(_ROUNDS):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return statistics.median(times)


def _share(found: str, wanted: str) -> float:
    """Return the share of the article's words that were found."""
    words = wanted.split()
    left = found.split()
    return sum(word in set(left) for word in words) / len(words)


if __name__ == "__main__":
    main()
