"""The people of one surname: what the register has to look at, and no more.

A bank's most printed name stands in ten thousand articles; the latest printings of each of its
forms tell as much about who it is, so only they are read with what stands around them.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, Select, bindparam, func, insert, select

from quotebank.storage.batch import chunks, table_of
from quotebank.storage.prepared import Prepared
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


def file(connection: Connection, blocks: Iterable[tuple[int, str, str]]) -> None:
    """Put persons under their surnames: (person's id, block, name) each."""
    rows = [{"person_id": person, "block": block, "name": name} for person, block, name in blocks]
    if rows:
        connection.execute(insert(BLOCKS), rows)


def _printed() -> Select[tuple[str, int, int]]:
    """Return the query for the latest persons of each name of a block, and the first one.

    From name to name and from person to person by the index alone: a name that thousands of
    articles print is read no further than one that a hundred print.
    """
    here = BLOCKS.c.block == bindparam("block")
    names = select(func.min(BLOCKS.c.name).label("name")).where(here).cte("printed", recursive=True)
    after = select(func.min(BLOCKS.c.name)).where(here, BLOCKS.c.name > names.c.name)
    names = names.union_all(select(after.scalar_subquery()).where(names.c.name.is_not(None)))
    mine = select(BLOCKS.c.person_id).where(here, BLOCKS.c.name == names.c.name).correlate(names)
    latest = mine.order_by(BLOCKS.c.person_id.desc()).limit(bindparam("most"))
    first = mine.order_by(BLOCKS.c.person_id).limit(1)
    wanted = PEOPLE.c.id.in_(latest) | (PEOPLE.c.id == first.scalar_subquery())
    return select(names.c.name, PEOPLE.c.id, PEOPLE.c.speaker_id).select_from(
        names.join(PEOPLE, wanted)
    )


_PRINTED = Prepared(_printed())


def people(
    connection: Connection, wanted: Sequence[str], most: int
) -> dict[str, dict[str, list[tuple[int, int]]]]:
    """Return who is printed of each surname: by name, (person's id, speaker's id), latest first.

    The latest ``most`` of each name, and the first of all: persons of one full name who were there
    at the last linking have one speaker, which the first tells; new ones are the latest.
    """
    found: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for block in wanted:
        printed = found[block] = {}
        rows = _PRINTED.all(connection, {"block": block, "most": most})
        for name, person, speaker in sorted(rows, key=lambda row: (row[0], -row[1])):
            printed.setdefault(name, []).append((person, speaker))
    return found


def named(connection: Connection, block: str, name: str) -> list[tuple[int, int]]:
    """Return all persons of a name: (person's id, speaker's id) each, the latest first."""
    query = (
        select(PEOPLE.c.id, PEOPLE.c.speaker_id)
        .join(BLOCKS, BLOCKS.c.person_id == PEOPLE.c.id)
        .where(BLOCKS.c.block == block, BLOCKS.c.name == name)
        .order_by(BLOCKS.c.person_id.desc())
    )
    return [(row.id, row.speaker_id) for row in connection.execute(query)]


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
