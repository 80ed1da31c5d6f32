"""Options that several commands share: how to read sources, and what to ask of the bank."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from quotebank.cli.completing import complete_outlet
from quotebank.cli.terminal import stdout_is_terminal

if TYPE_CHECKING:
    from quotebank.days import Interval
    from quotebank.ingest import Options
    from quotebank.model import Question

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("table", "csv", "json", "jsonl", "md")
ON_SCREEN = 50
"""Rows that a listing shows on a terminal unless --limit asks for others."""


def format_option(command: Command) -> Command:
    """Add --format, which every listing has."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        help="[default: a table; tab-separated lines in a pipe]",
    )(command)


def limit_option(command: Command) -> Command:
    """Add --limit, which every listing has."""
    return click.option(
        "--limit",
        type=click.IntRange(min=0),
        metavar="N",
        help=f"At most N.  [default: {ON_SCREEN} on a terminal, all in a pipe or with --format]",
    )(command)


def most_option(command: Command) -> Command:
    """Add --limit to what is written for a program or a file, and is whole by default."""
    return click.option(
        "--limit",
        type=click.IntRange(min=0),
        metavar="N",
        help="At most N.  [default: all]",
    )(command)


def picture_option(what: str) -> Callable[[Command], Command]:
    """Return --out, for commands that draw a picture; ``what`` begins its help ("Draw it into")."""
    return click.option(
        "--out",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help=f"{what} a .svg, .png or .pdf (needs quotebank[plots]).",
    )


def limited(limit: int | None, form: str | None) -> int | None:
    """Return how many rows to show: a screen can take only so many, a pipe or a file all."""
    if limit is None and form is None and stdout_is_terminal():
        return ON_SCREEN
    return limit


def today() -> date:
    """Return the machine's day, which only a relative --since or --until may read."""
    return datetime.now().astimezone().date()


_SOURCES = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
_READING_OPTIONS = (
    click.option("--outlet", metavar="NAME", help="Who printed it, where a source does not say."),
    click.option("--published", metavar="DAY", help="When, where a source does not say."),
    click.option("--url", metavar="URL", help="Its address, where a source does not say."),
    click.option(
        "--reader",
        metavar="KIND",
        help="text, markdown, html, jsonl, csv, feed, warc, zip or tar, for - and for files not "
        "named so.",
    ),
    click.option("--root", metavar="DIR", help="Know articles by their path below DIR."),
    click.option(
        "--max-article",
        type=int,
        metavar="BYTES",
        help="Leave longer ones out.  [default: 8000000]",
    ),
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="Processes that extract.  [default: as many as cores for ingest, 1 for extract]",
    ),
)


def cores() -> int:
    """Return how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def source_options(command: Command) -> Command:
    """Add SOURCE... and how to read it."""
    return _SOURCES(reading_options(command))


def reading_options(command: Command) -> Command:
    """Add how to read sources."""
    for option in reversed(_READING_OPTIONS):
        command = option(command)
    return command


def reading(
    outlet: str | None,
    published: str | None,
    url: str | None,
    reader: str | None,
    root: str | None,
    max_article: int | None,
) -> Options:
    """Return the readers' options. Raises SourceError for what cannot be meant."""
    from quotebank.ingest.options import MAX_ARTICLE, Options

    most = MAX_ARTICLE if max_article is None else max_article
    return Options(
        outlet=outlet, published=published, url=url, reader=reader, root=root, max_article=most
    )


_ABOUT = click.option("--about", metavar="WORDS", help='Words in it: summit, "a phrase", a or b*.')
_SINCE = click.option("--since", metavar="DAY", help='2010, 2010-11, 2010-11-04, "last month" ...')
_UNTIL = click.option("--until", metavar="DAY", help="The same; that day, month or year included.")
_OUTLET = click.option(
    "--outlet", metavar="NAME", shell_complete=complete_outlet, help="Printed by this outlet."
)
_QUESTION_OPTIONS = (
    _ABOUT,
    click.option("--raw", is_flag=True, help="--about is FTS5 syntax, as it stands."),
    _SINCE,
    _UNTIL,
    click.option("--on", "on_day", metavar="DAY", help="The same for both."),
    click.option(
        "--by",
        type=click.Choice(("known", "said", "published")),
        default="known",
        help="Which day counts.  [default: known: said where known, else published]",
    ),
    click.option("--speaker-id", type=int, metavar="ID", help="Said by just this speaker."),
    _OUTLET,
    click.option("--title", metavar="WORDS", help="In articles with these words in the headline."),
    click.option("--article", "article_id", type=int, metavar="ID", help="In this article."),
    click.option(
        "--kind", type=click.Choice(("direct", "partial")), help="Whole sentences, or parts."
    ),
    click.option("--unattributed", is_flag=True, help="Only those without a speaker."),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        metavar="0..1",
        help="Attributed as surely at least.",
    ),
    click.option(
        "--sort",
        type=click.Choice(
            ("newest", "oldest", "speaker", "article", "rank", "confidence", "doubt")
        ),
        default="newest",
        help="What comes first.  [default: newest]",
    ),
    click.option("--after", type=int, metavar="ID", help="Go on after this quotation."),
)


def narrowing_options(command: Command) -> Command:
    """Add what narrows two speakers' quotations alike: words, days and outlet."""
    for option in (_OUTLET, _UNTIL, _SINCE, _ABOUT):
        command = option(command)
    return command


def question_options(command: Command) -> Command:
    """Add the filters of ``said`` and ``export``; they arrive as ``asked``."""
    for option in reversed(_QUESTION_OPTIONS):
        command = option(command)
    return command


def question(
    speaker: tuple[str, ...],
    *,
    since: str | None,
    until: str | None,
    on_day: str | None,
    limit: int | None,
    **filters: Any,
) -> Question:
    """Return what the options ask. Raises QueryError for a day that cannot be meant."""
    from quotebank.model import Question

    if on_day is not None and (since is not None or until is not None):
        raise click.UsageError("--on stands for --since and --until: give it alone")
    if filters.get("about") is None and filters.get("raw"):
        raise click.UsageError("--raw says how --about is meant: give both")
    if filters.get("about") is None and filters.get("sort") == "rank":
        raise click.UsageError("--sort rank is by how well the words of --about are met: give both")
    if speaker and not "".join(speaker).strip():
        # A script's empty variable must not print the whole bank.
        raise click.UsageError("SPEAKER is empty")
    first, last = map(_asked, (since, until) if on_day is None else (on_day, on_day))
    if first and last and first.earliest > last.latest:
        raise click.UsageError("--since lies after --until")
    return Question(
        speaker=" ".join(speaker) or None,
        since=first.earliest if first else None,
        until=last.latest if last else None,
        limit=limit,
        **filters,
    )


def _asked(day: str | None) -> Interval | None:
    if day is None:
        return None
    from quotebank import days  # late: it reads the words of dates

    return days.asked(day, today())
