"""A stretch between quotation marks, and what can be wrong with its marks. Made by ``quotes``."""

from __future__ import annotations

from quotebank.model import Problem


class Quoted:
    """One stretch between quotation marks, nested ones left inside it.

    ``start`` and ``end`` bound the words (blanks at the marks left out), ``outer_start`` and
    ``outer_end`` the marks too; ``paragraph`` is an index into ``Layout.paragraphs``. ``opened``
    and ``closed``: it has a mark of its own at that end. ``continues``: it goes on with the words
    of the span before, which left its marks open.
    """

    __slots__ = (
        "closed", "continues", "end", "opened", "outer_end", "outer_start", "paragraph",
        "start",
    )  # fmt: skip

    def __init__(
        self,
        start: int,
        end: int,
        outer_start: int,
        outer_end: int,
        paragraph: int,
        opened: bool,
        closed: bool,
        continues: bool,
    ) -> None:
        self.start, self.end = start, end
        self.outer_start, self.outer_end, self.paragraph = outer_start, outer_end, paragraph
        self.opened, self.closed, self.continues = opened, closed, continues


def unclosed(span: Quoted) -> Problem:
    """Return the problem of a span that no mark closes."""
    return Problem(
        code="unclosed-mark",
        message="a quotation mark is never closed; the words count to the end of its paragraph",
        start=span.outer_start,
        end=span.outer_end,
    )


def unopened(start: int, end: int) -> Problem:
    """Return the problem of a mark that closes what was never opened."""
    return Problem(
        code="unopened-mark",
        message="a quotation mark closes what was never opened; the words before it are left out",
        start=start,
        end=end,
    )
