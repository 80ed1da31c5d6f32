"""The migrations make just what the models, views and triggers say; one way up, one way down."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from quotebank.errors import NotABank, OldBank
from quotebank.model import Question
from quotebank.storage import Bank, engine, file
from quotebank.storage.check import check
from quotebank.storage.migrate import config, current, upgrade
from quotebank.workflows.linking_up import link_up
from tests.banking import FOUND, article, stored
from tests.conftest import CHECKOUT
from tests.contents import content


def downgrade(path: Path, to: str) -> None:
    with engine.migration_engine(path).begin() as connection:
        settings = config()
        settings.attributes["connection"] = connection
        command.downgrade(settings, to)


def test_the_program_knows_all_revisions_in_order() -> None:
    scripts = ScriptDirectory.from_config(config())
    assert scripts.get_current_head() == file.HEAD
    in_order = [script.revision for script in scripts.walk_revisions()][::-1]
    assert tuple(in_order) == file.REVISIONS


def test_migrations_make_what_the_models_say(migrated: Path) -> None:
    assert check(migrated) == []
    assert current(migrated) == file.HEAD


def test_alembic_finds_no_drift_in_a_checkout(migrated: Path, tmp_path: Path) -> None:
    path = shutil.copy(migrated, tmp_path / "s.db")
    done = subprocess.run(
        [sys.executable, "-m", "alembic", "check"],
        cwd=CHECKOUT,
        env={**os.environ, "QUOTEBANK_DB": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No new upgrade operations detected" in done.stdout


def test_upgrading_twice_changes_nothing(bank_path: Path) -> None:
    stored(bank_path, (article(), FOUND))
    before = bank_path.read_bytes()
    upgrade(bank_path)
    assert bank_path.read_bytes() == before


@pytest.mark.parametrize("revision", file.REVISIONS[:-1])
def test_an_older_bank_names_the_command_and_keeps_everything(
    bank_path: Path, revision: str
) -> None:
    stored(bank_path, (article(), FOUND))
    with Bank.open(bank_path) as bank:
        before = list(bank.said(Question()))
    downgrade(bank_path, revision)
    with pytest.raises(OldBank, match=f"run: quotebank --db {bank_path} db upgrade"):
        Bank.open(bank_path)
    upgrade(bank_path)
    assert check(bank_path) == []
    with Bank.open(bank_path) as bank:
        assert list(bank.said(Question())) == before


def test_a_linked_bank_finds_its_people_by_name_after_an_upgrade(bank_path: Path) -> None:
    stored(bank_path, (article(), FOUND))
    with Bank.open(bank_path, "write", extractor="1") as bank:
        link_up(bank)
    before = content(bank_path)
    assert len(before["name_blocks"]) == 2
    downgrade(bank_path, "0002")
    assert content(bank_path)["name_blocks"] != before["name_blocks"]
    upgrade(bank_path)
    assert check(bank_path) == []
    assert content(bank_path) == before


def test_all_the_way_down_leaves_nothing(bank_path: Path) -> None:
    downgrade(bank_path, "base")
    with closing(sqlite3.connect(bank_path)) as connection:
        left = connection.execute(
            "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert left == [("alembic_version",)]


def test_a_failed_migration_leaves_the_bank_as_it_was(
    bank_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    downgrade(bank_path, file.REVISIONS[0])
    with closing(sqlite3.connect(bank_path)) as connection, connection:
        connection.execute("CREATE TABLE name_blocks (in_the_way)")
    before = bank_path.read_bytes()
    with pytest.raises(Exception, match="name_blocks"):
        upgrade(bank_path)
    assert bank_path.read_bytes() == before


def test_other_files_are_not_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE t (x)")
    before = path.read_bytes()
    with pytest.raises(NotABank, match="not a quotebank database"):
        upgrade(path)
    assert path.read_bytes() == before


def test_a_newer_bank_is_left_alone(bank_path: Path) -> None:
    with closing(sqlite3.connect(bank_path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(OldBank, match="newer"):
        upgrade(bank_path)
