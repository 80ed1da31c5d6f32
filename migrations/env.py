"""Alembic's entry: run by `quotebank db upgrade` through storage.migrate, or by hand in a checkout.

By hand the bank is named by QUOTEBANK_DB (default ./quotebank.db), as for the program itself.
"""

import os

from alembic import context
from sqlalchemy import Connection

from quotebank.storage.engine import migration_engine
from quotebank.storage.file import path_of
from quotebank.storage.migrate import ours
from quotebank.storage.schema import Base


def run(connection: Connection) -> None:
    """Run what Alembic asked for over an open connection."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_object=ours,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    target = path_of(os.environ.get("QUOTEBANK_DB", "quotebank.db"))
    with migration_engine(target).begin() as opened:
        run(opened)
