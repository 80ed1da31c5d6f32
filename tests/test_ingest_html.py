"""Web pages: each shape gives its article, the whole of it, and nothing else."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from quotebank.ingest.decoding import decode
from quotebank.ingest.html import declared_encoding, read_page
from quotebank.ingest.page_blocks import read_blocks
from quotebank.ingest.page_facts import page_facts
from quotebank.ingest.page_text import sure_text
from tests.html.shapes import SHAPES, Shape


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


def test_there_are_many_shapes() -> None:
    assert len(SHAPES) >= 25
