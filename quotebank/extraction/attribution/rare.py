"""Sentences too rare for weights to be learnt, read by rule: a ``forms.Form`` whose tags they have,
and whose words. Beside plain, before candidates.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from quotebank.extraction.attribution.behind import AGENT, BEHIND
from quotebank.extraction.attribution.borne_out import bears_out
from quotebank.extraction.attribution.forms import BEFORE, CALLS, SPEECH, Form
from quotebank.extraction.attribution.halves import HALVES
from quotebank.extraction.attribution.passed_on import PASSED_ON
from quotebank.extraction.attribution.scenes import SCENES
from quotebank.extraction.attribution.verbatim import (
    as_put,
    claimed,
    in_words,
    in_words_set_off,
    reply_of,
    seen_by,
    tribute_by,
    words_of,
    written_by,
)
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.clauses import HAVE
from quotebank.extraction.mentions.scan import Description, Scan, headword, is_document
from quotebank.extraction.mentions.subjects import described

PROBABILITY: Final = 0.95
"""How often such a reading is right."""


class Read(NamedTuple):
    """Where mention and cue stand in the tags of a sentence, -1 for no cue."""

    mention: int
    cue: int


_VERDICT: Final = re.compile(
    r"Q(?:b[wDXCG]{1,3}|(?P<came>w)[wDXCG]?)(?P<of>p)S?(?P<mention>[NDXO])"
)
"""``"We lost," is the dry assessment of Ann Lind``, ``came the answer from Ann Lind``; without the
comma only of what is said:
``"We lost" was the verdict of Ann Lind``, and not ``"We Lost" was the debut of Ann Lind``."""
_SIGNED: Final = re.compile(r"Q(?P<mention>N)$")
"""Behind a quotation that ends with a comma: ``"It will be hard," Mr Lind.``"""
_SET_OFF: Final = re.compile(r"Q-(?P<mention>N)(?:,[^QCGA]{0,8})?$")
"""A signature behind a dash: ``"Nobody asked me" - Ann Lind, baker``."""
_LABEL: Final = re.compile(r"^(?P<mention>N)(?:,[^QCGAb:;]{0,14}|\([^QCGAb:;]{0,8}\)):$")
"""The name before a vox pop: ``Ann Lind, 40, baker: "I will not vote."``"""


_TURNED_TO: Final = re.compile(
    r"^&?(?P<mention>N)(?:p[wO]{1,2}|,[SDwpO]{1,6},)?[bw]n?[bwpmHtOD]{0,5}:$"
    r"|^&?(?P<club>S)(?P<player>N)(?:,[wpSDO]{1,6},)?[bwp]n?[bwpmtnG&XD]{0,18}:$"
    r"|^&?(?P<owner>S)?(?P<critic>D|(?<=S)[wX])(?:p[wO]{1,2})?bw{1,2}:$"
    r"|^(?P<for>p)(?P<one>N)H[bw][bwptOD]{1,6}:$"
)
"""``Holm pounced: "…"``, ``Holm was having none of it: "…"``, whoever spoke before; ``The Post's
critic was cooler: "…"``, ``Holm's verdict was harsher: "…"``, ``For Holm it was a riddle: "…"``;
``Hexley Rovers' Ole Holm at least had the comfort of a win but missed chances left him cold: "…"``,
whatever his club.
"""


_CAME: Final = ("came", "comes")
_BEHIND_IT: Final = ("Qb", "Qw")


def _verdict(scanned: Scan, at: int, ending: str, lexicon: Lexicon) -> re.Match[str] | None:
    match = _VERDICT.match(scanned.tags, at)
    if match is None or scanned.what[match.start("of")] not in ("of", "from"):
        return None
    noun, whose = scanned.what[match.start("of") - 1], scanned.what[match.start("mention")]
    if match["came"] and not (ending == "," and scanned.what[match.start("came")] in _CAME):
        return None
    if ending == ",":  # (but `Lind, who is "over 65," is a nurse from Hexley`)
        return None if isinstance(noun, Description) and noun.sort in ("role", "kin") else match
    if isinstance(whose, Description) and whose.sort not in ("role", "kin", "group"):
        return None  # "was the message of the march"
    if isinstance(noun, Cue):
        return match if noun.group in SPEECH else None  # "was the warning from Lind"
    return match if headword(noun) in lexicon.verdicts else None


def read_by_rule(scanned: Scan, at: int, first: str, ending: str, lexicon: Lexicon) -> Read | None:
    """Return who says the quotation at place ``at``, None where the sentence is no rare one.

    ``first`` is its first letter, ``ending`` the mark that it ends with.
    """
    alone = _without_cue(scanned, at, ending, lexicon)
    if alone >= 0:
        return Read(alone, -1)
    led_by = at and scanned.tags[at - 1] == ":"
    put = (written_by(scanned, at, lexicon) if led_by else None) or as_put(scanned, at)
    if put is not None:
        return Read(*put)
    return (
        _agent(scanned, at, lexicon)
        or (_fronted(scanned, at) if "G" in scanned.tags[:2] else None)
        or _led_up_to(scanned, at, first, lexicon)
        or _followed(scanned, at, lexicon)
    )


_IN_CLAIM: Final = frozenset("TbnptCNDXHOw")
"""Tags before words inside what somebody claims."""


def _without_cue(scanned: Scan, at: int, ending: str, lexicon: Lexicon) -> int:
    """Return the place of who is named as the speaker without a verb of speech, else -1."""
    tags = scanned.tags
    alone = (
        (ending == "," and _SIGNED.match(tags, at))
        or (tags.startswith(_BEHIND_IT, at) and _verdict(scanned, at, ending, lexicon))
        or (tags.startswith("Q-") and _SET_OFF.match(tags))
        or (tags.startswith(":", at - 1) and _LABEL.match(tags, 0, at))
    )
    if alone:
        return alone.start("mention")
    if "ww" in tags and "t" in tags:
        pays = tribute_by(scanned, at)
        if pays >= 0:
            return pays
    if at and tags[at - 1] == ":":
        led = words_of(scanned, at)
        if led < 0 and "&" in tags:
            led = reply_of(scanned, at)
        led = led if led >= 0 else _turned_to(scanned, at, lexicon)
        return led if led >= 0 else seen_by(scanned, at)
    if at and ("S" in tags or "T" in tags) and tags[at - 1] in _IN_CLAIM:
        owner = claimed(scanned, at, lexicon)
        if owner >= 0:
            return owner
    said = in_words(scanned, at) if _IN_WORDS.search(tags) else -1
    if said < 0 and tags.startswith("-", at - 1):
        said = in_words_set_off(scanned, at)
    return said if said >= 0 or not tags.startswith(_SEEN_BY) else seen_by(scanned, at)


_IN_WORDS: Final = re.compile("p[wD]p|pS[wDX]")
_SEEN_BY: Final = ("t", "p", "&t", "&p")
"""How a sentence begins that tells what something is to somebody."""


def _turned_to(scanned: Scan, at: int, lexicon: Lexicon) -> int:
    """Return the place of whom alone a sentence is about that leads up to a quotation, else -1."""
    match = _TURNED_TO.match(scanned.tags, 0, at)
    if match is None or "C" in scanned.tags[at : at + 5]:
        return -1  # Holm was blunt: "…," he said
    who = "player" if match["club"] else "mention"
    if match[who] is None:
        return _critic(scanned, at, match, lexicon)
    for i in range(match.end(who), at):
        if is_document(scanned.what[i]) and scanned.tags[i - 1] != "n":
            return -1  # (but "Holm had no complaints: …")
    return match.start(who)


def _critic(scanned: Scan, at: int, match: re.Match[str], lexicon: Lexicon) -> int:
    """Return the place of who is in some mood, whose verdict a sentence gives or for whom something
    is so, else -1."""
    what = scanned.what
    if match["for"]:
        return match.start("one") if what[0] in ("for", "to") else -1
    if what[at - 2] not in lexicon.moods:
        return -1
    critic = match.start("critic")
    noun = what[critic]
    if match["owner"] and headword(noun) in lexicon.verdicts:
        return match.start("owner")
    told = isinstance(noun, Description) and noun.sort != "document"
    return critic if told else -1


def _agent(scanned: Scan, at: int, lexicon: Lexicon) -> Read | None:
    if not scanned.tags.startswith("Qp", at):
        return None
    match = AGENT.pattern.search(scanned.tags, max(0, at - 3), at + 5)
    if match is None or match.start("quoted") != at:
        return None
    if scanned.what[match.start("cue") - 1] in HAVE:
        return None  # "Holm has condemned "attacks" by bombers"
    if match.start("named") >= 0 and "A" in scanned.tags[at:]:
        return None  # "labelled "secret" by the ministry, according to two sources"
    return _read(match) if bears_out(scanned, match, AGENT, lexicon) else None


def _fronted(scanned: Scan, at: int) -> Read | None:
    """Return who is named behind a clause that only leads up to him: ``Calling it "mad" and "bad",
    Holm left.``"""
    tags = scanned.tags
    own = _OWN_FRONT.match(tags, 0, at)
    if own and headword(scanned.what[own.start("cue")]) in _DEFENDS:
        named = _NAMED_AFTER.match(tags, at)
        return Read(named.start("mention"), own.start("cue")) if named else None
    clause, behind = _FRONT.match(tags, 0, at), _NAMED_BEHIND.match(tags, at)
    if clause is None or behind is None:
        return None
    cue = scanned.what[clause.start("cue")]
    calls = isinstance(cue, Cue) and cue.group in CALLS
    if scanned.what[clause.start("cue") + 1] == "itself":
        return None  # that is its name
    return Read(behind.start("mention"), clause.start("cue")) if calls else None


_FRONT: Final = re.compile(r"[&p]?(?P<cue>G)[^QCG,;:]{1,6}(?:Q,?&?p?)?\Z")
_OWN_FRONT: Final = re.compile(r"(?P<cue>G)[Sm][wXCD]{1,2}[tTp][^QCGA,;:]{0,8}\Z")
"""``Defending his plan to "rip up" the rules, Holm said``"""
_DEFENDS: Final = frozenset(("defend", "explain", "clarify", "repeat", "stress", "reiterate"))
_NAMED_AFTER: Final = re.compile(r"Q[wpDXOb]{0,4},(?:S?D,(?=N,))?(?P<mention>[NDHO])(?=[bCwp,(])")
_NAMED_BEHIND: Final = re.compile("Q(?:,?&?p?Q)?,?(?P<mention>[NDHO])(?=[bCwp,(])")


_APART: Final = frozenset(("half", "sees"))
"""Groups of the forms in which another stands before who speaks."""


@cache
def _ending_with(last: str) -> tuple[Form, ...]:
    """Return the forms that may stand before a quotation behind a tag."""
    return tuple(
        [f for f in (*PASSED_ON, *HALVES, *BEFORE, *SCENES) if not f.last or last in f.last]
    )


def _led_up_to(scanned: Scan, at: int, first: str, lexicon: Lexicon) -> Read | None:
    tags = scanned.tags
    for form in _ending_with(tags[at - 1]) if at else ():
        if form.having not in tags:
            continue
        if form.behind and not _stands_behind(scanned, at + 1, form.behind, lexicon):
            continue
        if form.whole and not first.isupper():
            continue
        match = form.pattern.search(tags, max(0, at - form.reach), at)
        if match and bears_out(scanned, match, form, lexicon):
            read = _read(match)
            # (What stands before the nearer of two subjects, or who is seen, tells nothing of him.)
            return read if _APART.intersection(match.re.groupindex) else _subject(scanned, read)
    return None


def _stands_behind(scanned: Scan, start: int, behind: re.Pattern[str], lexicon: Lexicon) -> bool:
    """Whether what must follow a quotation does; an ``outlet`` hands on what others say."""
    match = behind.match(scanned.tags, start)
    if match is None or match.lastgroup != "outlet":
        return match is not None
    return headword(scanned.what[match.start("outlet")]) in lexicon.outlets


def _subject(scanned: Scan, read: Read) -> Read:
    """Return a reading with the subject that its mention only describes: "Ann Lind, who runs the
    bakers' union said: "…""."""
    tags = scanned.tags
    told = read.mention < read.cue and tags[read.mention] != "r"
    if tags.startswith(",G", read.cue - 1):
        told = False  # "Lind condemned Holm, who came on Sunday, saying …" tells of Lind
    subject = described(scanned, read.cue)[0] if told else -1
    return read if subject < 0 else Read(subject, read.cue)


def _followed(scanned: Scan, at: int, lexicon: Lexicon) -> Read | None:
    tags = scanned.tags
    for form in BEHIND if at + 2 < len(tags) else ():
        match = form.pattern.match(tags, at + 1) if form.having in tags else None
        if match and bears_out(scanned, match, form, lexicon):
            return _read(match)
    return None


def _read(match: re.Match[str]) -> Read:
    return Read(match.start("mention"), match.start("cue"))
