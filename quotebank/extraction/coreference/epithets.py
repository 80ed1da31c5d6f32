"""Who was spoken of and is called by what he is: "the mogul", "the lifelong Hexley resident", "the
MEP" of Ann Lind. Under descriptions, where no office printed beside a name tells who is meant.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.ages import AGED, PERSONS, age_of, of_other_age
from quotebank.extraction.coreference.asking import (
    anybody_before,
    asker,
    done_by,
    done_to,
    nameless_before,
    spoken_to,
    told_of,
)
from quotebank.extraction.coreference.calling import (
    against,
    is_from_elsewhere,
    may_be_called,
    told_apart,
    young,
)
from quotebank.extraction.coreference.cast import Cast, Resolve, Speaker
from quotebank.extraction.coreference.offices import ELECT, of_state
from quotebank.extraction.coreference.parties import PARTIES, without_party
from quotebank.extraction.coreference.pronouns import Pronouns
from quotebank.extraction.lexicon.entries import plural
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.names.offices import SPEAKERS
from quotebank.extraction.people.entity import Entity

_TELLS: Final = re.compile(" [a-z]+ing ")
"""Behind a description that tells who is meant."""
ONCE: Final = re.compile("[Tt]he (?:former|retired|veteran|one-time) ")
"""What somebody named is called by, though others of that trade go without a name."""
_TOP: Final = re.compile("([A-Z][\\w.-]+)['\u2019]s top ")
_STATES: Final = re.compile(
    "[A-Z][\\w.-]+(?: [A-Z][\\w.-]+)?(?:['\u2019]s|(?<=s)['\u2019]) [a-z]+$"
)
"""What somebody is of a state: "Slovakia's premier"."""
_FELLOW: Final = 40
"""Characters before a name in which it is told whose fellow somebody is."""
_TWO: Final = 2
_RANKS: Final = frozenset(("general", "admiral", "colonel", "major"))
"""What whoever holds another office may be as well."""


class Asked:
    """A description of which is asked who it is: what is printed (``phrase``), who spoke before it
    (``last``), and what tells who others are (``resolve``)."""

    __slots__ = ("last", "mention", "phrase", "resolve", "what")

    def __init__(
        self,
        mention: Mention,
        what: Description,
        phrase: str,
        last: Speaker | None,
        resolve: Resolve,
    ) -> None:
        self.mention, self.what, self.phrase = mention, what, phrase
        self.last, self.resolve = last, resolve


class Epithets:
    """Whoever is spoken of in one article, by what he is called."""

    def __init__(self, cast: Cast, pronouns: Pronouns) -> None:
        self.cast, self.pronouns = cast, pronouns
        self._several: dict[str, int] = {}  # noun -> where first several are called so

    def fellow_of(self, asked: Asked, entity: Entity) -> Speaker | None:
        """Return who is spoken of and holds an office that is printed beside his fellow alone:
        "Lind and fellow MEP Carl Holm fell out. The MEP said"."""
        text, start = self.cast.page.text, entity.starts[0]
        fellow = text.rfind("fellow ", max(0, start - _FELLOW), start)
        if fellow < 0 or not text[fellow:start].replace(" ", "").replace("-", "").isalpha():
            return None
        mention = asked.mention
        ranked = self.pronouns.ranked(mention, asked.what.gender, asked.last, asked.resolve)
        who = ranked[0][1] if ranked else None
        if who is None or who.entity is None or who.entity is entity:
            return None
        free = self.cast.roles.of(who.entity).isdisjoint(self.cast.page.lexicon.roles)
        return who.sure(0.7) if free and self.cast.surely_person(who) else None

    def stands_alone(self, mention: Mention) -> bool:
        """Whether nothing behind a description tells who is meant, as in "the lawmaker chairing the
        session"."""
        return _TELLS.match(self.cast.page.text, mention.bounds[1]) is None

    def went_on(self, asked: Asked) -> Speaker | None:
        """Return who spoke last, else the subject of the sentence before, if his role may be called
        so: "the diplomat" of an ambassador."""
        mention, what = asked.mention, asked.what
        if self.some(what.head, mention.start):
            return None  # "the official" among officials
        who = self.only_bearer(asked) if what.head in SPEAKERS else None
        # ("The spokesman" is the press secretary, whoever spoke before.)
        who = who or self._last_speaker(asked)
        # ("A source said … The official said": he may be the source.)
        nameless = asked.last is not None and asked.last.kind == "unnamed"
        if who is None and nameless and asked.phrase.lower() == "the source":
            return self._nameless(asked)  # "A diplomat said … The source said"
        return who if who is not None or nameless else self.only_bearer(asked)

    def _nameless(self, asked: Asked) -> Speaker | None:
        """Return who spoke last without a name, if it is one person."""
        last = asked.last
        return None if last is None or last.gender in ("n", "p") else last.sure(0.85)

    def _last_speaker(self, asked: Asked) -> Speaker | None:
        """Return who spoke last, or else is spoken of, if his role may be called so."""
        mention, what = asked.mention, asked.what
        who = asked.last
        if who is None:
            ranked = [
                one for _, one in self.pronouns.ranked(mention, what.gender, None, asked.resolve)
            ]
            who = self._fitting(asked, ranked) or (ranked[0] if ranked else None)
        if who is None or who.entity is None or who.kind == "organisation":
            return None
        if who.entity.is_not(what.gender):
            return None
        if self.cast.roles.bears(who.entity, asked.phrase, what.head):
            apart = told_apart(self.cast, who.entity, what.head, mention.bounds[1])
            return None if apart else who.sure(0.85)
        if self._may_be(asked, who.entity):
            return who.sure(0.75)
        return who.sure(0.66) if self._is_private(asked, who) else None

    def _fitting(self, asked: Asked, ranked: list[Speaker]) -> Speaker | None:
        """Return the only one of those spoken of whose role may be called so: "President Lind will
        come, Ambassador Carl Holm told the agency. "…," the diplomat said"."""
        roles, head = self.cast.roles, asked.what.head
        fitting = [
            who
            for who in ranked
            if who.entity is not None and roles.bears(who.entity, asked.phrase, head)
        ]
        return fitting[0] if len({id(who.entity) for who in fitting}) == 1 else None

    def of_age(self, asked: Asked) -> Speaker | None:
        """Return who is spoken of most readily, if nothing that is printed of him forbids it: no
        other age, no office ("the 33-year-old woman" is not the mayor)."""
        noun = asked.what.head
        if not self.stands_alone(asked.mention) or self.some(noun, asked.mention.start):
            return None
        people = self._near(asked)
        if not people or self._who_spoke(asked, people):
            return None
        who, entity = people[0]
        roles, lexicon = self.cast.roles, self.cast.page.lexicon
        aged = AGED.search(asked.phrase)
        if aged and age_of(roles, entity) not in ("", aged[1]):
            return None
        held = roles.of(entity).intersection(lexicon.roles) - PARTIES - lexicon.styles
        if noun in PERSONS:
            free = held.isdisjoint(lexicon.offices) and held.isdisjoint(lexicon.short.values())
        else:
            free = held <= lexicon.unofficial
        return who.sure(0.66) if free else None

    def _is_private(self, asked: Asked, who: Speaker) -> bool:
        """Whether who spoke last, and is nearest, may be "the lifelong Hexley resident" or "the
        army spokesman": somebody of whom no office is printed, or a rank."""
        lexicon, head = self.cast.page.lexicon, asked.what.head
        speaks = head in SPEAKERS
        if not (speaks or head in lexicon.private) or who is not asked.last or who.entity is None:
            return False
        if not self.stands_alone(asked.mention) or asked.phrase[:4].lower() != "the ":
            return False
        if asker(self.cast, asked.mention, asked.what, who) is not None:
            return False
        ranked = self.pronouns.ranked(asked.mention, "", who, asked.resolve)
        nearest = bool(ranked) and ranked[0][1].entity is who.entity
        held = self.cast.roles.of(who.entity).intersection(lexicon.roles)
        if speaks:
            held -= {"officer"}.union(*lexicon.synonyms["officer"])
        return nearest and not held

    def _may_be(self, asked: Asked, entity: Entity) -> bool:
        """Whether somebody may be "the England captain" by what else is printed of him."""
        return (
            (asked.phrase[:4].lower() == "the " or self._is_top(asked.phrase, entity))
            and self.stands_alone(asked.mention)
            and may_be_called(
                self.cast, entity, asked.phrase, asked.what.head, asked.mention.bounds[1]
            )
        )

    def _is_top(self, phrase: str, entity: Entity) -> bool:
        """Whether somebody may be "Russia's top diplomat": no other country stands beside him."""
        owner = _TOP.match(phrase)
        if owner is None:
            return False
        roles, countries = self.cast.roles.of(entity), self.cast.page.lexicon.demonyms
        if state := of_state(phrase):
            return not roles.isdisjoint(state)
        return owner[1].lower() in roles or not any(word.title() in countries for word in roles)

    def some(self, noun: str, stop: int) -> bool:
        """Whether one of several, or several, are called so before a place: "an official"."""
        first = self._several.get(noun)
        if first is None:
            several = rf"(?i)\b(?:(?:an?|one|another) (?:[\w-]+ ){{0,3}}{noun}|{plural(noun)})\b"
            found = re.compile(several).search(self.cast.page.text)
            first = self._several[noun] = found.start() if found else len(self.cast.page.text)
        return first < stop

    def spoken_of(self, asked: Asked) -> Speaker | None:
        """Return the person of the sentence before whom nothing forbids to be "the mogul": rather
        one without an office ("the Lib Dem leader" is not the Home Secretary)."""
        what = asked.what
        people = self._near(asked)
        people = young(self.cast, what.head, people, asked.mention.start)
        whom = done_by(self.cast, asked.mention, what.head) if people else None
        another = bool(people) and people[0][1] is whom
        people = [one for one in people if one[1] is not whom]
        spoke = self._who_spoke(asked, people)
        if spoke:  # the driver whom Lind asked is not Lind, and nobody is guessed at
            people = [one for one in people if one[1] not in spoke]
        bearer = self._bearer(asked, people) or self.only_bearer(asked)
        if bearer is not None or spoke:
            return bearer
        top = people[0] if people else None
        # (With another word for his office somebody who has none comes before him.)
        if top and what.head in self.cast.roles.of(top[1]) and self._may_be(asked, top[1]):
            return top[0].sure(0.7)
        calling = what.head.removesuffix(ELECT) in self.cast.page.lexicon.callings
        if people and told_of(self.cast, asked.mention, people[0][1], calling=calling):
            return None  # "He was a quiet man," the landlord said
        if (people and what.head not in self.cast.page.lexicon.offices) and (
            another or nameless_before(self.cast, asked.mention, asked.resolve)
        ):
            return None  # who comes next is not guessed at
        free = self._free(asked, people)
        if free is not None:
            return free
        return top[0].sure(0.66) if top and self._may_be(asked, top[1]) else None

    def _free(self, asked: Asked, people: list[tuple[Speaker, Entity]]) -> Speaker | None:
        """Return the first of those spoken of whose office does not forbid a description."""
        lexicon = self.cast.page.lexicon
        phrase, noun = asked.phrase, asked.what.head.removesuffix(ELECT)
        aged = AGED.search(phrase)
        calling = noun in lexicon.callings
        office = calling or noun in lexicon.top or noun in lexicon.offices
        once = len(people) == 1 and ONCE.match(phrase)
        for who, entity in people:
            if of_other_age(self.cast.roles, entity, aged, noun):
                continue
            held = self.cast.roles.of(entity).intersection(lexicon.roles) - PARTIES - lexicon.styles
            if against(self.cast.roles.of(entity), noun):
                continue
            if held and anybody_before(self.cast, asked.mention):
                break
            if not office and is_from_elsewhere(self.cast, entity, phrase, asked.mention):
                break
            if not office or held <= lexicon.unofficial or once:
                return who.sure(0.66)
            if noun in _RANKS and entity is people[0][1] and not self._is_held(noun):
                return who.sure(0.66)  # an envoy may be "the retired Marine Corps general"
            if not calling and entity is people[0][1] and self.cast.roles.once(entity):
                return who.sure(0.66)  # "the new boss" is not whose aide he was
            if calling:  # "the envoy" is neither the U.N. official nor who was named before him
                break
        return None

    def _is_held(self, noun: str) -> bool:
        """Whether a noun is printed as what somebody is."""
        people = self.cast.people.described
        return any(noun in self.cast.roles.of(entity) for entity in people if not entity.body)

    def _near(self, asked: Asked) -> list[tuple[Speaker, Entity]]:
        """Return who may be spoken of, most readily first."""
        mention = asked.mention
        ranked = self.pronouns.ranked(mention, asked.what.gender, asked.last, asked.resolve)
        beside = self._beside(mention)
        # Not of whom the words are: "The England captain said: “Jude was superb.”"
        spoken = self.pronouns.names_spoken(mention)
        return [
            (who, entity)
            for _, who in ranked
            if (entity := who.entity) is not None
            and entity is not beside
            and entity.words[0] not in spoken
            and self.cast.surely_person(who)
        ]

    def _who_spoke(
        self, asked: Asked, people: list[tuple[Speaker, Entity]]
    ) -> tuple[Entity | None, ...]:
        """Return who speaks to whom a description means, if he is meant most readily."""
        if not people:
            return ()
        mention, what = asked.mention, asked.what
        apart = (
            spoken_to(self.cast, mention, what.head, asked.resolve),
            asker(self.cast, mention, what, asked.last),
        )
        if done_to(self.cast, people[0][1], what.head, mention.start):
            return (people[0][1],)
        return apart if people[0][1] in apart else ()

    def _bearer(self, asked: Asked, people: list[tuple[Speaker, Entity]]) -> Speaker | None:
        """Return of whom a role is printed with another word for the noun of a description."""
        roles, head = self.cast.roles, asked.what.head
        for who, entity in people:
            if roles.bears(entity, asked.phrase, head):
                return who.sure(0.8)
        for who, entity in people:
            if roles.is_only(entity, asked.phrase, head):
                rivals = [e for _, e in people if roles.is_like(e, head)]
                # (A midfielder and a goalkeeper: who is the captain?)
                if len(rivals) < _TWO or head in self.cast.page.lexicon.top:
                    return who.sure(0.7)
        return None

    def only_bearer(self, asked: Asked) -> Speaker | None:
        """Return the only one told of before, however long ago, of whom a role is printed with
        another word for the noun of a description: "the lawmaker" of "Sen. Ann Lind"."""
        known = asked.what.head in self.cast.page.lexicon.synonyms
        if not known or not (asked.phrase[:4].lower() == "the " or _STATES.match(asked.phrase)):
            return None
        start, roles = asked.mention.start, self.cast.roles
        bearers = [
            entity
            for entity in self.cast.people.described
            if entity.starts[0] < start
            and not entity.body
            and not entity.is_not(asked.what.gender)
            and roles.bears(entity, without_party(asked.phrase, roles.of(entity)), asked.what.head)
            and not told_apart(self.cast, entity, asked.what.head, asked.mention.bounds[1])
        ]
        return self.cast.speaker(bearers[0], 0.75) if len(bearers) == 1 else None

    def _beside(self, mention: Mention) -> Entity | None:
        """Return who is somebody else: in "Lind and the defendant" the defendant is not Lind."""
        tags, i = mention.scan.tags, mention.at
        what = mention.scan.what[i - 2] if tags.endswith("N&", 0, i) else None
        return self.cast.people.at.get(what.start) if isinstance(what, NameAt) else None
