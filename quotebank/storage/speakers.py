"""Speakers listed: how much of them there is, and under which names and roles they are printed."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from sqlite3 import Connection
from typing import Any, Literal

from quotebank.errors import QueryError
from quotebank.storage.filters import LIVE, NAMED, ROOT, SPEAKER_NAME, numbered, one_of
from quotebank.storage.questions import root_of
from quotebank.storage.search import name_match_of
from quotebank.storage.values import Printed, SpeakerSummary

SpeakerOrder = Literal["quotations", "name", "first", "last"]

MANY = 500
"""Speakers asked about at a time."""

_ORDERS: dict[SpeakerOrder, str] = {
    "quotations": "n.quotations DESC, name_lower, n.id",
    "name": "name_lower, n.id",
    "first": "n.first IS NULL, n.first, name_lower, n.id",
    "last": "n.last IS NULL, n.last DESC, name_lower, n.id",
}
_NAMES = "speaker_aliases AS w", "w.name", "w.name"
_ROLES = "speaker_roles AS w", "w.role", "w.role_folded"
"""What is printed for speakers: the table, the words, and what makes two of them one."""


def speakers(
    connection: Connection,
    *,
    name: str | None = None,
    kind: str | None = None,
    sort: SpeakerOrder = "quotations",
    limit: int | None = None,
    after: int | None = None,
) -> Iterator[SpeakerSummary]:
    """Yield speakers who have quotations, merged ones as one.

    ``after`` is the id of the last speaker of the page before. Raises QueryError when that speaker
    is not in the list.
    """
    whose, asked = "q.final_speaker_id IS NOT NULL", {"kind": kind}
    if name is not None:
        whose, asked["name_match"] = f"q.final_speaker_id IN ({NAMED})", name_match_of(name)
        if asked["name_match"] is None:
            return
    rows = connection.execute(_counting(whose, sort), asked).fetchall()
    start = 0
    if after is not None:
        places = [i for i, row in enumerate(rows) if row[0] == after]
        if not places:
            raise QueryError(f"--after {after}: no such speaker in this list")
        start = places[0] + 1
    end = len(rows) if limit is None else min(start + limit, len(rows))
    for at in range(start, end, MANY):
        yield from _summaries(connection, rows[at : min(at + MANY, end)])


def speakers_named(connection: Connection, name: str) -> dict[int, str]:
    """Return the final names of the speakers one of whose names has these words or beginnings."""
    match = name_match_of(name)
    if match is None:
        return {}
    asked = f"SELECT s.id, {SPEAKER_NAME} FROM speakers AS s WHERE s.id IN ({NAMED})"  # noqa: S608 - our own names
    return dict(connection.execute(asked, {"name_match": match}).fetchall())


def speaker(connection: Connection, id_: int) -> SpeakerSummary:
    """Return one speaker, merges followed, with or without quotations. Raises QueryError."""
    asked = {"id": root_of(connection, id_), "kind": None}
    rows = connection.execute(_counting("q.final_speaker_id = :id", "name"), asked).fetchall()
    if not rows:
        nothing = f"SELECT s.id, 0, 0, NULL, NULL, {SPEAKER_NAME}, s.kind, s.qid"
        rows = connection.execute(
            f"{nothing} FROM speakers AS s WHERE s.id = :id", asked
        ).fetchall()
    return next(_summaries(connection, rows))


def _counting(whose: str, sort: SpeakerOrder) -> str:
    """Return the query for (id, quotations, articles, first, last, name, kind, qid)."""
    first, last = _spread("q.known_earliest", "q.known_latest")
    return f"""
SELECT n.id, n.quotations, n.articles, n.first, n.last, {SPEAKER_NAME}, s.kind, s.qid,
  lower({SPEAKER_NAME}) AS name_lower
