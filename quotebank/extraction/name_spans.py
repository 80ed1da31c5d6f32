"""Where the names of an article stand: its runs of capitalised words, read apart by ``names``.

After quotes, before mentions and people, who both ask what is named at a place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import Final

from quotebank.extraction.forewords import PEOPLE, dated, with_letters, words_before
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names import Name, readings
from quotebank.extraction.possessives import APOSTROPHES
from quotebank.extraction.runs import ARTICLE, run_pattern
from quotebank.extraction.sorts import Sort, family_first
from quotebank.extraction.spans import Bounds
from quotebank.extraction.tables import Table


class NameAt:
    """A name where it stands. ``lead`` is where its title begins, ``start`` where the name does."""

    __slots__ = ("end", "lead", "name", "start")

    def __init__(self, lead: int, start: int, end: int, name: Name) -> None:
        self.lead, self.start, self.end, self.name = lead, start, end, name


LEAD: Final = attrgetter("lead")
"""What names stand in order by."""


_SENTENCE_STARTS: Final = frozenset(
    ".:!?;\n\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{BULLET}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
)


_PARTICIPLE: Final = re.compile(
    "[A-Z][a-z]+ing "
    r"(?:into|the|an?|on|in|his|her|their|its|to|for|at|with|up|out|off|it|them|from)\b"
)
"""A sentence's first words: "Laying into the plan, he said" names no Laying."""


_SMALL: Final = frozenset("eiuy")
_MARKS: Final = frozenset("-'\"(\u2019\u2018\u201c") | _SMALL
"""What stands before a run that may begin with an article or small letters ("eBay"), or be a
nickname."""
_CLOSED: Final = frozenset(("' ", '" ', ") ", "\u2019 ", "\u201d "))
_ARTICLE: Final = re.compile(rf"(?<![\w-])(?:{ARTICLE}|[ei]|easy)\Z")
"""What a run may begin with in small letters: "said al-Hakimi"."""


def _with_article(text: str, at: int, run: str) -> tuple[int, str]:
    """Return where a run begins, and the run, with the article before it."""
    article = _ARTICLE.search(text, max(0, at - 5), at)
    return (article.start(), article[0] + run) if article else (at, run)


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins here, where every word is capitalised."""
    before = text[start - 2 : start].rstrip(" ") if start > 1 else ""
    return not before or before[-1] in _SENTENCE_STARTS


_OF_NOTHING: Final = re.compile("['\u2019]s(?=[.,]|$)")
_SAID: Final = re.compile(r"\b(?:said|says|told|according to)\s\Z")


def _possessive(text: str, start: int, end: int) -> str:
    """Return the ending that is part of who said it, though it possesses nothing: ``"…," said
    Moody's.``"""
    if (
        text[end : end + 1] not in APOSTROPHES
        or _OF_NOTHING.match(text, end) is None
        or _SAID.search(text, max(0, start - 14), start) is None
    ):
        return ""
    return text[end : end + 2]


def find_names(
    text: str,
    lexicon: Lexicon,
    *,
    wrapped: Sequence[Bounds] = (),
    dateline: Bounds = (0, 0),
) -> list[NameAt]:
    """Return all names of a text in order (titles, bodies and places included), but for the place
    of its dateline.

    ``wrapped`` are the paragraphs of a hard-wrapped text: in them a name goes on in the next line.
    """
    found = []
    bare: list[tuple[int, str]] = []
    ordinary: list[tuple[int, str]] = []
    nicknames: list[Bounds] = []
    surnames: set[str] = set()
    tails: set[str] = set()
    plain = _Plain(text)
    read, read_inner = readings(lexicon), readings(lexicon, inner=True)
    for match in _runs(text, wrapped):
        run = match[0]
        at, end = match.span()
        if text[at - 1] in _MARKS:
            if text[end : end + 2] in _CLOSED:
                nicknames.append((at, end))
            at, run = _with_article(text, at, run)
            if at and text[at - 1] in _SMALL:
                continue  # inside a word
        run += _possessive(text, at, end)
        names = read[run]
        if " " in run and (not names or names[0].lead) and not _begins(text, at):
            names = read_inner[run]
        late = words_before(text, at, names[0], lexicon) if names else 0
        if late:
            rest = run.split(None, late)[late]
            at, run = at + len(run) - len(rest), rest
            names = read_inner[run]
        if not names:
            bare.append((at, run))
        office = names and names[0].sort == "role"
        names = with_letters(text, at, names, lexicon) if office else names
        for name in names:
            sort, words = name.sort, name.words
            if len(words) > 1 and sort in PEOPLE:
                last = words[0 if family_first(words, lexicon) else -1]
                (surnames if sort == "person" else tails).add(last)
            elif (
                sort == "name"
                and len(words) == 1
                and _begins(text, at)
                and (_is_ordinary(name.text, plain, lexicon) or _PARTICIPLE.match(text, at))
            ):
                ordinary.append((at, name.text))
                continue
            start = at + name.offset
            found.append(NameAt(at + name.lead, start, start + name.length, name))
    joined = [at for at in nicknames if _join_around(at, found, surnames, plain, lexicon)]
    # "Slaughter wrote" begins a sentence: she is an Anne-Marie Slaughter named elsewhere.
    named = [(at, run) for at, run in ordinary if run in surnames or run in tails]
    surnames.update([run for _, run in named])
    known = [
        at for at in _uncredited(found, text) if at.name.sort != "name" or not _is_heading(at, text)
    ]
    single = _outside(joined, bare + named)
    known = _by_surnames(known, single, surnames, plain, lexicon)
    return [at for at in known if not dateline[0] <= at.start < dateline[1]]


