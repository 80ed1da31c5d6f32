"""A bank open for the questions asked most: the same answers, and not a byte changed."""

from datetime import date
from pathlib import Path

import pytest

from quotebank.errors import BankError, QueryError
from quotebank.model import Question
from quotebank.storage import Bank, Quotations
from tests.banking import FOUND, article, stored


@pytest.fixture
def stored_path(bank_path: Path) -> Path:
    stored(bank_path, (article("a.txt"), FOUND), (article("b.txt"), FOUND))
    return bank_path


@pytest.mark.parametrize(
    "asked",
    [
        Question(),
        Question(about="harbour OR park", raw=True, sort="rank"),
        Question(speaker="okafor", since=date(2010, 1, 1), limit=1),
        Question(outlet="courier", title="harbour", kind="direct", sort="speaker"),
        Question(unattributed=True, sort="oldest"),
    ],
)
def test_it_answers_as_the_whole_bank_does(stored_path: Path, asked: Question) -> None:
    with Quotations.open(stored_path) as some, Bank.open(stored_path) as whole:
        assert list(some.said(asked)) == list(whole.said(asked)) != []
        assert some.count(asked) == whole.count(asked)


def test_asking_leaves_one_plain_file_as_it_was(stored_path: Path) -> None:
    before = stored_path.read_bytes()
    with Quotations.open(f"sqlite:///{stored_path}") as bank:
        assert bank.find_speakers("okafor")[0].quotations == 2
        assert "harbour" in bank.article_text(1)
        with pytest.raises(QueryError, match="no article 9"):
            bank.article_text(9)
        with pytest.raises(BankError, match="read"), bank._asking():
            bank._driver.execute("DELETE FROM quotes")
    assert stored_path.read_bytes() == before
    assert [path.name for path in stored_path.parent.iterdir()] == [stored_path.name]


def test_what_is_no_bank_is_told(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="no such database"):
        Quotations.open(tmp_path / "none.db")
    with pytest.raises(BankError, match="only SQLite files"):
        Quotations.open("postgresql://host/bank")
    with pytest.raises(BankError, match="not a path or a database URL"):
        Quotations.open("://")
