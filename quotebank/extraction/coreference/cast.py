"""The people and bodies of one article as speakers: names to speakers, and what each may be.

The ground under pronouns and descriptions; nothing here asks back who a mention is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from quotebank.extraction.coreference.roles import Roles
from quotebank.extraction.coreference.slips import meant_by
from quotebank.extraction.mentions.clauses import trails
from quotebank.extraction.mentions.page import Mention, Page, sentence_at
from quotebank.extraction.mentions.scan import Scan
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people import People
from quotebank.extraction.people.entity import Entity
from quotebank.model import Person, SpeakerKind

_NEXT_WORD: Final = re.compile(r" (?:also |has |had )?(\w+)")
_PRINTINGS: Final = 6
SENTENCE: Final = 0.7
"""The distance from a sentence to the one before; a paragraph adds to it."""
PARAGRAPH: Final = 0.4
_FARTHEST: Final = 12.0
"""Distance beyond which nothing is looked at."""


class Speaker:
    """Who a mention is, and how sure that is."""

    __slots__ = ("certainty", "entity", "gender", "kind", "name")

    def __init__(
        self,
        name: str | None,
        kind: SpeakerKind | None,
        certainty: float,
        entity: Entity | None,
        gender: str = "",
    ) -> None:
        self.name, self.certainty, self.entity, self.gender = name, certainty, entity, gender
        self.kind: SpeakerKind | None = kind

    def sure(self, certainty: float) -> Speaker:
        """Return the same speaker, so sure."""
        return Speaker(self.name, self.kind, certainty, self.entity, self.gender)


NOBODY: Final = Speaker(None, None, 1.0, None)
UNKNOWN: Final = Speaker(None, None, 0.5, None)

Resolve = Callable[[Mention, Speaker | None], Speaker]
"""Who a mention is, given who spoke before."""
_AGE: Final = re.compile(r", \d\d,")
"""Behind a name of one word that is a person's: "Stormzy, 30,". (A club, too, is "who".)"""


