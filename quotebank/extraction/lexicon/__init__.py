"""The words that attribution goes by, read once from data/en/*.toml into ready sets.

Every later stage asks the ``Lexicon`` what work a word does; no word list stands in code. Forms
that follow a rule (plurals, the forms of regular verbs) are made here from the base forms.

    the words       entries, and for verbs cues; possessives
    what is worked out of them once, and kept      tables
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from quotebank.extraction.lexicon.cues import cue_forms
from quotebank.extraction.lexicon.entries import (
    Numbered,
    by_gender,
    countries,
    groups,
    numbered,
    place_names,
    plural,
    pronoun_tags,
    role_forms,
    small_words,
    spelt_out,
    synonyms,
    with_plurals,
    word_set,
)
from quotebank.resources import wordlists


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What words do. All keys are in small letters but where a field says otherwise."""

    cues: Mapping[str, tuple[str, str]]
    """Form of a verb -> (class of cue, base form); the first class that names a verb wins."""
    homographs: Mapping[str, tuple[str, str]]
    """The like of forms that are nouns more often: "states", "charge"."""
    gerunds: frozenset[str]
    """Forms in -ing among the cues."""
    heard: frozenset[str]
    """Verbs whose object speaks: "recalled his sister saying"."""
    words: Mapping[str, str]
    """Small word -> one-letter tag of the work it does (``mentions.scan`` explains the tags)."""
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
    callings: frozenset[str]
    """Others by which nobody is called who has another office: "the envoy"."""
    holders: frozenset[str]
    """Offices behind which their place and their holder stand: "MP for Hexley Ana Lind"."""
    initials: Mapping[str, tuple[str, ...]]
    """Office as initials -> its words: "pm" -> prime, minister."""
    short: Mapping[str, str]
    """Office or rank as printed short before a name -> in full: gov -> governor."""
    implied: Sequence[tuple[tuple[str, ...], str]]
    """Words of an office, and one more that it tells: "the police chief" of a chief constable."""
    styles: frozenset[str]
    """How somebody is styled that tells what he is: "Prof Ann Lind"."""
    synonyms: Mapping[str, frozenset[tuple[str, ...]]]
    """Noun of a description -> words that the same role is printed with: senator -> sen."""
    posts: frozenset[str]
    """What a firm has and a person has not: "Absa executives"."""
    against: frozenset[str]
    """Who bodies say in their names that they are: "Citizens Against Waste"."""
    causes: frozenset[str]
    """What they say that they do: "Save the Rivers"."""
    ends: frozenset[str]
    """Last words by which newspapers and clubs go: "the Post"."""
    firms: frozenset[str]
    """Bodies as common nouns that stand for the firm or body spoken of."""
    minor_firms: frozenset[str]
    """The same, of bodies whose names may be people's: "the band said"."""
    outlets: frozenset[str]
    """Nouns for who hands on what others say: "the paper reported"."""
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
    small_given: frozenset[str]
    """Small words that are given or family names elsewhere, as printed: "Can Karagoz"."""
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
    apart: frozenset[str]
    """Last words of bodies of their own, which no shorter name means, as printed."""
    known: frozenset[str]
    """Whole names of organisations, as printed."""
    figures: frozenset[str]
    """Those of them that begin with a figure: "23andMe"."""
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
    scenes: Mapping[str, frozenset[str]]
    """Verbs of scenes in which somebody speaks, by what they tell: "loud", "sees"."""
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
    forms, nouns_too = cue_forms(cues)
    nouns = role_forms(roles)
    return Lexicon(
        cues=forms,
        homographs=nouns_too,
        gerunds=frozenset(form for form in forms if form.endswith("ing")),
        heard=word_set(cues["heard"], "objects"),
        words=small_words(words),
        verbs=word_set(words["verbs"]),
        pronouns=pronoun_tags(words["pronouns"]),
        objects=frozenset(pronoun_tags(words["pronouns"]["object"])),
        roles=nouns,
        plural_roles=frozenset(
            {plural(word) for word in nouns if plural(word) in nouns}
            | word_set(roles["roles"]["either"], "plural_only")
        ),
        documents=with_plurals(word_set(bodies["documents"])),
        issued=with_plurals(word_set(bodies["issued"])),
        groups=with_plurals(word_set(bodies["groups"])),
        kin=with_plurals(word_set(roles["kin"])),
        epithets=word_set(roles["epithets"]),
        attributes=word_set(roles["attributes"]),
        prizes=word_set(roles["prizes"]),
        anonymous=word_set(roles["anonymous"]),
        private=word_set(roles["anonymous"], "private"),
        unnamed=frozenset(
            map(plural, word_set(roles["anonymous"]) - word_set(roles["anonymous"], "named"))
        ),
        top=word_set(roles["top"]),
        unofficial=word_set(roles["unofficial"]),
        offices=word_set(roles["top"], "offices"),
        callings=word_set(roles["top"], "callings"),
        holders=word_set(roles["holders"]) | word_set(roles["holders"], "further"),
        initials=spelt_out(roles["initials"]["pairs"]),
        implied=[
            (tuple(office.split("-")), word)
            for office, _, word in (
                pair.partition("=") for pair in roles["implied"]["pairs"].split()
            )
        ],
        styles=word_set(roles["styles"]),
        short=dict(pair.split("=") for pair in roles["short"]["pairs"].split()),
        synonyms=synonyms(roles["synonyms"]["pairs"]),
        posts=frozenset(word.replace("-", " ") for word in word_set(bodies["posts"])),
        against=word_set(bodies["inner"], "against"),
        causes=word_set(bodies["inner"], "causes"),
        ends=word_set(bodies["ends"]),
        firms=word_set(bodies["firms"]),
        minor_firms=word_set(bodies["firms"], "minor"),
        outlets=word_set(bodies["outlets"]),
        institutions=word_set(bodies["institutions"]),
        qualifiers=word_set(roles["qualifiers"]),
        openers=word_set(words["openers"])
        | word_set(bodies["labels"])
        | word_set(bodies["credits"])
        | frozenset(
            word for group in wordlists("common_words").values() for word in group["words"].split()
        ),
        ordinary=word_set(wordlists("ordinary")["ordinary"]),
        names_too=word_set(wordlists("ordinary")["names_too"]),
        days=word_set(words["adverbs"], "days"),
        given=by_gender(given),
        abroad=word_set(given, "abroad"),
        small_given=word_set(given, "small"),
        families=frozenset(citations["chinese"]) | frozenset(citations["korean"]),
        honorifics=by_gender(names["honorifics"]),
        titles=word_set(names["titles"]),
        numbered=numbered(names["numbered"]),
        schools=word_set(names["schooled"], "schools"),
        grades=word_set(names["schooled"]),
        regnal=word_set(names["regnal"]),
        ranked={
            initials: " ".join(words)
            for initials, words in spelt_out(names["initials"]["pairs"]).items()
        },
        relatives=word_set(names["relatives"]) | word_set(names["relatives"], "several"),
        orders=word_set(names["relatives"], "orders"),
        subjects=word_set(names["subjects"]),
        particles=word_set(names["particles"]),
        suffixes=word_set(names["suffixes"]),
        between=word_set(names["between"]),
        letters=word_set(names["letters"]),
        nicknames=groups(names["nicknames"]["pairs"]),
        bodies=word_set(bodies["bodies"]),
        apart=word_set(bodies["bodies"], "apart"),
        known=word_set(bodies["known"])
        | {" ".join(name.split()) for name in bodies["known"]["longer"].split(",")},
        figures=word_set(bodies["figures"]),
        shortened={
            short: full.replace("-", " ")
            for short, _, full in (
                pair.partition("=") for pair in bodies["shortened"]["pairs"].split()
            )
        },
        public=word_set(bodies["public"]),
        trades=word_set(bodies["trades"]),
        labels=word_set(bodies["labels"]) | word_set(bodies["credits"]),
        places=place_names(wordlists("places")),
        locatives=word_set(words["locatives"]),
        ships=word_set(wordlists("places")["ships"]),
        surnames=word_set(wordlists("places")["surnames"])
        | word_set(bodies["surnames"])
        | word_set(names["surnames"]),
        demonyms=countries(wordlists("demonyms")["demonyms"]["pairs"]),
        parties=word_set(words["parties"]),
        moods=word_set(words["moods"]),
        stances=word_set(words["stances"]) | word_set(words["moods"]),
        disliking=word_set(words["stances"], "verbs"),
        brings=word_set(words["brings"]),
        asks=word_set(cues["asks"]),
        positions=word_set(words["positions"]),
        media=word_set(words["media"]),
        released=word_set(words["media"], "released"),
        gestures=word_set(words["gestures"]),
        claims=word_set(words["claims"]),
        verdicts=word_set(words["verdicts"]),
        portrays=word_set(words["portrays"]),
        turns=word_set(words["turns"]),
        shown=word_set(words["shown"]),
        charged=word_set(words["charged"]),
        found=word_set(words["charged"], "verdicts"),
        sent=word_set(words["sent"]),
        scenes={key: word_set(words["scenes"], key) for key in ("loud", "sees", "makes", "blames")},
        rules=wordlists("rules")["rules"],
    )
