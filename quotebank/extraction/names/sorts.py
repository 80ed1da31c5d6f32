"""What a name names, by its words: a person, a body, a place. Serves ``parts``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from quotebank.extraction.lexicon import Lexicon

Sort = Literal["person", "name", "body", "place", "role", "nothing"]
"""person: surely one (given name, honorific or title); name: capitalised and unknown, so person or
body; body: organisation; place; role: a title without a name ("the Prime Minister")."""
PEOPLE: Final = frozenset(("person", "name"))
"""Sorts of names that may be somebody's."""

_QUARTERS: Final = frozenset(("Western", "Eastern", "Northern", "Southern"))
_STATES: Final = frozenset(("U.S.", "U.K.", "U.N.", "E.C.", "N.Z."))
_OWNED: Final = re.compile(r"(?:['\u2019]s|s['\u2019])(?: |$)")
"""In names of firms and bodies: "Moody's", "Women's Institute", "Farmers' Union"."""
_DIGIT: Final = re.compile(r"\d")
SAINTS: Final = frozenset(("St", "St.", "Saint"))
"""First words of places and churches, and inside surnames: "St Albans", "Ian St John"."""
JOINING: Final = frozenset(("of", "&", "for", "and", "on", "to"))
"""Small words inside the names of bodies."""


def sort_of_name(words: list[str], *, titled: bool, lexicon: Lexicon) -> Sort:
    """Return what the words of a name, its title left out, name; ``titled``: it has a title."""
    first, last = words[0], words[-1]
    whole = " ".join(words)
    if len(words) > 1 and "-".join(words) in lexicon.demonyms:
        return "nothing"  # "the St Lucian", "the South African"
    if last.isdecimal() and len(words) > 1:
        noun = words[-3] if len(words) > 2 and words[-2].startswith("No") else words[-2]
        if noun in lexicon.numbered:
            return lexicon.numbered[noun]  # "Juror No. 4", "Route 6"
    if first in lexicon.ships or (first in SAINTS and len(words) == 2 and not titled):
        return "place"  # "St Albans", but "Sir Ian St John"
    if _qualifies(first, last, lexicon) or (
        first[1:2] == "-" and (first[0] in "RDI" or first[2:].islower())
    ):
        return "nothing"  # "Ohio Democratic" before a role in small letters; "(R-Wisc.)"; "T-shirt"
    if (
        len(words) == 2
        and first in lexicon.parties
        and last.lower() in lexicon.roles
        and last not in lexicon.bodies
    ):
        return "role"  # "said the Northern Irishman", but not "the Liberal Democrats"
    if len(words) > 1 and first not in lexicon.given and _small(words, lexicon):
        return "nothing"  # "the thriller Get Out"
    if _holders(words, lexicon):
        return "role"
    if len(words) > 3 and any(
        lexicon.words.get(word.lower()) in ("b", "n") for word in words[1:-1]
    ):
        return "nothing"  # a headline in capitals: "Harbour Crowd Does Not Like Dana Holm"
    if titled and whole in lexicon.surnames:
        return "person"  # "Mr Fox"
    if (
        whole in lexicon.places
        or (whole.isupper() and whole.title() in lexicon.places)
        # "Madison County", for all that Madison is a given name
        or (len(words) == 2 and last in _TRACTS)
    ):
        # "Mr Washington", "Judge Houston" and "Mr St Louis" are people.
        return "person" if titled and (len(words) == 1 or first in SAINTS) else "place"
    return _body_or_person(words, whole, titled=titled, lexicon=lexicon)


_OF_FAMILY: Final = ("Daughter", "Son")
"""A president's: "the First Daughter"."""
_TRACTS: Final = ("County", "City", "Township", "Basin")


def _small(words: list[str], lexicon: Lexicon) -> bool:
    """Whether words are a work's by the small ones among them: "Get Out", "This is Just My
    Face"."""
    if words[-1] == "Out" or lexicon.words.get(words[-1].lower()) == "p":
        return True
    return any(lexicon.words.get(word.lower()) == "h" for word in words[1:-1])


