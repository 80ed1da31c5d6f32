"""What befell somebody's relative, who is then not the one that speaks: "His nephew was trapped.
"He is 19," he said." Under pronouns.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.mentions.fates import Fate, fate
from quotebank.extraction.mentions.scan import Scan
from quotebank.extraction.people.relatives import is_relative

_TELLS_OF: Final = {
    gender: re.compile(
        rf"(?:{subject}|{own})\b|(?:I|We|You|They|There|Nobody|No one)\b[^.!?]*\b(?:{other})\b"
    )
    for gender, subject, own, other in (
        ("m", "He", "His", "he|him|his"),
        ("f", "She", "Her", "she|her"),
    )
}
"""How a quotation begins that tells of another man or woman: "He is 19", "We have not heard from
him"."""


def _is_told(scanned: Scan, i: int, text: str, lexicon: Lexicon) -> bool:
    """Whether somebody at a place is told by whose he is: "His nephew", "His brother Ali"."""
    if scanned.tags[i] == "D":
        return scanned.tags[i - 1 : i] == "S"
    return scanned.tags[i] == "N" and is_relative(text, scanned.bounds(i)[0], lexicon)


def befell(scanned: Scan, i: int, text: str, lexicon: Lexicon) -> Fate:
    """Return "gone" where the one at a place of a sentence, told by whose he is, is dead or missing
    ("His son was killed in 2012"), "struck" where something else befell him, else ""."""
    found = fate(text, scanned.bounds(i)[1])
    return found if found and _is_told(scanned, i, text, lexicon) else ""


def tells_of(text: str, start: int, end: int, gender: str) -> bool:
    """Whether a quotation begins with another man or woman than the speaker."""
    pattern = _TELLS_OF.get(gender)
    return pattern is not None and pattern.match(text, start, end) is not None
