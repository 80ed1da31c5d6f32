"""Words in front of a name that are not its own: the office before it, a greeting, an occasion;
days and months by ``months``. Serves ``name_spans``, where the runs of capitalised words go on:
"director of the Norsk Foundation Neeshan Balton".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.months import opens
from quotebank.extraction.names.name import Name
from quotebank.extraction.names.offices import SPEAKERS, end_of_place, first_given
from quotebank.extraction.names.sorts import JOINING, PEOPLE, SAINTS, of_no_list

_STATES_OF: Final = tuple(
    f"{state} of{blank}" for state in ("Republic", "republic", "Kingdom") for blank in " \n"
)
"""Behind them a country stands, though no list has it: "the Republic of Tarvenia Ludek Lind"."""
_HOLDS: Final = re.compile(
    r"\b([\w-]+) (of|for|at|from|to|in|on)(?: the| [A-Z]\w+['\u2019]s(?: [a-z-]+){0,3})?\s\Z"
)
"""Before where an office is held: "MP for Hexley Ludek Lind", "head of Norway's state firm Norsk
Ludek Lind"."""
_FOR: Final = ("responsibility", "counsel")
"""Words that an office goes on with, or which are held for one: "Counsel for the DPP Ann Lind"."""
_OF_BODY: Final = re.compile(
    r"\b([\w-]+) (?:of|for|at|from) (?:the )?(?:[\w'\u2019-]+ ){0,8}?(think tank|[a-z-]+)\s\Z"
)
"""Before the name of what an office is of: "head of the aid group Norsk Ludek Lind"."""
_STATE_OFFICE: Final = re.compile(
    r"\b(?:[cC]ommissioner|[mM]inister|[sS]ecretary|[iI]nspector) (?:of|for)(?: the)?\s\Z"
)
_SEATS: Final = (
    "ayor of ", "icar of ", " rector of ", "Rector of ", "ishop of ", "overnor of ", "MP for ",
    "MSP for ", "ouncillor for ", "ember for ", "ommissioner for ",
)  # fmt: skip
"""Behind them a place stands, be it somebody's name elsewhere."""
_FULL_NAME: Final = 2
"""Words of somebody's name."""
_NAMED: Final = 3
"""Words of a body and of somebody behind it, at the least."""


def words_before(text: str, at: int, name: Name, lexicon: Lexicon) -> int:
    """Return how many words in front of what reads like a name belong to the words before it."""
    words = name.words
    first = words[0]
    if first == "Will" or first in lexicon.days:
        return 1 if opens(text, at, name, lexicon) else 0
    if name.sort in PEOPLE and not name.role and first not in lexicon.given:
        apart = _apart(text, at, words, name.lead, lexicon)
        if apart:
            return apart
    if len(words) >= _NAMED:
        body = _behind_place(text, at, words, lexicon) or _behind_body(text, at, words, lexicon)
        if body or name.sort not in PEOPLE:
            return body
    if name.sort not in PEOPLE or len(words) < (2 if name.role else 3) or first in SAINTS:
        return 0
    if name.lead:
        return 0  # words are left out in front as it is
    if not name.role:
        if words[1] in lexicon.given and _is_seated(text, at, name, lexicon):
            return 1
        if first in lexicon.given or words[-1] in lexicon.places:
            return 0  # "director of Mary Ann Lind's show"
    if text.endswith(_STATES_OF, 0, at):
        return 1 if words[1] in lexicon.given or of_no_list(words[1:], lexicon) else 0
    return _behind_office(text, at, name, lexicon)


def _behind_office(text: str, at: int, name: Name, lexicon: Lexicon) -> int:
    """Return how many words are what an office in front of a place is of."""
    words = name.words
    if not _holds(text, at, lexicon):
        return 0 if name.role else _behind_noun(text, at, words, lexicon)
    if name.role:  # "Senator from Ohio Ludek Lind", but not "of Senator Ludek Lind"
        role = name.role.split()
        last = role[-1].lower()  # "Commissioner of Police Ludek Lind"
        of_many = last in lexicon.plural_roles or role[-1] in lexicon.subjects  # "for Youth"
        several = of_many and (words[0] in lexicon.given or _of_state(text, at))
        titled = last in lexicon.roles and not several
        return 0 if titled or role[-1] in lexicon.titles or name.honorific else len(role)
    given = _given_behind(words, lexicon)
    return given or _behind_seat(words, lexicon) or _behind_initials(words, lexicon)


