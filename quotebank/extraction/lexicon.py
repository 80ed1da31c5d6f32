"""The words that attribution goes by, read once from data/en/*.toml into ready sets.

Every later stage asks the ``Lexicon`` what work a word does; no word list stands in code. Forms
that follow a rule (plurals, the forms of regular verbs) are made here from the base forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from quotebank.extraction.cues import cue_forms
from quotebank.resources import wordlists

_VOWELS: Final = "aeiou"

Numbered = Literal["role", "person", "body", "place"]
NUMBERED: Final[tuple[Numbered, ...]] = ("role", "person", "body", "place")
"""What names with a number name, in the order in which their nouns are listed."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What words do. All keys are in small letters but where a field says otherwise."""

    cues: Mapping[str, tuple[str, str]]
    """Form of a verb -> (class of cue, base form); the first class that names a verb wins."""
    gerunds: frozenset[str]
    """Forms in -ing among the cues."""
    heard: frozenset[str]
    """Verbs whose object speaks: "recalled his sister saying"."""
    words: Mapping[str, str]
    """Small word -> one-letter tag of the work it does (``mentions`` explains the tags)."""
    verbs: frozenset[str]
    """Irregular past forms of verbs that are no cues, which end a noun phrase."""
    pronouns: Mapping[str, str]
    """Pronoun -> m, f, p (plural), n, 1, 2 or r (relative)."""
    objects: frozenset[str]
    """Pronouns that are no subjects: "him"."""
    roles: Mapping[str, str]
    """Noun for a person, singular and plural -> m, f or empty."""
    plural_roles: frozenset[str]
    documents: frozenset[str]
    issued: frozenset[str]
    """What its author releases or publishes; letters and speeches may be by others."""
    groups: frozenset[str]
    kin: frozenset[str]
    epithets: frozenset[str]
    """What sports pages call who was spoken of: "the England opener"."""
    attributes: frozenset[str]
    """Roles that are adjectives before a noun: "major organs"."""
    prizes: frozenset[str]
    """What a role behind which they stand only tells: "the best actress award"."""
    anonymous: frozenset[str]
    unnamed: frozenset[str]
    """Their plurals, but those that two who were named are called: "the two men"."""
    """Roles whose holders the news often leaves without a name: "the spokesman"."""
    private: frozenset[str]
    """Those of them that anybody may be: "the lifelong Hexley resident"."""
    top: frozenset[str]
    """Words for whoever stands first: "NATO's head"."""
    unofficial: frozenset[str]
    """Roles that are no offices: "the legend"."""
    offices: frozenset[str]
    """Offices that such a word may mean."""
    holders: frozenset[str]
    """Offices behind which their place and their holder stand: "MP for Hexley Ana Lind"."""
    initials: Mapping[str, tuple[str, ...]]
    """Office as initials -> its words: "pm" -> prime, minister."""
    short: Mapping[str, str]
    """Office or rank as printed short before a name -> in full: gov -> governor."""
    synonyms: Mapping[str, frozenset[tuple[str, ...]]]
    """Noun of a description -> words that the same role is printed with: senator -> sen."""
    posts: frozenset[str]
    """What a firm has and a person has not: "Absa executives"."""
    firms: frozenset[str]
    """Bodies as common nouns that stand for the firm or body spoken of."""
    minor_firms: frozenset[str]
    """The same, of bodies whose names may be people's: "the band said"."""
    institutions: frozenset[str]
    """Those of them that a body's own name tells."""
    qualifiers: frozenset[str]
    openers: frozenset[str]
    """Capitalised as printed at the head of a sentence."""
    ordinary: frozenset[str]
    """Words that are nobody's name where they begin a sentence."""
    names_too: frozenset[str]
    """Further ones that are given names and surnames too."""
    days: frozenset[str]
    """Days and months, as printed."""
    given: Mapping[str, str]
    """Given name as printed -> m, f or empty."""
    abroad: frozenset[str]
    """Those of the other gender in another language: Andrea."""
    families: frozenset[str]
    """Family names that stand in front: "Park Geun-soo"."""
    honorifics: Mapping[str, str]
    """Honorific as printed -> m, f or empty."""
    titles: frozenset[str]
    numbered: Mapping[str, Numbered]
    """What goes by a number, as printed -> what a name of it names: "Juror 4", "Route 6"."""
    schools: frozenset[str]
    """Last words of schools and hospitals, as printed."""
    grades: frozenset[str]
    """What those are there who are no role elsewhere, as printed: "Senior"."""
    regnal: frozenset[str]
    """Honorifics that stay with a name of one word, as printed: "Pope"."""
    ranked: Mapping[str, str]
    """Initials of a post that may be a body's, as printed -> the post: SP -> superintendent of
    police."""
    relatives: frozenset[str]
    """Who somebody is to another, as printed before a given name alone: "Mum"."""
    orders: frozenset[str]
    """The same of those who may be in an order too: "Sister"."""
    subjects: frozenset[str]
    """What ministries are for, as printed."""
    particles: frozenset[str]
    suffixes: frozenset[str]
    between: frozenset[str]
    """Words that headlines capitalise between names."""
    letters: frozenset[str]
    """Honours and degrees after a name, which are no part of it."""
    nicknames: Mapping[str, frozenset[str]]
    bodies: frozenset[str]
    """Words in the names of organisations, as printed."""
    known: frozenset[str]
    """Whole names of organisations, as printed."""
    shortened: Mapping[str, str]
    """Body as printed for short -> its name in full: "UN" -> "United Nations"."""
    public: frozenset[str]
    """Last words of bodies that are no firms, as printed."""
    trades: frozenset[str]
    """What bodies are for, in -ing as sentences begin with too, as printed."""
    labels: frozenset[str]
    """What firms are, and where pictures come from, capitalised as printed before names."""
    places: frozenset[str]
    locatives: frozenset[str]
    """What stands before a place or a body, and not before somebody: "near Jordan", "the Bank"."""
    ships: frozenset[str]
    """What stands before the names of ships, as printed."""
    surnames: frozenset[str]
    """Places, titles and words of bodies that are surnames too, as printed."""
    demonyms: Mapping[str, frozenset[str]]
    """Adjective as printed -> names of its country."""
    parties: frozenset[str]
    """Adjectives of party and standing, as printed: they begin no name."""
    moods: frozenset[str]
    """What somebody is about to speak in: "Holm was livid."."""
    stances: frozenset[str]
    """What somebody is of what he speaks of: "Holm isn't so sure."; ``disliking``: what he does
    not: "Holm doesn't like it."."""
    disliking: frozenset[str]
    brings: frozenset[str]
    """Verbs before who takes over: "Then came Holm."."""
    portrays: frozenset[str]
    """Verbs before the name of a part: "Ross plays Hank"."""
    turns: frozenset[str]
    """Small words that begin a clause with a subject of its own."""
    shown: frozenset[str]
    charged: frozenset[str]
    """What is done to somebody "of", "with" or "for" what is then quoted, cues by their first form;
    ``found``: the same without such a word."""
    found: frozenset[str]
    sent: frozenset[str]
    """Verbs of who hands on what another wrote, and of who wrote it."""
    media: frozenset[str]
    """What somebody says something in: "The minister in a tweet said"."""
    released: frozenset[str]
    """Cues by their first form that tell how such a thing was made known: "signed by"."""
    gestures: frozenset[str]
    """Verbs and what they move: "Holm rolled his eyes."."""
    claims: frozenset[str]
    """What somebody says of something, by a noun: "Holm's argument that"."""
    verdicts: frozenset[str]
    """What somebody says, by a noun: "was the verdict of Holm"."""
    positions: frozenset[str]
    """Words of positions in a team that are adverbs, verbs or adjectives by themselves."""
    asks: frozenset[str]
    """Verbs of those who talk with somebody present: "Why?" Holm asked."""
    rules: Mapping[str, str]
    """Rule -> one sentence for readers."""


