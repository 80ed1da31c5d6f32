"""A byline or a speaker's name taken apart, so that each style can put it in its own order.

A name that cannot be taken apart with confidence stays whole: a wrong order is worse than none.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from quotebank.export.cleaning import one_line
from quotebank.folding import fold
from quotebank.resources import wordlists


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts.

    A body, a name in a script without given-first order, and a single word are ``literal`` and
    have no other part. ``family_first``: the name is printed family name first ("Xi Jinping").
    """

    literal: str = ""
    given: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""
    family_first: bool = False

    @property
    def whole(self) -> str:
        """The name in reading order: "Ludwig van der Berg Jr."."""
        if self.literal:
            return self.literal
        if self.family_first:
            return f"{self.family} {self.given}"
        return " ".join(filter(None, (self.given, self.particle, self.family, self.suffix)))

    @property
    def short(self) -> str:
        """What a text calls the person after the first time: "van der Berg"."""
        return self.literal or " ".join(filter(None, (self.particle, self.family)))


@cache
def word_set(group: str, entry: str) -> frozenset[str]:
    """Return one list of data/en/citations.toml as a set."""
    return frozenset(wordlists("citations")[group][entry])


@cache
def _folded(group: str, entry: str) -> frozenset[str]:
    return frozenset(fold(word) for word in word_set(group, entry))


_THE = re.compile(r"^the\s+", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:,?\s+and\s+|,?\s*&|,(?!\s*(?:[JS]r\b|I+\b|IV\b))|;)\s*")
_LAST_OF_SEVERAL = re.compile(r"\sand\s|&|;")
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
# One letter of a script whose names are printed given name first, or a mark inside a name.
_GIVEN_FIRST_SCRIPT = re.compile(
    "[A-Za-z\N{LATIN CAPITAL LETTER A WITH GRAVE}-\N{LATIN SMALL LETTER EZH WITH CURL}"
    "\N{GREEK CAPITAL LETTER ALPHA}-\N{CYRILLIC SMALL LETTER ABKHASIAN DZE}"
    "\N{LATIN CAPITAL LETTER A WITH RING BELOW}-\N{LATIN SMALL LETTER Y WITH LOOP}"
    "\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}"
    "\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}.'\\- ]+"
)
# "JANE DOE. Follow Jane Doe on Twitter": a name in capitals, and what the paper says behind it.
_SIGNED = re.compile(r"^([A-Z][A-Z.' -]*[A-Z]{3})\.(?:\s.*)?$")
_LETTERS = re.compile(r"[^\W\d_]+")
_MC = re.compile(r"\bMc[^\W\d_]")
_PINYIN = "(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?[aeo][iuo]?|[iu]|ui|iu)(?:ng?|r)?)"
_HANGUL = (
    "(?:(?:ch|sh|kk|[bdghjklmnprstwy])?(?:y|w)?(?:ae|eo|eu|ee|oo|ou|oe|ui|[aeiou])"
    "(?:ng|[bghklmnprt])?)"
)
_CHINESE_GIVEN = re.compile(rf"{_PINYIN}(?:-?{_PINYIN})?", re.IGNORECASE)
_KOREAN_GIVEN = re.compile(rf"[A-Z][a-z]+-[a-z]+|{_HANGUL}[ -]{_HANGUL}", re.IGNORECASE)


def is_body(name: str) -> bool:
    """Whether a byline names an agency, a desk or a paper rather than a person."""
    folded = _THE.sub("", fold(name), count=1)
    if folded in _folded("agencies", "names"):
        return True
    found = set(re.split(r"[\s,/&]+", folded))
    return bool(
        found & _folded("agencies", "words")
        or (len(found) > 2 and found & _folded("agencies", "long_words"))
    )


