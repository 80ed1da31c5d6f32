"""Who a mention is: "he", "the foreign minister", "Lavrov" -> Sergei Lavrov. After attribution.

Ordered, readable rules over one article. Nothing is invented: a mention that fits nobody stays
unnamed, by its phrase as printed. How sure each rule is stands beside it and is measured by
``quotebank eval``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log
from typing import Final, NamedTuple

from quotebank.extraction.mentions import Description, NameAt, Scan
from quotebank.extraction.page import Mention, Page, mention_at, sentence_at
from quotebank.extraction.people import Entity, People
from quotebank.extraction.roles import Roles
from quotebank.model import Person, SpeakerKind

_LOOK_BACK: Final = 4
"""Paragraphs before its own in which a pronoun's person is sought."""
_FAR: Final = 2.2
"""Distance (sentences weigh 0.7, paragraphs 0.4 more) beyond which one more name is not sought."""
_FARTHEST: Final = 12.0
"""Distance beyond which nothing is looked at."""
_DEEPEST: Final = 12
"""Pronouns that may hang on one another."""


class Speaker(NamedTuple):
    """Who a mention is, and how sure that is."""

    name: str | None
    kind: SpeakerKind | None
    certainty: float
    entity: Entity | None
    gender: str = ""


NOBODY: Final = Speaker(None, None, 1.0, None)
_UNKNOWN: Final = Speaker(None, None, 0.5, None)


