"""Is the bank sound? And its upkeep: backup, vacuum, the index made anew."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from quotebank.errors import BankError
from quotebank.storage.file import connect, path_of, require_current, settle, start_log, wrapped
from quotebank.storage.schema import Base
from quotebank.storage.search import DDL, QUOTES_FTS, SPEAKERS_FTS
from quotebank.storage.utterances import DDL as LEAVING
from quotebank.storage.views import VIEWS

Finding = Callable[[sqlite3.Connection], Iterator[str]]

_FOLLOWS = {
    "quotations whose final speaker does not follow from register, decisions and merges": """
SELECT count(*) FROM quotes AS q
LEFT JOIN speakers AS s ON s.id = coalesce(q.decided_speaker_id, q.speaker_id)
WHERE q.final_speaker_id IS NOT
  CASE WHEN q.decision = 'nobody' THEN NULL ELSE coalesce(s.merged_into, s.id) END
""",
    "quotations whose days do not follow from their date and their article": """
SELECT count(*) FROM quotes AS q
JOIN articles AS a ON a.id = q.article_id
LEFT JOIN dates AS d ON d.id = q.said_date_id
WHERE q.retired_at IS NULL
  AND (q.known_earliest IS NOT coalesce(d.earliest, a.published_earliest)
    OR q.known_latest IS NOT coalesce(d.latest, a.published_latest))
""",
    "quotations whose spans are not as many as they should be": """
SELECT count(*) FROM quotes AS q
WHERE q.span_count <> (SELECT count(*) FROM quote_spans AS p WHERE p.quote_id = q.id)
""",
    "spans that are not the words of the text": """
SELECT count(*) FROM quote_spans AS p
JOIN quotes AS q ON q.id = p.quote_id
JOIN article_texts AS t ON t.id = q.text_id
WHERE substr(t.text, p.start_offset + 1, p.end_offset - p.start_offset) <> p.text
  AND instr(t.text, char(0)) = 0
""",
    "quotations shown of a text that is not the latest": """
SELECT count(*) FROM quotes AS q
JOIN article_texts AS t ON t.id = q.text_id
WHERE q.retired_at IS NULL AND EXISTS (
  SELECT 1 FROM article_texts AS n WHERE n.article_id = t.article_id AND n.version > t.version)
""",
    "articles without a text": """
SELECT count(*) FROM articles AS a
WHERE NOT EXISTS (SELECT 1 FROM article_texts AS t WHERE t.article_id = a.id)
""",
    "speakers merged into one who is merged": """
