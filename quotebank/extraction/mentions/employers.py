"""Where and for whom somebody works, told between commas: "Ana Lind, President, Norsk said", "Ana
Lind, VP, Sales & Marketing, Norsk, said", "the Hexley, Conn.-based company said". Serves
``qualifiers``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.entries import listed
from quotebank.extraction.mentions.tokens import Description, Origin, Token, headword, place_of
from quotebank.extraction.names.name import NameAt

_OPENS: Final = "(?:^|Q,?|^[GCpaw&][^QCHI]{0,16},)"
"""Where a clause begins: a sentence, behind a quotation, "Commenting on the launch,"."""
_EMPLOYED: Final = re.compile(
    # "Ana Lind, chief economist", "Ana Lind, 41, Hub Head - Goa" (a name to all but its last word)
    rf"{_OPENS}[NM](?:,#)?,(?P<post>[jwaNO]{{0,2}}D|N)"
    # "Founder & CEO", "Director, Marketing", "Vice President - Sales"
    r"(?P<more>[wjaDNO#&p-]{0,6}(?:,[wjaDNO&p-]{1,5}){0,2})(?P<comma>,)"
    # "TripGo said", "the Hexley Chamber (HC), said", "Norsk in Goa has said"; but not "Ana Lind,
    # head of the bank, Holm said, was ill"
    r"d?(?P<body>[NO])(?:\([^()QCA]{1,4}\))?(?:p[NO])?(?P<close>,)?(?=b?a?C(?!,[bv]))"
)
_OTHER: Final = re.compile("N,[jwaNO]{0,2}D")
"""Another one and what he is: "Ana Lind, president, Carl Holm, secretary, Norsk, said"."""
_PEOPLE: Final = ("role", "kin")
"""Sorts of nouns for what somebody is: a partner is both."""
_BOARD: Final = re.compile(
    r"(?:^|Q,?|[CpA,]t?)[jwNOD]{0,3}(?P<board>[DwNO])p[jwDB]{0,3}[wDB](?P<post>D)(?=[NM])"
)
"""What may be "board of supervisors" in "said board of supervisors chair Ana Lind"."""
_PRO_TEM: Final = re.compile("D(?=ww)")
_FOR_NOW: Final = (("pro", "tem"), ("pro", "tempore"))
"""Behind an office that somebody holds for a time: "mayor pro tem Ana Lind"."""
_NUMBER: Final = re.compile("(?<=[wjNO])[wn][o#](?=[NM])")
_NUMBERS: Final = ("number", "no")
"""How a rank begins: "former world number five Ana Lind", "world No. 5 Ana Lind"."""
LONG_POST: Final = re.compile("[Do#][NM]|Dww")
"""One of these stands in every sentence with such a post."""
_SEAT: Final = re.compile("(?<=[do])[NO],(?=[jwvNO])")
"""What may be "Stamford, Conn.-based", and how it ends."""
_BASED: Final = "-based"
_STATE: Final = re.compile("N,(?:#,)?[wjdDhSNOap&]{1,12}(?<=p)[NO](?=,O,b?a?C),O")
"""Somebody, what he is and where, with the state of the town."""


def employed(tags: str, raw: list[Token], origin: Origin, lexicon: Lexicon) -> dict[int, str]:
    """Return what tells only where or for whom somebody works as adjectives (j), adverbs (a) or
    the comma behind it."""
    changes = _seats(tags, origin)
    if ",O," in tags:
        changes.update(_states(tags, raw))
    if ",N" in tags or ",O" in tags or ",dN" in tags or ",dO" in tags:
        changes.update(_employers(tags, raw, lexicon))
    return changes


def long_posts(tags: str, raw: list[Token]) -> dict[int, str]:
    """Return all words of what somebody is but the last as adjectives (j), where not all are nouns:
    "board of supervisors chair", "mayor pro tem", "world number five Ana Lind"."""
    changes = _boards(tags, raw)
    if "Dww" in tags:
        changes |= _for_now(tags, raw)
    for match in _NUMBER.finditer(tags):
        i = match.start()
        if str(raw[i][1]).lower() in _NUMBERS:
            raw[i + 1] = "D", Description("number", "role", "", False)
            changes |= {i: "j", i + 1: "D"}
    return changes


def _boards(tags: str, raw: list[Token]) -> dict[int, str]:
    """Return the body with "of" in its name, and all else before what somebody is in it, as
    adjectives (j): "said board of supervisors chair Ana Lind"."""
    match = _BOARD.search(tags)
    if match is None:
        return {}
    board = match.start("board")
    what, post = raw[board][1], raw[match.start("post")][1]
    # ("Board" is a name to all who read but the sentence's first word.)
    word = what.name.text.lower() if isinstance(what, NameAt) else headword(what)
    if word not in listed("organisations", "boards") or raw[board + 1][1] != "of":
        return {}
    if not isinstance(post, Description) or post.sort not in _PEOPLE or post.plural:
        return {}
    return dict.fromkeys(range(board, match.start("post")), "j")


def _for_now(tags: str, raw: list[Token]) -> dict[int, str]:
    """Return "pro tem" behind an office as a part of it."""
    changes: dict[int, str] = {}
    for match in _PRO_TEM.finditer(tags):
        i = match.start()
        if (raw[i + 1][1], raw[i + 2][1]) in _FOR_NOW:
            raw[i + 2] = raw[i]
            changes |= {i: "j", i + 1: "j", i + 2: "D"}
    return changes


def _seats(tags: str, origin: Origin) -> dict[int, str]:
    """Return the town before the state that somebody is based in: "the Stamford, Conn.-based
    company said"."""
    changes: dict[int, str] = {}
    for match in _SEAT.finditer(tags):
        i = match.end()
        start, end = place_of(origin, i)
        if _BASED in origin[0][start : end + len(_BASED) + 1]:
            changes |= {i - 2: "j", i - 1: "a", i: "j"}
    return changes


