"""A batch read and extracted for a bank, in whichever process has it.

Apart from ingesting.py so that a worker process loads the database library only when it has to ask
which articles are known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import quotebank.workflows.travelling  # noqa: F401 - says how the values travel
from quotebank.ingest import Options
from quotebank.model import Article, Extraction, Problem
from quotebank.workflows.batches import Batch, consumed, examined, found

if TYPE_CHECKING:
    from quotebank.storage import Bank
    from quotebank.storage.values import State


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the bank held just so when it was read.

    Earlier articles of the same run may change that before this one's turn comes. ``outdated``:
    what the bank holds of it was extracted by another version of the extractor.
    """

    article: Article
    outdated: bool = False


Item = tuple[Article, Extraction] | Known | Problem


@dataclass(slots=True)
class Reader:
    """Reads and extracts a batch wherever it is; asks the bank which articles it knows.

    In a worker process it opens the bank for itself: connections do not travel. ``target`` None:
    there is nothing to ask, all articles are extracted. ``changed``: so are those that another
    version of the extractor has extracted.
    """

    options: Options
    target: str | None
    extractor: str
    changed: bool = False
    bank: Bank | None = field(default=None, repr=False)

    def __reduce__(self) -> tuple[type[Reader], tuple[object, ...]]:
        """Travel to another process without the bank."""
        return type(self), (self.options, self.target, self.extractor, self.changed)

    def __call__(self, batch: Batch) -> tuple[list[Item], int]:
        """Return what became of the articles of ``batch``, in order, and its bytes."""
        return [self._item(each) for each in found(batch, self.options)], consumed(batch)

    def _item(self, each: Article | Problem) -> Item:
        if isinstance(each, Problem):
            return each
        state = self._state(each)
        if known(state, changed=self.changed):
            return Known(each, outdated=state == "extractor")
        return examined_item(each)

    def _state(self, article: Article) -> State:
        if self.target is None:
            return "new"
        if self.bank is None:
            from quotebank.storage import Bank

            self.bank = Bank.open(self.target, "read", extractor=self.extractor)
        return self.bank.state(article)


def known(state: State, *, changed: bool) -> bool:
    """Say whether an article in this state need not be extracted."""
    return state == "same" or (state == "extractor" and not changed)


def examined_item(article: Article) -> tuple[Article, Extraction] | Problem:
    """Extract ``article``. Where that fails it is not stored, and tried again by the next run."""
    extraction = examined(article)
    return extraction if isinstance(extraction, Problem) else (article, extraction)