def _given_behind(words: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return where somebody's full name begins behind one word or more, 0 without one; be it a
    family name: "head of Norsk Wang Lin"."""
    given = first_given(words, 1, lexicon)
    return given or int(len(words) == _NAMED and words[1] in lexicon.families)


_OPENED: Final = frozenset("\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}")


def _shouted(text: str, words: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return how many words at the head of a quotation only greet or call for whose full name
    stands behind them: "THANK YOU CARL HOLM", "Free Carl Holm"; of no list where the article has
    the surname too."""
    if words[0].isupper() and words[-1].isupper():
        given = first_given([word.title() for word in words], 1, lexicon)
        return given or (len(words) - _FULL_NAME if f" {words[-1].title()} " in text else 0)
    for i, word in enumerate(words[:-1]):
        if i and word in lexicon.given:
            return i
        low = word.lower()
        if not (low in lexicon.ordinary or low in lexicon.pronouns or low in lexicon.cues):
            return 0
    return 0


_STANDING: Final = ("former ", "fellow ", "Former ", "Fellow ", " ex-", "Ex-")
"""Before what somebody is or was, be it on no list: "former Spice Girl Ann Lind"."""
_ONE_OF: Final = ("Former", "Fellow")
_OCCASION: Final = tuple(
    f"{small}{mark}"
    for small in ("At ", "On ", "In ", "During ", " at ", " on ", " in ", " during ")
    for mark in ("", "#")
)


def _apart(text: str, at: int, words: tuple[str, ...], lead: int, lexicon: Lexicon) -> int:
    """Return how many words in front of somebody's name are one of a band or a cast, where it was
    said, or a greeting: "fellow Goodie Ann Lind", "At PMQs Ann Lind said", "GOD BLESS ANN LIND";
    ``lead`` characters of the run are left out in front of the name as it is."""
    left = 1 if lead else 0
    if text[at - 1 : at] in _OPENED and len(words) >= _NAMED:
        greeting = _shouted(text, words, lexicon)
        return left + greeting if greeting else 0  # "We Love Carl Holm"
    if words[0] in _ONE_OF or words[0].startswith("Ex-"):
        given = first_given(words, 1, lexicon)
        return left + given if 0 < given <= _STANDING_WORDS + 1 else 0
    start = at + lead
    if text.endswith(_STANDING, 0, start):
        given = first_given(words, 1, lexicon)
        return left + given if 0 < given <= _STANDING_WORDS else 0
    if words[0].istitle() or not text.endswith(_OCCASION, 0, start):
        return 0
    if len(words) >= _NAMED and words[1] in lexicon.given:
        return left + 1
    verb = start + len(" ".join(words)) + 1
    told = text[verb : verb + _LONGEST_CUE].partition(" ")[0].rstrip(",:") in lexicon.cues
    return left + 1 if told else 0


_FAR: Final = 70
"""Characters from an office to the name behind what it is of."""
_LONGEST_CUE: Final = 16
_STANDING_WORDS: Final = 2


def _holds(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether an office stands before a place, with where it is held behind."""
    office = _HOLDS.search(text, max(0, at - _FAR), at)
    if office is None:
        return False
    held = office[1].lower()
    if held in lexicon.holders or held in _FOR or office[1] in lexicon.subjects:
        return True
    if office[2] == "for" and held in SPEAKERS:
        return True
    return office[2] == "on" and held in lexicon.roles  # "spokesperson on Health Ann Lind"


def _is_seated(text: str, at: int, name: Name, lexicon: Lexicon) -> bool:
    """Whether a place in front of a full name is where an office is held: "mayor of Jasmin Ann
    Lind", and by the verb behind "the envoy to the agencies in Geneva Ann Lind said"."""
    first = name.words[0]
    if (first in lexicon.given or name.words[-1] in lexicon.places) and text.endswith(
        _SEATS, 0, at
    ):
        return True
    if first not in lexicon.places or not text.endswith(" in ", 0, at):
        return False
    end = at + name.offset + name.length + 1
    return text[end : end + _LONGEST_CUE].partition(" ")[0].rstrip(",:") in lexicon.cues


def _behind_noun(text: str, at: int, words: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return how many words are a body's of which a noun tells what it is, and an office what
    somebody is there, whose full name stands behind: "head of the aid group Norsk Ann Lind"; not
    "Ann Lind, head of the law firm Norsk Paul Rose" and "a partner at …"."""
    given = _given_behind(words, lexicon)
    if not given:
        surname = words[-1]
        if len(words) != _NAMED or text.count(surname) == text.count(f"{words[1]} {surname}"):
            return 0  # a firm goes by its first words
        given = 1
    office = _OF_BODY.search(text, max(0, at - _LONGEST_OFFICE), at)
    if (
        office is None
        or office[1].lower() not in lexicon.roles
        or office[1].lower() in lexicon.plural_roles
        or not _is_firm(office[2].replace(" ", "-"), lexicon)
    ):
        return 0
    before = text[max(0, office.start() - _NEAR) : office.start()]
    return 0 if _BESIDE.search(before) else given


def _is_firm(noun: str, lexicon: Lexicon) -> bool:
    return noun in lexicon.groups or noun in lexicon.firms or noun in lexicon.minor_firms


_BESIDE: Final = re.compile(r"(?:[A-Z][\w'\u2019-]*,|\d,|\b[aA]n?)(?: [a-z-]+){0,2} \Z")
"""Before an office that somebody named in front holds, or one of several: "Ann Lind, head of"."""
_LONGEST_OFFICE: Final = 110
_NEAR: Final = 30


def _behind_place(text: str, at: int, words: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return how many words are a place of several, if a full name stands behind it: "governor of
    Sierra Leone Ann Lind"."""
    seat = end_of_place(words, 0, lexicon) + 1
    if seat == 1 or len(words) < seat + _FULL_NAME or words[seat] not in lexicon.given:
        return 0
    return seat if _holds(text, at, lexicon) else 0


def _behind_body(text: str, at: int, words: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return how many words of what reads like a body's name are the body's, if two more behind an
    office are somebody's: "director of the Norsk Foundation Neeshan Balton"."""
    if not _holds(text, at, lexicon):
        return 0
    *body, given, surname = words
    if words[0] in lexicon.shortened and _behind_initials(words, lexicon):
        return 1  # "Ambassador to the UN Ri Tong Il"
    if not JOINING.isdisjoint((given, surname)):
        return 0
    if len(words) == _NAMED and body[0] in lexicon.public and text.endswith(" the ", 0, at):
        # "head of the Board Ludek Lind", but not "of the School Food Plan"
        low = (given.lower(), surname.lower())
        return 1 if lexicon.ordinary.isdisjoint(low) and of_no_list(words[1:], lexicon) else 0
    if not _is_held(body, lexicon):
        return 0
    if len(body) == 1 and given not in lexicon.given and not _of_state(text, at):
        return 0  # "editor of Sports Illustrated Kids"
    return len(body) if of_no_list((given, surname), lexicon) else 0


def _of_state(text: str, at: int) -> bool:
    """Whether the office before a place is a state's: "Commissioner of Finance Ludek Lind"."""
    return _STATE_OFFICE.search(text, max(0, at - 36), at) is not None


def _is_held(body: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words behind an office are what it is of: "the Norsk Foundation", "Kaduna State",
    "Police", "Higher Education"; not "chairman of Bank Julius Lind"."""
    last = body[-1]
    return (
        (len(body) > 1 and (last in lexicon.bodies or last in ("State", "Ward")))
        or last in lexicon.subjects
        or last.lower() in lexicon.plural_roles
    )


def _behind_seat(words: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return how many words are a place, two more being somebody's: "ambassador to New Holm Teimur
    Lind"."""
    seat, holder = words[:-2], words[-2:]
    return len(seat) if " ".join(seat) in lexicon.places and of_no_list(holder, lexicon) else 0


def _behind_initials(words: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return how many words are the initials of what an office is of, two more being somebody's:
    "Counsel for the DPP Eilish Brody"."""
    first, *holder = words
    initials = 1 < len(first) < _LONGEST_INITIALS and first.isupper() and first.isalpha()
    if not initials or len(holder) not in _FULL_NAMES or not of_no_list(holder, lexicon):
        return 0
    known = any(w.isupper() or w.lower() in lexicon.ordinary or w in JOINING for w in holder)
    return 0 if known else 1


_FULL_NAMES: Final = (2, 3)
_LONGEST_INITIALS: Final = 6
