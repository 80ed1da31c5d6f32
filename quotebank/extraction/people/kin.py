"""Relatives whom an article names by first name alone, and whose they are: "Her mum, Sandra,", "Mum
Kelly", "The mother of Emily Barlow, Sandra,", "Sandra, her mum,". Under ``relatives``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.possessives import APOSTROPHES
from quotebank.extraction.names.name import LEAD, NameAt
from quotebank.extraction.names.sorts import PEOPLE
from quotebank.extraction.people.entity import Entity
from quotebank.resources import wordlists

_PARENTS: Final = re.compile(r"[Pp]arents,? [A-Z][\w-]+ and \Z")
_OF: Final = re.compile(r"\b([a-z-]+) of \Z")
_BEHIND: Final = re.compile(
    r"(?:, \d{1,2})?, (?:his|her|their|the|\w+['\u2019]s?) (?:[a-z]+ )?([a-z-]+)(?=[,.]| (of) )"
)
"""Behind a first name, what its bearer is: "Sandra, 38, her mum,", "Sandra, the mother of Pat"."""
_REACH: Final = 60
_OWNER: Final = re.compile(r"\b(?:([Hh]is)|[Hh]er) (?:[\w-]+ ){0,2}[\w-]+,? \Z")
"""Before a relative of somebody told by a pronoun."""
_PLACED: Final = (" in ", " at ", " near ", " outside ", " of ", ", ")
"""Before a place, be it not known for one: "was told to leave Marlfield School, West Kent"."""
_STOPS: Final = (". ", "? ", "! ", "\n")


_TAKES_OVER: Final = re.compile(
    r"(?:[.!?\n\u201d\"] ?)(?:(His)|Her) (?:elder |older |younger )?([a-z-]+) (?:was |is )?"
    r"([a-z]+)\b"
)
"""A relative without a name who goes on: "Her father agreed."."""
_TURN: Final = 400
"""Characters before a surname in which the story turns to him."""

Relative = tuple[NameAt, str, str]
"""Where he is named, the sort of the word for him (``_kin``), and the word."""


def stands_at(relative: Relative) -> int:
    """Return where a relative is named: what they stand in order by."""
    return relative[0].start


@cache
def _kin() -> dict[str, str]:
    """Return word for a relative -> "m", "f", "w" for a woman who is Mrs too, "u" for one who may
    be Miss besides, "p" for parents."""
    lists = wordlists("names")["family"]
    groups = (("m", "male"), ("f", "female"), ("w", "married"), ("u", "mothers"), ("p", "parents"))
    return {word: sort for sort, key in groups for word in lists[key].split()}


def kin_alone(text: str, names: Sequence[NameAt], lexicon: Lexicon) -> list[Relative]:
    """Return the relatives who are named by one word."""
    kin = _kin()
    found: list[Relative] = []
    for i, place in enumerate(names):
        name = place.name
        if len(name.words) > 1 or name.sort not in PEOPLE:
            continue
        gender = lexicon.given.get(name.text, "")
        if name.role:
            # "Mum Kelly", "Mother Kelly", but "Father Neil" and "Sister Agnes" are in orders
            ordained = name.honorific and name.role != "Mother"
            word = "" if ordained else name.role.lower()
            sort = kin.get(word, "")
        else:
            before = text[max(0, place.start - _REACH) : place.start]
            word = "".join(before.split()[-1:]).rstrip(",").lower()
            sort = kin.get(word, "")
            if sort == "p" or (word == "and" and _PARENTS.search(before)):
                sort = "w" if gender == "f" else gender
            if not sort:
                word = _told(text, place, names[i - 1] if i else None)
                sort = kin.get(word, "")
        if sort and gender in ("", "m" if sort == "m" else "f"):
            found.append((place, sort, word))
    return found


def _told(text: str, place: NameAt, last: NameAt | None) -> str:
    """Return the word for a relative that stands elsewhere than just before a first name: "The
    mother of Emily Barlow, Sandra,", "Sandra, her mum,"; "" without one."""
    if not text.startswith(",", place.end):
        return ""
    if last is not None and text[last.end : place.start] == ", ":
        of = _OF.search(text, max(0, last.lead - _REACH), last.lead)
        if of is not None:
            return of[1]
    behind = _BEHIND.match(text, place.end)
    return behind[1] if behind is not None else ""


