"""What people decided: recorded, replayed, undone.

A decision names printed names (``speakers.key``), article keys and quotation ids, never rows that
are rebuilt. What the tables show of decisions (``merged_into``, ``decided_name``, ``qid``,
``decided_speaker_id``, …) is the active ones replayed in the order in which they were taken, so
that any of them can be undone in any order.

    verb     subject                 value
    merge    the speaker absorbed    {"into": key}
    split    the new speaker         {"name", "kind", "from": key, "people": [[article key, name]]}
    rename   the speaker             {"name"}
    alias    the speaker             {"name"}
    link     the speaker             {"qid"}
    review   the quotation's id      {"decision", "speaker": key or null, "kind": kind or null}
    article  the article's key       {field: value, …}
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from quotebank.errors import QueryError
from quotebank.storage.assignment import follow, refresh_final, refresh_names
from quotebank.storage.batch import chunks, table_of
from quotebank.storage.convert import folded
from quotebank.storage.schema import (
    ArticlePersonRow,
    ArticleRow,
    DecisionRow,
    QuoteRow,
    SpeakerAliasRow,
    SpeakerRow,
)
from quotebank.storage.values import Decision

DECISIONS = table_of(DecisionRow)
SPEAKERS = table_of(SpeakerRow)
PEOPLE = table_of(ArticlePersonRow)
ALIASES = table_of(SpeakerAliasRow)
QUOTES = table_of(QuoteRow)
ARTICLES = table_of(ArticleRow)

SPEAKER_OF_PERSON = func.coalesce(PEOPLE.c.decided_speaker_id, PEOPLE.c.speaker_id)
"""Who somebody in an article is: by a person's decision to split, else by the register."""

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


def require_speaker(
    connection: Connection, key: str, name: str, kind: str, article_id: int
) -> None:
    """Make the speaker that a decision names, unless the bank has it."""
    if not _ids(connection, [key]):
        _make(connection, key, name, kind, article_id if "@" in key else None)


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


def article_decisions(connection: Connection) -> dict[str, dict[str, Any]]:
    """Return the fields that people set, by article key; the later decision wins."""
    fields: dict[str, dict[str, Any]] = {}
    for decision in _active(connection, ("article",)):
        fields.setdefault(decision.subject, {}).update(_mapping(decision))
    return fields


def concerned(connection: Connection) -> tuple[set[str], set[str]]:
    """Return the speaker keys, and the article keys, that decisions about speakers name."""
    keys: set[str] = set()
    articles: set[str] = set()
    for decision in _active(connection, ABOUT_SPEAKERS):
        value = _mapping(decision)
        keys |= {decision.subject, str(value.get("into", "")), str(value.get("from", ""))}
        articles |= {article for article, _ in value.get("people", ())}
    return keys - {""}, articles


def replay(connection: Connection) -> None:
    """Bring everything that decisions about speakers show in step with those in force.

    Decisions about speakers or quotations that are not in the bank (any more) wait.
    """
    touched = _replay_splits(connection)
    ids = _ids(connection)
    touched |= _replay_words(connection, ids)
    touched |= _replay_merges(connection, ids)
    refresh_names(connection, touched)
    affected = sorted(touched)
    if affected:
        refresh_final(
            connection,
            QUOTES.c.speaker_id.in_(affected) | QUOTES.c.decided_speaker_id.in_(affected),
        )


def replay_review(connection: Connection, quotation_id: int, now: str) -> None:
    """Bring one quotation in step with the latest decision on it in force."""
    decision: str | None = None
    speaker: int | None = None
    kind: str | None = None
    for taken in _active(connection, ("review",), str(quotation_id)):
        value = _mapping(taken)
        kind = value.get("kind") or kind
        if value["decision"] == "kind":
            continue
        decision, key = value["decision"], value.get("speaker")
        speaker = _ids(connection, [key]).get(key) if key else None
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
    """Give the people of each split to its new speaker, making it; return whose have changed."""
    wanted: dict[int, int] = {}
    for decision in _active(connection, ("split",)):
        value = _mapping(decision)
        new = _ids(connection, [decision.subject]).get(decision.subject)
        if new is None:
            new = _make(connection, decision.subject, value["name"], value["kind"])
        for article_key, name in value["people"]:
            person = connection.scalar(
                select(PEOPLE.c.id)
                .join(ARTICLES, ARTICLES.c.id == PEOPLE.c.article_id)
                .where(ARTICLES.c.key == article_key, PEOPLE.c.name == name)
            )
            if person is not None:
                wanted[person] = new
    stands = {
        row.id: row
        for row in connection.execute(
            select(PEOPLE.c.id, PEOPLE.c.speaker_id, PEOPLE.c.decided_speaker_id).where(
                PEOPLE.c.decided_speaker_id.is_not(None) | PEOPLE.c.id.in_(wanted)
            )
        )
    }
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
    return {id_ for id_ in touched if id_ is not None}


def _replay_words(connection: Connection, ids: Mapping[str, int]) -> set[int]:
    """Set names, links and added names; return the speakers whose names changed."""
    names: dict[int, str] = {}
    qids: dict[int, str] = {}
    added: set[tuple[int, str]] = set()
    for decision in _active(connection, ("rename", "alias", "link")):
        id_ = ids.get(decision.subject)
        if id_ is None:
            continue
        value = _mapping(decision)
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
    gone = [stands[pair] for pair in stands.keys() - added]
    if gone:
        connection.execute(delete(ALIASES).where(ALIASES.c.id.in_(gone)))
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
    for decision in _active(connection, ("merge",)):
        absorbed, left = ids.get(decision.subject), ids.get(_mapping(decision)["into"])
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


def _make(
    connection: Connection, key: str, name: str, kind: str, article_id: int | None = None
) -> int:
    result = connection.execute(
        insert(SPEAKERS).values(
            key=key, name=name, kind=kind, article_id=article_id, names_folded=folded(name)
        )
    )
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def _ids(connection: Connection, keys: Iterable[str] | None = None) -> dict[str, int]:
    """Return the ids of speakers by key: of these keys, else of all that decisions name."""
    wanted = sorted(concerned(connection)[0] if keys is None else set(keys))
    return {
        key: id_
        for some in chunks(wanted)
        for key, id_ in connection.execute(
            select(SPEAKERS.c.key, SPEAKERS.c.id).where(SPEAKERS.c.key.in_(some))
        )
    }


def _active(
    connection: Connection, verbs: Iterable[str], subject: str | None = None
) -> list[Decision]:
    asked = (
        select(DECISIONS)
        .where(DECISIONS.c.verb.in_(list(verbs)), DECISIONS.c.undone_at.is_(None))
        .order_by(DECISIONS.c.id)
    )
    if subject is not None:
        asked = asked.where(DECISIONS.c.subject == subject)
    return [_decision(row) for row in connection.execute(asked)]


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


def _mapping(decision: Decision) -> dict[str, Any]:
    assert isinstance(decision.value, dict)
    return decision.value
