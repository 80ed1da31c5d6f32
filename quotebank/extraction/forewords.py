"""Words in front of a name that are not its own: the office or the month before it; and what those
tell of letters behind it. Serves ``name_spans``, where the runs of capitalised words go on:
"director of the Norsk Foundation Neeshan Balton".
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names import Name, NameAt
from quotebank.extraction.sorts import JOINING, SAINTS
from quotebank.extraction.tables import Table
from quotebank.extraction.titles import PLAIN, first_given

PEOPLE: Final = frozenset(("person", "name"))
"""Sorts of names that may be somebody's."""
_DATED: Final = re.compile(
    r"(?:\b(?:[iI]n|[oO]n|[sS]ince|[uU]ntil|[bB]y|[fF]rom|[tT]o|[aA]nd|last|this|next|early|mid|late)"
    r"|\d)[ -]\Z"
)
"""Before a month that is no given name: "in April Ryan said"."""
_TOLD: Final = re.compile(r"(\S+) (?:by|to|and) \Z")
"""Before somebody rather than a month, unless one stands before it too: "started by April Ryan"."""
_STATES_OF: Final = tuple(
    f"{state} of{blank}" for state in ("Republic", "republic", "Kingdom") for blank in " \n"
)
"""Behind them a country stands, though no list has it: "the Republic of Tarvenia Ludek Lind"."""
_HOLDS: Final = re.compile(r"\b([\w-]+) (?:of|for|at|from|to|in)(?: the)?\s\Z")
"""Before where an office is held: "MP for Hexley Ludek Lind"."""
_STATE_OFFICE: Final = re.compile(
    r"\b(?:[cC]ommissioner|[mM]inister|[sS]ecretary|[iI]nspector) (?:of|for)(?: the)?\s\Z"
)
_SEATS: Final = (
    "ayor of ", "icar of ", " rector of ", "Rector of ", "ishop of ", "overnor of ", "MP for ",
    "MSP for ", "ouncillor for ", "ember for ", "ommissioner for ",
)  # fmt: skip
"""Behind them a place stands, be it somebody's name elsewhere."""
_NAMED: Final = 3
"""Words of a body and of somebody behind it, at the least."""


def dated(text: str, at: int) -> bool:
    """Whether a word that begins at a place is a month, by what stands before it."""
    return _DATED.search(text, max(0, at - 7), at) is not None


def _is_told(text: str, at: int, name: Name, lexicon: Lexicon) -> bool:
    """Whether a month begins somebody's name for all the small word before it: "Ray Beale and June
    Farrar", not "in May and June Farrar said"."""
    before = _TOLD.search(text, max(0, at - 24), at) if name.sort == "person" else None
    return before is not None and before[1] not in lexicon.days and not before[1].isdigit()


_ON_A_DAY: Final = re.compile(r", (?:\d\d[,.]|(?:an?|the|who) )")
"""Behind somebody's name: "said Monday Asplem, a farmer"."""


def with_weekday(text: str, at: int, run: str, name: Name, lexicon: Lexicon) -> Name:
    """Return what reads like a day and a name as somebody's whose given name the day is: "said
    Monday Asplem, a farmer", "lawyer Sunday Asplem", "May Asplem, 88,"; not "he said Monday"."""
    day, _, rest = run.partition(" ")
    if (
        day not in lexicon.days
        or name.text != rest
        or len(name.words) not in _BORN_ON
        or not _of_no_list(name.words, lexicon)
        or any(word.lower() in lexicon.ordinary for word in name.words)
        or dated(text, at)
    ):
        return name
    behind = _ON_A_DAY.match(text, at + len(run))
    if behind is None or behind[0][2].isalpha():
        before = text[max(0, at - 24) : at - 1].rpartition(" ")[2].lower()
        if not _tells_person(text, at, lexicon) or (behind is None and before not in lexicon.roles):
            return name
    words = (day, *name.words)
    return replace(
        name, lead=0, offset=0, length=len(run), text=run, words=words, sort="person", key=run
    )


_BORN_ON: Final = (1, 2)
"""Words of somebody's name behind the day."""


