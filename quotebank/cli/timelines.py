"""``quotebank timeline``: when somebody was quoted, as a picture and as numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotebank.cli.completing import complete_speaker
from quotebank.cli.options import format_option, picture_option, question, question_options
from quotebank.cli.terminal import note, stdout_is_terminal

if TYPE_CHECKING:
    from quotebank.cli.output import Format, Listing
    from quotebank.workflows.spreading import Period, Step, Timeline


@click.command()
@click.argument("speaker", nargs=-1, shell_complete=complete_speaker)
@question_options
@click.option(
    "--per",
    type=click.Choice(("day", "week", "month", "year")),
    help="How fine.  [default: what fits the days]",
)
@picture_option("Draw it into")
@format_option
@click.pass_obj
def timeline(
    db: str, /, per: Step | None, out: Path | None, form: Format | None, **asked: Any
) -> None:
    """\b
    quotebank timeline Lavrov --about NATO --per month

    How often SPEAKER was quoted, day by day or month by month: when it was said where the article
    tells, else when it was printed. Without SPEAKER: everybody. The filters are those of `said`.
    """
    from quotebank.cli.naming import look_up
    from quotebank.storage import Quotations
    from quotebank.workflows.spreading import spread

    asking = question(limit=None, **asked)
    with Quotations.open(db) as bank:
        look_up(bank, asking)
        found = spread(bank.said(asking, context=False), per)
    title = titled(asking.speaker or "All quotations", asking.about)
    if out is not None:
        from quotebank.cli.plotting import draw

        draw(out, title, {title: found.periods}, found.step)
        note(f"{out}: written")
    else:
        _write(found, title, form)
    _say_what_is_missing(found)


def titled(who: str, about: str | None) -> str:
    """Return the title of a picture: who, and about what."""
    return f"{who} on {about}" if about else who


def _write(found: Timeline, title: str, form: Format | None) -> None:
    from quotebank.cli.output import write_listing
    from quotebank.cli.plotting import drawn

    if form is None and stdout_is_terminal():
        if found.periods:
            click.echo(drawn(title, found.periods, found.step), nl=False)
        return
    write_listing(found.periods, _listing(), form or "table")


def _listing() -> Listing[Period]:
    from quotebank.cli.output import Column, Listing

    return Listing(
        columns=[
            Column("period", lambda period: period.name),
            Column("quotations", lambda period: str(period.quotations), number=True),
            Column("articles", lambda period: str(period.articles), number=True),
        ],
        record=lambda period: {
            "period": period.name,
            "first": period.first.isoformat(),
            "quotations": period.quotations,
            "articles": period.articles,
        },
        fields=("period", "first", "quotations", "articles"),
    )


def _say_what_is_missing(found: Timeline) -> None:
    if not found.periods:
        note("nothing found")
    if found.left_out:
        note(f"{found.left_out:,} left out: no day known, or not to the {found.step}")
