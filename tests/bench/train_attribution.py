"""Learn the weights of data/en/attribution.json, and measure them by cross-validation.

    python -m tests.bench.train_attribution ../shared/eval/mentions [--write] [--errors N]

A conditional logit over the candidates of each quoted span
(``quotebank.extraction.attribution.candidates``): the probability of the candidates whose mention
overlaps a source that the annotators marked is made as large as possible, with a penalty on large
weights. Plain AdaGrad, seed 1, no library. At each span three features in ten are left out by
chance (dropout: Hinton et al. 2012; for sparse linear models Wager, Wang and Liang 2013), so that
no rare one explains it alone: what one country's papers of one year share by accident weighs less.

Five folds by article; articles that share a tenth of their eight-word shingles stand in one fold.
Without --write only the cross-validation runs; with it the weights learnt on all articles are
written. Nothing of the articles goes into the file but tags, cue verbs and counts.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp, log
from pathlib import Path
from typing import Any, NamedTuple

from quotebank.extraction.attribution import Model, attribute
from quotebank.extraction.attribution.candidate import Candidate, ending_of
from quotebank.extraction.attribution.candidates import candidates
from quotebank.extraction.attribution.plain import Plain, contexts, goes_on, sound
from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.text.sheet import lay

SEED = 1
FOLDS = 5
EPOCHS = 12
RATE = 0.15
PENALTY = 2e-4
LEFT_OUT = 0.3
"""Features of a span, by chance, that one step of learning does without."""
FEWEST = 3
"""Articles that a feature must occur in."""
FEWEST_PLAIN = 6
PUREST = 0.98
"""Times that a context must occur, and be right, to decide without the weights."""
PLAINLY: Counter[str] = Counter()
ROOT = Path(__file__).resolve().parents[2]


class Example(NamedTuple):
    features: list[list[str]]
    right: list[int]
    contexts: list[str]
    answers: dict[int, int]
    """Mention -> cue, from the quotation, of what is right and plain; -99 for who spoke before."""


def read(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def page_of(article: Mapping[str, Any]) -> Page:
    return Page(lay(article["text"], article.get("title"), default()), default())


def same_span(q: Any, gold: Mapping[str, Any]) -> bool:
    inter = min(q.end, gold["end"]) - max(q.start, gold["start"])
    union = max(q.end, gold["end"]) - min(q.start, gold["start"])
    return bool(inter > 0 and inter / union >= 0.8)


def overlaps(candidate: Candidate, gold: Mapping[str, Any]) -> bool:
    mention = candidate.mention
    if mention is None:
        return False
    start, end = mention.bounds
    return any(start < s[1] and s[0] < end for s in gold["sources"])


def heads(found: Sequence[Candidate], gold: Mapping[str, Any]) -> list[int]:
    """Return the candidates that are the head of a source: of "Lind's lawyer" not Lind, of "the
    head of Norsk Vannkraft" not the firm, but of "a letter from Sapp" also Sapp."""
    within = [i for i, c in enumerate(found) if overlaps(c, gold)]
    places = {(c.mention.start, c.mention.at) for c in map(found.__getitem__, within) if c.mention}
    right = []
    for i in within:
        mention = found[i].mention
        assert mention is not None
        tags, at = mention.scan.tags, mention.at
        if mention.tag == "S" and tags[at + 1 : at + 2] in ("D", "X"):
            continue
        if (
            at
            and tags[at - 1] in "pt"
            and any(p < mention.start for p, _ in places)
            and mention.scan.what[at - 1] not in ("by", "from")
        ):
            continue
        right.append(i)
    return right or within


def examples(page: Page, gold: Sequence[Mapping[str, Any]], lost: Counter[str]) -> list[Example]:
    made: list[Example] = []
    decided: list[Candidate | None] = []
    for k, q in enumerate(page.quoted):
        label = next((g for g in gold if same_span(q, g)), None)
        if label is None or page.forms[k].guess is None:
            decided.append(None)
            continue
        found = candidates(page, k, decided)
        if label["attributed"] and label["sources"]:
            right = heads(found, label)
        else:
            right = [i for i, c in enumerate(found) if c.origin == "none"]
        lost[f"{label['kind']} {'found' if right else 'lost'}"] += 1
        known, answers = plain_cases(page, k, decided, [found[i] for i in right])
        if not right:
            made.append(Example([], [], known, answers))
            decided.append(None)
            continue
        decided.append(found[right[0]])
        made.append(Example([c.features() for c in found], right, known, answers))
    return made


