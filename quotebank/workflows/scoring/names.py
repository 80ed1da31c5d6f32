"""Who said it, by name: the figures of the main question.

Detection counts the direct spans. A prediction on a partial or unsure span counts for neither
side; so does one of kind partial where nothing is marked. Of all direct spans of named speakers,
those not found counted as wrong, ``speaker_full`` is the share given the right full name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from quotebank.workflows.scoring.annotation import GoldSpan
from quotebank.workflows.scoring.spans import SAME, Error, Prediction, Tally, f1, iou, share

_TITLES = "mr mrs ms miss dr sir dame lord lady sen rep gov president prof jr sr ii iii iv"
_NO_PART_OF_A_NAME = frozenset(_TITLES.split())
_NAME_WORD = re.compile(r"[a-z][a-z.'-]*")


def name_words(name: str) -> list[str]:
    """Return the words that tell people apart: no titles, accents, case or possessive.

    >>> name_words("Sir Émile O'Hara-Lys Jr.")
    ['emile', "o'hara-lys"]
    """
    folded = unicodedata.normalize("NFKD", name)
    folded = "".join(c for c in folded if not unicodedata.combining(c)).lower()
    folded = folded.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    folded = re.sub(r"'s\b", "", folded)
    words = (word.strip(".") for word in _NAME_WORD.findall(folded))
    return [word for word in words if word not in _NO_PART_OF_A_NAME]


def same_surname(gold: str, predicted: str) -> bool:
    """Say whether the last words agree."""
    one, other = name_words(gold), name_words(predicted)
    return bool(one and other) and one[-1] == other[-1]


def same_name(gold: str, predicted: str) -> bool:
    """Say whether ``predicted`` is the full name: first and last words of ``gold`` agree."""
    one, other = name_words(gold), name_words(predicted)
    if not one or not other or one[-1] != other[-1]:
        return False
    return len(one) == 1 or one[0] == other[0]


def right_speaker(gold: GoldSpan, prediction: Prediction) -> bool:
    """Say whether the prediction's answer is the one that the article gives.

    Unnamed sources are right when they are known to be unnamed, whatever the phrase; no speaker
    is right where the article gives none.
    """
    if gold.named:
        return prediction.named and same_name(gold.speaker or "", prediction.speaker or "")
    if gold.speaker:
        return prediction.speaker is not None and prediction.speaker_kind == "unnamed"
    return prediction.speaker is None


def best(span: tuple[int, int], among: Sequence[Prediction]) -> int | None:
    """Return the index of the prediction that is ``span``, None when none is."""
    if not among:
        return None
    index = max(range(len(among)), key=lambda i: iou(span, among[i].span))
    return index if iou(span, among[index].span) >= SAME else None


def by_name(gold: Sequence[GoldSpan], predicted: Sequence[Prediction]) -> Tally:
    """Count one article."""
    counts: Counter[str] = Counter()
    errors: list[Error] = []
    used: set[int] = set()
    for marked in gold:
        if marked.kind != "direct":
            continue
        index = best(marked.span, predicted)
        found = None if index is None else predicted[index]
        if index is not None:
            used.add(index)
        error = _count_marked(marked, found, counts)
        if error:
            errors.append(error)
    for index, prediction in enumerate(predicted):
        right = index in used
        if not right and _neutral(prediction, gold):
            continue
        counts["predicted"] += 1
        counts["predicted_named"] += prediction.named
        counts["spurious"] += not right
        if not right:
            errors.append(Error("spurious", None, prediction))
    return Tally(counts, tuple(errors))


def _count_marked(marked: GoldSpan, found: Prediction | None, counts: Counter[str]) -> Error | None:
    counts["direct"] += 1
    counts["found"] += found is not None
    if not marked.named:
        return None if found else Error("missed", marked, None)
    counts["named"] += 1
    name = marked.speaker or ""
    answer = spelled(found)
    full = same_name(name, answer)
    counts["full"] += full
    counts["surname"] += same_surname(name, answer)
    if full:
        return None
    return Error("wrong speaker" if found else "missed", marked, found)


def _neutral(prediction: Prediction, gold: Sequence[GoldSpan]) -> bool:
    nearest = max(gold, key=lambda marked: iou(prediction.span, marked.span), default=None)
    touched = nearest if nearest and iou(prediction.span, nearest.span) > 0 else None
    if touched and touched.kind != "direct" and not touched.sure:
        return True
    if touched and touched.kind == "partial":
        return True
    return prediction.kind == "partial" and not (touched and touched.kind == "none")


def spelled(prediction: Prediction | None) -> str:
    """Return the answer as one text, unnamed speakers marked as such; empty for none."""
    if prediction is None or not prediction.speaker:
        return ""
    unnamed = prediction.speaker_kind == "unnamed"
    return f"unnamed: {prediction.speaker}" if unnamed else prediction.speaker


def figures(counts: Mapping[str, int]) -> dict[str, float]:
    """Return the shares, 0 to 1, of summed counts."""
    precision = share(counts["predicted"] - counts["spurious"], counts["predicted"])
    recall = share(counts["found"], counts["direct"])
    full = share(counts["full"], counts["named"])
    return {
        "detect_p": precision,
        "detect_r": recall,
        "detect_f1": f1(precision, recall),
        "speaker_full": full,
        "speaker_surname": share(counts["surname"], counts["named"]),
        "end_to_end_f1": f1(share(counts["full"], counts["predicted_named"]), full),
    }
