"""What somebody does with words where he is mentioned: he says, reports, answers or is asked
something. Under pronouns, which mean him the more readily for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quotebank.extraction.coreference.cast import Speaker
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.page import Mention

_SPEAKS: Final = re.compile("(?:,(?:[^NCQA;:][^CQA;:]{0,13}|r[^CQA;]{1,16}),)?C")
"""Behind the subject of a cue, be it "Lind, reporting from Oslo, said", "Lind, who is the author of
Reset: The End, said"."""
_SAYS: Final = re.compile("w?b?w?C")
"""Behind a pronoun that says something: "She also said", not "She left"."""
_ANSWERS: Final = frozenset(("reply", "respond", "answer", "retort"))


def speaks(mention: Mention) -> bool:
    """Whether a mention is the subject of a cue: "Phillis said there was no way"."""
    return _SPEAKS.match(mention.scan.tags, mention.at + 1) is not None


def _reports(mention: Mention) -> bool:
    """Whether somebody says what his verb tells: not in "Holm held talks", nor in "to keep alive
    their Grand Slam hopes"."""
    scanned, at = mention.scan, mention.at
    spoken = _SPEAKS.match(scanned.tags, at + 1)
    if spoken is None or (at and scanned.tags[at - 1] == "S"):
        return False
    cue = scanned.what[spoken.end() - 1]
    return isinstance(cue, Cue) and cue.group != "weak" and cue.verb != "hold"


def spoke(met: Sequence[tuple[Mention, Speaker]], last: str | None) -> str:
    """Return who of those met in a sentence says something, or spoke ``last`` and is named again;
    "" where nobody does. Of one without a name of his own nobody else is less meant."""
    for mention, who in met:
        if who.name == last or _reports(mention):
            return (who.name if who.entity is not None else last) or ""
    return ""


def says(mention: Mention) -> bool:
    """Whether a pronoun says something: "She also said", "according to him"."""
    tags, at = mention.scan.tags, mention.at
    return tags.endswith(("C", "At"), 0, at) or _SAYS.match(tags, at + 1) is not None


def replies(mention: Mention) -> bool:
    """Whether a pronoun answers somebody: "…," he replied."""
    scanned, at = mention.scan, mention.at
    cue = scanned.what[at + 1] if scanned.tags.startswith("C", at + 1) else None
    return isinstance(cue, Cue) and cue.verb in _ANSWERS


def is_asked(mention: Mention) -> bool:
    """Whether one named is told or asked something: "Reed asked Lind to go. "No," she replied"."""
    cue = mention.scan.what[mention.at - 1] if mention.at and mention.tag == "N" else None
    return isinstance(cue, Cue) and (cue.group == "tell" or cue.verb == "ask")
