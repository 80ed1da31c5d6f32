"""The paragraphs around a quotation, with its words, its mention, cue and day marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from quotebank.cli.terminal import harmless

if TYPE_CHECKING:
    from rich.text import Text

    from quotebank.model import Quotation

Role = Literal["quotation", "mention", "cue", "day"]

_PLAIN: dict[Role, tuple[str, str]] = {
    "quotation": (
        "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}",
        "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    ),
    "mention": ("[", "]"),
    "cue": ("{", "}"),
    "day": ("<", ">"),
}
_STYLES: dict[Role, str] = {
    "quotation": "bold",
    "mention": "underline",
    "cue": "italic",
    "day": "cyan",
}
_APART = "[...]"


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs (offsets of ``text``) in order, and the marks in them."""

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    gaps: frozenset[int]
    marks: tuple[tuple[int, int, Role], ...]

    def plain(self) -> Iterator[str]:
        """Yield each paragraph on one line, marks as characters: «quotation» [mention] {cue}."""
        for start, end in self._with_gaps():
            if start == end:
                yield _APART
                continue
            inserted = self._inserted(start, end)
            parts = []
            at = start
            for offset, character in inserted:
                parts.append(harmless(self.text[at:offset]) + character)
                at = offset
            parts.append(harmless(self.text[at:end]))
            yield " ".join("".join(parts).split())

    def drawn(self) -> Iterator[Text]:
        """Yield each paragraph as rich text, marks as styles."""
        from rich.text import Text

        for start, end in self._with_gaps():
            if start == end:
                yield Text(_APART, style="dim")
                continue
            drawn = Text(harmless(self.text[start:end]).replace("\n", " "))
            for first, last, role in self.marks:
                if first < end and last > start:
                    drawn.stylize(_STYLES[role], max(first, start) - start, last - start)
            yield drawn

    def _with_gaps(self) -> Iterator[tuple[int, int]]:
        for number, bounds in enumerate(self.paragraphs):
            if number in self.gaps:
                yield (0, 0)
            yield bounds

    def _inserted(self, start: int, end: int) -> list[tuple[int, str]]:
        """Return the characters to insert; at one offset what ends stands before what begins."""
        inserted = []
        for first, last, role in self.marks:
            if first >= end or last <= start:
                continue
            opening, closing = _PLAIN[role]
            inserted.append((max(first, start), 1, -last, opening))
            inserted.append((min(last, end), 0, -first, closing))
        return [(offset, character) for offset, _, _, character in sorted(inserted)]


def passage(text: str, quotation: Quotation) -> Passage:
    """Return the paragraphs of ``text`` that hold ``quotation``, its mention, cue and day."""
    from quotebank.extraction.text.spans import lay_out

    marks: list[tuple[int, int, Role]] = [(s.start, s.end, "quotation") for s in quotation.spans]
    cues = filter(None, (quotation.cue, *quotation.further_cues))
    marks.extend((cue.start, cue.end, "cue") for cue in cues)
    if quotation.mention is not None:
        marks.append((quotation.mention.start, quotation.mention.end, "mention"))
    if quotation.said_on is not None:
        expression = quotation.said_on.expression
        marks.append((expression.start, expression.end, "day"))
    layout = lay_out(text)
    wanted = sorted(
        {
            number
            for start, end, _ in marks
            for number in range(layout.paragraph_at(start), layout.paragraph_at(end - 1) + 1)
        }
    )
    return Passage(
        text,
        tuple(layout.paragraphs[number] for number in wanted),
        frozenset(i for i in range(1, len(wanted)) if wanted[i] > wanted[i - 1] + 1),
        tuple(sorted(marks)),
    )
