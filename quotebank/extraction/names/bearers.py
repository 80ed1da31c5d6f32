"""Places, months and small words that are somebody's name in an article: "Houston laughs" where an
Ed Houston is named, "April said" where an April Dunstan is. Under ``name_spans``.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.months import dated
from quotebank.extraction.names.name import LEAD, Name, NameAt
from quotebank.extraction.names.ordinary import begins, tells_person
from quotebank.extraction.names.sorts import of_no_list
from quotebank.extraction.names.surnames import as_person, bare_name

_AGED: Final = re.compile(r", \d\d,")
"""Behind a full name: "Vienna Holm, 34, said"."""
_OTHER: Final = frozenset(("place", "body", "role"))
"""Sorts of what may be somebody's name all the same."""
_NEXT: Final = 24
"""Characters in which the word behind a name is looked for."""


def is_given(first: str, text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the first word of what may be a full name is a given name: "Vienna Holm, 34,"
    is somebody by the age behind the name, which ends at a place."""
    return first in lexicon.places and _AGED.match(text, end) is not None


def is_somebody(at: int, end: int, name: Name, text: str, lexicon: Lexicon) -> bool:
    """Whether two words of which the first is on no list are somebody, be the last a noun of
    bodies: "Zyrell Hall, 34,", "said Zyrell Price, who owns it"; not "said Norsk Bank, who"."""
    first, last = name.words
    if name.sort != "name" and not (last in _SURNAMES and _is_unknown(first, lexicon)):
        return False
    if _IS_AGED.match(text, end):
        return True
    return text.startswith(_WHO, end) and tells_person(text, at, lexicon)


def _is_unknown(first: str, lexicon: Lexicon) -> bool:
    return (
        not first.isupper()
        and of_no_list((first,), lexicon)
        and first not in lexicon.demonyms
        and first not in lexicon.titles
        and first.lower() not in lexicon.ordinary
    )


_IS_AGED: Final = re.compile(r", \d\d[,.]")
_SURNAMES: Final = frozenset(("Hall", "Lake", "Church", "House", "Page", "Post", "Court", "Banks"))
_WHO: Final = (", who ", ", whose ")


def named_alone(
    found: list[NameAt],
    bare: list[tuple[int, str]],
    called: Set[str],
    text: str,
    lexicon: Lexicon,
) -> list[NameAt]:
    """Return the names with the places, bodies and titles among them that are people, and with the
    months and openers that are.

    ``called`` are the surnames and given names of the full names; ``bare`` the runs that name
    nothing by themselves.
    """
    kin = {run for at, run in bare if run in lexicon.given and _kin(text, at, lexicon)}
    called = called | kin if kin else called
    alone = [
        (at, run)
        for at, run in bare
        if run in called and _may_be(run, lexicon) and _named(text, at, run, lexicon)
    ]
    # ""…," said Said, a farmer"
    alone += [(at, run) for at, run in bare if run == "Said" and text.endswith(_SAYS, 0, at)]
    known = {place.start for place in found} if alone else ()
    for at, run in alone:
        if at not in known:
            found.append(bare_name(at, run, "person"))
    if alone:
        found.sort(key=LEAD)
    words = called & _doubtful(lexicon)
    if words:
        _told_apart(found, words, text, lexicon)
    return found


_SAYS: Final = ("said ", "says ")


def _kin(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a relative is brought in by first name alone: "Her husband, Will, was at work"."""
    before = text[max(0, at - _NEXT) : at].split()
    return bool(before) and before[-1].rstrip(",").lower() in lexicon.kin


@lru_cache(maxsize=8)
def _doubtful(lexicon: Lexicon) -> Set[str]:
    """Return the words that are a place's, a body's or a title too, or an adjective."""
    small = frozenset(word.capitalize() for word in {*lexicon.roles, *lexicon.qualifiers})
    openers = frozenset(word for word in lexicon.openers if _may_be(word, lexicon))
    return small.union(
        lexicon.places,
        lexicon.bodies,
        lexicon.known,
        lexicon.titles,
        lexicon.honorifics,
        lexicon.days,
        openers,
    )


def _may_be(opener: str, lexicon: Lexicon) -> bool:
    """Whether a word that begins sentences may be a name: "Will", "Early"; not "This" and the "I"
    of a Cyrus I."""
    low = opener.lower()
    return low not in lexicon.pronouns and lexicon.words.get(low, "b") in "ba"


def _told_apart(found: list[NameAt], words: Set[str], text: str, lexicon: Lexicon) -> None:
    """Make people of the places and bodies that bear somebody's name, unless the article tells of
    one that lies somewhere: "Jordan laughs", but not where it has "in Jordan" too."""
    where: dict[str, list[int]] = {}
    others: set[str] = set()
    for i, place in enumerate(found):
        name = place.name
        first = name.words[0]
        if first not in words:
            continue
        if len(name.words) > 1:
            if name.sort in _OTHER:
                others.add(first)  # "the Jordan River"
        elif name.sort in _OTHER and name.text == first:
            where.setdefault(first, []).append(i)
        elif (
            name.sort == "name" and _acts(text, place.end, lexicon) and not dated(text, place.start)
        ):
            where.setdefault(first, []).append(i)  # "Young laughs", "May was angry"
    for word, at in where.items():
        if word in others or any(_lies(found[i], text, lexicon) for i in at):
            continue
        for i in at:
            found[i] = as_person(found[i])


def _lies(place: NameAt, text: str, lexicon: Lexicon) -> bool:
    """Whether a place, a body or an office is told of: "in Jordan", "the Bank", "Houston police",
    "Jordan's king"."""
    before = text[max(0, place.lead - _NEXT) : place.lead].split()
    if before and before[-1].lower() in lexicon.locatives:
        return True
    end = place.end
    if text.startswith((", ", " "), end):
        at = end + (2 if text[end] == "," else 1)
        word = _word_at(text, at)
        if text[end] == ",":
            return word in lexicon.places
        return word in lexicon.roles or word in lexicon.groups or word[:1].isdigit()
    if text[end : end + 2] in ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s"):
        word = _word_at(text, end + 3)
        return word in lexicon.offices or word in lexicon.groups or word in lexicon.plural_roles
    return False


def _word_at(text: str, at: int) -> str:
    """Return the word at a place, without the mark behind it."""
    return text[at : at + _NEXT].partition(" ")[0].rstrip(".,;:")


def _named(text: str, at: int, run: str, lexicon: Lexicon) -> bool:
    """Whether a month or a word that begins sentences is somebody: "April said", "says Will, 61";
    not "Will he", "in April", "April 5" and, of a day, "he said Friday"."""
    end = at + len(run)
    if run in lexicon.days:
        if run.endswith("day") or dated(text, at) or text[end + 1 : end + 2].isdigit():
            return False
        if text.endswith(("the ", "The ", " a ", " an "), 0, at):
            return False
        if run != "May":
            return True
    return not begins(text, at) or text[end : end + 2] == ", " or _acts(text, end, lexicon)


def _acts(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb follows."""
    if text[end : end + 1] != " ":
        return False
    word = _word_at(text, end + 1)
    return (
        word in lexicon.cues
        or word in lexicon.verbs
        or lexicon.words.get(word) == "b"
        or word.endswith("ed")
    )
