"""Articles fetched again beside what is stored: unchanged, edited (and how), or gone.

Nothing is written. An edited article is extracted anew, and its quotations are matched with the
stored ones: the same words first, then those most alike.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from rapidfuzz.distance import LCSseq

from quotebank.errors import SourceError
from quotebank.extraction import extract
from quotebank.folding import fold_words
from quotebank.ingest import Options, read
from quotebank.linking.differences import Change, differences
from quotebank.model import Article, Problem, Question
from quotebank.storage import ArticleSummary, Bank

State = Literal["edited", "gone", "not in the bank"]
What = Literal["changed", "vanished", "appeared"]

ALIKE = 0.5
"""The least share of common words with which a quotation counts as changed, not as another."""


_Change = tuple[What | None, int | None, tuple[Change, ...]]
"""What became of a quotation, the stored one's id, and the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is not as stored: an article, or (``what``) one quotation in an edited one.

    ``id`` is the article's, None where the bank does not have it; ``quotation`` the stored one's.
    """

    state: State
    id: int | None
    source: str
    title: str | None
    what: What | None = None
    quotation: int | None = None
    changes: tuple[Change, ...] = ()


@dataclass(slots=True)
class Verification:
    """A run over sources; ``counts`` holds the articles by state, "unchanged" included."""

    bank: Bank
    options: Options
    counts: Counter[str] = field(default_factory=Counter)

    def run(self, sources: Sequence[str]) -> Iterator[Difference | Problem]:
        """Yield the differences, and the problems of what cannot be read.

        Raises SourceError for a source that neither exists nor is known to the bank.
        """
        seen: set[str] = set()
        unread: set[str] = set()
        there = [source for source in sources if source == "-" or Path(source).exists()]
        for source in sources:
            if source not in there and not any(self._stored_below(source)):
                raise SourceError(f"{source}: no such file, and none in the bank")
        for item in read(there, self.options) if there else ():
            if isinstance(item, Problem):
                unread.add(item.source or "")
                yield item
            else:
                seen.add(item.key)
                yield from self._compared(item)
        for source in sources:
            for summary in self._stored_below(source):
                if summary.key not in seen and summary.source not in unread:
                    self.counts["gone"] += 1
                    yield Difference(
                        state="gone", id=summary.id, source=summary.source, title=summary.title
                    )

    def _compared(self, article: Article) -> Iterator[Difference]:
        id_ = self.bank.article_of_key(article.key)
        if id_ is None:
            self.counts["not in the bank"] += 1
            yield Difference(
                state="not in the bank", id=None, source=article.source, title=article.title
            )
        elif self.bank.article_text(id_) == article.text:
            self.counts["unchanged"] += 1
        else:
            self.counts["edited"] += 1
            yield from self._edited(article, id_)

    def _edited(self, article: Article, id_: int) -> Iterator[Difference]:
        """Yield the article, or each of its quotations that is not as it was."""
        asked = Question(article_id=id_, sort="article")
        stored = [(p.id, p.quotation.text) for p in self.bank.said(asked, context=False)]
        # What a person called no quotation has not appeared.
        stored_words = {tuple(fold_words(text)) for _, text in stored} | {
            tuple(fold_words(one.text))
            for one in self.bank.reviewed()
            if one.article_id == id_ and one.decision == "not-a-quote"
        }
        now = [quotation.text for quotation in extract(article).quotations]
        now_words = {tuple(fold_words(text)) for text in now}
        old = [(q, text) for q, text in stored if tuple(fold_words(text)) not in now_words]
        new = [text for text in now if tuple(fold_words(text)) not in stored_words]
        found: list[_Change] = [*_matched(old, new)]
        for what, quotation, changes in found or [(None, None, ())]:
            yield Difference(
                state="edited",
                id=id_,
                source=article.source,
                title=article.title,
                what=what,
                quotation=quotation,
                changes=changes,
            )

    def _stored_below(self, source: str) -> Iterator[ArticleSummary]:
        """Yield the stored articles of a file or folder, by their keys and by their paths."""
        if source == "-":
            return
        whole = Path(os.path.abspath(source))  # noqa: PTH100 - what is gone cannot be resolved
        for summary in self.bank.articles():
            address = summary.key.partition("#")[0]
            if "://" in address:
                address = summary.source
            base = Path(self.options.root or ".")
            if (base.absolute() / address).is_relative_to(whole):
                yield summary


def _matched(old: Sequence[tuple[int, str]], new: Sequence[str]) -> Iterator[_Change]:
    """Pair the quotations that are left, the most alike first."""
    pairs = sorted(
        (
            (_likeness(text, words), -i, -j)
            for i, (_, text) in enumerate(old)
            for j, words in enumerate(new)
        ),
        reverse=True,
    )
    became: dict[int, int] = {}
    for likeness, i, j in pairs:
        if likeness >= ALIKE and -i not in became and -j not in became.values():
            became[-i] = -j
    for i, (quotation, text) in enumerate(old):
        if i in became:
            yield "changed", quotation, differences(text, new[became[i]])
        else:
            yield "vanished", quotation, (Change("old", text),)
    for j, words in enumerate(new):
        if j not in became.values():
            yield "appeared", None, (Change("new", words),)


def _likeness(one: str, other: str) -> float:
    return LCSseq.normalized_similarity(fold_words(one), fold_words(other))
