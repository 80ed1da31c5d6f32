"""``quotebank show``: a quotation inside its article, and the evidence for who and when."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotebank.cli.filing import is_standard_output
from quotebank.cli.terminal import note, one_line, stdout_is_terminal

if TYPE_CHECKING:
    from quotebank.model import Printing
    from quotebank.storage import Quotations

_ELSEWHERE = 8


@click.command()
@click.argument("ids", nargs=-1, required=True, type=int, metavar="ID...")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    help="A page to read [default], or the records of `said`.",
)
@click.option("--html", is_flag=True, help="The whole article as a page for the browser.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to write --html.  [default: standard output]",
)
@click.pass_obj
def show(db: str, ids: tuple[int, ...], form: str, html: bool, output: Path | None) -> None:
    """\b
    quotebank show 12
    quotebank show 12 --html -o article.html

    The quotation inside its paragraphs, with the words that name the speaker, the cue and the day
    marked; who that is, why, and how sure; where else it was printed; how to cite it. ID is the
    number that `said` prints. --html: the article with every quotation in its speaker's colour.
    """
    from quotebank.cli.output import emit
    from quotebank.export import json_array, printing_record
    from quotebank.storage import Quotations

    if output is not None and not html:
        raise click.UsageError("--output is for --html")
    if html:
        write_article(db, ids, output)
        return
    with Quotations.open(db) as bank:
        printings = [bank.printing(number) for number in ids]
        if form == "json":
            emit(json_array(map(printing_record, printings)), json=True)
            return
        for number, printing in enumerate(printings):
            if number:
                sys.stdout.write("\n")
            write_page(bank, printing)


def write_article(db: str, ids: Sequence[int], output: Path | None) -> None:
    """Write the one article of some quotations as a page, to a file or standard output."""
    from quotebank.cli.output import emit
    from quotebank.storage import Bank
    from quotebank.workflows.picturing import picture

    with Bank.open(db) as bank:
        articles = {bank.printing(number).article_id for number in ids}
        if len(articles) > 1:
            raise click.UsageError("--html shows one article: give quotations of the same one")
        page = picture(bank, articles.pop())
    if output is None or is_standard_output(output):
        emit([page])
        return
    output.write_text(page, encoding="utf-8", newline="")
    note(f"{output}: written")


def write_page(bank: Quotations, printing: Printing, *, whole: bool = True) -> None:
    """Write ``printing`` inside its article to standard output.

    ``whole``: with the other printings of the statement and a citation.
    """
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
        if whole:
            for line in (*_elsewhere(bank, printing), *_citation(printing)):
                console.print(Text(line))
        return
    lines = [one_line(printing.title or printing.source), *_article(printing), ""]
    for paragraph in shown.plain():
        lines += [f"    {paragraph}", ""]
    lines += _answers(printing)
    if whole:
        lines += [*_elsewhere(bank, printing), *_citation(printing)]
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


def _elsewhere(bank: Quotations, printing: Printing) -> Iterator[str]:
    """Yield the other printings of the statement: where, when, and how they differ."""
    from quotebank.cli.moments import published
    from quotebank.linking.differences import differences, marked
    from quotebank.model import Question

    if printing.statement_id is None:
        return
    asked = Question(statement_id=printing.statement_id, sort="oldest")
    others = [other for other in bank.said(asked, context=False) if other.id != printing.id]
    if others:
        yield ""
        yield f"Also printed {len(others)} time{'' if len(others) == 1 else 's'}:"
    for other in others[:_ELSEWHERE]:
        changes = differences(printing.quotation.text, other.quotation.text)
        same = all(change.what == "same" for change in changes)
        day = published(other.published, human=True) if other.published else ""
        place = ", ".join(filter(None, (other.outlet or other.title or other.source, day)))
        words = "in these words" if same else marked(changes)
        yield "  " + one_line(f"{other.id} {place}: {words}")
    if len(others) > _ELSEWHERE:
        yield f"  and {len(others) - _ELSEWHERE} more"


def _citation(printing: Printing) -> Iterator[str]:
    from quotebank.export import EXPORTERS

    yield ""
    yield "Cite:"
    for line in "".join(EXPORTERS["chicago-notes"]([printing])).splitlines():
        if line.strip():
            yield f"  {one_line(line)}"
