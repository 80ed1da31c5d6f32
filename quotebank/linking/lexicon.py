"""The name words that linking knows (data/en/name_forms.toml), read once, ready to look up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from quotebank.folding import fold
from quotebank.resources import wordlists


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """Forms of given names and endings of surnames, all folded.

    ``transliterations`` maps a form to its group's first form; ``nicknames`` maps a form to every
    group that holds it (Jon is John's and Jonathan's); ``surname_endings`` maps an ending to the
    ending it is read as.
    """

    transliterations: Mapping[str, str]
    nicknames: Mapping[str, frozenset[int]]
    surname_endings: Mapping[str, str]
    particles: frozenset[str]
    suffixes: frozenset[str]


@cache
def default() -> NameLexicon:
    """Return the shipped lexicon."""
    data = wordlists("name_forms")
    nicknames: dict[str, set[int]] = {}
    for number, group in enumerate(data["nicknames"]):
        for form in group["forms"]:
            nicknames.setdefault(fold(form), set()).add(number)
    return NameLexicon(
        transliterations=_first_forms(data["transliterations"]),
        nicknames={form: frozenset(groups) for form, groups in nicknames.items()},
        surname_endings=_first_forms(data["surname_endings"]),
        particles=frozenset(data["words"]["particles"]),
        suffixes=frozenset(data["words"]["suffixes"]),
    )


def _first_forms(groups: list[dict[str, list[str]]]) -> dict[str, str]:
    return {fold(form): fold(group["forms"][0]) for group in groups for form in group["forms"]}


@dataclass(frozen=True, slots=True)
class StatementLexicon:
    """Words that decide whether two printings are one statement (data/en/statements.toml).

    ``opposites`` maps a word to those that say the opposite of it.
    """

    endings: Mapping[str, str]
    wholes: Mapping[str, str]
    function_words: frozenset[str]
    negations: frozenset[str]
    numbers: frozenset[str]
    opposites: Mapping[str, frozenset[str]]


@cache
def statement_words() -> StatementLexicon:
    """Return the shipped words."""
    data = wordlists("statements")
    return StatementLexicon(
        endings=data["contractions"]["forms"],
        wholes=data["contractions"]["whole"],
        function_words=frozenset(data["function_words"]["words"]),
        negations=frozenset(data["negations"]["words"]),
        numbers=frozenset(data["numbers"]["words"]),
        opposites=_opposites(data["opposites"]["pairs"]),
    )


def _opposites(pairs: list[list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}
