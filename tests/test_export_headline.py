"""Headlines in headline style."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.export.headline import capitalised
from tests.case_files import cases


@pytest.mark.parametrize("case", cases("headlines.json"))
def test_a_headline(case: list[str]) -> None:
    printed, expected = case
    assert capitalised(printed) == expected


@given(st.text())
def test_capitals_are_only_added_and_only_once(text: str) -> None:
    result = capitalised(text)
    assert len(result) == len(text)
    for before, after in zip(text, result, strict=True):
        assert after in {before, before.upper()}
    assert capitalised(result) == result
