"""Statements in the bank: whose printings have none yet, their neighbours, and the answer written.

A quotation whose words, days, speaker or presence change leaves its statement by a trigger, so that
``pending`` always knows what is to be linked.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, or_, select, update

from quotebank.storage.batch import chunks, table_of
from quotebank.storage.schema import DateRow, QuoteRow, StatementRow
from quotebank.storage.values import Utterance

QUOTES = table_of(QuoteRow)
DATES = table_of(DateRow)
STATEMENTS = table_of(StatementRow)

DDL = {
    "quotes_leave_statement": """
CREATE TRIGGER quotes_leave_statement
AFTER UPDATE OF text, final_speaker_id, known_earliest, known_latest, retired_at ON quotes
WHEN old.statement_id IS NOT NULL AND (old.text <> new.text
  OR old.final_speaker_id IS NOT new.final_speaker_id
  OR old.known_earliest IS NOT new.known_earliest OR old.known_latest IS NOT new.known_latest
  OR (old.retired_at IS NULL) <> (new.retired_at IS NULL))
BEGIN
  UPDATE quotes SET statement_id = NULL WHERE id = new.id;
  UPDATE quotes SET statement_id = NULL WHERE statement_id = old.statement_id AND EXISTS (
    SELECT 1 FROM statements WHERE id = old.statement_id AND longest_quote_id = new.id);
END
"""
}
"""The trigger by name; frozen by migrations."""

_LIVE = and_(QUOTES.c.retired_at.is_(None), QUOTES.c.final_speaker_id.is_not(None))
_PENDING = and_(_LIVE, QUOTES.c.statement_id.is_(None))


def headless(connection: Connection) -> None:
    """Let go of statements whose longest form was deleted with its article."""
    lost = select(STATEMENTS.c.id).where(STATEMENTS.c.longest_quote_id.is_(None))
    connection.execute(
        update(QUOTES).where(QUOTES.c.statement_id.in_(lost)).values(statement_id=None)
    )
    connection.execute(delete(STATEMENTS).where(STATEMENTS.c.longest_quote_id.is_(None)))


def pending(connection: Connection) -> list[int]:
    """Return the speakers some of whose quotations belong to no statement yet."""
    query = select(QUOTES.c.final_speaker_id).where(_PENDING).distinct()
    return sorted(int(id_) for id_ in connection.scalars(query) if id_ is not None)


def around(connection: Connection, speaker: int, days: int) -> list[Utterance]:
    """Return a speaker's quotations that the pending ones may be printings with.

    Those within ``days`` of a pending one and those without a day; all, where a pending one has no
    day; and the other printings of every statement that is met so.
    """
    mine = QUOTES.c.final_speaker_id == speaker
    first, last, undated = connection.execute(
        select(
            func.min(QUOTES.c.known_earliest),
            func.max(QUOTES.c.known_latest),
            func.count().filter(QUOTES.c.known_earliest.is_(None)),
        ).where(_PENDING, mine)
    ).one()
    near = mine
    if first is not None and not undated:
        window = timedelta(days=days)
        near = and_(
            mine,
            or_(
                QUOTES.c.known_earliest.is_(None),
                and_(
                    QUOTES.c.known_latest >= first - window,
                    QUOTES.c.known_earliest <= last + window,
                ),
            ),
        )
    found = {u.id: u for u in _utterances(connection, near)}
    met = sorted({u.statement_id for u in found.values() if u.statement_id is not None})
    for some in chunks(met):
        members = _utterances(connection, QUOTES.c.statement_id.in_(some))
        found.update((u.id, u) for u in members)
    return list(found.values())


def _utterances(connection: Connection, which: object) -> list[Utterance]:
    query = (
        select(
            QUOTES.c.id,
            QUOTES.c.text,
            QUOTES.c.known_earliest,
            QUOTES.c.known_latest,
            and_(DATES.c.earliest.is_not(None), ~QUOTES.c.said_inherited).label("said"),
            QUOTES.c.statement_id,
        )
        .outerjoin(DATES, DATES.c.id == QUOTES.c.said_date_id)
        .where(_LIVE, which)  # type: ignore[arg-type]
    )
    return [
        Utterance(
            id=row.id,
            text=row.text,
            earliest=row.known_earliest,
            latest=row.known_latest,
            said=bool(row.said),
            statement_id=row.statement_id,
        )
        for row in connection.execute(query)
    ]


def settle(
    connection: Connection,
    speaker: int,
    statements: Iterable[tuple[int | None, int, Sequence[int]]],
) -> None:
    """Write a speaker's statements: (its id or None for a new one, longest form, printings) each.

    Statements that are left without a printing go.
    """
    moves: list[dict[str, int]] = []
    fresh: list[tuple[int, Sequence[int]]] = []
    longest: list[dict[str, int]] = []
    for id_, head, members in statements:
        if id_ is None:
            fresh.append((head, members))
            continue
        moves += [{"quote": member, "statement": id_} for member in members]
        longest.append({"statement": id_, "head": head})
    if fresh:
        ids = connection.scalars(
            insert(STATEMENTS).returning(STATEMENTS.c.id, sort_by_parameter_order=True),
            [{"speaker_id": speaker, "longest_quote_id": head} for head, _ in fresh],
        ).all()
        for id_, (_, members) in zip(ids, fresh, strict=True):
            moves += [{"quote": member, "statement": id_} for member in members]
    if longest:
        connection.execute(
            update(STATEMENTS)
            .where(STATEMENTS.c.id == bindparam("statement"))
            .values(speaker_id=speaker, longest_quote_id=bindparam("head")),
            longest,
        )
    if moves:
        connection.execute(
            update(QUOTES)
            .where(
                QUOTES.c.id == bindparam("quote"),
                QUOTES.c.statement_id.is_distinct_from(bindparam("statement")),
            )
            .values(statement_id=bindparam("statement")),
            moves,
        )


def prune(connection: Connection) -> None:
    """Remove the statements that no quotation prints any more."""
    printed = select(QUOTES.c.id).where(QUOTES.c.statement_id == STATEMENTS.c.id)
    connection.execute(delete(STATEMENTS).where(~printed.exists()))
