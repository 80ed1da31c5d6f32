"""Attribution, phenomenon by phenomenon: tests/cases/attribution-extra.json."""

import json
import re
from typing import Any

import pytest

from quotebank.extraction import extract
from quotebank.model import Article
from tests.case_files import cases
from tests.conftest import CHECKOUT

FILE = "attribution-extra.json"
HONORIFIC = re.compile(r"(?:the|an?|mr|mrs|ms|miss|dr|dame|sir)\.?\s+")
Answer = frozenset[tuple[str, str, str | None]]


def plain(speaker: str | None) -> str | None:
    """Return a speaker casefolded, without a leading article or honorific."""
    return None if speaker is None else HONORIFIC.sub("", speaker.casefold(), count=1)


def wanted(case: dict[str, Any]) -> list[Answer]:
    """Return every answer that a careful reader could give."""
    return [
        frozenset((span["quote"], span["kind"], plain(span["speaker"])) for span in spans)
        for spans in (case["expect"], *case.get("or", []))
    ]


@pytest.mark.parametrize("case", cases(FILE))
def test_who_said_what(case: dict[str, Any]) -> None:
    article = Article(
        text=case["text"],
        key="case",
        source="case",
        title=case.get("title"),
        authors=tuple(case.get("authors", ())),
    )
    found = frozenset(
        (span.text, span.kind, plain(quotation.speaker))
        for quotation in extract(article).quotations
        for span in quotation.spans
    )
    assert found in wanted(case), f"{case['phenomenon']}: {case['name']}"


def test_every_case_expects_words_of_its_text() -> None:
    groups = json.loads((CHECKOUT / "tests" / "cases" / FILE).read_text("utf-8"))
    held = [case for group in groups.values() if isinstance(group, list) for case in group]
    assert len({(case["phenomenon"], case["name"]) for case in held}) == len(held)
    for case in held:
        for spans in (case["expect"], *case.get("or", [])):
            assert all(span["quote"] in case["text"] for span in spans), case["name"]