def plain_cases(
    page: Page, k: int, decided: Sequence[Candidate | None], right: Sequence[Candidate]
) -> tuple[list[str], dict[int, int]]:
    """Return the contexts of a span and the right answers that a context could give."""
    scanned, at, _ = page.place(k)
    context = goes_on(page, k, scanned.tags, ending_of(page, k), decided)
    if context:
        before = any(c.origin == "previous" for c in right)
        return [context], {-99: -99} if before else {}
    answers: dict[int, int] = {}
    for c in right:
        if c.origin == "own" and c.cue >= 0 and sound(page, k, scanned, c.place, c.cue):
            m = c.place - at
            if m not in answers or abs(c.cue - c.place) < abs(answers[m] - m):
                answers[m] = c.cue - at
    return list(contexts(scanned.tags, at, ending_of(page, k))), answers


def tabulate(articles: Iterable[list[Example]]) -> dict[str, Plain]:
    """Return the contexts whose answer is right at least 98 times in 100."""
    seen: Counter[str] = Counter()
    answered: dict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    for made in articles:
        for example in made:
            for context in example.contexts:
                seen[context] += 1
                answered[context].update(example.answers.items())
    table = {}
    for context, n in sorted(seen.items()):
        if n < FEWEST_PLAIN or not answered[context]:
            continue
        (m, c), count = answered[context].most_common(1)[0]
        if count >= PUREST * n and (m == -99 or shows(context, m, c)):
            table[context] = Plain(m, c, round((count + 1) / (n + 1.5), 4))
    return table


def shows(context: str, m: int, c: int) -> bool:
    """Whether a context shows the tags ``m`` and ``c`` from its quotation: what it does not show
    may be another thing next time, or not be there at all."""
    before, _, after = context.partition("_")
    first, last = -len(before.lstrip("^")), len(after[:-1].rstrip("$"))
    return first <= min(m, c) and max(m, c) <= last


