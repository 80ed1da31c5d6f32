"""Where and how somebody says something, told between him and his verb without a comma: "The
minister in a tweet said", "Holm in a chat with our correspondent said". Serves ``qualifiers``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.tokens import SUBORDINATES, Token, headword, unknown

_GROUP: Final = "[^QCGATrHI:;,()pt&-]{1,8}"
_MORE: Final = (
    # "with our correspondent", "signed by its secretary, Ana Lind, and issued in Hexley on Monday",
    # "posted online"
    rf"(?:,?&?(?:C[aw]*)?[pt]{_GROUP}(?:&{_GROUP})?(?:,{_GROUP},(?=[C&pt]))?|,?&?C[aw]+)"
)
_SAID_IN: Final = re.compile(
    rf"(?<=[NODMHw,)])p(?P<medium>{_GROUP})(?P<more>{_MORE}{{0,5}})"
    rf"(?P<close>,(?P<aide>{_GROUP})?)?(?P<cue>C)(?=(?P<object>[NDMOSdoh])?)"
)
_SUBJECT: Final = re.compile(r"(?:.*[Q;],?)?[dohaj#S]*[NOMDH]+(?:pd?[NODw]{1,3})?")
"""All that stands before it, where it is the subject and nothing else."""
_NAMELESS: Final = re.compile(r"(?:^|Q,?|[,&])d[aj#]*w?w\Z")
"""A subject of no list before it: "The dietitian in a statement"."""
_IN: Final = frozenset(("in", "on", "via", "through", "during"))
_CLAUSE: Final = re.compile(",(?P<when>[p&])[dohSjwD]{0,4}[NOMD]$")
_BEHIND_NOUN: Final = frozenset("vaw#B")


def said_in(tags: str, raw: list[Token], lexicon: Lexicon) -> list[tuple[int, str]]:
    """Return the raw tokens that tell where somebody says something as adverbs (a), where all that
    stands between him and his verb does: not in "The deal in a letter Lind said"."""
    match = _SAID_IN.search(tags)
    while match:
        i, cue = match.start(), match.start("cue")
        noun = -1
        if tags[i - 1] == "," and not tags[:i].strip("a&,"):
            break  # "However, in a statement on Wednesday Norsk warned"
        when = _CLAUSE.search(tags, i, cue)
        if when and raw[when.start("when")][1] in SUBORDINATES:
            break  # "a strike on a police post, after Lind said"
        if raw[i][1] in _IN and _reports(raw, cue):
            noun = _medium(tags, raw, i + 1, match.end("medium"), lexicon)
        if noun < 0 or not _released(tags, raw, match.start("more"), cue, lexicon):
            match = _SAID_IN.search(tags, i + 1)
            continue
        if tags[i - 1] == "," == tags[cue - 1]:
            # "Holm, in a statement by his aide, Ana Lind, said": as plain as "in a statement".
            return [(k, "a") for k in range(noun + 1, cue - 1)]
        if match["aide"]:
            # "Holm in a statement signed by his aide, Ana Lind said"
            if _SUBJECT.fullmatch(tags, 0, i) is None:
                break
        elif match["close"] and match["object"]:
            break  # "The talks in a letter seen by the Post, said Lind"
        changed = [(k, "a") for k in range(i, cue)]
        if _NAMELESS.search(tags, 0, i):
            raw[i - 1] = "D", unknown(raw[i - 1][1])
            changed.append((i - 1, "D"))
        return changed
    return []


_SHOWS: Final = re.compile(r"(?P<shows>C)(?:[dohS][wja]{0,2})?[NMD](?P<aside>,[^,QCGA;:()]{1,6},)G")
_SHOWN: Final = frozenset(("show", "feature", "hear", "overhear", "depict", "see"))


def shown(tags: str, raw: list[Token]) -> list[tuple[int, str]]:
    """Return what stands in commas between who is shown and what he says as adverbs: "The clip
    shows Holm, then a senator, saying"."""
    match = _SHOWS.search(tags)
    if match is None or headword(raw[match.start("shows")][1]) not in _SHOWN:
        return []
    return [(k, "a") for k in range(*match.span("aside"))]


_WHOSE: Final = re.compile(r"Q,[dohSjawD#]{0,4}([Dw]),(r)([^,QGA;:()]{2,16}),(?=b?a?C)")


def whose(tags: str, raw: list[Token]) -> list[tuple[int, str]]:
    """Return what a clause between a description and its verb tells of others as adverbs: ``"…",
    the minister, whose centrist party holds nine seats, told the Post``."""
    match = _WHOSE.search(tags)
    if match is None or raw[match.start(2)][1] != "whose":
        return []
    who, i = match.start(1), match.start(3)
    if tags[who] == "w":  # "a coalition deputy"
        raw[who] = "D", unknown(raw[who][1])
    return [(who, "D"), (i, "w"), *[(k, "a") for k in range(i + 1, match.end(3))]]


def _reports(raw: list[Token], c: int) -> bool:
    cue = raw[c][1]
    return isinstance(cue, Cue) and cue.group != "weak"


def _medium(tags: str, raw: list[Token], start: int, stop: int, lexicon: Lexicon) -> int:
    """Return the place of the last noun among some tokens for what somebody says things in, if
    nobody is named behind it, else -1."""
    for noun in range(stop - 1, start - 1, -1):
        if headword(raw[noun][1]) in lexicon.media:
            return noun
        if tags[noun] not in _BEHIND_NOUN:
            break
    return -1


def _released(tags: str, raw: list[Token], start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether all verbs of speech among some tokens are participles: "signed by", "made
    available to"."""
    c = tags.find("C", start, stop)
    while c >= 0:
        if headword(raw[c][1]) not in lexicon.released:
            return False
        c = tags.find("C", c + 1, stop)
    return True
