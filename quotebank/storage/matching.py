"""Which quotation of a new extraction is which of those stored: what keeps ids stable. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quotebank.folding import fold_words


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored quotation: its id, its spans (start, end) and words, and whether it is live."""

    id: int
    spans: tuple[tuple[int, int], ...]
    text: str
    live: bool


def overlap(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> int:
    """Return how many characters two lists of spans share."""
    return sum(
        max(0, min(end, last) - max(start, first)) for start, end in one for first, last in other
    )


def by_overlap(
    stored: Sequence[Stored], found: Sequence[tuple[tuple[int, int], ...]]
) -> list[int | None]:
    """Return for each quotation found in the same text the id it keeps, or None.

    The largest overlap goes first; live ones come before retired ones. Spans of no length match
    none.
    """
    pairs = sorted(
        (
            (not old.live, -shared, i, old.id)
            for old in stored
            for i, spans in enumerate(found)
            if (shared := overlap(old.spans, spans))
        )
        if len(stored) * len(found) <= 10_000
        else _neighbours(stored, found)
    )
    kept: list[int | None] = [None] * len(found)
    taken: set[int] = set()
    for _, _, i, id_ in pairs:
        if kept[i] is None and id_ not in taken:
            kept[i] = id_
            taken.add(id_)
    return kept


def _neighbours(
    stored: Sequence[Stored], found: Sequence[tuple[tuple[int, int], ...]]
) -> list[tuple[bool, int, int, int]]:
    """Return the same pairs for a very long article, without trying every one with every other."""
    by_block: dict[int, set[int]] = defaultdict(set)
    for i, spans in enumerate(found):
        for start, end in spans:
            for block in range(start // 1000, end // 1000 + 1):
                by_block[block].add(i)
    pairs = []
    for old in stored:
        near = {
            i
            for start, end in old.spans
            for block in range(start // 1000, end // 1000 + 1)
            for i in by_block[block]
        }
        pairs += [
            (not old.live, -shared, i, old.id)
            for i in near
            if (shared := overlap(old.spans, found[i]))
        ]
    return pairs


def by_words(stored: Sequence[Stored], found: Sequence[str]) -> list[int | None]:
    """Return for each quotation found in a new text the id it keeps, or None.

    Equal words (case, accents and marks aside), the n-th to the n-th; live ones before retired.
    ``stored`` is in reading order.
    """
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for old in sorted(stored, key=lambda old: not old.live):
        waiting[tuple(fold_words(old.text))].append(old.id)
    kept: list[int | None] = []
    for text in found:
        ids = waiting.get(tuple(fold_words(text)))
        kept.append(ids.pop(0) if ids else None)
    return kept
