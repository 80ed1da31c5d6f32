"""How alike two quotations are: equal, one trimmed from the other, reworded, or different."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from rapidfuzz.distance import LCSseq

from quotebank.folding import fold
from quotebank.linking.lexicon import statement_words

Manner = Literal["equal", "trimmed", "reworded"]

STOCK_WORDS = 6
"""Fewer words than this are a stock phrase ("No comment at this time.", "Thank you very much.")."""
TRIMMED_WORDS = 5
REWORDED_WORDS = 8
SHARED_CONTENT = 4
"""Two wordings share at least this many content words ("We need more … in the north")."""
WHOLE = 0.62
"""The least likeness of all words of two wordings, in order …"""
CONTENT = 0.58
"""… and of their content words, an exchanged one counting half against."""
KEPT = 0.85
"""Or: this share of the shorter one's words stands in the longer one, in order."""
STRONGER = 0.1
"""How much more likeness of all words is asked where a day is unknown."""

_TOKEN = re.compile(r"\d[\d.,:]*\d|\w+(?:'\w+)?")
_CAPITAL = re.compile(r"(?<![.!?…\"'] )(?<!^)\b[A-Z][\w.]+")
_GAP = re.compile(r"\.\.\.|…|\[[^\]]*\]|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Wording:
    """A quotation's words as likeness sees them: folded, contractions written out, plurals cut."""

    words: tuple[str, ...]
    joined: str
    content: tuple[str, ...]
    proper: frozenset[str]
    numbers: frozenset[str]
    negations: int
    pieces: tuple[tuple[str, ...], ...]


def wording(text: str) -> Wording:
    """Return the wording of a quotation's text."""
    lexicon = statement_words()
    words = _words(text)
    gaps = _GAP.split(text)
    pieces = (words,) if len(gaps) == 1 else tuple(_words(piece) for piece in gaps)
    return Wording(
        words=words,
        joined=f" {' '.join(words)} ",
        content=_content(words),
        proper=frozenset(w for c in _CAPITAL.findall(text) for w in _capitalised(c)),
        numbers=frozenset(w for w in words if w[0].isdigit() or w in lexicon.numbers),
        negations=sum(w in lexicon.negations for w in words),
        pieces=tuple(piece for piece in pieces if piece),
    )


def content_words(text: str) -> tuple[str, ...]:
    """Return the words of a quotation that ``Wording.content`` holds, in half its time."""
    return _content(_words(text))


def _content(words: tuple[str, ...]) -> tuple[str, ...]:
    function_words = statement_words().function_words
    return tuple([word for word in words if word not in function_words])


def _words(text: str) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(_read, _TOKEN.findall(fold(text)))))


@lru_cache(maxsize=65_536)
def _capitalised(word: str) -> tuple[str, ...]:
    return _words(word)


@lru_cache(maxsize=65_536)
def _read(token: str) -> tuple[str, ...]:
    """Return the words that a token stands for: the words of a language are few, its texts many."""
    lexicon = statement_words()
    stem, mark, tail = token.partition("'")
    if token in lexicon.wholes:
        words = lexicon.wholes[token].split()
    elif stem.endswith("n") and tail == "t":
        words = [stem[:-1], "not"]
    elif mark and "'" + tail in lexicon.endings:
        words = [stem, lexicon.endings["'" + tail]]
    else:
        words = [token.replace("'", "")]
    # A tokeniser's "n't", alone, is "not" and nothing before it.
    return tuple(_singular(word) for word in words if word)


def _singular(word: str) -> str:
    """Interests, interest: a plural is the commonest difference between two translations."""
    return word[:-1] if len(word) > 4 and word[-1] == "s" and word[-2] not in "su" else word


def alike(one: Wording, other: Wording, *, strong: bool = False) -> tuple[Manner, float] | None:
    """Return how the two are one statement and how much alike (0 to 1), or None if they are not.

    ``strong`` asks for more likeness: for printings whose day is unknown.
    """
    if len(one.words) > len(other.words):
        one, other = other, one
    if one.words == other.words:
        return ("equal", 1.0) if len(one.words) >= STOCK_WORDS else None
    least = TRIMMED_WORDS + 3 * strong
    if len(one.words) >= least and len(one.content) >= 2 and _cut_from(one, other):
        return ("trimmed", len(one.words) / len(other.words))
    if len(one.words) < REWORDED_WORDS or not _compatible(one, other):
        return None
    # The cheapest first: of a thousand sentences of one form, nearly all pairs end here.
    common = LCSseq.similarity(one.words, other.words)
    whole, kept = 2 * common / (len(one.words) + len(other.words)), common / len(one.words)
    if (whole < WHOLE and kept < KEPT) or _opposed(one, other):
        return None
    likeness = _reworded(one, other, whole, kept, strong)
    return ("reworded", likeness) if likeness else None


def _cut_from(short: Wording, long: Wording) -> bool:
    """Every piece between ellipses stands in the longer one unchanged, in order."""
    if short.pieces == (short.words,):
        return short.joined in long.joined
    place = 0
    for piece in short.pieces:
        found = long.joined.find(f" {' '.join(piece)} ", place)
        if found < 0:
            return False
        place = found + 1
    return True


def _compatible(short: Wording, long: Wording) -> bool:
    """No number, negation or name was exchanged: then something else was said."""
    if short.negations != long.negations or not short.numbers <= long.numbers:
        return False
    if short.numbers != long.numbers and len(short.words) * 2 > len(long.words):
        return False
    return not (short.proper.difference(long.words) and long.proper.difference(short.words))


def _opposed(one: Wording, other: Wording) -> bool:
    """A word was exchanged for its opposite."""
    ours, theirs = set(one.words), set(other.words)
    opposites, alone = statement_words().opposites, theirs - ours
    return any(not alone.isdisjoint(opposites.get(word, ())) for word in ours - theirs)


def _reworded(short: Wording, long: Wording, whole: float, kept: float, strong: bool) -> float:
    """Return the likeness of two wordings by the words they share in order, or 0.

    The longest common subsequence: the same words in another order ("a helicopter package",
    "training of helicopter pilots") are another statement on the same subject. ``whole`` is its
    share of all words, ``kept`` that of the shorter one's.
    """
    shared, exchanged = _aligned(short.content, long.content)
    if shared < SHARED_CONTENT:
        return 0.0
    weighty = (2 * shared - exchanged) / (len(short.content) + len(long.content))
    if whole >= WHOLE + STRONGER * strong and weighty >= CONTENT:
        return min(whole, weighty)
    kept = min(kept, (shared - exchanged / 2) / len(short.content))
    return kept * whole if kept >= KEPT + STRONGER / 2 * strong else 0.0


def _aligned(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[int, int]:
    """Return how many words two wordings share in order, and how many stand exchanged."""
    shared = exchanged = left = entered = 0
    for block in LCSseq.opcodes(short, long):
        if block.tag == "equal":
            shared += block.src_end - block.src_start
            exchanged += min(left, entered)
            left = entered = 0
        else:
            left += block.src_end - block.src_start
            entered += block.dest_end - block.dest_start
    return shared, exchanged + min(left, entered)


def content_counts(wordings: list[Wording]) -> Counter[str]:
    """Return in how many wordings each content word stands."""
    return Counter(word for w in wordings for word in set(w.content))
