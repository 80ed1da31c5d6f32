"""Chicago, notes and bibliography, line by line as the manual has them."""

from datetime import date
from typing import Any

import pytest

from quotebank.export import EXPORTERS, Options
from tests.printings import printing, quotation, said_on

URL = "https://northport.example/1"


def note(**fields: Any) -> str:
    return "".join(
        EXPORTERS["chicago-notes"]([printing(1, **fields)], Options(listing="articles"))
    ).strip()


def entry(**fields: Any) -> str:
    options = Options(listing="articles")
    return "".join(EXPORTERS["chicago-bibliography"]([printing(1, **fields)], options)).strip()


AUTHORS = ("Jane Doe", "John Roe", "Ann Lee", "Ida Orr", "Ian Poe", "Eva Fry", "Max Ott")


@pytest.mark.parametrize(
    ("count", "in_a_note", "in_a_bibliography"),
    [
        (1, "Jane Doe, ", "Doe, Jane. "),
        (2, "Jane Doe and John Roe, ", "Doe, Jane, and John Roe. "),
        (3, "Jane Doe et al., ", "Doe, Jane, John Roe, and Ann Lee. "),
        (5, "Jane Doe et al., ", "Doe, Jane, John Roe, Ann Lee, Ida Orr, and Ian Poe. "),
        (6, "Jane Doe et al., ", "Doe, Jane, John Roe, Ann Lee, Ida Orr, Ian Poe, and Eva Fry. "),
        (7, "Jane Doe et al., ", "Doe, Jane, John Roe, Ann Lee, et al. "),
    ],
)
def test_bylines(count: int, in_a_note: str, in_a_bibliography: str) -> None:
    authors = AUTHORS[:count]
    title = "“Harbour to Reopen"
    assert (
        note(authors=authors)
        == f"{in_a_note}{title},” Northport Chronicle, November 4, 2010, {URL}."
    )
    assert (
        entry(authors=authors)
        == f"{in_a_bibliography}{title}.” Northport Chronicle, November 4, 2010. {URL}."
    )


@pytest.mark.parametrize(
    ("fields", "in_a_note", "in_a_bibliography"),
    [
        pytest.param(
            {"authors": ()},
            f"“Harbour to Reopen,” Northport Chronicle, November 4, 2010, {URL}.",
            f"Northport Chronicle. “Harbour to Reopen.” November 4, 2010. {URL}.",
            id="no byline",
        ),
        pytest.param(
            {"authors": ("Reuters",), "outlet": "Reuters"},
            f"“Harbour to Reopen,” Reuters, November 4, 2010, {URL}.",
            f"Reuters. “Harbour to Reopen.” November 4, 2010. {URL}.",
            id="an agency on its own site",
        ),
        pytest.param(
            {"authors": ("Reuters",)},
            f"Reuters, “Harbour to Reopen,” Northport Chronicle, November 4, 2010, {URL}.",
            f"Reuters. “Harbour to Reopen.” Northport Chronicle, November 4, 2010. {URL}.",
            id="an agency in a newspaper",
        ),
        pytest.param(
            {"published": None, "retrieved": "2010-12-01", "outlet": "The Daily Beast"},
            f"Jane Doe, “Harbour to Reopen,” The Daily Beast, accessed December 1, 2010, {URL}.",
            f"Doe, Jane. “Harbour to Reopen.” The Daily Beast. Accessed December 1, 2010. {URL}.",
            id="no date, but a day of access",
        ),
        pytest.param(
            {"retrieved": "2010-12-01"},
            f"Jane Doe, “Harbour to Reopen,” Northport Chronicle, November 4, 2010, {URL}.",
            f"Doe, Jane. “Harbour to Reopen.” Northport Chronicle, November 4, 2010. {URL}.",
            id="a day of access is left out beside a date",
        ),
        pytest.param(
            {"published": "2010-11", "url": None},
            "Jane Doe, “Harbour to Reopen,” Northport Chronicle, November 2010.",
            "Doe, Jane. “Harbour to Reopen.” Northport Chronicle, November 2010.",
            id="month only, in print",
        ),
        pytest.param(
            {"published": None, "url": None, "outlet": None, "title": None},
            "Jane Doe, untitled article, n.d.",
            "Doe, Jane. Untitled article. N.d.",
            id="next to nothing",
        ),
        pytest.param(
            {
                "title": "“They told me ‘never’”, says mayor",
                "authors": ("Ludwig van der Berg Jr.",),
            },
            "Ludwig van der Berg Jr., “‘They Told Me “Never”’, Says Mayor,” "
            f"Northport Chronicle, November 4, 2010, {URL}.",
            "Berg, Ludwig van der, Jr. “‘They Told Me “Never”’, Says Mayor.” "
            f"Northport Chronicle, November 4, 2010. {URL}.",
            id="particle, suffix, marks in the title",
        ),
    ],
)
def test_an_article(fields: dict[str, Any], in_a_note: str, in_a_bibliography: str) -> None:
    assert note(**fields) == in_a_note
    assert entry(**fields) == in_a_bibliography


def test_a_quotation_is_quoted_in_the_article() -> None:
    spoken = quotation('We will "rebuild" it.', said_on=said_on(date(2010, 11, 3)))
    asked = printing(1, quotation=spoken)
    source = f"“Harbour to Reopen,” Northport Chronicle, November 4, 2010, {URL}.\n"
    assert "".join(EXPORTERS["chicago-notes"]([asked])) == (
        "Marta Lindqvist, “We will ‘rebuild’ it,” November 3, 2010, quoted in Jane Doe, " + source
    )
    assert "".join(EXPORTERS["chicago-bibliography"]([asked])) == (
        "Lindqvist, Marta. “We will ‘rebuild’ it.” November 3, 2010. Quoted in Jane Doe, " + source
    )


def test_newspapers_are_italic_and_sites_are_not() -> None:
    options = Options(listing="articles", markup="markdown")
    assert "*Northport Chronicle*," in "".join(EXPORTERS["chicago-notes"]([printing(1)], options))
    site = printing(1, outlet="BBC News")
    assert " BBC News," in "".join(EXPORTERS["chicago-notes"]([site], options))


def test_the_bibliography_is_sorted_by_family_name_paper_and_title() -> None:
    articles = [
        printing(1, authors=("Zoë Öz",)),
        printing(2, authors=(), outlet="The Mail", title="Z"),
        printing(3, authors=("Ludwig van der Berg",)),
        printing(4, authors=("Jane Doe", "Ann Lee")),
        printing(5, authors=("Jane Doe",), title="The zoo"),
        printing(6, authors=("Jane Doe",), title="A boat"),
        printing(7, authors=("Reuters",)),
    ]
    text = "".join(EXPORTERS["chicago-bibliography"](articles, Options(listing="articles")))
    starts = [line.split("“")[0].strip() + line.split("“")[1][:6] for line in text.splitlines()]
    assert starts == [
        "Berg, Ludwig van der.Harbou",
        "Doe, Jane.A Boat",
        "Doe, Jane.The Zo",
        "Doe, Jane, and Ann Lee.Harbou",
        "Mail.Z.” No",
        "Öz, Zoë.Harbou",
        "Reuters.Harbou",
    ]


def test_notes_stay_in_the_order_of_the_quotations() -> None:
    articles = [printing(1, authors=("Zoë Öz",)), printing(2, authors=("Ann Lee",))]
    text = "".join(EXPORTERS["chicago-notes"](articles, Options(listing="articles")))
    assert text.startswith("Zoë Öz")
