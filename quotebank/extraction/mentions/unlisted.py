"""Nouns of no list that are who speaks, told by what stands around them: "A snorkeler from Hexley
said", "with one saying", "read a tag on a wreath". Serves ``qualifiers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.tokens import Token, What, unknown

_READS: Final = re.compile("Q(C)(?:[doh][jv]?w(?![wDNMOSC])|o$)")
_ONE: Final = re.compile("p(?=oG)|[&p](?=oC)")
_FROM: Final = re.compile(
    r"(?:^|Q,?)([do])[wjaGNO#]{0,3}(?=w(p)(?:d?[wj]{0,2}[NOM]|[dohS][wjNOB]{0,2}[DwB])C)w"
)
"""A noun of no list that may be who speaks: "A snorkeler from Hexley said", "a leading figure in
the movement said"."""
_SOMEONE: Final = re.compile(
    r"(?<![dhjw])o(?=(?P<where>p)[dohS]{0,2}[wja]{0,3}[wDNOMB]{1,2}b?a{0,2}(?P<cue>C))"
)
"""Who is told of by where he is: "Someone in the crowd shouted", "Another from Hexley said"."""
_SINGLE: Final = frozenset(("someone", "somebody", "one", "another", "other"))
_CROWD: Final = ("wv", "dv", "wp", "dp", "wC", "dC")
_MANY: Final = frozenset(("thousands", "hundreds", "dozens", "scores", "crowds"))
"""Who shouts in a crowd: "Hundreds stood outside, shouting"."""
_OF_PEOPLE: Final = re.compile("[wd]p[wj]{0,2}D")
_WHERE: Final = frozenset(("from", "of", "at", "in", "with", "for", "on"))


def unlisted(tags: str, raw: list[Token]) -> dict[int, str]:
    """Return the raw tokens of such nouns as descriptions (D)."""
    changes: dict[int, str] = {}
    if tags.startswith(_CROWD) and (",G" in tags or "&C" in tags):
        changes.update(_crowd(tags, raw))
    if "QC" in tags:
        changes.update(_read(tags, raw))
    if "oG" in tags or "oC" in tags:
        changes.update(_one_of_them(tags, raw))
    if "op" in tags:
        changes.update(_someone(tags, raw))
    if "wp" in tags:
        changes.update(_from_somewhere(tags, raw))
    return changes


def _crowd(tags: str, raw: list[Token]) -> dict[int, str]:
    """Return the many who do something at the head of a sentence: "Hundreds stood outside,
    shouting", "Hundreds of fans stood outside and chanted"."""
    if raw[0][1] not in _MANY or not any(_shouts(what) for _, what in raw):
        return {}
    if tags[1] == "p":
        return {0: "o", 1: "a"} if raw[1][1] == "of" and _OF_PEOPLE.match(tags) else {}
    raw[0] = "D", replace(unknown(raw[0][1]), plural=True)
    return {0: "D"}


def _shouts(what: What) -> bool:
    return isinstance(what, Cue) and what.group == "manner"


def _one_of_them(tags: str, raw: list[Token]) -> Iterator[tuple[int, str]]:
    """Yield who stands for others without a noun: "the news upset fans, with one saying", "…, while
    another said"."""
    for match in _ONE.finditer(tags):
        i = match.end()
        with_one = raw[i - 1][1] == "with" and tags[i + 1] == "G"
        if with_one or (i > 1 and tags[i + 1] == "C" and raw[i][1] in ("one", "another")):
            raw[i] = "D", unknown(raw[i][1])
            yield i, "D"


def _someone(tags: str, raw: list[Token]) -> Iterator[tuple[int, str]]:
    """Yield who is somewhere and speaks, told by no noun; but not "one of the fans"."""
    for match in _SOMEONE.finditer(tags):
        i = match.start()
        says = raw[match.start("cue")][1]
        weak = isinstance(says, Cue) and says.group == "weak"  # "some in the hall appeared moved"
        if raw[match.start("where")][1] in _WHERE - {"of"} and not weak:
            who = unknown(raw[i][1])
            raw[i] = "D", who if raw[i][1] in _SINGLE else replace(who, plural=True)
            yield i, "D"


def _read(tags: str, raw: list[Token]) -> Iterator[tuple[int, str]]:
    """Yield the noun of no list for what words stand on: ``"…," read a tag on a wreath``, ``"…,"
    read another.``"""
    match = _READS.search(tags)
    if match is None:
        return
    cue, noun = raw[match.start(1)][1], match.end() - 1
    if isinstance(cue, Cue) and cue.verb == "read":
        raw[noun] = "D", unknown(raw[noun][1])
        yield noun, "D"


def _from_somewhere(tags: str, raw: list[Token]) -> Iterator[tuple[int, str]]:
    """Yield a noun of no list that is who speaks, and not the name behind it: "A snorkeler from
    Hexley said"; but not in "This week in Hexley Lind said"."""
    match = _FROM.search(tags)
    if match is None or str(raw[match.start(1)][1]).lower() in ("this", "that"):
        return
    i = match.end() - 1
    if raw[match.start(2)][1] in _WHERE:
        raw[i] = "D", unknown(raw[i][1])
        yield i, "D"
