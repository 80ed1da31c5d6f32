"""Cues: the words that mark speech ("said"), all forms made from the verbs of data/en/cues.toml.

Beside the lexicon; ``mentions.tokens`` finds them in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_VOWELS: Final = "aeiou"
_DOUBLES: Final = re.compile("(?:qu|[^aeiou])*[aeiou][^aeiouwxy]")
"""Of one syllable, which doubles its last consonant: "sobbed", "shrugged"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its class (``cues.toml``), its verb in the base form, and whether it is printed so."""

    group: str
    verb: str
    bare: bool = False

    def hands_on(self) -> bool:
        """Return whether it hands on what is the case: "the paper reported", not "he chided"."""
        return self.group in ("say", "write") or self.verb == "report"


def verb_forms(verb: str) -> list[str]:
    """Return the forms of a regular English verb, itself first.

    >>> verb_forms("deny"), verb_forms("note"), verb_forms("stress")
    (['deny', 'denies', 'denied', 'denying'], ['note', 'notes', 'noted', 'noting'], \
['stress', 'stresses', 'stressed', 'stressing'])
    """
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    s = "es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s"
    stem = verb + verb[-1] if _DOUBLES.fullmatch(verb) else verb
    return [verb, verb + s, stem + "ed", stem + "ing"]


Forms = dict[str, tuple[str, str]]
"""Form of a verb -> (group, base form)."""


def cue_forms(cues: Mapping[str, Mapping[str, str]]) -> tuple[Forms, Forms]:
    """Return every form of every verb of the table: those that are cues, and those that are nouns
    more often ("the press secretary"), which stand under ``[nouns]``.

    The first group that names a verb wins; irregular forms stand under ``[irregular]``.
    """
    irregular = cues["irregular"]
    forms: Forms = {}
    for group, entry in cues.items():
        for verb in entry.get("verbs", "").split():
            made = [verb, *irregular[verb].split()] if verb in irregular else verb_forms(verb)
            if group == "weak" and verb not in irregular.get(verb, "").split():
                made = made[1:]  # "fire chief", "a call": the base form is a noun more often
            for form in made:
                forms.setdefault(form, (group, verb))
    nouns = {noun: forms.pop(noun) for noun in cues["nouns"]["words"].split()}
    return forms, nouns
