"""``quotebank compare``: what two people said about something, side by side by date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotebank.cli.completing import complete_speaker
from quotebank.cli.options import (
    format_option,
    limit_option,
    limited,
    narrowing_options,
    picture_option,
    question,
)
from quotebank.cli.terminal import note

if TYPE_CHECKING:
    from rich.text import Text

    from quotebank.cli.output import Format, Listing
    from quotebank.model import Printing
    from quotebank.workflows.comparing import Beside


@click.command()
@click.argument("first", metavar="A", shell_complete=complete_speaker)
@click.argument("second", metavar="B", shell_complete=complete_speaker)
@narrowing_options
@picture_option("Draw how often, into")
@limit_option
@format_option
@click.pass_obj
def compare(
    db: str,
    first: str,
    second: str,
    about: str | None,
    since: str | None,
    until: str | None,
    outlet: str | None,
    out: Path | None,
    limit: int | None,
    form: Format | None,
) -> None:
    """\b
    quotebank compare Achterberg Saravany --about bridge

    What two speakers said, side by side by date: the day it was said where the article tells, else
    the day it was printed. A and B are names, or the numbers that `speakers` prints.
    """
    from quotebank.cli.naming import one_speaker
    from quotebank.cli.output import write_listing
    from quotebank.errors import QueryError
    from quotebank.storage import Quotations
    from quotebank.workflows.comparing import side_by_side

    asked = question((), since=since, until=until, on_day=None, limit=None, about=about,
                     outlet=outlet, sort="oldest")  # fmt: skip
    with Quotations.open(db) as bank:
        ids = [one_speaker(bank, name) for name in (first, second)]
        if ids[0] == ids[1]:
            raise QueryError(f"'{first}' and '{second}' are the same speaker")
        names = [bank.speaker(number).name for number in ids]
        sides = [
            list(bank.said(replace(asked, speaker_id=number), context=False)) for number in ids
        ]
    if out is not None:
        _draw(out, names, sides, about)
        return
    rows = side_by_side(*sides)
    most = limited(limit, form)
    shown = write_listing(rows[:most], _listing(names), form or "table")
    if not rows:
        note("nothing found")
    elif shown < len(rows):
        note(f"{shown} of {len(rows)} shown (--limit N shows more)")


def _draw(
    out: Path, names: Sequence[str], sides: Sequence[Sequence[Printing]], about: str | None
) -> None:
    from quotebank.cli.plotting import draw
    from quotebank.cli.timelines import titled
    from quotebank.workflows.spreading import spread_together

    found = spread_together(sides)
    title = titled(" and ".join(names), about)
    series = {name: line.periods for name, line in zip(names, found, strict=True)}
    draw(out, title, series, found[0].step)
    note(f"{out}: written")


def _listing(names: Sequence[str]) -> Listing[Beside]:
    from quotebank.cli.moments import moment
    from quotebank.cli.output import Column, Listing
    from quotebank.export import printing_record

    def when(row: Beside) -> str:
        return moment(row.either, human=False)[0]

    return Listing(
        columns=[
            Column("when", when),
            Column(names[0], lambda row: _plain(row.first)),
            Column(names[1], lambda row: _plain(row.second)),
        ],
        screen=[
            Column("when", lambda row: moment(row.either, human=True)[0], least=11),
            Column(names[0], lambda row: _drawn(row.first), wide=1),
            Column(names[1], lambda row: _drawn(row.second), wide=1),
        ],
        record=lambda row: {
            "when": when(row),
            "first": row.first and printing_record(row.first),
            "second": row.second and printing_record(row.second),
            "first_words": row.first and row.first.quotation.text,
            "second_words": row.second and row.second.quotation.text,
            "first_id": row.first and row.first.id,
            "second_id": row.second and row.second.id,
        },
        fields=("when", "first_id", "first_words", "second_id", "second_words"),
    )


def _plain(printing: Printing | None) -> str:
    return "" if printing is None else f"{printing.quotation.text} ({printing.id})"


def _drawn(printing: Printing | None) -> Text:
    from rich.text import Text

    from quotebank.cli.terminal import one_line

    if printing is None:
        return Text()
    place = one_line(f"{printing.id}  {printing.outlet or printing.title or printing.source}")
    return Text(one_line(printing.quotation.text)).append(f"\n{place}", style="dim")
