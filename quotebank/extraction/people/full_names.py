"""Names printed in part, given the part that stands elsewhere: in a headline, another name, or
behind "and". Beside people.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.name import LEAD, Name, NameAt
from quotebank.extraction.names.ordinary import begins
from quotebank.extraction.names.sorts import PEOPLE
from quotebank.extraction.people.entity import Entity
from quotebank.resources import wordlists

_WORD: Final = re.compile(r"[\w-]+|[\n:;,?!]")
_APART: Final = frozenset("\n:;,?!")
"""Between two names of a headline: "Lars Holm: Brandt must go"."""
_AND: Final = len(" and ")


def couples(text: str, names: list[NameAt], lexicon: Lexicon) -> list[NameAt]:
    """Give the first of "Gerald and Enid Pask" the surname too."""
    found: list[NameAt] | None = None
    borne: tuple[set[str], dict[str, int]] | None = None
    for i, (at, following) in enumerate(pairwise(names)):
        if following.start - at.end != _AND:
            continue
        one, other = at.name, following.name
        if len(one.words) > 1 or len(other.words) != 2 or not _share(text, at, other, lexicon):
            continue
        borne = borne or _borne(names)
        surnames, given = borne
        # Not "Paul Lind came. Paul and Ann Holm left".
        if one.text not in surnames and given.get(one.text, i) >= i:
            surname = other.words[-1]
            full, gender = f"{one.text} {surname}", lexicon.given.get(one.text, "")
            words = (one.text, surname)
            whole = replace(one, text=full, words=words, sort="person", gender=gender, key=full)
            found = found or list(names)
            found[i] = NameAt(at.lead, at.start, at.end, whole)
    return names if found is None else found


def _borne(names: Sequence[NameAt]) -> tuple[set[str], dict[str, int]]:
    """Return the last words of all full names, and the first ones, with the number of the name that
    is the first to begin so."""
    surnames: set[str] = set()
    given: dict[str, int] = {}
    for i, at in enumerate(names):
        words = at.name.words
        if len(words) > 1:
            surnames.add(words[-1])
            given.setdefault(words[0], i)
    return surnames, given


def _share(text: str, at: NameAt, other: Name, lexicon: Lexicon) -> bool:
    """Whether a word before "and" is the given name of one who shares the surname of another: a
    given name before one ("Frances and Des Timmons"), or that of a family ("the parents, Khizr and
    Ghazala Khan"), but not "Kasich and Ted Cruz"."""
    one, given = at.name, lexicon.given
    if one.honorific:
        return False  # "Mr Paul and Ann Holm"
    if one.text in given and other.words[0] in given:
        return True
    if one.sort not in PEOPLE or other.sort not in PEOPLE or other.role or one.role:
        return False
    if not text.startswith(" and ", at.end):
        return False
    if one.text in given:
        return True
    return _FAMILY.search(text, max(0, at.start - _NEAR), at.start) is not None


_FAMILY: Final = re.compile(
    r"\b(?i:couple|parents|grandparents|brothers|sisters|twins|siblings|newlyweds),? \Z"
)
_NEAR: Final = 20


_OPENING: Final = 400
"""Characters in which an obituary tells who died."""
_DIED: Final = re.compile(r"\b(?:died|has died|dies|passed away)\b")
_PARENTS: Final = 200
"""Characters behind a birth name in which the parents are named, who bear it too."""
_WAS_BORN: Final = re.compile(r" was born(?: and (?:raised|brought up))?,? (?:in|on|to|at|into)\b")
_BORN: Final = re.compile(r"(?:^|[\n.] ?)Born \Z")


def born(text: str, names: list[NameAt]) -> list[NameAt]:
    """Give whom an obituary is about to the name that is told of the birth alone: "Ann Holm, a
    cellist, died on Friday. … Ann Ruth Lind was born in Hull", "Born Ann Lind in Hull, she …"."""
    opening = text[: 2 * _OPENING]
    if "die" not in opening and "passed away" not in opening:
        return names
    if " was born" not in text and "Born " not in text:
        return names
    dead = next((at for at in names if len(at.name.words) > 1 and at.name.sort in PEOPLE), None)
    if dead is None or _DIED.search(text, dead.end, dead.end + _OPENING) is None:
        return names
    for i, at in enumerate(names):
        name = at.name
        if (
            len(name.words) > 1
            and name.sort in PEOPLE
            and at.start > dead.start
            and name.words[-1] != dead.name.words[-1]
            and (
                (_WAS_BORN.match(text, at.end) and begins(text, at.lead))
                or _BORN.search(text, max(0, at.lead - 8), at.lead)
            )
            and not any(
                other.name.words[-1] == name.words[-1]
                and not at.start <= other.start < at.end + _PARENTS
                for other in names
            )
            and (not name.gender or dead.name.gender in (name.gender, ""))
        ):
            found = list(names)
            found[i] = NameAt(at.lead, at.start, at.end, dead.name)
            return found
    return names


_ALIAS: Final = (
    r" (?:just |simply )?[\"'\u2018\u201c]?(?P<alias>[A-Z](?:[\w'\u2019-]*\w)?)"
    r"(?![\w\u2019-]|['.]\w| [A-Z])"
)
_REAL: Final = re.compile(r"real name(?: is| was)?,? ")
_BEFORE_REAL: Final = re.compile(r"(?:, | \(|, whose )\Z")
_BEFORE_ALIAS: Final = (",", " (", " who ", " is ", " was ")


@cache
def _goes_by() -> re.Pattern[str]:
    """Return what stands behind the name of somebody who goes by another: ", known to all as Bill",
    " (aka Sonta)", ", or Pat as she is known"."""
    lists = wordlists("names")["aliases"]
    verbs = "|".join(lists["as"].split())
    alone = "|".join(re.escape(word.replace("-", " ")) for word in lists["alone"].split())
    known = (
        rf" ?(?:{verbs})(?: online| \w+ly"
        r"| (?:to|by|in|on|at|among|around|across|throughout)(?: [\w'\u2019]+){1,4})?"
    )
    friends = r"(?:as s?he|as they|to (?:his|her|their|all|friends)) "
    return re.compile(
        r"(?:,|,? \(| (?=who|is|was))"
        r"(?: ?(?:\d\d,|who|is|was|has been|also|now|more|once|better|best|\w+ly))*"
        rf"(?:{known} as|(?:{known})? ?(?:{alone})(?: of)?){_ALIAS}"
        rf"|, or{_ALIAS.replace('alias', 'pet')} {friends}"
    )


def aliases(text: str, names: Sequence[NameAt]) -> Iterator[tuple[Name, str]]:
    """Yield names of people, each with a word that the bearer goes by: "William Holm, known to
    all as Bill", "Sonta, real name Mark Holm"."""
    pattern = _goes_by()
    for at in names:
        if text.startswith(_BEFORE_ALIAS, at.end) and at.name.sort in PEOPLE:
            match = pattern.match(text, at.end)
            if match is not None:
                yield at.name, match["alias"] or match["pet"]
    if "real name" in text:
        yield from _real(text, names)


def short_forms(text: str, names: Sequence[NameAt], lexicon: Lexicon) -> Iterator[tuple[Name, str]]:
    """Yield names of people, each with the short form of the given name by which the article goes
    on to call them: "Benjamin Holm set up a firm. … push Ben out"; nobody who is brought in by it
    ("his son, Ben,", "Ben, 34,")."""
    called: dict[str, bool] = {}
    for at in names:
        short = at.name.text
        if short in lexicon.nicknames and at.name.sort in PEOPLE and at.lead == at.start:
            called[short] = called.get(short, True) and not _brings_in(text, at, lexicon)
    for short in [short for short, alone in called.items() if alone]:
        long = lexicon.nicknames[short]
        bearers = {
            at.name.words[-1]: at.name
            for at in names
            if len(at.name.words) > 1 and at.name.words[0] in long and at.name.sort in PEOPLE
        }
        if len(bearers) == 1:
            yield next(iter(bearers.values())), short


def _brings_in(text: str, at: NameAt, lexicon: Lexicon) -> bool:
    """Whether somebody is brought in by the given name alone: "his son, Ben", "Ben, 34"."""
    if text.startswith(", ", at.end) and text[at.end + 2 : at.end + 3].isdigit():
        return True
    before = text[max(0, at.start - _BEFORE) : at.start].rpartition("\n")[2].split()[-1:]
    word = before[0].rstrip(",").lower() if before else ""
    return word in lexicon.kin or word in lexicon.roles or word in ("and", "called", "named")


_BEFORE: Final = 24
"""Characters in which the word before a name stands."""


def _real(text: str, names: Sequence[NameAt]) -> Iterator[tuple[Name, str]]:
    """Yield who bears a real name, with the word before it."""
    for match in _REAL.finditer(text):
        i = bisect_right(names, match.start(), key=LEAD)
        if not i or i == len(names) or names[i].lead != match.end():
            continue
        alias, name = names[i - 1], names[i].name
        if (
            len(alias.name.words) == 1 < len(name.words)
            and alias.name.sort != "body"
            and name.sort in PEOPLE
            and _BEFORE_REAL.fullmatch(text, alias.end, match.start())
        ):
            yield name, alias.name.text


def complete(entities: Sequence[Entity], headline: str, lexicon: Lexicon) -> None:
    """Give bare surnames the given name that only the headline prints ("Paul Ryan: …"), or that
    stands inside another name ("The Rachel Maddow Show")."""
    words: list[str] = _WORD.findall(headline)
    said = [word for word in words if word not in _APART]
    title_case = sum(word[0].isupper() for word in said) > 0.6 * len(said)
    for entity in entities:
        # Not "Md Siddique" of Md Siddique Ahmmed, but "Llyr Griffith" of Llyr Griffith JP.
        if len(entity.words) > 2 and (entity.body or entity.words[-1].isupper()):
            words += entity.words
    places: dict[str, int] = {}
    for i in range(len(words) - 1, 0, -1):
        places[words[i]] = i
    for entity in entities:
        if entity.body or len(entity.words) > 1:
            continue
        surname = entity.words[0]
        at = places.get(surname)
        given = words[at - 1] if at is not None else surname
        if (
            given != surname
            and given not in _APART
            and _may_be_given(given, lexicon, certain=title_case)
        ):
            entity.name = f"{given} {entity.name}"
            entity.words = (given, surname)
            entity.gender = entity.gender or lexicon.given.get(given, "")
            entity.given = entity.name
        elif surname in headline and surname in lexicon.given:
            _add_surname(entity, headline, lexicon)


_HEADLINE_WORD: Final = re.compile(r"[A-Za-z\u00c0-\u024f][\w-]*|\S")
_SHORTEST: Final = 4
"""Letters of a word that headlines would capitalise."""


def _add_surname(entity: Entity, headline: str, lexicon: Lexicon) -> None:
    """Give somebody who is called by the given name alone the surname that only the headline
    prints: "Wilson Mosley teases finale" over "Wilson shared"."""
    given = entity.words[0]
    if any(name.honorific or name.role for name in entity.names):
        return  # "Mr Wilson"
    found: set[str] = set()
    for line in headline.split("\n"):
        words: list[str] = _HEADLINE_WORD.findall(line) if f"{given} " in line else []
        if given in words[:-1]:
            at = words.index(given) + 1
            known = at > 1 and words[at - 2] in lexicon.given  # "Anna Wilson Trust"
            if known or not _may_be_surname(words, at, lexicon):
                return
            found.add(words[at])
    if len(found) == 1:
        surname = found.pop()
        entity.name, entity.words = f"{given} {surname}", (given, surname)
        entity.gender = entity.gender or lexicon.given.get(given, "")
        entity.given = entity.name


def _may_be_surname(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether the word of a headline at ``at``, behind a given name, is a surname: no "Wilson Road
    to close", nor "Wilson Tells of Loss", where every word has a capital."""
    surname = words[at]
    if len(surname) < _SHORTEST - 1 or not surname[0].isupper() or not surname[1:].islower():
        return False
    if not _is_nobody(surname, lexicon):
        behind = words[at + 1] if at + 1 < len(words) else ""
        if any(word.islower() and _is_small(word, lexicon) for word in words):
            return not behind[:1].isupper() or not _is_nobody(behind, lexicon)
        verb = behind.lower() in lexicon.cues or behind.lower() in lexicon.verbs
        return verb and not surname.endswith(("s", "ed", "ing"))
    return False


def _is_small(word: str, lexicon: Lexicon) -> bool:
    """Whether headlines would capitalise a word that this one does not."""
    return len(word) >= _SHORTEST and word not in lexicon.words


def _is_nobody(word: str, lexicon: Lexicon) -> bool:
    """Whether a word in a headline is no surname."""
    if word in lexicon.surnames:
        return False
    lower = word.lower()
    return (
        word in lexicon.openers
        or word in lexicon.titles
        or word in lexicon.demonyms
        or word in lexicon.parties
        or word in lexicon.places
        or word in lexicon.bodies
        or word in lexicon.schools
        or lower in lexicon.roles
        or lower in lexicon.cues
        or lower in lexicon.verbs
        or lower in lexicon.words
        or lower in lexicon.groups
        or lower in lexicon.documents
        or lower in lexicon.firms
    )


def _may_be_given(word: str, lexicon: Lexicon, *, certain: bool) -> bool:
    """Whether a word before a surname is a given name; ``certain``: only if it is a known one,
    as every word of the headline has a capital."""
    if word in lexicon.given:
        return True
    return (
        not certain
        and word[0].isupper()
        and not word.isupper()
        and word not in lexicon.openers
        and word not in lexicon.titles
        and word not in lexicon.honorifics
        and word not in lexicon.demonyms
        and word not in lexicon.parties
        and word not in lexicon.places
    )
