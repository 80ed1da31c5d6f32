"""A sentence as tags: who and what stands in it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.mentions.scan import Scan, scan
from quotebank.extraction.names.name_spans import find_names
from tests.case_files import cases

LEXICON = default()


def scanned(text: str) -> Scan:
    names = find_names(text, LEXICON)
    quoted: list[tuple[int, int, int]] = []
    at = text.find('"')
    while at >= 0:
        end = text.find('"', at + 1) + 1 or len(text)
        quoted.append((at, end, len(quoted)))
        at = text.find('"', end)
    return scan(text, (0, len(text)), quoted, names, LEXICON)


@pytest.mark.parametrize("case", cases("mentions.json"))
def test_case(case: dict[str, Any]) -> None:
    found = scanned(case["text"])
    assert found.tags == case["tags"]
    shown = {
        case["text"][slice(*found.bounds(i))] for i, tag in enumerate(found.tags) if tag in "NODSX"
    }
    assert set(case.get("mentions", [])) <= shown, shown


@given(st.text(alphabet='the man Said, "he": of Ola Moss\'s his report (a) - \u2014', max_size=80))
def test_any_sentence_gives_tags_in_order(text: str) -> None:
    found = scanned(text)
    assert len(found.tags) == len(found.what)
    bounds = [found.bounds(i) for i in range(len(found.tags))]
    assert all(0 <= start < end <= len(text) for start, end in bounds)
    ordered = [
        start for tag, (start, _) in zip(found.tags, bounds, strict=True) if tag not in "SDX"
    ]
    assert ordered == sorted(ordered)
