"""What a page says about its article: title, times, byline, outlet, address.

From JSON-LD first, then meta elements and microdata, then what is printed under the headline, and
last the day in the address. Nothing is fetched or run.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from quotebank.days import Stamps, publication, stamps
from quotebank.ingest.authors import authors as split_authors
from quotebank.ingest.fields import time_of
from quotebank.ingest.json_ld import article_of, types_of
from quotebank.ingest.keys import names_one_article

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_FACTS = (
    "meta[content], link[rel~=canonical], link[rel~=amphtml], title,"
    " script[type='application/ld+json'], [itemprop]"
)
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "publicationdate",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "article.published",
    "pubdate",
    "ptime",
    "date",
)
_UPDATED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "utime",
)
_AUTHOR = ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator")
_OUTLET = ("og:site_name", "application-name", "cre", "dcterms.publisher", "dc.publisher")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)")
_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?=[/-]|$)")
_PRINTED = "h1, time, [class*=date], [class*=time], [class*=publi], [class*=stamp], [class*=byline]"
_MOST_PRINTED = 40


@dataclass(slots=True, kw_only=True)
class PageFacts:
    """What a page says. Times are ISO text; ``body`` is JSON-LD's own copy of the text."""

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    body: str | None = None
    is_live: bool = False


def page_facts(tree: LexborHTMLParser, source: str, address: str | None = None) -> PageFacts:
    """Read the facts of a parsed page; ``source`` is its text, for marks that browsers leave.

    ``address`` is where a crawler found it.
    """
    page = _Page.of(tree)
    data = page.article
    url = _address(page, source, address)
    title = _title(page, tree)
    published = _first(_times(page, data, "datePublished", _PUBLISHED))
    updated = _first(_times(page, data, "dateModified", _UPDATED))
    if published is None:
        printed = _printed(tree)
        published, updated = printed.published, updated or printed.updated
    return PageFacts(
        title=title,
        url=url,
        outlet=_outlet(page, data),
        published=published or _day_of_address(url),
        updated=None if updated == published else updated,
        authors=_authors(page, data),
        body=_line(data.get("articleBody")) and html.unescape(str(data["articleBody"])),
        is_live="LiveBlogPosting" in types_of(data),
    )


@dataclass(slots=True)
class _Page:
    """The elements that say something, looked up once."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    microdata: dict[str, list[str]] = field(default_factory=dict)
    article: Mapping[str, object] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    title: str | None = None

    @classmethod
    def of(cls, tree: LexborHTMLParser) -> _Page:
        page = cls()
        scripts: list[str] = []
        for node in tree.css(_FACTS):
            tag = node.tag
            given = node.attributes
            if tag == "meta" and (content := _line(given.get("content"))):
                for name in (given.get("property"), given.get("name"), given.get("itemprop")):
                    if name:
                        page.meta.setdefault(name.lower(), []).append(content)
            elif tag == "link":
                page.links.setdefault(str(given.get("rel")).lower(), given.get("href") or "")
            elif tag == "title":
                page.title = page.title or _line(node.text())
            elif tag == "script":
                scripts.append(node.text(deep=True))
            elif name := given.get("itemprop"):
                value = given.get("datetime") or given.get("content")
                if value is None and name != "articleBody":
                    value = node.text(separator=" ")
                if value := _line(value):
                    page.microdata.setdefault(name.lower(), []).append(value)
        page.article = article_of(scripts)
        return page


def _times(
    page: _Page, data: Mapping[str, object], name: str, metas: tuple[str, ...]
) -> Iterator[str | None]:
    yield time_of(data.get(name))
    for value in page.microdata.get(name.lower(), ()):
        yield publication(value)
    for meta in metas:
        for value in page.meta.get(meta, ()):
            yield time_of(value)


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _title(page: _Page, tree: LexborHTMLParser) -> str | None:
    headline = _line(page.article.get("headline")) or _line(page.article.get("name"))
    if headline:
        return html.unescape(headline)
    headings = [text for node in tree.css("h1") if (text := _line(node.text(separator="")))]
    named = _only(page.meta, "og:title") or _only(page.meta, "twitter:title") or page.title
    for heading in headings:
        # The site's name is often a heading too: the headline is the one the page is named for.
        fits = named is None or heading.casefold() in named.casefold() or len(headings) == 1
        if fits and len(heading.split()) > 1:
            return heading
    if micro := _only(page.microdata, "headline"):
        return micro
    return _without_site(named, _only(page.meta, "og:site_name")) if named else None


def _without_site(title: str, site: str | None) -> str:
    """Drop the site's name behind the headline: "Ferry runs again | Harbour Times"."""
    head, bar, tail = title.rpartition(" | ")
    if bar and len(head.split()) > 2:
        return _without_site(head, site)
    for dash in (" - ", " \N{EN DASH} ", " \N{EM DASH} ", " :: ", " \N{MIDDLE DOT} "):
        head, bar, tail = title.rpartition(dash)
        known = site is not None and tail.casefold() == site.casefold()
        if bar and (known or (len(tail.split()) < 4 and len(head.split()) > 3 and tail.istitle())):
            return head.strip()
    return title


