"""Who speaks by the layout: a label, a signature, the sentence that introduces a case. Serves
``plain``.

    SOUNDBITE (English): Ann Lind, baker: "We can do it if they let us."

    Read Lind's full statement below.
    "We can do it if they let us."
    Ann Lind, chief executive

    Ann Lind, 58, from Hull, cares for her husband.
    "I haven't had a day off for years."
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from quotebank.extraction.attribution.candidate import Candidate
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.mentions.scan import Scan
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.names.sorts import PEOPLE
from quotebank.resources import wordlists

_LONGEST_LINE: Final = 90
"""Characters of a signature."""
_LONGEST_CASE: Final = 200
_NAMES: Final = re.compile(r"-?(?P<mention>N)(?:[,:(-][^QCGAbHI]*)?$")
_STOPS: Final = frozenset(".!?:;\"'\N{RIGHT DOUBLE QUOTATION MARK}")
_CASE: Final = re.compile("N,(?:,(?:pO,)?[wb]|,?(?:p?[ON])?$)")
"""How a sentence begins that introduces somebody by age: "Ann Lind, 58, from Hull, cares …"."""
_HIM_OR_HER: Final = {
    "m": re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE),
    "f": re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE),
    "": re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE),
}


class Tellers:
    """What the layout of one article tells of its speakers."""

    __slots__ = ("_labels", "_last", "_page")

    def __init__(self, page: Page) -> None:
        self._page = page
        self._labels: bool | None = None
        self._last = -1  # the last span of the statement that was asked for last

    def labelled(self, k: int, scanned: Scan | None = None, at: int = 0) -> Candidate | None:
        """Return who is named behind a label ("SOUNDBITE", "Case study") before span ``k``: in the
        sentence ``scanned``, where it is at place ``at``, else in the paragraph before."""
        page = self._page
        if self._labels is None:
            self._labels = any(stem in page.text for stem in wordlists("zones")["labels"]["stems"])
        if not self._labels:
            return None
        paragraph = page.quoted[k].paragraph
        if scanned is None:
            # (The first line of a text without a title is taken for its headline.)
            paragraph = max(page.before(paragraph), 0)
            if page.quoted[k].paragraph == paragraph:
                return None
            scanned = page.scan(paragraph, page.sentences(paragraph)[0])
        label = _label().match(page.text, *page.layout.paragraphs[paragraph])
        if label is None or scanned.start > label.end():
            return None
        for m, tag in enumerate(scanned.tags):
            if tag == "N" and scanned.bounds(m)[0] >= label.end() and _is_person(scanned, m):
                return Candidate("own" if at else "lead", scanned, m, -1, ())
        return None

    def signed(self, k: int) -> Candidate | None:
        """Return whose name stands below the paragraphs that begin with span ``k``: after a dash,
        or where a statement is announced above them."""
        page = self._page
        if k > self._last:
            self._last = k
            while self._last + 1 < len(page.quoted) and page.quoted[self._last + 1].continues:
                self._last += 1
        q = page.quoted[self._last]
        below = q.paragraph + 1
        if not q.closed or q.outer_end != page.layout.paragraphs[q.paragraph][1]:
            return None
        if below < len(page.zones) and _closes_letter(page, below):
            below += 1
        if below >= len(page.zones) or page.zones[below] != "body":
            return None
        start, end = page.layout.paragraphs[below]
        if end - start > _LONGEST_LINE or page.text[end - 1] in _STOPS:
            return None
        scanned = page.scan(below, page.sentences(below)[0])
        match = _NAMES.match(scanned.tags)
        if match is None or scanned.end != end or not _is_person(scanned, match.start("mention")):
            return None
        if scanned.tags[0] != "-" and not (self._announced(k, below) or self._set_out(k, below)):
            return None
        return Candidate("next", scanned, match.start("mention"), -1, ())

    def _announced(self, k: int, below: int) -> bool:
        """Whether a statement is announced before span ``k``, and no more words follow its
        signature, whose line may otherwise be a picture's."""
        page = self._page
        above = page.before(page.quoted[k].paragraph)
        if above < 0:
            return False
        if self._heads(below):
            return False
        return _announcing().search(page.text, *page.layout.paragraphs[above]) is not None

    def _set_out(self, k: int, below: int) -> bool:
        """Whether a quotation is set out of the story with its name below it: nobody is quoted or
        told of right above it, who might go on, and no words follow that the name might head."""
        page = self._page
        if self._heads(below):
            return False
        above = page.before(page.quoted[k].paragraph)
        if above < 0:
            return True
        end = page.layout.paragraphs[above][1]
        if page.text[end - 1] == "?":
            return True
        if page.text[end - 1] == ":" or (k and page.quoted[k - 1].paragraph == above):
            return False
        before = page.scan(above, page.sentences(above)[-1])
        return "N" not in before.tags and "H" not in before.tags and "D" not in before.tags[:2]

    def _heads(self, line: int) -> bool:
        """Whether words follow a line that may be those of whom it names."""
        page = self._page
        return (
            line + 1 < len(page.zones) and page.text[page.layout.paragraphs[line + 1][0]] in _MARKS
        )

    def introduced(self, k: int) -> Candidate | None:
        """Return whom the sentence before span ``k``, a paragraph by itself, introduces with his
        age and tells of in the present, and who speaks of himself: not "Ann Lind, 58, died"."""
        page = self._page
        q = page.quoted[k]
        above = page.before(q.paragraph)
        if above < 0:
            return None
        start, end = page.layout.paragraphs[above]
        if end - start > _LONGEST_CASE or _lives().search(page.text, start, end) is None:
            return None
        scanned = page.scan(above, page.sentences(above)[0])
        if scanned.end != end or _CASE.match(scanned.tags) is None or "Q" in scanned.tags:
            return None
        what = scanned.what[0]
        if not isinstance(what, NameAt) or what.name.sort not in PEOPLE:
            return None
        words = page.text[q.start : q.end]
        speaks = _I.search(words) is not None
        of_another = _HIM_OR_HER[what.name.gender].search(words) is not None
        return Candidate("lead", scanned, 0, -1, ()) if speaks and not of_another else None

    def of_a_mind(self, k: int) -> Candidate | None:
        """Return whose mind the paragraph above span ``k``, a paragraph by itself, ends with, if he
        speaks of himself: ``Kessler doesn't like it. ¶ "I'm a bit worried."``"""
        page = self._page
        q = page.quoted[k]
        above = page.before(q.paragraph)
        if above < 0 or (k and page.quoted[k - 1].paragraph == above):
            return None
        bounds = page.sentences(above)[-1]
        if bounds[1] - bounds[0] > _LONGEST_CASE:
            return None
        scanned = page.scan(above, bounds)
        match = _MINDED.match(scanned.tags)
        if match is None or not _is_person(scanned, match.start("mention")):
            return None
        m = match.start("mention")
        words = page.text[scanned.bounds(match.start("first"))[0] : bounds[1]].rstrip(".").lower()
        if not _tells_mind(words.replace("\u2019", "'").split(), page.lexicon):
            return None
        spoken = page.text[q.start : q.end]
        what = scanned.what[m]
        assert isinstance(what, NameAt)
        if _I.search(spoken) is None or _HIM_OR_HER[what.name.gender].search(spoken):
            return None
        return Candidate("lead", scanned, m, -1, ())


