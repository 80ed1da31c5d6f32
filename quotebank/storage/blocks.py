"""The people of one surname: what the register has to look at, and no more.

A bank's most printed name stands in ten thousand articles; the latest printings of each of its
forms tell as much about who it is, so adding an article costs what it holds.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, func, insert, select

from quotebank.storage.batch import chunks, table_of
from quotebank.storage.schema import ArticlePersonRow
from quotebank.storage.schema.linking import NameBlockRow
from quotebank.storage.sightings import sightings
from quotebank.storage.values import Sighting

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


def names(connection: Connection, wanted: Sequence[str]) -> dict[str, dict[str, list[int]]]:
    """Return the names printed of each surname, and the speakers the register has for each name."""
    found: dict[str, dict[str, list[int]]] = {block: {} for block in wanted}
    for some in chunks(wanted):
        query = (
            select(BLOCKS.c.block, PEOPLE.c.name, PEOPLE.c.speaker_id)
            .join(PEOPLE, PEOPLE.c.id == BLOCKS.c.person_id)
            .where(BLOCKS.c.block.in_(some))
            .distinct()
            .order_by(BLOCKS.c.block, PEOPLE.c.name, PEOPLE.c.speaker_id)
        )
        for row in connection.execute(query):
            found[row.block].setdefault(row.name, []).append(row.speaker_id)
    return found


def crowded(connection: Connection) -> Iterator[str]:
    """Yield the surnames under which more than one name is printed, or one in several articles."""
    query = (select(BLOCKS.c.block).group_by(BLOCKS.c.block).having(func.count() > 1)).order_by(
        BLOCKS.c.block
    )
    yield from connection.scalars(query).all()


def latest(connection: Connection, wanted: Sequence[str], most: int) -> dict[str, list[Sighting]]:
    """Return by surname the latest sightings of each name printed of it, at most ``most``."""
    place = func.row_number().over(
        partition_by=(BLOCKS.c.block, PEOPLE.c.name), order_by=PEOPLE.c.id.desc()
    )
    filed: dict[int, str] = {}
    for some in chunks(wanted):
        ranked = (
            select(PEOPLE.c.id, BLOCKS.c.block, place.label("place"))
            .join(BLOCKS, BLOCKS.c.person_id == PEOPLE.c.id)
            .where(BLOCKS.c.block.in_(some))
            .subquery()
        )
        for row in connection.execute(select(ranked).where(ranked.c.place <= most)):
            filed[row.id] = row.block
    found: dict[str, list[Sighting]] = {block: [] for block in wanted}
    for sighting in sightings(connection, filed):
        found[filed[sighting.person_id]].append(sighting)
    return found


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


def misfiled(connection: Connection, block: str, name: str, speaker: int) -> list[int]:
    """Return the persons of that name in a block whom the register has as somebody else."""
    query = (
        select(PEOPLE.c.id)
        .join(BLOCKS, BLOCKS.c.person_id == PEOPLE.c.id)
        .where(BLOCKS.c.block == block, PEOPLE.c.name == name, PEOPLE.c.speaker_id != speaker)
    )
    return list(connection.scalars(query))
