"""Which body a common noun means: "the company", "the ministry". Under descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from quotebank.extraction.coreference.cast import Cast
from quotebank.extraction.coreference.charters import COMPANY, INNER, STATES, is_agency, may_be
from quotebank.extraction.coreference.trades import (
    PRINTINGS,
    dealt_in,
    is_rival,
    is_trader,
    reports,
    several,
    speaks_as_it,
)
from quotebank.extraction.lexicon.entries import listed
from quotebank.extraction.lexicon.possessives import ENDINGS
from quotebank.extraction.mentions.clauses import doer, main_subject
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Scan
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people.entity import Entity

_OWNERS: Final = frozenset(("group", "company"))
"""In "Hexley Bank Group", which is a bank."""
_CLOSING: Final = re.compile("[,Q](?P<body>O)b?C[^CQ,;:]{0,6}$")
"""A body that tells what a sentence reports: "…, Human Rights Watch said in a statement"."""
_REACH: Final = 40
_LETTERS: Final = 4
"""Of "IBM"."""
_BANK: Final = "bank"
_AGENCY: Final = "agency"
_WRITTEN: Final = "paper"
"""What a body has written as often as it is one."""


def _first_start(entity: Entity) -> int:
    return entity.starts[0]


class Firms:
    """The bodies of one article, by the common nouns that they may be called by."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._by_noun: dict[str, list[Entity]] | None = None

    def meant(self, mention: Mention, noun: str) -> Entity | None:
        """Return the body that "the ministry" or "the company" means: one whose name has the word,
        else the body last named as a subject, else the one that the article begins with."""
        named = self.called(noun)
        phrase = self.cast.page.text[slice(*mention.bounds)].split()
        owned = phrase[0].endswith(ENDINGS)
        told = phrase[1:-1]
        known = len(named) == 1 and self.is_known(named[0], mention, noun)
        if known and not owned and may_be(named[0], noun, told, self.cast.page.lexicon):
            if noun in COMPANY:
                return self._who_spoke(mention, noun, told, named[0])
            return named[0]  # not "Norway's central bank", of a Harbor Bank
        if any(word[0].isupper() for word in phrase[1:]):
            # "the Hughes board" is no other board
            return None if owned else self._of_country(mention, noun, told)
        if owned and noun not in COMPANY and phrase[0][0].isupper():
            return None  # "Malaysia's human rights commission" is no other
        spoken_of = [
            entity
            for entity in self._subjects_before(mention)
            if may_be(entity, noun, told, self.cast.page.lexicon)
        ]
        if noun in COMPANY:
            company = self._company(mention, spoken_of)
            if company is not None:
                company.body = True
            return company
        for entity in spoken_of:
            # "Nordbank agreed. Swedish lender Skandia said …, the bank said"
            lends = noun == _BANK and self._trades(entity, mention.start)
            if entity.body or lends or several(self.cast.page.text, entity):
                return entity
        if noun in self.cast.page.lexicon.minor_firms:
            return self._called_alone(spoken_of, noun, mention.bounds[0])
        found = next(iter(spoken_of), None) or self._doer(mention, noun, told)
        return self._agency(mention) if found is None and noun == _AGENCY else found

    def _company(self, mention: Mention, spoken_of: list[Entity]) -> Entity | None:
        """Return which of those spoken of "the company" is, else the one that the article begins
        with; no rival that was brought in beside it."""
        text = self.cast.page.text
        spoken_of = [entity for entity in spoken_of if not is_rival(text, entity.starts[0])]
        for entity in spoken_of:
            if entity.body or several(text, entity):
                return entity
            if speaks_as_it(text, entity):
                return self._in_full(entity)
        return (
            next(self._firms(mention), None)
            or next(iter(spoken_of), None)
            or self._doer(mention, "company", [])
            or dealt_in(self.cast, mention.start)
        )

    def _agency(self, mention: Mention) -> Entity | None:
        """Return the one agency that was named, be it no subject: "A laptop was stolen from a Coast
        Guard officer's car. "…," the agency said"."""
        named = [
            entity
            for entity in self.cast.people.described
            if entity.starts[0] < mention.start
            and is_agency(entity.words)
            and self.cast.body_here(entity)
        ]
        return named[0] if len(named) == 1 else None

    def _who_spoke(self, mention: Mention, noun: str, told: list[str], named: Entity) -> Entity:
        """Return the company that spoke before "the company", where one that has the noun in its
        name did not: "Norsk said it would sell its unit to Baltic Holding Company"; else that one,
        but the first firm of the article where the other is named only once, by the way."""
        for entity in self._subjects_before(mention):
            if entity is named:
                return named
            if may_be(entity, noun, told, self.cast.page.lexicon) and speaks_as_it(
                self.cast.page.text, entity
            ):
                return self._in_full(entity)
        by_the_way = len(named.starts) == 1
        return (next(self._firms(mention), None) or named) if by_the_way else named

    def _of_country(self, mention: Mention, noun: str, told: list[str]) -> Entity | None:
        """Return the one firm that may be "the French firm", "the London-based company": of two,
        the one that is told to be French; and nobody where something else was."""
        demonyms, text = self.cast.page.lexicon.demonyms, self.cast.page.text
        words = [word for word in told if word[0].isupper()]
        if (
            noun not in COMPANY
            or len(words) != 1
            or not (words[0] in demonyms or words[0].endswith("-based"))
        ):
            return None
        firms = list(self._firms(mention))
        own = [entity for entity in firms if self._is_of(entity, words[0])]
        if not own and text.find(words[0], 0, mention.bounds[0]) < 0:
            own = firms
        if len(own) != 1:
            return None
        own[0].body = True
        return own[0]

    def _is_of(self, entity: Entity, country: str) -> bool:
        """Whether a firm is brought in by its country: "French soap maker L'Aurore"."""
        start = entity.starts[0]
        return country in self.cast.page.text[max(0, start - _REACH) : start].split()

    def _in_full(self, entity: Entity) -> Entity:
        """Return the firm by its longest name, a body now: "Norsk" of Norsk Vannkraft Ltd."""
        first = entity.words[0]
        for other in self.cast.people.described:
            if other.body and other.words[0] == first and len(other.words) > len(entity.words):
                return other
        entity.body = True
        return entity

    def _called_alone(self, spoken_of: list[Entity], noun: str, stop: int) -> Entity | None:
        """Return what has a name of one word, where nobody else may: "Norsk has dropped the plan.
        The museum said"; but Bjork may have a label, and Hexley a museum of which was told."""
        if noun in listed("organisations", "stage") or not spoken_of:
            return None
        if self.cast.page.text.find(f" {noun}", 0, stop) >= 0:
            return None
        return spoken_of[0] if len(spoken_of[0].words) == 1 else None

    def called(self, noun: str) -> list[Entity]:
        """Return the bodies that a noun in their names says what they are; two, where there are
        more: an Arts Council England is a council, but a Local Government Association is no
        government."""
        if self._by_noun is None:
            self._by_noun = {}
            for entity in self.cast.people.described:
                if len(entity.words) > 1:
                    for word in set(entity.name.lower().split()):
                        self._by_noun.setdefault(word, []).append(entity)
        known = self._by_noun.get(noun, ())
        bodies = (e for e in known if self._is_a(e, noun) and self.cast.body_here(e))
        return list(islice(bodies, 2))

    def _is_a(self, entity: Entity, noun: str) -> bool:
        """Whether a noun in a body's name says what it is: not what it is for ("Institute for
        Government"), nor what another noun behind it is of ("Great Ormond Street Hospital
        Charity")."""
        words = entity.name.lower().split()
        at = words.index(noun)
        if not INNER.isdisjoint(words[:at]):
            return False
        lexicon = self.cast.page.lexicon
        for word in words[at + 1 :]:
            if word in INNER:
                break
            if (word in lexicon.firms or word.title() in lexicon.public) and word not in _OWNERS:
                return False
        return True

    def is_known(self, entity: Entity, mention: Mention, noun: str) -> bool:
        """Whether a body was named before it is called by a noun, or is what the noun says and no
        more: the European Court of Justice named behind "the court", but no Kennel Club behind
        "the club", nor an Arts Council England behind "the council"."""
        if entity.starts[0] < mention.start:
            return True
        words = entity.name.lower().split()
        told = self.cast.page.text[slice(*mention.bounds)].lower().split()[1:]
        if told == words:
            return True  # "The information commissioner's office"
        lexicon = self.cast.page.lexicon
        if noun not in lexicon.firms or noun.title() not in lexicon.public:
            return False
        behind = words[words.index(noun) + 1 :]
        return (not behind or behind[0] in INNER) and all(word in words for word in told)

    def _subjects_before(self, mention: Mention) -> Iterator[Entity]:
        """Yield the bodies that are subjects of the sentences before, the last one first."""
        for scanned, stop, _ in self.cast.before(mention, 2):
            closing = _CLOSING.search(scanned.tags, 0, stop)
            main = closing.start("body") if closing else main_subject(scanned)
            if scanned.tags.startswith(("DO", "D,O,", "D,N,"), main):
                # "the daily ABC", "Norway's largest bank, Norsk,"
                main += 2 if scanned.tags[main + 1] == "," else 1
            entity = self._named(scanned, main, stop)
            if entity is not None:
                yield entity

    def _doer(self, mention: Mention, noun: str, told: list[str]) -> Entity | None:
        """Return the body that does what a sentence before tells by a passive: "The plan was drawn
        up by Norsk"."""
        if noun == _WRITTEN:
            return None
        for scanned, stop, _ in self.cast.before(mention, 2):
            entity = self._named(scanned, doer(scanned), stop)
            if (
                entity is not None
                and entity.body
                and may_be(entity, noun, told, self.cast.page.lexicon)
            ):
                return entity
        return None

    def _named(self, scanned: Scan, place: int, stop: int) -> Entity | None:
        """Return the body that is named at a place of a sentence before ``stop``."""
        thing = scanned.what[place] if 0 <= place < stop else None
        if not isinstance(thing, NameAt) or thing.name.sort == "place":
            return None
        entity = self.cast.people.at.get(thing.start)
        if entity is None or not (
            self.cast.body_here(entity) or several(self.cast.page.text, entity)
        ):
            return None
        return entity

    def _firms(self, mention: Mention) -> Iterator[Entity]:
        """Yield the firms of the article before a mention, in order: those with a name of two words
        or "Inc", those told to be firms beside their names ("doorbell maker Dingle"), and whatever
        may be one that the article begins with."""
        text = self.cast.page.text
        opening = self._opening()
        for entity in sorted(self.cast.people.described, key=_first_start):
            if entity.starts[0] >= mention.start:
                return
            if (
                self._is_place(entity)
                or reports(text, entity.starts[0])
                or is_rival(text, entity.starts[0])
                or not may_be(entity, "firm", [], self.cast.page.lexicon)
            ):
                continue
            if (
                (entity.body and len(entity.words) > 1)  # "TV" begins no story as a firm
                or entity is opening
                or self._trades(entity, mention.start)
            ):
                yield entity

    def _trades(self, entity: Entity, stop: int) -> bool:
        """Whether a name is told to be a firm's before ``stop``."""
        if entity.gender or entity.honoured or entity.words[0] in self.cast.page.lexicon.given:
            return False
        text, ends = self.cast.page.text, self.cast.roles.place_ends()
        told = any(
            start < stop and is_trader(text, start, ends.get(start, start))
            for start in entity.starts[:PRINTINGS]
        )
        if told:
            entity.body = True
        return told or bool(
            len(entity.words) == 1 and self.cast.roles.of(entity) & self.cast.page.lexicon.firms
        )

    def _opening(self) -> Entity | None:
        """Return the subject of the article's first sentence, if that may be a body."""
        page = self.cast.page
        if not page.layout.paragraphs:
            return None
        scanned = page.scan(0, page.sentences(0)[0])
        entity = self._named(scanned, main_subject(scanned), len(scanned.tags))
        if entity is None or entity.gender or entity.words[0] in page.lexicon.given:
            return None
        if entity.body:
            return entity
        # Not "The 300-foot MS Norsk Star sank", nor the place of "HEXLEY, March 2 - Norsk said"
        if page.text.startswith(("The ", "A ", "An "), scanned.start):
            return None
        return None if len(entity.name) > _LETTERS and entity.name.isupper() else entity

    def _is_place(self, entity: Entity) -> bool:
        if any(name.sort == "place" for name in entity.names):
            return True
        lexicon = self.cast.page.lexicon
        name = entity.name.title() if entity.name.isupper() else entity.name
        return name in lexicon.places or entity.name in STATES
