"""What each paragraph is: news, or what pages print around news. After spans, before quotes.

Nothing outside the body is a quotation, whatever marks it has. Real news must never be swallowed,
so every zone but the appeal is one short paragraph that fits a pattern whole, and an appeal is
known by the words outside quotation marks: what the paper says of itself, not what it reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

from quotebank.extraction.text.inserts import find_inserts, speaks, without_marks
from quotebank.extraction.text.spans import Bounds, Layout
from quotebank.folding import fold
from quotebank.resources import wordlists

Zone = Literal["body", "headline", "byline", "caption", "appeal", "navigation", "stamp"]

_LONGEST_LINE: Final = 260
"""Characters; a longer paragraph is no line of furniture."""
_LONGEST: Final = 2000
_SHORTEST: Final = 40
"""No sentence of news is as short as this; a line of furniture may end in a full stop."""
_LONGEST_TITLE: Final = 120
_LONGEST_LINK: Final = 160
_LONGEST_DESK: Final = 50
"""The same of whom somebody writes for."""
_HEAD: Final = 8
"""Paragraphs among which a page repeats its title."""
_QUOTED: Final = re.compile(
    '"[^"]{0,1000}"|\N{LEFT DOUBLE QUOTATION MARK}[^\N{RIGHT DOUBLE QUOTATION MARK}]{0,1000}'
    "\N{RIGHT DOUBLE QUOTATION MARK}|''.{0,1000}?''"
)
_CREDIT_AT_END: Final = re.compile(
    r"\((?:[\w .'-]{2,40}/ ?)*"
    r"(?:AP|AFP|Reuters|REUTERS|Getty Images|EPA|PA|Bloomberg|UPI|TASS|Xinhua)"
    r"(?: (?:photo|Photo|file|images?|Images?))?(?:/ ?[\w .'-]{2,40})*\.?\)$"
    # "(Anna Bell/CTV News Oslo)"
    r"|\([A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3} ?/ ?[A-Z][\w .&'-]{1,40}\)$"
    r"|\((?:[Pp]hoto|[Pp]icture|[Ii]mage|[Pp]hotograph)(?: by| courtesy of|:) [^()]{2,60}\)$"
)
_WIRE: Final = re.compile(
    r"\((?:(?:AP|AFP|Reuters|REUTERS|Getty Images|EPA|PA|Bloomberg|UPI|TASS|Xinhua)[/, ]{0,2})+\)"
)
"""An agency alone, which may sign a story too."""
_QUOTE_MARKS: Final = '"\N{LEFT DOUBLE QUOTATION MARK}'
_ENDS_STORY: Final = '.!?"\N{RIGHT DOUBLE QUOTATION MARK}'
_LETTER: Final = re.compile(r"dear (?:reader|friend|supporter)s?\b", re.IGNORECASE)
"""Below a story, a letter to the readers goes on to the end of the page."""
_NOT_A_LETTER: Final = re.compile(r"[\W_]+")
_ENDS_SENTENCE: Final = ".!?:;,\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK})"


def find_zones(text: str, layout: Layout, title: str | None) -> tuple[Zone, ...]:
    """Return the zone of each paragraph of ``layout``; ``title`` is the article's, if known."""
    paragraphs = layout.paragraphs
    zones: list[Zone] = ["body"] * len(paragraphs)
    pleas: set[int] = set()
    for i, (start, end) in enumerate(paragraphs):
        group = _group_of_line(text, start, end)
        if group is None and i and zones[i - 1] == "navigation" and _is_link(text, start, end):
            group = "navigation"
        if group is None and i and zones[i - 1] == "byline" and _is_desk(text, start, end):
            group = "byline"
        if group is not None:
            zones[i] = _ZONES[group]
            if group == "plea":
                pleas.add(i)
    _mark_headline(text, paragraphs, title, zones)
    _mark_appeals(text, layout, zones, pleas)
    _mark_captions(text, layout, zones)
    for i, insert in find_inserts(text, paragraphs, zones).items():
        zones[i] = insert
    for i in pleas:
        for step in (-1, 1):
            _spread(text, paragraphs, zones, i, step)
        if 3 * i >= len(paragraphs) and _LETTER.match(text, paragraphs[i][0]):
            zones[i:] = ["appeal" if zone == "body" else zone for zone in zones[i:]]
    return tuple(zones)


