"""Names as printed, read apart."""

import pytest

from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.names.parts import readings

LEXICON = default()


@pytest.mark.parametrize(
    ("run", "text", "sort", "role", "gender"),
    [
        ("Foreign Minister Sergei Lavrov", "Sergei Lavrov", "person", "Foreign Minister", "m"),
        ("Mr Balls", "Balls", "person", "", "m"),
        ("Secretary of State George Shultz", "George Shultz", "person", "Secretary of State", "m"),
        ("But Ana Morales", "Ana Morales", "person", "", "f"),
        ("Jaap van der Heuvel", "Jaap van der Heuvel", "person", "", "m"),
        ("Teenager Ana Morales", "Ana Morales", "person", "Teenager", "f"),
        ("Ian Tull QC", "Ian Tull", "person", "", "m"),
        ("Robert L. Hale-Symes III", "Robert L. Hale-Symes III", "person", "", "m"),
        ("Bank of Sorvaly", "Bank of Sorvaly", "body", "", ""),
        ("Marlow & Fitch", "Marlow & Fitch", "body", "", ""),
        ("Paris-based Euromarkt", "Euromarkt", "name", "", ""),
        ("U.S. Official", "U.S.", "body", "", ""),
        ("Prime Minister", "Prime Minister", "role", "Prime Minister", ""),
        ("Theresa May", "Theresa May", "person", "", "f"),
        ("Kask Tuesday", "Kask", "name", "", ""),
    ],
)
def test_reading(run: str, text: str, sort: str, role: str, gender: str) -> None:
    name = readings(LEXICON)[run][0]
    assert (name.text, name.sort, name.role, name.gender) == (text, sort, role, gender)
    named = run[name.offset : name.offset + name.length]
    assert named in (text, f"{text} QC")  # with the letters behind it


@pytest.mark.parametrize("run", ["The", "However", "Monday", "After Monday", "Plans"])
def test_openers_and_days_are_no_names(run: str) -> None:
    assert readings(LEXICON)[run] == ()


def test_a_full_stop_after_a_word_ends_a_name() -> None:
    assert [name.text for name in readings(LEXICON)["Iowa. Kask"]] == ["Iowa", "Kask"]
