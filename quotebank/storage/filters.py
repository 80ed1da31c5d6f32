"""Filters: the SQL of a question, which depends on its shape alone; values are parameters.

Tables go by the letters that the views use: q quotes, a articles, o outlets, s speakers, d dates.
It is SQL as text because it is asked all day: SQLAlchemy takes longer to be imported than most
questions take from the first byte to the last.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quotebank.storage.search import KEYS_MATCHING, QUOTES_FTS, QUOTES_MATCHING, SPEAKERS_MATCHING

LIVE = "q.retired_at IS NULL"
SPEAKER_NAME = "coalesce(s.decided_name, s.name)"
ROOT = "coalesce(s.merged_into, s.id)"
KIND = "coalesce(q.decided_kind, q.kind)"
NAMED = f"SELECT {ROOT} FROM speakers AS s WHERE s.id IN ({SPEAKERS_MATCHING})"  # noqa: S608 - our own names
"""The speakers, merges followed, one of whose names matches the parameter ``name_match``."""

OUTLETS = "LEFT JOIN outlets AS o ON o.id = a.outlet_id"
SPEAKERS = "LEFT JOIN speakers AS s ON s.id = q.final_speaker_id"
ARTICLES = "JOIN articles AS a ON a.id = q.article_id"
DATES = "JOIN dates AS d ON d.id = q.said_date_id"

Order = list[tuple[str, bool]]
"""What an answer is sorted by: (SQL, descending); the last is unique."""


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


def source(shape: Shape) -> str:
    """Return the tables that a shape needs to pick by, joined."""
    tables = shape.tables
    joined = ["quotes AS q"]
    if "index" in tables:
        joined = [QUOTES_FTS, f"JOIN quotes AS q ON q.search_key = {QUOTES_FTS}.rowid"]
    optional = {"articles": ARTICLES, "dates": DATES, "speakers": SPEAKERS}
    return "\n".join(joined + [join for name, join in optional.items() if name in tables])


def order(shape: Shape) -> Order:
    """Return what an answer of that shape is sorted by."""
    key = _key(shape)
    match shape.sort:
        case "oldest":
            return [(key, False)]
        case "speaker":
            nobody = "(q.final_speaker_id IS NULL)"
            return [(nobody, False), (f"lower(coalesce({SPEAKER_NAME}, ''))", False), (key, True)]
        case "article":
            return [("q.article_id", False), ("q.position", False), ("q.id", False)]
        case "confidence":
            return [("q.confidence", True), (key, True)]
        case "doubt":
            return [("q.confidence", False), (key, True)]
        case "rank":
            return [(f"{QUOTES_FTS}.rank", False), (key, True)]
        case _:
            return [(key, True)]


def conditions(shape: Shape) -> str:
    """Return what must hold of what is picked."""
    return " AND ".join([LIVE, *_who(shape), *_when(shape), *_where(shape), *_what(shape)])


def sorted_by(order: Order) -> str:
    """Return the ORDER BY of an order."""
    return "ORDER BY " + ", ".join(sql + (" DESC" if down else "") for sql, down in order)


def picked(shape: Shape) -> str:
    """Return the query for the ids of a page, with its sorting columns, in order."""
    sorting = order(shape)
    columns = [f"{sql} AS sort_{i}" for i, (sql, _) in enumerate(sorting)]
    return "\n".join(
        [
            f"SELECT {', '.join(['q.id', *columns])}",
            f"FROM {source(shape)}",
            f"WHERE {conditions(shape)}",
            sorted_by(sorting),
            *(["LIMIT :limit"] if shape.limit else []),
        ]
    )


def answer(shape: Shape, columns: str) -> str:
    """Return the query for ``columns`` of what answers a shape, in order; s and d are joined."""
    if not shape.limit and not shape.walks_index:
        # All of it: picking first would only look every row up twice.
        there, narrowed = source(shape), f"WHERE {conditions(shape)}"
        sorting, joined = order(shape), shape.tables
    else:
        there = f"({picked(shape)}) AS page\nJOIN quotes AS q ON q.id = page.id"
        narrowed = ""
        sorting = [(f"page.sort_{i}", down) for i, (_, down) in enumerate(order(shape))]
        joined = set()
    beside = {"speakers": SPEAKERS, "dates": f"LEFT {DATES}"}
    joins = [join for name, join in beside.items() if name not in joined]
    return "\n".join([f"SELECT {columns}", f"FROM {there}", *joins, narrowed, sorted_by(sorting)])


def place(shape: Shape) -> str:
    """Return the query for where the printing ``:after`` stands, whether it matches or not."""
    columns = ", ".join(sql for sql, _ in order(shape))
    index = f" AND {QUOTES_MATCHING}" if shape.walks_index else ""
    return f"SELECT {columns}\nFROM {source(shape)}\nWHERE q.id = :after{index}"


def counting(shape: Shape) -> str:
    """Return the query for how many there are."""
    return f"SELECT count(*)\nFROM {source(shape)}\nWHERE {conditions(shape)}"


def one_of(column: str, name: str, count: int) -> str:
    """Return the condition that a column is one of the parameters ``name_0``, ``name_1``, …"""
    return f"{column} IN ({', '.join(f':{name}_{i}' for i in range(count))})"


def numbered(name: str, values: Sequence[object]) -> dict[str, object]:
    """Return the parameters that ``one_of`` takes."""
    return {f"{name}_{i}": value for i, value in enumerate(values)}


def _key(shape: Shape) -> str:
    return f"{QUOTES_FTS}.rowid" if shape.walks_index else "q.search_key"


def _who(shape: Shape) -> Iterator[str]:
    if shape.nobody:
        yield "q.final_speaker_id IS NULL"
    if shape.speakers == "by name":
        yield f"q.final_speaker_id IN ({NAMED})"
    elif shape.speakers:
        yield one_of("q.final_speaker_id", "speaker", shape.speakers)


def _when(shape: Shape) -> Iterator[str]:
    first, last = {
        "said": ("d.earliest", "d.latest"),
        "published": ("a.published_earliest", "a.published_latest"),
    }.get(shape.by, ("q.known_earliest", "q.known_latest"))
    if shape.until:
        # Before the others: from the newest, this is what all that is passed over fails.
        yield f"{first} <= :until"
    if shape.since:
        yield f"{last} >= :since"
        if shape.by == "known":
            # Follows from the line above (convert.sorting_day), and an index can use it.
            yield f"{_key(shape)} >= :since_key"


def _where(shape: Shape) -> Iterator[str]:
    if shape.outlets:
        yield one_of("a.outlet_id", "outlet", shape.outlets)
    for i in range(shape.title_words):
        yield f"' ' || a.title_folded LIKE :title_{i} ESCAPE '\\'"
    if shape.article:
        yield "q.article_id = :article"
    if shape.statement:
        yield "q.statement_id = :statement"


def _what(shape: Shape) -> Iterator[str]:
    if shape.about:
        yield QUOTES_MATCHING if shape.walks_index else f"q.search_key IN ({KEYS_MATCHING})"
    if shape.kind:
        yield f"{KIND} = :kind"
    if shape.confidence:
        yield "q.confidence >= :confidence"
    if shape.only:
        yield "q.id = :only"
    if shape.after:
        yield _beyond(order(shape))


def _beyond(sorting: Order) -> str:
    """Return the condition for what comes after the place in the parameters ``after_…``."""
    sides = []
    for i, (sql, down) in enumerate(sorting):
        equal = [f"{earlier} = :after_{j}" for j, (earlier, _) in enumerate(sorting[:i])]
        sides.append(" AND ".join([*equal, f"{sql} {'<' if down else '>'} :after_{i}"]))
    return f"({' OR '.join(sides)})"
