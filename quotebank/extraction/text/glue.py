"""Sentences that copying has glued together ("It won.He left."), and what a page prints between
them that has been glued to one: "Hide AdMr Lind said". Serves ``repairs``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from quotebank.extraction.text.damage import OPENS_BEHIND, Repair
from quotebank.extraction.text.marks import LEFT_DOUBLE, LEFT_SINGLE, RIGHT_DOUBLE, RIGHT_SINGLE
from quotebank.extraction.text.spans import abbreviated
from quotebank.resources import wordlists

_WORD: Final = r"(?!(?:Com|Net|Org)\b)(?:[A-Z][a-z]+|[AI])(?=[ ,'\u2019])"
_STRAIGHT: Final = r"(?:\"|'')"
_GLUED: Final = [
    re.compile(
        # (One stop a pattern, so that the engine leaps from stop to stop.)
        # (Most are followed by a blank: that is asked first.)
        rf"\{stop}(?![ \n])(?:(?=[\u201c\u2018][A-Z])|\)?[\u201d\u2019]+(?=[\u201c\u2018(]?{_WORD})"
        rf"|[)\u201d\u2019]*(?P<straight>{_STRAIGHT})(?={_STRAIGHT}?{_WORD})"
        # Nothing but a word behind it: "3.The" is a list, "a.m.The" and "St.Louis" no end.
        rf"|(?P<bare>(?:(?<=[a-z][a-z].)|(?<=\d\d.)|(?<=[)%\u201d\u2019\"'].))\)?(?=\(?{_WORD})))"
    )
    for stop in ".?!"
]
_HEADLINE: Final = re.compile(
    r"(?<![\w'\u2019-])(?:(?!easy)[a-z]{4,}(?=[A-Z][a-z]+ )"
    r"|[A-Z][a-z]+(?=(?:The|This|That|These|There|They|She|When|After|According) ))"
)
"""Where a headline runs into the text: "makes historyTeenager Ann Lind", "Makes HistoryThe"."""
_LONGEST_HEADLINE: Final = 150
_FIRST: Final = 1200
"""Characters in which a page that prints them has the first of its advertisements."""
_MARK: Final = re.compile(rf"[\u201c\u201d]|{_STRAIGHT}")
_CLOSING: Final = f"\"'{RIGHT_SINGLE}{RIGHT_DOUBLE}"
_OPENING: Final = ('"', "''", LEFT_SINGLE, LEFT_DOUBLE)


@cache
def _markers() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return what is printed around advertisements, and the pattern of it before a word that it is
    glued to, with what stands so in the lines before."""
    words = tuple(wordlists("zones")["glued"]["printed"])
    any_of = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return words, re.compile(
        rf"(?<![^\W\d_])(?<![^\S\n])(?:(?:{any_of})\n{{0,2}})*(?:{any_of})"
        "(?=[A-Z]|[\u201c\u2018\"'](?=\\w))"
    )


def find_markers(text: str) -> list[Repair]:
    """Return what is printed around advertisements where it is glued to the words behind it: "Hide
    AdMr Lind said". It is nothing of the article's."""
    words, pattern = _markers()
    begins = text[:_FIRST]
    if not any(map(begins.__contains__, words)) or not any(_is_glued(text, w) for w in words):
        return []
    return [
        (*match.span(), "\n" if match.start() and text[match.start() - 1] != "\n" else "")
        for match in pattern.finditer(text)
    ]


def _is_glued(text: str, word: str) -> bool:
    """Whether a capital or a mark stands right behind a word somewhere."""
    at = text.find(word)
    while at >= 0:
        at += len(word)
        behind = text[at : at + 1]
        if behind.isupper() or behind in _OPENING:
            return True
        at = text.find(word, at)
    return False


@cache
def _run_ons() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return labels that stand behind a paragraph's last sentence on its own line, and the pattern
    of the blank before one, behind who is said to have spoken."""
    labels = tuple(wordlists("zones")["glued"]["run_on"])
    any_of = "|".join(map(re.escape, labels))
    return labels, re.compile(
        r"(?<=[\"\u201d\u2019'] )[^.!?:\n\"\u201c\u201d]{3,80}?[a-z](?P<blank> )"
        rf"(?=(?:{any_of})(?!\w)[^\n]{{0,100}}(?:\n|\Z))"
    )


def find_run_ons(text: str) -> list[Repair]:
    """Return the blanks before a label that has run into the sentence before it: ``"We go," said
    Ann Lind Read more in the Post``. It is a paragraph of its own, and the sentence is over."""
    labels, pattern = _run_ons()
    if not any(map(text.__contains__, labels)):
        return []
    return [(*match.span("blank"), ".\n\n") for match in pattern.finditer(text)]


def find_glue(text: str) -> list[Repair]:
    """Return what is missing where one sentence stands at the other: "It won.He left.".

    A paragraph ended there; but where most paragraphs are still apart, it is mostly a blank that is
    missing, and always inside quotation marks, which a paragraph would leave unclosed.
    """
    found = sorted([match for pattern in _GLUED for match in pattern.finditer(text)], key=_begin)
    repairs: list[Repair] = []
    apart = text.count("\n") >= len(found)
    opened, seen = False, 0
    for match in found:
        place = match.end()
        if match["straight"]:
            # It closes what is open, else it opens.
            mark = match.start("straight")
            opened, seen = not _is_open(text, seen, mark, opened), place
            place = mark if opened else place
        else:
            opened, seen = _is_open(text, seen, place, opened), place
            if match["bare"] is not None and abbreviated(
                text, match.start(), max(0, match.start() - 20)
            ):
                continue
        inside = opened and not text.startswith(_OPENING, place)
        closed = not opened and text[place - 1] in _CLOSING
        repairs.append((place, place, " " if inside or (apart and not closed) else "\n"))
    headline = _HEADLINE.search(text, 0, _LONGEST_HEADLINE)
    if headline:
        repairs.append((headline.end(), headline.end(), "\n"))
        repairs.sort()
    return repairs


def _begin(match: re.Match[str]) -> int:
    return match.start()


def _is_open(text: str, start: int, stop: int, opened: bool) -> bool:
    """Say whether a quotation is open at ``stop``, if it was at ``start`` or not."""
    newline = text.rfind("\n", start, stop)
    if newline >= 0:
        start, opened = newline, False
    for mark in _MARK.finditer(text, start, stop):
        behind_blank = mark.start() == 0 or text[mark.start() - 1] in OPENS_BEHIND
        before_blank = text[mark.end() : mark.end() + 1] == " "
        if mark[0] in (LEFT_DOUBLE, RIGHT_DOUBLE):
            opened = mark[0] == LEFT_DOUBLE
        else:  # with blanks on both sides it does what there is to do
            opened = behind_blank and not (before_blank and opened)
    return opened
