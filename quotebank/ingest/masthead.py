"""What stands around the words of a plain text: its headline, its day, its byline.

Plain text is mostly copied from a web page, so that the headline stands among navigation lines.
It is found by what it shares with the story under it, not by its place alone. Nothing is removed
from the text; a reader only fills metadata with what is found here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quotebank.days import Stamps, publication, stamps
from quotebank.days.words import words
from quotebank.folding import fold, fold_words
from quotebank.ingest.fields import Found, authors, from_record
from quotebank.ingest.keys import names_one_article
from quotebank.resources import folder

_HEAD_UNITS = 40  # headlines below so many lines of navigation are not looked for
_TAIL_UNITS = 25
_HEAD_LETTERS = 20_000
_LONGEST_STAMP = 120
_NO_STAMPS = Stamps(None, None)

_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
_CLOSING = "\"')\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_ENDS_SENTENCE = re.compile("[.!?\N{HORIZONTAL ELLIPSIS}][" + _CLOSING + "]*$")
_ENDS_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|Bros|No|vs)\.)$")
_PARTS = re.compile(
    r"\s*[|;\N{BULLET}\N{MIDDLE DOT}]\s*|\s+[\N{EN DASH}\N{EM DASH}-]+\s+"
    r"|,\s+(?=(?:last )?updated)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by[ :]+(?=\S)", re.IGNORECASE)
_PARTICLES = {
    "and",
    "de",
    "van",
    "von",
    "der",
    "den",
    "la",
    "le",
    "al",
    "bin",
    "da",
    "of",
    "in",
    "the",
    "di",
    "el",
}
_MARKDOWN = re.compile(
    r"^#{1,6}\s+|\s+#+$|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}|!?\[([^\]]*)\]\([^)]*\)"
)
_FIELD = re.compile(r"([A-Za-z][A-Za-z _-]{1,24})\s*:\s+(\S.*)")
_FENCE = "---"
# What its number of words says for a line as a headline.
_LENGTHS = {3: 0.0, **dict.fromkeys(range(4, 17), 0.5), **dict.fromkeys(range(17, 25), 0.2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What the lines around the story say. Times are ISO text (quotebank.days)."""

    title: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None


def read_masthead(text: str, *, markdown: bool = False) -> Masthead:
    """Return what the lines around the story of a plain text say; None for all not said."""
    fields, begin = _header(text)
    units = _units(text[begin : begin + _HEAD_LETTERS])[:_HEAD_UNITS]
    body = _body_start(units)
    heading = _markdown_heading(text[begin:]) if markdown else None
    place = _headline(units, body)
    title = fields.title or heading or (_plain(units[place]) if place is not None else None)
    stamps = _stamps(units, place, body, text)
    return Masthead(
        title=title,
        published=_known(fields.published) or stamps.published,
        updated=_known(fields.updated) or stamps.updated,
        authors=fields.authors or _byline(units[:body]),
        url=fields.url,
        outlet=fields.outlet or _outlet(units[:place]),
    )


def matches(group: str, line: str) -> bool:
    """Tell whether a line belongs to a group of data/en/masthead.toml."""
    folded = fold(line)
    lines, pattern = _groups()[group]
    return folded.strip(" .:!") in lines or pattern.match(folded) is not None


@cache
def _groups() -> dict[str, tuple[frozenset[str], re.Pattern[str]]]:
    data = tomllib.loads((folder("data") / "en" / "masthead.toml").read_text(encoding="utf-8"))
    return {
        name: (
            frozenset(group.get("lines", ())),
            re.compile("|".join(f"(?:{pattern})" for pattern in group["patterns"]), re.IGNORECASE),
        )
        for name, group in data.items()
    }


def _units(text: str) -> list[str]:
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


def _goes_on(before: str, line: str, lines: int) -> bool:
    if _ENDS_SENTENCE.search(before) and lines < 3:
        return False
    if line[0].islower():
        return len(before) > 25
    # A wrapped paragraph: nearly full lines that end anywhere.
    return 50 <= len(before) <= 100 and (not _ENDS_SENTENCE.search(before) or len(before) > 65)


def _is_furniture(unit: str) -> bool:
    return any(matches(group, unit) for group in ("navigation", "appeal", "credit"))


def _is_stamp(unit: str) -> bool:
    stamps = read_stamp(unit)
    return bool(stamps.published or stamps.updated)


def _body_start(units: Sequence[str]) -> int:
    """Return the number of the first unit of the story (their count when there is none)."""
    for number, unit in enumerate(units):
        if _is_prose(unit) and not _is_furniture(unit) and not _is_stamp(unit):
            return number
    return len(units)


def _is_prose(unit: str) -> bool:
    count = len(unit.split())
    if count >= 25:
        return True
    if not _ENDS_SENTENCE.search(unit) or _ENDS_ABBREVIATED.search(unit):
        return False
    if unit.rstrip(_CLOSING).endswith("."):
        return count >= 4
    return count >= 15  # headlines may end with ! and ?


def _headline(units: Sequence[str], body: int) -> int | None:
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


def _score(units: Sequence[str], number: int, story: set[str]) -> float:
    unit = units[number]
    if _is_furniture(unit) or _is_stamp(unit) or writers(unit):
        return -1.0
    stems = _stems(unit)
    count = len(unit.split())
    score = 1.5 * sum(stem in story for stem in stems) / max(len(stems), 2)
    score += _LENGTHS.get(count, -0.5)
    if unit in units[:number] or unit in units[number + 1 : number + 4]:
        score += 0.5  # copied from the page's title and from its heading
    if number + 1 < len(units) and (_is_stamp(units[number + 1]) or writers(units[number + 1])):
        score += 0.3
    if unit.endswith("!"):
        score -= 0.5
    if _is_outlet(unit):
        score -= 1.0
    if unit.endswith(":") or unit[0] in "\N{BULLET}*-\N{MIDDLE DOT}":
        score -= 1.0
    return score


