"""How a sentence is built, as far as reference needs it: its main subject, and who in it a later
pronoun may mean. Over scans, beside coreference.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.lexicon.possessives import APOSTROPHES, ENDINGS
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description, Scan
from quotebank.extraction.mentions.tokens import SUBORDINATES
from quotebank.extraction.names.name import NameAt

_MAIN_CLAUSE: Final = re.compile(r"[,Q](?=[NODHX])")
_WITH_VERB: Final = re.compile(r"[,Q](?=[NODHX][Cb])")
"""The same where another stands in commas before it: "Reacting through her aide, Ada Udo, the
minister said"."""
_ASKED: Final = re.compile("C[p&][^,Q]*,(?=N[^,])")
"""A clause in front of a name, as in "Asked if he had called, Lind laughed"."""
_SUBJECT: Final = re.compile(r"(?<![pt])[NODHXI]")
_FRONTED: Final = re.compile("(?:[pG][^NODHXQC,]{0,2})(?=Nb?C)")
"""Before a subject that no comma parts from what stands in front: "In response to this Mr Lind
urged them to write"."""
_BESIDE: Final = re.compile(r"(?:D&|NDpw)(?=N)")
"""What stands before the subject itself: "Baker and council chairman Carl Holm said", "Norden
Rovers director of rugby Carl Holm said"."""
_NAMED_SUBJECT: Final = re.compile(r",(?=N,[Cb])")
"""Before a subject's name in commas: "a juror who gave only her first name, Corinne, said"."""
_TOLD_SUBJECT: Final = re.compile(r"[DX](?:[pt]S?[wDNO]{1,3}){0,2}(?:b|[Cw]?:)(?=N(?:[,pr]|$))")
"""Before the name that a subject turns out to bear: "The author of the bill is Ana Lind.", "One
member dissented: Ana Lind"."""
_WHO_SAID: Final = re.compile(r",?rb?C")
"""Behind who speaks though somebody else is the subject: "He was echoed by Ana Lind, who said"."""
_TOLD_OF: Final = re.compile("[NH]CN(?:r|,r.*&C)")
"""But not of whom the subject tells who goes on: "Lind quotes Carl Holm, who spoke of unity, and
says that …"."""
_CLOSES: Final = re.compile(
    r",(?:[NHDX](?:(?<![NH])pS?[wDNOX]{1,3})?(?:,[^CQ]{1,14},)?b?C"
    r"|(?<!,,)C[NDX](?!b))[^C]{0,5}$"
)
"""Whose words the sentence is: "The talks were over, Lind, a broker, said.", "…, a spokesman for
Norsk said", "…, argued Lind"; but not "Holm, meanwhile, thanked Lind"."""
_TOGETHER: Final = re.compile("[NDXO]&S?[NDO]")
_DONE_BY: Final = re.compile("w{0,2}(?:pS?[wDNOX]{1,2}){0,2}b{1,2}Cp")
"""Before who does what is told, behind the subject, if that is on the lists: "The rise in crime has
been condemned by Lind"."""
_IN_CLAUSE: Final = re.compile(",?r[Cbw]{1,2}")
"""Between the subject and whom a clause of it names: "A nurse who knew Ms Lind said"."""
HAVE: Final = frozenset(("has", "have", "had"))
BE: Final = frozenset(("was", "were", "been", "is", "are", "being", "be"))
GENDERS: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "it": "n", "its": "n",
}  # fmt: skip


def subordinate(scanned: Scan) -> bool:
    """Whether a sentence begins with another clause than its main one."""
    tags = scanned.tags
    return tags[:1] in ("p", "G") or (
        tags[:1] == "&" and scanned.what[0] not in ("and", "but", "or", "yet", "so", "nor")
    )


def main_subject(scanned: Scan) -> int:
    """Return the place of the subject of the main clause, -1 without one.

    A sentence that begins with "when" or "after" has it behind its first comma.
    """
    tags = scanned.tags
    clause = None
    if subordinate(scanned):
        clause = _WITH_VERB.search(tags) or _MAIN_CLAUSE.search(tags)
        fronted = None if clause else _FRONTED.match(tags)
        if fronted:
            return fronted.end()
    elif tags[:1] == "C":
        clause = _ASKED.match(tags)
    match = _SUBJECT.search(tags, clause.end() if clause else 0)
    if match is None:
        return -1
    beside = _BESIDE.match(tags, match.start())
    return beside.end() if beside else match.start()


_BEHIND_BY: Final = re.compile("p(?=[NOD])")


def doer(scanned: Scan) -> int:
    """Return the place of the name, or of the many, that do what a passive tells, -1 without one:
    "The plan was drawn up by Norsk in May", "Lind was heckled by farmers"."""
    for match in _BEHIND_BY.finditer(scanned.tags):
        if scanned.what[match.start()] == "by":
            what = scanned.what[match.end()]
            if not isinstance(what, Description) or what.plural:
                return match.end()
    return -1


