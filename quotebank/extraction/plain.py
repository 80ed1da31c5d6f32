"""Plain cases: who said it can be read off the tags beside the quotation. Before candidates.

``Q,NC`` ("…," Lind said) is decided by one look-up, without listing candidates. The table is learnt
beside the weights: a context that was right at least 98 times in 100, with how often it was. What
is in no table goes to the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from quotebank.extraction.candidate import Candidate, ending_of
from quotebank.extraction.cues import Cue
from quotebank.extraction.mentions import Description, Scan
from quotebank.extraction.name_spans import NameAt
from quotebank.extraction.own_sentence import moved
from quotebank.extraction.page import Page
from quotebank.extraction.pairs import head_of
from quotebank.extraction.panels import Panels, signed
from quotebank.extraction.rare import PROBABILITY, read_by_rule
from quotebank.extraction.tellers import Tellers

WIDTHS: Final = ((6, 6), (4, 5), (2, 4), (4, 2), (1, 3), (3, 1))
"""Tags left and right of the quotation that make a context, widest first."""


class Plain(NamedTuple):
    """Where mention and cue stand from the quotation, and how probable it is."""

    mention: int
    cue: int
    probability: float


def contexts(tags: str, at: int, ending: str) -> Iterator[str]:
    """Yield the contexts of the quotation at place ``at``, widest first.

    >>> next(contexts("Q,NC", 0, ","))
    '^_,NC$,'
    """
    for left, right in WIDTHS:
        before = tags[at - left : at] if at > left else f"^{tags[:at]}"
        after = tags[at + 1 : at + 1 + right]
        end = "$" if at + 1 + right > len(tags) else ""
        yield f"{before}_{after}{end}{ending}"


def goes_on(page: Page, k: int, tags: str, ending: str, decided: Sequence[Candidate | None]) -> str:
    """Return the context of a sentence that is only a quotation, right after another one of the
    same paragraph, or an empty text where it is no such sentence."""
    if tags != "Q" or not k or decided[k - 1] is None:
        return ""
    if page.quoted[k].continues or not page.follows(k):
        return ""
    before = decided[k - 1]
    assert before is not None
    return f"Q {before.origin} {ending} {'closed' if page.quoted[k - 1].closed else 'open'}"


def plain_answer(
    page: Page,
    k: int,
    decided: Sequence[Candidate | None],
    table: Mapping[str, Plain],
    panels: Panels,
    tellers: Tellers,
) -> list[tuple[float, Candidate]]:
    """Return the answer for span ``k`` with its probability, nothing where it is not plain."""
    scanned, at, sentence = page.place(k)
    ending = ending_of(page, k)
    if scanned.tags == "Q":
        told = _by_itself(page, k, sentence, decided, panels, tellers)
        if told:
            return told
    deed = moved(scanned, at, ending)
    context = goes_on(page, k, "Q" if deed else scanned.tags, ending, decided)
    if context:
        found = table.get(context)
        before = decided[k - 1]
        if found is None or before is None or before.scan is None:
            return []
        candidate = Candidate("previous", before.scan, before.place, before.cue, ())
        return [(found.probability, candidate)]
    if scanned.tags.startswith(("Qw", "Q,w")) and _came(page, k, scanned):
        return [(_DIALOGUE, _replied(page, k, decided))]
    rare = read_by_rule(scanned, at, page.text[page.quoted[k].start], ending, page.lexicon)
    if rare is not None:
        return [(PROBABILITY, Candidate("own", scanned, rare.mention, rare.cue, ()))]
    for context in contexts(scanned.tags, at, ending):
        found = table.get(context)
        if found is not None:
            break
    else:
        last = _told_at_the_end(page, k, scanned, at)
        return [] if last is None else [(PROBABILITY, last)]
    m, c = head_of(scanned.tags, at + found.mention), at + found.cue
    if not sound(page, k, scanned, m, c):
        return []
    return [(found.probability, Candidate("own", scanned, m, c, ()))]


def _by_itself(
    page: Page,
    k: int,
    sentence: int,
    decided: Sequence[Candidate | None],
    panels: Panels,
    tellers: Tellers,
) -> list[tuple[float, Candidate]]:
    """Return the answer for span ``k``, a sentence by itself, by what stands around it."""
    named = signed(page, k, sentence)
    if named is None and not sentence:
        named = tellers.labelled(k) or panels.teller(k)
    if named is not None:
        return [(_PANEL, named)]
    if sentence:
        led = _asked(page, page.quoted[k].paragraph, sentence) or _introduced(page, k, sentence)
        return [] if led is None else [(PROBABILITY, led)]
    going_on = _still_open(page, k, decided) if k else None
    if going_on is not None:
        return [(PROBABILITY, going_on)]
    named = tellers.signed(k)
    if named is not None:
        return [(_PANEL, named)]
    if k:
        replies = _in_dialogue(page, k, decided)
        if replies is not None:
            return [(_DIALOGUE, replies)]
        again = _goes_on_below(page, k, decided[k - 1])
        if again is not None:
            return [(_GOES_ON, again)]
    told = tellers.introduced(k) or (_only_one(page, k, decided) if k else None)
    return [] if told is None else [(_DIALOGUE, told)]


def _still_open(page: Page, k: int, decided: Sequence[Candidate | None]) -> Candidate | None:
    """Return who said the span before, if his marks are open where span ``k`` begins."""
    before = decided[k - 1]
    if before is None or before.scan is None or not page.quoted[k].continues:
        return None
    return Candidate("previous", before.scan, before.place, before.cue, ())


_TOLD_BY: Final = re.compile(r"Q,?C(?:S(?=[DX]))?[DX](?:p[wD]{0,2}S?[NDO])?$")
"""A quotation and who says it, told by what he is: ``"…," said the 70-year-old.``"""


def _goes_on_below(page: Page, k: int, before: Candidate | None) -> Candidate | None:
    """Return who says span ``k`` if he ends the paragraph before, behind his verb: ``"It is awful,"
    said the 70-year-old. ¶ "Nobody told us."`` (Of a name the table knows it.)"""
    q, p = page.quoted[k], page.quoted[k - 1]
    if before is None or before.scan is None or before.origin != "own" or not p.closed:
        return None
    if (
        q.continues
        or p.paragraph != page.before(q.paragraph)
        or not _reports(before.scan, before.cue)
    ):
        return None
    scanned, at, sentence = page.place(k - 1)
    told = _TOLD_BY.match(scanned.tags, at) and before.cue < before.place
    if not told or sentence + 1 < len(page.sentences(p.paragraph)):
        return None
    return Candidate("previous", before.scan, before.place, before.cue, ())


_TOLD_AT_THE_END: Final = re.compile("Q,(?P<mention>[NHDO])(?P<cue>C)(?![^.,])")
"""Words woven into a sentence that ends so: ``had shown a "lack of leadership", the MPs found.``"""


def _told_at_the_end(page: Page, k: int, scanned: Scan, at: int) -> Candidate | None:
    """Return who says words woven into a sentence, where subject and cue end it; not of terms that
    a document uses: ``the state may break its "golden rule", a report suggests.``"""
    match = None if page.forms[k].alone else _TOLD_AT_THE_END.match(scanned.tags, at)
    if match is None:
        return None
    m, c = match.start("mention"), match.start("cue")
    what = scanned.what[m]
    if isinstance(what, Description) and what.sort == "document":
        return None
    return Candidate("own", scanned, m, c, ()) if sound(page, k, scanned, m, c) else None


_QUESTION: Final = re.compile("&?(?:b(?=[HN])|(?=S[wXD][^CbQ]*$))")
"""How a question begins that the reporter put: "Was he sorry?", "And will Lind go?", "Her advice to
bakers?"."""
_NOBODYS: Final = frozenset(("n", "p", "its", "their", "our", "your", "my"))
"""Pronouns that stand for nobody who may answer it."""


