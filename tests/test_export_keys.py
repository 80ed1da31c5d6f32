"""Citation keys: readable, unique by the id, and the same wherever the entry stands."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.export.keys import article_key, quotation_key
from tests.printings import HOSTILE, printing


def key(text: str, **fields: Any) -> str:
    return quotation_key(printing(17, text, **fields))


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("We will expand our trade", {"speaker": "Sergei Lavrov"}, "lavrov2010expand-17"),
        ("No, it isn't", {}, "lindqvist2010no-17"),
        ("The 400 boats", {}, "lindqvist2010400-17"),
        ("Don't panic", {"speaker": "Ludwig van der Berg"}, "berg2010panic-17"),
        ("Ships", {"speaker": "Łukasz Żak"}, "zak2010ships-17"),
        ("Ships", {"speaker": "Xi Haiming"}, "xi2010ships-17"),
        ("Ships", {"speaker": None, "speaker_kind": None}, "anon2010ships-17"),
        ("Ships", {"speaker": "Анна"}, "anon2010ships-17"),
        ("Порт", {}, "lindqvist2010-17"),
        ("Ships", {"published": None}, "lindqvistndships-17"),
        (
            "Ships",
            {"speaker": "the Ministry of Foreign Affairs", "speaker_kind": "organisation"},
            "ministryofforeignaffairs2010ships-17",
        ),
    ],
)
def test_a_quotation_is_named(text: str, fields: dict[str, Any], expected: str) -> None:
    assert key(text, **fields) == expected


def test_an_article_is_named_for_its_journalist_or_outlet() -> None:
    assert article_key(printing(7)) == "doe2010harbour-a107"
    assert article_key(printing(7, authors=())) == "northportchronicle2010harbour-a107"
    assert article_key(printing(7, authors=("Reuters",))) == "reuters2010harbour-a107"
    assert article_key(printing(7, authors=(), outlet=None, title=None)) == "anon2010-a107"


@given(st.text() | st.sampled_from(list(HOSTILE.values())), st.text(), st.integers(1))
def test_any_key_is_one_word_of_ascii(text: str, name: str, number: int) -> None:
    asked = printing(number, text, speaker=name, authors=(name,), title=text, outlet=name)
    assert re.fullmatch(rf"[a-z0-9]{{1,60}}-{number}", quotation_key(asked))
    assert re.fullmatch(rf"[a-z0-9]{{1,60}}-a{number + 100}", article_key(asked))
