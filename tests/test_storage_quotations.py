"""A bank open for the questions asked most: the same answers, and not a byte changed."""

from datetime import date
from pathlib import Path

import pytest

from quotebank.errors import BankError, QueryError
from quotebank.model import Extraction, Question
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


def test_what_became_of_a_quotation_is_told(stored_path: Path) -> None:
    with Bank.open(stored_path, "write") as bank, bank.writing():
        bank.review(1, "not-a-quote")
        bank.add(article("b.txt", "Nothing is said here any more."), Extraction((), (), ()))
    with Quotations.open(stored_path) as some:
        gone = next(n for n in range(2, 99) if n not in {p.id for p in some.said(Question())})
        for number, told in (
            (1, "quotation 1 was decided to be none (quotebank undo --list)"),
            (gone, f"quotation {gone} is no longer found in its article"),
            (99, "no quotation 99"),
        ):
            with pytest.raises(QueryError) as refused:
                some.printing(number)
            assert str(refused.value) == told
