"""Words that date or ask, and are given names too: "in April Ryan said", "Will Holm be rewarded?",
but "said May Asplem, 88". Under ``forewords``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.name import Name
from quotebank.extraction.names.ordinary import begins, tells_person
from quotebank.extraction.names.sorts import of_no_list

_DATED: Final = re.compile(
    r"(?:\b(?:[iI]n|[oO]n|[sS]ince|[uU]ntil|[bB]y|[fF]rom|[tT]o|[aA]nd|last|this|next|early|mid|late)"
    r"|\d)[ -]\Z"
)
"""Before a month that is no given name: "in April Ryan said"."""
_TOLD: Final = re.compile(r"(\S+) (?:by|to|and) \Z")
"""Before somebody rather than a month, unless one stands before it too: "started by April Ryan"."""


def opens(text: str, at: int, name: Name, lexicon: Lexicon) -> bool:
    """Whether a first word asks or dates, and is no given name: "Will Holm be rewarded?"."""
    if name.words[0] == "Will":
        asked = _ASKED.match(text, at + name.offset + name.length)
        return asked is not None and begins(text, at)
    return dated(text, at) and not _is_told(text, at, name, lexicon)


_ASKED: Final = re.compile(
    r" (?:be|have|ever|still|now|get|go|do|make|take|win|return|become|stay|face|play|come|keep)\b"
    r"[^.!\n]*\?"
)


def dated(text: str, at: int) -> bool:
    """Whether a word that begins at a place is a month, by what stands before it."""
    return _DATED.search(text, max(0, at - 7), at) is not None


def _is_told(text: str, at: int, name: Name, lexicon: Lexicon) -> bool:
    """Whether a month begins somebody's name for all the small word before it: "Ray Beale and June
    Farrar", not "in May and June Farrar said"."""
    if name.words[0] in lexicon.families:
        return True  # "according to Sun Weibo"
    before = _TOLD.search(text, max(0, at - 24), at) if name.sort == "person" else None
    return before is not None and before[1] not in lexicon.days and not before[1].isdigit()


_ON_A_DAY: Final = re.compile(r", (?:\d\d[,.]|(?:an?|the|who) )")
"""Behind somebody's name: "said Monday Asplem, a farmer"."""


def with_weekday(text: str, at: int, run: str, name: Name, lexicon: Lexicon) -> Name:
    """Return what reads like a day and a name as somebody's whose given name the day is: "said
    Monday Asplem, a farmer", "lawyer Sunday Asplem", "May Asplem, 88,"; not "he said Monday"."""
    day, _, rest = run.partition(" ")
    if (
        day not in lexicon.days
        or name.text != rest
        or len(name.words) not in _BORN_ON
        or not of_no_list(name.words, lexicon)
        or any(word.lower() in lexicon.ordinary for word in name.words)
        or dated(text, at)
    ):
        return name
    behind = _ON_A_DAY.match(text, at + len(run))
    if behind is None or behind[0][2].isalpha():
        before = text[max(0, at - 24) : at - 1].rpartition(" ")[2].lower()
        if not tells_person(text, at, lexicon) or (behind is None and before not in lexicon.roles):
            return name
    words = (day, *name.words)
    return replace(
        name, lead=0, offset=0, length=len(run), text=run, words=words, sort="person", key=run
    )


_BORN_ON: Final = (1, 2)
"""Words of somebody's name behind the day."""
