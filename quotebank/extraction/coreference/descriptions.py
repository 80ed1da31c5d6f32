"""Who a description is: "the foreign minister", "his lawyer", "the company", "a letter from …"."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.ages import AGED, DECADES, is_aged, of_age
from quotebank.extraction.coreference.appositions import named_beside, named_next, named_since
from quotebank.extraction.coreference.belonging import is_of_another, is_of_fund, of_others
from quotebank.extraction.coreference.calling import is_people, may_be_so_old
from quotebank.extraction.coreference.cast import Cast, Resolve, Speaker
from quotebank.extraction.coreference.epithets import ONCE, Asked, Epithets
from quotebank.extraction.coreference.firms import Firms
from quotebank.extraction.coreference.keeping import kept
from quotebank.extraction.coreference.kinsfolk import kinsman
from quotebank.extraction.coreference.leads import its_below, named_below, was_below
from quotebank.extraction.coreference.origins import countryman
from quotebank.extraction.coreference.pairs import PAIRS, two
from quotebank.extraction.coreference.parties import is_of_state
from quotebank.extraction.coreference.pronouns import Pronouns
from quotebank.extraction.coreference.seats import tells_was, was
from quotebank.extraction.coreference.trades import told
from quotebank.extraction.coreference.wording import wording
from quotebank.extraction.coreference.writings import author_of
from quotebank.extraction.mentions.clauses import definite, indefinite
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people.entity import Entity

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
_POLICE: Final = "police"
_NATIVES: Final = frozenset(("man", "woman"))
_STATE: Final = re.compile(
    "(?:The |the )?[A-Z][\\w.]*(?: [A-Z]\\w*)?(?:['\u2019]s?)? (?:president|prime minister)$"
)
_CAPITAL: Final = re.compile(" [A-Z]")


def _gender(what: Description) -> str:
    """Return the gender of an unnamed source: critics and a statement are no "he"."""
    if what.plural:
        return "p"
    return "n" if what.sort in ("document", "group") else what.gender


_RUNS: Final = re.compile("[tT]he [a-z-]+['\u2019]s boss$")
"""Who is somebody's boss and runs a body as well."""


