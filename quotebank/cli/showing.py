"""``quotebank show``: a quotation inside its article, and the evidence for who and when."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from quotebank.cli.terminal import one_line, stdout_is_terminal

if TYPE_CHECKING:
    from quotebank.model import Printing
    from quotebank.storage import Bank


@click.command()
@click.argument("ids", nargs=-1, required=True, type=int, metavar="ID...")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    help="A page to read [default], or the records of `said`.",
)
@click.pass_obj
def show(db: str, ids: tuple[int, ...], form: str) -> None:
    """\b
    quotebank show 12

    The quotation inside its paragraphs, with the words that name the speaker, the cue and the day
    marked; who that is, why, and how sure. ID is the number that `said` prints.
    """
    from quotebank.cli.output import emit
    from quotebank.export import json_array, printing_record
    from quotebank.storage import Bank

    with Bank.open(db) as bank:
        printings = [bank.printing(number) for number in ids]
        if form == "json":
            emit(json_array(map(printing_record, printings)), json=True)
            return
        for number, printing in enumerate(printings):
            if number:
                sys.stdout.write("\n")
            write_page(bank, printing)


def write_page(bank: Bank, printing: Printing) -> None:
    """Write ``printing`` inside its article to standard output."""
    from quotebank.cli.passage import passage

    shown = passage(bank.article_text(printing.article_id), printing.quotation)
    if stdout_is_terminal():
        from rich.console import Console
        from rich.padding import Padding
        from rich.text import Text

        console = Console(highlight=False, markup=False, emoji=False)
        console.print(Text(one_line(printing.title or printing.source), style="bold"))
        for about in _article(printing):
            console.print(Text(about, style="dim"))
        for drawn in shown.drawn():
            console.print(Padding(drawn, (1, 4, 0, 4)))
        console.print()
        for answer in _answers(printing):
            console.print(Text(answer))
        return
    lines = [one_line(printing.title or printing.source), *_article(printing), ""]
    for paragraph in shown.plain():
        lines += [f"    {paragraph}", ""]
    lines += _answers(printing)
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _article(printing: Printing) -> Iterator[str]:
    about = [printing.outlet, *(f"{word} {day}" for word, day in _days(printing) if day)]
    yield one_line(" - ".join(filter(None, about)) or "no outlet, no day")
    if printing.authors:
        yield one_line("by " + ", ".join(printing.authors))
    yield one_line(printing.url or printing.source)


def _days(printing: Printing) -> list[tuple[str, str | None]]:
    return [("published", printing.published), ("updated", printing.updated)]


def _answers(printing: Printing) -> Iterator[str]:
    """Yield who, why and when, a line each."""
    from quotebank.extraction import explain

    quotation = printing.quotation
    about: list[str] = [printing.speaker_kind or "no speaker"]
    if printing.speaker_id is not None:
        about.append(f"speaker {printing.speaker_id}")
    yield _answer("Who", printing.speaker or "nobody is named", about)
    why = explain(quotation)
    if printing.decided:
        why = f"confirmed by hand; the parser said {quotation.speaker or 'nobody'}: {why}"
    yield _answer("Why", why)
    otherwise = [f"else {quotation.runner_up}"] if quotation.runner_up else []
    yield _answer("Sure", f"{quotation.confidence:.0%}", otherwise)
    yield _answer("When", _when(printing))
    words = "whole sentences" if quotation.kind == "direct" else "part of a sentence"
    yield _answer("Kind", quotation.kind, [words])
    yield _answer("Id", str(printing.id), [f"in article {printing.article_id}"])


def _answer(name: str, answer: str, more: Iterable[str] = ()) -> str:
    aside = ", ".join(more)
    return f"{name + ':':<6}" + one_line(f"{answer} ({aside})" if aside else answer)


def _when(printing: Printing) -> str:
    from quotebank.cli.moments import moment

    day, which = moment(printing, human=True)
    said = printing.quotation.said_on
    if said is None:
        return f"the article does not say; {which} {day}" if day else "the article does not say"
    words = f'"{said.expression.text}"'
    if said.expression.earliest is None:
        return f"{words}, which needs the day of publication (articles set ID --published DAY)"
    basis = {
        "printed": "",
        "published": ", reckoned from the day of publication",
        "dateline": ", reckoned from the dateline",
    }[said.expression.basis]
    earlier = ", in an earlier sentence" if said.inherited else ""
    return f"said {day} ({words}{earlier}{basis})"
