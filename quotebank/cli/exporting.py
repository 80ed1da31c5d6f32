"""``quotebank export``: citation lists and data, with the filters of ``said``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from quotebank.cli.completing import complete_speaker
from quotebank.cli.filing import is_standard_output
from quotebank.cli.options import most_option, question, question_options
from quotebank.cli.terminal import note
from quotebank.export import EXPORTERS, Exporter, Options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quotebank.model import Question
    from quotebank.storage import Quotations

Row = TypeVar("Row")
SNAPSHOT = "parquet"
"""Not one exporter's file but a folder of views."""


@click.command()
@click.argument("speaker", nargs=-1, shell_complete=complete_speaker)
@click.option(
    "--format",
    "form",
    type=click.Choice((*EXPORTERS, SNAPSHOT)),
    metavar="FORMAT",
    help=f"{' '.join(EXPORTERS)}, or {SNAPSHOT}: all views into the folder of -o, for notebooks."
    "  [default: by -o's name]",
)
@click.option(
    "--list",
    "listing",
    type=click.Choice(("quotes", "articles")),
    default="quotes",
    help="One entry a quotation [default], or an article.",
)
@click.option("--bom", is_flag=True, help="csv that Excel knows as UTF-8.")
@click.option(
    "--markup",
    type=click.Choice(("plain", "markdown", "html")),
    help="How ready citations show italics.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write there, whole or not at all; - is standard output.",
)
@question_options
@most_option
@click.pass_obj
def export(
    db: str,
    /,
    form: str | None,
    listing: Literal["quotes", "articles"],
    bom: bool,
    markup: Literal["plain", "markdown", "html"] | None,
    output: Path | None,
    **asked: Any,
) -> None:
    """\b
    quotebank export Lavrov --since 2010 --format biblatex -o lavrov.bib

    Quotations as data, or as a list of citations in a style. The filters are those of `said`.
    """
    from quotebank.cli.naming import look_up
    from quotebank.cli.output import emit
    from quotebank.cli.progress import amount
    from quotebank.storage import Quotations

    if form == SNAPSHOT:
        _snapshot(db, output)
        return
    exporter = _exporter(form, output)
    if output is not None and is_standard_output(output):
        output = None
    options = _options(exporter, listing, bom=bom, markup=markup)
    asking = question(**asked)
    counted = [0]
    with Quotations.open(db) as bank:
        look_up(bank, asking)
        texts = _texts(exporter, options, bank, asking, counted)
        if output is None:
            emit(texts, json="json" in exporter.name)
        else:
            _write(texts, output)
    if output is not None:
        note(f"{amount(counted[0], 'quotations')} into {output}")
    elif counted[0] == 0:
        note("nothing found")


def _snapshot(db: str, folder: Path | None) -> None:
    """Write all views of the bank into ``folder``."""
    from quotebank.cli.progress import amount
    from quotebank.storage.snapshots import write_snapshot

    if folder is None or is_standard_output(folder):
        raise click.UsageError(f"--format {SNAPSHOT} needs -o and the folder to write")
    context = click.get_current_context()
    given = click.core.ParameterSource.COMMANDLINE
    said = {name for name in context.params if context.get_parameter_source(name) is given}
    if said - {"form", "output"}:
        raise click.UsageError(f"--format {SNAPSHOT} takes the whole bank: filter in the notebook")
    rows = write_snapshot(db, folder)
    note(f"{len(rows)} views into {folder}: {amount(rows['quote_full'], 'quotations')}")


def _exporter(form: str | None, output: Path | None) -> Exporter:
    """Return the format that was named, or the first whose files end like ``output``."""
    if form is not None:
        return EXPORTERS[form]
    suffix = output.suffix if output is not None else ""
    for exporter in EXPORTERS.values():
        if suffix and exporter.suffix == suffix:
            return exporter
    raise click.UsageError(f"say the --format: {', '.join(EXPORTERS)}")


def _options(
    exporter: Exporter,
    listing: Literal["quotes", "articles"],
    *,
    bom: bool,
    markup: Literal["plain", "markdown", "html"] | None,
) -> Options:
    """Return the exporter's options. Raises UsageError for one that it does not take."""
    if listing not in exporter.listings:
        raise click.UsageError(f"--format {exporter.name} makes no list of {listing}")
    for name, given in (("bom", bom), ("markup", markup is not None)):
        if given and name not in exporter.takes:
            takers = ", ".join(e.name for e in EXPORTERS.values() if name in e.takes)
            raise click.UsageError(f"--{name} is for {takers}, not for {exporter.name}")
    return Options(listing=listing, bom=bom, markup=markup or "plain")


def _texts(
    exporter: Exporter, options: Options, bank: Quotations, asking: Question, counted: list[int]
) -> Iterator[str]:
    from quotebank.cli.output import begun

    straight = exporter.straight
    if straight is not None and options.listing == "quotes":
        return straight.write(_counting(begun(straight.read(bank, asking)), counted), options)
    return exporter(_counting(begun(bank.said(asking)), counted), options)


def _counting(rows: Iterable[Row], counted: list[int]) -> Iterator[Row]:
    for row in rows:
        counted[0] += 1
        yield row


def _write(texts: Iterable[str], output: Path) -> None:
    from quotebank.cli.filing import written

    with written(output) as stream:
        for text in texts:
            stream.write(text)
