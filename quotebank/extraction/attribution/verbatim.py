"""Words expressly given as somebody's own: "in the words of Ann Lind, "…"", "in Lind's words", "as
Lind put it", "he read out a letter from Lind: "…"". Serves ``rare``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.lexicon.entries import listed
from quotebank.extraction.mentions.clauses import HAVE
from quotebank.extraction.mentions.scan import Description, Scan, headword, is_document
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.names.sorts import PEOPLE

_WHOSE: Final = r"(?:p[wD]pS?(?P<mention>[NDXO])|p(?P<owner>S)[wDX])"
_WORDS: Final = frozenset(("words", "view", "opinion", "eyes", "judgment", "judgement", "telling"))
"""In them somebody says it: "in the words of Ann Lind", "in her view"."""
_BEFORE: Final = re.compile(
    rf"(?:^|(?<=[,wbTN])){_WHOSE}(?:,[^QCGA:;]{{0,14}})?,(?:S?[wNDOXH]{{1,3}}b{{0,2}}w?)?$"
)
_BEHIND: Final = re.compile(rf"Q,?{_WHOSE}(?=$|[,;&])")
_PUT: Final = r"Q,?(?P<as>p)S?(?P<mention>[NDXHO])(?P<is>b)?(?P<cue>C)"
_AS_PUT: Final = re.compile(_PUT + "(?=[Hmw,;]|$)")
_FIRST_HALF: Final = re.compile(_PUT + "[Hm]?,Q")
_OTHER_HALF: Final = re.compile(_PUT + "[Hm]?,$")
_ASIDE: Final = 9
"""Tags of an aside between two halves, at the most."""
_PUTS: Final = frozenset(("put", "describe", "call", "say", "phrase", "write"))
_LEADS: Final = re.compile(r"[XDw]p[wDO]{0,2},?(?P<mention>N)(?:,[^QCGA:;]{0,14})?:$")
_MORE: Final = re.compile(
    r"-?&?[wbX]{0,3}(?:p[wD]{1,2})?(?P<from>p)(?:S(?=[DX])|S?D,(?=N:))?(?P<mention>[NDXO])"
    r"(?:p[wDNO]{1,3})?(?:,[^QCGA:;]{0,14})?:$"
)
"""``And this from Lind: "…"``, ``Here is more on the vote from Lind: "…"``"""
_TRIBUTE: Final = re.compile(
    r"(?P<mention>[NDXHO])(?:,[^QCG;:]{1,14},)?b{0,2}w(?P<tribute>w)(?:p[wD]{1,2})?t[^QCGAr;:]{0,12}:?$"
)
_FARTHEST: Final = 32


def in_words(scanned: Scan, at: int) -> int:
    """Return the place of whose words the quotation at place ``at`` is said to be, else -1."""
    tags = scanned.tags
    match = _BEFORE.search(tags, max(0, at - _FARTHEST), at) or _BEHIND.match(tags, at)
    if match is None:
        return -1
    owner = match.start("owner")
    if owner >= 0:
        who, noun, before = owner, owner + 1, owner - 1
    else:
        who = match.start("mention")
        noun = who - 3 if tags[who - 1] == "S" else who - 2
        before = noun - 1
    said = headword(scanned.what[noun]) in _WORDS and scanned.what[before] == "in"
    return who if said else -1


_SEEN_BY: Final = re.compile(
    r"^&?(?P<to>[tp])(?:S?D,?(?=N))?(?P<mention>N),?S?[wNDOXH]{1,3}b{1,2}n?(?:w{0,2}:)?$"
)
"""``To Ann Lind, it was "a mess"``, ``For Ann Lind, it is simple: "…"``"""


def seen_by(scanned: Scan, at: int) -> int:
    """Return the place of to or for whom something is what the quotation at place ``at`` says, else
    -1."""
    match = _SEEN_BY.match(scanned.tags, 0, at)
    if match is None or scanned.what[match.start("to")] not in ("to", "for"):
        return -1
    what = scanned.what[match.start("mention")]
    person = isinstance(what, NameAt) and what.name.sort in PEOPLE
    return match.start("mention") if person else -1


_SET_OFF: Final = re.compile(r"wp(?:S?D,?)?(?P<mention>N)-$")


def in_words_set_off(scanned: Scan, at: int) -> int:
    """Return the place of whose words stand set off: ``The words of Ann Lind - "a mess" - were
    heard``, else -1."""
    match = _SET_OFF.search(scanned.tags, max(0, at - _FARTHEST), at)
    if match is None or scanned.what[match.start()] != "words":
        return -1
    return match.start("mention")


def as_put(scanned: Scan, at: int) -> tuple[int, int] | None:
    """Return the places of who puts it so, and of the verb: ``"a mess", as Ann Lind put it``, and
    of either half of ``"causing," as Reuters reported, "alarm in the town"``."""
    tags, what = scanned.tags, scanned.what
    match = half = None
    if tags.startswith(("Qp", "Q,p"), at):
        half = _FIRST_HALF.match(tags, at)
        match = half or _AS_PUT.match(tags, at)
    if match is None and at > 2 and tags[at - 1] == ",":
        match = half = _OTHER_HALF.search(tags, max(0, at - _ASIDE), at)
    if match is None or what[match.start("as")] != "as":
        return None
    cue = what[match.start("cue")]
    if not isinstance(cue, Cue) or not (cue.verb in _PUTS or (half and cue.hands_on())):
        return None
    if match["is"] and what[match.start("is")] not in HAVE:
        return None  # "as it is also called"
    return match.start("mention"), match.start("cue")


_ADJECTIVES: Final = re.compile(r"\S+ly\b|\S+(?:,| and| but) \S+$|\S+$")
"""Words that others find for a remark: "his "deeply offensive" remark"; one alone may be such."""
_GOES_ON: Final = frozenset("TtHNSDXmQ")
"""Behind a verb, and not behind a noun of its letters: ``her "best friend" claims he left``."""


def remarked(scanned: Scan, at: int, words: str, lexicon: Lexicon) -> int:
    """Return the place of whose remark the ``words`` at place ``at`` only tell, else -1: ``Lind's
    "so-called judge" tweet drew anger``."""
    tags, what = scanned.tags, scanned.what
    if not 0 < at < len(tags) - 1 or headword(what[at + 1]) not in lexicon.remarks:
        return -1
    if tags[at + 1] == "C" and tags[at + 2 : at + 3] in _GOES_ON:
        return -1
    owner = what[at - 1]
    owns = (tags[at - 1] == "S" and owner != "its") or (
        tags[at - 1] == "D" and scanned.owns(at - 1)
    )
    return at - 1 if owns and _ADJECTIVES.match(words) is None else -1


def words_of(scanned: Scan, at: int) -> int:
    """Return the place of whose words lead up to a quotation: ``Remember the words of the actor
    Ana Lind: "…"``, ``And this from Ana Lind: "…"``, -1 where they do not."""
    match = _LEADS.search(scanned.tags, max(0, at - _FARTHEST), at)
    if match and headword(scanned.what[match.start()]) == "words":
        return match.start("mention")
    more = _MORE.match(scanned.tags, 0, at)
    if more is None or scanned.what[more.start("from")] != "from":
        return -1
    i = more.start("mention")
    what = scanned.what[i]
    if isinstance(what, Description):
        return i if what.sort in ("role", "kin", "group") else -1
    # (but "From Hexley: "…"")
    several = isinstance(what, NameAt) and len(what.name.words) > 1
    placed = isinstance(what, NameAt) and what.name.sort == "place"
    return -1 if placed or (more.start("from") == 0 and not several) else i


_REPLY: Final = re.compile("&(?:b(?P<whose>[Sm])(?P<noun>[CwXD])|[Sm][CwXD]b):$")
_REPLIES: Final = frozenset(("reply", "answer", "response", "comment", "statement", "explanation"))
_ANSWERS: Final = frozenset(("his", "her", "their", "its"))
_ASKED: Final = re.compile(
    "(?P<verb>[CwG])(?:[XDCwpt]{0,3}[pt])?(?:S?D,?|S(?=D))?(?P<mention>[NDO])"
)


def reply_of(scanned: Scan, at: int) -> int:
    """Return the place of who is asked in the sentence that leads up to his reply: ``The Post asked
    Ole Holm about the money and this was his reply: "…"``, else -1."""
    tags, what = scanned.tags, scanned.what
    reply = _REPLY.search(tags, max(0, at - _NEAR_REPLY), at)
    if reply is None:
        return -1
    whose = reply.start("whose") if reply["whose"] else reply.start() + 1
    if headword(what[whose + 1]) not in _REPLIES or what[whose] not in _ANSWERS:
        return -1
    for i in range(reply.start()):
        asked = _ASKED.match(tags, i) if headword(what[i]) in listed("cues", "enquiries") else None
        if asked is not None and asked.end() <= reply.start():
            return asked.start("mention")
    return -1


_NEAR_REPLY: Final = 6


def tribute_by(scanned: Scan, at: int) -> int:
    """Return the place of who pays tribute in the words at place ``at``: ``Lind paid tribute to a
    "bold, singular artist"``, ``Lind paid tribute to Ole Holm: "…"``, else -1."""
    match = _TRIBUTE.search(scanned.tags, max(0, at - _FARTHEST), at)
    if match is None or scanned.what[match.start("tribute")] != "tribute":
        return -1
    return match.start("mention")


_CLAIMED: Final = "[^QCGA;:,b]{0,8}b{0,3}n?b?[^QCGA;:,b]{0,4}(?:(?<!&)C[tp]?)?$"
"""How a claim goes on to words inside it: "that the plan would lead to "…""."""
_CLAIMS: Final = (
    # Holm's argument that the plan was "…", Holm's first claim is that it was "…"
    ("S", re.compile(r"(?P<owner>S)(?:[wX]{0,2}(?P<noun>[wXDG]|C(?=b))|(?P<cue>C))b?T" + _CLAIMED)),
    # the minister's view that it was "…"
    ("T", re.compile(r"(?P<owner>D)(?P<noun>[wC])T" + _CLAIMED)),
    # the claim of the minister that it was "…"
    ("T", re.compile(r"(?P<noun>[wXDCG])(?P<of>p)(?:S(?=[DX]))?(?P<owner>[NDXO])T" + _CLAIMED)),
    # Holm's description of the plan as "…"
    ("S", re.compile(r"(?P<owner>S)w?(?P<noun>[wX])(?P<about>p)(?:m|S?[wNDOX]{1,2})p$")),
    # Holm's accusation of "…"
    ("S", re.compile(r"(?P<owner>S)w?(?P<noun>[wXC])(?P<what>p)$")),
)
"""Nouns for what somebody says, with whose words they are, and a tag that they cannot do without.
"""


def claimed(scanned: Scan, at: int, lexicon: Lexicon) -> int:
    """Return the place of whose claim the quotation at place ``at`` is part of, else -1: ``Lind did
    not believe Holm's argument that it was "a mess"``; not of "his argument", who may be anybody.
    """
    tags = scanned.tags
    for having, form in _CLAIMS:
        match = form.search(tags, max(0, at - _NEAR_CLAIM), at) if having in tags else None
        if match and isinstance(scanned.what[match.start("owner")], NameAt | Description):
            return match.start("owner") if _is_claim(scanned, match, lexicon) else -1
    return -1


def _is_claim(scanned: Scan, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the words are those of a claim and of whose it is."""
    tags, what = scanned.tags, scanned.what
    i = match.start("owner")
    named = match.groupdict()
    at = match.start("cue" if named.get("cue") else "noun")
    noun = headword(what[at])
    if (f"{noun}ing" if tags[at] == "G" else noun) not in lexicon.claims:
        return False
    if "about" in named:
        return what[match.start("about")] == "of" and noun in _AS_WHAT
    if "what" in named:
        return what[match.start("what")] == "of" and noun.rstrip("s") in _OF_WHAT
    if "of" in named:
        of = what[match.start("of")]
        return of in _WHOSE_CLAIM and not (of == "of" and noun in _ABOUT_THEM)
    if tags[i] == "D" and tags[i + 1] == "C" and not scanned.owns(i):
        return False  # "the minister claims that it was"
    # What is said of a claim is another's: "Lind said of Holm's claim that it was "a joke"", "Lind
    # said that Holm's claim that he was late is "a joke"", "Lind called Holm's claim that he was
    # late "a joke"".
    if i > 1 and what[i - 1] == "of" and tags[i - 2] == "C":
        return False
    before = what[i - 1] if i else None
    return not (tags[:i].endswith("CT") or (isinstance(before, Cue) and before.verb in _PUTS))


