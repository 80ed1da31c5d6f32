"""Bodies by the short forms of their names: initials, a noun, the first words; and the initials of
an office, which mean its holder. Beside people."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.name import LEAD, Name, NameAt
from quotebank.extraction.people.entity import Entity

_SMALL: Final = frozenset(("of", "the", "and", "for", "on", "in"))
_INVERTED: Final = re.compile(
    r"(?:U\.?[SK]\.? )?(?P<noun>Department|Ministry) of (?:the )?(?P<of>[A-Z]\w+)"
)

_LONGEST_OFFICE: Final = 90
"""Characters of an office before its initials."""
_OFFICE_WORD: Final = re.compile(r"[\w'\u2019]+")
_BEFORE_OFFICE: Final = frozenset((", ", ", the ", ", The "))
"""What stands between a name and the office of its bearer."""
_MARKS_NAME: Final = (",", " and", ".")
"""Behind a name in commas."""


def join_offices(
    text: str,
    names: Sequence[NameAt],
    entities: list[Entity],
    at: dict[int, Entity],
    lexicon: Lexicon,
) -> None:
    """Make the initials of an office, printed in brackets beside it and its holder, that person's:
    "Chief of Army Staff (COAS) General Asif Raza … The COAS said"."""
    for entity in [e for e in entities if e.name.isupper() and len(e.name) > 1]:
        held = False
        holder: Entity | None = None
        for start in sorted(entity.starts):
            if text.startswith("(", start - 1) and text.startswith(")", start + len(entity.name)):
                holder = _holder(text, names, at, start, entity.name, lexicon) or holder
            if holder is not None:
                at[start] = holder
                held = True
        if held:
            entities.remove(entity)


def _holder(
    text: str,
    names: Sequence[NameAt],
    at: dict[int, Entity],
    start: int,
    initials: str,
    lexicon: Lexicon,
) -> Entity | None:
    """Return who holds the office that stands, in full, before its initials in brackets."""
    first = _office_before(text, start - 1, initials)
    if first < 0:
        return None
    office = text[first : start - 1].strip()
    words = office.lower().split()
    if words[0] not in lexicon.roles and words[-1] not in lexicon.roles:
        return None  # "Trade Board (TB)"
    end = start + len(initials) + 1
    i = bisect_left(names, end, key=LEAD)
    behind = names[i] if i < len(names) else None
    found = None
    if behind is not None:
        between = text[end : behind.lead]
        own = " " in behind.name.role  # "the Inspector General (IG), Chief Secretary Holm"
        if between == " " or (
            between == ", " and not own and text.startswith(_MARKS_NAME, behind.end)
        ):
            found = behind
    if found is None:
        i = bisect_left(names, first, key=LEAD) - 1
        if i < 0 or text[names[i].end : first] not in _BEFORE_OFFICE:
            return None
        found = names[i]
    entity = at.get(found.start)
    if entity is None or entity.body or len(entity.words) < 2:
        return None
    entity.names.append(replace(found.name, role=office))
    return entity


def _office_before(text: str, stop: int, initials: str) -> int:
    """Return where the words begin, before a place, whose first letters are ``initials``, -1 where
    there are none; small words may have no letter."""
    left = len(initials)
    words = list(_OFFICE_WORD.finditer(text, max(0, stop - _LONGEST_OFFICE), stop))
    for word in reversed(words):
        letter = word[0][0].upper()
        while left and initials[left - 1] == " ":
            left -= 1
        if letter == initials[left - 1]:
            left -= 1
            if not left:
                return word.start()
        elif word[0].lower() not in _SMALL:
            return -1
    return -1


def join_short(text: str, entities: list[Entity], at: dict[int, Entity], lexicon: Lexicon) -> None:
    """Make a body's whole name and what is printed for short one: "DNC" and "Democratic National
    Committee", "the Chamber" and "Chamber of Mines"; and so somebody's initials: "RHL" of Ruth Hale
    Lind."""
    _join_inverted(entities, at)
    known = lexicon.shortened
    short = [
        e
        for e in entities
        if len(e.words) == 1
        and (
            e.name.isupper()
            or e.name in known
            or e.name in lexicon.ends
            or _is_noun(e.name, lexicon)
        )
    ]
    if not short:
        return
    long = [e for e in entities if len(e.words) > 1 and not e.gender]
    by_initials = {
        _initials(e): e
        for e in reversed(long)
        # (Two words that are a body's by the last: "Football Association")
        if len(e.words) > 2 or (e.body and e.words[-1] in lexicon.bodies)
    }
    for entity in short:
        if entity.name in known:
            full = tuple(known[entity.name].split())
            whole = next((e for e in long if _is_called(e, full, lexicon)), None)
        elif entity.name in lexicon.ends:
            # (The whole name comes first: "Rovers … veteran Rovers midfielder Carl Holm")
            earlier = [e for e in long if e.starts[:1] < entity.starts[:1]]
            whole = _having([e for e in earlier if _ends(e, entity.name)])
        elif not entity.name.isupper():
            whole = _having([e for e in long if entity.name in e.name.split()])
        else:
            whole = by_initials.get(entity.name) if entity.body else None
            if whole is None and entity.name not in lexicon.bodies:
                _join_initials(text, entity, entities, at)
        if whole is not None:
            whole.body = True
            _join(entity, whole, entities, at)


_NAMES: Final = 3
"""Words of a name whose initials are enough to know it by."""


def _join_initials(
    text: str, entity: Entity, entities: list[Entity], at: dict[int, Entity]
) -> None:
    """Make initials one with who has them: a person of three names, or what stands before them
    where they are in brackets: "Buyer Reports (BR)"."""
    initials = entity.name
    fit = [e for e in entities if len(e.words) == len(initials) and _initials(e) == initials]
    if len(fit) != 1:
        return
    whole = fit[0]
    if len(initials) == _NAMES and whole.gender and not whole.body:
        _join(entity, whole, entities, at)
    elif any(
        text.startswith(f"{whole.name} ({initials})", start - len(whole.name) - 2)
        for start in entity.starts
    ):
        whole.body = whole.body or (entity.body and not whole.gender)
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
            whole.body = True
            _join(entity, whole, entities, at)


def _join(entity: Entity, whole: Entity, entities: list[Entity], at: dict[int, Entity]) -> None:
    """Make an entity one with the body that it is."""
    for start in entity.starts:
        at[start] = whole
    whole.starts = sorted(whole.starts + entity.starts)
    whole.names += entity.names
    entities.remove(entity)


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    return word.lower() in lexicon.firms


def _initials(entity: Entity) -> str:
    return "".join(w[0] for w in entity.name.split() if w.lower() not in _SMALL)


def _is_called(entity: Entity, full: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a name is the full one, or says besides what sort of a body it is: "Federal Reserve
    Board", but not "General Motors Acceptance Corp"."""
    return entity.words[: len(full)] == full and lexicon.public.issuperset(
        entity.words[len(full) :]
    )


