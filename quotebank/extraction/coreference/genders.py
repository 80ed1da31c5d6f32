"""The gender that the pronouns behind a name tell. Beside offices, under roles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

_PRONOUN: Final = re.compile(
    # No "him", and no "her" but "her hat": who is called, thanked or met is somebody else.
    r"\b(?:(he|his|himself)|(she|her(?= (?!to|at|in|on|from|for|with|that|and|by|as|up|out)[a-z])"
    r"|hers|herself))\b"
)
_MARK: Final = re.compile("[\"\N{LEFT DOUBLE QUOTATION MARK}\n]|''")
_REACH: Final = 160
"""Characters behind the beginning of a name in which its pronoun stands."""


def gender_by_pronouns(text: str, starts: Iterable[int], names: Sequence[int]) -> str:
    """Return the gender that the pronouns behind some printings of a name tell, each before the
    next of the ``names`` and outside quotations; "" where it is not clear."""
    votes = {"m": 0, "f": 0}
    for start in starts:
        following = bisect_right(names, start)
        stop = min(len(text), start + _REACH, *names[following : following + 1])
        mark = _MARK.search(text, start, stop)
        match = _PRONOUN.search(text, start, mark.start() if mark else stop)
        if match:
            votes["m" if match.group(1) else "f"] += 1
    if votes["m"] > 2 * votes["f"]:
        return "m"
    return "f" if votes["f"] > 2 * votes["m"] else ""
