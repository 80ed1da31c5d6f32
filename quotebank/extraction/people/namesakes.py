"""Names that are one name: forms of one full name, and which of several people bears a surname that
is printed again. Serves ``people``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.possessives import ENDINGS
from quotebank.extraction.lexicon.tables import Table
from quotebank.extraction.mentions.fates import fate
from quotebank.extraction.names.name import Name, NameAt
from quotebank.extraction.names.sorts import goes_by_first, is_chinese
from quotebank.extraction.people.entity import Entity
from quotebank.extraction.people.kin import turned_to
from quotebank.extraction.people.relatives import is_relative

_NEAR: Final = 400
"""Characters within which a full name settles who a shared surname means."""
_TOLD_APART: Final = 2
"""Printings of a full name beyond which its bearer is not called by the surname."""
_BESIDE: Final = 60
"""Characters between a full name and that of the relative by whom its bearer is told."""

_FARTHER: Final = 90
"""The same where that relative is told by a pronoun."""
_WORD: Final = 15
"""Characters in which the word beside a name stands."""
_OF: Final = re.compile(r" of \Z|, (?:the |a )?(?:[a-z-]+ ){1,2}(?:of|to) (?:[\w.-]+ ){1,3}\Z")
"""Before the name of whose relative somebody is."""
_AND_KIN: Final = re.compile(r" and ([a-z-]+),? \Z")
"""Before a second relative: "His son Ola and daughter-in-law Anna Holm"."""
_AND_REACH: Final = 24
_TOLD: Final = re.compile(r"(?: [JS]r\.)?, [a-z][^,.!?\n\"\u201c]{2,80}, ([a-z]+) ")
"""Who the bearer of a name is, and what he does."""
_END: Final = re.compile(r"[.!?\n]")
_STOP: Final = re.compile(r"[.!?\u201d\"] ")


class _Keys(Table[str, str]):
    """Surname -> the same without particles, Arabic article and case, to look it up by: "Hakimi" is
    Nasir al-Hakimi."""

    def work_out(self, word: str) -> str:
        """Return the key of one surname."""
        key = word.rsplit(" ", 1)[-1].casefold()
        article, hyphen, bare = key.partition("-")
        return bare if hyphen and article in _ARTICLES else key


KEYS: Final = _Keys()
_ARTICLES: Final = frozenset(("al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az"))


def same(name: Name, by_last: dict[str, list[Entity]], lexicon: Lexicon) -> Entity | None:
    """Return the entity whose full name this is another form of."""
    known = by_last.get(KEYS[name.words[-1]])
    if not known:
        return None
    first = name.words[0]
    whole = " ".join(name.words).casefold()
    for entity in known:
        if name.honorific and name.gender and entity.gender not in (name.gender, ""):
            continue
        if len(entity.words) > 1 and _same_given(first, entity.words[0], lexicon):
            return entity
        # "Vargas Llosa" and "De Groote" are tails of full names.
        other = " ".join(entity.words).casefold()
        if other.endswith(" " + whole) or whole.endswith(" " + other):
            return entity
    return None


def _same_given(a: str, b: str, lexicon: Lexicon) -> bool:
    if a.casefold() == b.casefold():
        return True
    if a.endswith(".") or b.endswith("."):
        return a[0] == b[0]
    return b in lexicon.nicknames.get(a, ()) or a in lexicon.nicknames.get(b, ())


def of_family(
    bearers: Sequence[Entity], first: Sequence[Entity], lexicon: Lexicon
) -> Sequence[Entity]:
    """Return who may be called by a family name, which those who bear it ``first`` do too: "Wei" is
    Wei Yifan and no Gao Wei, "Li" may be Li Mingbo or an Amy Li."""
    family = [e for e in first if _family_first(e.words, lexicon)]
    if not family:
        return bearers
    others = (e for e in bearers if e not in family and not _family_first(e.words, lexicon))
    return [*others, *family]


def _family_first(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a family name comes first, be it a given name too: "Wei Yifan", no Kim Adams."""
    if len(words) == 1 or words[0] not in lexicon.families:
        return False
    return goes_by_first(words, lexicon) or is_chinese(words[1], lexicon)


