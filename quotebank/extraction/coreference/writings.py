"""Whose words a writing is: "a letter from Sapp", "Lind's tweet". For descriptions."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.cast import Resolve, Speaker
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.clauses import HAVE
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description, headword
from quotebank.extraction.names.name import NameAt

_CLAUSE: Final = re.compile(r"[CQb,:;T]")
_MENTION: Final = re.compile(r"w?S?[NODX]")
_ATTRIBUTED: Final = re.compile(r"b{0,2}(?P<cue>C)tS?[NODX]")
"""Behind a writing: "The following statement may be attributed to Ana Lind"."""
_SAID_IN: Final = re.compile(
    r"(?P<who>[NODHX])(?:,[rSD][^,:;]{0,14},)?(?P<has>b)?(?P<cue>C)(?:pw?)?p$"
)
"""Before a writing: "the ministry, which bought them, has said on Monday in a statement"."""
_WROTE_IN: Final = re.compile(r"Q,?(?P<cue>C)(?:S(?=[NDX]))?(?P<who>[NODX])(?:&S?[NOD])?p$")
"""The same behind words of it: ``"…," wrote Lind and Holm in a letter``."""
_IN: Final = re.compile(
    r"pDC?(?:p[wOD]{0,2}|tO|tD|w)?(?:p[wSOD]{1,2})?,(?P<who>S?[NODHX])(?:&N)?(?P<cue>[Cw])"
)
"""A sentence that begins with a writing: "In a statement on Monday, the Trust said"."""
_AMID: Final = re.compile(r"(?P<who>[NODH]),pD[^,QCGA:;]{0,8}C?[^,QCGA:;]{0,8},(?P<cue>C)")
"""A writing amid a sentence: "Lind, in a statement released by the club, said"."""
_ISSUED: Final = re.compile(r"(?P<who>[NODHX])b?(?P<cue>C)$")
"""Before a writing: "The police issued a statement"."""
_SENT: Final = re.compile(r"(?<!&)(?P<who>[NOH]|(?<=S)D)(?:b(?=w))?w$")
_LETTERS: Final = frozenset(("letter", "email", "e-mail", "message", "memo", "note", "text"))
"""What somebody sends has he written: "Lind sent a letter to the council"."""
_ISSUES: Final = frozenset(("issue", "release", "post", "publish"))
_GIVEN: Final = frozenset((("give", "statement"), ("post", "message"), ("post", "note")))
_HAD: Final = frozenset(("obtained", "reviewed", "seen", "viewed", "received"))
"""What is done to a writing by another than its author: "a memo obtained by the Times"."""

_OCCASIONS: Final = frozenset(("at", "after", "during", "following", "before"))


def author_of(
    mention: Mention, last: Speaker | None, resolve: Resolve, lexicon: Lexicon
) -> Speaker | None:
    """Return whose words a writing is: "a letter from Sapp", "Lind's tweet", "its report"."""
    scanned, i = mention.scan, mention.at
    for author in (_issuer, _by, _attributed):
        place = author(mention, lexicon)
        if place >= 0:
            found = resolve(Mention(scanned, place), last)
            return found.sure(min(found.certainty, 0.85)) if found.name is not None else None
    if i and scanned.tags[i - 1] == "S":
        found = resolve(Mention(scanned, i - 1), last)
        if found.name is not None and found.kind != "unnamed":
            return found.sure(min(found.certainty, 0.8))
    return None


def _by(mention: Mention, lexicon: Lexicon) -> int:
    """Return the place of who stands behind "by" or "from", -1 without one."""
    scanned, i = mention.scan, mention.at
    tags, what = scanned.tags, scanned.what
    places = range(i + 1, min(i + 12, len(tags)))
    by = next((j for j in places if tags[j] == "p" and what[j] in ("by", "from")), -1)
    if by < 0 or what[by - 1] in _HAD:
        return -1
    if what[by] == "by" and _OCCASIONS.intersection(what[i + 1 : by]) and scanned.ends(by, ("ed",)):
        return -1  # "A report adopted at a conference attended by Lind says"
    issued = by == i + 2 and _issues(mention, i + 1, lexicon)
    if not (issued or tags[i + 1 : by] == ",w") and _CLAUSE.search(tags, i + 1, by):
        return -1
    match = _MENTION.match(tags, by + 1)
    if match is None:
        return -1
    whose = what[match.end() - 1]
    if what[by] == "from" and isinstance(whose, NameAt) and whose.name.sort == "place":
        return -1  # "A report from Austria says"
    return match.end() - 1


def _attributed(mention: Mention, _: Lexicon) -> int:
    """Return the place of whom a writing is attributed to, -1 without one."""
    scanned = mention.scan
    match = _ATTRIBUTED.match(scanned.tags, mention.at + 1)
    cue = scanned.what[match.start("cue")] if match else None
    told = isinstance(cue, Cue) and cue.verb == "attribute"
    return match.end() - 1 if match and told else -1


def _issuer(mention: Mention, lexicon: Lexicon) -> int:
    """Return the place of who says something in a writing, or issues it, -1 without one."""
    scanned, i = mention.scan, mention.at
    tags, what = scanned.tags, scanned.what
    if not i:
        return -1
    if what[i - 1] == "in":
        found = _SAID_IN.search(tags, 0, i) or _WROTE_IN.search(tags, 0, i)
        found = found or (_IN.match(tags) if i == 1 else None)
        if found is None and i > 2:
            found = _AMID.match(tags, i - 3)
    elif tags.startswith("p", i + 1) and what[i + 1] in ("from", "by"):
        found = (
            _ISSUED.search(tags, 0, i) if _issues(mention, i - 1, lexicon, posted=False) else None
        )
    else:
        found = _ISSUED.search(tags, 0, i) if _issues(mention, i - 1, lexicon) else None
        sent = _SENT.search(tags, 0, i) if what[i - 1] in ("sent", "sends") else None
        if sent is not None and headword(what[i]) in _LETTERS:
            return sent.end("who") - 1
    if found is None:
        return -1
    cue, has = what[found.start("cue")], found.groupdict().get("has")
    called = isinstance(cue, Cue) and cue.group == "call"
    if called or (has and what[found.start("has")] not in HAVE):
        return -1  # "Holm was named in a report", "it was said in a statement"
    return found.end("who") - 1


def _issues(mention: Mention, at: int, lexicon: Lexicon, *, posted: bool = True) -> bool:
    """Whether the verb at a place is what an author does with a writing; ``posted``: it is nobody
    else's that he hands on."""
    cue = mention.scan.what[at]
    if not isinstance(cue, Cue) or not isinstance(mention.what, Description):
        return False
    head = mention.what.head
    if posted and (cue.verb, head) in _GIVEN:
        return True
    return cue.verb == "write" or (cue.verb in _ISSUES and head in lexicon.issued)
