"""MLA 9, line by line as the handbook has them."""

from datetime import date
from typing import Any

import pytest

from quotebank.export import EXPORTERS, Options
from tests.printings import printing, quotation, said_on

URL = "https://northport.example/1"


def entry(**fields: Any) -> str:
    return "".join(
        EXPORTERS["mla"]([printing(1, **fields)], Options(listing="articles"))
    ).removesuffix("\n")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {},
            f"Doe, Jane. “Harbour to Reopen.” The Northport Chronicle, 4 Nov. 2010, {URL}.",
            id="a newspaper",
        ),
        pytest.param(
            {"authors": ("Jane Doe", "Ludwig van der Berg")},
            "Doe, Jane, and Ludwig van der Berg. “Harbour to Reopen.” "
            f"The Northport Chronicle, 4 Nov. 2010, {URL}.",
            id="two",
        ),
        pytest.param(
            {"authors": ("Ludwig van der Berg", "B C", "D E", "F G", "H I")},
            "van der Berg, Ludwig, et al. “Harbour to Reopen.” "
            f"The Northport Chronicle, 4 Nov. 2010, {URL}.",
            id="five",
        ),
        pytest.param(
            {"authors": ()},
            f"“Harbour to Reopen.” The Northport Chronicle, 4 Nov. 2010, {URL}.",
            id="no byline",
        ),
        pytest.param(
            {"authors": ("Reuters",), "outlet": "Reuters"},
            f"“Harbour to Reopen.” Reuters, 4 Nov. 2010, {URL}.",
            id="the site is the author",
        ),
        pytest.param(
            {"published": None, "retrieved": "2010-12-01"},
            f"Doe, Jane. “Harbour to Reopen.” The Northport Chronicle, {URL}. "
            "Accessed 1 Dec. 2010.",
            id="no date",
        ),
        pytest.param(
            {"published": "2010-05", "url": None, "retrieved": "2010-12-01"},
            "Doe, Jane. “Harbour to Reopen.” The Northport Chronicle, May 2010.",
            id="month only",
        ),
        pytest.param(
            {"title": "Who pays?", "outlet": None},
            f"Doe, Jane. “Who Pays?” 4 Nov. 2010, {URL}.",
            id="a question, no outlet",
        ),
        pytest.param(
            {"title": None, "outlet": None, "url": None, "authors": (), "published": None},
            "Untitled article.",
            id="nothing",
        ),
    ],
)
def test_an_article(fields: dict[str, Any], expected: str) -> None:
    assert entry(**fields) == expected


@pytest.mark.parametrize(
    ("fields", "cited"),
    [
        ({}, "qtd. in Doe"),
        ({"authors": ("Jane Doe", "Ludwig van der Berg")}, "qtd. in Doe and van der Berg"),
        ({"authors": ("Jane Doe", "A B", "C D")}, "qtd. in Doe et al."),
        ({"authors": ()}, "qtd. in “Harbour to Reopen”"),
        ({"authors": (), "title": None}, "qtd. in Untitled article"),
    ],
)
def test_a_quotation_is_quoted_in_the_article(fields: dict[str, Any], cited: str) -> None:
    text = "".join(EXPORTERS["mla"]([printing(1, "No more.", **fields)]))
    assert text == f"Marta Lindqvist: “No more” ({cited}). {entry(**fields)}\n"


def test_the_day_said_stands_with_the_speaker() -> None:
    spoken = quotation("No more!", said_on=said_on(date(2010, 9, 3)))
    text = "".join(EXPORTERS["mla"]([printing(1, quotation=spoken)]))
    assert text.startswith("Marta Lindqvist (3 Sept. 2010): “No more!” (qtd. in Doe). ")


def test_every_outlet_is_italic() -> None:
    options = Options(listing="articles", markup="markdown")
    for outlet in ("The Northport Chronicle", "BBC News"):
        assert f"*{outlet}*" in "".join(EXPORTERS["mla"]([printing(1, outlet=outlet)], options))
