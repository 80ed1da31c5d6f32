"""Lines that end with a colon above quotations that stand each by itself, and say of whom they are,
or leave it to what was told before them. Serves ``plain``.

    Ann Lind gave a speech on Monday. Here are some excerpts:
    "We can do it if they let us."
    "Nobody else will do it for us."

    Ann Lind spoke to reporters after the match.
    On the referee:
    "He was right."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from quotebank.extraction.attribution.candidate import Candidate
from quotebank.extraction.mentions.clauses import main_subject
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.mentions.scan import Description, Scan, headword, is_document
from quotebank.extraction.names.name import NameAt
from quotebank.resources import wordlists

_LONGEST: Final = 110
"""Characters of such a line."""
_ON: Final = re.compile("(?:(?P<mention>N),?)?(?P<on>p)(?!H)[^QCGAT:;]{1,10}:$")
"""What somebody speaks of: "On the referee:", "Lind, on the referee:"."""
_SENT: Final = re.compile("D(?P<mention>H)(?P<sent>[wC])[^QGA:;]{0,5}:$")
"""``From an e-mail she sent to supporters:``"""
_SPOKEN: Final = frozenset(("speech", "statement", "post"))
"""Documents that are of who was told of before."""
_NOBODY: Final = frozenset(("n", "p"))


class Headers:
    """The lines above quotations of one article."""

    __slots__ = ("_below", "_page")

    def __init__(self, page: Page) -> None:
        self._page = page
        self._below: dict[int, Candidate] = {}
        """Paragraphs below such lines, each with who says it."""

    def teller(self, k: int, decided: Sequence[Candidate | None]) -> Candidate | None:
        """Return who says span ``k``, a paragraph by itself, by the line above it or above others
        like it. Asked in the order of the text."""
        page, q = self._page, self._page.quoted[k]
        if (q.outer_start, q.outer_end) != page.layout.paragraphs[q.paragraph]:
            return None
        above = page.before(q.paragraph)
        if above < 0:
            return None
        found = self._below.get(above)
        if found is None and page.text[page.layout.paragraphs[above][1] - 1] == ":":
            found = self._led_by(above, k, decided)
        if found is not None:
            self._below[q.paragraph] = found
        return found

    def _led_by(self, line: int, k: int, decided: Sequence[Candidate | None]) -> Candidate | None:
        page = self._page
        start, end = page.sentences(line)[-1]
        if end - start > _LONGEST:
            return None
        words = page.text[start:end]
        scanned = page.scan(line, (start, end))
        topic = _ON.match(scanned.tags)
        if topic and scanned.what[topic.start("on")] == "on":
            if topic["mention"]:
                return Candidate("lead", scanned, topic.start("mention"), -1, ())
            return self._told_of(line, k, decided)
        if _excerpts().match(words) is None:
            return None
        sent = _SENT.search(scanned.tags)
        if sent:
            verb = headword(scanned.what[sent.start("sent")])
            wrote = verb in page.lexicon.sent and scanned.what[sent.start("mention")] != "n"
            return Candidate("lead", scanned, sent.start("mention"), -1, ()) if wrote else None
        tags = scanned.tags  # ("Highlights" at the head of it is no name)
        if "N" in tags[1:] or "S" in tags or "C" in tags.rstrip("C:"):
            return None  # "Excerpts from Lind's speech:"
        if any(is_document(what) and headword(what) not in _SPOKEN for what in scanned.what):
            return None  # "Excerpts from the report:"
        return self._told_of(line, k, decided)

    def _told_of(self, line: int, k: int, decided: Sequence[Candidate | None]) -> Candidate | None:
        """Return whom the sentence before a line is about, or who is quoted there."""
        page = self._page
        inside = page.sentences(line)
        above = line if len(inside) > 1 else page.before(line)
        if above < 0:
            return None
        if k and page.quoted[k - 1].paragraph == above:
            said = decided[k - 1]
            return None if said is None or said.scan is None else said.again()
        told = inside[:-1] if above == line else page.sentences(above)
        scans = [page.scan(above, sentence) for sentence in told]
        if _several(scans):
            return None
        before = scans[-1]
        subject = _subject(before)
        return Candidate("lead", before, subject, -1, ()) if subject >= 0 else None


def _several(scans: Sequence[Scan]) -> bool:
    """Whether sentences name more than one: "Ann Lind spoke after the vote. Carl Holm sat behind
    her."."""
    named = {
        what.name.words[-1]
        for scanned in scans
        for tag, what in zip(scanned.tags, scanned.what, strict=True)
        if tag == "N" and isinstance(what, NameAt)
    }
    return len(named) > 1


def _subject(before: Scan) -> int:
    """Return the place of the one whom a sentence is about, -1 of several or of a thing: also in
    "The Post spoke to Ann Lind on Monday."."""
    m = main_subject(before)
    if m < 0:
        return -1
    what = before.what[m]
    if before.tags[m] in "OI":
        return before.tags.find("N") if before.tags.count("N") == 1 else -1
    if isinstance(what, Description):
        return m if what.sort == "role" and not what.plural else -1
    if isinstance(what, NameAt):
        return m if what.name.sort == "person" or what.name.sort == "name" else -1
    return -1 if before.tags[m] == "X" or what in _NOBODY else m


@cache
def _excerpts() -> re.Pattern[str]:
    nouns = "|".join(wordlists("zones")["excerpts"]["patterns"])
    return re.compile(
        rf"(?:(?:Here|Below|Following|These|From|Some|More|Edited|The)\b[^.!?]*)?\b(?:{nouns})\b",
        re.IGNORECASE,
    )
