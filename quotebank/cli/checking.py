"""``quotebank check``: is this what they said? A quotation, or every quotation of a draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotebank.cli.completing import complete_speaker
from quotebank.cli.options import format_option
from quotebank.cli.progress import amount, problem_line
from quotebank.cli.standard_input import standard_input
from quotebank.cli.terminal import note, one_line, stdout_is_terminal
from quotebank.errors import SourceError

if TYPE_CHECKING:
    from rich.text import Text

    from quotebank.cli.output import Format, Listing
    from quotebank.model import Printing, Problem
    from quotebank.storage import Quotations
    from quotebank.workflows.checking_quotes import Checked

FAILED, FOUND_WRONG = 1, 3
_VERDICTS = {"exact": "bold green", "trimmed": "bold cyan"}
_CHANGES = {"same": "", "old": "red strike", "new": "green underline"}
_LONGEST_PATH = 4096
_MEANT_A_FILE = re.compile(r"\S*/\S*|\S+\.(?:txt|md|markdown|html?|jsonl|docx?|pdf)(?:\.gz)?")
"""A text that is meant as a file's name, and would only be reported as not in the bank."""


@click.command()
@click.argument("given", nargs=-1, required=True, metavar="TEXT|-|FILE...")
@click.option(
    "--speaker",
    metavar="NAME",
    shell_complete=complete_speaker,
    help="Who is supposed to have said it; for TEXT and for - (then it is one quotation).",
)
@format_option
@click.pass_context
def check(
    context: click.Context, given: tuple[str, ...], speaker: str | None, form: Format | None
) -> None:
    """\b
    quotebank check "I would rather explain a closed bridge" --speaker Achterberg
    quotebank check draft.txt

    Is it in the bank, in these words, by this speaker? exact; trimmed (words left out, nothing
    changed); altered; spliced (two quotations made one); another speaker; absent.

    The name of a file that exists is a draft: each quotation in it is checked with the speaker
    that the draft gives it. So is - (standard input), or one quotation where it has no quotation
    marks. Anything else is the text of one quotation. Ends with status 3 if any is neither exact
    nor trimmed.
    """
    from quotebank.storage import Quotations

    counts: Counter[str] = Counter()
    with Quotations.open(context.obj) as bank:
        _write(_judged(bank, _checked(bank, given, speaker), counts), form)
    if counts["quotations"] != 1:
        wrong = amount(counts["wrong"], "neither exact nor trimmed")
        note(f"{amount(counts['quotations'], 'quotations')}, {wrong}")
    context.exit(FAILED if counts["failed"] else FOUND_WRONG if counts["wrong"] else 0)


def _judged(
    bank: Quotations, items: Iterable[Checked | Problem], counts: Counter[str]
) -> Iterator[Checked]:
    """Yield the verdicts, counting them; say on standard error what could not be read."""
    from quotebank.cli.naming import nobody
    from quotebank.model import Problem
    from quotebank.workflows.batches import failed

    for item in items:
        if isinstance(item, Problem):
            counts["failed"] += failed(item)
            note(problem_line(item))
        else:
            counts["quotations"] += 1
            counts["wrong"] += not item.good
            if item.unknown and item.speaker is not None and item.source is None:
                note(nobody(item.speaker, bank.speaker_names()))
            yield item


def _checked(
    bank: Quotations, given: Sequence[str], speaker: str | None
) -> Iterable[Checked | Problem]:
    """Tell a draft from the text of a quotation; see the command's help."""
    from quotebank.workflows.checking_quotes import check, check_drafts

    if given == ("-",) and speaker is not None:
        return [check(bank, _quotation(standard_input()), speaker)]
    files = [
        name == "-" or (name != "" and Path(name).exists())
        for name in given
        if len(name) < _LONGEST_PATH
    ]
    if any(files) and len(files) == len(given):
        if speaker is not None:
            raise click.UsageError("--speaker is for a quotation: a draft names its own speakers")
        for name, there in zip(given, files, strict=True):
            if not there:
                raise SourceError(f"{name}: no such file")
        return check_drafts(bank, given)
    text = " ".join(given)
    if _MEANT_A_FILE.fullmatch(text):
        raise SourceError(f"{text}: no such file")
    return [check(bank, _quotation(text), speaker)]


