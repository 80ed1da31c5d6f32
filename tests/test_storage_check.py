"""`db check` finds what is wrong; backup, vacuum and rebuild leave a sound bank."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quotebank.errors import BankError
from quotebank.model import Question
from quotebank.storage import Bank
from quotebank.storage.check import backup, check, rebuild_search, vacuum
from tests.banking import FOUND, article, stored

OTHER_WORDS = (
    "INSERT INTO quotes_fts (quotes_fts, rowid, text)"
    " SELECT 'delete', search_key, text FROM quotes WHERE id = 1;"
    "INSERT INTO quotes_fts (rowid, text) SELECT search_key, 'x' FROM quotes WHERE id = 1"
)


@pytest.mark.parametrize(
    ("harm", "finding"),
    [
        ("DELETE FROM quotes_fts WHERE rowid > 0", "quotes_fts: 0 rows for 4"),
        (OTHER_WORDS, "quotes_fts: does not agree"),
        ("UPDATE quotes SET article_id = 99 WHERE id = 1", "quotes: row 1 refers to a missing"),
        ("UPDATE quotes SET final_speaker_id = 2 WHERE id = 1", "final speaker does not follow"),
        ("UPDATE quotes SET final_speaker_id = NULL WHERE id = 1", "final speaker does not follow"),
        ("UPDATE quotes SET known_latest = '2999-01-01' WHERE id = 1", "days do not follow"),
        ("UPDATE articles SET published_earliest = '1999-01-01'", "days do not follow"),
        ("DELETE FROM quote_spans WHERE quote_id = 1 AND position = 1", "not as many"),
        ("UPDATE quote_spans SET start_offset = 3 WHERE quote_id = 2", "not the words of the text"),
        ("UPDATE article_texts SET text = 'x'", "not the words of the text"),
        ("DELETE FROM article_texts", "articles without a text"),
        (
            "INSERT INTO article_texts (article_id, version, text, fingerprint, extractor,"
            " added_at) VALUES (1, 2, 'x', 'x', 'x', 'x')",
            "not the latest",
        ),
        ("UPDATE speakers SET merged_into = 2 WHERE id <> 2", None),
        ("DROP INDEX ix_quotes_text_id", "schema: index ix_quotes_text_id is missing"),
        ("CREATE TABLE extra (x)", "schema: table extra is not ours"),
        ("ALTER TABLE outlets ADD COLUMN x", "schema: table outlets differs"),
        ("DROP TRIGGER quotes_fts_insert", "schema: trigger quotes_fts_insert is missing"),
        (
            "DROP VIEW doubtful; CREATE VIEW doubtful AS SELECT 1 AS id",
            "schema: view doubtful differs",
        ),
    ],
)
def test_harm_is_found(bank_path: Path, harm: str, finding: str | None) -> None:
    stored(bank_path, (article(), FOUND))
    assert check(bank_path) == []
    with closing(sqlite3.connect(bank_path)) as connection, connection:
        connection.executescript(harm)
    found = check(bank_path)
    assert found
    assert finding is None or any(finding in line for line in found), found
    assert all("\n" not in line for line in found)


def test_damaged_pages_are_found(bank_path: Path) -> None:
    stored(bank_path, *((article(f"{i}.txt"), FOUND) for i in range(30)))
    raw = bytearray(bank_path.read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + 20_000] = b"\xff" * 20_000
    bank_path.write_bytes(raw)
    try:
        found = check(bank_path)
    except BankError as error:
        found = [str(error)]
    assert found
    assert all("\n" not in line for line in found)


def test_rebuilding_mends_the_index(bank_path: Path) -> None:
    stored(bank_path, (article(), FOUND))
    with closing(sqlite3.connect(bank_path)) as connection, connection:
        connection.execute("DELETE FROM quotes_fts WHERE rowid > 0")
        connection.execute("INSERT INTO speakers_fts (speakers_fts) VALUES ('delete-all')")
    assert len(check(bank_path)) == 2
    rebuild_search(bank_path)
    assert check(bank_path) == []
    with Bank.open(bank_path) as bank:
        assert bank.count(Question(about="harbour", speaker="okafor")) == 1


def test_a_backup_is_a_plain_sound_copy_taken_while_somebody_writes(bank_path: Path) -> None:
    copy = bank_path.with_name("copy.db")
    stored(bank_path, (article("a.txt"), FOUND))
    with Bank.open(bank_path, "write", extractor="1") as bank, bank.writing():
        bank.add(article("b.txt"), FOUND)
        backup(bank_path, copy)
    assert check(copy) == []
    with Bank.open(copy) as bank:
        assert bank.count(Question()) == 4
    assert sorted(p.name for p in copy.parent.iterdir()) == ["bank.db", "copy.db"]
    with pytest.raises(BankError, match="exists already"):
        backup(bank_path, copy)
    with pytest.raises(BankError, match="nowhere"):
        backup(bank_path, bank_path.parent / "nowhere" / "copy.db")


def test_vacuum_gives_space_back(bank_path: Path) -> None:
    long = "Long. " * 20_000
    stored(bank_path, (article("long.txt", text=long), type(FOUND)()), (article(), FOUND))
    with Bank.open(bank_path, "write") as bank:
        bank.remove_articles([1])
    before = bank_path.stat().st_size
    vacuum(bank_path)
    assert bank_path.stat().st_size < before - 100_000
    assert check(bank_path) == []
