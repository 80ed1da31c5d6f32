"""``quotebank speakers``: who is quoted in the bank; corrections of them are in correcting.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Literal

import click

from quotebank.cli.commands import ListingGroup
from quotebank.cli.completing import complete_speaker
from quotebank.cli.correcting import OF_SPEAKERS
from quotebank.cli.options import format_option, limit_option, limited
from quotebank.cli.terminal import note, one_line

if TYPE_CHECKING:
    from rich.text import Text

    from quotebank.cli.output import Format, Listing
    from quotebank.linking.register import Doubt
    from quotebank.storage import Printed, Quotations, SpeakerSummary


@click.group(cls=ListingGroup)
def speakers() -> None:
    """\b
    quotebank speakers lavr
    quotebank speakers show 3
    quotebank speakers merge 3 17

    Who is quoted, and what you know better than the program: which names are one person. Each
    decision is kept when articles are read again, and `undo` takes it back.
    """


@speakers.command("list", short_help="List them (as without a command).")
@click.argument("name", nargs=-1, shell_complete=complete_speaker)
@click.option(
    "--kind",
    type=click.Choice(("person", "organisation", "document", "unnamed")),
    help="Only these.",
)
@click.option(
    "--sort",
    type=click.Choice(("quotations", "name", "first", "last")),
    default="quotations",
    help="[default: quotations, the most first]",
)
@limit_option
@format_option
@click.pass_obj
def list_(
    db: str,
    name: tuple[str, ...],
    kind: str | None,
    sort: Literal["quotations", "name", "first", "last"],
    limit: int | None,
    form: Format | None,
) -> None:
    """\b
    quotebank speakers list lavr

    The people and bodies who are quoted, how often, and in which days. NAME matches whole words
    or beginnings.
    """
    from quotebank.cli.naming import nobody
    from quotebank.cli.output import one_more, write_first
    from quotebank.storage import Quotations

    wanted = " ".join(name)
    most = limited(limit, form)
    with Quotations.open(db) as bank:
        found = bank.speakers(wanted or None, kind=kind, sort=sort, limit=one_more(most))
        if not write_first(found, _listing(), form or "table", most):
            note(nobody(wanted, bank.speaker_names()) if wanted else "nothing found")


def _listing() -> Listing[SpeakerSummary]:
    from quotebank.cli.output import Column, Listing, plain, record_of
    from quotebank.storage import SpeakerSummary

    names = [field.name for field in fields(SpeakerSummary)]
    return Listing(
        columns=[
            Column("id", lambda s: str(s.id), number=True),
            Column("name", lambda s: s.name),
            Column("kind", lambda s: s.kind),
            Column("quotations", lambda s: str(s.quotations), number=True),
            Column("articles", lambda s: str(s.articles), number=True),
            Column("first", lambda s: plain(s.first)),
            Column("last", lambda s: plain(s.last)),
            Column("roles", lambda s: plain(s.roles), wide=1),
        ],
        screen=[
            Column("id", lambda s: str(s.id), number=True),
            Column("name", _name, wide=3),
            Column("quoted", lambda s: str(s.quotations), number=True),
            Column("articles", lambda s: str(s.articles), number=True),
            Column("days", _days, least=10),
            Column("roles", lambda s: plain(s.roles), wide=4),
        ],
        record=lambda s: record_of(s, names),
        fields=names,
    )


def _name(speaker: SpeakerSummary) -> Text:
    from rich.text import Text

    return Text(one_line(speaker.name), style="bold").append(f"\n{speaker.kind}", style="dim")


def _days(speaker: SpeakerSummary) -> Text:
    """Return the first and the last day on two lines, one where they are the same."""
    from rich.text import Text

    days = dict.fromkeys(day for day in (speaker.first, speaker.last) if day)
    return Text("\n".join(days))


@speakers.command(short_help="One speaker: names, roles, days.")
@click.argument("who", metavar="ID|NAME")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    help="A page to read [default], or a record.",
)
@click.pass_obj
def show(db: str, who: str, form: str) -> None:
    """\b
    quotebank speakers show Lavrov

    All names and roles printed for a speaker, in how many articles and between which days.
    """
    from quotebank.cli.naming import one_speaker
    from quotebank.cli.output import emit, record_of
    from quotebank.export import json_array
    from quotebank.storage import Quotations

    with Quotations.open(db) as bank:
        number = one_speaker(bank, who)
        if form == "text":
            emit(f"{one_line(line)}\n" if line else "\n" for line in _page(bank, number))
            return
        speaker = bank.speaker(number)
        parts = {"names": bank.names_of(number), "roles": bank.roles_of(number)}
        record = record_of(speaker, [field.name for field in fields(speaker)])
        keys = ("words", "articles", "first", "last", "by_hand")
        for part, printed in parts.items():
            record[part] = [record_of(each, keys) for each in printed]
        emit(json_array([record]), json=True)


def _page(bank: Quotations, number: int) -> Iterator[str]:
    from quotebank.cli.progress import amount

    speaker = bank.speaker(number)
    qid = f", {speaker.qid}" if speaker.qid else ""
    yield f"{speaker.name} ({speaker.kind}, speaker {speaker.id}{qid})"
    quoted = amount(speaker.quotations, "quotations")
    yield f"{quoted} in {amount(speaker.articles, 'articles')}{_between(speaker)}"
    for title, printed in (("Names", bank.names_of(number)), ("Roles", bank.roles_of(number))):
        if printed:
            yield ""
            yield f"{title}:"
        for each in printed:
            hand = ", by hand" if each.by_hand else ""
            yield f"- {each.words} ({amount(each.articles, 'articles')}{_between(each)}{hand})"


def _between(dated: SpeakerSummary | Printed) -> str:
    days = dict.fromkeys(day for day in (dated.first, dated.last) if day)
    return f", {' to '.join(days)}" if days else ""


@speakers.command(short_help="Names that may be one person, or two.")
@limit_option
@format_option
@click.pass_obj
def doubtful(db: str, limit: int | None, form: Format | None) -> None:
    """\b
    quotebank speakers doubtful

    Names that may be one person and were not joined, or that may be two, with the evidence; most
    quotations at stake first. `speakers merge` and `speakers split` decide.
    """
    from quotebank.cli.output import write_first
    from quotebank.storage import Bank
    from quotebank.workflows.linking_names import doubts

    with Bank.open(db) as bank:
        found = sorted(doubts(bank), key=lambda d: (-d.quotations, d.name, d.other))
    if not write_first(found, _doubts(), form or "table", limited(limit, form)):
        note("no doubts")


def _doubts() -> Listing[Doubt]:
    from quotebank.cli.output import Column, Listing, record_of

    names = ("name", "other", "reason", "quotations")
    return Listing(
        columns=[
            Column("name", lambda d: d.name, wide=2),
            Column("other", lambda d: d.other, wide=2),
            Column("reason", lambda d: d.reason, wide=3),
            Column("quotations", lambda d: str(d.quotations), number=True),
        ],
        record=lambda d: record_of(d, names),
        fields=names,
    )


for _correction in OF_SPEAKERS:
    speakers.add_command(_correction)
