"""What only qualifies the noun it stands beside: "Chicago police", "one of the lawyers", "major
organs", "a snorkeler from Hexley". After tokens, before phrases, which see but one tag ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.channels import said_in, shown, whose
from quotebank.extraction.mentions.days import times
from quotebank.extraction.mentions.employers import LONG_POST, employed, long_posts
from quotebank.extraction.mentions.homographs import told_apart
from quotebank.extraction.mentions.owners import HIS_WORDS, owners
from quotebank.extraction.mentions.plurals import SPEAKING_NOUN, bare_plurals
from quotebank.extraction.mentions.tokens import (
    Description,
    Origin,
    Token,
    headword,
    place_of,
    unknown,
)
from quotebank.extraction.mentions.unlisted import unlisted
from quotebank.extraction.names.name import NameAt

_QUALIFIED: Final = re.compile(
    "D|[NM],N|^[dw]v|pa|dG|Cw|QC[doh]|o[CG]|[NOMBw]C|[C-][NOS][javGw]|" + SPEAKING_NOUN
)
"""One of these stands in every sentence of which anything is changed."""
_PARTITIVE: Final = re.compile("[o#](p[dh])[wjaSOD#o]{0,3}D(?!D)")
"""What may be "one of the" and "two of his"."""
_FEW: Final = re.compile("dj?w(?=p[wj#o]{0,3}D)")
"""What may be "a handful of voters"."""
_SOME: Final = frozenset(("handful", "pair", "gang", "bunch", "trio", "couple"))
"""Nouns that only tell how many there are."""
_COMPOUND: Final = re.compile("C(?=w)")
_ATTRIBUTE: Final = re.compile("D(?=([wO]))|(?<=b)D(?=:)")
_PARTICIPLE: Final = re.compile("[dohS](?:(?<=[do])G(?=[wjDB])|(?<!o)C(?=w?[DB]))")
_FIGURES: Final = ("figure", "grandee", "stalwart")
"""Who may belong to anything: "a party grandee said"."""
_PRIZED: Final = re.compile("D+(?=(?:pdw)?(w))")
"""What may be "the best actress award", "head teacher of the year title"."""
_PARTY: Final = re.compile("(?:D|p(?=[jw]))[Dj]*(?=wM)")
"""What may be "Republican" in "Republican state Sen. Ana Lind", and what stands before "state" in
"a spokesman for state Sen. Ana Lind"."""
_SEATS: Final = frozenset(
    ("state", "county", "city", "town", "village", "borough", "district", "works")
)
_BEARER: Final = re.compile("(?<![HIbtrn])B(?=[NM]C)|C[wjO]{0,3}B(?=[NM])")
"""What may be "volunteer" in "Red Cross volunteer Ana Lind said"."""
_RECEIVER: Final = re.compile("h(?=d)")
_NAME: Final = re.compile("[NO](?=D+((?![wjDNOMSdho]).|$))")
_AS: Final = re.compile("(?:^|Q,?)p(?=[do][hS]?[wjaDONS#]{0,4}Dpd?[wj]{0,2}[NOM]C)")
"""What may be "As the head of Norsk said"."""
_AFTER: Final = "(?:$|[C,;pQ&])"
_JOB: Final = re.compile(
    rf"(?:^-?|Q,?-?|(?<=C))S?([NOSD])(?:[javG]?w?(?=[waj]N{_AFTER})|[jawp](?=DN{_AFTER}))"
)
"""Whose somebody may be by a noun of no list: "Ravens safety Cole Bly said", "said Norsk's data
wrangler Cole Bly", "said 34-year-old kiter Cole Bly", "- Norsk running back Cole Bly"; or by one
that a word which may be another's stands before: "Ravens first baseman Cole Bly"."""
_BEFORE_NOUN: Final = re.compile("[jawp]DN")
_NO_NOUN: Final = ("ing", "ed", "ly")
_BEHIND: Final = ("", *"Cb,:rQ")
"""Raw tags that may stand behind somebody's aides."""

