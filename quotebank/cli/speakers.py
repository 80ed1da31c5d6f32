"""``quotebank speakers``: who is quoted in the bank."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Literal

import click

from quotebank.cli.options import format_option, limit_option, limited
from quotebank.cli.terminal import note

if TYPE_CHECKING:
    from rich.text import Text

    from quotebank.cli.output import Format, Listing
    from quotebank.storage import SpeakerSummary


@click.command()
@click.argument("name", nargs=-1)
@click.option(
    "--kind",
    type=click.Choice(("person", "organisation", "document", "unnamed")),
    help="Only these.",
)
@click.option(
    "--sort",
    type=click.Choice(("quotations", "name", "first", "last")),
    default="quotations",
    help="[default: quotations, the most first]",
)
@limit_option
@format_option
@click.pass_obj
def speakers(
    db: str,
    name: tuple[str, ...],
    kind: str | None,
    sort: Literal["quotations", "name", "first", "last"],
    limit: int | None,
    form: Format | None,
) -> None:
    """\b
    quotebank speakers lavr

    The people and bodies who are quoted, how often, and in which days. NAME matches whole words
    or beginnings.
    """
    from quotebank.cli.naming import nobody
    from quotebank.cli.output import write_listing
    from quotebank.storage import Bank

    wanted = " ".join(name)
    most = limited(limit, form)
    with Bank.open(db) as bank:
        found = bank.speakers(wanted or None, kind=kind, sort=sort, limit=most)
        shown = write_listing(found, _listing(), form or "table")
        if not shown:
            note(nobody(wanted, bank.speaker_names()) if wanted else "nothing found")
        elif shown == most:
            note(f"{shown} shown (--limit N shows more)")


def _listing() -> Listing[SpeakerSummary]:
    from quotebank.cli.output import Column, Listing, plain, record_of
    from quotebank.storage import SpeakerSummary

    names = [field.name for field in fields(SpeakerSummary)]
    return Listing(
        columns=[
            Column("id", lambda s: str(s.id), number=True),
            Column("name", lambda s: s.name),
            Column("kind", lambda s: s.kind),
            Column("quotations", lambda s: str(s.quotations), number=True),
            Column("articles", lambda s: str(s.articles), number=True),
            Column("first", lambda s: plain(s.first)),
            Column("last", lambda s: plain(s.last)),
            Column("roles", lambda s: plain(s.roles), wide=1),
        ],
        screen=[
            Column("id", lambda s: str(s.id), number=True),
            Column("name", _name, wide=3),
            Column("quoted", lambda s: str(s.quotations), number=True),
            Column("articles", lambda s: str(s.articles), number=True),
            Column("days", _days, least=10),
            Column("roles", lambda s: plain(s.roles), wide=4),
        ],
        record=lambda s: record_of(s, names),
        fields=names,
    )


def _name(speaker: SpeakerSummary) -> Text:
    from rich.text import Text

    from quotebank.cli.terminal import one_line

    return Text(one_line(speaker.name), style="bold").append(f"\n{speaker.kind}", style="dim")


def _days(speaker: SpeakerSummary) -> Text:
    """Return the first and the last day on two lines, one where they are the same."""
    from rich.text import Text

    days = dict.fromkeys(day.isoformat() for day in (speaker.first, speaker.last) if day)
    return Text("\n".join(days))
