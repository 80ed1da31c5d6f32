"""Two wordings side by side: which words stand in both, which in one alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import LCSseq

from quotebank.folding import fold

_TOKEN = re.compile(r"\S+")
_EDGE = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words: in both wordings ("same"), only in the old or only in the new one.

    ``text`` is as printed, in the new wording where it is in both.
    """

    what: Literal["same", "old", "new"]
    text: str


def bare_words(text: str) -> list[tuple[str, str]]:
    """Return the words of a text: (folded and without punctuation, as printed); dashes are none.

    >>> bare_words("Don't -- go!")
    [("don't", "Don't"), ('go', 'go!')]
    """
    words = []
    for token in _TOKEN.findall(text):
        plain = _bare(token)
        if plain:
            words.append((plain, token))
    return words


@lru_cache(maxsize=65_536)
def _bare(token: str) -> str:
    # The words of a language are few beside the words of its texts.
    return _EDGE.sub("", fold(token))


def differences(old: str, new: str) -> tuple[Change, ...]:
    """Return what became of a wording: runs of words kept, left out and put in, in order.

    By the longest common subsequence of words; case, accents, punctuation and the kinds of marks
    make no difference.
    """
    before, after = bare_words(old), bare_words(new)
    changes: list[Change] = []
    left: list[str] = []
    entered: list[str] = []
    for block in LCSseq.opcodes([w for w, _ in before], [w for w, _ in after]):
        gone = [token for _, token in before[block.src_start : block.src_end]]
        come = [token for _, token in after[block.dest_start : block.dest_end]]
        if block.tag != "equal":
            left += gone
            entered += come
            continue
        changes += _runs(left, entered)
        left, entered = [], []
        changes.append(Change("same", " ".join(come)))
    return (*changes, *_runs(left, entered))


def _runs(left: list[str], entered: list[str]) -> list[Change]:
    runs = [Change("old", " ".join(left))] if left else []
    return runs + ([Change("new", " ".join(entered))] if entered else [])


def marked(changes: Iterable[Change]) -> str:
    """Return the changes as one line, as ``git diff --word-diff`` marks them.

    >>> marked(differences("We will not go.", "We will go now."))
    'We will [-not-] go {+now.+}'
    """
    marks = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    return " ".join(marks[change.what].format(change.text) for change in changes)
