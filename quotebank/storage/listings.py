"""Listings: articles, speakers, outlets, runs, problems and counts, as the bank answers them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from quotebank.errors import QueryError
from quotebank.model import Problem
from quotebank.storage import convert
from quotebank.storage.batch import MANY, chunks, table_of
from quotebank.storage.questions import (
    LIVE,
    SPEAKER_NAME,
    outlet_ids,
    speaker_ids,
    title_has,
    title_patterns,
)
from quotebank.storage.schema import (
    ArticleAuthorRow,
    ArticlePersonRow,
    ArticleRow,
    ArticleTextRow,
    AuthorRow,
    DateRow,
    IngestRunRow,
    OutletRow,
    ProblemRow,
    QuoteRow,
    SpeakerAliasRow,
    SpeakerRoleRow,
    SpeakerRow,
    StatementRow,
)
from quotebank.storage.values import (
    ArticleFilter,
    ArticleSummary,
    Printed,
    RunSummary,
    SpeakerSummary,
    Stats,
)

ARTICLES = table_of(ArticleRow)
TEXTS = table_of(ArticleTextRow)
OUTLETS = table_of(OutletRow)
AUTHORS = table_of(AuthorRow)
BYLINES = table_of(ArticleAuthorRow)
PEOPLE = table_of(ArticlePersonRow)
QUOTES = table_of(QuoteRow)
SPEAKERS = table_of(SpeakerRow)
ALIASES = table_of(SpeakerAliasRow)
ROLES = table_of(SpeakerRoleRow)
PROBLEMS = table_of(ProblemRow)
RUNS = table_of(IngestRunRow)

SpeakerOrder = Literal["quotations", "name", "first", "last"]


def articles(connection: Connection, asked: ArticleFilter) -> Iterator[ArticleSummary]:
    """Yield the articles that a filter allows, by id."""
    query = (
        select(ARTICLES, OUTLETS.c.name.label("outlet"))
        .outerjoin(OUTLETS, OUTLETS.c.id == ARTICLES.c.outlet_id)
        .where(*_conditions(connection, asked))
        .order_by(ARTICLES.c.id)
    )
    left, last = asked.limit, asked.after or 0
    while left is None or left > 0:
        page = query.where(ARTICLES.c.id > last).limit(MANY if left is None else min(left, MANY))
        rows = connection.execute(page).all()
        if not rows:
            return
        yield from _article_summaries(connection, rows)
        last = rows[-1].id
        left = None if left is None else left - len(rows)


def _conditions(connection: Connection, asked: ArticleFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if asked.ids:
        conditions.append(or_(*(ARTICLES.c.id.in_(some) for some in chunks(asked.ids))))
    if asked.outlet is not None:
        conditions.append(ARTICLES.c.outlet_id.in_(outlet_ids(connection, asked.outlet)))
    if asked.source is not None:
        folder = asked.source.rstrip("/") + "/"
        within = and_(ARTICLES.c.source > folder, ARTICLES.c.source < folder[:-1] + "0")
        conditions.append(or_(ARTICLES.c.source == asked.source, within))
    if asked.title is not None:
        patterns = title_patterns(asked.title)
        conditions += title_has(patterns) or [ARTICLES.c.id < 0]
    if asked.since is not None:
        conditions.append(ARTICLES.c.published_latest >= asked.since)
    if asked.until is not None:
        conditions.append(ARTICLES.c.published_earliest <= asked.until)
    if asked.copies:
        conditions.append(ARTICLES.c.copy_of_id.is_not(None))
    return conditions


def _article_summaries(connection: Connection, rows: Sequence[Any]) -> Iterator[ArticleSummary]:
    ids = [row.id for row in rows]
    counts: dict[int, int] = dict(
        tuple(row)
        for row in connection.execute(
            select(QUOTES.c.article_id, func.count())
            .where(QUOTES.c.article_id.in_(ids), LIVE)
            .group_by(QUOTES.c.article_id)
        )
    )
    texts = {
        article_id: (version, extractor)
        for article_id, version, extractor in connection.execute(
            select(TEXTS.c.article_id, TEXTS.c.version, TEXTS.c.extractor)
            .where(TEXTS.c.article_id.in_(ids))
            .order_by(TEXTS.c.article_id, TEXTS.c.version)
        )
    }
    authors: dict[int, list[str]] = defaultdict(list)
    for article_id, name in connection.execute(
        select(BYLINES.c.article_id, AUTHORS.c.name)
        .join(AUTHORS, AUTHORS.c.id == BYLINES.c.author_id)
        .where(BYLINES.c.article_id.in_(ids))
        .order_by(BYLINES.c.article_id, BYLINES.c.position)
    ):
        authors[article_id].append(name)
    for row in rows:
        versions, extractor = texts[row.id]
        yield ArticleSummary(
            id=row.id,
            key=row.key,
            source=row.source,
            title=row.title,
            outlet=row.outlet,
            dateline=row.dateline,
            url=row.url,
            published=row.published,
            updated=row.updated,
            retrieved=row.retrieved,
            authors=tuple(authors[row.id]),
            quotations=counts.get(row.id, 0),
            versions=versions,
            extractor=extractor,
            copy_of=row.copy_of_id,
        )


def article_text(connection: Connection, id_: int) -> str:
    """Return the latest text of an article. Raises QueryError for an unknown id."""
    text = connection.scalar(
        select(TEXTS.c.text)
        .where(TEXTS.c.article_id == id_)
        .order_by(TEXTS.c.version.desc())
        .limit(1)
    )
    if text is None:
        raise QueryError(f"no article {id_}")
    return str(text)


def speakers(
    connection: Connection,
    *,
    ids: Sequence[int] | None = None,
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
    if name is not None:
        ids = speaker_ids(connection, name)
    rows = connection.execute(_speakers_counted(ids, kind, sort)).all()
    start = 0
    if after is not None:
        places = [i for i, row in enumerate(rows) if row.id == after]
        if not places:
            raise QueryError(f"--after {after}: no such speaker in this list")
        start = places[0] + 1
    end = None if limit is None else start + limit
    for some in chunks(rows[start:end]):
        yield from _speaker_summaries(connection, some)


def speakers_named(connection: Connection, name: str) -> dict[int, str]:
    """Return the final names of the speakers one of whose names has these words or beginnings."""
    found: dict[int, str] = {}
    for some in chunks(speaker_ids(connection, name)):
        asked = select(SPEAKERS.c.id, SPEAKER_NAME).where(SPEAKERS.c.id.in_(some))
        found.update(tuple(row) for row in connection.execute(asked))
    return found


def speaker(connection: Connection, id_: int) -> SpeakerSummary:
    """Return one speaker, merges followed, with or without quotations. Raises QueryError."""
    root = func.coalesce(SPEAKERS.c.merged_into, SPEAKERS.c.id)
    found = connection.scalar(select(root).where(SPEAKERS.c.id == id_))
    if found is None:
        raise QueryError(f"no speaker {id_}")
    for one in speakers(connection, ids=[found]):
        return one
    row = connection.execute(
        select(SPEAKERS, SPEAKER_NAME.label("final")).where(SPEAKERS.c.id == found)
    ).one()
    return SpeakerSummary(
        id=row.id,
        name=row.final,
        kind=row.kind,
        qid=row.qid,
        names=tuple(_words(connection, ALIASES, ALIASES.c.name, [found]).get(found, ())),
        roles=tuple(_words(connection, ROLES, ROLES.c.role, [found]).get(found, ())),
        quotations=0,
        articles=0,
        first=None,
        last=None,
    )


def _speakers_counted(
    ids: Sequence[int] | None, kind: str | None, sort: SpeakerOrder
) -> Select[Any]:
    counted = (
        select(
            QUOTES.c.final_speaker_id.label("id"),
            func.count().label("quotations"),
            func.count(QUOTES.c.article_id.distinct()).label("articles"),
            func.min(QUOTES.c.known_earliest).label("first"),
            func.max(QUOTES.c.known_latest).label("last"),
        )
        .where(LIVE, QUOTES.c.final_speaker_id.is_not(None))
        .group_by(QUOTES.c.final_speaker_id)
    )
    if ids is not None:
        some = [QUOTES.c.final_speaker_id.in_(part) for part in chunks(ids)]
        counted = counted.where(or_(*some) if some else QUOTES.c.id < 0)
    count = counted.subquery("counted")
    name = SPEAKER_NAME.label("name")
    query = select(count, name, SPEAKERS.c.kind, SPEAKERS.c.qid).join(
        SPEAKERS, SPEAKERS.c.id == count.c.id
    )
    if kind is not None:
        query = query.where(SPEAKERS.c.kind == kind)
    by_name = func.lower(name)
    order: dict[SpeakerOrder, list[ColumnElement[Any]]] = {
        "quotations": [count.c.quotations.desc(), by_name, count.c.id],
        "name": [by_name, count.c.id],
        "first": [count.c.first.is_(None), count.c.first, by_name, count.c.id],
        "last": [count.c.last.is_(None), count.c.last.desc(), by_name, count.c.id],
    }
    return query.order_by(*order[sort])


def _speaker_summaries(connection: Connection, rows: Sequence[Any]) -> Iterator[SpeakerSummary]:
    ids = [row.id for row in rows]
    names = _words(connection, ALIASES, ALIASES.c.name, ids)
    roles = _words(connection, ROLES, ROLES.c.role, ids)
    for row in rows:
        yield SpeakerSummary(
            id=row.id,
            name=row.name,
            kind=row.kind,
            qid=row.qid,
            quotations=row.quotations,
            articles=row.articles,
            first=row.first,
            last=row.last,
            names=tuple(names.get(row.id, ())),
            roles=tuple(roles.get(row.id, ())),
        )


def _words(
    connection: Connection, table: Any, column: ColumnElement[str], ids: Sequence[int]
) -> dict[int, list[str]]:
    """Return names or roles by speaker, merges followed, the most printed first."""
    root = func.coalesce(SPEAKERS.c.merged_into, SPEAKERS.c.id)
    found: dict[int, list[str]] = defaultdict(list)
    asked = (
        select(root, column)
        .join(SPEAKERS, SPEAKERS.c.id == table.c.speaker_id)
        .where(or_(SPEAKERS.c.id.in_(ids), SPEAKERS.c.merged_into.in_(ids)))
        .group_by(root, column)
        .order_by(root, func.count().desc(), column)
    )
    for id_, words in connection.execute(asked):
        found[id_].append(words)
    return found


def names_of(connection: Connection, id_: int) -> list[Printed]:
    """Return the names printed for a speaker, or added by a person. Raises QueryError."""
    return _printed(connection, ALIASES, ALIASES.c.name, ALIASES.c.name, id_)


def roles_of(connection: Connection, id_: int) -> list[Printed]:
    """Return the roles printed with a speaker, case and accents aside. Raises QueryError."""
    return _printed(connection, ROLES, ROLES.c.role, ROLES.c.role_folded, id_)


def _printed(
    connection: Connection,
    table: Any,
    column: ColumnElement[str],
    grouped: ColumnElement[str],
    id_: int,
) -> list[Printed]:
    root = speaker(connection, id_).id
    articles = func.count(PEOPLE.c.article_id.distinct())
    asked = (
        select(
            func.min(column).label("words"),
            articles.label("articles"),
            func.min(ARTICLES.c.published_earliest).label("first"),
            func.max(ARTICLES.c.published_latest).label("last"),
            func.max(table.c.person_id.is_(None)).label("by_hand"),
        )
        .join(SPEAKERS, SPEAKERS.c.id == table.c.speaker_id)
        .outerjoin(PEOPLE, PEOPLE.c.id == table.c.person_id)
        .outerjoin(ARTICLES, ARTICLES.c.id == PEOPLE.c.article_id)
        .where(or_(SPEAKERS.c.id == root, SPEAKERS.c.merged_into == root))
        .group_by(grouped)
        .order_by(articles.desc(), func.min(column))
    )
    return [
        Printed(
            words=row.words,
            articles=row.articles,
            first=row.first,
            last=row.last,
            by_hand=bool(row.by_hand),
        )
        for row in connection.execute(asked)
    ]


def speaker_names(connection: Connection) -> Iterator[str]:
    """Yield the names of persons and organisations that have quotations, each once."""
    quoted = select(QUOTES.c.id).where(QUOTES.c.final_speaker_id == SPEAKERS.c.id, LIVE).exists()
    asked = (
        select(SPEAKER_NAME)
        .where(SPEAKERS.c.kind.in_(("person", "organisation")), quoted)
        .distinct()
        .order_by(SPEAKER_NAME)
    )
    yield from connection.scalars(asked)


def outlets(connection: Connection) -> list[str]:
    """Return the outlets' names in order."""
    return list(connection.scalars(select(OUTLETS.c.name).order_by(OUTLETS.c.name_folded)))