class Resolver:
    """Resolves the mentions of one article."""

    def __init__(self, page: Page, people: People) -> None:
        self.page, self.people = page, people
        self.roles = Roles(page, people)
        self._known: dict[int, Speaker] = {}
        self._spoken: dict[int, frozenset[str]] = {}
        self._depth = 0

    def resolve(self, mention: Mention, last: Speaker | None) -> Speaker:
        """Return who ``mention`` is; ``last`` is who spoke before."""
        key = mention.start if mention.tag != "S" else -1 - mention.start
        found = self._known.get(key)
        if found is None:
            self._depth += 1
            found = self._resolve(mention, last) if self._depth < _DEEPEST else _UNKNOWN
            self._depth -= 1
            self._known[key] = found
        return found

    def _resolve(self, mention: Mention, last: Speaker | None) -> Speaker:
        what = mention.what
        if isinstance(what, NameAt):
            return self._together(mention) or self._named(what)
        if isinstance(what, Description):
            return self._described(mention, what, last)
        if mention.tag in "HmS":
            whose = self._whose(mention, last)
            if whose is not None:
                return whose
            gender = _gender(mention)
            if gender in ("n", "p"):
                return self._body(mention, plural=gender == "p")
            return self._pronoun(mention, gender, last) if gender else NOBODY
        if mention.tag == "r":
            return self._relative(mention, last)
        return NOBODY

    def _named(self, at: NameAt) -> Speaker:
        entity = self.people.at.get(at.start)
        if entity is None:
            return Speaker(printed(at.name.text), "person", 0.8, None)
        return self._speaker(entity, 0.99)

    def _together(self, mention: Mention) -> Speaker | None:
        """Return two people who say it together: "Goodlatte and Gowdy wrote"."""
        tags, i = mention.scan.tags, mention.at
        for first in (i - 2, i):
            if first < 0 or tags[first : first + 3] != "N&N":
                continue
            if tags[first + 3 : first + 4] == "C" or (first and tags[first - 1] == "C"):
                return self._pair(mention.scan, first, first + 2, 0.85)
        return None

    def _pair(self, scanned: Scan, first: int, second: int, certainty: float) -> Speaker | None:
        one, other = scanned.what[first], scanned.what[second]
        if not isinstance(one, NameAt) or not isinstance(other, NameAt):
            return None
        names = [self._named(one).name, self._named(other).name]
        if None in names or names[0] == names[1]:
            return None
        return Speaker(f"{names[0]} and {names[1]}", "organisation", certainty, None)

    def _speaker(self, entity: Entity, certainty: float) -> Speaker:
        kind: SpeakerKind = "organisation" if entity.body else "person"
        return Speaker(printed(entity.name), kind, certainty, entity, entity.gender)

    def _whose(self, mention: Mention, last: Speaker | None) -> Speaker | None:
        """Return who is named behind a possessive: "said its secretary, Dov Hallam"."""
        tags, i = mention.scan.tags, mention.at
        if mention.tag != "S" or isinstance(mention.what, NameAt):
            return None
        match = _OWNED.match(tags, i)
        if match is None:
            return None
        return self.resolve(mention_at(mention.scan, match.end() - 1), last)._replace(certainty=0.9)

    def _relative(self, mention: Mention, last: Speaker | None) -> Speaker:
        tags = mention.scan.tags
        for i in range(mention.at - 1, -1, -1):
            if tags[i] in "NODX":
                return self.resolve(mention_at(mention.scan, i), last)
        return NOBODY

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, mention: Mention, gender: str, last: Speaker | None) -> Speaker:
        ranked = self._ranked(mention, gender, last)
        if not ranked:
            return self._only(mention, gender)
        margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 2.0
        certainty = 0.97 if margin > 1.4 else 0.93 if margin > 0.7 else 0.78
        best = ranked[0][1]
        if not best.gender:
            certainty -= 0.06
        return best._replace(certainty=certainty)

    def _ranked(
        self, mention: Mention, gender: str, last: Speaker | None
    ) -> list[tuple[float, Speaker]]:
        """Return the people whom a pronoun of ``gender`` ("" for either) may mean, best first."""
        scores: dict[str, float] = {}
        people: dict[str, Speaker] = {}
        for who, score in self._antecedents(mention, gender, last):
            if who.name is None or who.kind == "organisation":
                continue
            known = who.gender or (self.roles.gender(who.entity) if who.entity else "")
            if known and gender and known != gender:
                continue
            if not known:
                score -= 0.6 if self._surely_person(who) else 1.8
            if score > scores.get(who.name, -99.0):
                scores[who.name] = score
                people[who.name] = who
        if (
            last is not None
            and last.name is not None
            and last.kind != "organisation"
            and (not gender or last.gender in (gender, ""))
        ):
            people.setdefault(last.name, last)
            # Who spoke last goes on, unless the sentence just before is about another.
            bonus = 1.2 if last.gender else 0.6
            if any(score > 0.3 for name, score in scores.items() if name != last.name):
                bonus -= 0.8
            scores[last.name] = scores.get(last.name, -1.6) + bonus
        spoken = self._names_spoken(mention)
        for name, who in people.items():
            if who.entity is not None:
                scores[name] += 0.25 * log(1 + len(who.entity.starts))
                if spoken and not spoken.isdisjoint(who.entity.words):
                    scores[name] -= 1.2
        ranked = sorted(scores, key=scores.__getitem__, reverse=True)
        return [(scores[name], people[name]) for name in ranked]

    def _names_spoken(self, mention: Mention) -> frozenset[str]:
        """Return the capitalised words in the quotation beside a mention: people seldom speak of
        themselves by name."""
        page = self.page
        here = page.layout.paragraph_at(mention.start)
        found = self._spoken.get(here)
        if found is None:
            words: set[str] = set()
            for q in page.quoted:
                if q.paragraph == here:
                    words.update(_CAPITALISED.findall(page.text, q.start, q.end))
            found = self._spoken[here] = frozenset(words)
        return found

    def _surely_person(self, who: Speaker) -> bool:
        """Whether a name of unknown gender is more than one word that begins sentences."""
        entity = who.entity
        if entity is None or entity.honoured or len(entity.words) > 1:
            return True
        return entity.words[0] in self.page.lexicon.given

    def _only(self, mention: Mention, gender: str) -> Speaker:
        """Return the one person of the right gender named before, if nobody is near."""
        fitting = [
            e
            for e in self.people.entities
            if e.gender == gender and not e.body and e.starts and e.starts[0] < mention.start
        ]
        return self._speaker(fitting[0], 0.8) if len(fitting) == 1 else _UNKNOWN

    def _sentences_before(self, mention: Mention, back: int) -> Iterator[tuple[Scan, int, float]]:
        """Yield the mention's sentence and those before: scan, end of what counts, distance."""
        page = self.page
        here = page.layout.paragraph_at(mention.start)
        distance = 0.0
        for _ in range(back + 1):
            if here < 0:
                return
            found = page.sentences(here)
            for i in range(sentence_at(found, mention.start), -1, -1):
                scanned = (
                    mention.scan if found[i][0] == mention.scan.start else page.scan(here, found[i])
                )
                own = scanned is mention.scan
                if not (own and _trails(scanned, mention.at)):
                    yield scanned, mention.at if own else len(scanned.tags), distance
                distance += 0.7
                if distance > _FARTHEST:
                    return
            distance += 0.4
            here = page.before(here)

    def _antecedents(
        self, mention: Mention, gender: str, last: Speaker | None
    ) -> list[tuple[Speaker, float]]:
        """Return who is named before the mention, with how readily a pronoun means them."""
        found: list[tuple[Speaker, float]] = []
        for scanned, stop, distance in self._sentences_before(mention, _LOOK_BACK):
            if found and distance > _FAR:
                break
            found += self._in_sentence(scanned, stop, distance, gender, last)
        return found

    def _in_sentence(
        self, scanned: Scan, stop: int, distance: float, gender: str, last: Speaker | None
    ) -> Iterator[tuple[Speaker, float]]:
        main = _main_subject(scanned)
        other = _object_pronoun(scanned, main, stop, gender) if main >= 0 else -1
        for match in _MEANT.finditer(scanned.tags, 0, stop):
            i = match.start()
            if i == other:
                yield self.resolve(mention_at(scanned, i), last), 1.5 - distance
            elif _may_be_meant(scanned, i, gender):
                score = _prominence(scanned.tags, i, main) - distance
                if other >= 0 and i == main:
                    score -= 1.0
                yield self.resolve(mention_at(scanned, i), last), score

    def _body(self, mention: Mention, *, plural: bool) -> Speaker:
        """Resolve "it" and "they": the last body, document or plural source named as a subject."""
        if plural:
            pair = self._two(mention)
            if pair is not None:
                return pair
        for scanned, stop, _ in self._sentences_before(mention, 1):
            for i in range(stop):
                what = scanned.what[i]
                if (scanned.tags[i - 1] if i else "^") in "pt":
                    continue
                if not plural and isinstance(what, NameAt) and self._may_be_body(what):
                    return self._named(what)._replace(certainty=0.8, kind="organisation")
                if isinstance(what, Description) and (
                    what.plural if plural else what.sort in ("group", "document")
                ):
                    found = self.resolve(mention_at(scanned, i), None)
                    return found._replace(certainty=0.7)
        return _UNKNOWN

    def _may_be_body(self, at: NameAt) -> bool:
        entity = self.people.at.get(at.start)
        if entity is None or at.name.sort == "place":
            return False
        return entity.body or not (entity.honoured or self.roles.gender(entity))

    def _two(self, mention: Mention) -> Speaker | None:
        """Return the two people who were last the subject of a sentence together."""
        for scanned, stop, _ in self._sentences_before(mention, 6):
            match = _TWO.search(scanned.tags, 0, stop)
            if match:
                ends = (match.start(), match.end() - 1)
                people = all(self._is_person(scanned.what[i]) for i in ends)
                return self._pair(scanned, *ends, 0.7) if people else None
        return None

    def _is_person(self, what: object) -> bool:
        entity = self.people.at.get(what.start) if isinstance(what, NameAt) else None
        return entity is not None and bool(entity.honoured or self.roles.gender(entity))

    # ------------------------------------------------------------ descriptions

    def _described(self, mention: Mention, what: Description, last: Speaker | None) -> Speaker:
        entity = self._apposition(mention, what)
        if entity is not None:
            return self._speaker(entity, 0.97)
        phrase = self._phrase(mention)
        if what.sort == "document":
            author = self._author(mention, last)
            if author is not None:
                return author
        if (what.plural and what.sort == "role" and _definite(phrase)) or what.head == "two":
            pair = self._two(mention)
            if pair is not None:
                return pair._replace(certainty=0.6)
        if what.plural or not _definite(phrase):
            return Speaker(phrase, "unnamed", 0.93, None, what.gender)
        if what.sort == "role" or (what.sort == "kin" and phrase[:4].lower() == "the "):
            return self._role(mention, what, phrase, last)
        if phrase.rpartition(" ")[2] in self.page.lexicon.demonyms:
            entity = self.roles.countryman(mention, phrase.rpartition(" ")[2])
            found = self._speaker(entity, 0.85) if entity else self._spoken_of(mention, what, last)
            if found is not None:
                return found
        if what.head in self.page.lexicon.firms:
            body = self._firm(mention, what)
            if body is not None:
                return self._speaker(body, 0.8)
        return self._introduced(mention, what) or Speaker(phrase, "unnamed", 0.9, None, what.gender)

    def _author(self, mention: Mention, last: Speaker | None) -> Speaker | None:
        """Return whose words a writing is: "a letter from Sapp", "Lind's tweet", "its report"."""
        scanned, i = mention.scan, mention.at
        tags = scanned.tags
        by = next(
            (
                j
                for j in range(i + 1, min(i + 12, len(tags)))
                if tags[j] == "p" and scanned.what[j] in ("by", "from")
            ),
            -1,
        )
        if by > 0 and not _CLAUSE.search(tags, i + 1, by):
            match = _MENTION.match(tags, by + 1)
            if match:
                found = self.resolve(mention_at(scanned, match.end() - 1), last)
                return found._replace(certainty=min(found.certainty, 0.85))
        if i and tags[i - 1] == "S":
            found = self.resolve(mention_at(scanned, i - 1), last)
            if found.name is not None and found.kind != "unnamed":
                return found._replace(certainty=min(found.certainty, 0.8))
        return None

    def _role(
        self, mention: Mention, what: Description, phrase: str, last: Speaker | None
    ) -> Speaker:
        """Resolve "the foreign minister": who is printed with that role, else who was spoken of."""
        entity = self.roles.holder(mention, what)
        aged = _AGED.search(phrase)
        if entity is None and aged:
            entity = self.roles.aged(aged.group(1))
        if entity is not None:
            return self._speaker(entity, 0.92)
        introduced = self._introduced(mention, what)
        if introduced is not None:
            return introduced
        common = what.head in self.page.lexicon.anonymous and not aged
        if phrase[:4].lower() == "the " and not common:
            spoken_of = self._spoken_of(mention, what, last)
            if spoken_of is not None:
                return spoken_of
        return Speaker(phrase, "unnamed", 0.85, None, what.gender)

    def _spoken_of(
        self, mention: Mention, what: Description, last: Speaker | None
    ) -> Speaker | None:
        """Return the person of the sentence before whom nothing forbids to be "the mogul"."""
        for _, who in self._ranked(mention, what.gender, last):
            if who.entity is not None and self._surely_person(who):
                return who._replace(certainty=0.66)
        return None

    def _introduced(self, mention: Mention, what: Description) -> Speaker | None:
        """Return the unnamed source that an indefinite phrase introduced: "a spokesman for …"."""
        for scanned, stop, _ in self._sentences_before(mention, 3):
            for i in range(stop):
                other = scanned.what[i]
                if (
                    isinstance(other, Description)
                    and other.head == what.head
                    and scanned.starts[i] < mention.start
                ):
                    earlier = mention_at(scanned, i)
                    if _indefinite(self._phrase(earlier)):
                        return self.resolve(earlier, None)._replace(certainty=0.85)
        return None

    def _apposition(self, mention: Mention, what: Description) -> Entity | None:
        """Return who is named beside a description: "the mayor, Hugo Lind," or the other way."""
        if what.plural or what.sort == "document":
            return None
        tags, i = mention.scan.tags, mention.at
        beside = None
        after = _APPOSITION.match(tags, i + 1)
        if after:
            beside = mention.scan.what[after.end() - 1]
        elif i >= 2 and tags[i - 2 : i] == "N," and not _INTRODUCTION.fullmatch(tags, 0, i):
            beside = mention.scan.what[i - 2]
        if not isinstance(beside, NameAt):
            return None
        entity = self.people.at.get(beside.start)
        if entity is None or (what.gender and entity.gender and what.gender != entity.gender):
            return None
        return entity

    def _firm(self, mention: Mention, what: Description) -> Entity | None:
        """Return the body that "the ministry" or "the company" means: one whose name has the word,
        else the body last named as a subject, else the one that the article begins with."""
        named = [
            e
            for e in self.people.entities
            if what.head in e.name.lower().split() and self._body_here(e)
        ]
        if len(named) == 1:
            return named[0]
        phrase = self.page.text[mention.start : mention.end].split()
        if any(word[0].isupper() for word in phrase[1:]):
            return None  # "the Hughes board" is no other board
        for scanned, stop, _ in self._sentences_before(mention, 2):
            main = _main_subject(scanned)
            if scanned.tags[main : main + 2] == "DO":
                main += 1  # "the Farmers' League": the name of a body behind its owners
            thing = scanned.what[main] if 0 <= main < stop else None
            if isinstance(thing, NameAt) and thing.name.sort != "place":
                entity = self.people.at.get(thing.start)
                if entity is not None and self._body_here(entity):
                    return entity
        return None

    def _body_here(self, entity: Entity) -> bool:
        """Whether an entity may be a firm or an office: nothing printed makes it a person."""
        return entity.body or not (
            entity.honoured or self.roles.gender(entity) or self.roles.of(entity)
        )

    def _phrase(self, mention: Mention) -> str:
        """Return a description as printed, with what narrows it ("a spokesman for Corvin Bank")."""
        end = mention.end
        scanned = mention.scan
        narrowed = _NARROWED.match(scanned.tags, mention.at + 1)
        if narrowed:
            end = scanned.ends[narrowed.end() - 1]
        return printed(self.page.text[mention.start : end])


