"""The same words by two speakers are a conflict, where they may be of one week."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.model import Extraction
from quotebank.storage import Bank
from quotebank.storage.conflicts import DAYS, _disputed, _Said
from tests.banking import article, quotation, stored

LONG = 'They said "We shall never ever sell the old harbour," and "we shall never ever sell the old'
LONG += ' HARBOUR" twice.'


@pytest.mark.parametrize(
    ("second_speaker", "published", "disputed"),
    [
        ("Tomas Lindqvist", "2010-11-11", True),
        ("Tomas Lindqvist", "2010-11-12", False),
        ("Tomas Lindqvist", None, True),
        ("Mira Okafor", "2010-11-04", False),
        (None, "2010-11-04", False),
    ],
)
def test_the_same_words_by_two_speakers_are_a_conflict(
    bank_path: Path, second_speaker: str | None, published: str | None, disputed: bool
) -> None:
    first = quotation("We shall never ever sell the old harbour,", speaker="Mira Okafor", text=LONG)
    again = quotation("we shall never ever sell the old HARBOUR", speaker=second_speaker, text=LONG)
    short = (
        quotation("They said", speaker="Mira Okafor", text=LONG),
        quotation("twice.", speaker="Tomas Lindqvist", text=LONG),
    )
    stored(
        bank_path,
        (article("a.txt", text=LONG), Extraction((first, short[0]))),
        (article("b.txt", text=LONG, published=published), Extraction((again, *short))),
    )
    with Bank.open(bank_path) as bank:
        found = list(bank.conflicts())
    assert [(set(one.speakers), one.quotations) for one in found] == (
        [({"Mira Okafor", "Tomas Lindqvist"}, (1, 3))] if disputed else []
    )


spans = st.tuples(st.integers(1, 60), st.integers(0, 20)).map(lambda days: (days[0], sum(days)))
printings = st.lists(st.tuples(st.integers(1, 3), spans | st.just((0, 1_000_000))), max_size=12)


@given(printings)
def test_days_are_compared_as_if_each_with_each(drawn: list[tuple[int, tuple[int, int]]]) -> None:
    said = [_Said(i, "", who, "", *days) for i, (who, days) in enumerate(drawn)]

    def near(one: _Said, other: _Said) -> bool:
        apart = max(other.earliest - one.latest, one.earliest - other.latest)
        return one.speaker_id != other.speaker_id and apart <= DAYS

    assert _disputed(said) == [one for one in said if any(near(one, other) for other in said)]
