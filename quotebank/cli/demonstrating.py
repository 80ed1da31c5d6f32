"""``quotebank demo``: a first look, on the articles that come with the program."""

from __future__ import annotations

import sys

import click
from click.core import ParameterSource

_LINES = 12


@click.command()
@click.pass_context
def demo(context: click.Context) -> None:
    """\b
    quotebank demo

    Ingest the sample articles (invented people, invented places) into ./demo.db, or the bank that
    --db names, and show who said what, when, and one quotation in its article.
    """
    from quotebank.cli.asking import listing
    from quotebank.cli.ingesting import store
    from quotebank.cli.output import write_listing
    from quotebank.cli.showing import write_page
    from quotebank.ingest import Options
    from quotebank.model import Question
    from quotebank.storage import Bank
    from quotebank.workflows.demonstrating import sample, telling

    place = _place(context)
    folder = sample()
    _say(f"$ quotebank --db {place} ingest {folder}")
    status = store(place, (folder,), Options(root=folder), 1)
    with Bank.open(place) as bank:
        _say(f"\n$ quotebank --db {place} said --limit {_LINES}")
        asking = Question(limit=_LINES)
        write_listing(bank.said(asking, context=False), listing(asking), "table")
        shown = telling(bank.said(Question(), context=False))
        if shown is not None:
            _say(f"\n$ quotebank --db {place} show {shown.id}")
            write_page(bank, shown)
            _say(f"\nTry next:\n  quotebank --db {place} said {_surname(shown.speaker)}")
    _say(f"  quotebank --db {place} speakers")
    _say(f"  quotebank --db {place} export --format chicago-notes")
    _say("  quotebank ingest YOUR-FOLDER")
    context.exit(status)


def _place(context: click.Context) -> str:
    """Return the bank to fill: never the one that QUOTEBANK_DB names, which holds real work."""
    root = context.find_root()
    if root.get_parameter_source("db") is ParameterSource.COMMANDLINE:
        return str(context.obj)
    return "demo.db"


def _surname(name: str | None) -> str:
    return (name or "").split(" ")[-1]


def _say(line: str) -> None:
    # Flushed, so that it stands in its place among what is told on standard error.
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