_CAPITALISED: Final = re.compile(r"\b[A-Z][\w-]+")
_AGED: Final = re.compile(r"^(?:the|The) (\d{1,3})-year-old$")
_OWNED: Final = re.compile(r"Sw{0,2}D,N")
_APPOSITION: Final = re.compile(r"(?:pS?[OwND]{1,3})?,N(?=[,C(]|$)")
_INTRODUCTION: Final = re.compile(r"p[^Cb]*N,")
"""A sentence's first words: "On the network Plaza, the president wrote" names no president."""
_NARROWED: Final = re.compile(r"(?:w?pS?[OwNDX]{1,3}){1,2}(?=[C,brQ:]|$)")
_MEANT: Final = re.compile("[NSHDXm]")
_MAIN_CLAUSE: Final = re.compile(r"[,Q](?=[NODHX])")
_CLAUSE: Final = re.compile(r"[CQb,:;]")
_TWO: Final = re.compile(r"(?<![pt])N(?:\([^)]*\))?&N")
_MENTION: Final = re.compile(r"w?S?[NODX]")
_SUBJECT: Final = re.compile(r"(?<![pt])[NODHXI]")


def _subordinate(scanned: Scan) -> bool:
    """Whether a sentence begins with another clause than its main one."""
    tags = scanned.tags
    return tags[:1] in ("p", "G") or (
        tags[:1] == "&" and scanned.what[0] not in ("and", "but", "or", "yet", "so", "nor")
    )


