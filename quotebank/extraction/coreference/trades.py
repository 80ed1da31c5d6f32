"""What stands beside a body's name and tells what body it is: "soap maker Norsk", "jobs at Norsk",
"Corvin, the regulator,". Under firms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from quotebank.extraction.coreference.cast import Cast
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.people.entity import Entity
from quotebank.resources import wordlists

_UNION: Final = "union"
_BEHIND: Final = frozenset((_UNION, "newspaper", "magazine", "tabloid", "network"))
"""What stands behind a name: "members of the GMB union walked", "The Herald newspaper"; but "the
Hexley newspaper" is no Hexley."""
PRINTINGS: Final = 6
"""Printings of a name beside which it is looked for."""
_OF_ITSELF: Final = re.compile(r" (?:has |also |had )?(?:said|says) (?:that )?its? ")
_SEVERAL: Final = re.compile(r" (?:have|are|were|aren['\u2019]t|haven['\u2019]t) ")
_TOLD_BEFORE: Final = (
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[\w-]+['\u2019]s) (?:[a-z-]+ ){{0,2}}"
    r"|(?:\A|[\n.] ?)[A-Z][a-z]+ ){} \Z"
)
_TOLD_BEHIND: Final = (
    r"(?:, (?:the|an?|[\w-]+['\u2019]s) (?:[\w-]+ ){{0,3}}{0},(?! who| which)"
    r"|, (?:the|an?) (?:[\w-]+ ){{0,3}}{0} (?:that|which) )"
)
"""Before and behind a name, what body it is of; the noun goes into the braces."""
_SHARES_IN: Final = re.compile(
    r"\b(?:[Ss](?:hares|tock|ales)|[Pp]rofits?|[Ll]oss(?:es)?|[Rr]evenues?|[Ee]arnings|[Tt]rading"
    r"|[Ii]nvestors?|[Jj]obs|[Ww]orkers|[Ss]taff|[Ee]mployees) (?:in|at|of) \Z"
)
_ITS_SHARES: Final = re.compile(
    r"(?:['\u2019]s?)? (?:shares|stock|shareholders|profits?|earnings|revenues?|sales|employees"
    r"|plants?|factory|factories|stores)\b"
)
"""Before and behind the name of a firm."""
_OWNED_BY: Final = re.compile(r"\b(?:owned|operated) by (?:the )?\Z")
_SHORT: Final = 14
_REACH: Final = 40
_RIVAL: Final = re.compile(r"\b[Rr]ivals? \Z")
_REPORTED: Final = re.compile(
    r"\b(?:told|tells|telling|(?:reported|published|revealed) (?:\w+ )?(?:by|in)) (?:the )?\Z"
)


@cache
def _traders() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(wordlists("organisations")["traders"]["words"].split())
    any_case = rf"(?:[a-z]+maker|(?:{nouns}))"
    return (
        re.compile(rf"(?i:(?<![\w'\u2019-]){any_case}) \Z"),
        re.compile(
            rf", (?:the|an?|[\w-]+['\u2019]s) (?:[\w-]+ ){{0,3}}{any_case}(?:,| that | which )"
        ),
    )


def is_trader(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a name tells that a company bears it: "soap giant Norsk",
    "Norsk, a maker of soap,", "owned by Norsk"."""
    before, behind = _traders()
    return (
        before.search(text, max(0, start - _SHORT), start) is not None
        or behind.match(text, end) is not None
        or _OWNED_BY.search(text, max(0, start - _REACH), start) is not None
        or is_dealt_in(text, start, end)
    )


def is_dealt_in(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a name is what firms have: "Shares in Norsk fell", "Norsk shares
    fell", "Sales at Norsk rose"."""
    return (
        _SHARES_IN.search(text, max(0, start - _SHORT), start) is not None
        or _ITS_SHARES.match(text, end) is not None
    )


def is_rival(text: str, start: int) -> bool:
    """Whether a name is brought in as another's rival: "Its rival Norsk cut jobs"."""
    return _RIVAL.search(text, max(0, start - 7), start) is not None


def reports(text: str, start: int) -> bool:
    """Whether a body is brought in as an outlet: "a student told Harbor News", "the news was first
    reported by the Globe"."""
    return _REPORTED.search(text, max(0, start - _REACH), start) is not None


def dealt_in(cast: Cast, stop: int) -> Entity | None:
    """Return the one name before "the company" that is a firm's by what is told of it."""
    text, ends = cast.page.text, cast.roles.place_ends()
    dealt = [
        entity
        for entity in cast.people.described
        if entity.starts[0] < stop
        and any(
            is_dealt_in(text, start, ends.get(start, start)) for start in entity.starts[:PRINTINGS]
        )
    ]
    if len(dealt) != 1:
        return None
    dealt[0].body = True
    return dealt[0]


def speaks_as_it(text: str, entity: Entity) -> bool:
    """Whether a name is that of a body which says something of itself: "Norsk said it was
    sorry"."""
    return bool(_printed_before(text, entity, _OF_ITSELF))


def several(text: str, entity: Entity) -> bool:
    """Whether those who bear a name are several: "Rose Lane have split up"."""
    return not all(
        text.endswith((" and ", " & "), 0, start)
        for start in _printed_before(text, entity, _SEVERAL)
    )


def _printed_before(text: str, entity: Entity, behind: re.Pattern[str]) -> list[int]:
    """Return where a name is printed before words of a pattern."""
    return [
        start
        for name in entity.names
        for start in entity.starts[:PRINTINGS]
        if text.startswith(name.text, start) and behind.match(text, start + len(name.text))
    ]


@cache
def _things() -> Mapping[str, tuple[str, ...]]:
    """Return by the noun for a firm what is the firm's, as it stands behind its name."""
    pairs = wordlists("organisations")["things"]["pairs"].split()
    return {
        noun: tuple(
            f" {thing}{end}" for thing in things.split("/") for end in (" ", "s ", ".", ",")
        )
        for nouns, _, things in (pair.partition("=") for pair in pairs)
        for noun in nouns.split("/")
    }


def told(cast: Cast, mention: Mention, noun: str) -> Entity | None:
    """Return the one body that was said to be what a noun says: "Corvin, the regulator, has cut
    jobs", "the brand Bluefin", "Law firm Brand Moss said", and the airline of "a Bluefin flight".
    """
    found: Entity | None = None
    text = cast.page.text
    before = re.compile(_TOLD_BEFORE.format(re.escape(noun)))
    behind = re.compile(_TOLD_BEHIND.format(re.escape(noun)))
    of_members = f" {noun} " if noun in _BEHIND else ""
    things = _things().get(noun, ())
    for entity in cast.people.described:
        if entity.honoured or cast.roles.gender(entity):
            continue  # a person
        for start in entity.starts[:PRINTINGS]:
            if start >= mention.start:
                break
            name = cast.page.names.get(start)
            if before.search(text, max(0, start - _REACH), start) or (
                name is not None
                and (
                    behind.match(text, name.end)
                    or text.startswith(things, name.end)
                    or (
                        of_members
                        and text.startswith(of_members, name.end)
                        and (noun == _UNION or name.name.text.startswith("The "))
                    )
                )
            ):
                if found is not None:
                    return None
                found = entity
                break
    if found is not None and noun in cast.page.lexicon.firms:
        found.body = True
    return found
