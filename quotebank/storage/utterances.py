"""Statements in the bank: whose printings have none yet, their neighbours, and the answer written.

A quotation whose words, days, speaker or presence change leaves its statement by a trigger, so that
``pending`` always knows what is to be linked.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    func,
    select,
    update,
)

from quotebank.storage.batch import MANY, Batch, chunks, table_of
from quotebank.storage.keys import SEQUENCES
from quotebank.storage.linkage import Settled, Utterance
from quotebank.storage.schema import DateRow, QuoteRow, StatementRow

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
  DELETE FROM statements
    WHERE new.retired_at IS NOT NULL AND id = old.statement_id AND longest_quote_id = new.id;
END
"""
}
"""The trigger by name; frozen by migrations."""

_STREAM = {"yield_per": MANY}
_LIVE = and_(QUOTES.c.retired_at.is_(None), QUOTES.c.final_speaker_id.is_not(None))
_PENDING = and_(_LIVE, QUOTES.c.statement_id.is_(None))


def headless(connection: Connection) -> None:
    """Let go of statements whose longest form was deleted with its article."""
    lost = select(STATEMENTS.c.id).where(STATEMENTS.c.longest_quote_id.is_(None))
    connection.execute(
        update(QUOTES).where(QUOTES.c.statement_id.in_(lost)).values(statement_id=None)
    )
    connection.execute(delete(STATEMENTS).where(STATEMENTS.c.longest_quote_id.is_(None)))


def pending(connection: Connection) -> dict[int, int]:
    """Return the speakers some of whose quotations belong to no statement yet, and how many."""
    who = QUOTES.c.final_speaker_id
    query = select(who, func.count()).where(_PENDING).group_by(who).order_by(who)
    return {int(speaker): int(count) for speaker, count in connection.execute(query)}


def undated(connection: Connection, speakers: Sequence[int]) -> list[int]:
    """Return those of the speakers who have a pending quotation without a day."""
    who = QUOTES.c.final_speaker_id
    query = select(who).where(_PENDING, QUOTES.c.known_earliest.is_(None)).distinct()
    return list(connection.scalars(query.where(who.in_(speakers)).order_by(who)))


def spoken(
    connection: Connection, speakers: Sequence[int]
) -> Iterator[tuple[int, dict[int, str], list[int]]]:
    """Yield of each speaker the words of all quotations, by id, and which of them are pending."""
    who = QUOTES.c.final_speaker_id
    query = select(who, QUOTES.c.id, QUOTES.c.text, QUOTES.c.statement_id)
    query = query.where(_LIVE, who.in_(speakers)).order_by(who)
    rows = connection.execute(query, execution_options=_STREAM)
    for speaker, mine in groupby(rows, lambda row: row[0]):
        said = [tuple(row) for row in mine]
        yield (
            speaker,
            {id_: text for _, id_, text, _ in said},
            [id_ for _, id_, _, statement in said if statement is None],
        )


def around(
    connection: Connection, speakers: Sequence[int], days: int
) -> dict[int, list[Utterance]]:
    """Return, by speaker, the quotations that their pending ones may be printings with.

    Those within ``days`` of a pending one and those without a day; and the other printings of every
    statement that is met so. The pending ones have a day each.
    """
    spans = connection.execute(
        select(
            QUOTES.c.final_speaker_id.label("speaker"),
            func.min(QUOTES.c.known_earliest).label("first"),
            func.max(QUOTES.c.known_latest).label("last"),
        )
        .where(_PENDING, QUOTES.c.final_speaker_id.in_(speakers))
        .group_by(QUOTES.c.final_speaker_id)
    ).all()
    if not spans:
        return {}
    found: dict[int, Utterance] = {}
    # One window for all of them: a little too wide is only a little more to compare.
    first = min(row.first for row in spans) - timedelta(days=days)
    last = max(row.last for row in spans) + timedelta(days=days)
    mine = QUOTES.c.final_speaker_id.in_([row.speaker for row in spans])
    near = and_(QUOTES.c.known_latest >= first, QUOTES.c.known_earliest <= last)
    # Follows from the line above (convert.sorting_day), and spares the index what was before.
    since = QUOTES.c.search_key >= first.toordinal() * SEQUENCES
    for which in (QUOTES.c.search_key < SEQUENCES, and_(since, near)):  # the undated, the near
        found.update(_utterances(connection, and_(mine, which)))
    met = sorted({u.statement_id for u in found.values() if u.statement_id is not None})
    for some in chunks(met):
        found.update(_utterances(connection, QUOTES.c.statement_id.in_(some)))
    by_speaker: dict[int, list[Utterance]] = {row.speaker: [] for row in spans}
    for utterance in found.values():
        by_speaker.setdefault(utterance.speaker_id, []).append(utterance)
    return by_speaker


