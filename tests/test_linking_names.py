"""Two printed names: one person, perhaps, or not."""

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.linking.names import Fit, block, fit, parse
from tests.conftest import CHECKOUT

CASES = json.loads((CHECKOUT / "tests/cases/names.json").read_text(encoding="utf-8"))
LEXICON = tomllib.loads((CHECKOUT / "data/en/name_forms.toml").read_text(encoding="utf-8"))
GROUPS = [
    pytest.param(kind, group, id=f"{kind}-{group['forms'][0]}")
    for kind in ("transliterations", "nicknames", "surname_endings")
    for group in LEXICON[kind]
]


def cases() -> list[Any]:
    passing = [
        pytest.param(*case, id=" ~ ".join(case[:2]))
        for kind in ("real", "constructed", "must_not_change")
        for case in CASES[kind]
    ]
    return passing + [
        pytest.param(*case[:3], id=" ~ ".join(case[:2]), marks=pytest.mark.xfail(reason=case[3]))
        for case in CASES["known_failures"]
    ]


@pytest.mark.parametrize(("one", "other", "expected"), cases())
def test_fit(one: str, other: str, expected: str) -> None:
    assert fit(parse(one), parse(other)).name == expected
    assert fit(parse(other), parse(one)).name == expected


@pytest.mark.parametrize(("kind", "group"), GROUPS)
def test_every_group_joins_its_example_and_nothing_else_does(
    kind: str, group: dict[str, list[str]]
) -> None:
    one, other = (parse(name) for name in group["example"])
    expected = Fit.NICKNAME if kind == "nicknames" else Fit.SPELLING
    assert fit(one, other) is expected
    assert block(one) == block(other)


names = st.lists(
    st.sampled_from(
        ["Ann", "B.", "Sergei", "Sergey", "van", "der", "Lee", "Müller", "Jr.", "O'Hara"]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


@given(names, names)
def test_fit_is_symmetric_and_needs_one_block(one: str, other: str) -> None:
    forwards, backwards = fit(parse(one), parse(other)), fit(parse(other), parse(one))
    assert forwards is backwards
    if forwards is not Fit.NONE:
        assert block(parse(one)) == block(parse(other))


@given(st.text(max_size=60))
def test_any_text_can_be_taken_apart(text: str) -> None:
    name = parse(text)
    assert name.surnames
    assert fit(name, name) is Fit.SAME
