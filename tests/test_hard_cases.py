"""The small hard cases of tests/cases/hard-cases.json, by the file's own pass rule."""

import json
import re
from typing import Any

import pytest

from quotebank.extraction import extract
from quotebank.model import Article
from tests.conftest import CHECKOUT

CASES: list[dict[str, Any]] = json.loads(
    (CHECKOUT / "tests" / "cases" / "hard-cases.json").read_text(encoding="utf-8")
)["cases"]
KNOWN_FAILURES: dict[str, str] = {
    "reopened paragraphs": "a quotation that its paragraphs open anew is one span, as both shared "
    "gold sets have it throughout; this case has a span a paragraph",
}
"""Name of a case -> why it cannot pass."""
LEADING = re.compile(r"(?:the|an?|mr|mrs|ms|miss|dr|dame|sir)\.?\s+")
Spans = set[tuple[str, str, str | None]]


def plain(speaker: str | None) -> str | None:
    return None if speaker is None else LEADING.sub("", speaker.casefold(), count=1)


def expected(spans: list[dict[str, Any]]) -> Spans:
    return {(span["quote"].strip(), span["kind"], plain(span["speaker"])) for span in spans}


def parameter(case: dict[str, Any]) -> Any:
    reason = KNOWN_FAILURES.get(case["name"])
    marks = [] if reason is None else [pytest.mark.xfail(strict=True, reason=reason)]
    return pytest.param(case, id=case["name"], marks=marks)


@pytest.mark.parametrize("case", [parameter(case) for case in CASES])
def test_hard_case(case: dict[str, Any]) -> None:
    quotations = extract(Article(text=case["text"], key="case", source="case")).quotations
    found: Spans = {
        (span.text.strip(), span.kind, plain(quotation.speaker))
        for quotation in quotations
        for span in quotation.spans
    }
    assert found in [expected(spans) for spans in (case["expect"], *case.get("or", []))]


def test_known_failures_are_cases() -> None:
    assert set(KNOWN_FAILURES) <= {case["name"] for case in CASES}
