"""Printings, quotations and extractions as the JSON objects of the command line.

The one place that decides names and order of the keys; ``extract``, ``said`` and the exports
``json`` and ``jsonl`` all go through here. Every key is always there, null where unknown. JSON is
spelt without blanks, as SQLite spells what it writes itself.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import partial

from quotebank.export.fragment import fragment_link
from quotebank.layout import Layout, Part, named, record_of, under
from quotebank.model import Article, Extraction, Origin, Printing, Problem, Quotation

Record = dict[str, object]

_SPAN = named("start", "end", "text")
_SAID_ON: Layout = {
    **under("expression", named("earliest", "latest", "precision", "basis")),
    **named("inherited"),
    **under("expression", _SPAN),
}
QUOTATION: Layout = {
    "spans": Part("spans", {**_SPAN, **named("kind")}, each=True),
    **named("text", "kind", "speaker", "speaker_kind"),
    "mention": Part("mention", _SPAN),
    "cue": Part("cue", _SPAN),
    "further_cues": Part("further_cues", _SPAN, each=True),
    **named("rule", "confidence", "runner_up"),
    "said_on": Part("said_on", _SAID_ON),
}
"""A quotation, as ``extract`` prints it."""

# The speaker of a printing is the bank's final answer, told where a quotation tells the parser's.
_PRINTING: Layout = {
    **under("quotation", QUOTATION),
    **named("speaker", "speaker_kind", "id", "article_id", "speaker_id"),
}
SAID: Layout = {
    **_PRINTING,
    **named("source", "title", "outlet", "url", "published", "updated"),
}
"""A printing, as ``said`` prints it."""

EXPORT: Layout = {**_PRINTING, **named("speaker_qid", "statement_id", "decided")}
"""All that the bank knows of a printing; in an export its link and ``ORIGIN`` follow."""

ORIGIN: Layout = named(*(field.name for field in fields(Origin)))
"""The article of a printing, of which an export tells all."""

_PROBLEM = named(*(field.name for field in fields(Problem)))

_encoder = partial(json.JSONEncoder, separators=(",", ":"))
encoded = _encoder(ensure_ascii=False).encode
"""A record as JSON, which may not be ``fitted`` to be written."""
_encoded_as_ascii = _encoder(ensure_ascii=True).encode
# Line ends to some readers of JSON lines (``str.splitlines`` is one), though not to JSON.
_NEXT, _LINE, _PARAGRAPH = "\N{NEXT LINE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"


def json_text(record: Mapping[str, object]) -> str:
    """Return ``record`` as JSON on one line, writable as UTF-8 whatever the texts in it."""
    return fitted(encoded(record))


def fitted(text: str) -> str:
    """Return JSON that can be written as one line of UTF-8, spelt in ASCII where it must be."""
    return text if _fits_a_line(text) else _encoded_as_ascii(json.loads(text))


def _fits_a_line(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can spell and UTF-8 cannot
        return False
    return not (_NEXT in text or _LINE in text or _PARAGRAPH in text)


def json_lines(records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield one JSON object a line."""
    return lines(map(json_text, records))


def json_array(
    records: Iterable[Mapping[str, object]], before: str = "[", after: str = "]"
) -> Iterator[str]:
    """Yield a JSON array, one record a line, without holding more than one.

    ``before`` and ``after`` stand around it, for an array inside a larger object.
    """
    return array(map(json_text, records), before, after)


def lines(objects: Iterable[str]) -> Iterator[str]:
    """Yield JSON texts, one a line."""
    for text in objects:
        yield text + "\n"


def array(objects: Iterable[str], before: str = "[", after: str = "]") -> Iterator[str]:
    """Yield JSON texts as one array, one a line."""
    separator = before + "\n"
    for text in objects:
        yield separator + text
        separator = ",\n"
    yield f"{before}{after}\n" if separator == before + "\n" else f"\n{after}\n"


def quotation_record(quotation: Quotation) -> Record:
    """Return a quotation as ``extract`` prints it."""
    return record_of(quotation, QUOTATION)


def printing_record(printing: Printing) -> Record:
    """Return a printing as ``said`` prints it; ``speaker`` is the bank's final answer."""
    return record_of(printing, SAID)


def export_record(printing: Printing) -> Record:
    """Return a printing with all that the bank knows of it, the article's part last."""
    link = {"link": fragment_link(printing)}
    return record_of(printing, EXPORT) | link | record_of(printing, ORIGIN)


def article_record(printing: Printing) -> Record:
    """Return the article of a printing, for lists of articles."""
    return {"article_id": printing.article_id, **record_of(printing, ORIGIN)}


def extraction_record(article: Article, extraction: Extraction) -> Record:
    """Return one article and all that was found in it, as ``extract`` prints it."""
    return {
        **record_of(article, named("id", "source", "line", "title", "published", "updated")),
        "quotes": [quotation_record(quotation) for quotation in extraction.quotations],
        "problems": [problem_record(problem) for problem in extraction.problems],
    }


def problem_record(problem: Problem) -> Record:
    """Return a problem with every key of ``model.Problem``."""
    return record_of(problem, _PROBLEM)
