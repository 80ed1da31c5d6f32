"""Words that are nouns more often than cues: "the motion states: …", "critics charge that", but
"the southern states", "on a charge". After tokens, the first that ``qualifiers`` asks for.

What tells them apart is what stands on both sides: a subject of the same number begins the clause
before them, and behind them comes what is said.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.tokens import Description, Token, headword

_SUBJECT: Final = re.compile(
    r"(?:^-?|(?P<behind>Q),?|[,;:&-]|(?P<as>p))"
    r"(?:(?P<det>[dohS])?[SwjavBDV#NO]{0,4}(?P<noun>[BDwV])|d?(?P<name>[NMO])|(?P<he>H))"
    # "lawyers for Norsk Hydro", "Section 12 of the act"; "the audit, published on Monday,"
    r"(?:p[doh]?[wjaSNOD]{0,3}[wNOD])?(?:,C?[^,:;QC]{1,14},)?a{0,2}\Z"
)
"""What may be the subject of a cue, from the beginning of its clause."""
_LONGEST: Final = 32
"""Tags before a cue in which its subject begins."""
_SAID: Final = re.compile(
    # "states: "…"", "states, "…"", "charge "…"", "charge that it", "charge it is",
    # "states in part: "…""
    r"[:,]?Q|:$|T(?![vbC])|Hb|(?:pw|a)[:,]?Q"
    # "brand it "…"", "label the plan as "…""
    r"|H(?:p|t?b)?Q|[doh][wjavDNOSV]{1,4}p?Q"
)
"""What follows a cue."""
_BEHIND: Final = re.compile("$|[,;Qp&]")
"""What follows a cue behind the words that are said."""
_GOES_ON: Final = re.compile("(?:(?<=[,&Q])|^)V(?=[TQHdohNM:])")
"""A participle behind its subject's clause: "…, charging that", but not "charging documents"."""
_STATES: Final = "state"
"""The one of these verbs that anything written does."""
_WHICH: Final = ("ern", "ed", "ous")
"""Ends of words that tell which states are meant: "the southern states: …"."""
_SEVERAL: Final = ("people", "men", "women", "police")


def told_apart(tags: str, raw: list[Token], lexicon: Lexicon) -> str:
    """Return the raw tags of a sentence with each V as the cue (C) or the word (w) that it is, with
    each "notes" (B) that is a cue, and each cue that is a noun there; ``raw`` is changed with them.
    """
    i = tags.find("V")
    while i >= 0:
        word = raw[i][1]
        assert isinstance(word, str)
        cue = lexicon.homographs[word]
        if word.endswith("ing"):
            tag = "G" if _GOES_ON.match(tags, i) else "w"
        else:
            tag = "C" if _speaks(tags, raw, i, word, cue[1]) else "w"
        if tag != "w":
            raw[i] = tag, Cue(*cue)
        tags = f"{tags[:i]}{tag}{tags[i + 1 :]}"
        i = tags.find("V", i)
    if "CD" in tags or "BD" in tags:
        tags = _compounds(tags, raw)
    if "wC" in tags or "jC" in tags:
        tags = _counted(tags, raw)
    if "B" not in tags:
        return tags
    tags = _noted(tags, raw, lexicon)
    return _written(tags, raw) if "DB" in tags else tags


_WRITTEN: Final = re.compile("(?P<by>At|p)[dohS]{0,2}[wjaNO]{0,2}D(?P<noun>B)(?![TQH:])")


def _written(tags: str, raw: list[Token]) -> str:
    """Return the raw tags of a sentence with each writing behind a preposition as the noun that it
    is, told by whose it is: "according to a police report, it was", not "as police report, it"."""
    for match in _WRITTEN.finditer(tags):
        if raw[match.start()][1] != "as":
            i = match.start("noun")
            raw[i] = "D", raw[i][1]
            tags = f"{tags[:i]}D{tags[i + 1 :]}"
    return tags


_TRADES: Final = frozenset(("credit",))
"""Cues that are what somebody has to do with, before his noun."""


def _compounds(tags: str, raw: list[Token]) -> str:
    """Return the raw tags of a sentence with each cue that only tells what somebody has to do with
    as an adjective: "credit analyst Ann Lind", "report author Ann Lind"."""
    for match in _BEFORE_NOUN.finditer(tags):
        i = match.start()
        noun, who = raw[i][1], raw[i + 1][1]
        trade = isinstance(noun, Cue) and noun.bare and noun.verb in _TRADES
        written = isinstance(noun, Description) and noun.head in _NOTE
        if trade or (written and isinstance(who, Description) and who.sort == "role"):
            raw[i] = "j", headword(noun)
            tags = f"{tags[:i]}j{tags[i + 1 :]}"
    return tags


