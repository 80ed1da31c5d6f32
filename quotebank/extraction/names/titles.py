"""Where the title ends in a run of capitalised words, and the name begins. Serves ``parts``."""

from __future__ import annotations

from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.offices import end_of_seat
from quotebank.extraction.names.sorts import JOINING, SAINTS, is_borne, is_team


def title_of(words: list[str], lexicon: Lexicon) -> int:
    """Return the index of the last word of what stands before a name: a title, or what describes
    who is named; -1 without any."""
    title = last_title(words, lexicon)
    if title >= 0 and words[title + 1 : title + 2] == ["in"]:
        return title + 2  # "Special Agent in Charge Ann Lind"
    if words[-1].isdecimal():
        return title  # "Juror No. 4"
    graded = _graded(words, lexicon)
    if graded > title:
        return graded
    if len(words) <= _FULL_NAME:
        alone = title < 0 and (
            _is_relative(words, lexicon) or _is_joined(words, lexicon) or _is_trade(words, lexicon)
        )
        return 0 if alone else title
    if "-".join(words[title + 1 : title + 3]) in lexicon.titles and title < len(words) - 3:
        return title + 2  # "Mayor Pro Tem Lind", "Deputy First Class Lind"
    at_school = _behind_school(words, lexicon) if len(words) > _SCHOOLED else -1
    if at_school > title:
        return at_school
    for i in range(title + 1, len(words) - _FULL_NAME):
        if words[i] in lexicon.ranked and (
            _is_somebody(words[i + 1 :], lexicon) or end_of_seat(words, i, lexicon) > i
        ):
            return i
    if title >= 0:
        return _further(words, title, lexicon)
    described = _last_description(words, lexicon)
    return _at_work(words, lexicon) if described < 0 else described


def _graded(words: list[str], lexicon: Lexicon) -> int:
    """Return the index of the last word of a rank that is told by its grade, -1 without one:
    "Airman 1st Class Lind", "Warrant Officer 2 Lind"."""
    for i in range(1, len(words) - 1):
        if words[i].isdecimal() and words[i - 1] == "Officer":
            return i
        if words[i] in ("Class", "Grade"):
            for first in (i - 1, i):
                if "-".join(words[first : first + 2]) in lexicon.titles:
                    return first + 1 if first + 2 < len(words) else -1
    return -1


def _is_somebody(words: list[str], lexicon: Lexicon) -> bool:
    """Whether words behind initials are a full name: "SP Jamiu Musa", not "SP Asset Management"."""
    if len(words) > _LONGEST_NAME or words[0] in _SIDES or not lexicon.bodies.isdisjoint(words):
        return False
    return words[0] in lexicon.given or not any(
        word in JOINING
        or word in lexicon.openers
        or word in lexicon.places
        or word.lower() in lexicon.ordinary
        or _describes(word, lexicon)
        for word in words
    )


def _is_trade(words: list[str], lexicon: Lexicon) -> bool:
    """Whether somebody is named by the given name alone behind what he is: "Shopper Brenda", but
    not "Hunter James" and "Baker Scott"."""
    trade, given = words[0], words[-1]
    return (
        given in lexicon.given
        and given not in lexicon.surnames
        and trade not in lexicon.given
        and trade not in lexicon.surnames
        and trade not in lexicon.families
        and trade.lower() in lexicon.roles
    )