_AS_WHAT: Final = frozenset(
    ("description", "portrayal", "depiction", "characterisation", "characterization", "view")
)
"""Nouns whose "as" tells what is claimed: not "Lind dismissed Holm's criticism of it as "odd""."""
_OF_WHAT: Final = frozenset(("accusation", "allegation", "warning", "complaint", "charge"))
"""Nouns whose "of" tells what is claimed: "Holm's accusation of "neglect"."""
_WHOSE_CLAIM: Final = frozenset(("of", "by", "from"))
_ABOUT_THEM: Final = frozenset(
    ("criticism", "criticisms", "view", "views", "description", "depiction")
)
"""Nouns whose "of" tells what is spoken of: "a view of Hexley that he called "dull"."""
_NEAR_CLAIM: Final = 18
_TO_WHOM: Final = "(?:t?S?[NDOX]{1,2}|m)?(?:p[wDNOb]{1,2})?"
_WRITINGS: Final = (
    # The court was shown a text from Lind to a friend: "…"
    re.compile(
        r"(?P<shown>[Cw])S?[NDO]?(?P<writing>D)(?P<by>p)(?P<mention>[NDXO])"
        r"(?:tS?[NDOX]{1,2})?(?:,[^QCG;:]{1,10})?:$"
    ),
    # Jurors were shown a text (that) Lind sent to a friend: "…"
    re.compile(rf"(?P<shown>[Cw])S?[NDO]?D?T?(?P<mention>[NDO])(?P<sent>[wC]){_TO_WHOM}:$"),
    # Holm read from Lind's diary: "…"
    re.compile(r"(?P<shown>C)p?(?P<mention>S)(?P<writing>D):$"),
    # Holm sent a text to Lind: "…"
    re.compile(r"^&?(?P<mention>[NDHO])(?P<sent>[wC])(?P<writing>D)tS?[NDOX]{1,2}:$"),
    # A text Lind sent to a friend read: "…"
    re.compile(r"^(?P<mention>[NH])(?P<sent>[wC])tS?[NDOX]{1,2}(?P<shown>C):$"),
)
"""What somebody wrote, handed on by another."""


def written_by(scanned: Scan, at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the places of who wrote what a sentence leads up to, and of the verb, -1 without one
    that marks speech: it is no words of who reads it out or is shown it."""
    tags, what = scanned.tags, scanned.what
    for form in _WRITINGS:
        match = form.search(tags, max(0, at - _FARTHEST), at)
        if match is None:
            continue
        named = form.groupindex
        if (
            ("shown" not in named or headword(what[match.start("shown")]) in lexicon.shown)
            and ("sent" not in named or headword(what[match.start("sent")]) in lexicon.sent)
            and ("writing" not in named or is_document(what[match.start("writing")]))
            and ("by" not in named or what[match.start("by")] in ("from", "by"))
            and (
                tags[match.start("mention")] != "S"
                or isinstance(what[match.start("mention")], NameAt)
            )
        ):
            verbs = [match.start(g) for g in ("sent", "shown") if g in named]
            cues = [verb for verb in verbs if isinstance(what[verb], Cue)]
            return match.start("mention"), cues[0] if cues else -1
    return None
