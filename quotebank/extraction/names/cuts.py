"""Where a run of capitalised words is cut, and where not: at a firm's "Inc.", at a possessor, at a
month. Serves ``parts``.
"""

from __future__ import annotations

from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.sorts import JOINING, is_chinese


def goes_on(word: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a firm's name, or a title with it, goes on behind "Inc.": "Norsk Co. Ltd", "Norsk
    Inc. Chairman Ann Lind"; but not "at Norsk Inc. Lind said"; or a number or a rank: "Juror No.
    4", "Tech. Sgt. Lind"."""
    if word == "No.":
        return rest[1:].isdecimal()
    if word == "Tech.":
        return rest.startswith(" Sgt")
    if word not in lexicon.bodies:
        return False
    words = rest.split()
    return (
        not words
        or words[0].rstrip(",") in lexicon.bodies
        or words[0] in JOINING
        or any(w in lexicon.titles or w.lower() in lexicon.roles for w in words)
    )


def owns(owner: str, owned: str, lexicon: Lexicon) -> bool:
    """Whether a body's name goes on behind a possessive: "Farmers' Union", not "the Tories' Ann
    Lee" and "Giants' Stadium"."""
    low = owner.lower()
    return (low in lexicon.plural_roles or low in lexicon.groups) and not lexicon.bodies.isdisjoint(
        owned.split()
    )


def is_whose(pieces: list[tuple[int, str]], rest: str, lexicon: Lexicon) -> bool:
    """Whether a party is only said to be somebody's or something's behind "of": "the Labour Party
    of Tony Lind", but not "the Republican Party of New Mexico"."""
    if not pieces or pieces[-1][1] != "Party":
        return False
    words = rest.split()[:2]
    return not (words and (words[0] in lexicon.places or " ".join(words) in lexicon.places))


def is_felt(word: str, lexicon: Lexicon) -> bool:
    """Whether a word before "With" is a headline's participle: "Simon Kachi Pleased With Win", but
    not "Simon Ahmed With"."""
    return word.endswith("ed") and word not in lexicon.given


def said_inside(pieces: list[tuple[int, str]], word: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether "Said" stands between a given name and the one word behind it, ``rest`` of a run:
    "Mohamed Said Fofana"."""
    alone = word == "Said" and len(pieces) == 1 and pieces[0][1] in lexicon.given
    return alone and len(rest.split()) == 1 and rest.strip() not in lexicon.given


def short_given(pieces: list[tuple[int, str]], rest: str, lexicon: Lexicon) -> bool:
    """Whether a name goes on behind a given name printed short: "Mayor Ma. Theresa Lim", but not
    "said Jack Ma. Theresa Lim agreed"."""
    words = rest.split()
    if len(words) < 2:
        return False
    before = pieces[-2][1] if len(pieces) > 1 else ""
    return not before or before in lexicon.titles or before in lexicon.honorifics


_FESTIVE: Final = frozenset(("Black", "Good", "Cyber", "Bloody", "Super", "Ash"))
"""Words with which a day is no date, in names: "Black Friday Coalition"."""


def day_in_body(pieces: list[tuple[int, str]], rest: str, lexicon: Lexicon) -> bool:
    """Whether a day is part of a body's name, ``rest`` of a run with it in front: "the Sunday
    Times", "Sheffield Wednesday", "the Mail on Sunday", "the March of Dimes"."""
    day, *behind = rest.split()
    if pieces:
        before = pieces[-1][1]
        if before in _FESTIVE or (before == "The" and behind and behind[-1] in lexicon.bodies):
            return bool(behind)
        if f"{before} {day}" in lexicon.known or (before == "on" and len(pieces) > 1):
            return True
        if before != "The":
            return False
    return bool(behind) and (
        f"{day} {behind[0].rstrip('.,')}" in lexicon.known
        or " ".join([day, *behind[:2]]).rstrip(".,") in lexicon.known
    )


def day_as_surname(pieces: list[tuple[int, str]], word: str, lexicon: Lexicon) -> bool:
    """Whether a month or a day is a surname here: "Theresa May", "Mrs May"; but not in "President
    Reagan Friday" and "South Dakota Tuesday"."""
    if not pieces or (len(pieces) > 1 and word.endswith("day")):
        return False
    return pieces[-1][1] in lexicon.given or pieces[-1][1] in lexicon.honorifics


def month_as_given(pieces: list[tuple[int, str]], rest: str, lexicon: Lexicon) -> bool:
    """Whether a month begins somebody's name, ``rest`` of a run: "April Ryan", "Councilman June
    Farrar", not "the minister May resign"; ``name_spans`` sees whether it is "in April Ryan …"."""
    month, _, surname = rest.partition(" ")
    if month in lexicon.families:
        # "Chairman Sun Weibo", "Sun Li", but not "on Sun July"
        return surname in lexicon.families or is_chinese(surname, lexicon)
    if pieces:
        title = pieces[-1][1]
        if title in lexicon.titles and (title.isupper() or title.endswith(".")):
            # "ASP Sunday Abata", but not "the PM Sunday Night"
            return surname.isalpha() and not (
                surname in lexicon.openers
                or surname in lexicon.days
                or surname in lexicon.bodies
                or surname.lower() in lexicon.ordinary
            )
        role = title.lower().partition("-of-")[0]  # "Mum-of-two April Dunstan"
        if month == "May" or (title not in lexicon.titles and role not in lexicon.roles):
            return False
    return (
        month in lexicon.given
        and surname.isalpha()
        and surname not in lexicon.openers
        and surname not in lexicon.days
    )
