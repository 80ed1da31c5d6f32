"""Readers by kind of source, each an iterator of articles.

    sources  what was named -> pieces of raw work (cheap; where the sources are)
    readers  a piece -> articles (decoding, parsing; anywhere)

``read`` is both in one process. What fails is a Problem among the articles; the rest goes on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from quotebank.ingest import feeds, html, jsonl, text
from quotebank.ingest.options import Options
from quotebank.ingest.pieces import Piece
from quotebank.ingest.sources import pieces, total_bytes
from quotebank.model import Article, Problem

__all__ = ["NOTES", "Options", "Piece", "articles", "pieces", "read", "total_bytes"]

NOTES = frozenset({"replaced-characters", "unreadable-date", "folder-seen"})
"""Codes of problems beside an article that was read all the same: no source failed."""

_READERS: dict[str, Callable[[Piece, Options], Iterator[Article | Problem]]] = {
    "text": text.articles,
    "markdown": text.articles,
    "html": html.articles,
    "jsonl": jsonl.articles,
    "feed": feeds.articles,
}


def articles(piece: Piece, options: Options) -> Iterator[Article | Problem]:
    """Yield the articles of one piece, in order. Depends on nothing but its arguments."""
    yield from _READERS[piece.reader](piece, options)


def read(
    sources: Sequence[str], options: Options | None = None, skipped: Counter[str] | None = None
) -> Iterator[Article | Problem]:
    """Yield the articles of files, folders and standard input (``-``), in the order named.

    ``skipped`` counts files of other kinds in folders. Raises SourceError at once for misuse.
    """
    options = options if options is not None else Options()
    return _read(pieces(sources, options, skipped), options)


def _read(cut: Iterator[Piece | Problem], options: Options) -> Iterator[Article | Problem]:
    for piece in cut:
        if isinstance(piece, Problem):
            yield piece
        else:
            yield from articles(piece, options)
