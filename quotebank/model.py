"""The values that flow through every room: frozen, slotted, without behaviour of their own.

Offsets are code points of the article's text, half open: ``text[start:end]`` is the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

Kind = Literal["direct", "partial"]
SpeakerKind = Literal["person", "organisation", "document", "unnamed"]
Precision = Literal["day", "week", "month", "year"]
Basis = Literal["printed", "published", "dateline"]
"""What an interval was reckoned from: the expression alone ("Nov. 4, 2010"), the day of
publication ("Wednesday"), or the day in the article's dateline ("MOSCOW, Nov. 3 -")."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a text and where they stand."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """One stretch of quoted words, marks left outside. The kind belongs to the span."""

    start: int
    end: int
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class DateExpression:
    """An expression of time in the text, resolved as far as the article allows.

    ``normal`` is the normal form, from which the interval can be reckoned again against another
    day of publication without the text (``days.resolve``). ``earliest`` and ``latest``
    (both included) are None together, while a day of publication is missing.
    """

    start: int
    end: int
    text: str
    normal: str
    earliest: date | None
    latest: date | None
    precision: Precision
    basis: Basis


@dataclass(frozen=True, slots=True)
class SaidOn:
    """When a quotation was said. ``inherited``: from an earlier sentence, which is weaker."""

    expression: DateExpression
    inherited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What one speaker says without interruption, and the parser's answer to who and when.

    ``mention`` is the words that the attribution hangs on ("he", "the foreign minister");
    ``speaker`` is who that is ("Sergei Lavrov"), or None for an orphan. ``confidence`` is the
    probability, 0 to 1, that ``speaker`` (None included) is right, of which a bank keeps four
    decimals. ``rule`` names the evidence that decided (explained in data/en/rules.toml);
    ``runner_up`` is the next best speaker.
    """

    spans: tuple[QuoteSpan, ...]
    speaker: str | None
    speaker_kind: SpeakerKind | None
    mention: Span | None
    cue: Span | None
    further_cues: tuple[Span, ...] = ()
    rule: str
    confidence: float
    runner_up: str | None = None
    said_on: SaidOn | None = None

    @property
    def kind(self) -> Kind:
        """Direct if any span is."""
        return "direct" if "direct" in [span.kind for span in self.spans] else "partial"

    @property
    def text(self) -> str:
        """The words of its spans (``words_of``)."""
        return words_of([span.text for span in self.spans])

    @property
    def start(self) -> int | None:
        """Where its first span begins."""
        return self.spans[0].start if self.spans else None

    @property
    def end(self) -> int | None:
        """Where its last span ends."""
        return self.spans[-1].end if self.spans else None


def words_of(spans: Iterable[str]) -> str:
    r"""Return the words of a quotation's spans: with an ellipsis where the reporter's own words
    stood, and without the marks that the paragraphs of a long quotation open with anew.

    >>> words_of(['It is over.\n\n"It is paid,', "and done."])
    'It is over.\n\nIt is paid, … and done.'
    """
    words = " … ".join(spans)
    return _REOPENED.sub(r"\1", words) if "\n" in words else words


def paragraphs_of(span: str) -> list[str]:
    r"""Return the words of a span, parted where a paragraph opens its marks anew.

    >>> paragraphs_of('It is over.\n\n"It is paid,')
    ['It is over.', 'It is paid,']
    """
    return _REOPENED.split(span)[::2]


_REOPENED: Final = re.compile(
    r"(?<!\s)([^\S\n]*\n\s*)(?:[\"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    r"\N{DOUBLE LOW-9 QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    r"\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}]|''|``)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody (or a body) who speaks in an article, as the article alone shows them.

    ``name`` is what ``Quotation.speaker`` says; ``forms`` are all names printed for them, in order
    of first appearance; ``roles`` the role words printed with them ("Foreign Minister").
    """

    name: str
    kind: SpeakerKind
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with data, told beside the result and never instead of it.

    ``code`` is stable and hyphenated ("unclosed-mark", "malformed-line"); ``message`` is one line
    for a reader. ``source`` and ``line`` say where it was read, ``start`` and ``end`` where in
    the text, each None where it does not apply.
    """

    code: str
    message: str
    source: str | None = None
    line: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as a reader yields it. The text is immutable from here on.

    ``key`` says which article it is (README, "Which article"); ``source`` is the path as named
    or found, "-" for standard input; ``line`` its line in a JSON-lines file. Times are ISO text of
    the precision and zone given: 2010, 2010-11, 2010-11-04, 2010-11-04T09:29+08:00.
    """

    text: str
    key: str
    source: str
    record_id: str | None = None
    line: int | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    retrieved: str | None = None
    authors: tuple[str, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)  # picklable

    @property
    def id(self) -> str:
        """The record's own id, else the source."""
        return self.record_id if self.record_id is not None else self.source


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article; ``dateline`` is the place in it ("MUNICH, Germany")."""

    quotations: tuple[Quotation, ...] = ()
    problems: tuple[Problem, ...] = ()
    people: tuple[Person, ...] = ()
    dateline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """One quotation in one article as the bank answers it: what listings and exporters take.

    ``speaker`` is the final answer (a person's decision, else the register's name, else the
    parser's), ``quotation.speaker`` the parser's own. ``decided``: confirmed or set by hand.
    ``prefix`` and ``suffix`` are the text just before the first span and just after the last.
    """

    id: int
    article_id: int
    quotation: Quotation
    speaker: str | None
    speaker_id: int | None = None
    speaker_kind: SpeakerKind | None = None
    speaker_qid: str | None = None
    decided: bool = False
    statement_id: int | None = None
    source: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    retrieved: str | None = None
    authors: tuple[str, ...] = ()
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The article of printings, as each of them tells of it."""

    source: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    updated: str | None
    retrieved: str | None
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of the bank: every filter of ``said`` and ``export``; None asks nothing.

    ``since`` and ``until`` are days, both included, matched by overlap; ``by`` says against which:
    "known" (said-on where known, else published), "said", or "published". ``about`` is plain words
    ("phrases", prefix*, and/or/not) unless ``raw``, then FTS5 syntax. ``after`` is the id of the
    last printing of the page before. ``sort``: "newest", "oldest", "speaker", "article", "rank",
    "confidence" (the surest first) or "doubt" (the least sure first).
    """

    speaker: str | None = None
    speaker_id: int | None = None
    about: str | None = None
    raw: bool = False
    since: date | None = None
    until: date | None = None
    by: Literal["known", "said", "published"] = "known"
    outlet: str | None = None
    title: str | None = None
    article_id: int | None = None
    statement_id: int | None = None
    kind: Kind | None = None
    unattributed: bool = False
    min_confidence: float | None = None
    sort: Literal["newest", "oldest", "speaker", "article", "rank", "confidence", "doubt"] = (
        "newest"
    )
    limit: int | None = None
    after: int | None = None
