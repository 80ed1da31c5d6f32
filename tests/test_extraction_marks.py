"""Which marks open and close."""

import pytest

from quotebank.extraction.text.marks import Reading, find_marks, pair, weigh


def read(text: str, *, carried: bool = False, reopened_next: bool = False) -> str:
    marks = [weigh(text, start, end, 0, len(text)) for start, end in find_marks(text)]
    names = {
        Reading.OPEN: "(",
        Reading.CLOSE: ")",
        Reading.CLOSE_BOTH: "]",
        Reading.REOPEN: "+",
        Reading.NEST: "{",
        Reading.UNNEST: "}",
        Reading.STRAY: "!",
        Reading.NOTHING: ".",
    }
    return "".join(names[reading] for reading in pair(marks, carried, reopened_next))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go," he said. "Now."', "()()"),
        ('" We go , " he said .', "()"),
        ('"We go. "We stay. "We wait."', "(++)"),
        ('"He said "go" to me," she said.', "({})"),
        ('"The "night shift," she said.', "({]"),
        ('A 12" pipe.', "."),
        ('"It is a 12" pipe," he said.', "(.)"),
        ('It was shut," he said.', "!"),
        ('He said "we go', "("),
        ("\N{DOUBLE LOW-9 QUOTATION MARK}Wir\N{LEFT DOUBLE QUOTATION MARK}, sagte er.", "()"),
    ],
)
def test_readings(text: str, expected: str) -> None:
    assert read(text) == expected


def test_a_paragraph_after_an_open_one_goes_on_with_or_without_a_mark() -> None:
    assert read('and we left," he said.', carried=True) == ")"
    assert read('"And we left," he said.', carried=True) == "()"


def test_runs_are_one_mark() -> None:
    text = "'''Go,''' he said. \"\"No.\"\""
    assert [text[start:end] for start, end in find_marks(text)] == ["'''", "'''", '""', '""']


def test_thousands_of_marks_in_one_paragraph_are_read_in_runs() -> None:
    assert read('" ' * 1001).count("(") > 300