def follows(zones: Sequence[Zone], before: int, paragraph: int) -> bool:
    """Whether a paragraph of the body is the next one: an advertisement may stand between."""
    return before < paragraph and "body" not in zones[before + 1 : paragraph]


# ---------------------------------------------------------------------- single lines

_ZONES: Final[dict[str, Zone]] = {
    "plea": "appeal",
    "notice": "appeal",
    "link": "navigation",
    "navigation": "navigation",
    "byline": "byline",
    "stamp": "stamp",
    "caption": "caption",
}
"""Group of patterns in data/en/zones.toml -> zone."""
_LONG_GROUPS: Final = frozenset(("plea", "notice", "link", "caption"))
"""Groups that need not be one short line without a full stop."""
_FIRST_WORD: Final = re.compile(r"[^\W_]+")


@cache
def _groups_by_first_word() -> dict[str, tuple[str, ...]]:
    """Return which groups a paragraph may be of by its first word: most are of none."""
    table: dict[str, tuple[str, ...]] = {}
    for group in _ZONES:
        for word in wordlists("zones")[group]["first"]:
            table[word] = (*table.get(word, ()), group)
    return table


@cache
def _pattern(group: str) -> re.Pattern[str]:
    """Return the patterns of a group as one."""
    joined = "|".join(f"(?:{pattern})" for pattern in wordlists("zones")[group]["patterns"])
    return re.compile(joined, re.IGNORECASE)


def _is_link(text: str, start: int, end: int) -> bool:
    """Whether a line below "Read more" or the like is one of its links: it is no sentence."""
    return end - start <= _LONGEST_LINK and text[end - 1] not in _ENDS_SENTENCE


def _is_desk(text: str, start: int, end: int) -> bool:
    """Whether a line below who wrote it says for whom, or as what: "Hexley Daily Record"."""
    if end - start > _LONGEST_DESK:
        return False
    words = text[start:end].split()
    desks = wordlists("zones")["byline"]["below"]
    return words[-1].lower() in desks and all(word[0].isupper() for word in words)


def _group_of_line(text: str, start: int, end: int) -> str | None:
    """Return the group that a paragraph fits by itself."""
    last = text[end - 1]
    if last == ")" and _is_credited(text, start, end):
        return "caption"
    if last in ")]" and text[start] in "([":
        start, end = start + 1, end - 1  # "[Advertisement]", "(Also read: Lind Meets Holm)"
        last = text[end - 1]
    match = _FIRST_WORD.match(text, start, start + 16)
    if match is None:
        return None
    word = match.group().lower()
    groups = _groups_by_first_word().get("0" if word.isdigit() else word)
    if groups is None or end - start > _LONGEST:
        return None
    line = text[start:end]
    short = end - start <= _LONGEST_LINE and (last not in ".!?" or end - start <= _SHORTEST)
    for group in groups:
        if (short or group in _LONG_GROUPS) and _pattern(group).match(line):
            return group
    return None


def _is_credited(text: str, start: int, end: int) -> bool:
    """Whether a paragraph tells what a picture shows, by who took it: not ``"He will not come," she
    added. (AFP)``, which only tells whose story it ends."""
    credit = _CREDIT_AT_END.search(text, max(start, end - 90), end)
    if credit is None:
        return False
    if _WIRE.match(text, credit.start(), end) is None or without_marks(text, start, end):
        return True
    before = text[start : credit.start()].rstrip()[-1:]
    quotes = text[start] in _QUOTE_MARKS or speaks(text, (start, end))
    return not quotes or before not in _ENDS_STORY


