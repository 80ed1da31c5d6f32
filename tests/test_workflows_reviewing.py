"""Decisions on quotations, whatever the parser says afterwards."""

from dataclasses import replace
from pathlib import Path

import pytest

from quotebank.errors import QueryError
from quotebank.model import Extraction, Question
from quotebank.storage import Bank
from quotebank.workflows.reviewing import Session, Who, chosen, decide, lost, sampled, undecided
from tests.banking import DREAM, EXPAND, FOUND, MIRA, NOBODY, PARK, TOMAS, article, stored

OTHERWISE = Extraction(
    (
        replace(EXPAND, speaker="Tomas Lindqvist", rule="other"),
        PARK,
        replace(NOBODY, speaker="Mira Okafor", speaker_kind="person"),
        DREAM,
    ),
    (),
    (MIRA, TOMAS),
)
"""The same text as another version of the parser reads it."""


@pytest.fixture
def bank(bank_path: Path) -> Path:
    stored(bank_path, (article(), FOUND))
    return bank_path


def ids(bank: Bank) -> dict[str, int]:
    return {p.quotation.text[:8]: p.id for p in bank.said(Question())}


def test_what_was_confirmed_stays_when_the_parser_changes_its_mind(bank: Path) -> None:
    with Bank.open(bank, "write") as opened:
        known = ids(opened)
        decide(opened, known["We will "], "confirmed")
        decide(opened, known["Nobody a"], "confirmed")  # that nobody is named
    stored(bank, (article(), OTHERWISE), extractor="2")
    with Bank.open(bank) as opened:
        expand, nobody = (opened.printing(known[w]) for w in ("We will ", "Nobody a"))
        assert (expand.speaker, expand.quotation.speaker) == ("Mira Okafor", "Tomas Lindqvist")
        assert (nobody.speaker, nobody.quotation.speaker) == (None, "Mira Okafor")
        assert expand.decided
        assert nobody.decided


def test_a_kind_alone_leaves_the_speaker_to_parser_and_people(bank: Path) -> None:
    with Bank.open(bank, "write") as opened:
        number = ids(opened)["We will "]
        decide(opened, number, "speaker", Who("Ada Field"))
        decide(opened, number, "kind", None, "partial")
        found = opened.printing(number)
        assert (found.speaker, found.quotation.kind) == ("Ada Field", "partial")
        with pytest.raises(QueryError, match="which kind"):
            decide(opened, number, "kind")


def test_a_sitting_never_asks_twice_and_undo_asks_again(bank: Path) -> None:
    with Bank.open(bank, "write") as opened:
        session = Session(opened, Question(sort="doubt"))
        asked = []
        while (printing := session.next()) is not None:
            asked.append(printing.id)
            if len(asked) == 2:
                session.skip()
            else:
                session.answer("not-a-quote")
        assert sorted(asked) == sorted(set(asked))
        assert len(asked) == 4
        assert session.undo()
        again = session.next()
        assert again is not None
        assert again.id == asked[-1]
        assert session.undo()
        assert session.undo()
        assert not session.undo()
        assert [p.id for p in undecided(opened, Question(sort="doubt"), set())] == asked


def test_a_sample_is_of_undecided_ones_without_repeats(bank: Path) -> None:
    with Bank.open(bank, "write") as opened:
        known = ids(opened)
        decide(opened, known["We will "], "confirmed")
        for size in (1, 2, 3, 10):
            drawn = [p.id for p in sampled(opened, Question(), size)]
            assert len(drawn) == len(set(drawn)) == min(size, 3)
            assert known["We will "] not in drawn


def test_a_whole_name_wins_over_beginnings(bank: Path) -> None:
    with Bank.open(bank, "write") as opened:
        decide(opened, ids(opened)["Nobody a"], "speaker", Who("Mira Okaforson"))
        assert chosen(opened, "mira okafor").name == "Mira Okafor"
        with pytest.raises(QueryError, match="any of 2 speakers"):
            chosen(opened, "Mira")
        with pytest.raises(QueryError, match="no speaker 'Zoe'"):
            chosen(opened, "Zoe")


def test_a_decision_whose_passage_is_gone_is_reported(bank: Path) -> None:
    with Bank.open(bank, "write") as opened:
        known = ids(opened)
        decide(opened, known["We will "], "confirmed")
        assert list(lost(opened)) == []
    stored(bank, (article(), Extraction((PARK,), (), (TOMAS,))), extractor="2")
    with Bank.open(bank) as opened:
        ((number, message),) = lost(opened)
        assert number == known["We will "]
        assert "We will expand the harbour" in message