def _states(tags: str, raw: list[Token]) -> dict[int, str]:
    """Return the state behind the town where somebody works as an adverb, and the comma before it:
    "a reform that is “a mess,” Lind, a baker in Hexley, Ohio, said"."""
    changes: dict[int, str] = {}
    for match in _STATE.finditer(tags):
        i = match.end() - 1
        state = raw[i][1]
        # ("N.Y." is a body to the names)
        if isinstance(state, NameAt) and (
            state.name.sort == "place" or state.name.text[1:2] == "."
        ):
            changes |= {i - 1: "a", i: "a"}
    return changes


def _employers(tags: str, raw: list[Token], lexicon: Lexicon) -> dict[int, str]:
    """Return for whom somebody works, told behind the noun for what he is, as adverbs (a)."""
    match = _EMPLOYED.search(tags)
    if match is None or _OTHER.search(tags, match.start("more"), match.end("more")):
        return {}
    post = match.end("post") - 1
    role = _role(raw[post], lexicon)
    if role is None or any(_is_person(token) for token in raw[post + 1 : match.end("body")]):
        return {}
    raw[post] = "D", role
    changes = dict.fromkeys(range(post + 1, match.end()), "a")
    changes[post] = "D"
    changes[match.end() - 1 if match["close"] else match.start("comma")] = ","
    return changes


def _role(token: Token, lexicon: Lexicon) -> Description | None:
    """Return what a token tells that somebody is: "president", "Hub Head"."""
    what = token[1]
    if isinstance(what, Description):
        return what if what.sort in _PEOPLE and not what.plural else None
    last = what.name.words[-1].lower() if isinstance(what, NameAt) else ""
    gender = lexicon.roles.get(last)
    if gender is None or last in lexicon.plural_roles:
        return None
    return Description(last, "role", gender, False)


def _is_person(token: Token) -> bool:
    what = token[1]
    return isinstance(what, NameAt) and what.name.sort == "person"