def _asked(page: Page, paragraph: int, sentence: int) -> Candidate | None:
    """Return who answers the reporter's question in the sentence before: ``Was she sorry?
    "Hardly."``"""
    start, end = page.sentences(paragraph)[sentence - 1]
    if page.text[end - 1] != "?":
        return None
    question = page.scan(paragraph, (start, end))
    match = _QUESTION.match(question.tags)
    if match is None or question.what[match.end()] in _NOBODYS:
        return None
    return Candidate("lead", question, match.end(), -1, ())


def _only_one(page: Page, k: int, decided: Sequence[Candidate | None]) -> Candidate | None:
    """Return who answers the reporter's question in the paragraph before, if he was quoted above it
    and nobody else was so far: ``"We are on," he said. ¶ And his knee? ¶ "He'll be fine."``"""
    question, last = page.before(page.quoted[k].paragraph), page.quoted[k - 1].paragraph
    if question < 0 or last != page.before(question) or page.quoted[k].continues:
        return None
    if page.text[page.layout.paragraphs[question][1] - 1] != "?":
        return None
    before, names = decided[k - 1], set()
    for said in decided:
        if said is None or said.scan is None:
            continue
        what = said.scan.what[said.place]
        if isinstance(what, NameAt):
            names.add(what.name.words[-1])
        elif said.scan.tags[said.place] not in "Hr":
            return None
    if before is None or before.scan is None or len(names) > 1:
        return None
    return Candidate("previous", before.scan, before.place, before.cue, ())


