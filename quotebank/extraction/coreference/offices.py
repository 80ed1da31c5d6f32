"""The office that is printed beside a name: its words, before it and behind it. Under ``roles``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.entries import listed, word_set
from quotebank.extraction.lexicon.possessives import owner
from quotebank.resources import wordlists

_AFTER_NAME: Final = re.compile(
    # ", the former governor of Florida", "is chairman of", "became finance minister", ", 48, has
    # been a teacher", ", who works as a pilot,"
    # (bare, as in "the Apollo spokesman", it is a firm's), "head of the Trade Council (TC)"
    r"(?=,| \(| (?:who|is|was|became|as|has|had|works|worked|serves|served) )"
    r"(?:, \d{1,3})?,? (?:\([^)]{1,20}\)(?:, | (?=who |is |was |became |ha[ds] )))?(?:who )?"
    r"(?:is |was |became |as |ha[ds] been |(?:ha[ds] )?(?:works|worked|serves|served) as )?"
    r"((?:[\w'\u2019.-]+ ){0,7}[\w'\u2019-]+(?: \([A-Z]{2,6}\))?)"
)
_WORD: Final = re.compile(r"[\w-]+")
_SPACED: Final = re.compile(r"\b([A-Z])\.([A-Z])\.")
_INITIALS: Final = re.compile(r"\([A-Z]{2,7}\)")
_MARKS: Final = ',.;:"\u201d'
_BESIDE: Final = 60
_BEHIND: Final = 160
"""Characters before a name and from it on in which its office stands."""
_RANKS: Final = frozenset(("chief", "deputy", "assistant"))
"""Qualifiers that make another office: "the chief justice" is not Justice Lind."""
_OF: Final = frozenset(("of", "for", "at", "in"))
_INSIDE: Final = frozenset(("for", "in", "at"))
_SHORT: Final = frozenset(("Lt.", "Gen.", "Col.", "Maj.", "Capt.", "Cmdr.", "Adm.", "Brig."))
_GENERALS: Final = frozenset(
    f"{rank}-general" for rank in ("colonel", "major", "lieutenant", "brigadier")
)
"""Ranks behind what a soldier is."""
OTHERS: Final = frozenset(("shadow", "deputy", "vice", "assistant", "elect"))
"""Words of a description that make it another's: the shadow minister is not the minister."""
PORTFOLIOS: Final = frozenset(("minister", "secretary"))
"""Offices that say what for: their other words are no offices by themselves."""
_UNLIKE: Final = frozenset(("prime", "vice", "deputy", "lieutenant", "elect"))
"""Words that make another office: nobody calls the prime minister "the minister"."""
ELECT: Final = "-elect"
_IN_CHIEF: Final = "-in-chief"
_FIRST: Final = "first"
"""In "Scotland's first minister"."""
_OF_PARTY: Final = frozenset(("party", "opposition"))
_FELLOW: Final = "fellow"
"""An office where what it is of follows it, a qualifier elsewhere."""
_AGED: Final = "-year-old"
_POSSESSIVE: Final = ("'s", "s'", "\u2019s", "s\u2019")


