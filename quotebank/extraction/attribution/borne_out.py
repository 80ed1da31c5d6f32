"""What the groups of a form stand for, and whether the words of a sentence bear out its tags. Under
``rare``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from quotebank.extraction.attribution.forms import SPEECH, Form
from quotebank.extraction.attribution.halves import agree
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.clauses import BE, HAVE
from quotebank.extraction.mentions.pairs import by_means
from quotebank.extraction.mentions.scan import Description, Scan, What, headword, is_document
from quotebank.extraction.mentions.tokens import SUBORDINATES
from quotebank.extraction.names.name import NameAt

_WHENEVER: Final = frozenset(("year", "month", "week", "yesterday", "today", "then", "later"))
_NAMES: Final = frozenset(("call", "dub", "brand", "label", "term", "name", "deem"))
"""Verbs that need no "as" before what somebody is called: not "Holm praised "Oslo" by Lind"."""
_PEOPLE: Final = frozenset(("role", "kin", "group"))
_MODALS: Final = frozenset(("should", "must", "could", "would", "may", "might", "can", "will"))


def _speaks(what: What) -> bool:
    return isinstance(what, Cue) and what.group in SPEECH


def _sees(scanned: Scan, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether somebody is seen or heard to do it: "The clip posted online captures Holm saying"."""
    sees = lexicon.scenes["sees"]
    if headword(scanned.what[match.start("sees")]) in sees:
        return True
    return scanned.word_before(match.start("mention")) in sees


def _blames(what: What, lexicon: Lexicon) -> bool:
    """Whether a verb tells what is done or said to somebody for something."""
    if isinstance(what, Cue) and what.group == "call":
        return True
    verb = headword(what)
    return verb in lexicon.charged or verb in lexicon.scenes["blames"]


_TESTS: Final[Mapping[str, Callable[[What, Lexicon], bool]]] = {
    "as": lambda what, _: what == "as",
    "by": lambda what, _: what == "by",
    "blamed": lambda what, lexicon: _blames(what, lexicon),
    "tribute": lambda what, _: what == "tribute",
    "out": lambda what, _: what == "at",
    "sorry": lambda what, _: str(what).startswith("apolog"),
    "whom": lambda what, _: not str(what).endswith("self"),
    "given": lambda what, _: what in ("as", "of", "for"),
    "comprises": lambda what, _: what in ("comprising", "representing", "featuring"),
    "led": lambda what, _: not is_document(what),
    "seen": lambda what, _: not isinstance(what, Description) or what.sort in _PEOPLE,
    "from": lambda what, _: what in ("from", "by"),
    "while": lambda what, _: what in SUBORDINATES,
    "with": lambda what, _: what == "with",
    "fell": lambda what, _: what in ("fell", "falls"),
    "event": lambda what, _: what in ("with", "to", "by", "in"),
    "what": lambda what, _: what == "what",
    "who": lambda what, _: what != "whom",
    "of": lambda what, _: what in ("of", "for"),
    "made": lambda what, lexicon: headword(what) in lexicon.scenes["makes"],
    "hears": lambda what, _: what in ("heard", "hears", "hear"),
    "half": lambda what, lexicon: what in lexicon.turns,
    "turn": lambda what, lexicon: what in lexicon.turns,
    "joins": lambda what, lexicon: what == "and" or what in lexicon.turns,
    "owner": lambda what, _: isinstance(what, NameAt | Description),  # not "his claim that"
    "one": lambda what, _: headword(what) in ("one", "another", "some", "others", "many"),
    "denied": lambda what, _: isinstance(what, Cue) and what.group == "call",
    "reports": lambda what, _: isinstance(what, Cue) and what.hands_on(),
    "when": lambda what, _: what in _WHENEVER,
    "loud": lambda what, lexicon: isinstance(what, Cue) and what.verb in lexicon.scenes["loud"],
    "about": lambda what, _: what in ("about", "of"),
    "but": lambda what, _: what == "but",
    "how": lambda what, _: what in ("how", "heard", "hears"),
    "among": lambda what, _: what in ("by", "with", "of", "among", "between"),
    "have": lambda what, _: what in HAVE,
    "writing": lambda what, _: is_document(what),
    "somebody": lambda what, _: what != "n",
    "several": lambda what, _: isinstance(what, Description) and what.plural,
    "crowd": lambda what, _: (
        isinstance(what, Description) and (what.plural or what.sort == "group")
    ),
    "calls": lambda what, _: headword(what) not in ("title", "entitle"),
    "named": lambda what, _: isinstance(what, Cue) and what.verb in _NAMES,
}
"""What the groups of a pattern stand for."""


def bears_out(scanned: Scan, match: re.Match[str], form: Form, lexicon: Lexicon) -> bool:
    """Whether the words are what the tags of a form stand for."""
    named, what = match.re.groupindex, scanned.what
    if "heard" in named:
        verb = what[match.start("heard")]
        return isinstance(verb, Cue) and verb.verb in lexicon.heard
    at = match.start("cue")
    cue = what[at]
    if not isinstance(cue, Cue) or cue.group not in form.groups:
        return False
    if form.verb and cue.verb != form.verb:
        return False
    if at and what[at - 1] in _MODALS:
        return False  # "Holm said broadcasters should remember the rule: …"
    if "by" in named and match.start("by") >= 0 and by_means(scanned, match.start("mention")):
        return False  # "Holm was told by letter that it was …"
    if cue.group == "tell" and match.start("mention") == at - 2 and what[at - 1] in BE:
        return False  # "Holm was told it was "…," according to two people": he only hears it
    if "he" in named and not agree(scanned, match.start("mention"), match.start("he")):
        return False
    if "told" in named and cue.group != "tell" and not _speaks(what[match.start("told")]):
        return False  # "Holm said Lind had had her way, adding: …": she tells nothing
    if "sees" in named and not _sees(scanned, match, lexicon):
        return False
    return all(
        match.start(group) < 0 or _TESTS[group](what[match.start(group)], lexicon)
        for group in named
        if group in _TESTS
    )
