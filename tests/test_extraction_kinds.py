"""Direct, partial, or no quotation."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.extraction.kinds import describe, judge
from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.text.sheet import lay
from quotebank.resources import wordlists
from tests.case_files import cases

SAID = 0.97
"""Somebody speaks in most sentences of news; a case may say otherwise."""


def kinds(text: str, said: float = SAID) -> list[list[str]]:
    sheet = lay(text, "Another title", default())
    answers = []
    for q, form in zip(sheet.quoted, describe(sheet, default()), strict=True):
        kind = judge(form, said)
        if kind is not None:
            answers.append([text[q.start : q.end], kind])
    return answers


@pytest.mark.parametrize("case", cases("kinds.json"))
def test_case(case: dict[str, Any]) -> None:
    assert kinds(case["text"], case.get("said", SAID)) == case["expect"], case["name"]


SILENT = ("works", "participles", "labelled", "lettering", "signs_read", "graffiti", "unsaid")
"""Groups whose examples hold words that nobody is quoted with."""


@pytest.mark.parametrize(
    "example", [example for group in SILENT for example in wordlists("kinds")[group]["examples"]]
)
def test_examples_are_no_quotations(example: str) -> None:
    assert kinds(example) == []


@pytest.mark.parametrize(
    "example",
    [
        example
        for group in SILENT
        for example in wordlists("kinds")[group].get("counterexamples", [])
    ],
)
def test_counterexamples_are_quotations(example: str) -> None:
    assert kinds(example)


def test_the_likelier_that_somebody_says_it_the_likelier_a_quotation() -> None:
    text = 'The firm would end its "silent summer" in May.'
    assert kinds(text, said=0.999) == [["silent summer", "partial"]]
    assert kinds(text, said=0.02) == []


def test_a_clause_that_stands_alone_is_a_quotation_even_of_nobody() -> None:
    text = '"Nobody knows who signed it, and nobody will ever tell us."'
    [form] = describe(lay(text, None, default()), default())
    assert judge(form, SAID) == "direct"
    assert judge(form, 0.02) == "direct"


@given(st.text(alphabet="\"'\u201c\u201dAb. ,said\n", max_size=80), st.floats(0, 1))
def test_any_text_can_be_judged(text: str, said: float) -> None:
    assert all(kind in ("direct", "partial") for _, kind in kinds(text, said))
