"""What each paragraph is: news, or what pages print around news. After spans, before quotes.

Nothing outside the body is a quotation, whatever marks it has.
"""

from __future__ import annotations

from typing import Literal

from quotebank.extraction.spans import Layout
from quotebank.folding import fold

Zone = Literal["body", "headline", "byline", "caption", "appeal", "navigation", "stamp"]


def find_zones(text: str, layout: Layout, title: str | None) -> tuple[Zone, ...]:
    """Return the zone of each paragraph of ``layout``; ``title`` is the article's, if known."""
    zones: list[Zone] = ["body"] * len(layout.paragraphs)
    if title and zones:
        start, end = layout.paragraphs[0]
        if fold(text[start:end]).rstrip(". ") == fold(title).rstrip(". "):
            zones[0] = "headline"
    return tuple(zones)
