"""Sorts of people told by plain plurals: "rescue crews said", "said carmakers", "human rights
groups say". Serves ``qualifiers``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.tokens import (
    Description,
    Origin,
    Token,
    headword,
    place_of,
    unknown,
)

_OPENS: Final = "(?:^|(?<=^&)|(?<=[Q,:;]))"
_IN_PLACE: Final = (
    # "Rescue crews said", "Rescue crews in Oxley said", "Ambulance crews said"
    rf"(?:{_OPENS}(?:(?P<lead>[NO])(?=w))?(?=[wvB]{{1,3}}(?:a{{0,2}}(?P<has>b)?a?C|(?P<where>p)d?[NO]C))"
    # "which carmakers have called" (but "who deserves credit"); "according to carmakers" (but
    # "according to excerpts of his speech"); "was described by carmakers as"
    r"|(?<=r)(?=[wvB]{1,3}bC)|(?<=At)(?=[wvB]{1,3}(?:,|$))|(?<=Cp)(?=[wvB]{1,3}p)"
    # "…," said carmakers.
    r"|(?:(?<=QC)|(?<=Q,C))(?=[wvB]{1,3}(?:[,p;]|$)))"
)
_NOUNS: Final = re.compile(_IN_PLACE + "(?P<noun>[wvB]{0,2}w)(?!w)")
"""Nouns of no list where somebody speaks."""
SPEAKING_NOUN: Final = "w(?:a{0,2}b?a?C|pd?[NO]C)|rw{1,3}bC|Atw|Cpw|Q,?Cw"
"""One of these stands in every sentence with such a noun: a pattern to be asked first."""
_SPEAKING: Final = re.compile(SPEAKING_NOUN)
_TOLD: Final = re.compile(
    # "Human rights groups said", "But women's rights groups said"
    r"(?:^|(?<=^&))[NOD]w{1,2}(?=Da{0,2}[Cb])"
    # "in what human rights groups say is", "the day that congressional leaders said"
    r"|(?:(?<=T)|(?P<what>w))w{1,2}(?=Da{0,2}C)"
    # "said public health experts", "which public health experts have called"
    r"|(?:(?<=r)(?=Dw{1,2}Db?C)|(?:(?<=QC)|(?<=Q,C)|(?<=At))(?=Dw{1,2}D(?:[,p;]|$))"
    r"|(?<=Cp)(?=Dw{1,2}Dp))Dw{1,2}"
    # "bereaved families said", "said bereaved families"
    rf"|(?:{_OPENS}|(?<=QC)|(?<=Q,C))v(?=D(?:[CbQp,]|$))"
)
"""What tells of people which they are."""
_BEHIND_BUT: Final = re.compile("&(w{1,3})(?=D+a{0,2}[CbB])")
_VERB: Final = re.compile(
    rf"(?:{_OPENS}[CB](?=w?Da{{0,2}}[Cb])"
    "|(?:(?<=[Q,]C)|(?<=At))[CB](?=w?D(?:[p,]|$))|(?<=p)C(?=D[p,]))"
)
"""A verb of speech that is a noun here: "rail workers said", "said credit agencies"."""
_PEOPLE: Final = ("people", "men", "women", "children")
_NO_PLURALS: Final = ("ss", "us", "is", "wards", "doors", "stairs", "ays", "times", "seas")
"""Ends of words that are no plurals: "less", "afterwards", "outdoors", "always", "overseas"."""
_APART: Final = re.compile("[do][wjBCD]{1,3}(?=Da{0,2}[Cb])")
_ONE: Final = frozenset(("a", "an", "another"))
"""What stands before one thing, and not before several people."""
_MANY: Final = frozenset(("few", "dozen", "hundred", "thousand", "million", "couple", "many"))
"""But with one of these behind it does: "a dozen officers said"."""
_HAVE: Final = ("have", "had")
_SHORTEST: Final = 5


def bare_plurals(tags: str, raw: list[Token], origin: Origin, lexicon: Lexicon) -> dict[int, str]:
    """Return the raw tokens of plain plurals before or behind their verb: what only qualifies them
    as adjectives (j), nouns of no list as descriptions (D)."""
    changes: dict[int, str] = {}
    if _SPEAKING.search(tags):
        changes.update(_nouns(tags, raw, lexicon))
    if "wD" in tags or "vD" in tags:
        changes.update(_told(tags, raw))
    if "CD" in tags or "BD" in tags or "CwD" in tags or "BwD" in tags:
        changes.update(_verb(tags, raw, origin))
    if tags.startswith("&w"):
        changes.update(_behind_but(tags))
    if "DC" in tags or "Db" in tags:
        changes.update(_apart(tags, raw))
    return changes


def _nouns(tags: str, raw: list[Token], lexicon: Lexicon) -> dict[int, str]:
    """Return nouns of no list that are who speaks, and what qualifies them: "rescue crews said"."""
    match = _NOUNS.search(tags)
    if (
        match is None
        or (match["has"] is not None and raw[match.start("has")][1] not in _HAVE)
        or (match["where"] is not None and raw[match.start("where")][1] not in lexicon.locatives)
        or not _is_plural(raw[match.end() - 1], lexicon)
        or _is_weak(tags, raw, match.end())
    ):
        return {}
    last = match.end() - 1
    raw[last] = "D", replace(unknown(raw[last][1]), plural=True)
    changes = dict.fromkeys(range(match.start("noun"), last), "j")
    changes[last] = "D"
    if match["lead"]:
        changes[match.start("lead")] = "j"
    return changes


def _told(tags: str, raw: list[Token]) -> dict[int, str]:
    """Return what tells of people which they are: "human rights groups", "bereaved families"."""
    match = _TOLD.search(tags)
    if match is None or not _are_several(raw[match.end()]):
        return {}
    start = match.start()
    if match["what"] is not None:
        if raw[start][1] != "what":
            return {}
        start += 1
    return dict.fromkeys(range(start, match.end()), "j")


def _apart(tags: str, raw: list[Token]) -> dict[int, str]:
    """Return one thing that stands right before those who say something of it: "a claim police said
    was false", "a figure officials call low"."""
    changes: dict[int, str] = {}
    for match in _APART.finditer(tags):
        words = [raw[i][1] for i in range(*match.span())]
        if str(words[0]).lower() in _ONE and _are_several(raw[match.end()]):
            nouns = {headword(word) for word in words[1:]}
            said = any(isinstance(word, Cue) and not word.bare for word in words)
            if nouns.isdisjoint(_MANY) and not said:  # (but "a trader said exporters were")
                changes.update(dict.fromkeys(range(*match.span()), "a"))
                changes[match.start()] = "w"  # a thing, which is no part of who they are
    return changes


