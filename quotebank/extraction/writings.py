"""Whose words a writing is: "a letter from Sapp", "Lind's tweet". For descriptions."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.cast import Resolve, Speaker
from quotebank.extraction.cues import Cue
from quotebank.extraction.mentions import Description
from quotebank.extraction.page import Mention

_CLAUSE: Final = re.compile(r"[CQb,:;T]")
_MENTION: Final = re.compile(r"w?S?[NODX]")
_ATTRIBUTED: Final = re.compile(r"b{0,2}w(?P<to>t)S?[NODX]")
"""Behind a writing: "The following statement may be attributed to Ana Lind"."""
_SAID_IN: Final = re.compile(
    r"(?P<who>[NODHX])(?:,[rSD][^,:;]{0,14},)?(?P<has>b)?(?P<cue>C)(?:pw?)?p$"
)
"""Before a writing: "the ministry, which bought them, has said on Monday in a statement"."""
_IN: Final = re.compile(r"pD(?:p[wOD]{0,2}|tO|tD)?,(?P<who>S?[NODHX])(?:&N)?(?P<cue>[Cw])")
"""A sentence that begins with a writing: "In a statement on Monday, the Trust said"."""
_ISSUED: Final = re.compile(r"(?P<who>[NODHX])b?(?P<cue>C)$")
"""Before a writing: "The police issued a statement"."""
_ISSUES: Final = frozenset(("issue", "release", "post", "write"))
_PRIVATE: Final = frozenset(("letter", "email", "e-mail", "memo", "message"))
"""What a paper publishes though another wrote it."""
_HAVE: Final = frozenset(("has", "have", "had"))
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
    who = _issuer(mention)
    if who >= 0:
        issuer = resolve(Mention(scanned, who), last)
        return issuer.sure(min(issuer.certainty, 0.85)) if issuer.name is not None else None
    if i and tags[i - 1] == "S":
        found = resolve(Mention(scanned, i - 1), last)
        if found.name is not None and found.kind != "unnamed":
            return found.sure(min(found.certainty, 0.8))
    return None


def _issuer(mention: Mention) -> int:
    """Return the place of who says something in a writing, or issues it, -1 without one."""
    scanned, i = mention.scan, mention.at
    tags, what = scanned.tags, scanned.what
    if not i:
        return -1
    noun = mention.what.head if isinstance(mention.what, Description) else ""
    before = what[i - 1]
    if before == "in":
        found = _SAID_IN.search(tags, 0, i) or (_IN.match(tags) if i == 1 else None)
    else:
        verb = before.verb if isinstance(before, Cue) else ""
        issues = verb in _ISSUES or (verb == "publish" and noun not in _PRIVATE)
        found = _ISSUED.search(tags, 0, i) if issues else None
    if found is None:
        return -1
    cue, has = what[found.start("cue")], found.groupdict().get("has")
    called = isinstance(cue, Cue) and cue.group == "call"
    if called or (has and what[found.start("has")] not in _HAVE):
        return -1  # "Holm was named in a report", "it was said in a statement"
    return found.end("who") - 1
