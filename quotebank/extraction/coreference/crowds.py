"""Several whom the sentence just before "they" is about: "Two climbers reached the camp. They
said", "The states want it to end. They argue". Under things.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from quotebank.extraction.coreference.cast import SENTENCE, Cast, Resolve, Speaker
from quotebank.extraction.mentions.clauses import definite, indefinite, main_subject
from quotebank.extraction.mentions.fates import fate
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description, Scan
from quotebank.resources import wordlists

_ELSE: Final = re.compile("[NODHXIC]")
"""Before "they", in a sentence where they may be others."""
_SPEAKS: Final = re.compile("[NODHX]b?C|C[NODX]|A")
_NEAR: Final = 2.6
"""Distance within which states and towns go on as "they"."""


def brought_in(cast: Cast, mention: Mention, resolve: Resolve) -> Speaker | None:
    """Return the several, or the group, that the sentence just before is about, where nobody else
    speaks in it."""
    if _ELSE.search(mention.scan.tags, 0, mention.at):
        return None
    for scanned, _, distance in cast.before(mention, 1):
        if distance == 0.0:
            continue
        if distance > _NEAR:
            return None
        several = _described(cast, scanned, resolve) if distance <= SENTENCE else None
        return several or _placed(cast, scanned)
    return None


def _described(cast: Cast, scanned: Scan, resolve: Resolve) -> Speaker | None:
    """Return those of whom a sentence tells for the first time: "A delegation came"; not the dead,
    nor those who are called "the critics", whom others may have been told of with."""
    main = main_subject(scanned)
    first = main == 0 or (main > 0 and scanned.tags[main - 1] == ",")
    what = scanned.what[main] if first else None
    if not isinstance(what, Description) or not (what.plural or what.sort == "group"):
        return None
    if what.sort == "document" or _SPEAKS.search(scanned.tags):
        return None
    start, end = scanned.bounds(main)
    phrase = cast.page.text[start:end]
    known = definite(phrase) if what.plural else not indefinite(phrase)
    if known or fate(cast.page.text, end) == "gone":
        return None
    return resolve(Mention(scanned, main), None).sure(0.75)


def _placed(cast: Cast, scanned: Scan) -> Speaker | None:
    """Return the states, towns or shops that a sentence begins with."""
    match = places().match(cast.page.text, scanned.start, scanned.end)
    if match is None or _SPEAKS.search(scanned.tags):
        return None
    return Speaker(match[1], "unnamed", 0.75, None, "p")


@cache
def places() -> re.Pattern[str]:
    """Return how a sentence begins that tells of states, towns or shops."""
    nouns = "|".join(wordlists("organisations")["places"]["words"].split())
    return re.compile(
        r"((?:The|Some|Several|Many|Most|Two|Three|Four|Five|Ten|Dozens of) (?:[a-z-]+ ){0,2}"
        rf"(?:{nouns})) (?:also )?[a-z]+"
    )
