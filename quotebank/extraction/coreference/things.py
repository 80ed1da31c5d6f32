"""What "it" and "they" are: the body, writing or pair that spoke last. Beside pronouns."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.cast import (
    PARAGRAPH,
    SENTENCE,
    UNKNOWN,
    Cast,
    Resolve,
    Speaker,
)
from quotebank.extraction.coreference.crowds import brought_in
from quotebank.extraction.coreference.pairs import two
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.clauses import doer, indefinite, main_subject
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description, Scan, headword, is_document
from quotebank.extraction.names.name import NameAt

_NEAR: Final = 2.6
"""Distance within which "it" may be any body that is named as a subject."""
_SPEAKS: Final = re.compile(r"(?:\([^()]{1,3}\))?C")
"""Behind who speaks: "the Harbor Agency (HA) said"."""
_SAME: Final = re.compile(r"S?(?P<who>[DO])b?C?Q,?")
"""Before "it" that goes on: ``The ministry "strongly condemns" it, it said.``"""
_ONE: Final = frozenset(("United Nations",))
"""A body that reads like several."""
_SIGNED: Final = " signed by "
_ISSUES: Final = re.compile("D(?:pD)?b?[Cw]{1,2}p?D")
"""A sentence of who puts out a writing: "A group of lawmakers put out a joint statement"."""
_POLICE: Final = "police"
"""Several who may be "it" where they speak: "The Punjab police said …. It added"."""
_IN_GROUP: Final = 3
"""Place of "farmers" in a sentence that begins "A group of local farmers"."""


def body(cast: Cast, mention: Mention, resolve: Resolve, *, plural: bool) -> Speaker:
    """Resolve "it" and "they": the body, document or plural source that spoke last, else the
    one named last."""
    if not plural:
        return _last(cast, mention, resolve, plural=False)
    some = brought_in(cast, mention, resolve)
    if some is not None:
        return some
    pair = two(cast, mention) or _one(cast, mention, resolve, 0) or _issuer(cast, mention, resolve)
    if pair is not None:
        return pair
    found = _last(cast, mention, resolve, plural=True)
    if found.kind == "unnamed" and found.gender in ("", "m", "f"):
        # "A source said so. A pal was hopeful. "…," they said": one for one, the nearer.
        return _one(cast, mention, resolve, 1) or found
    return found


def _last(cast: Cast, mention: Mention, resolve: Resolve, *, plural: bool) -> Speaker:
    """Return who spoke last, of those whom "it" or "they" (``plural``) may mean."""
    same = _SAME.match(mention.scan.tags)
    if same and same.end() == mention.at:
        found = _thing(cast, mention.scan, same.start("who"), plural, resolve)
        if found is not None:
            return found
    near: Speaker | None = None
    done: Speaker | None = None  # "The plan was drawn up by Norsk": only where nothing else fits
    # "The email went to staff. "…," it reads": whatever firm spoke before.
    cue = mention.scan.what[mention.at + 1] if mention.scan.tags[mention.at + 1 :] else None
    reads = not plural and isinstance(cue, Cue) and cue.verb == "read"
    # "The ministry is mediating and it could call "an inquiry"": whatever firm spoke before.
    joined = mention.scan if mention.scan.tags[mention.at - 1 : mention.at] == "&" else None
    for scanned, stop, distance in cast.before(mention, 3):
        tags, nearer = scanned.tags, near
        told: Speaker | None = None  # "According to a report, it rained": no body is told of
        for i in range(stop):
            # "The union said …", "…, the union has said", "…, according to the union"
            source = (
                tags[i - 2 : i] == "At"
                and distance <= _NEAR
                and _is_source(scanned.what[i], plural, cast.page.lexicon)
            )
            speaks = (
                source
                or _SPEAKS.match(tags, i + 1) is not None
                or (tags[i - 1 : i] == "," and tags.startswith("bC", i + 1))
            )
            if not speaks and (near is not None or distance > _NEAR):
                continue
            hears = i > 0 and (
                tags[i - 1] in "pt"
                or (i == _IN_GROUP and tags.startswith("Dpw"))
                or (plural and _is_told(scanned, i))
            )
            done_to = plural and not speaks and _is_done_to(scanned, i)
            found = (
                None
                if (hears and not source) or done_to
                else _thing(cast, scanned, i, plural, resolve)
            )
            if found is not None and reads and _is_writing(scanned, i):
                return found
            if found is not None and scanned is joined and i == main_subject(scanned):
                return found
            if found is not None and speaks:
                return nearer if nearer is not None and _surer(nearer, found) else found
            near = near or found
            if not plural and told is None and 0.0 < distance <= _NEAR and _tells_all(scanned, i):
                told = _thing(cast, scanned, i, plural, resolve)
        near = near or told
        place = doer(scanned) if done is None else -1
        if 0 <= place < stop:
            done = _thing(cast, scanned, place, plural, resolve)
    found = near or done or (_collective if plural else _state)(cast, mention, resolve)
    return found or UNKNOWN


def _tells_all(scanned: Scan, i: int) -> bool:
    """Whether what stands at a place is the source of a sentence: "according to a report", "Lind
    wrote in a letter"."""
    if scanned.tags[i - 2 : i] == "At":
        return True
    what = scanned.what[i]
    written = is_document(what) and headword(what) != "order"  # "in order"
    return i > 0 and scanned.what[i - 1] == "in" and written


