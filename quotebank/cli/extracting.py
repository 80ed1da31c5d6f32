"""``quotebank extract``: sources in, JSON lines out, no bank."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import click

from quotebank.cli.options import reading, source_options
from quotebank.cli.terminal import harmless_json, note, on_terminal, stdout_is_terminal


@click.command()
@source_options
@click.pass_context
def extract(
    context: click.Context, /, sources: tuple[str, ...], workers: int | None, **how: Any
) -> None:
    """\b
    quotebank extract news/ archive.jsonl.gz > quotations.jsonl

    The parser without a bank: one JSON object an article, a line each, in the order of the input.
    SOURCE is a file (.txt .md .html .jsonl .csv .tsv, feeds, .warc, .zip and .tar of them, any of
    them .gz), a folder, or - for standard input.
    """
    from quotebank.cli.progress import Progress, amount, problem_line, skipped_files
    from quotebank.cli.stopping import signals
    from quotebank.ingest import total_bytes
    from quotebank.workflows.batches import failed
    from quotebank.workflows.extracting import extract_lines

    skipped: Counter[str] = Counter()
    problems: Counter[bool] = Counter()
    options = reading(**how)
    total = total_bytes(sources, options) if on_terminal(sys.stderr) else None
    with Progress(total, quiet=stdout_is_terminal()) as progress, signals() as caught:
        for done in extract_lines(sources, options, workers or 1, caught.stop, skipped):
            _write(done.lines)
            for problem in done.problems:
                progress.say(problem_line(problem))
                problems[failed(problem)] += 1
            progress.add(done.consumed, {"articles": done.articles, "quotations": done.quotations})
    told = [progress.told() or "no articles"]
    if problems:
        told.append(amount(problems.total(), "problems"))
    note("; ".join([*told, *skipped_files(skipped)]))
    if caught.status:
        note("stopped before the end")
    context.exit(caught.status or (1 if problems[True] else 0))


def _write(lines: bytes) -> None:
    if stdout_is_terminal():
        sys.stdout.write(harmless_json(lines.decode()))
    else:
        sys.stdout.buffer.write(lines)
        sys.stdout.buffer.flush()
