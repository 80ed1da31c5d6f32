"""Scoring the extraction on annotated articles: read, extract, compare, report.

The articles come from the sources that the gold names (or those given in their stead); one that
is missing or no longer the text that was annotated is a problem, and is scored by nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path, PurePath

from quotebank.errors import SourceError
from quotebank.extraction import extract
from quotebank.ingest import Options, read
from quotebank.model import Article, Extraction, Problem
from quotebank.workflows.scoring import details, mentions, names
from quotebank.workflows.scoring.annotation import (
    GoldArticle,
    GoldSpan,
    Misfit,
    located,
    read_gold,
)
from quotebank.workflows.scoring.details import Bet, Bucket
from quotebank.workflows.scoring.intervals import DRAWS, intervals
from quotebank.workflows.scoring.spans import Error, Prediction, predictions

Extractor = Callable[[Article], Extraction]

MEANINGS: Mapping[str, str] = {
    "detect_p": "of the direct quotations predicted, those that are some",
    "detect_r": "of the direct quotations, those found",
    "detect_f1": "both together",
    "speaker_full": "direct, of a named speaker: the full name right (not found: wrong)",
    "speaker_surname": "the same, the surname right",
    "end_to_end_f1": "found, and the full name right",
    "direct_p": "direct, each paired with one prediction, partial ones wrong where nothing is",
    "direct_r": "the same, of the direct quotations",
    "direct_f1": "both together",
    "direct_answered": "of those found, with a speaker or mention",
    "direct_mention": "of those found, the mention right",
    "direct_relaxed": "of those found, the mention right or the same name",
    "direct_mention_f1": "found, and the mention right",
    "direct_relaxed_f1": "found, and the mention or name right",
    "all_p": "direct and partial: as direct_p",
    "all_r": "direct and partial: as direct_r",
    "all_f1": "both together",
    "all_answered": "of those found, with a speaker or mention",
    "all_mention": "of those found, the mention right",
    "all_relaxed": "of those found, the mention right or the same name",
    "all_mention_f1": "found, and the mention right",
    "all_relaxed_f1": "found, and the mention or name right",
    "kind": "of those found, the kind right",
    "said_on": "said on a day that the sentence tells: the day right",
    "said_on_inherited": "said on a day that an earlier sentence tells: the day right",
    "said_on_none": "of those without a day, left without",
    "attributions_right": "of all speakers given, the right ones",
    "confident": "of all speakers given, those with confidence 0.9 or more",
    "confident_right": "of those, the right ones",
}
"""Every figure by name, in the order of the report: all are shares, 0 to 1."""

_NAMES, _DIRECT, _ALL, _DETAILS = "names", "direct", "all", "details"
_NEEDS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("detect_p", "detect_r", "detect_f1"), (_NAMES, "direct")),
    **dict.fromkeys(("direct_p", "direct_r", "direct_f1"), (_DIRECT, "gold")),
    **dict.fromkeys(("speaker_full", "speaker_surname", "end_to_end_f1"), (_NAMES, "named")),
    **{
        f"{kind}_{name}": (kind, "gold_sourced")
        for kind in (_DIRECT, _ALL)
        for name in ("answered", "mention", "relaxed", "mention_f1", "relaxed_f1")
    },
    "kind": (_DETAILS, "kinds"),
    "said_on": (_DETAILS, "dated"),
    "said_on_inherited": (_DETAILS, "inherited"),
    "said_on_none": (_DETAILS, "undated"),
    **dict.fromkeys(("attributions_right", "confident"), (_DETAILS, "bets")),
    "confident_right": (_DETAILS, "confident"),
}
"""What a figure needs in the gold to mean anything; without it the report leaves it out."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, and the middle 95% of what other articles of the kind would give."""

    name: str
    value: float
    low: float
    high: float

    @property
    def meaning(self) -> str:
        """What it is the share of, in plain words."""
        return MEANINGS[self.name]


@dataclass(frozen=True, slots=True)
class Shown:
    """An error in its place."""

    article: str
    text: str
    error: Error


@dataclass(frozen=True, slots=True)
class Report:
    """All that came of one gold file."""

    articles: int
    counts: Mapping[str, int]
    figures: tuple[Figure, ...]
    reliability: tuple[Bucket, ...]
    errors: tuple[Shown, ...]
    problems: tuple[Problem, ...]

    def value(self, name: str) -> float:
        """Return a figure's value. Raises KeyError where the gold does not tell it."""
        return {figure.name: figure.value for figure in self.figures}[name]


@dataclass(frozen=True, slots=True)
class Scored:
    """One article's counts, by section and name ("names.direct"), with what they came from."""

    counts: Counter[str]
    bets: tuple[Bet, ...]
    errors: tuple[Shown, ...]


