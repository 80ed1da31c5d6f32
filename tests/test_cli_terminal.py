"""Text of strangers on a screen: nothing in it is obeyed, nothing is lost."""

import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotebank.cli.terminal import harmless, harmless_json, one_line

HOSTILE = [
    "\x1b]0;new title\x07",
    "\x1b[2J\x1b[H",
    "\x9b31m",
    "\x08\x08\x08",
    "\x7f",
    "\r overwritten",
    "\N{RIGHT-TO-LEFT OVERRIDE}txet\N{POP DIRECTIONAL FORMATTING}",
    "\N{LEFT-TO-RIGHT ISOLATE}",
    "\x00",
]


def obeyed(character: str) -> bool:
    return (
        unicodedata.category(character) == "Cc" and character not in "\n\t"
    ) or unicodedata.bidirectional(character) in {
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    }  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_is_left(text: str) -> None:
    assert not any(map(obeyed, harmless(f"before {text} after")))


@given(st.text())
def test_every_text_is_harmless_and_keeps_its_offsets(text: str) -> None:
    seen = harmless(text)
    assert len(seen) == len(text)
    assert not any(map(obeyed, seen))


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert harmless(text) == text


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert "\t" not in line
    assert not any(map(obeyed, line))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
@example("\x7f")  # the one that is ASCII, but not escaped in JSON
def test_json_keeps_its_meaning(text: str) -> None:
    written = json.dumps({"text": text}, ensure_ascii=False)
    safe = harmless_json(written)
    assert json.loads(safe) == {"text": text}
    assert not any(map(obeyed, safe))
