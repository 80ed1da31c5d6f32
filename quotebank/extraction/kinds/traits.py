"""What a quoted stretch and its surroundings look like, as names of traits. Serves ``kinds``.

A trait is a short readable text ("before=that", "words=1 small"); ``data/en/kinds_weights.json``
gives each its weight. Traits name classes of words and a closed list of small words, never a name
or a topic, so that what was learnt on one newspaper holds for another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.tables import Table
from quotebank.extraction.names.runs import ARTICLE
from quotebank.extraction.text.quoted import Quoted
from quotebank.extraction.text.spans import Bounds
from quotebank.resources import wordlists

_REACH: Final = 60
"""Characters looked at on either side of the marks: some ten words."""
_INSIDE: Final = 130
"""Characters looked at between the marks: more than any trait asks for."""
_APOSTROPHE: Final = "\N{RIGHT SINGLE QUOTATION MARK}"
_EDGES: Final = ",.;:!?()[]\"'\u2019\u2018\u201c\u201d\u2026-\u2013\u2014/*_"


class _Words(NamedTuple):
    """The lists of data/en/kinds.toml."""

    small: frozenset[str]
    """Words that are their own trait."""
    finite: frozenset[str]
    """Verbs that show a clause."""
    speaking: frozenset[str]
    """I, we and you: hardly a reporter's own words."""
    classes: Mapping[str, str]
    naming: Mapping[str, str]
    """Participles of naming -> what must follow before the name: nothing, or "as"."""


@cache
def _words() -> _Words:
    lists = wordlists("kinds")
    classes: dict[str, str] = {}
    for name in ("works", "making", "signs", "naming", "chanting", "source"):
        for word in lists[name]["words"]:
            classes.setdefault(word, name.upper())
    small, finite, speaking = (
        frozenset(lists[name]["words"]) for name in ("small", "finite", "speaking")
    )
    return _Words(small, finite, speaking, classes, _participles(lists))


def _participles(lists: Mapping[str, Any]) -> dict[str, str]:
    groups = {"plain": "", "as": "as", "itself": "itself"}
    return {word: groups[key] for key in groups for word in lists["participles"][key]}


_CARRIED: Final = re.compile(f"{ARTICLE}[A-Z]")
"""How a surname begins that carries something in small letters: "al-Hakimi"."""


def _is_name(word: str) -> bool:
    return word[0].isupper() or _CARRIED.match(word) is not None


