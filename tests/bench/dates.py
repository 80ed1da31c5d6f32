"""What dates cost: `python -m tests.bench.dates [JSONL] [--json FILE]`.

Prints how many times faster our own rule resolves a weekday than an uncached call of dateparser
does (at least 100), and the share of all date work in extraction (under 15 %), over the first 200
articles of the sources named, else of the news beside the checkout, else of the shipped sample
(whose short articles hold a day in every other sentence). Medians of five, CPU time.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import islice
from unittest import mock

from quotebank import extraction
from quotebank.days import Interval, resolve
from quotebank.days.tail import long_tail
from quotebank.ingest import Options, read
from quotebank.model import Article, Quotation
from tests.bench.figures import save, take_json
from tests.conftest import CHECKOUT

ROUNDS = 5
BASES = [date(2010, 11, 4) + timedelta(days=i) for i in range(100)]


def seconds(work: Callable[[], object]) -> float:
    """Return the median CPU time of a piece of work."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def weekday_ratio() -> float:
    """Return how many of our own resolutions take the time of one uncached dateparser call."""
    intervals = [Interval(day, day) for day in BASES]
    uncached = long_tail.__wrapped__
    uncached("Wednesday", BASES[0])  # its import is not what is measured
    theirs = seconds(lambda: [uncached("Wednesday", day) for day in BASES])
    ours = seconds(
        lambda: [resolve("weekday:3:past", day) for _ in range(100) for day in intervals]
    )
    return 100 * theirs / ours


def date_share(articles: list[Article]) -> float:
    """Return the share of all date work in the CPU time of extraction."""
    spent, when = 0.0, vars(extraction)["when"]

    def timed(*args: object, **options: object) -> tuple[Quotation, ...]:
        nonlocal spent
        start = time.process_time()
        answer: tuple[Quotation, ...] = when(*args, **options)
        spent += time.process_time() - start
        return answer

    shares = []
    with mock.patch.object(extraction, "when", timed):
        for article in articles:
            extraction.extract(article)
        for _ in range(ROUNDS):
            spent, start = 0.0, time.process_time()
            for article in articles:
                extraction.extract(article)
            shares.append(spent / (time.process_time() - start))
    return statistics.median(shares)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="*")
    take_json(parser)
    asked = parser.parse_args()
    news = CHECKOUT.parent / "shared" / "eval" / "mentions" / "articles.jsonl"
    sources = asked.sources or [str(news if news.exists() else CHECKOUT / "data" / "sample")]
    found = (item for item in read(sources, Options()) if isinstance(item, Article))
    articles = list(islice(found, 200))
    ratio, share = weekday_ratio(), date_share(articles)
    print(f"a weekday: {ratio:.0f} times faster than an uncached dateparser call")
    print(f"dates: {share:.1%} of extraction over {len(articles)} articles")
    save({"weekday, times dateparser": ratio, "share of extraction": share}, asked.json)


if __name__ == "__main__":
    main()
