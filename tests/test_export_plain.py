"""JSON and JSON lines, written by template: always what the record says."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.export import EXPORTERS
from quotebank.export.plain import flat_text
from quotebank.export.records import export_record, json_text
from quotebank.model import DateExpression, SaidOn, Span
from tests.printings import HOSTILE, flat, gallery, printing, quotation, said_on

texts = (
    st.text() | st.sampled_from(list(HOSTILE.values())) | st.text(alphabet='\ud800\x85\u2028\\"a')
)


UNRESOLVED = SaidOn(DateExpression(0, 1, "Monday", "w:1", None, None, "day", "published"), True)


def test_every_printing_is_its_record() -> None:
    for asked in (*gallery(), printing(quotation=quotation("Later.", said_on=UNRESOLVED))):
        assert flat_text(flat(asked)) == json_text(export_record(asked))


@given(
    st.lists(texts, min_size=1, max_size=3),
    texts,
    st.none() | texts,
    st.floats(0, 1) | st.sampled_from([0, 1]),
)
def test_any_printing_is_its_record(
    words: list[str], other: str, name: str | None, sure: float
) -> None:
    one = words[0]
    asked: Any = printing(
        1,
        quotation=quotation(
            *words,
            mention=Span(0, 1, other),
            cue=None,
            further_cues=(Span(1, 2, one),),
            rule=other,
            confidence=sure,
            runner_up=name,
            said_on=said_on(date(2010, 11, 3)) if name else None,
        ),
        speaker=name,
        title=name,
        authors=(one, other),
        speaker_qid=name,
        statement_id=None if name else 3,
        decided=name is None,
    )
    line = flat_text(flat(asked))
    assert line == json_text(export_record(asked))
    assert line.encode()
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_both_files_read_back(name: str) -> None:
    exporter = EXPORTERS[name]
    text = "".join(exporter(gallery()))
    assert exporter.write_flat is not None
    assert "".join(exporter.write_flat(map(flat, gallery()))) == text
    read = json.loads(text) if name == "json" else [json.loads(line) for line in text.splitlines()]
    assert read == json.loads(json.dumps([export_record(asked) for asked in gallery()]))
