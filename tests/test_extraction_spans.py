"""Paragraphs, hard-wrapped text, sentences."""

import re
import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.extraction.text.spans import Layout, lay_out, sentences
from quotebank.resources import wordlists

ARTICLE = [
    "Harbor dues will rise",
    "By Anna Bell",
    "Harbor dues will rise by a tenth in May, the council decided on Monday after a debate that"
    " went on until long after midnight and ended in tears.",
    '"We had no choice," said Ola Moss, who has run the harbor since 1999. "The quay is sinking,'
    ' and nobody but us will ever pay for it. It is as simple as that."',
    "Nobody in the room disagreed.",
    "The dues were last raised in 2004, when the council needed money for a lighthouse that was"
    " never built. A spokesman for the fishermen's union could not be reached.",
]


def paragraphs(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in lay_out(text).paragraphs]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n \t\n", "\r\n\r\n", "\n\n\n\n"])
def test_paragraphs_end_at_newlines_and_blank_lines(between: str) -> None:
    assert paragraphs(between.join(ARTICLE)) == ARTICLE


@pytest.mark.parametrize("width", [45, 60, 72, 79, 100])
def test_wrapped_text_has_the_paragraphs_of_the_unwrapped(width: int) -> None:
    wrapped = "\n\n".join(
        textwrap.fill(line, width, break_on_hyphens=False, break_long_words=False)
        for line in ARTICLE
    )
    assert lay_out(wrapped).wrapped
    assert paragraphs(wrapped) == ARTICLE


def test_wrapped_and_indented_paragraphs_without_blank_lines() -> None:
    body = ARTICLE[2:]
    wrapped = "\n".join(textwrap.fill(line, 66, initial_indent="    ") for line in body)
    assert paragraphs(wrapped) == body


def test_a_list_stays_a_list_among_wrapped_lines() -> None:
    wrapped = textwrap.fill(ARTICLE[2], 66) + "\n\nOnce\nMonthly\nAnnual\n\n- Pay\n- Do not pay"
    assert paragraphs(wrapped) == [ARTICLE[2], "Once", "Monthly", "Annual", "- Pay", "- Do not pay"]


def test_a_transcript_is_not_wrapped_text() -> None:
    lines = ["ANNA BELL: What happened?", 'JON KASK: "The roof went first."']
    assert paragraphs("\n".join(lines)) == lines


def test_paragraph_at_counts_gaps_to_the_paragraph_before() -> None:
    layout = lay_out("\n\nAb\n\ncd")
    assert layout.paragraphs == ((2, 4), (6, 8))
    assert [layout.paragraph_at(at) for at in (0, 2, 3, 4, 5, 6, 7, 99)] == [0, 0, 0, 0, 0, 1, 1, 1]
    assert Layout(()).paragraph_at(5) == 0


@given(st.text())
def test_paragraphs_are_stripped_in_order_and_lose_no_word(text: str) -> None:
    layout = lay_out(text)
    pieces = [text[start:end] for start, end in layout.paragraphs]
    assert all(piece == piece.strip() and piece for piece in pieces)
    assert "".join("".join(piece.split()) for piece in pieces) == "".join(text.split())
    for i, (start, end) in enumerate(layout.paragraphs):
        assert layout.paragraph_at(start) == layout.paragraph_at(end - 1) == i


def split(text: str) -> list[str]:
    quoted = [match.span() for match in re.finditer('"[^"]*"', text)]
    return [text[start:end] for start, end in sentences(text, (0, len(text)), quoted)]


@pytest.mark.parametrize(
    "expected",
    [
        ['"We go." He left.'[:8], "He left."],
        ['"It is late. We go," she said.', "He left."],
        ['"Who pays? Nobody?" Lind asked.', "He left."],
        ["The U.S. President met Dr. J. Moss.", "He left."],
        ["They live in the U.S.", "The dues rise."],
        ["It ended 3.5 to 2.", "Then they left\N{HORIZONTAL ELLIPSIS}", "Nobody knew."],
        ["He left. and came back.", "(She did not.)", "So it was."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "example",
    [example for group in wordlists("abbreviations").values() for example in group["examples"]],
)
def test_an_abbreviation_ends_no_sentence(example: str) -> None:
    assert split(example) == [example]


OPENERS = wordlists("sentences")["openers"]
NUMBERED = wordlists("sentences")["numbered"]
BEHIND_QUESTION = [f'"Who pays?" {word} left.' for word in OPENERS["words"]]
BEHIND_QUESTION += [f'"Who pays?" {word} left.' for word in OPENERS["after_question"]]
BEHIND_STOP = [f"He is in the U.S. {word} left." for word in OPENERS["words"]]
BEHIND_STOP += [f"He is in the U.S. {word} left." for word in OPENERS["after_abbreviation"]]


@pytest.mark.parametrize("text", [*BEHIND_QUESTION, *BEHIND_STOP, *OPENERS["examples"]])
def test_each_opener_begins_a_sentence(text: str) -> None:
    assert len(split(text)) == 2


@pytest.mark.parametrize(
    "text",
    [*NUMBERED["examples"], *(f"It was {word} I. Ann Lind left." for word in NUMBERED["words"])],
)
def test_a_number_ends_a_sentence(text: str) -> None:
    assert len(split(text)) == 2


@pytest.mark.parametrize("text", OPENERS["counterexamples"])
def test_other_words_behind_a_question_or_a_stop_go_on(text: str) -> None:
    assert split(text) == [text]


@given(st.text(alphabet='ab. "?!\nA', max_size=60))
def test_sentences_cover_their_paragraphs(text: str) -> None:
    for start, end in lay_out(text).paragraphs:
        found = sentences(text, (start, end), ())
        assert found[0][0] == start
        assert found[-1][1] == end
        assert all(text[a:b].strip() == text[a:b] for a, b in found)
        assert all(not text[b:c].strip() for (_, b), (c, _) in pairwise(found))
