"""A batch read and extracted for a bank, in whichever process has it.

Apart from ingesting.py so that a worker process loads the database library only when it has to ask
which articles are known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quotebank.ingest import Options
from quotebank.model import Article, Extraction, Problem
from quotebank.workflows.batches import Batch, consumed, examined, found

if TYPE_CHECKING:
    from quotebank.storage import Bank


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the bank held just so when it was read.

    Earlier articles of the same run may change that before this one's turn comes.
    """

    article: Article


Item = tuple[Article, Extraction] | Known | Problem


@dataclass(slots=True)
class Reader:
    """Reads and extracts a batch wherever it is; asks the bank which articles it knows.

    In a worker process it opens the bank for itself: connections do not travel. ``target`` None:
    the bank was empty at the start, there is nothing to ask.
    """

    options: Options
    target: str | None
    extractor: str
    bank: Bank | None = field(default=None, repr=False)

    def __call__(self, batch: Batch) -> tuple[list[Item], int]:
        """Return what became of the articles of ``batch``, in order, and its bytes."""
        return [self._item(each) for each in found(batch, self.options)], consumed(batch)

    def _item(self, each: Article | Problem) -> Item:
        if isinstance(each, Problem):
            return each
        if self._knows(each):
            return Known(each)
        return examined_item(each)

    def _knows(self, article: Article) -> bool:
        if self.target is None:
            return False
        if self.bank is None:
            from quotebank.storage import Bank

            self.bank = Bank.open(self.target, "read", extractor=self.extractor)
        return self.bank.known(article)


def examined_item(article: Article) -> tuple[Article, Extraction] | Problem:
    """Extract ``article``. Where that fails it is not stored, and tried again by the next run."""
    extraction = examined(article)
    return extraction if isinstance(extraction, Problem) else (article, extraction)
