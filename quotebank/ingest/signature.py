"""Lines that say when an article was printed and by whom."""

from __future__ import annotations

import re

from quotebank.days import Stamps, stamps
from quotebank.days.words import words
from quotebank.folding import fold
from quotebank.ingest.authors import authors
from quotebank.ingest.furniture import matches, words_of

_LONGEST = 120
_NO_STAMPS = Stamps(None, None)
_PARTS = re.compile(
    r"\s*[|;\N{BULLET}\N{MIDDLE DOT}]\s*|\s+[\N{EN DASH}\N{EM DASH}-]+\s+"
    r"|,\s+(?=(?:last )?updated)",
    re.IGNORECASE,
)
_BY = re.compile(r"by[ :]+(?=\S)", re.IGNORECASE)


def read_stamp(unit: str) -> Stamps:
    """Return the times that a line is made of: labelled, or bare to the day at least."""
    if len(unit) > _LONGEST or not any(c.isdigit() for c in unit):
        return _NO_STAMPS
    line = unit.strip("()[]*_ \t")
    found = _precise(stamps(line), line)
    if found != _NO_STAMPS:
        return found
    parts = [_precise(stamps(part), part) for part in _PARTS.split(line) if part]
    return Stamps(
        next((part.published for part in parts if part.published), None),
        next((part.updated for part in parts if part.updated), None),
    )


def is_stamp(unit: str) -> bool:
    """Tell a line that is made of times alone."""
    found = read_stamp(unit)
    return bool(found.published or found.updated)


def is_labelled(line: str) -> bool:
    """Tell a line that begins with a word like "Published" or "Updated"."""
    return fold(line).lstrip(" (").startswith((*words().published, *words().updated))


def writers(unit: str) -> tuple[str, ...]:
    """Return the names of a byline, () for another line.

    "By Ada Lind and Tom Weir, Harbour Times | Nov. 4"; "Ada Lind, retail correspondent".
    """
    if len(unit) > _LONGEST:
        return ()
    line = _PARTS.split(unit)[0]
    by = _BY.match(line)
    line = line[by.end() :] if by else line
    first, *rest = re.split(r",\s*", line)
    named, role = (first, rest[0]) if rest and matches("writer", rest[-1]) else (line, "")
    named = re.split(r"\s+in\s+(?=[A-Z])", named)[0]
    if not (by or role) or not all(is_name_word(word) for word in named.split()):
        return ()
    names = authors(named)
    return names if all(1 < len(name.split()) < 6 for name in names) else ()


def is_name_word(word: str) -> bool:
    """Tell a word that can stand in the printed name of a person or a newspaper."""
    return word in words_of("small_name_words") or word[0].isupper()


def _precise(found: Stamps, line: str) -> Stamps:
    """Drop a bare year or month: alone on a line it is more often a section or a copyright."""
    if found.published and len(found.published) < len("2010-11-04") and not is_labelled(line):
        return Stamps(None, found.updated)
    return found
