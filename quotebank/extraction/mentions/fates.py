"""What is told to have befallen somebody: "was killed in 2012", "is due in court". He seldom says
the words behind that sentence.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from quotebank.resources import wordlists

Fate = Literal["", "gone", "struck"]
"""Nothing; dead or missing; something else that befell him."""
_ASIDE: Final = r"(?:, [^.!?\n\u201c\"]{1,40},)?"
"""Between somebody and his verb: "Ann Lind, 58, died in May"."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = wordlists("words")["fates"]
    gone, struck, before = (
        "|".join(word.replace("_", " ") for word in lists[key].split())
        for key in ("gone", "words", "before")
    )
    lead = rf"{_ASIDE} (?:(?:{before}) )*"
    return re.compile(rf"{lead}(?:{gone})\b"), re.compile(rf"{lead}(?:{struck})\b")


def fate(text: str, end: int) -> Fate:
    """Return what befell whoever is told of up to ``end``."""
    gone, struck = _patterns()
    return "gone" if gone.match(text, end) else "struck" if struck.match(text, end) else ""
