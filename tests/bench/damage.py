"""What is found in articles that copying has damaged, beside the sound ones.

    python -m tests.bench.damage [GOLD [ARTICLES...]] [--json FILE]

Damages the annotated articles in the ways of ``tests.damaging``, extracts, and scores what is found
at the places of the sound text: found (F1), full name right, found and named (F1). Without a file
it takes our sample.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from functools import partial
from pathlib import Path

from quotebank.extraction import extract
from quotebank.extraction.text.repairs import Repaired
from quotebank.model import Article, Extraction
from quotebank.workflows.evaluating import evaluate
from tests.bench.figures import save, take_json
from tests.damaging import DAMAGES, LOSSES, Damage

FIGURES = ("detect_f1", "speaker_full", "end_to_end_f1")
GOLD = Path("data") / "gold" / "sample.jsonl"


def damaged(article: Article, damage: Damage) -> Extraction:
    """Return what is found in a damaged article, told by the places of the sound one."""
    made = Repaired(article.text, damage(article.text))
    return made.restored(extract(replace(article, text=made.text)))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("articles", nargs="*")
    take_json(parser)
    asked = parser.parse_args()
    figures: dict[str, dict[str, float]] = {}
    ways: dict[str, Damage] = {"sound": lambda text: [], **DAMAGES, **LOSSES}
    print(f"{'':32}{'found':>8}{'named':>8}{'both':>8}")
    for name, damage in ways.items():
        report = evaluate(
            asked.gold,
            asked.articles,
            draws=0,
            extractor=partial(damaged, damage=damage),
        )
        figures[name] = {figure: report.value(figure) for figure in FIGURES}
        print(f"{name:32}" + "".join(f"{100 * value:8.1f}" for value in figures[name].values()))
    save(figures, asked.json)


if __name__ == "__main__":
    main()