def role_before(text: str, start: int, lexicon: Lexicon) -> set[str]:
    """Return the role in small letters before a name: "fire chief Lena Voss"."""
    before = text[max(0, start - 60) : start].split()[-6:]
    styled: set[str] = set()
    while before and (
        before[-1] in lexicon.honorifics
        or before[-1][0] + before[-1][-1] == "()"
        or before[-1] in _SHORT
        or before[-1].lower() in _GENERALS
    ):
        # "the Speaker, Sir Ted Lind", "Superintendent (rural) Ted Lind", "spokesman Lt. Col. Lind"
        style = before.pop().rstrip(".").lower()
        if style in lexicon.styles:
            styled.add(lexicon.short.get(style, style))
    if before:
        before[-1] = before[-1].removesuffix(",")
    if not before or before[-1].lower() not in lexicon.roles:
        return styled  # "the minister met Lena Voss"
    found: list[str] = []
    if before[-2:] == ["of", "police"] or before[-2:] == ["of", "Police"]:
        found.append(before.pop())  # "superintendent of police Lena Voss"
        before.pop()
    for i in range(len(before) - 1, -1, -1):
        word = before[i]
        lower = word.lower()
        if lower in _INSIDE and i and before[i - 1].lower() in lexicon.anonymous:
            break  # "a spokesman for council chief Lena Voss"
        if word[-1] == ")" and i + 1 < len(before) and _INITIALS.fullmatch(word):
            found.append(
                word[1:-1]
            )  # "Philippine National Police (PNP) Director General Carl Holm"
            continue
        if not word[-1].isalnum() or is_between(lower, lexicon):
            break  # "Minister Petra Holm met Governor Lind", "won ten games but Chairman Lind"
        found.append(word)
    return styled | role_words(" ".join(found), lexicon)


def untold(words: set[str], roles: frozenset[str], lexicon: Lexicon) -> set[str]:
    """Return the words of a description without those that the office it means tells by itself:
    "the police chief" is a chief constable."""
    told = {word for office, word in lexicon.implied if word in words and roles.issuperset(office)}
    for word in words - roles:  # "the Russian envoy" of "Russia's ambassador"
        countries = lexicon.demonyms.get(word.title(), ())
        if any(roles.issuperset(country.lower().split()) for country in countries):
            told.add(word)
    return words - told if told else words


def role_after(text: str, end: int, lexicon: Lexicon) -> set[str]:
    """Return the role behind a name that ends at ``end``: ", the former governor of Florida,"."""
    after = _AFTER_NAME.match(text, end, end + 160)
    if after is None:
        return set()
    phrase = after.group(1).split()
    if lexicon.roles.keys().isdisjoint(after.group(1).lower().replace(".", "").split()):
        return set()
    for i, printed in enumerate(phrase):
        word = printed.rstrip(".")
        if word.lower() in lexicon.roles and not _is_owners(phrase, i):
            stop = _role_end(phrase, i, lexicon)
            behind = lexicon.cues.get("".join(phrase[stop : stop + 1]), ("weak", ""))[0]
            named = text.startswith(",", end)
            if behind != "weak" and named:
                return set()  # "through her aide, Ada Udo, the minister said"
            if named and (
                _begins_name(phrase, stop)
                or (stop < len(phrase) and lexicon.words.get(phrase[stop]) == "b")
            ):
                # "in the World Ocean, Navy Commander Carl Holm said", "On Carl Holm, the mayor
                # was", "According to Norsk Hydro, people can"
                return set()
            found = role_words(" ".join(phrase[:stop]), lexicon)
            if printed == _FELLOW and i + 1 < stop:
                found.add(_FELLOW)
            if "and" in phrase[stop : stop + 1]:
                found |= role_words(" ".join(_second(phrase, stop + 1, lexicon)), lexicon)
            return found
        small = lexicon.words.get(word.lower(), "d") not in "doh" and word != _FIRST
        if small or word in _OF:
            break
        if i and word in ("a", "an") and phrase[0][0].isupper() and phrase[i - 1].endswith("ed"):
            break  # "After meeting Ann Lind, Holm eventually hired an aide"
        if len(word) > 3 and word != printed:
            break  # "Ann Lind, a baker. The Archbishop said"
    return set()


def _begins_name(phrase: Sequence[str], i: int) -> bool:
    """Whether a name may stand at a place of a phrase, in the same sentence."""
    return i < len(phrase) and phrase[i][0].isupper() and not phrase[i - 1].endswith(".")


