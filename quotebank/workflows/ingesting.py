"""Sources into a bank: read, extract what is new, store batch by batch.

Each batch is one transaction, stored in the order of the input however many processes extract, so
that the same input makes the same bank. A run that was stopped goes on where it was by being
started again: what is already there is recognised and not extracted a second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from quotebank import extraction
from quotebank.errors import QuotebankError
from quotebank.ingest import Options, pieces
from quotebank.model import Problem
from quotebank.storage import Bank
from quotebank.workflows.batches import NO_ARTICLE, batches, in_order, named
from quotebank.workflows.linking_up import link_up
from quotebank.workflows.reading import Item, Known, Reader, examined_item
from quotebank.workflows.stopping import Stop


@dataclass(frozen=True, slots=True)
class Step:
    """One batch that is stored: how many articles fared how, and what was wrong in it.

    ``fates`` counts "new", "text" (a new version), "metadata" and "same". ``quotations``: in the
    articles that were extracted. ``known``: how many of the same were never extracted.
    ``consumed``: bytes of the sources that are done with it.
    """

    fates: Counter[str]
    known: int
    quotations: int
    problems: tuple[Problem, ...]
    consumed: int


def opened(target: str) -> Bank:
    """Open the bank at ``target`` for ingesting, making it where there is none.

    Raises BankError when that cannot be done.
    """
    return Bank.open(target, "create", extractor=extraction.VERSION)


def refuse_misuse(sources: Sequence[str], options: Options) -> None:
    """Raise SourceError for sources that cannot be meant, before there is a bank for them."""
    pieces(sources, options)


def ingest(
    bank: Bank,
    sources: Sequence[str],
    options: Options,
    *,
    workers: int = 1,
    stop: Stop | None = None,
    skipped: Counter[str] | None = None,
    tell: Callable[[Step], object] = id,
) -> bool:
    """Store the articles of ``sources`` in ``bank``; return whether all of the input was read.

    ``stop`` can end the input early; what was read until then is stored. ``skipped`` counts files
    of other kinds; ``tell`` hears of each batch once it is stored. Raises SourceError for a source
    that cannot be meant and BankError when the bank cannot be written.
    """
    stop = stop or Stop()
    cut = stop.until(pieces(sources, options, skipped))
    empty = bank.stats().articles == 0
    reader = Reader(options, None if empty else str(bank.target), bank.extractor)
    if workers == 1 and not empty:
        reader.bank = bank
    run = bank.start_run(sources)
    unchanged = 0
    try:
        for done in in_order(batches(cut), reader, workers):
            items, size = done if isinstance(done, tuple) else ([done], 0)
            step = _store(bank, run, items, size)
            unchanged += step.known
            tell(step)
    except BaseException:
        with suppress(QuotebankError):  # the bank may be what failed, and that is told already
            bank.finish_run(run, "failed", unchanged=unchanged)
        raise
    bank.finish_run(run, "stopped" if stop.asked else "finished", unchanged=unchanged)
    if not stop.asked:
        link_up(bank)
    return not stop.asked


def _store(bank: Bank, run: int, items: Sequence[Item], size: int) -> Step:
    """Store one batch; if it cannot be stored whole, its articles one by one."""
    try:
        return _store_whole(bank, run, items, size)
    except (QuotebankError, OSError):
        raise  # the bank cannot be written at all
    except Exception as failure:
        if len(items) == 1:
            return _store_whole(bank, run, [_unstorable(items[0], failure)], size)
    steps = [_store(bank, run, [item], 0) for item in items]
    return Step(
        sum((step.fates for step in steps), Counter()),
        sum(step.known for step in steps),
        sum(step.quotations for step in steps),
        tuple(problem for step in steps for problem in step.problems),
        size,
    )


def _store_whole(bank: Bank, run: int, items: Sequence[Item], size: int) -> Step:
    """Store one batch in one transaction, or in none where there is nothing to write."""
    if all(isinstance(item, Known) and bank.known(item.article) for item in items):
        return Step(Counter(same=len(items)), len(items), 0, (), size)
    fates: Counter[str] = Counter()
    problems: list[Problem] = []
    known = quotations = 0
    with bank.writing(run):
        for item in items:
            if isinstance(item, Known):
                if bank.known(item.article):
                    fates["same"] += 1
                    known += 1
                    continue
                item = examined_item(item.article)
            if isinstance(item, Problem):
                bank.add_problem(item)
                problems.append(item)
                continue
            article, extraction = item
            fates[bank.add(article, extraction)] += 1
            quotations += len(extraction.quotations)
    return Step(fates, known, quotations, tuple(problems), size)


def _unstorable(item: Item, failure: Exception) -> Problem:
    """Return the problem that stands for an article which the bank cannot take."""
    if isinstance(item, Problem):
        return Problem(NO_ARTICLE, item.message.encode("ascii", "replace").decode())
    article = item.article if isinstance(item, Known) else item[0]
    return Problem(NO_ARTICLE, f"cannot be stored: {named(failure)}", article.source, article.line)
