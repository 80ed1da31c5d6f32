"""How far the figures would move with other articles: a bootstrap over articles."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence

SEED = 1
DRAWS = 400

Figures = dict[str, float]


def intervals(
    articles: Sequence[Counter[str]],
    figures: Callable[[Counter[str]], Figures],
    draws: int = DRAWS,
) -> dict[str, tuple[float, float]]:
    """Return the middle 95% of each figure over ``draws`` samples of as many articles.

    The seed is fixed, so that two runs over the same counts print the same.
    """
    if not articles or not draws:
        return {}
    names = sorted(set().union(*articles))
    rows = [tuple(counts[name] for name in names) for counts in articles]
    chance = random.Random(SEED)  # noqa: S311 - sampling, not a secret
    drawn = []
    for _ in range(draws):
        columns = zip(*chance.choices(rows, k=len(rows)), strict=True)
        drawn.append(figures(Counter(dict(zip(names, map(sum, columns), strict=True)))))
    low, high = int(0.025 * draws), min(draws - 1, int(0.975 * draws))
    result = {}
    for name in drawn[0]:
        values = sorted(sample[name] for sample in drawn)
        result[name] = (values[low], values[high])
    return result
