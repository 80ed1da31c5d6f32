"""CSV: read back whole, and no cell that a spreadsheet would run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.export import EXPORTERS, Options
from quotebank.export.table import rows, safe_cell
from tests.printings import HOSTILE, gallery, printing, quotation


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_it_reads_back() -> None:
    rows = read("".join(EXPORTERS["csv"](gallery())))
    assert [row["id"] for row in rows] == [str(p.id) for p in gallery()]
    assert [row["text"] for row in rows] == [p.quotation.text for p in gallery()]
    assert [row["authors"] for row in rows][
        3
    ] == "Jane Doe; John Roe; Ann Lee Jr.; Iwan Petrow; Zoë Öz"
    assert rows[0]["said_earliest"] == "2010-11-03"
    assert rows[0]["end"] == "174"


@pytest.mark.parametrize(
    "start",
    ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠", " =", "\xa0=", "\u200b=", "\u2212", "\x01="],
)
def test_a_formula_is_text(start: str) -> None:
    rows = read("".join(EXPORTERS["csv"]([printing(1, f"{start}1+1", title=f"{start}cmd()")])))
    assert rows[0]["title"].startswith("'")
    assert rows[0]["text"].startswith("'")


@pytest.mark.parametrize("text", ["2010-11-04", "a=b", "Marta", "'quoted'", "1-2", "(=)", ""])
def test_other_text_is_left_alone(text: str) -> None:
    assert safe_cell(text) == text


@given(st.text())
def test_no_cell_runs_and_none_is_parted(text: str) -> None:
    written = "".join(rows(["a", "b"], [[text, 1]]))
    (cell,) = [row["a"] for row in read(written)]
    whole = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    assert cell in {whole, f"'{whole}"}
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    # Opened where the semicolon parts cells, the text still is one quoted cell.
    assert written.split("\n", 1)[1].startswith('"')


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_in_its_cell(name: str) -> None:
    text = HOSTILE[name]
    (row,) = read(
        "".join(
            EXPORTERS["csv"](
                [printing(1, quotation=quotation(text), title=text, authors=(text,), outlet=text)]
            )
        )
    )
    assert None not in row
    assert row["id"] == "1"
    assert row["published"] == "2010-11-04T09:29+08:00"
    assert not any(cell.lstrip().startswith(("=", "@")) for cell in row.values())


def test_the_byte_order_mark_comes_first_when_asked_for() -> None:
    with_mark = "".join(EXPORTERS["csv"](gallery(), Options(bom=True)))
    assert with_mark.encode().startswith(b"\xef\xbb\xbfid,")
    assert with_mark[1:] == "".join(EXPORTERS["csv"](gallery()))
