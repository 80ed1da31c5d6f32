"""Words that have a capital only because a sentence begins with them. Under ``name_spans``."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.tables import Table

_SENTENCE_STARTS: Final = frozenset(
    ".:!?;\n\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{BULLET}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
)


_DASHES: Final = ("-", "\N{EN DASH}", "\N{EM DASH}")
_ENDS_DATELINE: Final = tuple(f"{end} " for end in ")0123456789")


def begins(text: str, start: int) -> bool:
    """Whether a sentence begins here, where every word is capitalised."""
    before = text[start - 2 : start].rstrip(" ") if start > 1 else ""
    return not before or before[-1] in _SENTENCE_STARTS


def begins_story(text: str, start: int) -> bool:
    """Whether the sentence behind a dateline begins here: "OXLEY (Harbor Press) - The council"."""
    dashed = text[start - 2 : start - 1] in _DASHES
    return dashed and text[start - 4 : start - 2].endswith(_ENDS_DATELINE)


class _Inside(Table[str, bool]):
    """Word -> whether it stands inside a sentence of the article as printed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def work_out(self, word: str) -> bool:
        """Return whether one word does."""
        inside = rf"(?:[\w,;:]|\b[A-Z][a-z]{{0,2}}\.) {re.escape(word)}\b"
        return re.search(inside, self.text) is not None


class Plain(Table[str, bool]):
    """Word -> whether the article has it in small letters too: "Plans include …", where it also
    has "plans", names nobody."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.inside = _Inside(text)

    def work_out(self, word: str) -> bool:
        """Return whether the article has one word."""
        return f" {word.lower()} " in self.text


def is_ordinary(word: str, plain: Plain, lexicon: Lexicon) -> bool:
    """Whether a word is capitalised only because a sentence begins with it."""
    return word.lower() in lexicon.ordinary or plain[word]


def names_nobody(start: int, word: str, plain: Plain, lexicon: Lexicon) -> bool:
    """Whether a word that is a name too is none where it begins a sentence: "Faith was his rock",
    the article having no Faith inside a sentence."""
    if word.lower() not in lexicon.names_too:
        return False
    text, end = plain.text, start + len(word)
    verb = text[end + 1 : end + _VERB].partition(" ")[0] if text[end : end + 1] == " " else ""
    if lexicon.words.get(verb) != "b" and verb not in lexicon.verbs:
        return False
    return not plain.inside[word]


_VERB: Final = 12
"""Characters in which a short verb ends."""


def tells_person(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a cue or a noun for a person stands before a place: "said Asplem", "spokesman
    Asplem"."""
    before = text[max(0, at - 24) : at - 1].rpartition(" ")[2].lower()
    if before in lexicon.roles:
        return before not in lexicon.plural_roles
    return lexicon.cues.get(before, ("",))[0] == "say"
