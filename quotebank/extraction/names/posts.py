"""Posts printed as initials, and letters behind names that read like posts: "the SP said", "Torvik
Asplem MP". Serves ``name_spans``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.tables import Table
from quotebank.extraction.names.name import Name, NameAt
from quotebank.extraction.names.offices import is_seat
from quotebank.extraction.names.ordinary import tells_person
from quotebank.extraction.names.sorts import PEOPLE, of_no_list
from quotebank.extraction.names.titles import PLAIN

_OF_WHERE: Final = re.compile(r" \([^()\n]{2,30}\) [A-Z][\w'\u2019-]*\.? [A-Z]")


_RULER: Final = re.compile(
    r"\b(?:emir|sultan|[Tt]he (?:Emir|Sultan)|(?:Emir|Sultan) of|[Rr]uler)\b"
)


class Posts(Table[str, bool]):
    """Initials of a post -> whether the article prints it in full, or before somebody's name."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        super().__init__()
        self.text, self.lexicon = text, lexicon
        self._ruler: bool | None = None

    def of_ruler(self) -> bool:
        """Return whether the article tells of an emir or a sultan, so that the word is a title."""
        if self._ruler is None:
            self._ruler = _RULER.search(self.text) is not None
        return self._ruler

    def work_out(self, initials: str) -> bool:
        """Return whether it prints one."""
        post = self.lexicon.ranked[initials]
        named = rf"\b{initials} (?:[A-Z][\w'-]+ |[A-Z]\.? ){{1,3}}[A-Z][a-z]"
        return (
            re.search(rf"\b(?i:{post})\b", self.text) is not None
            or re.search(named, self.text) is not None
        )


def is_surname(text: str, at: int, end: int, names: tuple[Name, ...], lexicon: Lexicon) -> bool:
    """Whether the "Said" that ends a run is somebody's surname, by the verb behind it or before the
    name: "Edward Said told reporters", "said Edward Said"; not "Ann Lind Said: …"."""
    if names[-1].words[0] not in lexicon.given or names[-1].sort not in PEOPLE:
        return False
    if text.startswith(_TELLS, end):
        return True
    after, _, rest = text[end : end + _LONGEST].partition(" ")
    verb = rest.partition(" ")[0].rstrip(",:.")
    if not after and (verb in lexicon.cues or verb in lexicon.verbs or verb in _IS):
        return True
    return text[end : end + 1] in _STOPS and tells_person(text, at, lexicon)


_TELLS: Final = (", who ", ", a ", ", the ", ", an ", "'s ", "\u2019s ")
_IS: Final = frozenset(("is", "was", "has", "had", "and"))
_STOPS: Final = frozenset(".,")
_LONGEST: Final = 20


def in_post(at: int, run: str, names: tuple[Name, ...], posts: Posts) -> tuple[Name, ...]:
    """Return the post that initials behind "the" are, where the article prints it in full or before
    a name ("the SP said" of a "superintendent of police" or of "SP Jamiu Musa"), and that they are
    before brackets and a name: "SP (rural) Jamiu Musa"."""
    text, initials = posts.text, names[0].text
    if _OF_WHERE.match(text, at + len(run)) is None and not (
        (run.startswith("The ") or text.endswith("the ", 0, at)) and posts[initials]
    ):
        return names
    noun = posts.lexicon.ranked[initials].partition(" of ")[0].rpartition(" ")[2]
    return (replace(names[0], sort="role", words=(noun,)),)


def named_by_office(found: list[NameAt], text: str, lexicon: Lexicon) -> list[NameAt]:
    """Return the names with those among them that are an office alone made their holder's, of whom
    the article tells: "IG Sindh said" where an "IG Sindh Ann Lind" is named."""
    holders: dict[str, Name | None] = {}
    for at in found:
        name = at.name
        if " " not in name.role or len(name.words) == 1 or name.sort != "person":
            continue
        words = name.role.split()
        for i in range(1, len(words)):
            if is_seat(words[i], lexicon) and _is_office(words[i - 1], lexicon):
                office = " ".join(words[: i + 1])
                other = holders.setdefault(office, name)
                if other is not None and other.words != name.words:
                    holders[office] = None
    if not holders:
        return found
    return [_holder(at, holders.get(text[at.lead : at.end])) for at in found]


def _is_office(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.titles or word in lexicon.ranked


def _holder(at: NameAt, name: Name | None) -> NameAt:
    """Return who holds an office where it stands alone."""
    if name is None:
        return at
    here = replace(name, lead=0, offset=0, length=at.end - at.lead)
    return NameAt(at.lead, at.lead, at.end, here)


_FULL_NAME: Final = (2, 3)
"""Words of somebody's name before letters."""


def with_letters(text: str, at: int, names: tuple[Name, ...], lexicon: Lexicon) -> tuple[Name, ...]:
    """Return what reads like an office, or, where it is somebody of no list with letters behind the
    name, who that is: not "the Blaenau Gwent MP", but "said Torvik Asplem MP"."""
    name = names[0]
    *words, letters = name.words
    if (
        letters not in lexicon.letters
        or _HOLDER.match(text, at + name.offset + name.length)
        or len(words) not in _FULL_NAME
        or not of_no_list(words, lexicon)
        or not lexicon.titles.isdisjoint(words)
        or not (tells_person(text, at, lexicon) or _is_plain(text, words[-1]))
    ):
        return names
    whole = name.text.removesuffix(letters).rstrip()
    role = name.text[len(whole) :].lstrip()
    return (
        replace(name, text=whole, words=tuple(words), sort="person", role=role, key=whole),
        *names[1:],
    )


_HOLDER: Final = re.compile(
    r", (?:(?:Dr|Mr|Mrs|Ms|Sir|Dame)\.? )?(?!The )[A-Z][\w'\u2019-]+ [A-Z][\w'\u2019-]+"
    r"(?=[,.]| (?!and)[a-z])"
)
"""Behind a seat with letters, who has it: "said Couva South MP, David Leigh"."""


def _is_plain(text: str, surname: str) -> bool:
    """Whether an article calls somebody by surname: "Mr Asplem"."""
    return any(f"{honorific} {surname}" in text for honorific in PLAIN)
