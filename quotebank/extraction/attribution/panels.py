"""Panels: quotations that stand each by itself, below a line that names who says it, or above one.
Serves ``plain``.

    Ann Lind, 45, baker
    "We can do it if they let us."
    Ole Holm, 50, clerk
    "We cannot do it without more money."

One such line may be a picture's caption; two that take turns with quotations are none. Whether they
stand above or below is read off the ends of the row. A page of them may tell more of each below it:

    "We can do it if they let us."
    Ann Lind, head of the bakers' union, speaking to reporters in Hexley.
    "We cannot do it without more money."
    Ole Holm, deputy mayor of Hexley. The town is to vote in May.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quotebank.extraction.attribution.candidate import Candidate, Origin
from quotebank.extraction.attribution.forms import SPEECH
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.mentions.scan import Scan, What
from quotebank.extraction.names.name import NameAt

_LINE, _ALONE, _GOES_ON, _OTHER = "LQq."
"""A line that names somebody, a quotation by itself, one that goes on with that before, others."""
_QUOTED: Final = frozenset((_ALONE, _GOES_ON))
_ROW: Final = re.compile(f"[{_LINE}{_ALONE}{_GOES_ON}]{{4,}}")
_ABOVE: Final = re.compile(f"({_LINE}[{_ALONE}{_GOES_ON}]+){{2,}}{_LINE}?")
_BELOW: Final = re.compile(f"([{_ALONE}{_GOES_ON}]+{_LINE}){{2,}}")
# (From where a run of quotations begins: from within a long one it would be tried again and again.)
_BELOW_EACH: Final = re.compile(
    f"(?<![{_ALONE}{_GOES_ON}])(?:[{_ALONE}{_GOES_ON}]+[{_LINE}{_OTHER}]){{2,}}"
)
_LONGEST: Final = 90
"""Characters of a line that names somebody."""
_LONGEST_TOLD: Final = 220
"""The same of a sentence that does nothing else."""
_TOLD: Final = re.compile(
    # "Ann Lind, head of the union", "…, on the new rules", "…, in a letter released on Monday"
    r"(?P<mention>N),S?D(?:p[wSNDO]{1,3}){0,3}(?:,p[^QGAHIbT;:,]{1,12})?"
    # "…, said at a news conference in Hexley", "… told the Post on Monday"
    r"(?:,?(?P<cue>C)(?:m|S?[DNO])?(?:,?p[wDNO]{0,3}){0,4}|,G(?:[^QA;:,]|,(?=[pNDO])){0,20})?$"
)
"""A sentence that tells of nothing but who says what stands above it, and when and where."""
_IS: Final = re.compile(r"N,S?D(?:p[wSNDO]{1,3}){0,5}(?:,p[^QGAHIbT;:,]{1,12})?$")
"""A sentence of nothing but a name and what its bearer is: "Ann Lind, head of the union."."""
_STOPS: Final = frozenset(".!?:;,\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}")
_NAMES: Final = re.compile(r"-?(?P<mention>N)(?:[,:(-][^QCGAbHI]*)?$")
"""A line that names somebody, and what he is: "Ann Lind, 45, baker", "- Carl Holm (Tory)"."""
_FIRST: Final = re.compile("(?P<mention>N)")
_SIGNED: Final = re.compile(r"\((?P<mention>N)(?:,[^QCGAbHI]*)?\)$")
"""The same in brackets, behind a quotation."""


class Panels:
    """The panels of one article."""

    __slots__ = ("_lines", "_page")

    def __init__(self, page: Page) -> None:
        self._page = page
        self._lines: dict[int, int] | None = None

    def teller(self, k: int) -> Candidate | None:
        """Return who says span ``k`` by the line above or below it, None outside a panel."""
        page = self._page
        if self._lines is None:
            self._lines = _lines_of(page)
        paragraph = page.quoted[k].paragraph
        line = self._lines.get(paragraph)
        if line is None:
            return None
        scanned = page.scan(line, page.sentences(line)[0])
        origin: Origin = "lead" if line < paragraph else "next"
        m = _named(page, line)
        return Candidate(origin, scanned, m if m >= 0 else scanned.tags.index("N"), -1, ())


def signed(page: Page, k: int, sentence: int) -> Candidate | None:
    """Return who is named behind span ``k``, which is a sentence by itself, by the few words that
    end its paragraph without a stop (``"We can do it." Ann Lind, baker``), or by a sentence that
    does nothing else: ``"We can do it." Ann Lind, head of the bakers' union.``"""
    paragraph = page.quoted[k].paragraph
    behind = page.sentences(paragraph)[sentence + 1 :]
    if not behind:
        return None
    scanned = page.scan(paragraph, behind[0])
    if len(behind) > 1 or page.text[behind[0][1] - 1] in _STOPS:
        return _stated(page, k, sentence, scanned)
    match = _NAMES.match(scanned.tags)
    if match is None:
        match = _SIGNED.match(scanned.tags)
        if match is None or _is_source(page, k, sentence, scanned.what[match.start("mention")]):
            return None
    if not _tells(scanned, match.start("mention")):
        return None
    return Candidate("next", scanned, match.start("mention"), -1, ())


