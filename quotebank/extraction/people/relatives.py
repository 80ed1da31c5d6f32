"""Relatives whom an article names by first name alone, and then by the family's surname: "Her mum,
Sandra, … Mrs Barlow said" of Emily Barlow, 15. Serves ``people``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people.deaths import Dead, tells_of_kin
from quotebank.extraction.people.entity import Entity
from quotebank.extraction.people.kin import Relative, is_of_family, stands_at
from quotebank.resources import wordlists

_TITLES: Final = {"Mr": ("m",), "Mrs": ("wu",), "Ms": ("fwu",), "Miss": ("f", "u")}
"""Title -> the relatives who bear it, those who do rather than others first."""
_EDGES: Final = " .\n"
_START: Final = attrgetter("start")

_HEAD: Final = re.compile(
    r"(?:\A|[.!?:\n\"'\u2019\u201d] ?)"
    r"(?:(?:(?:His|Her|Their|The \w+['\u2019]s|(?:M(?:rs?|s|iss)\.? )?[A-Z][\w-]+['\u2019]s?)"
    r"(?: [\w-]+){0,2} )?"
    r"[\w-]+,? (?:[A-Z][\w-]+ and )?)?\Z"
)
"""Before a relative who is what a sentence is about: "His brother Keith addressed the court"."""
_REACH: Final = 60
_NEXT: Final = re.compile(r",? (\w+)")
_NEAR: Final = 700
"""Characters behind a relative within which the surname is his or hers rather than another's."""
_FAR: Final = 4000
"""The same where nobody else can be meant."""

_AGE: Final = re.compile(
    r"(?:,| \(| is| was) ?(?:aged )?(\d{1,3})(?=[,.)]| (?:and|when|at|from|of)\b)"
)
_YEAR_OLD: Final = re.compile(r"\b(\d{1,2})-year-old (?:[\w-]+ ){0,2}\Z")
_GROWN: Final = {"Mr": 17, "Mrs": 18}
"""The age from which somebody may be called so."""
_MISS: Final = 16
_GROWN_UP: Final = 200
_PRINTINGS: Final = 4
"""Printings of a full name beside which an age is looked for."""
_SAID: Final = re.compile(r"(\w+) \Z")
_WORD: Final = 15
"""Characters in which the word before a name stands."""
_CHILD: Final = 12
"""Years below which a relative is not asked."""

GENERATIONS: Final = ("elder ", "older ", "younger ")
"""Before the surname of a father or a son."""
_GENERATION: Final = re.compile(r"\b(elder|older|younger) \Z")
_SHORT: Final = 9
"""Its letters."""
_OF_KIN: Final = re.compile(
    r"(?:[Hh]is|[Hh]er|[Tt]heir|['\u2019]s?) (?:late |then )?"
    r"(?:(elder|older|younger) )?([a-z-]+),? \Z"
)
"""Before a name that somebody's relative bears."""
_KIN_REACH: Final = 30


def meant(
    text: str,
    place: NameAt,
    bearers: Sequence[Entity],
    kin: Sequence[Relative],
    names: Sequence[NameAt],
    dead: Dead,
    lexicon: Lexicon,
) -> tuple[NameAt | None, Sequence[Entity]]:
    """Return where the relative is named whom a title and the surname of ``bearers`` mean, None
    without one; and the bearers whom they may mean."""
    title = text[place.lead : place.start].strip(_EDGES)
    sorts = _TITLES.get(title)
    if sorts is None:
        return None, bearers
    gender, least = "m" if title == "Mr" else "f", _GROWN.get(title, 0)
    grown = [e for e in bearers if not e.is_not(gender) and (not least or _age(text, e) >= least)]
    for sort in sorts:
        others = grown
        if "u" in sort:  # a girl is called so less readily than her mother
            others = [e for e in grown if _age(text, e) >= _MISS]
            if title == "Miss" and not all(map(dead.__getitem__, others)):
                break
        for i in range(bisect_right(kin, place.start, key=stands_at) - 1, -1, -1):
            relative = kin[i][0]
            if place.start - relative.start > _FAR:
                break
            if kin[i][1] not in sort or not is_of_family(text, relative, bearers, names):
                continue
            if _rather(text, title, place, relative, others, names, dead, lexicon):
                return relative, ()
    for one in grown if len(grown) > 1 else ():
        where = _beside_spouse(text, gender, one, bearers, names, place.start)
        others = [e for e in grown if e is not one]
        if where is not None and _rather(text, title, place, where, others, names, dead, lexicon):
            return None, (one,)
    if title != "Mr" and len(grown) > 1:  # Mrs Penry's daughter is Ms Penry
        return None, [e for e in grown if not dead.is_called_otherwise(e, title)] or grown
    return None, grown


def _rather(
    text: str,
    title: str,
    place: NameAt,
    relative: NameAt,
    others: Sequence[Entity],
    names: Sequence[NameAt],
    dead: Dead,
    lexicon: Lexicon,
) -> bool:
    """Whether a title and a surname mean a relative rather than others who bear them."""
    return not others or (
        not _called_before(text, title, place, relative, names)
        and not any(dead.is_mourned(e) and not dead.is_called_otherwise(e, title) for e in others)
        and all(dead[e] or _comes_after(text, relative, e, place, lexicon) for e in others)
    )


