"""Sentences that lead on to a quotation by itself and report nothing of it: who takes over from
somebody quoted before, who is asked, who rolls his eyes. Serves ``plain``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.attribution.candidate import Candidate
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.fates import fate
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.mentions.scan import Scan
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.names.sorts import PEOPLE

_QUESTION: Final = re.compile("&?(?:b(?=[HN])|(?=S[wXD][^CbQ]*$))")
"""How a question begins that the reporter put: "Was he sorry?", "And will Lind go?", "Her advice to
bakers?"."""
_NOBODYS: Final = frozenset(("n", "p", "its", "their", "our", "your", "my"))
"""Pronouns that stand for nobody who may answer it."""


def asked(page: Page, paragraph: int, sentence: int) -> Candidate | None:
    """Return who answers the reporter's question in the sentence before: ``Was she sorry?
    "Hardly."``"""
    start, end = page.sentences(paragraph)[sentence - 1]
    if page.text[end - 1] != "?":
        return None
    question = page.scan(paragraph, (start, end))
    match = _QUESTION.match(question.tags)
    if match is None or question.what[match.end()] in _NOBODYS:
        return None
    return Candidate("lead", question, match.end(), -1, ())


_BROUGHT_IN: Final = r"&?(?:S?w?D,|Dp[wSOD]{1,4})?(?P<mention>N),?"
_INTRODUCED: Final = re.compile(_BROUGHT_IN + "(?P<cue>C)")
"""A sentence that brings in who speaks next: "Its president, Ana Lind, urged them to act."."""
_IN_A_MOOD: Final = re.compile(_BROUGHT_IN + "bn?w{1,3}$")
"""The same without a verb that reports: "His coach, Wayne Holm, was more measured."."""


def introduced(page: Page, k: int, sentence: int) -> Candidate | None:
    """Return who takes over from somebody quoted before: he is the subject of the sentence before,
    and its verb reports. Without such a verb he may be spoken of: ``"He was great," Reed said. Holm
    died in May. "We miss him."``"""
    paragraph = page.quoted[k].paragraph
    before = page.scan(paragraph, page.sentences(paragraph)[sentence - 1])
    closed = _closed_by(before)
    closed = closed or _in_his_eyes(before)
    if closed is not None:
        return closed
    if not k:
        return _apposed(before) or (
            _with_a_gesture(page, before) if _ASKS.match(before.tags) else None
        )
    match = _INTRODUCED.match(before.tags)
    if match is None:
        return (
            _in_a_mood(page, before) or _brought_on(page, before) or _with_a_gesture(page, before)
        )
    if "Q" in before.tags:
        return None
    m, c = match.start("mention"), match.start("cue")
    what = before.what[m]
    if not isinstance(what, NameAt) or what.name.sort not in PEOPLE:
        return None
    return Candidate("lead", before, m, c, ()) if reports(before, c) else None


_APPOSED: Final = re.compile(r"&?S?w?D(?:p[wSODNp]{1,5})?,(?P<mention>N),(?P<cue>C)")
"""A sentence that tells who somebody is before what he says: "The club's head, Ann Lind, says the
figures are grave."."""


def _apposed(before: Scan) -> Candidate | None:
    """Return who says what a sentence reports, told by what he is and by name, if it quotes
    nothing."""
    match = _APPOSED.match(before.tags)
    return None if match is None or "Q" in before.tags else _reporter(before, match)


def _reporter(before: Scan, match: re.Match[str]) -> Candidate | None:
    """Return who is named and says something, by the places of a match (but not "his daughter,
    called Ana Lind.")."""
    m, c = match.start("mention"), match.start("cue")
    what, cue = before.what[m], before.what[c]
    if not isinstance(what, NameAt) or what.name.sort not in PEOPLE:
        return None
    says = isinstance(cue, Cue) and (
        cue.group not in ("weak", "call", "tell") or cue.verb == "warn"
    )
    return Candidate("lead", before, m, c, ()) if says else None


_ABOUT: Final = re.compile(
    r"&?(?:S?w?D(?:p[wSODNp]{1,5})?,)?(?P<mention>[NH])(?:,[^QCGA;:NH]{1,14},|,{1,2})?[wbC]"
)
"""A sentence about somebody: "Ann Lind was delighted with the result."."""


