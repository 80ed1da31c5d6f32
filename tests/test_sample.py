"""The shipped sample: every annotation stands where the gold says, and the articles are whole."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotebank import resources
from quotebank.ingest import read
from quotebank.model import Article, Problem
from quotebank.workflows.scoring.annotation import GoldArticle, GoldSpan, located, read_gold

SAMPLE = resources.folder("data") / "sample"
GOLD = resources.folder("data") / "gold" / "sample.jsonl"
CURLY = "\N{LEFT DOUBLE QUOTATION MARK}"
MARKS = frozenset("\"'" + CURLY + "\N{LEFT SINGLE QUOTATION MARK}")


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found = list(read([str(SAMPLE)]))
    problems = [item for item in found if isinstance(item, Problem)]
    assert not problems
    return [item for item in found if isinstance(item, Article)]


@pytest.fixture(scope="module")
def gold() -> list[GoldArticle]:
    lines = list(read_gold(GOLD))
    assert not [line for line in lines if isinstance(line, Problem)]
    return [line for line in lines if isinstance(line, GoldArticle)]


def spans(
    articles: list[Article], gold: list[GoldArticle]
) -> Iterator[tuple[Article, tuple[GoldSpan, ...]]]:
    for line in gold:
        fitting = [article for article in articles if line.fits(article)]
        assert len(fitting) == 1, line.name
        yield fitting[0], located(line, fitting[0].text)


def test_every_article_is_annotated_once(articles: list[Article], gold: list[GoldArticle]) -> None:
    assert len(articles) == len(gold) >= 14
    assert len({article.key for article, _ in spans(articles, gold)}) == len(articles)


def test_annotations_stand_in_the_text(articles: list[Article], gold: list[GoldArticle]) -> None:
    for article, marked in spans(articles, gold):
        for span in marked:
            assert article.text[span.start : span.end].strip(), article.id
            assert article.text[span.start - 1] in MARKS, article.text[span.start - 9 : span.end]


def test_annotations_follow_the_text_and_never_overlap(
    articles: list[Article], gold: list[GoldArticle]
) -> None:
    for article, marked in spans(articles, gold):
        ends = [span.end for span in marked]
        assert all(end < span.start for end, span in zip(ends, marked[1:], strict=False)), (
            article.id
        )


def test_no_opening_mark_was_overlooked(articles: list[Article], gold: list[GoldArticle]) -> None:
    for article, marked in spans(articles, gold):
        inside = [range(span.start, span.end) for span in marked]
        starts = {span.start for span in marked}
        for at, char in enumerate(article.text):
            if char == CURLY and not any(at in held for held in inside):
                assert at + 1 in starts, article.text[at : at + 40]


def test_speakers_and_kinds_go_together(articles: list[Article], gold: list[GoldArticle]) -> None:
    for _, marked in spans(articles, gold):
        for span in marked:
            assert (span.speaker is None) == (span.speaker_kind is None)
            assert span.kind != "none" or (span.speaker is None and not span.mentions)


def test_named_speakers_are_printed_in_their_article(
    articles: list[Article], gold: list[GoldArticle]
) -> None:
    for article, marked in spans(articles, gold):
        for span in marked:
            if span.named and span.speaker:
                for word in span.speaker.split():
                    assert word.casefold() in article.text.casefold(), (article.id, span.speaker)


def test_texts_have_the_length_of_news(articles: list[Article]) -> None:
    for article in articles:
        assert 250 <= len(article.text.split()) <= 700, article.id


def test_dates_are_as_various_as_in_news(articles: list[Article]) -> None:
    undated = [article for article in articles if article.published is None]
    assert 1 <= len(undated) <= 4
    assert [article.updated for article in undated if article.updated] != []


def test_statements_are_printed_by_several_outlets(
    articles: list[Article], gold: list[GoldArticle]
) -> None:
    printings: dict[str, set[str]] = defaultdict(set)
    for article, marked in spans(articles, gold):
        for span in marked:
            if span.statement:
                printings[span.statement].add(article.id)
    assert sum(len(places) >= 2 for places in printings.values()) >= 15


def test_every_phenomenon_of_quotation_occurs(
    articles: list[Article], gold: list[GoldArticle]
) -> None:
    kinds = Counter(span.kind for _, marked in spans(articles, gold) for span in marked)
    assert min(kinds["direct"], kinds["partial"], kinds["none"]) >= 20
    sources = Counter(span.speaker_kind for _, marked in spans(articles, gold) for span in marked)
    assert min(sources["person"], sources["organisation"], sources["unnamed"]) >= 5
    orphans = [
        span
        for _, marked in spans(articles, gold)
        for span in marked
        if span.kind == "direct" and span.speaker is None
    ]
    assert orphans


def test_the_records_hold_what_a_bank_keeps() -> None:
    for file in SAMPLE.glob("*.jsonl"):
        records = [json.loads(line) for line in Path(file).read_text("utf-8").splitlines()]
        assert len(records) >= 4
        assert all(record["id"] and record["outlet"] for record in records)
