"""Where the names of an article stand: its runs of capitalised words, read apart by ``names``.

After quotes, before mentions and people, who both ask what is named at a place.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final, NamedTuple

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names import Name, readings
from quotebank.extraction.runs import RUN, WRAPPED_RUN


class NameAt(NamedTuple):
    """A name where it stands. ``lead`` is where its title begins, ``start`` where the name does."""

    lead: int
    start: int
    end: int
    name: Name


_SENTENCE_STARTS: Final = frozenset(
    ".:!?;\n\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{BULLET}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
)


_PARTICIPLE: Final = re.compile(
    "[A-Z][a-z]+ing "
    r"(?:into|the|an?|on|in|his|her|their|its|to|for|at|with|up|out|off|it|them|from)\b"
)
"""A sentence's first words: "Laying into the plan, he said" names no Laying."""


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins here, where every word is capitalised."""
    before = text[start - 2 : start].rstrip(" ") if start > 1 else ""
    return not before or before[-1] in _SENTENCE_STARTS


def find_names(text: str, lexicon: Lexicon, *, wrapped: bool) -> list[NameAt]:
    """Return all names of a text in order (titles, bodies and places included)."""
    found = []
    bare: list[tuple[int, str]] = []
    surnames = set()
    plain = _Plain(text)
    read, read_inner = readings(lexicon), readings(lexicon, inner=True)
    for match in (WRAPPED_RUN if wrapped else RUN).finditer(text):
        run = match[0]
        names = read[run]
        at = match.start()
        if " " in run and (not names or names[0].lead) and not _begins(text, at):
            names = read_inner[run]
        if not names:
            bare.append((at, run))
        for name in names:
            sort, words = name.sort, name.words
            if sort == "person" and len(words) > 1:
                surnames.add(words[-1])
            elif (
                sort == "name"
                and len(words) == 1
                and _begins(text, at)
                and (plain[name.text] or _PARTICIPLE.match(text, at))
            ):
                bare.append((at, name.text))
                continue
            start = at + name.offset
            found.append(NameAt(at + name.lead, start, start + name.length, name))
    return _by_surnames(found, bare, surnames, lexicon)


class _Plain(dict[str, bool]):
    """Word -> whether the article has it in small letters too: "Plans include …", where it also
    has "plans", names nobody."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def __missing__(self, word: str) -> bool:
        found = self[word] = f" {word.lower()} " in self.text
        return found


def _by_surnames(
    found: list[NameAt], bare: list[tuple[int, str]], surnames: Set[str], lexicon: Lexicon
) -> list[NameAt]:
    """Return the names with what the surnames of the article's full names tell of single words."""
    for i, place in enumerate(found):
        if len(place.name.words) == 2 and place.name.words[0].lower() in lexicon.roles:
            found[i] = _without_role(place, surnames)
    alike = lexicon.surnames & surnames
    if alike:
        # "King told reporters", "Banks said", where an Oona King or a Mike Banks is named.
        found = [_as_person(place) if place.name.text in alike else place for place in found]
    # "Read" and "Will" begin sentences, but not where an Ian Read is in the article.
    known = [(at, run) for at, run in bare if run in surnames]
    for at, run in known:
        name = Name(0, 0, len(run), run, (run,), "person" if run in alike else "name", key=run)
        found.append(NameAt(at, at, at + len(run), name))
    return sorted(found) if known else found


def _as_person(at: NameAt) -> NameAt:
    """Return a word that may be a title, a noun or a body as somebody's surname."""
    sort, role = at.name.sort, at.name.role
    if sort == "role" or (sort in ("name", "body") and not role):
        return at._replace(name=at.name._replace(sort="person", role=""))
    return at


def _without_role(at: NameAt, surnames: Set[str]) -> NameAt:
    """Return "Olympian Tomlin" as Tomlin, an Olympian, where a full name ends in Tomlin."""
    role, surname = at.name.words
    if at.name.sort != "name" or surname not in surnames:
        return at
    offset = len(at.name.text) - len(surname)
    name = at.name._replace(
        lead=0,
        offset=offset,
        length=len(surname),
        text=surname,
        words=(surname,),
        role=role,
        key=surname,
    )
    return NameAt(at.lead, at.start + offset, at.end, name)