def turned_to(
    text: str, place: NameAt, bearers: Sequence[Entity], lexicon: Lexicon
) -> Entity | None:
    """Return the relative of whoever of a family was named last, told by no name, who is then
    called by the surname: "…," said Katie Lind. Her father agreed. "…," said Lind", where a Ben
    Lind is named too."""
    first = max(0, place.start - _TURN)
    if text.find("Her ", first, place.start) < 0 and text.find("His ", first, place.start) < 0:
        return None
    found = list(_TAKES_OVER.finditer(text, first, place.start))
    told = found[-1] if found else None
    if told is None or told[2] not in lexicon.kin:
        return None
    if told[3] not in lexicon.moods and lexicon.cues.get(told[3], ("",))[0] == "":
        return None  # "Her father died in 2012"
    gender = lexicon.roles.get(told[2], "")
    last, nearest = -1, bearers[0]
    for entity in bearers:
        i = bisect_left(entity.full, place.start) - 1
        if i >= 0 and entity.full[i] > last:
            last, nearest = entity.full[i], entity
    if last > told.start() or nearest.is_not("m" if told[1] else "f"):
        return None
    others = [e for e in bearers if e is not nearest and not e.is_not(gender)]
    return others[0] if gender and len(others) == 1 else None


def is_of_family(
    text: str, relative: NameAt, bearers: Sequence[Entity], names: Sequence[NameAt]
) -> bool:
    """Whether whose relative somebody is is one of the family: who is told behind the first name
    ("Sandra, the mother of Emily"), or else whoever is named last before it. Others do not count
    whom the words cannot mean."""
    surnames = {e.words[-1] for e in bearers}
    given = {e.words[0] for e in bearers}
    behind = _BEHIND.match(text, relative.end) if text.startswith(",", relative.end) else None
    if behind is not None and behind[2]:
        i = bisect_left(names, behind.end(2), key=LEAD)
        return i < len(names) and _is_one(names[i], given, surnames)
    first = bisect_left(names, relative.lead, key=LEAD) - 1
    for i in range(first, -1, -1):
        at = names[i]
        if at.name.sort not in PEOPLE:
            continue
        if _is_one(at, given, surnames):
            return True
        if text[at.end] in APOSTROPHES:
            return False
        # But "Flowers were laid by his dad Tony".
        other = len(at.name.words) > 1 or at.name.sort == "person"
        if other and not _passed_over(text, at, i, relative, names, given, surnames):
            return False
    return False


def _is_one(at: NameAt, given: set[str], surnames: set[str]) -> bool:
    return at.name.words[0] in given or not surnames.isdisjoint(at.name.words)


def _passed_over(
    text: str,
    at: NameAt,
    i: int,
    relative: NameAt,
    names: Sequence[NameAt],
    given: set[str],
    surnames: set[str],
) -> bool:
    """Whether somebody else, or what looks like a name, is not whose relative is told: a place, one
    of the other gender than the pronoun's, or no subject of an earlier sentence, where one of the
    family is: "Ryan Lind, 13, was told to leave by the head, Colin Ames. His mother Donna"."""
    if at.name.sort == "name" and text.endswith(_PLACED, 0, at.lead):
        return True
    owner = _OWNER.search(text, max(0, relative.start - _REACH), relative.start)
    if owner is not None and at.name.gender == ("f" if owner[1] else "m"):
        return True
    if all(text.find(stop, at.end, relative.start) < 0 for stop in _STOPS):
        return False
    begins = max(text.rfind(stop, 0, at.lead) for stop in _STOPS)
    k = i - 1
    while k >= 0 and names[k].start > begins:
        if _is_one(names[k], given, surnames):
            return True
        k -= 1
    return False
