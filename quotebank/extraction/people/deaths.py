"""Who is dead: an article tells that somebody died, or is his obituary. Under ``relatives``, who
speak for the dead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quotebank.extraction.lexicon.tables import Table
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


class Dead(Table[Entity, bool]):
    """Entity -> whether the article tells that somebody died."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

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
        return False

    def is_mourned(self, entity: Entity) -> bool:
        """Whether an article is somebody's obituary, which goes on to tell what he said: "Wilbur
        Hatch died on Thursday. He was 88. His son Carl has the shop. … Mr. Hatch said in 1990"."""
        start = entity.full[0] if entity.full else 0
        return self[entity] and _OLD.search(self.text, start, start + _NOTICE) is not None

    def living(self, bearers: Sequence[Entity]) -> Sequence[Entity]:
        """Return those of one surname who may speak: not Ann Doyle, who was killed, where her
        brother Pat Doyle is named too."""
        left = [e for e in bearers if not self[e] or self.is_mourned(e)]
        return left or bearers
