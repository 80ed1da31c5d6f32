"""A name as printed: its words, sort, gender and role, and where it stands."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.sorts import SAINTS, Sort


@dataclass(frozen=True, slots=True)
class Name:
    """One name as printed: ``run[offset:offset + length]`` is ``text``, without title, with the
    letters behind it if any: "Ann Lind MP".

    ``lead`` is where its title begins in the run, ``offset`` if it has none.
    """

    lead: int
    offset: int
    length: int
    text: str
    words: tuple[str, ...]
    """The words of the name, particles joined to the word after them, suffix left out."""
    sort: Sort
    gender: str = ""
    role: str = ""
    honorific: bool = False
    key: str = ""
    """The text without a leading article."""
    nickname: str = ""
    """What stands in marks between the given name and the surname."""

    @property
    def surname(self) -> str:
        """The last word."""
        return self.words[-1]


class NameAt:
    """A name where it stands. ``lead`` is where its title begins, ``start`` where the name does."""

    __slots__ = ("end", "lead", "name", "start")

    def __init__(self, lead: int, start: int, end: int, name: Name) -> None:
        self.lead, self.start, self.end, self.name = lead, start, end, name


LEAD: Final = attrgetter("lead")
"""What names stand in order by."""


_SAINTED: Final = ("person", "name")
"""Sorts of names in which "St" is part of the surname."""


def made(
    pieces: list[tuple[int, str]],
    sort: Sort,
    lead: int,
    gender: str,
    role: str,
    honorific: bool,
    lexicon: Lexicon,
) -> Name:
    """Return the name that pieces of a run (place, word) make, its title at ``lead``."""
    words: list[str] = []
    carried = ""
    for _, word in pieces:
        if word in lexicon.particles:
            carried += word + " "
        elif word in SAINTS and sort in _SAINTED and word is not pieces[-1][1]:
            carried += word + " "  # "Norman St John-Stevas"
        elif words and sort == "person" and (word == "No." or word.isdecimal()):
            words[-1] = sys.intern(f"{words[-1]} {word}")  # "Juror No. 4" is not "4"
        elif word not in lexicon.suffixes or not words:
            words.append(sys.intern(carried + word))
            carried = ""
    start, end = pieces[0][0], pieces[-1][0] + len(pieces[-1][1])
    text = sys.intern(" ".join([word for _, word in pieces]))
    name_words = tuple(words) or (text,)
    key = text.removeprefix("The ")
    if honorific and gender and len(name_words) > 1:
        key += f" ({gender})"  # "Mr. Le Guen" is not "Ms. Le Guen"
    key = sys.intern(key)
    return Name(lead, start, end - start, text, name_words, sort, gender, role, honorific, key)


def with_title(name: Name, title: list[tuple[int, str]], lexicon: Lexicon) -> Name:
    """Return a name of one word, or a ruler's with a number, with the title that it goes by:
    "Prince Harry". It is still of one word, so that "Harry" alone is he."""
    if not title or title[-1][1] not in lexicon.regnal:
        return name
    *more, last = name.text.split()
    if more and last not in lexicon.suffixes:
        return name
    offset, word = title[-1]
    text = sys.intern(f"{word} {name.text}")
    length = name.offset + name.length - offset
    return replace(name, offset=offset, length=length, text=text, role=word, key=text)


def with_words_around(name: Name, run: str, start: int, end: int) -> Name:
    """Return somebody's name with what reads like a title before it or a verb behind it, from
    ``start`` to ``end`` of the run: "Emir Lind", "Edward Said"."""
    text = sys.intern(run[start:end])
    return replace(
        name,
        offset=start,
        length=end - start,
        text=text,
        words=tuple([sys.intern(word) for word in text.split()]),
        sort="person",
        role=name.role if start == name.offset else "",
        honorific=name.honorific and start == name.offset,
        key=text,
    )


def one_place(name: Name, text: str) -> Name:
    """Return what two names with "and" between them are, the second of them ``name``: a seat."""
    text = sys.intern(text)
    return replace(name, length=len(text), text=text, words=(text,), sort="place", key=text)


def as_team(name: Name, run: str) -> Name:
    """Return a name with its title as a team's or a school's: "Lady Tigers", "Bishop Ford"."""
    end = name.offset + name.length
    text = sys.intern(run[name.lead : end])
    return replace(
        name,
        offset=name.lead,
        length=end - name.lead,
        text=text,
        words=tuple(text.split()),
        sort="body",
        gender="",
        role="",
        honorific=False,
        key=text,
    )
