"""Words that have a capital only because a sentence begins with them. Under ``name_spans``."""

from __future__ import annotations

from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.tables import Table

_SENTENCE_STARTS: Final = frozenset(
    ".:!?;\n\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{BULLET}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
)


def begins(text: str, start: int) -> bool:
    """Whether a sentence begins here, where every word is capitalised."""
    before = text[start - 2 : start].rstrip(" ") if start > 1 else ""
    return not before or before[-1] in _SENTENCE_STARTS


class Plain(Table[str, bool]):
    """Word -> whether the article has it in small letters too: "Plans include …", where it also
    has "plans", names nobody."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def work_out(self, word: str) -> bool:
        """Return whether the article has one word."""
        return f" {word.lower()} " in self.text


def is_ordinary(word: str, plain: Plain, lexicon: Lexicon) -> bool:
    """Whether a word is capitalised only because a sentence begins with it."""
    return word.lower() in lexicon.ordinary or plain[word]
