"""Who and what stands in a sentence: names, pronouns, descriptions and cues, in one pass.

After zones and quotes, before attribution. A sentence is scanned once into a ``Scan``: a string of
one-letter tags, one for each word or phrase that matters, with where it stands and what it is. The
later stages read the tags ("Q,NC": a quotation, a comma, a name, a cue) and not the text again.

    Q quoted words   N person's name    O body or place   D description ("the foreign minister")
    S possessor ("Lavrov's", "his")     H he, she, they, it               I I, we, you
    C cue ("said")   G cue in -ing      A "according to"  X unknown noun phrase beside a cue
    m him, them      p preposition      t to              r who, which    T that
    b auxiliary      n negation         & conjunction     w other words   and , : ; - ( )
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from quotebank.extraction.cues import Cue
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.name_spans import NameAt
from quotebank.extraction.spans import Bounds

MENTIONS: Final = frozenset("NODHSIXmr")
_TOKEN: Final = re.compile(
    # One set of first characters, so that the engine leaps from token to token.
    r"[\w,:;()\[\]\u2013\u2014-]"
    r"(?:(?<=\w)\w*(?:[.'\u2019&/\u2010\u2011-]\w+|[:,]\d\w*)*|(?<=-)-{0,2})?"
)
_PUNCTUATION: Final = {
    ",": ",", ":": ":", ";": ";", "(": "(", ")": ")", "[": "(", "]": ")",
    "-": "-", "--": "-", "---": "-", "\N{EN DASH}": "-", "\N{EM DASH}": "-",
}  # fmt: skip


class Description(NamedTuple):
    """A description by its head noun: "the foreign minister" -> minister."""

    head: str
    sort: str
    """role, kin, group, document or open (a noun unknown to the lexicon)."""
    gender: str
    plural: bool
    role_start: int
    """Where the words after the determiner or possessor begin."""


What = NameAt | Cue | Description | str | int | None


class Scan:
    """One sentence as tags, with the place of each and what it is."""

    __slots__ = ("end", "ends", "start", "starts", "tags", "what")

    def __init__(
        self, start: int, end: int, tags: str, starts: list[int], ends: list[int], what: list[What]
    ) -> None:
        self.start, self.end = start, end
        self.tags, self.starts, self.ends, self.what = tags, starts, ends, what


# ---------------------------------------------------------------- words, one by one

_PRONOUN_TAGS: Final = {"m": "H", "f": "H", "p": "H", "n": "H", "1": "I", "2": "I"}
_OBJECTS: Final = frozenset(
    ("him", "himself", "them", "themselves", "me", "us", "herself", "itself", "myself")
)


class Words(dict[str, tuple[str, What]]):
    """Word as printed -> its raw tag and what it is, each worked out once.

    A dict that fills itself: the look-up of a known word is the innermost step of extraction.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, word: str) -> tuple[str, What]:
        if len(self) > _MOST_WORDS:
            self.clear()
        made = self[word] = _classify(word, self.lexicon)
        return made


_MOST_WORDS: Final = 1 << 15


@lru_cache(maxsize=8)
def words_of(lexicon: Lexicon) -> Words:
    """Return the words of a lexicon; a bounded cache of a pure function."""
    return Words(lexicon)


def _classify(word: str, lexicon: Lexicon) -> tuple[str, What]:
    """Return the raw tag of a word by itself and what it is; the phrase around decides the rest.

    Raw tags beside those of ``Scan``: d determiner, h possessive pronoun, j adjective of origin or
    standing, M name with a title, v other verb, a adverb, # number, B noun or cue ("report").
    """
    if word in _PUNCTUATION:
        return _PUNCTUATION[word], None
    word = word.lower()
    if ("'" in word or "\N{RIGHT SINGLE QUOTATION MARK}" in word) and word not in lexicon.words:
        word = re.split("['\u2019]", word)[0] or word
    if word in lexicon.pronouns:
        return _PRONOUN_TAGS[lexicon.pronouns[word]], lexicon.pronouns[word]
    if word in _OBJECTS:
        return "m", word
    if word in lexicon.words:
        return lexicon.words[word], word
    if word == "according":
        return "A", Cue("nominal", "according")
    cue = lexicon.cues.get(word)
    noun = _noun(word, lexicon)
    if noun is not None:
        return ("D" if cue is None else "B"), noun
    if cue is not None:
        return ("G" if word in lexicon.gerunds else "C"), Cue(*cue)
    return _other(word, lexicon), None