class Cast:
    """The people and bodies of one article."""

    def __init__(self, page: Page, people: People) -> None:
        self.page, self.people = page, people
        self.roles = Roles(page, people)
        self._surnames: dict[str, int] | None = None
        self._named: dict[tuple[int, bool], Speaker] = {}

    def named(self, at: NameAt) -> Speaker:
        """Return who is named at a place."""
        entity = self.people.at.get(at.start)
        if entity is None:
            kind: SpeakerKind = "organisation" if at.name.sort == "body" else "person"
            return Speaker(printed(at.name.text), kind, 0.8, None)
        key = id(entity), len(at.name.words) > 1
        found = self._named.get(key)
        if found is None:
            found = self._named[key] = self._known(entity, in_full=key[1])
        return found

    def _known(self, entity: Entity, *, in_full: bool) -> Speaker:
        if len(entity.words) == 1 and not entity.body:
            meant = meant_by(entity, self.people.described, self.page.lexicon)
            if meant is not None:
                return self.speaker(meant, 0.86)
        alone = in_full or self._bearers(entity.words[-1]) < 2
        return self.speaker(entity, 0.99 if alone else 0.86)

    def _bearers(self, surname: str) -> int:
        """Return how many people of the article bear a surname."""
        if self._surnames is None:
            surnames: dict[str, int] = {}
            for entity in self.people.entities:
                if not entity.body:
                    last = entity.words[-1]
                    surnames[last] = surnames.get(last, 0) + 1
            self._surnames = surnames
        return self._surnames.get(surname, 0)

    def several(self, scanned: Scan, places: Sequence[int], certainty: float) -> Speaker | None:
        """Return those at places of a scan who speak together as one speaker, None unless all are
        named and are not the same."""
        names: list[str] = []
        for place in places:
            what = scanned.what[place]
            name = self.named(what).name if isinstance(what, NameAt) else None
            if name is None or name in names:
                return None
            names.append(name)
        whole = f"{', '.join(names[:-1])} and {names[-1]}"
        return Speaker(whole, "organisation", certainty, None)

    def speaker(self, entity: Entity, certainty: float) -> Speaker:
        """Return a person or body as a speaker; a firm by what stands beside it is a body from
        then on, for whoever asks."""
        if self.roles.firm(entity):
            entity.body = True
        kind: SpeakerKind = "organisation" if entity.body else "person"
        return Speaker(printed(entity.name), kind, certainty, entity, entity.gender)

    def surely_person(self, who: Speaker) -> bool:
        """Whether a name of unknown gender is more than one word that begins sentences."""
        entity = who.entity
        if entity is None or entity.honoured:
            return True
        if len(entity.words) > 1:
            return not self.thing(who)
        after = entity.starts[0] + len(entity.name)
        return (
            entity.words[0] in self.page.lexicon.given
            or _AGE.match(self.page.text, after) is not None
            or self.roles.introduces(entity)
        )

    def thing(self, who: Speaker) -> bool:
        """Whether a name stands behind an article: "in the Congressional Record", "the Birchfield
        Harrier"."""
        entity = who.entity
        if entity is None or entity.honoured or entity.gender:
            return False
        start = entity.starts[0]
        return self.page.text[max(0, start - 4) : start].lower() == "the "

    def speaks(self, who: Speaker) -> bool:
        """Whether a verb of speech follows one of the first printings of a name."""
        if who.entity is None:
            return False
        text, cues = self.page.text, self.page.lexicon.cues
        for start in who.entity.starts[:_PRINTINGS]:
            name = self.page.names.get(start)
            following = _NEXT_WORD.match(text, name.end if name else start)
            if following and cues.get(following[1], ("weak", ""))[0] != "weak":
                return True
        return False

    def is_person(self, what: object, gender: str = "") -> bool:
        """Whether what stands in a scan is a name that something printed makes a person's, of that
        gender."""
        entity = self.people.at.get(what.start) if isinstance(what, NameAt) else None
        return (
            entity is not None
            and not entity.is_not(gender)
            and bool(entity.honoured or self.roles.gender(entity))
        )

    def body_here(self, entity: Entity) -> bool:
        """Whether an entity may be a firm or an office: nothing printed makes it a person."""
        return entity.body or not (
            entity.honoured or self.roles.gender(entity) or self.roles.of(entity)
        )

    def may_be_body(self, at: NameAt) -> bool:
        """Whether "it" may be what is named at a place."""
        entity = self.people.at.get(at.start)
        if entity is None or at.name.sort == "place":
            return False
        if at.name.text[-1].isdigit() and self._flies(at.start):
            return False
        if len(entity.words) > 1:
            return self.body_here(entity)  # not "Ana Lind, the mayor,"
        return entity.body or not self.is_person(at)  # a firm may be a sponsor or a maker

    def _flies(self, start: int) -> bool:
        """Whether a name is a flight's: "Norsk Airlines flight MH17"."""
        return self.page.text[max(0, start - 7) : start].lower() == "flight "

    def before(
        self, mention: Mention, back: int, having: str = ""
    ) -> Iterator[tuple[Scan, int, float]]:
        """Yield the mention's sentence and those before: scan, end of what counts, distance.

        Only those before that have the letters ``having``, whatever their case.
        """
        page, own = self.page, mention.scan
        if not trails(own, mention.at):
            yield own, mention.at, 0.0
        here = page.layout.paragraph_at(own.start)
        found = page.sentences(here)
        distance = SENTENCE
        before = sentence_at(found, own.start)
        for _ in range(back + 1):
            for i in range(before - 1, -1, -1):
                start, stop = found[i]
                if not having or having in page.text[start:stop].lower():
                    scanned = page.scan(here, found[i])
                    yield scanned, len(scanned.tags), distance
                distance += SENTENCE
                if distance > _FARTHEST:
                    return
            distance += PARAGRAPH
            here = page.before(here)
            if here < 0:
                return
            found = page.sentences(here)
            before = len(found)


def printed(name: str) -> str:
    """Return a name as readers expect it: capitals of a transcript in title case, on one line."""
    words = name.split()
    if len(words) > 1 and name.isupper():
        words = [w if w in ("II", "III", "IV") or len(w) < 2 else w.title() for w in words]
    return " ".join(words)


def person_of(entity: Entity) -> Person:
    """Return an entity as the article alone shows it."""
    return Person(
        printed(entity.name),
        "organisation" if entity.body else "person",
        entity.forms,
        entity.roles,
    )
