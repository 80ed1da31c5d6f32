"""What was found in an article's text, stored; and stored again, with the same ids.

``store`` is for a text that the bank did not have under any version, ``replace`` for an article
that it had: its quotations are matched with those found now.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from quotebank.model import Extraction, Quotation
from quotebank.storage import convert
from quotebank.storage.assignment import refresh_final, refresh_names
from quotebank.storage.batch import Batch, table_of
from quotebank.storage.keys import day_of_key, number_of_day
from quotebank.storage.matching import Stored, by_overlap, by_words
from quotebank.storage.people import People, people_of
from quotebank.storage.place import Place
from quotebank.storage.schema import (
    DateRow,
    QuoteRow,
    QuoteSpanRow,
)
from quotebank.storage.speaking import Speaking, replace_people, store_people

QUOTES = table_of(QuoteRow)
SPANS = table_of(QuoteSpanRow)
DATES = table_of(DateRow)


def store(batch: Batch, people: People, place: Place, extraction: Extraction) -> None:
    """Gather everything found in an article that is new to the bank."""
    speaking = store_people(batch, people, place, people_of(extraction))
    text = _Text(batch, place, speaking, _new_dates(batch, place, extraction.quotations, {}))
    for position, quotation in enumerate(extraction.quotations):
        text.insert(position, quotation)


def replace(batch: Batch, people: People, place: Place, extraction: Extraction, now: str) -> None:
    """Bring the stored quotations of an article to what was found now.

    Writes at once what refers to rows that stand; ``now`` is set as ``retired_at`` of those that
    are no longer found.
    """
    speaking, touched = replace_people(batch, people, place, people_of(extraction))
    known = {
        (row.start_offset, row.end_offset): row.id
        for row in batch.connection.execute(select(DATES).where(DATES.c.text_id == place.text_id))
    }
    text = _Text(batch, place, speaking, _new_dates(batch, place, extraction.quotations, known))
    batch.flush()
    rows = batch.connection.execute(
        select(QUOTES)
        .where(QUOTES.c.article_id == place.article_id)
        .order_by(QUOTES.c.position, QUOTES.c.id)
    ).all()
    ids = _same_quotations(batch, place, rows, extraction.quotations)
    by_id = {row.id: row for row in rows}
    for position, (quotation, id_) in enumerate(zip(extraction.quotations, ids, strict=True)):
        if id_ is None:
            text.insert(position, quotation)
        else:
            text.update(position, quotation, by_id[id_])
    _retire(batch, [row.id for row in rows if row.retired_at is None], ids, now)
    batch.flush()
    _drop_idle_dates(batch, place)
    refresh_names(batch.connection, touched)
    people.forget(touched)
    refresh_final(batch.connection, QUOTES.c.article_id == place.article_id)


def _new_dates(
    batch: Batch,
    place: Place,
    quotations: Iterable[Quotation],
    known: Mapping[tuple[int, int], int],
) -> dict[tuple[int, int], int]:
    """Gather one row an expression; those of ``known`` places are written over."""
    dates: dict[tuple[int, int], int] = {}
    for quotation in quotations:
        if quotation.said_on is None:
            continue
        expression = quotation.said_on.expression
        where = (expression.start, expression.end)
        if where in dates:
            continue
        values = {
            "text_id": place.text_id,
            "start_offset": expression.start,
            "end_offset": expression.end,
            "words": expression.text,
            "normal": expression.normal,
            "earliest": expression.earliest,
            "latest": expression.latest,
            "precision": expression.precision,
            "basis": expression.basis,
        }
        if where in known:
            dates[where] = known[where]
            batch.connection.execute(update(DATES).where(DATES.c.id == known[where]).values(values))
        else:
            dates[where] = batch.new_id(DATES)
            batch.insert(DATES, {"id": dates[where], **values})
    return dates


@dataclass(frozen=True, slots=True)
class _Text:
    """A text whose quotations are stored: where they belong, and the speakers and dates in it."""

    batch: Batch
    place: Place
    speaking: Speaking
    dates: Mapping[tuple[int, int], int]

    def insert(self, position: int, quotation: Quotation) -> None:
        """Gather the rows of a quotation that is new."""
        id_ = self.batch.new_id(QUOTES)
        name = quotation.speaker
        self.batch.insert(
            QUOTES,
            {
                "id": id_,
                **self._columns(position, quotation),
                "search_key": self.batch.search_key(self._day(quotation)),
                "final_speaker_id": self.speaking.root[name] if name is not None else None,
            },
        )
        self._insert_spans(id_, quotation)

    def update(self, position: int, quotation: Quotation, row: Any) -> None:
        """Bring the row of a quotation that stands to what was found now."""
        wanted = self._columns(position, quotation)
        day = self._day(quotation)
        if day_of_key(row.search_key) != number_of_day(day):
            wanted["search_key"] = self.batch.search_key(day)
        if row.decision != "not-a-quote":
            wanted["retired_at"] = None
        if wanted["text"] != row.text:
            wanted["statement_id"] = None  # what it prints has to be found again
        stored, connection = row._mapping, self.batch.connection
        changed = {name: value for name, value in wanted.items() if stored[name] != value}
        if changed:
            connection.execute(update(QUOTES).where(QUOTES.c.id == row.id).values(changed))
        connection.execute(delete(SPANS).where(SPANS.c.quote_id == row.id))
        self._insert_spans(row.id, quotation)

    def _insert_spans(self, id_: int, quotation: Quotation) -> None:
        for row in convert.span_rows(id_, quotation.spans):
            self.batch.insert(SPANS, row)

    def _columns(self, position: int, quotation: Quotation) -> dict[str, Any]:
        said_on, name = quotation.said_on, quotation.speaker
        days = convert.known_days(convert.said_interval(said_on), self.place.published)
        where = (said_on.expression.start, said_on.expression.end) if said_on else None
        return {
            "article_id": self.place.article_id,
            "text_id": self.place.text_id,
            "position": position,
            **convert.quote_columns(quotation),
            "said_date_id": self.dates[where] if where else None,
            "said_inherited": bool(said_on and said_on.inherited),
            "known_earliest": days.earliest if days else None,
            "known_latest": days.latest if days else None,
            "speaker_id": self.speaking.speaker[name] if name is not None else None,
        }

    def _day(self, quotation: Quotation) -> date | None:
        said_on = quotation.said_on
        inherited = bool(said_on and said_on.inherited)
        said = convert.said_interval(said_on)
        return convert.sorting_day(said, inherited, self.place.published)


def _same_quotations(
    batch: Batch, place: Place, rows: Sequence[Any], quotations: Sequence[Quotation]
) -> list[int | None]:
    """Return the id that each quotation keeps: by span in the same text, by words in a new one."""
    spans: dict[int, list[tuple[int, int]]] = {row.id: [] for row in rows}
    for quote_id, start, end in batch.connection.execute(
        select(SPANS.c.quote_id, SPANS.c.start_offset, SPANS.c.end_offset)
        .join(QUOTES, QUOTES.c.id == SPANS.c.quote_id)
        .where(QUOTES.c.article_id == place.article_id)
        .order_by(SPANS.c.quote_id, SPANS.c.position)
    ):
        spans[quote_id].append((start, end))
    stored = {
        row.id: Stored(
            row.id,
            tuple(spans[row.id]),
            row.text,
            # What a person called no quotation is as much there as what is shown.
            live=row.retired_at is None or row.decision == "not-a-quote",
        )
        for row in rows
    }
    here = [stored[row.id] for row in rows if row.text_id == place.text_id]
    elsewhere = [stored[row.id] for row in rows if row.text_id != place.text_id]
    found = [tuple((span.start, span.end) for span in q.spans) for q in quotations]
    kept = by_overlap(here, found)
    rest = [i for i, id_ in enumerate(kept) if id_ is None]
    for i, id_ in zip(rest, by_words(elsewhere, [quotations[i].text for i in rest]), strict=True):
        kept[i] = id_
    return kept


def _retire(batch: Batch, live: Sequence[int], kept: Sequence[int | None], now: str) -> None:
    gone = set(live) - set(kept)
    if gone:
        batch.connection.execute(
            update(QUOTES).where(QUOTES.c.id == bindparam("gone")).values(retired_at=now),
            [{"gone": id_} for id_ in sorted(gone)],
        )


def _drop_idle_dates(batch: Batch, place: Place) -> None:
    used = select(QUOTES.c.said_date_id).where(
        QUOTES.c.article_id == place.article_id, QUOTES.c.said_date_id.is_not(None)
    )
    batch.connection.execute(
        delete(DATES).where(DATES.c.text_id == place.text_id, DATES.c.id.not_in(used))
    )
