"""What is read beside the rows of quotations, for many of them at once.

Their articles, which they share; their spans, where there are several; the text around them, which
stands far from them in the file.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import Any, Generic, TypeVar

from quotebank.model import Origin, QuoteSpan, Span
from quotebank.storage import filters
from quotebank.storage.texts import BETWEEN_AUTHORS

Value = TypeVar("Value")

CONTEXT = 60
"""Characters of the article before and after a quotation that a printing carries."""

MANY = 500
"""Rows read at a time, and looked beside for."""

KEPT = 2000
"""Articles remembered: sorted by day, those of a few days alternate."""


class Shared(Generic[Value]):
    """What printings share (their articles), each read once while they pass by."""

    def __init__(
        self,
        connection: Connection,
        read: Callable[[Connection, Sequence[int]], Mapping[int, Value]],
    ) -> None:
        self._connection = connection
        self._read = read
        self._known: dict[int, Value] = {}

    def of(self, ids: Iterable[int]) -> Mapping[int, Value]:
        """Return those of these ids, and others."""
        if len(self._known) > KEPT:
            self._known = {}
        missing = [id_ for id_ in ids if id_ not in self._known]
        if missing:
            self._known |= self._read(self._connection, missing)
        return self._known


# One parameter: the statement is the same however many ids there are, and is kept ready.
GIVEN = "IN (SELECT value FROM json_each(?))"
"""The condition that an id is one of those given as a JSON array."""

_ORIGINS = f"""
SELECT a.id, a.byline, a.source, a.title, o.name, a.url, a.published, a.updated, a.retrieved
FROM articles AS a {filters.OUTLETS} WHERE a.id {GIVEN}
"""  # noqa: S608 - our own names
_AUTHORS = f"""
SELECT b.article_id, w.name FROM article_authors AS b JOIN authors AS w ON w.id = b.author_id
WHERE b.article_id {GIVEN} ORDER BY b.article_id, b.position
"""  # noqa: S608 - our own names
_SPANS = f"""
SELECT p.quote_id, p.start_offset, p.end_offset, p.text, coalesce(q.decided_kind, p.kind)
FROM quote_spans AS p JOIN quotes AS q ON q.id = p.quote_id
WHERE p.quote_id {GIVEN} ORDER BY p.quote_id, p.position
"""  # noqa: S608 - our own names
_JUST_BEFORE = f"""CASE WHEN q.start_offset > {CONTEXT}
  THEN substr(t.text, q.start_offset - {CONTEXT - 1}, {CONTEXT})
  ELSE substr(t.text, 1, q.start_offset) END"""
_JUST_AFTER = f"substr(t.text, q.end_offset + 1, {CONTEXT})"
_TEXTS = f"FROM quotes AS q JOIN article_texts AS t ON t.id = q.text_id WHERE q.id {GIVEN}"
_BEFORE = f"SELECT q.id, {_JUST_BEFORE} {_TEXTS}"
_AROUND = f"SELECT q.id, {_JUST_BEFORE}, {_JUST_AFTER} {_TEXTS}"


def rows_of(connection: Connection, asked: str, ids: Sequence[int]) -> Iterable[Any]:
    """Return what a statement with ``GIVEN`` finds for ids."""
    return connection.execute(asked, (json.dumps(ids),)) if ids else ()


def origins(connection: Connection, articles: Sequence[int]) -> Mapping[int, Origin]:
    """Return articles as their printings tell of them."""
    rows = list(rows_of(connection, _ORIGINS, articles))
    # A byline without the mark between two authors is one author, whole.
    several = _authors(connection, [i for i, name, *_ in rows if name and BETWEEN_AUTHORS in name])
    return {
        id_: Origin(
            *(source, title, outlet, url),
            *(published, updated, retrieved),
            authors=() if byline is None else several.get(id_) or (byline,),
        )
        for id_, byline, source, title, outlet, url, published, updated, retrieved in rows
    }


def _authors(connection: Connection, articles: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    """Return the authors of articles as printed."""
    found: dict[int, list[str]] = defaultdict(list)
    for id_, name in rows_of(connection, _AUTHORS, articles):
        found[id_].append(name)
    return {id_: tuple(names) for id_, names in found.items()}


def spans(connection: Connection, ids: Sequence[int]) -> Mapping[int, tuple[QuoteSpan, ...]]:
    """Return the spans of quotations, in order; a person's decision on the kind is all spans'."""
    found: dict[int, list[QuoteSpan]] = defaultdict(list)
    for id_, *span in rows_of(connection, _SPANS, ids):
        found[id_].append(QuoteSpan(*span))
    return {id_: tuple(several) for id_, several in found.items()}


def cues(stored: str) -> tuple[Span, ...]:
    """Return the further cues of a quotation from their column."""
    return tuple(Span(start, end, words) for start, end, words in json.loads(stored))


def before(connection: Connection, ids: Sequence[int]) -> Mapping[int, str]:
    """Return the text just before quotations: half the time, for characters have to be counted."""
    return dict(rows_of(connection, _BEFORE, ids))


def around(connection: Connection, ids: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """Return the text just before quotations and just after them."""
    return {id_: (before, after) for id_, before, after in rows_of(connection, _AROUND, ids)}