def _second(phrase: Sequence[str], i: int, lexicon: Lexicon) -> Sequence[str]:
    """Return the nouns of a second office that begins at a place: of "a vice-president and the
    director general of Varna FC"; none in "the mayor and Senator Carl Holm"."""
    if phrase[i : i + 1] in (["the"], ["a"], ["an"]):
        i += 1
    stop = i
    while _is_noun(phrase, stop, lexicon):
        stop += 1
    return () if _begins_name(phrase, stop) else phrase[i:stop]


def fit(words: AbstractSet[str], roles: AbstractSet[str], head: str, lexicon: Lexicon) -> float:
    """Return how well the words of a description whose noun is ``head`` fit the words of an office:
    above 0 where its holder may be meant."""
    extra = words - {head}
    if extra & _OF_PARTY and any(role.title() in lexicon.parties for role in roles):
        extra -= _OF_PARTY  # "the party leader", "the opposition leader" is the Labour leader
    score = len(extra & roles) - 0.7 * len(extra - roles) + (head in roles) * 0.75
    boss = head == "chief" and "executive" in roles  # "the health chief"
    if extra - roles and head in roles and roles - words and not boss:
        score -= 0.3  # "the water minister" is not the prime minister
    if head in roles and (roles - words) & _UNLIKE and words != {"general"}:
        score -= 0.8  # (A deputy director may be a general.)
    return score


def of_another(
    phrase: str, text: str, start: int, roles: AbstractSet[str], lexicon: Lexicon
) -> bool:
    """Whether a description is of another body than the office of somebody named at a place, who
    is named nowhere before: "the Norwich City manager" is not "Carl Holm, the Ipswich manager";
    but "the union's leader" may be that of the Bakers Union, and "the NBU leader" too."""
    told = _owners(phrase, lexicon)
    if not told:
        return False
    countries = {country.lower() for word in told for country in lexicon.demonyms.get(word, ())}
    if not roles.isdisjoint(countries.union(word.lower() for word in told)):
        return False
    stop = text.find("\n", start)
    beside = text[max(0, start - _BESIDE) : min(start + _BEHIND, stop if stop > 0 else len(text))]
    other = [word for word in _owners(beside, lexicon) if word.lower() in roles]
    return not {_lettering(word) for word in told}.isdisjoint(map(_lettering, other))


def _owners(phrase: str, lexicon: Lexicon) -> list[str]:
    """Return the words for whose an office is: those of names, and possessors ("the union's")."""
    found: list[str] = []
    for printed in phrase.split()[1:]:
        word = printed.rstrip(_MARKS)
        bare = owner(word).rstrip("'\u2019")
        if word != bare or (word[:1].isupper() and word.lower() not in lexicon.roles):
            found.append(bare)
    return found


def _lettering(word: str) -> str:
    """Return what sort of word it is by its letters: initials, a name or a common noun."""
    return "initials" if word.isupper() else "name" if word[:1].isupper() else "noun"


def _is_owners(phrase: Sequence[str], i: int) -> bool:
    """Whether a noun stands in the name of whose somebody is: "the Bakers Union's secretary"."""
    for word in phrase[i:]:
        if not word[0].isupper():
            return False
        if word.endswith(_POSSESSIVE):
            return True
    return False


def _role_end(phrase: Sequence[str], first: int, lexicon: Lexicon) -> int:
    """Return the end of a role in the words of a phrase, by the place of its first noun: there may
    be more of them ("Attorney General", "chief executive"), and what it is of, "of the Union"."""
    stop = first + 1
    while _is_noun(phrase, stop, lexicon) or (
        _is_noun(phrase, stop + 1, lexicon)  # "chief financial officer"
        and phrase[stop].islower() == phrase[first].islower()
        and not is_between(phrase[stop], lexicon)
    ):
        stop += 1
    if stop < len(phrase) and (phrase[stop] in _OF or phrase[stop] == "from"):
        stop += 1
        while stop < len(phrase) and (
            phrase[stop].lstrip("(")[0].isupper()
            or phrase[stop] == "the"
            or phrase[stop].endswith(_POSSESSIVE)
        ):
            stop += 1
    return stop