def which(text: str, place: NameAt, bearers: Iterable[Entity], lexicon: Lexicon) -> Entity:
    """Choose among people of one surname: by gender, by who was named in full just before, by
    who is named most often, and of two by who is heard."""
    fitting = list(bearers)
    gender = place.name.gender if place.name.honorific else ""
    if gender:
        fitting = [e for e in fitting if e.gender in (gender, "")] or fitting
    turned = turned_to(text, place, fitting, lexicon) if len(fitting) > 1 else None
    if turned is not None:
        return turned
    # Within a paragraph the full name just before settles it, unless its bearer has so far been
    # told apart by the full name each time ("George W. Bush" in an article about Jeb Bush). Who is
    # called by his given name ("Ann's brother") is not called by the surname for that.
    near: tuple[int, Entity] | None = None
    for entity in fitting:
        i = bisect_right(entity.full, place.start) - 1
        if i < 0 or place.start - entity.full[i] >= _NEAR:
            continue
        found = (entity.full[i], entity)
        if near is None:
            near = found
        else:
            first, last = (near, found) if near[0] < found[0] else (found, near)
            aside = _tells_whose(text, first, last, lexicon) or _passes_by(
                text, first, last, lexicon
            )
            near = first if aside else last
    short = [e for e in fitting if len(e.starts) > len(e.full)]
    plain = [e for e in short if _is_called(e, place.name.words)]
    if not plain and near is not None and bisect_right(near[1].full, place.start) > _TOLD_APART:
        plain = short  # Eric Trump in an article about "The Donald"
    if near is not None and (not plain or near[1] in plain):
        return near[1]
    if len(plain) == 1:
        return plain[0]
    if near is not None:
        return near[1]
    before = [e for e in fitting if e.full and e.full[0] < place.start]
    if before:
        return max(before, key=lambda e: (len(e.full), _is_heard(text, e.full[0], e, lexicon)))
    return min(fitting, key=lambda e: e.full[0] if e.full else place.start)


def _is_called(entity: Entity, words: tuple[str, ...]) -> bool:
    """Whether somebody has been called by a bare name before."""
    return any(name.words == words for name in entity.names)


def _tells_whose(
    text: str, other: tuple[int, Entity], last: tuple[int, Entity], lexicon: Lexicon
) -> bool:
    """Whether a full name only tells whose relative the ``other`` just before it is: "Pat Doyle,
    Ann Doyle's brother,", "Pat Doyle, the brother of Ann Doyle,", "Pat Doyle, wife of Mayor Ann
    Doyle"; or who is one of the other, who speaks: "said Pat Doyle of her husband, Ann Doyle"."""
    at, (full, entity) = other[0], last
    if full - at >= _FARTHER or _STOP.search(text, at, full):
        return False
    beside = full - at < _BESIDE
    if beside and text.startswith(ENDINGS, full + len(entity.name)):
        return True
    if beside and _OF.search(text, at, full):
        return True
    return is_relative(text, full, lexicon) and _is_heard(text, at, other[1], lexicon)


def _passes_by(
    text: str, other: tuple[int, Entity], last: tuple[int, Entity], lexicon: Lexicon
) -> bool:
    """Whether a full name is that of a relative of whom the article tells by the way, where the
    other before it is no victim: "Ann Lind met her husband, Olof Lind, in 1990"."""
    at, (full, entity) = other[0], last
    kin = _AND_KIN.search(text, max(0, full - _AND_REACH), full)
    if not is_relative(text, full, lexicon) and not (kin and kin[1] in lexicon.kin):
        return False
    end = full + len(entity.name)
    stop = _END.search(text, end, end + _BESIDE)
    behind = text[end : stop.start() if stop else end + _BESIDE].split()
    if any(word in lexicon.cues for word in behind):
        return False
    return not fate(text, at + len(other[1].name))


def _is_heard(text: str, at: int, entity: Entity, lexicon: Lexicon) -> bool:
    """Whether a verb of speech stands beside a full name, or behind who its bearer is: "Ann Lind,
    the mayor's niece, spoke"."""
    end = at + len(entity.name)
    words = text[max(0, at - _WORD) : at].split()[-1:] + text[end : end + _WORD].split()[:1]
    if any(lexicon.cues.get(word, ("weak",))[0] in ("say", "tell") for word in words):
        return True
    told = _TOLD.match(text, end)
    return told is not None and told[1] in lexicon.cues
