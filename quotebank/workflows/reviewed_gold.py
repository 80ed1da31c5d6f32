"""People's decisions as gold: written for ``eval``, read back, and scored against the parser.

A line an article, its text in it, so that a newsroom's own test set outlives the files that it was
made from. All that nobody decided on is masked: it counts neither for nor against the parser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PurePath

from quotebank.extraction import extract
from quotebank.folding import fold
from quotebank.model import Article, Kind, Problem, Question
from quotebank.storage import Bank, Reviewed
from quotebank.workflows.evaluating import Extractor, Report, Scored, report, score
from quotebank.workflows.reviewing import Answer, Who, decide, named_in_article
from quotebank.workflows.scoring.annotation import (
    GoldArticle,
    GoldSpan,
    Misfit,
    located,
    parsed,
    read_gold,
)
from quotebank.workflows.scoring.intervals import DRAWS
from quotebank.workflows.scoring.spans import predictions

Record = dict[str, object]
_FIELDS = ("title", "outlet", "url", "published", "updated", "retrieved")


def gold_lines(bank: Bank) -> Iterator[Record]:
    """Yield the decisions in force as lines of gold; passages that are gone are left out."""
    for article, reviewed in _by_article(bank):
        spans = sorted(span for one in reviewed for span in one.spans)
        fields = {name: getattr(article, name) for name in _FIELDS}
        yield {
            "id": article.key,
            **{name: value for name, value in fields.items() if value is not None},
            **({"author": list(article.authors)} if article.authors else {}),
            "text": article.text,
            "masks": _gaps(spans, len(article.text)),
            "quotes": [quote for one in reviewed for quote in _quotes(one, article.text)],
        }


def score_corrections(bank: Bank, *, extractor: Extractor = extract, draws: int = DRAWS) -> Report:
    """Score the extraction of today against what people decided."""
    scored: list[Scored] = []
    problems: list[Problem] = []
    for number, (record, (article, _)) in enumerate(
        zip(gold_lines(bank), _by_article(bank), strict=True), 1
    ):
        gold = parsed(record, number)
        try:
            marked = located(gold, article.text)
        except Misfit as failure:
            problems.append(Problem("misfit", str(failure), source=article.source))
            continue
        scored.append(score(article, marked, gold.masks, predictions(extractor(article))))
    return report(scored, problems, draws)


def _by_article(bank: Bank) -> Iterator[tuple[Article, list[Reviewed]]]:
    standing = [one for one in bank.reviewed() if one.standing]
    for article_id, group in groupby(standing, key=lambda one: one.article_id):
        yield bank.stored_article(article_id), list(group)


def _quotes(one: Reviewed, text: str) -> Iterator[Record]:
    for start, end in one.spans:
        record: Record = {"text": text[start:end], "start": start, "end": end}
        if one.decision == "not-a-quote":
            yield {**record, "kind": "none"}
        elif one.decision is None:  # nobody was asked who said it
            yield {**record, "kind": one.kind}
        else:
            who = {"speaker": one.speaker, "speaker_kind": one.speaker_kind}
            yield {**record, "kind": one.kind, **who}


def _gaps(spans: Sequence[tuple[int, int]], length: int) -> list[list[int]]:
    """Return what lies between spans, from the beginning of the text to its end."""
    gaps, at = [], 0
    for start, end in spans:
        if at < start:
            gaps.append([at, start])
        at = max(at, end)
    return gaps + ([[at, length]] if at < length else [])


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file of gold: decisions made, those that stood already, and problems."""

    decided: int
    same: int
    problems: tuple[Problem, ...]


def import_gold(bank: Bank, path: Path) -> Imported:
    """Store the answers of a gold file as decisions on the bank's quotations.

    A quotation is found by its place, or by its words where the text has changed since. Raises
    SourceError when the file cannot be read.
    """
    lines = list(read_gold(path))
    problems = [line for line in lines if isinstance(line, Problem)]
    wanted = [line for line in lines if isinstance(line, GoldArticle)]
    known = _known(bank, wanted)
    decided = same = 0
    with bank.writing():
        for line in wanted:
            article_id = known.get(line.line)
            if article_id is None:
                message = f"{line.name}: not in the bank"
                problems.append(Problem("no-article", message, source=str(path), line=line.line))
                continue
            made = _import_line(bank, line, article_id)
            decided += made.decided
            same += made.same
            problems += [replace(p, source=str(path), line=line.line) for p in made.problems]
    return Imported(decided, same, tuple(problems))


