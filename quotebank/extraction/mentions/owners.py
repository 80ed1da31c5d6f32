"""Whose something is, told by what he is: "the governor's press service said". Serves
``qualifiers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotebank.extraction.lexicon.possessives import owns
from quotebank.extraction.mentions.tokens import Origin, place_of

_OWNER: Final = re.compile(
    "D(?=[wja]{0,2}w[CB])|(?<=[CA])t?[do]?[wj]{0,2}D(?=[wja]{0,2}w(?:[,;pQ&]|$))"
)
"""What may be "the governor's" in "the governor's press service said"."""
HIS_WORDS: Final = re.compile("D(?=([CB])p?Q)")
"""What may be "the governor's" in ``called the governor's claims "wild"``."""


def owners(tags: str, origin: Origin) -> Iterator[tuple[int, str]]:
    """Yield possessors of what is on no list ("the governor's press service said"), and the nouns
    of speech that somebody's are, and no verbs: ``called the governor's claims "wild"``."""
    for match in _OWNER.finditer(tags):
        i = match.end() - 1
        if owns(origin[0], place_of(origin, i)[1]):
            yield i, "S"
    for match in HIS_WORDS.finditer(tags):
        if owns(origin[0], place_of(origin, match.start())[1]):
            yield match.end(), "w" if match[1] == "C" else "D"
