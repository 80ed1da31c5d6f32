"""Statements listed with how widely they are printed."""

from pathlib import Path

import pytest

from quotebank.errors import QueryError
from quotebank.model import Extraction, Question
from quotebank.storage import Bank, StatementFilter
from tests.banking import EXPAND, FOUND, MIRA, article, ids, stored


@pytest.fixture
def bank_of_statements(bank_path: Path) -> Path:
    """Statement 1: quotations 1, 5 and 6 by Mira Okafor; statement 2: quotation 2."""
    one = Extraction((EXPAND,), (), (MIRA,))
    stored(
        bank_path,
        (article("a.txt"), FOUND),
        (article("b.txt", outlet="Night Post"), one),
        (article("c.txt", outlet="Night Post"), one),
    )
    with Bank.open(bank_path, "write") as bank, bank.writing():
        for sql in (
            "INSERT INTO statements (id, speaker_id, longest_quote_id) VALUES (1, 1, 5), (2, 2, 2)",
            "UPDATE quotes SET statement_id = 1 WHERE id IN (1, 5, 6)",
            "UPDATE quotes SET statement_id = 2 WHERE id = 2",
            "UPDATE articles SET copy_of_id = 2 WHERE id = 3",
        ):
            bank._connection.exec_driver_sql(sql)
    return bank_path


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [1, 2]),
        ({"limit": 1}, [1]),
        ({"after": 1}, [2]),
        ({"after": 2}, []),
        ({"speaker": "okafor"}, [1]),
        ({"speaker": "nobody"}, []),
        ({"speaker_id": 2}, [2]),
        ({"about": "robots"}, [2]),
        ({"about": "harbour"}, [1]),
        ({"about": "\N{GRINNING FACE}"}, []),
        ({"min_printings": 2}, [1]),
        ({"ids": (2, 9)}, [2]),
    ],
)
def test_statements_are_listed(
    bank_of_statements: Path, asked: dict[str, object], found: list[int]
) -> None:
    with Bank.open(bank_of_statements) as bank:
        assert [one.id for one in bank.statements(StatementFilter(**asked))] == found  # type: ignore[arg-type]


def test_a_statement_says_how_widely_it_is_printed(bank_of_statements: Path) -> None:
    with Bank.open(bank_of_statements) as bank:
        one = bank.statement(1)
        assert (one.speaker, one.speaker_id) == ("Mira Okafor", 1)
        assert one.text == EXPAND.text
        assert (one.printings, one.articles, one.reports) == (3, 3, 2)
        assert one.outlets == ("Night Post", "The Quay Courier")
        assert ids(bank.said(Question(statement_id=1, sort="article"))) == [1, 5, 6]
        with pytest.raises(QueryError, match="no statement 9"):
            bank.statement(9)
        with pytest.raises(QueryError, match="no such statement"):
            list(bank.statements(StatementFilter(after=9)))


def test_names_and_roles_say_when_they_were_printed(bank_of_statements: Path) -> None:
    with Bank.open(bank_of_statements, "write") as bank:
        bank.alias(1, "The Harbour Lady")
        assert [(n.words, n.articles, n.by_hand) for n in bank.names_of(1)] == [
            ("Mira Okafor", 3, False),
            ("Okafor", 3, False),
            ("The Harbour Lady", 0, True),
        ]
        [role] = bank.roles_of(1)
        assert (role.words, role.articles, role.first) == ("harbour minister", 3, "2010-11-04")
        with pytest.raises(QueryError, match="no speaker 99"):
            bank.roles_of(99)
