"""Which candidate said it: weighs the candidates of each quoted span in turn. After candidates,
before coreference.

A linear model over the candidates' features (conditional logit): the score of a candidate is the
sum of its features' weights, and the probabilities are the softmax of the scores. The weights are
data (``data/en/attribution.json``), learnt by ``tests/bench/train_attribution.py``.

    weighed         candidates (candidate): own_sentence, around; features
    not weighed     plain: rare (forms, behind, halves, passed_on, scenes, borne_out, verbatim),
                    panels, tellers, headers, dialogues, lead_ins, arrivals, pointers, charges,
                    hearers, received
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from typing import ClassVar, Final

from quotebank.extraction.attribution.candidate import LEAD, Candidate
from quotebank.extraction.attribution.candidates import candidates
from quotebank.extraction.attribution.features import spell_out
from quotebank.extraction.attribution.lead_ins import spoken_of
from quotebank.extraction.attribution.plain import Plain, Told, plain_answer
from quotebank.extraction.lexicon.tables import Table
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.mentions.pairs import Evidence
from quotebank.resources import folder

Answer = list[tuple[float, Candidate]]
"""What was decided for one quoted span: every candidate with its probability, best first."""


class Sums(Table[Evidence, float]):
    """Evidence, which comes from few tags and words -> the sum of its features' weights; ``prefix``
    is put before each feature.
    """

    most: ClassVar[int] = 1 << 16

    def __init__(self, model: Mapping[str, float], prefix: str = "") -> None:
        super().__init__()
        self.model, self.prefix = model, prefix

    def work_out(self, evidence: Evidence) -> float:
        """Return the sum for one evidence."""
        weigh = self.model.get
        return sum([weigh(self.prefix + f, 0.0) for f in spell_out(evidence)])


class Model:
    """The weights, ready to use."""

    __slots__ = ("lead", "plain", "table")

    def __init__(self, weights: Mapping[str, float], table: Mapping[str, Plain]) -> None:
        self.plain = Sums(weights)
        self.lead = Sums(weights, LEAD)
        self.table = table

    def rank(self, found: Sequence[Candidate]) -> Answer:
        """Return the candidates with their probabilities, best first."""
        plain, lead = self.plain.__getitem__, self.lead.__getitem__
        scores: list[float] = []
        for c in found:
            score = sum(map(plain, c.evidence), 0.0)
            scores.append(score + sum(map(lead, c.before), 0.0) if c.before else score)
        top = max(scores)
        odds = [exp(s - top) for s in scores]
        total = sum(odds)
        least = min(_LEAST * total, 1.0)  # the odds of the best are 1
        ranked = [(o / total, c) for o, c in zip(odds, found, strict=True) if o >= least]
        ranked.sort(key=_probability, reverse=True)
        return ranked


def _left_over(page: Page, k: int, answer: Answer) -> Answer:
    """Return who says whole sentences that nobody says for sure, if the sentence before is about
    somebody."""
    form = page.forms[k]
    p, best = answer[0]
    if best.origin not in ("none", "lead") or not form.alone or form.guess != "direct":
        return []
    if best.cue >= 0 and p > _CUED:
        return []  # "The bonds bring growth, Lind told a meeting."
    scanned, _, sentence = page.place(k)
    about = spoken_of(page, k, sentence) if scanned.tags == "Q" else None
    return [] if about is None else [(_SPOKEN_OF, about)]


_UNSURE: Final = 0.6
"""Below this the best candidate is no better than who the sentence before is about."""
_CUED: Final = 0.45
"""The same for one who is said to speak."""
_SPOKEN_OF: Final = 0.7
"""How often such a one says them."""
_LEAST: Final = 0.01
"""Candidates less probable than this are forgotten."""


def _probability(ranked: tuple[float, Candidate]) -> float:
    return ranked[0]


@cache
def shipped() -> Model:
    """Return the model with the weights as shipped."""
    content = (folder("data") / "en" / "attribution.json").read_text(encoding="utf-8")
    learnt = json.loads(content)
    return Model(learnt["weights"], {k: Plain(*v) for k, v in learnt["plain"].items()})


def attribute(page: Page, model: Model) -> list[Answer | None]:
    """Return the answer for each quoted span of the page; None where it is no quotation by form."""
    answers: list[Answer | None] = []
    decided: list[Candidate | None] = []
    told = Told(page)
    for k in range(len(page.quoted)):
        if page.forms[k].guess is None:
            answers.append(None)
            decided.append(None)
            continue
        answer = plain_answer(page, k, decided, model.table, told)
        if not answer:
            answer = model.rank(candidates(page, k, decided))
            if answer[0][0] < _UNSURE:
                answer = _left_over(page, k, answer) or answer
        answers.append(answer)
        decided.append(answer[0][1])
    return answers
