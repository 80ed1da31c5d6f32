"""Who is told something hears it, and no more: the words are of whoever is named behind "by", or of
nobody. Serves ``plain``.

    "You are too old," Ann Lind was told.
    "Where were you?" Lind was asked by Carl Holm.
    Asked "Where were you?", Lind said that he was ill.
    To the question "Where were you?" Lind replied that he was ill.
    Fans were warned they faced "long delays" on the way.
    Lind was told in a letter from the bank that it was "an error".
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.attribution.charges import WHO_KNEW
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.clauses import BE
from quotebank.extraction.mentions.pairs import by_means
from quotebank.extraction.mentions.scan import (
    MENTIONS,
    Description,
    Scan,
    headword,
    is_document,
)
from quotebank.extraction.mentions.tokens import SUBORDINATES
from quotebank.extraction.names.name import NameAt

_BEFORE: Final = re.compile(
    # "Told that it was …, Lind wept"; "by those who knew him"; "via email", which may be a verb
    rf"(?:(?P<be>b)|^)(?P<verb>C)(?P<gap>(?:{WHO_KNEW}|pC)?(?:[^QCGA;:,&]|&(?!b))*[:,]?)$"
)
_BEHIND: Final = re.compile(
    r"Q,?S?[NDXHOIw](?:,[^QCGA;:,]{0,10},|p[wDNO]{1,3})?b{0,2}(?P<be>b)(?P<verb>C)"
    # "was asked in court", but not "was asked to leave", "was told that it would close"
    r"(?P<gap>(?![tTHw]|p[wS]{0,2}[NDXHO]b)(?:p[wDNOSX]{0,4}){0,3})(?=$|[,;&-]|p[HND]{1,2}[bC])"
)
_FARTHEST: Final = 20
_AGENT: Final = re.compile("p(?:m|[wS]{0,2}[NODX])")
_REPORTED: Final = re.compile(
    # "…, police said", "… on Monday, police in Hexley have said", "…, said police"
    r"A|(?:(?<=Q)|,)(?:S?[NDXHO](?:p[wDNO]{1,3}|,[^QCGA:;,]{1,12},)?b{0,2}C|CS?[NDXO])"
)
"""Behind the words: who reports all of it."""
_SOURCE: Final = re.compile("AtS?[NDXO]")
_WHEN: Final = re.compile("(?:r|(?P<when>[&p])S?[NDXH])b?$")
"""Before a cue of a clause that only tells who was told, or when: "who complained", "when she
complained"."""
_TELLS: Final = re.compile("[CGA]")
_ABOUT: Final = frozenset(("about", "of", "for", "if", "over", "against", "on", "not", "whether"))
"""Behind "was asked", "was warned": what about, where the words beside are another's."""
_OWN: Final = re.compile("pS[wXDCG]")
_FIRST: Final = frozenset(("tell", "warn", "inform", "advise", "remind"))
"""Verbs of a clause that begins a sentence; not "The promise to "stay" pleased Lind"."""
_PUT: Final = re.compile(
    "^&{0,2}w?(?P<verb>C)(?P<how>w?)(?P<gap>(?:p[wDNO]{0,3}){0,2}[:,]?)$|(?P<noun>[wCX])p?[:,]?$"
)
"""Before a question that somebody is asked, who then says something himself."""
_TOPIC: Final = re.compile("p(?=[wDNOX])")
_SAYS_IT: Final = re.compile(",?(?:S?[NDXHO](?:,[^QCGA;:]{1,10},)?b?C|CS?[NDXO])[^QCTH]*$")
"""Behind words that only look like it: ``Asked by reporters, "Why not?" Lind said.``"""
_QUESTIONS: Final = frozenset(("question", "query"))
_COURTS: Final = frozenset(("court", "tribunal"))
_IN_COURT: Final = re.compile("[:,]$|T|t|nt|Hb")


