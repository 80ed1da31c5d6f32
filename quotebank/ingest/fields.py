"""From the fields of a record to an Article: names, their aliases, and values as they come.

The names are ``id text title url outlet published updated author``; datasets call them otherwise,
and the table below takes the common ones. An exact name wins over an alias, an alias earlier in
the table over a later one. What is not used stays as metadata.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

from quotebank.days import publication
from quotebank.folding import fold
from quotebank.ingest.authors import authors, in_one_line
from quotebank.ingest.decoding import storable
from quotebank.ingest.keys import article_key
from quotebank.ingest.options import Options
from quotebank.ingest.pieces import Piece
from quotebank.model import Article, Problem

ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("_id", "article_id", "doc_id", "document_id", "record_id", "guid", "uuid"),
    "text": (
        "article_text",
        "full_text",
        "main_text",
        "articleBody",
        "body",
        "article_body",
        "content",
        "article",
        "story",
    ),
    "title": ("headline", "article_title", "title_page"),
    "url": ("link", "article_url", "source_url", "web_url", "canonical_url", "permalink"),
    "outlet": (
        "publisher",
        "publication",
        "newspaper",
        "outlet_name",
        "source_name",
        "site_name",
        "sitename",
        "source",
    ),
    "published": (
        "published_at",
        "date_published",
        "published_date",
        "publication_date",
        "publish_date",
        "date_publish",
        "pub_date",
        "published_on",
        "published_time",
        "first_publication_date",
        "web_publication_date",
        "date",
        "datetime",
    ),
    "updated": (
        "updated_at",
        "date_modified",
        "modified",
        "date_modify",
        "last_modified",
        "modified_at",
        "date_updated",
        "update_date",
    ),
    "author": ("authors", "byline", "creator", "writer", "journalist"),
    "retrieved": ("retrieved_at", "crawled_at", "date_download", "downloaded_at", "fetched_at"),
}
"""Names of fields in other datasets. Case, ``_`` and ``-`` do not matter: ``datePublished`` is
``date_published``. (README, "JSON lines", shows this table; a test compares the two.)"""

_SECONDS = range(100_000_000, 100_000_000_000)  # 1973 to 5138, counted from 1970
_YEARS = range(1500, 2200)


@dataclass(slots=True, kw_only=True)
class Found:
    """What a reader found in one article, before the options fill the gaps.

    Dates are values as they came; ``whole_file``: the article is all there is at its address.
    """

    text: str
    record_id: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: object = None
    updated: object = None
    retrieved: object = None
    authors: tuple[str, ...] = ()
    metadata: dict[str, object] = field(default_factory=dict)
    whole_file: bool = False


def from_record(record: Mapping[str, object]) -> Found:
    """Sort the fields of a record; what is not used goes into the metadata."""
    chosen, used = _choose(record)
    text = chosen.get("text", "")
    return Found(
        text="\n\n".join(filter(None, text)) if isinstance(text, list) else str(text),
        record_id=in_one_line(chosen.get("id")),
        title=in_one_line(chosen.get("title")),
        url=in_one_line(chosen.get("url")),
        outlet=in_one_line(chosen.get("outlet")),
        published=chosen.get("published"),
        updated=chosen.get("updated"),
        retrieved=chosen.get("retrieved"),
        authors=authors(chosen.get("author")),
        metadata={n: value for n, value in record.items() if n not in used and value is not None},
    )


def may_hold_text(names: Iterable[str]) -> bool:
    """Tell whether a field of one of these names would be read as the text."""
    return bool(from_record(dict.fromkeys(names, "words")).text)


def without_text(names: Iterable[str], what: str) -> str:
    """Return the complaint that no ``what`` ("column") has a name that means the text."""
    there = " ".join(", ".join(names).split())[:100]
    return f"no {what} is named text, body or content (there are {there})"


def article(
    piece: Piece, options: Options, found: Found, line: int | None = None
) -> Iterator[Article | Problem]:
    """Yield the article of what was found, after problems of single fields.

    Only a Problem is yielded when there is no text in it.
    """
    text, replaced = storable(found.text)
    if not text.strip():
        yield piece.problem("no-text", "no text in it", line)
        return
    if replaced:
        yield replacement(piece, replaced, line)
    days: dict[str, str | None] = {}
    for name in ("published", "updated", "retrieved"):
        value = getattr(found, name)
        days[name] = day = time_of(value)
        if day is None and value not in (None, "", [], {}):
            found.metadata[name] = value
            message = f"{name} {str(value)[:60]!r} is no date with one reading; left empty"
            yield piece.problem("unreadable-date", message, line)
    found.title = found.title and storable(found.title)[0]
    url = found.url or options.url
    outlet = found.outlet or options.outlet
    yield Article(
        text=text,
        key=article_key(
            piece.address,
            url=url,
            record_id=found.record_id,
            text=None if found.whole_file else text,
        ),
        source=piece.source,
        record_id=found.record_id,
        line=piece.line_of(line),
        title=found.title,
        url=url,
        outlet=outlet,
        published=days["published"] or options.published,
        updated=days["updated"],
        retrieved=days["retrieved"],
        authors=_without(outlet, found.authors),
        metadata=found.metadata,
    )


def replacement(piece: Piece, count: int, line: int | None) -> Problem:
    """Return the problem of ``count`` characters that nothing can store."""
    message = f"{count} characters that nothing can store (NUL, lone surrogates) became U+FFFD"
    return piece.problem("replaced-characters", message, line)


def time_of(value: object) -> str | None:
    """Return a time as ISO text from text, or from a number: a year, 20101104, or a clock's count.

    >>> time_of(20101104), time_of(1288863000)
    ('2010-11-04', '2010-11-04T09:30+00:00')
    """
    if isinstance(value, str):
        stripped = value.strip()
        if len(stripped) >= 9 and stripped.isascii() and stripped.isdigit():
            return _counted(int(stripped[:14]))
        return publication(stripped) if stripped else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return _counted(int(value)) if abs(value) < 1e15 else None


def _counted(number: int) -> str | None:
    if number in _YEARS:
        return str(number)
    if number // 10_000 in _YEARS:
        return publication(f"{number // 10_000}-{number // 100 % 100:02}-{number % 100:02}")
    seconds = number // 1000 if number >= _SECONDS.stop else number
    if seconds not in _SECONDS:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="minutes")


def _without(outlet: str | None, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the authors without the paper itself, which some fields name behind them."""
    if outlet is None or len(names) < 2:
        return names
    return tuple(name for name in names if fold(name) != fold(outlet))