def problems(connection: Connection, article_id: int | None, run: int | None) -> Iterator[Problem]:
    """Yield the problems stored, in the order met; of an article, of a run, or all."""
    asked = select(PROBLEMS).order_by(PROBLEMS.c.id)
    if article_id is not None:
        asked = asked.where(PROBLEMS.c.article_id == article_id)
    if run is not None:
        asked = asked.where(PROBLEMS.c.run_id == run)
    for row in connection.execute(asked, execution_options={"yield_per": MANY}):
        yield convert.problem_of(row)


def runs(
    connection: Connection, *, id_: int | None = None, limit: int | None = None
) -> Iterator[RunSummary]:
    """Yield the runs of ingest, the newest first."""
    asked = select(RUNS).order_by(RUNS.c.id.desc()).limit(limit)
    if id_ is not None:
        asked = asked.where(RUNS.c.id == id_)
    for row in connection.execute(asked).all():
        yield RunSummary(
            id=row.id,
            started_at=row.started_at,
            finished_at=row.finished_at,
            outcome=row.outcome,
            sources=tuple(row.sources),
            extractor=row.extractor,
            program=row.program,
            new=row.articles_new,
            text=row.articles_text,
            metadata=row.articles_metadata,
            same=row.articles_same,
            quotations=row.quotations,
            problems=row.problems,
        )


def stats(connection: Connection) -> Stats:
    """Return how much the bank holds."""
    quotes = connection.execute(
        select(
            func.count().label("all"),
            func.count(QUOTES.c.final_speaker_id).label("attributed"),
            func.count(QUOTES.c.final_speaker_id.distinct()).label("speakers"),
        ).where(LIVE)
    ).one()
    dates = table_of(DateRow)
    dated = (
        select(func.count())
        .select_from(QUOTES.join(dates, dates.c.id == QUOTES.c.said_date_id))
        .where(LIVE, dates.c.earliest.is_not(None))
    )
    published = connection.execute(
        select(
            func.count().label("all"),
            func.min(ARTICLES.c.published_earliest).label("first"),
            func.max(ARTICLES.c.published_latest).label("last"),
        )
    ).one()

    def size(table: Any) -> int:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)

    return Stats(
        articles=published.all,
        outlets=size(OUTLETS),
        quotations=quotes.all,
        attributed=quotes.attributed,
        speakers=quotes.speakers,
        statements=size(table_of(StatementRow)),
        dated=int(connection.scalar(dated) or 0),
        problems=size(PROBLEMS),
        first=published.first,
        last=published.last,
    )
