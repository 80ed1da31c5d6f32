"""Opening a bank: what is none, what is old, who else writes, and one plain file at rest."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quotebank.errors import BankBusy, BankError, NotABank, OldBank
from quotebank.model import Question
from quotebank.storage import Bank, file
from quotebank.storage.adhoc import query
from quotebank.storage.check import check
from tests.banking import FOUND, NEWS, article, ids, stored
from tests.conftest import CHECKOUT


def beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one.name.startswith(path.name))


@pytest.mark.parametrize("open_it", [Bank.open, check, lambda path: query(path, "SELECT 1")])
@pytest.mark.parametrize(
    ("content", "error", "line"),
    [
        (None, BankError, "no such database"),
        (b"", NotABank, "an empty file"),
        (b"Just a text, long enough to be no header of anything at all." * 9, NotABank, "not a"),
        ("other", NotABank, "not a quotebank database"),
        ("old", OldBank, "run: quotebank --db {path} db upgrade"),
        ("new", OldBank, "newer quotebank"),
        ("folder", BankError, "a folder"),
    ],
)
def test_what_is_no_bank_is_told_in_one_line(
    bank_path: Path,
    open_it: object,
    content: object,
    error: type[BankError],
    line: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if content == "old":
        monkeypatch.setattr(file, "REVISIONS", ("0000", *file.REVISIONS))
    if content in ("old", "new"):
        with closing(sqlite3.connect(bank_path)) as connection, connection:
            number = "0000" if content == "old" else "9999"
            connection.execute("UPDATE alembic_version SET version_num = ?", (number,))
    else:
        bank_path.unlink()
    if isinstance(content, bytes):
        bank_path.write_bytes(content)
    elif content == "other":
        with closing(sqlite3.connect(bank_path)) as connection, connection:
            connection.execute("CREATE TABLE alembic_version (version_num)")
    elif content == "folder":
        bank_path.mkdir()
    with pytest.raises(error) as told:
        open_it(bank_path)  # type: ignore[operator]
    assert str(told.value).startswith(str(bank_path))
    assert line.format(path=bank_path) in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("url", ["postgresql://x/y", "sqlite://", "sqlite:///:memory:", "no://"])
def test_only_sqlite_files_are_opened(url: str) -> None:
    with pytest.raises(BankError):
        Bank.open(url)


def test_a_url_is_a_target_too(bank_path: Path) -> None:
    with Bank.open(f"sqlite:///{bank_path}") as bank:
        assert bank.target == bank_path


def test_a_bank_at_rest_is_one_plain_file(bank_path: Path) -> None:
    with Bank.open(bank_path, "write", extractor="1") as writer:
        with writer.writing():
            writer.add(article(), FOUND)
        assert beside(bank_path) == ["bank.db", "bank.db-shm", "bank.db-wal"]
        reader = Bank.open(bank_path)
        assert len(ids(reader.said(Question()))) == 4
    # The reader is the last to leave, and turns the log off.
    reader.close()
    assert beside(bank_path) == ["bank.db"]
    assert not file.in_log_mode(bank_path)


def test_readers_go_on_while_somebody_writes(bank_path: Path) -> None:
    stored(bank_path, (article("a.txt"), FOUND))
    with Bank.open(bank_path, "write", extractor="1") as writer, Bank.open(bank_path) as reader:
        with writer.writing():
            writer.add(article("b.txt"), FOUND)
            assert reader.count(Question()) == 4
        assert reader.count(Question()) == 8
        assert list(query(bank_path, "SELECT count(*) FROM quote_full")) == [(8,)]


def test_reading_changes_no_byte(bank_path: Path) -> None:
    stored(bank_path, (article(), FOUND))
    before = bank_path.read_bytes()
    with Bank.open(bank_path) as bank:
        assert bank.count(Question(about="harbour")) == 1
        with pytest.raises(BankError, match="opened for reading"), bank.writing():
            pass
    list(query(bank_path, "SELECT * FROM quote_full"))
    assert (bank_path.read_bytes(), beside(bank_path)) == (before, ["bank.db"])


def test_a_second_writer_waits_and_then_says_so(
    bank_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "PATIENCE", 0.05)
    with Bank.open(bank_path, "write") as first, Bank.open(bank_path, "write") as second:
        with first.writing():
            first.add(article(), FOUND)
            with pytest.raises(BankBusy, match="another process is writing"), second.writing():
                pass
        with second.writing():
            second.add(article("b.txt"), FOUND)
        # What the first remembers is no longer true: it must take ids after the second's.
        with first.writing():
            first.add(article("c.txt"), FOUND)
    assert check(bank_path) == []
    with Bank.open(bank_path) as bank:
        assert bank.count(Question()) == 12


KILLED = """
import os, sys
from quotebank.storage import Bank, file
from tests.banking import FOUND, article
if sys.argv[2] == "journal":
    file.start_log = lambda connection: False
bank = Bank.open(sys.argv[1], "write", extractor="1")
with bank.writing():
    bank.add(article("a.txt"), FOUND)
bank._connection.exec_driver_sql("PRAGMA cache_size = 1")
with bank.writing():
    for i in range(50):
        bank.add(article(f"{i}.txt", text=f"{i} " * 5_000), FOUND)
        bank._writer.flush()
    os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("mode", ["log", "journal"])