Changes = Iterator[tuple[int, str]]
"""Raw tokens by their index, and the tags that they are to have."""


def qualified(tags: str, raw: list[Token], origin: Origin, lexicon: Lexicon) -> str:
    """Return the raw tags of a sentence with those of words that only qualify another as the
    adjectives (j), adverbs (a) or possessors (S) that they are, and with the nouns that only such
    words tell as descriptions (D). In ``raw``, "one of the lawyers" becomes one.
    """
    if "V" in tags or "B" in tags or "CD" in tags or "wC" in tags or "jC" in tags:
        tags = told_apart(tags, raw, lexicon)
    if _QUALIFIED.search(tags) is None:
        return tags
    # (Each is asked only where the tags stand that it cannot do without: few sentences have many.)
    changes: dict[int, str] = {}
    if "pd" in tags or "ph" in tags or "wp" in tags:
        changes.update(_partitives(tags, raw))
    if "Cw" in tags:
        changes.update(_compounds(tags, raw, lexicon))
    described = "Dw" in tags
    if described or "DO" in tags or "bD:" in tags or "Dpdw" in tags:
        changes.update(_attributes(tags, raw, lexicon))
        changes.update(_prized(tags, raw, lexicon))
    if "a" in tags or "bD" in tags or "dwC" in tags:
        changes.update(times(tags, raw, origin, lexicon))
    if "ND" in tags or "OD" in tags or ")D" in tags:
        changes.update(_names(tags, raw, origin[0]))
    if described or "Dj" in tags or "Da" in tags or HIS_WORDS.search(tags):
        changes.update(owners(tags, origin))
    if "N," in tags or "O," in tags or "M," in tags:
        changes.update(employed(tags, raw, origin, lexicon))
    changes.update(_subjects(tags, raw, origin, lexicon))
    if not changes:
        return tags
    changed = list(tags)
    for i, tag in changes.items():
        changed[i] = tag
    return "".join(changed)


def _subjects(tags: str, raw: list[Token], origin: Origin, lexicon: Lexicon) -> dict[int, str]:
    """Return the changes around those who may speak or hear."""
    changes = dict(_participles(tags, raw, origin)) if _PARTICIPLE.search(tags) else {}
    changes.update(bare_plurals(tags, raw, origin, lexicon))
    if "hd" in tags:
        changes.update(_receivers(tags, raw))
    changes.update(unlisted(tags, raw))
    if "BN" in tags or "BM" in tags:
        changes.update(_bearers(tags, raw))
    if "wM" in tags:
        changes.update(_parties(tags, raw))
    if LONG_POST.search(tags):
        changes.update(long_posts(tags, raw))
    if "wN" in tags or "aN" in tags or "jN" in tags or _BEFORE_NOUN.search(tags):
        changes.update(_jobs(tags, raw, origin[0], lexicon))
    if "NC" in tags or "OC" in tags or "MC" in tags:
        changes.update(_as(tags, raw))
    if 0 < tags.find("p") < tags.rfind("C"):
        changes.update(said_in(tags, raw, lexicon))
    if ",G" in tags:
        changes.update(shown(tags, raw))
    if "D,r" in tags or "w,r" in tags:
        changes.update(whose(tags, raw))
    return changes


def _partitives(tags: str, raw: list[Token]) -> Changes:
    """Yield "of" and "of the" behind a determiner: "one of the lawyers", "a handful of voters"."""
    for match in _PARTITIVE.finditer(tags):
        i, noun = match.start(1), match.end() - 1
        if raw[i][1] != "of":
            continue
        yield i, "a"
        yield i + 1, "a"
        tag, what = raw[noun]
        if raw[i - 1][1] == "one" and isinstance(what, Description):
            raw[noun] = tag, replace(what, plural=False)
    for match in _FEW.finditer(tags):
        i = match.end()
        if raw[i - 1][1] in _SOME and raw[i][1] == "of":
            yield i, "a"


