"""Kinds and days right, and how far a confidence can be believed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quotebank.workflows.scoring.annotation import GoldSpan
from quotebank.workflows.scoring.names import best, right_speaker
from quotebank.workflows.scoring.spans import Error, Prediction, Tally, iou, share

CONFIDENT = 0.9
_BUCKETS = (0.0, 0.5, 0.6, 0.7, 0.8, CONFIDENT, 0.95, 0.98)


@dataclass(frozen=True, slots=True)
class Bet:
    """One attribution: how sure the parser was of the speaker, and whether that was right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bucket:
    """The attributions of one stretch of confidence, ``low`` included and ``high`` not (but 1)."""

    low: float
    high: float
    attributions: int
    mean: float
    right: float


def bets(gold: Sequence[GoldSpan], predicted: Sequence[Prediction]) -> Iterator[Bet]:
    """Yield the attributions of one article that can be judged.

    Those are the predictions with a speaker on direct spans and, as wrong ones, direct
    predictions where nothing was said. None where nobody judged who spoke.
    """
    if not any(marked.asked for marked in gold):
        return
    for prediction in predicted:
        if prediction.speaker is None:
            continue
        nearest = max(gold, key=lambda marked: iou(prediction.span, marked.span), default=None)
        if nearest is None or iou(prediction.span, nearest.span) == 0:
            if prediction.kind == "direct":
                yield Bet(prediction.confidence, False)
        elif nearest.kind == "direct":
            yield Bet(prediction.confidence, right_speaker(nearest, prediction))
        elif nearest.kind == "none" and nearest.sure:
            yield Bet(prediction.confidence, False)


def reliability(attributions: Iterable[Bet]) -> tuple[Bucket, ...]:
    """Return the table of confidences: in each stretch, how many and how many right."""
    sorted_in: dict[float, list[Bet]] = {low: [] for low in _BUCKETS}
    for bet in attributions:
        sorted_in[max(low for low in _BUCKETS if low <= bet.confidence)].append(bet)
    highs = (*_BUCKETS[1:], 1.0)
    return tuple(
        Bucket(
            low,
            high,
            len(held),
            share_of_sum(bet.confidence for bet in held),
            share(sum(bet.right for bet in held), len(held)),
        )
        for (low, held), high in zip(sorted_in.items(), highs, strict=True)
        if held
    )


def share_of_sum(values: Iterable[float]) -> float:
    """Return the mean, 0 where there is nothing."""
    held = list(values)
    return sum(held) / len(held) if held else 0.0


def in_detail(gold: Sequence[GoldSpan], predicted: Sequence[Prediction]) -> Tally:
    """Count kinds, days and confident attributions of one article."""
    counts: Counter[str] = Counter()
    errors: list[Error] = []
    for marked in gold:
        index = None if marked.kind == "none" or not marked.sure else best(marked.span, predicted)
        if index is None:
            continue
        found = predicted[index]
        counts["kinds"] += 1
        counts["kinds_right"] += found.kind == marked.kind
        if marked.dated and not _count_day(marked, found, counts):
            errors.append(Error("wrong day", marked, found))
    for bet in bets(gold, predicted):
        sure = bet.confidence >= CONFIDENT
        counts["bets"] += 1
        counts["bets_right"] += bet.right
        counts["confident"] += sure
        counts["confident_right"] += sure and bet.right
    return Tally(counts, tuple(errors))


def _count_day(marked: GoldSpan, found: Prediction, counts: Counter[str]) -> bool:
    right = found.said == marked.said
    if marked.said is None:
        counts["undated"] += 1
        counts["undated_right"] += right
    elif marked.inherited:
        counts["inherited"] += 1
        counts["inherited_right"] += right
        return right or found.said is None
    else:
        counts["dated"] += 1
        counts["dated_right"] += right
    return right


def figures(counts: Mapping[str, int]) -> dict[str, float]:
    """Return the shares, 0 to 1, of summed counts."""
    return {
        "kind": share(counts["kinds_right"], counts["kinds"]),
        "said_on": share(counts["dated_right"], counts["dated"]),
        "said_on_inherited": share(counts["inherited_right"], counts["inherited"]),
        "said_on_none": share(counts["undated_right"], counts["undated"]),
        "attributions_right": share(counts["bets_right"], counts["bets"]),
        "confident": share(counts["confident"], counts["bets"]),
        "confident_right": share(counts["confident_right"], counts["confident"]),
    }