def _behind_but(tags: str) -> dict[int, str]:
    """Return what tells of people which they are behind the first word of a sentence: "But medical
    experts say"; inside it "female science and engineering graduates find" are two sorts."""
    match = _BEHIND_BUT.match(tags)
    return dict.fromkeys(range(*match.span(1)), "j") if match else {}


def _verb(tags: str, raw: list[Token], origin: Origin) -> dict[int, str]:
    """Return the verb of speech that is a noun: "rail workers"."""
    match = _VERB.search(tags)
    if match is None:
        return {}
    i = match.start()
    start, end = place_of(origin, i)
    base = origin[0][start:end] == headword(raw[i][1])
    return {i: "j"} if base and _are_several(raw[tags.index("D", i)]) else {}


def _is_weak(tags: str, raw: list[Token], since: int) -> bool:
    """Whether the next verb reports speech only where a quotation tells so: "Bank targets
    included"."""
    c = tags.find("C", since)
    cue = raw[c][1] if c >= 0 else None
    return isinstance(cue, Cue) and cue.group == "weak"


def _is_plural(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word of no list is a plural."""
    word = token[1]
    if not isinstance(word, str) or len(word) < _SHORTEST or word in lexicon.words:
        return False
    return word.endswith(_PEOPLE) or (word.endswith("s") and not word.endswith(_NO_PLURALS))


def _are_several(token: Token) -> bool:
    what = token[1]
    return isinstance(what, Description) and what.plural
