"""Quotations that may be the ones somebody gives, found by their rare words.

Any two quotations that are alike share some of their rarest words, whichever word was altered; so
pairs of rare words are asked of the index, never a word that thousands of quotations have.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from sqlite3 import Connection

from quotebank.folding import fold
from quotebank.storage.filters import LIVE, numbered, one_of
from quotebank.storage.search import KEYS_MATCHING
from quotebank.storage.values import Resembling

RARE = 7
"""The rarest words of each part that are paired."""
EACH = 40
"""Quotations taken of one pair."""
COMMON = 20_000
"""A word in more quotations than this is not asked for where there are rarer ones."""
MOST = 400
"""Quotations returned in all."""
WORDS = 80
"""Words of what is given that are looked at."""

_WORD = re.compile(r"\w+")


def resembling(connection: Connection, given: str) -> Iterator[list[Resembling]]:
    """Yield quotations that share rare words with the words given, in two portions.

    First those that have all of its rarest words: where the words are printed as given, whole or
    in part, they are among these, and nobody needs the rest. Then those that share a pair of rare
    words, of the whole and of each half: of two quotations made one, each half finds its own.
    """
    words = list(dict.fromkeys(_WORD.findall(fold(given))))[:WORDS]
    counts = _counts(connection, words)
    rarest = sorted(counts, key=lambda word: (counts[word], word))
    if not rarest:
        return
    found = dict.fromkeys(_keys(connection, rarest[:12], MOST))
    yield _quotations(connection, list(found))
    more: dict[int, None] = {}
    for pair in _pairs(words, rarest, counts):
        if len(found) + len(more) >= MOST:
            break
        more.update((key, None) for key in _keys(connection, pair, EACH) if key not in found)
    yield _quotations(connection, list(more)[: MOST - len(found)])


def _counts(connection: Connection, words: Sequence[str]) -> dict[str, int]:
    """Return of each word that the bank has in how many quotations it stands."""
    asked = f"SELECT term, doc FROM quotes_terms WHERE {one_of('term', 'word', len(words))}"  # noqa: S608 - our own names
    return dict(connection.execute(asked, numbered("word", words)).fetchall())


def _pairs(
    words: Sequence[str], rarest: Sequence[str], counts: dict[str, int]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of rare words, of the whole, then of each half, the rarest first."""
    half = len(words) // 2
    for part in (words, words[:half], words[half:]):
        ranked = [word for word in rarest if word in part]
        rare = [word for word in ranked if counts[word] <= COMMON] or ranked[:2]
        pairs = combinations(rare[:RARE], 2)
        yield from sorted(pairs, key=lambda pair: counts[pair[0]] + counts[pair[1]])


def _keys(connection: Connection, words: Iterable[str], most: int) -> list[int]:
    """Return the search keys of quotations that have all these words."""
    match = " AND ".join(f'"{word}"' for word in words)
    asked = connection.execute(f"{KEYS_MATCHING} LIMIT :most", {"match": match, "most": most})
    return [key for (key,) in asked]


def _quotations(connection: Connection, keys: Sequence[int]) -> list[Resembling]:
    asked = (
        "SELECT q.id, q.text, q.final_speaker_id FROM quotes AS q "  # noqa: S608 - our own names
        f"WHERE {one_of('q.search_key', 'key', len(keys))} AND {LIVE}"
    )
    rows = connection.execute(asked, numbered("key", keys))
    return [Resembling(id=id_, text=text, speaker_id=who) for id_, text, who in rows]
