"""The endings of possessors: "Lind's", "the workers'"."""

from __future__ import annotations

from typing import Final

APOSTROPHES: Final = ("'", "\N{RIGHT SINGLE QUOTATION MARK}")
ENDINGS: Final = ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s")


def owner(phrase: str) -> str:
    """Return a phrase without the ending of a possessor.

    >>> owner("the company's")
    'the company'
    """
    for ending in ENDINGS:
        phrase = phrase.removesuffix(ending)
    return phrase


def owns(text: str, end: int) -> bool:
    """Whether the word that ends at a place stands in the possessive.

    >>> owns("the company's plan", 11), owns("the firms' plan", 9), owns("the firm", 8)
    (True, True, False)
    """
    return text.endswith(ENDINGS, 0, end) or text.startswith(APOSTROPHES, end)