def _main_subject(scanned: Scan) -> int:
    """Return the place of the subject of the main clause, -1 without one.

    A sentence that begins with "when" or "after" has it behind its first comma.
    """
    tags = scanned.tags
    subordinate = _subordinate(scanned)
    clause = _MAIN_CLAUSE.search(tags) if subordinate else None
    match = _SUBJECT.search(tags, clause.end() if clause else 0)
    return match.start() if match else -1


def _trails(scanned: Scan, at: int) -> bool:
    """Whether "he" stands in a trailing ", he said", which reports the words before: who is named
    in them is somebody else."""
    tags = scanned.tags
    return tags[at] == "H" and tags[at - 1 : at] == "," and not _subordinate(scanned)


def _may_be_meant(scanned: Scan, i: int, gender: str) -> bool:
    """Whether what stands at place ``i`` can be who a later "he" or "she" is."""
    tag, what = scanned.tags[i], scanned.what[i]
    if tag in "NS":
        return isinstance(what, NameAt)
    if tag == "H":
        return what == gender
    if tag not in "DX" or not isinstance(what, Description) or what.plural:
        return False
    # An office or a relative may be somebody; a report or a firm is nobody.
    if what.sort not in ("role", "kin"):
        return False
    if what.gender and gender and what.gender != gender:
        return False
    return not (i and scanned.tags[i - 1] in "pt")


