"""Who a mention is: "he", "the foreign minister", "Lavrov" -> Sergei Lavrov. After attribution.

Ordered, readable rules over one article. Nothing is invented: a mention that fits nobody stays
unnamed, by its phrase as printed.
"""

from __future__ import annotations

import re
from math import log
from typing import Final, NamedTuple

from quotebank.extraction.candidates import Mention, Page, mention_at
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.mentions import Description, NameAt, Scan
from quotebank.extraction.people import Entity, People
from quotebank.model import Person, SpeakerKind

_LOOK_BACK: Final = 4
"""Paragraphs before its own in which a pronoun's person is sought."""


class Speaker(NamedTuple):
    """Who a mention is, and how sure that is."""

    name: str | None
    kind: SpeakerKind | None
    certainty: float
    entity: Entity | None


NOBODY: Final = Speaker(None, None, 1.0, None)


class Resolver:
    """Resolves the mentions of one article; remembers who spoke last."""

    def __init__(self, page: Page, people: People) -> None:
        self.page, self.people = page, people
        self._known: dict[int, Speaker] = {}
        self._roles: list[tuple[Entity, frozenset[str]]] | None = None

    def resolve(self, mention: Mention, last: Entity | None) -> Speaker:
        """Return who ``mention`` is; ``last`` is who spoke before."""
        found = self._known.get(mention.start)
        if found is None:
            found = self._known[mention.start] = self._resolve(mention, last)
        return found

    def _resolve(self, mention: Mention, last: Entity | None) -> Speaker:
        what = mention.what
        if isinstance(what, NameAt):
            return self._named(what)
        if isinstance(what, Description):
            return self._described(mention, what, last)
        if mention.tag == "H" or mention.tag in "mS":
            return self._pronoun(mention, last)
        if mention.tag == "r":
            return self._relative(mention, last)
        return NOBODY

    # ------------------------------------------------------------ names

    def _named(self, at: NameAt) -> Speaker:
        entity = self.people.at.get(at.start)
        if entity is None:
            return Speaker(_printed(at.name.text), "person", 0.8, None)
        return self._speaker(entity, 0.99)

    def _speaker(self, entity: Entity, certainty: float) -> Speaker:
        kind: SpeakerKind = "organisation" if entity.body else "person"
        return Speaker(_printed(entity.name), kind, certainty, entity)

    # ------------------------------------------------------------ pronouns

    def _relative(self, mention: Mention, last: Entity | None) -> Speaker:
        tags = mention.scan.tags
        for i in range(mention.at - 1, -1, -1):
            if tags[i] in "NODX":
                return self.resolve(mention_at(mention.scan, i), last)
        return NOBODY

    def _pronoun(self, mention: Mention, last: Entity | None) -> Speaker:
        gender = _gender(mention)
        if gender == "n" or gender == "p":
            return self._body(mention, plural=gender == "p")
        if not gender:
            return NOBODY
        scores: dict[int, float] = {}
        people: dict[int, Entity] = {}
        for entity, score in self._antecedents(mention):
            if entity.body or (entity.gender and entity.gender != gender):
                continue
            if not entity.gender:
                score -= 0.6
            key = id(entity)
            people[key] = entity
            scores[key] = max(scores.get(key, -99.0), score)
        if last is not None and not last.body and last.gender in (gender, ""):
            people[id(last)] = last
            scores[id(last)] = scores.get(id(last), -1.5) + 1.2
        if not scores:
            fitting = [
                e
                for e in self.people.entities
                if e.gender == gender and not e.body and e.starts[0] < mention.start
            ]
            if len(fitting) == 1:
                return self._speaker(fitting[0], 0.8)
            return Speaker(None, None, 0.5, None)
        for key, entity in people.items():
            scores[key] += 0.25 * log(1 + len(entity.starts))
        ranked = sorted(scores, key=scores.__getitem__, reverse=True)
        margin = scores[ranked[0]] - scores[ranked[1]] if len(ranked) > 1 else 3.0
        certainty = 0.98 if margin > 1.5 else 0.93 if margin > 0.7 else 0.8
        return self._speaker(people[ranked[0]], certainty)

    def _antecedents(self, mention: Mention) -> list[tuple[Entity, float]]:
        """Return persons named before the mention, with how readily a pronoun means them."""
        page = self.page
        found: list[tuple[Entity, float]] = []
        paragraph = page.layout.paragraph_at(mention.start)
        distance = 0.0
        here = paragraph
        for back in range(_LOOK_BACK + 1):
            if here < 0:
                break
            for bounds in reversed(page.sentences(here)):
                if bounds[0] > mention.start:
                    continue
                scanned = page.scan(here, bounds)
                stop = mention.at if scanned is mention.scan else len(scanned.tags)
                found += self._named_in(scanned, stop, distance)
                distance += 0.7
            distance += 0.4
            here = page.before(here)
            if found and back >= 1:
                break
        return found

    def _named_in(self, scanned: Scan, stop: int, distance: float) -> list[tuple[Entity, float]]:
        found = []
        tags = scanned.tags
        first = True
        for i in range(stop):
            tag = tags[i]
            if tag not in "NS":
                if tag in "DH":
                    first = False
                continue
            what = scanned.what[i]
            if not isinstance(what, NameAt):
                continue
            entity = self.people.at.get(what.start)
            if entity is None:
                continue
            score = -distance
            before = tags[i - 1] if i else "^"
            if first and before not in "pt":
                score += 1.2
            elif tags[i + 1 : i + 2] == "C" and before not in "pt":
                score += 1.0
            elif before in "pt":
                score -= 0.5
            elif before == "C":
                score -= 0.3
            if tag == "S":
                score -= 0.2
            first = False
            found.append((entity, score))
        return found

    def _body(self, mention: Mention, *, plural: bool) -> Speaker:
        """Resolve "it" and "they": the last body, document or plural source named as a subject."""
        page = self.page
        paragraph = page.layout.paragraph_at(mention.start)
        for here in (paragraph, page.before(paragraph)):
            if here < 0:
                continue
            for bounds in reversed(page.sentences(here)):
                if bounds[0] > mention.start:
                    continue
                scanned = page.scan(here, bounds)
                stop = mention.at if scanned is mention.scan else len(scanned.tags)
                for i in range(stop):
                    what = scanned.what[i]
                    before = scanned.tags[i - 1] if i else "^"
                    if before in "pt":
                        continue
                    if scanned.tags[i] == "O" and not plural and isinstance(what, NameAt):
                        return self._named(what)._replace(certainty=0.8)
                    if isinstance(what, Description) and (
                        what.plural if plural else what.sort in ("group", "document")
                    ):
                        return self.resolve(mention_at(scanned, i), None)._replace(certainty=0.7)
        return Speaker(None, None, 0.5, None)

    # ------------------------------------------------------------ descriptions

    def _described(self, mention: Mention, what: Description, last: Entity | None) -> Speaker:
        entity = self._apposition(mention, what)
        if entity is not None:
            return self._speaker(entity, 0.97)
        phrase = _printed(" ".join(self.page.text[mention.start : mention.end].split()))
        if what.sort == "role" and not what.plural and _definite(phrase):
            entity = self._by_role(mention, what)
            if entity is not None:
                return self._speaker(entity, 0.9)
            if (
                what.head in self.page.lexicon.generic
                and last is not None
                and not last.body
                and (not what.gender or last.gender in (what.gender, ""))
            ):
                return self._speaker(last, 0.7)
        return Speaker(phrase, "unnamed", 0.93, None)

    def _apposition(self, mention: Mention, what: Description) -> Entity | None:
        """Return who is named beside a description: "the mayor, Hugo Lind," or the other way."""
        if what.plural:
            return None
        tags, i = mention.scan.tags, mention.at
        if tags[i + 1 : i + 3] == ",N":
            beside = mention.scan.what[i + 2]
        elif i >= 2 and tags[i - 2 : i] == "N,":
            beside = mention.scan.what[i - 2]
        else:
            return None
        assert isinstance(beside, NameAt)
        return self.people.at.get(beside.start)

    def _by_role(self, mention: Mention, what: Description) -> Entity | None:
        words = _role_words(self.page.text[mention.start : mention.end], self.page.lexicon)
        best: tuple[float, int, Entity] | None = None
        for entity, roles in self._role_index():
            if what.gender and entity.gender and what.gender != entity.gender:
                continue
            if what.head not in roles:
                continue
            shared = len(words & roles) - 0.5 * len(words - roles)
            seen = sum(1 for s in entity.starts if s < mention.start)
            key = (shared, seen, entity)
            if best is None or key[:2] > best[:2]:
                best = key
        if best is None or best[0] <= 0:
            return None
        return best[2]

    def _role_index(self) -> list[tuple[Entity, frozenset[str]]]:
        if self._roles is None:
            self._roles = []
            for entity in self.people.entities:
                if not entity.body:
                    words = roles_of(self.page, entity)
                    if words:
                        self._roles.append((entity, words))
        return self._roles


