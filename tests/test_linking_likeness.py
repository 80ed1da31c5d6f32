"""Two printings: one statement or two, measured on pairs of our own."""

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.linking.likeness import alike, wording
from tests.conftest import CHECKOUT

PAIRS = json.loads((CHECKOUT / "tests/cases/statements.json").read_text(encoding="utf-8"))
WORDS = tomllib.loads((CHECKOUT / "data/en/statements.toml").read_text(encoding="utf-8"))
MANNERS = {"same": "equal", "trimmed": "trimmed", "reworded": "reworded"}


def judged(one: str, other: str) -> str | None:
    found = alike(wording(one), wording(other))
    return None if found is None else found[0]


def test_precision_and_recall_on_the_pairs() -> None:
    joined = {k: [p for p in PAIRS[k] if judged(p[0], p[1])] for k in (*MANNERS, "different")}
    right, wrong = sum(len(joined[k]) for k in MANNERS), len(joined["different"])
    everything = sum(len(PAIRS[k]) for k in MANNERS)
    assert everything + len(PAIRS["different"]) >= 150
    assert right / (right + wrong) >= 0.97, joined["different"]
    assert right / everything >= 0.95, {k: [p for p in PAIRS[k] if not judged(*p)] for k in MANNERS}


@pytest.mark.parametrize("kind", ["same", "trimmed"])
def test_equal_and_trimmed_printings_are_told_as_such(kind: str) -> None:
    assert {judged(*pair) for pair in PAIRS[kind]} == {MANNERS[kind]}


@pytest.mark.parametrize("kind", ["function_words", "negations", "numbers", "opposites"])
def test_every_list_of_words_parts_its_example(kind: str) -> None:
    assert judged(*WORDS[kind]["example"]) is None


def test_contractions_join_their_example() -> None:
    assert judged(*WORDS["contractions"]["example"]) == "equal"


@pytest.mark.parametrize("pair", WORDS["opposites"]["pairs"], ids="-".join)
def test_opposites_part_two_sentences(pair: list[str]) -> None:
    frame = "Everybody in the old harbour district knows that we {} the plan for the northern quay"
    assert judged(frame.format(pair[0]), frame.format(pair[1])) is None


@pytest.mark.parametrize("word", WORDS["negations"]["words"])
def test_negations_part_two_sentences(word: str) -> None:
    frame = "The people of the harbour district have {}seen the plan for the northern quay"
    assert judged(frame.format(word + " "), frame.format("")) is None


@pytest.mark.parametrize("word", WORDS["numbers"]["words"])
def test_numbers_part_two_sentences(word: str) -> None:
    frame = "The people of the harbour district counted {} lorries on the northern quay"
    assert judged(frame.format(word), frame.format("17")) is None


def test_a_lone_contraction_of_a_tokenised_text_is_a_negation() -> None:
    assert wording("We did n't see the boats").words == wording("We didn't see the boats").words
    assert wording("n't").negations == 1


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_symmetric_and_never_fails(one: str, other: str) -> None:
    forwards, backwards = alike(wording(one), wording(other)), alike(wording(other), wording(one))
    assert (forwards is None) == (backwards is None)
    if forwards is not None:
        assert 0 < forwards[1] <= 1
