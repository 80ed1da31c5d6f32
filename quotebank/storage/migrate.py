"""The schema's history: bringing a bank to this program's version with Alembic."""

import logging
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config

from quotebank.errors import BankError, OldBank
from quotebank.resources import folder
from quotebank.storage.engine import migration_engine
from quotebank.storage.file import REVISIONS, connect, path_of, revision_of, settle, wrapped
from quotebank.storage.search import DDL


def ours(
    _entity: Any, name: str | None, kind: str, reflected: bool, _compared: Any
) -> bool:  # Alembic's signature for include_object
    """Say whether autogenerate should look at an object: the index belongs to ``search``."""
    return not (
        reflected
        and kind == "table"
        and name is not None
        and any(name == made or name.startswith(made + "_") for made in DDL)
    )


def config() -> Config:
    """Return Alembic's settings, made in code: a wheel has no pyproject.toml."""
    settings = Config()
    settings.set_main_option("script_location", str(folder("migrations")).replace("%", "%%"))
    return settings


def upgrade(target: str | Path) -> None:
    """Make the bank, or bring it to this program's revision; one transaction.

    Raises NotABank for a file that is something else, OldBank for one of a newer program,
    BankBusy, BankError.
    """
    path = path_of(target)
    if path.is_dir():
        raise BankError(f"{path}: a folder, not a database")
    if not path.parent.is_dir():
        raise BankError(f"{path}: its folder does not exist")
    found = current(path) if path.exists() else None
    if found is not None and found not in REVISIONS:
        raise OldBank(f"{path}: made by a newer quotebank (schema {found}); install that version")
    # Alembic tells its progress to the log; a program that logs would hear it as its own.
    logging.getLogger("alembic").addHandler(logging.NullHandler())
    settle(path)
    with wrapped(path), migration_engine(path).begin() as connection:
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")


def current(target: str | Path) -> str | None:
    """Return the bank's revision, None for a database without tables.

    Raises NotABank for something else, BankError where it is missing or unreadable.
    """
    path = path_of(target)
    if not path.exists():
        raise BankError(f"{path}: no such database")
    if path.is_dir():
        raise BankError(f"{path}: a folder, not a database")
    with wrapped(path):
        connection = connect(path, "read")
        try:
            return revision_of(connection)
        finally:
            connection.close()
