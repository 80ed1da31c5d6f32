"""People's decisions on quotations: which to ask about next, and how an answer is stored.

Each answer is written at once, in a transaction of its own: whoever stops, or is stopped, goes on
where it was. What is asked about is never what was decided already.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from quotebank.errors import QueryError
from quotebank.folding import fold
from quotebank.model import Kind, Printing, Question, SpeakerKind

if TYPE_CHECKING:
    from quotebank.storage import Bank, Quotations, SpeakerSummary

PAGE = 200
"""Quotations looked up at a time."""

Answer = Literal["confirmed", "speaker", "nobody", "not-a-quote", "kind"]


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as a decision names them: of the bank by id, else new to it by name."""

    name: str
    id: int | None = None
    kind: SpeakerKind = "person"


def decide(
    bank: Bank,
    quotation: int,
    answer: Answer,
    who: Who | None = None,
    kind: Kind | None = None,
    note: str | None = None,
) -> int:
    """Store one answer; return the decision's id, for ``Bank.undo``. Raises QueryError."""
    return bank.review(
        quotation,
        answer,
        speaker_id=who.id if who else None,
        speaker=who.name if who and who.id is None else None,
        speaker_kind=who.kind if who else "person",
        kind=kind,
        note=note,
    )


def undecided(bank: Bank, asked: Question, seen: set[int]) -> list[Printing]:
    """Return the next printings that a question asks about, without decided and ``seen`` ones."""
    found = []
    for printing in bank.said(replace(asked, limit=None), context=False):
        if not printing.decided and printing.id not in seen:
            found.append(printing)
            if len(found) == PAGE:
                break
    return found


def sampled(bank: Bank, asked: Question, size: int) -> list[Printing]:
    """Return printings drawn at random from the undecided ones that a question asks about."""
    drawn: list[Printing] = []
    open_ones = (p for p in bank.said(asked, context=False) if not p.decided)
    for number, printing in enumerate(open_ones):  # a reservoir: one pass, whatever their number
        if number < size:
            drawn.append(printing)
        elif (place := random.randint(0, number)) < size:  # noqa: S311 - a sample, no secret
            drawn[place] = printing
    random.shuffle(drawn)
    return drawn


@dataclass(slots=True)
class Session:
    """One sitting of a reviewer: what comes next, and what was decided in it, for undo.

    ``sample``: that many at random; else all in the order of the question.
    """

    bank: Bank
    asked: Question
    sample: int | None = None
    decided: int = 0
    skipped: int = 0
    _seen: set[int] = field(default_factory=set)
    _waiting: list[Printing] = field(default_factory=list)
    _taken: list[tuple[int, int]] = field(default_factory=list)
    _begun: bool = False

    def next(self) -> Printing | None:
        """Return the quotation to ask about now; None when there is none left."""
        if not self._waiting and self.sample is None:
            self._waiting = undecided(self.bank, self.asked, self._seen)
        elif not self._begun and self.sample is not None:
            self._waiting = sampled(self.bank, self.asked, self.sample)
        self._begun = True
        return self.bank.printing(self._waiting[0].id) if self._waiting else None

    def answer(self, answer: Answer, who: Who | None = None, kind: Kind | None = None) -> None:
        """Store an answer to the quotation asked about, and go on."""
        printing = self._waiting[0]
        made = decide(self.bank, printing.id, answer, who, kind)
        self._taken.append((made, printing.id))
        self.decided += 1
        self._go_on()

    def skip(self) -> None:
        """Go on without an answer; the quotation comes again in the next sitting."""
        self.skipped += 1
        self._go_on()

    def undo(self) -> bool:
        """Take the last answer of this sitting back and ask again; False when there is none."""
        if not self._taken:
            return False
        made, quotation = self._taken.pop()
        self.bank.undo(made)
        self.decided -= 1
        self._seen.discard(quotation)
        self._waiting.insert(0, self.bank.printing(quotation))
        return True

    def _go_on(self) -> None:
        self._seen.add(self._waiting.pop(0).id)


def runner_up(bank: Bank, printing: Printing) -> Who | None:
    """Return the parser's next best speaker; None where there is none."""
    name = printing.quotation.runner_up
    return None if name is None else named_in_article(bank, name, printing.article_id)


def named_in_article(bank: Bank, name: str, article_id: int) -> Who:
    """Return who a name as printed in an article is: the register's answer there, if it has one."""
    for other in bank.said(Question(article_id=article_id), context=False):
        if other.quotation.speaker == name and not other.decided and other.speaker_id is not None:
            return Who(other.speaker or name, other.speaker_id)
    same = exactly(bank, name)
    if len(same) == 1:
        return Who(same[0].name, same[0].id)
    return Who(name, None, "unnamed" if name[:1].islower() else "person")


def exactly(bank: Quotations, name: str) -> list[SpeakerSummary]:
    """Return the speakers who go by just this name, case and accents aside."""
    wanted = fold(" ".join(name.split()))
    return [
        speaker
        for speaker in bank.find_speakers(name)
        if wanted in {fold(known) for known in (speaker.name, *speaker.names)}
    ]


def chosen(bank: Bank, name: str) -> Who:
    """Return the one speaker of the bank whom a name means.

    Raises QueryError where it means several (naming them) or none.
    """
    found = exactly(bank, name) or bank.find_speakers(name)
    if len(found) == 1:
        return Who(found[0].name, found[0].id)
    if not found:
        raise QueryError(f"no speaker '{name}'")
    people = ", ".join(f"{one.id} {one.name}" for one in found[:5])
    raise QueryError(f"'{name}' may be any of {len(found)} speakers: {people} (--speaker-id)")


def lost(bank: Bank) -> Iterator[tuple[int, str]]:
    """Yield (quotation's id, message) of decisions whose passage the article no longer has."""
    for one in bank.reviewed():
        if not one.standing:
            article = bank.article(one.article_id)
            words = one.text if len(one.text) <= 60 else f"{one.text[:57]}..."
            yield one.id, f'{article.source}: "{words}" is no longer in it'
