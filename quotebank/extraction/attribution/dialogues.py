"""The turns of a dialogue, a paragraph each: who answers, and who asks on. Serves ``plain``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from quotebank.extraction.attribution.candidate import Candidate
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.mentions.scan import Scan
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.names.sorts import PEOPLE
from quotebank.resources import wordlists

_TAIL: Final = 40
"""Characters behind a question in which its cue stands."""
_LONGEST_TAIL: Final = 100
"""The same where they are one sentence: "asked Lorraine Pike, the committee's chairwoman."."""


def in_dialogue(page: Page, k: int, decided: Sequence[Candidate | None]) -> Candidate | None:
    """Return who says span ``k`` by the turns of a dialogue, a paragraph each: whoever was asked in
    the one before (nobody, where it is not told who that is), or who asked before it was answered.
    """
    q, p = page.quoted[k], page.quoted[k - 1]
    if p.paragraph != q.paragraph - 1 or q.continues:
        return None
    answered = decided[k - 1]
    i, turn = _turn(page, k, decided)
    if _asks(page, k - 1):
        if not _put_to_somebody(page, k - 1, answered) and not _YES_OR_NO.match(page.text, q.start):
            return None
        return turn or Candidate("none", None, -1, -1, ())
    answers = answered is not None and answered.origin in ("own", "turn", "none")
    if turn is None or not (answers and _asks(page, i, _LONGEST_TAIL)):
        return None
    return turn if _put_to_somebody(page, i, turn) else None


def _turn(page: Page, k: int, decided: Sequence[Candidate | None]) -> tuple[int, Candidate | None]:
    """Return the last span of the paragraph before the one that span ``k`` goes on from, and who
    said it, if he is another: it is his turn."""
    last = page.quoted[k - 1].paragraph
    i = k - 2
    while i >= 0 and page.quoted[i].paragraph == last:
        i -= 1
    before = decided[i] if i >= 0 and page.quoted[i].paragraph == last - 1 else None
    if before is None or before is decided[k - 1] or before.scan is None or before.cue < 0:
        return i, None
    return i, Candidate("turn", before.scan, before.place, before.cue, ())


_CAME: Final = re.compile("Q,?w(?P<reply>[CDXw])$")


def came(page: Page, k: int, scanned: Scan) -> bool:
    """Whether span ``k`` is a reply to the paragraph before: ``"Everybody is," came the reply.``"""
    match = _CAME.match(scanned.tags)
    if match is None or not k or page.quoted[k - 1].paragraph != page.quoted[k].paragraph - 1:
        return False
    if scanned.what[match.start("reply") - 1] not in ("came", "comes"):
        return False
    reply = scanned.what[match.start("reply")]
    return isinstance(reply, Cue) and reply.verb in page.lexicon.asks


def replied(page: Page, k: int, decided: Sequence[Candidate | None]) -> Candidate:
    """Return whose reply came to the paragraph before: of who was told that, or whose turn it is;
    not the other's, whatever else is not known."""
    said = decided[k - 1]
    if said is not None and said.scan is not None and said.cue >= 0:
        cue, hearer = said.scan.what[said.cue], said.cue + 1
        if isinstance(cue, Cue) and cue.group == "tell" and said.scan.tags[hearer:].startswith("N"):
            return Candidate("turn", said.scan, hearer, said.cue, ())
    return _turn(page, k, decided)[1] or Candidate("none", None, -1, -1, ())


def _asks(page: Page, k: int, tail: int = _TAIL) -> bool:
    """Whether span ``k`` is a question with which its paragraph ends, but for its cue, of so many
    characters."""
    q = page.quoted[k]
    _, stop = page.layout.paragraphs[q.paragraph]
    if not q.closed or page.text[q.end - 1] != "?" or stop - q.outer_end >= tail:
        return False
    return tail == _TAIL or page.sentences(q.paragraph)[-1][0] <= q.outer_start


_ANSWERABLE: Final = 3
"""Words of a question so short that it is one of a dialogue: "Why?", "Where to?"."""
_YES_OR_NO: Final = re.compile(r"(?:Yes|No|Yeah|Nope|Never|Maybe|Sure|Correct|Right)[,.!?…]")
_YOU: Final = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")


def _put_to_somebody(page: Page, k: int, asks: Candidate | None) -> bool:
    """Whether span ``k`` is put to somebody who may answer it. What is only said is put to all the
    world, and whoever says it goes on: ``"Where are we to go?" she said. ¶ "Nobody told us."``"""
    if asks is None or asks.scan is None or asks.cue < 0:
        return True
    cue, q = asks.scan.what[asks.cue], page.quoted[k]
    if not isinstance(cue, Cue) or cue.group == "tell" or cue.verb in page.lexicon.asks:
        return True
    question = page.text[max(q.start, page.text.rfind(". ", q.start, q.end) + 1) : q.end].strip()
    return question.count(" ") < _ANSWERABLE or _YOU.search(question) is not None


