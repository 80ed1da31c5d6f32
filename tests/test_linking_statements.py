"""The statements among one speaker's printings."""

import random
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank.linking import statements
from quotebank.linking.likeness import alike
from quotebank.linking.statements import MOST, Cluster, Utterance, cluster, kin

WHOLE = (
    "We will appeal, because the court misread the charter and the whole valley will pay for it."
)
CUT = "the court misread the charter and the whole valley will pay for it"
OTHER = "I have read the letter twice and I still cannot say whether it is an apology."


def groups(clusters: tuple[Cluster, ...]) -> set[frozenset[int]]:
    return {frozenset(member.id for member in c.members) for c in clusters}


def test_a_trimmed_printing_joins_the_longest_form() -> None:
    found = cluster(
        [Utterance(1, CUT, 10, 10), Utterance(2, WHOLE, 11, 11), Utterance(3, OTHER, 10, 10)]
    )
    assert groups(found) == {frozenset({1, 2}), frozenset({3})}
    joint = next(c for c in found if len(c.members) == 2)
    assert joint.longest == 2
    assert {m.id: m.manner for m in joint.members} == {2: "equal", 1: "trimmed"}


def test_the_same_words_months_apart_are_two_statements() -> None:
    assert len(cluster([Utterance(1, WHOLE, 10, 10), Utterance(2, WHOLE, 80, 80)])) == 2


def test_the_same_words_on_two_known_days_are_two_statements() -> None:
    assert len(cluster([Utterance(1, WHOLE, 10, 10, True), Utterance(2, WHOLE, 13, 13, True)])) == 2


def test_an_unknown_day_fits_any_day() -> None:
    assert len(cluster([Utterance(1, WHOLE, 10, 10), Utterance(2, WHOLE, None, None)])) == 1


def test_stock_phrases_do_not_join() -> None:
    assert len(cluster([Utterance(1, "No comment.", 1, 1), Utterance(2, "No comment.", 1, 1)])) == 2


def test_two_parts_of_one_statement_join_it_and_not_each_other() -> None:
    first, second = "We will appeal, because the court misread", "the whole valley will pay for it"
    parts = [Utterance(1, first, 1, 1), Utterance(2, second, 1, 1)]
    assert len(cluster(parts)) == 2
    assert len(cluster([*parts, Utterance(3, WHOLE, 1, 1)])) == 1


WORDS = [
    "harbour",
    "valley",
    "letter",
    "court",
    "ferry",
    "we",
    "will",
    "not",
    "sell",
    "three",
    "the",
]
utterances = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(" ".join),
        st.one_of(st.none(), st.integers(1, 30)),
    ),
    max_size=12,
)


@given(utterances, st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_the_order_decides_nothing_and_every_printing_has_one_statement(
    drawn: list[tuple[str, int | None]], rng: random.Random
) -> None:
    printings = [Utterance(i, text, day, day) for i, (text, day) in enumerate(drawn)]
    shuffled = list(printings)
    rng.shuffle(shuffled)
    found = cluster(printings)
    assert groups(found) == groups(cluster(shuffled))
    assert sorted(m.id for c in found for m in c.members) == [u.id for u in printings]


def test_a_number_parts_thousands_of_the_same_words() -> None:
    """Compared with one another they would take minutes; each is compared with its own number."""
    gates = [
        Utterance(number, f"We will open gate {number} of the north terminal on time", 1, 1)
        for number in range(5_000)
    ]
    again = Utterance(9_999, "We will open gate 4321 of the north terminal", 2, 2)
    found = cluster([*gates, again])
    assert len(found) == len(gates)
    (joined,) = (one for one in found if len(one.members) > 1)
    assert [member.id for member in joined.members] == [4_321, 9_999]


@given(utterances, st.sets(st.integers(0, 11)))
@settings(max_examples=200)
def test_kin_are_clustered_alone_as_among_all(
    drawn: list[tuple[str, int | None]], some: Iterable[int]
) -> None:
    printings = [Utterance(i, text, day, day) for i, (text, day) in enumerate(drawn)]
    pending = [i for i in some if i < len(printings)]
    near = kin({u.id: u.text for u in printings}, pending)
    parted = [[u for u in printings if (u.id in near) == is_kin] for is_kin in (True, False)]
    assert set(pending) <= near
    assert groups(cluster(printings)) == groups(cluster(parted[0])) | groups(cluster(parted[1]))


def test_thousands_of_lines_of_one_form_are_not_compared_each_with_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    syllables = ["ba", "ce", "do", "fi", "gu", "ha", "ke", "li", "mo", "nu"]
    names = [a.title() + b + c for a in syllables for b in syllables for c in syllables]
    lines = [
        Utterance(i, f"We will open the house of {name} in the north terminal on time", 1, 1)
        for i, name in enumerate(names)
    ]
    compared = []

    def counted(*pair: object, strong: bool) -> object:
        compared.append(pair)
        return alike(*pair, strong=strong)  # type: ignore[arg-type]

    monkeypatch.setattr(statements, "alike", counted)
    again = Utterance(9_999, f"We will open the house of {names[777]} in the north terminal", 2, 2)
    found = cluster([*lines, again])
    assert [[m.id for m in c.members] for c in found if len(c.members) > 1] == [[777, 9_999]]
    assert len(compared) < 2 * MOST * len(lines)