_BROUGHT_IN: Final = r"&?(?:S?w?D,|Dp[wSOD]{1,4})?(?P<mention>N),?"
_INTRODUCED: Final = re.compile(_BROUGHT_IN + "(?P<cue>C)")
"""A sentence that brings in who speaks next: "Its president, Ana Lind, urged them to act."."""
_IN_A_MOOD: Final = re.compile(_BROUGHT_IN + "bn?w{1,3}$")
"""The same without a verb that reports: "His coach, Wayne Holm, was more measured."."""


def _introduced(page: Page, k: int, sentence: int) -> Candidate | None:
    """Return who takes over from somebody quoted before: he is the subject of the sentence before,
    and its verb reports. Without such a verb he may be spoken of: ``"He was great," Reed said. Holm
    died in May. "We miss him."``"""
    paragraph = page.quoted[k].paragraph
    before = page.scan(paragraph, page.sentences(paragraph)[sentence - 1])
    closed = _closed_by(before)
    if closed is not None or not k:
        return closed
    match = _INTRODUCED.match(before.tags)
    if match is None:
        return (
            _in_a_mood(page, before) or _brought_on(page, before) or _with_a_gesture(page, before)
        )
    if "Q" in before.tags:
        return None
    m, c = match.start("mention"), match.start("cue")
    what = before.what[m]
    if not isinstance(what, NameAt) or what.name.sort not in ("person", "name"):
        return None
    return Candidate("lead", before, m, c, ()) if _reports(before, c) else None


_CLOSED_BY: Final = re.compile(
    r",(?P<cue>C|A)t?(?:S?[DX](?:pS?[wDNO]{1,2})?,)?(?P<mention>N)(?:,[^QCGAb;:&]{1,14})?$"
)
"""A sentence that ends with who says so: "It was too late, said the city's mayor, Tom Roe."."""


def _closed_by(before: Scan) -> Candidate | None:
    """Return who says what a sentence reports, if it ends with him and quotes nothing."""
    tags = before.tags
    match = _CLOSED_BY.search(tags, max(0, len(tags) - _LONGEST_CLOSE))
    if match is None or "Q" in tags:
        return None
    m, c = match.start("mention"), match.start("cue")
    what = before.what[m]
    if not isinstance(what, NameAt) or what.name.sort not in ("person", "name"):
        return None
    cue = before.what[c]  # (but not "his daughter, called Ana Lind.")
    says = isinstance(cue, Cue) and cue.group not in ("weak", "call", "tell")
    return Candidate("lead", before, m, c, ()) if says else None


_LONGEST_CLOSE: Final = 24
"""Tags from the comma to the end of such a sentence."""


def _in_a_mood(page: Page, before: Scan) -> Candidate | None:
    match = _IN_A_MOOD.match(before.tags)
    if match is None:
        return None
    last = page.text[before.start : before.end].rstrip(".").rpartition(" ")[2]
    m = match.start("mention")
    return Candidate("lead", before, m, -1, ()) if last in page.lexicon.moods else None


