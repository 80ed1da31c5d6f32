"""What makes somebody spoken of readily meant by "he" and "she": that he is somebody at all, is new
here, goes on, or has the story turn to him. Under pronouns.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.antecedents import TELLS_ITSELF
from quotebank.extraction.coreference.cast import SENTENCE, Cast, Speaker
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.clauses import main_subject
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people.entity import Entity

_TURN: Final = 1.8
"""What is added for somebody to whom the story turns."""
_WENT: Final = 3.0
"""The same where he is the one whom something went to."""
_WENT_TO: Final = re.compile(r"^[XDOw](?:b?[Cw])tN$|pN,r[bw][^NDHC]*$")
_ONE_OF: Final = re.compile(
    r"\b(?:including|among them|such as|(?:led|headed|chaired|run) by|(?:shot|voted|turned) down by"
    r"|(?:echoed|shared|rejected|dismissed|criticised|criticized|condemned|backed) by)"
    r"(?: [\w\u2019',-]+){0,6} \Z"
)
"""Before who is brought in as one of many, their head, or one with a view of what was said."""
_NEAR: Final = 70
"""Characters before a name in which that stands."""
_ENDS: Final = re.compile("(?:,D(?:[pt]S?[wDNO]{1,3}){0,2}|p[^C,]{0,6})?$")
"""Behind him: nothing, what he is, where it was."""
_LOST: Final = frozenset(("lost", "compared", "according"))
_GOES_ON: Final = re.compile(f"{TELLS_ITSELF.pattern}|[^CQ,:;]{{0,5}}&C")
"""The same where the cue is the second verb: "The nurse heard it and said"."""
_SPEECH: Final = frozenset(("say", "tell"))
_FULL_NAME: Final = 2
"""Words of somebody's name where he is brought in."""
_SHORT: Final = 9
"""Tags of a sentence that tells of one."""


def is_role(cast: Cast, antecedent: Mention) -> bool:
    """Whether who is named is called a person: "A villager surnamed Hou", but not "Stena, an
    operator of ferries"."""
    what = antecedent.what
    firms = cast.page.lexicon.firms
    return isinstance(what, Description) and what.sort == "role" and what.head not in firms


def is_subject(cast: Cast, antecedent: Mention) -> bool:
    """Whether somebody is named as the subject, elsewhere than where a sentence begins with a
    capital: "But Lind is content."."""
    if antecedent.tag != "N" or antecedent.at != main_subject(antecedent.scan):
        return False
    start = antecedent.start
    inside = antecedent.scan.start < start - 1
    if not inside:
        return _acts(antecedent)
    return cast.page.text[start - 2].islower()


def _acts(antecedent: Mention) -> bool:
    """Whether one word that begins a sentence is somebody: "Stormzy was at the launch", but not
    "Foreigners were angry"."""
    what, tags = antecedent.what, antecedent.scan.tags
    return (
        isinstance(what, NameAt)
        and what.name.sort == "name"
        and not what.name.text.endswith("s")
        and tags[antecedent.at + 1 : antecedent.at + 2] in ("b", "C")
    )


def goes_on(cast: Cast, antecedent: Mention) -> bool:
    """Whether somebody left without a name says something: "The nurse heard it and said the boy
    was ill", but not "A nurse asked how the boy was"."""
    what, scanned = antecedent.what, antecedent.scan
    said = _GOES_ON.match(scanned.tags, antecedent.at + 1)
    if said is None or not isinstance(what, Description):
        return False
    cue = scanned.what[said.end() - 1]
    says = isinstance(cue, Cue) and cue.group in _SPEECH and cue.verb != "ask"
    return says and what.head in cast.page.lexicon.anonymous


def new_here(cast: Cast, entity: Entity, antecedent: Mention) -> bool:
    """Whether a paragraph of one sentence brings in somebody: "Taylor Lind backed it." between
    two quotations leads over to her."""
    scanned, page = antecedent.scan, cast.page
    return (
        entity.starts[0] >= scanned.start
        and page.text[scanned.end - 1] == "."  # no caption: "Taylor Lind at the scene"
        and len(page.sentences(page.layout.paragraph_at(scanned.start))) == 1
    )


def _brought_in(cast: Cast, antecedent: Mention) -> bool:
    """Whether a sentence ends with somebody who is one of many, or leads them: "Experts attacked
    it, including Jim Lind.", "The group is led by Jim Lind, a former teacher."."""
    start = antecedent.scan.bounds(antecedent.at)[0]
    before = _ONE_OF.search(cast.page.text, max(antecedent.scan.start, start - _NEAR), start)
    return before is not None and _ENDS.match(antecedent.scan.tags, antecedent.at + 1) is not None


_OF_HIM: Final = re.compile(r"\b(?:[Hh]e|[Hh]is|him|[Ss]he|[Hh]ers?|[Hh]imself|[Hh]erself)\b")
"""Words about somebody: "United have signed Jim Lind. "He is quick," Holm's manager goes on."""


def _is_alone(cast: Cast, antecedent: Mention, entity: Entity, mention: Mention) -> bool:
    """Whether a short sentence tells of nobody but who is brought in by his full name, and he is
    not who is spoken of in the words that follow: "Police arrested Jim Lind on Monday. "I have
    nothing to hide," he said."."""
    scanned, page, k = antecedent.scan, cast.page, mention.scan.first
    if len(entity.words) < _FULL_NAME or len(scanned.tags) > _SHORT or k < 0:
        return False
    if entity.words[0] not in page.lexicon.given or not _ENDS.match(
        scanned.tags, antecedent.at + 1
    ):
        return False
    return _OF_HIM.search(page.text, page.quoted[k].start, page.quoted[k].end) is None


def turns_to(
    cast: Cast, antecedent: Mention, who: Speaker, mention: Mention, distance: float
) -> float:
    """Return how much more readily somebody new is meant to whom a story turns, the only one of
    his sentence and no subject of it: where the next one tells of him ("It was a hard week for
    Jim Lind. He's a shrimper", but not "It was a hard win over Jim Lind. He said"), or where
    something went to him ("The prize went to Jim Lind. "…," he said")."""
    scanned = antecedent.scan
    if not (
        antecedent.tag == "N"
        and who.entity is not None
        and who.entity.starts[0] >= scanned.start
        and antecedent.at != main_subject(scanned)
        and cast.surely_person(who)
    ):
        return 0.0
    if mention.scan.tags.startswith("QHC"):
        if _WENT_TO.search(scanned.tags):
            to, verb = scanned.what[antecedent.at - 1], scanned.what[antecedent.at - 2]
            return _WENT if to in ("to", "for") and verb not in _LOST else 0.0
        if _brought_in(cast, antecedent):
            return _WENT
        return _WENT if _is_alone(cast, antecedent, who.entity, mention) else 0.0
    told = mention.at == 0 and not mention.scan.tags.startswith("C", 1)
    return _TURN if told and distance == SENTENCE else 0.0
