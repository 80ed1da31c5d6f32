"""Questions: who said what, when. A ``model.Question`` looked up in the bank, ready to be asked.

Names become ids, words become search syntax; what is left is a shape (``filters`` writes its SQL)
and its parameters. A page is picked by columns that an index covers where it can be, and only what
is on it is joined with its article, speaker and dates (``printings``).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from sqlite3 import Connection
from typing import Any, Literal

from quotebank.errors import QueryError
from quotebank.folding import fold_words
from quotebank.model import Question
from quotebank.storage import filters, search
from quotebank.storage.keys import SEQUENCES

MANY_SPEAKERS = 50
"""More than these are asked for by name in the SQL, not one by one."""


class Asked:
    """A question of a bank: its shape, its parameters, and whether it can have an answer at all.

    Raises QueryError where it refers to what the bank does not have.
    """

    def __init__(self, connection: Connection, question: Question, *, only: int | None = None):
        self.parameters: dict[str, Any] = {"only": only}
        self.nothing = False
        self._connection = connection
        asked = question
        self.shape = filters.Shape(
            sort="newest" if asked.sort == "rank" and asked.about is None else asked.sort,
            by=asked.by,
            about=self._about(asked),
            nobody=asked.unattributed,
            since=self._day("since", asked.since),
            until=self._day("until", asked.until),
            speakers=self._speakers(asked),
            outlets=self._outlets(asked.outlet),
            title_words=self._title(asked.title),
            article=self._plain("article", asked.article_id),
            statement=self._plain("statement", asked.statement_id),
            kind=self._plain("kind", asked.kind),
            confidence=self._plain("confidence", asked.min_confidence),
            limit=self._plain("limit", asked.limit),
            after=False,
            only=only is not None,
        )
        if asked.after is not None and not self.nothing:
            self._after(asked.after)

    def _plain(self, name: str, value: object) -> bool:
        self.parameters[name] = value
        return value is not None

    def _day(self, name: str, day: date | None) -> bool:
        if name == "since" and day is not None:
            self.parameters["since_key"] = day.toordinal() * SEQUENCES
        return self._plain(name, day.isoformat() if day else None)

    def _about(self, asked: Question) -> bool:
        if asked.about is None:
            return False
        return self._plain("match", search.match_of(asked.about, asked.raw))

    def _some(self, name: str, values: Sequence[object]) -> int:
        self.parameters |= filters.numbered(name, values)
        self.nothing |= not values
        return len(values)

    def _speakers(self, asked: Question) -> int | Literal["by name"]:
        ids: list[int] | None = None
        if asked.speaker_id is not None:
            ids = [root_of(self._connection, asked.speaker_id)]
        if asked.speaker is not None:
            named = speaker_ids(self._connection, asked.speaker)
            ids = named if ids is None else [id_ for id_ in ids if id_ in named]
            if len(ids) > MANY_SPEAKERS:
                self.parameters["name_match"] = search.name_match_of(asked.speaker)
                return "by name"
        return 0 if ids is None else self._some("speaker", ids)

    def _outlets(self, name: str | None) -> int:
        return 0 if name is None else self._some("outlet", outlet_ids(self._connection, name))

    def _title(self, title: str | None) -> int:
        return 0 if title is None else self._some("title", title_patterns(title))

    def _after(self, after: int) -> None:
        """Ask where a printing stands in this order, whether it still matches or not."""
        asked = filters.place(self.shape), {**self.parameters, "after": after}
        here = self._connection.execute(*asked).fetchone()
        if here is None:
            raise QueryError(f"--after {after}: no such quotation in this list")
        self.parameters |= filters.numbered("after", here)
        self.shape = replace(self.shape, after=True)

    def count(self) -> int:
        """Return how many printings there are, whatever the limit."""
        if self.nothing:
            return 0
        whole = replace(self.shape, limit=False, after=False)
        (count,) = self._connection.execute(filters.counting(whole), self.parameters).fetchone()
        return int(count)


def root_of(connection: Connection, speaker: int) -> int:
    """Return who a speaker is now, merges followed. Raises QueryError for none."""
    asked = f"SELECT {filters.ROOT} FROM speakers AS s WHERE s.id = ?"  # noqa: S608 - our own names
    row = connection.execute(asked, (speaker,)).fetchone()
    if row is None:
        raise QueryError(f"no speaker {speaker}")
    return int(row[0])


def speaker_ids(connection: Connection, name: str) -> list[int]:
    """Return the speakers, merges followed, one of whose names has these words or beginnings."""
    match = search.name_match_of(name)
    if match is None:
        return []
    return sorted({row[0] for row in connection.execute(filters.NAMED, {"name_match": match})})


def outlet_ids(connection: Connection, name: str) -> list[int]:
    """Return the outlets whose name has these words or beginnings."""
    wanted = fold_words(name)
    return [
        id_
        for id_, folded in connection.execute("SELECT id, name_folded FROM outlets")
        if wanted and all(any(w.startswith(b) for w in folded.split()) for b in wanted)
    ]


def outlets(connection: Connection, name: str | None = None) -> list[str]:
    """Return the names of the outlets in order, of those that ``name`` means if it is given."""
    ids = None if name is None else set(outlet_ids(connection, name))
    rows = connection.execute("SELECT id, name FROM outlets ORDER BY name_folded")
    return [found for id_, found in rows if ids is None or id_ in ids]


def title_patterns(words: str) -> list[str]:
    """Return a pattern for each word, or word beginning, that a headline must have."""
    return [f"% {_escaped(word)}%" for word in fold_words(words)]


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
