"""Where the names of an article stand: its runs of capitalised words, read apart by ``parts``.

After quotes, before mentions and people, who both ask what is named at a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.possessives import APOSTROPHES
from quotebank.extraction.names.bearers import is_given, is_somebody, named_alone
from quotebank.extraction.names.families import Families, alone
from quotebank.extraction.names.figures import BEFORE_RUN, FIGURED, add_figured, with_figure
from quotebank.extraction.names.forewords import words_before
from quotebank.extraction.names.handles import add_handles
from quotebank.extraction.names.months import with_weekday
from quotebank.extraction.names.name import Name, NameAt, as_team, one_place, with_words_around
from quotebank.extraction.names.nicknames import join_around
from quotebank.extraction.names.ordinary import (
    Plain,
    begins,
    begins_story,
    is_ordinary,
    names_nobody,
)
from quotebank.extraction.names.parts import readings
from quotebank.extraction.names.posts import (
    Posts,
    in_post,
    is_surname,
    named_by_office,
    with_letters,
)
from quotebank.extraction.names.runs import ARTICLE, run_pattern
from quotebank.extraction.names.seats import begins_seat, joins_seat, stands_before
from quotebank.extraction.names.sorts import PEOPLE, family_first
from quotebank.extraction.names.surnames import bare_name, by_surnames
from quotebank.extraction.names.teams import has_coach, party_or_school, told_in
from quotebank.extraction.names.titles import BORNE
from quotebank.extraction.text.spans import Bounds

_PARTICIPLE: Final = re.compile(
    "[A-Z][a-z]+ing "
    r"(?:into|the|an?|on|in|his|her|their|its|to|for|at|with|up|out|off|it|them|from)\b"
)
"""A sentence's first words: "Laying into the plan, he said" names no Laying."""


_AND: Final = len(" and ")
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


_MAY_TOO: Final = ". May"
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "May ", "Mar", "Aug")
"""How days and the months begin that are names too."""
_OF_NOTHING: Final = re.compile("['\u2019]s(?=[.,]|$)")
_SAID: Final = re.compile(r"\b(?:said|says|told|according to)\s\Z")


def _possessive(text: str, start: int, end: int) -> str:
    """Return the ending that is part of who said it, though it possesses nothing: ``"…," said
    Moody's.``"""
    nothing = _OF_NOTHING.match(text, end) is not None
    said = nothing and _SAID.search(text, max(0, start - 14), start) is not None
    return text[end : end + 2] if said else ""


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
    found: list[NameAt] = []
    bare: list[tuple[int, str]] = []
    ordinary: list[tuple[int, str]] = []
    nicknames: list[Bounds] = []
    surnames: set[str] = set()
    tails: set[str] = set()
    firsts: set[str] = set()
    plain = Plain(text)
    for at, run, names in _read(text, wrapped, nicknames, lexicon):
        if not names or run.endswith(_MAY_TOO):
            bare.append(_without_opener(at, run, lexicon) if " " in run else (at, run))
        for name in names:
            sort, words, start = name.sort, name.words, at + name.offset
            if len(words) > 1 and sort in PEOPLE:
                last = words[0 if family_first(words, lexicon) else -1]
                if sort == "person":
                    surnames.add(last)
                    firsts.add(words[0])
                else:
                    tails.add(last)
                    if words[0] in lexicon.days:
                        firsts.add(words[0])  # "says Sun" behind a Sun Weibo
                    if is_given(words[0], text, start + name.length, lexicon):
                        firsts.add(words[0])
            elif (
                sort == "name"
                and len(words) == 1
                and begins(text, start)  # a run goes on over a full stop: "in Hull. Poverty was"
                and (
                    is_ordinary(name.text, plain, lexicon)
                    or names_nobody(start, name.text, plain, lexicon)
                    or _PARTICIPLE.match(text, start)
                )
            ):
                ordinary.append((start, name.text))
                continue
            lead, end = at + name.lead, start + name.length
            if name.role and found and begins_seat(text, found[-1], at, name):
                lead = found.pop().lead
                start = lead if sort == "role" else start
            elif (
                found
                and lead - found[-1].end == _AND
                and joins_seat(text, found[-1], lead, end, name, (surnames, tails), lexicon)
            ):
                lead = found.pop().lead
                if not name.role:
                    name = one_place(name, text[lead:end])
                    start = lead
                start = lead if sort == "role" else start
            found.append(NameAt(lead, start, end, name))
    add_figured(found, text, lexicon)
    add_handles(found, text)
    joined = [at for at in nicknames if join_around(at, found, surnames, plain, lexicon)]
    # "Slaughter wrote" begins a sentence: she is an Anne-Marie Slaughter named elsewhere.
    named = [(at, run) for at, run in ordinary if run in surnames or run in tails or run in firsts]
    surnames.update([run for _, run in named])
    known = [
        at for at in _uncredited(found, text) if at.name.sort != "name" or not _is_heading(at, text)
    ]
    single = _outside(joined, bare + named)
    known = by_surnames(known, single, surnames, firsts, plain, lexicon)
    known = named_alone(known, single, surnames | firsts, text, lexicon)
    known = named_by_office(known, text, lexicon)
    return [at for at in known if not dateline[0] <= at.start < dateline[1]]


