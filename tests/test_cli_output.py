"""Listings in each format, written to a pipe."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import date

import pytest

from quotebank.cli.output import (
    Column,
    Format,
    Listing,
    one_more,
    plain,
    record_of,
    write_first,
    write_listing,
)


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    day: date | None
    roles: tuple[str, ...]


ROWS = [
    Row(1, "Ana\tMoreau", date(2010, 11, 4), ("mayor", "judge")),
    Row(2, "=SUM(A1)", None, ()),
    Row(3, 'He said "so|so"\nand \x1b[31mleft', None, ("a, b",)),
]
FIELDS = ("id", "name", "day", "roles")
LISTING: Listing[Row] = Listing(
    columns=[
        Column("id", lambda row: str(row.id), number=True),
        Column("name", lambda row: row.name, wide=1),
    ],
    record=lambda row: record_of(row, FIELDS),
    fields=FIELDS,
)


def written(form: Format, capsys: pytest.CaptureFixture[str], rows: list[Row] = ROWS) -> str:
    assert write_listing(rows, LISTING, form) == len(rows)
    return capsys.readouterr().out


def test_a_pipe_gets_tab_separated_lines_under_a_header(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = written("table", capsys).splitlines()
    assert [line.split("\t") for line in lines] == [
        ["id", "name"],
        ["1", "Ana Moreau"],
        ["2", "=SUM(A1)"],
        ["3", 'He said "so|so" and \N{SYMBOL FOR ESCAPE}[31mleft'],
    ]


@pytest.mark.parametrize(
    ("most", "ids", "told"),
    [
        (None, "123", ""),
        (4, "123", ""),
        (3, "123", ""),  # all there is: nothing was left out
        (2, "12", "2 shown (--limit N shows more)\n"),
        (0, "", "0 shown (--limit N shows more)\n"),
    ],
)
def test_a_page_says_what_it_left_out(
    most: int | None, ids: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert write_first(ROWS[: one_more(most)], LISTING, "table", most)
    out, err = capsys.readouterr()
    assert "".join(line[0] for line in out.splitlines()[1:4] if line[0].isdigit()) == ids
    assert err == told
    assert not write_first([], LISTING, "table", most)
    assert capsys.readouterr().err == ""


def test_bytes_are_hexadecimal_wherever_they_are_text() -> None:
    assert plain(b"\x00\xff") == "00ff"


def test_csv_reads_back_and_holds_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.reader(io.StringIO(written("csv", capsys), newline="")))
    assert rows[0] == list(FIELDS)
    assert rows[1] == ["1", "Ana\tMoreau", "2010-11-04", "mayor; judge"]
    assert rows[2][1] == "'=SUM(A1)"
    assert rows[3][1] == ROWS[2].name
    assert all(len(row) == len(FIELDS) for row in rows)


def test_json_is_an_array_with_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    records = json.loads(written("json", capsys))
    assert [list(record) for record in records] == [list(FIELDS)] * 3
    assert records[0] == {
        "id": 1,
        "name": "Ana\tMoreau",
        "day": "2010-11-04",
        "roles": ["mayor", "judge"],
    }
    assert json.loads(written("json", capsys, [])) == []


def test_jsonl_is_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = written("jsonl", capsys).splitlines()
    assert [json.loads(line)["id"] for line in lines] == [1, 2, 3]


def test_markdown_keeps_its_columns(capsys: pytest.CaptureFixture[str]) -> None:
    lines = written("md", capsys).splitlines()
    assert lines[:3] == ["| id | name |", "| ---: | --- |", "| 1 | Ana Moreau |"]
    assert lines[4] == '| 3 | He said "so\\|so" and \N{SYMBOL FOR ESCAPE}\\[31mleft |'
