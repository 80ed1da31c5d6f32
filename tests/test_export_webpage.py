"""The HTML page: whole, self-contained, and nothing of an article alive in it."""

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.export import EXPORTERS, Options
from quotebank.export.cleaning import one_line
from quotebank.export.exporter import Listing
from quotebank.model import Printing
from tests.printings import HOSTILE, gallery, printing, quotation

VOID = {"meta", "br", "link", "img", "hr", "input"}
ALLOWED = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "footer",
        "h1",
        "h2",
        "p",
    ),
    *("figure", "blockquote", "figcaption", "a", "bdi", "cite", "span", "time", "ul", "ol", "li"),
    *("section", "nav", "article", "mark", "aside", "strong"),
}
ATTRIBUTES = {
    *("lang", "charset", "name", "content", "http-equiv", "id", "class", "href", "cite", "dir"),
    *("datetime", "aria-label", "aria-labelledby", "tabindex"),
}


class Page(HTMLParser):
    """A page taken apart; a tag that is not closed in order fails."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: dict[str, str] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            self.words[tag] = self.words.get(tag, "") + data

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


def page(*printings: Printing, listing: Listing = "quotes") -> Page:
    read = Page("".join(EXPORTERS["html"](printings, Options(listing=listing))))
    assert set(read.tags) <= ALLOWED
    assert {name for _, name, _ in read.attributes} <= ATTRIBUTES
    assert all(url.startswith(("https://", "http://", "#")) for url in read.values("href"))
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    assert {url[1:] for url in read.values("href") if url.startswith("#")} <= set(ids)
    return read


@pytest.mark.parametrize("listing", ["quotes", "articles"])
def test_the_page_has_its_landmarks_and_one_heading(listing: Listing) -> None:
    read = page(*gallery(), listing=listing)
    for tag in ("header", "main", "footer", "h1", "title"):
        assert read.tags.count(tag) == 1
    assert ("html", "lang", "en") in read.attributes
    assert any("default-src 'none'" in value for value in read.values("content"))


def test_every_quotation_is_there_with_its_speaker_and_source() -> None:
    read = page(*gallery())
    assert read.tags.count("figure") == len(gallery())
    assert "before the winter, I hope.”" in read.words["blockquote"]
    for words in ("Marta Lindqvist, November 3, 2010", "Speaker unknown", "confirmed by hand"):
        assert words in read.words["figcaption"]
    assert "by Jane Doe, Ludwig van der Berg" in read.words["figcaption"]
    assert "9 quotations" in read.words["footer"]
    assert any(":~:text=" in url for url in read.values("href"))


def test_a_doubtful_speaker_is_marked() -> None:
    doubtful: Any = quotation("A", confidence=0.41)
    assert "uncertain, 41%" in page(printing(1, quotation=doubtful)).words["figcaption"]


def test_nothing_is_a_page_too() -> None:
    assert "No quotations." in page().words["main"]


@pytest.mark.parametrize("listing", ["quotes", "articles"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_text(name: str, listing: Listing) -> None:
    text = HOSTILE[name]
    urls = (text, f"https://a.example/{text}", "javascript:alert(1)", f"https://a.example/#{text}")
    read = page(
        *(
            printing(
                number,
                quotation=quotation(text),
                title=f"{number}{text}",
                outlet=text,
                authors=(text,),
                speaker=text,
                url=url,
            )
            for number, url in enumerate(urls)
        ),
        listing=listing,
    )
    shown = " ".join(read.words["main"].split())
    if name in {"script", "image"} and listing == "quotes":
        assert one_line(text) in shown.replace("\N{RIGHT DOUBLE QUOTATION MARK}", '"')


@given(st.text())
def test_any_text_stays_text(text: str) -> None:
    page(
        printing(
            1, quotation=quotation(text), title=text, outlet=text, url=f"https://a.example/{text}"
        )
    )
