"""``quotebank said``: one question to the bank, the answers as a listing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from quotebank.cli.completing import complete_speaker
from quotebank.cli.options import (
    format_option,
    limit_option,
    limited,
    question,
    question_options,
)
from quotebank.cli.terminal import note, stdout_is_terminal

if TYPE_CHECKING:
    from rich.text import Text

    from quotebank.cli.output import Column, Format, Listing
    from quotebank.model import Printing, Question
    from quotebank.storage import Quotations


@click.command()
@click.argument("speaker", nargs=-1, shell_complete=complete_speaker)
@question_options
@click.option(
    "--context", type=click.IntRange(min=0), metavar="N", help="With N sentences before and after."
)
@limit_option
@format_option
@click.pass_obj
def said(db: str, /, form: Format | None, context: int | None, **asked: Any) -> None:
    """\b
    quotebank said Lavrov --about NATO --since 2010

    Who said what, when. SPEAKER matches whole words or beginnings of a name. "When" is the day it
    was said where the article tells, else the day it was printed; the table says which.
    """
    from quotebank.cli.naming import look_up
    from quotebank.storage import Quotations

    asked["limit"] = limited(asked["limit"], form)
    asking = question(**asked)
    with Quotations.open(db) as bank:
        look_up(bank, asking)
        shown = _write(bank, asking, form, context)
        _say_what_was_left_out(bank, asking, shown)


def _write(bank: Quotations, asking: Question, form: Format | None, context: int | None) -> int:
    from quotebank.cli.output import write_listing

    printings = bank.said(asking, context=False)
    shown = listing(asking)
    if context is not None:
        from quotebank.cli.surroundings import with_surroundings

        shown = with_surroundings(shown, bank, context)
    return write_listing(printings, shown, form or "table")


def listing(asking: Question) -> Listing[Printing]:
    """Return how the answers to ``asking`` are shown."""
    from quotebank.cli.output import Listing

    return Listing(
        columns=_columns(),
        record=_record,
        screen=_screen(_marker(asking)) if stdout_is_terminal() else (),
        own={form: _exported(form) for form in ("csv", "md")},
    )


def _record(printing: Printing) -> Mapping[str, object]:
    from quotebank.export import printing_record

    return printing_record(printing)


def _exported(form: str) -> Callable[[Iterable[Printing]], Iterator[str]]:
    """Return the exporter of ``form``, loaded when it is used."""

    def lines(printings: Iterable[Printing]) -> Iterator[str]:
        from quotebank.export import EXPORTERS

        return EXPORTERS[form](printings)

    return lines


def _columns() -> list[Column[Printing]]:
    from quotebank.cli.moments import moment
    from quotebank.cli.output import Column

    return [
        Column("id", lambda p: str(p.id)),
        Column("when", lambda p: moment(p, human=False)[0]),
        Column("is", lambda p: moment(p, human=False)[1]),
        Column("who", lambda p: p.speaker or ""),
        Column("kind", lambda p: p.quotation.kind),
        Column("words", lambda p: p.quotation.text),
        Column("outlet", lambda p: p.outlet or ""),
        Column("title", lambda p: p.title or ""),
        Column("source", lambda p: p.source),
    ]


def _screen(marked: Callable[[str], Text]) -> list[Column[Printing]]:
    from rich.text import Text

    from quotebank.cli.moments import moment
    from quotebank.cli.output import Column
    from quotebank.cli.terminal import one_line

    def when(printing: Printing) -> Text:
        day, which = moment(printing, human=True)
        return Text(day.replace(" of ", " of\n")).append(f"\n{which}", style="dim")

    def who(printing: Printing) -> Text:
        name = Text(one_line(printing.speaker or "?"), style="bold")
        if printing.decided:
            name.append("\nconfirmed by hand", style="dim not bold")
        return name

    def where(printing: Printing) -> Text:
        place = one_line(printing.title or printing.source)
        return Text(place).append(f"\n{one_line(printing.outlet or '')}", style="dim")

    return [
        Column("id", lambda p: str(p.id), number=True),
        Column("when", when, least=11),
        Column("who", who, wide=3, least=12),
        Column("said", lambda p: marked(p.quotation.text), wide=8),
        Column("where", where, wide=5),
    ]


def _marker(asking: Question) -> Callable[[str], Text]:
    """Return how a quotation is drawn: the words that were asked for stand out."""

    def mark(text: str) -> Text:
        from rich.text import Text

        from quotebank.cli.terminal import harmless
        from quotebank.storage.search import highlighter

        drawn = Text(harmless(text))
        if asking.about is not None:
            for start, end in highlighter(asking.about, asking.raw)(text):
                drawn.stylize("bold", start, end)
        return drawn

    return mark


def _say_what_was_left_out(bank: Quotations, asking: Question, shown: int) -> None:
    if asking.limit is not None and shown == asking.limit:
        total = bank.count(asking)
        if total > shown:
            note(f"{shown} of {total} shown (--limit N shows more)")
            return
    if shown == 0:
        note("nothing found")
