"""Words, names and marks of punctuation of a sentence with their raw tags. Serves ``scan``.

A raw tag tells what a word may be by itself; ``phrases`` decides by the words around it. Beside the
tags of ``scan`` there are: d determiner, o one that may stand alone ("another"), h possessive
pronoun, j adjective of origin or standing, M name with a title, v other verb, a adverb, # number,
B noun or cue ("report"), V word or cue ("states").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.lexicon.tables import Table
from quotebank.extraction.names.name import LEAD, NameAt
from quotebank.extraction.text.spans import Bounds

_TOKEN: Final = re.compile(
    # One set of first characters, so that the engine leaps from token to token.
    r"[\w,:;()\[\]\u2013\u2014-]"
    r"(?:(?<=\w)\w*(?:[.'\u2019&/\u2010\u2011-]\w+|[:,]\d\w*)*|(?<=-)-{0,2})?"
)
_ADJECTIVE: Final = ("j", None)
"""What "U.S.-born" and "Conn.-based" are."""
_REST: Final = re.compile(r"(?:(?<=[\w.])(?:\w|[.'\u2019&/\u2010\u2011-]\w+|[:,]\d\w*)*)?")
"""What is left of a token where a name ends inside it: "the Lind-Moss report"."""
_GLUE: Final = re.compile(r"\w[.'\u2019&/\u2010\u2011-]?\Z")
_PUNCTUATION: Final = {
    ",": ",", ":": ":", ";": ";", "(": "(", ")": ")", "[": "(", "]": ")",
    "-": "-", "--": "-", "---": "-", "\N{EN DASH}": "-", "\N{EM DASH}": "-",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Description:
    """A description by its head noun: "the foreign minister" -> minister."""

    head: str
    sort: str
    """role, kin, group, document or open (a noun unknown to the lexicon)."""
    gender: str
    plural: bool


What = NameAt | Cue | Description | str | int | None

Token = tuple[str, What]
"""Raw tag of a word, name or mark, and what it is. Where it stands is found when asked for
(``place_of``): of most tokens nobody asks it."""


Stretch = tuple[int, int, int, bool]
"""Where tokens come from: the index of the first among those of the sentence, start and end of the
text, and whether that text is one token (a name, a quotation) or plain words. A bare tuple, because
several are made for every sentence."""

_PRONOUN_TAGS: Final = {"m": "H", "f": "H", "p": "H", "n": "H", "1": "I", "2": "I"}


_FROM: Final = ("-based", "-born", "-bred", "-raised", "-educated", "-trained", "-listed")
"""How adjectives end: "Oslo-based baker Ann Lind"."""
_SIDES: Final = ("anti-", "pro-", "non-")
"""How adjectives begin: "anti-Russian sanctions" bring in no Russian."""


def _classify(word: str, lexicon: Lexicon) -> Token:
    """Return the raw tag of a word by itself and what it is."""
    if word in _PUNCTUATION:
        return _PUNCTUATION[word], None
    if len(word) > 2 and word.isupper() and word in lexicon.openers:
        return "w", word  # "OPINION: …", a line to another article
    word = printed = word.lower()
    if ("'" in word or "\N{RIGHT SINGLE QUOTATION MARK}" in word) and word not in lexicon.words:
        word = re.split("['\u2019]", word)[0] or word
    if word in lexicon.pronouns:
        return _PRONOUN_TAGS[lexicon.pronouns[word]], lexicon.pronouns[word]
    if word in lexicon.objects:
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
        return ("G" if word in lexicon.gerunds else "C"), Cue(*cue, word in lexicon.bare)
    if word in lexicon.homographs:
        return "V", word
    return _other(word, lexicon), printed


def _other(word: str, lexicon: Lexicon) -> str:
    if word in lexicon.qualifiers or word.startswith(_SIDES) or word.endswith(_FROM):
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
        return Description(_head(word, lexicon), sort, gender, word in lexicon.plural_roles)
    if word.endswith("-year-old"):
        return Description("person", "role", "", False)
    if "-" in word and not word.startswith(_SIDES):
        for part in (word.rpartition("-")[2], word.partition("-of-")[0]):
            if part in lexicon.roles:  # "vice-director", "ex-wife"; "mother-of-two"
                return _noun(part, lexicon)
    if word in lexicon.documents:
        return Description(word, "document", "", word.endswith("s"))
    if word in lexicon.groups:
        return Description(word, "group", "", word.endswith("s"))
    return None


def _head(role: str, lexicon: Lexicon) -> str:
    """Return the noun that a role means: "the PM" is a minister."""
    return lexicon.initials.get(role, (role,))[-1]


class Words(Table[str, Token]):
    """Word as printed -> its token."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def work_out(self, word: str) -> Token:
        """Return the token of a word by itself."""
        return _classify(word, self.lexicon)