def _compounds(tags: str, raw: list[Token], lexicon: Lexicon) -> Changes:
    """Yield the two words of a body whose first is a verb of speech by itself: "think tank"."""
    for match in _COMPOUND.finditer(tags):
        i = match.start()
        cue, word = raw[i][1], raw[i + 1][1]
        if isinstance(cue, Cue) and f"{cue.verb}-{word}" in lexicon.groups:
            raw[i + 1] = "D", Description(f"{cue.verb}-{word}", "group", "", str(word)[-1:] == "s")
            yield i, "w"
            yield i + 1, "D"


def _participles(tags: str, raw: list[Token], origin: Origin) -> Changes:
    """Yield the verbs of speech that only tell which one somebody is: "a leading lawyer said", "the
    accused driver said"; but not those of manner: "so says a booming voice"."""
    for match in _PARTICIPLE.finditer(tags):
        i = match.end() - 1
        cue = raw[i][1]
        if tags[i] == "G":
            told = isinstance(cue, Cue) and cue.group != "manner"
        else:
            # ("A man who knew her said police …"; "the rail operator" is called by a noun.)
            start, end = place_of(origin, i)
            word = origin[0][start:end]
            told = raw[i - 1][1] != "her" and (word.endswith("ed") or word == headword(cue))
        if told:
            yield i, "j"


def _attributes(tags: str, raw: list[Token], lexicon: Lexicon) -> Changes:
    """Yield nouns for people that are adjectives before a noun of no list ("my major organs"), or
    before a name: "the official Norsk Press Agency"; and a mood that is a noun elsewhere: "Holm was
    firm: …"."""
    for match in _ATTRIBUTE.finditer(tags):
        what = raw[match.start()][1]
        if match[1] is None:
            if isinstance(what, Description) and what.head in lexicon.moods:
                yield match.start(), "w"
        elif (
            isinstance(what, Description) and f"{what.head}-{raw[match.end()][1]}" in lexicon.groups
        ):
            # "the police force", "the school district"
            i, noun = match.end(), f"{what.head}-{raw[match.end()][1]}"
            raw[i] = "D", Description(noun, "group", "", False)
            yield i - 1, "j"
            yield i, "D"
        elif isinstance(what, Description) and (
            what.head == "official"
            if match[1] == "O"
            else what.head in lexicon.attributes or raw[match.end()][1] in _FIGURES
        ):
            yield match.start(), "j"


def _prized(tags: str, raw: list[Token], lexicon: Lexicon) -> Changes:
    """Yield the nouns for people that only tell what somebody wins or holds: "the best actress
    award", "the head coach job"."""
    for match in _PRIZED.finditer(tags):
        if raw[match.start(1)][1] in lexicon.prizes:
            for i in range(*match.span()):
                yield i, "j"


def _bearers(tags: str, raw: list[Token]) -> Changes:
    """Yield nouns for a person that are cues elsewhere, before who is one: "Red Cross volunteer Ana
    Lind said", "said county judge Ana Lind"."""
    for match in _BEARER.finditer(tags):
        what = raw[match.end() - 1][1]
        if isinstance(what, Description) and what.sort == "role" and not what.plural:
            yield match.end() - 1, "D"


def _parties(tags: str, raw: list[Token]) -> Changes:
    """Yield the nouns that only tell the party or standing of whose title begins with a small word:
    "said fellow Republican state Sen. Ana Lind", but not "Republicans want Sen. Ana Lind"."""
    for match in _PARTY.finditer(tags):
        if raw[match.end()][1] in _SEATS:
            for i in range(match.start() + (tags[match.start()] == "p"), match.end() + 1):
                yield i, "j"


def _receivers(tags: str, raw: list[Token]) -> Changes:
    """Yield "her" where it is no possessor: "told her the minister had left"."""
    for match in _RECEIVER.finditer(tags):
        i = match.start()
        if raw[i][1] == "her" and raw[i + 1][1] in _ARTICLES:
            yield i, "m"


