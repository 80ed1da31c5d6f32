"""The sentences around a quotation, as its article prints them."""

from __future__ import annotations

from quotebank.extraction.text.spans import lay_out, sentences
from quotebank.model import Printing, Quotation
from quotebank.storage import Quotations

Bounds = tuple[int, int]


class Surroundings:
    """Texts of a bank, the latest kept: the quotations of one article often come together."""

    def __init__(self, bank: Quotations, sentences_around: int) -> None:
        self._bank = bank
        self._count = sentences_around
        self._article: int | None = None
        self.text = ""

    def bounds(self, printing: Printing) -> Bounds:
        """Return where the passage begins and ends in ``text``, which is the article's from now."""
        if printing.article_id != self._article:
            self.text = self._bank.article_text(printing.article_id)
            self._article = printing.article_id
        return around(self.text, printing.quotation, self._count)


def around(text: str, quotation: Quotation, count: int) -> Bounds:
    """Return the bounds of the sentences of a quotation and of ``count`` before and behind them.

    They go over the ends of paragraphs. A quotation is never cut, whatever stops stand in it.
    """
    spans = [(span.start, span.end) for span in quotation.spans]
    found = [
        sentence
        for paragraph in lay_out(text).paragraphs
        for sentence in sentences(text, paragraph, spans)
    ]
    if not found:
        return spans[0][0], spans[-1][1]
    begin, end = spans[0][0], spans[-1][1]
    first = max((i for i, s in enumerate(found) if s[0] <= begin), default=0)
    last = min((i for i, s in enumerate(found) if s[1] >= end), default=len(found) - 1)
    start = found[max(0, first - count)][0]
    stop = found[min(len(found) - 1, max(first, last) + count)][1]
    return min(start, begin), max(stop, end)
