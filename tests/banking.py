"""Articles, extractions and banks for the tests of storage, built from a few words each."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from quotebank.model import (
    Article,
    DateExpression,
    Extraction,
    Person,
    Quotation,
    QuoteSpan,
    SaidOn,
    Span,
)
from quotebank.storage import Bank

NEWS = (
    'HARBOUR PLAN GROWS\n\n"We will expand the harbour," Mira Okafor said Wednesday. "It is time." '
    "Her deputy was less sure.\n\n"
    "\N{LEFT DOUBLE QUOTATION MARK}The park is full of multi-agent robots; "
    "don\N{RIGHT SINGLE QUOTATION MARK}t go\N{RIGHT DOUBLE QUOTATION MARK}, said Tomas Lindqvist. "
    '"Nobody asked us," a voice called.\n\n'
    'The mayor called it "a café dream" in 2008.\n'
)


def quotation(
    *words: str,
    speaker: str | None = None,
    text: str = NEWS,
    said: SaidOn | None = None,
    **fields: Any,
) -> Quotation:
    """Return the quotation of these stretches of ``text``, each where it first stands."""
    spans = tuple(
        QuoteSpan(text.index(w), text.index(w) + len(w), w, fields.get("kind", "direct"))
        for w in words
    )
    fields.pop("kind", None)
    mention = None
    if speaker is not None and speaker in text:
        mention = Span(text.index(speaker), text.index(speaker) + len(speaker), speaker)
    values: dict[str, Any] = {
        "speaker_kind": None if speaker is None else "person",
        "mention": mention,
        "cue": None,
        "rule": "cue",
        "confidence": 0.9,
        **fields,
    }
    return Quotation(spans=spans, speaker=speaker, said_on=said, **values)


def dated(
    words: str = "Wednesday",
    day: date | None = date(2010, 11, 3),
    *,
    normal: str = "weekday:3:past",
    text: str = NEWS,
    inherited: bool = False,
) -> SaidOn:
    """Return when it was said, by an expression in ``text``."""
    start = text.index(words)
    expression = DateExpression(
        start, start + len(words), words, normal, day, day, "day", "published"
    )
    return SaidOn(expression, inherited)


def article(key: str = "a.txt", text: str = NEWS, **fields: Any) -> Article:
    """Return an article; outlet, title and day unless told otherwise."""
    values: dict[str, Any] = {
        "source": key,
        "title": "Harbour plan grows",
        "outlet": "The Quay Courier",
        "published": "2010-11-04",
        "authors": ("Ada Field", "Bo Lind"),
        **fields,
    }
    return Article(text=text, key=key, **values)


EXPAND = quotation(
    "We will expand the harbour,", "It is time.", speaker="Mira Okafor", said=dated()
)
PARK = quotation(
    "The park is full of multi-agent robots; don\N{RIGHT SINGLE QUOTATION MARK}t go",
    speaker="Tomas Lindqvist",
)
NOBODY = quotation("Nobody asked us,", confidence=0.4)
DREAM = quotation("a café dream", speaker="the mayor", kind="partial", speaker_kind="unnamed")

MIRA = Person("Mira Okafor", "person", ("Mira Okafor", "Okafor"), ("harbour minister",))
TOMAS = Person("Tomas Lindqvist", "person", ("Tomas Lindqvist",), ())

FOUND = Extraction((EXPAND, PARK, NOBODY, DREAM), (), (MIRA, TOMAS))


def stored(path: Path, *pairs: tuple[Article, Extraction], extractor: str = "1") -> list[str]:
    """Add articles in one transaction of a bank of their own; return the outcomes."""
    with Bank.open(path, "create", extractor=extractor) as bank, bank.writing():
        return [bank.add(*pair) for pair in pairs]


def ids(printings: Iterable[Any]) -> list[int]:
    """Return the ids of printings."""
    return [printing.id for printing in printings]


def words(printings: Iterable[Any]) -> Sequence[str]:
    """Return the words of printings."""
    return [printing.quotation.text for printing in printings]