def _runs(text: str, wrapped: Sequence[Bounds]) -> Iterator[re.Match[str]]:
    """Return the runs of capitalised words."""
    pattern = run_pattern(wrapped=bool(wrapped))
    if not wrapped:
        return pattern.finditer(text)
    return chain.from_iterable([pattern.finditer(text, *paragraph) for paragraph in wrapped])


def _outside(joined: list[Bounds], words: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the words that are no nickname inside a name."""
    starts = {start for start, _ in joined}
    return [word for word in words if word[0] not in starts] if joined else words


_CREDIT: Final = " / "
_CREDITED: Final = (_CREDIT, f"{_CREDIT}For ", f"{_CREDIT}for ")


def _uncredited(names: list[NameAt], text: str) -> list[NameAt]:
    """Return the names without those of a picture's credit: "Ana Lind / For Harbor Post"."""
    if _CREDIT not in text:
        return names
    return [
        at
        for at in names
        if not text.startswith(_CREDIT, at.end) and not text.endswith(_CREDITED, 0, at.lead)
    ]


_AROUND_HEADING: Final = " '\"?!\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"


def _is_heading(at: NameAt, text: str) -> bool:
    """Whether words in capitals are a line of their own, of which the article has no more:
    "PRICE WAR", "The Big Question"; but "ADA KASK", of whom it goes on to tell."""
    if len(at.name.words) == 1:
        return False
    after, newline, _ = text[at.end : at.end + _FEW_MARKS].partition("\n")
    if not newline:
        return False
    line = text[text.rfind("\n", 0, at.lead) + 1 : at.end] + after
    words = line.strip(_AROUND_HEADING).removeprefix("A ").removeprefix("The ")
    return words == at.name.text and text.find(words.split()[-1].capitalize(), at.end) < 0


_FEW_MARKS: Final = 4


def _is_ordinary(word: str, plain: _Plain, lexicon: Lexicon) -> bool:
    """Whether a word is capitalised only because a sentence begins with it."""
    return word.lower() in lexicon.ordinary or plain[word]


def _join_around(
    nickname: Bounds, names: list[NameAt], surnames: set[str], plain: _Plain, lexicon: Lexicon
) -> bool:
    """Make the names around a nickname one, which both places print: Pedro "Bong" Abuan is Pedro
    Abuan, "Fire Chief LaRon "Skip" Holm" LaRon Holm. Return whether it is a nickname, which itself
    names nobody there."""
    before = bisect_left(names, nickname[0], key=LEAD) - 1
    i = bisect_left(names, nickname[1], key=LEAD)
    if before < 0 or i == len(names):
        return False
    given, surname = names[before], names[i]
    if len(given.name.words) == 2 and given.name.words[0].lower() in lexicon.roles:
        given = _without_role(given)  # "Owner Neil "Skip" Holm" begins a sentence
    one, other = given.name, surname.name
    if nickname[0] - given.end != _BETWEEN or surname.lead != surname.start:
        return False
    if len(other.words) > 1 or other.sort not in PEOPLE:
        return False
    begins = nickname[1] + _BETWEEN
    particles = plain.text[begins : surname.start].split()
    if begins > surname.start or not lexicon.particles.issuperset(particles):
        return False
    bong = plain.text[slice(*nickname)]
    if not (
        (one.words[0] in lexicon.given and one.sort in PEOPLE)
        or _INITIALS.match(one.text)
        or _is_given(given, bong, other, plain, lexicon)
    ):
        return False
    whole = " ".join((one.text, *particles, other.text))
    words = (*one.words, " ".join((*particles, other.words[0])))
    gender = one.gender or lexicon.given.get(one.words[0], "")
    key = f"{whole} ({bong})"
    name = replace(
        one, text=whole, words=words, sort="person", gender=gender, key=key, nickname=bong
    )
    names[i] = NameAt(begins, begins, surname.end, name)
    names[before:i] = [NameAt(given.lead, given.start, given.end, name)]
    surnames.update((words[-1], bong))
    return True


def _is_given(given: NameAt, nickname: str, other: Name, plain: _Plain, lexicon: Lexicon) -> bool:
    """Whether a word that no list knows is somebody's given name before a nickname and a surname:
    not "the Guardian “Big Read” Holm", "Rapper “Skip” Holm" and "Nike “Air” Trainers"."""
    one, text = given.name, plain.text
    if one.sort not in PEOPLE or len(one.words) > 1:
        return False
    for word in (one.words[0], other.words[0]):
        if word.lower() in lexicon.roles or _is_ordinary(word, plain, lexicon):
            return False
    if text[given.end + 1] == "(" and not (
        # "Ludovika (Vika) Holm", but not "Corvo (Live) Holm" in a list of whatever
        one.role or nickname in lexicon.given or nickname.lower() in one.text.lower()
    ):
        return False
    foregoing = text[max(0, given.lead - _FOREGOING) : given.lead].split()[-1:]
    return not foregoing or lexicon.words.get(foregoing[0].lower()) not in _DETERMINERS


_FOREGOING: Final = 8
_DETERMINERS: Final = ("d", "h")
"""Tags of words before what is no person: "the", "his"."""
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){1,3}$")
"""C.N. "Bud" Moore is C.N. Moore."""
_BETWEEN: Final = 2
"""A blank and a mark stand between a name and the nickname in it."""