def _outlet(page: _Page, data: Mapping[str, object]) -> str | None:
    publisher = data.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    name = _line(publisher.get("name")) if isinstance(publisher, dict) else _line(publisher)
    if site := _only(page.meta, "og:site_name"):
        return site
    if name and "://" not in name:
        return html.unescape(name)
    return next((said for meta in _OUTLET if (said := _only(page.meta, meta))), None)


def _authors(page: _Page, data: Mapping[str, object]) -> tuple[str, ...]:
    if names := split_authors(data.get("author") or data.get("creator")):
        return tuple(html.unescape(name) for name in names)
    for said in (page.meta.get(name, []) for name in _AUTHOR):
        if names := split_authors(said):
            return names
    return split_authors(page.microdata.get("author", []))


def _address(page: _Page, source: str, address: str | None) -> str | None:
    saved = _SAVED_FROM.search(source[:3000]) or _SINGLE_FILE.search(source[:3000])
    base = address or (saved[1] if saved else "")
    data = page.article
    entity = data.get("mainEntityOfPage")
    said: list[object] = [
        page.links.get("canonical"),
        _only(page.meta, "og:url"),
        data.get("url"),
        entity.get("@id") if isinstance(entity, dict) else entity,
        base,
    ]
    for one in said:
        if isinstance(one, str) and one.strip():
            try:
                whole = urljoin(base, one.strip())
            except ValueError:  # "http://[": no address
                continue
            if whole.startswith(("http://", "https://")) and names_one_article(whole):
                return whole
    return None


def _day_of_address(url: str | None) -> str | None:
    if url is None:
        return None
    found = _DAY_IN_ADDRESS.search(urlsplit(url).path.lower())
    if not found:
        return None
    year, month, day = found.groups()
    if month.isalpha():
        return publication(f"{day} {month.title()} {year}")
    return publication(f"{year}-{int(month):02}-{int(day):02}")


def _printed(tree: LexborHTMLParser) -> Stamps:
    """Return the times printed under the headline.

    What stands above it is the front page's own day; a time of a comment stands far below.
    """
    below = False
    updated = None
    for number, node in enumerate(tree.css(_PRINTED)):
        if node.tag == "h1":
            below = True
        elif below and number < _MOST_PRINTED:
            found = _printed_time(node)
            updated = updated or found.updated
            if found.published:
                return Stamps(found.published, updated)
    return Stamps(None, updated)


def _printed_time(node: LexborNode) -> Stamps:
    line = _line(node.text(separator=" ")) or ""
    stamp = stamps(line)
    given = publication(node.attributes.get("datetime") or "") if node.tag == "time" else None
    if given is None:
        precise = stamp.published and len(stamp.published) >= len("2010-11-04")
        return stamp if precise or stamp.updated else Stamps(None, None)
    label = line
    if node.parent is not None and len(around := _line(node.parent.text(separator=" ")) or "") < 80:
        label = around
    if label.lower().lstrip(" (").startswith(("updated", "last ", "modified")):
        return Stamps(None, given)
    return Stamps(given, None)


def _only(said: Mapping[str, list[str]], name: str) -> str | None:
    values = said.get(name)
    return values[0] if values else None


def _line(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
