"""Names joined to entities as an article brings them: full names first, then the words that stand
alone. Serves ``people``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.name import Name, NameAt
from quotebank.extraction.names.sorts import goes_by_first
from quotebank.extraction.people.bodies import is_somebody, leads, without_people
from quotebank.extraction.people.deaths import Dead
from quotebank.extraction.people.entity import Entity
from quotebank.extraction.people.kin import Relative, kin_alone
from quotebank.extraction.people.namesakes import KEYS, of_family, same, which
from quotebank.extraction.people.relatives import (
    GENERATIONS,
    bereaved,
    by_generation,
    elder_or_younger,
    is_relative,
    meant,
    speaks,
)
from quotebank.extraction.people.titled import familiar, ranked

_LONGEST: Final = 4
"""Words of the longest name that is known by its parts too: longer ones are headlines'."""
_COUPLE: Final = 2
_SHORT: Final = 2
"""Letters; a part of a surname that nobody is called by has no more."""


class Gathering:
    """The entities so far, by what they can be looked up by."""

    __slots__ = (
        "at", "by_alias", "by_first", "by_last", "by_part", "by_text", "dead",
        "entities", "kin", "leads", "lexicon", "names", "relatives", "surnames", "text",
    )  # fmt: skip

    def __init__(
        self, text: str, names: Sequence[NameAt], known_as: Iterable[str], lexicon: Lexicon
    ) -> None:
        self.text, self.names = text, names
        self.relatives: list[Relative] | None = None
        self.dead = Dead(text)
        self.kin: dict[tuple[str, str], Entity] = {}
        distinct = {id(place.name): place.name for place in names}.values()
        self.leads, self.lexicon = without_people(text, leads(distinct, lexicon)), lexicon
        self.surnames = _surnames(distinct, known_as)
        self.entities: list[Entity] = []
        self.at: dict[int, Entity] = {}
        self.by_alias: dict[str, Entity] = {}
        self.by_last: dict[str, list[Entity]] = {}
        self.by_first: dict[str, list[Entity]] = {}
        self.by_part: dict[str, list[Entity]] = {}
        self.by_text: dict[str, Entity] = {}

    def take(self, names: Iterable[NameAt]) -> list[NameAt]:
        """Take in names; return single words, which have to wait for the full names."""
        waiting = []
        known, at = self.by_text, self.at
        for place in names:
            name = place.name
            sort = name.sort
            if sort == "role" or sort == "nothing":
                continue
            entity = known.get(name.key) or self._whole(name)
            if entity is None:
                waiting.append(place)
            else:
                entity.add(place)
                at[place.start] = entity
        return waiting

    def _whole(self, name: Name) -> Entity | None:
        """Return whose name is printed for the first time, None for a single word."""
        entity = self._body_of(name)
        if entity is None:
            body = name.sort == "body" or name.sort == "place"
            if len(name.words) == 1 and (
                not body
                or _shouted(name.text)
                or (name.text in self.surnames)
                or self._initials(name)
            ):
                return None
            entity = None if body else self._longer(name) or same(name, self.by_last, self.lexicon)
            if entity is None:
                entity = self._new(name)
                if not body:
                    self.by_last.setdefault(KEYS[name.words[-1]], []).append(entity)
                    self.by_first.setdefault(KEYS[name.words[0]], []).append(entity)
            if 2 < len(name.words) <= _LONGEST and not body and not name.words[-1].isupper():
                self._keep_parts(name.words, entity)
            if "-" in name.words[-1] and not body:
                self._keep_halves(name.words[-1], entity)
            self.by_text[name.key] = entity
            if name.nickname:
                self.keep_alias(name.nickname, name)
        return entity

    def _initials(self, name: Name) -> bool:
        """Whether initials are somebody's given names: "JJ" where a JJ Odunsi is named."""
        text = name.text
        return (
            (len(text) == _COUPLE or text[1:2] == text[3:] == ".")
            and text not in self.lexicon.bodies
            and text.isupper()
            and KEYS[text] in self.by_first
        )

    def keep_alias(self, alias: str, name: Name) -> None:
        """Note what somebody goes by: "Sonta" of Mark "Sonta" Mbuli."""
        entity = self.by_text.get(name.key)
        if entity is None and len(name.words) == 1:
            word = KEYS[name.words[0]]
            bearers = self.by_last.get(word) or self.by_first.get(word) or []
            entity = bearers[0] if len(bearers) == 1 else None  # "Rebecca, known as Becky,"
        if entity is not None and not entity.body:
            self.by_alias.setdefault(KEYS[alias], entity)

    def _keep_parts(self, words: tuple[str, ...], entity: Entity) -> None:
        """Note the parts by which some go on to be called: "Aranda" of José María Aranda López,
        "Hassan Sheikh" of Hassan Sheikh Mahmud."""
        for part in (*map(KEYS.__getitem__, words[1:-1]), " ".join(words[:2])):
            bearers = self.by_part.setdefault(part, [])
            if entity not in bearers:
                bearers.append(entity)

    def _keep_halves(self, surname: str, entity: Entity) -> None:
        """Note the halves of a surname: "Hontivera" of Risa Hontivera-Baraquel, but not of
        "Kwok-hung"."""
        halves = surname.split("-")
        if all(len(half) > _SHORT and half[0].isupper() for half in halves):
            for half in halves:
                bearers = self.by_part.setdefault(half.casefold(), [])
                if entity not in bearers:
                    bearers.append(entity)

    def _longer(self, name: Name) -> Entity | None:
        """Return the one person whose longer name begins with this one."""
        bearers = self.by_part.get(name.text) if len(name.words) == 2 else None
        return bearers[0] if bearers and len(bearers) == 1 else None

    def take_single(self, place: NameAt) -> None:
        """Take in a name of one word."""
        name = place.name
        entity = self.by_text.get(name.text) or self._single(place)
        if entity is None:
            entity = self._new(name)
            if entity.body:
                self.by_text[name.text] = entity
            else:
                self.by_last.setdefault(KEYS[name.text], []).append(entity)
        entity.add(place)
        self.at[place.start] = entity

    def _single(self, place: NameAt) -> Entity | None:
        """Return whose surname (or else given name, or a part of the name) this one word is."""
        name = place.name
        word = KEYS[name.words[0]]
        bearers: Sequence[Entity] | None = self.by_last.get(word)
        if bearers and word in self.by_first:
            bearers = of_family(bearers, self.by_first[word], self.lexicon)
        if not bearers:
            alias = self.by_alias.get(word)
            if alias is not None and word not in self.by_first:
                return alias
        if not bearers and name.sort == "body" and not self._initials(name):
            return None
        if not bearers:
            bearers = self.by_first.get(word) or self.by_part.get(word)
            if bearers and len(bearers) > 1 and name.text in self.lexicon.families:
                # "Li" of Li Xiangyu, where a Li Chunyan is named too
                return which(self.text, place, bearers, self.lexicon)
            if bearers and len(bearers) > 1 and name.role:
                bearers = [e for e in bearers if name.role in e.roles]
            if not bearers or len(bearers) > 1:
                return None
            if bearers[0].words[-1] in self.lexicon.public and is_somebody(self.text, name.text):
                return None  # "The Dunn Organization owns hotels. … Dunn told them he was busy"
            # "Prime Minister Abiy" is Abiy Girma who bears that title, "Prince Saud" Saud al-Noori,
            # "Inspector General Anton" the police's Anton Charilyn, "Mum Daniela" Daniela Yorke,
            # "Dancer Sally" Sally Lindon, but "Sen. Paul" is no Paul Ryan, and "President Bush" not
            # the Bush Presidency.
            role = name.role
            fits = not role or name.honorific or role in bearers[0].roles or ranked(role)
            fits = fits or goes_by_first(bearers[0].words, self.lexicon)
            related = role in self.lexicon.relatives or role in self.lexicon.orders
            return (
                bearers[0] if fits or related or familiar(name, bearers[0], self.lexicon) else None
            )
        return self._of_surname(place, bearers)

    def _of_surname(self, place: NameAt, bearers: Sequence[Entity]) -> Entity | None:
        """Return which of the ``bearers`` of a surname is meant, None for somebody else."""
        name = place.name
        if name.honorific and place.lead != place.start:
            relative, bearers = self._kin_meant(place, bearers)
            if relative is not None or not bearers:
                return relative
        if len(bearers) < _COUPLE and self.text.endswith(GENERATIONS, 0, place.lead):
            return self._kin_told(place, bearers[0])
        if len(bearers) == 1:
            only = bearers[0]
            if (name.honorific and only.is_not(name.gender)) or self._relative(place, only):
                return None
            return (self._bereaved(place, only) if self.dead[only] else None) or only
        if any(map(self.dead.__getitem__, bearers)) and speaks(self.text, place, self.lexicon):
            bearers = self.dead.living(bearers, place)
        return by_generation(self.text, place, bearers) or which(
            self.text, place, bearers, self.lexicon
        )

    def _bereaved(self, place: NameAt, only: Entity) -> Entity | None:
        """Return who speaks, by the surname, for a dead person: "Her brother, Pat, … Doyle said" of
        Ann Doyle, who was killed."""
        if not speaks(self.text, place, self.lexicon):
            return None
        key = "", place.name.text
        known = self.kin.get(key)
        if known is None:
            at = bereaved(
                self.text, place, only, self._alone(), self.names, self.dead, self.lexicon
            )
            known = self._in_full(at, place.name.text) if at is not None else None
            if known is not None:
                self.kin[key] = known
        return known

    def _kin_meant(
        self, place: NameAt, bearers: Sequence[Entity]
    ) -> tuple[Entity | None, Sequence[Entity]]:
        """Return the relative named by first name alone whom a title and a surname mean ("Her mum,
        Sandra, … Mrs Barlow said"), else the bearers of the surname whom they may mean."""
        surname = place.name.text
        key = self.text[place.lead : place.start], surname
        known = self.kin.get(key)
        if known is not None:
            return known, ()
        at, grown = meant(
            self.text, place, bearers, self._alone(), self.names, self.dead, self.lexicon
        )
        entity = self._in_full(at, surname) if at is not None else None
        if entity is None:
            return None, grown
        self.kin[key] = entity
        return entity, ()

    def _alone(self) -> list[Relative]:
        if self.relatives is None:
            self.relatives = kin_alone(self.text, self.names, self.lexicon)
        return self.relatives

    def _kin_told(self, place: NameAt, bearer: Entity) -> Entity:
        """Return whom "the elder Lassiter" means where a Bo Lassiter is named, whose father is
        Carl."""
        at = elder_or_younger(self.text, place, bearer, self._alone(), self.names)
        entity = self._in_full(at, place.name.text) if at is not None else None
        return entity or bearer

    def _in_full(self, at: NameAt, surname: str) -> Entity | None:
        """Return a relative named by first name alone, with the surname."""
        entity = self.at.get(at.start)
        if entity is None or entity.body or entity.words[-1] == surname:
            return entity
        if len(entity.words) > 1:
            entity = self._parted(at, entity)
        given = entity.words[0]  # "Mother Kelly" is Kelly Moody
        entity.name, entity.words = f"{given} {surname}", (given, surname)
        entity.full.append(at.start)
        return entity

    def _parted(self, at: NameAt, other: Entity) -> Entity:
        """Return a relative who is not the other of his given name: the son Mark, and Detective
        Mark Petty."""
        other.starts.remove(at.start)
        entity = self.at[at.start] = self._new(at.name)
        entity.add(at)
        return entity

    def _relative(self, place: NameAt, only: Entity) -> bool:
        """Whether the one full name is that of a relative, brought in behind a place where the
        surname stands: "Lind stood where his father, Carl Lind, had stood"."""
        full = only.full[0] if only.full else 0
        if place.start >= full:
            return False
        return is_relative(self.text, full, self.lexicon)

    def _new(self, name: Name) -> Entity:
        entity = Entity(name, name.words)
        self.entities.append(entity)
        return entity

    def _body_of(self, name: Name) -> Entity | None:
        """Return the firm whose name begins so: "Crazy Eddie" where "Crazy Eddie Inc" stands."""
        if not self.leads:
            return None
        body = self.leads.get(f"{name.role} {name.text}" if name.role else name.text)
        if body is None:
            return None
        entity = self.by_text.get(body.text)
        if entity is None:
            entity = self.by_text[body.text] = self._new(body)
        return entity


def _surnames(names: Iterable[Name], known_as: Iterable[str]) -> Set[str]:
    """Return the surnames, and what people are ``known_as``, that are a place's or body's too:
    "Washington" where a Denzel Washington is named."""
    placed: set[str] = set()
    surnames = set(known_as)
    for name in names:
        if len(name.words) == 1:
            if name.sort == "place" or name.sort == "body":
                placed.add(name.text)
        elif name.sort == "person" or name.sort == "name":
            surnames.add(name.words[-1])
            surnames.add(name.nickname)
    return surnames & placed


def _shouted(word: str) -> bool:
    """Whether a word may be a surname in capitals: "ROSS:" in a transcript is the Ross before."""
    return len(word) > 2 and word.isupper()