def words_before(text: str, at: int, name: Name, lexicon: Lexicon) -> int:
    """Return how many words in front of what reads like a name belong to the words before it."""
    words = name.words
    first = words[0]
    if first in lexicon.days:
        return 1 if dated(text, at) and not _is_told(text, at, name, lexicon) else 0
    if name.sort in PEOPLE and not name.role and first not in lexicon.given:
        apart = _apart(text, at, words, name.lead, lexicon)
        if apart:
            return apart
    if len(words) >= _NAMED:
        body = _behind_body(text, at, words, lexicon)
        if body or name.sort not in PEOPLE:
            return body
    if name.sort not in PEOPLE or len(words) < (2 if name.role else 3) or first in SAINTS:
        return 0
    if name.lead:
        return 0  # words are left out in front as it is
    if not name.role and (first in lexicon.given or words[-1] in lexicon.places):
        # "mayor of Jasmin Ann Lind", but not "director of Mary Ann Lind's show"
        seated = words[1] in lexicon.given and text.endswith(_SEATS, 0, at)
        return 1 if seated else 0
    if text.endswith(_STATES_OF, 0, at):
        return 1 if words[1] in lexicon.given or _of_no_list(words[1:], lexicon) else 0
    if not _holds(text, at, lexicon):
        return 0
    if name.role:  # "Senator from Ohio Ludek Lind", but not "of Senator Ludek Lind"
        role = name.role.split()
        last = role[-1].lower()  # "Commissioner of Police Ludek Lind"
        of_many = last in lexicon.plural_roles or role[-1] in lexicon.subjects  # "for Youth"
        several = of_many and (first in lexicon.given or _of_state(text, at))
        titled = last in lexicon.roles and not several
        return 0 if titled or role[-1] in lexicon.titles or name.honorific else len(role)
    return first_given(words, 1, lexicon) or _behind_seat(words, lexicon)


_STANDING: Final = ("former ", "fellow ", "Former ", "Fellow ", " ex-", "Ex-")
"""Before what somebody is or was, be it on no list: "former Spice Girl Ann Lind"."""
_ONE_OF: Final = ("Former", "Fellow")
_OCCASION: Final = tuple(
    f"{small}{mark}"
    for small in ("At ", "On ", "In ", "During ", " at ", " on ", " in ", " during ")
    for mark in ("", "#")
)


def _apart(text: str, at: int, words: tuple[str, ...], lead: int, lexicon: Lexicon) -> int:
    """Return how many words in front of somebody's name are one of a band or a cast, or where it
    was said: "fellow Goodie Ann Lind", "At PMQs Ann Lind said"; ``lead`` characters of the run are
    left out in front of the name as it is."""
    left = 1 if lead else 0
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


_LONGEST_CUE: Final = 16
_STANDING_WORDS: Final = 2


