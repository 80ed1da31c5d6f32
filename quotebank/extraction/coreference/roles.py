"""What is printed beside the names of an article: offices, countries, and the pronouns that tell a
gender. Read when a description or pronoun asks for it; beside coreference.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from quotebank.extraction.coreference.genders import gender_by_pronouns
from quotebank.extraction.coreference.offices import (
    OTHERS,
    PORTFOLIOS,
    fit,
    of_another,
    role_after,
    role_words,
    state_behind,
    untold,
)
from quotebank.extraction.coreference.parties import party, spelt_out
from quotebank.extraction.coreference.seats import office_before, rulers, short_of, tells_was, was
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.entries import listed
from quotebank.extraction.mentions.page import Mention, Page
from quotebank.extraction.mentions.scan import Description
from quotebank.extraction.people import People
from quotebank.extraction.people.entity import Entity

PRINTINGS: Final = 6
"""Printings of a name beside which a role is looked for: it stands with the first ones."""
_NEAR: Final = 300
"""Characters beside the beginning of a name within which all its roles are read."""
_TITLE: Final = 24
"""Characters before a name in which a title stands."""
_OF_COUNTRY: Final = re.compile(r" of ((?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)")
_POST: Final = re.compile(r"(?:['\u2019]s)? ([\w-]+)(?: (\w+))?")
_ORDERS: Final = frozenset(
    f"executive {noun}" for noun in ("order", "orders", "action", "actions", "branch", "powers")
)
"""What is executive and no executive: "Lind's executive order"."""

_BODIES: Final = frozenset(("company", "firm", "business", "organisation", "organization"))
"""What any body may be called whose office tells its name: "head of the company"."""
_OF_BODY: Final = re.compile(rf" of (?:the|its) (?:{'|'.join(sorted(_BODIES))})\b")
_CHIEF: Final = frozenset(("chief",))
_RUNS_IT: Final = 0.4
"""How well an office fits who runs such a body."""


def _runs_something(roles: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether an office is of who runs something: the chief of a bank, not a chief negotiator."""
    offices = roles & lexicon.offices
    if offices != _CHIEF:
        return bool(offices)
    return roles.isdisjoint(lexicon.anonymous) and roles.isdisjoint(
        listed("roles", "top", "experts")
    )


