"""Printings to the lines of a format: one small pure function each.

``EXPORTERS`` names them. An exporter takes printings one by one and yields text; the pieces
joined are the file, line ends included (write them with ``newline=""``). It knows no clock, file
or database, and holds no more than one printing, save for lists of articles, which keep what was
already listed (and the whole list, where a style wants it sorted).
"""

from collections.abc import Mapping
from types import MappingProxyType

from quotebank.export.annotation import WEB_ANNOTATION
from quotebank.export.apa import APA
from quotebank.export.biblatex import BIBLATEX
from quotebank.export.chicago import BIBLIOGRAPHY, NOTES
from quotebank.export.csl import CSL_JSON
from quotebank.export.exporter import Exporter, Listing, Markup, Options
from quotebank.export.linked import JSON_LD
from quotebank.export.markdown import MARKDOWN
from quotebank.export.mla import MLA
from quotebank.export.plain import JSON, JSON_LINES
from quotebank.export.records import (
    article_record,
    extraction_record,
    json_array,
    json_lines,
    json_text,
    printing_record,
    problem_record,
    quotation_record,
)
from quotebank.export.ris import RIS
from quotebank.export.table import CSV
from quotebank.export.webpage import HTML

_ALL = (
    *(CSV, JSON, JSON_LINES, MARKDOWN, HTML),
    *(CSL_JSON, BIBLATEX, RIS, NOTES, BIBLIOGRAPHY, APA, MLA),
    *(JSON_LD, WEB_ANNOTATION),
)
EXPORTERS: Mapping[str, Exporter] = MappingProxyType({exporter.name: exporter for exporter in _ALL})

__all__ = [
    "EXPORTERS",
    "Exporter",
    "Listing",
    "Markup",
    "Options",
    "article_record",
    "extraction_record",
    "json_array",
    "json_lines",
    "json_text",
    "printing_record",
    "problem_record",
    "quotation_record",
]
