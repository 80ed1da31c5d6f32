"""Printings as JSON that SQLite writes: whole banks leave by this door.

An object is made by a layout over the paths of ``model.Printing``, as ``layout.record_of`` makes a
record; a test holds them equal. SQLite takes less time to write an object than sqlite3 to hand out
its columns.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from sqlite3 import Connection

from quotebank.layout import Layout, Part, Told, ToldOrigin
from quotebank.storage import filters
from quotebank.storage.beside import GIVEN, MANY, Shared, before, rows_of
from quotebank.storage.filters import KIND, SPEAKER_NAME
from quotebank.storage.questions import Asked
from quotebank.storage.texts import BETWEEN_AUTHORS

Wanted = Callable[[str], bool]
"""Whether the text before a quotation is wanted, by the words of its first span."""


def _truth(sql: str) -> str:
    return f"CASE {sql} WHEN 1 THEN json('true') WHEN 0 THEN json('false') END"


_BYLINE = f"""
CASE WHEN a.byline IS NULL THEN json_array()
  WHEN instr(a.byline, '{BETWEEN_AUTHORS}') = 0 THEN json_array(a.byline)
  ELSE (SELECT json_group_array(name) FROM (
    SELECT w.name FROM article_authors AS b JOIN authors AS w ON w.id = b.author_id
    WHERE b.article_id = a.id ORDER BY b.position)) END
"""  # noqa: S608 - our own names
_COLUMNS = {
    "id": "q.id",
    "article_id": "q.article_id",
    "quotation.text": "q.text",
    "quotation.kind": KIND,
    "quotation.start": "q.start_offset",
    "quotation.end": "q.end_offset",
    "quotation.mention.start": "q.mention_start",
    "quotation.mention.end": "q.mention_end",
    "quotation.mention.text": "q.mention",
    "quotation.cue.start": "q.cue_start",
    "quotation.cue.end": "q.cue_end",
    "quotation.cue.text": "q.cue",
    "quotation.rule": "q.rule",
    # SQLite prints fifteen digits of a number; a bank keeps four of this one.
    "quotation.confidence": "q.confidence",
    "quotation.runner_up": "q.runner_up",
    "quotation.said_on.inherited": _truth(
        "CASE WHEN d.words IS NOT NULL THEN q.said_inherited END"
    ),
    "quotation.said_on.expression.start": "d.start_offset",
    "quotation.said_on.expression.end": "d.end_offset",
    "quotation.said_on.expression.text": "d.words",
    "quotation.said_on.expression.earliest": "d.earliest",
    "quotation.said_on.expression.latest": "d.latest",
    "quotation.said_on.expression.precision": "d.precision",
    "quotation.said_on.expression.basis": "d.basis",
    "speaker": SPEAKER_NAME,
    "speaker_id": "q.final_speaker_id",
    "speaker_kind": "s.kind",
    "speaker_qid": "s.qid",
    "decided": _truth("q.decision IS NOT NULL"),
    "statement_id": "q.statement_id",
    "source": "a.source",
    "title": "a.title",
    "outlet": "o.name",
    "url": "a.url",
    "published": "a.published",
    "updated": "a.updated",
    "retrieved": "a.retrieved",
    "authors": _BYLINE,
}
_THERE = {
    "quotation.mention": "q.mention IS NOT NULL",
    "quotation.cue": "q.cue IS NOT NULL",
    "quotation.said_on": "d.words IS NOT NULL",
}
_ONLY_SPAN = {"start": "q.start_offset", "end": "q.end_offset", "text": "q.text", "kind": KIND}
_SPAN = {
    "start": "p.start_offset",
    "end": "p.end_offset",
    "text": "p.text",
    "kind": "coalesce(q.decided_kind, p.kind)",
}
_SPANS = "(SELECT * FROM quote_spans WHERE quote_id = q.id ORDER BY position) AS p"
# The words, the only text in it, are taken over as they are spelt: decoding would end at a NUL.
_CUE = {
    "start": "json_extract(value, '$[0]')",
    "end": "json_extract(value, '$[1]')",
    "text": "json(substr(value, instr(value, '\"'), length(value) - instr(value, '\"')))",
}
_SEVERAL = f"CASE WHEN q.span_count > 1 THEN (SELECT json_group_array(p.text) FROM {_SPANS}) END"  # noqa: S608 - our own names


def told_printings(
    connection: Connection,
    asked: Asked,
    layout: Layout,
    origin: Layout,
    wanted: Wanted,
) -> Iterator[Told]:
    """Yield the printings that answer a question, in its order, told by a layout.

    The words before are read where they are ``wanted``.
    """
    if asked.nothing:
        return
    columns = f"q.id, q.article_id, q.text, {_SEVERAL}, {_object(layout, _COLUMNS)}"
    rows = connection.execute(filters.answer(asked.shape, columns), asked.parameters)
    shared = Shared(connection, partial(_origins, origin))
    while some := rows.fetchmany(MANY):
        origins = shared.of({row[1] for row in some})
        texts = [(row[2],) if row[3] is None else tuple(json.loads(row[3])) for row in some]
        few = [row[0] for row, words in zip(some, texts, strict=True) if wanted(words[0])]
        prefixes = before(connection, few)
        for row, words in zip(some, texts, strict=True):
            id_, article, _, _, told = row
            yield Told(told, words, prefixes.get(id_, ""), origins[article])


def _origins(
    layout: Layout, connection: Connection, articles: Sequence[int]
) -> Mapping[int, ToldOrigin]:
    columns = f"a.id, a.url, {_object(layout, _COLUMNS)}"
    asked = f"SELECT {columns} FROM articles AS a {filters.OUTLETS} WHERE a.id {GIVEN}"  # noqa: S608 - our own names
    return {id_: ToldOrigin(url, told) for id_, url, told in rows_of(connection, asked, articles)}


def _object(layout: Layout, columns: Mapping[str, str], at: str = "") -> str:
    """Return the SQL of a layout's object; ``at`` is the path of its value, with the full stop."""
    pairs = (
        f"'{key}', {columns[at + what] if isinstance(what, str) else _part(what, at + what.path)}"
        for key, what in layout.items()
    )
    return f"json_object({', '.join(pairs)})"


def _part(part: Part, path: str) -> str:
    if part.each:
        return _LISTS[path](part.layout)
    return f"CASE WHEN {_THERE[path]} THEN {_object(part.layout, _COLUMNS, path + '.')} END"


def _spans(layout: Layout) -> str:
    return f"""CASE WHEN q.span_count = 1 THEN json_array({_object(layout, _ONLY_SPAN)})
  ELSE (SELECT json_group_array({_object(layout, _SPAN)}) FROM {_SPANS}) END"""  # noqa: S608 - our own names


def _cues(layout: Layout) -> str:
    return f"""CASE WHEN q.further_cues IS NULL THEN json_array()
  ELSE (SELECT json_group_array({_object(layout, _CUE)}) FROM json_each(q.further_cues)) END"""  # noqa: S608 - our own names


_LISTS = {"quotation.spans": _spans, "quotation.further_cues": _cues}