def _stated(page: Page, k: int, sentence: int, scanned: Scan) -> Candidate | None:
    """Return who is named by a sentence behind span ``k`` that tells nothing but what he is, where
    none such stands before the quotation."""
    if page.text[scanned.end - 1] != "." or not _IS.match(scanned.tags) or not _tells(scanned, 0):
        return None
    if sentence:
        paragraph = page.quoted[k].paragraph
        first = page.scan(paragraph, page.sentences(paragraph)[0])
        if _IS.match(first.tags):
            return None  # the names stand above
    return Candidate("next", scanned, 0, -1, ())


def _is_source(page: Page, k: int, sentence: int, what: What) -> bool:
    """Whether a name in brackets behind span ``k``, which is sentence number ``sentence`` of its
    paragraph, may be the paper's that printed it: ``"…," said Lind. "It is over." (Daily Record)``.
    Its first word is no given name, and somebody speaks before it.
    """
    if not isinstance(what, NameAt):
        return True
    words = what.name.words
    if what.name.honorific or (len(words) > 1 and words[0] in page.lexicon.given):
        return False
    if sentence or len(words) == 1:
        return True
    above = page.before(page.quoted[k].paragraph)
    return k > 0 and page.quoted[k - 1].paragraph == above and "C" in page.place(k - 1)[0].tags


def _lines_of(page: Page) -> dict[int, int]:
    """Return the paragraphs of quotations in panels, each with that of its line."""
    # (The first line of a text without a title is taken for its headline.)
    body = [i for i, zone in enumerate(page.zones) if zone in ("body", "headline")]
    signs = _signs(page, body)
    found: dict[int, int] = {}
    for row in _ROW.finditer(signs):
        places = range(*row.span())
        if _ABOVE.fullmatch(signs, *row.span()) is None:
            if _BELOW.fullmatch(signs, *row.span()) is None:
                continue
            places = places[::-1]
        line = -1
        for place in places:
            if signs[place] == _LINE:
                line = body[place]
            else:
                found[body[place]] = line
    for row in _BELOW_EACH.finditer(signs) if not found else ():
        _tell_below(page, body[slice(*row.span())], row.group(), found)
    return found


def _tell_below(page: Page, row: Sequence[int], signs: str, found: dict[int, int]) -> None:
    """Add the paragraphs of a row's quotations that sentences below them do nothing but tell of,
    two or more in turn."""
    told = since = 0
    first: dict[int, int] = {}
    for place, i in enumerate(row):
        if signs[place] in _QUOTED:
            continue
        told = told + 1 if signs[place] == _LINE or _told(page, i) else 0
        quoted = dict.fromkeys(row[since:place], i)
        since = place + 1
        if told == 1:
            first = quoted  # of one alone nothing is known
        elif told:
            found.update(first)
            found.update(quoted)
            first = {}


def _told(page: Page, paragraph: int) -> bool:
    """Whether a paragraph begins with a sentence that only tells who says what stands above it."""
    start, end = page.sentences(paragraph)[0]
    if end - start > _LONGEST_TOLD or page.text.find(", ", start, end) < 0:
        return False
    scanned = page.scan(paragraph, (start, end))
    match = _TOLD.match(scanned.tags)
    if match is None or not _tells(scanned, 0):
        return False
    if match["cue"] is None:
        return True
    cue = scanned.what[match.start("cue")]
    # ("Ann Lind, the head of the bank, said the town was ill.", "Ann Lind, its head, backs it.")
    hearer = scanned.tags[match.end("cue") : match.end("cue") + 1]
    return isinstance(cue, Cue) and cue.group in SPEECH and (cue.group == "tell" or hearer in "p,")


def _signs(page: Page, body: Sequence[int]) -> str:
    """Return one sign for each paragraph of the body."""
    paragraphs = page.layout.paragraphs
    alone = {
        q.paragraph: _GOES_ON if q.continues else _ALONE
        for q in page.quoted
        if (q.outer_start, q.outer_end) == paragraphs[q.paragraph]
    }
    signs = [alone.get(i, _OTHER) for i in body]
    for place, i in enumerate(body):
        beside = signs[max(0, place - 1) : place + 2]
        if signs[place] == _OTHER and not _QUOTED.isdisjoint(beside) and _named(page, i) >= 0:
            signs[place] = _LINE
    return "".join(signs)


def _named(page: Page, paragraph: int) -> int:
    """Return the place of who is named by a line that does nothing else, else -1."""
    start, end = page.layout.paragraphs[paragraph]
    if end - start > _LONGEST or page.text[end - 1] in _STOPS:
        return -1
    scanned = page.scan(paragraph, page.sentences(paragraph)[0])
    match = _NAMES.match(scanned.tags)
    if match is None and " | " in page.text[start:end] and scanned.tags[:1] == "N":
        match = _FIRST.match(scanned.tags)  # "Ann Lind | @annlind of @hexley"
    if match is None or scanned.end != end:
        return -1
    m = match.start("mention")
    return m if _tells(scanned, m) else -1


def _tells(scanned: Scan, m: int) -> bool:
    """Whether a name is a person's, or words behind it make it one's: "Torvik Asplem, baker"."""
    what = scanned.what[m]
    return isinstance(what, NameAt) and (what.name.sort == "person" or m + 1 < len(scanned.tags))
