"""Sentences that point back to a quotation before them, which stands by itself: ``"It felt like a
bomb." ¶ Those were the words of Ann Lind, who lives next door.``, ``Ann Lind was speaking after the
vote.`` Serves ``plain``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from quotebank.extraction.attribution.candidate import Candidate
from quotebank.extraction.attribution.forms import SPEECH
from quotebank.extraction.attribution.lead_ins import reports
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.mentions.scan import Scan

_BEGIN: Final = ("Th", "So ", "Such ")
"""How such a sentence begins: "Those", "That's", "The", "So says"."""
_MENTIONED: Final = ("N", "D", "X", "O")
_FARTHEST: Final = 6
"""Sentences that begin with a quotation and may stand between the two."""


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what stands before who is pointed to; ``how`` needs a verb behind."""
    said = rf"(?:[\w-]+ )?(?:{'|'.join(sorted(lexicon.verdicts))})"
    these = r"(?:Those|These|That|This|Such)(?: (?:is|are|was|were)|['\u2019]s)"
    return re.compile(
        rf"(?:{these} (?:(?:the|a|an) )?{said} (?:of|from)"
        rf"|{these} (?:according to|(?P<how>how))"
        r"|So (?:say|says|said)"
        rf"|The(?:se)? {said} (?:com(?:es?|ing)|came|(?:is|are|was|were)(?: those)?) (?:of|from)) "
    )


def pointed_to(page: Page, k: int, sentence: int) -> Candidate | None:
    """Return to whom the next sentence that is no quotation points, as who said span ``k``, which
    is sentence number ``sentence`` of its paragraph by itself."""
    behind = _behind(page, k, sentence)
    if behind is None or not page.text.startswith(_BEGIN, behind[1]):
        return None
    paragraph, start = behind
    match = _pattern(page.lexicon).match(page.text, start)
    return None if match is None else _after(_scanned(page, paragraph, start), match)


def was_speaking(page: Page, k: int, decided: Sequence[Candidate | None]) -> Candidate | None:
    """Return who "was speaking" by the sentence behind span ``k``, which begins a paragraph, where
    nobody who may go on is quoted or reported right above it: ``"It is a disgrace." ¶ Ann Lind was
    speaking to reporters in the town hall.``, ``"I was lost." Ann Lind is recalling the day.``"""
    behind = _behind(page, k, 0)
    if behind is None:
        return None
    paragraph, start = behind
    if _SPEAKING.search(page.text, start, start + _FARTHEST_VERB) is None:
        return None
    scanned = _scanned(page, paragraph, start)
    match = _WAS_SPEAKING.match(scanned.tags)
    if match is None or scanned.what[match.start("mention")] == "n":
        return None
    above = page.before(page.quoted[k].paragraph)
    if k and page.quoted[k - 1].paragraph == above:
        before = decided[k - 1]
        same = before is not None and before.scan is scanned
        if before is not None and before.scan is not None and not same:
            return None
    elif above >= 0 and _REPORTED.match(page.scan(above, page.sentences(above)[-1]).tags):
        return None
    return Candidate("next", scanned, match.start("mention"), -1, ())


_TOLD: Final = re.compile(
    "(?:S(?=D))?(?P<mention>[NDH])(?:,[^QCGA;:]{1,12})?,?b?(?P<cue>C)(?:m|t?S?[NDO])?"
    "(?:(?:p[wO]?)?$"  # (but "Holm said nothing.")
    "|(?P<where>(?P<heard>w(?=p))?,?p[wDNO]{0,3}(?:,?p[wDNO]{1,3}){0,3}$"
    "|(?:p[wDO]?)?,?(?P<when>p)[^QGAT;:,]{2,8}$))"
)
_WHEN: Final = frozenset(("after", "before", "as", "when", "while"))
"""Before the clause that tells when somebody said it: "Lind said after the council voted."."""
_LONGEST_TOLD: Final = 120
"""Characters of such a sentence."""
_NOT_HIS: Final = frozenset(("agree", "disagree", "concur", "assent", "demur", "reply", "answer"))
"""Verbs of who only takes up what another said."""


def told_behind(page: Page, k: int) -> Candidate | None:
    """Return who says span ``k``, a sentence that begins its paragraph, by the short sentence
    behind it, which a full stop parts from it: ``"We ran out." Ann Lind, a volunteer, explains.``
    """
    paragraph = page.quoted[k].paragraph
    found = page.sentences(paragraph)
    if len(found) < 2 or found[1][1] - found[1][0] > _LONGEST_TOLD:
        return None
    scanned = page.scan(paragraph, found[1])
    match = _TOLD.match(scanned.tags)
    if match is None:
        return None
    if match["where"] and len(found) > _ALL:
        return None  # ``"It is late." Lind said at a meeting in Hexley. "We …"`` may lead on
    cue = scanned.what[match.start("cue")]
    if not isinstance(cue, Cue) or cue.group not in SPEECH or cue.verb in _NOT_HIS:
        return None
    if match["heard"] and cue.verb != "tell":
        return None
    if match["when"] and scanned.what[match.start("when")] not in _WHEN:
        return None
    return Candidate("next", scanned, match.start("mention"), match.start("cue"), ())


_ALL: Final = 2
"""Sentences of a paragraph that has but the quotation and who says it where."""


_SPEAKING: Final = re.compile(
    " (?:is|was) (?:speaking|talking|describing|recalling|remembering|explaining) "
)
_FARTHEST_VERB: Final = 120
"""Characters from the beginning of a sentence in which it stands."""
_WAS_SPEAKING: Final = re.compile(
    "&?(?:S(?=D))?(?P<mention>[NDH])(?:pS?[wDO]{1,3})?(?:,[^QCGA;:]{1,12},)?bG"
)
_REPORTED: Final = re.compile("[^QCGA]{0,8}[NDH]b?C")
"""How a sentence begins in which somebody says something."""


def _scanned(page: Page, paragraph: int, start: int) -> Scan:
    """Return the sentence of a paragraph that begins at a place."""
    found = page.sentences(paragraph)
    return page.scan(paragraph, next(bounds for bounds in found if bounds[0] == start))


def _behind(page: Page, k: int, sentence: int) -> tuple[int, int] | None:
    """Return the paragraph and the beginning of the next sentence behind span ``k`` that does not
    begin with a quotation, None where too many do or the text ends."""
    paragraph, paragraphs = page.quoted[k].paragraph, page.layout.paragraphs
    for following in range(k + 1, k + 1 + _FARTHEST):
        found = page.sentences(paragraph)
        sentence += 1
        if sentence < len(found):
            start = found[sentence][0]
        elif paragraph + 1 < len(paragraphs):
            paragraph, sentence = paragraph + 1, 0
            start = paragraphs[paragraph][0]
        else:
            return None
        if following >= len(page.quoted) or page.quoted[following].outer_start != start:
            return paragraph, start
    return None


def _after(scanned: Scan, match: re.Match[str]) -> Candidate | None:
    tags = scanned.tags
    behind = (i for i in range(len(tags)) if scanned.bounds(i)[1] > match.end())
    m = next(behind, -1)
    if m >= 0 and tags[m] == "S":
        m += 1  # "Those are the words of Lind's lawyer."
    if tags[m : m + 1] not in _MENTIONED:
        return None
    cued = tags.startswith("C", m + 1) and reports(scanned, m + 1)
    if match["how"] and not cued:
        return None  # "That's how Lind lost her house."
    return Candidate("next", scanned, m, m + 1 if cued else -1, ())
