"""Names of papers that stand in marks, by every noun and verb of the word list."""

import pytest

from quotebank.extraction.text.quotes import find_quoted
from quotebank.extraction.text.spans import lay_out
from quotebank.resources import wordlists

PAPERS = wordlists("marks")["papers"]
NAMES = ("Morgenblatt", "Der Adler.", "Der Adler")


def quoted(text: str) -> list[str]:
    layout = lay_out(text)
    found, _ = find_quoted(text, layout, ["body"] * len(layout.paragraphs))
    return [text[q.start : q.end] for q in found]


def named(text: str) -> list[str]:
    """Return the names of papers that are taken for quotations."""
    return [words for words in quoted(text) if words.startswith(NAMES)]


@pytest.mark.parametrize("example", PAPERS["examples"])
def test_a_paper_in_marks_is_no_quotation(example: str) -> None:
    assert named(example) == []


@pytest.mark.parametrize("example", PAPERS["counterexamples"])
def test_what_a_paper_prints_is_one(example: str) -> None:
    assert len(quoted(example)) == example.count('"') // 2


@pytest.mark.parametrize("noun", PAPERS["nouns"])
def test_every_noun_tells_a_paper(noun: str) -> None:
    assert named(f'Lind told the "Morgenblatt" {noun} that the river is low.') == []
    assert named(f'Lind told the "Morgenblatt" crowd that the river is low, not the {noun}.')


@pytest.mark.parametrize("verb", PAPERS["verbs"])
def test_every_verb_tells_a_paper(verb: str) -> None:
    assert named(f'The weekly "Der Adler" {verb} the river low.') == []
    assert named(f'The sign "Der Adler" {verb} the river low.')
