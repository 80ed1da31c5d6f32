"""Which article is it: the key by which the bank knows an article again.

The article's URL; else (address of the file, id of the record); else the address alone for a file
that is one article; else (address, fingerprint of the text). An address is the absolute path, or
the path below ``--root``, and inside an archive also the path there. Never the text alone: the
same text elsewhere is a copy, another article.

As text: ``/news/a.txt``, ``/news/b.jsonl#id=7``, ``/news/b.jsonl#text=…``,
``/news/c.zip#in=a.txt``.
``%``, ``#`` and what cannot be printed are percent-encoded in every part, so that two articles
never share a key by accident.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from quotebank.errors import SourceError

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+")


def file_address(path: str, root: str | None) -> str:
    """Return the address of a file: absolute, or below ``root`` (SourceError when it is not)."""
    whole = os.path.abspath(path)  # noqa: PTH100 - Path has no absolute path that drops "..".
    if root is None:
        return _printable(Path(whole).as_posix())
    for place, base in (
        (whole, os.path.abspath(root)),  # noqa: PTH100
        (os.path.realpath(whole), os.path.realpath(root)),
    ):
        if Path(place).is_relative_to(base):
            return _printable(Path(place).relative_to(base).as_posix())
    raise SourceError(f"{printable_name(path)}: not below --root {root}")


def member_address(archive: str, name: str) -> str:
    """Return the address of a member of the archive at address ``archive``."""
    return f"{archive}#in={_printable(name)}"


def article_key(address: str, *, url: str | None, record_id: str | None, text: str | None) -> str:
    """Return the key of an article; ``text`` is None where the file is the one article."""
    if url is not None and names_one_article(url):
        return _printable(url, keep="%#")
    if record_id is not None:
        return f"{address}#id={_printable(record_id)}"
    if text is not None:
        return f"{address}#text={hashlib.sha256(text.encode()).hexdigest()[:32]}"
    return address


def is_address(url: str) -> bool:
    """Tell an address of the web, whole, from words and from parts of one.

    >>> is_address("https://post.example/a"), is_address("post.example/a")
    (True, False)
    """
    return _ADDRESS.fullmatch(url) is not None


def names_one_article(url: str) -> bool:
    """Tell whether a URL can stand for one article: absolute, and no site's front page.

    Broken templates print the front page as the address of every page; one key for all of them
    would make each article a new version of the one before.
    """
    if not is_address(url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[": no URL
        return False
    return bool(parts.path.strip("/") or parts.query or parts.scheme not in ("http", "https"))


def printable_name(name: str) -> str:
    """Return a file name as it can be printed and stored, whatever bytes it is made of.

    >>> printable_name("news/a.txt")
    'news/a.txt'
    """
    return name if name.isprintable() else _printable(name, keep="%#")


def _printable(text: str, keep: str = "") -> str:
    if text.isprintable() and (keep or ("%" not in text and "#" not in text)):
        return text
    return "".join(
        c if c.isprintable() and (c in keep or c not in "%#") else _percent(c) for c in text
    )


def _percent(character: str) -> str:
    # Bytes of a file name that are no UTF-8 arrive as lone surrogates; others may come from JSON.
    try:
        raw = character.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = character.encode("utf-8", "surrogatepass")
    return "".join(f"%{byte:02X}" for byte in raw)