def _quotation(text: str) -> str:
    if not text.strip():
        raise click.UsageError("the quotation is empty")
    return text.strip()


def _write(checked: Iterable[Checked], form: Format | None) -> None:
    from quotebank.cli.output import write_listing

    if form in (None, "table") and stdout_is_terminal():
        _draw(checked)
    else:
        write_listing(checked, _listing(), form or "table")


def _listing() -> Listing[Checked]:
    from quotebank.cli.output import Column, Listing

    return Listing(
        columns=[
            Column("verdict", lambda c: c.finding.verdict),
            Column("place", _place),
            Column("speaker", lambda c: c.speaker or ""),
            Column("words", lambda c: c.given),
            Column("printed", _printed),
            Column("who", lambda c: "; ".join(c.said_by)),
            Column("ids", lambda c: " ".join(str(p.id) for p in c.printings)),
            Column("why", lambda c: c.why),
        ],
        record=_record,
        fields=(
            "verdict", "source", "line", "start", "end", "speaker", "speaker_known", "text",
            "difference", "why", "ids",
        ),
    )  # fmt: skip


def _place(checked: Checked) -> str:
    return "" if checked.source is None else f"{checked.source}:{checked.line}"


def _printed(checked: Checked) -> str:
    """Return the words in the bank: those that differ marked, of two quotations both."""
    from quotebank.linking.differences import marked

    if checked.finding.changes:
        return marked(checked.finding.changes)
    if checked.finding.verdict == "spliced":
        return " | ".join(printing.quotation.text for printing in checked.printings)
    return checked.printings[0].quotation.text if checked.printings else ""


def _record(checked: Checked) -> dict[str, object]:
    from quotebank.export import printing_record
    from quotebank.linking.differences import marked

    finding, quotation = checked.finding, checked.quotation
    return {
        "verdict": finding.verdict,
        "why": checked.why,
        "text": checked.given,
        "speaker": checked.speaker,
        "speaker_known": None if checked.speaker is None else not checked.unknown,
        "source": checked.source,
        "line": checked.line,
        "start": quotation.spans[0].start if quotation else None,
        "end": quotation.spans[-1].end if quotation else None,
        "difference": marked(finding.changes) if finding.changes else None,
        "changes": [{"what": change.what, "text": change.text} for change in finding.changes],
        "ids": list(finding.printings),
        "printings": [printing_record(printing) for printing in checked.printings],
    }


def _draw(checked: Iterable[Checked]) -> None:
    """Draw each verdict as a few lines: what was given, what is in the bank, and where."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    for number, one in enumerate(checked):
        if number:
            console.print()
        verdict = one.finding.verdict
        head = Text.assemble(
            (verdict.upper(), _VERDICTS.get(verdict, "bold red")),
            f"  {one_line(one.why)}",
            (f"  {one_line(_place(one))}", "dim"),
        )
        console.print(head)
        given = f"given    {one_line(one.given)}"
        console.print(Padding(Text(given + _by(one.speaker)), (0, 0, 0, 2)))
        for line in _drawn(one):
            console.print(Padding(line, (0, 0, 0, 2)))


def _drawn(checked: Checked) -> Iterator[Text]:
    from rich.text import Text

    # Of a splice both sources, of anything else the printing that the difference is to.
    shown = checked.printings if checked.finding.verdict == "spliced" else checked.printings[:1]
    for printing in shown:
        words = Text("printed  ")
        if checked.finding.changes:
            for change in checked.finding.changes:
                words.append(one_line(change.text), style=_CHANGES[change.what]).append(" ")
        else:
            words.append(one_line(printing.quotation.text))
        yield words.append(_by(printing.speaker or "nobody named"))
    for printing in checked.printings:
        yield Text(f"         {_where(printing)}", style="dim")
    more = len(checked.finding.printings) - len(checked.printings)
    if more:
        yield Text(f"         and {more} more", style="dim")


def _by(speaker: str | None) -> str:
    return f"  ({one_line(speaker)})" if speaker else ""


def _where(printing: Printing) -> str:
    from quotebank.cli.moments import moment

    day, which = moment(printing, human=True)
    when = f"{'published' if which == 'published' else 'said'} {day}" if day else ""
    about = [when, printing.outlet, printing.title or printing.source]
    return one_line(f"{printing.id}: " + ", ".join(filter(None, about)))
