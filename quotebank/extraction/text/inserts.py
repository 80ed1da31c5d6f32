"""Lines that a page sets between the paragraphs of a story: told by what stands around them. Serves
``zones``.

The headline of another story is known by its capitals. Between two paragraphs of one speech, the
first of which left its marks open and the second opens them again, a line is whatever the page puts
there: a picture's caption, a heading ("NHS backlog").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

from quotebank.extraction.text.spans import Bounds
from quotebank.resources import wordlists

Insert = Literal["caption", "headline", "navigation"]

_MARK: Final = re.compile('["\u201c\u201d\u201e]')
_SINGLES: Final = "'\N{LEFT SINGLE QUOTATION MARK}"
_LONGEST: Final = 120
_CLOSES: Final = '"\N{RIGHT DOUBLE QUOTATION MARK}'
"""How a paragraph ends that leaves no marks open."""
_OPENS: Final = '"\N{LEFT DOUBLE QUOTATION MARK}'
_ENDS_SPEECH: Final = f".{_CLOSES}"
_ENDS_CLAUSE: Final = ".:;,\N{HORIZONTAL ELLIPSIS}"
_ENDS_SENTENCE: Final = _ENDS_CLAUSE + "!?)"
_MOST: Final = 8
"""Lines in a row that are inserts."""
_LEAST: Final = 4
"""Words; a line of fewer that are all capitalised may be a name."""
_LONG: Final = 4
"""Letters; headlines leave shorter words in small ones."""
_OPENING_SINGLE: Final = re.compile(r"(?<![^\s:,(])['\N{LEFT SINGLE QUOTATION MARK}](?=[^\s\W])")
_CLOSING_SINGLE: Final = re.compile(r"[^\s]['\N{RIGHT SINGLE QUOTATION MARK}](?!\w)")
_AROUND_WORD: Final = "'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK},:;"


def find_inserts(
    text: str, paragraphs: Sequence[Bounds], zones: Sequence[str]
) -> dict[int, Insert]:
    """Return the paragraphs of the body that are inserts, each with what it is."""
    found: dict[int, Insert] = {}
    before = -1
    for i, (start, end) in enumerate(paragraphs):
        if zones[i] != "body" or i in found:
            continue
        if end - start <= _LONGEST and text[end - 1].isalpha() and _is_subhead(text, start, end):
            found[i] = "headline"
            continue
        if end - start <= _LONGEST and without_marks(text, start, end):
            heading = _heading(text, start, end)
            if heading is not None:
                found[i] = heading
                continue
            open_before = before >= 0 and text[paragraphs[before][1] - 1] not in _CLOSES
            stop = _end_of_inserts(text, paragraphs, zones, i) if open_before else i
            if stop > i and _goes_on(text, paragraphs[before], paragraphs[stop]):
                found.update((k, "caption") for k in range(i, stop) if zones[k] == "body")
                continue
            if (zones[i + 1 : i + 2] == ["caption"] and _depicts(text, start, end)) or (
                before >= 0
                and (
                    _is_picture(text, paragraphs, i, before)
                    or _is_pulled(text, paragraphs, i, before)
                )
            ):
                found[i] = "caption"
                continue
        before = i
    return found


def without_marks(text: str, start: int, end: int) -> bool:
    """Whether a paragraph has no double marks."""
    return _MARK.search(text, start, end) is None


def _end_of_inserts(text: str, paragraphs: Sequence[Bounds], zones: Sequence[str], i: int) -> int:
    """Return the paragraph that follows on paragraph ``i`` and the like, ``i`` if it is no insert,
    or nothing follows that opens marks."""
    for stop in range(i, min(len(paragraphs), i + _MOST + 1)):
        start, end = paragraphs[stop]
        if zones[stop] == "body" and not _may_be_insert(text, start, end):
            return stop if text[start] != text[paragraphs[i][0]] else i
    return i


def _may_be_insert(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is a short line without marks that is no sentence, or one that tells what
    a picture shows."""
    if end - start > _LONGEST or not without_marks(text, start, end):
        return False
    return text[end - 1] not in _ENDS_CLAUSE or _depicts(text, start, end)


def _heading(text: str, start: int, end: int) -> Insert | None:
    """Return what a line is all of whose words are capitalised, if one of them is no part of a
    name: the headline of another story (``Celebrities Who Have Quit Twitter``), or with a verb in
    -ed before a small word perhaps one of this (``The Singer Promised to Let Fans Know``)."""
    if text[end - 1] in _ENDS_SENTENCE:
        return None
    words = text[start:end].split()
    if len(words) < _LEAST:
        return None
    telling = _headline_words()
    found = False
    for word in words:
        bare = word.strip(_AROUND_WORD)
        if len(bare) >= _LONG and bare[0].islower():
            return None
        found = found or (bare[:1].isupper() and bare.lower() in telling)
    if found:
        return "navigation"
    return "headline" if _HEADLINE_VERB.search(text, start, end) else None


_HEADLINE_VERB: Final = re.compile(
    r" [A-Z][a-z]{2,}ed (?:to|[Tt]he|a|an|A|An|Her|His|Him|Their|Them|Its?|Up|Out|About|That|Over"
    r"|[Ff]rom|[Ww]ith|[Ii]nto|[Oo]ff|Down|Back|for|on|in|at|by)\b"
)
_SUBHEAD: Final = re.compile(
    '["\u201c][^"\u201c\u201d]{3,60}["\u201d],? (?:says?|claims?|insists?|[-\u2013\u2014]) '
    r"(?!the\b|an?\b|s?he\b|they\b|his\b|her\b|my\b|our\b|one\b)[a-z][\w-]*(?: [a-z][\w-]*){0,2}"
)
"""A heading that quotes in a headline's words: ``"Not our fault", says firm``."""