_ARTICLES: Final = ("the", "a", "an")


_INITIALLED: Final = re.compile(r"[NO]\([NOw]\)D(?=[Cb,])")


def _initialled(tags: str, raw: list[Token]) -> Changes:
    """Yield what a body is, behind its initials: "the Islamic State (IS) group said"; but not "the
    Norsk Bank (NB) chairman said"."""
    for match in _INITIALLED.finditer(tags):
        noun = raw[match.end() - 1][1]
        if isinstance(noun, Description) and (noun.sort == "group" or noun.head == "campaign"):
            yield match.end() - 1, "a"


_MARKS: Final = ('"', "\N{RIGHT DOUBLE QUOTATION MARK}")


def _names(tags: str, raw: list[Token], text: str) -> Changes:
    """Yield names that only tell whose or where somebody is: "Chicago police", "Lind aides said",
    "Norsk chairman, Jon Kask"; but not in "Jon Kask director of Norsk" and "Ana Reed stars in". The
    noun goes with a name in marks: ``the "Morgenblatt" newspaper said``."""
    if ")D" in tags:
        yield from _initialled(tags, raw)
    for match in _NAME.finditer(tags):
        i = match.start()
        name, noun = raw[i][1], raw[i + 1][1]
        if isinstance(name, NameAt) and text.startswith(_MARKS, name.end):
            yield i + 1, "a"
            continue
        if (
            isinstance(name, NameAt)
            and isinstance(noun, Description)
            and (name.name.sort != "person" or (noun.plural and match[1] in _BEHIND))
            and text[name.end] == " "
        ):
            yield i, "j"


def _jobs(tags: str, raw: list[Token], text: str, lexicon: Lexicon) -> Changes:
    """Yield a name and a noun of no list that tell whose and what somebody is; but not in "said
    Lind visiting Norsk"."""
    for match in _JOB.finditer(tags):
        i, noun = match.start(1), match.end()
        whose, name = raw[i][1], raw[noun + 1][1]
        if not isinstance(name, NameAt):
            continue
        team, *words = text[max(0, name.lead - _LONGEST_JOB) : name.lead].split(" ")[i - noun - 2 :]
        if len(words) != noun - i + 1 or words.pop():
            continue  # something other than spaces stands between
        if not _positions(tags[i + 1 : noun + 1], words, raw[i + 1 : noun + 1], lexicon):
            continue
        if isinstance(whose, Description):
            # "34-year-old", "chief", and a team: "said Rangers goalie Cole Bly"
            qualifies = (
                whose.head == "person"
                or whose.head in lexicon.attributes
                or (i and whose.plural and team[:1].isupper())
            )
        else:
            qualifies = isinstance(whose, NameAt) and (
                tags[i] == "S" or whose.name.sort != "person"
            )
        if qualifies:
            if tags[noun] != "D":
                raw[noun] = "D", unknown(raw[noun][1])
                yield noun, "D"
            for between in range(i + (tags[i] == "S"), noun):
                yield between, "j"


_LONGEST_JOB: Final = 80
"""Characters of what somebody is in a team, and of the team."""


def _positions(tags: str, words: list[str], tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether words, which the tokens are, may be what somebody is in a team: ordinary ones that
    are neither verbs nor participles, or those of a position: "first baseman", "running back"."""
    for tag, word, (_, what) in zip(tags, words, tokens, strict=True):
        if isinstance(what, str) and what != word:
            return False  # a mark stands between
        if word not in lexicon.positions and (
            tag in "avGp" or (tag == "j" and len(tags) == 1) or word.endswith(_NO_NOUN)
        ):
            return False
    return True


def _as(tags: str, raw: list[Token]) -> Changes:
    """Yield the "as" before who says so: "As the head of Norsk said"."""
    match = _AS.search(tags)
    if match and str(raw[match.end() - 1][1]).lower() == "as":
        yield match.end() - 1, "a"