def _is_relative(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a relative is named by the given name alone: "Mum Daniela", not "Nan Patrick"."""
    who = words[0].partition("-of-")[0]  # "Mum-of-two Daniela"
    if who not in lexicon.relatives or words[-1] not in lexicon.given:
        return False
    told = lexicon.roles.get(who.lower(), "")
    return not (told and lexicon.given[words[-1]]) or told == lexicon.given[words[-1]]


def _is_joined(words: list[str], lexicon: Lexicon) -> bool:
    """Whether somebody is named behind a noun of several: "Player-coach Asplem", but not
    "Anglo-Russian Asplem"."""
    hyphen = words[0].rfind("-") + 1
    return (
        len(words) == _FULL_NAME
        and 0 < hyphen < len(words[0])
        and words[0][hyphen].islower()
        and is_role(words[0], lexicon)
        and words[1].lower() not in lexicon.roles
    )


_SHORT_TITLE: Final = 4
"""Letters of a title printed short: "Sen", "Capt"."""
_FULL_NAME: Final = 2
"""Words of a name itself."""
_SCHOOLED: Final = 4
"""Words of a school, of what somebody is there, and of a name, but one: "Hexley High Senior Ann
Lind"."""
_SIDES: Final = frozenset(("East", "West", "North", "South"))
"""First words of places: "SC East Bengal" is a club."""
_LONGEST_NAME: Final = 4
"""The same at the most."""
_SEATED: Final = 4
"""Words of a seat, its number, an office and a surname: "Ward 3 Supervisor Lind"."""


def _behind_school(words: list[str], lexicon: Lexicon) -> int:
    """Return the index of a noun for one of a school or hospital, behind its name and before
    somebody's, -1 without one: "Hexley High School Senior Ann Lind"."""
    for i in range(len(words) - 3, 1, -1):
        if words[i - 1] in lexicon.schools:
            behind = words[i + 1 :]
            one = words[i] in lexicon.grades or _is_post(words[i:], 0, lexicon)
            return i if one and not any(_names_body(word, lexicon) for word in behind) else -1
    return -1


def _names_body(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.bodies or word in JOINING


def _last_description(words: list[str], lexicon: Lexicon) -> int:
    """Return the index of the last word that only describes who is named behind it, -1 without one:
    "Teenager Ana Morales", "Swede Joakim Lind", "EADS Philippe Caron"."""
    first = words[0]
    if words[1].isdecimal():
        behind = _last_description(words[2:], lexicon) if len(words) > _SEATED else -1
        return behind + 2 if behind >= 0 else -1  # "Ward 3 Supervisor Ann Lind"
    if first in lexicon.given:
        # "Junior Ann Lind" is at school.
        return 0 if first in lexicon.grades and words[1] in lexicon.given else -1
    if words[2] in lexicon.given and f"{first}-{words[1]}" in lexicon.demonyms:
        return 1  # "South African Ann Lind"
    for i, word in enumerate(words[1:-1], 1):
        if word in lexicon.given:
            return i - 1 if all(_describes(w, lexicon) for w in words[:i]) else -1
    for i in (len(words) - 3, len(words) - 2):
        # A given name that no list knows: "Council Member Torvik Asplem".
        if i > 0 and _is_post(words, i, lexicon):
            return i
    if first == "Senior" and not any(_describes(word, lexicon) for word in words[1:]):
        return 0  # in his last year at school: "Senior Tye Asplem"
    return 0 if is_role(first, lexicon) else -1


def _is_post(words: list[str], i: int, lexicon: Lexicon) -> bool:
    """Whether a noun for one person, and what only describes it, stands before words that nothing
    is known of."""
    return (
        is_role(words[i], lexicon)
        and words[i].lower() not in lexicon.plural_roles
        and all(_describes(word, lexicon) for word in words[:i])
        and not any(_describes(word, lexicon) or word in JOINING for word in words[i + 1 :])
    )


def _at_work(words: list[str], lexicon: Lexicon) -> int:
    """Return the index of a noun for what somebody does, whatever it is of and where, -1 without
    one: "IFS Maritime Coordinator Ann Lind"; not the surname in "Mary Fisher Ann Lind"."""
    if words[0] in lexicon.given and words[0] not in lexicon.places:
        return -1
    for i in range(len(words) - 3, 0, -1):
        if not _is_work(words[i], lexicon):
            continue
        behind = words[i + 1 :]
        if behind[0] in lexicon.given:
            if not any(_names_body(word, lexicon) for word in behind):
                return i
        elif len(behind) == _FULL_NAME and _is_somebody(behind, lexicon):
            noun = words[i]
            several = noun.lower() in lexicon.plural_roles  # "Norsk Investors Partnership II"
            return -1 if several or noun in lexicon.demonyms or noun.lower() in _SOFT else i
    return -1


_SOFT: Final = frozenset(("royal", "native", "local", "general"))
"""Nouns for people that are mostly adjectives: "the 1st Battalion Royal Gurkha Rifles"."""


def _is_work(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is what somebody does, or several do: "Commissioners Ann Lind and …"."""
    if word == "Lead":
        return True
    if word in lexicon.surnames or not is_role(word, lexicon):
        return False
    return word.lower() not in lexicon.plural_roles or word.removesuffix("s") in lexicon.titles


def _further(words: list[str], title: int, lexicon: Lexicon) -> int:
    """Return the index of the last word of a title that a noun for a person goes on with: "Chief
    Scientist Ann Lind", "Author and Activist Ann Lind"."""
    if words[title + 1 : title + 4] == _FULL_POWERS:
        return title + 3
    i = title + 2 if words[title + 1 : title + 2] == ["and"] else title + 1
    goes_on = i < len(words) - 2 and words[i] not in lexicon.given and is_role(words[i], lexicon)
    return i if goes_on else title


_FULL_POWERS: Final = ["Extraordinary", "and", "Plenipotentiary"]
"""Behind "Ambassador", before who it is."""


def is_role(word: str, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is a noun for a person: "Teenager", "Co-host", "Mum-of-two",
    "Sister-in-law"."""
    low = word.lower()
    return low in lexicon.roles or (
        "-" in low
        and (
            low.rpartition("-")[2] in lexicon.roles
            or low.partition("-of-")[0] in lexicon.roles
            or low.partition("-in-")[0] in lexicon.roles
        )
    )


_TRADES: Final = (
    "ist", "ician", "grapher", "maker", "worker", "keeper", "owner", "woman", "goer",
    "veler", "veller", "tioner",
)  # fmt: skip
"""Ends of nouns for people that are on no list: "Cartoonist Ann Lind said"."""
_ADJECTIVES: Final = ("ing", "ed", "ant", "ful", "less", "ous", "ive")
"""Ends of words that stand before names where a sentence begins: "Using Ted Lind's words, …",
"Defiant Ted Lind said"."""


def _describes(word: str, lexicon: Lexicon) -> bool:
    return (
        is_role(word, lexicon)
        or word in lexicon.demonyms
        or word in lexicon.parties
        or word in lexicon.places
        or word in lexicon.subjects
        or word in lexicon.bodies
        or word in lexicon.known
        or (len(word) > 2 and word.isupper() and "." not in word)
        or word.endswith(_ADJECTIVES + _TRADES)
        or word.lower() in lexicon.qualifiers
    )


BORNE: Final = frozenset(("Emir", "Sultan"))
"""Titles that are given names too."""
PLAIN: Final = frozenset(("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr."))
"""Honorifics before which any word is a surname: "Ms King", "Dr Dean"."""


def last_title(words: list[str], lexicon: Lexicon) -> int:
    """Return the index of the last word of the title, -1 without one."""
    last = -1
    if words[-1] in lexicon.suffixes:
        words = words[:-1]  # "Martin Luther King III"
    while len(words) > 2 and words[-1] in lexicon.letters and words[-2] in lexicon.letters:
        words = words[:-1]  # "Ivor Lind MP FRS"
    for i, word in enumerate(words):
        # A title word that is a surname or a letter of honour stands last, after a given name:
        # "Chris Dean", "Mervyn King", "Rosa Bell MP".
        behind = i == len(words) - 1 and i > 0 and _follows_name(words, lexicon)
        if word in SAINTS or _is_inside(words, i, lexicon) or is_borne(words, i, lexicon):
            continue  # "Philip St John", "St Albans"; "Department of Justice"; "Jihan Sheikh Holm"
        if i in (1, last + 2) and word in lexicon.honorifics and words[i - 1] in lexicon.given:
            continue  # "Hassan Sheikh Mahmud", "President Hassan Sheikh Mahmud"
        if i and word in BORNE and words[i - 1] in lexicon.given:
            continue  # "Mehmet Emir Lind"
        if word == "Lady" and is_team(words, i) and not _describes(words[i - 1], lexicon):
            continue  # "Hexley Lady Hornets", but "Labour Lady Williams"
        if i == len(words) - 2 and word in lexicon.given:
            continue  # "Dean Smith" and "Earl Warren", but "Dean Thomas Holm"
        heads = word == "Head" and words[i + 1 : i + 2] == ["of"]  # "Head of Policy Ann Lind"
        if not behind and (word in lexicon.honorifics or _is_title(word, lexicon) or heads):
            last = i
        elif word == "Sri" and 0 <= last == i - 1 and words[last] in lexicon.honorifics:
            last = i  # "Dato Sri Ann Lind", but not "President of Sri Lanka"
    if last < 1 < len(words) and f"{words[0]}-{words[1]}" in lexicon.titles:
        return 1  # "Tan Sri Ann Lind"
    return last


def _is_inside(words: list[str], i: int, lexicon: Lexicon) -> bool:
    """Whether the title at ``i`` stands inside a body's name: "Court of Justice", "Office of the
    Attorney General"."""
    before = words[: i - 1 if words[i] == "General" and i else i]
    if before[-1:] == ["the"]:
        before.pop()
    return len(before) > 1 and before[-1] in JOINING and before[-2] in lexicon.bodies


def _is_title(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a title, be it of two joined: "Lieutenant-General", "L/Cpl"."""
    if word in lexicon.titles:
        return True
    if word[1:2] == "/":
        return word[2:] in lexicon.titles
    first, hyphen, second = word.partition("-")
    if not hyphen:
        return False
    if "-turned-" in word:
        return word.rpartition("-")[2] in lexicon.titles  # "Actor-turned-Senator Lind"
    return first in lexicon.titles and (
        second in lexicon.titles or second in ("in-Chief", "in-Charge", "at-Large")
    )


def _follows_name(words: list[str], lexicon: Lexicon) -> bool:
    """Whether the last word stands behind a given name."""
    lettered = words[-1] in lexicon.letters and len(words) > _FULL_NAME
    if lettered and words[0] in lexicon.honorifics:
        return True  # "Dame Torvi Asplem MP", "Mr Asplem MP"
    before = words[-3] if lettered else words[-2]
    if (
        before in lexicon.given
        and before not in lexicon.demonyms
        and (before not in lexicon.places or words[-1] in lexicon.surnames)
    ):
        return True  # "Chris Dean", but not "German Ambassador" and "Virginia Democrat"
    if (
        len(words[-1]) <= _SHORT_TITLE
        and words[-1].istitle()
        and words[-1].lower() not in lexicon.roles
    ):
        return not _describes(before, lexicon)  # "Anuradha Sen": short for nothing behind a name
    if words[-1] not in lexicon.surnames:
        return False
    if len(words) == _FULL_NAME:
        return not _describes(
            before, lexicon
        )  # "Farzana Begum", "Torvik Warden", but "German King"
    # "Mr Major", "Dr Aamir Sultan"
    return words[0] in lexicon.given or (words[0] in PLAIN and not _is_title(before, lexicon))
