"""The texts of the articles, to which all offsets refer, and the line that names their authors."""

from sqlite3 import Connection

from quotebank.errors import QueryError

BETWEEN_AUTHORS = "; "
"""Stands between two names in ``articles.byline``."""


def article_text(connection: Connection, id_: int) -> str:
    """Return the latest text of an article. Raises QueryError for an unknown id."""
    asked = "SELECT text FROM article_texts WHERE article_id = ? ORDER BY version DESC LIMIT 1"
    row = connection.execute(asked, (id_,)).fetchone()
    if row is None:
        raise QueryError(f"no article {id_}")
    return str(row[0])
