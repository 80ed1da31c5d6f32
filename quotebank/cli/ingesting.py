"""``quotebank ingest``: sources into the bank."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from quotebank.cli.options import cores, reading, reading_options
from quotebank.cli.terminal import note, on_terminal

if TYPE_CHECKING:
    from quotebank.cli.progress import Progress
    from quotebank.ingest import Options
    from quotebank.workflows.ingesting import Step

_WAITING = "waiting: another process is writing to the bank, or reading for long"


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@reading_options
@click.option(
    "--changed",
    is_flag=True,
    help="Extract again what an older version has; without SOURCE all of that in the bank.",
)
@click.pass_context
def ingest(
    context: click.Context,
    /,
    sources: tuple[str, ...],
    workers: int | None,
    changed: bool,
    **how: Any,
) -> None:
    """\b
    quotebank ingest news/ --outlet "The Daily Planet"

    Read articles, extract quotations, store them. Safe to stop and to repeat: what is stored
    already is not extracted again. SOURCE is a file (.txt .md .html .jsonl .csv .tsv, feeds, .warc,
    .zip and .tar of them, any of them .gz), a folder, or - for standard input. What an older
    version of the program has extracted stays until --changed; ids, corrections and merges stay
    then, too.
    """
    if not sources and not changed:
        raise click.UsageError("Missing argument 'SOURCE...'.")
    status = store(context.obj, sources, reading(**how), workers or cores(), changed)
    context.exit(status)


def store(
    db: str, sources: tuple[str, ...], options: Options, workers: int, changed: bool = False
) -> int:
    """Ingest ``sources`` into the bank ``db``, telling how far it is; return the exit status."""
    from quotebank.cli.progress import Progress
    from quotebank.cli.stopping import signals
    from quotebank.ingest import total_bytes
    from quotebank.workflows import ingesting

    ingesting.refuse_misuse(sources, options)
    skipped: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    total = total_bytes(sources, options) if sources and on_terminal(sys.stderr) else None
    with (
        ingesting.opened(db, make=bool(sources)) as bank,
        Progress(total) as progress,
        signals() as caught,
    ):
        whole = ingesting.ingest(
            bank,
            sources,
            options,
            workers=workers,
            changed=changed,
            stop=caught.stop,
            skipped=skipped,
            tell=lambda step: _tell(step, progress, problems, noticed),
            waiting=lambda: progress.say(_WAITING),
        )
    note(_summary(progress, problems, skipped))
    for line in _hints(noticed):
        note(line)
    if not whole:
        note("stopped before the end; the same command goes on from here")
        return caught.status
    return 1 if problems["failed"] else 0


def _tell(step: Step, progress: Progress, problems: Counter[str], noticed: Counter[str]) -> None:
    from quotebank.cli.progress import problem_line
    from quotebank.workflows.batches import failed

    for problem in step.problems:
        progress.say(problem_line(problem))
        problems["failed" if failed(problem) else "noted"] += 1
    progress.add(
        step.consumed,
        {
            "articles": step.fates.total(),
            "new": step.fates["new"],
            "updated": step.fates["text"] + step.fates["metadata"],
            "unchanged": step.fates["same"],
            "quotations": step.quotations,
        },
    )
    noticed["outdated"] += step.outdated
    noticed["foreign"] += step.foreign


def _hints(noticed: Counter[str]) -> Iterator[str]:
    from quotebank.cli.progress import amount

    if number := noticed["foreign"]:
        yield f"{amount(number, 'articles')} not in English: nobody is named there"
    if number := noticed["outdated"]:
        yield (
            f"{amount(number, 'articles')} of these were extracted by another version; "
            "`quotebank ingest --changed` extracts them again"
        )


def _summary(progress: Progress, problems: Counter[str], skipped: Counter[str]) -> str:
    from quotebank.cli.progress import amount, skipped_files

    counts = progress.counts
    articles = f"{amount(counts['articles'], 'articles')}: " + ", ".join(
        f"{counts[fate]:,} {fate}" for fate in ("new", "updated", "unchanged")
    )
    quotations = amount(counts["quotations"], "quotations")
    failed = [amount(problems.total(), "problems")] if problems else []
    return "; ".join([articles, quotations, *failed, *skipped_files(skipped)])
