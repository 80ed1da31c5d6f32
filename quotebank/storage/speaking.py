"""Who speaks in an article, stored; and stored again, with the register's answers kept.

Each name of the article is a row of ``article_people``, whose speaker the quotations have, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import delete, select

from quotebank.model import Person
from quotebank.storage.batch import Batch, chunks, table_of
from quotebank.storage.people import People
from quotebank.storage.place import Place
from quotebank.storage.schema import ArticlePersonRow, SpeakerAliasRow, SpeakerRoleRow

PEOPLE = table_of(ArticlePersonRow)


@dataclass(slots=True)
class Speaking:
    """The speaker of each name in one article: the register's, and after merges."""

    speaker: dict[str, int] = field(default_factory=dict)
    root: dict[str, int] = field(default_factory=dict)


def store_people(batch: Batch, people: People, place: Place, persons: Sequence[Person]) -> Speaking:
    """Gather everybody who speaks in an article and is not stored there yet."""
    speaking = Speaking()
    found = people.find_or_make(persons, place.article_id, place.article_key)
    for person in persons:
        speaker = found[person.name]
        id_ = batch.new_id(PEOPLE)
        batch.insert(
            PEOPLE,
            {
                "id": id_,
                "article_id": place.article_id,
                "name": person.name,
                "kind": person.kind,
                "speaker_id": speaker.id,
            },
        )
        people.add_names(id_, speaker, person)
        speaking.speaker[person.name] = speaker.id
        speaking.root[person.name] = speaker.root
    return speaking


def replace_people(
    batch: Batch, people: People, place: Place, persons: Sequence[Person]
) -> tuple[Speaking, set[int]]:
    """Bring the people of an article to those found now; return also whose names have changed.

    A name that stays keeps the register's answer, or a person's.
    """
    here = select(PEOPLE).where(PEOPLE.c.article_id == place.article_id)
    rows = {row.name: row for row in batch.connection.execute(here)}
    touched = {row.decided_speaker_id or row.speaker_id for row in rows.values()}
    staying = {
        p.name: rows[p.name] for p in persons if p.name in rows and rows[p.name].kind == p.kind
    }
    _forget_names(batch, [row.id for row in rows.values()])
    for some in chunks([row.id for name, row in rows.items() if name not in staying]):
        batch.connection.execute(delete(PEOPLE).where(PEOPLE.c.id.in_(some)))
    speaking = store_people(batch, people, place, [p for p in persons if p.name not in staying])
    for person in persons:
        row = staying.get(person.name)
        if row is not None:
            id_ = row.decided_speaker_id or row.speaker_id
            people.add_names(row.id, people.by_id(id_), person)
            speaking.speaker[person.name] = speaking.root[person.name] = id_
    return speaking, touched


def _forget_names(batch: Batch, persons: Sequence[int]) -> None:
    """Delete the names and roles printed for people of an article."""
    for table in (table_of(SpeakerAliasRow), table_of(SpeakerRoleRow)):
        for some in chunks(persons):
            batch.connection.execute(delete(table).where(table.c.person_id.in_(some)))
