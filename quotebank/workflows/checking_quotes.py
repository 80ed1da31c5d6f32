"""Quotations against the bank: is this what they said, and did they say it?

Of one quotation, or of every quotation in a draft article, each with the speaker that the draft
gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotebank.extraction import extract
from quotebank.folding import fold_words
from quotebank.ingest import Options, read
from quotebank.linking.names import Fit, fit, parse
from quotebank.linking.verdicts import Finding, Printed, judge
from quotebank.model import Article, Printing, Problem, Quotation
from quotebank.storage import Quotations

GOOD = frozenset(("exact", "trimmed"))
"""Verdicts with which a quotation may be printed."""

SHOWN = 5
"""Printings shown with a verdict."""

_MARKS = frozenset(
    '"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}'
    "\N{LEFT SINGLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation as given, the verdict on it, and the printings that it rests on.

    ``unknown``: the bank knows nobody of the name that was given as the speaker's. Of a draft:
    its ``source``, the ``quotation`` found in it, and the ``line`` on which that begins.
    """

    given: str
    speaker: str | None
    finding: Finding
    printings: tuple[Printing, ...]
    unknown: bool = False
    source: str | None = None
    line: int | None = None
    quotation: Quotation | None = None

    @property
    def good(self) -> bool:
        """Whether it may be printed as it stands."""
        return self.finding.verdict in GOOD

    @property
    def said_by(self) -> tuple[str, ...]:
        """Who said it by the printings shown, each once."""
        return tuple(dict.fromkeys(p.speaker or "nobody named" for p in self.printings))

    @property
    def why(self) -> str:
        """The verdict in plain words."""
        count = len(self.finding.printings)
        words = {
            "exact": f"printed {count} times" if count > 1 else "printed once",
            "trimmed": "words are left out",
            "altered": self.finding.reason or "the words differ",
            "spliced": "two quotations made one",
            "another speaker": f"the bank has it from {' and '.join(self.said_by)}",
            "absent": "not in the bank",
        }[self.finding.verdict]
        return f"{words}; the bank knows nobody called {self.speaker}" if self.unknown else words


def check(bank: Quotations, given: str, speaker: str | None = None) -> Checked:
    """Judge a quotation, said by anybody or by ``speaker`` (words of a name)."""
    known = None if speaker is None else _speakers(bank, speaker)
    finding = Finding("absent")
    printed: list[Printed] = []
    for some in bank.resembling(given):
        printed += [Printed(found.id, found.text, found.speaker_id) for found in some]
        finding = judge(given, printed, known)
        if finding.verdict in GOOD:
            break
    printings = tuple(bank.printing(id_) for id_ in finding.printings[:SHOWN])
    return Checked(given, speaker, finding, printings, unknown=known == frozenset())


def check_article(bank: Quotations, article: Article) -> Iterator[Checked]:
    """Judge every quotation of a draft, each with the speaker that the draft gives it."""
    for quotation in extract(article).quotations:
        speaker = None if quotation.speaker_kind == "unnamed" else quotation.speaker
        yield replace(
            check(bank, quotation.text, speaker),
            speaker=quotation.speaker,
            source=article.source,
            line=article.text.count("\n", 0, quotation.spans[0].start) + 1,
            quotation=quotation,
        )


def check_drafts(bank: Quotations, sources: Sequence[str]) -> Iterator[Checked | Problem]:
    """Judge the quotations of files, folders and standard input; what cannot be read is a Problem.

    Standard input without any quotation mark is one quotation. Raises SourceError for misuse.
    """
    for item in read(sources, Options()):
        if isinstance(item, Problem):
            yield item
        elif item.source == "-" and _MARKS.isdisjoint(item.text):
            yield check(bank, item.text.strip())
        else:
            yield from check_article(bank, item)


def _speakers(bank: Quotations, name: str) -> frozenset[int]:
    """Return the speakers whom a name may mean: all its words, else its surname.

    "Harry M. Brandt" in the draft is Harry Brandt in the bank, and never Anna Brandt.
    """
    found = bank.speakers_named(name)
    if found:
        return frozenset(found)
    words = fold_words(name)
    wanted = parse(name)
    alike = bank.speakers_named(words[-1]) if words else {}
    return frozenset(id_ for id_, known in alike.items() if fit(wanted, parse(known)) > Fit.NONE)