def _ends(entity: Entity, word: str) -> bool:
    """Whether a name ends with a word: "Oxley United", "Oxley United FC"."""
    return entity.words[-2 if entity.words[-1] in _CLUB else -1] == word


_CLUB: Final = ("FC", "AFC", "F.C.", "A.F.C.")


def _having(named: list[Entity]) -> Entity | None:
    """Return the one body that has a noun in its name, of all that have it."""
    having = [e for e in named if e.body]
    return having[0] if len(having) == 1 else None


def leads(names: Iterable[Name], lexicon: Lexicon) -> dict[str, Name]:
    """Return the first words of bodies' names -> the body: "Norsk Vannkraft" -> Norsk Vannkraft
    International Corp. Where somebody of that surname was named before the body, the surname is
    his: "Lind" is no Lind Campaign. Where the shorter name was printed before, the "Harbor Rowing
    Foundation" is another body than Harbor Rowing."""
    found: dict[str, Name] = {}
    people: set[str] = set()
    before: set[str] = set()
    names = list(names)
    surnames = {name.words[-1] for name in names if name.sort == "person"}
    for name in names:
        if name.sort == "person" and (name.role or len(name.words) > 1):
            people.add(name.words[-1])
        elif name.sort == "body" and len(name.words) > 1 and "of" not in name.words:
            sizes = {len(name.words) - 1, *range(2, len(name.words))}
            first = name.words[0]
            rest = [word for word in name.words[1:] if word != "&"]  # "Bolt & Sons"
            generic = lexicon.bodies.issuperset(rest) and first not in lexicon.bodies
            if generic and first not in surnames:
                sizes.add(1)  # "Norsk" of Norsk Holdings Ltd, but not of a founder Luis Norsk
            own = name.words[-1] in lexicon.apart
            for size in sizes:
                lead = " ".join(name.words[:size])
                if len(lead) > 3 and lead not in people and not (own and lead in before):
                    other = found.setdefault(lead, name)
                    if size == 1 and len(other.words) > len(name.words):
                        found[lead] = name  # "Norsk AG" rather than its Norsk Enterprises Ltd
        before.add(name.text)
    return found


_OF_HIMSELF: Final = (
    r"(?<![\w-]){} (?:said|says|told [A-Za-z ]{{3,30}}?)(?: that)? (?:s?he|his|her) "
)
"""Somebody who says something of himself; the surname goes into the braces."""


def without_people(text: str, found: dict[str, Name]) -> dict[str, Name]:
    """Return the ``leads`` without the surnames of those who say something of themselves: "The Dunn
    Organization owns hotels. … Dunn told the Mirror that he was busy"."""
    if " he " not in text and " she " not in text:
        return found
    people = {lead for lead in found if " " not in lead and is_somebody(text, lead)}
    return {lead: name for lead, name in found.items() if lead not in people} if people else found


def is_somebody(text: str, surname: str) -> bool:
    """Whether a surname is printed of somebody who says something of himself."""
    if f"{surname} told " not in text and f"{surname} sa" not in text:
        return False
    return re.search(_OF_HIMSELF.format(re.escape(surname)), text) is not None
