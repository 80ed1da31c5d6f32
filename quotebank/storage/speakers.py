"""Speakers listed: how much of them there is, and under which names and roles they are printed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from quotebank.errors import QueryError
from quotebank.storage.batch import chunks, table_of
from quotebank.storage.questions import LIVE, SPEAKER_NAME, speaker_ids
from quotebank.storage.schema import (
    ArticlePersonRow,
    ArticleRow,
    QuoteRow,
    SpeakerAliasRow,
    SpeakerRoleRow,
    SpeakerRow,
)
from quotebank.storage.values import Printed, SpeakerSummary

ARTICLES = table_of(ArticleRow)
PEOPLE = table_of(ArticlePersonRow)
QUOTES = table_of(QuoteRow)
SPEAKERS = table_of(SpeakerRow)
ALIASES = table_of(SpeakerAliasRow)
ROLES = table_of(SpeakerRoleRow)

SpeakerOrder = Literal["quotations", "name", "first", "last"]


def speakers(
    connection: Connection,
    *,
    ids: Sequence[int] | None = None,
    name: str | None = None,
    kind: str | None = None,
    sort: SpeakerOrder = "quotations",
    limit: int | None = None,
    after: int | None = None,
) -> Iterator[SpeakerSummary]:
    """Yield speakers who have quotations, merged ones as one.

    ``after`` is the id of the last speaker of the page before. Raises QueryError when that speaker
    is not in the list.
    """
    if name is not None:
        ids = speaker_ids(connection, name)
    rows = connection.execute(_speakers_counted(ids, kind, sort)).all()
    start = 0
    if after is not None:
        places = [i for i, row in enumerate(rows) if row.id == after]
        if not places:
            raise QueryError(f"--after {after}: no such speaker in this list")
        start = places[0] + 1
    end = None if limit is None else start + limit
    for some in chunks(rows[start:end]):
        yield from _speaker_summaries(connection, some)


def speakers_named(connection: Connection, name: str) -> dict[int, str]:
    """Return the final names of the speakers one of whose names has these words or beginnings."""
    found: dict[int, str] = {}
    for some in chunks(speaker_ids(connection, name)):
        asked = select(SPEAKERS.c.id, SPEAKER_NAME).where(SPEAKERS.c.id.in_(some))
        found.update(tuple(row) for row in connection.execute(asked))
    return found


def speaker(connection: Connection, id_: int) -> SpeakerSummary:
    """Return one speaker, merges followed, with or without quotations. Raises QueryError."""
    root = func.coalesce(SPEAKERS.c.merged_into, SPEAKERS.c.id)
    found = connection.scalar(select(root).where(SPEAKERS.c.id == id_))
    if found is None:
        raise QueryError(f"no speaker {id_}")
    for one in speakers(connection, ids=[found]):
        return one
    row = connection.execute(
        select(SPEAKERS, SPEAKER_NAME.label("final")).where(SPEAKERS.c.id == found)
    ).one()
    return SpeakerSummary(
        id=row.id,
        name=row.final,
        kind=row.kind,
        qid=row.qid,
        names=tuple(_words(connection, ALIASES, ALIASES.c.name, [found]).get(found, ())),
        roles=tuple(_words(connection, ROLES, ROLES.c.role, [found]).get(found, ())),
        quotations=0,
        articles=0,
        first=None,
        last=None,
    )


def _speakers_counted(
    ids: Sequence[int] | None, kind: str | None, sort: SpeakerOrder
) -> Select[Any]:
    counted = (
        select(
            QUOTES.c.final_speaker_id.label("id"),
            func.count().label("quotations"),
            func.count(QUOTES.c.article_id.distinct()).label("articles"),
            func.min(QUOTES.c.known_earliest).label("first"),
            func.max(QUOTES.c.known_latest).label("last"),
        )
        .where(LIVE, QUOTES.c.final_speaker_id.is_not(None))
        .group_by(QUOTES.c.final_speaker_id)
    )
    if ids is not None:
        some = [QUOTES.c.final_speaker_id.in_(part) for part in chunks(ids)]
        counted = counted.where(or_(*some) if some else QUOTES.c.id < 0)
    count = counted.subquery("counted")
    name = SPEAKER_NAME.label("name")
    query = select(count, name, SPEAKERS.c.kind, SPEAKERS.c.qid).join(
        SPEAKERS, SPEAKERS.c.id == count.c.id
    )
    if kind is not None:
        query = query.where(SPEAKERS.c.kind == kind)
    by_name = func.lower(name)
    order: dict[SpeakerOrder, list[ColumnElement[Any]]] = {
        "quotations": [count.c.quotations.desc(), by_name, count.c.id],
        "name": [by_name, count.c.id],
        "first": [count.c.first.is_(None), count.c.first, by_name, count.c.id],
        "last": [count.c.last.is_(None), count.c.last.desc(), by_name, count.c.id],
    }
    return query.order_by(*order[sort])


def _speaker_summaries(connection: Connection, rows: Sequence[Any]) -> Iterator[SpeakerSummary]:
    ids = [row.id for row in rows]
    names = _words(connection, ALIASES, ALIASES.c.name, ids)
    roles = _words(connection, ROLES, ROLES.c.role, ids)
    for row in rows:
        yield SpeakerSummary(
            id=row.id,
            name=row.name,
            kind=row.kind,
            qid=row.qid,
            quotations=row.quotations,
            articles=row.articles,
            first=row.first,
            last=row.last,
            names=tuple(names.get(row.id, ())),
            roles=tuple(roles.get(row.id, ())),
        )


def _words(
    connection: Connection, table: Any, column: ColumnElement[str], ids: Sequence[int]
) -> dict[int, list[str]]:
    """Return names or roles by speaker, merges followed, the most printed first."""
    root = func.coalesce(SPEAKERS.c.merged_into, SPEAKERS.c.id)
    found: dict[int, list[str]] = defaultdict(list)
    asked = (
        select(root, column)
        .join(SPEAKERS, SPEAKERS.c.id == table.c.speaker_id)
        .where(or_(SPEAKERS.c.id.in_(ids), SPEAKERS.c.merged_into.in_(ids)))
        .group_by(root, column)
        .order_by(root, func.count().desc(), column)
    )
    for id_, words in connection.execute(asked):
        found[id_].append(words)
    return found


def names_of(connection: Connection, id_: int) -> list[Printed]:
    """Return the names printed for a speaker, or added by a person. Raises QueryError."""
    return _printed(connection, ALIASES, ALIASES.c.name, ALIASES.c.name, id_)


def roles_of(connection: Connection, id_: int) -> list[Printed]:
    """Return the roles printed with a speaker, case and accents aside. Raises QueryError."""
    return _printed(connection, ROLES, ROLES.c.role, ROLES.c.role_folded, id_)


def _printed(
    connection: Connection,
    table: Any,
    column: ColumnElement[str],
    grouped: ColumnElement[str],
    id_: int,
) -> list[Printed]:
    root = speaker(connection, id_).id
    articles = func.count(PEOPLE.c.article_id.distinct())
    asked = (
        select(
            func.min(column).label("words"),
            articles.label("articles"),
            func.min(ARTICLES.c.published_earliest).label("first"),
            func.max(ARTICLES.c.published_latest).label("last"),
            func.max(table.c.person_id.is_(None)).label("by_hand"),
        )
        .join(SPEAKERS, SPEAKERS.c.id == table.c.speaker_id)
        .outerjoin(PEOPLE, PEOPLE.c.id == table.c.person_id)
        .outerjoin(ARTICLES, ARTICLES.c.id == PEOPLE.c.article_id)
        .where(or_(SPEAKERS.c.id == root, SPEAKERS.c.merged_into == root))
        .group_by(grouped)
        .order_by(articles.desc(), func.min(column))
    )
    return [
        Printed(
            words=row.words,
            articles=row.articles,
            first=row.first,
            last=row.last,
            by_hand=bool(row.by_hand),
        )
        for row in connection.execute(asked)
    ]


def speaker_names(connection: Connection) -> Iterator[str]:
    """Yield the names of persons and organisations that have quotations, each once."""
    quoted = select(QUOTES.c.id).where(QUOTES.c.final_speaker_id == SPEAKERS.c.id, LIVE).exists()
    asked = (
        select(SPEAKER_NAME)
        .where(SPEAKERS.c.kind.in_(("person", "organisation")), quoted)
        .distinct()
        .order_by(SPEAKER_NAME)
    )
    yield from connection.scalars(asked)