@cache
def default() -> Lexicon:
    """Return the lexicon of English as shipped."""
    names, words, roles = wordlists("names"), wordlists("words"), wordlists("roles")
    bodies, cues = wordlists("organisations"), wordlists("cues")
    given, citations = wordlists("given_names")["given"], wordlists("citations")["names"]
    forms = cue_forms(cues)
    nouns = _role_forms(roles)
    return Lexicon(
        cues=forms,
        gerunds=frozenset(form for form in forms if form.endswith("ing")),
        heard=_words(cues["heard"], "objects"),
        words=_small_words(words),
        verbs=_words(words["verbs"]),
        pronouns=_pronouns(words["pronouns"]),
        objects=frozenset(_pronouns(words["pronouns"]["object"])),
        roles=nouns,
        plural_roles=frozenset(
            {plural(word) for word in nouns if plural(word) in nouns}
            | _words(roles["roles"]["either"], "plural_only")
        ),
        documents=_with_plurals(_words(bodies["documents"])),
        issued=_with_plurals(_words(bodies["issued"])),
        groups=_with_plurals(_words(bodies["groups"])),
        kin=_with_plurals(_words(roles["kin"])),
        epithets=_words(roles["epithets"]),
        attributes=_words(roles["attributes"]),
        prizes=_words(roles["prizes"]),
        anonymous=_words(roles["anonymous"]),
        private=_words(roles["anonymous"], "private"),
        unnamed=frozenset(
            map(plural, _words(roles["anonymous"]) - _words(roles["anonymous"], "named"))
        ),
        top=_words(roles["top"]),
        unofficial=_words(roles["unofficial"]),
        offices=_words(roles["top"], "offices"),
        holders=_words(roles["holders"]) | _words(roles["holders"], "further"),
        initials=_spelt_out(roles["initials"]["pairs"]),
        short=dict(pair.split("=") for pair in roles["short"]["pairs"].split()),
        synonyms=_synonyms(roles["synonyms"]["pairs"]),
        posts=frozenset(word.replace("-", " ") for word in _words(bodies["posts"])),
        firms=_words(bodies["firms"]),
        minor_firms=_words(bodies["firms"], "minor"),
        institutions=_words(bodies["institutions"]),
        qualifiers=_words(roles["qualifiers"]),
        openers=_words(words["openers"])
        | _words(bodies["labels"])
        | _words(bodies["credits"])
        | frozenset(
            word for group in wordlists("common_words").values() for word in group["words"].split()
        ),
        ordinary=_words(wordlists("ordinary")["ordinary"]),
        names_too=_words(wordlists("ordinary")["names_too"]),
        days=_words(words["adverbs"], "days"),
        given=_by_gender(given),
        abroad=_words(given, "abroad"),
        families=frozenset(citations["chinese"]) | frozenset(citations["korean"]),
        honorifics=_by_gender(names["honorifics"]),
        titles=_words(names["titles"]),
        numbered=_numbered(names["numbered"]),
        schools=_words(names["schooled"], "schools"),
        grades=_words(names["schooled"]),
        regnal=_words(names["regnal"]),
        ranked={
            initials: " ".join(words)
            for initials, words in _spelt_out(names["initials"]["pairs"]).items()
        },
        relatives=_words(names["relatives"]) | _words(names["relatives"], "several"),
        orders=_words(names["relatives"], "orders"),
        subjects=_words(names["subjects"]),
        particles=_words(names["particles"]),
        suffixes=_words(names["suffixes"]),
        between=_words(names["between"]),
        letters=_words(names["letters"]),
        nicknames=_groups(names["nicknames"]["pairs"]),
        bodies=_words(bodies["bodies"]),
        known=_words(bodies["known"])
        | {" ".join(name.split()) for name in bodies["known"]["longer"].split(",")},
        shortened={
            short: full.replace("-", " ")
            for short, _, full in (
                pair.partition("=") for pair in bodies["shortened"]["pairs"].split()
            )
        },
        public=_words(bodies["public"]),
        trades=_words(bodies["trades"]),
        labels=_words(bodies["labels"]) | _words(bodies["credits"]),
        places=_places(wordlists("places")),
        locatives=_words(words["locatives"]),
        ships=_words(wordlists("places")["ships"]),
        surnames=_words(wordlists("places")["surnames"])
        | _words(bodies["surnames"])
        | _words(names["surnames"]),
        demonyms=_countries(wordlists("demonyms")["demonyms"]["pairs"]),
        parties=_words(words["parties"]),
        moods=_words(words["moods"]),
        stances=_words(words["stances"]) | _words(words["moods"]),
        disliking=_words(words["stances"], "verbs"),
        brings=_words(words["brings"]),
        asks=_words(cues["asks"]),
        positions=_words(words["positions"]),
        media=_words(words["media"]),
        released=_words(words["media"], "released"),
        gestures=_words(words["gestures"]),
        claims=_words(words["claims"]),
        verdicts=_words(words["verdicts"]),
        portrays=_words(words["portrays"]),
        turns=_words(words["turns"]),
        shown=_words(words["shown"]),
        charged=_words(words["charged"]),
        found=_words(words["charged"], "verdicts"),
        sent=_words(words["sent"]),
        rules=wordlists("rules")["rules"],
    )


