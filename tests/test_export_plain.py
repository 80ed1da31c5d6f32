"""JSON and JSON lines: records, and the same as a bank tells them (test_storage_objects)."""

import json

import pytest

from quotebank.export import EXPORTERS
from quotebank.export.plain import told_text
from quotebank.export.records import EXPORT, ORIGIN, encoded, export_record, json_text
from quotebank.layout import Told, ToldOrigin, record_of
from quotebank.model import Printing
from tests.printings import gallery, printing


def told(asked: Printing) -> Told:
    """The same printing as a bank tells it, by the layouts of an export."""
    return Told(
        object=encoded(record_of(asked, EXPORT)),
        texts=tuple(span.text for span in asked.quotation.spans),
        prefix=asked.prefix,
        origin=ToldOrigin(asked.url, encoded(record_of(asked, ORIGIN))),
    )


def test_every_printing_is_told_as_its_record() -> None:
    hostile = 'He said "no" \\ -, & "yes" \ud800é'
    for asked in (*gallery(), printing(1, "No."), printing(2, hostile, "Why?")):
        assert told_text(told(asked)) == json_text(export_record(asked))


@pytest.mark.parametrize(
    "url",
    [None, "javascript:alert(1)", 'https://a.example/"q"\\#part', "https://münchen.example/ü"],
)
def test_the_link_is_written_whatever_the_address(url: str | None) -> None:
    asked = printing(url=url)
    assert told_text(told(asked)) == json_text(export_record(asked))


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_both_files_read_back(name: str) -> None:
    exporter = EXPORTERS[name]
    text = "".join(exporter(gallery()))
    read = json.loads(text) if name == "json" else [json.loads(line) for line in text.splitlines()]
    assert read == json.loads(json.dumps([export_record(asked) for asked in gallery()]))
