"""Web pages: the main text and what the page says about it. Nothing is fetched or run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotebank.ingest.fields import Found, article
from quotebank.ingest.options import Options
from quotebank.ingest.pieces import Piece
from quotebank.ingest.streams import BadData
from quotebank.ingest.text import content, decoded_content, read_by
from quotebank.model import Article, Problem

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,80}?\bencoding\s*=\s*["']([\w.:-]+)"""
    rb"""|<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_LOOKED_AT = 4096
_DEEPEST = 2000
_MOST_ATTRIBUTES = 2000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)")
# Elements that end by themselves: unclosed ones lie beside each other, not in each other.
_ENDING = frozenset(
    (
        *("p", "li", "dd", "dt", "tr", "td", "th", "option", "a", "br", "img", "hr", "input"),
        *("meta", "link", "source", "wbr", "area", "base", "col", "embed", "track", "param"),
    )
)


def articles(piece: Piece, options: Options) -> Iterator[Article | Problem]:
    """Read the one article of a page."""
    given = dict(piece.given)
    try:
        raw = content(piece, options)
        decoded = decoded_content(raw, given.get("charset") or declared_encoding(raw))
        found = read_page(decoded.text, given.get("url"))
    except BadData as error:
        yield piece.problem(error.code, error.message)
        return
    found.metadata.update(read_by(decoded))
    found.retrieved = given.get("retrieved")
    found.whole_file = piece.address != "-"
    yield from article(piece, options, found)


def declared_encoding(raw: bytes) -> str | None:
    """Return the encoding that a page declares in its first lines."""
    found = _DECLARED.search(raw[:_LOOKED_AT])
    return (found[1] or found[2]).decode("ascii") if found else None


def read_page(source: str, address: str | None = None) -> Found:
    """Return what was found in the HTML of one page; BadData when it holds no article.

    ``address`` is where a crawler found it.
    """
    from selectolax.lexbor import LexborHTMLParser

    from quotebank.ingest.page_facts import page_facts
    from quotebank.ingest.page_text import main_text

    _refuse_mazes(source)
    tree = LexborHTMLParser(source)
    facts = page_facts(tree, source, address)
    text = main_text(tree, facts)
    if not text:
        raise BadData("no-text", "no article found in the page")
    return Found(
        text=text,
        title=facts.title,
        url=facts.url,
        outlet=facts.outlet,
        published=facts.published,
        updated=facts.updated,
        authors=facts.authors,
    )


def plain_text(fragment: str) -> str:
    """Return the paragraphs of a piece of HTML, as feeds carry it; plain text stays as it is."""
    if "<" not in fragment and "&" not in fragment:
        return fragment
    from selectolax.lexbor import LexborHTMLParser

    from quotebank.ingest.page_blocks import read_blocks

    _refuse_mazes(fragment)
    body = LexborHTMLParser(fragment).body
    return "\n\n".join(block.text for block in read_blocks(body).blocks) if body else ""


def _refuse_mazes(source: str) -> None:
    """Refuse pages that no person wrote: parsers take hours for them, or overflow their stack."""
    tags = source.count("<")
    if tags < _DEEPEST and source.count("=") < _MOST_ATTRIBUTES:
        return
    depth = 0
    for close, name, attributes in _TAG.findall(source):
        if attributes.count("=") > _MOST_ATTRIBUTES and " data:" not in attributes[:200]:
            raise BadData("unreadable-page", f"an element of {attributes.count('='):,} attributes")
        if name.lower() in _ENDING:
            continue
        depth = max(depth - 1, 0) if close else depth + (not attributes.endswith("/"))
        if depth > _DEEPEST:
            raise BadData("unreadable-page", f"elements nested more than {_DEEPEST:,} deep")
