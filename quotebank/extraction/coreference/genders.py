"""The gender that the pronouns behind a name tell. Beside offices, under roles."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from quotebank.extraction.people.entity import Entity

_PRONOUN: Final = re.compile(
    # No "him", and no "her" but "her hat": who is called, thanked or met is somebody else.
    r"\b(?:(he|his|himself)|(she|her(?= (?!to|at|in|on|from|for|with|that|and|by|as|up|out)[a-z])"
    r"|hers|herself))\b"
)
_MARK: Final = re.compile("[\"\N{LEFT DOUBLE QUOTATION MARK}\n]|''")
_REACH: Final = 160
"""Characters behind the beginning of a name in which its pronoun stands."""
_OTHERS: Final = 200
"""Characters before a name in which whose "his" is may be named: "a fan of Fedder. Odele, 26, is
among his fans"."""


def gender_by_pronouns(
    text: str, starts: Iterable[int], names: Sequence[int], people: Mapping[int, Entity]
) -> str:
    """Return the gender that the pronouns behind some printings of a name tell, each before the
    next of the ``names`` and outside quotations; "" where it is not clear. ``people`` are who is
    named, by place."""
    votes = {"m": 0, "f": 0}
    for start in starts:
        following = bisect_right(names, start)
        stop = min(len(text), start + _REACH, *names[following : following + 1])
        mark = _MARK.search(text, start, stop)
        match = _PRONOUN.search(text, start, mark.start() if mark else stop)
        if match:
            gender = "m" if match.group(1) else "f"
            owns = match.group().startswith(("his", "her")) and not match.group().endswith("self")
            if not (owns and _is_anothers(start, gender, names, people)):
                votes[gender] += 1
    if votes["m"] > 2 * votes["f"]:
        return "m"
    return "f" if votes["f"] > 2 * votes["m"] else ""


def _is_anothers(
    start: int, gender: str, names: Sequence[int], people: Mapping[int, Entity]
) -> bool:
    """Whether "his" behind a name may be of another who was named before: "a fan of the player Karl
    Fedder. Odele, 26, is among his many fans"."""
    this = people.get(start)
    if this is None or len(this.words) == 1:
        return False  # but for his pronouns a bare "Pepis" were nobody
    for i in range(bisect_left(names, start) - 1, -1, -1):
        if names[i] < start - _OTHERS:
            return False
        other = people.get(names[i])
        if other is not None and other is not this and other.gender == gender:
            return True
    return False
