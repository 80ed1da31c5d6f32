"""The people of one surname: what the register has to look at, and no more.

A bank's most printed name stands in ten thousand articles; the latest printings of each of its
forms tell as much about who it is, so only they are read with what stands around them.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, func, insert, select

from quotebank.storage.batch import chunks, table_of
from quotebank.storage.schema import ArticlePersonRow
from quotebank.storage.schema.linking import NameBlockRow

PEOPLE = table_of(ArticlePersonRow)
BLOCKS = table_of(NameBlockRow)


def unfiled(connection: Connection, most: int) -> list[tuple[int, str]]:
    """Return persons of articles that are under no surname yet, at most so many: (id, name) each.

    They have rising ids that are never used again, so it suffices to look beyond the last one.
    """
    last = connection.scalar(select(func.max(BLOCKS.c.person_id))) or 0
    query = (
        select(PEOPLE.c.id, PEOPLE.c.name)
        .where(PEOPLE.c.id > last, PEOPLE.c.kind == "person")
        .order_by(PEOPLE.c.id)
        .limit(most)
    )
    return [(row.id, row.name) for row in connection.execute(query)]


def file(connection: Connection, blocks: Iterable[tuple[int, str]]) -> None:
    """Put persons under their surnames: (person's id, block) each."""
    rows = [{"person_id": person, "block": block} for person, block in blocks]
    if rows:
        connection.execute(insert(BLOCKS), rows)


def people(
    connection: Connection, wanted: Sequence[str]
) -> dict[str, dict[str, list[tuple[int, int]]]]:
    """Return who is printed of each surname: by name, (person's id, speaker's id), latest first."""
    found: dict[str, dict[str, list[tuple[int, int]]]] = {block: {} for block in wanted}
    for some in chunks(wanted):
        query = (
            select(BLOCKS.c.block, PEOPLE.c.name, PEOPLE.c.id, PEOPLE.c.speaker_id)
            .join(PEOPLE, PEOPLE.c.id == BLOCKS.c.person_id)
            .where(BLOCKS.c.block.in_(some))
            .order_by(BLOCKS.c.block, BLOCKS.c.person_id.desc())
        )
        for block, name, person, speaker in connection.execute(query):
            found[block].setdefault(name, []).append((person, speaker))
    return found


def crowded(connection: Connection) -> Iterator[str]:
    """Yield the surnames under which more than one name is printed, or one in several articles."""
    query = (select(BLOCKS.c.block).group_by(BLOCKS.c.block).having(func.count() > 1)).order_by(
        BLOCKS.c.block
    )
    yield from connection.scalars(query).all()


def company(connection: Connection, articles: Iterable[int]) -> dict[int, dict[int, str]]:
    """Return who speaks in each of these articles: (person's id: name) by article."""
    found: dict[int, dict[int, str]] = {}
    for some in chunks(sorted(set(articles))):
        query = select(PEOPLE.c.article_id, PEOPLE.c.id, PEOPLE.c.name).where(
            PEOPLE.c.article_id.in_(some), PEOPLE.c.kind == "person"
        )
        for row in connection.execute(query):
            found.setdefault(row.article_id, {})[row.id] = row.name
    return found
