"""Names taken apart, and put in the order of each style."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.export.apa import _author as in_apa
from quotebank.export.citations import inverted
from quotebank.export.names import initials, is_body, is_website, parse, people
from quotebank.resources import wordlists
from tests.case_files import cases


@pytest.mark.parametrize("case", cases("bylines.json"))
def test_a_byline(case: list[Any]) -> None:
    printed, *expected = case
    assert [
        [
            name.whole,
            inverted(name, particle_last=True),
            inverted(name, particle_last=False),
            in_apa(name),
        ]
        for name in people(printed)
    ] == expected


@pytest.mark.parametrize(
    ("group", "question"),
    [("agencies", is_body), ("websites", is_website)],
    ids=["agencies", "websites"],
)
def test_the_examples_of_the_word_lists(group: str, question: object) -> None:
    assert callable(question)
    words = wordlists("citations")[group]
    assert [name for name in words["examples"] if not question(name)] == []
    assert [name for name in words["counter_examples"] if question(name)] == []
    assert [name for name in words["names"] if not question(name)] == []


def test_no_word_is_listed_twice() -> None:
    for group in wordlists("citations").values():
        for entry in group.values():
            assert len(entry) == len(set(entry))


def test_initials() -> None:
    assert initials("Jane Mary") == "J. M."
    assert initials("Jean-Paul") == "J.-P."
    assert initials("J.K.") == "J. K."
    assert initials("") == ""


@given(st.text(max_size=40))
def test_no_name_is_lost_or_invented(text: str) -> None:
    for name in people(text):
        assert name.whole
        assert set(name.whole.casefold()) <= set(text.casefold()) | {" "}
        assert inverted(name, particle_last=True)
    parsed = parse(text)
    assert parsed is None or bool(parsed.literal) != bool(parsed.family)