def evaluate(
    gold: Path,
    sources: Sequence[str] = (),
    options: Options | None = None,
    *,
    draws: int = DRAWS,
    extractor: Extractor = extract,
) -> Report:
    """Score the extraction on the articles that ``gold`` annotates.

    ``sources`` stand in for those that the gold names. Raises SourceError when the gold cannot be
    read or holds no annotated article at all.
    """
    lines = list(read_gold(gold))
    annotated = [line for line in lines if isinstance(line, GoldArticle)]
    problems = [line for line in lines if isinstance(line, Problem)]
    if not annotated:
        raise SourceError(f"{gold}: no annotated article in it")
    articles = read(sources or _named_sources(gold, annotated), options or Options())
    scored = _score_all(annotated, articles, str(gold), problems, extractor)
    return report(scored, problems, draws)


def _named_sources(gold: Path, annotated: Sequence[GoldArticle]) -> list[str]:
    named = (
        str(gold) if line.inline else normpath(gold.parent / (line.source or gold.name))
        for line in annotated
    )
    return list(dict.fromkeys(named))


def _score_all(
    annotated: Sequence[GoldArticle],
    articles: Iterable[Article | Problem],
    gold: str,
    problems: list[Problem],
    extractor: Extractor,
) -> list[Scored]:
    waiting = {line.line: line for line in annotated}
    by_label: defaultdict[str, list[GoldArticle]] = defaultdict(list)
    for gold_line in annotated:
        by_label[gold_line.label].append(gold_line)
    scored: list[Scored] = []
    for article in articles:
        if isinstance(article, Problem):
            problems.append(article)
            continue
        likely = (*by_label[article.id], *by_label[PurePath(article.source).name])
        line = next((line for line in likely if line.line in waiting and line.fits(article)), None)
        if line is None:
            continue
        del waiting[line.line]
        try:
            marked = located(line, article.text)
        except Misfit as failure:
            problems.append(Problem("misfit", str(failure), source=gold, line=line.line))
            continue
        scored.append(score(article, marked, line.masks, predictions(extractor(article))))
    problems += [
        Problem("no-article", f"{line.name}: no such article", source=gold, line=line.line)
        for line in waiting.values()
    ]
    return scored


def score(
    article: Article,
    marked: Sequence[GoldSpan],
    masks: Sequence[tuple[int, int]],
    predicted: Sequence[Prediction],
) -> Scored:
    """Count one article in every way; what lies mostly in one of ``masks`` nobody judged."""
    text = article.text
    predicted = [one for one in predicted if 2 * _hidden(one, masks) <= one.end - one.start]
    tallies = {
        _NAMES: names.by_name(marked, predicted),
        _DIRECT: mentions.by_mention(marked, predicted, text, masks=masks),
        _ALL: mentions.by_mention(
            marked, predicted, text, targets=("direct", "partial"), masks=masks
        ),
        _DETAILS: details.in_detail(marked, predicted),
    }
    named = any(span.named for span in marked)
    told = (_NAMES if named else _ALL, _DETAILS)
    return Scored(
        Counter(
            {
                f"{section}.{name}": count
                for section, tally in tallies.items()
                for name, count in tally.counts.items()
            }
        ),
        tuple(details.bets(marked, predicted)),
        tuple(
            Shown(article.id, text, error) for section in told for error in tallies[section].errors
        ),
    )


def _hidden(one: Prediction, masks: Sequence[tuple[int, int]]) -> int:
    """Return how many characters of a prediction lie in masks."""
    return sum(max(0, min(one.end, end) - max(one.start, start)) for start, end in masks)


def report(scored: Sequence[Scored], problems: Sequence[Problem], draws: int = DRAWS) -> Report:
    """Sum up the articles."""
    total: Counter[str] = Counter()
    for one in scored:
        total.update(one.counts)
    around = intervals([one.counts for one in scored], figures, draws)
    return Report(
        articles=len(scored),
        counts=total,
        figures=tuple(
            Figure(name, value, *around.get(name, (value, value)))
            for name, value in figures(total).items()
            if _told(name, total)
        ),
        reliability=details.reliability(bet for one in scored for bet in one.bets),
        errors=tuple(error for one in scored for error in one.errors),
        problems=tuple(problems),
    )


def _told(name: str, total: Mapping[str, int]) -> bool:
    section, count = _NEEDS.get(name, (_ALL, "gold"))
    return total.get(f"{section}.{count}", 0) > 0


def figures(total: Counter[str]) -> dict[str, float]:
    """Return every figure of summed counts, in the order of ``MEANINGS``."""

    def section(name: str) -> Counter[str]:
        prefix = f"{name}."
        return Counter(
            {key[len(prefix) :]: n for key, n in total.items() if key.startswith(prefix)}
        )

    return {
        **names.figures(section(_NAMES)),
        **mentions.figures(section(_DIRECT), _DIRECT),
        **mentions.figures(section(_ALL), _ALL),
        **details.figures(section(_DETAILS)),
    }
