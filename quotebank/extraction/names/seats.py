"""Seats of several names in front of an office: "Torridge and Marsh MP Ann Lind". Serves
``name_spans``.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.name import Name, NameAt

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


_SOMEBODY: Final = re.compile(r" (?:[a-z-]+ )?([a-z-]+) [A-Z][\w'\u2019-]+ [A-Z]")


def stands_before(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether somebody is named behind what he is where a title and a word end, so that they are
    where or whose he is that: "said King Street vendor Ana Lind", "Bishop Street resident Ana
    Lind"."""
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].islower():
        return False
    named = _SOMEBODY.match(text, end)
    return (
        named is not None
        and lexicon.roles.get(named[1]) is not None
        and (named[1] not in lexicon.plural_roles)
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
