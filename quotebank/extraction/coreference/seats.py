"""The office that is printed before a name with what it is of: "ambassador to Malta Pavel Lind",
"head of the agency Ann Lind", "The Bishop of Oxley, the Rt Rev Ann Lind". Beside offices, under
roles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from quotebank.extraction.coreference.offices import is_between, role_before, role_words
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.entries import listed
from quotebank.resources import wordlists

_SEATED: Final = 110
"""Characters before a name in which the seat stands."""
_BEFORE: Final = 70
_TITLED: Final = 40
"""The same for the comma behind it, and titles."""
_SEAT: Final = re.compile(
    r"\b((?:[A-Za-z][a-z-]+ ){0,2}[A-Z]?[a-z]+) (?:of|at|for) (?:the )?[A-Z][\w.-]*"
    r"(?: (?:[A-Z][\w.-]*|of|for|and|the|&)){0,6}, (?:the )?(?:[A-Z][a-z]{0,8}\.? ){0,4}\Z"
)
_FIRST_POST: Final = re.compile(
    r"(?:\A|\n)((?:[A-Z][a-z]+ )?[a-z]+), (?:retired |former )?(?:[A-Z][a-z]+\.? ){1,3}\Z"
)
"""The first of two posts that a paragraph begins with: "Military expert, Major General Lind,"."""
_RUN: Final = r"(?P<body>(?:[A-Z][a-z]+ (?:of |for |the |and )*){1,5}[A-Z][a-z]+)"
_LONG_BEFORE: Final = re.compile(rf"\b{_RUN}(?: [a-z-]+){{0,2}} (?P<office>[a-z-]+) \Z")
_LONG_BEHIND: Final = re.compile(
    rf", (?:the )?(?:[a-z-]+ ){{0,2}}(?P<office>[a-z-]+) (?:of|for|at) the {_RUN}"
)
_NOUN: Final = 20
"""Characters of the noun of an office, at most."""
_OF: Final = frozenset(("of", "for", "to", "in", "at", "on"))
_INSIDE: Final = frozenset(("the", "and", "&"))
_LONGEST: Final = 9
"""Words of what an office is of, at most."""
_PEOPLE: Final = frozenset(("police", "children"))
"""Words for people of whom somebody else is in charge."""
_WHAT: Final = frozenset(("state", "parliament"))
"""What secretaries and members are of."""
_FORMER: Final = re.compile(r"\b(?:[Ff]ormer |[Ee]x-)[\w'\u2019 -]*\Z")
_ONCE: Final = ("ormer ", "x-", "late ", "hen-")
_COUNSEL: Final = frozenset(("qc",))
_LETTERS: Final = (" QC", " KC", ", QC", ", KC")
"""Behind a barrister's name."""
_INITIALS: Final = re.compile(r"\([A-Z]{2,7}\)")
_OF_STATE: Final = re.compile(r" of (state|government)\b")
_AFFAIRS: Final = "d'affaires"


def office_before(text: str, start: int, end: int, lexicon: Lexicon) -> set[str]:
    """Return the words of the office printed before a name at a place, with what it is of."""
    comma, first = text.rfind(", ", max(0, start - _TITLED), start), max(0, start - _SEATED)
    if comma >= 0 and text.startswith(",", end):
        post = _FIRST_POST.search(text, first, start)
        if post and post[1].split()[-1].lower() in lexicon.roles:
            return role_words(post[1], lexicon) | role_before(text, start, lexicon)
    if comma >= 0 and (
        text.find(" of ", first, comma) >= 0
        or text.find(" at ", first, comma) >= 0
        or text.find(" for ", first, comma) >= 0
    ):
        seat = _SEAT.search(text, first, start)
        held = _held(seat, text, end, lexicon) if seat else None
        if held:
            return held
    found = _seat_before(text, start, end, lexicon) or role_before(text, start, lexicon)
    counsel = text.startswith(_LETTERS, end) or text[start:end].endswith(_LETTERS)
    return found | _COUNSEL if counsel else found


def was(text: str, start: int) -> bool:
    """Whether what is printed before the name at a place is what somebody was."""
    first = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    if text.find("ormer ", first, start) < 0 and text.find("x-", first, start) < 0:
        return False
    return _FORMER.search(text, first, start) is not None


def was_before(text: str, start: int) -> bool:
    """Whether whoever is named at a place was something before another: "Ms Holm's predecessor as
    mayor, Ann Lind", "The former mayor, Ann Lind,"."""
    first = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    found = max(text.find("predecessor", first, start), text.find("ormer ", first, start))
    return found >= 0 and not any(mark in text[found:start] for mark in '.:;"')


def tells_was(phrase: str) -> bool:
    """Whether a description tells what somebody was."""
    return any(word in phrase for word in _ONCE)


