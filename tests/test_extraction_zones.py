"""What is news on a page, and what is printed around it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.extraction.spans import lay_out
from quotebank.extraction.zones import find_zones
from quotebank.resources import wordlists
from tests.case_files import cases

ZONE = {
    "plea": "appeal",
    "notice": "appeal",
    "navigation": "navigation",
    "byline": "byline",
    "caption": "caption",
    "stamp": "stamp",
}


def zones(text: str, title: str | None = "Another title") -> list[str]:
    return list(find_zones(text, lay_out(text), title))


@pytest.mark.parametrize("case", cases("zones.json"))
def test_case(case: dict[str, Any]) -> None:
    assert zones(case["text"], case.get("title")) == case["expect"], case["name"]


@pytest.mark.parametrize(
    ("group", "example"),
    [(group, example) for group in ZONE for example in wordlists("zones")[group]["examples"]],
)
def test_examples_of_the_word_lists(group: str, example: str) -> None:
    assert zones(example) == [ZONE[group]]


@pytest.mark.parametrize(
    ("group", "example"),
    [
        (group, example)
        for group in ZONE
        for example in wordlists("zones")[group]["counterexamples"]
    ],
)
def test_counterexamples_of_the_word_lists(group: str, example: str) -> None:
    assert zones(example) == ["body"]


@pytest.mark.parametrize("example", wordlists("zones")["voice"]["examples"])
def test_an_appeal_spreads_to_its_own_voice_only(example: str) -> None:
    plea = "Your support, no matter how small, helps."
    assert zones(f"{example}\n\nThe port opened.\n\n{plea}\n\n{example}\n\nThe port opened.") == [
        "body", "body", "appeal", "appeal", "body",
    ]  # fmt: skip


@given(st.text(), st.none() | st.text())
def test_any_text_has_one_zone_a_paragraph(text: str, title: str | None) -> None:
    assert len(zones(text, title)) == len(lay_out(text).paragraphs)
