"""What the surnames of an article tell of its single words: "Banks said", where a Mike Banks is
named. Under ``name_spans``.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.months import dated
from quotebank.extraction.names.name import LEAD, Name, NameAt
from quotebank.extraction.names.ordinary import Plain
from quotebank.extraction.names.sorts import SAINTS, Sort
from quotebank.extraction.names.titles import is_role


def by_surnames(
    found: list[NameAt],
    bare: list[tuple[int, str]],
    surnames: Set[str],
    firsts: Set[str],
    plain: Plain,
    lexicon: Lexicon,
) -> list[NameAt]:
    """Return the names with what the surnames of the article's full names tell of single words, and
    of names that begin with a role: "Olympian Tomlin" and "SP Tomlin", where a full name ends in
    Tomlin, "Dancer Sally", where one begins with Sally: ``firsts``."""
    for i, place in enumerate(found):
        name = place.name
        if (
            len(name.words) == 2
            and (name.sort == "name" or (name.sort == "body" and not name.role))
            and _is_called(name, surnames, firsts, lexicon)
            and (name.words[0] in lexicon.ranked or is_role(name.words[0], lexicon))
        ):
            found[i] = without_role(place)
    _without_deans(found, plain, lexicon)
    alike = (lexicon.surnames & surnames) | (lexicon.families & surnames)
    alike |= {surname for surname in surnames if _is_one(surname.lower(), lexicon)}
    alike |= {place.name.text for place in found if place.name.sort == "nothing"} & surnames
    # "Song said", where a Song Mingyi is named.
    first = {place.name.words[0] for place in found if len(place.name.words) > 1}
    alike |= {word for word in first & lexicon.families if word.lower() in lexicon.documents}
    alike |= {surname for surname in surnames if surname.startswith(_SAINTS)}
    if alike:
        # "King told reporters", "Banks said", "Park said", "Gardener added", where an Oona King, a
        # Mike Banks, a Park Geun-soo or an Ann Gardener is named.
        found = [
            _as_surname(place, lexicon)
            if place.name.text in alike and not _qualifies(place, plain.text, lexicon)
            else place
            for place in found
        ]
    # "Read" and "Will" begin sentences, but not where an Ian Read is in the article.
    known = [
        (at, run)
        for at, run in bare
        if run in surnames or (run == "May" and _may_said(plain.text, at, lexicon))
    ]
    for at, run in known:
        found.append(bare_name(at, run, "person" if run in alike else "name"))
    return sorted(found, key=LEAD) if known else found


def _is_called(name: Name, surnames: Set[str], firsts: Set[str], lexicon: Lexicon) -> bool:
    """Whether the second word of a name is what somebody of the article is called by; "Star Sally"
    is no paper, but the Herald Lind may be."""
    last = name.words[1]
    return (last in firsts and last in lexicon.given) or (name.sort == "name" and last in surnames)


def _may_said(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether May is somebody where no full name is printed: "…, May warned that", but not "in May
    said"."""
    word = text[at + 4 : at + 20].partition(" ")[0]
    group, _ = lexicon.cues.get(word, ("", ""))
    return group in ("say", "tell", "write", "hold") and not dated(text, at)


def _is_one(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.roles and word not in lexicon.plural_roles


def _qualifies(at: NameAt, text: str, lexicon: Lexicon) -> bool:
    """Whether a word that may be an adjective is one here: "White voters", where a Tom White is
    named, but not "White said" and "White, who"."""
    if at.name.sort != "nothing" or text[at.end : at.end + 1] != " ":
        return False
    word = text[at.end + 1 : at.end + 20].partition(" ")[0].rstrip(".,:;")
    return word not in lexicon.cues and word not in lexicon.words


_SAINTS: Final = tuple(f"{saint} " for saint in sorted(SAINTS))


def _as_surname(at: NameAt, lexicon: Lexicon) -> NameAt:
    """Return a word that may be a title, a noun or a body as somebody's surname."""
    sort, role = at.name.sort, at.name.role
    if sort == "place" and at.name.text.startswith(_SAINTS):
        text = at.name.text  # "St Clair said", where a Verna St Clair is named
        return NameAt(at.lead, at.start, at.end, replace(at.name, words=(text,), sort="person"))
    if (
        sort == "role"
        or (sort == "place" and at.name.text in lexicon.families)
        or (sort in ("name", "body", "nothing") and not role)
    ):
        return as_person(at)
    return at


def as_person(at: NameAt) -> NameAt:
    """Return a name as a person's, who has nothing of the office, place or body that goes by the
    word: "Queen said" of an Ed Queen is no woman."""
    name = replace(at.name, sort="person", gender="", role="", honorific=False)
    return NameAt(at.lead, at.start, at.end, name)


def bare_name(at: int, run: str, sort: Sort) -> NameAt:
    """Return a run at a place as a name of one word, without a title."""
    return NameAt(at, at, at + len(run), Name(0, 0, len(run), run, (run,), sort, key=run))


def _without_deans(found: list[NameAt], plain: Plain, lexicon: Lexicon) -> None:
    """Part the title from the name in "Vikram Lund, dean of law, … Dean Lund" and "Maria Lund, Dean
    of Hexley, … Dean Lund", not "Dean Smith"."""
    deans = [
        i
        for i, place in enumerate(found)
        if place.name.sort == "person"
        and len(place.name.words) == 2
        and place.name.words[0].lower() in lexicon.roles
        and _is_held(place.name.words[0], plain)
    ]
    given: dict[str, set[str]] = {}
    for place in found if deans else ():
        if place.name.sort == "person" and len(place.name.words) > 1:
            given.setdefault(place.name.words[-1], set()).add(place.name.words[0])
    for i in deans:
        if len(given[found[i].name.words[1]]) > 1:
            found[i] = without_role(found[i])


def _is_held(title: str, plain: Plain) -> bool:
    """Whether an article has a title in small letters, or tells what it is of."""
    return plain[title] or f", {title} of " in plain.text or f"the {title} of " in plain.text


def without_role(at: NameAt) -> NameAt:
    """Return "Olympian Tomlin" as Tomlin, an Olympian."""
    role, surname = at.name.words
    offset = len(at.name.text) - len(surname)
    name = replace(
        at.name,
        lead=0,
        offset=offset,
        length=len(surname),
        text=surname,
        words=(surname,),
        sort="person" if at.name.sort == "body" else at.name.sort,
        role=role,
        key=surname,
    )
    return NameAt(at.lead, at.start + offset, at.end, name)
