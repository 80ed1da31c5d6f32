"""What a run of capitalised words is made of: the names in it, parted from titles and openers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.possessives import APOSTROPHES, ENDINGS
from quotebank.extraction.lexicon.tables import Table
from quotebank.extraction.names.cuts import (
    day_as_surname,
    day_in_body,
    goes_on,
    is_felt,
    is_whose,
    month_as_given,
    owns,
    said_inside,
    short_given,
)
from quotebank.extraction.names.name import Name, made, with_title
from quotebank.extraction.names.offices import end_of_office, end_of_seat, is_state
from quotebank.extraction.names.sorts import (
    JOINING,
    SAINTS,
    Sort,
    is_chinese,
    is_unheard,
    sort_of_name,
)
from quotebank.extraction.names.titles import PLAIN, last_title, title_of


class Readings(Table[str, tuple[Name, ...]]):
    """Run of capitalised words -> the names in it, in order; mostly one name or none.

    ``inner``: the runs stand inside a sentence, where "First" in "First Interstate" is capitalised
    for being part of the name.
    """

    def __init__(self, lexicon: Lexicon, *, inner: bool) -> None:
        super().__init__()
        self.lexicon, self.inner = lexicon, inner

    def work_out(self, run: str) -> tuple[Name, ...]:
        """Return the names in one run."""
        return _split(run, self.lexicon, self.inner)


@lru_cache(maxsize=8)
def readings(lexicon: Lexicon, *, inner: bool = False) -> Readings:
    """Return the readings with a lexicon; a bounded cache of a pure function."""
    return Readings(lexicon, inner=inner)


_WORD: Final = re.compile(r"\S+")


def _split(run: str, lexicon: Lexicon, inner: bool) -> tuple[Name, ...]:
    """Cut a run where a word cannot be inside a name: after a full stop, at days and months, at
    "Tells" in a headline."""
    names: list[Name] = []
    pieces: list[tuple[int, str]] = []
    several = " and " in run or " & " in run
    for match in _WORD.finditer(run):
        word = match[0]
        bare = word if several else word.rstrip(",")  # "… for Culture, Media and Sport"
        if (
            bare in lexicon.days
            and not day_as_surname(pieces, bare, lexicon)
            and not day_in_body(pieces, run[match.start() :], lexicon)
            and (
                (names and not pieces) or not month_as_given(pieces, run[match.start() :], lexicon)
            )
        ):
            names += _one(pieces, lexicon, inner)
            pieces = []
            continue
        if (
            bare.endswith(APOSTROPHES)
            and bare not in lexicon.honorifics  # "Dato' Sri Ann Lind"
            and not owns(bare[:-1], run[match.end() :], lexicon)
        ):
            pieces.append((match.start(), bare[:-1]))
            names += _one(pieces, lexicon, inner)
            pieces = []
            continue
        if (
            bare in lexicon.between
            and (names or pieces)
            and not _is_for(pieces, bare, lexicon)
            and not said_inside(pieces, bare, run[match.end() :], lexicon)
        ) or (bare == "of" and is_whose(pieces, run[match.end() :], lexicon)):
            if len(pieces) > 2 and is_felt(pieces[-1][1], lexicon):
                pieces.pop()
            names += _one(pieces, lexicon, inner)
            pieces = []
            continue
        pieces.append((match.start(), bare))
        if (
            word.endswith(".")
            and word.count(".") == 1
            and len(word) > 2
            and word not in lexicon.titles
            and word not in lexicon.honorifics
            and word not in lexicon.suffixes
            and not (word in lexicon.given and short_given(pieces, run[match.end() :], lexicon))
            and not goes_on(word, run[match.end() :], lexicon)
        ):
            if word not in lexicon.places or match.end() < len(run):  # "Ky.", before a comma
                pieces[-1] = (match.start(), bare[:-1])
            names += _one(pieces, lexicon, inner)
            pieces = []
    names += _one(pieces, lexicon, inner)
    return tuple(names)


def _one(pieces: list[tuple[int, str]], lexicon: Lexicon, inner: bool) -> list[Name]:
    if _is_known(pieces, lexicon):
        return [made(pieces, "body", pieces[0][0], "", "", False, lexicon)]
    whole = len(pieces)
    pieces = _without_openers(pieces, lexicon, inner)
    if len(pieces) < whole and _is_known(pieces, lexicon):  # "The Scottish Executive"
        return [made(pieces, "body", pieces[0][0], "", "", False, lexicon)]
    words = [word for _, word in pieces]
    if not words or (
        len(words) > 1 and all(w.isupper() and w.title() in lexicon.openers for w in words)
    ):
        return []  # "READ MORE"
    body = _last_of_body(words, lexicon)
    behind = body + 1
    ranked = words[0] in lexicon.ranked or (behind and is_state(words[:behind], lexicon))
    if behind and not ranked and last_title(words[:behind], lexicon) < 0:
        first = pieces[:behind]
        if first[-1][1].endswith(ENDINGS):  # "Moody's David Lind": whose he is
            first[-1] = first[-1][0], first[-1][1][:-2]
        return [*_titled(first, lexicon), *_titled(pieces[behind:], lexicon)]
    return _titled(pieces, lexicon, body)


def _is_known(pieces: list[tuple[int, str]], lexicon: Lexicon) -> bool:
    """Whether words are a body that is known by them all ("Goldman Sachs"), or says by them what
    it is for: "Save the Rivers", "Citizens Against Waste"."""
    if len(pieces) < 2:
        return False
    if pieces[0][1] in lexicon.causes and pieces[1][1] == "the":
        return True
    if len(pieces) > 2 and _is_for(pieces[:1], pieces[1][1], lexicon):
        return True
    return " ".join([word for _, word in pieces]) in lexicon.known


_FOR: Final = frozenset(("for", "Against", "Without"))


def _is_for(pieces: list[tuple[int, str]], word: str, lexicon: Lexicon) -> bool:
    """Whether a word goes on with the name of people who are for or against something."""
    return word in _FOR and len(pieces) == 1 and pieces[0][1] in lexicon.against


def _last_of_body(words: list[str], lexicon: Lexicon) -> int:
    """Return the index of the last word of a body before somebody's name, -1 without one:
    "president of the Law Society Janet Holm", "Bank of England Janet Holm"."""
    bodies = [
        i
        for i, w in enumerate(words[:-2])
        if w in lexicon.bodies
        or w in lexicon.known
        or (i and (_is_seat(words, i, lexicon) or f"{words[i - 1]} {w}" in lexicon.known))
    ]
    noun = bodies[0] if bodies else -1
    if noun < 0 and "&" not in words[:-2]:
        return -1
    for i in range(max(noun, 0 if words[0] in lexicon.known else 1), len(words) - 2):
        if words[i + 1] not in lexicon.given or words[i] in JOINING or words[i] in SAINTS:
            continue
        if words[i + 1] in lexicon.grades:
            continue  # "Hexley High School Junior Ann Lind"
        if i in bodies or not JOINING.isdisjoint(words[max(noun, 0) : i]):
            behind = words[i + 2 :]
            return i if lexicon.bodies.isdisjoint(behind) and JOINING.isdisjoint(behind) else -1
    return -1


def _is_seat(words: list[str], i: int, lexicon: Lexicon) -> bool:
    """Whether a word is a place, and no given name behind a title: "President Orlando Lind"."""
    word, title = words[i], words[i - 1]
    if word not in lexicon.places:
        return False
    called = word in lexicon.given or word in lexicon.surnames
    return not (called and (title in lexicon.titles or title in lexicon.honorifics))


def _without_openers(
    pieces: list[tuple[int, str]], lexicon: Lexicon, inner: bool
) -> list[tuple[int, str]]:
    """Return the words of a run without those in front that are capitalised for other reasons."""
    while pieces and (
        (pieces[0][1] in lexicon.openers and not _begins_name(pieces, lexicon, inner))
        or pieces[0][1].endswith(_COMPOUND)
    ):
        article = pieces[0][1] == "The"
        pieces = pieces[1:]
        if article and len(pieces) > 1 and not pieces[0][1].endswith(_COMPOUND):
            break  # "The Making Decisions Alliance": its first word is capitalised for its own sake
    if len(pieces) == 2 and _after_abbreviation(pieces[0][1], pieces[1][1].lower(), lexicon):
        pieces = pieces[:1]
    return pieces


def _titled(pieces: list[tuple[int, str]], lexicon: Lexicon, body: int = -1) -> list[Name]:
    """Return the name that the words make, parted from its title; ``body`` is the last word of the
    body that a title goes on with, -1 without one."""
    words = [word for _, word in pieces]
    if len(words) == 2 and words[0].isupper() and words[1].isupper():
        words = [word.title() for word in words]  # a transcript: "SENATOR LUND:", "MS. HOLM:"
    title = title_of(words, lexicon)
    honorific = title >= 0 and words[title] in lexicon.honorifics
    genders = [lexicon.honorifics.get(word) for word in words[: title + 1]]
    gender = next(filter(None, genders), "")
    office = title >= 0 and words[title + 1 : title + 2] in (["of"], ["for"])
    if office:
        title = end_of_office(words, title, lexicon)
    elif title >= 0:
        title = end_of_seat(words, title, lexicon)
    # "MD Norsk Motors Ann Lind"
    ranked = words[0] in lexicon.ranked or (body > 0 and words[body] in lexicon.ranked)
    title = max(title, body) if title >= 0 or ranked else -1
    core = pieces[title + 1 :]
    letters = ""
    while len(core) > 1 and core[-1][1] in lexicon.letters and not _initial(core, lexicon):
        letters = core[-1][1]
        core = core[:-1]
    bare = [word for _, word in core]
    sort = sort_of_name(bare, titled=title >= 0, lexicon=lexicon) if core else "role"
    if office and sort == "body":
        sort, title = "role", len(words)  # "President of the Law Society"
    role = " ".join([w for w in words[: title + 1] if w not in lexicon.honorifics or w in SAINTS])
    if sort == "role":
        return [made(pieces, "role", pieces[0][0], gender, role, honorific, lexicon)]
    if title >= 0 and _is_somebody(sort, bare, words[title], lexicon):
        sort = "person"
    if title >= 0 and sort in ("body", "place"):
        core, role, gender = pieces, "", ""
        bare = [word for _, word in core]
    if sort in ("person", "name") and not gender:
        gender = lexicon.given.get(bare[0].title() if bare[0].isupper() else bare[0], "")
        if len(bare) == 1 and (title < 0 or honorific):
            gender = ""  # "Dr Russell" may be a Polly Russell
    lead = pieces[0][0]
    name = made(core, sort, lead, gender, role, honorific, lexicon)
    if letters and sort in ("person", "name"):
        # They are read with the name, and an office among them is a title: "Ann Lind MP".
        end = pieces[-1][0] + len(pieces[-1][1])
        role = role or (letters if letters in lexicon.titles else "")
        name = replace(name, length=end - name.offset, role=role)
    return [with_title(name, pieces[: title + 1], lexicon)]


def _initial(core: list[tuple[int, str]], lexicon: Lexicon) -> bool:
    """Whether a letter is part of a name: "Mary J", but not the judge in "Asplem J"."""
    return core[-1][1] in ("J", "J.") and (len(core) > 2 or core[0][1] in lexicon.given)


_FULL_NAME: Final = 2


def _is_somebody(sort: Sort, bare: list[str], title: str, lexicon: Lexicon) -> bool:
    """Whether the one word behind a title is no adjective and no body: "Ms White", "Ms Roche",
    "Inspector Forrester", but not "General Motors"."""
    if len(bare) > 1:  # "Mayor Don Guardian", but not "King George Hospital"
        paper = len(bare) == _FULL_NAME and bare[1] in lexicon.ends
        return paper and title not in lexicon.regnal and bool(lexicon.given.get(bare[0]))
    if sort == "nothing":
        return title in PLAIN
    known = bare[0] in lexicon.known and bare[0] not in lexicon.bodies
    return sort == "body" and (known or bool(lexicon.honorifics.get(title)))


_COMPOUND: Final = ("-based", "-born", "-led", "-backed", "-owned", "-listed", "-area", "-year-old")
"""Ends of adjectives made of a name: "Paris-based Euronext" names Euronext."""


_INITIALS: Final = 2
"""So many capitals in a row begin a name, not a sentence."""
_FUNCTION: Final = frozenset("dohpt&rTnb")


def _begins_name(pieces: list[tuple[int, str]], lexicon: Lexicon, inner: bool) -> bool:
    """Whether an opener is the given name of the word after it ("Will Smith", "Art Hill"), or any
    word that only a name capitalises in mid-sentence ("First Interstate")."""
    word = pieces[0][1].lower()
    if len(pieces) > _INITIALS and all(len(piece) == 1 for _, piece in pieces[:_INITIALS]):
        return True  # "A K Deshpande"
    if len(pieces) > _INITIALS and (
        f"{pieces[1][1]}-{pieces[2][1]}" in lexicon.titles
        or f"{pieces[0][1]}-{pieces[1][1]}" in lexicon.titles
    ):
        return True  # "Private First Class Ann Lind", "Leading Hand Ann Lind"
    if len(pieces) > 1 and (
        pieces[1][1] in JOINING
        or (pieces[0][1] in lexicon.numbered and pieces[1][1].isdecimal())
        or " ".join([word for _, word in pieces]) in lexicon.known
        or (pieces[0][1] in lexicon.trades and pieces[-1][1] in lexicon.bodies)
        or (len(pieces) == 2 and pieces[0][1] in lexicon.labels and pieces[1][1] in lexicon.bodies)
    ):
        # "Campaign for Better Transport", "Section 12", "No 10", "Housing Association",
        # "Charity Commission"
        return True
    if word == "first" and len(pieces) > 1 and pieces[-1][1] in lexicon.bodies:
        return True  # "First City Bancorp"
    if inner and len(pieces) > 1:
        if word == "the" and pieces[-1][1] in lexicon.bodies:
            return True  # a paper's own article: "in a piece, The Wall Street Journal called"
        if pieces[0][1] in lexicon.small_given and len(pieces) == 2:
            return is_unheard(pieces[1][1], lexicon)  # "said Can Karagoz", but not "So Holm"
        return lexicon.words.get(word) not in _FUNCTION and word not in lexicon.pronouns
    if len(pieces) == 2 and pieces[0][1] in lexicon.families:
        return is_chinese(pieces[1][1], lexicon)  # "You Chengyin"
    return (
        len(pieces) == 2
        and lexicon.given.get(pieces[0][1]) is not None
        # "Charity Refuge said"
        and not (pieces[0][1] in lexicon.labels and pieces[1][1].lower() in lexicon.ordinary)
        and lexicon.cues.get(word, ("",))[0] != "say"  # "Said Wales coach Ann Lee: …"
        and pieces[1][1] not in lexicon.openers
    )


def _after_abbreviation(short: str, word: str, lexicon: Lexicon) -> bool:
    """Whether an old wire capitalised an ordinary word for the full stop before it: "the U.S.
    Official said"."""
    return (
        len(short) > 3
        and short.endswith(".")
        and short.isupper()
        and (
            word in lexicon.roles
            or word in lexicon.words
            or word in lexicon.cues
            or (word in lexicon.groups and word.title() not in lexicon.public)  # "U.S. Treasury"
            or word.title() in lexicon.openers
        )
    )
