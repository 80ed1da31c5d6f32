"""Web pages: each shape gives its article, the whole of it, and nothing else."""

import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from quotebank.ingest.decoding import decode
from quotebank.ingest.html import declared_encoding, read_page
from quotebank.ingest.page_blocks import read_blocks
from quotebank.ingest.page_facts import page_facts
from quotebank.ingest.page_text import sure_text
from quotebank.ingest.streams import BadData
from tests.html.shapes import SHAPES, STORY, Shape

BITS = [
    *("<p>", "</p>", "<div>", "</div>", "<article>", "</article>", "<b>", "</b>", "<table><td>"),
    *(
        "<br>",
        "<li>",
        "<ul>",
        "</ul>",
        "<h1>",
        "</h1>",
        "<a href=x>",
        "</a>",
        "<q>",
        "</q>",
        "<pre>",
    ),
    *("<script>LEAK</script>", "<style>LEAK</style>", "<!-- LEAK -->", "<main>", "</main>"),
    *(" ", "\n", "words", "&ldquo;", *STORY),
]


def source(shape: Shape) -> str:
    return decode(shape.page, declared_encoding(shape.page)).text


@pytest.fixture(params=SHAPES, ids=lambda make: make.__name__)
def shape(request: pytest.FixtureRequest) -> Shape:
    made = request.param()
    assert isinstance(made, Shape)
    return made


def test_the_text_is_the_article_and_nothing_else(shape: Shape) -> None:
    assert read_page(source(shape)).text == shape.text


def test_the_facts(shape: Shape) -> None:
    found = read_page(source(shape))
    assert found.title == shape.title
    assert found.published == shape.published
    assert {name: getattr(found, name) for name in shape.facts} == shape.facts


def test_where_the_structure_is_sure(shape: Shape) -> None:
    if shape.is_sure is None:
        pytest.skip("either way will do")
    tree = LexborHTMLParser(source(shape))
    assert tree.body is not None
    text = sure_text(read_blocks(tree.body), page_facts(tree, source(shape)))
    assert (text is not None) == shape.is_sure


MAZES = {
    "div": "<div>" * 80_000,
    "closed": "<div>" * 5000 + "words" + "</div>" * 5000,
    "template": "<template>" * 80_000,
    "table": "<table><tr><td>" * 20_000,
    "font": "<p><font><b><i>" * 20_000 + "words here",
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(80_000)) + ">words</p>",
    "paragraphs": "<p>x" * 80_000,
    "articles": "<article>" * 80_000 + "words",
}


def test_a_brief_is_sure_where_the_page_prints_nothing_else() -> None:
    said = "“We had no choice,” said Mayor John Tull at a news conference in the town hall."
    page = f"<main><article><h2>10:00 The mayor speaks</h2><p>{said}</p></article><p>ad</p></main>"
    assert read_page(page).text == f"10:00 The mayor speaks\n\n{said}"


def test_hints_for_breaking_lines_are_not_read() -> None:
    said = (
        "“It was a hard de&shy;cision and we took it to&#8203;gether,” said Mayor John Tull today."
    )
    page = f"<article><p>{said}</p><p>{STORY[0]}</p></article>"
    assert "a hard decision and we took it together," in read_page(page).text


@pytest.mark.parametrize("maze", MAZES)
def test_mazes_are_refused_in_one_line(maze: str) -> None:
    with pytest.raises(BadData) as refused:
        read_page(MAZES[maze])
    assert refused.value.code == "unreadable-page"


@pytest.mark.parametrize(
    "page",
    [
        "<script type='application/ld+json'>" + '{"@graph":[' * 80_000 + "</script>",
        "<svg>" * 300 + "<p>x</p>",
        "<" * 30_000,
        "<!--" * 30_000,
        "&amp" * 30_000,
        "<p>" + "<b>" * 1500 + "words",
    ],
)
def test_odd_pages_end_in_an_article_or_one_line(page: str) -> None:
    try:
        outcome = read_page(page).text
    except BadData as refused:
        outcome = refused.code
    assert outcome


@settings(max_examples=80)
@given(st.lists(st.sampled_from(BITS), max_size=40).map("".join))
def test_any_tags_in_any_order(page: str) -> None:
    try:
        text = read_page(page).text
    except BadData:
        return
    assert "LEAK" not in text
    text.encode()


def test_nothing_is_fetched_or_expanded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html>'
        '<head><base href="http://127.0.0.1:1/"><meta http-equiv=refresh content="0;url=/x">'
        "<link rel=stylesheet href=/a.css><script src=/a.js></script></head><body>"
        + "<p>A sentence of the story stands here &x; for all to read, and so on.</p>"
        * 9
    )
    assert "root:" not in read_page(page).text


def test_there_are_many_shapes() -> None:
    assert len(SHAPES) >= 25