def _holders(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a name is a title in the plural: "Georgian Presidents", but not "Ann Deans",
    "Torvik Reeves", "House Republicans" and "Association of Probation Officers"; or who is of a
    president's family: "the First Daughter"."""
    last = words[-1]
    title = last.removesuffix("s")
    if last in _OF_FAMILY and words[0] == "First":
        return len(words) == _TWO
    return (
        len(words) > 1
        and title != last
        and title in lexicon.titles
        and title not in lexicon.parties
        and last not in lexicon.bodies
        and last not in lexicon.surnames
        and not title.isupper()
        and words[0] not in lexicon.given
        and JOINING.isdisjoint(words)
    )


def _qualifies(first: str, last: str, lexicon: Lexicon) -> bool:
    """Whether a name is an adjective of party or standing, but no "Amnesty International", "Pacific
    Western" or "Betty White"."""
    if last not in lexicon.parties:
        return False
    return last == first or not (
        last in lexicon.bodies or last in _QUARTERS or first in lexicon.given
    )


def _says_nothing(word: str, lexicon: Lexicon) -> bool:
    """Whether a word names nobody: a people, a letter, a degree ("Ann Lind, PhD, said")."""
    return (
        len(word) == 1
        or word in lexicon.demonyms
        or word in lexicon.subjects
        or word in lexicon.letters
    )


def _has_party(words: list[str], lexicon: Lexicon) -> bool:
    """Whether an adjective of party stands inside a name: "Christian Democratic Appeal"."""
    return len(words) > 2 and not lexicon.parties.isdisjoint(words[1:-1])


def _is_known(whole: str, lexicon: Lexicon) -> bool:
    """Whether a body is known by its whole name, or by a state it begins with: "U.S. Data", as old
    wires printed it, is no person."""
    return whole in lexicon.known or whole.partition(" ")[0] in _STATES


def _body_or_person(words: list[str], whole: str, *, titled: bool, lexicon: Lexicon) -> Sort:
    first, last = words[0], words[-1]
    if whole in lexicon.bodies or not JOINING.isdisjoint(words) or _is_known(whole, lexicon):
        return "body"
    if (
        last in lexicon.surnames
        and first in lexicon.given
        and (len(words) < 3 or words[-2] in lexicon.given or words[-2].endswith("."))
    ):
        return "person"  # "Liam Fox", but not the "Sydney Opera House"
    if (
        "-" in whole
        and not _is_given(first, lexicon)
        and not titled
        and any(part in lexicon.places for part in whole.split("-"))
    ):
        return "place"  # "the Manila-Hong Kong route", but "Carla Hewitt-York"
    if last in lexicon.bodies or (len(words) > 1 and first in lexicon.bodies):
        return "body"
    if _has_party(words, lexicon) or is_team(words, len(words) - 2) or _marked(whole):
        return "body"
    if len(words) == 1:
        if not titled and (_short(first) or first.endswith("bank")):
            return "body"  # "Norskbank"
        if _says_nothing(first, lexicon):
            return "nothing"
        return "person" if titled else "name"
    if titled or _is_given(first, lexicon) or family_first(words, lexicon):
        return "person"
    if last in lexicon.places and last not in lexicon.surnames:
        return "place"
    if len(first) == 2 and first.endswith("."):
        return "person"
    return "name"


def is_team(words: Sequence[str], i: int) -> bool:
    """Whether the word at ``i`` is the "Lady" of a school's team: "Marshall Lady Patriots"."""
    return 0 < i == len(words) - 2 and words[i] == "Lady" and words[-1].endswith("s")


def _marked(whole: str) -> bool:
    """Whether a name has a possessive or a number in it."""
    return _OWNED.search(whole) is not None or _DIGIT.search(whole) is not None


def _short(word: str) -> bool:
    """Whether a word may be a body's initials."""
    return 1 < len(word) < 6 and word.isupper()


def _is_given(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.given or word.title() in lexicon.given


def family_first(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a name is of the kind "Park Geun-soo"."""
    return len(words) == 2 and words[0] in lexicon.families and "-" in words[1]


def goes_by_first(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a family name comes first, so that its bearer goes by it behind a title: "President
    Xi" is Xi Lianping, "Chairman Kim" Kim Jong-min; but no Kim Adams."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if len(words) == _TWO and second.partition("-")[2].islower():
        return True
    return first in lexicon.families and (first not in lexicon.given or len(words) > _TWO)


_TWO: Final = 2
_SYLLABLE: Final = (
    "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:i(?:ang?|ao|e|n?g?|ong|u)|u(?:ang?|ai|e|i|n|o)?|a(?:ng?|i|o)?|e(?:ng?|i|r)?|o(?:ng|u)?)"
)
_CHINESE: Final = re.compile(rf"(?:{_SYLLABLE}{_SYLLABLE}|(?:[XQ]|Zh){_SYLLABLE})", re.I)


def is_chinese(word: str, lexicon: Lexicon) -> bool:
    """Whether a word reads like a given name behind a family name that is a small word: "You
    Chengyin", but not "You Can"."""
    return (
        _CHINESE.fullmatch(word) is not None
        and word not in lexicon.openers
        and word not in lexicon.given
        and word.lower() not in lexicon.ordinary
        and word.lower() not in lexicon.roles
    )


def is_unheard(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may be the surname behind a given name that is a small word: "Can Karagoz",
    but not "So Far", "No Child", "On England"."""
    low = word.lower()
    if word in lexicon.families:
        return True  # "spokesman An Li"
    return (
        word.istitle()
        and word.isalpha()
        and low not in lexicon.ordinary
        and low not in lexicon.roles
        and low not in lexicon.words
        and low not in lexicon.cues
        and word not in lexicon.openers
        and word not in lexicon.given
        and word not in lexicon.bodies
        and word not in lexicon.places
        and word not in lexicon.demonyms
        and word not in lexicon.subjects
        and word not in lexicon.titles
        and word not in lexicon.days
        and word not in lexicon.known
    )


_BORNE: Final = frozenset(("Sheikh", "Imam", "Haji", "Hajj"))
"""Honorifics that are names too."""


def is_borne(words: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """Whether an honorific is the second name of three behind a word that nothing is known of,
    which may be a given name: "Jihan Sheikh Holm"."""
    named = i == 1 and len(words) == i + _TWO and words[i] in _BORNE
    return named and is_unheard(words[0], lexicon)


def of_no_list(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether no word is one of places or bodies, or begins sentences."""
    return all(
        known.isdisjoint(words) for known in (lexicon.bodies, lexicon.places, lexicon.openers)
    )
