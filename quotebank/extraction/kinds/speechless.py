"""What stands in marks and is nobody's words: titles, labels, names, what is expressly not said.
Serves ``kinds``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from quotebank.extraction.kinds.lettering import brief
from quotebank.extraction.kinds.traits import Classes, Look, words_before
from quotebank.extraction.text.quoted import Quoted
from quotebank.extraction.text.spans import Bounds
from quotebank.resources import wordlists

_BRIEF: Final = 5
"""Words; a sign or a name has no more, in the steps of ``Look.size``."""


_INITIALS: Final = re.compile(r"\b(?:[A-Z]\.){1,3} $")


def _behind_given(text: str, q: Quoted, found: Sequence[str]) -> bool:
    """Whether a given name stands before: Samuel "Sonny" Price, C.N. "Bud" Price."""
    before = max(0, q.outer_start - 8)
    return "l1=NAME" in found or _INITIALS.search(text, before, q.outer_start) is not None


_ALIAS: Final = re.compile(
    r"\b(?:(?:(?:known|referred to)(?: (?:to [a-z ]{2,20}|locally))?(?: (?:only|just|simply))?"
    r"|(?:identified|named) (?:only|just|simply)) as"
    r"|(?:by|under|uses?|using) the (?:names?|alias)(?: of)?) "
    '(?:["\u201c][A-Z][\\w \'\u2019-]*["\u201d](?:,| and|, and) ){0,3}$'
)
"""Before a name that somebody goes by: ``a man known only as "Jah"``, ``by the names "Josh" and
"Stem"``."""
_FARTHEST_ALIAS: Final = 80
_BEFORE_ALIAS: Final = ("as ", "name ", "names ", "of ", "alias ", "and ", ", ")


_GRADE: Final = 4
"""Characters of a number or a grade."""
_MARK: Final = re.compile(r"\d+(?:s|st|nd|rd|th)?|[A-F]{1,3}[+-]?")


def is_no_speech(
    text: str, q: Quoted, look: Look, words: Sequence[str], found: Sequence[str]
) -> bool:
    """Whether the words are certainly nobody's speech, by the ``words`` before them and the traits
    ``found``."""
    if look.shape == "Title" and look.size <= _LONGEST_TITLE and _is_title_of_work(found):
        return True
    if look.size > _BRIEF:
        return False
    if q.end - q.start == 1:
        return True  # "B" shares
    if q.end - q.start <= _GRADE and _MARK.fullmatch(text, q.start, q.end):
        return True  # yields in the "70s"
    if "named by all" in found or "named so-called" in found:
        return not text.startswith("by ", q.outer_end + 1)
    if (
        look.size <= 2
        and text[q.start].isupper()
        and text.endswith(_BEFORE_ALIAS, 0, q.outer_start)
    ):
        since = max(0, q.outer_start - _FARTHEST_ALIAS)
        if _ALIAS.search(text, since, q.outer_start) is not None:
            return True
    if look.last == "w" and ((look.size <= 2 and _labels(text, q)) or _on_sign(text, q)):
        return True
    if "r1=NAME" in found and look.size <= 2 and look.last == "w" and _behind_given(text, q, found):
        return True
    if not words or words[-1].strip(",:").lower() not in _last_words():
        return False
    before = " ".join(words)
    return _unsaid().search(before) is not None or brief().search(before) is not None


@cache
def _last_words() -> frozenset[str]:
    """Return the words that ``_unsaid`` and ``brief`` can end with: most texts have others."""
    lists = wordlists("kinds")
    verbs = [*lists["unsaid"]["verbs"], *lists["lettering"]["verbs"]]
    alone = [phrase.split()[-1] for phrase in lists["lettering"]["alone"]]
    return frozenset((*verbs, *alone, *lists["unsaid"]["objects"], *lists["lettering"]["legends"]))


def _labels(text: str, q: Quoted) -> bool:
    """Whether the word behind the marks is what theirs is a label of: a "sell" rating."""
    behind = text[q.outer_end : q.outer_end + 18].split(None, 1)
    return bool(behind) and behind[0].rstrip(".,;:") in wordlists("kinds")["labelled"]["words"]


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(rf" (?:[a-z]+ )?(?:{'|'.join(wordlists('kinds')['labelled']['signs'])})\b")


def _on_sign(text: str, q: Quoted) -> bool:
    """Whether they are what signs warn or offer, before the noun: a "do not disturb" sign."""
    if text[q.start : q.end].lower() not in wordlists("kinds")["labelled"]["warnings"]:
        return False
    return _sign().match(text, q.outer_end) is not None


_LONGEST_TITLE: Final = 15


def _is_title_of_work(found: Sequence[str]) -> bool:
    """Whether capitalised words stand beside the noun for a work: a new book, "The Salt Road"."""
    return "l1=WORKS" in found or "l2=WORKS l1=," in found


_CLAUSE: Final = 90
"""Characters behind a title in which it is told what it is the title of."""
_CLAUSE_ENDS: Final = re.compile('[.,;:!?"\u201c(]')
_WORK: Final = 6
"""Words from an article to the noun for a work: "a critically acclaimed new film about"."""
_OF_WORK: Final = frozenset(("a", "an", "the", "his", "her", "their", "its", "POSSESSIVE"))
_SAYING: Final = ("CUE-say", "CUE-tell", "CUE-write", "SIGNS")


def is_told_as_work(text: str, paragraph: Bounds, q: Quoted, look: Look, classes: Classes) -> bool:
    """Whether capitalised words are a title by what stands behind a comma: ``"She Said No," a film
    about strikes``, but not ``"Vote No," an ad in the Post said`` and ``"No," a film star``."""
    if look.size > _LONGEST_TITLE or (look.last != "," and not text.startswith(",", q.outer_end)):
        return False
    behind = text[q.outer_end : min(paragraph[1], q.outer_end + _CLAUSE)].lstrip(", ")
    words = _CLAUSE_ENDS.split(behind, maxsplit=1)[0].split()
    if not words or classes[words[0]] not in _OF_WORK:
        return False
    told = [classes[word] for word in words]
    noun = next((i for i, name in enumerate(told[:_WORK]) if name == "WORKS"), -1)
    if noun < 0 or not _AFTER_WORK.issuperset(told[noun + 1 : noun + 2]):
        return False
    return not any(name in _SAYING for name in told)


_AFTER_WORK: Final = frozenset(
    ("by", "from", "about", "of", "in", "on", "at", "that", "which", "with", "for", "and", "MAKING")
)


_IS_TOLD: Final = (" is ", " was ", " has ", " will ", " tells ", " won ")
_IN_WORK: Final = frozenset(("in", "on", "from", "at", "for", "with", "to"))


def is_titled(text: str, paragraph: Bounds, q: Quoted, classes: Classes) -> bool:
    """Whether a whole sentence is the title of the work before it, of which more is told: ``His
    memoir, "I was there when it rained," is told in verse``, but not ``In his memoir, …``."""
    if not text.startswith(_IS_TOLD, q.outer_end):
        return False
    words = words_before(text, paragraph, q)
    if not words or words[-1][-1] != "," or classes[words[-1]] != "WORKS":
        return False
    return _IN_WORK.isdisjoint([word.lower() for word in words[-4:]])


@cache
def _unsaid() -> re.Pattern[str]:
    """Return what comes before words that are expressly not said, or only might be."""
    lists = wordlists("kinds")["unsaid"]
    before, verbs, objects = ("|".join(lists[name]) for name in ("before", "verbs", "objects"))
    # Not "urged them not to use it "as a pretext"": it is no word that is not used.
    used = "".join([rf"(?<!{words})" for words in lists["used"]])
    return re.compile(
        rf"(?:{before})\s+(?:\w+\s+)?(?:{verbs})"
        rf"(?:\s+(?:the\s+)?(?:{objects}){used})?[\s,:]*$",
        re.IGNORECASE,
    )
