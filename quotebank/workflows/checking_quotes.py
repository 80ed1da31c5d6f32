"""Quotations against the bank: is this what they said, and did they say it?

Of one quotation, or of every quotation in a draft article, each with the speaker that the draft
gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotebank.extraction import extract
from quotebank.folding import fold_words
from quotebank.linking.verdicts import Finding, Printed, judge
from quotebank.model import Article, Printing, Quotation
from quotebank.storage import Bank

GOOD = frozenset(("exact", "trimmed"))
"""Verdicts with which a quotation may be printed."""

SHOWN = 5
"""Printings shown with a verdict."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation as given, the verdict on it, and the printings that it rests on.

    ``unknown``: the speaker as given, where the bank knows nobody of that name.
    """

    given: str
    speaker: str | None
    finding: Finding
    printings: tuple[Printing, ...]
    unknown: bool = False
    quotation: Quotation | None = None


def check(bank: Bank, given: str, speaker: str | None = None) -> Checked:
    """Judge a quotation, said by anybody or by ``speaker`` (words of a name)."""
    found = bank.resembling(given)
    known = None if speaker is None else _speakers(bank, speaker)
    finding = judge(given, [Printed(f.id, f.text, f.speaker_id) for f in found], known)
    printings = tuple(bank.printing(id_) for id_ in finding.printings[:SHOWN])
    return Checked(given, speaker, finding, printings, unknown=known == frozenset())


def check_article(bank: Bank, article: Article) -> Iterator[Checked]:
    """Judge every quotation of a draft, each with the speaker that the draft gives it."""
    for quotation in extract(article).quotations:
        speaker = None if quotation.speaker_kind == "unnamed" else quotation.speaker
        checked = check(bank, quotation.text, speaker)
        yield Checked(
            checked.given,
            quotation.speaker,
            checked.finding,
            checked.printings,
            checked.unknown,
            quotation,
        )


def _speakers(bank: Bank, name: str) -> frozenset[int]:
    """Return the speakers whom a name may mean: all its words, else its last word alone."""
    found = bank.find_speakers(name)
    if not found:
        # "Harry M. Brandt" in the draft, Harry Brandt in the bank: let the surname decide.
        words: Sequence[str] = fold_words(name)
        found = bank.find_speakers(words[-1]) if words else []
    return frozenset(speaker.id for speaker in found)