_BEFORE_NAME: Final = re.compile(r"(?:[\w'\u2019-]+ ){1,6}$")
_AFTER_NAME: Final = re.compile(
    # ", the former governor of Florida", "is chairman of", "became finance minister"
    r",? (?:\([^)]{1,20}\),? )?(?:who (?:is|was) |is |was |became |as )?"
    r"(?:(?:the|a|an|its|his|her|their) )?"
    r"((?:[\w'\u2019.-]+ ){0,5}?[\w'\u2019-]+)"
    r"(?: (?:of|for|at|in) ((?:the )?[\w'\u2019-]+(?: [A-Z][\w-]+)*))?"
)


def roles_of(page: Page, entity: Entity) -> frozenset[str]:
    """Return the words of the roles printed with an entity's names, in small letters."""
    text, lexicon = page.text, page.lexicon
    words: set[str] = set()
    for role in entity.roles:
        words |= _role_words(role, lexicon)
    for start in entity.starts[:12]:
        before = _BEFORE_NAME.search(text, max(0, start - 80), start)
        if before:
            found = re.split(r"\b(?:the|a|an|and|said|by|of|to)\b", before.group())[-1]
            near = _role_words(found, lexicon)
            if any(w in lexicon.roles for w in near):
                words |= near
        name_end = page.names[start].end if start in page.names else _end_of(page, start)
        after = _AFTER_NAME.match(text, name_end)
        if after:
            phrase = after.group(1)
            tail = phrase.split()
            for i, word in enumerate(tail):
                if word.lower() in lexicon.roles:
                    words |= _role_words(" ".join(tail[: i + 1]), lexicon)
                    if after.group(2):
                        words |= _role_words(after.group(2), lexicon)
                    break
        country = re.match(
            r" of ((?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)", text[name_end : name_end + 40]
        )
        if country:
            words |= _role_words(country.group(1), lexicon) | {"leader"}
    return frozenset(words)


