"""``quotebank eval``: the extraction scored on articles that people annotated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotebank.cli.options import format_option
from quotebank.cli.output import Column, Listing, emit, write_listing
from quotebank.cli.progress import amount, problem_line
from quotebank.cli.terminal import note, one_line
from quotebank.errors import QueryError
from quotebank.model import Problem

if TYPE_CHECKING:
    from quotebank.cli.output import Format
    from quotebank.workflows.evaluating import Figure, Report, Shown
    from quotebank.workflows.scoring.details import Bucket
    from quotebank.workflows.scoring.spans import Prediction

FAILED, UNDER_THE_FLOOR = 1, 3
_AROUND, _LONGEST = 90, 160


@click.command("eval")
@click.argument("gold", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@click.option("--errors", type=click.IntRange(min=0), default=0, metavar="N", help="Show N errors.")
@click.option(
    "--floor",
    "floors",
    multiple=True,
    metavar="FIGURE=SHARE",
    help="End with status 3 if this figure is lower, e.g. detect_f1=0.95. May be repeated.",
)
@click.option(
    "--draft", is_flag=True, help="Write GOLD from what is extracted, to be corrected by hand."
)
@click.option(
    "--corrections", is_flag=True, help="Instead of GOLD: what people decided in the bank (review)."
)
@format_option
@click.pass_context
def evaluate(
    context: click.Context,
    gold: Path | None,
    sources: tuple[str, ...],
    errors: int,
    floors: tuple[str, ...],
    draft: bool,
    corrections: bool,
    form: Format | None,
) -> None:
    """\b
    quotebank eval gold.jsonl --errors 20
    quotebank eval gold.jsonl news/ --draft     a gold file to correct

    Score the extraction on annotated articles: what was found, who said it, when, and how far the
    confidences can be believed. GOLD is a file of annotations (the format is in the README); its
    articles are read from where it says, or from SOURCE.
    """
    if corrections == (gold is not None):
        raise click.UsageError("either GOLD or --corrections says what is right")
    if gold is not None and draft:
        context.exit(_write_draft(gold, sources))
    least = _floors(floors)
    result = _scored(context.obj, gold, sources)
    if result.articles:
        _write(result, form or "table", errors)
    for problem in result.problems:
        note(problem_line(problem))
    note(f"{amount(result.articles, 'articles')} scored")
    if result.articles and not result.counts.get("direct.gold"):
        note("the gold has no direct quotation: figures of theirs are left out")
    under = list(_under(result, least))
    for line in under:
        note(line)
    context.exit(UNDER_THE_FLOOR if under else FAILED if _failed(result) else 0)


def _scored(db: str, gold: Path | None, sources: tuple[str, ...]) -> Report:
    """Score against a file of annotations, else against what people decided in the bank."""
    if gold is None:
        from quotebank.storage import Bank
        from quotebank.workflows.reviewed_gold import score_corrections

        with Bank.open(db) as bank:
            result = score_corrections(bank)
        if not result.articles and not result.problems:
            raise QueryError(f"{db}: no decisions on quotations in it (quotebank review)")
        return result
    if not gold.exists():
        raise click.UsageError(f"{gold}: no such file")
    from quotebank.workflows.evaluating import evaluate

    return evaluate(gold, sources)


def _write_draft(gold: Path, sources: tuple[str, ...]) -> int:
    """Write the gold of ``sources`` as the parser sees it; return the exit status."""
    from quotebank.export.records import json_text
    from quotebank.workflows.drafting import drafts

    if not sources:
        raise click.UsageError("--draft needs a SOURCE")
    articles = problems = 0
    lines = drafts(sources, gold.parent)
    try:
        with gold.open("x", encoding="utf-8") as file:
            for line in lines:
                if isinstance(line, Problem):
                    problems += 1
                    note(": ".join(filter(None, (line.source, line.message))))
                else:
                    articles += 1
                    file.write(json_text(line) + "\n")
    except FileExistsError:
        raise click.UsageError(f"{gold} exists already: a draft replaces no gold") from None
    note(f"{gold}: {amount(articles, 'articles')} to be read and corrected")
    return FAILED if problems else 0


def _failed(report: Report) -> bool:
    from quotebank.ingest import NOTES

    return any(problem.code not in NOTES for problem in report.problems)


def _floors(given: tuple[str, ...]) -> dict[str, float]:
    from quotebank.workflows.evaluating import MEANINGS

    least: dict[str, float] = {}
    for floor in given:
        name, _, value = floor.partition("=")
        if name not in MEANINGS:
            raise click.UsageError(f"--floor {floor}: no figure '{name}' ({', '.join(MEANINGS)})")
        try:
            least[name] = float(value)
        except ValueError:
            raise click.UsageError(f"--floor {floor}: '{value}' is no number") from None
        if not 0 <= least[name] <= 1:
            raise click.UsageError(f"--floor {floor}: a share lies between 0 and 1")
    return least


def _under(report: Report, least: dict[str, float]) -> Iterator[str]:
    values = {figure.name: figure.value for figure in report.figures}
    for name, floor in least.items():
        if name not in values:
            yield f"{name}: the gold tells nothing of it, so its floor cannot be held"
        elif values[name] < floor:
            yield f"{name} {values[name]:.4f} is under its floor {floor:.4f}"


def _write(report: Report, form: Format, errors: int) -> None:
    shown = report.errors[:errors]
    if form == "json":
        from quotebank.export.records import json_text

        record = {
            "articles": report.articles,
            "figures": {figure.name: _figure_record(figure) for figure in report.figures},
            "counts": dict(report.counts),
            "reliability": [_bucket_record(bucket) for bucket in report.reliability],
            "errors": [_error_record(error) for error in shown],
        }
        emit([json_text(record) + "\n"], json=True)
        return
    write_listing(report.figures, _FIGURES, form)
    if form == "table":
        emit(["\n"])
        write_listing(report.reliability, _RELIABILITY, form)
        emit(line for error in shown for line in _error_lines(error))


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"


def _figure_record(figure: Figure) -> dict[str, object]:
    return {
        "name": figure.name,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "meaning": figure.meaning,
    }


_FIGURES: Listing[Figure] = Listing(
    columns=(
        Column("figure", lambda figure: figure.name),
        Column("%", lambda figure: _percent(figure.value), number=True),
        Column(
            "95% between",
            lambda figure: f"{_percent(figure.low)} and {_percent(figure.high)}",
            number=True,
        ),
        Column("what it is", lambda figure: figure.meaning, wide=True),
    ),
    record=_figure_record,
    fields=("name", "value", "low", "high", "meaning"),
)


def _bucket_record(bucket: Bucket) -> dict[str, object]:
    return {
        "low": bucket.low,
        "high": bucket.high,
        "attributions": bucket.attributions,
        "mean_confidence": bucket.mean,
        "right": bucket.right,
    }


_RELIABILITY: Listing[Bucket] = Listing(
    columns=(
        Column("confidence", lambda bucket: f"{bucket.low:.2f} to {bucket.high:.2f}"),
        Column("speakers", lambda bucket: str(bucket.attributions), number=True),
        Column("mean", lambda bucket: _percent(bucket.mean), number=True),
        Column("% right", lambda bucket: _percent(bucket.right), number=True),
    ),
    record=_bucket_record,
    fields=("low", "high", "attributions", "mean_confidence", "right"),
)


def _error_record(shown: Shown) -> dict[str, object]:
    error = shown.error
    place = error.gold or error.prediction
    assert place is not None
    return {
        "article": shown.article,
        "fault": error.fault,
        "start": place.start,
        "end": place.end,
        "text": shown.text[place.start : place.end],
        "gold": error.gold and {"kind": error.gold.kind, "speaker": error.gold.speaker},
        "predicted": error.prediction
        and {
            "kind": error.prediction.kind,
            "speaker": error.prediction.speaker,
            "mention": _mention(error.prediction, shown.text),
            "confidence": error.prediction.confidence,
        },
    }


def _mention(prediction: Prediction, text: str) -> str | None:
    return prediction.mention and text[prediction.mention[0] : prediction.mention[1]]


def _error_lines(shown: Shown) -> Iterator[str]:
    error, text = shown.error, shown.text
    place = error.gold or error.prediction
    assert place is not None
    words = text[place.start : place.end]
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]} [...] {words[-_LONGEST // 2 :]}"
    before = text[max(0, place.start - _AROUND) : place.start]
    after = text[place.end : place.end + _AROUND]
    yield f"\n{error.fault}: {one_line(shown.article)}:{place.start}\n"
    yield f"    {one_line(before)} [[{one_line(words)}]] {one_line(after)}\n"
    if error.gold:
        yield f"    gold: {error.gold.kind}, {error.gold.speaker}, said {_said(error.gold.said)}\n"
    if error.prediction:
        said = error.prediction
        yield (
            f"    predicted: {said.kind}, {said.speaker} by {_mention(said, text)!r}"
            f" ({said.confidence:.2f}), said {_said(said.said)}\n"
        )


def _said(interval: object) -> str:
    from quotebank.days import Interval

    if not isinstance(interval, Interval):
        return "on no day known"
    if interval.earliest == interval.latest:
        return interval.earliest.isoformat()
    return f"{interval.earliest.isoformat()} to {interval.latest.isoformat()}"
