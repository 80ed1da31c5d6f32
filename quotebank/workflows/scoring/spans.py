"""A prediction, one marked span each, and how spans are compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from quotebank.days import Interval
from quotebank.model import Extraction, Kind, SaidOn, Span, SpeakerKind
from quotebank.workflows.scoring.annotation import GoldSpan

SAME = 0.8
"""Two spans are the same words when they share this much of their union."""

Fault = Literal["missed", "spurious", "wrong speaker", "no speaker", "wrong day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """One span of a quotation, with the quotation's own speaker, mention and day."""

    start: int
    end: int
    kind: Kind = "direct"
    speaker: str | None = None
    speaker_kind: SpeakerKind | None = None
    mention: tuple[int, int] | None = None
    confidence: float = 0.0
    said: Interval | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end

    @property
    def named(self) -> bool:
        """Whether somebody is said to have spoken, and by name."""
        return bool(self.speaker) and self.speaker_kind != "unnamed"


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that went wrong: what was marked, what was predicted, or both."""

    fault: Fault
    gold: GoldSpan | None
    prediction: Prediction | None


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one article and its errors."""

    counts: Counter[str]
    errors: tuple[Error, ...]


def predictions(extraction: Extraction) -> tuple[Prediction, ...]:
    """Return the spans of all quotations, in the order of the text."""
    return tuple(
        Prediction(
            start=span.start,
            end=span.end,
            kind=span.kind,
            speaker=quotation.speaker,
            speaker_kind=quotation.speaker_kind,
            mention=_bounds(quotation.mention),
            confidence=quotation.confidence,
            said=_day(quotation.said_on),
        )
        for quotation in extraction.quotations
        for span in quotation.spans
    )


def _bounds(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


def _day(said_on: SaidOn | None) -> Interval | None:
    if said_on is None:
        return None
    earliest, latest = said_on.expression.earliest, said_on.expression.latest
    return Interval(earliest, latest) if earliest and latest else None


def iou(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return the share of their union that two spans have in common, 0 to 1."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean, 0 where there is nothing."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def share(part: int, whole: int) -> float:
    """Return ``part`` of ``whole``, 0 where there is nothing."""
    return part / whole if whole else 0.0
