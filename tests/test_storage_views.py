"""The views answer, show decisions, and every column of every table says what it means."""

from pathlib import Path

import pytest

from quotebank.model import Extraction
from quotebank.storage import Bank
from quotebank.storage.adhoc import query
from quotebank.storage.descriptions import describe
from quotebank.storage.views import VIEWS
from tests.banking import EXPAND, FOUND, MIRA, article, stored


@pytest.fixture
def bank_of_two(bank_path: Path) -> Path:
    stored(
        bank_path,
        (article("a.txt"), FOUND),
        (
            article("b.txt", outlet="Night Post", published="2010-12"),
            Extraction((EXPAND,), (), (MIRA,)),
        ),
    )
    return bank_path


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    return list(query(path, sql))


def test_every_column_of_every_table_and_view_is_described() -> None:
    described = describe()
    assert [table.name for table in described if not table.doc] == []
    missing = [f"{t.name}.{c.name}" for t in described for c in t.columns if not c.doc]
    assert missing == []


def test_no_column_is_described_that_is_not_there() -> None:
    there = {table.name: {column.name for column in table.columns} for table in describe()}
    for view in VIEWS:
        assert set(view.columns) == there[view.name], view.name


def test_the_bank_has_what_is_described(bank_path: Path) -> None:
    for table in describe():
        assert set(query(bank_path, f"SELECT * FROM {table.name}").columns) <= {
            column.name for column in table.columns
        }


def test_quote_full_says_who_said_what_when_where(bank_of_two: Path) -> None:
    assert rows(
        bank_of_two,
        "SELECT id, speaker, kind, said_earliest, said_words, known_latest, published, outlet,"
        " authors FROM quote_full ORDER BY id LIMIT 2",
    ) == [
        (
            1,
            "Mira Okafor",
            "direct",
            "2010-11-03",
            "Wednesday",
            "2010-11-03",
            "2010-11-04",
            "The Quay Courier",
            "Ada Field; Bo Lind",
        ),
        (
            2,
            "Tomas Lindqvist",
            "direct",
            None,
            None,
            "2010-11-04",
            "2010-11-04",
            "The Quay Courier",
            "Ada Field; Bo Lind",
        ),
    ]


def test_views_count(bank_of_two: Path) -> None:
    assert rows(
        bank_of_two, "SELECT speaker, month, quotations, articles FROM speaker_timeline ORDER BY 1"
    ) == [
        ("Mira Okafor", "2010-11", 2, 2),
        ("Tomas Lindqvist", "2010-11", 1, 1),
        ("the mayor", "2010-11", 1, 1),
    ]
    assert rows(
        bank_of_two,
        "SELECT outlet, articles, quotations, attributed, speakers, first, last"
        " FROM outlet_counts ORDER BY 1",
    ) == [
        ("Night Post", 1, 1, 1, 1, "2010-12-01", "2010-12-31"),
        ("The Quay Courier", 1, 4, 3, 3, "2010-11-04", "2010-11-04"),
    ]
    assert rows(
        bank_of_two, "SELECT speaker, printings, outlet FROM first_said ORDER BY quotation_id"
    ) == [
        ("Mira Okafor", 2, "The Quay Courier"),
        ("Tomas Lindqvist", 1, "The Quay Courier"),
        ("the mayor", 1, "The Quay Courier"),
    ]
    assert rows(
        bank_of_two,
        "SELECT name, articles, first, last, by_hand FROM speaker_aliases_full"
        " WHERE speaker = 'Mira Okafor' ORDER BY 1",
    ) == [
        ("Mira Okafor", 2, "2010-11-04", "2010-12-31", 0),
        ("Okafor", 2, "2010-11-04", "2010-12-31", 0),
    ]
    assert rows(bank_of_two, "SELECT role, articles, first FROM speaker_roles_full") == [
        ("harbour minister", 2, "2010-11-04")
    ]
    assert rows(bank_of_two, "SELECT id, reason FROM doubtful") == [(3, "unattributed")]


def test_views_show_what_people_decided(bank_of_two: Path) -> None:
    with Bank.open(bank_of_two, "write") as bank:
        bank.rename(1, "Minister Okafor")
        bank.merge([2], 1)
        bank.review(3, "speaker", speaker="the mayor", speaker_kind="unnamed")
        bank.review(4, "not-a-quote")
        bank.review(5, "nobody")
    assert rows(bank_of_two, "SELECT id, speaker, decision FROM quote_full ORDER BY id") == [
        (1, "Minister Okafor", None),
        (2, "Minister Okafor", None),
        (3, "the mayor", "speaker"),
        (5, None, "nobody"),
    ]
    assert rows(bank_of_two, "SELECT * FROM doubtful") == []
    assert rows(bank_of_two, "SELECT DISTINCT speaker FROM speaker_aliases_full ORDER BY 1") == [
        ("Minister Okafor",),
        ("the mayor",),
    ]


def test_statement_views(bank_of_two: Path) -> None:
    with Bank.open(bank_of_two, "write") as bank, bank.writing():
        bank._connection.exec_driver_sql(
            "INSERT INTO statements (id, speaker_id, longest_quote_id) VALUES (7, 1, 5)"
        )
        bank._connection.exec_driver_sql("UPDATE quotes SET statement_id = 7 WHERE id IN (1, 5)")
    assert rows(
        bank_of_two,
        "SELECT statement_id, speaker, printings, articles, reports, outlets, known_earliest"
        " FROM statement_full",
    ) == [(7, "Mira Okafor", 2, 2, 2, 2, "2010-11-03")]
    assert rows(bank_of_two, "SELECT quotation_id, outlet FROM statement_printings ORDER BY 1") == [
        (1, "The Quay Courier"),
        (5, "Night Post"),
    ]
