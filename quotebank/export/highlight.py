"""The words of an article that a page marks: quoted words and mentions, one colour a speaker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quotebank.export.cleaning import one_line
from quotebank.export.palette import UNKNOWN
from quotebank.export.typeset import html
from quotebank.model import Printing

_CLOSING = "\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark: of the ``number``-th quotation, or (None) a mention.

    ``last``: the quotation ends here, and its number is set behind it.
    """

    start: int
    end: int
    tint: int
    number: int | None = None
    last: bool = False


def tints(printings: Sequence[Printing]) -> dict[str | None, int]:
    """Give each speaker a colour, in order of appearance; no speaker has one of its own."""
    given: dict[str | None, int] = {None: UNKNOWN}
    for printing in printings:
        if printing.speaker not in given:
            given[printing.speaker] = (len(given) - 1) % UNKNOWN
    return given


def marks(
    text: str, printings: Sequence[Printing], colours: Mapping[str | None, int]
) -> list[Mark]:
    """Return what is marked, in order, nothing twice; quoted words come before mentions.

    Words that do not stand in the text where they should are left out.
    """
    wanted = []
    for number, printing in enumerate(printings, 1):
        tint, spans = colours[printing.speaker], printing.quotation.spans
        wanted += [
            Mark(span.start, span.end, tint, number, span is spans[-1])
            for span in spans
            if text[span.start : span.end] == span.text != ""
        ]
        mention = printing.quotation.mention
        if mention is not None and text[mention.start : mention.end] == mention.text != "":
            wanted.append(Mark(mention.start, mention.end, tint))
    taken, end = [], 0
    for mark in sorted(wanted, key=lambda mark: (mark.start, mark.number is None)):
        if mark.start >= end:
            taken.append(mark)
            end = mark.end
    return taken


def paragraphs(text: str, spans: Sequence[tuple[int, int]], found: Sequence[Mark]) -> Iterator[str]:
    """Yield the content of each paragraph as HTML, its marks set."""
    at = 0
    for start, end in spans:
        # A mark may begin in one paragraph and end in another.
        while at < len(found) and found[at].end <= start:
            at += 1
        inside = []
        for mark in found[at:]:
            if mark.start >= end:
                break
            inside.append(mark)
        yield "".join(_pieces(text, start, end, inside))


def parted_by_blank_lines(text: str) -> list[tuple[int, int]]:
    """Return the spans of the blocks that blank lines part."""
    spans, start = [], 0
    for block in text.split("\n\n"):
        if block.strip():
            spans.append((start, start + len(block)))
        start += len(block) + 2
    return spans


def _pieces(text: str, start: int, end: int, inside: Sequence[Mark]) -> Iterator[str]:
    at = start
    for mark in inside:
        first, last = max(mark.start, at), min(mark.end, end)
        yield _shown(text[at:first])
        words = _shown(text[first:last])
        at = last
        if mark.number is None:
            yield f'<span class="mention t{mark.tint}">{words}</span>'
            continue
        yield f'<mark class="t{mark.tint}">{words}</mark>'
        if mark.last and mark.end <= end:
            while at < end and text[at] in _CLOSING:  # the number stands behind the closing mark
                at += 1
            yield f"{_shown(text[last:at])}{_reference(mark.number)}"
    yield _shown(text[at:end])


def _reference(number: int) -> str:
    return (
        f'<a class="ref" id="q{number}" href="#n{number}" '
        f'aria-label="Quotation {number}">{number}</a>'
    )


def _shown(text: str) -> str:
    """Return text as HTML, line by line without controls, blanks at the edges kept."""
    return "\n".join(_shown_line(line) for line in text.split("\n"))


def _shown_line(line: str) -> str:
    clean = html(one_line(line))
    if not clean:
        return " " if line else ""
    before = " " if line[0].isspace() else ""
    return f"{before}{clean}{' ' if line[-1].isspace() else ''}"