_GESTURE: Final = re.compile("&?(?P<mention>N)(?:,[^QCGA;:]{1,10},)?(?P<verb>bn?w|w|C)S?[wD]?$")
"""Somebody who does something, and another's name stands in no place for it."""
_ASKED_LATER: Final = re.compile(
    "&(?:I[^QGA;:NODXH]{1,6}(?P<asked>N)|[^QGA;:]{2,14}),(?P<mention>[NH])(?P<cue>C)$"
)
"""``When I put this to Lind, she shrugs.``"""


def _with_a_gesture(page: Page, before: Scan) -> Candidate | None:
    """Return who moves a part of the body before words that nobody is said to say: ``Holm rolls his
    eyes. "I was in traffic."``"""
    tags = before.tags
    asked = _ASKED_LATER.match(tags) if tags.endswith("C") else None
    if asked:
        cue = before.what[asked.start("cue")]
        if not isinstance(cue, Cue) or cue.group != "manner":
            return None
        who = asked.start("asked") if asked["asked"] else asked.start("mention")
        return Candidate("lead", before, who, asked.start("cue"), ())
    match = _GESTURE.match(tags)
    if match is None:
        return None
    words = page.text[before.bounds(match.start("verb"))[0] : before.end].rstrip(".").split(" ")
    gestures = page.lexicon.gestures
    moves = "-".join(words[-2:]) in gestures or (
        words[-1] in gestures and not gestures.isdisjoint(words[:-1])
    )
    return Candidate("lead", before, match.start("mention"), -1, ()) if moves else None


_BROUGHT_ON: Final = re.compile("&?(?=[wpt])[^NDXOHQCGAI,;:]*(?P<mention>N)(?:,[^QCGA]*)?$")
"""The same with the verb before who takes over: "Then came Ana Lind.", "Behind her sat Ole Holm, a
clerk.", but not "Earlier he met Ole Holm."."""


def _brought_on(page: Page, before: Scan) -> Candidate | None:
    match = _BROUGHT_ON.match(before.tags)
    if match is None:
        return None
    m = match.start("mention")
    what = before.what[m]
    start = what.lead if isinstance(what, NameAt) else before.start
    verb = page.text[before.start : start].rstrip().rpartition(" ")[2].lower()
    brings = before.tags[m - 1] == "b" or verb in page.lexicon.brings
    return Candidate("lead", before, m, -1, ()) if brings else None


_TAIL: Final = 40
"""Characters behind a question in which its cue stands."""
_LONGEST_TAIL: Final = 100
"""The same where they are one sentence: "asked Lorraine Pike, the committee's chairwoman."."""


def _in_dialogue(page: Page, k: int, decided: Sequence[Candidate | None]) -> Candidate | None:
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


def _came(page: Page, k: int, scanned: Scan) -> bool:
    """Whether span ``k`` is a reply to the paragraph before: ``"Everybody is," came the reply.``"""
    match = _CAME.match(scanned.tags)
    if match is None or not k or page.quoted[k - 1].paragraph != page.quoted[k].paragraph - 1:
        return False
    if scanned.what[match.start("reply") - 1] not in ("came", "comes"):
        return False
    reply = scanned.what[match.start("reply")]
    return isinstance(reply, Cue) and reply.verb in page.lexicon.asks


def _replied(page: Page, k: int, decided: Sequence[Candidate | None]) -> Candidate:
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


_DIALOGUE: Final = 0.8
"""How often the turns of a dialogue are right."""
_GOES_ON: Final = 0.9
"""The same for who ends the paragraph before."""
_PANEL: Final = 0.9
"""The same for the lines of a panel, and for a signature."""


def sound(page: Page, k: int, scanned: Scan, m: int, c: int) -> bool:
    """Whether the words bear out what the tags say: a verb that reports, and nobody who is called
    by name in the quotation itself."""
    if not _reports(scanned, c):
        return False
    q, what = page.quoted[k], scanned.what[m]
    return not (
        isinstance(what, NameAt) and page.text.find(what.name.words[-1], q.start, q.end) >= 0
    )


def _reports(scanned: Scan, c: int) -> bool:
    """Whether the verb at place ``c`` reports words by itself."""
    cue = scanned.what[c]
    return isinstance(cue, Cue) and cue.group != "weak"
