"""Plain text and Markdown: a file is one article, and its text is the whole decoded file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from quotebank.ingest.decoding import Decoded, NotText, decode, storable
from quotebank.ingest.fields import Found, article
from quotebank.ingest.masthead import read_masthead
from quotebank.ingest.options import Options
from quotebank.ingest.pieces import Piece
from quotebank.ingest.streams import BadData, faults, unzipped, whole
from quotebank.model import Article, Problem


def articles(piece: Piece, options: Options) -> Iterator[Article | Problem]:
    """Read the one article of a plain file."""
    given = dict(piece.given)
    try:
        raw = content(piece, options)
        decoded = decoded_content(raw, given.get("charset"))
    except BadData as error:
        yield piece.problem(error.code, error.message)
        return
    text = one_newline(decoded.text)
    head = read_masthead(storable(text)[0], markdown=piece.reader == "markdown")
    found = Found(
        text=text,
        title=head.title,
        url=head.url or given.get("url"),
        outlet=head.outlet,
        published=head.published,
        updated=head.updated,
        retrieved=given.get("retrieved"),
        authors=head.authors,
        metadata=read_by(decoded),
        whole_file=piece.address != "-",
    )
    yield from article(piece, options, found)


def content(piece: Piece, options: Options) -> bytes:
    """Return the bytes of a piece that is one article, decompressed; BadData when not to be had."""
    with faults():
        if piece.path is None:
            return whole(unzipped(io.BytesIO(piece.records[0])), options.max_article)
        with Path(piece.path).open("rb") as file:
            return whole(unzipped(file), options.max_article)


def decoded_content(raw: bytes, declared: str | None = None) -> Decoded:
    """Decode an article's bytes; BadData for nothing at all and for binary."""
    if not raw:
        raise BadData("empty-file", "empty")
    try:
        return decode(raw, declared)
    except NotText as error:
        raise BadData("binary-file", str(error)) from None


def one_newline(text: str) -> str:
    """Return the text with every line end made a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_by(decoded: Decoded) -> dict[str, object]:
    """Return the metadata that says how a file was decoded, where that was not UTF-8."""
    return {} if decoded.encoding == "utf-8" else {"encoding": decoded.encoding}
