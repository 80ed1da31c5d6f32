"""Whether somebody may be called by a description whose words are not the ones of his office: "the
England captain" of a Madrid midfielder, "the police official" of a superintendent. Under
descriptions, for those of whom nothing else tells who they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Final

from quotebank.extraction.coreference.ages import age_of
from quotebank.extraction.coreference.cast import Cast, Speaker
from quotebank.extraction.coreference.offices import OTHERS, PORTFOLIOS, role_words
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.entries import listed, word_set
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.people.entity import Entity
from quotebank.resources import wordlists

_OTHERS: Final = OTHERS | {"prime"}
"""Words that make another office of the noun behind them."""
_PARTIES: Final = frozenset(
    ("labour", "tory", "conservative", "republican", "democratic", "liberal")
)
_ANY_RANK: Final = frozenset(("diplomat", "official"))
"""What a deputy is, too."""
_OLD: Final = "-year-old"
_AGE: Final = re.compile(r"\b(\d{1,3})-year-old ")
_TEENS: Final = frozenset(("teenager", "teen", "youngster", "adolescent"))
_AGES: Final = frozenset(str(age) for age in range(13, 20))
_PEOPLES: Final = ("Dutch", "French")
_SWISS: Final = "Swiss"
_OF_TEAMS: Final = frozenset(("captain", "manager"))
"""Offices of whoever may be "the Swiss" in sports."""
_SENTENCE_END: Final = re.compile(r"[.!?:\n\"\u201c\u201d]")
_IS: Final = re.compile(r",| \(| (?:is|was|who|became|as|has been)\b")
"""Behind a name of which it is told what its bearer is."""
_BESIDE: Final = 30
"""Characters between an office and the name behind it."""
_LONGEST: Final = 200
"""Characters of a sentence that names somebody and an office."""


def may_be_called(cast: Cast, entity: Entity, phrase: str, head: str, end: int) -> bool:
    """Whether the description that ends at the place ``end``, whose noun is ``head``, may mean
    somebody by the office that is printed for him, whoever it tells that he works for; not where
    that of another has the noun."""
    roles, lexicon = cast.roles.of(entity), cast.page.lexicon
    told = role_words(phrase, lexicon)
    words = told - {head}
    if words & _OTHERS - roles:
        return False
    if not _is_noun_of(lexicon, head, roles, words):
        return False
    for word in phrase.split():
        lower = word.lower()
        if lower not in words or lower in roles:
            continue
        if word.isupper():
            if head in lexicon.anonymous:
                return False  # "the UN official" of a police chief
        elif word == lower and not _borne_out(cast, word, roles):
            return False  # "the foreign minister" of a Trade Minister
    return not (
        _of_another(cast, roles, phrase)
        or told_apart(cast, entity, head, end)
        or _shared(cast, entity, phrase, head, words)
    )


def _is_noun_of(lexicon: Lexicon, head: str, roles: frozenset[str], words: set[str]) -> bool:
    """Whether an office is printed with a noun or with another word for it; ``words`` are told
    besides."""
    for other in (frozenset((head,)), *map(frozenset, lexicon.synonyms.get(head, ()))):
        if head in lexicon.top and head not in other and other.isdisjoint(lexicon.offices):
            continue  # an MP is not "the Tory leader"
        left = roles - other - words
        if (
            other <= roles
            and (
                left.isdisjoint(_OTHERS)
                or head in _ANY_RANK
                or (head == "minister" and "deputy" in left and not words)
            )
            # The Justice Minister is no judge, and "the minister" may be of education.
            and (head in PORTFOLIOS or left.isdisjoint(PORTFOLIOS))
        ):
            return True
    return False


def _shared(cast: Cast, entity: Entity, phrase: str, head: str, words: set[str]) -> bool:
    """Whether another of the article may be called by a noun, too; whose office is printed with the
    noun itself shares it with nobody of another: the party's leader with no union secretary."""
    itself = {head} if head in cast.roles.of(entity) else frozenset()
    return any(
        cast.roles.of(other).issuperset(itself)
        and _is_noun_of(cast.page.lexicon, head, cast.roles.of(other), words)
        for other in cast.people.described
        if other is not entity
        and not other.body
        # The US envoy is not "the Russian diplomat".
        and not _of_another(cast, cast.roles.of(other), phrase)
    )


def may_be_so_old(cast: Cast, entity: Entity, mention: Mention, phrase: str) -> bool:
    """Whether a description that tells an age may mean somebody: named before it with no other
    age, or with that one."""
    told = _AGE.search(phrase) if _OLD in phrase else None
    if told is None:
        return True
    age = age_of(cast.roles, entity)
    return age == told[1] or (age == "" and entity.starts[0] < mention.start)