class Classes(Table[str, str]):
    """Printed word outside the marks -> its class, its punctuation taken off, "" where nothing is
    left."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def work_out(self, word: str) -> str:
        """Return the class of a printed word."""
        bare = word.strip(_EDGES)
        return _classify(bare, self.lexicon) if bare else ""


@lru_cache(maxsize=8)
def classes_of(lexicon: Lexicon) -> Classes:
    """Return the classes of a lexicon; a bounded cache of a pure function."""
    return Classes(lexicon)


def _classify(word: str, lexicon: Lexicon) -> str:
    """Return the class of one word."""
    lists = _words()
    low = word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    if low in lists.small:
        return low
    if low.endswith(("'s", "s'")):
        return "POSSESSIVE"
    own = lists.classes.get(low)
    if own is not None:
        return own
    if _is_name(word):
        return "NAME"
    cue = lexicon.cues.get(low)
    if cue is not None:
        return "CUE-" + cue[0]
    if word[0].isdigit():
        return "NUMBER"
    for ending in ("ing", "ed", "ly", "s"):
        if low.endswith(ending):
            return "-" + ending
    return "WORD"


_WHOLE: Final = 5
"""Words, in the steps of ``Look.size``."""
_SIZES: Final = (0, 1, 2, 3, 4, 5, 5, 7, 7, 7, 10, 10, 10, 10, 10, 15, 15, 15, 15, 15, 20)


class Look(NamedTuple):
    """What is read off the words between the marks themselves."""

    shape: str
    """small, Cap, Title (every longer word capitalised), UPPER or odd (figure, bracket)."""
    size: int
    """Words, in steps."""
    last: str
    """The last character; "w" for a letter or figure."""
    clause: bool
    """Has a finite verb that the lists know."""
    speaking: bool
    """Speaks of I, we or you."""

    @property
    def whole(self) -> bool:
        """Whether it is long enough for a sentence, and begins and is built like one."""
        return self.shape == "Cap" and self.clause and self.size >= _WHOLE


def look_at(words: str) -> Look:
    """Return the look of the words between two marks."""
    lists = _words()
    head = words[:_INSIDE]
    low = head.lower()
    if _APOSTROPHE in low:
        low = low.replace(_APOSTROPHE, "'")
    lowered = low.split()
    count = len(lowered)
    first = words[0]
    shape = "small" if first.islower() else "Cap" if first.isupper() else "odd"
    if shape == "Cap" and count <= _LONGEST_TITLE:
        if head.isupper():
            shape = "UPPER"
        elif count > 1 and _is_title(head.split()):
            shape = "Title"
    last = words[-1]
    return Look(
        shape,
        _SIZES[count] if count < len(_SIZES) else _SIZES[-1],
        "w" if last.isalnum() else last,
        not lists.finite.isdisjoint(lowered) or "n't" in low,
        not lists.speaking.isdisjoint(lowered),
    )


_LONGEST_TITLE: Final = 14


def _is_title(tokens: Sequence[str]) -> bool:
    return all(not token[0].islower() or len(token) < 4 or token in _JOINING for token in tokens)


_JOINING: Final = frozenset(("from", "into", "over", "that", "upon", "when", "with", "without"))
"""Longer words that titles print in small letters."""


def words_before(text: str, paragraph: Bounds, q: Quoted) -> list[str]:
    """Return the words left of the marks in their sentence, as printed, a line of them at most."""
    at = q.outer_start
    since = max(paragraph[0], at - _REACH)
    # The end of the sentence before, roughly: what a title's full stop hides matters little here.
    stop = text.rfind(". ", since, at)
    if stop >= 0:
        return text[stop + 2 : at].split()
    before = text[since:at].split()
    if since > paragraph[0] and before:
        del before[0]  # cut in the middle
    return before


def traits(
    text: str, paragraph: Bounds, q: Quoted, look: Look, before: Sequence[str], classes: Classes
) -> list[str]:
    """Return the traits of ``q``, which looks like ``look`` and stands behind ``before``."""
    shape, size, last, clause, speaking = look
    after = text[q.outer_end : min(paragraph[1], q.outer_end + _REACH)].split(None, 2)
    l1, l2 = _left(before, classes)
    r1, r2 = _right(after, classes)
    found = [
        f"size={size} {shape}",
        f"end={last}{_next(text, q.outer_end)}",
        f"end={last} {shape} {size > 3}",
        "l1=" + l1,
        f"l1={l1} {shape}",
        "l2=" + l2,
        "r1=" + r1,
        "r2=" + r2,
        f"clause={clause} {shape}",
    ]
    if l1 in _LINKS:
        found.append(f"l2={l2} l1={l1}")
    if l1 in _NAMES_A_THING or l2 in _NAMES_A_THING or l2 == "as":
        found.append("named " + _naming(before, classes.lexicon))
    if speaking:
        found.append("speaking")
    if not q.closed:
        found.append("unclosed")
    if q.continues:
        found.append("continues")
    beside = [classes[word] for word in before[-_BESIDE:]]
    found += dict.fromkeys(["left~" + name for name in beside if name[:1].isupper()])
    return found


_BESIDE: Final = 10
"""Words to the left of which those of a class count, wherever they stand."""


_LINKS: Final = frozenset((",", "a", "an", "the", "as", "of", "and", "or", "that", "in", "on"))
"""Small words that mean little without the word before them."""
_NAMES_A_THING: Final = frozenset(("called", "NAMING", "CUE-call", "as"))


def _naming(before: Sequence[str], lexicon: Lexicon) -> str:
    """Tell a name that a thing bears from one that somebody gives it.

    ``a loophole called a "carve-out"``, ``known as the "Eagle"``, ``so-called "swing voters"``:
    the paper explains a word. ``She called it a "carve-out"``, ``what he called "a carve-out"``:
    those are hers and his, and so is theirs ``a move critics called "a carve-out"``.
    """
    naming = _words().naming
    low = [word.strip(_EDGES).lower() for word in before[-8:]]
    for back in range(1, min(5, len(low)) + 1):
        follow = naming.get(low[-back])
        if follow is None:
            continue
        between = low[len(low) - back + 1 :]
        if follow == "itself":
            return "otherwise" if between else "so-called"
        if not _BETWEEN[follow].issuperset(between) or (follow == "as" and "as" not in between):
            return "otherwise"
        earlier = low[: len(low) - back]
        subject = before[-back - 1] if earlier else ""
        # In "the nominee, Ola Moss, called" she is the subject; in "Norvik, known as" it is not.
        named_by = subject != "" and _is_name(subject) and (follow != "as" or subject[-1] != ",")
        named_by = named_by or (
            subject in lexicon.plural_roles and not _ONE.isdisjoint(earlier[-4:-2])
        )
        if "what" in earlier or not earlier or earlier[-1] in _SUBJECTS or named_by:
            return "by somebody"
        return "by all"
    return "otherwise"


_BETWEEN: Final = {
    "": frozenset(("a", "an", "the")),
    "as": frozenset(("as", "a", "an", "the", "to", "then", "now", "also", "there", "locally")),
}
_ONE: Final = frozenset(("a", "an", "another"))
"""Before one thing, of which the several behind it say something."""
_SUBJECTS: Final = frozenset(("he", "she", "they", "i", "we", "has", "have", "had", "who", "and"))


def _left(before: Sequence[str], classes: Classes) -> tuple[str, str]:
    """Return the classes of the two things left of the marks: a mark of punctuation is one."""
    if not before:
        return "START", "START"
    word = before[-1]
    last, name = word[-1], classes[word]
    if name and last in _EDGES:
        return last, name
    one = name or last
    if len(before) < 2:
        return one, "START"
    further = before[-2]
    last = further[-1]
    return one, last if last in _EDGES else classes[further]


def _right(after: Sequence[str], classes: Classes) -> tuple[str, str]:
    """Return the classes of the two things right of the marks."""
    if not after:
        return "END", "END"
    word = after[0]
    if word[0] in _EDGES:
        name = classes[word]
        if not name and len(after) > 1:
            name = classes[after[1]]
        return word[0], name or "END"
    if word[-1] in _EDGES:
        return classes[word], word[-1]
    return classes[word], (classes[after[1]] or "END") if len(after) > 1 else "END"


def _next(text: str, at: int) -> str:
    """Return the kind of the character at ``at``: "end", "_" a blank, "w" a letter, or itself."""
    following = text[at : at + 1]
    if not following or following == "\n":
        return "end"
    if following.isspace():
        return "_"
    return "w" if following.isalnum() else following
