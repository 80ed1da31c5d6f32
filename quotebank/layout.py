"""Layouts: what a record tells of a value, under which names, in which order.

A layout is data, so that one record has two makers: ``record_of``, from a value of the model; and
the bank, which lets SQLite write it as JSON where making values takes too long (storage.objects).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

Layout = Mapping[str, "str | Part"]
"""Keys in order; each tells the attribute at a path ("quotation.mention.start"), or is a part.

Where there is nothing on the way (no mention), there is nothing at its end.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A record within a record: of the value at ``path``, null where that is None.

    With ``each`` a list of records, one a value of the sequence at ``path``. The paths of
    ``layout`` begin at that value.
    """

    path: str
    layout: Layout
    each: bool = False


class Told(NamedTuple):
    """A printing as the bank tells it in JSON: its object by a layout, and what a link needs.

    ``texts`` are the words of its spans, ``prefix`` the words before them where they were wanted.
    """

    object: str
    texts: tuple[str, ...]
    prefix: str
    origin: ToldOrigin


@dataclass(frozen=True, slots=True, eq=False)
class ToldOrigin:
    """The article of told printings, an object by a layout: one value for all printed in it.

    It is compared by identity, so that what is made of an article once is found again at once.
    """

    url: str | None
    object: str


def record_of(value: object, layout: Layout) -> dict[str, object]:
    """Return the record of a value. Days are ISO text."""
    return {key: _told(value, what) for key, what in layout.items()}


def under(path: str, layout: Layout) -> Layout:
    """Return the layout of what stands at ``path`` of a value, as a layout of that value."""
    return {
        key: f"{path}.{what}"
        if isinstance(what, str)
        else Part(f"{path}.{what.path}", what.layout, what.each)
        for key, what in layout.items()
    }


def named(*names: str) -> Layout:
    """Return a layout in which attributes go by their own names."""
    return {name: name for name in names}


def _told(value: object, what: str | Part) -> object:
    if isinstance(what, str):
        told = _at(value, what)
        return told.isoformat() if isinstance(told, date) else told
    inner = _at(value, what.path)
    if what.each:
        return [record_of(one, what.layout) for one in inner]
    return None if inner is None else record_of(inner, what.layout)


def _at(value: Any, path: str) -> Any:
    for name in path.split("."):
        if value is None:
            return None
        value = getattr(value, name)
    return value
