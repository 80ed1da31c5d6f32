"""A user's own SQL reads, and does nothing else whatever it says."""

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from quotebank.errors import QueryError
from quotebank.storage.adhoc import query
from tests.banking import FOUND, article, stored
from tests.conftest import CHECKOUT

ATTACKS = json.loads((CHECKOUT / "tests/cases/sql-attacks.json").read_text(encoding="utf-8"))
TOO_LONG = "loop for ever"
COUNTING = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"


@pytest.fixture(scope="module")
def one_bank(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("adhoc") / "bank.db"
    path.write_bytes(migrated.read_bytes())
    stored(path, (article(), FOUND))
    return path


def files(folder: Path) -> dict[str, str]:
    return {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if not path.name.endswith(("-wal", "-shm"))
    }


def attacks(*, endless: bool) -> list[Any]:
    return [
        pytest.param(sql, id=f"{want}-{i}")
        for want, statements in ATTACKS.items()
        if (want == TOO_LONG) == endless
        for i, sql in enumerate(statements)
    ]


def test_there_are_attacks_enough() -> None:
    assert sum(len(statements) for statements in ATTACKS.values()) >= 40


@pytest.mark.parametrize("sql", attacks(endless=False))
def test_what_is_not_reading_is_refused_in_one_line(one_bank: Path, sql: str) -> None:
    before = files(one_bank.parent)
    with pytest.raises(QueryError) as told:
        list(query(one_bank, sql.replace("{folder}", str(one_bank.parent))))
    assert str(told.value).startswith("SQL: ")
    assert "\n" not in str(told.value)
    assert files(one_bank.parent) == before


@pytest.mark.parametrize("sql", attacks(endless=True))
def test_what_never_ends_is_cut(one_bank: Path, sql: str) -> None:
    before = files(one_bank.parent)
    answer = query(one_bank, sql, time_limit=0.05)
    for _ in answer:
        pass
    assert answer.cut == "time"
    assert files(one_bank.parent) == before


@pytest.mark.parametrize("sql", ["SELECT * FROM quote_ful", "SELECT speker FROM quote_full"])
def test_a_name_that_is_not_there_points_to_those_that_are(one_bank: Path, sql: str) -> None:
    with pytest.raises(QueryError, match=r"no such .*\(quotebank schema lists them\)$"):
        list(query(one_bank, sql))


def test_rows_are_cut_where_told_and_only_there(one_bank: Path) -> None:
    answer = query(one_bank, COUNTING, row_limit=250)
    assert [row for (row,) in answer] == list(range(1, 251))
    assert answer.cut == "rows"
    exact = query(one_bank, f"{COUNTING} LIMIT 250", row_limit=250)
    assert len(list(exact)) == 250
    assert exact.cut is None


SORTING = """
import sys
from pathlib import Path
from quotebank.storage.adhoc import query
counted = "WITH RECURSIVE n (x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n WHERE x < 400000)"
rows = query(sys.argv[1], counted + " SELECT printf('%1000d', x) AS t FROM n ORDER BY random()")
assert rows.columns == ("t",)
rows.close()
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""
# (The kernel hands getrusage's maximum on to a child, so that of a large test process would count.)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to read memory from")
def test_what_a_query_sorts_does_not_fill_the_memory(one_bank: Path) -> None:
    # 400 million bytes to sort; what outgrows SQLite's cache (64 MB) goes to a file without a name.
    done = subprocess.run(
        [sys.executable, "-c", SORTING, str(one_bank)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 200_000  # kilobytes


def test_the_readers_own_time_does_not_count(one_bank: Path) -> None:
    answer = query(one_bank, COUNTING + " LIMIT 1000", time_limit=5)
    rows = iter(answer)
    next(rows)
    answer._until = 0.0  # as if the reader had slept past the end
    assert len(list(rows)) == 999
    assert answer.cut is None


@pytest.mark.parametrize(
    ("sql", "params", "rows"),
    [
        ("SELECT speaker FROM quote_full WHERE id = :id", {"id": "1"}, [("Mira Okafor",)]),
        ("SELECT typeof(:x), typeof(@y)", {"x": "007", "y": "1.5"}, [("text", "real")]),
        ("SELECT typeof($x)", {"x": "2010-11-04"}, [("text",)]),
        ("SELECT typeof(:x)", {"x": None}, [("null",)]),
        ("VALUES (1), (2)", {}, [(1,), (2,)]),
        ("SELECT name FROM pragma_table_info('outlets') LIMIT 1", {}, [("id",)]),
        ("SELECT value FROM json_each('[7]')", {}, [(7,)]),
        ("SELECT CAST(x'ff' AS TEXT)", {}, [("\N{REPLACEMENT CHARACTER}",)]),
        (
            "SELECT highlight(quotes_fts, 0, '[', ']') FROM quotes_fts"
            " WHERE quotes_fts MATCH 'nobody'",
            {},
            [("[Nobody] asked us,",)],
        ),
        ("SELECT 1 -- ; not two", {}, [(1,)]),
        ("SELECT 1;", {}, [(1,)]),
    ],
)
def test_reading_answers(
    one_bank: Path, sql: str, params: dict[str, str | None], rows: list[object]
) -> None:
    assert list(query(one_bank, sql, params)) == rows


def test_columns_are_named(one_bank: Path) -> None:
    assert query(one_bank, "SELECT 1 AS one, 2 AS one").columns == ("one", "one")


@pytest.mark.parametrize(
    ("sql", "params", "complaint"),
    [
        ("SELECT 1", {"x": 1}, "the query has no :x"),
        ("SELECT :xy", {"x": 1}, "the query has no :x"),
        ("SELECT :x, :y", {"x": 1}, "no value for :y"),
        ("SELECT ?", {}, "by name"),
    ],
)
def test_parameters_that_do_not_fit_are_named(
    one_bank: Path, sql: str, params: dict[str, int], complaint: str
) -> None:
    with pytest.raises(QueryError, match=complaint):
        query(one_bank, sql, params)
