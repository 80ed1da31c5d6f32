"""Articles: their metadata written, set by a person, and articles removed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, select, update

from quotebank.errors import QueryError
from quotebank.model import Article
from quotebank.storage import convert
from quotebank.storage.assignment import prune, refresh_names
from quotebank.storage.batch import Batch, chunks, table_of
from quotebank.storage.decisions import article_decisions, record
from quotebank.storage.prepared import Prepared
from quotebank.storage.redating import redate
from quotebank.storage.schema import (
    ArticleAuthorRow,
    ArticlePersonRow,
    ArticleRow,
    ArticleTextRow,
    AuthorRow,
    DateRow,
    OutletRow,
    ProblemRow,
    QuoteRow,
    QuoteSpanRow,
    SpeakerAliasRow,
    SpeakerRoleRow,
    StatementRow,
)

ARTICLES = table_of(ArticleRow)
TEXTS = table_of(ArticleTextRow)
OUTLETS = table_of(OutletRow)
AUTHORS = table_of(AuthorRow)
BYLINES = table_of(ArticleAuthorRow)
PEOPLE = table_of(ArticlePersonRow)
QUOTES = table_of(QuoteRow)


_OUTLET = Prepared(select(OUTLETS.c.id).where(OUTLETS.c.name_folded == bindparam("name")))
_AUTHOR = Prepared(select(AUTHORS.c.id).where(AUTHORS.c.name == bindparam("name")))


class Bylines:
    """The outlets and authors of one transaction, found or made."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch

    def outlet(self, name: str | None) -> int | None:
        """Return the id of an outlet, None for none."""
        if not name:
            return None
        words = convert.folded(name)
        return self._find_or_make(_OUTLET, OUTLETS, words, {"name": name, "name_folded": words})

    def write(self, article_id: int, names: Iterable[str]) -> None:
        """Gather the authors of an article, in order, each once."""
        for position, name in enumerate(dict.fromkeys(names)):
            author = self._find_or_make(_AUTHOR, AUTHORS, name, {"name": name})
            self._batch.insert(
                BYLINES, {"article_id": article_id, "position": position, "author_id": author}
            )

    def _find_or_make(
        self, look: Prepared, table: Table, name: str, columns: Mapping[str, str]
    ) -> int:
        known = self._batch.memory.names
        if (table.name, name) not in known:
            row = look.one(self._batch.connection, name=name)
            if row is not None:
                known[table.name, name] = int(row[0])
            else:
                known[table.name, name] = id_ = self._batch.new_id(table)
                self._batch.insert(table, {"id": id_, **columns})
        return int(known[table.name, name])


def insert_article(
    batch: Batch,
    bylines: Bylines,
    article: Article,
    dateline: str | None,
    decided: Mapping[str, Any],
    now: str,
) -> int:
    """Gather a new article with what its source says and what a person had set; return its id."""
    id_ = batch.new_id(ARTICLES)
    fields = {**convert.fields_of(article), **decided}
    batch.insert(
        ARTICLES,
        {
            "id": id_,
            "key": article.key,
            **source_columns(article, decided),
            "outlet_id": bylines.outlet(fields["outlet"]),
            **convert.article_columns(fields),
            "dateline": dateline,
            "added_at": now,
        },
    )
    bylines.write(id_, fields["authors"])
    return id_


def update_article(
    batch: Batch,
    bylines: Bylines,
    id_: int,
    article: Article,
    dateline: str | None,
    decided: Mapping[str, Any],
) -> None:
    """Write what a source now says of an article that is there, save what a person set."""
    columns = {**source_columns(article, decided), "dateline": dateline}
    batch.connection.execute(update(ARTICLES).where(ARTICLES.c.id == id_).values(columns))
    _write_fields(batch, bylines, id_, {**convert.fields_of(article), **decided})


