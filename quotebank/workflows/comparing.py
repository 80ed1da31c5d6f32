"""Two speakers beside each other, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from quotebank.model import Printing
from quotebank.workflows.spreading import days_of

_NEVER = (date.max, date.max)


@dataclass(frozen=True, slots=True)
class Beside:
    """What one and the other said in the same days; one of them may be missing."""

    first: Printing | None
    second: Printing | None

    @property
    def either(self) -> Printing:
        """The one that is there."""
        found = self.first or self.second
        assert found is not None
        return found


def side_by_side(first: Iterable[Printing], second: Iterable[Printing]) -> list[Beside]:
    """Return the printings of two speakers in pairs of the same days, the oldest first.

    The days are those on which it was said, else printed. What has none comes last.
    """
    days: dict[tuple[date, date], tuple[list[Printing], list[Printing]]] = {}
    for side, printings in enumerate((first, second)):
        for printing in printings:
            days.setdefault(days_of(printing) or _NEVER, ([], []))[side].append(printing)
    return [
        Beside(one, other) for known in sorted(days) for one, other in zip_longest(*days[known])
    ]