_SAID_FIRST: Final = re.compile("[NDO]b?C")
_IF: Final = re.compile("^&?[NDXH].*CT?&[^CQ]*,$")
"""Before "he" in what somebody says of himself behind a clause: "Lind said that if it rained,"."""


def trails(scanned: Scan, at: int) -> bool:
    """Whether "he" stands in a trailing ", he said", which reports the words before: who is named
    in them is somebody else."""
    tags = scanned.tags
    if tags[at] != "H" or tags[at - 1 : at] != "," or subordinate(scanned):
        return False
    if tags.startswith("&&"):
        return False  # "So when reporters asked Lind about it, he said"
    # not in "Lind said that while he had not read it, he believes "…"", nor in "Lind said that,
    # judging by the vote, he believes such a plan is good"
    if tags.startswith(("CQ", "CT", "C:"), at + 1):
        return "CT" not in tags[:at]
    if tags.startswith("b", at + 1) and _IF.search(tags, 0, at):
        return False  # "But Lind said that if the pay stayed low, he would find other work"
    if _DOES.match(tags, at + 1) and _behind_clause(scanned, at):
        return False
    return not ("b" in tags[at + 2 :] and _SAID_FIRST.search(tags, 0, at))


_CLAUSE: Final = re.compile("(?:^|[,T])&?(?P<when>[&p])[^,;:Q]*[CbwG][^,;:Q]*,$")
"""A clause and its comma that ends where "he" begins."""
_LONGEST_CLAUSE: Final = 60
"""Tags."""
_DOES: Final = re.compile("(?:Ct?[wDXNOSm]|w|b)(?!$)")
"""Behind "he" who does something, and not only says what stands before."""


def _behind_clause(scanned: Scan, at: int) -> bool:
    """Whether a clause of time or reason stands right before "he", who goes on to do something:
    "Lind said that while it was late, he called it fair", "but when Lind was hit, he moved"."""
    clause = _CLAUSE.search(scanned.tags, max(0, at - _LONGEST_CLAUSE), at)
    return clause is not None and scanned.what[clause.start("when")] in SUBORDINATES


def may_be_meant(scanned: Scan, i: int, gender: str, teller: int) -> bool:
    """Whether what stands at place ``i`` can be who a later "he" or "she" is; ``teller``: the
    place of who tells it all, be it behind "according to"."""
    tag, what = scanned.tags[i], scanned.what[i]
    if tag in "NS":
        return isinstance(what, NameAt)
    if tag == "H":
        return what == gender
    if tag not in "DX" or not isinstance(what, Description) or what.plural:
        return False
    # An office or a relative may be somebody; a report or a firm is nobody.
    if what.sort not in ("role", "kin"):
        return False
    if what.gender and gender and what.gender != gender:
        return False
    return i == teller or not (i and scanned.tags[i - 1] in "pt")


def object_pronoun(scanned: Scan, main: int, stop: int, gender: str) -> int:
    """Return the place of "her" in "Teller calls her to the stand", -1 without one: she is not
    the one who calls. But who describes her as "a star" may go on."""
    at = main + 2
    if not gender or at >= stop or scanned.tags[main + 1] not in "Cb":
        return -1
    verb = scanned.what[main + 1]
    if "Q" in scanned.tags and isinstance(verb, Cue) and verb.group == "call":
        return -1
    what = scanned.what[at]
    if scanned.tags[at] == "m" and isinstance(what, str):
        following = scanned.tags[at + 1 : at + 2]
        if GENDERS.get(what, what) == gender and (not following or following in "tTHrpn&,"):
            return at
    return -1


def takes_object(scanned: Scan, main: int) -> bool:
    """Whether a pronoun that is told something stands behind the subject and its cue: "A teacher
    told her that", but not "A teacher told her mother that"."""
    return scanned.tags.startswith("Cm", main + 1)


def named_subject(tags: str, main: int) -> int:
    """Return the place of the name in commas behind a description that is the subject, or of whom
    the sentence tells that he is it, else -1."""
    if main < 0 or tags[main] not in "DX":
        return -1
    match = _NAMED_SUBJECT.search(tags, main) or _TOLD_SUBJECT.match(tags, main)
    return match.end() if match else -1


def heard_at(scanned: Scan, i: int, lexicon: Lexicon) -> bool:
    """Whether who stands at place ``i`` is heard: "The paper quoted Lind telling them that …"."""
    if scanned.tags[i - 1 : i + 2] not in ("CNG", "CDG"):
        return False
    cue = scanned.what[i - 1]
    return isinstance(cue, Cue) and cue.verb in lexicon.heard


