"""Quotation marks in headlines: turned, with the stop where it belongs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.export.marks import quoted, stopped, turned
from tests.case_files import cases

MARKS = "\"'“”‘’„"


@pytest.mark.parametrize("case", cases("headline-marks.json"))
def test_a_headline_in_marks(case: list[str]) -> None:
    headline, with_stop, with_comma = case
    assert quoted(headline, ".") == with_stop
    assert quoted(headline, ",!") == with_comma


@given(st.text(alphabet=MARKS + " abn.,?!-(", max_size=60), st.integers(0, 1))
def test_turning_changes_marks_alone_and_keeps_pairs_even(text: str, depth: int) -> None:
    result = turned(text, depth)
    assert len(result) == len(text)
    for before, after in zip(text, result, strict=True):
        assert before == after or (before in MARKS and after in MARKS)


@given(st.text(alphabet='" ab', max_size=60))
def test_turning_twice_is_turning_once(text: str) -> None:
    text = re.sub('""+', '"', text)  # of a row of marks nobody can say which ones are pairs
    assert turned(turned(text, 0), 0) == turned(text, 0)


@pytest.mark.parametrize(
    ("text", "stop", "result"),
    [
        ("What now?", ",", "What now?"),
        ("What now?", ",!", "What now?,"),
        ("We will.", ",", "We will,"),
        ("We will,", ".", "We will."),
        ("We will.", "", "We will"),
        ("the U.S.", ",", "the U.S.,"),
        ("‘Yes.’", ",", "‘Yes,’"),
    ],
)
def test_the_stop_goes_inside(text: str, stop: str, result: str) -> None:
    assert stopped(text, stop) == result


@pytest.mark.parametrize(
    "text", ['"' * 20_000, "'" * 20_000, "\"'" * 10_000, "“" * 9999 + "”" * 9999]
)
def test_a_wall_of_marks_ends(text: str) -> None:
    assert len(turned(text, 0)) == len(text)