class Chunks(Table[str, Sequence[Token]]):
    """What stands between two blanks ("said,") -> its tokens."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.words = Words(lexicon)

    def work_out(self, chunk: str) -> Sequence[Token]:
        """Return the tokens of a chunk."""
        return tuple([self.words[word] for word in _TOKEN.findall(chunk)])

    def keeps(self, chunk: str) -> bool:
        """Whether a chunk may come again."""
        return len(chunk) <= _LONGEST_CHUNK


_LONGEST_CHUNK: Final = 40
"""Characters; what is longer is an address or a ruin, which comes but once."""


@lru_cache(maxsize=8)
def chunks_of(lexicon: Lexicon) -> Chunks:
    """Return the chunks of a lexicon; a bounded cache of a pure function."""
    return Chunks(lexicon)


def tokenise(
    text: str,
    piece: Bounds,
    names: Sequence[NameAt],
    chunks: Chunks,
    raw: list[Token],
    stretches: list[Stretch],
) -> None:
    """Add the tokens of a piece of text to ``raw``, and where they come from to ``stretches``.

    ``names`` are all names of the text in order.
    """
    start, stop = at, _ = piece
    for i in range(bisect_left(names, start, key=LEAD), len(names)):
        name = names[i]
        lead = name.lead
        if lead >= stop:
            break
        if at < lead:
            if text[lead - 1] != " " and _GLUE.search(text, max(at, lead - 2), lead):
                if name.start == lead:
                    continue  # "pro-Lind" is one word
                lead = name.start  # "co-CEO Ann Lind" is one, and a name
            _add_words(text, at, lead, chunks, raw, stretches)
        elif at > lead:
            continue
        token, at = _named(text, name, lead == start, chunks)
        stretches.append((len(raw), lead, at, True))
        if text[at : at + 1] != " ":
            if text.startswith(".-", at):
                at += 1
            if text.startswith(".-", at - 1):
                token = _ADJECTIVE
            rest = _REST.match(text, at, stop)
            at = rest.end() if rest else at
        raw.append(token)
    if at < stop:
        _add_words(text, at, stop, chunks, raw, stretches)


_LONGEST_STRETCH: Final = 2000
"""Characters of plain words that are read from their beginning to find the place of one."""


def _add_words(
    text: str, at: int, stop: int, chunks: Chunks, raw: list[Token], stretches: list[Stretch]
) -> None:
    """Add the tokens of plain words, of an endless line stretch by stretch."""
    while stop - at > _LONGEST_STRETCH:
        end = text.rfind(" ", at, at + _LONGEST_STRETCH)
        if end <= at:
            break
        stretches.append((len(raw), at, end, False))
        raw += chain.from_iterable(map(chunks.__getitem__, text[at:end].split(" ")))
        at = end + 1
    stretches.append((len(raw), at, stop, False))
    raw += chain.from_iterable(map(chunks.__getitem__, text[at:stop].split(" ")))


Origin = tuple[str, Sequence[Stretch], Chunks]
"""What it takes to find the place of a token again: the text, its stretches and their chunks."""


def place_of(origin: Origin, i: int) -> Bounds:
    """Return where token ``i`` of a sentence stands."""
    text, stretches, chunks = origin
    first, at, end, whole = stretches[bisect_left(stretches, (i + 1,)) - 1]
    if whole:
        return at, end
    i -= first
    for chunk in text[at:end].split(" "):
        count = len(chunks[chunk])
        if i < count:
            if chunk.isalpha():  # a word and nothing else
                return at, at + len(chunk)
            break
        i -= count
        at += len(chunk) + 1
    return next(islice(_TOKEN.finditer(text, at, end), i, None)).span()


_NAME_TAGS: Final = {"person": "N", "name": "N", "body": "O", "place": "O", "nothing": "j"}
_POSSESSIVES: Final = (
    "'s ", "\N{RIGHT SINGLE QUOTATION MARK}s ", "s' ", "' ", "\N{RIGHT SINGLE QUOTATION MARK} ",
)  # fmt: skip


def _named(text: str, name: NameAt, first: bool, chunks: Chunks) -> tuple[Token, int]:
    """Return the token of a name and its end; ``first``: it begins a sentence."""
    end, inner = name.end, name.name
    sort = inner.sort
    if sort == "role":
        words = inner.words
        last = words.index("of") - 1 if "of" in words[1:] else -1  # "Chief of Staff"
        noun, lexicon = words[last].lower(), chunks.words.lexicon
        plural = noun in lexicon.plural_roles
        return ("D", Description(_head(noun, lexicon), "role", inner.gender, plural)), end
    if len(inner.words) == 1 and (sort == "name" or sort == "nothing"):
        token = chunks.words[inner.text]
        tag = token[0]
        demonym = tag == "D" and inner.text in chunks.words.lexicon.demonyms
        if demonym and _next_tag(text, end, chunks) in ("w", "V"):
            return _ADJECTIVE, end  # "the Palestinian leadership"
        # Any word is capitalised at the head of a sentence: "Police said", "Critics say".
        if tag in "DB" or (first and tag not in "wavCV"):
            return token, end
    party = sort == "nothing" and inner.text in chunks.words.lexicon.bodies
    if party and _next_tag(text, end, chunks) in ("C", "b"):
        # Mostly an adjective before a role, but "Labour said".
        body = NameAt(name.lead, name.start, end, replace(inner, sort="body"))
        return ("O", body), end
    if text[end : end + 1] == "." and text.startswith(_POSSESSIVES, end + 1):
        end += 1  # "Kestrel Inc.'s chairman"
    if text[end : end + 1] != " " and text.startswith(_POSSESSIVES, end):
        return ("S", name), end + (2 if text[end + 1 : end + 2] in ("s", "S") else 1)
    return ("M" if inner.role else _NAME_TAGS[sort], name), end


def _next_tag(text: str, end: int, chunks: Chunks) -> str:
    """Return the raw tag of the word behind a name that ends at ``end``, "" without one."""
    following = (
        chunks[text[end + 1 : end + 20].partition(" ")[0]] if text[end : end + 1] == " " else ()
    )
    return following[0][0] if following else ""


SUBORDINATES: Final = frozenset(
    ("as", "after", "before", "since", "until", "because", "though", "although", "if", "when",
     "while", "once", "unless")
)  # fmt: skip
"""Words before a clause that tells when, why or on what condition."""


def is_document(what: What) -> bool:
    """Whether it is something written: "the letter"."""
    return isinstance(what, Description) and what.sort == "document"


def headword(what: What) -> str:
    """Return the word that a token is known by: a cue's verb, the noun of a description."""
    if isinstance(what, Cue):
        return what.verb
    return what.head if isinstance(what, Description) else str(what)


def unknown(last: What) -> Description:
    """Return the description that ends with a noun of no list, recognised by the cue beside it."""
    noun = last.name.text.lower() if isinstance(last, NameAt) else str(last)
    return Description(noun, "open", "", False)


def cue_of(noun: What, lexicon: Lexicon) -> Cue:
    """Return the cue that a word is which may be a noun as well ("note")."""
    assert isinstance(noun, Description)
    return Cue(*lexicon.cues[noun.head])
