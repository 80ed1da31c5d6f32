"""``quotebank db …`` and ``demo``, as a person runs them."""

import sqlite3
from pathlib import Path

import pytest

from quotebank.storage import Bank
from quotebank.storage.check import check
from tests.command import run, tabbed
from tests.newsroom import Newsroom, make_newsroom
from tests.terminal import on_terminal


@pytest.fixture
def own(tmp_path: Path) -> Newsroom:
    return make_newsroom(tmp_path)


def test_a_sound_bank_is_sound(newsroom: Newsroom) -> None:
    done = newsroom.ask("db", "check")
    assert (done.status, done.out, done.err) == (0, "", "news.db: sound\n")


def test_harm_is_found_and_ends_with_status_3(own: Newsroom) -> None:
    with sqlite3.connect(own.bank) as connection:
        connection.execute("update quotes set speaker_id = 4711 where id = 1")
    connection.close()
    done = own.ask("db", "check")
    assert done.status == 3
    assert done.out.splitlines()
    assert "wrong" in done.err


def test_backup_vacuum_and_rebuild(own: Newsroom) -> None:
    assert own.ask_here("db", "backup", str(own.folder / "copy.db")).status == 0
    assert run("--db", "copy.db", "said", cwd=own.folder).out == own.ask("said").out
    again = own.ask_here("db", "backup", str(own.folder / "copy.db"))
    assert (again.status, len(again.complaints)) == (1, 1)
    for command in ("vacuum", "rebuild-search", "upgrade", "check"):
        assert own.ask_here("db", command).status == 0
    assert tabbed(own.ask_here("said", "--about", "barge").out)


@pytest.mark.parametrize("action", ["vacuum", "rebuild-search"])
def test_upkeep_beside_a_writer_is_one_line(
    action: str, own: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotebank.storage.file.PATIENCE", 0.2)
    with Bank.open(own.bank, "write") as writer, writer.writing():
        done = own.ask_here("db", action)
    assert (done.status, len(done.complaints)) == (1, 1)
    assert "another process is writing to it" in done.err
    assert check(own.bank) == []


def test_upgrade_makes_an_empty_bank_of_this_version(tmp_path: Path) -> None:
    assert run("--db", "new.db", "db", "upgrade", cwd=tmp_path).status == 0
    current = run("--db", "new.db", "db", "current", cwd=tmp_path)
    assert current.status == 0
    assert current.out.strip().isdigit()
    assert run("--db", "new.db", "said", cwd=tmp_path).err == "nothing found\n"


def test_an_old_bank_names_the_command_to_run(own: Newsroom) -> None:
    with sqlite3.connect(own.bank) as connection:
        connection.execute("update alembic_version set version_num = '0001'")
    connection.close()
    done = own.ask("said")
    assert (done.status, len(done.complaints)) == (1, 1)
    assert "quotebank --db news.db db upgrade" in done.err


def test_demo_shows_who_said_what_when_and_one_quotation_in_its_article(tmp_path: Path) -> None:
    done = run("demo", cwd=tmp_path, env={"QUOTEBANK_DB": "real-work.db"})
    assert done.status == 0
    assert done.err.startswith("2")
    assert [path.name for path in tmp_path.iterdir()] == ["demo.db"]
    asked = [line for line in done.out.splitlines() if line.startswith("$ ")]
    assert [line.split()[4] for line in asked] == ["ingest", "said", "show"]
    assert "«" in done.out
    assert "\nWho:  " in done.out
    assert "\nWhen: said " in done.out
    # What it says to try next works as it stands.
    for line in done.out.split("Try next:\n")[1].splitlines()[:3]:
        assert run(*line.split()[1:], cwd=tmp_path).status == 0
    again = run("demo", cwd=tmp_path)
    assert again.err.partition(":")[2].startswith(" 0 new, 0 updated")
    assert again.out == done.out


def test_demo_on_a_terminal_is_a_table(tmp_path: Path) -> None:
    shown = on_terminal("--db", "mine.db", "demo", cwd=tmp_path)
    assert (tmp_path / "mine.db").is_file()
    assert "\N{BOX DRAWINGS LIGHT HORIZONTAL}" in shown
    assert "«" not in shown
