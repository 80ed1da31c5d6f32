"""Questions: who said what, when. From ``model.Question`` to the SQL that picks the answer.

A page is picked here, by columns that an index covers where it can be; only what is on it is joined
with its article, speaker and dates (``printings``).
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
)

from quotebank.errors import QueryError
from quotebank.folding import fold_words
from quotebank.model import Question
from quotebank.storage import search
from quotebank.storage.batch import SEQUENCES, table_of
from quotebank.storage.schema import ArticleRow, DateRow, OutletRow, QuoteRow, SpeakerRow

QUOTES = table_of(QuoteRow)
ARTICLES = table_of(ArticleRow)
OUTLETS = table_of(OutletRow)
SPEAKERS = table_of(SpeakerRow)
DATES = table_of(DateRow)

LIVE = QUOTES.c.retired_at.is_(None)
SPEAKER_NAME = func.coalesce(SPEAKERS.c.decided_name, SPEAKERS.c.name)


class Asked:
    """A question as conditions on ``quotes``, with the parameters they take.

    Raises QueryError where the question refers to what the bank does not have.
    """

    def __init__(self, connection: Connection, question: Question) -> None:
        self._connection = connection
        self._question = question
        self.parameters: dict[str, Any] = {}
        self.conditions: list[ColumnElement[bool]] = [LIVE]
        self._tables: set[str] = set()
        for add in (self._who, self._about, self._when, self._where, self._how):
            add()

    def _who(self) -> None:
        asked = self._question
        final = QUOTES.c.final_speaker_id
        if asked.unattributed:
            self.conditions.append(final.is_(None))
        if asked.speaker_id is not None:
            root = self._connection.scalar(
                select(func.coalesce(SPEAKERS.c.merged_into, SPEAKERS.c.id)).where(
                    SPEAKERS.c.id == asked.speaker_id
                )
            )
            if root is None:
                raise QueryError(f"no speaker {asked.speaker_id}")
            self.conditions.append(final == root)
        if asked.speaker is not None:
            self.conditions.append(_any_of(final, speaker_ids(self._connection, asked.speaker)))

    def _about(self) -> None:
        if self._question.about is None:
            return
        self.parameters["match"] = search.match_of(self._question.about, self._question.raw)
        if self.walks_index:
            self._tables.add("index")
            self.conditions.append(search.quotes_matching())
        else:
            self.conditions.append(QUOTES.c.search_key.in_(search.keys_matching()))

    @property
    def walks_index(self) -> bool:
        """Whether the search index itself gives the order: then nothing else narrows as well."""
        asked = self._question
        if asked.about is None:
            return False
        if asked.sort == "rank":
            return True
        return asked.sort in ("newest", "oldest") and asked.speaker is None is asked.speaker_id

    def _when(self) -> None:
        asked = self._question
        if asked.by == "known":
            first, last = QUOTES.c.known_earliest, QUOTES.c.known_latest
        elif asked.by == "said":
            self._tables.add("dates")
            first, last = DATES.c.earliest, DATES.c.latest
        else:
            self._tables.add("articles")
            first, last = ARTICLES.c.published_earliest, ARTICLES.c.published_latest
        if asked.since is not None:
            self.conditions.append(last >= asked.since)
            if asked.by == "known":
                # Follows from the line above (convert.sorting_day), and an index can use it.
                key = self._key
                self.conditions.append(key >= asked.since.toordinal() * SEQUENCES)
        if asked.until is not None:
            self.conditions.append(first <= asked.until)

    @property
    def _key(self) -> ColumnElement[int]:
        return search.QUOTES_INDEX.c.rowid if "index" in self._tables else QUOTES.c.search_key

    def _where(self) -> None:
        asked = self._question
        if asked.outlet is not None:
            self._tables.add("articles")
            self.conditions.append(
                _any_of(ARTICLES.c.outlet_id, outlet_ids(self._connection, asked.outlet))
            )
        if asked.title is not None:
            self._tables.add("articles")
            self.conditions.append(title_has(asked.title))
        if asked.article_id is not None:
            self.conditions.append(QUOTES.c.article_id == asked.article_id)
        if asked.statement_id is not None:
            self.conditions.append(QUOTES.c.statement_id == asked.statement_id)

    def _how(self) -> None:
        asked = self._question
        if asked.kind is not None:
            kind = func.coalesce(QUOTES.c.decided_kind, QUOTES.c.kind)
            self.conditions.append(kind == asked.kind)
        if asked.min_confidence is not None:
            self.conditions.append(QUOTES.c.confidence >= asked.min_confidence)

    def order(self) -> list[tuple[ColumnElement[Any], bool]]:
        """Return what the answer is sorted by: (column, descending); the last is unique."""
        key = self._key
        match self._question.sort:
            case "oldest":
                return [(key, False)]
            case "speaker":
                self._tables.add("speakers")
                nobody = case((QUOTES.c.final_speaker_id.is_(None), 1), else_=0)
                name = func.lower(func.coalesce(SPEAKER_NAME, ""))
                return [(nobody, False), (name, False), (key, True)]
            case "article":
                return [
                    (QUOTES.c.article_id, False),
                    (QUOTES.c.position, False),
                    (QUOTES.c.id, False),
                ]
            case "confidence":
                return [(QUOTES.c.confidence, True), (key, True)]
            case "rank" if self._question.about is not None:
                return [(search.QUOTES_INDEX.c.rank, False), (key, True)]
            case _:
                return [(key, True)]

    def only(self, id_: int) -> None:
        """Ask for one quotation alone."""
        self.conditions.append(QUOTES.c.id == id_)

    def source(self) -> FromClause:
        """Return the tables that the conditions need, joined."""
        source: FromClause = QUOTES
        if "index" in self._tables:
            index = search.QUOTES_INDEX
            source = index.join(QUOTES, QUOTES.c.search_key == index.c.rowid)
        if "articles" in self._tables:
            source = source.join(ARTICLES, ARTICLES.c.id == QUOTES.c.article_id)
        if "dates" in self._tables:
            source = source.join(DATES, DATES.c.id == QUOTES.c.said_date_id)
        if "speakers" in self._tables:
            source = source.outerjoin(SPEAKERS, SPEAKERS.c.id == QUOTES.c.final_speaker_id)
        return source

    def picked(self) -> Select[Any]:
        """Return the query for the ids of the page, with its sorting columns, in order."""
        order = self.order()
        conditions = list(self.conditions)
        if self._question.after is not None:
            conditions.append(self._beyond(order, self._question.after))
        columns = [column.label(f"sort_{i}") for i, (column, _) in enumerate(order)]
        query = select(QUOTES.c.id, *columns).select_from(self.source()).where(*conditions)
        query = query.order_by(*(c.desc() if down else c.asc() for c, down in order))
        return query.limit(self._question.limit) if self._question.limit is not None else query

    def _beyond(self, order: Sequence[tuple[ColumnElement[Any], bool]], after: int) -> Any:
        """Return the condition for what comes after a printing, whether it still matches or not."""
        columns = [column.label(f"at_{i}") for i, (column, _) in enumerate(order)]
        query = select(*columns).select_from(self.source()).where(QUOTES.c.id == after)
        if "index" in self._tables:
            query = query.where(search.quotes_matching())
        given = {"match": self.parameters["match"]} if "index" in self._tables else {}
        last = self._connection.execute(query, given).one_or_none()
        if last is None:
            raise QueryError(f"--after {after}: no such quotation in this list")
        beyond: list[ColumnElement[bool]] = []
        for i, (column, down) in enumerate(order):
            equal = [earlier == last[j] for j, (earlier, _) in enumerate(order[:i])]
            beyond.append(and_(*equal, column < last[i] if down else column > last[i]))
        return or_(*beyond)


def _any_of(column: ColumnElement[Any], ids: Sequence[int]) -> ColumnElement[bool]:
    if len(ids) == 1:
        return column == ids[0]
    return column.in_(ids)


def speaker_ids(connection: Connection, name: str) -> list[int]:
    """Return the speakers, merges followed, one of whose names has these words or beginnings."""
    match = search.name_match_of(name)
    if match is None:
        return []
    root = func.coalesce(SPEAKERS.c.merged_into, SPEAKERS.c.id)
    asked = select(root).where(SPEAKERS.c.id.in_(search.speakers_matching())).distinct()
    return sorted(connection.scalars(asked, {"name_match": match}))


def outlet_ids(connection: Connection, name: str) -> list[int]:
    """Return the outlets whose name has these words or beginnings."""
    wanted = fold_words(name)
    return [
        id_
        for id_, folded in connection.execute(select(OUTLETS.c.id, OUTLETS.c.name_folded))
        if wanted and all(any(w.startswith(b) for w in folded.split()) for b in wanted)
    ]


def title_has(words: str) -> ColumnElement[bool]:
    """Return the condition that a headline has these words or beginnings."""
    title = literal(" ").concat(ARTICLES.c.title_folded)
    wanted = fold_words(words)
    if not wanted:
        return literal(1) == 0
    return and_(*(title.contains(" " + word, autoescape=True) for word in wanted))
