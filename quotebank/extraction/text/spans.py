"""Where paragraphs and sentences are: decided once an article, first of all stages.

Offsets are code points of the article's text, half open. Every later stage (zones, quotes, cues,
dates) takes the ``Layout`` made here, so that no two stages disagree on what a paragraph is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

from quotebank.resources import wordlists

Bounds = tuple[int, int]

OPENING_MARKS: Final = (
    "\"'`\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
)
CLOSING_MARKS: Final = (
    "\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
)

_LINE: Final = re.compile(r"\S(?:.*\S)?")
_FIRST_WORD: Final = re.compile(r"[^ \t\r\n]*")  # a no-break blank breaks no line
_LIST_ITEM: Final = re.compile(r"(?:[-*\N{BULLET}\N{EN DASH}]\s+|\d{1,2}[.)]\s+)(?![a-z])")
_SENTENCE_FINAL: Final = ".!?:;\N{HORIZONTAL ELLIPSIS}" + CLOSING_MARKS + ")]"
_WIDEST_WRAP: Final = 200
"""Characters; nobody wraps lines by hand or by program beyond this."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraphs of a text in order, blanks at their edges left outside."""

    paragraphs: tuple[Bounds, ...]
    wrapped: bool = False
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple([start for start, _ in self.paragraphs]))

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds ``offset``.

        An offset between two paragraphs counts to the earlier one; before the first, and in a
        text without paragraphs, the answer is 0.
        """
        index = bisect_right(self._starts, offset)
        return index - 1 if index else 0


def lay_out(text: str) -> Layout:
    """Return the paragraphs of ``text``.

    A paragraph ends at a blank line, and at every newline where the text is not hard-wrapped. In
    a hard-wrapped text (lines broken because the next word did not fit) a newline still ends a
    paragraph where the next word would have fitted, so that lists and headings stay apart.
    """
    lines = [line.span() for line in _LINE.finditer(text)]
    single = [
        i
        for i, ((_, end), (start, _)) in enumerate(pairwise(lines))
        if text.count("\n", end, start) == 1
    ]
    if not single:
        return Layout(tuple(lines))
    ends = [_line_end(text, lines, i) for i in single]
    width = max(
        (
            end - start
            for i in single
            for start, end in lines[i : i + 2]
            if _has_room(text, start, end)
        ),
        default=0,
    )
    # A caption over its credit is no wrapped text where other lines are twice as long.
    longest = max(end - start for start, end in lines)
    if width > _WIDEST_WRAP or longest > 2 * width or not _is_wrapped(ends, width):
        return Layout(tuple(lines))
    joined = {end.line for end in ends if not end.apart and (end.lower or not _fits(end, width))}
    return Layout(tuple(_join(lines, joined)), wrapped=True)


@dataclass(slots=True)
class _LineEnd:
    """A newline that stands alone: the line before it and the word after it."""

    line: int  # index of the line before
    length: int  # of the line before
    final: bool  # the line before ends like a sentence
    next_word: int  # length of the first word of the next line
    lower: bool  # the next line begins with a small letter
    apart: bool  # the next line is set in further than the line before, or a list's item


def _line_end(text: str, lines: Sequence[Bounds], i: int) -> _LineEnd:
    (start, end), (next_start, _) = lines[i], lines[i + 1]
    word = _FIRST_WORD.match(text, next_start)
    assert word is not None
    return _LineEnd(
        line=i,
        length=end - start,
        final=text[end - 1] in _SENTENCE_FINAL,
        next_word=len(word.group()),
        lower=text[next_start].islower(),
        apart=_indent(text, next_start) > _indent(text, start) + 1
        or _LIST_ITEM.match(text, next_start) is not None,
    )


def _indent(text: str, start: int) -> int:
    return start - text.rfind("\n", 0, start) - 1


def _has_room(text: str, start: int, end: int) -> bool:
    """Whether a line could have been broken at all: a bare address says nothing of the width."""
    return text.find(" ", start, end) >= 0


def _fits(end: _LineEnd, width: int) -> bool:
    """Whether the next word would have fitted on the line, with room for a ragged margin."""
    return end.length + 1 + end.next_word <= width - width // 20


def _is_wrapped(ends: Sequence[_LineEnd], width: int) -> bool:
    """Whether most lines break for want of room and not because a sentence is over.

    Short lines that break for neither reason (menus, tables, addresses) have no say.
    """
    full = sum(not (end.final or end.apart or _fits(end, width)) for end in ends)
    over = sum(end.final for end in ends)
    return full > over


def _join(lines: Sequence[Bounds], joined: Set[int]) -> Iterator[Bounds]:
    """Yield paragraphs: the lines, those in ``joined`` made one with their next."""
    start: int | None = None
    for i, line in enumerate(lines):
        start = line[0] if start is None else start
        if i not in joined:
            yield start, line[1]
            start = None


# --------------------------------------------------------------------------- sentences

_BOUNDARY: Final = re.compile(r"[.!?\N{HORIZONTAL ELLIPSIS}][)\]\"'\u2019\u201d\u00bb]*(\s+)")
_OPEN_ENDED: Final = "?!\N{HORIZONTAL ELLIPSIS}"
_LAST_WORD: Final = re.compile(r"(?:.*[^\w.])?([\w.]*)", re.DOTALL)
_LONGEST_ABBREVIATION: Final = 12


@cache
def _abbreviations() -> frozenset[str]:
    groups = wordlists("abbreviations")
    words = [word for group in groups.values() for word in group["words"]]
    return frozenset([*words, *groups["local_titles"]["printed"]])


@cache
def _exclaimed() -> tuple[str, ...]:
    """Return names that end with an exclamation mark, behind a blank: "told E! News"."""
    return tuple([f" {word}!" for word in wordlists("abbreviations")["exclaimed"]["names"]])


@cache
def _numbered() -> frozenset[str]:
    """Return what stands before the number I, and before the pronoun: "Phase I. The plan"."""
    return frozenset(wordlists("sentences")["numbered"]["words"])


@cache
def _hours() -> tuple[frozenset[str], frozenset[str]]:
    """Return "p.m" and its like, and the days and zones before which they end no sentence."""
    group = wordlists("abbreviations")["hours"]
    return frozenset(group["hours"]), frozenset(group["before"])


def sentences(text: str, paragraph: Bounds, quoted: Sequence[Bounds]) -> list[Bounds]:
    """Return the sentences of one paragraph; they cover it but for the blanks between them.

    ``quoted`` are the outer bounds (marks included) of the quoted spans in the paragraph, in
    order. They are opaque: no full stop inside ends a sentence, but a span may end one with its
    last word (``"We go." He left.``). After a question or exclamation mark or dots before a closing
    mark the sentence goes on, since the cue mostly follows (``"Who pays?" Lind asked.``), unless it
    went before (``Lind asked: "Who pays?" Holm left.``) or none can follow.
    """
    start, stop = paragraph
    found: list[Bounds] = []
    begin = start
    inside = iter(quoted)
    span = next(inside, None)
    for match in _BOUNDARY.finditer(text, start, stop):
        at = match.start()
        end, after = match.span(1)
        while span is not None and span[1] <= at:
            span = next(inside, None)
        if span is not None and span[0] <= at < span[1]:
            # Only the very last stop of a quoted span can end the sentence around it.
            open_ended = text[at] in _OPEN_ENDED or text.endswith("..", start, at)
            if not span[1] <= after or (open_ended and not _over(text, span[0], after)):
                continue
            after = _skip_blanks(text, span[1], stop)
            if after == span[1]:
                continue
            end = _back_over_blanks(text, after)
        if after < stop and _begins_sentence(text, after) and not abbreviated(text, at, start):
            found.append((begin, end))
            begin = after
    found.append((begin, stop))
    return found


@cache
def _opener() -> re.Pattern[str]:
    """Return what begins a sentence behind a question, for no cue does: ``"Who pays?" The plan is
    to sell.``"""
    words = wordlists("sentences")["openers"]
    return re.compile(rf"(?:{'|'.join([*words['words'], *words['after_question']])})\b")


_ANNOUNCES: Final = re.compile(r"[^.!?\"\u201c\u201d\n]{3,150}: [\"\u201c]")
"""What follows a question and is the next one's: ``"Who pays?" Mr Holm, of Norsk, said: "You."``"""


