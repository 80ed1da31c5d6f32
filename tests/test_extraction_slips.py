"""Surnames printed with a slip, by their letters and in articles."""

import pytest

from quotebank.extraction import extract
from quotebank.extraction.coreference.slips import one_slip
from quotebank.model import Article


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("Davenport", "Daveport", True),  # one less
        ("Chadra", "Chadhra", True),  # one more
        ("Petrov", "Petrow", True),  # another
        ("Tiat", "Tait", True),  # swapped
        ("Holm", "Holm", False),  # no slip at all
        ("Holmes", "Holm", False),
        ("Holm", "Lind", False),
        ("Lindgren", "Lundgern", False),  # two of them
    ],
)
def test_one_slip(one: str, other: str, slip: bool) -> None:
    assert one_slip(one, other) is slip
    assert one_slip(other, one) is slip


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # As the paper introduced her.
        ('Monica Chadhra runs the clinic. "We are full," Ms Chadra said.', "Monica Chadhra"),
        # Two bear surnames as near: nobody can tell.
        (
            'Monica Chadhra and Priya Chandra run the clinic. "We are full," Ms Chadra said.',
            "Chadra",
        ),
        # A man is not the woman who was introduced.
        ('Ms Monica Chadhra runs the clinic. "We are full," Mr Chadra said.', "Chadra"),
        # Short surnames differ by a letter too often.
        ('Monica Lind runs the clinic. "We are full," Ms Lund said.', "Lund"),
    ],
)
def test_the_surname_of_somebody_introduced(text: str, speaker: str) -> None:
    (quotation,) = extract(Article(text=text, key="case", source="case")).quotations
    assert quotation.speaker == speaker
