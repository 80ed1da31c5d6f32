"""The words that attribution goes by, in ready sets.

Every later stage asks the ``Lexicon`` what work a word does; no word list stands in code. Forms
that follow a rule (plurals, the forms of regular verbs) are made here from the base forms.

    from data/en    shipped, and for it entries and cues
    by themselves   possessives
    what is worked out of them once, and kept      tables
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quotebank.extraction.lexicon.entries import Numbered


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What words do. All keys are in small letters but where a field says otherwise."""

    cues: Mapping[str, tuple[str, str]]
    """Form of a verb -> (class of cue, base form); the first class that names a verb wins."""
    homographs: Mapping[str, tuple[str, str]]
    """The like of forms that are nouns more often: "states", "charge"."""
    bare: frozenset[str]
    """Base forms among the cues that are no past ones: "cry"."""
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
    remarks: frozenset[str]
    """What somebody said, told by its words: ``Holm's "so-called judge" tweet``."""
    verdicts: frozenset[str]
    """What somebody says, by a noun: "was the verdict of Holm"."""
    positions: frozenset[str]
    """Words of positions in a team that are adverbs, verbs or adjectives by themselves."""
    asks: frozenset[str]
    """Verbs of those who talk with somebody present: "Why?" Holm asked."""
    rules: Mapping[str, str]
    """Rule -> one sentence for readers."""
