"""Words printed on things: signs, placards, shirts. They are nobody's speech. Serves ``kinds``.

A few words are known by a thing and a verb before them (``brief``); whole sentences, which mostly
are somebody's, only where the sign itself is what "reads" or "says" them, or where somebody holds
it up (``Signs``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from quotebank.extraction.text.quoted import Quoted
from quotebank.extraction.text.spans import Bounds
from quotebank.resources import wordlists

_BEFORE: Final = 110
_BEHIND: Final = 60
"""Characters before and after the marks that are looked at."""
_SHORTEST: Final = 8
"""Characters in which a sign may be told: `A sign: "…"`."""
_STOP: Final = re.compile("[.!?][\"'\N{RIGHT DOUBLE QUOTATION MARK}]? (?=[A-Z])")


@cache
def brief() -> re.Pattern[str]:
    """Return what comes before a few words on a sign."""
    lists = wordlists("kinds")["lettering"]
    things, verbs, alone, legends = (
        "|".join(lists[name]) for name in ("things", "verbs", "alone", "legends")
    )
    words = rf"(?: the)? (?:{legends})"
    return re.compile(
        rf"(?:\b(?:{things})\b[^.;\"]{{0,30}}\b(?:{verbs})\b(?:{words})?|\b(?:{alone}){words})[\s,:]*$",
        re.IGNORECASE,
    )


class _Patterns(NamedTuple):
    stems: tuple[str, ...]
    """What stands beside the words of a sign."""
    last: frozenset[str]
    """The words right before them, but for a colon."""
    before: re.Pattern[str]
    behind: re.Pattern[str]
    another: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    lists = wordlists("kinds")["signs_read"]
    things, reads, says, reading, holds, at, parting, articles, bears, messages = (
        "|".join(lists[name])
        for name in (
            "things", "reads", "says", "reading", "holds", "at", "parting", "articles", "bears",
            "messages",
        )
    )  # fmt: skip
    words_for = wordlists("kinds")["lettering"]["legends"]
    legends = "|".join(words_for)
    place = rf"(?: (?:{at}) [^.,;:\"]{{1,40}}?)?"
    article = rf"(?:{articles}) (?:(?!(?:{at}|{parting}) )[\w'-]+ ){{0,3}}?"
    the_words = rf"(?: the)? (?:{legends})"
    before = (
        # A bumper sticker on his truck reads: a sign in the window said,
        rf"\b(?:{things}){place} (?:{reads})",
        rf"^(?:{article})?(?:{things}){place} (?:{says})",
        # a poster reading, a placard that read: (not "a banner that read, …": a message is quoted)
        # a banner with the words
        rf"\b(?:{things}){place},? (?:{reading})",
        rf"\b(?:{things}){place},? (?:that|which) (?:{reads}|{says})(?!,)",
        rf"\b(?:{things})\b[^.,;:\"]{{0,30}} (?:with|bearing|carrying){the_words}",
    )
    # Freeway signs were switched to a different message:
    switched = rf"\b(?:{things}){place} (?:{bears})\b[^.,;:\"]{{0,40}} (?:{messages}|{legends}):"
    held = rf"\b(?:{holds})\b[^.,;:\"]{{0,30}} {article}(?:{things}){place}:"
    joined = "|".join(before)
    return _Patterns(
        tuple(lists["stems"]),
        frozenset(
            phrase.rpartition(" ")[2]
            for phrase in (*lists["reads"], *lists["says"], *lists["reading"], *words_for)
        ),
        re.compile(rf"(?:(?:{joined})[,:]?|{held}|{switched})\s*$", re.IGNORECASE),
        re.compile(
            rf",? (?:(?:{reads}|{says}) {article}(?:{things})\b(?=[.,]| (?:{at})\b)"
            rf"|{article}(?:{things}){place} (?:{reads}|{says})\b)",
            re.IGNORECASE,
        ),
        re.compile(
            rf",?(?: (?:and|or))?\s*"
            rf"|(?:[.]? |, (?:and|while) )(?:an)?others?(?: one)?(?: (?:{reads}|{says}))?[,:]? ",
            re.IGNORECASE,
        ),
    )


class _Walls(NamedTuple):
    stems: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _walls() -> _Walls:
    """Return what comes before words that somebody unknown left on a wall."""
    lists = wordlists("kinds")["graffiti"]
    verbs, who, on, where = ("|".join(lists[name]) for name in ("verbs", "who", "on", "where"))
    there = rf"(?:{on}) [^.,;:\"]{{0,30}}\b(?:{where})"
    doers = rf"\b(?:{who})(?: had| has| have)?(?: \w+ly)?"
    return _Walls(
        tuple(lists["stems"]),
        re.compile(
            # Someone had painted on the wall: (On the wall,) the words were daubed on the door:
            rf"(?:{doers}|\b(?:was|were|been|and|words)) (?:{verbs}) {there}[^.,;:\"]{{0,20}}:$"
            # On the wall, someone had painted: on the door was scrawled:
            rf"|\b{there}[^.,;:\"]{{0,20}},? (?:{doers}|was|were) (?:{verbs}):$",
            re.IGNORECASE,
        ),
    )


class Signs:
    """The signs of one article."""

    __slots__ = ("_last", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = -1

    def bear(self, paragraph: Bounds, q: Quoted) -> bool:
        """Whether what ``q`` holds stands on a sign; asked in the order of the text."""
        text, patterns = self._text, _patterns()
        if paragraph[0] <= self._last <= q.outer_start and patterns.another.fullmatch(
            text, self._last, q.outer_start
        ):
            self._last = q.outer_end
            return True
        found = (
            q.outer_start - paragraph[0] >= _SHORTEST
            and self._led_up_to(max(paragraph[0], q.outer_start - _BEFORE), q.outer_start)
        ) or (
            paragraph[1] - q.outer_end >= _SHORTEST
            and patterns.behind.match(text, q.outer_end, min(paragraph[1], q.outer_end + _BEHIND))
            is not None
        )
        self._last = q.outer_end if found else -1
        return found

    def _led_up_to(self, start: int, end: int) -> bool:
        """Whether a stretch leads up to the words on a sign: by its last word first, then by one
        that may name a sign, before any pattern is asked."""
        lead, patterns = self._text[start:end].rstrip(), _patterns()
        colon = lead.endswith(":")
        if colon and _on_wall(lead):
            return True
        if not colon and lead.rstrip(",").rpartition(" ")[2].lower() not in patterns.last:
            return False
        for stem in patterns.stems:
            if stem in lead:
                return patterns.before.search(_STOP.split(lead)[-1]) is not None
        return False


def _on_wall(lead: str) -> bool:
    """Whether a stretch leads up to words that somebody unknown left on a wall."""
    walls = _walls()
    for stem in walls.stems:
        if stem in lead:
            return walls.pattern.search(_STOP.split(lead)[-1]) is not None
    return False