def _is_noun(phrase: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """Whether a word goes on with a role as another noun for one person."""
    if i >= len(phrase) or phrase[i - 1].endswith("."):
        return False
    word = phrase[i].rstrip(".").lower()
    return word in lexicon.roles and word not in lexicon.plural_roles


def is_between(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is none of a role: a verb or a small word, of the prepositions all but "for
    women" and its like."""
    small = lexicon.words.get(word, "a") != "a" and word not in _INSIDE
    return small or word in lexicon.cues or word in lexicon.verbs


@cache
def _moods() -> frozenset[str]:
    return word_set(wordlists("roles")["moods"])


@cache
def _capitals() -> Mapping[str, str]:
    pairs = wordlists("roles")["capitals"]["pairs"].split()
    return {capital: state.lower() for capital, state in (pair.split("=") for pair in pairs)}


def _of_states() -> frozenset[str]:
    """Return what states have, and towns have not or seldom."""
    return listed("roles", "capitals", "offices")


def of_state(phrase: str) -> set[str]:
    """Return the words of the state whose government sits where a description tells: "Tokyo's top
    diplomat" is Japan's; none of "London's mayor"."""
    capital = owner(phrase.split(" ", 1)[0])
    told = capital in _capitals() and phrase.rpartition(" ")[2] in _of_states()
    return set(_capitals()[capital].split("-")) if told else set()


def state_behind(text: str, end: int, head: str, lexicon: Lexicon) -> set[str]:
    """Return the words of the state that somebody who ends at a place is told to be the head of:
    "the head of Belarus"."""
    if head != "head" or not text.startswith(" of ", end):
        return set()
    state = _WORD.match(text, end + len(" of "))
    return role_words(state[0], lexicon) if state and state[0] in lexicon.places else set()


def _is_mood(word: str, following: str) -> bool:
    """Whether a word of a description tells what somebody is like, or how much, and no part of what
    he is: "the visibly upset director", "the 54-year-old director"."""
    if word in _moods() or word.endswith(_AGED):
        return True
    return word.endswith("ly") and (following in _moods() or following.endswith("ed"))


def role_words(phrase: str, lexicon: Lexicon) -> set[str]:
    """Return the words of a role, without those that tell nothing; countries for adjectives too.

    >>> from quotebank.extraction.lexicon.shipped import default
    >>> sorted(role_words("the former Norwegian leader", default()))
    ['leader', 'norway', 'norwegian']
    """
    words: set[str] = set()
    if "." in phrase:
        phrase = _SPACED.sub(r"\1\2", phrase)  # "the U.N. chief"
    printed = _WORD.findall(phrase.replace("'s", "").replace("\u2019s", ""))
    if len(printed) > 1 and phrase[0].isupper() and printed[-1] in _of_states():
        state = of_state(phrase)
        if state:
            words, printed = state, printed[1:]
    for word, following in pairwise((*printed, "")):
        lower = word.lower()
        if _is_mood(word, following):
            continue
        if (lower in lexicon.qualifiers and lower not in _RANKS) or lexicon.words.get(lower) in (
            "d",
            "o",
            "h",
            "p",
        ):
            continue
        if word in lexicon.ranked and phrase.endswith(word):  # "the SP", but not "SP chief"
            words |= role_words(lexicon.ranked[word], lexicon)
            continue
        if lower.endswith(_IN_CHIEF):
            words |= {"chief", lower.removesuffix(_IN_CHIEF)}
        if lower in _GENERALS:
            words.add("general")
        if lower.endswith(ELECT):
            # The governor-elect is "the incoming governor".
            words |= {"elect", lower.removesuffix(ELECT)}
        words.update(lexicon.initials.get(lower, (lower,)))
        for country in lexicon.demonyms.get(word, ()):
            words |= set(country.lower().split())
    return words