def _end_of(page: Page, start: int) -> int:
    return next((n.end for n in page.names.values() if n.start == start), start)


def _role_words(phrase: str, lexicon: Lexicon) -> set[str]:
    """Return the words of a role, without those that tell nothing; countries as adjectives too."""
    words = set()
    for word in re.findall(r"[\w-]+", phrase.replace("'s", "").replace("\u2019s", "")):
        lower = word.lower()
        if lower in lexicon.qualifiers or lexicon.words.get(lower) in ("d", "h", "p"):
            continue
        words.add(lower)
        for country in lexicon.demonyms.get(word, ()):
            words |= set(country.lower().split())
    return words


def _gender(mention: Mention) -> str:
    what = mention.what
    if what in ("he", "him", "his", "himself"):
        return "m"
    if what in ("she", "her", "hers", "herself"):
        return "f"
    if what in ("they", "them", "their"):
        return "p"
    if what in ("it", "its"):
        return "n"
    return what if isinstance(what, str) and what in ("m", "f", "p", "n") else ""


def _definite(phrase: str) -> bool:
    first = phrase.split(" ", 1)[0].lower()
    return first not in ("a", "an", "one", "another", "some", "his", "her", "their", "its", "my")


def _printed(name: str) -> str:
    """Return a name as readers expect it: capitals of a transcript in title case, on one line."""
    name = " ".join(name.split())
    words = name.split(" ")
    if len(words) > 1 and name.isupper():
        return " ".join(
            w.title() if len(w) > 1 and w.rstrip(".") not in ("II", "III", "IV") else w
            for w in words
        )
    return name


def person_of(entity: Entity) -> Person:
    """Return an entity as the article alone shows it."""
    return Person(
        _printed(entity.name),
        "organisation" if entity.body else "person",
        tuple(entity.forms),
        tuple(entity.roles),
    )
