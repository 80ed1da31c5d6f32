"""Entries as the word lists print them, read into the sets and tables that a lexicon keeps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

from quotebank.resources import wordlists

_VOWELS: Final = "aeiou"

Numbered = Literal["role", "person", "body", "place"]
NUMBERED: Final[tuple[Numbered, ...]] = ("role", "person", "body", "place")
"""What names with a number name, in the order in which their nouns are listed."""


def plural(noun: str) -> str:
    """Return the regular plural of an English noun ("policewoman" counts as regular).

    >>> [plural(word) for word in ("ally", "coach", "chairman", "aide", "child")]
    ['allies', 'coaches', 'chairmen', 'aides', 'children']
    """
    if noun.endswith("man") and noun not in ("german", "human"):
        return noun[:-2] + "en"
    if noun == "person":
        return "people"
    if noun == "child" or noun.endswith("grandchild"):
        return noun + "ren"
    if noun.endswith("wife"):
        return noun[:-2] + "ves"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def word_set(group: Mapping[str, str], key: str = "words") -> frozenset[str]:
    """Return the blank-separated words of a list."""
    return frozenset(group[key].split())


@cache
def listed(file: str, group: str, key: str = "words") -> frozenset[str]:
    """Return the words of a list of ``data/en/<file>.toml``, read once."""
    return word_set(wordlists(file)[group], key)


def role_forms(roles: Mapping[str, Mapping[str, Mapping[str, str]]]) -> dict[str, str]:
    """Return nouns of people, in both numbers, with the gender they tell: "actress" -> "f"."""
    forms: dict[str, str] = {}
    for key, gender in (("male", "m"), ("female", "f"), ("either", "")):
        for noun in roles["roles"][key]["words"].split():
            forms.setdefault(noun, gender)
            forms.setdefault(plural(noun), gender)
    for noun in str(roles["roles"]["either"]["plural_only"]).split():
        forms.setdefault(noun, "")
    return forms


def with_plurals(nouns: frozenset[str]) -> frozenset[str]:
    """Return nouns in both numbers."""
    return nouns | frozenset(map(plural, nouns))


_TAGS: Final = (("prepositions", "p"), ("conjunctions", "&"), ("auxiliaries", "b"))


def small_words(words: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the small words with the tags that scans print for them: "the" -> "d"."""
    tags: dict[str, str] = {}
    for word in words["determiners"]["words"].split():
        tags[word] = "d"
    for word in words["determiners"]["alone"].split():
        tags[word] = "o"
    for word in words["determiners"]["possessive"].split():
        tags[word] = "h"
    for group, tag in _TAGS:
        for word in words[group]["words"].split():
            tags[word] = tag
    for word in words["adverbs"]["words"].split():
        tags[word] = "a"
    for word in words["negations"]["words"].split():
        tags[word] = "n"
    for day in words["adverbs"]["days"].split():
        tags.setdefault(day.lower(), "a")
    tags |= {"to": "t", "that": "T", "who": "r", "which": "r", "whom": "r", "whose": "r"}
    return tags


def pronoun_tags(table: Mapping[str, str]) -> dict[str, str]:
    """Return pronouns with whom they may mean: "she" -> "f"."""
    keys = {"male": "m", "female": "f", "plural": "p", "neuter": "n", "first": "1", "second": "2"}
    return {word: tag for key, tag in keys.items() for word in table[key].split()}


_NO_PLACES: Final = ("surnames", "ships")


def place_names(table: Mapping[str, Mapping[str, str]]) -> frozenset[str]:
    """Return the places of all lists that are lists of places."""
    words = (
        w for key, part in table.items() if key not in _NO_PLACES for w in part["words"].split()
    )
    return frozenset(word.replace("-", " ") for word in words)


def numbered(group: Mapping[str, str]) -> dict[str, Numbered]:
    """Return nouns that numbers follow ("Juror No. 4") with what they name so."""
    return {word: sort for sort in NUMBERED for word in group[sort].split()}


def by_gender(table: Mapping[str, str]) -> dict[str, str]:
    """Return words with the gender they tell, empty for either."""
    return {
        word: gender
        for key, gender in (("either", ""), ("male", "m"), ("female", "f"))
        for word in table[key].split()
    }


def groups(pairs: str) -> dict[str, frozenset[str]]:
    """Return left side -> right sides of blank-separated ``left=right`` pairs."""
    found: dict[str, set[str]] = {}
    for pair in pairs.split():
        left, _, right = pair.partition("=")
        found.setdefault(left, set()).add(right)
    return {left: frozenset(right) for left, right in found.items()}


def synonyms(pairs: str) -> dict[str, frozenset[tuple[str, ...]]]:
    """Return noun -> what it may stand for, each in its words, of "premier=prime-minister"."""
    return {
        noun: frozenset(tuple(words.split("-")) for words in others)
        for noun, others in groups(pairs).items()
    }


def countries(pairs: str) -> dict[str, frozenset[str]]:
    """Return adjective -> countries of "Saudi=Saudi-Arabia"."""
    return {
        adjective: frozenset(country.replace("-", " ") for country in countries)
        for adjective, countries in groups(pairs).items()
    }


def spelt_out(pairs: str) -> dict[str, tuple[str, ...]]:
    """Return initials -> words of "pm=prime-minister"."""
    split = [pair.partition("=") for pair in pairs.split()]
    return {initials: tuple(words.split("-")) for initials, _, words in split}
