"""``quotebank statements``: what was said, each utterance once, with all its printings."""

from __future__ import annotations

import sys
from dataclasses import fields
from typing import TYPE_CHECKING

import click

from quotebank.cli.commands import ListingGroup
from quotebank.cli.completing import complete_speaker
from quotebank.cli.options import format_option, limit_option, limited
from quotebank.cli.terminal import note, one_line, stdout_is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from quotebank.cli.output import Format, Listing
    from quotebank.model import Printing
    from quotebank.storage import Conflict, StatementSummary


@click.group(cls=ListingGroup)
def statements() -> None:
    """\b
    quotebank statements Lavrov --printings 2
    quotebank statements show 7

    What was said, each utterance once, however many articles print it, trimmed or reworded.
    """


@statements.command("list", short_help="List them (as without a command).")
@click.argument("speaker", nargs=-1, shell_complete=complete_speaker)
@click.option("--about", metavar="WORDS", help='Words in it: summit, "a phrase", a or b*.')
@click.option(
    "--printings",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Printed so often at least.",
)
@click.option("--conflicts", is_flag=True, help="The same words, given to different speakers.")
@click.option("--after", type=int, metavar="ID", help="Go on after this statement.")
@limit_option
@format_option
@click.pass_obj
def list_(
    db: str,
    speaker: tuple[str, ...],
    about: str | None,
    printings: int,
    conflicts: bool,
    after: int | None,
    limit: int | None,
    form: Format | None,
) -> None:
    """\b
    quotebank statements list Lavrov --about Afghanistan

    Each statement with its longest form, how often and by whom it was printed, and its days.
    Near copies of one article count as one report.
    """
    from quotebank.cli.output import one_more, write_first
    from quotebank.storage import Bank, StatementFilter

    most = limited(limit, form)
    with Bank.open(db) as bank:
        if conflicts:
            found = write_first(bank.conflicts(), _conflicts(), form or "table", most)
        else:
            asked = StatementFilter(
                speaker=" ".join(speaker) or None,
                about=about,
                min_printings=printings,
                limit=one_more(most),
                after=after,
            )
            found = write_first(bank.statements(asked), _listing(), form or "table", most)
    if not found:
        note("nothing found")


def _listing() -> Listing[StatementSummary]:
    from quotebank.cli.output import Column, Listing, plain, record_of
    from quotebank.storage import StatementSummary

    names = [field.name for field in fields(StatementSummary)]
    return Listing(
        columns=[
            Column("id", lambda s: str(s.id), number=True),
            Column("first", lambda s: plain(s.first), least=10),
            Column("who", lambda s: s.speaker or "", wide=3, least=12),
            Column("said", lambda s: s.text, wide=8),
            Column("printings", lambda s: str(s.printings), number=True),
            Column("reports", lambda s: str(s.reports), number=True),
            Column("outlets", lambda s: plain(s.outlets), wide=4),
        ],
        record=lambda s: record_of(s, names),
        fields=names,
    )


def _conflicts() -> Listing[Conflict]:
    from quotebank.cli.output import Column, Listing, plain, record_of

    names = ("text", "speakers", "quotations")
    return Listing(
        columns=[
            Column("said", lambda c: c.text, wide=5),
            Column("speakers", lambda c: plain(c.speakers), wide=3),
            Column("quotations", lambda c: plain(c.quotations), wide=2),
        ],
        record=lambda c: record_of(c, names),
        fields=names,
    )


@statements.command(short_help="One statement and all its printings.")
@click.argument("number", type=int, metavar="ID")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    help="A page to read [default], or the records of `said`.",
)
@click.pass_obj
def show(db: str, number: int, form: str) -> None:
    """\b
    quotebank statements show 7

    The longest form of a statement, and each printing: where, when, and what it leaves out [-so-]
    or puts in {+so+}.
    """
    from quotebank.cli.output import emit
    from quotebank.export import json_array, printing_record
    from quotebank.model import Question
    from quotebank.storage import Bank

    with Bank.open(db) as bank:
        statement = bank.statement(number)
        printings = list(bank.said(Question(statement_id=number, sort="oldest"), context=False))
    if form == "json":
        emit(json_array(map(printing_record, printings)), json=True)
    elif stdout_is_terminal():
        from rich.console import Console

        console = Console(highlight=False, markup=False, emoji=False)
        for drawn in _drawn(statement, printings):
            console.print(drawn)
    else:
        for line in _plain(statement, printings):
            sys.stdout.write(line + "\n")


def _plain(statement: StatementSummary, printings: list[Printing]) -> Iterator[str]:
    from quotebank.linking.differences import differences, marked

    yield one_line(f"{statement.speaker or 'nobody named'}: {statement.text}")
    yield ""
    for printing in printings:
        yield _where(printing)
        yield "  " + one_line(marked(differences(statement.text, printing.quotation.text)))


def _drawn(statement: StatementSummary, printings: list[Printing]) -> Iterator[Text]:
    from rich.text import Text

    from quotebank.linking.differences import differences

    # Colours that stay apart for the colour-blind, and a line through what is left out.
    styles = {"same": "", "old": "strike dark_orange3", "new": "underline dodger_blue1"}
    yield Text(one_line(f"{statement.speaker or 'nobody named'}: {statement.text}"), style="bold")
    for printing in printings:
        yield Text("\n" + _where(printing), style="dim")
        line = Text()
        for change in differences(statement.text, printing.quotation.text):
            line.append(one_line(change.text), style=styles[change.what]).append(" ")
        yield line


def _where(printing: Printing) -> str:
    from quotebank.cli.moments import moment

    day, which = moment(printing, human=True)
    when = f"{which} {day}" if day else "no day"
    place = ": ".join(filter(None, (printing.outlet, printing.title or printing.source)))
    return one_line(f"{printing.id}  {place} ({when})")
