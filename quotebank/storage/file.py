"""The bank's file as plain sqlite3 opens it: settings, write-ahead log, and errors in our words.

All that is SQLite's own way of opening, locking and logging stands here. A bank at rest is one
plain file: writing turns the write-ahead log on, and whoever closes last turns it off again.
Nothing here imports SQLAlchemy (``engine`` does), so that a question need not wait for it.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from quotebank.errors import BankBusy, BankError, NotABank, OldBank

PATIENCE = 15.0
"""Seconds to wait for another process that is writing."""

_TRY_MS = 50
"""Milliseconds of one try to turn the log on, and of the pause after it."""

PAGE_SIZE = 8192
"""Bytes: an article's text fits one page more often than with SQLite's 4096."""

MAPPED = 0x7FFF0000
"""Bytes of the file that a reader sees as memory: the most that SQLite is built for."""

REVISIONS = ("0001", "0002", "0003")
"""All revisions of the schema, oldest first; a test holds them to migrations/versions."""

HEAD = REVISIONS[-1]
"""The revision that this program reads and writes."""

Access = Literal["read", "strict", "write"]
"""How a file is opened: "strict" is SQLite's own read-only mode, for SQL that is not ours."""


def path_of(target: str | Path) -> Path:
    """Return the file that a path or an SQLAlchemy URL names. Raises BankError for another kind."""
    text = str(target)
    if "://" not in text:
        return Path(text)
    from sqlalchemy.engine import make_url  # late: most banks are named by a path
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(text)
    except ArgumentError:
        raise BankError(f"{text}: not a path or a database URL") from None
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise BankError(f"{text}: only SQLite files are supported so far")
    return Path(url.database)


def in_log_mode(path: Path) -> bool:
    """Say whether the file's header asks for a write-ahead log."""
    try:
        with path.open("rb") as file:
            return file.read(20)[18:20] == b"\x02\x02"
    except OSError:
        return False


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _left_in_the_middle(path: Path) -> bool:
    return _log_of(path).exists() or path.with_name(path.name + "-journal").exists()


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _uri(path: Path, access: Access) -> str:
    uri = "file:" + quote(os.fsencode(path.absolute()))
    if access == "write":
        return uri + "?mode=rw"
    if access == "read" and _writable(path):
        # Not mode=ro: only a connection that may write clears away a log that it leaves last.
        return uri + "?mode=rw"
    if not in_log_mode(path) or _writable(path):
        return uri + "?mode=ro"
    log = _log_of(path)
    if log.exists() and log.stat().st_size:
        return uri + "?mode=ro"
    return uri + "?immutable=1"