SELECT count(*) FROM speakers AS s JOIN speakers AS i ON i.id = s.merged_into
WHERE i.merged_into IS NOT NULL
""",
}
"""What must be nowhere: each query counts offenders."""


def check(target: str | Path) -> list[str]:
    """Return what is wrong with a bank, a line each; nothing for a sound one.

    Pages, foreign keys, the index against the quotations, columns that follow from others, and the
    schema against this program's. Raises BankError and its kin where it cannot be opened.
    """
    path = path_of(target)
    require_current(path)
    found: list[str] = []
    with wrapped(path), closing(connect(path, "write" if _can_write(path) else "read")) as opened:
        for part in (_pages, _references, _indexes, _consequences, _drift):
            found += part(opened)
    settle(path)
    return found


def _can_write(path: Path) -> bool:
    # FTS5 checks itself by an INSERT, which a read-only connection refuses.
    with suppress(sqlite3.Error), closing(connect(path, "write")) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        return True
    return False


def _pages(connection: sqlite3.Connection) -> Iterator[str]:
    for (said,) in connection.execute("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield f"damaged: {said}"


def _references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table}: row {row} refers to a missing row of {parent}"


def _indexes(connection: sqlite3.Connection) -> Iterator[str]:
    for name, content in ((QUOTES_FTS, "searchable_quotes"), (SPEAKERS_FTS, "speakers")):
        mend = "run `quotebank db rebuild-search`"
        indexed = connection.execute(f"SELECT count(*) FROM {name}_docsize").fetchone()[0]  # noqa: S608 - our own names
        there = connection.execute(f"SELECT count(*) FROM {content}").fetchone()[0]  # noqa: S608 - our own names
        if indexed != there:
            yield f"{name}: {indexed:,} rows for {there:,} of {content}; {mend}"
            continue
        try:
            connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - our own names
        except sqlite3.DatabaseError as error:
            if "readonly" not in str(error):
                yield f"{name}: does not agree with {content}; {mend}"


def _consequences(connection: sqlite3.Connection) -> Iterator[str]:
    for what, counting in _FOLLOWS.items():
        offenders = connection.execute(counting).fetchone()[0]
        if offenders:
            yield f"{offenders:,} {what}"


def _drift(connection: sqlite3.Connection) -> Iterator[str]:
    """Compare the tables' columns and indexes, and the SQL of views and triggers, with ours."""
    with closing(sqlite3.connect(":memory:")) as ours:
        for table in Base.metadata.sorted_tables:
            ours.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
            for index in table.indexes:
                ours.execute(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
        for statement in (*DDL.values(), *LEAVING.values(), *(view.ddl for view in VIEWS)):
            ours.execute(statement)
        wanted, there = _shape(ours), _shape(connection)
    for name in sorted(wanted.keys() - there.keys()):
        yield f"schema: {name} is missing"
    for name in sorted(there.keys() - wanted.keys()):
        yield f"schema: {name} is not ours"
    for name in sorted(wanted.keys() & there.keys()):
        if wanted[name] != there[name]:
            yield f"schema: {name} differs from this program's"


def _shape(connection: sqlite3.Connection) -> dict[str, object]:
    shape: dict[str, object] = {}
    for kind, name, table, sql in connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    ).fetchall():
        if name == "alembic_version" or any(table.startswith(f"{made}_") for made in DDL):
            continue
        if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
            columns = connection.execute("SELECT * FROM pragma_table_info(?)", (name,)).fetchall()
            keys = connection.execute(
                "SELECT * FROM pragma_foreign_key_list(?)", (name,)
            ).fetchall()
            # The order of foreign keys is the database's own business.
            shape[f"table {name}"] = (
                [(c[1], c[2], c[3], c[5]) for c in columns],
                sorted((k[3], k[2], k[4], k[6]) for k in keys),
                "AUTOINCREMENT" in sql,
            )
        else:
            shape[f"{kind} {name}"] = " ".join(sql.split())
    return shape


def backup(target: str | Path, file: str | Path) -> None:
    """Copy a bank to another file, consistent even while an ingest runs; a plain file results.

    Raises BankError where the file exists or cannot be written.
    """
    path, copy = path_of(target), Path(file)
    require_current(path)
    if copy.exists():
        raise BankError(f"{copy}: exists already")
    partial = copy.with_name(copy.name + ".partial")
    try:
        with wrapped(copy), closing(sqlite3.connect(partial)) as made:
            with wrapped(path):
                source = connect(path, "read")
            with closing(source):
                # In one step, which is one snapshot: in portions, every commit of a writer would
                # begin the copy anew. With the log on, neither waits for the other.
                source.backup(made, pages=-1)
            made.execute("PRAGMA journal_mode = DELETE")
        partial.replace(copy)
    except OSError as error:
        raise BankError(f"{copy}: {error.strerror}") from None
    finally:
        partial.unlink(missing_ok=True)
    settle(path)


def vacuum(target: str | Path) -> None:
    """Give the space of what was removed back, and let SQLite look at its indexes anew."""
    _maintain(target, "VACUUM", "ANALYZE")


def rebuild_search(target: str | Path) -> None:
    """Make the full-text index anew from the quotations and speakers."""
    _maintain(
        target,
        f"INSERT INTO {QUOTES_FTS} ({QUOTES_FTS}) VALUES ('rebuild')",  # noqa: S608 - our own names
        f"INSERT INTO {SPEAKERS_FTS} ({SPEAKERS_FTS}) VALUES ('rebuild')",  # noqa: S608 - our own names
    )


def _maintain(target: str | Path, *statements: str) -> None:
    path = path_of(target)
    require_current(path)
    with wrapped(path), closing(connect(path, "write")) as connection:
        start_log(connection)
        for statement in statements:
            connection.execute(statement)
    settle(path)
