"""What people decided: recorded, listed, withdrawn.

A decision names printed names (``speakers.key``), article keys and quotation ids, never rows that
are rebuilt. It takes effect by being replayed with all that are in force (``replaying``,
``articles``), so that any of them can be undone in any order.

    verb     subject                 value
    merge    the speaker absorbed    {"into": key}
    split    the new speaker         {"name", "kind", "from": key, "people": [[article key, name]]}
    rename   the speaker             {"name"}
    alias    the speaker             {"name"}
    link     the speaker             {"qid"}
    review   the quotation's id      {"decision", "speaker": key or null, "kind": kind or null}
    article  the article's key       {field: value, …}
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, insert, select, update

from quotebank.errors import QueryError
from quotebank.storage.batch import table_of
from quotebank.storage.schema import DecisionRow
from quotebank.storage.values import Decision

DECISIONS = table_of(DecisionRow)

ABOUT_SPEAKERS = ("merge", "split", "rename", "alias", "link")


def record(
    connection: Connection, made_at: str, verb: str, subject: str, value: object, note: str | None
) -> int:
    """Write a decision down and return its id. It takes effect by ``replay``."""
    result = connection.execute(
        insert(DECISIONS).values(
            made_at=made_at, verb=verb, subject=subject, value=value, note=note
        )
    )
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def name_split(connection: Connection, id_: int) -> None:
    """Give the new speaker of a split its key, which is the decision's own id."""
    connection.execute(
        update(DECISIONS).where(DECISIONS.c.id == id_).values(subject=f"split:{id_}")
    )


def withdraw(connection: Connection, id_: int, undone_at: str) -> Decision:
    """Mark a decision undone and return it. Raises QueryError when there is none to undo."""
    row = connection.execute(select(DECISIONS).where(DECISIONS.c.id == id_)).one_or_none()
    if row is None:
        raise QueryError(f"no decision {id_}")
    if row.undone_at is not None:
        raise QueryError(f"decision {id_} was undone on {row.undone_at[:10]} already")
    connection.execute(update(DECISIONS).where(DECISIONS.c.id == id_).values(undone_at=undone_at))
    return _decision(row)


def listed(connection: Connection, *, active: bool = False) -> Iterator[Decision]:
    """Yield the decisions, the newest first; only those in force if ``active``."""
    asked = select(DECISIONS).order_by(DECISIONS.c.id.desc())
    if active:
        asked = asked.where(DECISIONS.c.undone_at.is_(None))
    for row in connection.execute(asked).all():
        yield _decision(row)


def in_force(
    connection: Connection, *verbs: str, subject: str | None = None
) -> Iterator[tuple[Decision, dict[str, Any]]]:
    """Yield the decisions of these kinds that stand, each with what it says, the oldest first."""
    asked = (
        select(DECISIONS)
        .where(DECISIONS.c.verb.in_(verbs), DECISIONS.c.undone_at.is_(None))
        .order_by(DECISIONS.c.id)
    )
    if subject is not None:
        asked = asked.where(DECISIONS.c.subject == subject)
    for row in connection.execute(asked).all():
        yield _decision(row), row.value


def article_decisions(connection: Connection) -> dict[str, dict[str, Any]]:
    """Return the fields that people set, by article key; the later decision wins."""
    fields: dict[str, dict[str, Any]] = {}
    for decision, value in in_force(connection, "article"):
        fields.setdefault(decision.subject, {}).update(value)
    return fields


def concerned(connection: Connection) -> tuple[set[str], set[str]]:
    """Return the speaker keys, and the article keys, that decisions about speakers name."""
    keys: set[str] = set()
    articles: set[str] = set()
    for decision, value in in_force(connection, *ABOUT_SPEAKERS):
        keys |= {decision.subject, str(value.get("into", "")), str(value.get("from", ""))}
        articles |= {article for article, _ in value.get("people", ())}
    return keys - {""}, articles


def _decision(row: Any) -> Decision:
    return Decision(
        id=row.id,
        made_at=row.made_at,
        undone_at=row.undone_at,
        verb=row.verb,
        subject=row.subject,
        value=row.value,
        note=row.note,
    )