def _seat_before(text: str, start: int, end: int, lexicon: Lexicon) -> set[str]:
    """Return the words of an office with what it is of, right before a full name: "ambassador to
    Malta Pavel Lind", "spokesman for the police, Pavel Lind,"; none in "a friend of the late Pavel
    Lind" and "the director of the agency Pavel Lind founded"."""
    if text.find(" ", start, end) < 0:
        return set()
    line = max(text.rfind("\n", 0, start) + 1, start - _SEATED)
    before = text[line:start].split()
    while before and before[-1] in lexicon.honorifics:
        before.pop()
    if before and _INITIALS.fullmatch(before[-1]):
        before.pop()  # "Expert of the Credit Agency (ACRA) Pavel Lind"
    last = before[-1].removesuffix(",") if before else ""
    if not last or not last[-1].isalnum() or last in _OF or last in _INSIDE:
        return set()
    if last.lower() in lexicon.roles and last not in _PEOPLE:
        return set()
    apposed = last != before[-1]
    before[-1] = last
    head = _head(before, lexicon)
    if head < 0 or last in lexicon.qualifiers:
        return set()
    if (
        apposed
        and not text.startswith(",", end)
        and not (_begins(text, line, before[:head], lexicon) and _goes_on(text, end, lexicon))
    ):
        return set()  # "He met the director of the agency, Ann Lind said"
    of = before[head + 2 :]
    if not apposed and last.islower():
        # "The director of the agency Pavel Lind founded" is not he, "a spokesman for the company
        # Norsk Vannkraft" no Norsk.
        following = text[end + 1 : end + 20].split(" ", 1)[0]
        stands = text[end : end + 1] != " " or following in lexicon.cues
        if not stands or text[start:end].split(" ", 1)[0] not in lexicon.given:
            return set()
    first = head
    while first and before[first - 1] not in _OF and _is_told(before[first - 1], lexicon):
        first -= 1
    if before[head + 1] == "to":  # Russia's ambassador to Malta is no Maltese
        of = [word for word in of if word not in lexicon.places]
    return role_words(" ".join(before[first : head + 1] + of), lexicon)


def _begins(text: str, line: int, before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words before an office, from a place of the text on, leave it the first thing
    that a paragraph tells: those of "Russia's ambassador"."""
    whole = line == 0 or text[line - 1] == "\n"
    return whole and not any(is_between(word.lower(), lexicon) for word in before[1:])


def _goes_on(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a name that ends at a place is followed by what its bearer says of something:
    "Ann Lind told the agency that", not "Ann Lind said, was late"."""
    following = text[end + 1 : end + 20].split(" ", 1)
    return text[end : end + 1] == " " and len(following) > 1 and following[0] in lexicon.cues


def _head(before: Sequence[str], lexicon: Lexicon) -> int:
    """Return the place of the noun of an office whose complement ends with the words before a name,
    -1 where there is none."""
    for i in range(len(before) - 1, max(0, len(before) - _LONGEST) - 1, -1):
        word = before[i]
        if word in _OF:
            noun = before[i - 1].lower() if i else ""
            if noun in _WHAT:
                continue
            speaks = noun in listed("roles", "holders", "speaking")
            if speaks or noun in lexicon.holders or noun == _AFFAIRS:
                return i - 1
            if noun == "general" and i > 1 and before[i - 2].lower() in lexicon.roles:
                return i - 1  # "Consul General in Genoa"
            continue
        proper = word[0].isupper() and word[-1].isalnum()  # "of the Credit Agency"
        if word not in _INSIDE and not proper and not _is_told(word, lexicon):
            break
    return -1


def _is_told(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may be one of an office."""
    return word[-1].isalnum() and not is_between(word.lower(), lexicon)


def _held(seat: re.Match[str], text: str, end: int, lexicon: Lexicon) -> set[str] | None:
    """Return the words of what somebody is somewhere, before a name that ends at ``end``: "The
    chief economist at Norsk Vannkraft, Ann Lind, said", "As mayor of Oxley, Ann Lind said"; None
    in "He met the mayor of Oxley, Ann Lind said"."""
    office = seat[1].split()
    named = text.startswith(",", end) or not seat[0].endswith(", ") or office[0] == "As"
    if not named or office[-1].lower() not in lexicon.roles:
        return None
    first = len(office) - 1
    while first and not is_between(office[first - 1].lower(), lexicon):
        first -= 1
    return role_words(" ".join(office[first:]) + seat[0][len(seat[1]) :], lexicon)


def short_of(text: str, start: int, end: int, lexicon: Lexicon) -> set[str]:
    """Return the initials of the body whose office stands beside a name: "dup" of "Democratic
    Unionist Party leader Ann Lind", "Ann Lind, leader of the Democratic Unionist Party"."""
    first = max(text.rfind("\n", 0, start) + 1, start - _SEATED)
    office = text[max(first, start - _NOUN) : max(first, start - 1)].rpartition(" ")[2]
    if office in lexicon.roles:
        found = _LONG_BEFORE.search(text, first, start)
    elif text.startswith(", ", end) and text.find(" the ", end, end + _TITLED) >= 0:
        found = _LONG_BEHIND.match(text, end, end + _SEATED)
    else:
        return set()
    if not found or found["office"] not in lexicon.roles:
        return set()
    initials = "".join(filter(str.isupper, found["body"])).lower()
    return {initials} - lexicon.roles.keys() - lexicon.initials.keys()


def rulers(text: str, end: int, head: str) -> list[set[str]]:
    """Return the offices, each as its words, of one of which is who ends at a place: "the head of
    state" is a president or a king; none of "the head of the bank"."""
    of = _OF_STATE.match(text, end) if head == "head" else None
    return [set(office.split("-")) for office in _rulers()[of[1]]] if of else []


@cache
def _rulers() -> dict[str, list[str]]:
    """Return what is ruled -> the offices of who rules it."""
    told = wordlists("roles")["rulers"]
    return {what: told[what].split() for what in ("state", "government")}
