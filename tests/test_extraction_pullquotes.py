"""Words that a page prints once more, large."""

import pytest

from quotebank.extraction.text.pullquotes import is_credit, is_repeated


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('Ola Moss."', True),
        ('Ola Moss, Harbor Engineer."', True),
        ('Ola Moss, who runs the harbor, said so."', False),
        ('Nobody knew."', False),
        ("Ola Moss.", False),
        (f'Ola {"Moss " * 30}."', False),
    ],
)
def test_a_credit_is_a_name_before_a_mark(line: str, expected: bool) -> None:
    assert is_credit(line, 0, len(line)) is expected


def test_repeated_whatever_the_stop_at_the_end() -> None:
    text = 'She said: "It was never safe," and left. It was never safe.'
    at = text.rfind("It was")
    assert is_repeated(text, at, len(text))
    assert not is_repeated(text, 0, 8)
