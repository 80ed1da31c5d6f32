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


_Words = tuple[str, ...]

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
    _none: dict[int, set[_Words]] | None = None

    def run(self, sources: Sequence[str]) -> Iterator[Difference | Problem]:
        """Yield the differences, and the problems of what cannot be read.

        Raises SourceError for a source that neither exists nor is known to the bank.
        """
        seen: set[str] = set()
        unread: set[str] = set()
        there = [source for source in sources if source == "-" or Path(source).exists()]
        missing = [source for source in sources if source not in there]
        known = {path for path, _ in self._stored(missing)}
        for source in missing:
            if _whole(source) not in known:
                raise SourceError(f"{source}: no such file, and none in the bank")
        for item in read(there, self.options) if there else ():
            if isinstance(item, Problem):
                unread.add(item.source or "")
                yield item
            else:
                seen.add(item.key)
                yield from self._compared(item)
        for _, summary in self._stored(sources):
            if summary.key not in seen and summary.source not in unread:
                seen.add(summary.key)
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
        stored_words = {_words(text) for _, text in stored} | self._no_quotations(id_)
        now = [quotation.text for quotation in extract(article).quotations]
        now_words = set(map(_words, now))
        old = [(q, text) for q, text in stored if _words(text) not in now_words]
        new = [text for text in now if _words(text) not in stored_words]
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

    def _no_quotations(self, article: int) -> set[_Words]:
        """Return the words of an article that a person called no quotation: none has appeared."""
        if self._none is None:
            self._none = {}
            for one in self.bank.reviewed():
                if one.decision == "not-a-quote":
                    self._none.setdefault(one.article_id, set()).add(_words(one.text))
        return self._none.get(article, set())

    def _stored(self, sources: Sequence[str]) -> Iterator[tuple[Path, ArticleSummary]]:
        """Yield the stored articles of files and folders, each with whose it is.

        By their keys and by their paths. All articles of the bank are looked at, once for all
        sources.
        """
        wholes = {_whole(source) for source in sources if source != "-"}
        base = Path(self.options.root or ".").absolute()
        for summary in self.bank.articles() if wholes else ():
            address = summary.key.partition("#")[0]
            if "://" in address:
                address = summary.source
            place = base / address
            for above in (place, *place.parents):
                if above in wholes:
                    yield above, summary


def _whole(source: str) -> Path:
    return Path(os.path.abspath(source))  # noqa: PTH100 - what is gone cannot be resolved


def _matched(old: Sequence[tuple[int, str]], new: Sequence[str]) -> Iterator[_Change]:
    """Pair the quotations that are left, the most alike first."""
    before, after = [_words(text) for _, text in old], [_words(text) for text in new]
    pairs = sorted(
        (
            (LCSseq.normalized_similarity(one, other), -i, -j)
            for i, one in enumerate(before)
            for j, other in enumerate(after)
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


def _words(text: str) -> _Words:
    return tuple(fold_words(text))
