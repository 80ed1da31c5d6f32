"""Where names stand, in any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.names.name_spans import find_names
from quotebank.extraction.text.spans import lay_out
from quotebank.resources import wordlists

LEXICON = default()


def test_names_stand_where_they_are_printed() -> None:
    text = "In Oslo, Ola Moss's deputy met Sen. Ted Hallam. Read said so; Ian Read left."
    found = find_names(text, LEXICON)
    shown = [text[n.start : n.end] for n in found]
    assert shown == ["Oslo", "Ola Moss", "Ted Hallam", "Read", "Ian Read"]
    assert [text[n.lead : n.end] for n in found][2] == "Sen. Ted Hallam"


def test_names_around_a_nickname_are_one() -> None:
    text = 'Fire Chief LaRon "Skip" de Holm met Zita (Zi) Lind. In the Post "Big Read" Holm spoke.'
    found = find_names(text, LEXICON)
    assert [(text[n.start : n.end], n.name.text) for n in found] == [
        ("LaRon", "LaRon de Holm"),
        ("de Holm", "LaRon de Holm"),
        ("Zita", "Zita Lind"),
        ("Lind", "Zita Lind"),
        ("Post", "Post"),
        ("Holm", "Holm"),
    ]


def test_a_name_goes_on_over_the_line_of_a_wrapped_text() -> None:
    text = "They met Ola\nMoss on Monday."
    assert [n.name.text for n in find_names(text, LEXICON, wrapped=[(0, len(text))])] == [
        "Ola Moss"
    ]
    assert [n.name.text for n in find_names(text, LEXICON)] == ["Ola", "Moss"]


def test_no_name_goes_on_under_a_short_line_of_a_text_with_long_ones() -> None:
    text = f"Baker Ola Moss\nPicture: Ann Lind\n\n{'They met on Monday. ' * 5}Then Ada\nHolm spoke."
    found = [n.name.text for n in find_names(text, LEXICON, wrapped=lay_out(text).paragraphs)]
    assert found == ["Ola Moss", "Ann Lind", "Ada Holm"]


@given(st.text(alphabet="AaBb .,'-&\n\u2019\u00c9ofJrS", max_size=60))
def test_any_text_gives_names_within_it(text: str) -> None:
    for name in find_names(text, LEXICON):
        assert 0 <= name.lead <= name.start < name.end <= len(text)
        assert text[name.start : name.end]


PARTICLES = wordlists("names")["particles"]


@pytest.mark.parametrize(
    "particle", sorted({*PARTICLES["words"].split()} - {*PARTICLES["unprinted"].split()})
)
def test_each_particle_goes_on_with_a_name(particle: str) -> None:
    name = f"Amar {particle} Ekenstam"
    found = find_names(f"Then {name} spoke.", LEXICON)
    assert [n.name.text for n in found] == [name]
