"""Pieces gathered into batches: enough work at a time to be worth a trip to another process.

Everything here happens to a whole batch in whichever process has it; nothing that goes wrong with
one article reaches another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar

from quotebank.ingest import NOTES, Options, Piece, articles
from quotebank.model import Article, Extraction, Problem
from quotebank.workflows.pool import Lost, Pool

Result = TypeVar("Result")

Part = Piece | Article | Problem
"""What work is cut into; an article where it need not be read, because the bank holds it."""

Batch = tuple[Part, ...]

_HOW = {
    "died": "the process that was extracting it died (out of memory, or killed)",
    "hung": "the extraction took too long and was ended",
}

PATIENCE = 120.0
"""Seconds after which a process that is at one batch is taken to hang."""

_BYTES = 128_000
_PIECES = 64

NO_ARTICLE = "no-article"
"""The code of problems that stand for an article which is not there because of our failure."""


def batches(pieces: Iterable[Part]) -> Iterator[Batch]:
    """Gather ``pieces`` in order; a batch ends when it has bytes or pieces enough."""
    batch: list[Part] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        if isinstance(piece, Piece):
            size += piece.consumed
        elif isinstance(piece, Article):
            size += len(piece.text)
        if size >= _BYTES or len(batch) >= _PIECES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def split(batch: Batch) -> Sequence[Batch]:
    """Return batches of one article each, to find the one that made trouble."""
    return [
        (part,)
        for piece in batch
        for part in (piece.split() if isinstance(piece, Piece) else (piece,))
    ]


def in_order(
    jobs: Iterable[Batch],
    work: Callable[[Batch], Result],
    workers: int,
) -> Iterator[Result | Problem]:
    """Yield ``work(job)`` of each job in order, and a problem for each article that was lost.

    No process is started for one worker, nor for a single job.
    """
    stream = iter(jobs)
    first = list(islice(stream, 2 if workers > 1 else 0))
    if len(first) < 2:
        yield from map(work, chain(first, stream))
        return
    with Pool(work, split, workers, PATIENCE) as pool:
        for outcome in pool.run(chain(first, stream)):
            if isinstance(outcome, Lost):
                yield from (lost(piece, _HOW[outcome.how]) for piece in outcome.job)
            else:
                yield outcome


def consumed(batch: Batch) -> int:
    """Return the bytes on disk that ``batch`` stands for."""
    return sum(piece.consumed for piece in batch if isinstance(piece, Piece))


def found(batch: Batch, options: Options) -> Iterator[Article | Problem]:
    """Read the articles of ``batch``; what a reader chokes on becomes a problem that names it."""
    for piece in batch:
        if not isinstance(piece, Piece):
            yield piece
            continue
        try:
            yield from articles(piece, options)
        except Exception as failure:
            yield lost(piece, f"the reader failed: {named(failure)}")


def examined(article: Article) -> Extraction | Problem:
    """Extract; what the extraction chokes on becomes a problem that names the article."""
    # Late: where other processes extract, this one need not load the lexicons.
    from quotebank.extraction import extract

    try:
        return extract(article)
    except Exception as failure:
        message = f"the extraction failed: {named(failure)}"
        return Problem(NO_ARTICLE, message, article.source, article.line)


def lost(piece: Part, message: str) -> Problem:
    """Return the problem of a piece whose article did not come through."""
    if isinstance(piece, Problem):
        return piece
    if isinstance(piece, Article):
        return Problem(NO_ARTICLE, message, piece.source, piece.line)
    return piece.problem(NO_ARTICLE, message)


def failed(problem: Problem) -> bool:
    """Whether ``problem``, told by a reader or by us, means that something was not read.

    The others stand beside an article that was read all the same.
    """
    return problem.code not in NOTES


def named(failure: Exception) -> str:
    """Return an unexpected exception in words."""
    return f"{type(failure).__name__}: {failure}" if str(failure) else type(failure).__name__
