"""Snapshots: every view whole in Parquet, and DuckDB held to reading them."""

import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from quotebank.errors import QueryError
from quotebank.storage import adhoc
from quotebank.storage.descriptions import describe
from quotebank.storage.snapshots import query_snapshot, write_snapshot
from tests.newsroom import Newsroom

VIEWS = [described for described in describe() if described.kind == "view"]


@pytest.fixture(scope="module")
def snapshot(newsroom: Newsroom, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("snapshot") / "o'clock.parquet"
    write_snapshot(newsroom.bank, folder)
    return folder


@pytest.mark.parametrize("view", VIEWS, ids=lambda v: v.name)
def test_every_view_is_there_whole(view: object, newsroom: Newsroom, snapshot: Path) -> None:
    name = view.name  # type: ignore[attr-defined]
    rows = pq.read_table(snapshot / f"{name}.parquet").to_pylist()
    asked = adhoc.query(newsroom.bank, f"SELECT count(*) FROM {name}")
    assert [(len(rows),)] == list(asked)
    assert pq.read_schema(snapshot / f"{name}.parquet").metadata


def test_both_engines_give_the_same_answer(newsroom: Newsroom, snapshot: Path) -> None:
    question = (
        "SELECT speaker, count(*) AS n FROM quote_full WHERE speaker IS NOT NULL"
        " GROUP BY speaker ORDER BY n DESC, speaker"
    )
    answer = query_snapshot(snapshot, question)
    assert answer.columns == ("speaker", "n")
    assert list(answer) == list(adhoc.query(newsroom.bank, question))


def test_values_are_given_by_name(snapshot: Path) -> None:
    question = "SELECT DISTINCT speaker FROM quote_full WHERE speaker = $name"
    assert list(query_snapshot(snapshot, question, {"name": "Ana Moreau"})) == [("Ana Moreau",)]


@pytest.mark.parametrize(
    "attack",
    [
        "DROP VIEW quote_full",
        "CREATE TABLE t (a INT)",
        "SELECT 1; SELECT 2",
        "COPY (SELECT 1) TO 'stolen.csv'",
        "COPY quote_full FROM '/etc/passwd'",
        "ATTACH 'other.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA version",
        "SET threads = 1",
        "RESET enable_external_access",
        "EXPORT DATABASE 'x'",
        "CALL pragma_version()",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_blob('/etc/hostname')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM read_json('https://news.example/x.json')",
        "SELECT getenv('HOME')",
        "SELEC 1",
        "",
    ],
)
def test_nothing_but_the_snapshot_is_read_and_nothing_written(attack: str, snapshot: Path) -> None:
    before = {file.name: file.read_bytes() for file in snapshot.iterdir()}
    with pytest.raises(QueryError) as told:
        list(query_snapshot(snapshot, attack))
    assert "\n" not in str(told.value)
    assert {file.name: file.read_bytes() for file in snapshot.iterdir()} == before


def test_what_is_cut_says_so(snapshot: Path) -> None:
    rows = query_snapshot(snapshot, "SELECT id FROM quote_full", row_limit=2)
    assert (len(list(rows)), rows.cut) == (2, "rows")
    endless = "SELECT count(*) FROM range(1000000000000) AS a, range(1000) AS b"
    never = query_snapshot(snapshot, endless, time_limit=0.2)
    assert (list(never), never.cut) == ([], "time")


def test_the_commands(newsroom: Newsroom, tmp_path: Path) -> None:
    folder = tmp_path / "s.parquet"
    told = newsroom.ask_here("export", "--format", "parquet", "-o", str(folder))
    assert (told.status, told.out) == (0, "")
    question = "SELECT count(*) AS n FROM quote_full"
    asked = ["sql", "--engine", "duckdb", "--snapshot", str(folder), "--format", "csv", question]
    assert newsroom.ask_here(*asked).out.split()[1] == str(len(pq.read_table(
        folder / "quote_full.parquet")))  # fmt: skip
    shutil.rmtree(folder)
    gone = newsroom.ask_here(*asked)
    assert gone.status == 1
    assert "export --format parquet" in gone.err
    filtered = newsroom.ask_here("export", "Moreau", "--format", "parquet", "-o", str(folder))
    assert filtered.status == 2