def named(connection: Connection, ids: Iterable[int]) -> dict[int, list[Utterance]]:
    """Return some quotations by speaker."""
    by_speaker: dict[int, list[Utterance]] = {}
    for some in chunks(sorted(ids)):
        for _, utterance in _utterances(connection, QUOTES.c.id.in_(some)):
            by_speaker.setdefault(utterance.speaker_id, []).append(utterance)
    return by_speaker


def _utterances(
    connection: Connection, which: ColumnElement[bool]
) -> Iterator[tuple[int, Utterance]]:
    query = (
        select(
            QUOTES.c.id,
            QUOTES.c.final_speaker_id,
            QUOTES.c.text,
            QUOTES.c.known_earliest,
            QUOTES.c.known_latest,
            and_(DATES.c.earliest.is_not(None), ~QUOTES.c.said_inherited).label("said"),
            QUOTES.c.statement_id,
            func.coalesce(QUOTES.c.statement_id, STATEMENTS.c.id).label("was"),
        )
        .outerjoin(STATEMENTS, STATEMENTS.c.longest_quote_id == QUOTES.c.id)
        .outerjoin(DATES, DATES.c.id == QUOTES.c.said_date_id)
        .where(_LIVE, which)
    )
    for row in connection.execute(query):
        yield (
            row.id,
            Utterance(
                id=row.id,
                speaker_id=row.final_speaker_id,
                text=row.text,
                earliest=row.known_earliest,
                latest=row.known_latest,
                said=bool(row.said),
                statement_id=row.statement_id,
                was=row.was,
            ),
        )


def settle(batch: Batch, statements: Iterable[Settled]) -> None:
    """Write statements: new ones get their ids here, known ones their longest form."""
    moves: list[dict[str, int]] = []
    known: list[dict[str, int]] = []
    for statement in statements:
        id_ = statement.id
        if id_ is None:
            id_ = batch.new_id(STATEMENTS)
            batch.insert(
                STATEMENTS,
                {
                    "id": id_,
                    "speaker_id": statement.speaker_id,
                    "longest_quote_id": statement.longest,
                },
            )
        else:
            known.append(
                {
                    "statement": id_,
                    "speaker": statement.speaker_id,
                    "head": statement.longest,
                }
            )
        moves += [{"quote": quote, "into": id_} for quote in statement.moved]
    batch.flush()
    if known:
        batch.connection.execute(
            update(STATEMENTS)
            .where(STATEMENTS.c.id == bindparam("statement"))
            .values(speaker_id=bindparam("speaker"), longest_quote_id=bindparam("head")),
            known,
        )
    if moves:
        batch.connection.execute(
            update(QUOTES)
            .where(QUOTES.c.id == bindparam("quote"))
            .values(statement_id=bindparam("into")),
            moves,
        )


def prune(connection: Connection, statements: Iterable[int]) -> None:
    """Remove those of the statements that no quotation prints any more."""
    printed = select(QUOTES.c.id).where(QUOTES.c.statement_id == STATEMENTS.c.id)
    for some in chunks(sorted(statements)):
        connection.execute(delete(STATEMENTS).where(STATEMENTS.c.id.in_(some), ~printed.exists()))
