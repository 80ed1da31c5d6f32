"""Quotation marks inside headlines and quoted words: turned to the level they stand at.

American usage, which Chicago, MLA and APA share: double marks outside, single ones inside, and so
on in turn; full stop and comma inside the closing marks.
"""

import re
import unicodedata
from dataclasses import dataclass

LEFT_DOUBLE = "\N{LEFT DOUBLE QUOTATION MARK}"
RIGHT_DOUBLE = "\N{RIGHT DOUBLE QUOTATION MARK}"
LEFT_SINGLE = "\N{LEFT SINGLE QUOTATION MARK}"
RIGHT_SINGLE = "\N{RIGHT SINGLE QUOTATION MARK}"
LOW_DOUBLE = "\N{DOUBLE LOW-9 QUOTATION MARK}"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"

_PAIRS = ((LEFT_DOUBLE, RIGHT_DOUBLE), (LEFT_SINGLE, RIGHT_SINGLE))
_OPENERS = {LEFT_DOUBLE: '"', LEFT_SINGLE: "'", LOW_DOUBLE: '"'}
_CLOSERS = {RIGHT_DOUBLE: '"', RIGHT_SINGLE: "'"}
_MARK = re.compile(f"[\"'{LEFT_DOUBLE}{RIGHT_DOUBLE}{LEFT_SINGLE}{RIGHT_SINGLE}{LOW_DOUBLE}]")
_AND = re.compile(f"['{LEFT_SINGLE}{RIGHT_SINGLE}]n['{RIGHT_SINGLE}](?!\\w)")
"""Rock 'n' roll: two apostrophes."""
_FINAL = ".?!" + ELLIPSIS
# "the U.S.", "Acme Inc.": the stop belongs to the word and stays before a comma.
_ABBREVIATION = re.compile(
    r"(?:\b\w\.\w\.|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|St|Bros|vs|etc|a\.m|p\.m)\.)$"
)


@dataclass(slots=True)
class _Mark:
    at: int
    family: str
    can_open: bool
    can_close: bool
    partner: int | None = None
    opens: bool = False


def quoted(text: str, stop: str = "", depth: int = 0, *, keep: bool = False) -> str:
    """Return ``text`` within quotation marks, with ``stop`` ("." or ",") where it belongs.

    The stop goes inside all closing marks, and is left out where the text brings a final mark of
    its own: no full stop after one, no comma after "?" unless asked for as ",!" (a title).
    ``keep`` leaves the text's own last mark as it is.
    """
    left, right = _PAIRS[depth % 2]
    inner = turned(text, depth + 1)
    if not keep:
        inner = stopped(inner, stop)
    return f"{left}{inner}{right}"


def stopped(text: str, stop: str) -> str:
    """Return ``text`` with ``stop`` inside any closing marks that end it.

    ``stop``: "." is left out after a final mark; "," replaces a full stop (save that of an
    abbreviation) and is left out after "?" and "!"; ",!" is a comma that stays even there, as
    Chicago has it after a title; "" takes a full stop or a comma away, for a note in brackets
    that carries the stop itself.
    """
    body = text.rstrip(RIGHT_DOUBLE + RIGHT_SINGLE)
    closing = text[len(body) :]
    body = body.rstrip()
    if stop == ".":
        body = body.rstrip(",")
        return body + ("" if body.endswith(tuple(_FINAL)) else ".") + closing
    body = body.rstrip(",")
    if body.endswith(".") and not body.endswith("..") and not _ABBREVIATION.search(body):
        body = body[:-1]
    if stop == ",!" or (stop == "," and not body.endswith(("?", "!"))):
        body += ","
    return body + closing


def turned(text: str, depth: int) -> str:
    """Return ``text`` with paired marks curled and turned: the outermost at ``depth``.

    Even depths are double. A single mark without a partner is an apostrophe; a double one stays.
    """
    marks = _pair(_marks(text))
    pieces, last, level = [], 0, depth
    for mark in marks:
        pieces.append(text[last : mark.at])
        if mark.partner is None:
            pieces.append(RIGHT_SINGLE if mark.family == "'" else text[mark.at])
        elif mark.opens:
            pieces.append(_PAIRS[level % 2][0])
            level += 1
        else:
            level -= 1
            pieces.append(_PAIRS[level % 2][1])
        last = mark.at + 1
    pieces.append(text[last:])
    return "".join(pieces)


def _marks(text: str) -> list[_Mark]:
    found = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        opens = _lets_open(before) and not after.isspace()
        closes = not before.isspace() and not (after.isalnum() and before.isalnum())
        if _AND.match(text, at) or _AND.match(text, at - 2):
            found.append(_Mark(at, "'", can_open=False, can_close=False))
        elif mark in _OPENERS:
            # In German the mark that opens English quotations closes: after a word it does.
            found.append(_Mark(at, _OPENERS[mark], opens or mark == LOW_DOUBLE, closes))
        elif mark in _CLOSERS:
            found.append(_Mark(at, _CLOSERS[mark], False, closes))
        else:
            found.append(_Mark(at, mark, opens, closes and not (opens and before.isspace())))
    return found


def _lets_open(before: str) -> bool:
    """Whether a mark behind this character may open: a blank, a bracket, a dash, a mark."""
    return (
        before.isspace() or before in "\"'/" or unicodedata.category(before) in {"Ps", "Pi", "Pd"}
    )


def _pair(marks: list[_Mark]) -> list[_Mark]:
    """Find each mark's partner; an opener that none closes is no opener."""
    waiting: dict[str, list[int]] = {'"': [], "'": []}
    for index, mark in enumerate(marks):
        same, other = waiting[mark.family], waiting["'" if mark.family == '"' else '"']
        if mark.can_close and same and not (mark.can_open and _is_new(marks, index)):
            opener = same.pop()
            marks[opener].partner, marks[opener].opens, mark.partner = index, True, opener
            # What opened in between and never closed was an apostrophe: "the '90s".
            while other and other[-1] > opener:
                other.pop()
        elif mark.can_open:
            same.append(index)
    return marks


def _is_new(marks: list[_Mark], index: int) -> bool:
    """Whether a mark that might do both stands right behind an opener: '"'Yes,' he said"'."""
    return index > 0 and marks[index - 1].at == marks[index].at - 1 and marks[index - 1].can_open