def _outlet(above: Sequence[str]) -> str | None:
    """Return the newspaper's name, where it is printed above the headline."""
    return next((unit for unit in above if _is_outlet(unit) and not _is_furniture(unit)), None)


def _is_outlet(unit: str) -> bool:
    return all(_in_names(word) for word in unit.split()) and matches("outlet", unit)


def _is_closed_headline(units: Sequence[str]) -> bool:
    """Tell a headline printed with a full stop from a first sentence: it repeats in the story."""
    if len(units) < 2 or len(units[0].split()) > 16 or not units[0].endswith("."):
        return False
    stems = _stems(units[0])
    story = set(_stems(" ".join(units[1:5])[:3000]))
    shared = sum(stem in story for stem in stems)
    longer = len(units[1].split()) > 1.5 * len(units[0].split())
    return longer and len(stems) >= 3 and shared >= 0.6 * len(stems) and not _is_furniture(units[0])


def _stems(text: str) -> list[str]:
    return [word[:5] for word in fold_words(text) if len(word) > 3 or word.isdigit()]


def _plain(unit: str) -> str:
    title = " ".join(_MARKDOWN.sub(r"\1", unit).split())
    closed = (
        title.endswith(".") and not title.endswith("..") and not _ENDS_ABBREVIATED.search(title)
    )
    return title[:-1] if closed else title


def _markdown_heading(text: str) -> str | None:
    found = re.search(r"^#[ \t]+(\S.*)$|^(\S.*)\n=+[ \t]*$", text[:_HEAD_LETTERS], re.MULTILINE)
    return _plain(found[1] or found[2]) if found else None


def _stamps(units: Sequence[str], place: int | None, body: int, text: str) -> Stamps:
    """Return the times printed near the top, and under labels also at the end."""
    published = updated = None
    furnished = False
    for number, unit in enumerate(units[:body]):
        stamp = read_stamp(unit)
        updated = updated or stamp.updated
        # The front page's own day stands above the headline, among the navigation.
        bare_and_above = place is not None and number < place and furnished
        if not bare_and_above or _is_labelled(unit):
            published = published or stamp.published
        furnished = furnished or not (stamp.published or stamp.updated)
    for unit in _units(text[-_HEAD_LETTERS // 4 :])[-_TAIL_UNITS:]:
        if published and updated:
            break
        if _is_labelled(unit):
            stamp = read_stamp(unit)
            published = published or stamp.published
            updated = updated or stamp.updated
    return Stamps(published, updated)


def read_stamp(unit: str) -> Stamps:
    """Return the times that a line is made of: labelled, or bare to the day at least."""
    if len(unit) > _LONGEST_STAMP or not any(c.isdigit() for c in unit):
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


def _precise(found: Stamps, line: str) -> Stamps:
    """Drop a bare year or month: alone on a line it is more often a section or a copyright."""
    if found.published and len(found.published) < len("2010-11-04") and not _is_labelled(line):
        return Stamps(None, found.updated)
    return found


def _is_labelled(line: str) -> bool:
    return fold(line).lstrip(" (").startswith((*words().published, *words().updated))


def _known(printed: object) -> str | None:
    if not isinstance(printed, str) or not printed.strip():
        return None
    return publication(printed.strip("()[] \t*_,"))


def _byline(units: Sequence[str]) -> tuple[str, ...]:
    return next((names for unit in units if (names := writers(unit))), ())


def writers(unit: str) -> tuple[str, ...]:
    """Return the names of a byline, () for another line.

    "By Ada Lind and Tom Weir, Harbour Times | Nov. 4"; "Ada Lind, retail correspondent".
    """
    if len(unit) > _LONGEST_STAMP:
        return ()
    line = _PARTS.split(unit)[0]
    by = _BYLINE.match(line)
    line = line[by.end() :] if by else line
    first, *rest = re.split(r",\s*", line)
    named, role = (first, rest[0]) if rest and matches("writer", rest[-1]) else (line, "")
    named = re.split(r"\s+in\s+(?=[A-Z])", named)[0]
    if not (by or role) or not all(_in_names(word) for word in named.split()):
        return ()
    names = authors(named)
    return names if all(1 < len(name.split()) < 6 for name in names) else ()


def _in_names(word: str) -> bool:
    return word in _PARTICLES or word[0].isupper()


def _header(text: str) -> tuple[Found, int]:
    """Return what ``Name: value`` lines at the very top say, and where the text goes on.

    YAML front matter between ``---`` lines, or at least two such lines with names of fields.
    """
    lines = text[:4000].split("\n")
    fenced = lines[0].strip() == _FENCE
    record: dict[str, object] = {}
    end = 0
    for number, line in enumerate(lines):
        end += len(line) + 1
        if fenced and number == 0:
            continue
        found = _FIELD.fullmatch(line.strip())
        if found:
            record[found[1].strip()] = found[2].strip().strip("\"'")
        elif not fenced or line.strip() == _FENCE:
            break
    found_fields = from_record(record)
    said = (found_fields.title, found_fields.published, found_fields.outlet, found_fields.authors)
    known = sum(map(bool, (*said, found_fields.url, found_fields.updated)))
    closed = fenced and bool(record)
    if closed or known >= 2:
        if found_fields.url is not None and not names_one_article(found_fields.url):
            found_fields.url = None
        return found_fields, end
    return from_record({}), 0
