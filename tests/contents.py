"""What a bank holds, to be compared with another's."""

import sqlite3
from contextlib import closing
from pathlib import Path

NOT_COMPARED = {"ingest_runs", "problems", "sqlite_sequence", "alembic_version"}


def content(bank: Path) -> dict[str, list[str]]:
    """Return all that a bank holds but when it was stored and by which run."""
    with sqlite3.connect(bank) as connection:
        tables = [
            name
            for (name,) in connection.execute(
                "select name from sqlite_master where type = 'table' order by name"
            )
            if name not in NOT_COMPARED and "fts" not in name
        ]
        found = {}
        for table in tables:
            described = connection.execute(f'pragma table_info("{table}")')
            columns = [f'"{row[1]}"' for row in described if not str(row[1]).endswith("_at")]
            rows = connection.execute(f'select {", ".join(columns)} from "{table}"')
            found[table] = sorted(map(repr, rows))
    connection.close()
    return found


def articles_in(bank: Path) -> int:
    """Return how many articles a bank holds, 0 while nothing has been made of it.

    It is asked while others write, and between kills, and changes as little as can be: only what
    a kill left half done in the file itself (as the log was turned on or off, say) is taken back.
    """
    if not bank.exists():
        return 0
    try:
        return _count(bank, "ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK:
            return _count(bank, "rw")
        if "no such table" in str(error):
            return 0
        raise


def _count(bank: Path, mode: str) -> int:
    with closing(sqlite3.connect(f"file:{bank}?mode={mode}", uri=True, timeout=60)) as connection:
        return int(connection.execute("select count(*) from articles").fetchone()[0])
