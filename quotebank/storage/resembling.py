"""Quotations that may be the ones somebody gives, found by their rare words.

Any two quotations that are alike share some of their rarest words, whichever word was altered; so
pairs of rare words are asked of the index, never a word that thousands of quotations have.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from sqlalchemy import Connection, bindparam, column, select, table

from quotebank.folding import fold
from quotebank.storage.batch import chunks, table_of
from quotebank.storage.schema import QuoteRow
from quotebank.storage.search import QUOTES_INDEX, quotes_matching
from quotebank.storage.values import Resembling

QUOTES = table_of(QuoteRow)
TERMS = table("quotes_terms", column("term"), column("doc"))

RARE = 7
"""The rarest words of each part that are paired."""
EACH = 40
"""Quotations taken of one pair."""
COMMON = 20_000
"""A word in more quotations than this is not asked for where there are rarer ones."""

_WORD = re.compile(r"\w+")


def resembling(connection: Connection, given: str, most: int = 400) -> list[Resembling]:
    """Return quotations that share rare words with the words given, at most ``most``.

    The whole is asked for first, then pairs of its rarest words, then each half's: of two
    quotations made one, each half finds its own.
    """
    words = list(dict.fromkeys(_WORD.findall(fold(given))))[:80]
    counts = _counts(connection, words)
    keys: dict[int, None] = {}
    for match in _matches(words, counts):
        found = connection.scalars(
            select(QUOTES_INDEX.c.rowid).where(quotes_matching()).limit(bindparam("each")),
            {"match": match, "each": EACH},
        )
        keys.update(dict.fromkeys(found))
        if len(keys) >= most:
            break
    return list(_quotations(connection, list(keys)[:most]))


def _counts(connection: Connection, words: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(words):
        query = select(TERMS.c.term, TERMS.c.doc).where(TERMS.c.term.in_(some))
        found.update((row.term, row.doc) for row in connection.execute(query))
    return found


def _matches(words: list[str], counts: dict[str, int]) -> Iterator[str]:
    known = [word for word in words if word in counts]
    if not known:
        return
    rarest = sorted(known, key=lambda word: (counts[word], word))
    yield _all_of(rarest[:12])
    if len(rarest) == 1:
        return
    half = len(words) // 2
    for part in (words, words[:half], words[half:]):
        ranked = [word for word in rarest if word in part]
        rare = [word for word in ranked if counts[word] <= COMMON] or ranked[:2]
        pairs = combinations(rare[:RARE], 2)
        for pair in sorted(pairs, key=lambda pair: counts[pair[0]] + counts[pair[1]]):
            yield _all_of(pair)


def _all_of(words: Iterable[str]) -> str:
    return " AND ".join(f'"{word}"' for word in words)


def _quotations(connection: Connection, keys: list[int]) -> Iterator[Resembling]:
    for some in chunks(keys):
        query = select(QUOTES.c.id, QUOTES.c.text, QUOTES.c.final_speaker_id).where(
            QUOTES.c.search_key.in_(some), QUOTES.c.retired_at.is_(None)
        )
        for row in connection.execute(query):
            yield Resembling(id=row.id, text=row.text, speaker_id=row.final_speaker_id)
