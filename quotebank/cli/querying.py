"""``quotebank sql`` and ``quotebank schema``: questions in SQL, and what can be asked about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from quotebank.cli.commands import nearest
from quotebank.cli.options import format_option
from quotebank.cli.progress import amount
from quotebank.cli.standard_input import standard_input
from quotebank.cli.terminal import note, stdout_is_terminal
from quotebank.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quotebank.cli.output import Format, Listing
    from quotebank.storage.answer import Answer
    from quotebank.storage.descriptions import ColumnDoc, TableDoc

_ROWS_ON_SCREEN = 1000


def _parameters(
    context: click.Context,  # noqa: ARG001 - click's signature
    parameter: click.Parameter,  # noqa: ARG001 - click's signature
    given: tuple[str, ...],
) -> dict[str, str]:
    parts = [each.partition("=") for each in given]
    for name, equals, _ in parts:
        if not equals or not name.lstrip(":").isidentifier():
            raise click.BadParameter("is written name=value")
    return {name.lstrip(":"): value for name, _, value in parts}


class _AskedInSql(click.Command):
    """A command whose argument may begin with a comment of SQL, which looks like an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put what begins with a comment behind the options, where it is an argument."""
        comments = [one for one in args if one.startswith("--") and one[2:3].isspace()]
        if comments:
            args = [*(one for one in args if one not in comments), "--", *comments]
        return super().parse_args(ctx, args)


@click.command(cls=_AskedInSql)
@click.argument("query", metavar="QUERY|-|@FILE")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    callback=_parameters,
    metavar="NAME=VALUE",
    help="A value for :NAME in the query; once for each.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0.001),
    default=30.0,
    metavar="SECONDS",
    help="Give up after so long.  [default: 30]",
)
@click.option(
    "--row-limit",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"At most N rows.  [default: {_ROWS_ON_SCREEN} on a terminal, all in a pipe or with "
    "--format]",
)
@click.option(
    "--engine",
    type=click.Choice(("sqlite", "duckdb")),
    default="sqlite",
    help="duckdb: DuckDB's SQL on a Parquet snapshot, for big group-bys; values are $NAME.",
)
@click.option(
    "--snapshot",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where `export --format parquet -o DIR` put it.  [default: the bank's name, .parquet]",
)
@format_option
@click.pass_context
def sql(
    context: click.Context,
    query: str,
    parameters: dict[str, str],
    time_limit: float,
    row_limit: int | None,
    engine: Literal["sqlite", "duckdb"],
    snapshot: Path | None,
    form: Format | None,
) -> None:
    """\b
    quotebank sql "select speaker, count(*) from quote_full group by 1" --format csv

    Ask in SQL. Nothing can be changed. QUERY may be - (standard input) or @FILE. What the tables
    and views hold: quotebank schema.
    """
    from quotebank.cli.output import write_listing
    from quotebank.storage import adhoc

    if snapshot is not None and engine == "sqlite":
        raise click.UsageError("--snapshot is for --engine duckdb")
    if row_limit is None and form is None and stdout_is_terminal():
        row_limit = _ROWS_ON_SCREEN
    answer: Answer
    if engine == "duckdb":
        from quotebank.storage.snapshots import query_snapshot

        folder = snapshot or Path(context.obj).with_suffix(".parquet")
        _warn_of_age(folder, Path(context.obj))
        answer = query_snapshot(
            folder, _text(query), parameters, time_limit=time_limit, row_limit=row_limit
        )
    else:
        answer = adhoc.query(
            context.obj, _text(query), parameters, time_limit=time_limit, row_limit=row_limit
        )
    write_listing(answer, _answer_listing(answer.columns), form or "table")
    if answer.cut == "rows":
        note(f"cut after {amount(row_limit or 0, 'rows')} (--row-limit N shows more)")
    elif answer.cut == "time":
        seconds = f"{time_limit:g} second{'' if time_limit == 1 else 's'}"
        note(f"cut after {seconds}: the answer is not whole (--time-limit SECONDS)")
        context.exit(1)


def _warn_of_age(folder: Path, bank: Path) -> None:
    """Say so when the bank was written after its snapshot."""
    made = folder / "quote_full.parquet"
    if made.exists() and bank.exists() and bank.stat().st_mtime > made.stat().st_mtime:
        note(f"{folder} is older than {bank}: quotebank export --format parquet -o {folder}")


def _text(query: str) -> str:
    """Return the SQL itself. Raises OSError for a file that cannot be read."""
    if query == "-":
        return standard_input()
    if query.startswith("@"):
        try:
            return Path(query[1:]).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise QueryError(f"{query[1:]}: not a text in UTF-8") from None
    return query


def _answer_listing(columns: Sequence[str]) -> Listing[tuple[Any, ...]]:
    from quotebank.cli.output import Column, Listing, jsonable, plain

    keys = _distinct(columns)
    return Listing(
        columns=[
            Column(name, lambda row, i=i: plain(row[i]))  # type: ignore[misc] # mypy: lambda default
            for i, name in enumerate(columns)
        ],
        record=lambda row: dict(zip(keys, map(jsonable, row), strict=True)),
        fields=keys,
    )


def _distinct(columns: Sequence[str]) -> list[str]:
    """Return names that can be keys: a second "n" becomes "n_2"."""
    keys: list[str] = []
    for name in columns:
        key, number = name, 2
        while key in keys:
            key, number = f"{name}_{number}", number + 1
        keys.append(key)
    return keys


@click.command()
@click.argument("table", required=False)
@format_option
def schema(table: str | None, form: Format | None) -> None:
    """\b
    quotebank schema quote_full

    The tables and views that `sql` can ask, or the columns of one of them, and what they mean.
    Views are the stable interface; tables may change with a new version.
    """
    from quotebank.cli.output import write_listing
    from quotebank.storage.descriptions import describe

    tables = {described.name: described for described in describe()}
    if table is None:
        write_listing(tables.values(), _tables(), form or "table")
    elif table in tables:
        write_listing(tables[table].columns, _columns(), form or "table")
    else:
        raise QueryError(f"no table or view '{table}'{nearest(table, list(tables))}")


def _tables() -> Listing[TableDoc]:
    from quotebank.cli.output import Column, Listing, record_of

    return Listing(
        columns=[
            Column("name", lambda t: t.name),
            Column("kind", lambda t: t.kind),
            Column("meaning", lambda t: t.doc, wide=1),
        ],
        record=lambda t: (
            record_of(t, ("name", "kind", "doc"))
            | {"columns": [record_of(c, ("name", "type", "doc")) for c in t.columns]}
        ),
        fields=("name", "kind", "doc"),
    )


def _columns() -> Listing[ColumnDoc]:
    from quotebank.cli.output import Column, Listing, record_of

    return Listing(
        columns=[
            Column("column", lambda c: c.name),
            Column("type", lambda c: c.type),
            Column("meaning", lambda c: c.doc, wide=1),
        ],
        record=lambda c: record_of(c, ("name", "type", "doc")),
        fields=("name", "type", "doc"),
    )
