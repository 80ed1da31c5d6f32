"""Relatives named by their given names behind a noun: "Mum Liraz", "Sister Daniela". Serves
``name_spans``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.tables import Table
from quotebank.extraction.names.name import Name

_AGE: Final = re.compile(", (?:aged )?[0-9]{1,2}[,.]")
_ORDERS: Final = re.compile(
    r"\b(?i:priest|parish|church|chapel|nuns?|convent|monk|monastery|friar)\b"
)
"""Where a text has one of these, a "Sister Daniela, 57, said" may be in an order."""


def alone(end: int, run: str, name: Name, families: Families, lexicon: Lexicon) -> Name:
    """Return the relative whom a run that ends at a place names, if an age behind it tells that the
    first word is no name: "Mum Liraz, 47, said", "Sister Daniela, 27, said"."""
    text = families.text
    who, _, given = run.partition(" ")
    ordered = who in lexicon.orders
    if not given.isalpha() or name.words[-1] != given:
        return name
    if ordered:
        if not _is_of_family(text, end, run, families) or families.in_orders():
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