class Roles:
    """The roles of an article's people, each read once."""

    def __init__(self, page: Page, people: People) -> None:
        self.page, self.people = page, people
        self._words: dict[int, frozenset[str]] = {}
        self._genders: dict[int, str] = {}
        self._ends: dict[int, int] | None = None
        self._places: dict[str, list[int]] = {}
        self._printed: dict[int, list[int]] = {}
        self._small = ""  # the text in small letters, once it was asked for

    def of(self, entity: Entity) -> frozenset[str]:
        """Return the words of the roles printed with an entity's names, in small letters."""
        found = self._words.get(id(entity))
        if found is None:
            found = self._words[id(entity)] = self._read(entity)
        return found

    def holder(self, mention: Mention, what: Description) -> Entity | None:
        """Return who is printed with the role of a description, None when nobody is."""
        offices = rulers(self.page.text, mention.bounds[1], what.head)
        return self._ruler(offices, mention.start) if offices else self._bearer(mention, what)

    def _bearer(self, mention: Mention, what: Description) -> Entity | None:
        """Return who is printed with a role, best of all where several are."""
        lexicon = self.page.lexicon
        phrase = self.page.text[slice(*mention.bounds)]
        words = spelt_out(role_words(phrase, lexicon), what.head) | self._elected(mention)
        words |= state_behind(self.page.text, mention.bounds[1], what.head, lexicon)
        # "NATO's head" may be printed as its president, and a country makes anybody its leader.
        first = what.head in lexicon.top or what.head == "leader"
        runs_it = what.head in lexicon.top and (
            not words.isdisjoint(_BODIES)
            or _OF_BODY.match(self.page.text, mention.bounds[1]) is not None
        )
        words = words - _BODIES if runs_it else words
        places = None if first else self._of_office(what.head)
        best: tuple[float, int, Entity] | None = None
        for entity in self.people.described:
            if entity.body or entity.is_not(what.gender):
                continue
            if not (first or self.stands_beside(entity, what.head, places)):
                continue
            if len(entity.words) == 1 and not entity.honoured and not self.gender(entity):
                continue  # "on the network Plaza, the president wrote"
            roles = self.of(entity)
            if (words - roles) & OTHERS or ("supreme" in words - roles and first):
                continue
            if what.head not in roles and not (
                what.head in lexicon.top and _runs_something(roles, lexicon)
            ):
                continue
            score = fit(untold(words, roles, lexicon), roles, what.head, lexicon)
            first_at = entity.starts[0]
            if runs_it and first_at < mention.start:
                score += _RUNS_IT
            if what.head in lexicon.offices:
                score += self._tense(entity, phrase)
            if first_at > mention.start and of_another(
                phrase, self.page.text, first_at, roles, lexicon
            ):
                continue
            recent = self.last_printed(entity, mention.start)
            if best is None or (score, recent) > best[:2]:
                best = (score, recent, entity)
        if best is None or best[0] <= 0:
            return None
        return best[2]

    def _ruler(self, offices: list[set[str]], stop: int) -> Entity | None:
        """Return the only one named before a place who holds one of some offices."""
        found = [
            entity
            for entity in self.people.described
            if not entity.body
            and entity.starts[0] < stop
            and any(map(self.of(entity).issuperset, offices))
            and self.of(entity).isdisjoint(OTHERS)
        ]
        return found[0] if len(found) == 1 else None

    def _tense(self, entity: Entity, phrase: str) -> float:
        """Return what speaks for somebody who was what a description tells that he was, and against
        one who was what it tells that somebody is."""
        before = was(self.page.text, entity.starts[0])
        if tells_was(phrase):
            return 0.1 if before or self.once(entity) else 0.0
        return -0.1 if before else 0.0

    def titled(self, mention: Mention, what: Description) -> Entity | None:
        """Return who alone has the office of a bare description printed before the name, if nobody
        else is named in the paragraph so far: "the governor" is "Gov. Ann Lind"."""
        page = self.page
        if role_words(page.text[slice(*mention.bounds)], page.lexicon) != {what.head}:
            return None  # "the Vermont senator" may be another
        held = [
            entity
            for entity in self.people.described
            if not entity.body and not entity.is_not(what.gender)
            if any(self._title(start) == what.head for start in entity.starts[:PRINTINGS])
        ]
        start, _ = page.layout.paragraphs[page.layout.paragraph_at(mention.start)]
        if len(held) != 1 or any(
            start <= self.last_printed(entity, mention.start) and entity is not held[0]
            for entity in self.people.described
            if not entity.body
        ):
            return None
        return held[0] if held[0].starts[0] < mention.start else None

    def _title(self, start: int) -> str:
        """Return the word right before a name at a place, that of an office in full; "" behind
        "Deputy" and its like."""
        words = self.page.text[max(0, start - _TITLE) : start].lower()
        before = words[words.rfind("\n") + 1 :].split()
        if not before or not OTHERS.isdisjoint(before):
            return ""
        word = before[-1].rstrip(".")
        # No title: "said the man. Lind denied it".
        return self.page.lexicon.short.get(word, "" if before[-1] != word else word)

    def _elected(self, mention: Mention) -> set[str]:
        """Return what "the incoming president" tells where a president-elect is named."""
        start, end = mention.bounds
        incoming = self.page.text.find("incoming", start, end) >= 0
        named = incoming and any("elect" in self.of(e) for e in self.people.described)
        return {"elect"} if named else set()

    def bears(self, entity: Entity, phrase: str, head: str) -> bool:
        """Whether an entity's role is printed with another word for the noun of a description, and
        all else that the description tells: "the senator" of "Sen. Ana Lind"."""
        roles = self.of(entity)
        words = untold(role_words(phrase, self.page.lexicon) - {head}, roles, self.page.lexicon)
        synonyms = self.page.lexicon.synonyms.get(head, ())
        portfolio = roles & PORTFOLIOS - words  # the Justice Minister is no judge
        return words <= roles and any(
            roles.issuperset(other)
            and (other != ("chief",) or _runs_something(roles, self.page.lexicon))
            and (portfolio.issubset(other) or self.page.lexicon.styles.issuperset(other))
            for other in synonyms
        )

    def is_only(self, entity: Entity, phrase: str, head: str) -> bool:
        """Whether an entity's role is printed bare, and is the noun of a description or another
        word for it: "the Town boss" of "manager Carl Lind", but not "the minority leader"."""
        roles = self.of(entity)
        told = role_words(phrase, self.page.lexicon) - {head}
        if not roles or any(word.islower() and word in told for word in phrase.split()):
            return False
        return roles == {head} or any(
            roles == set(other) for other in self.page.lexicon.synonyms.get(head, ())
        )

    def is_like(self, entity: Entity, head: str) -> bool:
        """Whether an entity's role is printed with another word for a noun."""
        roles = self.of(entity)
        return any(roles.issuperset(other) for other in self.page.lexicon.synonyms.get(head, ()))

    def printings(self, entity: Entity) -> list[int]:
        """Return where the names of an entity are printed, in order."""
        starts = self._printed.get(id(entity))
        if starts is None:
            starts = self._printed[id(entity)] = sorted(entity.starts)
        return starts

    def last_printed(self, entity: Entity, stop: int) -> int:
        """Return where a name of an entity was last printed before a place, -1 where none was."""
        starts = self.printings(entity)
        i = bisect_left(starts, stop)
        return starts[i - 1] if i else -1

    def stands_beside(
        self, entity: Entity, role: str, places: list[int] | None, near: int = _NEAR
    ) -> bool:
        """Whether a role, which is printed at ``places``, may be one of an entity's: a look for the
        word, before all are read."""
        if places is None:
            return True
        for start in entity.starts[:PRINTINGS]:
            i = bisect_left(places, start - near)
            if i < len(places) and places[i] < start + near:
                return True
        ranked = self.page.lexicon.ranked
        return any(
            role in name.role.lower() or role in ranked.get(name.role.rpartition(" ")[2], "")
            for name in entity.names
            if name.role
        )

    def printed_at(self, word: str) -> list[int] | None:
        """Return where a word stands, in whatever letters; None where that cannot be told."""
        places = self._places.get(word)
        if places is None:
            text = self.page.text
            self._small = self._small or text.lower()
            if len(self._small) != len(text):
                return None  # a letter that is two in small ones: nothing stands where it did
            found = re.finditer(re.escape(word), self._small)
            places = self._places[word] = [match.start() for match in found]
        return places

    def _of_office(self, noun: str) -> list[int] | None:
        """Return where the noun of an office stands, or initials that it is of: "the CEO" is an
        executive."""
        places = self.printed_at(noun)
        for initials, words in self.page.lexicon.initials.items():
            more = self.printed_at(initials) if words[-1] == noun else None
            if places is not None and more:
                places = sorted(places + more)
        return places

    def gender(self, entity: Entity) -> str:
        """Return the gender that the pronouns after a name tell, where the name does not."""
        if entity.gender or entity.body:
            return entity.gender
        found = self._genders.get(id(entity))
        if found is None:
            found = self._genders[id(entity)] = self._told(entity)
        return found

    def _told(self, entity: Entity) -> str:
        genders = {self.page.lexicon.roles.get(word, "") for word in self.of(entity)} - {""}
        if len(genders) == 1:
            return genders.pop()  # "spokesman Lu Kang"
        names = list(self.place_ends())
        starts = entity.starts[:PRINTINGS]
        return gender_by_pronouns(self.page.text, starts, names, self.people.at)

    def introduces(self, entity: Entity) -> bool:
        """Whether a person's office stands behind the first printing of a name: "Lind, a senator
        from Hexley,"; not a firm's ("Stena, an operator of ferries,")."""
        start = entity.starts[0]
        end = self.place_ends().get(start, start)
        if entity.body or not self.page.text.startswith((", a ", ", an "), end):
            return False
        lexicon = self.page.lexicon
        return any(
            word in lexicon.roles and word not in lexicon.firms and word != "leader"
            for word in role_after(self.page.text, end, lexicon)
        )

    def once(self, entity: Entity) -> bool:
        """Whether what stands behind a name tells what somebody was: "Lind, a former aide to Carl
        Holm,"."""
        ends, text = self.place_ends(), self.page.text
        return any(
            text.startswith((", a former ", ", the former ", ", former "), ends.get(start, start))
            for start in entity.starts[:PRINTINGS]
        )

    def firm(self, entity: Entity) -> bool:
        """Whether a single word that nothing makes a person is a firm by what stands beside it:
        "Absa executives", "an analyst at Absa"."""
        if entity.body or entity.honoured or len(entity.words) > 1 or entity.gender:
            return entity.body
        text, posts = self.page.text, self.page.lexicon.posts
        ends = self.place_ends()
        for start in entity.starts[:PRINTINGS]:
            after = _POST.match(text, ends.get(start, start))
            post = {after[1], f"{after[1]} {after[2]}"} if after else set()
            if post & posts and post.isdisjoint(_ORDERS):
                return True
            before = text[max(0, start - 40) : start].split()
            if len(before) > 2 and before[-1] in ("at", "of", "with") and before[-2] in posts:
                return True
        return False

    def place_ends(self) -> dict[int, int]:
        """Return start -> end of every name on the page."""
        if self._ends is None:
            self._ends = {name.start: name.end for name in self.page.names.values()}
        return self._ends

    def _read(self, entity: Entity) -> frozenset[str]:
        text, lexicon = self.page.text, self.page.lexicon
        words: set[str] = set()
        for role in entity.roles:
            words |= role_words(role, lexicon)
        ends = self.place_ends()
        for start in entity.starts[:PRINTINGS]:
            end = ends.get(start, start)
            words |= office_before(text, start, end, lexicon) | short_of(text, start, end, lexicon)
            told, behind = party(text, end)
            words |= told | role_after(text, behind, lexicon)
            country = _OF_COUNTRY.match(text, end, end + 40)
            if country:
                words |= role_words(country.group(1), lexicon) | {"leader"}
                words |= role_after(text, country.end(), lexicon)
        return frozenset(words)