def plural(noun: str) -> str:
    """Return the regular plural of an English noun ("policewoman" counts as regular).

    >>> [plural(word) for word in ("ally", "coach", "chairman", "aide", "child")]
    ['allies', 'coaches', 'chairmen', 'aides', 'children']
    """
    if noun.endswith("man") and noun not in ("german", "human"):
        return noun[:-2] + "en"
    if noun == "person":
        return "people"
    if noun == "child" or noun.endswith("grandchild"):
        return noun + "ren"
    if noun.endswith("wife"):
        return noun[:-2] + "ves"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _words(group: Mapping[str, str], key: str = "words") -> frozenset[str]:
    """Return the blank-separated words of a list."""
    return frozenset(group[key].split())


def _role_forms(roles: Mapping[str, Mapping[str, Mapping[str, str]]]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for key, gender in (("male", "m"), ("female", "f"), ("either", "")):
        for noun in roles["roles"][key]["words"].split():
            forms.setdefault(noun, gender)
            forms.setdefault(plural(noun), gender)
    for noun in str(roles["roles"]["either"]["plural_only"]).split():
        forms.setdefault(noun, "")
    return forms


def _with_plurals(nouns: frozenset[str]) -> frozenset[str]:
    return nouns | frozenset(map(plural, nouns))


_TAGS: Final = (("prepositions", "p"), ("conjunctions", "&"), ("auxiliaries", "b"))


def _small_words(words: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    tags: dict[str, str] = {}
    for word in words["determiners"]["words"].split():
        tags[word] = "d"
    for word in words["determiners"]["alone"].split():
        tags[word] = "o"
    for word in words["determiners"]["possessive"].split():
        tags[word] = "h"
    for group, tag in _TAGS:
        for word in words[group]["words"].split():
            tags[word] = tag
    for word in words["adverbs"]["words"].split():
        tags[word] = "a"
    for word in words["negations"]["words"].split():
        tags[word] = "n"
    for day in words["adverbs"]["days"].split():
        tags.setdefault(day.lower(), "a")
    tags |= {"to": "t", "that": "T", "who": "r", "which": "r", "whom": "r", "whose": "r"}
    return tags


def _pronouns(table: Mapping[str, str]) -> dict[str, str]:
    keys = {"male": "m", "female": "f", "plural": "p", "neuter": "n", "first": "1", "second": "2"}
    return {word: tag for key, tag in keys.items() for word in table[key].split()}


_NO_PLACES: Final = ("surnames", "ships")


def _places(table: Mapping[str, Mapping[str, str]]) -> frozenset[str]:
    words = (
        w for key, part in table.items() if key not in _NO_PLACES for w in part["words"].split()
    )
    return frozenset(word.replace("-", " ") for word in words)


def _numbered(group: Mapping[str, str]) -> dict[str, Numbered]:
    return {word: sort for sort in NUMBERED for word in group[sort].split()}


def _by_gender(table: Mapping[str, str]) -> dict[str, str]:
    return {
        word: gender
        for key, gender in (("either", ""), ("male", "m"), ("female", "f"))
        for word in table[key].split()
    }


def _groups(pairs: str) -> dict[str, frozenset[str]]:
    """Return left side -> right sides of blank-separated ``left=right`` pairs."""
    found: dict[str, set[str]] = {}
    for pair in pairs.split():
        left, _, right = pair.partition("=")
        found.setdefault(left, set()).add(right)
    return {left: frozenset(right) for left, right in found.items()}


def _synonyms(pairs: str) -> dict[str, frozenset[tuple[str, ...]]]:
    """Return noun -> what it may stand for, each in its words, of "premier=prime-minister"."""
    return {
        noun: frozenset(tuple(words.split("-")) for words in others)
        for noun, others in _groups(pairs).items()
    }


def _countries(pairs: str) -> dict[str, frozenset[str]]:
    """Return adjective -> countries of "Saudi=Saudi-Arabia"."""
    return {
        adjective: frozenset(country.replace("-", " ") for country in countries)
        for adjective, countries in _groups(pairs).items()
    }


def _spelt_out(pairs: str) -> dict[str, tuple[str, ...]]:
    """Return initials -> words of "pm=prime-minister"."""
    split = [pair.partition("=") for pair in pairs.split()]
    return {initials: tuple(words.split("-")) for initials, _, words in split}