def told(scanned: Scan, at: int, ending: str) -> tuple[int, int] | None:
    """Return the places of who tells somebody the words at place ``at``, -1 where nobody is named,
    and of the verb; None where nobody is told them."""
    tags = scanned.tags
    match = _BEFORE.search(tags, max(0, at - _FARTHEST), at) or _BEHIND.match(tags, at)
    if match is None or (match["be"] and scanned.what[match.start("be")] not in BE):
        return None
    c = match.start("verb")
    verb = scanned.what[c]
    if not isinstance(verb, Cue) or verb.group != "tell":
        return None
    behind = match.re is _BEHIND
    if behind and match["gap"] and ending != "," and scanned.what[c + 1] in _ABOUT:
        return None  # (``"Why me?" Lind was asked about it on Monday.``)
    if not behind and _OWN.match(match["gap"]):
        return None  # (``Lind was challenged over his claim that it was "a mess"``)
    if not match["be"]:
        return (_teller(scanned, c + 1, match.end("gap")), c) if verb.verb in _FIRST else None
    if _in_court(scanned, match) or (not behind and _tells_before(scanned, c)):
        return None
    reported = _REPORTED.search(tags, match.end() if behind else at + 1)
    if reported:
        source = _SOURCE.search(tags, reported.start())
        return (source.end() - 1, source.start()) if source else None
    return _teller(scanned, c + 1, match.end("gap")), c


def put_to_him(scanned: Scan, at: int) -> tuple[int, int] | None:
    """Return the places of who asks the question at place ``at``, -1 where nobody is named, and of
    the verb; None where it is put to nobody who is named beside it."""
    match = _PUT.search(scanned.tags, max(0, at - _FARTHEST), at)
    if match is None:
        return None
    if match["noun"]:
        alone = MENTIONS.isdisjoint(scanned.tags[: match.start()])
        return (-1, -1) if alone and headword(scanned.what[match.start()]) in _QUESTIONS else None
    c = match.start("verb")
    verb = scanned.what[c]
    if not isinstance(verb, Cue) or verb.verb != "ask" or verb.bare:
        return None
    how = str(scanned.what[c + 1]) if match["how"] else "-"
    if "-" not in how and not how.endswith("ly"):
        return None  # (``Asked why, "Who knows?" Lind said.``)
    if len(match["gap"]) > 1:
        about = [scanned.what[m.start()] for m in _TOPIC.finditer(scanned.tags, c, at)]
        if not _ABOUT.isdisjoint(about) or _SAYS_IT.match(scanned.tags, at + 1):
            return None
    return _teller(scanned, c + 1, match.end("gap")), c


def _in_court(scanned: Scan, match: re.Match[str]) -> bool:
    """Whether a court is told something by nobody who is named: it stands for who speaks in it."""
    if _IN_COURT.match(match["gap"]):
        return False
    what = scanned.what[match.start("be") - 1]
    if isinstance(what, NameAt):
        return what.name.words[-1].lower() in _COURTS
    return isinstance(what, Description) and what.head in _COURTS


def _tells_before(scanned: Scan, c: int) -> bool:
    """Whether somebody tells before the cue ``c`` that one was told: "Lind said he was told"."""
    for match in _TELLS.finditer(scanned.tags, 0, c):
        when = _WHEN.search(scanned.tags, 0, match.start())
        if when is None or (when["when"] and scanned.what[when.start()] not in SUBORDINATES):
            return True
    return False


def _teller(scanned: Scan, since: int, until: int) -> int:
    """Return the place of who tells it by what stands between two places, -1 where nobody is named:
    "by Holm", "in a letter from the bank"."""
    for match in _AGENT.finditer(scanned.tags, since, until):
        i, word = match.end() - 1, scanned.what[match.start()]
        if word == "by" and not by_means(scanned, i):
            return i
        if word == "from" and is_document(scanned.what[match.start() - 1]):
            return i
    return -1
