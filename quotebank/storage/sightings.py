"""What the register reads: everybody who speaks in an article, with the context of the name."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from quotebank.storage.batch import MANY, chunks, table_of
from quotebank.storage.linkage import Sighting
from quotebank.storage.schema import (
    ArticlePersonRow,
    ArticleRow,
    OutletRow,
    SpeakerRoleRow,
)

PEOPLE = table_of(ArticlePersonRow)
ARTICLES = table_of(ArticleRow)
OUTLETS = table_of(OutletRow)
ROLES = table_of(SpeakerRoleRow)


def sightings(connection: Connection, people: Iterable[int] | None = None) -> Iterator[Sighting]:
    """Yield everybody who speaks in an article, with context, by id; of these people or of all."""
    columns = (
        PEOPLE.c.id,
        PEOPLE.c.article_id,
        ARTICLES.c.key,
        PEOPLE.c.name,
        PEOPLE.c.kind,
        PEOPLE.c.speaker_id,
        OUTLETS.c.name.label("outlet"),
        ARTICLES.c.published_earliest,
        ARTICLES.c.published_latest,
    )
    asked = (
        select(*columns)
        .join(ARTICLES, ARTICLES.c.id == PEOPLE.c.article_id)
        .outerjoin(OUTLETS, OUTLETS.c.id == ARTICLES.c.outlet_id)
        .order_by(PEOPLE.c.id)
        .limit(MANY)
    )
    wanted = None if people is None else chunks(sorted(people))
    last = 0
    while True:
        if wanted is None:
            page = connection.execute(asked.where(PEOPLE.c.id > last)).all()
        else:
            page = connection.execute(asked.where(PEOPLE.c.id.in_(next(wanted, [])))).all()
        if not page:
            return
        last = page[-1].id
        yield from _with_roles(connection, page)


def _with_roles(connection: Connection, page: Sequence[Any]) -> Iterator[Sighting]:
    roles: dict[int, list[str]] = {row.id: [] for row in page}
    printed = select(ROLES.c.person_id, ROLES.c.role).where(ROLES.c.person_id.in_(roles))
    for person, role in connection.execute(printed.order_by(ROLES.c.id)):
        roles[person].append(role)
    for row in page:
        yield Sighting(
            person_id=row.id,
            article_id=row.article_id,
            article_key=row.key,
            name=row.name,
            kind=row.kind,
            roles=tuple(roles[row.id]),
            outlet=row.outlet,
            published_earliest=row.published_earliest,
            published_latest=row.published_latest,
            speaker_id=row.speaker_id,
        )