def _other(word: str, lexicon: Lexicon) -> str:
    if word in lexicon.qualifiers:
        return "j"
    if word[0].isdigit():
        return "#"
    if word in lexicon.verbs or (word.endswith("ed") and len(word) > 4):
        return "v"
    return "a" if word.endswith("ly") else "w"


def _noun(word: str, lexicon: Lexicon) -> Description | None:
    gender = lexicon.roles.get(word)
    if gender is not None:
        sort = "kin" if word in lexicon.kin else "role"
        return Description(word, sort, gender, word in lexicon.plural_roles, 0)
    if word.endswith("-year-old"):
        return Description("person", "role", "", False, 0)
    if "-" in word and word.rpartition("-")[2] in lexicon.roles:
        return _noun(word.rpartition("-")[2], lexicon)  # "vice-director", "ex-wife"
    if word in lexicon.documents:
        return Description(word, "document", "", word.endswith("s"), 0)
    if word in lexicon.groups:
        return Description(word, "group", "", word.endswith("s"), 0)
    return None


# ---------------------------------------------------------------- phrases

_DETERMINED: Final = (
    # A description with a determiner or possessor, up to its last noun: "the former first
    # minister", "Lavrov's deputy", "his own lawyer"; a name inside it belongs to it ("the Trump
    # campaign") and a participle may stand first ("the embattled governor"). Of two nouns that may
    # be cues the second is one before "that" or a quotation: "the report notes that".
    r"(?P<np>(?:d[hS]?|[hS])[a#d]*v?(?:[wjBODNMa#]*?[DB](?=B[TQ:,])|[wjBODNMa#]*[DB](?!h)))"
)
_TITLE: Final = (
    # A title before a name: "fire chief Lena Voss", "Norsk co-founder Jon Kask", "Norway's trade
    # Minister Ida Holm" (M is a name with a title of its own).
    r"(?P<role>[wjOND]{0,6}D(?=[NM])|[NOS][wj]{0,3}(?=M))"
)
_BARE: Final = (
    # Without a determiner: "senior officials", and "federal prosecutors" where a clause begins.
    r"(?P<bare>(?:(?<![^Q,:;-])w{1,2})?[j#]*D+)"
)
_OPEN: Final = (
    # A noun of no list, recognised by the cue beside it: "the dietitian said", "another said".
    r"(?P<open>(?:(?:d[hS]?|[hS])[wjaO]{0,3}[wj]|(?<![phS])d{1,2})(?=[CB]))"
    r"|(?P<after>(?<=[CA])t?(?:d[hS]?|[hS])[wjaO]{0,3}[wj])"
)
_EITHER: Final = (
    # "note" and its like: a cue after a subject or before one, else a noun.
    r"(?P<cue>(?<=[NMOHIr])B|(?<=[NMOH]a)B|(?<=D)B|(?<=B)B(?=[TQ:,])|B(?=[NMH]))"
    r"|(?P<noun>B)"
)


@cache
def _phrase_pattern(determined: bool, title: bool, role: bool, either: bool) -> re.Pattern[str]:
    """Return the pattern of the phrases that a sentence can have at all: most have few."""
    parts = [
        _DETERMINED if determined and (role or either) else "",
        _TITLE if title else "",
        _BARE if role else "",
        _OPEN if determined else "",
        _EITHER if either else "",
    ]
    return re.compile("|".join(part for part in parts if part))


_Token = tuple[str, int, int, What]
"""A word, name or mark of a sentence, later a phrase: tag, start, end, what it is. A bare tuple,
because one is made for every word."""


def scan(
    text: str,
    sentence: Bounds,
    quoted: Sequence[tuple[int, int, int]],
    names: Mapping[int, NameAt],
    lexicon: Lexicon,
) -> Scan:
    """Return the scan of one sentence.

    ``quoted`` has (outer start, outer end, index) of each quoted span in it; ``names`` all names of
    the text by where they begin.
    """
    raw: list[_Token] = []
    words = words_of(lexicon)
    at, stop = sentence
    for outer_start, outer_end, index in quoted:
        if at < outer_start:
            _tokenise(text, at, outer_start, names, words, raw)
        raw.append(("Q", outer_start, outer_end, index))
        at = outer_end
    if at < stop:
        _tokenise(text, at, stop, names, words, raw)
    out = _phrases(text, raw, lexicon)
    return Scan(
        sentence[0],
        stop,
        "".join([token[0] for token in out]),
        [token[1] for token in out],
        [token[2] for token in out],
        [token[3] for token in out],
    )


