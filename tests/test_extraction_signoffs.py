"""The agency or paper that signs a story is no part of its paragraphs."""

from __future__ import annotations

import pytest

from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.text.signoffs import without_sign_offs
from quotebank.extraction.text.spans import lay_out
from quotebank.resources import wordlists

SAID = "\u201cWe will go home early.\u201d"
WORDS = wordlists("zones")["sign_off"]


def paragraphs(text: str) -> list[str]:
    layout = without_sign_offs(text, lay_out(text), default())
    return [text[start:end] for start, end in layout.paragraphs]


@pytest.mark.parametrize("behind", [" - ", " \u2013 ", "\u2014", "\n\u2014 ", "\n\n-"])
@pytest.mark.parametrize("example", WORDS["examples"])
def test_a_sign_off_is_left_out(example: str, behind: str) -> None:
    assert paragraphs(f"Lind left.\n\n{SAID}{behind}{example}") == ["Lind left.", SAID]


@pytest.mark.parametrize("behind", [" - ", "\n\u2014 "])
@pytest.mark.parametrize("example", WORDS["counterexamples"])
def test_other_signatures_stay(example: str, behind: str) -> None:
    assert paragraphs(f"Lind left.\n\n{SAID}{behind}{example}")[-1].endswith(example)


def test_critics_stay() -> None:
    text = f"Lind left.\n\n{SAID} - The Times\n\n{SAID} - Daily Post"
    assert paragraphs(text) == text.split("\n\n")