def folds_of(articles: Sequence[Mapping[str, Any]]) -> list[int]:
    """Return the fold of each article; near-copies in one."""
    shingles = []
    for article in articles:
        words = article["text"].split()
        shingles.append({hash(tuple(words[i : i + 8])) for i in range(len(words) - 7)})
    holders: dict[int, list[int]] = defaultdict(list)
    for i, own in enumerate(shingles):
        for shingle in own:
            holders[shingle].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for who in holders.values():
        if 1 < len(who) < 20:
            shared.update((a, b) for a in who for b in who if a < b)
    group = list(range(len(articles)))

    def root(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    for (a, b), n in shared.items():
        if n >= 0.1 * min(len(shingles[a]), len(shingles[b])):
            group[root(a)] = root(b)
    roots = sorted({root(i) for i in range(len(articles))})
    random.Random(SEED).shuffle(roots)
    fold = {r: i % FOLDS for i, r in enumerate(roots)}
    return [fold[root(i)] for i in range(len(articles))]


def learn(articles: Iterable[list[Example]]) -> dict[str, float]:
    articles = list(articles)
    spread: Counter[str] = Counter()
    for made in articles:
        spread.update({f for e in made for c in e.features for f in c})
    kept = {f: i for i, f in enumerate(sorted(f for f, n in spread.items() if n >= FEWEST))}
    data = [
        ([[kept[f] for f in c if f in kept] for c in e.features], set(e.right))
        for made in articles
        for e in made
        if e.right
    ]
    w = [0.0] * len(kept)
    sums = [0.0] * len(kept)
    squares = [1e-6] * len(kept)
    rng = random.Random(SEED)
    steps = 0
    for epoch in range(EPOCHS):
        rng.shuffle(data)
        for whole, right in data:
            met = sorted({f for row in whole for f in row})
            gone = {f for f in met if rng.random() < LEFT_OUT}
            rows = [[f for f in row if f not in gone] for row in whole]
            scores = [sum([w[f] for f in row]) for row in rows]
            top = max(scores)
            odds = [exp(s - top) for s in scores]
            total, good = sum(odds), sum(odds[i] for i in right)
            for i, row in enumerate(rows):
                push = (odds[i] / good if i in right else 0.0) - odds[i] / total
                if abs(push) < 1e-4:
                    continue
                for f in row:
                    g = push - PENALTY * w[f]
                    squares[f] += g * g
                    w[f] += RATE * g / squares[f] ** 0.5
        if epoch >= EPOCHS // 2:
            steps += 1
            sums = [s + x for s, x in zip(sums, w, strict=True)]
    names = sorted(kept)
    scale = (1 - LEFT_OUT) / steps  # all features are there when the weights are used
    made_weights = {f: round(sums[kept[f]] * scale, 3) for f in names}
    return {f: x for f, x in made_weights.items() if x}


def evaluate(
    page: Page, gold: Sequence[Mapping[str, Any]], model: Model, article_id: str
) -> list[tuple[str, bool, float, str]]:
    """Return (kind, right, confidence, what it looks like) for each span with a source."""
    rows = []
    for k, answer in enumerate(attribute(page, model)):
        if answer is None:
            continue
        PLAINLY["plain" if not answer[0][1].evidence else "weighed"] += 1
        label = next((g for g in gold if same_span(page.quoted[k], g)), None)
        if label is None or not label["attributed"] or not label["sources"]:
            continue
        p, best = answer[0]
        mention = best.mention
        total = sum(
            q
            for q, c in answer
            if c.mention is not None and mention is not None and c.mention.start == mention.start
        )
        right = overlaps(best, label)
        q = page.quoted[k]
        around = page.text[max(0, q.outer_start - 160) : q.outer_start]
        around += (
            "[[" + page.text[q.start : q.end][:60] + "…" + page.text[q.end - 12 : q.end] + "]]"
        )
        around += page.text[q.outer_end : q.outer_end + 140]
        said = page.text[slice(*mention.bounds)] if mention else None
        gold_names = " | ".join(s[2] for s in label["sources"])
        line = (
            f"{article_id} {around!r}\n   gold={gold_names!r} pred={said!r} {best.origin} {p:.2f}"
        )
        if mention:
            line += f" tags={mention.scan.tags[:40]}"
        rows.append((label["kind"], right, total if mention else p, line))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--folds", type=int, default=FOLDS)
    args = parser.parse_args()
    articles = read(args.gold / "articles.jsonl")
    golds = {g["id"]: g["quotes"] for g in read(args.gold / "gold.jsonl")}
    pages = [page_of(a) for a in articles]
    lost: Counter[str] = Counter()
    made = [examples(p, golds[a["id"]], lost) for p, a in zip(pages, articles, strict=True)]
    print(dict(sorted(lost.items())))
    fold = folds_of(articles)
    rows = []
    for held in range(args.folds):
        others = [m for m, f in zip(made, fold, strict=True) if f != held]
        model = Model(learn(others), tabulate(others))
        for page, article, f in zip(pages, articles, fold, strict=True):
            if f == held:
                rows += evaluate(page, golds[article["id"]], model, article["id"])
    print(dict(PLAINLY))
    report(rows, args.errors, args.seed)
    if args.write:
        learnt = learn(made)
        table = tabulate(made)
        about = {
            "made_by": "tests/bench/train_attribution.py",
            "trained_on": "PolNeAR corpus, train part: mentions set, 840 articles (not shipped)",
            "seed": SEED, "epochs": EPOCHS, "rate": RATE, "penalty": PENALTY, "left_out": LEFT_OUT,
            "fewest": FEWEST,
        }  # fmt: skip
        path = ROOT / "data" / "en" / "attribution.json"
        path.write_text(
            json.dumps(
                {"about": about, "plain": table, "weights": learnt}, indent=0, ensure_ascii=False
            )
            + "\n",
            encoding="utf-8",
        )
        print(f"wrote {len(table)} plain contexts and {len(learnt)} weights to {path}")


def report(rows: list[tuple[str, bool, float, str]], errors: int, seed: int) -> None:
    for kind in ("direct", "mixed"):
        of = [r for r in rows if r[0] == kind]
        print(f"{kind:8} {len(of):5} right {sum(r[1] for r in of) / max(1, len(of)):.4f}")
    entropy = -sum(log(max(1e-6, p if ok else 1 - p)) for _, ok, p, _ in rows) / len(rows)
    print(f"log loss {entropy:.4f}")
    for low in (0.99, 0.97, 0.95, 0.9, 0.8, 0.6, 0.4, 0.0):
        of = [r for r in rows if r[2] >= low and r[0] == "direct"]
        right = sum(r[1] for r in of) / max(1, len(of))
        print(f"  direct confidence >= {low}: {len(of)} right {right:.4f}")
    wrong = [r for r in rows if not r[1]]
    for kind, _, p, line in random.Random(seed).sample(wrong, min(errors, len(wrong))):
        print(f"- {kind} {p:.2f} {line}")


if __name__ == "__main__":
    main()