def _mark_headline(
    text: str, paragraphs: Sequence[Bounds], title: str | None, zones: list[Zone]
) -> None:
    """Mark the title where the page prints it, once or twice.

    Without a title, mark a first line that is no sentence and stands above another.
    """
    if title:
        size = len(title)
        for i, (start, end) in enumerate(paragraphs[:_HEAD]):
            if size - 8 <= end - start <= size + 8 and _same(text[start:end], title):
                zones[i] = "headline"
    elif len(paragraphs) > 1:
        start, end = paragraphs[0]
        if (
            end - start <= _LONGEST_TITLE
            and text[end - 1] not in _ENDS_SENTENCE
            and _SIGNED.match(text, start, end) is None
        ):
            zones[0] = "headline"


_SIGNED: Final = re.compile('["\u201c][^"\u201d]{20,}[.!?]["\u201d] ')
"""A whole quotation, behind which its speaker is named: ``"We can do it." Ann Lind, baker``."""


def _same(line: str, title: str) -> bool:
    """Whether the letters and figures are the same: page and metadata differ in their marks."""
    return line.rstrip(".") == title.rstrip(".") or _letters(line) == _letters(title)


def _letters(text: str) -> str:
    return _NOT_A_LETTER.sub("", fold(text))


# ---------------------------------------------------------------------- appeals

_AROUND: Final = (60, 90)
"""Characters before and after a stem among which its pattern is looked for."""


@cache
def _stemmed() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple(
        (entry["stem"], re.compile(entry["pattern"], re.IGNORECASE), group)
        for group in ("plea", "notice")
        for entry in wordlists("zones")[group]["anywhere"]
    )


def _mark_appeals(text: str, layout: Layout, zones: list[Zone], pleas: set[int]) -> None:
    """Mark paragraphs in which the paper asks for something, outside quotation marks."""
    before, after = _AROUND
    for stem, pattern, group in _stemmed():
        at = text.find(stem)
        while at >= 0:
            match = pattern.search(text, max(0, at - before), at + after)
            if match is not None:
                i = layout.paragraph_at(at)
                if zones[i] == "body" and not _is_quoted(text, layout.paragraphs[i], at):
                    zones[i] = "appeal"
                    if group == "plea":
                        pleas.add(i)
            at = text.find(stem, at + 1)


_CREDIT: Final = 140
"""Characters at the end of a line in which it tells whose picture it is about."""


@cache
def _depicting() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (entry["stem"], re.compile(entry["pattern"], re.IGNORECASE))
        for entry in wordlists("zones")["caption"]["anywhere"]
    )


def _mark_captions(text: str, layout: Layout, zones: list[Zone]) -> None:
    """Mark lines that say who took a picture, or who is in it."""
    for i, (start, end) in enumerate(layout.paragraphs):
        if end - start > _LONGEST_LINE or zones[i] != "body" or text[end - 1] in _ENDS_SENTENCE:
            continue
        credit = text[max(start, end - _CREDIT) : end]
        for stem, pattern in _depicting():
            if stem in credit and pattern.search(credit) and without_marks(text, start, end):
                zones[i] = "caption"
                break


def _is_quoted(text: str, paragraph: Bounds, at: int) -> bool:
    """Whether a place is between marks: also such as its paragraph leaves open, or single ones that
    begin it (``"We need your help. ¶ "Tell every grower."``)."""
    start = paragraph[0]
    if text[start] in "'\N{LEFT SINGLE QUOTATION MARK}" or text.count('"', start, at) % 2:
        return True
    opened = text.rfind("\N{LEFT DOUBLE QUOTATION MARK}", start, at)
    if opened > text.rfind("\N{RIGHT DOUBLE QUOTATION MARK}", start, at):
        return True
    return any(start <= at < end for start, end in _quoted(text, paragraph))


def _quoted(text: str, paragraph: Bounds) -> list[Bounds]:
    return [match.span() for match in _QUOTED.finditer(text, *paragraph)]


def _spread(text: str, paragraphs: Sequence[Bounds], zones: list[Zone], i: int, step: int) -> None:
    """Go from plea ``i`` up or down as long as the paper speaks of itself."""
    beside = i + step
    while 0 <= beside < len(paragraphs) and zones[beside] == "body":
        start, end = paragraphs[beside]
        if not _pattern("voice").search(_QUOTED.sub(" ", text[start:end])):
            return
        zones[beside] = "appeal"
        beside += step
