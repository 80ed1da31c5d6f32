"""CSV: a flat row a quotation, safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Iterator

from quotebank.export.exporter import Exporter, Options, one_an_article
from quotebank.export.fragment import fragment_link
from quotebank.model import Printing, SaidOn

Cell = str | int | float | None
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

# A spreadsheet runs a cell that begins so as a formula (OWASP, "CSV Injection"); blanks and
# invisible characters in front do not stop all of them, full-width signs count as plain ones.
_LEADING_SIGN = re.compile(
    r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]*"
    r"[=+\-@\uff1d\uff0b\uff0d\uff20\N{MINUS SIGN}]|[\t\r\n]"
)

_QUOTE_COLUMNS = (
    "id",
    "text",
    "kind",
    "speaker",
    "speaker_kind",
    "mention",
    "cue",
    "said_earliest",
    "said_latest",
    "said_precision",
    "said_inherited",
    "published",
    "updated",
    "retrieved",
    "outlet",
    "title",
    "authors",
    "url",
    "link",
    "source",
    "start",
    "end",
    "rule",
    "confidence",
    "runner_up",
    "decided",
    "article_id",
    "speaker_id",
    "speaker_qid",
    "statement_id",
)
_ARTICLE_COLUMNS = (
    "article_id",
    "title",
    "outlet",
    "authors",
    "published",
    "updated",
    "retrieved",
    "url",
    "source",
)


def safe_cell(value: Cell) -> Cell:
    """Return a cell that no spreadsheet runs: an apostrophe goes before what looks a formula.

    Numbers are numbers; text keeps its line breaks (as ``\\n``) and loses only NUL.
    """
    if not isinstance(value, str):
        return value
    if value[:1].isalnum() and value.isprintable():
        return value  # nearly every cell: the rest is for the others
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return "'" + text if _LEADING_SIGN.match(text) else text


def rows(
    columns: Iterable[str], lines: Iterable[Iterable[Cell]], *, bom: bool = False
) -> Iterator[str]:
    """Yield CSV: a heading and a line a row. Every text is quoted, so that a comma, a semicolon
    or a tab in it parts no cells in whatever country the file is opened.
    """
    heading = csv.writer(_Written(), lineterminator="\n")
    yield (BYTE_ORDER_MARK if bom else "") + str(heading.writerow(columns))
    writer = csv.writer(_Written(), quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    for line in lines:
        yield str(writer.writerow([safe_cell(cell) for cell in line]))


class _Written:
    """A file that gives back what is written to it: ``writerow`` returns what ``write`` does."""

    def write(self, text: str) -> str:
        """Return the text."""
        return text


def _quote_row(printing: Printing) -> tuple[Cell, ...]:
    quotation = printing.quotation
    spans = quotation.spans
    return (
        printing.id,
        quotation.text,
        quotation.kind,
        printing.speaker,
        printing.speaker_kind,
        quotation.mention.text if quotation.mention else None,
        quotation.cue.text if quotation.cue else None,
        *_said(quotation.said_on),
        printing.published,
        printing.updated,
        printing.retrieved,
        printing.outlet,
        printing.title,
        "; ".join(printing.authors),
        printing.url,
        fragment_link(printing),
        printing.source,
        spans[0].start if spans else None,
        spans[-1].end if spans else None,
        quotation.rule,
        quotation.confidence,
        quotation.runner_up,
        "yes" if printing.decided else "no",
        printing.article_id,
        printing.speaker_id,
        printing.speaker_qid,
        printing.statement_id,
    )


def _said(said_on: SaidOn | None) -> tuple[Cell, Cell, Cell, Cell]:
    if said_on is None:
        return (None, None, None, None)
    expression = said_on.expression
    return (
        expression.earliest.isoformat() if expression.earliest else None,
        expression.latest.isoformat() if expression.latest else None,
        expression.precision,
        "yes" if said_on.inherited else "no",
    )


def _article_row(printing: Printing) -> tuple[Cell, ...]:
    return (
        printing.article_id,
        printing.title,
        printing.outlet,
        "; ".join(printing.authors),
        printing.published,
        printing.updated,
        printing.retrieved,
        printing.url,
        printing.source,
    )


def _write(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    if options.listing == "articles":
        return rows(_ARTICLE_COLUMNS, map(_article_row, one_an_article(printings)), bom=options.bom)
    return rows(_QUOTE_COLUMNS, map(_quote_row, printings), bom=options.bom)


CSV = Exporter(
    name="csv",
    summary="a table for spreadsheets, formulas made harmless",
    suffix=".csv",
    write=_write,
    takes=("bom",),
)