def spoken_of(page: Page, k: int, sentence: int) -> Candidate | None:
    """Return whom the sentence before span ``k`` is about, if it is about one person: he says what
    is left without a speaker, a sentence or more by itself, ``Ann Lind was delighted. "We won."``
    """
    paragraph = page.quoted[k].paragraph
    if not sentence:
        paragraph = page.before(paragraph)
        if paragraph < 0:
            return None
        sentence = len(page.sentences(paragraph))
    before = page.scan(paragraph, page.sentences(paragraph)[sentence - 1])
    match = _ABOUT.match(before.tags)
    if match is None or "Q" in before.tags or page.text[before.end - 1] == "?":
        return None
    m = match.start("mention")
    what = before.what[m]
    if what in _NOBODYS or (isinstance(what, NameAt) and what.name.sort not in PEOPLE):
        return None
    if fate(page.text, before.bounds(m)[1]):
        return None
    return Candidate("lead", before, m, -1, ())


_CLOSED_BY: Final = re.compile(
    r",(?P<cue>C|A)t?(?:S?[DX](?:pS?[wDNO]{1,2})?,)?(?P<mention>N)(?:,[^QCGAb;:&]{1,14})?$"
)
"""A sentence that ends with who says so: "It was too late, said the city's mayor, Tom Roe."."""


def _closed_by(before: Scan) -> Candidate | None:
    """Return who says what a sentence reports, if it ends with him and quotes nothing."""
    tags = before.tags
    match = _CLOSED_BY.search(tags, max(0, len(tags) - _LONGEST_CLOSE))
    return None if match is None or "Q" in tags else _reporter(before, match)


_WHOSE_EYES: Final = r"(?:S?D(?:p[wDNO]{1,2})?,?(?=N))?(?P<mention>[Nm])"
_IN_HIS_EYES: Final = re.compile(
    rf"&?(?:(?P<to>[pt])|At|pwp){_WHOSE_EYES}"
    r"(?:,(?:rb)?[^QCGA;:,NH]{1,14})?,(?!N)(?P<then>[^QGA;:]{1,20})$"
)
"""A sentence of what something is to somebody: "For Ann Lind, it was never in doubt.", "According
to her, that is only half of it."."""
_IS_TO_HIM: Final = re.compile(rf"&?(?P<then>H)[bwn]{{1,6}}(?P<to>p){_WHOSE_EYES}$")
"""The same with him at the end: "It was a long day for Ann Lind."."""
_SAYS: Final = re.compile("[NDXOH]b?C|C[NDXO]")


def _in_his_eyes(before: Scan) -> Candidate | None:
    """Return to whom something is so: he says the words behind it that nobody is said to say."""
    match = _IN_HIS_EYES.match(before.tags) or _IS_TO_HIM.match(before.tags)
    if match is None or _SAYS.search(before.tags, match.start("then")):
        return None
    first = before.what[match.start("to")] if match["to"] else None
    if isinstance(first, str) and first.lower() not in _TO:
        return None
    then = match.start("then")
    if before.tags[then] == "H" and before.what[then] not in _NOBODYS:
        return None
    m = match.start("mention")
    what = before.what[m]
    if isinstance(what, NameAt) and what.name.sort not in PEOPLE:
        return None
    return Candidate("lead", before, m, -1, ())


_TO: Final = frozenset(("for", "to"))
_LONGEST_CLOSE: Final = 24
"""Tags from the comma to the end of such a sentence."""


def _in_a_mood(page: Page, before: Scan) -> Candidate | None:
    match = _IN_A_MOOD.match(before.tags)
    if match is None:
        return None
    last = page.text[before.start : before.end].rstrip(".").rpartition(" ")[2]
    m = match.start("mention")
    return Candidate("lead", before, m, -1, ()) if last in page.lexicon.moods else None


_ASKS: Final = re.compile("&?C")
_GESTURE: Final = re.compile(
    "(?:&?|[^;:NH]{1,14}[,Q](?=[NH]))(?P<mention>N|(?<=[,Q])H)(?:,[^QCGA;:]{1,10},)?"
    "(?P<verb>bn?w|w|C)S?[wD]?$"
)
"""Somebody who does something, and another's name stands in no place for it; he may have been
asked something: ``Asked "Why?", Lind shook her head.``"""
_ASKED_LATER: Final = re.compile(
    "&(?:I[^QGA;:NODXH]{1,6}(?P<asked>N)|[^QGA;:]{2,14}),(?P<mention>[NH])(?P<cue>C)$"
)
"""``When I put this to Lind, she shrugs.``"""


