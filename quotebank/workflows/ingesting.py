"""Sources into a bank: read, extract what is new, store batch by batch.

Each batch is one transaction, stored in the order of the input however many processes extract, so
that the same input makes the same bank. A run that was stopped goes on where it was by being
started again: what is already there is recognised and not extracted a second time.
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial

from quotebank import extraction
from quotebank.errors import QuotebankError
from quotebank.ingest import Options, pieces
from quotebank.model import Article, Extraction, Problem
from quotebank.storage import Bank, Outcome, RunOutcome
from quotebank.workflows.batches import NO_ARTICLE, batches, in_order, named
from quotebank.workflows.linking_up import link_up
from quotebank.workflows.reading import Item, Known, Reader, examined_item
from quotebank.workflows.stopping import Stop
from quotebank.workflows.waiting import Patience

Put = Callable[[Bank, Article, Extraction], Outcome]

_ARTICLES = 512
_CHARACTERS = 4_000_000
_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Step:
    """One batch that is stored: how many articles fared how, and what was wrong in it.

    ``fates`` counts "new", "text" (a new version), "metadata" and "same". ``quotations``: in the
    articles that were extracted, ``foreign`` of which are not in English. ``known``: how many of
    the same were never extracted; ``outdated``: how many of them another version of the extractor
    has extracted. ``consumed``: bytes of the sources that are done with it.
    """

    fates: Counter[str]
    known: int
    outdated: int
    quotations: int
    foreign: int
    problems: tuple[Problem, ...]
    consumed: int


def opened(target: str, *, make: bool = True) -> Bank:
    """Open the bank at ``target`` for ingesting; ``make`` it where there is none.

    Raises BankError when that cannot be done.
    """
    return Bank.open(target, "create" if make else "write", extractor=extraction.VERSION)


def refuse_misuse(sources: Sequence[str], options: Options) -> None:
    """Raise SourceError for sources that cannot be meant, before there is a bank for them."""
    pieces(sources, options)


def ingest(
    bank: Bank,
    sources: Sequence[str],
    options: Options,
    *,
    workers: int = 1,
    changed: bool = False,
    stop: Stop | None = None,
    skipped: Counter[str] | None = None,
    tell: Callable[[Step], object] = id,
    waiting: Callable[[], object] = int,
) -> bool:
    """Store the articles of ``sources`` in ``bank``; return whether all of the input was read.

    ``changed``: extract again what another version of the extractor has extracted; without sources
    everything of that kind in the bank, from the texts it holds. ``stop`` can end the input early;
    what was read until then is stored. ``skipped`` counts files of other kinds; ``tell`` hears of
    each batch once it is stored, ``waiting`` when another process keeps us from storing it. Raises
    SourceError for a source that cannot be meant and BankError when the bank cannot be written.
    """
    stop = stop or Stop()
    renewing = changed and not sources
    parts = bank.outdated() if renewing else pieces(sources, options, skipped)
    ask_nobody = renewing or bank.stats().articles == 0
    reader = Reader(options, None if ask_nobody else str(bank.target), bank.extractor, changed)
    reader.bank = bank
    put = _renewed if renewing else Bank.add
    patiently = Patience(stop, waiting)
    run = patiently(lambda: bank.start_run(sources))
    unchanged = 0
    try:
        with _few_searches_for_cycles():
            for items, size in _portions(in_order(batches(stop.until(parts)), reader, workers)):
                step = patiently(partial(_store, bank, run, items, size, put))
                unchanged += step.known
                tell(step)
    except BaseException:
        with suppress(QuotebankError):  # the bank may be what failed, and that is told already
            bank.finish_run(run, "failed", unchanged=unchanged)
        raise
    whole = not stop.asked
    outcome: RunOutcome = "finished" if whole else "stopped"
    patiently(lambda: bank.finish_run(run, outcome, unchanged=unchanged))
    return whole and patiently(lambda: link_up(bank, stop))


@contextmanager
def _few_searches_for_cycles() -> Iterator[None]:
    """Let Python look for cycles among its objects more seldom than it is used to.

    A batch is a hundred thousand values that hold no cycles and go by themselves; to look through
    the living ones after every few hundred new ones was a tenth of the writing.
    """
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _portions(
    outcomes: Iterable[tuple[list[Item], int] | Problem],
) -> Iterator[tuple[list[Item], int]]:
    """Join what comes from the readers to transactions that are worth their commit.

    Each commit has a price (a wait for the disk, a piece of the index), so a portion is what came
    in about a second: more would be lost by a kill and keep other writers waiting.
    """
    items: list[Item] = []
    size = characters = 0
    begun = 0.0
    for outcome in outcomes:
        more, bytes_ = outcome if isinstance(outcome, tuple) else ([outcome], 0)
        begun = begun if items else time.monotonic()
        items += more
        size += bytes_
        characters += sum(map(_length, more))
        if (
            len(items) >= _ARTICLES
            or characters >= _CHARACTERS
            or time.monotonic() - begun > _SECONDS
        ):
            yield items, size
            items, size, characters = [], 0, 0
    if items or size:
        yield items, size


def _length(item: Item) -> int:
    article = item[0] if isinstance(item, tuple) else getattr(item, "article", None)
    return 0 if article is None else len(article.text)


def _renewed(bank: Bank, article: Article, extraction: Extraction) -> Outcome:
    """Store what was found in a text that the bank holds; the same where that has gone."""
    return "metadata" if bank.renew(article, extraction) else "same"


def _store(bank: Bank, run: int, items: Sequence[Item], size: int, put: Put) -> Step:
    """Store one batch; if it cannot be stored whole, its articles one by one."""
    try:
        return _store_whole(bank, run, items, size, put)
    except (QuotebankError, OSError):
        raise  # the bank cannot be written at all
    except Exception as failure:
        if len(items) == 1:
            return _store_whole(bank, run, [_unstorable(items[0], failure)], size, put)
    steps = [_store(bank, run, [item], 0, put) for item in items]
    return Step(
        sum((step.fates for step in steps), Counter()),
        sum(step.known for step in steps),
        sum(step.outdated for step in steps),
        sum(step.quotations for step in steps),
        sum(step.foreign for step in steps),
        tuple(problem for step in steps for problem in step.problems),
        size,
    )


def _store_whole(bank: Bank, run: int, items: Sequence[Item], size: int, put: Put) -> Step:
    """Store one batch in one transaction, or in none where there is nothing to write."""
    outdated = sum(isinstance(item, Known) and item.outdated for item in items)
    if all(isinstance(item, Known) and _still_known(bank, item) for item in items):
        return Step(Counter(same=len(items)), len(items), outdated, 0, 0, (), size)
    fates: Counter[str] = Counter()
    problems: list[Problem] = []
    known = quotations = foreign = 0
    with bank.writing(run):
        for item in items:
            if isinstance(item, Known):
                if _still_known(bank, item):
                    fates["same"] += 1
                    known += 1
                    continue
                outdated -= item.outdated
                item = examined_item(item.article)
            if isinstance(item, Problem):
                bank.add_problem(item)
                problems.append(item)
                continue
            article, extraction = item
            fates[put(bank, article, extraction)] += 1
            quotations += len(extraction.quotations)
            foreign += any(problem.code == "not-english" for problem in extraction.problems)
    return Step(fates, known, outdated, quotations, foreign, tuple(problems), size)


def _still_known(bank: Bank, item: Known) -> bool:
    """Whether earlier articles of this run have left the bank as the reader found it."""
    return bank.state(item.article) == ("extractor" if item.outdated else "same")


def _unstorable(item: Item, failure: Exception) -> Problem:
    """Return the problem that stands for an article which the bank cannot take."""
    if isinstance(item, Problem):
        return Problem(NO_ARTICLE, item.message.encode("ascii", "replace").decode())
    article = item.article if isinstance(item, Known) else item[0]
    return Problem(NO_ARTICLE, f"cannot be stored: {named(failure)}", article.source, article.line)
