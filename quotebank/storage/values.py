"""What the bank answers besides printings: plain values whose field names are the public ones."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Outcome = Literal["new", "text", "metadata", "same"]
State = Literal["new", "text", "metadata", "extractor", "same"]
CountedBy = Literal["share", "speaker", "outlet", "month", "kind", "confidence"]
RunOutcome = Literal["finished", "stopped", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerSummary:
    """One speaker: the final name, how much of them there is, and the names printed.

    ``first`` and ``last``: when, as precisely as it is known (2009, 2009-03, 2009-03-04).
    """

    id: int
    name: str
    kind: str
    qid: str | None
    quotations: int
    articles: int
    first: str | None
    last: str | None
    names: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """One article as the bank has it: its metadata now, and what was found in it."""

    id: int
    key: str
    source: str
    title: str | None
    outlet: str | None
    dateline: str | None
    url: str | None
    published: str | None
    updated: str | None
    retrieved: str | None
    authors: tuple[str, ...]
    quotations: int
    versions: int
    extractor: str
    copy_of: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    """Which articles: all conditions hold; None, or no ids, asks nothing.

    ``source`` is a path as stored or a folder above it; ``outlet`` and ``title`` are words or
    their beginnings; ``since`` and ``until`` are days of publication, both included. ``after`` is
    the id of the last article of the page before. ``copies``: only near copies of another one.
    """

    ids: tuple[int, ...] = ()
    outlet: str | None = None
    source: str | None = None
    title: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int | None = None
    after: int | None = None
    copies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """One run of ingest. ``finished_at`` is None while it runs, or when it was killed."""

    id: int
    started_at: str
    finished_at: str | None
    outcome: str | None
    sources: tuple[str, ...]
    extractor: str | None
    program: str
    new: int
    text: int
    metadata: int
    same: int
    quotations: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """How much a bank holds. ``first`` and ``last`` are days of publication."""

    articles: int
    outlets: int
    quotations: int
    attributed: int
    speakers: int
    statements: int
    dated: int
    problems: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of a person, with what it was about."""

    id: int
    made_at: str
    undone_at: str | None
    verb: str
    subject: str
    value: object
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resembling:
    """A quotation that has rare words in common with words that were given."""

    id: int
    text: str
    speaker_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A name or role printed for a speaker: in how many articles, and from when to when.

    ``first`` and ``last`` are as precise as what the articles say (2009, 2009-03, 2009-03-04).
    """

    words: str
    articles: int
    first: str | None
    last: str | None
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFilter:
    """Which statements: all conditions hold; None, or no ids, asks nothing.

    ``speaker`` is words or their beginnings; ``about`` plain words unless ``raw``. ``after`` is the
    id of the last statement of the page before.
    """

    ids: tuple[int, ...] = ()
    speaker: str | None = None
    speaker_id: int | None = None
    about: str | None = None
    raw: bool = False
    min_printings: int = 1
    limit: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSummary:
    """One utterance: who made it, its longest form, and how widely it is printed.

    ``reports`` counts independent articles: near copies of one report count once.
    """

    id: int
    speaker: str | None
    speaker_id: int | None
    text: str
    printings: int
    articles: int
    reports: int
    outlets: tuple[str, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """The same words, given to two speakers."""

    text: str
    speakers: tuple[str, ...]
    quotations: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A quotation on which a person decided: the answer now, and where it stands.

    ``decision`` is None where only the kind was decided. ``standing``: the latest text of the
    article has the passage; else the decision waits for it to come back.
    """

    id: int
    article_id: int
    decision: Literal["confirmed", "speaker", "nobody", "not-a-quote"] | None
    kind: str
    speaker: str | None
    speaker_kind: str | None
    text: str
    spans: tuple[tuple[int, int], ...]
    standing: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many quotations have something in common: ``by`` what, and which; None: not known."""

    by: str
    name: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something stored that is not what was read: in which article, of which quotation if any."""

    article_id: int
    source: str
    quotation: int | None
    message: str
