"""Who a mention is: cases in our own words, and any text at all."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.extraction import extract
from quotebank.model import Article, Extraction
from tests.case_files import cases


def run(text: str) -> Extraction:
    return extract(Article(text=text, key="k", source="s"))


@pytest.mark.parametrize("case", cases("coreference.json"))
def test_case(case: dict[str, Any]) -> None:
    found = run(case["text"]).quotations
    shown = [[q.mention.text if q.mention else None, q.speaker] for q in found]
    assert shown == case["expect"]


SENTENCES = (
    "Ola Moss, the mayor, came.",
    "She saw him.",
    "A spokesman for Corvin Bank spoke.",
    "His lawyer, Ann Lee, left.",
    '"We go now," he said.',
    '"It is late," the mayor told her.',
    '"They stay," it said.',
    '"At once," the lawyer said.',
    '"No," his own lawyer said.',
)


@given(st.lists(st.sampled_from(SENTENCES), max_size=12))
def test_nobody_speaks_whom_the_text_does_not_print(sentences: Sequence[str]) -> None:
    text = " ".join(sentences)
    for q in run(text).quotations:
        assert q.speaker is None or q.speaker in text
        assert q.runner_up is None or q.runner_up in text


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_what_follows_in_another_paragraph_changes_no_pronoun(sentences: Sequence[str]) -> None:
    text = " ".join(sentences)
    before = [(q.mention, q.speaker) for q in run(text).quotations if q.mention is not None]
    longer = run(text + "\n\nIt rained for days in the valley.")
    assert [(q.mention, q.speaker) for q in longer.quotations if q.mention is not None] == before


def test_a_long_row_of_he_does_not_lose_him() -> None:
    met = "Peter Lind and Mark Holm met. Peter Lind came back."
    for between in (" ", "\n\n"):
        text = between.join([met, *["He went to the sea."] * 40, '"We go," he said.'])
        assert [q.speaker for q in run(text).quotations] == ["Peter Lind"]
