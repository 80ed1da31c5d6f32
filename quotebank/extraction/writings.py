"""Whose words a writing is: "a letter from Sapp", "Lind's tweet". For descriptions."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.cast import Resolve, Speaker
from quotebank.extraction.page import Mention

_CLAUSE: Final = re.compile(r"[CQb,:;]")
_MENTION: Final = re.compile(r"w?S?[NODX]")
_ATTRIBUTED: Final = re.compile(r"b{0,2}w(?P<to>t)S?[NODX]")
"""Behind a writing: "The following statement may be attributed to Ana Lind"."""
_HAD: Final = frozenset(("obtained", "reviewed", "seen", "viewed", "received", "published"))
"""What is done to a writing by another than its author: "a memo obtained by the Times"."""


def author_of(mention: Mention, last: Speaker | None, resolve: Resolve) -> Speaker | None:
    """Return whose words a writing is: "a letter from Sapp", "Lind's tweet", "its report"."""
    scanned, i = mention.scan, mention.at
    tags = scanned.tags
    by = next(
        (
            j
            for j in range(i + 1, min(i + 12, len(tags)))
            if tags[j] == "p" and scanned.what[j] in ("by", "from")
        ),
        -1,
    )
    if by > 0 and scanned.what[by - 1] in _HAD:
        return None
    if by > 0 and (tags[i + 1 : by] == ",w" or not _CLAUSE.search(tags, i + 1, by)):
        match = _MENTION.match(tags, by + 1)
        if match:
            found = resolve(Mention(scanned, match.end() - 1), last)
            return found.sure(min(found.certainty, 0.85))
    attributed = _ATTRIBUTED.match(tags, i + 1)
    if attributed and scanned.what[attributed.start("to") - 1] == "attributed":
        return resolve(Mention(scanned, attributed.end() - 1), last).sure(0.85)
    if i and tags[i - 1] == "S":
        found = resolve(Mention(scanned, i - 1), last)
        if found.name is not None and found.kind != "unnamed":
            return found.sure(min(found.certainty, 0.8))
    return None