def _read(
    text: str, wrapped: Sequence[Bounds], nicknames: list[Bounds], lexicon: Lexicon
) -> Iterator[tuple[int, str, tuple[Name, ...]]]:
    """Yield where each run of a text begins, the run, and the names in it; add to ``nicknames`` the
    runs in marks that may be some."""
    read, read_inner = readings(lexicon), readings(lexicon, inner=True)
    posts, families = Posts(text, lexicon), Families(text)
    figures = FIGURED.search(text) is not None
    teams = told_in(text)
    for match in _runs(text, wrapped):
        run = match[0]
        at, end = match.span()
        if text[at - 1] in _MARKS:
            if text[end : end + 2] in _CLOSED:
                nicknames.append((at, end))
            at, run = _with_article(text, at, run)
            if at and text[at - 1] in _SMALL:
                continue  # inside a word
        if text[end : end + 1] in APOSTROPHES:
            run += _possessive(text, at, end)
        names = read[run]
        if (
            " " in run
            and (not names or names[0].lead)
            and not (begins(text, at) or begins_story(text, at))
        ):
            names = read_inner[run]
        # Of a single word only a day can belong to what stands before.
        if names and (len(names[0].words) > 1 or run in lexicon.days):
            late = words_before(text, at, names[0], lexicon)
            if late:
                rest = run.split(None, late)[late]
                at, run = at + len(run) - len(rest), rest
                names = read_inner[run]
        other = party_or_school(text, at, run, names, lexicon) if teams else ""
        if other:
            names = (bare_name(0, other, "body").name,)
        elif names:
            names = _read_again(at, end, run, names, posts, families)
            if figures and text[at - 2 : at - 1] in BEFORE_RUN:
                names = with_figure(text, at, names, lexicon)
        yield at, run, names


def _without_opener(at: int, run: str, lexicon: Lexicon) -> tuple[int, str]:
    """Return a run of two words that names nobody without the one that opens a sentence, and where
    it begins: a Mary Price may be meant in "But Price warned", and a Theresa May where a run goes
    on over a full stop, "in the Union. May said"."""
    opener, _, word = run.rpartition(" ")
    apart = opener in lexicon.openers or run.endswith(_MAY_TOO)
    return (at + len(opener) + 1, word) if apart else (at, run)


def _read_again(
    at: int,
    end: int,
    run: str,
    names: tuple[Name, ...],
    posts: Posts,
    families: Families,
) -> tuple[Name, ...]:
    """Return the names of a run at a place, read by what stands around it and elsewhere: letters
    behind an office, initials of a post, relatives, days that are given names."""
    first, text, lexicon = names[0], posts.text, posts.lexicon
    if first.role and len(first.words) == 1 and has_coach(text, end, first):
        return (as_team(first, run), *names[1:])
    if first.sort == "role":
        return with_letters(text, at, names, lexicon)
    if first.role and len(names) == 1 == len(first.words) and stands_before(text, end, lexicon):
        return (bare_name(0, run, "place").name,)
    if first.lead and run.startswith(_DAYS):
        if first.sort == "body" and text.startswith("the ", at - 4):
            whole = run[: first.offset + first.length]  # "the May Foundation"
            return (bare_name(0, whole, "body").name, *names[1:])
        return (with_weekday(text, at, run, first, lexicon), *names[1:])
    if run.endswith(_SAID_TOO) and is_surname(text, at, end, names, lexicon):
        return (*names[:-1], with_words_around(names[-1], run, names[-1].offset, len(run)))
    if first.role in BORNE and not posts.of_ruler():
        return (with_words_around(first, run, first.lead, first.offset + first.length), *names[1:])
    if len(names) > 1:
        return names
    if (
        len(first.words) == _FULL_NAME
        and text[end : end + 2] == ", "
        and first.sort in _UNSURE
        and not first.role
        and is_somebody(at + first.offset, end, first, text, lexicon)
    ):
        return (replace(first, sort="person"),)
    if first.sort == "body" and first.text in lexicon.ranked:
        return in_post(at, run, names, posts)
    if (
        first.role in lexicon.orders
        or first.role in lexicon.relatives
        or first.words[0] in lexicon.relatives
    ):
        return (alone(end, run, first, families, lexicon),)
    return names


_FULL_NAME: Final = 2
"""Words of somebody's name."""
_SAID_TOO: Final = " Said"
_UNSURE: Final = ("name", "place", "body")
"""Sorts of what may be somebody's all the same."""


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


_FEW_MARKS: Final = 4
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
