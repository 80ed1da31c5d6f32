"""What people decided, replayed: what the tables show of decisions on speakers and quotations.

``merged_into``, ``decided_name``, ``qid``, ``decided_speaker_id``, … are the decisions in force
(``decisions``) taken in the order in which they were made; whatever was undone leaves no trace.
Decisions on speakers or quotations that are not in the bank (any more) wait.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from quotebank.storage.assignment import (
    follow,
    ids_of,
    refresh_final,
    refresh_names,
    require_speaker,
)
from quotebank.storage.batch import chunks, table_of
from quotebank.storage.convert import folded
from quotebank.storage.decisions import concerned, in_force
from quotebank.storage.schema import (
    ArticlePersonRow,
    ArticleRow,
    QuoteRow,
    SpeakerAliasRow,
    SpeakerRow,
)

SPEAKERS = table_of(SpeakerRow)
PEOPLE = table_of(ArticlePersonRow)
ALIASES = table_of(SpeakerAliasRow)
QUOTES = table_of(QuoteRow)
ARTICLES = table_of(ArticleRow)


def replay(connection: Connection) -> None:
    """Bring everything that decisions about speakers show in step with those in force."""
    touched = _replay_splits(connection)
    ids = ids_of(connection, concerned(connection)[0])
    touched |= _replay_words(connection, ids)
    touched |= _replay_merges(connection, ids)
    refresh_names(connection, touched)
    for some in chunks(sorted(touched)):
        refresh_final(
            connection, QUOTES.c.speaker_id.in_(some) | QUOTES.c.decided_speaker_id.in_(some)
        )


def replay_review(connection: Connection, quotation_id: int, now: str) -> None:
    """Bring one quotation in step with the latest decision on it in force."""
    decision: str | None = None
    speaker: int | None = None
    kind: str | None = None
    for _, value in in_force(connection, "review", subject=str(quotation_id)):
        kind = value.get("kind") or kind
        if value["decision"] == "kind":
            continue
        decision, key = value["decision"], value.get("speaker")
        speaker = ids_of(connection, [key]).get(key) if key else None
    row = connection.execute(
        select(QUOTES.c.decision, QUOTES.c.retired_at).where(QUOTES.c.id == quotation_id)
    ).one()
    retired = row.retired_at
    if decision == "not-a-quote":
        retired = retired or now
    elif row.decision == "not-a-quote":
        retired = None
    connection.execute(
        update(QUOTES)
        .where(QUOTES.c.id == quotation_id)
        .values(
            decision=decision, decided_speaker_id=speaker, decided_kind=kind, retired_at=retired
        )
    )
    refresh_final(connection, QUOTES.c.id == quotation_id)


def _replay_splits(connection: Connection) -> set[int]:
    """Give the people of each split to its new speaker; return the speakers who have changed."""
    wanted = _people_of_splits(connection)
    split = PEOPLE.c.decided_speaker_id
    columns = PEOPLE.c.id, PEOPLE.c.speaker_id, split
    stands = {row.id: row for row in connection.execute(select(*columns).where(split.is_not(None)))}
    for some in chunks(sorted(wanted.keys() - stands.keys())):
        found = connection.execute(select(*columns).where(PEOPLE.c.id.in_(some)))
        stands.update((row.id, row) for row in found)
    changed = [id_ for id_, row in stands.items() if row.decided_speaker_id != wanted.get(id_)]
    if not changed:
        return set()
    connection.execute(
        update(PEOPLE)
        .where(PEOPLE.c.id == bindparam("person"))
        .values(decided_speaker_id=bindparam("speaker")),
        [{"person": id_, "speaker": wanted.get(id_)} for id_ in changed],
    )
    follow(connection, changed)
    touched = {stands[id_].speaker_id for id_ in changed}
    touched |= {stands[id_].decided_speaker_id for id_ in changed}
    touched |= {wanted[id_] for id_ in changed if id_ in wanted}
    return touched - {None}


def _people_of_splits(connection: Connection) -> dict[int, int]:
    """Return the new speaker of everybody whom a split takes out, making those who are missing."""
    wanted: dict[int, int] = {}
    for decision, value in in_force(connection, "split"):
        new = require_speaker(connection, decision.subject, value["name"], value["kind"])
        for article_key, name in value["people"]:
            person = connection.scalar(
                select(PEOPLE.c.id)
                .join(ARTICLES, ARTICLES.c.id == PEOPLE.c.article_id)
                .where(ARTICLES.c.key == article_key, PEOPLE.c.name == name)
            )
            if person is not None:
                wanted[person] = new
    return wanted


def _replay_words(connection: Connection, ids: Mapping[str, int]) -> set[int]:
    """Set names, links and added names; return the speakers whose names changed."""
    names: dict[int, str] = {}
    qids: dict[int, str] = {}
    added: set[tuple[int, str]] = set()
    for decision, value in in_force(connection, "rename", "alias", "link"):
        id_ = ids.get(decision.subject)
        if id_ is None:
            continue
        if decision.verb == "rename":
            names[id_] = value["name"]
        elif decision.verb == "link":
            qids[id_] = value["qid"]
        else:
            added.add((id_, value["name"]))
    touched = _set_column(connection, "decided_name", names)
    _set_column(connection, "qid", qids)
    by_hand = ALIASES.c.person_id.is_(None)
    stands = {
        (row.speaker_id, row.name): row.id
        for row in connection.execute(select(ALIASES).where(by_hand))
    }
    for some in chunks([stands[pair] for pair in stands.keys() - added]):
        connection.execute(delete(ALIASES).where(ALIASES.c.id.in_(some)))
    fresh = sorted(added - stands.keys())
    if fresh:
        connection.execute(
            insert(ALIASES),
            [{"speaker_id": id_, "name": n, "name_folded": folded(n)} for id_, n in fresh],
        )
    return touched | {id_ for id_, _ in added ^ stands.keys()}


def _replay_merges(connection: Connection, ids: Mapping[str, int]) -> set[int]:
    """Point every absorbed speaker straight at the one left; return those that changed."""
    into: dict[int, int] = {}
    for decision, value in in_force(connection, "merge"):
        absorbed, left = ids.get(decision.subject), ids.get(value["into"])
        if absorbed is None or left is None or _end(into, absorbed) == _end(into, left):
            continue
        into[_end(into, absorbed)] = _end(into, left)
    roots = {id_: _end(into, id_) for id_ in into}
    return _set_column(connection, "merged_into", roots)


def _end(into: Mapping[int, int], id_: int) -> int:
    while id_ in into:
        id_ = into[id_]
    return id_


def _set_column(connection: Connection, name: str, wanted: Mapping[int, Any]) -> set[int]:
    """Make a decided column hold these values and nothing else; return the rows changed."""
    column = SPEAKERS.c[name]
    rows = connection.execute(select(SPEAKERS.c.id, column).where(column.is_not(None)))
    stands: dict[int, Any] = dict(tuple(row) for row in rows)
    changed = {id_ for id_ in stands.keys() | wanted.keys() if stands.get(id_) != wanted.get(id_)}
    if changed:
        connection.execute(
            update(SPEAKERS)
            .where(SPEAKERS.c.id == bindparam("speaker"))
            .values({name: bindparam("value")}),
            [{"speaker": id_, "value": wanted.get(id_)} for id_ in sorted(changed)],
        )
    return changed
