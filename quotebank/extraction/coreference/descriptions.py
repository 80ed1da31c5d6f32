"""Who a description is: "the foreign minister", "his lawyer", "the company", "a letter from …"."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.appositions import named_beside, named_next
from quotebank.extraction.coreference.calling import against, may_be_called, told_apart
from quotebank.extraction.coreference.cast import Cast, Resolve, Speaker
from quotebank.extraction.coreference.firms import Firms
from quotebank.extraction.coreference.kinsfolk import kinsman
from quotebank.extraction.coreference.offices import ELECT
from quotebank.extraction.coreference.pronouns import Pronouns
from quotebank.extraction.coreference.things import two
from quotebank.extraction.coreference.wording import wording
from quotebank.extraction.coreference.writings import author_of
from quotebank.extraction.lexicon.entries import plural
from quotebank.extraction.mentions.clauses import definite, indefinite
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people.entity import Entity

_AGED: Final = re.compile(r"^(?:the|The) (?:[a-z-]+ ){0,2}(\d{1,3})-year-old$")
_OWNED: Final = re.compile("['\u2019]s? ")
"""In "the boy's uncle"."""
_WHOSE: Final = re.compile("(?i:his|her|its|their|my|(?:[^ ]+ ){0,3}[^ ]*['\u2019]s?) ")
"""Whose somebody is: before "father" where he is brought in, and where he goes on."""
_RANKED: Final = re.compile(
    r"[Tt]he (?:former |new |then )?(?:world(?: number)?|number)(?: [a-z]+)?$"
)
"""What is read of "the world number four", "the world No 4" and, in rugby, "the number eight"."""
_SEATED: Final = frozenset(("archbishop", "bishop", "duke", "earl"))
"""Who is called by his seat and never by it for somebody spoken of: "the Bishop of Oxley"."""
_TELLS: Final = re.compile(" [a-z]+ing ")
"""Behind a description that tells who is meant."""
_ONCE: Final = re.compile("[Tt]he (?:former|retired|veteran|one-time) ")
"""What somebody named is called by, though others of that trade go without a name."""
_FELLOW: Final = 40
"""Characters before a name in which it is told whose fellow somebody is."""
_TWO: Final = 2
_NATIVES: Final = frozenset(("man", "woman"))
_CAPITAL: Final = re.compile(" [A-Z]")


def _gender(what: Description) -> str:
    """Return the gender of an unnamed source: critics and a statement are no "he"."""
    if what.plural:
        return "p"
    return "n" if what.sort in ("document", "group") else what.gender


class _Asked:
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


class Descriptions:
    """The descriptions of one article."""

    def __init__(self, cast: Cast, pronouns: Pronouns) -> None:
        self.cast, self.pronouns = cast, pronouns
        self.firms = Firms(cast)
        self._several: dict[str, int] = {}  # noun -> where first several are called so

    def who(
        self, mention: Mention, what: Description, last: Speaker | None, resolve: Resolve
    ) -> Speaker:
        """Return who a description is, else the unnamed source that it stays; ``last`` spoke before
        it, ``resolve`` tells who others are."""
        entity = named_beside(self.cast, mention, what)
        if entity is not None:
            if what.sort == "group" and not entity.honoured:
                entity.body = True  # "a pressure group, BudgetWatch,"
            who = self.cast.speaker(entity, 0.97)
            # "her mother, Wanda,"
            return Speaker(who.name, who.kind, 0.97, entity, who.gender or what.gender)
        phrase = wording(self.cast.page, mention)
        if what.sort == "document":
            author = author_of(mention, last, resolve, self.cast.page.lexicon)
            if author is not None:
                return author
        if what.head == "two" or (what.plural and self._may_be_named(what) and definite(phrase)):
            pair = two(self.cast, mention, what)
            if pair is not None:
                return pair.sure(0.6)
        if what.sort in ("role", "kin") and not what.plural and _WHOSE.match(phrase):
            kept = kinsman(self.cast, mention, what) or self.cast.roles.kept(mention, what)
            if kept is not None:
                return self.cast.speaker(kept, 0.85)
        bare = " " not in phrase and what.sort == "role"  # the rest of the phrase is not read
        if what.plural or not (definite(phrase) or bare):
            named = None if what.plural else named_next(self.cast, mention, what)
            if named is not None:
                return self.cast.speaker(named, 0.8)
            return Speaker(phrase, "unnamed", 0.93, None, _gender(what))
        asked = _Asked(mention, what, phrase, last, resolve)
        if (
            what.sort == "role"
            or (what.sort == "kin" and phrase[:4].lower() == "the " and not _OWNED.search(phrase))
            or (
                what.sort == "open"
                and (what.head in self.cast.page.lexicon.epithets or _RANKED.match(phrase))
            )
        ):
            return self._role(asked)
        return self._called(asked)

    def _whose(self, mention: Mention) -> Entity | None:
        """Return whose somebody is told to be: "the mother of Ann Lind" is not she."""
        scanned, i = mention.scan, mention.at
        if not scanned.tags.startswith("pN", i + 1) or scanned.what[i + 1] != "of":
            return None
        name = scanned.what[i + 2]
        if not isinstance(name, NameAt) or not self.cast.is_person(name):
            return None
        return self.cast.people.at.get(name.start)

    def _called(self, asked: _Asked) -> Speaker:
        """Resolve "the ministry", "the Swede", "the father": a body, a countryman, or who was
        brought in so."""
        what = asked.what
        if what.head in self.cast.page.lexicon.institutions:  # "the ministry" is one told in full
            steps = (self._countryman, self._in_full, self._body, self._introduced)
        else:
            steps = (self._countryman, self._body, self._introduced, self._in_full)
        for step in steps:  # no generator: compiled, it would take every step before the first
            found = step(asked)
            if found is not None:
                return found
        return Speaker(asked.phrase, "unnamed", 0.9, None, _gender(what))

    def _body(self, asked: _Asked) -> Speaker | None:
        """Return which body "the ministry", "the company" or "the alliance" is."""
        what, lexicon = asked.what, self.cast.page.lexicon
        if what.head in lexicon.firms or what.head in lexicon.minor_firms:
            body = self.firms.meant(asked.mention, what.head)
        else:
            bodies = self.firms.called(what.head) if what.sort in ("open", "group") else []
            body = bodies[0] if len(bodies) == 1 else None  # of a Making Decisions Alliance
        return None if body is None else self.cast.speaker(body, 0.8)

    def _countryman(self, asked: _Asked) -> Speaker | None:
        """Return who "the Swede" is, None where the description names no country."""
        country = "-".join(asked.phrase.split()[-2:])  # "the St Lucian"
        if country not in self.cast.page.lexicon.demonyms:
            country = country.rpartition("-")[2]
            if country not in self.cast.page.lexicon.demonyms:
                return None
        entity = self.cast.roles.countryman(asked.mention, country)
        return self._spoken_of(asked) if entity is None else self.cast.speaker(entity, 0.85)

    def _may_be_named(self, what: Description) -> bool:
        """Whether several may be two who were named: "the ministers", but not "the sources"."""
        return what.sort == "role" and what.head not in self.cast.page.lexicon.unnamed

    def _role(self, asked: _Asked) -> Speaker:
        """Resolve "the foreign minister": who is printed with that role, else who was spoken of."""
        mention, what, phrase = asked.mention, asked.what, asked.phrase
        alone = self._stands_alone(mention)
        entity = self.cast.roles.holder(mention, what) if alone else None
        whose = self._whose(mention)
        if whose is not None and entity in (None, whose):
            return Speaker(phrase, "unnamed", 0.9, None, what.gender)
        aged = _AGED.search(phrase)
        if entity is None and aged:
            entity = self.cast.roles.aged(aged.group(1))
        if entity is not None:
            return self._fellow_of(asked, entity) or self.cast.speaker(entity, 0.92)
        introduced = self._introduced(asked)
        if introduced is not None:
            return introduced
        if what.head in self.cast.page.lexicon.firms:  # "the operator" may be the railway
            body = self.firms.meant(mention, what.head)
            if body is not None:
                return self.cast.speaker(body, 0.7)
        entity = self.cast.roles.titled(mention, what) if alone else None
        if entity is not None and not (
            what.head in self.cast.page.lexicon.anonymous and self._some(what.head, mention.start)
        ):
            return self.cast.speaker(entity, 0.85)
        # "The Waterford man" of a sports page is who was spoken of.
        native = what.head in _NATIVES and _CAPITAL.search(phrase, 3) is not None
        epithet = aged or native or _ONCE.match(phrase)
        common = what.head in self.cast.page.lexicon.anonymous and not epithet
        common = common or (what.head in _SEATED and " of " in phrase)
        spoken_of = None
        if common:
            spoken_of = self._went_on(asked)
        elif alone and (phrase[:4].lower() == "the " or " " not in phrase):
            spoken_of = self._spoken_of(asked)
        if spoken_of is not None:
            return spoken_of
        return self._in_full(asked) or Speaker(phrase, "unnamed", 0.85, None, what.gender)

    def _fellow_of(self, asked: _Asked, entity: Entity) -> Speaker | None:
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

    def _stands_alone(self, mention: Mention) -> bool:
        """Whether nothing behind a description tells who is meant, as in "the lawmaker chairing the
        session"."""
        return _TELLS.match(self.cast.page.text, mention.bounds[1]) is None

    def _went_on(self, asked: _Asked) -> Speaker | None:
        """Return who spoke last, else the subject of the sentence before, if his role may be called
        so: "the diplomat" of an ambassador."""
        mention, what = asked.mention, asked.what
        if self._some(what.head, mention.start):
            return None  # "the official" among officials
        who = asked.last
        if who is None:
            ranked = self.pronouns.ranked(mention, what.gender, None, asked.resolve)
            who = ranked[0][1] if ranked else None
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

    def _is_private(self, asked: _Asked, who: Speaker) -> bool:
        """Whether who spoke last, and is nearest, may be "the lifelong Hexley resident": somebody
        of whom no office is printed."""
        lexicon = self.cast.page.lexicon
        if asked.what.head not in lexicon.private or who is not asked.last or who.entity is None:
            return False
        if not self._stands_alone(asked.mention) or asked.phrase[:4].lower() != "the ":
            return False
        ranked = self.pronouns.ranked(asked.mention, "", who, asked.resolve)
        nearest = bool(ranked) and ranked[0][1].entity is who.entity
        return nearest and self.cast.roles.of(who.entity).isdisjoint(lexicon.roles)

    def _may_be(self, asked: _Asked, entity: Entity) -> bool:
        """Whether somebody may be "the England captain" by what else is printed of him."""
        return (
            asked.phrase[:4].lower() == "the "
            and self._stands_alone(asked.mention)
            and may_be_called(
                self.cast, entity, asked.phrase, asked.what.head, asked.mention.bounds[1]
            )
        )

    def _some(self, noun: str, stop: int) -> bool:
        """Whether one of several, or several, are called so before a place: "an official"."""
        first = self._several.get(noun)
        if first is None:
            several = rf"(?i)\b(?:(?:an?|one|another) (?:[\w-]+ ){{0,3}}{noun}|{plural(noun)})\b"
            found = re.compile(several).search(self.cast.page.text)
            first = self._several[noun] = found.start() if found else len(self.cast.page.text)
        return first < stop

    def _spoken_of(self, asked: _Asked) -> Speaker | None:
        """Return the person of the sentence before whom nothing forbids to be "the mogul": rather
        one without an office ("the Lib Dem leader" is not the Home Secretary)."""
        mention, what, phrase = asked.mention, asked.what, asked.phrase
        aged = _AGED.search(phrase)
        beside = self._beside(mention)
        # Not of whom the words are: "The England captain said: “Jude was superb.”"
        spoken = self.pronouns.names_spoken(mention)
        people = [
            (who, entity)
            for _, who in self.pronouns.ranked(mention, what.gender, asked.last, asked.resolve)
            if (entity := who.entity) is not None
            and entity is not beside
            and entity.words[0] not in spoken
            and self.cast.surely_person(who)
        ]
        for who, entity in people:
            if self.cast.roles.bears(entity, phrase, what.head):
                return who.sure(0.8)
        for who, entity in people:
            if self.cast.roles.is_only(entity, phrase, what.head):
                rivals = [e for _, e in people if self.cast.roles.is_like(e, what.head)]
                # (A midfielder and a goalkeeper: who is the captain?)
                if len(rivals) < _TWO or what.head in self.cast.page.lexicon.top:
                    return who.sure(0.7)
        top = people[0] if people else None
        # (With another word for his office somebody who has none comes before him.)
        if top and what.head in self.cast.roles.of(top[1]) and self._may_be(asked, top[1]):
            return top[0].sure(0.7)
        lexicon = self.cast.page.lexicon
        noun = what.head.removesuffix(ELECT)
        office = noun in lexicon.top or noun in lexicon.offices
        once = len(people) == 1 and _ONCE.match(phrase)
        for who, entity in people:
            if aged and self.cast.roles.age(entity) not in ("", aged[1]):
                continue
            held = self.cast.roles.of(entity).intersection(lexicon.roles)
            if against(held, noun):
                continue
            if not office or held <= lexicon.unofficial or once:
                return who.sure(0.66)
        return top[0].sure(0.66) if top and self._may_be(asked, top[1]) else None

    def _beside(self, mention: Mention) -> Entity | None:
        """Return who is somebody else: in "Lind and the defendant" the defendant is not Lind."""
        tags, i = mention.scan.tags, mention.at
        what = mention.scan.what[i - 2] if tags.endswith("N&", 0, i) else None
        return self.cast.people.at.get(what.start) if isinstance(what, NameAt) else None

    def _introduced(self, asked: _Asked) -> Speaker | None:
        """Return the unnamed source that an indefinite phrase introduced: "a spokesman for …"."""
        mention, what = asked.mention, asked.what
        # Somebody "44-year-old" is a person too.
        word = "" if what.head == "person" else what.head
        # "His father was asked. The father said …", not "Ben's father"; but his agent may be Holm.
        common = what.head in self.cast.page.lexicon.anonymous
        owned = _OWNED.search(asked.phrase) is not None
        family = what.sort == "kin" and what.gender != "" and not common and not owned
        for scanned, stop, _ in self.cast.before(mention, 3, having=word):
            for i in range(stop):
                other = scanned.what[i]
                if (
                    isinstance(other, Description)
                    and other.head == what.head
                    and scanned.bounds(i)[0] < mention.start
                ):
                    earlier = Mention(scanned, i)
                    phrase = wording(self.cast.page, earlier)
                    if indefinite(phrase) or (family and _WHOSE.match(phrase)):
                        return asked.resolve(earlier, None).sure(0.85)
        return None

    def _in_full(self, asked: _Asked) -> Speaker | None:
        """Return who is called "the ministry" for short, told in more words just before: "the
        Norwegian trade ministry", "the ministry of trade"."""
        what = asked.what
        the, _, told = asked.phrase.partition(" ")
        if the.lower() != "the":
            return None
        told = told.lower()
        for scanned, stop, _ in self.cast.before(asked.mention, 1, having=what.head):
            for i in range(stop - 1, -1, -1):
                other = scanned.what[i]
                if not isinstance(other, Description) or other.head != what.head:
                    continue
                earlier = Mention(scanned, i)
                words = wording(self.cast.page, earlier)
                full = words.partition(" ")[2].lower()
                if not definite(words):
                    continue
                going_on = scanned.tags.startswith("p", i + 1)  # "asked the court for advice"
                if full.startswith(f"{told} of ") or (not going_on and full.endswith(f" {told}")):
                    return asked.resolve(earlier, None).sure(0.8)
        return None
