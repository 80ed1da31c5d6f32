"""Which spans are one quotation, and what its words are."""

from typing import Any

import pytest

from quotebank.extraction import extract
from quotebank.model import Article
from tests.case_files import cases


@pytest.mark.parametrize("case", cases("quotations.json"))
def test_spans_are_joined(case: list[Any]) -> None:
    text, expected = case
    found = extract(Article(text=text, key="case", source="case")).quotations
    assert [[q.speaker, *(span.text for span in q.spans)] for q in found] == expected


def test_a_span_is_direct_where_any_of_its_paragraphs_is() -> None:
    text = (
        'Reed said the plan is "really a vague position.\n\n'
        '"We make laws here. We vote on them. That is what we do," Reed said.'
    )
    (quotation,) = extract(Article(text=text, key="case", source="case")).quotations
    assert [span.kind for span in quotation.spans] == ["direct"]


def test_words_of_a_quotation_have_no_marks_of_its_paragraphs() -> None:
    text = '"The harbor was closed.\n\n"It will open in May," Lind said. "It must."'
    (quotation,) = extract(Article(text=text, key="case", source="case")).quotations
    assert quotation.text == "The harbor was closed.\n\nIt will open in May, … It must."
