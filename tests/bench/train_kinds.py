"""Learn the weights of data/en/kinds.json, and measure them by cross-validation.

    python -m tests.bench.train_kinds ../shared/eval/mentions [--write]

A logistic regression over the traits of each quoted stretch
(``quotebank.extraction.kinds.traits``): is it somebody's words, or a title, a term, a slogan?
Stretches that the annotators attributed to a source are the one side, all others the other;
attributions without a source count half. L-BFGS on the whole set with a penalty on the squares of
the weights; no library, no chance.

Five folds by article, near-copies in one fold. Printed: precision, recall and F1 of each fold's
stretches under weights learnt on the other four, by threshold. With --write the weights learnt on
all articles are written; how they are used (the thresholds, the share of the attribution's own
odds) is kept as it is in the file. Nothing of the articles goes into it but traits and numbers.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp
from pathlib import Path
from typing import Any, NamedTuple

from quotebank.extraction.kinds.traits import classes_of, look_at, traits, words_before
from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.text.sheet import lay
from tests.bench.train_attribution import FOLDS, folds_of, read, same_span

PENALTY = 5.0
"""Of the squares of all weights, against the sum of log losses."""
FEWEST = 4
"""Stretches that a trait must occur in."""
HALF = 0.5
STEPS = 120
MEMORY = 8
THRESHOLDS = (-1.0, 0.0, 1.0, 1.5, 2.0, 2.5, 3.0)
PLACE = Path(__file__).resolve().parents[2] / "data" / "en" / "kinds.json"


class Example(NamedTuple):
    traits: list[str]
    said: bool
    weight: float


def examples(article: Mapping[str, Any], gold: Sequence[Mapping[str, Any]]) -> Iterator[Example]:
    text, classes = article["text"], classes_of(default())
    sheet = lay(text, article.get("title"), default())
    for q in sheet.quoted:
        label = next((g for g in gold if same_span(q, g)), None)
        if label is None:
            continue
        look = look_at(text[q.start : q.end])
        paragraph = sheet.layout.paragraphs[q.paragraph]
        before = words_before(text, paragraph, q)
        found = traits(text, paragraph, q, look, before, classes)
        kind = label["kind"]
        yield Example(found, kind in ("direct", "mixed"), HALF if kind == "unsourced" else 1.0)


def learn(data: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """Return the bias and the weights."""
    spread = Counter(trait for example in data for trait in set(example.traits))
    kept = sorted(trait for trait, n in spread.items() if n >= FEWEST)
    index = {trait: i for i, trait in enumerate(kept)}
    bias = len(kept)
    rows = [
        ([index[t] for t in set(e.traits) if t in index] + [bias], 1.0 if e.said else 0.0, e.weight)
        for e in data
    ]

    def slope(w: Sequence[float]) -> list[float]:
        g = [PENALTY * x for x in w]
        g[bias] = 0.0
        for row, said, weight in rows:
            z = sum([w[i] for i in row])
            push = weight * (1.0 / (1.0 + exp(-max(-30.0, min(30.0, z)))) - said)
            for i in row:
                g[i] += push
        return g

    w = _descend(slope, len(kept) + 1)
    return w[bias], {trait: w[i] for trait, i in index.items()}


def _descend(slope: Any, size: int) -> list[float]:
    """Limited-memory BFGS with steps of one, halved while the slope along them grows."""
    w = [0.0] * size
    g = slope(w)
    past: list[tuple[list[float], list[float], float]] = []
    for step in range(STEPS):
        d = _direction(g, past)
        rate = 1.0 if step else 1.0 / max(1.0, sum(abs(x) for x in g))
        for _ in range(20):
            moved = [a + rate * b for a, b in zip(w, d, strict=True)]
            h = slope(moved)
            if abs(_dot(h, d)) <= 0.9 * abs(_dot(g, d)):
                break
            rate *= 0.5 if _dot(h, d) > 0 else 1.7
        s = [a - b for a, b in zip(moved, w, strict=True)]
        y = [a - b for a, b in zip(h, g, strict=True)]
        curve = _dot(s, y)
        if curve > 1e-10:
            past = [*past[1 - MEMORY :], (s, y, 1.0 / curve)]
        w, g = moved, h
        if max(abs(x) for x in g) < 0.02:
            break
    return w


def _direction(g: Sequence[float], past: Sequence[Any]) -> list[float]:
    q = list(g)
    shares = []
    for s, y, rho in reversed(past):
        a = rho * _dot(s, q)
        shares.append(a)
        q = [u - a * v for u, v in zip(q, y, strict=True)]
    if past:
        s, y, _ = past[-1]
        scale = _dot(s, y) / _dot(y, y)
        q = [scale * u for u in q]
    for (s, y, rho), a in zip(past, reversed(shares), strict=True):
        b = rho * _dot(y, q)
        q = [u + (a - b) * v for u, v in zip(q, s, strict=True)]
    return [-u for u in q]


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return sum([x * y for x, y in zip(a, b, strict=True)])


def score(model: tuple[float, Mapping[str, float]], found: Sequence[str]) -> float:
    return model[0] + sum(model[1].get(trait, 0.0) for trait in set(found))


def cross_validate(by_fold: Mapping[int, list[Example]]) -> None:
    rated: list[tuple[float, Example]] = []
    for fold in range(FOLDS):
        rest = [e for other, data in by_fold.items() if other != fold for e in data]
        model = learn(rest)
        rated += [(score(model, e.traits), e) for e in by_fold[fold]]
    print("threshold  precision  recall     F1   (somebody's words against all else)")
    for threshold in THRESHOLDS:
        right = sum(e.said for z, e in rated if z >= threshold)
        made = sum(z >= threshold for z, e in rated if e.said or e.weight == 1.0)
        all_said = sum(e.said for _, e in rated)
        p, r = right / made, right / all_said
        print(f"{threshold:9.1f}  {p:9.4f}  {r:6.4f}  {2 * p * r / (p + r):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    articles = read(options.gold / "articles.jsonl")
    gold = {entry["id"]: entry["quotes"] for entry in read(options.gold / "gold.jsonl")}
    by_fold: dict[int, list[Example]] = defaultdict(list)
    for article, fold in zip(articles, folds_of(articles), strict=True):
        by_fold[fold] += examples(article, gold[article["id"]])
    cross_validate(by_fold)
    if options.write:
        bias, weights = learn([e for data in by_fold.values() for e in data])
        content = json.loads(PLACE.read_text(encoding="utf-8"))
        content["about"] = {
            "made_by": "tests/bench/train_kinds.py",
            "trained_on": "PolNeAR corpus, train part: mentions set, 840 articles (not shipped)",
            "penalty": PENALTY,
            "fewest": FEWEST,
        }
        content["bias"] = round(bias, 3)
        content["weights"] = {t: round(x, 3) for t, x in sorted(weights.items()) if abs(x) >= 0.01}
        PLACE.write_text(json.dumps(content, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
