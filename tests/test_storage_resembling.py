"""Candidates for what somebody gives as a quotation: those with all its words first."""

from pathlib import Path

import pytest

from quotebank.storage import Quotations
from tests.banking import EXPAND, FOUND, NOBODY, PARK, article, stored


@pytest.fixture
def bank_of_two(bank_path: Path) -> Path:
    """The same four quotations in two articles."""
    stored(bank_path, (article("a.txt"), FOUND), (article("b.txt"), FOUND))
    return bank_path


@pytest.mark.parametrize(
    ("given", "with_all_words", "alike"),
    [
        (EXPAND.text, [1, 5], []),
        ("EXPAND the Harbour", [1, 5], []),
        ("We will expand the park", [], [1, 2, 5, 6]),
        # A word that the bank does not have rules nothing out; "the" and "is" are a pair, too.
        (PARK.text.replace("robots", "gardeners"), [2, 6], [1, 5]),
        ("Nobody asked the harbour", [], [1, 3, 5, 7]),
        ("something else entirely", None, None),
        ("?!", None, None),
    ],
)
def test_two_portions_without_repeats(
    bank_of_two: Path, given: str, with_all_words: list[int] | None, alike: list[int] | None
) -> None:
    with Quotations.open(bank_of_two) as bank:
        portions = [sorted(found.id for found in some) for some in bank.resembling(given)]
    assert portions == ([] if with_all_words is None else [with_all_words, alike])


def test_a_candidate_has_its_words_and_its_speaker(bank_of_two: Path) -> None:
    with Quotations.open(bank_of_two) as bank:
        first = next(bank.resembling("nobody asked us"))
    assert {(found.text, found.speaker_id) for found in first} == {(NOBODY.text, None)}
