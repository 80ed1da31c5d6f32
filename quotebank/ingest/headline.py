"""The headline of a plain text, found among the lines around it by what the story repeats of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotebank.folding import fold_words
from quotebank.ingest.furniture import is_furniture, matches, words_of
from quotebank.ingest.signature import is_name_word, is_stamp, writers

_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
_CLOSING = "\"')\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_ENDS_SENTENCE = re.compile("[.!?\N{HORIZONTAL ELLIPSIS}][" + _CLOSING + "]*$")
_FULL_STOP = re.compile(r"\.(?=[" + _CLOSING + "]*$)")
_ENDS_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|Bros|No|vs)\.)$")
_DATELINE = re.compile(
    r"[A-Z][A-Z.'-]+[\w .,'/-]{0,40}(?:\([A-Z][\w ]{1,20}\)\s*)?[\N{EN DASH}\N{EM DASH}-]{1,2}\s"
    r"|[A-Z][\w .,'/-]{2,40}\((?:AP|AFP|UPI|Reuters|REUTERS|Xinhua)\)"
)
_MARKDOWN = re.compile(
    r"^#{1,6}\s+|\s+#+$|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}|!?\[([^\]]*)\]\([^)]*\)"
)
# What its number of words says for a line as a headline.
_LENGTHS = {3: 0.0, **dict.fromkeys(range(4, 17), 0.5), **dict.fromkeys(range(17, 25), 0.2)}


def units_of(text: str) -> list[str]:
    """Return the lines that are not blank, a hard-wrapped headline or paragraph as one."""
    units: list[str] = []
    for block in _BLANK_LINE.split(text):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        for number, line in enumerate(lines):
            if number and _goes_on(lines[number - 1], line, len(lines)):
                units[-1] += " " + line
            else:
                units.append(line)
    return units


def body_start(units: Sequence[str]) -> int:
    """Return the number of the first unit of the story (their count when there is none)."""
    for number, unit in enumerate(units):
        if _is_prose(unit) and not is_furniture(unit) and not is_stamp(unit):
            return number
    return len(units)


def headline(units: Sequence[str], body: int) -> int | None:
    """Return the number of the unit that is the headline, by its score against the story."""
    if body == len(units):
        return None
    if body == 0:
        return 0 if _is_closed_headline(units) else None
    story = set(_stems(" ".join(units[body : body + 6])[:3000]))
    scores = [_score(units, number, story) for number in range(body)]
    best = max(scores)
    if best < 0.5:
        return None
    # A deck or a caption under the headline may share more with the story: the first good one.
    return next(number for number, score in enumerate(scores) if score >= max(0.5, best - 0.6))


def plain_title(unit: str) -> str:
    """Return a headline without marks of Markdown and without a full stop."""
    title = " ".join(_MARKDOWN.sub(r"\1", unit).split())
    if title.endswith("..") or _ENDS_ABBREVIATED.search(title):
        return title
    return _FULL_STOP.sub("", title)


def is_outlet(unit: str) -> bool:
    """Tell a line that is the name of a newspaper."""
    return all(is_name_word(word) for word in unit.split()) and matches("outlet", unit)


def _goes_on(before: str, line: str, lines: int) -> bool:
    if _ENDS_SENTENCE.search(before) and lines < 3:
        return False
    if line[0].islower():
        return len(before) > 25
    # A wrapped paragraph: nearly full lines that end anywhere.
    return 50 <= len(before) <= 100 and (not _ENDS_SENTENCE.search(before) or len(before) > 65)


def _is_prose(unit: str) -> bool:
    count = len(unit.split())
    if count >= 25:
        return True
    if not _ENDS_SENTENCE.search(unit) or _ENDS_ABBREVIATED.search(unit):
        return False
    if unit.rstrip(_CLOSING).endswith("."):
        return count >= 4
    return count >= 15  # headlines may end with ! and ?


def _score(units: Sequence[str], number: int, story: set[str]) -> float:
    unit = units[number]
    if is_furniture(unit) or is_stamp(unit) or writers(unit):
        return -1.0
    stems = _stems(unit)
    count = len(unit.split())
    score = 1.5 * sum(stem in story for stem in stems) / max(len(stems), 2)
    score += _LENGTHS.get(count, -0.5)
    if unit in units[:number] or unit in units[number + 1 : number + 4]:
        score += 0.5  # copied from the page's title and from its heading
    if number + 1 < len(units) and (is_stamp(units[number + 1]) or writers(units[number + 1])):
        score += 0.3
    if unit.endswith("!"):
        score -= 0.5
    if is_outlet(unit):
        score -= 1.0
    if unit.endswith(":") or unit[0] in "\N{BULLET}*-\N{MIDDLE DOT}":
        score -= 1.0
    return score


def _is_closed_headline(units: Sequence[str]) -> bool:
    """Tell a headline printed with a full stop from a first sentence.

    Its words return in the story under it, and it is written as headlines are: in capitals, or
    without articles and auxiliary verbs.
    """
    unit = units[0]
    words = unit.split()
    if len(units) < 2 or not 3 < len(words) < 22 or is_furniture(unit):
        return False
    if _DATELINE.match(unit) or _DATELINE.match(units[1]):
        return not _DATELINE.match(unit)
    long = [word for word in words if len(word) > 4]
    capitals = sum(not word[0].islower() for word in long) > 0.8 * len(long)
    if capitals and len(long) > 2:
        return True
    if not words_of("spelt_out").isdisjoint(fold_words(unit)):
        return False
    stems = _stems(unit)
    story = set(_stems(" ".join(units[1:6])[:3000]))
    shared = sum(stem in story for stem in stems)
    return len(units[1].split()) > len(words) and shared >= 0.4 * len(stems) > 0.8


def _stems(text: str) -> list[str]:
    return [word[:5] for word in fold_words(text) if len(word) > 3 or word.isdigit()]