_FRONT: Final = 2
"""Places in which it stands."""
_ALONE: Final = re.compile("(?:[pt](?=N,)|(?=S))[NS](?:,S?D[^NDOXC,]{0,4},)?[^NDOX]*$")
"""A sentence with one name, in front: "For Lind, the cook, it was no joke.", "Lind's answer was
simpler."."""


_OTHER_CLAUSE: Final = re.compile("^[ND]b?w[^NDOXHCQ,;:]{0,4}&NC$")
"""Who says something of the subject: "Lind was subbed out and coach Carl Holm said he was hurt"."""
_AFTER_HIM: Final = re.compile("[,;]&NC$")
"""Who says something after the subject: "Lind backed the motion, while Holm asked how much it
cost"."""
_NEXT_CLAUSE: Final = re.compile("[Cb][^,;]*(?:[,;]&|(?<!N),)$")
"""Before whom a next clause is about, where the first one is about nobody: "Officials said he was
tired, but Lind hit out at the press"."""


def _begins_clause(tags: str, i: int, main: int) -> bool:
    """Whether who stands at place ``i`` is what a second clause is about."""
    if _OTHER_CLAUSE.search(tags, 0, i + 2):
        return True
    if "Q" in tags:
        return False
    if _AFTER_HIM.search(tags, max(0, i - 2), i + 2):
        return True
    nobody = tags[i] == "N" and -1 < main < i and tags[main] in "DXO"
    return nobody and _NEXT_CLAUSE.search(tags, main, i) is not None


def prominence(tags: str, i: int, main: int, named: int) -> float:
    """Return how readily what stands at place ``i`` is meant later; ``main``: the subject's place,
    ``named``: that of its name in commas."""
    before = tags[i - 1] if i else "^"
    score = -0.3 if tags[i] == "S" else 0.0
    if i < _FRONT and tags[i] in "NS" and _ALONE.match(tags):
        return score + 1.1
    if i == named:
        return score + 2.0
    # Not "Commenting on Lind, who had accused it, the diplomat noted".
    led = i < main and tags[:1] in ("p", "G")
    if i != main and not led and _WHO_SAID.match(tags, i + 1) and not _TOLD_OF.match(tags, i - 2):
        return score + 2.2
    if before == "C" and tags.endswith(("Q,C", "QC"), 0, i):
        return score + 1.0  # "The law was "a disgrace," said Lind, a professor at …"
    if i == main:  # "Lind and his supporters" are not "he", but "he and Holm" go on
        return score + (0.7 if _TOGETHER.match(tags, i) else 1.3)
    if before in ",C" and tags[i] != "S" and _CLOSES.match(tags, i - 2 if before == "C" else i - 1):
        return score + 1.5
    if tags[max(0, i - 3) : i] == "pN&" or (
        -1 < main < i and _IN_CLAUSE.fullmatch(tags, main + 1, i)
    ):
        return score - 0.5  # "the MP for Sale and North Hyde"
    if tags.endswith("At", 0, i):
        # "… , according to Lind. "There is no doubt," he said."
        return score + (1.5 if i > main else 0.9)
    if before in "pt":
        # "The report was welcomed by Lind."
        first = main + 1 if -1 < main < i else 0
        return score + (0.9 if _DONE_BY.fullmatch(tags, first, i) else -0.5)
    if tags[i + 1 : i + 2] in ("C", "b", "w", "r"):
        return score + (1.5 if _begins_clause(tags, i, main) else 0.8)
    if before == "C":
        return score + (1.0 if tags[i - 2 : i - 1] == "I" else -0.2)  # "I ask Lind whether"
    return score


def gender_of(mention: Mention) -> str:
    """Return m, f, n or p (plural) for a pronoun, "" for anything else."""
    what = mention.what
    if not isinstance(what, str):
        return ""
    return what if what in ("m", "f", "p", "n") else GENDERS.get(what, "")


_OWNING: Final = (*ENDINGS, *APOSTROPHES)
_OWNED: Final = re.compile(r"(?:[A-Z&][^ ,]* ){1,4}?[A-Z&][^ ,]*(?:['\u2019]s|s['\u2019]) ")
"""A name of several words before what is its bearer's."""


def definite(phrase: str) -> bool:
    """Whether a phrase means somebody known: "the minister", "Norway's minister", "Kestrel Energy's
    chief executive"."""
    first = phrase.split(" ", 1)[0].lower()
    return (
        first in ("the", "this", "that")
        or first.endswith(_OWNING)
        or (not indefinite(phrase) and _OWNED.match(phrase) is not None)
    )


def indefinite(phrase: str) -> bool:
    """Whether a phrase brings somebody in: "a spokesman"."""
    return phrase.split(" ", 1)[0].lower() in ("a", "an", "one", "another", "some")
