"""Bodies by the short forms of their names: initials, a noun, the first words. Beside people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from quotebank.extraction.entity import Entity
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names import Name

_SMALL: Final = frozenset(("of", "the", "and", "for", "on", "in"))
_INVERTED: Final = re.compile(
    r"(?:U\.?[SK]\.? )?(?P<noun>Department|Ministry) of (?:the )?(?P<of>[A-Z]\w+)"
)


def join_short(entities: list[Entity], at: dict[int, Entity], lexicon: Lexicon) -> None:
    """Make a body's whole name and what is printed for short one: "DNC" and "Democratic National
    Committee", "the Chamber" and "Chamber of Mines"."""
    _join_inverted(entities, at)
    short = [
        e for e in entities if len(e.words) == 1 and (e.name.isupper() or _is_noun(e.name, lexicon))
    ]
    if not short:
        return
    long = [e for e in entities if len(e.words) > 1 and not e.gender]
    by_initials = {_initials(e): e for e in reversed(long) if len(e.words) > 2}
    for entity in short:
        if not entity.name.isupper():
            whole = _having(entity.name, long)
        else:
            whole = by_initials.get(entity.name) if entity.body else None
        if whole is not None:
            _join(entity, whole, entities, at)


def _join_inverted(entities: list[Entity], at: dict[int, Entity]) -> None:
    """Make the "Justice Department" and the "Department of Justice" one body."""
    inverted = [
        (e, match)
        for e in entities
        if "of" in e.words[1:-1] and (match := _INVERTED.fullmatch(e.name))
    ]
    by_name = {e.name: e for e in entities} if inverted else {}
    for entity, match in inverted:
        whole = by_name.get(f"{match['of']} {match['noun']}")
        if whole is not None:
            _join(entity, whole, entities, at)


def _join(entity: Entity, whole: Entity, entities: list[Entity], at: dict[int, Entity]) -> None:
    """Make an entity one with the body that it is."""
    for start in entity.starts:
        at[start] = whole
    whole.body = True
    whole.starts = sorted(whole.starts + entity.starts)
    whole.names += entity.names
    entities.remove(entity)


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    return word.lower() in lexicon.firms


def _initials(entity: Entity) -> str:
    return "".join(w[0] for w in entity.name.split() if w.lower() not in _SMALL)


def _having(noun: str, long: Iterable[Entity]) -> Entity | None:
    """Return the one body that has a noun in its name."""
    having = [e for e in long if e.body and noun in e.name.split()]
    return having[0] if len(having) == 1 else None


def leads(names: Iterable[Name]) -> dict[str, Name]:
    """Return the first words of bodies' names -> the body: "Norsk Vannkraft" -> Norsk Vannkraft
    International Corp. Where somebody of that surname was named before the body, the surname is
    his: "Lind" is no Lind Campaign."""
    found: dict[str, Name] = {}
    people: set[str] = set()
    for name in names:
        if name.sort == "person" and (name.role or len(name.words) > 1):
            people.add(name.words[-1])
        elif name.sort == "body" and len(name.words) > 1 and "of" not in name.words:
            for size in {len(name.words) - 1, *range(2, len(name.words))}:
                lead = " ".join(name.words[:size])
                if len(lead) > 3 and lead not in people:
                    found.setdefault(lead, name)
    return found
