"""Who speaks, once more: the register's answers written, and all that follows from them.

A quotation's final speaker is a person's decision on that quotation, else the speaker of its
person in the article (a split, else the register's answer), else nobody; then merges are followed.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from quotebank.storage.batch import chunks, table_of
from quotebank.storage.convert import folded
from quotebank.storage.linkage import Home
from quotebank.storage.schema import (
    ArticlePersonRow,
    DecisionRow,
    QuoteRow,
    SpeakerAliasRow,
    SpeakerRoleRow,
    SpeakerRow,
    StatementRow,
)

SPEAKERS = table_of(SpeakerRow)
PEOPLE = table_of(ArticlePersonRow)
ALIASES = table_of(SpeakerAliasRow)
ROLES = table_of(SpeakerRoleRow)
QUOTES = table_of(QuoteRow)


SPEAKER_OF_PERSON = func.coalesce(PEOPLE.c.decided_speaker_id, PEOPLE.c.speaker_id)
"""Who somebody in an article is: by a person's decision to split, else by the register."""


def make_speakers(connection: Connection, homes: Sequence[Home]) -> list[int]:
    """Return the speaker that each name means; those who are missing are made."""
    keys = [_key(home) for home in homes]
    known = ids_of(connection, keys)
    for home, key in zip(homes, keys, strict=True):
        if key not in known:
            known[key] = _make(connection, key, home.name, home.kind, home.article_id)
    return [known[key] for key in keys]


def _key(home: Home) -> str:
    key = f"{home.kind}:{folded(home.name)}"
    return key if home.article_key is None else f"{key}@{home.article_key}"


def ids_of(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """Return the ids of speakers by key; keys that the bank does not have are left out."""
    return {
        key: id_
        for some in chunks(sorted(set(keys)))
        for key, id_ in connection.execute(
            select(SPEAKERS.c.key, SPEAKERS.c.id).where(SPEAKERS.c.key.in_(some))
        )
    }


def require_speaker(
    connection: Connection, key: str, name: str, kind: str, article_id: int | None = None
) -> int:
    """Return the id of the speaker of a key; made, with this name, unless the bank has it.

    ``article_id`` is the one article whose speaker it is, where the key says so.
    """
    known = ids_of(connection, [key])
    return known[key] if known else _make(connection, key, name, kind, article_id)


def _make(connection: Connection, key: str, name: str, kind: str, article_id: int | None) -> int:
    result = connection.execute(
        insert(SPEAKERS).values(
            key=key, name=name, kind=kind, article_id=article_id, names_folded=folded(name)
        )
    )
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def assign(connection: Connection, answers: Iterable[tuple[int, int]]) -> int:
    """Write the register's answers, (``article_people.id``, ``speakers.id``) each; count them.

    Quotes, names and roles of those people follow; what a person decided still wins. Speakers
    that hold nothing any more are removed.
    """
    wanted = dict(answers)
    touched: set[int] = set(wanted.values())
    for some in chunks(sorted(wanted)):
        touched.update(connection.scalars(select(PEOPLE.c.speaker_id).where(PEOPLE.c.id.in_(some))))
    if wanted:
        connection.execute(
            update(PEOPLE)
            .where(PEOPLE.c.id == bindparam("person"))
            .values(speaker_id=bindparam("speaker")),
            [{"person": person, "speaker": speaker} for person, speaker in wanted.items()],
        )
    follow(connection, wanted)
    refresh_names(connection, touched)
    prune(connection, touched)
    return len(wanted)


def follow(connection: Connection, people: Iterable[int]) -> None:
    """Bring quotes, names and roles in step with the speakers of these people."""
    ids = sorted(people)
    for some in chunks(ids):
        for table in (ALIASES, ROLES):
            connection.execute(
                update(table)
                .where(table.c.person_id.in_(some))
                .values(
                    speaker_id=select(SPEAKER_OF_PERSON)
                    .where(PEOPLE.c.id == table.c.person_id)
                    .scalar_subquery()
                )
            )
        rows = connection.execute(
            select(PEOPLE.c.article_id, PEOPLE.c.name, SPEAKER_OF_PERSON.label("who")).where(
                PEOPLE.c.id.in_(some)
            )
        ).all()
        connection.execute(
            update(QUOTES)
            .where(
                QUOTES.c.article_id == bindparam("article"),
                QUOTES.c.name_in_article == bindparam("named"),
            )
            .values(speaker_id=bindparam("who")),
            [{"article": row.article_id, "named": row.name, "who": row.who} for row in rows],
        )
        refresh_final(connection, QUOTES.c.article_id.in_({row.article_id for row in rows}))


def refresh_final(connection: Connection, which: Any) -> None:
    """Reckon ``final_speaker_id`` again for some quotes: decisions first, then merges."""
    found = SPEAKERS.alias("found")
    chosen = func.coalesce(QUOTES.c.decided_speaker_id, QUOTES.c.speaker_id)
    final = (
        select(func.coalesce(found.c.merged_into, found.c.id))
        .where(
            found.c.id == chosen,
            or_(QUOTES.c.decision.is_(None), QUOTES.c.decision != "nobody"),
        )
        .scalar_subquery()
    )
    connection.execute(
        update(QUOTES)
        .where(which, QUOTES.c.final_speaker_id.is_distinct_from(final))
        .values(final_speaker_id=final)
    )


def refresh_names(connection: Connection, speakers: Iterable[int]) -> None:
    """Reckon ``names_folded`` again from the names that speakers have."""
    for id_ in sorted(set(speakers)):
        found = connection.scalars(
            select(ALIASES.c.name_folded).where(ALIASES.c.speaker_id == id_).distinct()
        ).all()
        row = connection.execute(
            select(SPEAKERS.c.name, SPEAKERS.c.decided_name).where(SPEAKERS.c.id == id_)
        ).one_or_none()
        if row is not None:
            # The name it goes by is searched too: a rename must not make anybody unfindable.
            names = {*found, folded(row.name), folded(row.decided_name or row.name)}
            connection.execute(
                update(SPEAKERS)
                .where(SPEAKERS.c.id == id_)
                .values(names_folded="\n".join(sorted(names)))
            )


def prune(connection: Connection, speakers: Iterable[int]) -> None:
    """Remove those speakers whom nothing refers to: no person, quotation, name or decision."""
    for some in chunks(sorted(set(speakers))):
        used = [
            select(column)
            for column in (
                PEOPLE.c.speaker_id,
                PEOPLE.c.decided_speaker_id,
                QUOTES.c.speaker_id,
                QUOTES.c.decided_speaker_id,
                QUOTES.c.final_speaker_id,
                ALIASES.c.speaker_id,
                SPEAKERS.c.merged_into,
                table_of(StatementRow).c.speaker_id,
            )
        ]
        idle = [SPEAKERS.c.id.not_in(one.where(one.selected_columns[0].in_(some))) for one in used]
        decided = select(table_of(DecisionRow).c.subject)
        connection.execute(
            delete(SPEAKERS).where(SPEAKERS.c.id.in_(some), *idle, SPEAKERS.c.key.not_in(decided))
        )