def _is_subhead(text: str, start: int, end: int) -> bool:
    return text[start] in _OPENS and _SUBHEAD.fullmatch(text, start, end) is not None


@cache
def _headline_words() -> frozenset[str]:
    return frozenset(wordlists("zones")["headline"]["words"])


def _depicts(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells what a picture shows: "Ann Lind celebrates with her team."."""
    return _depicted().match(text, start, end) is not None


_NAME_LINE: Final = re.compile(
    r"[A-Z][\w'\u2019-]+(?: (?:[A-Z][\w.'\u2019-]*|[a-z-]{2,14}|&)){0,5}"
    r" (?P<name>[A-Z][\w'\u2019-]+)"
)
"""A line that only names somebody: "Hexley FC manager Ann Lind"."""
_LONGEST_NAME: Final = 60
_SMALL: Final = re.compile(" [a-z]")


def _is_picture(text: str, paragraphs: Sequence[Bounds], i: int, before: int) -> bool:
    """Whether a line without a stop, between a paragraph in which somebody speaks and a quotation,
    tells what a picture shows: it names who spoke, or tells what somebody does. Of anybody else's
    name alone it is one only where the words below it have a "he" of their own, and no other line
    is like it: ``Ann Lind, baker`` may head what she says.
    """
    start, end = paragraphs[i]
    if not text[end - 1].isalnum() or i + 1 >= len(paragraphs) or end - start > _LONGEST:
        return False
    first, last = paragraphs[i + 1]
    quoted = text[first] in _OPENS
    if not quoted and not text.startswith(("He ", "She "), first):
        return False
    if text[paragraphs[before][1] - 1] not in _ENDS_SPEECH:
        return False
    alone = quoted and text[last - 1] in _CLOSES
    spoken = speaks(text, paragraphs[before])
    if _SMALL.search(text, start, end) and _depicts(text, start, end):
        return spoken or not alone
    line = _NAME_LINE.fullmatch(text, start, end) if spoken else None
    if line is None:
        return False
    if re.search(rf"\b{line['name']}\b", text[slice(*paragraphs[before])]):
        return True
    return not alone and end - start <= _LONGEST_NAME and _is_only(text, paragraphs, i)


_SENTENCE_CASE: Final = re.compile(
    r"[A-Z][\w'\u2019-]*(?: (?:[a-z\d\u00a3$][\w.,%'\u2019-]*|I\b|[-\u2013\u2014]))+(?<=\w)"
)
_RECOGNISABLE: Final = 20
"""Characters of a line by which it is known again."""


def _is_pulled(text: str, paragraphs: Sequence[Bounds], i: int, before: int) -> bool:
    """Whether a line without a stop above a quotation was pulled out of the article, which prints
    its words elsewhere, or is a clause that tells nobody's name: ``The kerb was never mended and it
    should have been``. Of "He was asked why" somebody speaks below.
    """
    start, end = paragraphs[i]
    if not text[end - 1].isalnum() or i + 1 >= len(paragraphs):
        return False
    if (
        text[paragraphs[i + 1][0]] not in _OPENS
        or text[paragraphs[before][1] - 1] not in _ENDS_SPEECH
    ):
        return False
    if _SENTENCE_CASE.fullmatch(text, start, end) is None:
        return False
    words = text[start:end]
    if len(words) >= _RECOGNISABLE and (text.find(words) < start or text.find(words, end) >= 0):
        return True
    inside = words.lower().split()
    telling, speaking = _pulled_words()
    return not telling.isdisjoint(inside) and speaking.isdisjoint(inside)


@cache
def _pulled_words() -> tuple[frozenset[str], frozenset[str]]:
    group = wordlists("zones")["pulled"]
    return frozenset(group["words"]), frozenset(group["not_with"])


def speaks(text: str, paragraph: Bounds) -> bool:
    """Whether a paragraph has a verb of speech outside a quotation that fills it."""
    start, end = paragraph
    words = wordlists("zones")["spoken"]["words"]
    filled = text[start] in _OPENS and _MARK.search(text, start + 1, end - 1) is None
    return not filled and any(text.find(word, start, end) >= 0 for word in words)


def _is_only(text: str, paragraphs: Sequence[Bounds], i: int) -> bool:
    """Whether no other line than paragraph ``i``, below the title, only names somebody."""
    return not any(
        stop - start <= _LONGEST_NAME
        and text[stop - 1].isalnum()
        and _NAME_LINE.fullmatch(text, start, stop)
        for k, (start, stop) in enumerate(paragraphs)
        if k != i and k
    )


@cache
def _depicted() -> re.Pattern[str]:
    return re.compile("|".join(wordlists("zones")["depicted"]["patterns"]))


def _goes_on(text: str, before: Bounds, following: Bounds) -> bool:
    """Whether a paragraph left its marks open and another opens them again."""
    mark = text[following[0]]
    if mark == '"':
        return text.count(mark, *before) % 2 == 1
    if mark == "\N{LEFT DOUBLE QUOTATION MARK}":
        return text.rfind(mark, *before) > text.rfind("\N{RIGHT DOUBLE QUOTATION MARK}", *before)
    if mark not in _SINGLES:
        return False
    opened = -1
    for match in _OPENING_SINGLE.finditer(text, *before):
        opened = match.start()
    return opened >= 0 and _CLOSING_SINGLE.search(text, opened + 1, before[1]) is None