def _known(bank: Bank, wanted: Sequence[GoldArticle]) -> dict[int, int]:
    """Return the article's id by the line's number."""
    by_key: dict[str, list[int]] = {}
    by_label: dict[str, list[GoldArticle]] = {}
    for line in wanted:
        if line.record_id is not None:
            by_key.setdefault(line.record_id, []).append(line.line)
        by_label.setdefault(line.label, []).append(line)
    found: dict[int, int] = {}
    for summary in bank.articles():
        found.update(dict.fromkeys(by_key.get(summary.key, ()), summary.id))
        name = PurePath(summary.source).name
        ids = {name, summary.key.rpartition("#")[2]}
        for line in (line for label in ids for line in by_label.get(label, ())):
            if line.line not in found and line.fits(bank.stored_article(summary.id)):
                found[line.line] = summary.id
    return found


def _import_line(bank: Bank, line: GoldArticle, article_id: int) -> Imported:
    text = bank.stored_article(article_id).text
    problems: list[Problem] = []
    marked: dict[int, list[GoldSpan]] = {}
    places = _places(bank, article_id)
    for quote in line.quotes:
        try:
            span = _located(line, quote, text)
        except Misfit as failure:
            problems.append(Problem("misfit", str(failure)))
            continue
        id_ = _overlapping(span, places)
        if id_ is not None:
            marked.setdefault(id_, []).append(span)
        elif span.kind != "none":
            words = text[span.start : span.end]
            problems.append(Problem("no-quotation", f'no quotation "{words}" in the bank'))
    stands = {one.id: one for one in bank.reviewed() if one.article_id == article_id}
    decided = [_decide(bank, id_, spans, article_id, stands) for id_, spans in marked.items()]
    return Imported(sum(decided), len(decided) - sum(decided), tuple(problems))


def _located(line: GoldArticle, quote: object, text: str) -> GoldSpan:
    """Return one quote as a span of the text: at its offsets, else by its words."""
    assert isinstance(quote, dict)
    try:
        return located(replace(line, digest=None, quotes=(quote,)), text)[0]
    except Misfit:
        moved = {key: value for key, value in quote.items() if key not in ("start", "end")}
        if "text" not in quote:
            raise
        spans = located(replace(line, digest=None, quotes=(moved,)), text)
        if not spans:
            raise
        return spans[0]


def _places(bank: Bank, article_id: int) -> list[tuple[int, int, int]]:
    """Return (start, end, quotation's id) of all that the bank has, or was told is none."""
    places = [
        (span.start, span.end, printing.id)
        for printing in bank.said(Question(article_id=article_id), context=False)
        for span in printing.quotation.spans
    ]
    return places + [
        (start, end, one.id)
        for one in bank.reviewed()
        if one.article_id == article_id and one.decision == "not-a-quote" and one.standing
        for start, end in one.spans
    ]


def _overlapping(span: GoldSpan, places: Iterable[tuple[int, int, int]]) -> int | None:
    shared = [(min(span.end, end) - max(span.start, start), id_) for start, end, id_ in places]
    most, id_ = max(shared, default=(0, 0))
    return id_ if 2 * most > span.end - span.start else None


def _decide(
    bank: Bank,
    id_: int,
    spans: Sequence[GoldSpan],
    article_id: int,
    stands: dict[int, Reviewed],
) -> bool:
    """Store what gold says of one quotation; False when it was decided so already."""
    said = [span for span in spans if span.kind != "none"]
    before = stands.get(id_)
    if not said:
        if before is not None and before.decision == "not-a-quote":
            return False
        decide(bank, id_, "not-a-quote")
        return True
    kind: Kind = "direct" if any(span.kind == "direct" for span in said) else "partial"
    speaker = next((span for span in said if span.asked), None)
    if before is not None and _agrees(before, kind, speaker):
        return False
    answer, who = _answer(bank, id_, speaker, article_id, hidden=before is not None)
    decide(bank, id_, answer, who, kind)
    return True


def _agrees(before: Reviewed, kind: str, speaker: GoldSpan | None) -> bool:
    if before.decision == "not-a-quote" or before.kind != kind:
        return False
    if speaker is None:
        return True
    return before.decision is not None and _same(before.speaker, speaker.speaker)


def _answer(
    bank: Bank, id_: int, speaker: GoldSpan | None, article_id: int, *, hidden: bool
) -> tuple[Answer, Who | None]:
    if speaker is None:
        return "kind", None
    if speaker.speaker is None:
        return "nobody", None
    if not hidden:
        now = bank.printing(id_)
        if _same(now.speaker, speaker.speaker):
            return "confirmed", None
    who = named_in_article(bank, speaker.speaker, article_id)
    if who.id is None:
        who = replace(who, kind=speaker.speaker_kind or "person")
    return "speaker", who


def _same(one: str | None, other: str | None) -> bool:
    return fold(one or "") == fold(other or "")
