"""SQLAlchemy over a bank's file: engines for the rooms' own statements and for migrations."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Table, create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from quotebank.storage.file import PAGE_SIZE, PATIENCE


def over(driver: sqlite3.Connection) -> Connection:
    """Return SQLAlchemy's connection over an open one of ``file.connect``, in autocommit."""
    return create_engine(
        "sqlite://",
        creator=lambda: driver,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    ).connect()


def driver_of(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def migration_engine(path: Path) -> Engine:
    """Return an engine for migrations: no foreign keys, and a migration is one transaction.

    With the pragma on, a batch migration that recreates a parent table deletes its children; and
    sqlite3's own transactions would not cover statements that change tables.
    """

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")  # heard by an empty file alone
        return connection

    engine = create_engine("sqlite://", creator=opened, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def last_id(connection: Connection, table: Table) -> int:
    """Return the highest id that a table with AUTOINCREMENT ever gave out, 0 if none."""
    row = connection.exec_driver_sql(
        "SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)
    ).fetchone()
    return int(row[0]) if row else 0


def changes_of_others(connection: Connection) -> object:
    """Return a value that differs once another connection has written."""
    return connection.exec_driver_sql("PRAGMA data_version").scalar()