def connect(path: Path, access: Access) -> sqlite3.Connection:
    """Open the file as plain sqlite3 with our settings; autocommit, one thread."""
    if access == "strict" and _left_in_the_middle(path) and _writable(path):
        # What a crash left half done can only be taken back by a connection that may write.
        with wrapped(path), closing(connect(path, "read")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        settle(path)
    try:
        connection = sqlite3.connect(
            _uri(path, access), uri=True, timeout=PATIENCE, isolation_level=None
        )
    except sqlite3.Error as error:
        raise in_our_words(path, error) from error
    try:
        if access != "write":
            connection.execute("PRAGMA query_only = ON")
            connection.execute(f"PRAGMA mmap_size = {MAPPED}")
        else:
            connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA temp_store = MEMORY")
    except sqlite3.Error as error:
        connection.close()
        raise in_our_words(path, error) from error
    return connection


def revision_of(connection: sqlite3.Connection) -> str | None:
    """Return the bank's revision; None where the file is an empty database.

    Raises NotABank (without the path; ``wrapped`` adds it) where it holds other things.
    """
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if not tables:
        return None
    if not {"alembic_version", "quote_spans"} <= tables:
        raise NotABank("not a quotebank database")
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise NotABank("not a quotebank database (its version is missing)")
    return str(row[0])


def open_bank(path: Path, access: Access) -> sqlite3.Connection:
    """Open a bank of this program's version. Raises BankError, NotABank or OldBank for others."""
    _require_file(path)
    connection = connect(path, access)
    try:
        _require_revision(path, connection)
    except BaseException:
        connection.close()
        raise
    return connection


def require_current(path: Path) -> None:
    """Raise BankError, NotABank or OldBank unless the file is a bank of this program's version."""
    open_bank(path, "read").close()


def _require_file(path: Path) -> None:
    """Raise BankError where there is no file."""
    if path.is_dir():
        raise BankError(f"{path}: a folder, not a database")
    if not path.exists():
        raise BankError(f"{path}: no such database; `quotebank --db {path} ingest SOURCE` makes it")


def _require_revision(path: Path, connection: sqlite3.Connection) -> None:
    """Raise NotABank or OldBank unless an open file is a bank of this program's version."""
    with wrapped(path):
        found = revision_of(connection)
    if found is None:
        raise NotABank(f"{path}: an empty file; `quotebank --db {path} db upgrade` makes a bank")
    if found == HEAD:
        return
    if found in REVISIONS:
        raise OldBank(
            f"{path}: made by an older quotebank (schema {found}, this one needs {HEAD}); "
            f"run: quotebank --db {path} db upgrade"
        )
    raise OldBank(
        f"{path}: made by a newer quotebank (schema {found}, this one knows {HEAD}); install that "
        "version"
    )


def start_log(connection: sqlite3.Connection) -> bool:
    """Turn the write-ahead log on, so that readers go on reading while we write; say if it is.

    A reader in the middle of a question holds it off: there are many short tries, between which
    other readers begin and end. False where the file's place allows no log; writing without it is
    right, too. Raises sqlite3.OperationalError when the last try still meets a reader: writing
    would wait for it in vain, and keep new ones out meanwhile.
    """
    connection.execute("PRAGMA synchronous = NORMAL")
    until = time.monotonic() + PATIENCE
    connection.execute(f"PRAGMA busy_timeout = {_TRY_MS}")
    try:
        while True:
            try:
                (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    return False
                if time.monotonic() >= until:
                    raise
            else:
                return bool(mode == "wal")
            time.sleep(_TRY_MS / 1000)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")


def settle(path: Path) -> None:
    """Bring a bank back to one plain file, unless somebody still has it open or it cannot be."""
    if not in_log_mode(path) or not _writable(path):
        return
    with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=0)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def in_our_words(path: Path, error: BaseException) -> BankError:
    """Return the exception of our family for one of sqlite3's or SQLAlchemy's."""
    said = str(_cause(error))
    if "locked" in said or "busy" in said:
        return BankBusy(
            f"{path}: another process is writing to it, or reading for long; try again later"
        )
    if "not a database" in said:
        return NotABank(f"{path}: not a database")
    if _needs_taking_back(error) or ("unable to open" in said and in_log_mode(path)):
        return BankError(
            f"{path}: left in the middle of writing, and its folder is read-only; copy it with its "
            "-wal or -journal file to a folder that is not"
        )
    if "unable to open" in said and not path.exists():
        return BankError(f"{path}: cannot be made: nothing can be written in its folder")
    if "unable to open" in said and not os.access(path, os.R_OK):
        return BankError(f"{path}: may not be read (permission denied)")
    if "disk i/o" in said.lower():
        return BankError(f"{path}: the disk is full, or broken ({said})")
    if "readonly" in said or "read-only" in said:
        return BankError(f"{path}: cannot be written: the file or its folder is read-only")
    if "malformed" in said:
        return BankError(f"{path}: damaged; restore a backup")
    return BankError(f"{path}: {said}")


def _needs_taking_back(error: BaseException) -> bool:
    """Say whether a reader met what a crash left half done, and may not take it back."""
    return getattr(_cause(error), "sqlite_errorcode", None) in (
        sqlite3.SQLITE_READONLY_ROLLBACK,
        sqlite3.SQLITE_READONLY_RECOVERY,
        sqlite3.SQLITE_READONLY_CANTINIT,
    )


@contextmanager
def wrapped(path: Path) -> Iterator[None]:
    """Turn the database's exceptions into ours, and name the file."""
    try:
        yield
    except NotABank as error:
        raise NotABank(f"{path}: {error}" if str(path) not in str(error) else str(error)) from None
    except Exception as error:
        if not isinstance(_cause(error), sqlite3.Error):
            raise
        raise in_our_words(path, error) from error


def _cause(error: BaseException) -> BaseException:
    """Return the driver's exception, which SQLAlchemy's carry as ``orig``."""
    return getattr(error, "orig", None) or error