_BEFORE_NOUN: Final = re.compile("[CB](?=D)")
_COUNTED: Final = re.compile("(?:^|[bpT,:;&-])d[wj]{1,2}C")
_FOLLOWED: Final = re.compile("d[wj]{1,2}C(?=b)")
_ONE: Final = frozenset(("a", "an", "another", "every"))


def _counted(tags: str, raw: list[Token]) -> str:
    """Return the raw tags of a sentence with each base form that no single subject can have as the
    noun that it is: "it was a far cry from", "the number for the conference call is"."""
    for pattern in (_COUNTED, _FOLLOWED):
        for match in pattern.finditer(tags):
            i = match.end() - 1
            cue, noun = raw[i][1], raw[i - 1][1]
            if not isinstance(cue, Cue) or not cue.bare:
                continue
            one = raw[match.start() + match[0].index("d")][1] in _ONE
            if one or (pattern is _FOLLOWED and not str(noun).endswith("s")):
                raw[i] = "w", cue.verb
                tags = f"{tags[:i]}w{tags[i + 1 :]}"
    return tags


_NOTES: Final = ("notes", "reports")
_NOTE: Final = ("note", "report")
_NOTED: Final = re.compile(
    # "notes that", "notes: "…"", "notes it was", "notes the plan is", "notes the risk: "…""
    "T|[:,]?Q|H[bC]|[NO]b|[dohS][wjaSDNBO#]{1,4}(?:b|:?Q)"
)


def _noted(tags: str, raw: list[Token], lexicon: Lexicon) -> str:
    """Return the raw tags of a sentence with each "notes" that is the verb of one writing, and each
    "note" that is the verb of several, as a cue: "The agenda also notes the hall is", but not "the
    programme notes were"."""
    i = tags.find("B")
    while i >= 0:
        noun = raw[i][1]
        word = noun.head if isinstance(noun, Description) else ""
        if word in _NOTES or word in _NOTE:
            subject = _SUBJECT.search(tags, max(0, i - _LONGEST), i)
            if (
                subject
                and (_NOTED.match(tags, i + 1) or _ends_with(subject, tags, i))
                and not subject["as"]
                and _agrees(subject, raw, _STATES, several=word in _NOTE)
            ):
                raw[i] = "C", Cue(*lexicon.cues[word])
                tags = f"{tags[:i]}C{tags[i + 1 :]}"
        i = tags.find("B", i + 1)
    return tags


def _ends_with(subject: re.Match[str], tags: str, i: int) -> bool:
    """Whether a name and its verb stand behind a quotation: ``"…," the Daily Mail reports.``"""
    named = subject["behind"] is not None and subject["name"] is not None
    return named and _BEHIND.match(tags, i + 1) is not None


def _speaks(tags: str, raw: list[Token], i: int, word: str, verb: str) -> bool:
    """Whether a word is the verb of somebody who speaks."""
    subject = _SUBJECT.search(tags, max(0, i - _LONGEST), i)
    if subject is None:
        return False
    if subject["as"]:
        # "As the report states, it was …", but not "In the Baltic states, …"
        if raw[subject.start("as")][1] != "as" or tags[i + 1 : i + 2] != ",":
            return False
    elif not (_SAID.match(tags, i + 1) or (subject["behind"] and _BEHIND.match(tags, i + 1))):
        return False
    return _agrees(subject, raw, verb, several=word == verb)


def _agrees(subject: re.Match[str], raw: list[Token], verb: str, *, several: bool) -> bool:
    """Whether a subject is of the number of its verb, and one that may speak."""
    if subject["he"]:
        return (raw[subject.start("he")][1] == "p") == several
    if subject["name"]:
        return not several
    noun = raw[subject.start("noun")][1]
    if isinstance(noun, Description):
        return (noun.plural or noun.head in _SEVERAL) if several else bool(subject["det"])
    if not isinstance(noun, str) or noun.endswith("ss"):
        return False
    if several:
        return noun.endswith("s")
    told = subject["det"] and verb == _STATES and not noun.endswith(("s", *_WHICH))
    return bool(told)
