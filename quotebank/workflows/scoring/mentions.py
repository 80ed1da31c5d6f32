"""Who said it, by the words that the attribution hangs on ("he", "the minister", "Lavrov").

The measure of corpora that mark the source of a quotation instead of naming the person. Each
prediction is paired with at most one marked span, best first. It needs no name, so it also tells
how well direct and partial spans are found together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quotebank.workflows.scoring.annotation import GoldKind, GoldSpan
from quotebank.workflows.scoring.names import spelled
from quotebank.workflows.scoring.spans import SAME, Error, Prediction, Tally, f1, iou, share

_NEUTRAL = 0.5
_DOUBLED = "''"
_EDGE = frozenset(
    ' \t\r\n"`'
    "\N{NO-BREAK SPACE}"
    "\N{LEFT DOUBLE QUOTATION MARK}"
    "\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{DOUBLE LOW-9 QUOTATION MARK}"
    "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}"
    "\N{FULLWIDTH QUOTATION MARK}"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
)
_MARKS = '.,;:!?()[]"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}'
_PRONOUN_WORDS = (
    "i me my you your he him his she her hers it its we us our they them their who whom whose "
    "that which this these those one himself herself themselves self"
)
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_POSSESSIVE = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]s?$")
_ASIDE = re.compile(r"\([^)]*\)?")
_BREAK = re.compile("[,;:]|\\s[-\N{EN DASH}\N{EM DASH}]\\s")
_AFTER_HEAD = re.compile(
    r"\s(?:who|whom|whose|which|of|for|from|in|at|on|with|to|by|and|as|is|was"
    "|-|\N{EN DASH}|\N{EM DASH})\\s"
)


def head_name(source: str) -> str | None:
    """Return the word that best identifies a source, in lower case; None for a pronoun.

    >>> head_name("Rep. Ana Duarte (R-Ellery)"), head_name("the group's president, Ann Lee")
    ('duarte', 'lee')
    >>> head_name("officials"), head_name("he")
    ('officials', None)
    """
    segments = (part for part in _BREAK.split(_ASIDE.sub(" ", source).strip()) if part.strip())
    named = [words for part in segments if (words := _words(_AFTER_HEAD.split(part.strip())[0]))]
    for words in named:
        if words[-1][:1].isupper() and words[-1].lower() not in _PRONOUNS:
            return words[-1].lower()
    if named and named[0][-1].lower() not in _PRONOUNS:
        return named[0][-1].lower()
    return None


def _words(segment: str) -> list[str]:
    words = (_POSSESSIVE.sub("", word.strip(_MARKS)) for word in segment.split())
    return [word for word in words if word and word.lower().strip(".") not in _SUFFIXES]


def by_mention(
    gold: Sequence[GoldSpan],
    predicted: Sequence[Prediction],
    text: str,
    *,
    targets: Sequence[GoldKind] = ("direct",),
    masks: Sequence[tuple[int, int]] = (),
) -> Tally:
    """Count one article, asking for the spans of the kinds ``targets``.

    What lies mostly in one of the ``masks`` was judged by nobody and is left out; predictions
    on spans of the other kinds, or unsure ones, are neutral unless the span is no quotation.
    """
    counts: Counter[str] = Counter()
    errors: list[Error] = []
    asked = [marked.kind in targets and _sure(marked) for marked in gold]
    counts["gold"] = sum(asked)
    counts["gold_sourced"] = sum(a and bool(m.mentions) for a, m in zip(asked, gold, strict=True))
    usable = list(_usable(predicted, text, masks))
    paired = _paired(gold, usable)
    for index, prediction in enumerate(usable):
        at = paired.get(index)
        if at is not None and asked[at]:
            errors.extend(_count_found(gold[at], prediction, text, counts))
        elif not _passed_over(prediction, gold, asked):
            counts["spurious"] += 1
            errors.append(Error("spurious", None, prediction))
    found = {at for at in paired.values() if asked[at]}
    errors += [
        Error("missed", marked, None)
        for at, marked in enumerate(gold)
        if asked[at] and at not in found
    ]
    return Tally(counts, tuple(errors))


def _sure(marked: GoldSpan) -> bool:
    return marked.sure or marked.kind == "direct"


def _usable(
    predicted: Sequence[Prediction], text: str, masks: Sequence[tuple[int, int]]
) -> Iterator[Prediction]:
    seen: set[tuple[int, int]] = set()
    for prediction in predicted:
        start, end = _trimmed(text, prediction.start, prediction.end)
        hidden = sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in masks)
        if start < end and (start, end) not in seen and hidden <= 0.5 * (end - start):
            seen.add((start, end))
            yield replace(prediction, start=start, end=end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, start), min(end, len(text))
    while start < end and (text[start] in _EDGE or text.startswith(_DOUBLED, start)):
        start += 2 if text.startswith(_DOUBLED, start) else 1
    while end > start and (text[end - 1] in _EDGE or text[max(start, end - 2) : end] == _DOUBLED):
        end -= 2 if text[max(start, end - 2) : end] == _DOUBLED else 1
    return start, end


def _paired(gold: Sequence[GoldSpan], predicted: Sequence[Prediction]) -> dict[int, int]:
    pairs = sorted(
        (-likeness, index, at)
        for index, prediction in enumerate(predicted)
        for at, marked in enumerate(gold)
        if (likeness := iou(prediction.span, marked.span)) >= SAME
    )
    paired: dict[int, int] = {}
    for _, index, at in pairs:
        if index not in paired and at not in paired.values():
            paired[index] = at
    return paired


def _count_found(
    marked: GoldSpan, prediction: Prediction, text: str, counts: Counter[str]
) -> Iterator[Error]:
    counts["found"] += 1
    if not marked.mentions:
        return
    answered = bool(prediction.mention or prediction.speaker)
    exact = prediction.mention is not None and any(
        prediction.mention[0] < end and start < prediction.mention[1]
        for start, end in marked.mentions
    )
    relaxed = exact or _same_head(marked, prediction, text)
    counts["found_sourced"] += 1
    counts["answered"] += answered
    counts["mention"] += exact
    counts["relaxed"] += relaxed
    if not relaxed:
        yield Error("wrong speaker" if answered else "no speaker", marked, prediction)


def _same_head(marked: GoldSpan, prediction: Prediction, text: str) -> bool:
    wanted = {head_name(text[start:end]) for start, end in marked.mentions}
    guesses = {head_name(spelled(prediction))}
    if prediction.mention:
        guesses.add(head_name(text[prediction.mention[0] : prediction.mention[1]]))
    return bool((wanted & guesses) - {None})


def _passed_over(prediction: Prediction, gold: Sequence[GoldSpan], asked: Sequence[bool]) -> bool:
    likeness, at = max(
        ((iou(prediction.span, marked.span), at) for at, marked in enumerate(gold)),
        default=(0.0, 0),
    )
    if likeness < _NEUTRAL or asked[at]:
        return False
    return gold[at].kind != "none" or not gold[at].sure


def figures(counts: Mapping[str, int], prefix: str) -> dict[str, float]:
    """Return the shares, 0 to 1, of summed counts, their names begun with ``prefix``.

    Spans without a mention of their own count for detection only.
    """
    precision = share(counts["found"], counts["found"] + counts["spurious"])
    recall = share(counts["found"], counts["gold"])
    made = counts["found_sourced"] + counts["spurious"]
    result = {
        "p": precision,
        "r": recall,
        "f1": f1(precision, recall),
        "answered": share(counts["answered"], counts["found_sourced"]),
    }
    for how in ("mention", "relaxed"):
        right = counts[how]
        result[how] = share(right, counts["found_sourced"])
        result[f"{how}_f1"] = f1(share(right, made), share(right, counts["gold_sourced"]))
    return {f"{prefix}_{name}": value for name, value in result.items()}