def _object_pronoun(scanned: Scan, main: int, stop: int, gender: str) -> int:
    """Return the place of "her" in "Teller calls her to the stand", -1 without one: she is not
    the one who calls."""
    at = main + 2
    if not gender or at >= stop or scanned.tags[main + 1] not in "Cb":
        return -1
    what = scanned.what[at]
    if scanned.tags[at] in "Sm" and isinstance(what, str):
        following = scanned.tags[at + 1 : at + 2]
        if _GENDERS.get(what, what) == gender and (not following or following in "tp&,"):
            return at
    return -1


_NAMED_SUBJECT: Final = re.compile(r",N,[Cb]")
"""A subject's name in commas: "a juror who gave only her first name, Corinne, said"."""


def _prominence(tags: str, i: int, main: int) -> float:
    before = tags[i - 1] if i else "^"
    score = -0.3 if tags[i] == "S" else 0.0
    if main >= 0 and tags[main] in "DX" and _NAMED_SUBJECT.match(tags, i - 1):
        return score + 2.3  # and a person, though one word
    if i == main:
        return score + 1.3
    if before in "pt":
        return score - 0.5
    if tags[i + 1 : i + 2] in ("C", "b", "w", "r"):
        return score + 0.8
    return score - 0.2 if before == "C" else score


_GENDERS: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "it": "n", "its": "n",
}  # fmt: skip


def _gender(mention: Mention) -> str:
    what = mention.what
    if not isinstance(what, str):
        return ""
    return what if what in ("m", "f", "p", "n") else _GENDERS.get(what, "")


def _definite(phrase: str) -> bool:
    first = phrase.split(" ", 1)[0].lower()
    return first in ("the", "this", "that") or first.endswith(
        ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s", "'", "\N{RIGHT SINGLE QUOTATION MARK}")
    )


def _indefinite(phrase: str) -> bool:
    return phrase.split(" ", 1)[0].lower() in ("a", "an", "one", "another", "some")


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
        tuple(entity.forms),
        tuple(entity.roles),
    )