def _beside_spouse(
    text: str,
    gender: str,
    one: Entity,
    bearers: Sequence[Entity],
    names: Sequence[NameAt],
    stop: int,
) -> NameAt | None:
    """Return where a couple is named, not far before the place ``stop``, whose one half somebody
    is: "His parents, Martin and Glenda Sampson"; None where nobody is a spouse."""
    given = one.words[0]
    for other in bearers:
        if other is one or not (other.is_not(gender) or (one.gender and not other.gender)):
            continue
        for first, second in ((given, other.words[0]), (other.words[0], given)):
            at = max(
                text.find(f"{first}{between}{second} ", max(0, stop - _FAR), stop)
                for between in (" and ", f" {one.words[-1]} and ")
            )
            i = bisect_left(names, at, key=_START) if at >= 0 else len(names)
            if i < len(names) and names[i].start == at:
                return names[i]
    return None


def _called_before(
    text: str, title: str, place: NameAt, relative: NameAt, names: Sequence[NameAt]
) -> bool:
    """Whether a bearer of the surname was called by this title before the relative came in."""
    return any(
        at.name.honorific
        and at.name.words == place.name.words
        and text[at.lead : at.start].strip(_EDGES) == title
        for at in names[: bisect_left(names, relative.start, key=_START)]
    )


def _comes_after(
    text: str, relative: NameAt, other: Entity, place: NameAt, lexicon: Lexicon
) -> bool:
    """Whether the sentence of a relative is about him, and the other not named after it."""
    if place.start - relative.start > _NEAR:
        return False
    if any(relative.start < start < place.start for start in other.starts):
        return False
    following = _NEXT.match(text, relative.end)
    before = max(0, relative.start - _REACH)
    return _HEAD.search(text, before, relative.start) is not None or (
        following is not None and lexicon.cues.get(following[1], ("weak",))[0] in ("say", "tell")
    )


def _age(text: str, entity: Entity) -> int:
    """Return the age printed beside a full name, a high one where there is none."""
    if entity.years < 0:
        entity.years = _GROWN_UP
        for start in entity.full[:_PRINTINGS]:
            age = _AGE.match(text, start + len(entity.name))
            age = age or _YEAR_OLD.search(text, max(0, start - _REACH), start)
            if age:
                entity.years = int(age[1])
                break
    return entity.years


def speaks(text: str, place: NameAt, lexicon: Lexicon) -> bool:
    """Whether a verb of speech stands beside a name: "Doyle told reporters", "said Doyle"."""
    word = _NEXT.match(text, place.end)
    if word is not None and lexicon.cues.get(word[1], ("weak",))[0] in ("say", "tell"):
        return True
    word = _SAID.search(text, max(0, place.lead - _WORD), place.lead)
    return word is not None and lexicon.cues.get(word[1], ("weak",))[0] == "say"


def bereaved(
    text: str,
    place: NameAt,
    bearer: Entity,
    kin: Sequence[Relative],
    names: Sequence[NameAt],
    dead: Dead,
    lexicon: Lexicon,
) -> NameAt | None:
    """Return where the relative is named by first name alone who speaks for the dead: "Her brother,
    Pat, … Doyle said" of Ann Doyle, who was killed."""
    sorts = "".join(_TITLES.get(text[place.lead : place.start].strip(_EDGES), ("mfwu",)))
    for i in range(bisect_right(kin, place.start, key=stands_at) - 1, -1, -1):
        relative, sort, _ = kin[i]
        if sort not in sorts:
            continue
        age = _AGE.match(text, relative.end)
        if (age is None or int(age[1]) >= _CHILD) and _comes_after(
            text, relative, bearer, place, lexicon
        ):
            break
    else:
        return None
    if not is_of_family(text, relative, (bearer,), names):
        return None
    return None if dead.is_mourned(bearer) and not tells_of_kin(text, place) else relative


def is_relative(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether the name at a place is brought in as that of somebody's relative."""
    kin = _OF_KIN.search(text, max(0, at - _KIN_REACH), at)
    return kin is not None and not kin[1] and kin[2] in lexicon.kin


def by_generation(text: str, place: NameAt, bearers: Sequence[Entity]) -> Entity | None:
    """Return the father or the son whom "the elder Boone" or "the younger Boone" means."""
    told = _GENERATION.search(text, max(0, place.lead - _SHORT), place.lead)
    if told is None or len(bearers) != 2:
        return None
    children, parents = (wordlists("names")["family"][key].split() for key in ("below", "above"))
    for one, other in (bearers, (bearers[1], bearers[0])):
        full = one.full[0] if one.full else 0
        kin = _OF_KIN.search(text, max(0, full - _REACH), full)
        if kin is None:
            continue
        if kin[1] or kin[2] in children or kin[2] in parents:
            young = kin[1] == "younger" if kin[1] else kin[2] in children
            return one if young == (told[1] == "younger") else other
    return None


def elder_or_younger(
    text: str,
    place: NameAt,
    bearer: Entity,
    kin: Sequence[Relative],
    names: Sequence[NameAt],
) -> NameAt | None:
    """Return where the one of another generation is named by first name alone."""
    key = "below" if text.endswith(GENERATIONS[-1], 0, place.lead) else "above"
    words = wordlists("names")["family"][key].split()
    for relative, _, word in kin:
        before = word in words and relative.start < place.start
        if before and is_of_family(text, relative, (bearer,), names):
            return relative
    return None
