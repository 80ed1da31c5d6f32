"""Names that are one name: forms of one full name, and which of several people bears a surname that
is printed again. Serves ``people``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from quotebank.extraction.entity import Entity
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names import Name, NameAt
from quotebank.extraction.tables import Table

_NEAR: Final = 400
"""Characters within which a full name settles who a shared surname means."""


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


def which(place: NameAt, bearers: Iterable[Entity]) -> Entity:
    """Choose among people of one surname: by gender, by who was named in full just before, by
    who is named most often."""
    fitting = list(bearers)
    gender = place.name.gender if place.name.honorific else ""
    if gender:
        fitting = [e for e in fitting if e.gender in (gender, "")] or fitting
    # Within a paragraph the full name just before settles it, unless its bearer has so far been
    # told apart by the full name each time ("George W. Bush" in an article about Jeb Bush).
    near: tuple[int, Entity] | None = None
    for entity in fitting:
        i = bisect_right(entity.full, place.start) - 1
        if (
            i >= 0
            and place.start - entity.full[i] < _NEAR
            and (near is None or entity.full[i] > near[0])
        ):
            near = (entity.full[i], entity)
    plain = [e for e in fitting if len(e.starts) > len(e.full)]
    if near is not None and (not plain or near[1] in plain):
        return near[1]
    if len(plain) == 1:
        return plain[0]
    if near is not None:
        return near[1]
    before = [e for e in fitting if e.full and e.full[0] < place.start]
    if before:
        return max(before, key=lambda e: len(e.full))
    return min(fitting, key=lambda e: e.full[0] if e.full else place.start)
