"""Who is spoken to, or of: the driver is not Ann Lind where Ann Lind has asked the driver, nor Carl
Holm where he calls him "a quiet man". Under descriptions, for those that are taken up by what they
do ("The driver replied").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from typing import Final, NamedTuple

from quotebank.extraction.coreference.cast import Cast, Resolve, Speaker
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.lexicon.entries import word_set
from quotebank.extraction.mentions.clauses import definite, indefinite, main_subject
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description, Scan
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people.entity import Entity
from quotebank.resources import wordlists

_OBJECT: Final = re.compile(r"(?P<who>[NH])(?:,[^CQ,;:]{1,14},)?b?[Cw]{1,2}[pt]?S?D\Z")
"""Before and with somebody to whom something is done: "Lind asked the driver", "Lind, who was on
the bench, turned to the driver"."""
_DOES: Final = re.compile(r"D(?:p[wDO]{1,2})?b?(?P<does>[Cw])[^,;:QN]{0,12}(?<!O)(?P<whom>N)")
"""Who does something, and to whom or of whom he does it: "The driver told Lind to leave"."""
_LINKS: Final = frozenset(("became", "becomes", "become", "remains", "remained", "as", "like"))
"""What does not part them: "Lind worked as the driver"."""
_REPLIES: Final = frozenset(("reply", "respond", "answer", "retort", "counter", "interject"))
_GOES_ON: Final = frozenset(("add", "continue", "conclude", "ask", "wonder", "demand", "inquire"))
"""What who has asked something does himself."""
_PRONOUN: Final = re.compile(
    r"(H|Sh)e (?:was|is|had|has|seemed|came|lived|never|always|used|did)\b"
)
"""The first words about somebody: "He was a quiet man," the landlord said."""
_TOLD: Final = re.compile(
    r" (h|sh)e (?:was|seemed|appeared|looked|(?:came|had come) across) "
    '["\N{LEFT DOUBLE QUOTATION MARK}]\\Z'
)
"""Before words about somebody: The landlord said that he was "a quiet man"."""
_DONE: Final = re.compile(
    r"(?:, [^.!?\n\"]{1,60},)? (?:was|is|has been|had been) (?:[a-z]+ly )?(?:robbed|mugged|stabbed"
    r"|shot|hit|struck|attacked|assaulted|beaten|punched|raped|killed|murdered|kidnapped|abducted"
    r"|knocked|run over|held up|threatened|injured|wounded|stopped|evicted|treated|operated)\b"
)
"""Behind who was robbed or the like, and does not tell of it as the robber."""
_SENTENCE: Final = 120
_TELLING: Final = 30
_A: Final = ("a ", "an ", "as ")
"""Not "he was "over the moon"."""
_KNOWN_FOR: Final = ("star", "captain")
_START: Final = attrgetter("start")


def spoken_to(cast: Cast, mention: Mention, noun: str, resolve: Resolve) -> Entity | None:
    """Return who in a sentence before speaks to, or meets, another that a noun calls: Lind in "Lind
    asked the driver"."""
    for scanned, i in _called(cast, mention, noun):
        if i:
            return _who_does(cast, scanned, i, resolve)
    return None


def _called(cast: Cast, mention: Mention, noun: str) -> Iterator[tuple[Scan, int]]:
    """Yield where a noun calls one person, up to a mention and in the sentences just before it."""
    for scanned, stop, _ in cast.before(mention, 2, having=noun):
        last = stop + 1 if scanned is mention.scan else stop
        for i, what in enumerate(scanned.what[:last]):
            if isinstance(what, Description) and what.head == noun and not what.plural:
                yield scanned, i


def _who_does(cast: Cast, scanned: Scan, i: int, resolve: Resolve) -> Entity | None:
    """Return who does something to whom a place describes."""
    found = _OBJECT.search(scanned.tags, 0, i + 1)
    if found is None or not definite(cast.page.text[slice(*scanned.bounds(i))]):
        return None
    if not _LINKS.isdisjoint([w for w in scanned.what[found.start() : i] if isinstance(w, str)]):
        return None
    return resolve(Mention(scanned, found.start()), None).entity


def done_by(cast: Cast, mention: Mention, noun: str) -> Entity | None:
    """Return whom a sentence before, or its own, names of whom a noun calls another who does
    something: Lind in "The driver told Lind to leave"."""
    for scanned, i in _called(cast, mention, noun):
        found = _DOES.match(scanned.tags, i)
        if found is None:
            continue
        does, whom = (scanned.what[found.start(part)] for part in ("does", "whom"))
        if isinstance(does, str) and not _is_verb(does, cast.page.lexicon):
            continue  # "The chairman of Norway's ruling party Carl Lind said"
        return cast.people.at.get(whom.start) if isinstance(whom, NameAt) else None
    return None


