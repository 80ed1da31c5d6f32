"""Markdown rendered by a Markdown library: the words come out, and nothing else does."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from quotebank.export import EXPORTERS, Options
from quotebank.export.cleaning import one_line
from quotebank.export.fragment import fragment_link
from quotebank.export.typeset import markdown
from quotebank.model import Printing
from tests.printings import HOSTILE, gallery, printing, quotation

# With everything that GitHub adds: tables, strike-through; HTML on, because readers have it on.
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def inline(text: str) -> list[Token]:
    return [child for token in READER.parse(text) for child in token.children or []]


def shown(tokens: list[Token]) -> str:
    return "".join(token.content if token.type != "softbreak" else " " for token in tokens)


def read(*printings: Printing) -> list[Token]:
    text = "".join(EXPORTERS["md"](printings))
    assert {token.type for token in READER.parse(text)} <= {
        *("blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline"),
    }
    tokens = inline(text)
    assert {token.type for token in tokens} <= {
        *("text", "text_special", "strong_open", "strong_close", "em_open", "em_close"),
        *("link_open", "link_close", "softbreak"),
    }
    return tokens


def test_every_quotation_is_a_block_quote() -> None:
    text = "".join(EXPORTERS["md"](gallery()))
    assert sum(token.type == "blockquote_open" for token in READER.parse(text)) == len(gallery())
    words = shown(read(*gallery()))
    assert "100% of R&D_costs #1 ~ $5 {braces} \\ ^" in words
    assert "(confirmed by hand)" in words


def test_links_lead_to_the_words() -> None:
    for asked in gallery():
        hrefs = [t.attrs["href"] for t in read(asked) if t.type == "link_open"]
        assert (fragment_link(asked) in hrefs) == (asked.url is not None)


def test_an_entity_in_an_address_stays_an_address() -> None:
    asked = printing(1, url="https://a.example/?a=1&copy;=2&lt;")
    hrefs = [token.attrs["href"] for token in read(asked) if token.type == "link_open"]
    assert hrefs == ["https://a.example/?a=1&copy;=2&lt;", fragment_link(asked)]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_text(name: str) -> None:
    text = HOSTILE[name]
    tokens = read(
        printing(
            1,
            quotation=quotation(text),
            title=text,
            outlet=text,
            speaker=text,
            authors=(text,),
            url=text,
        )
    )
    assert not [token for token in tokens if token.type == "link_open"]


@given(st.text(alphabet="\\`*_{}[]<>()#+-.!|~&;:=$^ \"'a1/@") | st.text())
@example("1)")
@example("12. ")
@example("-")
def test_any_words_come_out_as_they_went_in(text: str) -> None:
    line = one_line(text)
    for before in ("", "> ", "words "):
        tokens = inline(before + markdown(line))
        assert {token.type for token in tokens} <= {"text", "text_special"}
        assert shown(tokens) == (before.removeprefix("> ") + line).strip()


def test_the_list_of_articles_is_a_bibliography() -> None:
    text = "".join(EXPORTERS["md"](gallery(), Options(listing="articles")))
    assert "Doe, Jane. “Harbour to Reopen.” *Northport Chronicle*, November 4, 2010." in text
