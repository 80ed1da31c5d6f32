"""The page of one article: the text whole, every quotation marked, nothing alive in it."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.export.page import Sheet, article_page
from quotebank.export.palette import TINTS
from quotebank.model import Printing, Quotation, QuoteSpan, Span
from tests.printings import HOSTILE, printing
from tests.test_export_webpage import ALLOWED, ATTRIBUTES, Page

TEXT = """NORTHPORT - The harbour will be rebuilt, Mayor Marta Lindqvist said.

“We will rebuild it,” Lindqvist said. “Before the winter.”

He called the plan “mad”, and
said 1 < 2 & so on.

“Nobody asked us,” a voice called."""


def found(
    number: int, speaker: str | None, *texts: str, mention: str = "", **fields: Any
) -> Printing:
    spans, at = [], 0
    for text in texts:
        at = TEXT.index(text, at)
        spans.append(QuoteSpan(at, at + len(text), text, "direct"))
        at += len(text)
    where = TEXT.rindex(mention) if mention else 0
    quotation = Quotation(
        spans=tuple(spans),
        speaker=speaker,
        speaker_kind="person" if speaker else None,
        mention=Span(where, where + len(mention), mention) if mention else None,
        cue=None,
        rule="cue-after",
        confidence=fields.pop("confidence", 0.9),
    )
    kind = "person" if speaker else None
    return printing(number, quotation=quotation, speaker=speaker, speaker_kind=kind, **fields)


FOUND = [
    found(30, None, "Nobody asked us,", confidence=0.4),
    found(10, "Marta Lindqvist", "We will rebuild it,", "Before the winter.", mention="Lindqvist"),
    found(20, "Jonas Berg", "mad", decided=True),
]
SHEET = Sheet(
    text=TEXT,
    title="Harbour to reopen",
    outlet="The Northport Chronicle",
    published="2010-11-04",
    url="https://northport.example/1",
    authors=("Jane Doe and John Roe",),
    reasons={10: "“Lindqvist said” follows."},
)


def read(sheet: Sheet, printings: list[Printing]) -> Page:
    page = Page(article_page(sheet, printings))
    assert set(page.tags) <= ALLOWED
    assert {name for _, name, _ in page.attributes} <= ATTRIBUTES
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    for url in page.values("href"):
        assert url[1:] in ids if url.startswith("#") else url.startswith(("http://", "https://"))
    return page


def test_the_page_has_landmarks_headings_and_a_way_past_them() -> None:
    page = read(SHEET, FOUND)
    for tag in ("header", "nav", "main", "article", "section", "h1", "h2"):
        assert page.tags.count(tag) == 1
    assert page.tags.index("h1") < page.tags.index("h2")
    assert page.values("href")[0] == "#article"
    assert ("html", "lang", "en") in page.attributes


def test_the_whole_text_is_there_and_the_right_words_are_marked() -> None:
    page = read(SHEET, FOUND)
    text = page.words["article"]
    for reference in ("1", "2", "3"):
        text = text.replace(f"”{reference}", "”")
    assert text.split() == TEXT.split()
    assert page.words["mark"] == "We will rebuild it,Before the winter.madNobody asked us,"


def test_quotations_are_numbered_in_order_and_lead_there_and_back() -> None:
    page = read(SHEET, FOUND)
    assert [name for name in page.values("id") if name[0] in "qn"] == [
        *("q1", "q2", "q3", "quotations", "n1", "n2", "n3"),
    ]
    hrefs = page.values("href")
    assert all(f"#q{n}" in hrefs and f"#n{n}" in hrefs for n in (1, 2, 3))
    assert "Quotation 1" in page.values("aria-label")


def test_the_number_stands_behind_the_closing_mark() -> None:
    assert '”<a class="ref" id="q2"' in article_page(SHEET, FOUND)


def test_the_legend_names_each_speaker_once_with_a_colour_of_their_own() -> None:
    page = article_page(SHEET, FOUND)
    for tint, name in ((0, "Marta Lindqvist"), (1, "Jonas Berg")):
        assert (
            f'<span class="swatch t{tint}"><bdi>{name}</bdi></span></a> <span class="count">1'
            in page
        )
    assert f'<span class="swatch t{len(TINTS) - 1}">Speaker unknown</span>' in page
    assert '<span class="mention t0">Lindqvist</span>' in page


def test_notes_say_why_and_how_sure() -> None:
    words = read(SHEET, FOUND).words["section"]
    for expected in ("“Lindqvist said” follows.", "confirmed by hand", "uncertain, 40%"):
        assert expected in words


def test_given_paragraphs_are_used() -> None:
    ends = [0, TEXT.index("He called"), len(TEXT)]
    sheet = Sheet(text=TEXT, paragraphs=list(pairwise(ends)))
    page = article_page(sheet, FOUND)
    assert page.split('aria-label="Article">')[1].split("</article>")[0].count("<p ") == 2


def test_what_does_not_stand_in_the_text_is_listed_and_not_marked() -> None:
    wrong = printing(9)
    page = read(SHEET, [wrong, *FOUND])
    assert "We will rebuild the harbour" in page.words["section"]
    assert "We will rebuild the harbour" not in page.words["mark"]


def test_no_quotations_are_a_page_too() -> None:
    page = read(Sheet(text=TEXT), [])
    assert "No quotations found." in page.words["main"]
    assert "Untitled article" in page.words["h1"]


def test_many_speakers_share_colours_but_never_that_of_the_unknown() -> None:
    text = " ".join(f"“word{n:02d}”" for n in range(20))
    many = [
        printing(
            n,
            speaker=f"Speaker {n}",
            quotation=Quotation(
                spans=(QuoteSpan(n * 9 + 1, n * 9 + 7, f"word{n:02d}", "direct"),),
                speaker=None,
                speaker_kind=None,
                mention=None,
                cue=None,
                rule="x",
                confidence=1,
            ),
        )
        for n in range(20)
    ]
    page = article_page(Sheet(text=text), many)
    assert page.count("<mark ") == 20
    assert f'<mark class="t{len(TINTS) - 1}"' not in page


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_text(name: str) -> None:
    text = HOSTILE[name]
    whole = f"{text} “{text}” {text}"
    start = len(text) + 2
    span = QuoteSpan(start, start + len(text), text, "direct")
    speech = Quotation(
        spans=(span,),
        speaker=text,
        speaker_kind="person",
        mention=Span(0, len(text), text),
        cue=None,
        rule="x",
        confidence=1,
    )
    sheet = Sheet(
        text=whole,
        title=text,
        outlet=text,
        url=f"https://a.example/{text}",
        authors=(text,),
        published=text,
        reasons={1: text},
    )
    page = read(sheet, [printing(1, quotation=speech, speaker=text)])
    if name in {"script", "image"}:
        assert text in page.words["article"]
        assert text in page.words["h1"]


@given(st.text(), st.data())
def test_any_text_with_any_spans_is_a_whole_page(text: str, data: Any) -> None:
    offsets = st.integers(0, len(text))
    printings = []
    for number in range(data.draw(st.integers(0, 4))):
        start, end = sorted((data.draw(offsets), data.draw(offsets)))
        span = QuoteSpan(start, end, text[start:end], "direct")
        speech = Quotation(
            spans=(span,),
            speaker=None,
            speaker_kind=None,
            mention=Span(start, end, text[start:end]),
            cue=None,
            rule="x",
            confidence=1,
        )
        printings.append(printing(number, quotation=speech))
    read(Sheet(text=text), printings)
