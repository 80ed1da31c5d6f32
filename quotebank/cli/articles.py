"""``quotebank articles``: the articles of the bank, listed, removed, or told what was not said."""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import click

from quotebank.cli.decided import decision_noted
from quotebank.cli.options import format_option, limit_option, limited, today
from quotebank.cli.terminal import note, on_terminal

if TYPE_CHECKING:
    from quotebank.cli.output import Format, Listing
    from quotebank.storage import ArticleFilter, ArticleSummary


@click.group(invoke_without_command=True)
@click.option("--outlet", metavar="NAME", help="Printed by.")
@click.option("--source", metavar="PATH", help="Read from this file or folder.")
@click.option("--title", metavar="WORDS", help="With these words in the headline.")
@click.option("--since", metavar="DAY", help='Published since 2010, 2010-11, "last month" ...')
@click.option("--until", metavar="DAY", help="Published until then, that day, month or year too.")
@click.option("--copies", is_flag=True, help="Only near copies of other articles.")
@click.option("--after", type=int, metavar="ID", help="Go on after this article.")
@limit_option
@format_option
@click.pass_context
def articles(
    context: click.Context, /, limit: int | None, form: Format | None, **asked: Any
) -> None:
    """\b
    quotebank articles --outlet Reuters --since 2010
    quotebank articles remove 12 13
    quotebank articles set 12 --published 2010-11-04

    The articles of the bank, or one of the commands below for some of them.
    """
    if context.invoked_subcommand is not None:
        return
    from quotebank.cli.output import one_more, write_first
    from quotebank.storage import Bank

    most = limited(limit, form)
    with Bank.open(context.obj) as bank:
        found = bank.articles(replace(_filter(**asked), limit=one_more(most)))
        if not write_first(found, _listing(), form or "table", most):
            note("nothing found")


@articles.command(short_help="Remove articles and what hangs on them.")
@click.argument("ids", nargs=-1, type=int, metavar="[ID]...")
@click.option("--outlet", metavar="NAME", help="All that this outlet printed.")
@click.option("--source", metavar="PATH", help="All that was read from this file or folder.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def remove(
    db: str, ids: tuple[int, ...], outlet: str | None, source: str | None, yes: bool
) -> None:
    """\b
    quotebank articles remove 12 13
    quotebank articles remove --source news/old

    Remove articles and all that hangs on them, for good. Asks first; where nobody can be asked, it
    needs --yes.
    """
    from quotebank.storage import ArticleFilter, Bank
    from quotebank.workflows import amending

    if not ids and outlet is None and source is None:
        raise click.UsageError("name what to remove: ID..., --outlet or --source")
    if not (yes or on_terminal(sys.stdin)):
        raise click.UsageError("nobody is there to be asked: --yes removes without asking")
    with Bank.open(db, "write") as bank:
        wanted = ArticleFilter(ids=ids, outlet=outlet, source=source)
        doomed = [article.id for article in bank.articles(wanted)]
        for missing in sorted(set(ids) - set(doomed)):
            note(f"no article {missing}")
        if not doomed:
            note("nothing removed")
        elif yes or click.confirm(f"Remove {_articles(len(doomed))} for good?", err=True):
            note(f"{_articles(amending.remove(bank, doomed))} removed")
        else:
            note("nothing removed")
    click.get_current_context().exit(1 if set(ids) - set(doomed) else 0)


@articles.command("set", short_help="Say what the source did not.")
@click.argument("number", type=int, metavar="ID")
@click.option("--published", metavar="DAY", help="When it was published.")
@click.option("--updated", metavar="DAY", help="When it was last changed.")
@click.option("--outlet", metavar="NAME", help="Who printed it.")
@click.option("--title", metavar="WORDS", help="Its headline.")
@click.option("--url", metavar="URL", help="Its address.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Once for each.")
@click.option("--note", "why", metavar="WORDS", help="Why, kept with the change.")
@click.pass_obj
def set_(db: str, /, number: int, authors: tuple[str, ...], why: str | None, **given: Any) -> None:
    """\b
    quotebank articles set 12 --published 2010-11-04 --outlet Reuters

    Say what the source did not. It holds when the article is read again, and days that hang on
    the day of publication are reckoned again. An empty value ("") takes a field away.
    """
    from quotebank.workflows.amending import amend

    changes: dict[str, str | tuple[str, ...]] = {
        name: value for name, value in given.items() if value is not None
    }
    if authors:
        changes["authors"] = tuple(author for author in authors if author)
    if not changes:
        raise click.UsageError("say what to set: --published, --outlet, --title ...")
    made = amend(db, number, changes, why)
    decision_noted(f"article {number}: {', '.join(changes)} set", [made])


def _filter(since: str | None, until: str | None, **asked: Any) -> ArticleFilter:
    from quotebank import days
    from quotebank.storage import ArticleFilter

    return ArticleFilter(
        since=None if since is None else days.asked(since, today()).earliest,
        until=None if until is None else days.asked(until, today()).latest,
        **asked,
    )


def _listing() -> Listing[ArticleSummary]:
    from quotebank.cli.output import Column, Listing, plain, record_of
    from quotebank.storage import ArticleSummary

    names = [field.name for field in fields(ArticleSummary)]
    return Listing(
        columns=[
            Column("id", lambda a: str(a.id), number=True),
            Column("published", lambda a: plain(a.published)),
            Column("outlet", lambda a: plain(a.outlet)),
            Column("title", lambda a: plain(a.title), wide=2),
            Column("quotations", lambda a: str(a.quotations), number=True),
            Column("source", lambda a: a.source, wide=1),
        ],
        screen=[
            Column("id", lambda a: str(a.id), number=True),
            Column("published", lambda a: plain(a.published)[:10], least=10),
            Column("outlet", lambda a: plain(a.outlet), wide=2, least=10),
            Column("title", lambda a: a.title or a.source, wide=5),
            Column("quoted", lambda a: str(a.quotations), number=True),
        ],
        record=lambda a: record_of(a, names),
        fields=names,
    )


def _articles(number: int) -> str:
    from quotebank.cli.progress import amount

    return amount(number, "articles")
