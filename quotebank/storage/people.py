"""Who speaks: from the names in an article to the speakers of the bank.

Before the register (``linking``) has looked, a person with two name words or more and an
organisation are one speaker wherever the name is printed; a bare surname, a document or an unnamed
source is a speaker of its article alone. The register assigns anew with ``assignment``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, select, update

from quotebank.model import Extraction, Person, SpeakerKind
from quotebank.storage.batch import Batch, table_of
from quotebank.storage.convert import folded
from quotebank.storage.prepared import Prepared
from quotebank.storage.schema import SpeakerAliasRow, SpeakerRoleRow, SpeakerRow

SPEAKERS = table_of(SpeakerRow)
ALIASES = table_of(SpeakerAliasRow)
ROLES = table_of(SpeakerRoleRow)


@dataclass(slots=True)
class Known:
    """A speaker as a transaction knows it."""

    id: int
    root: int
    names: set[str] = field(default_factory=set)


def speaker_key(name: str, kind: SpeakerKind, article_key: str) -> str:
    """Return which speaker a name means before the register has looked.

    >>> speaker_key("Sergei LAVROV", "person", "a.txt")
    'person:sergei lavrov'
    >>> speaker_key("Lavrov", "person", "a.txt")
    'person:lavrov@a.txt'
    """
    words = folded(name)
    if kind == "organisation" or (kind == "person" and " " in words):
        return f"{kind}:{words}"
    return f"{kind}:{words}@{article_key}"


def people_of(extraction: Extraction) -> list[Person]:
    """Return everybody who speaks: the extraction's people, and names it quotes besides them."""
    people = {person.name: person for person in extraction.people}
    for quotation in extraction.quotations:
        name = quotation.speaker
        if name is not None and name not in people:
            people[name] = Person(name, quotation.speaker_kind or "person", (name,))
    return list(people.values())


_COLUMNS = SPEAKERS.c.key, SPEAKERS.c.id, SPEAKERS.c.merged_into, SPEAKERS.c.names_folded
_BY_KEY = Prepared(select(*_COLUMNS).where(SPEAKERS.c.key == bindparam("key")))
_BY_ID = Prepared(select(*_COLUMNS).where(SPEAKERS.c.id == bindparam("id")))


class People:
    """The speakers of one transaction, found or made."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._here: dict[str, Known] = {}
        self._by_id: dict[int, Known] = {}
        self._grown: dict[int, set[str]] = {}
        self.made: list[str] = []

    def find_or_make(
        self, people: Sequence[Person], article_id: int, article_key: str
    ) -> dict[str, Known]:
        """Return the speaker of each person by name; new ones are gathered for writing."""
        found = {}
        for person in people:
            key = speaker_key(person.name, person.kind, article_key)
            found[person.name] = self._find(key) or self._make(person, key, article_id)
        return found

    def _find(self, key: str) -> Known | None:
        known: Known | None = self._batch.memory.names.get(("speaker", key)) or self._here.get(key)
        if known is None:
            row = _BY_KEY.one(self._batch.connection, key=key)
            known = None if row is None else self._keep(row)
        return known

    def _keep(self, row: Any) -> Known:
        key, id_, merged_into, names = row
        known = Known(id_, merged_into or id_, set(names.split("\n")))
        self._remember(key, known)
        return known

    def _remember(self, key: str, known: Known) -> None:
        self._by_id[known.id] = known
        if "@" in key:  # of one article alone: no later batch will ask
            self._here[key] = known
        else:
            self._batch.memory.names["speaker", key] = known

    def by_id(self, id_: int) -> Known:
        """Return a speaker who is in the bank."""
        return self._by_id.get(id_) or self._keep(_BY_ID.one(self._batch.connection, id=id_))

    def forget(self, speakers: Iterable[int]) -> None:
        """Drop what is known of speakers whose names were written behind our back."""
        gone = set(speakers)
        self._batch.memory.forget_speakers(gone)
        self._here = {key: known for key, known in self._here.items() if known.id not in gone}
        for id_ in gone:
            self._by_id.pop(id_, None)
            self._grown.pop(id_, None)

    def _make(self, person: Person, key: str, article_id: int) -> Known:
        id_ = self._batch.new_id(SPEAKERS)
        names = {folded(name) for name in (person.name, *person.forms)}
        self._batch.insert(
            SPEAKERS,
            {
                "id": id_,
                "key": key,
                "name": person.name,
                "kind": person.kind,
                "article_id": article_id if "@" in key else None,
                "names_folded": "\n".join(sorted(names)),
            },
        )
        self.made.append(key)
        made = Known(id_, id_, names)
        self._remember(key, made)
        return made

    def add_names(self, person_id: int, speaker: Known, person: Person) -> None:
        """Gather the names and roles printed for a speaker in an article."""
        for name in dict.fromkeys((person.name, *person.forms)):
            words = folded(name)
            if words not in speaker.names:
                speaker.names.add(words)
                self._grown[speaker.id] = speaker.names
            self._batch.insert(
                ALIASES,
                {
                    "speaker_id": speaker.id,
                    "person_id": person_id,
                    "name": name,
                    "name_folded": words,
                },
            )
        for role in dict.fromkeys(person.roles):
            self._batch.insert(
                ROLES,
                {
                    "speaker_id": speaker.id,
                    "person_id": person_id,
                    "role": role,
                    "role_folded": folded(role),
                },
            )

    def write_names(self) -> None:
        """Write the names that speakers of earlier batches have gained. After the flush."""
        if self._grown:
            self._batch.connection.execute(
                update(SPEAKERS)
                .where(SPEAKERS.c.id == bindparam("speaker"))
                .values(names_folded=bindparam("names")),
                [
                    {"speaker": id_, "names": "\n".join(sorted(names))}
                    for id_, names in self._grown.items()
                ],
            )
            self._grown = {}