class _Plain(Table[str, bool]):
    """Word -> whether the article has it in small letters too: "Plans include …", where it also
    has "plans", names nobody."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def work_out(self, word: str) -> bool:
        """Return whether the article has one word."""
        return f" {word.lower()} " in self.text


def _by_surnames(
    found: list[NameAt],
    bare: list[tuple[int, str]],
    surnames: Set[str],
    plain: _Plain,
    lexicon: Lexicon,
) -> list[NameAt]:
    """Return the names with what the surnames of the article's full names tell of single words, and
    of names that begin with a role: "Olympian Tomlin", where a full name ends in Tomlin."""
    for i, place in enumerate(found):
        name = place.name
        if (
            name.sort == "name"
            and len(name.words) == 2
            and name.words[1] in surnames
            and name.words[0].lower() in lexicon.roles
        ):
            found[i] = _without_role(place)
    _without_deans(found, plain, lexicon)
    alike = (lexicon.surnames & surnames) | (lexicon.families & surnames)
    alike |= {surname for surname in surnames if _is_role(surname.lower(), lexicon)}
    alike |= {place.name.text for place in found if place.name.sort == "nothing"} & surnames
    # "Song said", where a Song Mingyi is named.
    first = {place.name.words[0] for place in found if len(place.name.words) > 1}
    alike |= {word for word in first & lexicon.families if word.lower() in lexicon.documents}
    if alike:
        # "King told reporters", "Banks said", "Park said", "Gardener added", where an Oona King, a
        # Mike Banks, a Park Geun-soo or an Ann Gardener is named.
        found = [
            _as_person(place, lexicon)
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
        sort: Sort = "person" if run in alike else "name"
        surname = Name(0, 0, len(run), run, (run,), sort, key=run)
        found.append(NameAt(at, at, at + len(run), surname))
    return sorted(found, key=LEAD) if known else found


def _may_said(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether May is somebody where no full name is printed: "…, May warned that", but not "in May
    said"."""
    word = text[at + 4 : at + 20].partition(" ")[0]
    group, _ = lexicon.cues.get(word, ("", ""))
    return group in ("say", "tell", "write", "hold") and not dated(text, at)


def _is_role(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.roles and word not in lexicon.plural_roles


def _qualifies(at: NameAt, text: str, lexicon: Lexicon) -> bool:
    """Whether a word that may be an adjective is one here: "White voters", where a Tom White is
    named, but not "White said" and "White, who"."""
    if at.name.sort != "nothing" or text[at.end : at.end + 1] != " ":
        return False
    word = text[at.end + 1 : at.end + 20].partition(" ")[0].rstrip(".,:;")
    return word not in lexicon.cues and word not in lexicon.words


def _as_person(at: NameAt, lexicon: Lexicon) -> NameAt:
    """Return a word that may be a title, a noun or a body as somebody's surname."""
    sort, role = at.name.sort, at.name.role
    if (
        sort == "role"
        or (sort == "place" and at.name.text in lexicon.families)
        or (sort in ("name", "body", "nothing") and not role)
    ):
        return NameAt(at.lead, at.start, at.end, replace(at.name, sort="person", role=""))
    return at


def _without_deans(found: list[NameAt], plain: _Plain, lexicon: Lexicon) -> None:
    """Part the title from the name in "Vikram Lund, dean of law, … Dean Lund", not "Dean Smith"."""
    deans = [
        i
        for i, place in enumerate(found)
        if place.name.sort == "person"
        and len(place.name.words) == 2
        and place.name.words[0].lower() in lexicon.roles
        and plain[place.name.words[0]]
    ]
    given: dict[str, set[str]] = {}
    for place in found if deans else ():
        if place.name.sort == "person" and len(place.name.words) > 1:
            given.setdefault(place.name.words[-1], set()).add(place.name.words[0])
    for i in deans:
        if len(given[found[i].name.words[1]]) > 1:
            found[i] = _without_role(found[i])


def _without_role(at: NameAt) -> NameAt:
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
        role=role,
        key=surname,
    )
    return NameAt(at.lead, at.start + offset, at.end, name)
