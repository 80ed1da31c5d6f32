"""What a person decides about speakers: stored, and people and statements joined again by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from quotebank.errors import QueryError
from quotebank.folding import fold
from quotebank.storage import Bank, Decision, SpeakerSummary
from quotebank.workflows.linking_up import relink

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a file of names and Wikidata items."""

    line: int
    name: str
    qid: str


def decide(target: str, decision: Callable[[Bank], Answer]) -> Answer:
    """Open the bank at ``target``, make a decision (one of the bank's corrections) and relink."""
    with Bank.open(target, "write") as bank:
        answer = decision(bank)
        relink(bank)
    return answer


def undo(bank: Bank, number: int | None) -> Decision:
    """Take decision ``number`` back, the last one in force when it is None.

    Raises QueryError when there is none.
    """
    if number is None:
        number = max((made.id for made in bank.decisions(active=True)), default=None)
        if number is None:
            raise QueryError("there is no decision to undo")
    return bank.undo(number)


def link_rows(bank: Bank, rows: Iterable[Row]) -> Iterator[tuple[Row, str | None]]:
    """Link the speaker of each row; yield the row and, where it was not linked, why not.

    A name must be, in full, one printed for just one speaker.
    """
    for row in rows:
        people = [person for person in bank.find_speakers(row.name) if _is_named(person, row.name)]
        if len(people) != 1:
            found = ", ".join(f"{person.id} {person.name}" for person in people)
            yield row, f"several speakers: {found}" if found else f"no speaker '{row.name}'"
            continue
        try:
            bank.link(people[0].id, row.qid)
        except QueryError as refusal:
            yield row, str(refusal)
        else:
            yield row, None


def _is_named(person: SpeakerSummary, name: str) -> bool:
    return fold(name) in {fold(printed) for printed in (person.name, *person.names)}
