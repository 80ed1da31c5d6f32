"""What stands between quotation marks: cases, and any text at all."""

import textwrap
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.extraction.text.quoted import Quoted
from quotebank.extraction.text.quotes import find_quoted
from quotebank.extraction.text.spans import lay_out
from quotebank.extraction.text.zones import find_zones
from quotebank.model import Problem
from quotebank.resources import wordlists
from tests.case_files import cases

MARKS = "\"'`\u00b4\u2018\u2019\u201a\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02="


def find(text: str, title: str | None = None) -> tuple[tuple[Quoted, ...], tuple[Problem, ...]]:
    layout = lay_out(text)
    return find_quoted(text, layout, find_zones(text, layout, title))


@pytest.mark.parametrize("case", [*cases("marks.json"), *cases("singles.json")])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found, problems = find(text, case.get("title"))
    assert [text[q.start : q.end] for q in found] == case["expect"], case["name"]
    assert [problem.code for problem in problems] == case.get("problems", [])
    assert [i for i, q in enumerate(found) if q.continues] == case.get("continues", [])


@pytest.mark.parametrize(
    ("example", "cut"),
    [
        (example, group == "examples")
        for group in ("examples", "counterexamples")
        for example in wordlists("marks")["cues"][group]
    ],
)
def test_a_mark_never_closed_reaches_to_its_cue(example: str, cut: bool) -> None:
    found, problems = find(example, "Harbor dues")
    assert [example[q.start : q.end] == "Only the middlemen will gain," for q in found] == [cut]
    assert [problem.code for problem in problems] == ["unclosed-mark"]


@pytest.mark.parametrize("width", [40, 66, 79])
def test_wrapped_text_gives_the_same_quotations(width: int) -> None:
    lines = [
        '"We had no choice, and nobody will ever tell me that we had one," Moss said on Monday.',
        'He added: "The quay is sinking. It has been sinking since the day that it was built.',
        '"Somebody knew it all along," he said, and he called the old plan "a gift to nobody".',
    ]
    plain = "\n\n".join(lines)
    wrapped = "\n\n".join(textwrap.fill(line, width) for line in lines)
    expected = [plain[q.start : q.end] for q in find(plain)[0]]
    assert [" ".join(wrapped[q.start : q.end].split()) for q in find(wrapped)[0]] == expected
    assert len(expected) == 4


TEXTS = st.text(st.one_of(st.sampled_from(MARKS + " \n.,:A"), st.characters()), max_size=80)


@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    layout = lay_out(text)
    found, problems = find(text)
    last = 0
    for q in found:
        assert last <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text)
        first, stop = layout.paragraphs[q.paragraph]
        assert first <= q.outer_start
        assert q.outer_end <= stop
        words = text[q.start : q.end]
        assert words.strip() == words
        assert any(c.isalnum() for c in words)
        assert q.opened == (q.outer_start < q.start and text[q.outer_start] in MARKS)
        last = q.outer_end
    for problem in problems:
        assert problem.start is not None
        assert problem.end is not None
        assert 0 <= problem.start < problem.end <= len(text)


PARAGRAPH = st.sampled_from(
    [
        '"We go," Moss said.',
        "\u201cWe go,\u201d Moss said. \u201cToday.\u201d",
        "Nothing was said.",
        "He called it \u00aba gift\u00bb and left.",
    ]
)
BROKEN = st.sampled_from(['The so" called plan.', 'It is 12" wide.', "A stray \u201d mark."])


@given(st.lists(PARAGRAPH, min_size=1, max_size=4), BROKEN, st.lists(PARAGRAPH, max_size=4))
def test_a_broken_mark_harms_no_other_paragraph(
    before: list[str], broken: str, after: list[str]
) -> None:
    def words(paragraphs: list[str]) -> list[str]:
        text = "\n\n".join(paragraphs)
        return [text[q.start : q.end] for q in find(text, title="Harbor dues")[0]]

    assert words([*before, broken, *after]) == words([*before, *after])


@given(st.lists(PARAGRAPH, min_size=1, max_size=3), st.data())
def test_any_change_to_a_text_leaves_spans_sound(
    paragraphs: list[str], data: st.DataObject
) -> None:
    text = "\n\n".join(paragraphs)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 3))
        text = text[:at] + data.draw(st.sampled_from(["", *MARKS, "\n\n", " "])) + text[at + cut :]
    for q in find(text)[0]:
        assert 0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text)