class Descriptions:
    """The descriptions of one article."""

    def __init__(self, cast: Cast, pronouns: Pronouns) -> None:
        self.cast, self.pronouns = cast, pronouns
        self.firms = Firms(cast)
        self.epithets = Epithets(cast, pronouns)

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
        known = what.plural and self._may_be_named(what) and definite(phrase)
        if known or (what.head in PAIRS and not indefinite(phrase)):
            pair = two(self.cast, mention, what)
            if pair is not None:
                return pair.sure(0.6)
        if what.sort in ("role", "kin") and not what.plural and _WHOSE.match(phrase):
            named = self._owned(mention, what, phrase)
            if named is not None:
                return self.cast.speaker(named, 0.85)
        # (Of one word the rest is not read; agencies leave "the" out: "head of the company said".)
        office = " " not in phrase or phrase.startswith(
            (f"{what.head} of the", f"{what.head} of its")
        )
        bare = what.sort == "role" and office
        if what.plural or not (definite(phrase) or bare):
            named = None if what.plural else named_next(self.cast, mention, what)
            if named is not None:
                return self.cast.speaker(named, 0.8)
            return Speaker(phrase, "unnamed", 0.93, None, _gender(what))
        asked = Asked(mention, what, phrase, last, resolve)
        if (
            what.sort == "role"
            or (what.sort == "kin" and self._is_known(phrase))
            or (
                what.sort == "open"
                and (what.head in self.cast.page.lexicon.epithets or _RANKED.match(phrase))
            )
        ):
            who = self._holder(asked)
            # "Corvin, the rail operator, … the operator said": a body's noun, and somebody's
            lexicon = self.cast.page.lexicon
            firm = what.head in lexicon.firms or what.head.title() in lexicon.labels
            return (self._told_so(asked) or who) if firm and who.kind == "unnamed" else who
        return self._called(asked)

    def _is_known(self, phrase: str) -> bool:
        """Whether a relative is one already told of, or a boss who runs a body: "the father", "the
        company's boss", not "the girl's father"."""
        known = phrase[:4].lower() == "the " and not _OWNED.search(phrase)
        return known or _RUNS.match(phrase) is not None

    def _owned(self, mention: Mention, what: Description, phrase: str) -> Entity | None:
        """Return who is named as somebody's or something's: "her father", "its chief executive"."""
        named = kinsman(self.cast, mention, what) or kept(self.cast.roles, mention, what)
        if named is None and phrase.startswith("its "):
            return its_below(self.cast, mention, what)
        return named

    def _whose(self, mention: Mention) -> Entity | None:
        """Return whose somebody is told to be: "the mother of Ann Lind" is not she."""
        scanned, i = mention.scan, mention.at
        if not scanned.tags.startswith("pN", i + 1) or scanned.what[i + 1] != "of":
            return None
        name = scanned.what[i + 2]
        if not isinstance(name, NameAt) or not self.cast.is_person(name):
            return None
        return self.cast.people.at.get(name.start)

    def _called(self, asked: Asked) -> Speaker:
        """Resolve "the ministry", "the Swede", "the father": a body, a countryman, or who was
        brought in so."""
        what = asked.what
        if what.head in self.cast.page.lexicon.institutions:  # "the ministry" is one told in full
            steps = (self._countryman, self._in_full, self._told_so, self._body, self._introduced)
        else:
            steps = (self._countryman, self._told_so, self._body, self._introduced, self._in_full)
        for step in steps:  # no generator: compiled, it would take every step before the first
            found = step(asked)
            if found is not None:
                return found
        return Speaker(asked.phrase, "unnamed", 0.9, None, _gender(what))

    def _body(self, asked: Asked) -> Speaker | None:
        """Return which body "the ministry", "the company" or "the alliance" is."""
        what, lexicon = asked.what, self.cast.page.lexicon
        if what.head in lexicon.firms or what.head in lexicon.minor_firms:
            body = self.firms.meant(asked.mention, what.head)
        else:
            bodies = self.firms.called(what.head) if what.sort in ("open", "group") else []
            one = len(bodies) == 1 and self.firms.is_known(bodies[0], asked.mention, what.head)
            body = bodies[0] if one else None  # of a Making Decisions Alliance
        return self._force(asked) if body is None else self.cast.speaker(body, 0.8)

    def _told_so(self, asked: Asked) -> Speaker | None:
        """Return the body that was told to be what it is called now: "Corvin, the regulator,"."""
        if asked.what.sort == "document":
            return None
        body = told(self.cast, asked.mention, asked.what.head)
        return None if body is None else self.cast.speaker(body, 0.8)

    def _force(self, asked: Asked) -> Speaker | None:
        """Return which police without a name of a body "the force" is: "the Punjab police"."""
        if asked.what.head != "force" or asked.phrase.lower() != "the force":
            return None
        for scanned, stop, _ in self.cast.before(asked.mention, 2, having=_POLICE):
            for i in range(stop):
                what = scanned.what[i]
                if isinstance(what, Description) and what.head == _POLICE:
                    return asked.resolve(Mention(scanned, i), None).sure(0.7)
        return None

    def _countryman(self, asked: Asked) -> Speaker | None:
        """Return who "the Swede" is, None where the description names no country."""
        country = "-".join(asked.phrase.split()[-2:])  # "the St Lucian"
        if country not in self.cast.page.lexicon.demonyms:
            country = country.rpartition("-")[2]
            if country not in self.cast.page.lexicon.demonyms:
                return None
        entity = countryman(self.cast.roles, asked.mention, country)
        if is_people(self.cast, country, entity):
            return None
        return self.epithets.spoken_of(asked) if entity is None else self.cast.speaker(entity, 0.85)

    def _may_be_named(self, what: Description) -> bool:
        """Whether several may be two who were named: "the ministers", but not "the sources"."""
        return what.sort == "role" and what.head not in self.cast.page.lexicon.unnamed

    def _holder(self, asked: Asked) -> Speaker:
        """Resolve "the foreign minister", and at the head of a story who is named below it."""
        who = self._role(asked)
        # (Of "Former mayor Ann Lind", named last, a story's first words do not tell that she is.)
        once = who.entity is not None and was_below(
            self.cast, who.entity, asked.mention, asked.phrase
        )
        if who.kind != "unnamed" and not once:
            return who
        below = named_below(self.cast, asked.mention, asked.what)
        if below is not None:
            return self.cast.speaker(below, 0.8)
        return Speaker(asked.phrase, "unnamed", 0.85, None, asked.what.gender) if once else who

    def _role(self, asked: Asked) -> Speaker:
        """Resolve "the foreign minister": who is printed with that role, else who was spoken of."""
        mention, what, phrase = asked.mention, asked.what, asked.phrase
        alone = self.epithets.stands_alone(mention)
        entity = self.cast.roles.holder(mention, what) if alone else None
        if entity is not None and not may_be_so_old(self.cast, entity, mention, phrase):
            entity = None  # "the 26-year-old writer from Oxley" is no writer named below
        whose = self._whose(mention)
        if (whose is not None and entity in (None, whose)) or (
            entity is not None
            and (
                is_of_fund(self.cast, entity, phrase, mention.start)
                or is_of_another(self.cast, entity, phrase, mention.start)
                or self._was_only(entity, phrase)
            )
        ):
            return Speaker(phrase, "unnamed", 0.9, None, what.gender)
        if entity is None:
            entity = self._by_age(asked) or self._by_state(asked)
        if entity is not None:
            return self.epithets.fellow_of(asked, entity) or self.cast.speaker(entity, 0.92)
        introduced = self._introduced(asked)
        if introduced is not None:
            return introduced
        if what.head in self.cast.page.lexicon.firms:  # "the operator" may be the railway
            body = self.firms.meant(mention, what.head)
            if body is not None:
                return self.cast.speaker(body, 0.7)
        entity = self.cast.roles.titled(mention, what) if alone else None
        if entity is not None and not (
            what.head in self.cast.page.lexicon.anonymous
            and self.epithets.some(what.head, mention.start)
        ):
            return self.cast.speaker(entity, 0.85)
        spoken_of = self._spoken_of(asked, alone=alone)
        if spoken_of is not None:
            return spoken_of
        return self._in_full(asked) or Speaker(phrase, "unnamed", 0.85, None, what.gender)

    def _spoken_of(self, asked: Asked, *, alone: bool) -> Speaker | None:
        """Return who was spoken of and may be called by a role; ``alone``: nothing behind the
        description tells who is meant."""
        what, phrase = asked.what, asked.phrase
        # "The Waterford man" of a sports page is who was spoken of.
        native = what.head in _NATIVES and _CAPITAL.search(phrase, 3) is not None
        common = what.head in self.cast.page.lexicon.anonymous
        of_age = common and is_aged(phrase, what.head)
        common = common and not (AGED.search(phrase) or native or ONCE.match(phrase))
        common = common or (what.head in _SEATED and " of " in phrase)
        if of_age:
            return self.epithets.of_age(asked)
        if common:
            return self.epithets.went_on(asked)
        if alone and (phrase[:4].lower() == "the " or " " not in phrase):
            return self.epithets.spoken_of(asked)
        # "Slovakia's premier"
        return self.epithets.only_bearer(asked) if alone else None

    def _was_only(self, entity: Entity, phrase: str) -> bool:
        """Whether "Peru's president" is another than the former Peruvian president."""
        state = _STATE.match(phrase) is not None and not tells_was(phrase)
        return state and was(self.cast.page.text, entity.starts[0])

    def _by_age(self, asked: Asked) -> Entity | None:
        """Return who is told by age: "the 44-year-old", "the octogenarian"."""
        aged = AGED.search(asked.phrase)
        years = aged[1] if aged else DECADES.get(asked.what.head, "")
        return of_age(self.cast.roles, years, asked.what.gender) if years else None

    def _by_state(self, asked: Asked) -> Entity | None:
        """Return who is told by his state: "the Texan"."""
        noun = asked.what.head
        if not is_of_state(noun, self.cast.page.lexicon):
            return None
        return countryman(self.cast.roles, asked.mention, noun.title())

    def _introduced(self, asked: Asked) -> Speaker | None:
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
                    if of_others(phrase, asked.phrase, self.cast.page.lexicon):
                        continue
                    if indefinite(phrase) or (family and _WHOSE.match(phrase)):
                        # ("The union leader" is still the one without a name.)
                        bare = asked.phrase.count(" ") == 1
                        named = named_since(self.cast, earlier, mention.start, what)
                        if named is not None and bare:
                            return self.cast.speaker(named, 0.8)
                        return asked.resolve(earlier, None).sure(0.85)
        return None

    def _in_full(self, asked: Asked) -> Speaker | None:
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