_MINDED: Final = re.compile(
    "(?:[^QNHIGA;:]{2,16},)?&?(?P<mention>N)(?:,[^QCGA;:]{1,10},)?(?P<first>[bnw])C?[^QNC,;:]{0,8}$"
)
"""``While others pack up, Kessler is grateful.``"""
_IS: Final = frozenset(("is", "was", "isn't", "wasn't", "remains", "remained", "seems", "seemed",
                        "has", "had"))  # fmt: skip
_NOT: Final = frozenset(("doesn't", "didn't", "can't", "couldn't", "don't", "won't"))


def _tells_mind(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a predicate tells what somebody is of something, or what he does not do."""
    first, rest = words[0], words[1:]
    if first in _IS:
        return not lexicon.stances.isdisjoint(rest[:5])
    if first in ("does", "did") and rest[:1] == ["not"]:
        rest = rest[1:]
    elif first not in _NOT:
        return False
    return not lexicon.disliking.isdisjoint(rest[:2])


_I: Final = re.compile(r"\b(?:I|[Mm]y)\b")
_MARKS: Final = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"


def _is_person(scanned: Scan, m: int) -> bool:
    what = scanned.what[m]
    return isinstance(what, NameAt) and what.name.sort in PEOPLE


def _closes_letter(page: Page, paragraph: int) -> bool:
    """Whether a paragraph is "Yours sincerely," or the like."""
    start, end = page.layout.paragraphs[paragraph]
    words = wordlists("zones")["closings"]["words"]
    return end - start < _LONGEST_LINE and page.text[start:end].rstrip(",.").lower() in words


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(wordlists("zones")["labels"]["patterns"])
    return re.compile(rf"(?:\d{{1,2}}[.)])?\W*(?:{labels})\b\W*(?:\([\w /]+\))?", re.IGNORECASE)


@cache
def _lives() -> re.Pattern[str]:
    """Return what follows a name that is introduced by age, up to the verb; or all of a line."""
    verbs = "|".join(wordlists("zones")["cases"]["patterns"])
    return re.compile(
        r", \d{1,2}(?:$|, (?:(?:from|of) )?[A-Z][\w' -]{2,30}$"
        rf"|, (?:(?:from|of) [A-Z][\w' -]{{2,30}}, )?(?:{verbs})\b)"
    )


@cache
def _announcing() -> re.Pattern[str]:
    nouns = "|".join(wordlists("zones")["statements"]["words"])
    return re.compile(rf"\b(?:{nouns})\b")