class Interview:
    """Who has been quoted in one article so far: one person alone, or others too; and whom it says
    it has interviewed."""

    __slots__ = ("_guest", "_looked", "_names", "_page", "_seen", "_several")

    def __init__(self, page: Page) -> None:
        self._page = page
        self._guest: Candidate | None = None
        self._looked = False
        self._seen = 0
        self._names: set[str] = set()
        self._several = False

    def answer(self, k: int, decided: Sequence[Candidate | None]) -> Candidate | None:
        """Return who answers the reporter's question in the paragraph before span ``k``, if he was
        quoted above it and nobody else was so far: ``"We are on," he said. ¶ And his knee? ¶ "He'll
        be fine."`` Asked in the order of the text."""
        guest = self._answered(k)
        if guest is not None or not k:
            return guest
        page, before = self._page, decided[k - 1]
        question, last = page.before(page.quoted[k].paragraph), page.quoted[k - 1].paragraph
        if question < 0 or last != page.before(question) or page.quoted[k].continues:
            return None
        if page.text[page.layout.paragraphs[question][1] - 1] != "?":
            return None
        self._take(decided)
        if before is None or before.scan is None or self._several:
            return None
        return before.again()

    def _answered(self, k: int) -> Candidate | None:
        """Return the guest of an interview, if span ``k`` answers a question right above it."""
        page = self._page
        if not _answers(page, k):
            return None
        if self._looked:
            return None if self._guest is None else self._guest.again()
        self._looked = True
        asked = [i for i in range(k, len(page.quoted)) if _answers(page, i)]
        if not k and len(asked) >= _QUESTIONS:
            self._guest = guest_of(page, page.quoted[k].paragraph - 1)
        return self._guest

    def _take(self, decided: Sequence[Candidate | None]) -> None:
        """Note who says the spans decided since it was asked last."""
        for i in range(self._seen, len(decided)):
            said = decided[i]
            if said is None or said.scan is None:
                continue
            what = said.scan.what[said.place]
            if isinstance(what, NameAt):
                self._names.add(what.name.words[-1])
            elif said.scan.tags[said.place] not in "Hr":
                self._several = True
        self._seen = len(decided)
        self._several = self._several or len(self._names) > 1


_QUESTIONS: Final = 2
"""Questions with answers below them that make an interview."""
_LONGEST_INTRO: Final = 8
"""Paragraphs above the first question."""
_LONGEST_LINE: Final = 90
"""Characters of a line that names somebody."""
_NAME_LINE: Final = re.compile("N(?:,[^QCGAbHI:]{1,12})?$")
"""``Ann Lind, founder, Norsk``"""
_TOGETHER: Final = re.compile("N(?:,[^,QCG]{1,8},)?&")


def _answers(page: Page, k: int) -> bool:
    """Whether span ``k`` fills a paragraph, and that before it is a plain question."""
    q = page.quoted[k]
    above = q.paragraph - 1
    if above < 0 or page.text[page.layout.paragraphs[above][1] - 1] != "?":
        return False
    if (q.outer_start, q.outer_end) != page.layout.paragraphs[q.paragraph]:
        return False
    return not k or page.quoted[k - 1].paragraph != above


def guest_of(page: Page, question: int) -> Candidate | None:
    """Return whom the paragraphs above the first question say was interviewed, None of several:
    ``We caught up with Ann Lind.``, ``Ann Lind talks to us.``, ``Ann Lind, founder, Norsk``."""
    found: dict[str, Candidate] = {}
    for i in range(max(0, question - _LONGEST_INTRO), question):
        if page.zones[i] not in ("body", "headline"):
            continue
        for bounds in page.sentences(i):
            scanned = page.scan(i, bounds)
            for m in _guests(page, scanned, i == question - 1):
                what = scanned.what[m]
                assert isinstance(what, NameAt)
                found[what.name.words[-1].lower()] = Candidate("lead", scanned, m, -1, ())
    return next(iter(found.values())) if len(found) == 1 else None


def _guests(page: Page, scanned: Scan, beside: bool) -> list[int]:
    """Return the places of those who are interviewed by a sentence; ``beside``: right above the
    first question a line may only name him."""
    tags, text = scanned.tags, page.text
    named = [
        i
        for i, what in enumerate(scanned.what)
        if tags[i] == "N" and isinstance(what, NameAt) and what.name.sort in PEOPLE
    ]
    ends = text[scanned.end - 1].isalnum()
    if beside and ends and named[:1] == [0] and scanned.end - scanned.start <= _LONGEST_LINE:
        return named[:1] if _NAME_LINE.fullmatch(tags) else []
    meets, talks, answers = _interviews()
    found = []
    for i, m in enumerate(named):
        what = scanned.what[m]
        assert isinstance(what, NameAt)
        start, end = what.lead, what.end
        behind = answers.match(text, end, scanned.end) is not None
        spoken_to = meets.search(text, scanned.start, start) is not None or (
            not i and talks.search(text, scanned.start, start) is not None
        )
        if (spoken_to or behind) and len(what.name.words) > 1:
            if _TOGETHER.match(tags, m):
                return named  # "We caught up with Ann Lind and her drummer Carl Holm."
            found.append(m)
    return found


@cache
def _interviews() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what stands before whom an interviewer meets, or talks to, and behind
    who talks to him."""
    group = wordlists("zones")["interviews"]
    meets, talks, answers = ("|".join(group[key]) for key in ("meets", "talks", "answers"))
    role = rf"(?: (?!(?:{'|'.join(group['not_before'])})\b)[\w'\u2019-]+,?){{0,6}} ?\Z"
    return (
        re.compile(rf"\b(?:{meets}){role}", re.IGNORECASE),
        re.compile(rf"\b(?:{talks}){role}", re.IGNORECASE),
        re.compile(rf"(?:,[^.:;]{{3,80}},)? (?:{answers})\b"),
    )
