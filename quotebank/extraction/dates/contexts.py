"""The words around an expression of time, which say whether it looks back at all.

"by Nov. 15", "next Tuesday", "Friday through Sunday" and "every Monday" do not say when something
was; "Monday's debate" and "in a Nov. 3 interview" do only because of the noun behind.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from quotebank.days.words import alternation, words
from quotebank.extraction.lexicon.possessives import APOSTROPHES


class Context(NamedTuple):
    """What stands around an expression, in small letters.

    ``start`` is where the expression begins with its qualifiers ("late", "earlier this");
    ``before`` the word before that, ``after`` a few characters behind the expression. ``ahead``:
    it is a limit, an aim, a range or a repetition. ``attributive``: it stands before a noun,
    ``of_speech``: which is one of speech.
    """

    start: int
    qualifiers: tuple[str, ...]
    before: str
    after: str
    ahead: bool
    attributive: bool
    of_speech: bool


def context_of(text: str, start: int, end: int, floor: int) -> Context:
    """Return the context of ``text[start:end]``, looking no further back than ``floor``."""
    left = text[max(floor, start - _BACK) : start]
    qualifiers: tuple[str, ...] = ()
    before = _last_word(left)
    if before in _QUALIFYING and (found := _QUALIFIERS.search(left)) is not None:
        qualifiers = tuple(_WORD.findall(found.group().lower()))
        start, left = start - len(found.group()), left[: found.start()]
        before = _last_word(left)
    first = text[end : end + 1]
    possessive = first in APOSTROPHES and text.startswith("s", end + 1)
    # An article of its own ("the day before", "the 3rd of May") makes nothing attributive.
    fixed = text.startswith(("the ", "The ", "that ", "That "), start) or " of " in text[start:end]
    attributive = possessive or (before in _DETERMINERS and not fixed)
    return Context(
        start=start,
        qualifiers=qualifiers,
        before=before,
        after=text[end : end + _FORTH],
        ahead=(before in _ahead() and not (before == "of" and _PART_OF.search(left)))
        or _RANGE.match(text, end) is not None,
        attributive=attributive,
        of_speech=attributive and _nouns().match(text, end) is not None,
    )


def _last_word(left: str) -> str:
    """Return the last word or sign of a text in small letters."""
    left = left.rstrip()
    end = at = len(left)
    while at and (left[at - 1].isalnum() or left[at - 1] == "_"):
        at -= 1
    return left[at:end].lower() if at < end else left[-1:]


_WORD: Final = re.compile(r"\w+")
_BACK: Final = 32
"""Characters before an expression in which its qualifiers stand ("on the evening of")."""
_FORTH: Final = 12
_QUALIFIERS: Final = re.compile(
    r"(?:\b(?:[Ee]arl(?:y|ier)|[Ll]ate|[Ll]ater|[Ll]ast|[Tt]his|past|mid|[Ss]ometime)[\s-]+)+$"
)
_QUALIFYING: Final = frozenset(
    {"early", "earlier", "late", "later", "last", "this", "past", "mid", "sometime", "-"}
)
_PART_OF: Final = re.compile(r"\b(?:morning|afternoon|evening|night)\sof\s$")
_RANGE: Final = re.compile(
    r"\s?[-/\N{EN DASH}\N{EM DASH}]\s?(?=\d|[A-Z][a-z]+day)"
    r"|\s(?:and|or|through|to|until)\s(?:\d|[A-Z][a-z]+day\b)"
)
_DETERMINERS: Final = frozenset(
    {"a", "an", "the", "his", "her", "their", "its", "our", "my", "this", "that", "s"}
)


@cache
def _ahead() -> frozenset[str]:
    return frozenset(words().groups["ahead"]["before"])


@cache
def _nouns() -> re.Pattern[str]:
    nouns = alternation(words().groups["speech_events"]["words"])
    return re.compile(
        rf"(?:['\N{{RIGHT SINGLE QUOTATION MARK}}]s)?(?:\s[\w&-]+){{0,3}}?\s{nouns}\b"
    )
