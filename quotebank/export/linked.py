"""JSON-LD: a schema.org ``Quotation``, part of a ``NewsArticle``.

A person or body by name is the ``creator`` of their words. Whoever the article does not name is
only somebody in it (``spokenByCharacter``), and a document is what the words are based on.
"""

import re
from collections.abc import Iterable, Iterator

from quotebank.export.cleaning import one_line, web_address
from quotebank.export.exporter import Exporter, Options, one_an_article
from quotebank.export.fragment import fragment_link
from quotebank.export.keys import article_key, quotation_key
from quotebank.export.names import is_body
from quotebank.export.records import Record, json_array
from quotebank.export.reference import said
from quotebank.model import Printing

_QID = re.compile(r"Q[1-9]\d*")


def article_node(printing: Printing) -> Record:
    """Return the article; what is unknown is left out, as JSON-LD wants it."""
    return _known(
        {
            "@type": "NewsArticle",
            "identifier": article_key(printing),
            "headline": one_line(printing.title),
            "url": web_address(printing.url),
            "datePublished": printing.published,
            "dateModified": printing.updated,
            "author": [_author(author) for author in printing.authors],
            "publisher": _known({"@type": "Organization", "name": one_line(printing.outlet)})
            if one_line(printing.outlet)
            else None,
        }
    )


def quotation_node(printing: Printing) -> Record:
    """Return the quotation with its speaker and its article."""
    return _known(
        {
            "@type": "Quotation",
            "identifier": quotation_key(printing),
            "text": printing.quotation.text,
            "url": fragment_link(printing),
            **_speaker(printing),
            **_said(printing),
            "isPartOf": article_node(printing),
        }
    )


def entity(qid: str | None) -> str | None:
    """Return the address of a Wikidata item, or None when ``qid`` is none."""
    return f"http://www.wikidata.org/entity/{qid}" if qid and _QID.fullmatch(qid) else None


def _speaker(printing: Printing) -> Record:
    if printing.speaker is None:
        return {}
    node: Record = _known({"name": printing.speaker, "sameAs": entity(printing.speaker_qid)})
    if printing.speaker_kind == "unnamed":
        return {"spokenByCharacter": node}
    if printing.speaker_kind == "document":
        return {"isBasedOn": {"@type": "CreativeWork"} | node}
    kind = "Organization" if printing.speaker_kind == "organisation" else "Person"
    return {"creator": {"@type": kind} | node}


def _said(printing: Printing) -> Record:
    spoken = said(printing)
    if spoken is None:
        return {}
    first, last = spoken
    if first == last:
        return {"dateCreated": first.iso}
    return {"temporalCoverage": f"{first.iso}/{last.iso}"}


def _author(name: str) -> Record:
    kind = "Organization" if is_body(one_line(name)) else "Person"
    return {"@type": kind, "name": one_line(name)}


def _known(fields: Record) -> Record:
    return {key: value for key, value in fields.items() if value}


def _write(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    nodes = (
        map(article_node, one_an_article(printings))
        if options.listing == "articles"
        else map(quotation_node, printings)
    )
    return json_array(nodes, '{"@context": "https://schema.org", "@graph": [', "]}")


JSON_LD = Exporter(
    name="jsonld", summary="schema.org Quotation, JSON-LD", suffix=".jsonld", write=_write
)
