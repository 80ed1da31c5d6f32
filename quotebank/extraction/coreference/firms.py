"""Which body a common noun means: "the company", "the ministry". Under descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Final

from quotebank.extraction.coreference.cast import Cast
from quotebank.extraction.lexicon.possessives import ENDINGS
from quotebank.extraction.mentions.clauses import doer, main_subject
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Scan
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people.entity import Entity
from quotebank.resources import wordlists

_COMPANY: Final = frozenset(("company", "firm"))
_PRIVATE: Final = frozenset(("union", "charity", "club", "airline", "retailer", "team", "band"))
_OF_STATE: Final = frozenset(
    ("Council", "Police", "Department", "Ministry", "Government", "Court", "Commission", "Board")
)
"""Last words of bodies that are none of those: "The council was disappointed. The union said"."""
_UNION: Final = "union"
_FORCE: Final = "force"
_FORCES: Final = frozenset(("Police", "Constabulary", "Gardai", "Garda", "Force"))
_INNER: Final = frozenset(("of", "for"))
"""In "Department for Trade"."""
_OWNERS: Final = frozenset(("group", "company"))
"""In "Hexley Bank Group", which is a bank."""
_CLOSING: Final = re.compile("[,Q](?P<body>O)b?C[^CQ,;:]{0,6}$")
"""A body that tells what a sentence reports: "…, Human Rights Watch said in a statement"."""
_STATES: Final = frozenset(("U.S.", "U.K.", "US", "UK", "EU", "EC", "UN", "U.N."))
_STAGE: Final = frozenset(
    ("band", "duo", "trio", "label", "studio", "channel", "festival", "theatre", "theater", "brand")
)
"""Bodies beside which people are called by one word."""
_AGENCY: Final = "agency"
_WRITTEN: Final = "paper"
"""What a body has written as often as it is one."""
_PRINTINGS: Final = 6
"""Printings of a name behind which a plural verb is looked for."""
_OF_ITSELF: Final = re.compile(r" (?:has |also |had )?(?:said|says) (?:that )?its? ")
_SEVERAL: Final = re.compile(r" (?:have|are|were|aren['\u2019]t|haven['\u2019]t) ")
_TOLD_BEFORE: Final = (
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[\w-]+['\u2019]s) (?:[a-z-]+ ){{0,2}}"
    r"|(?:\A|[\n.] ?)[A-Z][a-z]+ ){} \Z"
)
_TOLD_BEHIND: Final = (
    r"(?:, (?:the|an?|[\w-]+['\u2019]s) (?:[\w-]+ ){{0,3}}{0},(?! who| which)"
    r"|, an? (?:[\w-]+ ){{0,3}}{0} (?:that|which) )"
)
"""Before and behind a name, what body it is of; the noun goes into the braces."""
_SHARES_IN: Final = re.compile(
    r"\b(?:[Ss](?:hares|tock|ales)|[Pp]rofits?|[Ll]oss(?:es)?|[Rr]evenues?|[Ee]arnings|[Tt]rading"
    r"|[Ii]nvestors?|[Jj]obs) (?:in|at|of) \Z"
)
_ITS_SHARES: Final = re.compile(
    r"(?:['\u2019]s?)? (?:shares|stock|shareholders|profits?|earnings|revenues?|sales|employees)\b"
)
"""Before and behind the name of a firm."""
_SHORT: Final = 14
_REACH: Final = 40
_TOLD: Final = re.compile(r"\b(?:told|tells|telling) (?:the )?\Z")


def is_agency(words: Sequence[str]) -> bool:
    """Whether a body's name is that of a public agency: "Coast Guard", "Bureau of Prisons"."""
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return head in _agencies()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(wordlists("organisations")["agencies"]["words"].split())


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
        if known and not owned and self._may_be(named[0], noun, told):
            if noun in _COMPANY:
                return self._who_spoke(mention, noun, told, named[0]) or named[0]
            return named[0]  # not "Norway's central bank", of a Harbor Bank
        if any(word[0].isupper() for word in phrase[1:]):
            return None  # "the Hughes board" is no other board
        spoken_of = [
            entity for entity in self._subjects_before(mention) if self._may_be(entity, noun, told)
        ]
        company = noun in _COMPANY
        for entity in spoken_of:
            if entity.body or self._several(entity):
                return entity
            if company and self._speaks_as_it(entity):
                return self._in_full(entity)
        if noun in self.cast.page.lexicon.minor_firms:
            return self._called_alone(spoken_of, noun, mention.bounds[0])
        first = self._first_firm(mention) if company else None
        found = first or next(iter(spoken_of), None) or self._doer(mention, noun, told)
        if found is None and company:
            return self._dealt_in(mention)
        return self._agency(mention) if found is None and noun == _AGENCY else found

    def _dealt_in(self, mention: Mention) -> Entity | None:
        """Return the one name before "the company" that is a firm's by what is told of it: "Shares
        in Norsk fell", "Norsk shares fell", "Sales at Norsk rose"."""
        text, ends = self.cast.page.text, self.cast.roles.place_ends()
        dealt = [
            entity
            for entity in self.cast.people.entities
            if entity.starts[0] < mention.start
            and any(
                _SHARES_IN.search(text, max(0, start - _SHORT), start)
                or _ITS_SHARES.match(text, ends.get(start, start))
                for start in entity.starts[:_PRINTINGS]
            )
        ]
        if len(dealt) != 1:
            return None
        dealt[0].body = True
        return dealt[0]

    def _agency(self, mention: Mention) -> Entity | None:
        """Return the one agency that was named, be it no subject: "A laptop was stolen from a Coast
        Guard officer's car. "…," the agency said"."""
        named = [
            entity
            for entity in self.cast.people.entities
            if entity.starts[0] < mention.start
            and is_agency(entity.words)
            and self.cast.body_here(entity)
        ]
        return named[0] if len(named) == 1 else None

    def _who_spoke(
        self, mention: Mention, noun: str, told: list[str], named: Entity
    ) -> Entity | None:
        """Return the company that spoke before "the company", where one that has the noun in its
        name did not: "Norsk said it would sell its unit to Baltic Holding Company"."""
        for entity in self._subjects_before(mention):
            if entity is named:
                return None
            if self._may_be(entity, noun, told) and self._speaks_as_it(entity):
                return self._in_full(entity)
        return None

    def _in_full(self, entity: Entity) -> Entity:
        """Return the firm by its longest name, a body now: "Norsk" of Norsk Vannkraft Ltd."""
        first = entity.words[0]
        for other in self.cast.people.entities:
            if other.body and other.words[0] == first and len(other.words) > len(entity.words):
                return other
        entity.body = True
        return entity

    def _speaks_as_it(self, entity: Entity) -> bool:
        """Whether a name is that of a body which says something of itself: "Norsk said it was
        sorry"."""
        text = self.cast.page.text
        return any(
            _OF_ITSELF.match(text, start + len(name.text)) is not None
            for name in entity.names
            for start in entity.starts[:_PRINTINGS]
            if text.startswith(name.text, start)
        )

    def _called_alone(self, spoken_of: list[Entity], noun: str, stop: int) -> Entity | None:
        """Return what has a name of one word, where nobody else may: "Norsk has dropped the plan.
        The museum said"; but Bjork may have a label, and Hexley a museum of which was told."""
        if noun in _STAGE or not spoken_of or self.cast.page.text.find(f" {noun}", 0, stop) >= 0:
            return None
        return spoken_of[0] if len(spoken_of[0].words) == 1 else None

    def _several(self, entity: Entity) -> bool:
        """Whether those who bear a name are several: "Rose Lane have split up"."""
        text = self.cast.page.text
        return any(
            _SEVERAL.match(text, start + len(name.text)) is not None
            for name in entity.names
            for start in entity.starts[:_PRINTINGS]
            if text.startswith(name.text, start) and not text.endswith((" and ", " & "), 0, start)
        )

    def told(self, mention: Mention, noun: str) -> Entity | None:
        """Return the one body that was said to be what a noun says: "Corvin, the regulator, has cut
        jobs", "the brand Bluefin", "Law firm Brand Moss said"."""
        found: Entity | None = None
        before = re.compile(_TOLD_BEFORE.format(re.escape(noun)))
        behind = re.compile(_TOLD_BEHIND.format(re.escape(noun)))
        of_members = f" {noun} " if noun == _UNION else None  # "members of the GMB union walked"
        for entity in self.cast.people.entities:
            if entity.honoured or self.cast.roles.gender(entity):
                continue  # a person
            for start in entity.starts[:_PRINTINGS]:
                if start >= mention.start:
                    break
                name = self.cast.page.names.get(start)
                if before.search(self.cast.page.text, max(0, start - _REACH), start) or (
                    name is not None
                    and (
                        behind.match(self.cast.page.text, name.end)
                        or (of_members and self.cast.page.text.startswith(of_members, name.end))
                    )
                ):
                    if found is not None:
                        return None
                    found = entity
                    break
        if found is not None and noun in self.cast.page.lexicon.firms:
            found.body = True
        return found

    def called(self, noun: str) -> list[Entity]:
        """Return the bodies that a noun in their names says what they are; two, where there are
        more: an Arts Council England is a council, but a Local Government Association is no
        government."""
        if self._by_noun is None:
            self._by_noun = {}
            for entity in self.cast.people.entities:
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
        if not _INNER.isdisjoint(words[:at]):
            return False
        lexicon = self.cast.page.lexicon
        for word in words[at + 1 :]:
            if word in _INNER:
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
        return (not behind or behind[0] in _INNER) and all(word in words for word in told)

    def _may_be(self, entity: Entity, noun: str, told: list[str]) -> bool:
        """Whether a body may be called by a noun behind the words ``told``: the Harbor Board is
        neither a company nor "the ministry", and the Trade Ministry not "the foreign ministry"."""
        lexicon, last = self.cast.page.lexicon, entity.words[-1]
        if noun in _COMPANY:
            of_state = entity.words[0] in lexicon.public and not _INNER.isdisjoint(entity.words)
            return not of_state and last not in lexicon.public
        if noun in _PRIVATE and last in _OF_STATE:
            return False
        if noun == _FORCE:
            return not told and not _FORCES.isdisjoint(entity.words)  # "the task force"
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
            if entity is not None and entity.body and self._may_be(entity, noun, told):
                return entity
        return None

    def _named(self, scanned: Scan, place: int, stop: int) -> Entity | None:
        """Return the body that is named at a place of a sentence before ``stop``."""
        thing = scanned.what[place] if 0 <= place < stop else None
        if not isinstance(thing, NameAt) or thing.name.sort == "place":
            return None
        entity = self.cast.people.at.get(thing.start)
        if entity is None or not (self.cast.body_here(entity) or self._several(entity)):
            return None
        return entity

    def _first_firm(self, mention: Mention) -> Entity | None:
        """Return the first firm of the article, if it has a name of two words or "Inc", or what it
        does stands before it: "doorbell maker Dingle"."""
        firms = self.cast.page.lexicon.firms
        for entity in self.cast.people.entities:
            if entity.starts[0] >= mention.start or self._is_place(entity) or self._heard(entity):
                continue
            if len(entity.words) > 1:  # "TV" begins no story as a firm
                if entity.body and self._may_be(entity, "firm", []):
                    return entity
            elif not entity.gender and self.cast.roles.of(entity) & firms:
                return entity
        return None

    def _heard(self, entity: Entity) -> bool:
        """Whether a body is brought in as an outlet: "a student told Harbor News"."""
        start = entity.starts[0]
        return _TOLD.search(self.cast.page.text, max(0, start - 12), start) is not None

    def _is_place(self, entity: Entity) -> bool:
        if any(name.sort == "place" for name in entity.names):
            return True
        lexicon = self.cast.page.lexicon
        name = entity.name.title() if entity.name.isupper() else entity.name
        return name in lexicon.places or entity.name in _STATES
