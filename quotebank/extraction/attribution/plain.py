"""Plain cases: who said it can be read off the tags beside the quotation. Before candidates.

``Q,NC`` ("…," Lind said) is decided by one look-up, without listing candidates. The table is learnt
beside the weights: a context that was right at least 98 times in 100, with how often it was. What
is in no table goes to the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from quotebank.extraction.attribution.arrivals import arrived
from quotebank.extraction.attribution.candidate import Candidate, ending_of
from quotebank.extraction.attribution.charges import (
    chanted,
    charged,
    heard_only,
    labelled,
    only_seen,
)
from quotebank.extraction.attribution.dialogues import Interview, came, in_dialogue, replied
from quotebank.extraction.attribution.headers import Headers
from quotebank.extraction.attribution.hearers import put_to_him
from quotebank.extraction.attribution.hearers import told as told_to
from quotebank.extraction.attribution.lead_ins import announced, asked, introduced, reports
from quotebank.extraction.attribution.own_sentence import answered, moved
from quotebank.extraction.attribution.panels import Panels, signed
from quotebank.extraction.attribution.pointers import pointed_to, told_behind, was_speaking
from quotebank.extraction.attribution.rare import PROBABILITY, read_by_rule
from quotebank.extraction.attribution.received import from_another
from quotebank.extraction.attribution.tellers import Tellers
from quotebank.extraction.attribution.verbatim import remarked
from quotebank.extraction.mentions.clauses import HAVE
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.mentions.pairs import head_of
from quotebank.extraction.mentions.scan import Scan, is_document
from quotebank.extraction.names.name import NameAt

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


class Told:
    """What the whole of one article tells of its speakers."""

    __slots__ = ("headers", "interview", "panels", "tellers")

    def __init__(self, page: Page) -> None:
        self.interview, self.panels, self.tellers = Interview(page), Panels(page), Tellers(page)
        self.headers = Headers(page)


def plain_answer(
    page: Page,
    k: int,
    decided: Sequence[Candidate | None],
    table: Mapping[str, Plain],
    told: Told,
) -> list[tuple[float, Candidate]]:
    """Return the answer for span ``k`` with its probability, nothing where it is not plain."""
    scanned, at, sentence = page.place(k)
    ending = ending_of(page, k)
    if scanned.tags == "Q":
        alone = _by_itself(page, k, sentence, decided, told)
        if alone:
            return alone
    elif at and scanned.tags[at - 1] == ":":
        labelled = told.tellers.labelled(k, scanned, at) or _translated(page, k, scanned, decided)
        if labelled is not None:
            return [(_PANEL, labelled)]
    deed = ending == "?" and (
        moved(scanned, at, ending) or (k > 0 and answered(scanned, at, decided[k - 1]))
    )
    context = goes_on(page, k, "Q" if deed else scanned.tags, ending, decided)
    if context:
        found = table.get(context)
        before = decided[k - 1]
        if found is None or before is None or before.scan is None:
            return []
        return [(found.probability, before.again())]
    if scanned.tags.startswith(("Qw", "Q,w")) and came(page, k, scanned):
        return [(_DIALOGUE, replied(page, k, decided))]
    ruled = _by_rule(page, k, scanned, at, ending)
    if ruled:
        return ruled
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


def _translated(
    page: Page, k: int, scanned: Scan, decided: Sequence[Candidate | None]
) -> Candidate | None:
    """Return who said the span before, if span ``k`` says it again in English."""
    if not k or not page.text.startswith(_TRANSLATED, scanned.start):
        return None
    said = decided[k - 1]
    return None if said is None or said.scan is None else said.again()


def _by_rule(
    page: Page, k: int, scanned: Scan, at: int, ending: str
) -> list[tuple[float, Candidate]]:
    """Return the answer for span ``k`` where a rule reads its sentence."""
    sent = from_another(scanned, at, page.lexicon) if at >= _RECEIVED else None
    if sent is not None:
        return [(PROBABILITY, Candidate("own", scanned, *sent, ()))]
    if scanned.tags[at - 1 : at] in _OWNERS:
        q = page.quoted[k]
        owner = remarked(scanned, at, page.text[q.start : q.end], page.lexicon)
        if owner >= 0:
            return [(PROBABILITY, Candidate("own", scanned, owner, -1, ()))]
    rare = read_by_rule(scanned, at, page.text[page.quoted[k].start], ending, page.lexicon)
    if rare is not None:
        return [(PROBABILITY, Candidate("own", scanned, rare.mention, rare.cue, ()))]
    passive = "bC" in scanned.tags or (at > 1 and scanned.tags[0] == "C")
    tells = told_to(scanned, at, ending) if passive else None
    if tells is None and ending == "?":
        tells = put_to_him(scanned, at)
    if tells is not None and tells[0] >= 0:
        return [(PROBABILITY, Candidate("own", scanned, *tells, ()))]
    if (
        tells is not None
        or (at >= _HEARD and heard_only(scanned, at))
        or ("b" in scanned.tags[:at] and charged(scanned, at, page.lexicon))
        or (at and scanned.what[at - 1] == "of" and chanted(scanned, at))
        or (scanned.tags.startswith("w:", at - 2) and only_seen(scanned, at))
        or (scanned.tags.startswith(("wQN", "wQDN"), at - 1) and labelled(scanned, at))
    ):
        return [(_CHARGE, Candidate("none", None, -1, -1, ()))]
    return []


def _by_itself(
    page: Page,
    k: int,
    sentence: int,
    decided: Sequence[Candidate | None],
    told: Told,
) -> list[tuple[float, Candidate]]:
    """Return the answer for span ``k``, a sentence by itself, by what stands around it."""
    named = signed(page, k, sentence)
    if named is None and not sentence:
        named = told.tellers.labelled(k) or told.panels.teller(k) or told.headers.teller(k, decided)
    named = named or pointed_to(page, k, sentence)
    if named is None and not sentence:
        named = told_behind(page, k)
    if named is not None:
        return [(_PANEL, named)]
    if sentence:
        led = asked(page, page.quoted[k].paragraph, sentence) or introduced(page, k, sentence)
        if led is not None:
            return [(PROBABILITY, led)]
        led = arrived(page, k, sentence) if k else None
        return [] if led is None else [(_DIALOGUE, led)]
    going_on = _still_open(page, k, decided) if k else None
    if going_on is not None:
        return [(PROBABILITY, going_on)]
    named = told.tellers.signed(k)
    if named is not None:
        return [(_PANEL, named)]
    if k:
        replies = in_dialogue(page, k, decided)
        if replies is not None:
            return [(_DIALOGUE, replies)]
        again = _goes_on_below(page, k, decided[k - 1])
        if again is not None:
            return [(_GOES_ON, again)]
    led = announced(page, k) or told.tellers.introduced(k) or told.tellers.of_a_mind(k)
    led = led or told.interview.answer(k, decided)
    led = led or was_speaking(page, k, decided)
    return [] if led is None else [(_DIALOGUE, led)]


def _still_open(page: Page, k: int, decided: Sequence[Candidate | None]) -> Candidate | None:
    """Return who said the span before, if his marks are open where span ``k`` begins."""
    before = decided[k - 1]
    if before is None or before.scan is None or not page.quoted[k].continues:
        return None
    return before.again()


_TOLD_BY: Final = re.compile(r"Q,?C(?:S(?=[DX]))?[DX](?:p[wD]{0,2}S?[NDO])?$")
"""A quotation and who says it, told by what he is: ``"…," said the 70-year-old.``"""


def _goes_on_below(page: Page, k: int, before: Candidate | None) -> Candidate | None:
    """Return who says span ``k`` if he ends the paragraph before, behind his verb: ``"It is awful,"
    said the 70-year-old. ¶ "Nobody told us."`` (Of a name the table knows it.)"""
    q, p = page.quoted[k], page.quoted[k - 1]
    if before is None or before.scan is None or before.origin != "own" or not p.closed:
        return None
    if q.continues or p.paragraph != page.before(q.paragraph):
        return None
    if not (reports(before.scan, before.cue) or is_document(before.scan.what[before.place])):
        return None  # (``"…," read the statement. ¶ "He was kind."``)
    scanned, at, sentence = page.place(k - 1)
    told = _TOLD_BY.match(scanned.tags, at) and before.cue < before.place
    if not told or sentence + 1 < len(page.sentences(p.paragraph)):
        return None
    return before.again()


_TOLD_AT_THE_END: Final = re.compile(
    "Q(?P<more>[^,QCGATrH:;-]{1,7})?,(?P<mention>[NHDO])"
    "(?:(?<=D)p[wD]?[NO](?:(?:,[NO]){0,2}&[NO])?)?(?P<have>b)?"
    "(?P<cue>C)(?:m|t?S?[NDO])?(?![^.,])"
)
"""Words woven into a sentence that ends so: ``had shown a "lack of leadership", the MPs found.``,
``There is "no case" for a tax, the head of the Norsk Bank has told reporters.``"""


def _told_at_the_end(page: Page, k: int, scanned: Scan, at: int) -> Candidate | None:
    """Return who says words woven into a sentence, where subject and cue end it; not of terms that
    a document uses: ``the state may break its "golden rule", a report suggests.``"""
    match = None if page.forms[k].alone else _TOLD_AT_THE_END.match(scanned.tags, at)
    if match is None:
        return None
    m, c = match.start("mention"), match.start("cue")
    if match["have"] and scanned.what[c - 1] not in HAVE:
        return None
    if match["more"] and (page.forms[k].odds < _WORDS or _told_before(scanned, at)):
        return None
    if is_document(scanned.what[m]):
        return None
    return Candidate("own", scanned, m, c, ()) if sound(page, k, scanned, m, c) else None


def _told_before(scanned: Scan, at: int) -> bool:
    """Whether a verb of speech stands before place ``at``: `Holm called it "a mess" in May, Lind
    said`."""
    c = scanned.tags.find("C", 0, at)
    while c >= 0:
        if reports(scanned, c):
            return True
        c = scanned.tags.find("C", c + 1, at)
    return False


_WORDS: Final = 0.4
"""Log-odds, by the form alone, below which words inside a sentence are a term: ``Under the rules
the "good" grade is cheap, it said.``"""
_OWNERS: Final = frozenset("SD")
"""Tags of whose remark words tell that stand behind them."""
_TRANSLATED: Final = ("[Translation:", "(Translation:", "Translation:", "[Translated:")
"""How a paragraph begins that says in English what was just quoted."""
_RECEIVED: Final = 5
"""Tags before words that somebody is sent, at the least."""
_HEARD: Final = 4
"""Tags before words that somebody named only hears, at the least."""
_CHARGE: Final = 0.99
"""How often nobody is known for the words of a charge."""
_DIALOGUE: Final = 0.8
"""How often the turns of a dialogue are right."""
_GOES_ON: Final = 0.9
"""The same for who ends the paragraph before."""
_PANEL: Final = 0.9
"""The same for the lines of a panel, and for a signature."""


def sound(page: Page, k: int, scanned: Scan, m: int, c: int) -> bool:
    """Whether the words bear out what the tags say: a verb that reports, and nobody who is called
    by name in the quotation itself."""
    if not reports(scanned, c):
        return False
    q, what = page.quoted[k], scanned.what[m]
    return not (
        isinstance(what, NameAt) and page.text.find(what.name.words[-1], q.start, q.end) >= 0
    )