FROM (
  SELECT q.final_speaker_id AS id, count(*) AS quotations,
    count(DISTINCT q.article_id) AS articles, {first} AS first, {last} AS last
  FROM quotes AS q WHERE {LIVE} AND {whose} GROUP BY q.final_speaker_id
) AS n JOIN speakers AS s ON s.id = n.id
WHERE :kind IS NULL OR s.kind = :kind
ORDER BY {_ORDERS[sort]}
"""  # noqa: S608 - our own names


def _summaries(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> Iterator[SpeakerSummary]:
    ids = [row[0] for row in rows]
    names = _words(connection, _NAMES, ids)
    roles = _words(connection, _ROLES, ids)
    for id_, quotations, articles, first, last, name, kind, qid, *_ in rows:
        yield SpeakerSummary(
            id=id_,
            name=name,
            kind=kind,
            qid=qid,
            quotations=quotations,
            articles=articles,
            first=_told(first),
            last=_told(last),
            names=tuple(names.get(id_, ())),
            roles=tuple(roles.get(id_, ())),
        )


def _words(
    connection: Connection, printed: tuple[str, str, str], ids: Sequence[int]
) -> dict[int, list[str]]:
    """Return names or roles by speaker, merges followed, the most printed first."""
    table, words, _ = printed
    there = one_of("s.id", "id", len(ids)), one_of("s.merged_into", "id", len(ids))
    asked = f"""
SELECT {ROOT}, {words} FROM {table} JOIN speakers AS s ON s.id = w.speaker_id
WHERE {there[0]} OR {there[1]}
GROUP BY 1, 2 ORDER BY 1, count(*) DESC, 2
"""  # noqa: S608 - our own names
    found: dict[int, list[str]] = defaultdict(list)
    for id_, word in connection.execute(asked, numbered("id", ids)):
        found[id_].append(word)
    return found


def names_of(connection: Connection, id_: int) -> list[Printed]:
    """Return the names printed for a speaker, or added by a person. Raises QueryError."""
    return _printed(connection, _NAMES, id_)


def roles_of(connection: Connection, id_: int) -> list[Printed]:
    """Return the roles printed with a speaker, case and accents aside. Raises QueryError."""
    return _printed(connection, _ROLES, id_)


def _printed(connection: Connection, printed: tuple[str, str, str], id_: int) -> list[Printed]:
    table, words, alike = printed
    first, last = _spread("a.published_earliest", "a.published_latest")
    asked = f"""
SELECT min({words}), count(DISTINCT p.article_id), {first}, {last}, max(w.person_id IS NULL)
FROM {table}
JOIN speakers AS s ON s.id = w.speaker_id
LEFT JOIN article_people AS p ON p.id = w.person_id
LEFT JOIN articles AS a ON a.id = p.article_id
WHERE s.id = :root OR s.merged_into = :root
GROUP BY {alike} ORDER BY 2 DESC, 1
"""  # noqa: S608 - our own names
    return [
        Printed(words=word, articles=n, first=_told(from_), last=_told(to), by_hand=bool(by_hand))
        for word, n, from_, to, by_hand in connection.execute(
            asked, {"root": root_of(connection, id_)}
        )
    ]


def speaker_names(connection: Connection) -> Iterator[str]:
    """Yield the names of persons and organisations that have quotations, each once."""
    asked = f"""
SELECT DISTINCT {SPEAKER_NAME} FROM speakers AS s
WHERE s.kind IN ('person', 'organisation')
  AND EXISTS (SELECT 1 FROM quotes AS q WHERE q.final_speaker_id = s.id AND {LIVE})
ORDER BY 1
"""  # noqa: S608 - our own names
    for (name,) in connection.execute(asked):
        yield name


def _spread(earliest: str, latest: str) -> tuple[str, str]:
    """Return the SQL for the first and the last of intervals: both its days, the telling one first.

    Of those that begin (or end) on the same day the shortest, which is known best.
    """
    return f"min({earliest} || {latest})", f"max({latest} || {earliest})"


def _told(interval: str | None) -> str | None:
    """Return what is known of an end of ``_spread``: a year, a month, or the telling day.

    >>> _told("2009-01-012009-12-31"), _told("2009-02-282009-02-01"), _told("2009-03-022009-03-08")
    ('2009', '2009-02', '2009-03-02')
    """
    if interval is None:
        return None
    earliest, latest = sorted((interval[:10], interval[10:]))
    year, month = latest[:4], latest[:7]
    if (earliest, latest) == (f"{year}-01-01", f"{year}-12-31"):
        return year
    _, days = monthrange(int(year), int(month[5:]))
    return month if (earliest, latest) == (f"{month}-01", f"{month}-{days}") else interval[:10]
