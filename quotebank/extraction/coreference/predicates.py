"""Where what narrows a description ends because its verb follows: "A man from Leeds came home".
Under ``wording``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.mentions.page import Mention, Page
from quotebank.extraction.mentions.scan import Description

LOOSE: Final = frozenset(
    ("by", "after", "before", "during", "since", "until", "as", "following", "amid", "despite")
)
"""Words that narrow nobody: "reached his wife by phone"."""
_CLAUSE: Final = re.compile("(?:tC|[^CbHIrT&,;:Q-])*(?P<verb>[Cb])?(?P<end>,?[G&]|$)?")
"""What is left of a clause, and whether a verb of its own comes or it ends: "A man dressed in black
said", "A man dressed in black.", "A delegation arrived in the capital, saying"."""
_NO_SUBJECT: Final = frozenset("CGAptbnQ")
"""Tags before a description that stands in another's clause."""
_BESIDE: Final = ("N,", "O,", "D,", "X,", "Q,")
"""Tags before one that only tells what somebody is: ``"…," wrote Oxley Post, a weekly based in
Leeds``."""
_ENDS_CLAUSE: Final = frozenset("rT&bnHI")
_WORD: Final = re.compile(r" ([\w.'\u2019-]*\w)")
_FARTHEST: Final = 90
"""Characters behind a description among which its verb is looked for."""
_BEFORE_VERB: Final = ("", "a", "o")
"""What a word before a verb may be: an ordinary one, an adverb, "two"."""
_SMALL: Final = frozenset("pdht")
_OPEN, _CLOSED, _IN_CLAUSE = range(3)
"""Whether a clause may go on, ends with the words or has its verb behind them."""
_PASTS: Final = frozenset(("heard", "set", "put", "quit", "spread", "split", "shone", "fed", "lit"))
"""Verbs of no list, because they are other words elsewhere."""
_OBJECTS: Final = ("d", "h", "o")
_COMPLEMENTS: Final = ("", "d", "h", "o", "p", "t", "a")


def predicate(page: Page, mention: Mention) -> int:
    """Return where what narrows a description ends because its verb follows: "A man from Leeds came
    to London", "of the victim raised concerns over safety", 0 where none does."""
    text, lexicon, scanned = page.text, page.lexicon, mention.scan
    i, end = mention.at, mention.bounds[1]
    if scanned.owns(i):
        return end  # "The minister's zeal for the job remains undimmed"
    clause = _clause(scanned.tags, i)
    singular = isinstance(mention.what, Description) and not mention.what.plural
    found = _WORD.match(text, end, scanned.end)
    last, before = end, ""
    while found is not None and found.end() - end < _FARTHEST:
        word = found[1]
        tag = lexicon.words.get(word, "")
        if word in lexicon.days:
            return last  # "A court on Wednesday struck down a levy"
        if tag in _ENDS_CLAUSE:
            break
        more = _WORD.match(text, found.end(), scanned.end)
        if (
            (not tag or word in lexicon.verbs)  # ("sat" is a day as well)
            and before in _BEFORE_VERB
            and _is_verb(word, more, lexicon, clause, singular)
        ):
            return last
        if word in lexicon.cues or word in lexicon.pronouns or (last > end and word in LOOSE):
            break
        adverb = tag == "a" or (word.endswith("ly") and word not in lexicon.groups)
        if tag not in _SMALL and not adverb:
            last = found.end()
        before, found = "a" if adverb else tag, more
    return 0


def _clause(tags: str, i: int) -> int:
    """Return whether the clause that the description at place ``i`` begins goes on, ends or has its
    verb still to come."""
    if i and (tags[i - 1] in _NO_SUBJECT or tags.endswith(_BESIDE, 0, i)):
        return _OPEN
    left = _CLAUSE.match(tags, i + 1)
    if left is None or left["verb"] is not None:
        return _IN_CLAUSE
    return _OPEN if left["end"] is None else _CLOSED


def _is_verb(
    word: str, more: re.Match[str] | None, lexicon: Lexicon, clause: int, singular: bool
) -> bool:
    """Whether a word behind a noun is its verb by what stands behind it: "raised concerns", "allows
    the removal", "arrived in Leeds."; but not "staff briefed on it said"."""
    behind = more[1] if more else ""
    tag = lexicon.words.get(behind, "")
    if not word.isalpha() or not word.islower():
        return False  # not "the Armed Services Committee"
    if word.endswith("ed"):
        # ("of the opposition picketed the hall": a participle has no object)
        if (tag == "" or tag in _OBJECTS) and behind not in lexicon.roles and more is not None:
            return not behind[0].isupper()
        return clause == _CLOSED and tag in _COMPLEMENTS
    if word.endswith("s"):
        if not singular or clause == _IN_CLAUSE or word in lexicon.plural_roles:
            return False
        if word in lexicon.verbs:
            return clause == _CLOSED or tag in _OBJECTS
        return tag in _OBJECTS and not word.endswith(("ss", "us", "is"))
    if clause == _IN_CLAUSE or (word not in lexicon.verbs and word not in _PASTS):
        return False
    return more is not None or clause == _CLOSED  # but "said the manager of the film set"
