"""The English words of dates, read once from data/en/dates.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from quotebank.resources import wordlists


@dataclass(frozen=True, slots=True)
class Words:
    """Look-ups by folded word ("wed" -> 3), and the groups of the file as they stand."""

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    offsets: Mapping[str, str]
    places: Mapping[str, str]
    unclear_zones: frozenset[str]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    groups: Mapping[str, Any]


@cache
def words() -> Words:
    """Return the words of dates."""
    groups = wordlists("dates")
    zones = groups["zones"]
    return Words(
        weekdays=_folded(groups["weekdays"]),
        months=_folded(groups["months"]),
        numbers=_folded(groups["numbers"]),
        units=_folded(groups["units"]),
        offsets=zones["offsets"],
        places=zones["places"],
        unclear_zones=frozenset(zones["unclear"]),
        published=tuple(groups["stamps"]["published"]),
        updated=tuple(groups["stamps"]["updated"]),
        groups=groups,
    )


def alternation(entries: Iterable[str]) -> str:
    """Return a regular expression of the entries, longest first, blanks as any blanks.

    >>> alternation(["Sep", "Sept", "last week"])
    '(?:last\\\\s+week|Sept|Sep)'
    """
    longest_first = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(r"\s+".join(entry.split()) for entry in longest_first) + ")"


def _folded(group: Mapping[str, Any]) -> dict[str, Any]:
    return {
        word.lower(): value
        for key in ("words", "abbreviations")
        for word, value in group.get(key, {}).items()
    }
