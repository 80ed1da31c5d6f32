"""Conflicts: the same words, which two speakers are said to have said within a week.

SQLite groups the quotations by a number that equal words have in common; only those of groups with
two speakers leave it, to be compared word by word and day by day.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from quotebank.folding import fold_words, run_together
from quotebank.storage.filters import LIVE, SPEAKER_NAME, SPEAKERS
from quotebank.storage.values import Conflict

WORDS = 6
"""Fewer words than these, two people may well say alike."""
DAYS = 7

_SHARED = f"""
SELECT json_group_array(q.id) FROM quotes AS q
WHERE {LIVE} AND q.final_speaker_id IS NOT NULL
GROUP BY words_alike(q.text)
HAVING min(q.final_speaker_id) <> max(q.final_speaker_id)
ORDER BY min(q.id)
"""  # noqa: S608 - our own names

_SAID = f"""
SELECT q.id, q.text, q.final_speaker_id, {SPEAKER_NAME},
  coalesce(julianday(q.known_earliest), 0), coalesce(julianday(q.known_latest), 1e9)
FROM quotes AS q {SPEAKERS}
WHERE q.id IN (SELECT value FROM json_each(?)) ORDER BY q.id
"""  # noqa: S608 - our own names


class _Said(NamedTuple):
    """One printing of words that may be disputed; days are numbers, an unknown one fits any."""

    id: int
    text: str
    speaker_id: int
    speaker: str
    earliest: float
    latest: float


def conflicts(connection: Connection) -> Iterator[Conflict]:
    """Yield words of some length that two speakers are said to have said within a week.

    Case, accents and marks aside; by their first quotations.
    """
    connection.create_function(
        "words_alike", 1, lambda text: hash(run_together(text)), deterministic=True
    )
    for (ids,) in connection.execute(_SHARED).fetchall():
        alike: dict[tuple[str, ...], list[_Said]] = defaultdict(list)
        for said in map(_Said._make, connection.execute(_SAID, (ids,))):
            alike[tuple(fold_words(said.text))].append(said)
        for words, printings in alike.items():
            disputed = _disputed(printings) if len(words) >= WORDS else []
            if disputed:
                yield _conflict(disputed)


def _disputed(printings: Sequence[_Said]) -> list[_Said]:
    """Return those of the printings that another speaker has within a week."""
    ordered = sorted(printings, key=lambda one: one.earliest)
    rivals = list(_ending_last(ordered))
    found = []
    for one in printings:
        begun = bisect_right(ordered, one.latest + DAYS, key=lambda other: other.earliest)
        rival = next((r for r in rivals[begun - 1] if r.speaker_id != one.speaker_id), None)
        if rival is not None and rival.latest + DAYS >= one.earliest:
            found.append(one)
    return found


def _ending_last(ordered: Sequence[_Said]) -> Iterator[list[_Said]]:
    """Yield, after each printing, the one so far that ends last, and that of another speaker."""
    last: list[_Said] = []
    for one in ordered:
        ranked = sorted([*last, one], key=lambda said: -said.latest)
        last = [ranked[0], *[r for r in ranked if r.speaker_id != ranked[0].speaker_id][:1]]
        yield last


def _conflict(printings: Sequence[_Said]) -> Conflict:
    speakers = {said.speaker_id: said.speaker for said in printings}
    return Conflict(
        text=printings[0].text,
        speakers=tuple(speakers.values()),
        quotations=tuple(said.id for said in printings),
    )
