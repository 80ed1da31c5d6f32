"""``quotebank stats``: how many quotations, by whom, where and when, and how sure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from quotebank.cli.options import format_option
from quotebank.cli.terminal import note, one_line, stdout_is_terminal

if TYPE_CHECKING:
    from quotebank.cli.output import Format, Listing
    from quotebank.storage import Bank, Count, CountedBy

_BY: tuple[CountedBy, ...] = ("share", "speaker", "outlet", "month", "kind", "confidence")
_TITLES: dict[CountedBy, str] = {
    "share": "Of all quotations",
    "speaker": "By speaker",
    "outlet": "By outlet",
    "month": "By month (said where known, else published)",
    "kind": "By kind",
    "confidence": "By how sure the speaker is (from, of 1)",
}
_SHOWN = 10
_BAR = 30


@dataclass(frozen=True, slots=True)
class _Line:
    by: CountedBy
    name: str | None
    number: int
    share: float


@click.command()
@click.option("--by", type=click.Choice(_BY), multiple=True, help="Only this; may be repeated.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"At most N speakers and outlets.  [default: {_SHOWN} in a table on a terminal, else all]",
)
@format_option
@click.pass_obj
def stats(db: str, by: tuple[CountedBy, ...], limit: int | None, form: Format | None) -> None:
    """\b
    quotebank stats --by month --by speaker

    How many quotations the bank has, by speaker, outlet, month, kind and confidence; and of how
    many the speaker, the name and the day are known.
    """
    from quotebank.cli.output import write_listing
    from quotebank.storage import Bank

    drawn = form in (None, "table") and stdout_is_terminal()
    if limit is None and drawn:
        limit = _SHOWN
    with Bank.open(db) as bank:
        lines = list(_lines(bank, by or _BY, limit))
    if not lines[0].number and not by:
        note("the bank has no quotations")
    if drawn:
        _draw(lines)
    else:
        write_listing(lines, _listing(), form or "table")


def _lines(bank: Bank, by: Iterable[CountedBy], limit: int | None) -> Iterator[_Line]:
    total = bank.counts("share")[0].number
    for what in by:
        for count in bank.counts(what, limit):
            yield _Line(what, count.name, count.number, _share(count, total))


def _share(count: Count, total: int) -> float:
    return count.number / total if total else 0.0


def _listing() -> Listing[_Line]:
    from quotebank.cli.output import Column, Listing, record_of

    names = ("by", "name", "quotations", "share")
    return Listing(
        columns=[
            Column("by", lambda line: line.by),
            Column("name", lambda line: line.name or ""),
            Column("quotations", lambda line: str(line.number), number=True),
            Column("share", lambda line: f"{line.share:.4f}", number=True),
        ],
        record=lambda line: {
            **record_of(line, ("by", "name")),
            "quotations": line.number,
            "share": round(line.share, 4),
        },
        fields=names,
    )


def _draw(lines: list[_Line]) -> None:
    """Draw each part as bars, the longest as long as the most of its part."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    for by in dict.fromkeys(line.by for line in lines):
        part = [line for line in lines if line.by == by]
        most = max((line.number for line in part), default=0)
        table = Table(box=None, pad_edge=False, title=_TITLES[by], title_justify="left")
        table.add_column("", max_width=36, overflow="fold")
        table.add_column("quotations", justify="right")
        table.add_column("%", justify="right")
        table.add_column("")
        for line in part:
            bar = "\N{BLACK SQUARE}" * -(-_BAR * line.number // most) if most else ""
            table.add_row(
                Text(one_line(line.name or "not known")),
                f"{line.number:,}",
                f"{100 * line.share:.1f}",
                Text(bar, style="cyan"),
            )
        console.print(table)
        console.print()