def _holds(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether an office stands before a place, with where it is held behind."""
    office = _HOLDS.search(text, max(0, at - 36), at)
    return office is not None and office[1].lower() in lexicon.holders


def _behind_body(text: str, at: int, words: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return how many words of what reads like a body's name are the body's, if two more behind an
    office are somebody's: "director of the Norsk Foundation Neeshan Balton"."""
    if not _holds(text, at, lexicon):
        return 0
    *body, given, surname = words
    if not _is_held(body, lexicon) or not JOINING.isdisjoint((given, surname)):
        return 0
    if len(body) == 1 and given not in lexicon.given and not _of_state(text, at):
        return 0  # "editor of Sports Illustrated Kids"
    return len(body) if _of_no_list((given, surname), lexicon) else 0


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
    return len(seat) if " ".join(seat) in lexicon.places and _of_no_list(holder, lexicon) else 0


_AGE: Final = re.compile(", (?:aged )?[0-9]{1,2}[,.]")
_ORDERS: Final = re.compile(
    r"\b(?i:priest|parish|church|chapel|nuns?|convent|monk|monastery|friar)\b"
)
"""Where a text has one of these, a "Sister Daniela, 57, said" may be in an order."""


def alone(end: int, run: str, name: Name, posts: Posts) -> Name:
    """Return the relative whom a run that ends at a place names, if an age behind it tells that the
    first word is no name: "Mum Liraz, 47, said", "Sister Daniela, 27, said"."""
    text, lexicon = posts.text, posts.lexicon
    who, _, given = run.partition(" ")
    ordered = who in lexicon.orders
    if not given.isalpha() or name.words[-1] != given:
        return name
    if ordered:
        if not _is_of_family(text, end, run, posts.families) or posts.families.in_orders():
            return name
    elif who not in lexicon.relatives or who in lexicon.given or not _AGE.match(text, end):
        return name
    return replace(
        name,
        lead=0,
        offset=len(run) - len(given),
        length=len(given),
        text=given,
        words=(given,),
        sort="person",
        gender=name.gender or lexicon.roles.get(who.lower(), ""),
        role=who,
        honorific=False,
        key=given,
    )


class Families(Table[str, bool]):
    """Run of a relative's noun and a given name -> whether an age at another place, or small
    letters there, tell a relative from a sister of an order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self._orders: bool | None = None

    def work_out(self, run: str) -> bool:
        """Return whether they do for one run."""
        text = self.text
        first = text.find(f"{run}, ") + len(run)
        small = run[0].lower() + run[1:]
        return (
            _AGE.match(text, first) is not None or small in text or small.replace(" ", ", ") in text
        )

    def in_orders(self) -> bool:
        """Return whether the article is of people who may be in an order."""
        if self._orders is None:
            self._orders = _ORDERS.search(self.text) is not None
        return self._orders


def _is_of_family(text: str, end: int, run: str, families: Families) -> bool:
    """Whether an age, here or at another place, or small letters there tell a relative from a
    sister of an order, or the family that was just spoken of."""
    if _AGE.match(text, end) or families[run]:
        return True
    # "The singer's mother Janet told … Father Mick, who flew back, said"
    start = end - len(run)
    return (
        _SPEAKS.match(text, end) is not None
        and _FAMILY.search(text, max(0, start - _NEAR), start) is not None
    )


_SPEAKS: Final = re.compile(", who |,? (?:said|says|added|told|recalled|wept) ")
_FAMILY: Final = re.compile(
    r"\b(?:mother|mum|mom|father|dad|parents|sister|brother|son|daughter|family)\b"
)
_NEAR: Final = 300
"""Characters before a relative in which another is spoken of."""


_OF_WHERE: Final = re.compile(r" \([^()\n]{2,30}\) [A-Z][\w'\u2019-]*\.? [A-Z]")


class Posts(Table[str, bool]):
    """Initials of a post -> whether the article prints it in full, or before somebody's name."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        super().__init__()
        self.text, self.lexicon, self.families = text, lexicon, Families(text)

    def work_out(self, initials: str) -> bool:
        """Return whether it prints one."""
        post = self.lexicon.ranked[initials]
        named = rf"\b{initials} (?:[A-Z][\w'-]+ |[A-Z]\.? ){{1,3}}[A-Z][a-z]"
        return (
            re.search(rf"\b(?i:{post})\b", self.text) is not None
            or re.search(named, self.text) is not None
        )


def in_post(at: int, run: str, names: tuple[Name, ...], posts: Posts) -> tuple[Name, ...]:
    """Return the post that initials behind "the" are, where the article prints it in full or before
    a name ("the SP said" of a "superintendent of police" or of "SP Jamiu Musa"), and that they are
    before brackets and a name: "SP (rural) Jamiu Musa"."""
    text, initials = posts.text, names[0].text
    if _OF_WHERE.match(text, at + len(run)) is None and not (
        (run.startswith("The ") or text.endswith("the ", 0, at)) and posts[initials]
    ):
        return names
    noun = posts.lexicon.ranked[initials].partition(" of ")[0].rpartition(" ")[2]
    return (replace(names[0], sort="role", words=(noun,)),)


_FULL_NAME: Final = (2, 3)
"""Words of somebody's name before letters."""


def with_letters(text: str, at: int, names: tuple[Name, ...], lexicon: Lexicon) -> tuple[Name, ...]:
    """Return what reads like an office, or, where it is somebody of no list with letters behind the
    name, who that is: not "the Blaenau Gwent MP", but "said Torvik Asplem MP"."""
    name = names[0]
    *words, letters = name.words
    if (
        letters not in lexicon.letters
        or _HOLDER.match(text, at + name.offset + name.length)
        or len(words) not in _FULL_NAME
        or not _of_no_list(words, lexicon)
        or not lexicon.titles.isdisjoint(words)
        or not (_tells_person(text, at, lexicon) or _is_plain(text, words[-1]))
    ):
        return names
    whole = name.text.removesuffix(letters).rstrip()
    role = name.text[len(whole) :].lstrip()
    return (
        replace(name, text=whole, words=tuple(words), sort="person", role=role, key=whole),
        *names[1:],
    )


_HOLDER: Final = re.compile(
    r", (?:(?:Dr|Mr|Mrs|Ms|Sir|Dame)\.? )?(?!The )[A-Z][\w'\u2019-]+ [A-Z][\w'\u2019-]+"
    r"(?=[,.]| (?!and)[a-z])"
)
"""Behind a seat with letters, who has it: "said Couva South MP, David Leigh"."""
_SEATED: Final = frozenset(("MP", "TD", "MLA", "MSP", "MPP", "MHK", "MNA", "AM", "MS", "MEP"))
_SEAT_JOINS: Final = (" of ", " a ", " upon ", " le ", " de ", " by ", " on ")


def begins_seat(text: str, before: NameAt, at: int, name: Name) -> bool:
    """Whether a name is the first word of a seat that the office behind it is of: "said Isle of Ely
    MP, David Leigh"."""
    return (
        name.role.rpartition(" ")[2] in _SEATED
        and before.name.sort in ("name", "place")
        and len(before.name.words) == 1
        and before.lead == before.start
        and text[before.end : at + name.lead] in _SEAT_JOINS
    )


_AND: Final = " and "


def joins_seat(
    text: str,
    before: NameAt,
    lead: int,
    end: int,
    name: Name,
    known: tuple[Set[str], Set[str]],
    lexicon: Lexicon,
) -> bool:
    """Whether two names with "and" between them are one seat of the office behind them: "Torridge
    and Marsh MP Ana Lind", "Torridge and Marsh councillor Ana Lind"; but not "Holm and Marsh MP Ana
    Lind" of a Holm that is ``known``."""
    one = before.name
    if (
        text[before.end : lead] != _AND
        or one.sort not in _SEATS_OF
        or one.role
        or any(one.words[-1] in surnames for surnames in known)
        or (one.sort != "place" and one.words[0] in lexicon.given)
    ):
        return False
    if name.role:
        *seat, office = name.role.split()
        return (
            len(seat) in _SEAT
            and office in _SEATED
            and (seat[0] not in lexicon.parties and seat[0] not in lexicon.bodies)
        )
    if name.sort not in _SEATS_OF or any(name.words[-1] in surnames for surnames in known):
        return False
    if text[end : end + 1] != " ":
        return False
    office, _, rest = text[end + 1 : end + _LONGEST_OFFICE].partition(" ")
    if office in _BODIES_OF:  # "Torridge and Marsh council leader Ana Lind"
        office = rest.partition(" ")[0]
    office = office.rstrip(".,")
    return office in lexicon.holders and office in lexicon.roles


_SEATS_OF: Final = ("name", "place")
_SEAT: Final = (1, 2, 3)
"""Words of the second half of a seat."""
_BODIES_OF: Final = ("council", "police")
_LONGEST_OFFICE: Final = 28


def _tells_person(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a cue or a noun for a person stands before a place: "said Asplem", "spokesman
    Asplem"."""
    before = text[max(0, at - 24) : at - 1].rpartition(" ")[2].lower()
    if before in lexicon.roles:
        return before not in lexicon.plural_roles
    return lexicon.cues.get(before, ("",))[0] == "say"


def _is_plain(text: str, surname: str) -> bool:
    """Whether an article calls somebody by surname: "Mr Asplem"."""
    return any(f"{honorific} {surname}" in text for honorific in PLAIN)


def _of_no_list(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether no word is one of places or bodies, or begins sentences."""
    return all(
        known.isdisjoint(words) for known in (lexicon.bodies, lexicon.places, lexicon.openers)
    )
