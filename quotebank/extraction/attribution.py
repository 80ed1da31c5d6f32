"""Which candidate said it: weighs the candidates of each quoted span in turn. After candidates,
before coreference.

A linear model over the candidates' features (conditional logit): the score of a candidate is the
sum of its features' weights, and the probabilities are the softmax of the scores. The weights are
data (``data/en/attribution.json``), learnt by ``tests/bench/train_attribution.py``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from math import exp
from typing import NamedTuple

from quotebank.extraction.candidates import Candidate, Decision, Page, candidates
from quotebank.resources import folder


class Answer(NamedTuple):
    """What was decided for one quoted span: every candidate with its probability, best first."""

    ranked: list[tuple[float, Candidate]]

    @property
    def best(self) -> Candidate:
        """The most probable candidate."""
        return self.ranked[0][1]


@cache
def weights() -> Mapping[str, float]:
    """Return the weights as shipped."""
    content = (folder("data") / "en" / "attribution.json").read_text(encoding="utf-8")
    found: Mapping[str, float] = json.loads(content)["weights"]
    return found


def attribute(page: Page, model: Mapping[str, float]) -> list[Answer | None]:
    """Return the answer for each quoted span of the page; None where it is no quotation by form."""
    answers: list[Answer | None] = []
    decided: list[Decision | None] = []
    for k in range(len(page.quoted)):
        if page.forms[k].guess is None:
            answers.append(None)
            decided.append(None)
            continue
        ranked = rank(candidates(page, k, decided), model)
        answers.append(Answer(ranked))
        best = ranked[0][1]
        decided.append(Decision(best.mention, best.cue, best.origin, ranked[0][0]))
    return answers


def rank(found: list[Candidate], model: Mapping[str, float]) -> list[tuple[float, Candidate]]:
    """Return the candidates with their probabilities, best first."""
    weigh = model.get
    scores = [sum([weigh(f, 0.0) for f in c.features]) for c in found]
    top = max(scores)
    odds = [exp(s - top) for s in scores]
    total = sum(odds)
    order = sorted(range(len(found)), key=scores.__getitem__, reverse=True)
    return [(odds[i] / total, found[i]) for i in order]
