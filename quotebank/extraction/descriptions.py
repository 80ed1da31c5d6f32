"""Who a description is: "the foreign minister", "his lawyer", "the company", "a letter from …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from quotebank.extraction.appositions import named_beside, named_next
from quotebank.extraction.cast import Cast, Resolve, Speaker, printed
from quotebank.extraction.clauses import definite, indefinite, main_subject
from quotebank.extraction.entity import Entity
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.mentions import Description
from quotebank.extraction.name_spans import NameAt
from quotebank.extraction.page import Mention
from quotebank.extraction.pronouns import Pronouns
from quotebank.extraction.things import two
from quotebank.extraction.writings import author_of

_COMPANY: Final = frozenset(("company", "firm"))
_INNER: Final = frozenset(("of", "for"))
"""In "Department for Trade"."""
_STATES: Final = frozenset(("U.S.", "U.K.", "US", "UK", "EU", "EC", "UN", "U.N."))
_AGED: Final = re.compile(r"^(?:the|The) (\d{1,3})-year-old$")
_OWNED: Final = re.compile("['\u2019]s? ")
"""In "the boy's uncle"."""
_WHOSE: Final = re.compile("(?i:his|her|their|my|[^ ]*['\u2019]s?) ")
"""Before "father" where he is brought in."""
_NARROWED: Final = re.compile(r"(?:(?:w?p|wt)S?[OwNDX]{1,3}){1,2}(?=[C,brQ:]|$)")
_CLOSE: Final = frozenset(("close", "loyal", "opposed", "next"))
"""Words that narrow a description with "to": "a source close to the star"."""
_LOOSE: Final = frozenset(("by", "after", "before", "during", "since", "until", "as"))
"""Words that narrow nobody: "reached his wife by phone"."""
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
_NATIVES: Final = frozenset(("man", "woman"))
_SMALL_WORD: Final = re.compile(r" ([a-z][\w-]*)")
_WORDS: Final = 4
"""Words behind the first that a noun may be made of."""
_CAPITAL: Final = re.compile(" [A-Z]")


def _gender(what: Description) -> str:
    """Return the gender of an unnamed source: critics and a statement are no "he"."""
    if what.plural:
        return "p"
    return "n" if what.sort in ("document", "group") else what.gender


class Descriptions:
    """The descriptions of one article. ``resolve``, where it is asked for, tells who others are."""

    def __init__(self, cast: Cast, pronouns: Pronouns) -> None:
        self.cast, self.pronouns = cast, pronouns
        self._by_noun: dict[str, list[Entity]] | None = None
        self._several: dict[str, int] = {}  # noun -> where first several are called so

    def who(
        self, mention: Mention, what: Description, last: Speaker | None, resolve: Resolve
    ) -> Speaker:
        """Return who a description is, else the unnamed source that it stays."""
        entity = named_beside(self.cast, mention, what)
        if entity is not None:
            if what.sort == "group" and not entity.honoured:
                entity.body = True  # "a pressure group, BudgetWatch,"
            who = self.cast.speaker(entity, 0.97)
            # "her mother, Wanda,"
            return Speaker(who.name, who.kind, 0.97, entity, who.gender or what.gender)
        phrase = self._phrase(mention)
        if what.sort == "document":
            author = author_of(mention, last, resolve, self.cast.page.lexicon)
            if author is not None:
                return author
        if what.head == "two" or (what.plural and self._may_be_named(what) and definite(phrase)):
            pair = two(self.cast, mention, what.head)
            if pair is not None:
                return pair.sure(0.6)
        bare = " " not in phrase and what.sort == "role"  # the rest of the phrase is not read
        if what.plural or not (definite(phrase) or bare):
            named = None if what.plural else named_next(self.cast, mention, what)
            if named is not None:
                return self.cast.speaker(named, 0.8)
            return Speaker(phrase, "unnamed", 0.93, None, _gender(what))
        if (
            what.sort == "role"
            or (what.sort == "kin" and phrase[:4].lower() == "the " and not _OWNED.search(phrase))
            or (what.sort == "open" and _RANKED.match(phrase))
        ):
            return self._role(mention, what, phrase, last, resolve)
        found = (
            self._countryman(mention, what, phrase, last, resolve)
            or self._body(mention, what, phrase, resolve)
            or self._introduced(mention, what, resolve)
            or self._in_full(mention, what, phrase, resolve)
        )
        return found or Speaker(phrase, "unnamed", 0.9, None, _gender(what))

    def _body(
        self, mention: Mention, what: Description, phrase: str, resolve: Resolve
    ) -> Speaker | None:
        """Return which body "the ministry", "the company" or "the alliance" is."""
        lexicon = self.cast.page.lexicon
        if what.head in lexicon.institutions:
            found = self._in_full(mention, what, phrase, resolve)
            if found is not None:
                return found
        if what.head in lexicon.firms:
            body = self._firm(mention, what)
        else:
            bodies = self._called(what.head) if what.sort in ("open", "group") else []
            body = bodies[0] if len(bodies) == 1 else None  # of a Making Decisions Alliance
        return None if body is None else self.cast.speaker(body, 0.8)

    def _countryman(
        self,
        mention: Mention,
        what: Description,
        phrase: str,
        last: Speaker | None,
        resolve: Resolve,
    ) -> Speaker | None:
        """Return who "the Swede" is, None where the description names no country."""
        country = phrase.rpartition(" ")[2]
        if country not in self.cast.page.lexicon.demonyms:
            return None
        entity = self.cast.roles.countryman(mention, country)
        if entity is not None:
            return self.cast.speaker(entity, 0.85)
        return self._spoken_of(mention, what, last, resolve)

    def _may_be_named(self, what: Description) -> bool:
        """Whether several may be two who were named: "the ministers", but not "the sources"."""
        head = what.head.removesuffix("s")
        return what.sort == "role" and head not in self.cast.page.lexicon.anonymous

    def _role(
        self,
        mention: Mention,
        what: Description,
        phrase: str,
        last: Speaker | None,
        resolve: Resolve,
    ) -> Speaker:
        """Resolve "the foreign minister": who is printed with that role, else who was spoken of."""
        alone = self._stands_alone(mention)
        entity = self.cast.roles.holder(mention, what) if alone else None
        aged = _AGED.search(phrase)
        if entity is None and aged:
            entity = self.cast.roles.aged(aged.group(1))
        if entity is not None:
            return self.cast.speaker(entity, 0.92)
        introduced = self._introduced(mention, what, resolve)
        if introduced is not None:
            return introduced
        if what.head in self.cast.page.lexicon.firms:  # "the operator" may be the railway
            body = self._firm(mention, what)
            if body is not None:
                return self.cast.speaker(body, 0.7)
        # "The Waterford man" of a sports page is who was spoken of.
        native = what.head in _NATIVES and _CAPITAL.search(phrase, 3) is not None
        epithet = aged or native or _ONCE.match(phrase)
        common = what.head in self.cast.page.lexicon.anonymous and not epithet
        common = common or (what.head in _SEATED and " of " in phrase)
        spoken_of = None
        if common:
            spoken_of = self._went_on(mention, what, phrase, last, resolve)
        elif alone and (phrase[:4].lower() == "the " or " " not in phrase):
            spoken_of = self._spoken_of(mention, what, last, resolve)
        if spoken_of is not None:
            return spoken_of
        in_full = self._in_full(mention, what, phrase, resolve)
        return in_full or Speaker(phrase, "unnamed", 0.85, None, what.gender)

    def _stands_alone(self, mention: Mention) -> bool:
        """Whether nothing behind a description tells who is meant, as in "the lawmaker chairing the
        session"."""
        return _TELLS.match(self.cast.page.text, mention.bounds[1]) is None

    def _went_on(
        self,
        mention: Mention,
        what: Description,
        phrase: str,
        last: Speaker | None,
        resolve: Resolve,
    ) -> Speaker | None:
        """Return who spoke last, else the subject of the sentence before, if his role may be called
        so: "the diplomat" of an ambassador."""
        if self._some(what.head, mention.start):
            return None  # "the official" among officials
        who = last
        if who is None:
            ranked = self.pronouns.ranked(mention, what.gender, None, resolve)
            who = ranked[0][1] if ranked else None
        if who is None or who.entity is None or who.kind == "organisation":
            return None
        fits = self.cast.roles.bears(who.entity, phrase, what.head)
        return who.sure(0.85) if fits and not who.entity.is_not(what.gender) else None

    def _some(self, noun: str, stop: int) -> bool:
        """Whether one of several, or several, are called so before a place: "an official"."""
        first = self._several.get(noun)
        if first is None:
            several = rf"(?i)\b(?:(?:an?|one|another) (?:[\w-]+ ){{0,3}}{noun}|{noun}s)\b"
            found = re.compile(several).search(self.cast.page.text)
            first = self._several[noun] = found.start() if found else len(self.cast.page.text)
        return first < stop

    def _spoken_of(
        self, mention: Mention, what: Description, last: Speaker | None, resolve: Resolve
    ) -> Speaker | None:
        """Return the person of the sentence before whom nothing forbids to be "the mogul": rather
        one without an office ("the Lib Dem leader" is not the Home Secretary)."""
        phrase = self._phrase(mention)
        aged = _AGED.search(phrase)
        beside = self._beside(mention)
        people = [
            (who, entity)
            for _, who in self.pronouns.ranked(mention, what.gender, last, resolve)
            if (entity := who.entity) is not None
            and entity is not beside
            and self.cast.surely_person(who)
        ]
        for who, entity in people:
            if self.cast.roles.bears(entity, phrase, what.head):
                return who.sure(0.8)
        lexicon = self.cast.page.lexicon
        office = what.head in lexicon.top or what.head in lexicon.offices
        for who, entity in people:
            if aged and self.cast.roles.age(entity) not in ("", aged[1]):
                continue
            if not office or self.cast.roles.of(entity).isdisjoint(lexicon.roles):
                return who.sure(0.66)
        return None

    def _beside(self, mention: Mention) -> Entity | None:
        """Return who is somebody else: in "Lind and the defendant" the defendant is not Lind."""
        tags, i = mention.scan.tags, mention.at
        what = mention.scan.what[i - 2] if tags.endswith("N&", 0, i) else None
        return self.cast.people.at.get(what.start) if isinstance(what, NameAt) else None

    def _introduced(self, mention: Mention, what: Description, resolve: Resolve) -> Speaker | None:
        """Return the unnamed source that an indefinite phrase introduced: "a spokesman for …"."""
        # Somebody "44-year-old" is a person too.
        word = "" if what.head == "person" else what.head
        # "His father was asked. The father said …", not "Ben's father"; but his agent may be Holm.
        common = what.head in self.cast.page.lexicon.anonymous
        owned = _OWNED.search(self._phrase(mention)) is not None
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
                    phrase = self._phrase(earlier)
                    if indefinite(phrase) or (family and _WHOSE.match(phrase)):
                        return resolve(earlier, None).sure(0.85)
        return None

    def _in_full(
        self, mention: Mention, what: Description, phrase: str, resolve: Resolve
    ) -> Speaker | None:
        """Return who is called "the ministry" for short, told in more words just before: "the
        Norwegian trade ministry"."""
        the, _, told = phrase.partition(" ")
        if the.lower() != "the":
            return None
        for scanned, stop, _ in self.cast.before(mention, 1, having=what.head):
            for i in range(stop - 1, -1, -1):
                other = scanned.what[i]
                if not isinstance(other, Description) or other.head != what.head:
                    continue
                if not scanned.tags.startswith("p", i + 1):  # "asked the court for advice"
                    earlier = Mention(scanned, i)
                    words = self._phrase(earlier)
                    if definite(words) and words.partition(" ")[2].endswith(f" {told}"):
                        return resolve(earlier, None).sure(0.8)
        return None

    def _firm(self, mention: Mention, what: Description) -> Entity | None:
        """Return the body that "the ministry" or "the company" means: one whose name has the word,
        else the body last named as a subject, else the one that the article begins with."""
        named = self._called(what.head)
        phrase = self.cast.page.text[slice(*mention.bounds)].split()
        owned = phrase[0].endswith(("'s", "\N{RIGHT SINGLE QUOTATION MARK}s"))
        told = phrase[1:-1]
        if len(named) == 1 and not owned and self._may_be(named[0], what.head, told):
            return named[0]  # not "Norway's central bank", of a Harbor Bank
        if any(word[0].isupper() for word in phrase[1:]):
            return None  # "the Hughes board" is no other board
        spoken_of = [
            entity
            for entity in self._subjects_before(mention)
            if self._may_be(entity, what.head, told)
        ]
        sure = [entity for entity in spoken_of if entity.body]
        if sure:
            return sure[0]
        first = self._first_firm(mention) if what.head in _COMPANY else None
        return first or next(iter(spoken_of), None)

    def _called(self, noun: str) -> list[Entity]:
        """Return the bodies whose names have a noun; two, where there are more."""
        if self._by_noun is None:
            self._by_noun = {}
            for entity in self.cast.people.entities:
                if len(entity.words) > 1:
                    for word in set(entity.name.lower().split()):
                        self._by_noun.setdefault(word, []).append(entity)
        bodies = (e for e in self._by_noun.get(noun, ()) if self.cast.body_here(e))
        return list(islice(bodies, 2))

    def _may_be(self, entity: Entity, noun: str, told: list[str]) -> bool:
        """Whether a body may be called by a noun behind the words ``told``: the Harbor Board is
        neither a company nor "the ministry", and the Trade Ministry not "the foreign ministry"."""
        lexicon, last = self.cast.page.lexicon, entity.words[-1]
        if noun in _COMPANY:
            of_state = entity.words[0] in lexicon.public and not _INNER.isdisjoint(entity.words)
            return not of_state and last not in lexicon.public
        if noun not in lexicon.institutions:
            return True
        if last in lexicon.public and last.lower() != noun:
            return False
        name = entity.name.lower().split()
        return all(
            word.lower() in name or word in lexicon.qualifiers or word in lexicon.demonyms
            for word in told
            if "-" not in word  # "the cross-party committee"
        )

    def _subjects_before(self, mention: Mention) -> Iterator[Entity]:
        """Yield the bodies that are subjects of the sentences before, the last one first."""
        for scanned, stop, _ in self.cast.before(mention, 2):
            main = main_subject(scanned)
            if scanned.tags.startswith(("DO", "D,O,", "D,N,"), main):
                # "the daily ABC", "Norway's largest bank, Norsk,"
                main += 2 if scanned.tags[main + 1] == "," else 1
            thing = scanned.what[main] if 0 <= main < stop else None
            if isinstance(thing, NameAt) and thing.name.sort != "place":
                entity = self.cast.people.at.get(thing.start)
                if entity is not None and self.cast.body_here(entity):
                    yield entity

    def _first_firm(self, mention: Mention) -> Entity | None:
        """Return the first firm of the article, if it has a name of two words or "Inc"."""
        for entity in self.cast.people.entities:
            before = entity.body and entity.starts[0] < mention.start
            # "TV" begins no story as a firm.
            named = len(entity.words) > 1 and self._may_be(entity, "firm", [])
            if before and named and not self._is_place(entity):
                return entity
        return None

    def _is_place(self, entity: Entity) -> bool:
        if any(name.sort == "place" for name in entity.names):
            return True
        lexicon = self.cast.page.lexicon
        name = entity.name.title() if entity.name.isupper() else entity.name
        return name in lexicon.places or entity.name in _STATES

    def _phrase(self, mention: Mention) -> str:
        """Return a description as printed, with what narrows it ("a spokesman for Corvin Bank")."""
        start, end = mention.bounds
        scanned = mention.scan
        narrowed = _NARROWED.match(scanned.tags, mention.at + 1)
        word = scanned.what[mention.at + 1] if narrowed else None
        if narrowed and not (
            # "a source close to the star", but not "my sister rang from Leeds"
            ("t" in narrowed[0] and word not in _CLOSE)
            or word in self.cast.page.lexicon.verbs
            or word in _LOOSE
        ):
            end = scanned.bounds(narrowed.end() - 1)[1]
            if narrowed[0][-1] == "w":
                end = self._noun_end(end)
        whole = printed(self.cast.page.text[start:end])
        if " of " in whole:
            return whole  # "a friend of Lind's"
        # "the company's" before words that the scan leaves out.
        return whole.removesuffix("'s").removesuffix("\N{RIGHT SINGLE QUOTATION MARK}s")

    def _noun_end(self, end: int) -> int:
        """Return where the ordinary words end of which a scan keeps but the first, whose end this
        is: "an analyst at an international research firm"."""
        page = self.cast.page
        for _ in range(_WORDS):
            more = _SMALL_WORD.match(page.text, end)
            if more is None or _ends_noun(more[1], page.lexicon):
                break
            end = more.end()
        return end


def _ends_noun(word: str, lexicon: Lexicon) -> bool:
    return (
        word in lexicon.words
        or word in lexicon.cues
        or word in lexicon.verbs
        or word.endswith(("ly", "ing"))
    )
