"""An article before its words are read: paragraphs, zones, dateline, and what stands between
marks. Under page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.text.datelines import Dateline, find_dateline
from quotebank.extraction.text.quotes import Quoted, find_quoted
from quotebank.extraction.text.signoffs import without_sign_offs
from quotebank.extraction.text.spans import Bounds, Layout, lay_out
from quotebank.extraction.text.zones import Zone, find_zones
from quotebank.model import Problem

_NO_RUNNING_TEXT: Final = frozenset(("headline", "byline", "navigation", "appeal", "stamp"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The layout of one article."""

    text: str
    title: str | None
    layout: Layout
    zones: Sequence[Zone]
    """What each paragraph is."""
    quoted: Sequence[Quoted]
    problems: tuple[Problem, ...]
    """What is odd about the marks."""
    dateline: Dateline | None

    def aside(self) -> list[Bounds]:
        """Return the paragraphs that are no running text: headlines, bylines, navigation."""
        return [
            bounds
            for bounds, zone in zip(self.layout.paragraphs, self.zones, strict=True)
            if zone in _NO_RUNNING_TEXT
        ]

    def headlines(self) -> str:
        """Return the title and the headlines in the text, a line each."""
        lines = [self.title or ""]
        lines += [
            self.text[start:end]
            for (start, end), zone in zip(self.layout.paragraphs, self.zones, strict=True)
            if zone == "headline"
        ]
        return "\n".join(lines)


def lay(text: str, title: str | None, lexicon: Lexicon) -> Sheet:
    """Return the layout of an article."""
    layout = without_sign_offs(text, lay_out(text), lexicon)
    zones = find_zones(text, layout, title)
    quoted, problems = find_quoted(text, layout, zones)
    dateline = find_dateline(text, layout.paragraphs, lexicon)
    if dateline is not None and _is_quoted(dateline, quoted):
        dateline = None  # capitals in a speech that was never closed
    return Sheet(text, title, layout, zones, quoted, problems, dateline)


def _is_quoted(dateline: Dateline, quoted: Sequence[Quoted]) -> bool:
    return any(q.outer_start < dateline.end and dateline.start < q.outer_end for q in quoted)
