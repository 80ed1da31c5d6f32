"""Decisions about speakers (``quotebank speakers merge`` …) and ``quotebank undo``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotebank.cli.decided import decided, decision_noted
from quotebank.cli.options import format_option
from quotebank.cli.terminal import note
from quotebank.errors import QueryError

if TYPE_CHECKING:
    from quotebank.cli.output import Format, Listing
    from quotebank.storage import Bank, Decision
    from quotebank.workflows.deciding import Row

_why = click.option("--note", "why", metavar="WORDS", help="Why, kept with the decision.")


@click.command(short_help="Say that speakers are one.")
@click.argument("who", metavar="ID|NAME")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@_why
@click.pass_obj
def merge(db: str, who: str, others: tuple[str, ...], why: str | None) -> None:
    """\b
    quotebank speakers merge 3 17

    Say that speakers are one person, shown by the name of the first. All printed names are kept.
    """
    from quotebank.cli.naming import one_speaker
    from quotebank.workflows.deciding import decide

    def decision(bank: Bank) -> tuple[list[int], str]:
        into = one_speaker(bank, who)
        made = bank.merge([one_speaker(bank, other) for other in others], into, why)
        return made, bank.speaker(into).name

    made, name = decide(db, decision)
    decision_noted(f"one speaker: {name}", made)


@click.command(short_help="Say that a speaker is two.")
@click.argument("who", metavar="ID|NAME")
@click.argument("name")
@click.option(
    "--article", "articles", type=int, multiple=True, metavar="ID", help="In these articles."
)
@click.option("--printed", multiple=True, metavar="NAME", help="Where the article says NAME.")
@_why
@click.pass_obj
def split(
    db: str,
    who: str,
    name: str,
    articles: tuple[int, ...],
    printed: tuple[str, ...],
    why: str | None,
) -> None:
    """\b
    quotebank speakers split 3 "Jim Hanson" --article 12

    Say that a speaker is two: what these articles, or these printed names, hold goes to NAME.
    """
    from quotebank.cli.naming import one_speaker
    from quotebank.workflows.deciding import decide

    if not articles and not printed:
        raise click.UsageError("say which part: --article ID or --printed NAME")

    def decision(bank: Bank) -> int:
        speaker = one_speaker(bank, who)
        return bank.split(speaker, name, article_ids=articles, printed=printed, note=why)

    decision_noted(f"a speaker of its own: {name}", [decide(db, decision)])


@click.command(short_help="Show a speaker by another name.")
@click.argument("who", metavar="ID|NAME")
@click.argument("name")
@_why
@click.pass_obj
def rename(db: str, who: str, name: str, why: str | None) -> None:
    """\b
    quotebank speakers rename 3 "Sergey Lavrov"

    Set the name by which a speaker is shown.
    """
    from quotebank.cli.naming import one_speaker
    from quotebank.workflows.deciding import decide

    made = decide(db, lambda bank: bank.rename(one_speaker(bank, who), name, why))
    decision_noted(name, [made])


@click.command(short_help="Add a name to find a speaker by.")
@click.argument("who", metavar="ID|NAME")
@click.argument("name")
@_why
@click.pass_obj
def alias(db: str, who: str, name: str, why: str | None) -> None:
    """\b
    quotebank speakers alias 3 "Serguei Lavrov"

    Add a name by which a speaker is found.
    """
    from quotebank.cli.naming import one_speaker
    from quotebank.workflows.deciding import decide

    made = decide(db, lambda bank: bank.alias(one_speaker(bank, who), name, why))
    decision_noted(name, [made])


@click.command(short_help="Set Wikidata items, one or from a file.")
@click.argument("who", required=False, metavar="[ID|NAME]")
@click.argument("qid", required=False)
@click.option("--none", is_flag=True, help="Take the item away.")
@click.option(
    "--from",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE.csv",
    help="Names and items, a line each.",
)
@_why
@click.pass_context
def link(
    context: click.Context,
    who: str | None,
    qid: str | None,
    none: bool,
    file: Path | None,
    why: str | None,
) -> None:
    """\b
    quotebank speakers link Lavrov Q58217
    quotebank speakers link --from people.csv

    Set a speaker's Wikidata item. In a file the columns are name and qid; a name that is not just
    one speaker's is told and left. Nothing is fetched.
    """
    from quotebank.cli.naming import one_speaker
    from quotebank.workflows.deciding import decide

    if file is not None and who is None:
        context.exit(_link_all(context.obj, file))
    if file is not None or who is None or (qid is None) != none:
        raise click.UsageError("name a speaker and an item (or --none), or a file: --from FILE.csv")
    speaker: str = who
    made = decide(context.obj, lambda bank: bank.link(one_speaker(bank, speaker), qid, why))
    decision_noted(qid or "no item", [made])


def _link_all(db: str, file: Path) -> int:
    from quotebank.cli.progress import amount
    from quotebank.workflows.deciding import decide, link_rows

    outcomes = decide(db, lambda bank: list(link_rows(bank, _rows(file))))
    refused = [(row, why) for row, why in outcomes if why is not None]
    for row, why in refused:
        note(f"{file}, line {row.line}: {why}")
    note(f"{amount(len(outcomes) - len(refused), 'speakers')} linked, {len(refused)} left")
    return 1 if refused else 0


def _rows(file: Path) -> Iterator[Row]:
    """Read names and items; a first line that names the columns may set their order."""
    from quotebank.workflows.deciding import Row

    columns = {"name": 0, "qid": 1}
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream)
            for cells in reader:
                heads = [cell.strip().lower() for cell in cells]
                if reader.line_num == 1 and {"name", "qid"} <= set(heads):
                    columns = {name: heads.index(name) for name in columns}
                elif len(cells) > max(columns.values()):
                    name, qid = (cells[columns[key]].strip() for key in ("name", "qid"))
                    yield Row(reader.line_num, name, qid)
                elif cells:
                    raise QueryError(f"{file}, line {reader.line_num}: no name and item")
    except (UnicodeDecodeError, csv.Error) as error:
        raise QueryError(f"{file}: no CSV in UTF-8 ({error})") from None


@click.command()
@click.argument("number", type=int, required=False, metavar="[ID]")
@click.option("--list", "listed", is_flag=True, help="List the decisions instead.")
@format_option
@click.pass_obj
def undo(db: str, number: int | None, listed: bool, form: Format | None) -> None:
    """\b
    quotebank undo
    quotebank undo --list

    Take a decision back: the last one, or the one with this ID. All others stand.
    """
    from quotebank.cli.output import write_listing
    from quotebank.storage import Bank
    from quotebank.workflows import deciding

    if listed:
        with Bank.open(db) as bank:
            write_listing(bank.decisions(), _listing(), form or "table")
        return
    undone = deciding.decide(db, lambda bank: deciding.undo(bank, number))
    note(f"undone: {decided(undone)} (decision {undone.id} of {undone.made_at})")


def _listing() -> Listing[Decision]:
    from quotebank.cli.output import Column, Listing, plain, record_of

    names = ("id", "made_at", "undone_at", "verb", "subject", "value", "note")
    return Listing(
        columns=[
            Column("id", lambda d: str(d.id), number=True),
            Column("made", lambda d: d.made_at),
            Column("undone", lambda d: plain(d.undone_at)),
            Column("decision", decided, wide=1),
        ],
        record=lambda d: record_of(d, names),
        fields=names,
    )


OF_SPEAKERS = (merge, split, rename, alias, link)
