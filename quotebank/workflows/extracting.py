"""Sources to JSON lines, without a bank: read, extract, write down.

All of it, down to the bytes of the lines, happens where the batch is (in a worker process when
there are several), so that the parent only cuts the input and passes on the output.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from quotebank.export.records import Record, extraction_record, json_lines
from quotebank.ingest import Options, pieces
from quotebank.model import Extraction, Problem
from quotebank.workflows.batches import Batch, batches, consumed, examined, found, in_order
from quotebank.workflows.stopping import Stop


@dataclass(frozen=True, slots=True)
class Lines:
    """What a batch came to: JSON lines in UTF-8, and what could not be read.

    ``consumed``: bytes of the sources that are done with it.
    """

    lines: bytes
    problems: tuple[Problem, ...]
    articles: int
    quotations: int
    consumed: int


def extract_lines(
    sources: Sequence[str],
    options: Options,
    workers: int = 1,
    stop: Stop | None = None,
    skipped: Counter[str] | None = None,
) -> Iterator[Lines]:
    """Yield the lines of ``sources``, one an article, in the order of the input.

    With more than one worker the batches are extracted in other processes. ``stop`` can end the
    input early. ``skipped`` counts files of other kinds. Raises SourceError for a source that
    cannot be meant.
    """
    cut = (stop or Stop()).until(pieces(sources, options, skipped))
    work = partial(lines_of, options=options)
    for outcome in in_order(batches(cut), work, workers):
        yield outcome if isinstance(outcome, Lines) else Lines(b"", (outcome,), 0, 0, 0)


def lines_of(batch: Batch, options: Options) -> Lines:
    """Read and extract one batch."""
    records: list[Record] = []
    problems: list[Problem] = []
    quotations = 0
    for item in found(batch, options):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        extraction = examined(item)
        if isinstance(extraction, Problem):
            problems.append(extraction)
            extraction = Extraction(problems=(extraction,))
        quotations += len(extraction.quotations)
        records.append(extraction_record(item, extraction))
    lines = "".join(json_lines(records)).encode()
    return Lines(lines, tuple(problems), len(records), quotations, consumed(batch))
