"""Questions: who said what, when. From ``model.Question`` to the SQL that picks the answer.

The SQL depends on the question's shape alone (which filters, which order), the rest are parameters:
so each shape is written once. A page is picked by columns that an index covers where it can be, and
only what is on it is joined with its article, speaker and dates (``printings``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    text,
)

from quotebank.errors import QueryError
from quotebank.folding import fold_words
from quotebank.model import Question
from quotebank.storage import search
from quotebank.storage.batch import SEQUENCES, table_of
from quotebank.storage.prepared import Prepared
from quotebank.storage.schema import ArticleRow, DateRow, OutletRow, QuoteRow, SpeakerRow

QUOTES = table_of(QuoteRow)
ARTICLES = table_of(ArticleRow)
OUTLETS = table_of(OutletRow)
SPEAKERS = table_of(SpeakerRow)
DATES = table_of(DateRow)

LIVE = QUOTES.c.retired_at.is_(None)
SPEAKER_NAME = func.coalesce(SPEAKERS.c.decided_name, SPEAKERS.c.name)
ROOT = func.coalesce(SPEAKERS.c.merged_into, SPEAKERS.c.id)
MANY_SPEAKERS = 50
"""More than these are asked for by name in the SQL, not one by one."""

Order = list[tuple[ColumnElement[Any], bool]]
"""What an answer is sorted by: (column, descending); the last is unique."""


@dataclass(frozen=True, slots=True)
class Shape:
    """All of a question that its SQL depends on."""

    sort: str
    by: str
    about: bool
    nobody: bool
    since: bool
    until: bool
    speakers: int | Literal["by name"]
    outlets: int
    title_words: int
    article: bool
    statement: bool
    kind: bool
    confidence: bool
    limit: bool
    after: bool
    only: bool

    @property
    def walks_index(self) -> bool:
        """Whether the search index itself gives the order: then no speaker narrows as well."""
        if self.sort == "rank":
            return self.about
        return self.about and self.sort in ("newest", "oldest") and not self.speakers

    @property
    def tables(self) -> set[str]:
        """What is joined to ``quotes`` before anything is picked."""
        needed = {
            "index": self.walks_index,
            "dates": self.by == "said" and (self.since or self.until),
            "articles": bool(self.outlets or self.title_words)
            or (self.by == "published" and (self.since or self.until)),
            "speakers": self.sort == "speaker",
        }
        return {name for name, is_needed in needed.items() if is_needed}


class Asked:
    """A question of a bank: its shape, its parameters, and whether it can have an answer at all.

    Raises QueryError where it refers to what the bank does not have.
    """

    def __init__(self, connection: Connection, question: Question, *, only: int | None = None):
        self.parameters: dict[str, Any] = {"only": only}
        self.nothing = False
        self._connection = connection
        asked = question
        self.shape = Shape(
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

    def _some(self, name: str, ids: Sequence[int]) -> int:
        self.parameters |= {f"{name}_{i}": id_ for i, id_ in enumerate(ids)}
        self.nothing |= not ids
        return len(ids)

    def _speakers(self, asked: Question) -> int | Literal["by name"]:
        ids: list[int] | None = None
        if asked.speaker_id is not None:
            root = _BY_ID.one(self._connection, id=asked.speaker_id)
            if root is None:
                raise QueryError(f"no speaker {asked.speaker_id}")
            ids = [root[0]]
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
        patterns = [] if title is None else title_patterns(title)
        self.nothing |= title is not None and not patterns
        self.parameters |= {f"title_{i}": pattern for i, pattern in enumerate(patterns)}
        return len(patterns)

    def _after(self, after: int) -> None:
        """Ask where a printing stands in this order, whether it still matches or not."""
        rows = _place(self.shape).all(self._connection, {**self.parameters, "after": after})
        if not rows:
            raise QueryError(f"--after {after}: no such quotation in this list")
        self.parameters |= {f"after_{i}": value for i, value in enumerate(rows[0])}
        self.shape = replace(self.shape, after=True)

    def count(self) -> int:
        """Return how many printings there are, whatever the limit."""
        if self.nothing:
            return 0
        whole = replace(self.shape, limit=False, after=False)
        [(count,)] = _counting(whole).all(self._connection, self.parameters)
        return int(count)


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


@lru_cache(maxsize=256)
def _place(shape: Shape) -> Prepared:
    columns = [column.label(f"at_{i}") for i, (column, _) in enumerate(order(shape))]
    query = select(*columns).select_from(source(shape)).where(QUOTES.c.id == bindparam("after"))
    return Prepared(query.where(search.quotes_matching()) if shape.walks_index else query)


@lru_cache(maxsize=256)
def _counting(shape: Shape) -> Prepared:
    query = select(func.count()).select_from(source(shape)).where(*conditions(shape))
    return Prepared(query)


def source(shape: Shape) -> FromClause:
    """Return the tables that a shape needs to pick by, joined."""
    source: FromClause = QUOTES
    tables = shape.tables
    if "index" in tables:
        index = search.QUOTES_INDEX
        source = index.join(QUOTES, QUOTES.c.search_key == index.c.rowid)
    if "articles" in tables:
        source = source.join(ARTICLES, ARTICLES.c.id == QUOTES.c.article_id)
    if "dates" in tables:
        source = source.join(DATES, DATES.c.id == QUOTES.c.said_date_id)
    if "speakers" in tables:
        source = source.outerjoin(SPEAKERS, SPEAKERS.c.id == QUOTES.c.final_speaker_id)
    return source


def order(shape: Shape) -> Order:
    """Return what an answer of that shape is sorted by."""
    key = _key(shape)
    match shape.sort:
        case "oldest":
            return [(key, False)]
        case "speaker":
            nobody = case((QUOTES.c.final_speaker_id.is_(None), 1), else_=0)
            name = func.lower(func.coalesce(SPEAKER_NAME, ""))
            return [(nobody, False), (name, False), (key, True)]
        case "article":
            columns = QUOTES.c.article_id, QUOTES.c.position, QUOTES.c.id
            return [(column, False) for column in columns]
        case "confidence":
            return [(QUOTES.c.confidence, True), (key, True)]
        case "doubt":
            return [(QUOTES.c.confidence, False), (key, True)]
        case "rank":
            return [(search.QUOTES_INDEX.c.rank, False), (key, True)]
        case _:
            return [(key, True)]


def conditions(shape: Shape) -> list[ColumnElement[bool]]:
    """Return what must hold of what is picked."""
    wanted = [LIVE, *_who(shape), *_when(shape), *_where(shape)]
    if shape.about and shape.walks_index:
        wanted.append(search.quotes_matching())
    elif shape.about:
        wanted.append(QUOTES.c.search_key.in_(search.keys_matching()))
    if shape.kind:
        wanted.append(func.coalesce(QUOTES.c.decided_kind, QUOTES.c.kind) == bindparam("kind"))
    if shape.confidence:
        wanted.append(QUOTES.c.confidence >= bindparam("confidence"))
    if shape.only:
        wanted.append(QUOTES.c.id == bindparam("only"))
    if shape.after:
        wanted.append(_beyond(order(shape)))
    return wanted


def picked(shape: Shape) -> Select[Any]:
    """Return the query for the ids of a page, with its sorting columns, in order."""
    sorting = order(shape)
    columns = [column.label(f"sort_{i}") for i, (column, _) in enumerate(sorting)]
    query = select(QUOTES.c.id, *columns).select_from(source(shape)).where(*conditions(shape))
    query = query.order_by(*(c.desc() if down else c.asc() for c, down in sorting))
    return query.limit(bindparam("limit")) if shape.limit else query


def _key(shape: Shape) -> ColumnElement[int]:
    return search.QUOTES_INDEX.c.rowid if shape.walks_index else QUOTES.c.search_key


def _who(shape: Shape) -> list[ColumnElement[bool]]:
    final = QUOTES.c.final_speaker_id
    wanted: list[ColumnElement[bool]] = [final.is_(None)] if shape.nobody else []
    if shape.speakers == "by name":
        wanted.append(final.in_(select(ROOT).where(SPEAKERS.c.id.in_(search.speakers_matching()))))
    elif shape.speakers:
        wanted.append(_one_of(final, "speaker", shape.speakers))
    return wanted


def _when(shape: Shape) -> list[ColumnElement[bool]]:
    first, last = {
        "said": (DATES.c.earliest, DATES.c.latest),
        "published": (ARTICLES.c.published_earliest, ARTICLES.c.published_latest),
    }.get(shape.by, (QUOTES.c.known_earliest, QUOTES.c.known_latest))
    wanted: list[ColumnElement[bool]] = []
    if shape.since:
        wanted.append(last >= bindparam("since"))
        if shape.by == "known":
            # Follows from the line above (convert.sorting_day), and an index can use it.
            wanted.append(_key(shape) >= bindparam("since_key"))
    if shape.until:
        wanted.append(first <= bindparam("until"))
    return wanted


def _where(shape: Shape) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if shape.outlets:
        wanted.append(_one_of(ARTICLES.c.outlet_id, "outlet", shape.outlets))
    wanted += title_has([bindparam(f"title_{i}") for i in range(shape.title_words)])
    if shape.article:
        wanted.append(QUOTES.c.article_id == bindparam("article"))
    if shape.statement:
        wanted.append(QUOTES.c.statement_id == bindparam("statement"))
    return wanted


def _one_of(column: ColumnElement[Any], name: str, count: int) -> ColumnElement[bool]:
    names = [f"{name}_{i}" for i in range(count)]
    # Not in_(): SQLAlchemy writes that anew for each list of values, and a long OR is too deep.
    listed = text(f"({', '.join(':' + one for one in names)})")
    return column.op("IN", is_comparison=True)(listed.bindparams(*map(bindparam, names)))


def _beyond(sorting: Order) -> ColumnElement[bool]:
    """Return the condition for what comes after the place in the parameters ``after_…``."""
    sides: list[ColumnElement[bool]] = []
    for i, (column, down) in enumerate(sorting):
        here: ColumnElement[Any] = bindparam(f"after_{i}")
        equal = [earlier == bindparam(f"after_{j}") for j, (earlier, _) in enumerate(sorting[:i])]
        sides.append(and_(*equal, column < here if down else column > here))
    return or_(*sides)


def speaker_ids(connection: Connection, name: str) -> list[int]:
    """Return the speakers, merges followed, one of whose names has these words or beginnings."""
    match = search.name_match_of(name)
    if match is None:
        return []
    return sorted({row[0] for row in _NAMED.all(connection, {"name_match": match})})


_BY_ID = Prepared(select(ROOT).where(SPEAKERS.c.id == bindparam("id")))
_NAMED = Prepared(select(ROOT).where(SPEAKERS.c.id.in_(search.speakers_matching())))


def outlet_ids(connection: Connection, name: str) -> list[int]:
    """Return the outlets whose name has these words or beginnings."""
    wanted = fold_words(name)
    return [
        id_
        for id_, folded in _OUTLETS.all(connection, {})
        if wanted and all(any(w.startswith(b) for w in folded.split()) for b in wanted)
    ]


_OUTLETS = Prepared(select(OUTLETS.c.id, OUTLETS.c.name_folded))


_BLANK: ColumnElement[str] = literal_column("' '")


def title_has(patterns: Sequence[Any]) -> list[ColumnElement[bool]]:
    """Return the conditions that a headline is like each pattern of ``title_patterns``."""
    title = _BLANK.concat(ARTICLES.c.title_folded)
    return [title.like(pattern, escape="\\") for pattern in patterns]


def title_patterns(words: str) -> list[str]:
    """Return a pattern for each word, or word beginning, that a headline must have."""
    return [f"% {_escaped(word)}%" for word in fold_words(words)]
