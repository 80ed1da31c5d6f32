"""``quotebank review``: people decide who said it, key by key, or without a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotebank.cli.completing import complete_speaker
from quotebank.cli.decided import decision_noted
from quotebank.cli.options import format_option
from quotebank.cli.progress import amount
from quotebank.cli.terminal import note, on_terminal, stdout_is_terminal

if TYPE_CHECKING:
    from quotebank.cli.output import Format
    from quotebank.model import Kind, SpeakerKind
    from quotebank.storage import Bank
    from quotebank.workflows.reviewing import Answer, Who

FAILED, FOUND_WRONG = 1, 3
_KINDS = click.Choice(("direct", "partial"))
_SPEAKER_KINDS = click.Choice(("person", "organisation", "document", "unnamed"))


@click.group(invoke_without_command=True)
@click.option(
    "--speaker", metavar="NAME", shell_complete=complete_speaker, help="Only said by NAME."
)
@click.option("--unattributed", is_flag=True, help="Only those without a speaker.")
@click.option("--kind", type=_KINDS, help="Whole sentences, or parts.")
@click.option("--article", "article_id", type=int, metavar="ID", help="In this article.")
@click.option("--sample", type=click.IntRange(min=1), metavar="N", help="N of them at random.")
@click.pass_context
def review(
    context: click.Context,
    speaker: str | None,
    unattributed: bool,
    kind: Kind | None,
    article_id: int | None,
    sample: int | None,
) -> None:
    """\b
    quotebank review --unattributed

    Walk through the quotations, the least certain first, and decide with single keys who said
    each. Decisions are kept apart from the parser's answer, win everywhere, and survive reading
    the article again. What is decided is not asked again: stop at any time, and go on later.
    """
    if context.invoked_subcommand is not None:
        return
    if not (on_terminal(sys.stdin) and stdout_is_terminal()):
        raise click.UsageError("needs a terminal; `quotebank review set` decides without one")
    from quotebank.cli.naming import look_up
    from quotebank.cli.sitting import Sitting
    from quotebank.model import Question
    from quotebank.storage import Bank
    from quotebank.workflows.linking_up import relink
    from quotebank.workflows.reviewing import Session

    asked = Question(
        speaker=speaker,
        unattributed=unattributed,
        kind=kind,
        article_id=article_id,
        sort="doubt",
    )
    with Bank.open(context.obj, "write") as bank:
        look_up(bank, asked)
        _tell_of_lost(bank)
        session = Session(bank, asked, sample)
        try:
            Sitting(session).run()
        finally:
            if session.decided:
                relink(bank)
            note(f"{session.decided:,} decided, {session.skipped:,} skipped")


def _tell_of_lost(bank: Bank) -> None:
    from quotebank.workflows.reviewing import lost

    number = sum(1 for _ in lost(bank))
    if number:
        told = amount(number, "decisions")
        note(f"{told} on passages that their articles no longer have (quotebank review lost)")


@review.command("set")
@click.argument("ids", nargs=-1, required=True, type=int, metavar="ID...")
@click.option("--speaker", metavar="NAME", shell_complete=complete_speaker, help="NAME said it.")
@click.option("--speaker-id", type=int, metavar="ID", help="This speaker said it.")
@click.option("--new", type=_SPEAKER_KINDS, help="NAME is new to the bank, and of this kind.")
@click.option("--accept", is_flag=True, help="The speaker that the bank has is right.")
@click.option("--none", "nobody", is_flag=True, help="The article names nobody.")
@click.option("--not-a-quote", is_flag=True, help="It is no quotation.")
@click.option("--kind", type=_KINDS, help="Whole sentences, or parts (with the others, or alone).")
@click.option("--note", metavar="WORDS", help="Why; kept with the decision.")
@click.pass_obj
def set_(
    db: str,
    ids: tuple[int, ...],
    speaker: str | None,
    speaker_id: int | None,
    new: SpeakerKind | None,
    accept: bool,
    nobody: bool,
    not_a_quote: bool,
    kind: Kind | None,
    note: str | None,
) -> None:
    """\b
    quotebank review set 12 --speaker "Ida Brekke"

    Decide on quotations by their numbers. `quotebank undo` takes a decision back.
    """
    given: dict[str, object] = {
        "--speaker": speaker,
        "--speaker-id": speaker_id,
        "--accept": accept,
        "--none": nobody,
        "--not-a-quote": not_a_quote,
    }
    chosen = [name for name, value in given.items() if value not in (None, False)]
    if len(chosen) > 1:
        raise click.UsageError(f"{' and '.join(chosen)}: one answer at a time")
    if not chosen and kind is None:
        raise click.UsageError(f"what is decided? one of {', '.join(given)}, --kind")
    if new is not None and speaker is None:
        raise click.UsageError("--new says of which kind --speaker NAME is")
    answers: dict[str, Answer] = {
        "--accept": "confirmed",
        "--none": "nobody",
        "--not-a-quote": "not-a-quote",
    }
    answer: Answer = answers.get(chosen[0], "speaker") if chosen else "kind"
    _set(db, ids, answer, _Asked(speaker, speaker_id, new), kind, note)


class _Asked:
    """The speaker as the options of `review set` name them."""

    def __init__(self, name: str | None, id_: int | None, new: SpeakerKind | None) -> None:
        self.name = name
        self.id = id_
        self.new = new

    def who(self, bank: Bank) -> Who | None:
        """Return who that is. Raises QueryError where the name means nobody, or several."""
        from quotebank.cli.naming import nobody
        from quotebank.errors import QueryError
        from quotebank.workflows.reviewing import Who, chosen

        if self.id is not None:
            return Who(bank.speaker(self.id).name, self.id)
        if self.name is None:
            return None
        if self.new is not None:
            return Who(self.name, None, self.new)
        if not bank.find_speakers(self.name):
            message = nobody(self.name, bank.speaker_names())
            raise QueryError(f"{message} (--new person makes one)")
        return chosen(bank, self.name)


def _set(
    db: str,
    ids: tuple[int, ...],
    answer: Answer,
    asked: _Asked,
    kind: Kind | None,
    why: str | None,
) -> None:
    from quotebank.storage import Bank
    from quotebank.workflows.linking_up import relink
    from quotebank.workflows.reviewing import decide

    with Bank.open(db, "write") as bank:
        who = asked.who(bank)
        with bank.writing():
            made = [decide(bank, number, answer, who, kind, why) for number in ids]
        relink(bank)
    for number, decision in zip(ids, made, strict=True):
        decision_noted(f"quotation {number} decided", [decision])


@review.command("lost")
@format_option
@click.pass_context
def lost_(context: click.Context, form: Format | None) -> None:
    """\b
    quotebank review lost

    Decisions on passages that their articles no longer have. They wait: should the passage come
    back, they are in force again. Ends with status 3 if there are any.
    """
    from quotebank.cli.output import Column, Listing, write_listing
    from quotebank.storage import Bank
    from quotebank.workflows.reviewing import lost

    listing: Listing[tuple[int, str]] = Listing(
        columns=[
            Column("id", lambda one: str(one[0]), number=True),
            Column("passage", lambda one: one[1], wide=1),
        ],
        record=lambda one: {"id": one[0], "passage": one[1]},
        fields=("id", "passage"),
    )
    with Bank.open(context.obj) as bank:
        shown = write_listing(lost(bank), listing, form or "table")
    context.exit(FOUND_WRONG if shown else 0)


@review.command("export")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def export_(db: str, file: Path | None) -> None:
    """\b
    quotebank review export ours.jsonl

    Write the decisions in the annotation format of `eval`, texts included: a test set of your own
    (quotebank eval ours.jsonl), or what `review import` takes into another bank.
    """
    from quotebank.cli.filing import is_standard_output, written
    from quotebank.cli.output import emit
    from quotebank.export import json_lines
    from quotebank.storage import Bank
    from quotebank.workflows.reviewed_gold import gold_lines

    with Bank.open(db) as bank:
        lines = json_lines(gold_lines(bank))
        if file is None or is_standard_output(file):
            emit(lines, json=True)
            return
        with written(file) as stream:
            number = sum(1 for line in lines if stream.write(line))
    note(f"{file}: {amount(number, 'articles')}")


@review.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def import_(context: click.Context, file: Path) -> None:
    """\b
    quotebank review import ours.jsonl

    Take the answers of an annotation file as decisions. A passage is found by its place, or by its
    words where the text has changed.
    """
    from quotebank.cli.progress import problem_line
    from quotebank.storage import Bank
    from quotebank.workflows.linking_up import relink
    from quotebank.workflows.reviewed_gold import import_gold

    with Bank.open(context.obj, "write") as bank:
        done = import_gold(bank, file)
        if done.decided:
            relink(bank)
    for problem in done.problems:
        note(problem_line(problem))
    note(f"{done.decided:,} decided, {done.same:,} decided so already")
    context.exit(FAILED if done.problems else 0)