def _with_a_gesture(page: Page, before: Scan) -> Candidate | None:
    """Return who moves a part of the body before words that nobody is said to say: ``Holm rolls his
    eyes. "I was in traffic."``"""
    tags = before.tags
    later = _ASKED_LATER.match(tags) if tags.endswith("C") else None
    if later:
        cue = before.what[later.start("cue")]
        if not isinstance(cue, Cue) or cue.group != "manner":
            return None
        who = later.start("asked") if later["asked"] else later.start("mention")
        return Candidate("lead", before, who, later.start("cue"), ())
    match = _GESTURE.match(tags)
    if match is None:
        return None
    words = page.text[before.bounds(match.start("verb"))[0] : before.end].rstrip(".").split(" ")
    gestures = page.lexicon.gestures
    moves = "-".join(words[-2:]) in gestures or (
        words[-1] in gestures and not gestures.isdisjoint(words[:-1])
    )
    return Candidate("lead", before, match.start("mention"), -1, ()) if moves else None


_BROUGHT_ON: Final = re.compile("&?(?=[wpt])[^NDXOHQCGAI,;:]*(?P<mention>N)(?:,[^QCGA]*)?$")
"""The same with the verb before who takes over: "Then came Ana Lind.", "Behind her sat Ole Holm, a
clerk.", but not "Earlier he met Ole Holm."."""


def _brought_on(page: Page, before: Scan) -> Candidate | None:
    match = _BROUGHT_ON.match(before.tags)
    if match is None:
        return None
    m = match.start("mention")
    what = before.what[m]
    start = what.lead if isinstance(what, NameAt) else before.start
    verb = page.text[before.start : start].rstrip().rpartition(" ")[2].lower()
    brings = before.tags[m - 1] == "b" or verb in page.lexicon.brings
    return Candidate("lead", before, m, -1, ()) if brings else None


def reports(scanned: Scan, c: int) -> bool:
    """Whether the verb at place ``c`` reports words by itself."""
    cue = scanned.what[c]
    return isinstance(cue, Cue) and cue.group != "weak"


_ANNOUNCED: Final = re.compile(
    r"(?:S|^|(?<![NO]),)D(?:pS?[wODN]{1,3})?,(?P<mention>N),(?P<cue>C)(?:m|t?[DO])?:$"
)
"""A paragraph that ends so, whoever else is told of: ``Reacting to the council's vote, Swim Kent's
chair, Ann Lind, said: ¶ "…"``."""
_REACTED: Final = re.compile(
    "(?P<mention>N)(?:p[wODNXp]{1,5}|,(?:rC)?[^QCGA;:bHI]{1,14},)?"
    # (What he reacts to may be told of: "to the motion made by Labour".)
    "b(?P<cue>C)(?P<at>p)?(?:[^QCGA;:TbHI]|(?<=[wDN])C(?=p)){0,16}$"
)
"""``Ann Lind, head of policy for Swim Kent, has responded to the vote. ¶ "…"``"""
_REACTIONS: Final = frozenset(("say", "call", "hold"))
"""Groups of verbs by which somebody reacts."""
_OF_WEAK_ONES: Final = frozenset(("react", "issue", "speak"))


def announced(page: Page, k: int) -> Candidate | None:
    """Return who says span ``k``, a paragraph by itself, if the sentence before says so or tells
    of his reaction, whoever else is named in it."""
    above = page.before(page.quoted[k].paragraph)
    if above < 0:
        return None
    before = page.scan(above, page.sentences(above)[-1])
    if before.tags.endswith(":"):
        match = _ANNOUNCED.search(before.tags, max(0, len(before.tags) - _LONGEST_CLOSE))
        reacts = match is not None and reports(before, match.start("cue"))
    else:
        told = _closed_by(before) or _in_his_eyes(before) or (None if k else _apposed(before))
        if told is not None:
            return told
        match = _REACTED.match(before.tags)
        reacts = match is not None and _reacts(before, match)
    if match is None or not reacts:
        return None
    m = match.start("mention")
    what = before.what[m]
    if not isinstance(what, NameAt) or what.name.sort not in PEOPLE:
        return None
    return Candidate("lead", before, m, match.start("cue"), ())


def _reacts(before: Scan, match: re.Match[str]) -> bool:
    cue = before.what[match.start("cue")]
    if not isinstance(cue, Cue):
        return False
    weak = cue.verb in _OF_WEAK_ONES or (cue.verb == "hit" and match["at"] is not None)
    return cue.group in _REACTIONS or weak