@pytest.mark.parametrize("first", ["bank", "sql"])
def test_a_killed_writer_leaves_whole_articles_and_a_usable_bank(
    bank_path: Path, mode: str, first: str
) -> None:
    command = [sys.executable, "-c", KILLED, str(bank_path), mode]
    assert subprocess.run(command, check=False, cwd=CHECKOUT).returncode == -9
    assert len(beside(bank_path)) > 1
    if first == "sql":
        assert list(query(bank_path, "SELECT count(*) FROM quote_full")) == [(4,)]
    with Bank.open(bank_path, extractor="1") as bank:
        assert bank.count(Question()) == 4
        assert not bank.known(article("7.txt"))
    assert beside(bank_path) == ["bank.db"]
    assert check(bank_path) == []


@pytest.mark.parametrize("first", [Bank.open, lambda path: query(path, "SELECT 1")])
def test_what_a_killed_writer_left_in_a_read_only_folder_is_told(
    first: Callable[[Path], object], bank_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", KILLED, str(bank_path), "journal"]
    assert subprocess.run(command, check=False, cwd=CHECKOUT).returncode == -9
    monkeypatch.setattr(file, "_writable", lambda path: False)
    with pytest.raises(BankError, match=r"left in the middle of writing.* or -journal file"):
        first(bank_path)


def test_a_read_only_folder_is_read(bank_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(bank_path, (article(), FOUND))
    monkeypatch.setattr(file, "_writable", lambda path: False)
    with Bank.open(bank_path) as bank:
        assert bank.count(Question()) == 4
    assert list(query(bank_path, "SELECT count(*) FROM quote_full")) == [(4,)]
    assert beside(bank_path) == ["bank.db"]


def test_a_read_only_folder_is_read_though_the_log_is_on(
    bank_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(bank_path, (article(), FOUND))
    with closing(sqlite3.connect(bank_path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert file.in_log_mode(bank_path)
    monkeypatch.setattr(file, "_writable", lambda path: False)
    with Bank.open(bank_path) as bank:
        assert bank.count(Question()) == 4
    assert list(query(bank_path, "SELECT count(*) FROM quote_full")) == [(4,)]
    assert beside(bank_path) == ["bank.db"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("unable to open database file", "may not be read (permission denied)"),
        ("disk I/O error", "the disk is full, or broken (disk I/O error)"),
        ("attempt to write a readonly database", "cannot be written: the file or its folder is"),
        ("database disk image is malformed", "damaged; restore a backup"),
        ("database or disk is full", "database or disk is full"),
    ],
)
def test_what_sqlite_says_is_told_in_our_words(
    said: str, told: str, bank_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Who runs the tests may be allowed to read everything.
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(BankError) as refused, file.wrapped(bank_path):
        raise sqlite3.OperationalError(said)
    assert str(refused.value).startswith(f"{bank_path}: {told}")


def test_odd_paths_are_paths(migrated: Path, tmp_path: Path) -> None:
    path = tmp_path / "a b?c#d%20'é.db"
    shutil.copy(migrated, path)
    stored(path, (article(), FOUND))
    with Bank.open(path) as bank:
        assert bank.count(Question()) == 4


def test_a_bank_is_made_where_there_is_none(tmp_path: Path) -> None:
    with Bank.open(tmp_path / "new.db", "create") as bank:
        assert bank.stats().articles == 0
    with pytest.raises(BankError, match="its folder does not exist"):
        Bank.open(tmp_path / "nowhere" / "new.db", "create")


def test_a_folder_in_which_nothing_can_be_made_is_told(tmp_path: Path) -> None:
    refused = sqlite3.OperationalError("unable to open database file")
    told = file.in_our_words(tmp_path / "new.db", refused)
    assert str(told) == f"{tmp_path}/new.db: cannot be made: nothing can be written in its folder"


def add_many(bank: Bank) -> None:
    for i in range(500):
        bank.add(article(f"{i}.txt", text=NEWS + "x" * 5_000), FOUND)


def test_a_full_disk_loses_the_batch_and_nothing_else(bank_path: Path) -> None:
    stored(bank_path, (article("a.txt"), FOUND))
    with Bank.open(bank_path, "write", extractor="1") as bank:
        (pages,) = bank._connection.exec_driver_sql("PRAGMA page_count").one()
        bank._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(BankError, match="full") as told, bank.writing():
            add_many(bank)
        assert "\n" not in str(told.value)
    assert check(bank_path) == []
    with Bank.open(bank_path) as bank:
        assert bank.count(Question()) == 4


def test_a_file_that_cannot_be_written_says_so(bank_path: Path) -> None:
    with closing(file.connect(bank_path, "strict")) as connection:
        connection.execute("PRAGMA query_only = OFF")
        with pytest.raises(BankError, match="read-only"), file.wrapped(bank_path):
            connection.execute("DELETE FROM quotes")


def test_a_reader_in_the_middle_of_a_question_does_not_stop_a_writer(
    bank_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "PATIENCE", 0.2)
    stored(bank_path, *((article(f"{i}.txt"), FOUND) for i in range(200)))
    with Bank.open(bank_path) as reader:
        answers = reader.said(Question())
        next(answers)
        with Bank.open(bank_path, "write", extractor="1") as writer:
            with pytest.raises(BankBusy), writer.writing():
                writer.add(article("late.txt"), FOUND)
            assert len(list(answers)) == 799
            with writer.writing():
                writer.add(article("late.txt"), FOUND)
        assert reader.count(Question()) == 804
    assert check(bank_path) == []


def test_a_name_that_is_no_text_is_a_name_nevertheless(tmp_path: Path) -> None:
    path = tmp_path / "\udce9.db"
    stored(path, (article(NEWS), FOUND))
    assert check(path) == []
    with Bank.open(path, "read") as bank:
        assert bank.stats().articles == 1
