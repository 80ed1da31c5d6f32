"""``quotebank verify``: is the bank what was read, and are the sources still what was read?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from quotebank.cli.options import format_option
from quotebank.cli.progress import amount, problem_line
from quotebank.cli.terminal import note

if TYPE_CHECKING:
    from rich.text import Text

    from quotebank.cli.output import Format, Listing
    from quotebank.model import Problem
    from quotebank.storage import Flaw
    from quotebank.workflows.verifying import Difference

FAILED, FOUND_WRONG = 1, 3
_CHANGES = {"same": "", "old": "red strike", "new": "green underline"}


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@click.option("--root", metavar="DIR", help="Know articles by their path below DIR, as ingested.")
@click.option("--reader", metavar="KIND", help="For - and for files not named so, as ingested.")
@format_option
@click.pass_context
def verify(
    context: click.Context,
    sources: tuple[str, ...],
    root: str | None,
    reader: str | None,
    form: Format | None,
) -> None:
    """\b
    quotebank verify
    quotebank verify news/

    Prove that every stored quotation equals its text at its offsets, and every text what was read.
    With SOURCE, files or folders fetched again: which articles were edited since, which of their
    quotations changed, vanished or appeared, and which articles are gone. Nothing is written.
    Ends with status 3 if anything is found.
    """
    if sources:
        context.exit(_verify_sources(context.obj, sources, root, reader, form))
    context.exit(_verify_bank(context.obj, form))


def _verify_bank(db: str, form: Format | None) -> int:
    from quotebank.cli.output import write_listing
    from quotebank.storage import Bank

    with Bank.open(db) as bank:
        held = bank.stats()
        found = write_listing(bank.flaws(), _flaws(), form or "table")
    told = (
        f"{amount(held.quotations, 'quotations')} in {amount(held.articles, 'articles')} verified"
    )
    note(f"{told}; {found:,} wrong" if found else f"{told}; all as read")
    return FOUND_WRONG if found else 0


def _verify_sources(
    db: str, sources: tuple[str, ...], root: str | None, reader: str | None, form: Format | None
) -> int:
    from quotebank.cli.output import write_listing
    from quotebank.ingest import Options
    from quotebank.storage import Bank
    from quotebank.workflows.verifying import Verification

    failed: Counter[bool] = Counter()
    with Bank.open(db) as bank:
        verification = Verification(bank, Options(root=root, reader=reader))
        found = _readable(verification.run(sources), failed)
        write_listing(found, _differences(), form or "table")
    counts = verification.counts
    states = ("unchanged", "edited", "gone", "not in the bank")
    note(", ".join(f"{counts[state]:,} {state}" for state in states))
    if failed[True]:
        return FAILED
    return FOUND_WRONG if counts["edited"] or counts["gone"] else 0


def _readable(
    found: Iterable[Difference | Problem], failures: Counter[bool]
) -> Iterator[Difference]:
    from quotebank.model import Problem
    from quotebank.workflows.batches import failed

    for item in found:
        if isinstance(item, Problem):
            failures[failed(item)] += 1
            note(problem_line(item))
        else:
            yield item


def _flaws() -> Listing[Flaw]:
    from quotebank.cli.output import Column, Listing, record_of

    names = ("article_id", "source", "quotation", "message")
    return Listing(
        columns=[
            Column("article", lambda flaw: str(flaw.article_id), number=True),
            Column("id", lambda flaw: str(flaw.quotation or ""), number=True),
            Column("source", lambda flaw: flaw.source, wide=1),
            Column("wrong", lambda flaw: flaw.message, wide=2),
        ],
        record=lambda flaw: record_of(flaw, names),
        fields=names,
    )


def _differences() -> Listing[Difference]:
    from quotebank.cli.output import Column, Listing, record_of
    from quotebank.linking.differences import marked

    names = ("state", "id", "source", "title", "what", "quotation")
    return Listing(
        columns=[
            Column("state", lambda one: one.state),
            Column("article", lambda one: str(one.id or ""), number=True),
            Column("quotation", lambda one: str(one.quotation or ""), number=True),
            Column("what", lambda one: one.what or ""),
            Column("words", lambda one: marked(one.changes)),
            Column("source", lambda one: one.source),
        ],
        screen=[
            Column("state", lambda one: one.state, least=6),
            Column("article", lambda one: str(one.id or ""), number=True),
            Column("quotation", lambda one: str(one.quotation or ""), number=True),
            Column("what", lambda one: one.what or "", least=8),
            Column("words", _drawn, wide=3),
            Column("source", lambda one: one.title or one.source, wide=1),
        ],
        record=lambda one: {
            **record_of(one, names),
            "difference": marked(one.changes) if one.changes else None,
        },
        fields=(*names, "difference"),
    )


def _drawn(one: Difference) -> Text:
    from rich.text import Text

    from quotebank.cli.terminal import one_line

    words = Text()
    for change in one.changes:
        words.append(one_line(change.text), style=_CHANGES[change.what]).append(" ")
    return words
