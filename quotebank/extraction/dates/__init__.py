"""When it was said: the last stage of extraction, after everybody knows who said what.

A quotation's day is taken from its attribution's own sentence, the words outside the quoted spans
(``occasions`` judges which expression there dates the saying). Without one it is inherited from
the nearest earlier sentence that dates the same occasion of the same speaker (``inheritance``),
and marked so; else there is none. Which expression is taken never depends on the day of
publication, only what it resolves to does: so ``resolve`` against a day told later equals
extracting with it.

    the days of a text      timeline: expressions (readings, contexts), occasions
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotebank.days import Interval, precision, published_interval, resolve
from quotebank.extraction.dates.expressions import Expression
from quotebank.extraction.dates.inheritance import Inheritance
from quotebank.extraction.dates.timeline import Timeline
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.text.datelines import Dateline
from quotebank.model import Basis, DateExpression, Quotation, SaidOn

__all__ = ["resolve", "when"]


def when(
    page: Page, quotations: Sequence[Quotation], published: str | None
) -> tuple[Quotation, ...]:
    """Return the quotations with ``said_on`` filled where the text says a day.

    ``published`` is the article's time of publication as ISO text.
    """
    if not quotations:
        return ()
    days = published_interval(published) if published is not None else None
    timeline = Timeline(page)
    inheritance = Inheritance(timeline)
    answers = []
    for quotation in quotations:
        own = _own_date(timeline, quotation)
        found = own or inheritance.of(quotation)
        if found is not None:
            inheritance.leave(quotation, found)
            expression = _resolved(page.text, found, page.dateline, days)
            quotation = replace(quotation, said_on=SaidOn(expression, inherited=own is None))
        answers.append(quotation)
    return tuple(answers)


def _own_date(timeline: Timeline, quotation: Quotation) -> Expression | None:
    """Return the expression in the sentences of the quotation's cues that dates it."""
    for cue in (quotation.cue, *quotation.further_cues):
        if cue is None or not timeline.is_promising(cue.start):
            continue
        sentence, mention = timeline.sentence_at(cue.start), None
        if quotation.mention and sentence[0] <= quotation.mention.start < sentence[1]:
            mention = quotation.mention.start, quotation.mention.end
        found = timeline.date_in(sentence, (cue.start, cue.end), mention)
        if found is not None:
            return found
    return None


def _resolved(
    text: str, found: Expression, dateline: Dateline | None, days: Interval | None
) -> DateExpression:
    normal = found.normal
    basis: Basis = "printed" if _is_absolute(normal) else "published"
    if normal in {"day:0", "day:-1"} and dateline is not None and dateline.normal:
        # "said today" under "MOSCOW, Nov. 3 -", printed on the fourth, was said on the third.
        normal = dateline.normal + ("@-1" if normal == "day:-1" else "")
        basis = "dateline"
    interval = resolve(normal, days)
    return DateExpression(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        normal=normal,
        earliest=interval.earliest if interval else None,
        latest=interval.latest if interval else None,
        precision=precision(normal),
        basis=basis,
    )


def _is_absolute(normal: str) -> bool:
    unit, _, value = normal.partition(":")
    return unit in {"day", "month", "year"} and value[:4].isdecimal()