def _choose(record: Mapping[str, object]) -> tuple[dict[str, object], set[str]]:
    chosen: dict[str, object] = {}
    used: set[str] = set()
    for name, candidates in _candidates(tuple(record)):
        for printed in candidates:
            if printed not in used and _fits(name, record[printed]):
                chosen[name] = record[printed]
                used.add(printed)
                break
    return chosen, used


@lru_cache(maxsize=256)
def _candidates(printed: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return for each of our names which of the record's names may mean it, the likeliest first.

    The records of a file have mostly the same names, so this is asked once.
    """
    spelt: dict[str, list[str]] = {}
    for name in printed:
        spelt.setdefault(_normal(name), []).append(name)
    return tuple(
        (name, found)
        for name, forms in _NORMAL.items()
        if (found := (*(p for p in printed if p == name), *_spelt(name, forms, spelt)))
    )


def _spelt(name: str, forms: tuple[str, ...], spelt: Mapping[str, list[str]]) -> Iterator[str]:
    for form in forms:
        yield from (printed for printed in spelt.get(form, ()) if printed != name)


def _fits(name: str, value: object) -> bool:
    if value in (None, "", [], {}) or isinstance(value, bool):
        return False
    if name == "text":  # paragraphs, where it is a list
        return isinstance(value, str) or _are_words(value)
    if name == "author":
        return bool(authors(value))
    if name in ("id", "title", "url") and in_one_line(value) is None:
        return False  # an object of other parts, which stays whole as metadata
    return name != "outlet" or "://" not in (in_one_line(value) or "://")


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value) and any(value)


def _normal(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")


_NORMAL = {
    name: (_normal(name), *(_normal(alias) for alias in aliases))
    for name, aliases in ALIASES.items()
}