def source_columns(article: Article, decided: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns that only the source fills."""
    said = convert.fields_of(article)
    return {
        "source": article.source,
        "record_id": article.record_id,
        "line": article.line,
        "metadata": dict(article.metadata) or None,
        "fingerprint": convert.metadata_fingerprint(article),
        "given": {name: said[name] for name in decided} or None,
    }


def _write_fields(batch: Batch, bylines: Bylines, id_: int, fields: Mapping[str, Any]) -> None:
    outlet = bylines.outlet(fields["outlet"])
    connection = batch.connection
    connection.execute(delete(BYLINES).where(BYLINES.c.article_id == id_))
    bylines.write(id_, fields["authors"])
    batch.flush()
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.id == id_)
        .values(outlet_id=outlet, **convert.article_columns(fields))
    )


def current_fields(connection: Connection, id_: int) -> tuple[Any, dict[str, Any]]:
    """Return an article's row and the fields that hold. Raises QueryError for an unknown id."""
    row = connection.execute(select(ARTICLES).where(ARTICLES.c.id == id_)).one_or_none()
    if row is None:
        raise QueryError(f"no article {id_}")
    outlet = connection.scalar(select(OUTLETS.c.name).where(OUTLETS.c.id == row.outlet_id))
    authors = connection.scalars(
        select(AUTHORS.c.name)
        .join(BYLINES, BYLINES.c.author_id == AUTHORS.c.id)
        .where(BYLINES.c.article_id == id_)
        .order_by(BYLINES.c.position)
    ).all()
    fields = {name: getattr(row, name, None) for name in convert.FIELDS}
    return row, {**fields, "outlet": outlet, "authors": list(authors)}


def check_changes(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return a person's changes as they are stored. Raises QueryError for a bad field or time."""
    if not changes:
        raise QueryError("nothing to set")
    for name, value in changes.items():
        if name not in convert.FIELDS:
            raise QueryError(
                f"{name}: no field of an article; these are: {', '.join(convert.FIELDS)}"
            )
        if (
            name in ("published", "updated", "retrieved")
            and value is not None
            and convert.interval_of(value) is None
        ):
            raise QueryError(f"{value!r}: not a day or time in ISO form (2010-11-04)")
    checked = dict(changes)
    if "authors" in checked:
        checked["authors"] = list(checked["authors"] or ())
    return checked


def set_article(
    batch: Batch, id_: int, changes: Mapping[str, Any], note: str | None, now: str
) -> int:
    """Record what a person says of an article, and let it hold; return the decision's id."""
    checked = check_changes(changes)
    row, _ = current_fields(batch.connection, id_)
    decision = record(batch.connection, now, "article", row.key, checked, note)
    replay_article(batch, row.key)
    return decision


def replay_article(batch: Batch, key: str) -> None:
    """Bring an article in step with the decisions on it in force, and its dates with that."""
    connection = batch.connection
    id_ = connection.scalar(select(ARTICLES.c.id).where(ARTICLES.c.key == key))
    if id_ is None:
        return
    row, fields = current_fields(connection, id_)
    decided = article_decisions(connection).get(key, {})
    # ``given`` holds what the source says wherever a decision stood; the rest is its own word.
    said = {**fields, **(row.given or {})}
    given = {name: said[name] for name in decided}
    connection.execute(update(ARTICLES).where(ARTICLES.c.id == id_).values(given=given or None))
    _write_fields(batch, Bylines(batch), id_, {**said, **decided})
    redate(batch, id_)


def remove_articles(connection: Connection, ids: Sequence[int]) -> int:
    """Delete articles with all that hangs on them; return how many there were."""
    removed = 0
    for some in chunks(sorted(set(ids))):
        statements, speakers = _concerned(connection, some)
        removed += _delete(connection, some)
        _drop_empty(connection, statements, speakers)
    _drop_unprinted(connection)
    return removed


def _concerned(connection: Connection, articles: Sequence[int]) -> tuple[set[int], set[int]]:
    """Return the statements and the speakers that articles print."""
    statements, quoted, named = (
        set(connection.scalars(select(column).where(article.in_(articles)).distinct())) - {None}
        for column, article in (
            (QUOTES.c.statement_id, QUOTES.c.article_id),
            (QUOTES.c.speaker_id, QUOTES.c.article_id),
            (PEOPLE.c.speaker_id, PEOPLE.c.article_id),
        )
    )
    return statements, quoted | named


def _delete(connection: Connection, articles: Sequence[int]) -> int:
    """Delete the rows of articles, children before parents; return how many articles."""
    quotes = select(QUOTES.c.id).where(QUOTES.c.article_id.in_(articles))
    people = select(PEOPLE.c.id).where(PEOPLE.c.article_id.in_(articles))
    texts = select(TEXTS.c.id).where(TEXTS.c.article_id.in_(articles))
    for table, condition in (
        (table_of(QuoteSpanRow), table_of(QuoteSpanRow).c.quote_id.in_(quotes)),
        (QUOTES, QUOTES.c.article_id.in_(articles)),
        (table_of(DateRow), table_of(DateRow).c.text_id.in_(texts)),
        (table_of(SpeakerAliasRow), table_of(SpeakerAliasRow).c.person_id.in_(people)),
        (table_of(SpeakerRoleRow), table_of(SpeakerRoleRow).c.person_id.in_(people)),
        (PEOPLE, PEOPLE.c.article_id.in_(articles)),
        (table_of(ProblemRow), table_of(ProblemRow).c.article_id.in_(articles)),
        (BYLINES, BYLINES.c.article_id.in_(articles)),
        (TEXTS, TEXTS.c.article_id.in_(articles)),
    ):
        connection.execute(delete(table).where(condition))
    return connection.execute(delete(ARTICLES).where(ARTICLES.c.id.in_(articles))).rowcount


def _drop_empty(connection: Connection, statements: set[int], speakers: set[int]) -> None:
    """Delete those of the statements and speakers that nothing prints any more."""
    table = table_of(StatementRow)
    printed = select(QUOTES.c.statement_id).where(QUOTES.c.statement_id == table.c.id)
    for some in chunks(sorted(statements)):
        connection.execute(delete(table).where(table.c.id.in_(some), ~printed.exists()))
    prune(connection, speakers)
    refresh_names(connection, speakers)


def _drop_unprinted(connection: Connection) -> None:
    """Delete authors and outlets without an article."""
    connection.execute(delete(AUTHORS).where(AUTHORS.c.id.not_in(select(BYLINES.c.author_id))))
    connection.execute(
        delete(OUTLETS).where(
            OUTLETS.c.id.not_in(
                select(ARTICLES.c.outlet_id).where(ARTICLES.c.outlet_id.is_not(None))
            )
        )
    )