def _is_verb(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.verbs or word.endswith("ed")


def asker(cast: Cast, mention: Mention, what: Description, last: Speaker | None) -> Entity | None:
    """Return who spoke last where he asked what a description answers: ``"Why?" Lind asked. "…,"
    the driver replied.``"""
    if last is None or last.entity is None:
        return None
    page, start = cast.page, mention.scan.start
    k = bisect_left(page.quoted, start, key=_START) - 1
    if k < 0 or page.text[page.quoted[k].end - 1] != "?":
        return None
    here = page.layout.paragraph_at(start)
    if page.quoted[k].paragraph != here and page.quoted[k].paragraph != page.before(here):
        return None
    verb = _verb(mention)
    if verb in _REPLIES:
        return last.entity
    if verb in _GOES_ON or _is_epithet(page.lexicon, what):
        return None
    return last.entity if asks(page.place(k)[0], page.lexicon) else None


@cache
def doers() -> frozenset[str]:
    """Return the nouns for who does something to others."""
    return word_set(wordlists("roles")["doers"])


def done_to(cast: Cast, entity: Entity, noun: str, stop: int) -> bool:
    """Whether something was done to somebody where he was last named before a place, and a noun
    tells who does such: "Ann Lind was stabbed. The attacker shouted"."""
    if noun not in doers():
        return False
    starts = cast.roles.printings(entity)
    i = bisect_left(starts, stop) - 1
    if i < 0:
        return False
    end = cast.roles.place_ends().get(starts[i], starts[i])
    return _DONE.match(cast.page.text, end, end + _SENTENCE) is not None


def told_of(cast: Cast, mention: Mention, entity: Entity, *, calling: bool) -> bool:
    """Whether the words of whom a description means are about somebody, the only man or woman named
    so far: ``"He was a quiet man," the landlord said``; what ``calling`` follows may be told of him
    as well: ``The landlord said he was "a quiet man"``."""
    page = cast.page
    for k in mention.scan.what:
        if not isinstance(k, int):
            continue
        start = page.quoted[k].start
        found = _PRONOUN.match(page.text, start)
        if found is None and calling and page.text.startswith(_A, start):
            found = _TOLD.search(page.text, max(0, start - _TELLING), start)
        gender = "" if found is None else "m" if found[1] in "Hh" else "f"
        return gender != "" and not any(
            other.starts[0] < mention.start and not other.is_not(gender)
            for other in cast.people.described
            if other is not entity and not other.body and cast.roles.gender(other)
        )
    return False


def asks(scanned: Scan, lexicon: Lexicon) -> bool:
    """Whether somebody asks in a sentence."""
    return any(isinstance(what, Cue) and what.verb in lexicon.asks for what in scanned.what)


def anybody_before(cast: Cast, mention: Mention) -> bool:
    """Whether the sentence just before is about somebody without a name who may be what a
    description calls him: "Another resident told the board of it. "…," said the driver"."""
    subject = _described_before(cast, mention)
    if subject is None or subject.what.head not in cast.page.lexicon.private:
        return False
    return indefinite(cast.page.text[slice(*subject.mention.bounds)])


def nameless_before(cast: Cast, mention: Mention, resolve: Resolve) -> bool:
    """Whether the sentence just before is about one person who stays without a name, and tells
    nobody's question: "The former partner learnt of Lind's debts. "…," the insider said"."""
    subject = _described_before(cast, mention)
    if subject is None or subject.what.plural or subject.what.sort not in ("role", "kin"):
        return False
    return resolve(subject.mention, None).entity is None


class _Subject(NamedTuple):
    """Whom a sentence is about, by what he is."""

    mention: Mention
    what: Description


def _described_before(cast: Cast, mention: Mention) -> _Subject | None:
    """Return whom the sentence just before is about, if a description tells it and nobody asks."""
    for scanned, _, distance in cast.before(mention, 1):
        if distance > 0.0:
            main = main_subject(scanned)
            what = scanned.what[main] if main >= 0 else None
            if not isinstance(what, Description) or asks(scanned, cast.page.lexicon):
                return None
            return _Subject(Mention(scanned, main), what)
    return None


def _is_epithet(lexicon: Lexicon, what: Description) -> bool:
    """Whether what somebody is called tells what he is known for: ``"Why us?" Lind asked. "…," the
    singer said.``"""
    noun = what.head
    if what.sort == "kin" or noun in lexicon.unofficial or noun in lexicon.epithets:
        return True
    return any((noun,) in lexicon.synonyms.get(known, ()) for known in _KNOWN_FOR)


def _verb(mention: Mention) -> str:
    """Return what a mention does, the verb of the cue beside it; "" without one."""
    scanned, i = mention.scan, mention.at
    for what in (*scanned.what[i + 1 : i + 3], *scanned.what[max(0, i - 1) : i]):
        if isinstance(what, Cue):
            return what.verb
    return ""
