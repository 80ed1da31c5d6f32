"""Statements of the sample: printings that its gold calls one join, and no others do."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pytest

from quotebank import resources
from quotebank.days import published_interval
from quotebank.extraction import extract
from quotebank.ingest import read
from quotebank.linking.statements import Utterance, cluster
from quotebank.model import Article
from quotebank.workflows.scoring.annotation import GoldArticle, GoldSpan, located, read_gold

DATA = resources.folder("data")
Labelled = tuple[Utterance, str | None]


def plain(name: str) -> str:
    """Return a name without accents: one paper prints Émile, another Emile."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def articles() -> Iterator[tuple[Article, tuple[GoldSpan, ...]]]:
    lines = list(read_gold(DATA / "gold" / "sample.jsonl"))
    for article in read([str(DATA / "sample")]):
        assert isinstance(article, Article)
        for line in lines:
            if isinstance(line, GoldArticle) and line.fits(article):
                yield article, located(line, article.text)


@pytest.fixture(scope="module")
def printings() -> dict[str, list[Labelled]]:
    """Each speaker's quotations, by the gold's speaker, with the gold's label of the statement."""
    found: defaultdict[str, list[Labelled]] = defaultdict(list)
    number = 0
    for article, gold in articles():
        day = None
        if article.published is not None:
            day = published_interval(article.published).earliest.toordinal()
        for quotation in extract(article).quotations:
            starts = {span.start for span in quotation.spans}
            marked = [span for span in gold if span.named and span.start in starts]
            if not marked:
                continue
            number += 1
            label = next((span.statement for span in marked if span.statement), None)
            utterance = Utterance(number, quotation.text, day, day)
            found[plain(marked[0].speaker or "")].append((utterance, label))
    return found


def test_printings_of_one_statement_join_and_no_others(
    printings: dict[str, list[Labelled]],
) -> None:
    joined = wanted = 0
    for speaker, said in printings.items():
        clusters = cluster([utterance for utterance, _ in said])
        home = {member.id: at for at, found in enumerate(clusters) for member in found.members}
        for (one, first), (other, second) in combinations(said, 2):
            same = first is not None and first == second
            together = home[one.id] == home[other.id]
            assert same or not together, f"{speaker}: {one.text!r} and {other.text!r}"
            wanted += same
            joined += same and together
    assert wanted >= 40
    # The rest are five translations of one sentence, and fragments too short to be sure of.
    assert joined / wanted >= 0.6
