"""What a bank holds, to be compared with another's."""

import sqlite3
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
