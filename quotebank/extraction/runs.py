"""Runs of capitalised words: one pattern for the whole article; ``names`` reads what it finds."""

from __future__ import annotations

import re
from typing import Final

_CAPITALS: Final = (
    "".join(chr(c) for c in range(ord("A"), 0x250) if chr(c).isupper())
    + "\N{GREEK CAPITAL LETTER ALPHA}-\N{GREEK CAPITAL LETTER OMEGA}\u0400-\u042f"
)
_CAPITAL: Final = rf"[{_CAPITALS}]"
# A word of a name: initials ("J.", "U.S."), a short abbreviation before another capital ("Sen. ",
# "Capt. "), or a capitalised word with inner hyphens and apostrophes, the possessive left outside.
# (The capital comes first and alone, so that the engine leaps from capital to capital.)
_REST: Final = (
    rf"(?:\.(?:{_CAPITAL}\.)*(?![^\W_])"
    rf"|[a-z]{{1,4}}\.(?=[ \u00a0]{_CAPITAL})"
    r"|[\w\x80-\x9f\u0300-\u036f]*"
    r"(?:['\u2019](?![sS]\b)\w+|[-\u2010\u2011&]\w+)*)"
)
_WORD: Final = rf"(?:al-|el-|d['\u2019])?{_CAPITAL}{_REST}"
_PARTICLE: Final = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|zu)"


_WITH_OF: Final = (
    "ecretary Chancellor Minister Speaker Leader President Director Chairman Bank Department "
    "Ministry University House Board Chamber Council Bureau Office College Court Church Institute "
    "ssociation ederation Organisation Organization Academy Society League Union Alliance Museum"
)
"""Words (or their ends) whose name or title goes on over "of": what follows stays in the run."""


_OFFICES: Final = "Department Ministry Minister ecretary"
"""Those of them that are for two things: "Department of Trade and Industry"."""


def _run(blank: str) -> re.Pattern[str]:
    of = "|".join(f"(?<={word}.of.)" for word in _WITH_OF.split())
    for_two = "|".join(f"(?<={word}.of.)" for word in _OFFICES.split())
    suffix = r"(?:[JS]r\.?|I{2,3}|IV)(?!\w)"
    return re.compile(
        rf"{_CAPITAL}(?<!\w.){_REST}(?:{blank}"
        rf"(?:{suffix}|{_WORD}|(?:{_PARTICLE}{blank}){{1,3}}{_WORD}|&{blank}{_WORD}"
        rf"|of{blank}(?:{for_two})(?!State){_WORD}{blank}and{blank}{_WORD}"
        rf"|of{blank}(?:{of})(?:the{blank})?{_WORD})|,{blank}{suffix}){{0,9}}"
    )


RUN: Final = _run(r"[ \u00a0]")
"""A run of capitalised words on one line."""
WRAPPED_RUN: Final = _run(r"[ \u00a0\n]")
"""The same in a hard-wrapped text, where a line may end inside a name."""
