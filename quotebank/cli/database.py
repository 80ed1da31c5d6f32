"""``quotebank db …``: the bank's file itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from quotebank.cli.terminal import note, one_line


@click.group()
def db() -> None:
    """\b
    quotebank --db news.db db check

    Look after the file of a bank.
    """


@db.command(short_help="Bring an older bank to this version.")
@click.pass_obj
def upgrade(target: str) -> None:
    """\b
    quotebank --db news.db db upgrade

    Bring a bank that an older version made to this one; make an empty bank where there is none.
    """
    from quotebank.storage import migrate

    migrate.upgrade(target)
    note(f"{target}: at version {migrate.current(target)}")


@db.command(short_help="Print the version of its tables.")
@click.pass_obj
def current(target: str) -> None:
    """\b
    quotebank --db news.db db current

    Print which version of the tables the bank has.
    """
    from quotebank.storage import migrate

    sys.stdout.write(f"{migrate.current(target) or 'none'}\n")


@db.command(short_help="Prove it sound.")
@click.pass_context
def check(context: click.Context) -> None:
    """\b
    quotebank --db news.db db check

    Prove the bank sound: its file, its tables against this program's, its references, its search
    index and its counts. Prints what is wrong and ends with status 3, or prints nothing.
    """
    from quotebank.storage import check as checking

    findings = checking.check(context.obj)
    for finding in findings:
        sys.stdout.write(one_line(finding) + "\n")
    note(f"{context.obj}: {f'{len(findings)} things are wrong' if findings else 'sound'}")
    context.exit(3 if findings else 0)


@db.command(short_help="Copy it, even while it is written.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.pass_obj
def backup(target: str, file: Path) -> None:
    """\b
    quotebank --db news.db db backup news-2010-11-04.db

    Copy the bank into a new FILE, consistent even while somebody writes to it.
    """
    from quotebank.storage import check

    check.backup(target, str(file))
    note(f"{target} copied to {file}")


@db.command(short_help="Give free space back to the disk.")
@click.pass_obj
def vacuum(target: str) -> None:
    """\b
    quotebank --db news.db db vacuum

    Give the space of what was removed back to the disk.
    """
    from quotebank.storage import check

    check.vacuum(target)
    note(f"{target}: vacuumed")


@db.command("rebuild-search", short_help="Make the search index anew.")
@click.pass_obj
def rebuild_search(target: str) -> None:
    """\b
    quotebank --db news.db db rebuild-search

    Make the search index anew from the quotations.
    """
    from quotebank.storage import check

    check.rebuild_search(target)
    note(f"{target}: search index rebuilt")
