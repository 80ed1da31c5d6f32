"""Who is dead: an article tells that somebody died, or is his obituary. Under ``relatives``, who
speak for the dead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quotebank.extraction.lexicon.tables import Table
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people.entity import Entity

_DIED: Final = re.compile(
    # Not "Pat Doyle, whose sister died" and "Pat Doyle said Ann was killed".
    r"(?:(?!whose |his |her |said |says |told )[^.!?\n]){0,80}"
    r"\b(?:died|dead|(?:was|were|been) (?:killed|murdered)|drowned|passed away|to death"
    r"|(?:his|her) life)\b"
)
_DEATH: Final = re.compile(
    r"\b(?:(?:death|murder|killing|manslaughter|body|funeral|loss|memory|inquest) (?:of|into|for)"
    r"|kill(?:ed|ing)|murder(?:ed|ing)|late)(?: [\w-]+){0,3}? \Z"
)
_PRINTINGS: Final = 4
"""Printings of a full name beside which a death is looked for."""
_REACH: Final = 60
"""Characters before a name in which it would stand."""
_DEATHS: Final = (
    "died", "dead", "kill", "murder", "death", "drowned", "passed away", "late ", " life",
    "slaughter", "funeral", "loss ", "memory", "inquest", "body ",
)  # fmt: skip
"""One of which stands where somebody's death is told."""
_ABOUT: Final = 120
"""Characters behind the beginning of a name in which it would stand."""
_OLD: Final = re.compile(r"(?:, |\b(?:aged|at|was) )(?:[6-9]\d|1[01]\d)\b(?!-)")
_NOTICE: Final = 300
"""Characters behind a name within which an obituary tells the age."""


_TITLES: Final = ("Mr", "Mrs", "Ms", "Miss", "Mr.", "Mrs.", "Ms.")
_TITLE: Final = re.compile(r"\b(Mrs?|Ms|Miss)\.? \Z")
_LONGEST: Final = 6
"""Characters of a title."""
_MY_KIN: Final = re.compile(
    r"\b[Mm]y (?:late |dear |own |beautiful |wonderful |lovely |poor )?"
    r"(?:mother|father|mum|mom|dad|wife|husband|brother|sister|son|daughter|grand\w+|gran|nan)\b"
)
_WORDS: Final = 600
"""Characters on both sides of a name in which its bearer's words are looked through."""
_ONCE: Final = re.compile(r"\b(?:once|years ago|in (?:19|20)\d\d)\b")
"""Where an obituary quotes the dead."""


class Dead(Table[Entity, bool]):
    """Entity -> whether the article tells that somebody died."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self._tells = " died" in text

    def work_out(self, entity: Entity) -> bool:
        """Return it of one."""
        text = self.text
        for start in entity.full[:_PRINTINGS]:
            near = text[max(0, start - _REACH) : start + _ABOUT]
            if any(map(near.__contains__, _DEATHS)) and (
                _DIED.match(text, start + len(entity.name))
                or _DEATH.search(text, max(0, start - _REACH), start)
            ):
                return True
        return self._tells and bool(entity.full) and self._has_died(entity)

    def _has_died(self, entity: Entity) -> bool:
        """Whether it is told of somebody who is called by title and surname: "Mrs Penry became
        unwell and died"."""
        text, surname = self.text, f" {entity.words[-1]} "
        at = text.find(surname, entity.full[0])
        left = _PRINTINGS
        while at >= 0 and left:
            if text.endswith(_TITLES, 0, at):
                left -= 1
                end = at + len(surname) - 1
                if text.find(" died", end, end + _ABOUT) >= 0 and _DIED.match(text, end):
                    return True
            at = text.find(surname, at + 1)
        return False

    def is_called_otherwise(self, entity: Entity, title: str) -> bool:
        """Whether somebody was called by other titles than this one: Ms Penry is not Mrs Penry."""
        text = self.text
        titles = {
            found[1]
            for start in entity.starts[: 2 * _PRINTINGS]
            if (found := _TITLE.search(text, max(0, start - _LONGEST), start))
        }
        return bool(titles) and title not in titles

    def is_mourned(self, entity: Entity) -> bool:
        """Whether an article is somebody's obituary, which goes on to tell what he said: "Wilbur
        Hatch died on Thursday. He was 88. His son Carl has the shop. … Mr. Hatch said in 1990"."""
        start = entity.full[0] if entity.full else 0
        return self[entity] and _OLD.search(self.text, start, start + _NOTICE) is not None

    def living(self, bearers: Sequence[Entity], place: NameAt) -> Sequence[Entity]:
        """Return those of one surname who may speak at a place: not Ann Doyle, who was killed,
        where her brother Pat Doyle is named too; nor who is mourned, where another title or the
        words tell that it is another: "Miss Hodge said: "My mother""."""
        title = self.text[place.lead : place.start].strip(" .\n")
        told = tells_of_kin(self.text, place)
        left = [
            e
            for e in bearers
            if not self[e]
            or (
                self.is_mourned(e)
                and not told
                and not (title and self.is_called_otherwise(e, title))
            )
        ]
        return left or bearers


def tells_of_kin(text: str, place: NameAt) -> bool:
    """Whether the paragraph of who speaks has words on a relative: "My mother was fit"; not where
    an obituary tells what the dead once said."""
    first, last = max(0, place.lead - _WORDS), place.end + _WORDS
    start, end = text.rfind("\n", first, place.lead) + 1 or first, text.find("\n", place.end, last)
    end = last if end < 0 else end
    return _MY_KIN.search(text, start, end) is not None and not _ONCE.search(text, start, end)