def young(
    cast: Cast, noun: str, people: list[tuple[Speaker, Entity]], stop: int
) -> list[tuple[Speaker, Entity]]:
    """Return whom of those spoken of a description may mean that stands at a place: "the teenager"
    is of that age, if anybody named before is, or none of his is printed."""
    if noun not in _TEENS:
        return people
    teens = [
        entity
        for entity in cast.people.described
        if not entity.body and entity.starts[0] < stop and age_of(cast.roles, entity) in _AGES
    ]
    if len(teens) == 1:
        return [(cast.speaker(teens[0], 0.7), teens[0])]
    return [one for one in people if (one[1] in teens if teens else not age_of(cast.roles, one[1]))]


@cache
def crowds() -> frozenset[str]:
    """Return the nouns for one of many, whom nobody names."""
    return word_set(wordlists("roles")["crowds"])


def is_from_elsewhere(cast: Cast, entity: Entity, phrase: str, mention: Mention) -> bool:
    """Whether a description tells one of a crowd by his country, and somebody was not spoken of
    just before or holds an office: "the Iranian refugee" is neither the president nor the manager
    of the camp."""
    lexicon = cast.page.lexicon
    words = phrase.split()
    if words[-1] not in crowds() or lexicon.demonyms.keys().isdisjoint(words[1:-1]):
        return False
    if not cast.roles.of(entity).isdisjoint(lexicon.offices):
        return True
    for scanned, _, distance in cast.before(mention, 1):
        if distance > 0.0:
            starts = cast.roles.printings(entity)
            i = bisect_left(starts, mention.start)
            return not i or starts[i - 1] < scanned.start
    return False


def is_people(cast: Cast, country: str, entity: Entity | None) -> bool:
    """Whether "the Dutch", "the Chinese" are a people and its government: nobody is a Dutch, and
    "the Chinese" may be a swimmer named before, but no minister."""
    if country.endswith("sh") or country in _PEOPLES:
        return True
    if entity is None or not (country == _SWISS or country.endswith("ese")):
        return False
    return not cast.roles.of(entity).isdisjoint(cast.page.lexicon.offices - _OF_TEAMS)


def against(roles: frozenset[str], head: str) -> bool:
    """Whether an office forbids a noun that is none: a solicitor is not the defendant."""
    lawyers = listed("roles", "court", "lawyers")
    return head in listed("roles", "court", "accused") and not lawyers.isdisjoint(roles)


def _borne_out(cast: Cast, word: str, roles: frozenset[str]) -> bool:
    """Whether an office may be one with a word: a superintendent is of the police, and a company
    may have any."""
    lexicon = cast.page.lexicon
    return word in lexicon.firms or any(
        roles.issuperset(other) for other in lexicon.synonyms.get(word, ())
    )


def _of_another(cast: Cast, roles: frozenset[str], phrase: str) -> bool:
    """Whether a description tells of another country or party than an office does: "the French
    minister" is no German one."""
    lexicon = cast.page.lexicon
    for word in phrase.split():
        if word.lower() in roles:
            continue
        if word in lexicon.demonyms:
            countries = {country.lower() for country in lexicon.demonyms[word]}
            if countries.isdisjoint(roles) and any(
                r.title() in lexicon.demonyms or r.upper() in lexicon.demonyms for r in roles
            ):
                return True
        elif word.lower() in _PARTIES and not _PARTIES.isdisjoint(roles):
            return True
    return False


_PRINTINGS: Final = 12
"""Printings of a name before a description beside which another is looked for."""


def told_apart(cast: Cast, entity: Entity, head: str, stop: int) -> bool:
    """Whether a sentence before names somebody and tells of another by the noun: "Superintendent
    Lind said the official was wrong."."""
    text = cast.page.text
    starts = cast.roles.printings(entity)
    i = bisect_left(starts, stop)
    for start in starts[max(0, i - _PRINTINGS) : i]:
        here = [len(name.text) for name in entity.names if text.startswith(name.text, start)]
        after = start + max(here, default=0)
        close = _SENTENCE_END.search(text, after, stop)
        behind = min(close.start() if close else stop, after + _LONGEST)
        if not _IS.match(text, after) and text.find(f" {head}", after, behind) >= 0:
            return True
        before = text.rfind(f"{head} ", max(0, start - _LONGEST), max(0, start - _BESIDE))
        if before >= 0 and not _SENTENCE_END.search(text, before, start):
            return True
    return False
