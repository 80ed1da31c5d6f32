"""APA 7, line by line as the manual has them."""

from datetime import date
from typing import Any

import pytest

from quotebank.export import EXPORTERS, Options
from quotebank.export.exporter import Markup
from tests.printings import printing, quotation, said_on

URL = "https://northport.example/1"


def entry(markup: Markup = "plain", **fields: Any) -> str:
    options = Options(listing="articles", markup=markup)
    return "".join(EXPORTERS["apa"]([printing(1, **fields)], options)).strip()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {},
            f"Doe, J. (2010, November 4). Harbour to reopen. The Northport Chronicle. {URL}",
            id="a newspaper",
        ),
        pytest.param(
            {"authors": ("Jane Mary Doe", "Jean-Paul Roy")},
            "Doe, J. M., & Roy, J.-P. (2010, November 4). Harbour to reopen. "
            f"The Northport Chronicle. {URL}",
            id="two",
        ),
        pytest.param(
            {
                "authors": (
                    "Jane Doe",
                    "John Roe",
                    "Ann Lee Jr.",
                    "Ludwig van der Berg",
                    "Xi Haiming",
                )
            },
            "Doe, J., Roe, J., Lee, A., Jr., van der Berg, L., & Xi, H. (2010, November 4). "
            f"Harbour to reopen. The Northport Chronicle. {URL}",
            id="five",
        ),
        pytest.param(
            {"authors": ()},
            f"Harbour to reopen. (2010, November 4). The Northport Chronicle. {URL}",
            id="no byline",
        ),
        pytest.param(
            {"authors": ("the Associated Press",), "outlet": "BBC News"},
            f"Associated Press. (2010, November 4). Harbour to reopen. BBC News. {URL}",
            id="an agency",
        ),
        pytest.param(
            {"authors": ("Reuters",), "outlet": "Reuters"},
            f"Reuters. (2010, November 4). Harbour to reopen. {URL}",
            id="the site is the author",
        ),
        pytest.param(
            {"published": None, "retrieved": "2010-12-01"},
            "Doe, J. (n.d.). Harbour to reopen. The Northport Chronicle. "
            f"Retrieved December 1, 2010, from {URL}",
            id="no date",
        ),
        pytest.param(
            {"published": "2010-11", "url": None, "retrieved": "2010-12-01"},
            "Doe, J. (2010, November). Harbour to reopen. The Northport Chronicle.",
            id="month only",
        ),
        pytest.param(
            {"title": "'We will pay', says mayor: \"Never\""},
            "Doe, J. (2010, November 4). “We will pay”, says mayor: “Never.” "
            f"The Northport Chronicle. {URL}",
            id="marks",
        ),
        pytest.param(
            {"title": "WHO PAYS?"},
            f"Doe, J. (2010, November 4). WHO PAYS? The Northport Chronicle. {URL}",
            id="capitals",
        ),
        pytest.param(
            {"title": None, "outlet": None, "url": None, "authors": (), "published": None},
            "[Untitled article]. (n.d.).",
            id="nothing",
        ),
    ],
)
def test_an_article(fields: dict[str, Any], expected: str) -> None:
    assert entry(**fields) == expected


def test_more_than_twenty_authors_end_with_the_last() -> None:
    authors = tuple(f"Jane {chr(65 + n)}ox" for n in range(22))
    assert "Sox, J., . . . Vox, J. (2010" in entry(authors=authors)
    assert "Tox" not in entry(authors=authors)


def test_the_newspaper_is_italic_but_of_a_site_the_title() -> None:
    assert "*The Northport Chronicle*." in entry("markdown")
    assert "*Harbour to reopen.* BBC News." in entry("markdown", outlet="BBC News")
    assert "<cite>The Northport Chronicle</cite>" in entry("html")


@pytest.mark.parametrize(
    ("fields", "cited"),
    [
        ({}, "as cited in Doe, 2010"),
        ({"authors": ("Jane Doe", "Ludwig van der Berg")}, "as cited in Doe & van der Berg, 2010"),
        ({"authors": ("Jane Doe", "A B", "C D")}, "as cited in Doe et al., 2010"),
        ({"authors": ()}, "as cited in “Harbour to reopen,” 2010"),
        ({"authors": (), "outlet": "CNN"}, "as cited in Harbour to reopen, 2010"),
        ({"published": None}, "as cited in Doe, n.d."),
    ],
)
def test_a_quotation_is_cited_in_the_article(fields: dict[str, Any], cited: str) -> None:
    text = "".join(EXPORTERS["apa"]([printing(1, "No more.", **fields)]))
    assert text == f"Marta Lindqvist: “No more” ({cited}). {entry(**fields)}\n"


def test_the_day_said_stands_with_the_speaker() -> None:
    spoken = quotation("No more?", said_on=said_on(date(2010, 11, 3)))
    text = "".join(EXPORTERS["apa"]([printing(1, quotation=spoken)]))
    assert text.startswith(
        "Marta Lindqvist (November 3, 2010): “No more?” (as cited in Doe, 2010). "
    )
    text = "".join(EXPORTERS["apa"]([printing(1, quotation=spoken, speaker=None)]))
    assert text.startswith("November 3, 2010: “No more?” (as")


def test_the_list_is_sorted_by_name_then_date() -> None:
    articles = [
        printing(1, published="2011"),
        printing(2, published="2009-05"),
        printing(3, published=None),
        printing(4, authors=("Ludwig van der Berg",)),
        printing(5, authors=(), title='"The zoo" opens'),
    ]
    text = "".join(EXPORTERS["apa"](articles, Options(listing="articles")))
    assert [line.split(")")[0] for line in text.splitlines()] == [
        "Doe, J. (n.d.",
        "Doe, J. (2009, May",
        "Doe, J. (2011",
        "van der Berg, L. (2010, November 4",
        "“The zoo” opens. (2010, November 4",
    ]


def test_several_of_one_author_and_year_have_letters() -> None:
    days = ["2010-11-04", "2010", "2011-01-01", None, None]
    shared = {"authors": ("Jane Doe",), "url": None}
    list_ = [
        printing(n, title=f"Article {n}", published=day, **shared) for n, day in enumerate(days, 1)
    ]
    list_.append(printing(6, title="Article 6", published="2010", authors=(), url=None))
    lines = "".join(EXPORTERS["apa"](list_, Options(listing="articles"))).splitlines()
    assert [line.partition(" Article")[0] for line in lines if line.startswith("Doe")] == [
        "Doe, J. (n.d.-a).",
        "Doe, J. (n.d.-b).",
        "Doe, J. (2010a).",
        "Doe, J. (2010b, November 4).",
        "Doe, J. (2011, January 1).",
    ]
    assert lines[0].startswith("Article 6. (2010).")


def test_after_z_comes_aa() -> None:
    articles = [
        printing(n, title=f"Article {n:03d}", published="2010", authors=("Jane Doe",))
        for n in range(1, 54)
    ]
    lines = "".join(EXPORTERS["apa"](articles, Options(listing="articles"))).splitlines()
    years = [line.partition("(")[2].partition(")")[0] for line in lines]
    assert [years[n] for n in (0, 25, 26, 51, 52)] == [
        *("2010a", "2010z", "2010aa", "2010az", "2010ba"),
    ]