def _issuer(cast: Cast, mention: Mention, resolve: Resolve) -> Speaker | None:
    """Return who put out what others have signed: "A group of lawmakers put out a statement. It was
    signed by ten Democrats. "…," they wrote"."""
    if cast.page.text.find(_SIGNED, 0, mention.start) < 0:
        return None
    signed = False
    for scanned, stop, _ in cast.before(mention, 2):
        found = _ISSUES.match(scanned.tags, 0, stop) if signed else None
        if found and is_document(scanned.what[found.end() - 1]):
            what = scanned.what[0]
            several = isinstance(what, Description) and (what.plural or what.sort == "group")
            return resolve(Mention(scanned, 0), None).sure(0.7) if several else None
        signed = cast.page.text.find(_SIGNED, scanned.start, scanned.end) >= 0
    return None


def _is_told(scanned: Scan, i: int) -> bool:
    """Whether those at a place hear what another says: "A nurse told reporters so. They added"."""
    cue = scanned.what[i - 1]
    return isinstance(cue, Cue) and cue.group == "tell" and cue.verb != "ask"


def _is_source(what: object, plural: bool, lexicon: Lexicon) -> bool:
    """Whether "according to" tells of a body, or the police, and of no report or paper."""
    if isinstance(what, Description):
        return what.head == _POLICE or (what.sort == "group" and not what.plural and not plural)
    if plural or not isinstance(what, NameAt):
        return False
    return what.name.words[-1].rpartition("-")[2] not in lexicon.ends  # the Financial Times


def _is_done_to(scanned: Scan, i: int) -> bool:
    """Whether several at a place are what a body's deed is done to: "The charity closed its
    offices", "The charity saved 101 people"; they are not who goes on."""
    what, main = scanned.what[i], main_subject(scanned)
    if not 0 <= main < i or not isinstance(what, Description) or not what.plural:
        return False
    if scanned.what[i - 1] == "its" or what.sort == "document":
        return True
    body = scanned.what[main]
    return isinstance(body, Description) and body.sort == "group" and not body.plural


def going_on(last: Speaker | None) -> Speaker | None:
    """Return who spoke before, if that is one without a name, of whom nothing tells a gender, who
    may go on as "they": "said a nurse. "…," they added"."""
    if last is None or last.kind != "unnamed" or last.gender or last.name is None:
        return None
    one = last.name.split(" ", 1)[0].lower() in ("a", "an", "one", "another")
    return last.sure(0.7) if one else None


def _one(cast: Cast, mention: Mention, resolve: Resolve, back: int) -> Speaker | None:
    """Return who without a name, of whom nothing tells a gender, the sentence just before is about,
    of so many paragraphs ``back``: "One viewer was not impressed. They wrote: …", "One fan was in
    awe: "…," they said"."""
    own = mention.scan
    before = [(own, mention.at)] if "Q" in own.tags[: mention.at][-2:] else []
    far = SENTENCE + back * PARAGRAPH
    before += [(s, stop) for s, stop, d in cast.before(mention, back) if 0.0 < d <= far][:1]
    for scanned, stop in before:
        main = main_subject(scanned)
        what = scanned.what[main] if 0 <= main < stop else None
        if not isinstance(what, Description):
            continue
        one = not what.plural and _of_unknown_gender(cast, scanned, main, what)
        if one and not _several(scanned, stop):
            return resolve(Mention(scanned, main), None).sure(0.75)
    return None


def _several(scanned: Scan, stop: int) -> bool:
    """Whether a sentence tells of several whom "they" may mean."""
    return any(
        isinstance(what, Description) and what.plural and what.head != "media"
        for what in scanned.what[:stop]
    )


