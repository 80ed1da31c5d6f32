"""The word lists, those that marks, zones and kinds read among them."""

import re
from typing import Any

import pytest

from quotebank.resources import wordlists

OWN = ("abbreviations", "kinds", "marks", "zones")


@pytest.mark.parametrize("name", OWN)
def test_every_group_has_examples(name: str) -> None:
    for group, entry in wordlists(name).items():
        assert entry["examples"], group


@pytest.mark.parametrize("name", OWN)
def test_words_are_in_small_letters_and_stand_once(name: str) -> None:
    for group, entry in wordlists(name).items():
        words = entry.get("words", [])
        assert len(words) == len(set(words)), group
        assert all(word == word.lower() and word for word in words), group


def patterns(entry: dict[str, Any]) -> list[str]:
    return [*entry.get("patterns", []), *(found["pattern"] for found in entry.get("anywhere", []))]


def test_patterns_of_zones_are_sound_and_tried_where_they_can_match() -> None:
    for group, entry in wordlists("zones").items():
        assert all(re.compile(pattern) for pattern in patterns(entry)), group
        assert all(word == word.lower() for word in entry.get("first", [])), group
        for found in entry.get("anywhere", []):
            assert found["stem"].split()[-1].lower() in found["pattern"], found


def test_a_missing_list_is_named() -> None:
    with pytest.raises(FileNotFoundError):
        wordlists("nowhere")
