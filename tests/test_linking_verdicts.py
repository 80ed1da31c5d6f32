"""Verdicts on quotations: every class of what people do to them, on a bank of our own."""

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.linking.verdicts import Finding, Printed, _longest, judge
from tests.conftest import CHECKOUT

CHECKS = json.loads((CHECKOUT / "tests/cases/checks.json").read_text(encoding="utf-8"))
SPEAKERS = {name: i for i, name in enumerate(dict.fromkeys(p["speaker"] for p in CHECKS["bank"]))}
BANK = [Printed(p["id"], p["text"], SPEAKERS[p["speaker"]]) for p in CHECKS["bank"]]
NEGATIONS = ("not", "never", "nobody", "no")


def found(case: dict[str, Any]) -> Finding:
    name = case["speaker"]
    return judge(case["given"], BANK, None if name is None else frozenset({SPEAKERS[name]}))


@pytest.mark.parametrize("verdict", sorted({case["verdict"] for case in CHECKS["cases"]}))
def test_every_class_is_right(verdict: str) -> None:
    cases = [case for case in CHECKS["cases"] if case["verdict"] == verdict]
    wrong = [case for case in cases if found(case).verdict != verdict]
    assert len(cases) >= 20
    assert len(wrong) <= 0.05 * len(cases), wrong


def test_the_gold_is_large_enough() -> None:
    assert sum(Counter(case["verdict"] for case in CHECKS["cases"]).values()) >= 120


@pytest.mark.parametrize("case", [c for c in CHECKS["cases"] if "rests_on" in c])
def test_the_verdict_rests_on_the_right_printings(case: dict[str, Any]) -> None:
    if case["rests_on"]:
        assert list(found(case).printings[: len(case["rests_on"])]) == case["rests_on"]


def test_a_trim_shows_the_whole_and_what_was_left_out() -> None:
    finding = judge("They can move the stalls", BANK)
    assert [c.text for c in finding.changes if c.what == "old"] == [
        "but they cannot move the customers."
    ]


def test_words_left_out_of_two_printings_of_one_statement_are_no_splice() -> None:
    given = "We opened shops, in places where people already had a baker"
    printed = [
        Printed(1, "We opened shops, too quickly, in places where people already had a baker", 1),
        Printed(2, "opened shops, too fast, in places where people already had a baker", 1),
        Printed(3, "We opened shops", 1),
    ]
    assert judge(given, printed).verdict == "altered"


def test_a_negation_left_out_is_named() -> None:
    assert judge("We are ... raising the property tax this year.", BANK).reason == (
        '"not" is left out'
    )


@pytest.mark.parametrize("printed", BANK, ids=lambda p: str(p.id))
def test_no_word_can_be_taken_out_unnoticed(printed: Printed) -> None:
    words = printed.text.split()
    for i, word in enumerate(words[1:-1], 1):
        short = " ".join(words[:i] + words[i + 1 :])
        verdict = judge(short, [printed]).verdict
        assert verdict not in ("exact", "trimmed"), (word, short)


@pytest.mark.parametrize("printed", BANK, ids=lambda p: str(p.id))
def test_no_number_can_be_changed_unnoticed(printed: Printed) -> None:
    for digit in "0123456789":
        if digit in printed.text:
            changed = printed.text.replace(digit, str((int(digit) + 1) % 10))
            assert judge(changed, [printed]).verdict not in ("exact", "trimmed")


@given(st.data())
def test_no_part_that_follows_a_negation_is_a_trim(data: st.DataObject) -> None:
    printed = data.draw(st.sampled_from(BANK))
    words = printed.text.split()
    at = [i for i, w in enumerate(words) if w.lower() in NEGATIONS and i + 3 < len(words)]
    if at:
        start = data.draw(st.sampled_from(at)) + 1
        length = data.draw(st.integers(2, len(words) - start))
        part = " ".join(words[start : start + length])
        if printed.text.count(part) == 1:
            assert judge(part, [printed]).verdict != "trimmed"


@given(st.text(max_size=200))
def test_any_text_gets_a_verdict(text: str) -> None:
    assert judge(text, BANK).verdict


words = st.lists(st.sampled_from(["a", "b"]), max_size=8)


@given(words, st.lists(words, max_size=4), st.booleans())
def test_the_longest_part_is_found_as_by_trying_every_length(
    drawn: list[str], texts: list[list[str]], from_start: bool
) -> None:
    wholes = [(Printed(i, "", None), f" {' '.join(text)} ") for i, text in enumerate(texts)]
    lengths = [
        max(
            n
            for n in range(len(drawn) + 1)
            if not n or f" {' '.join(drawn[:n] if from_start else drawn[-n:])} " in whole
        )
        for _, whole in wholes
    ]
    most = max(lengths, default=0)
    printed, length = _longest(drawn, wholes, from_start=from_start)
    assert length == most
    assert printed == (wholes[lengths.index(most)][0] if most else None)
