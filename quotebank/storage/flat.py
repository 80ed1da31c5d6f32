"""Flat printings: the picked quotations with their speakers and days, row by row.

Columns stand in the order of ``model.FlatPrinting``, so that a row becomes one without being taken
apart; what a quotation shares with others, or has several of, is read beside it (``beside``).
"""

from collections.abc import Callable, Iterator, Mapping
from sqlite3 import Connection

from quotebank.model import FlatPrinting
from quotebank.storage import filters
from quotebank.storage.beside import Shared, around, cues, origins, spans
from quotebank.storage.filters import KIND, SPEAKER_NAME
from quotebank.storage.questions import Asked

Wanted = Callable[[str], bool]
"""Whether the text around a quotation is wanted, by the words of its first span."""

MANY = 500
"""Printings read at a time."""

_COLUMNS = f"""
q.span_count, q.further_cues,
q.id, q.article_id, q.text, {KIND}, q.start_offset, q.end_offset,
q.name_in_article, q.speaker_kind,
q.mention, q.mention_start, q.mention_end, q.cue, q.cue_start, q.cue_end,
q.rule, q.confidence, q.runner_up,
d.words, d.start_offset, d.end_offset, d.normal, d.earliest, d.latest, d.precision, d.basis,
q.said_inherited,
{SPEAKER_NAME}, q.final_speaker_id, s.kind, s.qid, q.decision IS NOT NULL, q.statement_id
"""
_SPAN_COUNT, _CUES, _ID, _ARTICLE, _TEXT = range(5)
_NOTHING = ("", "")


def flat_printings(
    connection: Connection, asked: Asked, wanted: Wanted | None
) -> Iterator[FlatPrinting]:
    """Yield the printings that answer a question, in its order, read a few at a time.

    Prefix and suffix are empty save where they are ``wanted``; None wants them nowhere.
    """
    if asked.nothing:
        return
    rows = connection.execute(filters.answer(asked.shape, _COLUMNS), asked.parameters)
    shared = Shared(connection, origins)
    while some := rows.fetchmany(MANY):
        origin = shared.of({row[_ARTICLE] for row in some})
        several = spans(connection, [row[_ID] for row in some if row[_SPAN_COUNT] > 1])
        texts: Mapping[int, tuple[str, str]] = {}
        if wanted is not None:
            first = {id_: found[0].text for id_, found in several.items()}
            asked_for = [row[_ID] for row in some if wanted(first.get(row[_ID], row[_TEXT]))]
            texts = around(connection, asked_for)
        for row in some:
            id_ = row[_ID]
            further = cues(row[_CUES]) if row[_CUES] else ()
            there = (several.get(id_, ()), further, origin[row[_ARTICLE]])
            yield FlatPrinting._make(row[_ID:] + there + texts.get(id_, _NOTHING))
