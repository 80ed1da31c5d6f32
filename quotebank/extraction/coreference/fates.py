"""What befell somebody's relative, who is then not the one that speaks: "His nephew was trapped.
"He is 19," he said." Under pronouns.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.mentions.scan import Scan
from quotebank.extraction.people.relatives import is_relative
from quotebank.resources import wordlists

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


@cache
def _befell() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands behind somebody who is dead or missing, and behind one whom something
    else befell."""
    lists = wordlists("words")["fates"]
    gone, struck, before = (
        "|".join(word.replace("_", " ") for word in lists[key].split())
        for key in ("gone", "words", "before")
    )
    lead = rf"(?:, [^.!?\n\u201c\"]{{1,40}},)? (?:(?:{before}) )*"
    return re.compile(rf"{lead}(?:{gone})\b"), re.compile(rf"{lead}(?:{struck})\b")


def _is_told(scanned: Scan, i: int, text: str, lexicon: Lexicon) -> bool:
    """Whether somebody at a place is told by whose he is: "His nephew", "His brother Ali"."""
    if scanned.tags[i] == "D":
        return scanned.tags[i - 1 : i] == "S"
    return scanned.tags[i] == "N" and is_relative(text, scanned.bounds(i)[0], lexicon)


def befell(scanned: Scan, i: int, text: str, lexicon: Lexicon) -> str:
    """Return "gone" where the one at a place of a sentence, told by whose he is, is dead or missing
    ("His son was killed in 2012"), "struck" where something else befell him, else ""."""
    end = scanned.bounds(i)[1]
    gone, struck = _befell()
    fate = "gone" if gone.match(text, end) else "struck" if struck.match(text, end) else ""
    return fate if fate and _is_told(scanned, i, text, lexicon) else ""


def tells_of(text: str, start: int, end: int, gender: str) -> bool:
    """Whether a quotation begins with another man or woman than the speaker."""
    pattern = _TELLS_OF.get(gender)
    return pattern is not None and pattern.match(text, start, end) is not None
