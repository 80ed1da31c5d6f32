"""Statements over a bank: one utterance is one statement, and keeps its id."""

from collections import defaultdict

from quotebank.model import Question
from quotebank.storage import Bank
from quotebank.workflows.linking_up import relink
from tests.linking import MALOV, linked


def test_a_trimmed_printing_is_the_same_statement(bank: Bank) -> None:
    linked(bank, MALOV)
    statements = defaultdict(set)
    for printing in bank.said(Question()):
        statements[printing.statement_id].add(printing.source)
    assert sorted(map(sorted, statements.values())) == [["a", "c"], ["b"]]


def test_a_statement_keeps_its_id_when_a_longer_printing_comes(bank: Bank) -> None:
    linked(bank, MALOV[2:])
    before = {p.statement_id for p in bank.said(Question())}
    linked(bank, MALOV[:1])
    assert {p.statement_id for p in bank.said(Question())} == before


def test_a_merge_opens_the_statements_of_both(bank: Bank) -> None:
    other = (
        "d",
        '"We will keep the ferry running all winter, whatever it costs," Oda Brekk said.',
        "Monitor",
        "2024-05-02",
    )
    linked(bank, [*MALOV, other])
    by_name = {s.name: s.id for s in bank.speakers()}
    assert len({p.statement_id for p in bank.said(Question())}) == 3
    made = bank.merge([by_name["Oda Brekk"]], by_name["Anton Malov"])
    relink(bank)
    assert len({p.statement_id for p in bank.said(Question())}) == 2
    bank.undo(made[0])
    relink(bank)
    assert len({p.statement_id for p in bank.said(Question())}) == 3
