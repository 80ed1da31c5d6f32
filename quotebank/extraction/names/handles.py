"""Names that people go by on a network: "wrote @annberg", "user jay1984". Beside figures, under
``name_spans``.

Only of whom a verb of speech or a noun tells that he writes there: "Follow us on Twitter
@weeklypost" names nobody.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect, bisect_left
from functools import cache
from typing import Final

from quotebank.extraction.names.name import LEAD, NameAt
from quotebank.extraction.names.surnames import bare_name
from quotebank.resources import wordlists

_MAY: Final = ("@", "user", "u/", "commenter", "poster")
"""What a text must have for any of them, asked first."""


@cache
def _handle() -> re.Pattern[str]:
    words = wordlists("names")["handles"]
    nouns, verbs = "|".join(words["nouns"].split()), "|".join(words["verbs"].split())
    marked = r"(?:@\w{2,30}|u/[\w-]{3,30})"
    odd = r"[A-Za-z]\w*[\d_]\w*"  # "jay1984", "jay_smith"
    return re.compile(
        rf"\b(?:{nouns})(?: (?:called|named))? (?P<noun>{marked}|{odd})\b"
        rf"|\b(?:{verbs}) (?:[a-z]+ )?(?P<behind>{marked})(?![\w.]\w| [A-Z])"
        rf"|(?<![\w.,@/])(?P<before>{marked})(?= (?:has |had |then |also )?(?:{verbs})\b)"
    )


def add_handles(found: list[NameAt], text: str) -> None:
    """Add to the names of a text, in order, the handles of who writes or is said to speak."""
    if not any(map(text.__contains__, _MAY)):
        return
    added: list[NameAt] = []
    for match in _handle().finditer(text):
        start, end = match.span(match.lastgroup or 0)
        added.append(bare_name(start, sys.intern(text[start:end]), "person"))
    if not added:
        return
    starts, ends = [at.start for at in added], [at.end for at in added]
    found[:] = [at for at in found if bisect(ends, at.start) == bisect_left(starts, at.end)] + added
    found.sort(key=LEAD)