def _over(text: str, opening: int, after: int) -> bool:
    """Whether a question or exclamation ends the sentence: a colon stands before its opening mark,
    or what follows can be no cue of its own."""
    announced = text[max(0, opening - 2) : opening].rstrip().endswith(":")
    follows = (_opener(), _ANNOUNCES)
    return announced or any(pattern.match(text, after) is not None for pattern in follows)


def _skip_blanks(text: str, at: int, stop: int) -> int:
    while at < stop and text[at].isspace():
        at += 1
    return at


def _back_over_blanks(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


def _begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence can begin here: after opening marks or brackets, no small letter (but
    that of "eBay")."""
    limit = min(at + 3, len(text) - 1)
    while at < limit and text[at] in OPENING_MARKS + "([":
        at += 1
    return not text[at].islower() or text[at + 1 : at + 2].isupper()


def abbreviated(text: str, at: int, start: int) -> bool:
    """Whether the full stop at ``at`` belongs to an abbreviation or an initial ("Dr.", "J."), or an
    exclamation mark to a name ("E! News")."""
    if text[at] == "!":
        return text.endswith(_exclaimed(), start, at + 1) and _goes_on(text, at)
    if text[at] != ".":
        return False
    match = _LAST_WORD.match(text, max(start, at - _LONGEST_ABBREVIATION), at)
    assert match is not None
    word = match[1]
    plain = word.casefold()
    hours, days = _hours()
    if plain in hours:
        following = _FIRST_WORD.match(text, _skip_blanks(text, at + 1, len(text)))
        return following is not None and following.group().rstrip(".,;:") in days
    if len(word) == 1:
        # "John F. Holm", but ``"I was in Block H." Holm left.``
        if word == "I":
            return _is_initial(text, at, start)
        return word.isupper() and text[at + 1 : at + 2].isspace()
    known = _abbreviations()
    if plain in known or word in known:
        return True
    if "." not in word:
        # A nun begins a sentence: "Sr. Ann Lind said", but not "It was Carl Lind Sr. He left".
        first = match.start(1)
        if word == "Sr":
            return first == start or text[first - 2] in _SENTENCE_FINAL
        return word == "Tech" and text.startswith(". Sgt", at)
    # "Det.Sgt. Lind"; "U.S. President", but "in the U.S. The": a short function word begins a new
    # sentence.
    last = word.rpartition(".")[2]
    return (
        last in known
        or last.casefold() in known
        or (word[-2] == "." and word.isupper() and _goes_on(text, at))
    )


_GIVEN: Final = re.compile(r"\b([A-Z][a-z]+) I\Z")
_BEFORE_I: Final = 16
_TWO_NAMES: Final = re.compile(r"\. [A-Z][a-z]+ (?:[\"\u201c][A-Z]\w+[\"\u201d] )?[A-Z][a-z]")


def _is_initial(text: str, at: int, start: int) -> bool:
    """Whether the "I" before a full stop is an initial: "Lloyd I. Moss said", "I. Ann Lind said",
    but not "He is older than I. Ann Lind said"."""
    if start == at - 1 or text[max(0, at - 3) : at - 1].rstrip()[-1:] in _SENTENCE_FINAL:
        return _TWO_NAMES.match(text, at) is not None
    given = _GIVEN.search(text, max(start, at - _BEFORE_I), at)
    return given is not None and given[1] not in _numbered() and _goes_on(text, at)


@cache
def _new_sentence() -> re.Pattern[str]:
    """Return what begins a sentence behind capitals with full stops: "in the U.S. They"."""
    words = wordlists("sentences")["openers"]
    begins = "|".join([*words["words"], *words["after_abbreviation"]])
    return re.compile(rf"[.!]\s+(?:{begins})\b")


def _goes_on(text: str, at: int) -> bool:
    return _new_sentence().match(text, at) is None
