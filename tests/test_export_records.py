"""The JSON objects of the command line: names, order, and lines that stay lines."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.export.records import (
    extraction_record,
    json_array,
    json_lines,
    json_text,
    printing_record,
    quotation_record,
)
from quotebank.model import Article, Extraction, Problem, Span
from tests.printings import printing, quotation, said_on

QUOTATION_KEYS = [
    *("spans", "text", "kind", "speaker", "speaker_kind", "mention", "cue", "further_cues"),
    *("rule", "confidence", "runner_up", "said_on"),
]
PRINTING_KEYS = [
    *("id", "article_id", "speaker_id", "source", "title", "outlet", "url"),
    *("published", "updated"),
]


def test_every_key_of_a_quotation_is_there_in_order() -> None:
    bare = quotation("No", speaker=None, speaker_kind=None, mention=None, cue=None)
    record = quotation_record(bare)
    assert list(record) == QUOTATION_KEYS
    assert record["speaker"] is record["mention"] is record["said_on"] is None
    assert record["further_cues"] == []
    assert record["spans"] == [{"start": 100, "end": 102, "text": "No", "kind": "direct"}]


def test_a_date_is_a_flat_object() -> None:
    full = quotation(
        "A,",
        "B",
        said_on=said_on(date(2010, 11, 1), date(2010, 11, 7), "week", inherited=True),
        further_cues=(Span(1, 5, "said"),),
    )
    record = quotation_record(full)
    assert record["text"] == "A, … B"
    assert record["further_cues"] == [{"start": 1, "end": 5, "text": "said"}]
    assert record["said_on"] == {
        "earliest": "2010-11-01",
        "latest": "2010-11-07",
        "precision": "week",
        "basis": "published",
        "inherited": True,
        "start": 0,
        "end": 9,
        "text": "Wednesday",
    }


def test_an_unresolved_date_has_no_days() -> None:
    on = said_on(date(2010, 11, 1))
    unresolved = quotation(
        "A",
        said_on=type(on)(
            type(on.expression)(0, 1, "x", "x", None, None, "day", "published"), False
        ),
    )
    said = quotation_record(unresolved)["said_on"]
    assert isinstance(said, dict)
    assert said["earliest"] is None
    assert said["latest"] is None


def test_a_printing_carries_the_banks_answer() -> None:
    record = printing_record(printing(7, speaker="Jonas Berg", speaker_kind="unnamed"))
    assert list(record) == QUOTATION_KEYS + PRINTING_KEYS
    assert (record["speaker"], record["speaker_kind"]) == ("Jonas Berg", "unnamed")
    assert record["id"] == 7


def test_an_extraction_names_its_source() -> None:
    article = Article(text="x", key="k", source="a.jsonl", record_id=None, line=3, title="T")
    problem = Problem("unclosed-mark", "a mark is left open", start=4)
    record = extraction_record(article, Extraction((quotation("A"),), (problem,)))
    assert list(record) == [
        *("id", "source", "line", "title", "published", "updated", "quotes", "problems")
    ]
    assert record["id"] == "a.jsonl"
    assert record["problems"] == [
        {
            "code": "unclosed-mark",
            "message": "a mark is left open",
            "source": None,
            "line": None,
            "start": 4,
            "end": None,
        }
    ]


@given(st.text() | st.text(alphabet="\ud800\udfff\x85\u2028\u2029\n\r\x0b\x0c\x1c a"))
def test_a_record_is_one_line_of_utf_8(text: str) -> None:
    line = json_text({"text": text})
    assert line.encode()
    assert len(line.splitlines()) == 1
    # Two halves of a pair that meet become one character, as in every JSON.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert json.loads(line) == {"text": whole}


@pytest.mark.parametrize("count", [0, 1, 3])
def test_an_array_and_lines_read_back(count: int) -> None:
    records = [{"n": number} for number in range(count)]
    assert json.loads("".join(json_array(records))) == records
    assert json.loads("".join(json_array(records, '{"a": [', "]}"))) == {"a": records}
    assert [json.loads(line) for line in json_lines(records)] == records
