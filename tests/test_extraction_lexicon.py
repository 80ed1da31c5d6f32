"""The lexicon: forms made by rule, and each word's work."""

import pytest

from quotebank.extraction.lexicon.entries import plural
from quotebank.extraction.lexicon.shipped import default


@pytest.mark.parametrize(
    ("noun", "many"),
    [("ally", "allies"), ("coach", "coaches"), ("chairwoman", "chairwomen"), ("wife", "wives"),
     ("person", "people"), ("grandchild", "grandchildren"), ("german", "germans"), ("boy", "boys")],
)  # fmt: skip
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_a_role_has_its_plural_and_its_gender() -> None:
    lexicon = default()
    assert lexicon.roles["spokeswoman"] == "f"
    assert lexicon.roles["councilmen"] == "m"
    assert lexicon.roles["ministers"] == ""
    assert "ministers" in lexicon.plural_roles
    assert "minister" not in lexicon.plural_roles
    assert "police" in lexicon.plural_roles


def test_no_given_name_counts_for_two_genders() -> None:
    given = default().given
    assert given["Hillary"] == "f"
    assert given["Sergei"] == "m"
    assert given["Robin"] == ""


def test_the_first_group_of_a_verb_wins() -> None:
    cues = default().cues
    assert cues["said"] == ("say", "say")
    assert cues["told"] == ("tell", "tell")
    assert cues["warned"] == ("tell", "warn")
    assert cues["called"] == ("call", "call")


def test_common_words_are_openers_and_no_given_names() -> None:
    lexicon = default()
    assert {"Plans", "The", "Already"} <= lexicon.openers
    assert not {"Plans", "Already"} & set(lexicon.given)