def is_website(outlet: str) -> bool:
    """Whether an outlet is no newspaper: a broadcaster, an agency, or named by its domain."""
    folded = fold(outlet)
    return (
        folded in _folded("websites", "names")
        or re.fullmatch(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/?", folded) is not None
    )


def people(printed: str) -> list[Name]:
    """Return who a byline names: one, none, or several ("Jane Doe, John Roe and Ann Lee")."""
    text = _SIGNED.sub(r"\1", _BY.sub("", one_line(printed), count=1))
    parts = [part for part in _BETWEEN_NAMES.split(text) if part]
    several = len(parts) > 1 and _LAST_OF_SEVERAL.search(text)
    if several and all(" " in part and not is_body(part) for part in parts):
        return [name for part in parts if (name := parse(part))]
    return [name] if (name := parse(text)) else []


@lru_cache(maxsize=4096)
def parse(printed: str) -> Name | None:
    """Return a printed name in its parts, or None when nothing is left of it."""
    text = one_line(printed)
    if not text:
        return None
    first, _, rest = text.partition(",")
    if rest and is_body(rest) and not is_body(first) and len(first.split()) > 1:
        return _in_order(_mixed(first))  # "Jane Doe, Reuters"
    if is_body(text):
        return Name(literal=_THE.sub("", text, count=1) if text.startswith("the ") else text)
    text = _mixed(text)
    return _with_comma(text) if rest else _in_order(text)


def _mixed(text: str) -> str:
    """Return a person printed all in capitals as names are written: "Jo McAdam Jr."."""
    if not text.isupper() or not _GIVEN_FIRST_SCRIPT.fullmatch(text.replace(",", "")):
        return text
    kept = word_set("names", "suffixes") | word_set("names", "letters")
    words = (
        word if word in kept else _LETTERS.sub(lambda part: part[0].capitalize(), word)
        for word in text.split(" ")
    )
    return _MC.sub(lambda found: "Mc" + found[0][2:].upper(), " ".join(words))


def _with_comma(text: str) -> Name:
    first, rest = (part.strip() for part in text.split(",", 1))
    if not first or not rest:
        return _in_order(first or rest)
    if rest in word_set("names", "suffixes") | word_set("names", "letters"):
        return _in_order(f"{first} {rest}")
    if _folded("roles", "words") & set(fold(rest).split()):
        return _in_order(first)
    *particles, last = first.split()
    if "," in rest:
        rest, _, suffix = (part.strip() for part in rest.partition(","))
        if suffix not in word_set("names", "suffixes"):
            return Name(literal=text)
    else:
        suffix = ""
    # "Doe, Jane", "van der Berg, Ludwig". More before the comma may as well be "Jane Doe, Moscow".
    if all(word in word_set("names", "particles") for word in particles):
        return Name(given=rest, particle=" ".join(particles), family=last, suffix=suffix)
    return Name(literal=text)


def _in_order(text: str) -> Name:
    words = text.split()
    while len(words) > 2 and words[0] in word_set("names", "honorifics"):
        words = words[1:]
    while len(words) > 2 and words[-1] in word_set("names", "letters"):
        words.pop()
    suffix = words.pop() if len(words) > 2 and words[-1] in word_set("names", "suffixes") else ""
    # "Jane and John Doe" is two people, not one called Doe; nobody's name is "Jane Doe in Oslo".
    if word_set("names", "between").intersection(words):
        return Name(literal=text)
    if len(words) < 2 or not _GIVEN_FIRST_SCRIPT.fullmatch(" ".join(words)):
        return Name(literal=text)
    rest = " ".join(words[1:])
    if _leads_with_family(words[0], rest):
        return Name(given=rest, family=words[0], family_first=True)
    start = len(words) - 1
    while start > 1 and words[start - 1] in word_set("names", "particles"):
        start -= 1
    if start == len(words) - 1:  # "Robert De Niro", "Ruud Van der Meer"
        while start > 1 and words[start - 1] in word_set("names", "capital_particles"):
            start -= 1
        return Name(given=" ".join(words[:start]), family=" ".join(words[start:]), suffix=suffix)
    if words[start - 1] in word_set("names", "capital_particles") and start > 1:
        return Name(
            given=" ".join(words[: start - 1]), family=" ".join(words[start - 1 :]), suffix=suffix
        )
    return Name(
        given=" ".join(words[:start]),
        particle=" ".join(words[start:-1]),
        family=words[-1],
        suffix=suffix,
    )


def _leads_with_family(first: str, rest: str) -> bool:
    if rest in word_set("names", "chinese"):  # "Wei Chen" signs given name first
        return False
    return bool(
        (first in word_set("names", "chinese") and _CHINESE_GIVEN.fullmatch(rest))
        or (first in word_set("names", "korean") and _KOREAN_GIVEN.fullmatch(rest))
    )


def initials(given: str) -> str:
    """Return given names as initials: "Jane Mary" -> "J. M.", "Jean-Paul" -> "J.-P.".

    >>> initials("J.K. Ann-Marie")
    'J. K. A.-M.'
    """
    parts = [part for word in given.split() for part in re.split(r"(?<=\.)(?=\w)", word)]
    return " ".join(
        "-".join(f"{piece[0]}." for piece in part.split("-") if piece) for part in parts
    )