def _state(cast: Cast, mention: Mention, resolve: Resolve) -> Speaker | None:
    """Return the state, its capital or the party that is the subject of a sentence just before
    "it": "Norland has urged talks to avoid what it called "a war"."""
    for scanned, stop, distance in cast.before(mention, 1):
        if distance > _NEAR:
            break
        main = main_subject(scanned)
        what = scanned.what[main] if 0 <= main < stop else None
        if isinstance(what, NameAt) and (
            what.name.sort == "place" or what.name.text in cast.page.lexicon.parties
        ):
            return resolve(Mention(scanned, main), None).sure(0.7)
    return None


def _collective(cast: Cast, mention: Mention, resolve: Resolve) -> Speaker | None:
    """Return the group that is the subject of a sentence just before "they": "The band responded on
    Monday. "…," they wrote"."""
    for scanned, stop, distance in cast.before(mention, 1):
        if distance > _NEAR:
            break
        main = main_subject(scanned)
        what = scanned.what[main] if 0 <= main < stop else None
        if isinstance(what, Description) and what.sort == "group":
            return resolve(Mention(scanned, main), None).sure(0.7)
    return None


def _is_writing(scanned: Scan, i: int) -> bool:
    """Whether a document is the subject of a sentence."""
    return is_document(scanned.what[i]) and i == main_subject(scanned)


def _surer(near: Speaker, spoken: Speaker) -> bool:
    """Whether a body that is a subject nearer by is surely one, and who spoke may be a person: "The
    White House lashed out at the leaks. …," it said", where a Shan Lind had noted something."""
    if near.entity is None or spoken.entity is None:
        return False
    return near.entity.body and not spoken.entity.body


def _thing(cast: Cast, scanned: Scan, i: int, plural: bool, resolve: Resolve) -> Speaker | None:
    """Return who at a place may be "it", or "they" (``plural``), None where nobody known is."""
    what = scanned.what[i]
    who = None
    if scanned.tags[i] == "H" and what == ("p" if plural else "n"):
        who = resolve(Mention(scanned, i), None)
    elif isinstance(what, NameAt):
        words = what.name.words
        last = words[-1].lower()
        several = (
            last in cast.page.lexicon.plural_roles
            and "of" not in words  # "the National Union of Bakers"
            and what.name.text not in _ONE
        )
        either = last == _POLICE and _SPEAKS.match(scanned.tags, i + 1) is not None
        if (several is plural or either) and cast.may_be_body(what):
            # "They" are no firm, but may be the Liberal Democrats.
            named = cast.named(what)
            who = Speaker(named.name, "organisation", 0.8, named.entity, named.gender)
    elif (
        isinstance(what, Description)
        and (
            what.plural or _one_of_unknown_gender(cast, scanned, i, what)
            if plural
            else (what.sort == "group" and not what.plural)  # not "closed two of its offices"
            or _is_force(cast, scanned, i, what)
            or (
                what.sort == "document" and scanned.tags[i - 1 : i] != "b"
            )  # not "said it will act"
        )
    ):
        who = resolve(Mention(scanned, i), None).sure(0.7)
    return who if who is not None and who.name is not None else None


def _is_force(cast: Cast, scanned: Scan, i: int, what: Description) -> bool:
    """Whether the police or a coast guard speaks, as one body."""
    if what.head not in (_POLICE, "guard") or _SPEAKS.match(scanned.tags, i + 1) is None:
        return False
    phrase = cast.page.text[slice(*scanned.bounds(i))].lower()
    return what.head == _POLICE or phrase.endswith(("coast guard", "national guard"))


def _one_of_unknown_gender(cast: Cast, scanned: Scan, i: int, what: Description) -> bool:
    """Whether somebody whose gender nothing tells speaks and goes on as "they": "a spokesperson
    said", "a pal said"."""
    return (
        _of_unknown_gender(cast, scanned, i, what)
        and _SPEAKS.match(scanned.tags, i + 1) is not None
    )


def _of_unknown_gender(cast: Cast, scanned: Scan, i: int, what: Description) -> bool:
    """Whether a description is of somebody without a name whose gender nothing tells."""
    if what.gender or what.sort not in ("role", "kin"):
        return False
    if what.head in cast.page.lexicon.anonymous:
        return True
    return what.sort == "role" and indefinite(cast.page.text[slice(*scanned.bounds(i))])
