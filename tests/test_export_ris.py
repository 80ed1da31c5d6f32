"""RIS read back by rispy."""

from typing import Any

import pytest
import rispy

from quotebank.export import EXPORTERS, Options
from quotebank.export.cleaning import one_line
from tests.printings import HOSTILE, gallery, printing, quotation


def records(*printings: Any, listing: Any = "quotes") -> list[dict[str, Any]]:
    text = "".join(EXPORTERS["ris"](printings, Options(listing=listing)))
    return list(rispy.loads(text))


def test_every_record_reads_back() -> None:
    read = records(*gallery())
    assert len(read) == len(gallery())
    for printing_, record in zip(gallery(), read, strict=True):
        assert record["type_of_reference"] == "NEWS"
        assert record.get("title") == printing_.title
        assert record.get("secondary_title") == printing_.outlet
        assert "unknown_tag" not in record


def test_the_journalists_are_the_authors() -> None:
    read = records(*gallery(), listing="articles")
    assert [record.get("authors") for record in read] == [
        ["Doe, Jane"],
        None,
        ["Doe, Jane", "van der Berg, Ludwig"],
        ["Doe, Jane", "Roe, John", "Lee, Ann, Jr.", "Petrow, Iwan", "Öz, Zoë"],
        ["Reuters"],
        ["Associated Press"],
        ["Петров, Иван", "王小明"],
        ["De Niro, Robert", "Wen, Haibao"],
        None,
    ]


def test_dates_have_all_their_strokes() -> None:
    read = records(*gallery())
    assert [record.get("date") for record in read[:7]] == [
        *("2010/11/04/", "2010/11/04/", "2010/11/04/", "2010/11//", None, None, "2010///"),
    ]
    assert read[0]["access_date"] == "2010/11/20/"
    assert read[0]["year"] == "2010"


def test_lines_end_as_the_format_says() -> None:
    text = "".join(EXPORTERS["ris"](gallery()))
    assert text.count("\r\n") == text.count("\n")
    assert all(len(line) < 6 or line[2:6] == "  - " for line in text.split("\r\n"))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_makes_no_record(name: str) -> None:
    text = HOSTILE[name]
    (record,) = records(
        printing(
            1, quotation=quotation(text), title=text, outlet=text, authors=(text,), speaker=text
        )
    )
    assert record["type_of_reference"] == "NEWS"
    assert record.get("title", "") == one_line(text)
    assert "unknown_tag" not in record
