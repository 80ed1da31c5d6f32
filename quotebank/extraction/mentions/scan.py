"""Who and what stands in a sentence: names, pronouns, descriptions and cues, in one pass.

After zones and quotes, before attribution. A sentence is scanned once into a ``Scan``: a string of
one-letter tags, one for each word or phrase that matters, with where it stands and what it is. The
later stages read the tags ("Q,NC": a quotation, a comma, a name, a cue) and not the text again.

    Q quoted words   N person's name    O body or place   D description ("the foreign minister")
    S possessor ("Lavrov's", "his")     H he, she, they, it               I I, we, you
    C cue ("said")   G cue in -ing      A "according to"  X unknown noun phrase beside a cue
    m him, them      p preposition      t to              r who, which    T that
    b auxiliary      n negation         & conjunction     w other words   and , : ; - ( )
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress, count
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.possessives import owns
from quotebank.extraction.mentions.phrases import DROPPED, final_tags, first_of, join, left
from quotebank.extraction.mentions.qualifiers import qualified
from quotebank.extraction.mentions.tokens import (
    Description,
    Origin,
    Stretch,
    Token,
    What,
    chunks_of,
    cue_of,
    headword,
    is_document,
    place_of,
    tokenise,
    unknown,
)
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.text.spans import Bounds

__all__ = ["MENTIONS", "Description", "Scan", "What", "headword", "is_document", "scan"]

MENTIONS: Final = frozenset("NODHSIXmr")
"""Tags of words that an attribution may hang on."""


_OWNS_NOTHING: Final = re.compile("S(?![wNDOXSIQ])|(?<=C)S(?=Q)")
"""A possessor that may be an object: "told her that", but not "in her "beautiful" home"."""


def _with_objects(tags: str, what: Sequence[What]) -> str:
    """Return the tags with "her" as an object where it is one."""
    places = [m.start() for m in _OWNS_NOTHING.finditer(tags) if what[m.start()] == "her"]
    if not places:
        return tags
    changed = list(tags)
    for i in places:
        changed[i] = "m"
    return "".join(changed)


_BRACKETS: Final = r"\([^()CQHGAI]{1,8}\)"
_ASIDE: Final = re.compile(
    rf"(?<=[NODX]){_BRACKETS}(?![NO])|O{_BRACKETS}(?=\.+N)|D{_BRACKETS}(?=N)"
    rf"|(?:(?<=pO)|(?<=p\.O)){_BRACKETS}(?=N)|(?<=N)\(r[^()QI]{{1,14}}\)(?=,)"
)
"""What stands in brackets behind somebody or something ("The Trade Board (TB) said"), with the body
where it only tells whose office somebody holds ("Trade Board (TB) chief Ana Lind"), or with the
office ("SSP (Hexley) Ana Lind", "superintendent of police (rural) Ana Lind"); a clause too where
what somebody is comes next ("Ana (who asked that her surname not be used), a mother of two")."""


def _dropped(aside: re.Match[str]) -> str:
    return DROPPED * len(aside[0])


_LONGEST_WORD: Final = 24
_NOTED: Final = re.compile(r"(?<=[NODX])-(?P<as>p)[^-Q]{1,12}C[^-Q]{0,8}-(?!Q)")


def _without_noted(joined: str, raw: Sequence[Token]) -> str:
    """Drop who is said in passing to tell it as well: "Lind - as the paper noted - called it"."""
    noted = _NOTED.search(joined)
    if noted is None or raw[noted.start("as")][1] != "as":
        return joined
    start, end = noted.span()
    return joined[:start] + DROPPED * (end - start) + joined[end:]


class Scan:
    """One sentence as tags, and what each is. ``first`` is the first quoted span in it."""

    __slots__ = ("_joined", "_known", "_left", "_origin", "end", "first", "start", "tags", "what")

    def __init__(
        self, bounds: Bounds, first: int, raw: list[Token], origin: Origin, lexicon: Lexicon
    ) -> None:
        self.start, self.end = bounds
        self.first = first
        raw_tags = qualified("".join([tag for tag, _ in raw]), raw, origin, lexicon)
        joined = join(raw_tags)
        if "(" in joined:
            joined = _ASIDE.sub(_dropped, joined)
        if "-p" in joined:
            joined = _without_noted(joined, raw)
        tags = final_tags(joined)
        self.what = what = [what for _, what in compress(raw, left(joined))]
        self.tags = tags = _with_objects(tags, what) if "S" in tags else tags
        if "X" in tags or "B" in raw_tags:
            for k, i in enumerate(compress(count(), left(joined))):
                if tags[k] == "X":
                    what[k] = unknown(what[k])
                elif tags[k] == "C" and raw_tags[i] == "B":
                    what[k] = cue_of(what[k], lexicon)
        self._joined, self._origin = joined, origin
        self._left: list[int] = []
        self._known: dict[int, Bounds] = {}

    def bounds(self, i: int) -> Bounds:
        """Return where the word or phrase at place ``i`` of the tags stands in the text; worked out
        when first asked for: of most nobody asks it."""
        found = self._known.get(i)
        if found is None:
            self._left = self._left or list(compress(count(), left(self._joined)))
            last = self._left[i]
            first = first_of(self._joined, last)
            start, end = place_of(self._origin, first)
            if first != last:
                end = place_of(self._origin, last)[1]
            found = self._known[i] = start, end
        return found

    def owns(self, i: int) -> bool:
        """Whether the description at place ``i`` is a possessor: "the minister's"."""
        return owns(self._origin[0], self.bounds(i)[1])

    def ends(self, i: int, endings: tuple[str, ...]) -> bool:
        """Whether the word before place ``i`` ends so: "attended" before "by"."""
        return self._origin[0].endswith(endings, 0, self.bounds(i)[0] - 1)

    def word_before(self, i: int) -> str:
        """Return the word right before place ``i``, though it be one of several ordinary ones, of
        which the tags keep the first."""
        start = self.bounds(i)[0]
        before = self._origin[0][max(self.start, start - _LONGEST_WORD) : start].rstrip()
        return before.rpartition(" ")[2]


def scan(
    text: str,
    sentence: Bounds,
    quoted: Sequence[tuple[int, int, int]],
    names: Sequence[NameAt],
    lexicon: Lexicon,
) -> Scan:
    """Return the scan of one sentence.

    ``quoted`` has (outer start, outer end, index) of each quoted span in it; ``names`` all names of
    the text in order.
    """
    raw: list[Token] = []
    stretches: list[Stretch] = []
    chunks = chunks_of(lexicon)
    at, stop = sentence
    for outer_start, outer_end, index in quoted:
        if at < outer_start:
            tokenise(text, (at, outer_start), names, chunks, raw, stretches)
        stretches.append((len(raw), outer_start, outer_end, True))
        raw.append(("Q", index))
        at = outer_end
    if at < stop:
        tokenise(text, (at, stop), names, chunks, raw, stretches)
    first = quoted[0][2] if quoted else -1
    return Scan(sentence, first, raw, (text, stretches, chunks), lexicon)
