"""Lines around a story that are no part of it, by the words of data/en/masthead.toml."""

from __future__ import annotations

import re
from functools import cache

from quotebank.folding import fold
from quotebank.resources import wordlists


def matches(group: str, line: str) -> bool:
    """Tell whether a line belongs to a group of data/en/masthead.toml."""
    folded = fold(line)
    lines, pattern = _groups()[group]
    return folded.strip(" .:!") in lines or pattern.match(folded) is not None


def is_furniture(unit: str) -> bool:
    """Tell a line that is a link, a request or a credit from one of the article."""
    return any(matches(group, unit) for group in ("navigation", "appeal", "credit"))


@cache
def words_of(group: str) -> frozenset[str]:
    """Return the words of a group that is a plain list."""
    return frozenset(wordlists("masthead")[group]["words"])


@cache
def _groups() -> dict[str, tuple[frozenset[str], re.Pattern[str]]]:
    return {
        name: (
            frozenset(group.get("lines", ())),
            re.compile("|".join(f"(?:{pattern})" for pattern in group["patterns"]), re.IGNORECASE),
        )
        for name, group in wordlists("masthead").items()
        if "patterns" in group
    }
