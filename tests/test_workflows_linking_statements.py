"""Statements over a bank: one utterance is one statement, and keeps its id."""

from collections import defaultdict

import pytest

from quotebank.linking import statements
from quotebank.model import Question
from quotebank.storage import Bank
from quotebank.workflows import linking_statements
from quotebank.workflows.linking_up import relink
from tests.linking import MALOV, Printed, linked


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


FERRY = [
    "We will keep the ferry running all winter, whatever it costs the town and its harbour",
    "We will keep the ferry running all winter",
    "We will keep the old ferry running all winter, whatever it may cost the town and the harbour",
    "Nobody will be left on the island, whatever the weather is and whoever is at the helm",
    "Nobody will be left on the island, whatever the weather",
    "I have read the letter twice and I still cannot say whether it is an apology",
]


def printed() -> list[Printed]:
    """Return articles of one speaker, every second one without a day."""
    days = ["2024-05-02", "", "2024-05-06", "", "2024-06-20", ""]
    return [
        (f"{i}", f'"{FERRY[i * 7 % len(FERRY)]}," Anton Malov said.', "Post", days[i % len(days)])
        for i in range(18)
    ]


def together(bank: Bank) -> set[frozenset[str]]:
    found = defaultdict(set)
    for printing in bank.said(Question()):
        found[printing.statement_id].add(printing.source)
    return {frozenset(sources) for sources in found.values()}


@pytest.mark.parametrize("few", [0, 1, 50])
@pytest.mark.parametrize("step", [1, 4])
def test_articles_without_a_day_are_linked_one_by_one_as_in_one_go(
    bank: Bank, few: int, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(bank, printed())
    whole = together(bank)
    assert 1 < len(whole) < 18
    bank.remove_articles([article.id for article in bank.articles()])
    monkeypatch.setattr(linking_statements, "FEW", few)
    for at in range(0, 18, step):
        linked(bank, printed()[at : at + step])
    assert together(bank) == whole


def test_of_what_a_speaker_ever_said_only_what_is_alike_is_clustered_anew(
    bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(bank, printed())
    clustered = []
    cluster = statements.cluster

    def told(utterances: object) -> object:
        said = list(utterances)  # type: ignore[call-overload]
        clustered.append(len(said))
        return cluster(said)

    monkeypatch.setattr(statements, "cluster", told)
    linked(bank, [("z", f'"{FERRY[5]}, or not," Anton Malov said.', "Sun", "")])
    assert clustered == [4]
