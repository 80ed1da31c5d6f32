"""Banks of any size for benchmarks: invented articles, deterministic, a little like news.

    python -m tests.bench.banks FILE --quotes 1000000 [--json FILE]

Speakers and words are drawn by rank (the first few make up most), about one quotation in five has
the word "percent", and days spread over twenty years.
"""

import argparse
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from quotebank.model import (
    Article,
    DateExpression,
    Extraction,
    Person,
    Quotation,
    QuoteSpan,
    SaidOn,
    Span,
)
from quotebank.storage import Bank
from tests.bench.figures import save, show, take_json

SYLLABLES = "ba ce do fi gu ha ke li mo nu pa re si to va wi ya ze lan ter min dor vik sen"
QUOTES_AN_ARTICLE = 6
LATER = 1_000_000_000
FIRST_DAY = date(2001, 1, 1)
DAYS = 7300


class Generator:
    """Articles one after another; the same seed gives the same articles."""

    def __init__(self, seed: int = 1, speakers: int = 5_000, words: int = 20_000) -> None:
        self._random = Random(seed)
        self._syllables = SYLLABLES.split()
        self._words = [self._word() for _ in range(words)]
        self._word_weights = list(accumulate(1 / (rank + 10) for rank in range(words)))
        self.speakers = [f"{self._word()} {self._word()}".title() for _ in range(speakers)]
        self._speaker_weights = list(accumulate(1 / (rank + 5) for rank in range(speakers)))
        self._outlets = [f"The {self._word()} {self._word()}".title() for _ in range(50)]

    def _word(self) -> str:
        return "".join(self._random.choices(self._syllables, k=self._random.randint(2, 4)))

    def _sentence(self, length: int) -> str:
        words = self._random.choices(self._words, cum_weights=self._word_weights, k=length)
        if self._random.random() < 0.2:
            words[self._random.randrange(length)] = "percent"
        return " ".join(words).capitalize()

    def articles(self, quotes: int) -> Iterator[tuple[Article, Extraction]]:
        """Yield articles with their extractions until they hold that many quotations."""
        for number in range(-(-quotes // QUOTES_AN_ARTICLE)):
            yield self._article(number)

    def later(self, articles: int, seed: int = 2) -> Iterator[tuple[Article, Extraction]]:
        """Yield other articles about the same people, under keys that ``articles`` never has."""
        self._random.seed(seed)
        for number in range(articles):
            yield self._article(LATER + number)

    def _article(self, number: int) -> tuple[Article, Extraction]:
        published = FIRST_DAY + timedelta(self._random.randrange(DAYS))
        names = self._random.choices(self.speakers, cum_weights=self._speaker_weights, k=3)
        text, quotations = "", []
        for _ in range(QUOTES_AN_ARTICLE):
            text += self._sentence(25) + ".\n\n\N{LEFT DOUBLE QUOTATION MARK}"
            name = None if self._random.random() < 0.1 else self._random.choice(names)
            words = self._sentence(self._random.randint(8, 30)) + "."
            span = QuoteSpan(len(text), len(text) + len(words), words, "direct")
            text += words + "\N{RIGHT DOUBLE QUOTATION MARK} "
            quotations.append(self._quotation(span, name, len(text), published))
            text += f"{name or 'Somebody'} said Monday. " + self._sentence(30) + ".\n\n"
        people = tuple(
            Person(name, "person", (name, name.split()[1]), ("minister",))
            for name in dict.fromkeys(q.speaker for q in quotations if q.speaker)
        )
        article = Article(
            text=text,
            key=f"https://news.example/{number}",
            source="generated",
            url=f"https://news.example/{number}",
            title=self._sentence(8),
            outlet=self._random.choice(self._outlets),
            published=published.isoformat(),
            authors=(self._random.choice(self.speakers),),
        )
        return article, Extraction(tuple(quotations), (), people)

    def _quotation(self, span: QuoteSpan, name: str | None, at: int, published: date) -> Quotation:
        said = None
        if name is not None and self._random.random() < 0.4:
            day = published - timedelta(self._random.randrange(4))
            start = at + len(name) + 6
            expression = DateExpression(
                start, start + 6, "Monday", "w", day, day, "day", "published"
            )
            said = SaidOn(expression, False)
        return Quotation(
            spans=(span,),
            speaker=name,
            speaker_kind=None if name is None else "person",
            mention=None if name is None else Span(at, at + len(name), name),
            cue=None if name is None else Span(at + len(name) + 1, at + len(name) + 5, "said"),
            rule="cue",
            confidence=0.9,
            said_on=said,
        )


def make_bank(path: Path, quotes: int, batch: int = 500) -> None:
    """Make a bank of that many quotations, through the same door as ingest."""
    generator = Generator()
    with Bank.open(path, "create", extractor="bench") as bank:
        waiting = generator.articles(quotes)
        done = False
        while not done:
            with bank.writing():
                for _ in range(batch):
                    found = next(waiting, None)
                    if found is None:
                        done = True
                        break
                    bank.add(*found)


def main() -> None:
    """Make a bank; print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bank", type=Path)
    parser.add_argument("--quotes", type=int, default=100_000)
    take_json(parser)
    asked = parser.parse_args()
    begun = time.process_time()
    make_bank(asked.bank, asked.quotes)
    figures = {
        "quotations": asked.quotes,
        "CPU ms a quotation": (time.process_time() - begun) / asked.quotes * 1000,
        "bytes a quotation": asked.bank.stat().st_size / asked.quotes,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    show(figures)
    save(figures, asked.json)


if __name__ == "__main__":
    main()
