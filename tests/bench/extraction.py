"""How fast the extractor is, beside a tokeniser alone, and whether memory grows with articles.

    python -m tests.bench.extraction [ARTICLES.jsonl] [--memory] [--json FILE]

Prints articles a second of ``extract`` and of ``spacy.blank("en")`` merely tokenising the same
articles (already in memory), taken in turn in one process: CPU time, medians of five, and their
ratio, which is what counts on a busy machine. Without a file it makes 400 stories of its own
(``tests.bench.news``). spaCy is needed for this only: ``pip install -e '.[bench]'``.

With --memory it prints instead the peak of traced memory while all articles are extracted one by
one, once, twice and four times over: it must not grow with their number. (What stays is the bounded
caches of words, names and features, which the first round fills.)
"""

from __future__ import annotations

import argparse
import gc
import json
import tracemalloc
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from time import process_time

from quotebank.extraction import extract
from quotebank.model import Article
from tests.bench.figures import save, show, take_json
from tests.bench.news import Stories

ROUNDS = 5


def read(path: Path | None) -> list[Article]:
    if path is None:
        records = list(islice(Stories(1).records(), 400))
    else:
        with path.open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
    return [
        Article(text=r["text"], key=str(i), source=str(i), title=r.get("title"))
        for i, r in enumerate(records)
    ]


def seconds(work: Callable[[Article], object], articles: Sequence[Article]) -> float:
    gc.collect()
    start = process_time()
    for article in articles:
        work(article)
    return process_time() - start


def speed(articles: Sequence[Article]) -> dict[str, float]:
    import spacy

    tokenise = spacy.blank("en")
    ours: list[float] = []
    theirs: list[float] = []
    seconds(extract, articles[:100])
    seconds(lambda article: tokenise(article.text), articles[:100])
    for _ in range(ROUNDS):
        ours.append(seconds(extract, articles))
        theirs.append(seconds(lambda article: tokenise(article.text), articles))
    count = len(articles)
    return {
        "articles": count,
        "extract, articles/s of CPU time": count / median(ours),
        'spacy.blank("en"), articles/s of CPU time': count / median(theirs),
        "ratio": median(b / a for a, b in zip(ours, theirs, strict=True)),
    }


def memory(articles: Sequence[Article]) -> dict[str, float]:
    peaks: dict[str, float] = {}
    tracemalloc.start()
    for times in (1, 2, 4):
        gc.collect()
        tracemalloc.reset_peak()
        for _ in range(times):
            for article in articles:
                extract(article)
        _, peak = tracemalloc.get_traced_memory()
        peaks[f"peak MB over {times * len(articles)} articles"] = peak / 1e6
    return peaks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--memory", action="store_true")
    take_json(parser)
    args = parser.parse_args()
    articles = read(args.articles)
    figures = (memory if args.memory else speed)(articles)
    show(figures)
    save(figures, args.json)


if __name__ == "__main__":
    main()
