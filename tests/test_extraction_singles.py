"""Single marks and apostrophes told apart."""

import pytest

from quotebank.extraction.text.singles import find_singles, inside
from quotebank.extraction.text.spans import lay_out
from quotebank.resources import wordlists


def find(text: str) -> list[str]:
    layout = lay_out(text)
    zones = ["body"] * len(layout.paragraphs)
    return [text[s.outer_start : s.outer_end] for s in find_singles(text, layout, zones)]  # type: ignore[arg-type]  # the literal, spelt out


@pytest.mark.parametrize("word", wordlists("marks")["elisions"]["words"])
def test_an_elision_opens_nothing(word: str) -> None:
    assert find(f"And '{word} it was, they said, the dogs' day.") == []


@pytest.mark.parametrize("example", wordlists("marks")["elisions"]["examples"])
def test_examples_have_no_marks(example: str) -> None:
    assert find(example) == []


def test_a_possessive_closes_only_where_nothing_better_follows() -> None:
    assert find("'The dogs' day is over,' he said.") == ["'The dogs' day is over,'"]
    assert find("He called them 'the dogs' and left.") == ["'the dogs'"]


def test_inside() -> None:
    assert [inside([(2, 4), (6, 8)], at) for at in (1, 2, 3, 4, 7, 9)] == [
        False, True, True, False, True, False,
    ]  # fmt: skip
    assert not inside([], 0)