def _tokenise(
    text: str, start: int, stop: int, names: Mapping[int, NameAt], words: Words, raw: list[_Token]
) -> None:
    skip = start
    for match in _TOKEN.finditer(text, start, stop):
        at = match.start()
        if at < skip:
            continue
        if at in names:
            tag, thing, skip = _named(text, names[at], at == start, words)
            raw.append((tag, at, skip, thing))
        else:
            tag, thing = words[match[0]]
            raw.append((tag, at, match.end(), thing))


_NAME_TAGS: Final = {"person": "N", "name": "N", "body": "O", "place": "O", "nothing": "j"}
_POSSESSIVES: Final = (
    "'s ", "\N{RIGHT SINGLE QUOTATION MARK}s ", "s' ", "' ", "\N{RIGHT SINGLE QUOTATION MARK} ",
)  # fmt: skip


def _named(text: str, name: NameAt, first: bool, words: Words) -> tuple[str, What, int]:
    """Return raw tag, thing and end of a name; ``first``: it begins a sentence."""
    inner = name.name
    end = name.end
    if inner.sort == "role":
        noun = Description(inner.words[-1].lower(), "role", inner.gender, False, 0)
        return "D", noun, end
    if len(inner.words) == 1 and inner.sort in ("name", "nothing"):
        tag, thing = words[inner.text]
        # Any word is capitalised at the head of a sentence: "Police said", "Critics say".
        if tag in "DB" or (first and tag not in "wavC"):
            return tag, thing, end
    if text.startswith(_POSSESSIVES, end):
        return "S", name, end + (2 if text[end + 1 : end + 2] in ("s", "S") else 1)
    return ("M" if inner.role else _NAME_TAGS[inner.sort]), name, end


_DROPPED: Final = frozenset("adj#")
_PLAIN: Final = {"h": "S", "v": "w", "M": "N"}


def _phrases(text: str, raw: list[_Token], lexicon: Lexicon) -> list[_Token]:
    """Join words into phrases and drop what no later stage asks for."""
    out: list[_Token] = []
    role_start = -1  # where a title in small letters begins, whose name comes next
    tags = "".join([token[0] for token in raw])
    at = 0
    determined = "d" in tags or "h" in tags or "S" in tags
    role, either = "D" in tags, "B" in tags
    if not (determined or role or either or "M" in tags):
        _copy(raw, 0, len(raw), -1, out)
        return out
    title = "DN" in tags or "M" in tags
    for match in _phrase_pattern(determined, title, role, either).finditer(tags):
        i, j = match.span()
        if at < i:
            _copy(raw, at, i, role_start, out)
        at = j
        rule = match.lastgroup
        if rule == "role" or (rule == "np" and tags[j : j + 1] in ("N", "M")):
            # "fire chief Lena Voss" and "the actress Ann Lee" are one mention each.
            role_start = raw[i][1]
            continue
        role_start = -1
        if rule == "cue":
            _, start, end, _ = raw[i]
            out.append(("C", start, end, Cue(*lexicon.cues[text[start:end].lower()])))
        else:
            _describe(text, raw, i, j, rule in ("open", "after"), out)
    _copy(raw, at, len(raw), role_start, out)
    return out


def _copy(raw: list[_Token], i: int, j: int, role_start: int, out: list[_Token]) -> None:
    """Put raw tokens ``i`` to ``j`` that are in no phrase; ordinary words in a row count once."""
    last = ""
    for token in raw[i:j]:
        tag = token[0]
        if tag in _DROPPED or (tag == "w" and last == "w"):
            continue
        last = tag
        if tag in _PLAIN or role_start >= 0:
            tag, start, end, what = token
            if role_start >= 0 and isinstance(what, NameAt):
                what = what._replace(lead=role_start)
            role_start = -1
            out.append((_PLAIN.get(tag, tag), start, end, what))
        else:
            out.append(token)


def _describe(
    text: str, raw: list[_Token], i: int, j: int, unknown: bool, out: list[_Token]
) -> None:
    """Put the description made of raw tokens ``i`` to ``j``, its possessor before it."""
    if raw[i][0] == "t":
        i += 1
    first = i + 1 if raw[i][0] == "d" else i
    if first < j and raw[first][0] in "hS":
        _, start, end, what = raw[first]
        out.append(("S", start, end, what))
        first += 1
    role_start = raw[min(first, j - 1)][1]
    start, end, head = raw[i][1], raw[j - 1][2], raw[j - 1][3]
    if unknown:
        noun = text[raw[j - 1][1] : end].lower()
        out.append(("X", start, end, Description(noun, "open", "", False, role_start)))
    else:
        assert isinstance(head, Description)
        out.append(("D", start, end, head._replace(role_start=role_start)))
