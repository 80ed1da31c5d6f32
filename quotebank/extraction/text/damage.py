"""Characters that copying has damaged: entities, tags and escapes left standing, UTF-8 read as
something else, marks replaced. Serves ``repairs``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Final

from quotebank.extraction.text.marks import LEFT_DOUBLE, RIGHT_DOUBLE, RIGHT_SINGLE

Repair = tuple[int, int, str]
"""Start and end of what is damaged, and what is meant."""

OPENS_BEHIND: Final = " \n\t([\u00a0\u2014\u2013-"
"""What stands before a mark that opens."""


def find_damage(text: str) -> list[Repair]:
    """Return the repairs of single characters, in order."""
    found: list[Repair] = []
    for signs, pattern, meant in _KINDS:
        for sign in signs:
            if sign in text:
                found += [(*match.span(), meant(match[0])) for match in pattern.finditer(text)]
                break
    found.sort()
    repairs: list[Repair] = []
    at = 0
    for start, end, words in found:
        if start >= at and words != text[start:end]:
            repairs.append((start, end, words))
            at = end
    return repairs


def _nothing(words: str) -> str:
    return words[:0]


def _entity(words: str) -> str:
    return html.unescape(html.unescape(words))


_BLOCKS: Final = frozenset(
    ("p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "section")
)
_INLINES: Final = frozenset(
    ("a", "b", "i", "u", "em", "strong", "span", "font", "small", "sup", "sub", "cite", "q")
)
_TAG_NAME: Final = re.compile(r"</?([a-z]+\d?)", re.IGNORECASE)


def _tag(words: str) -> str:
    """Return what a tag of HTML means; others may be words of the article ("<shu>", a ticker)."""
    match = _TAG_NAME.match(words)
    name = match[1].lower() if match else ""
    if name == "q":
        return RIGHT_DOUBLE if words.startswith("</") else LEFT_DOUBLE
    return "\n" if name in _BLOCKS else "" if name in _INLINES else words


def _bytes() -> dict[str, int]:
    """Return what each byte of 0x80 to 0xBF reads as in Latin-1 or in cp1252, and the byte."""
    found = {chr(byte): byte for byte in range(0x80, 0xC0)}
    for byte in range(0x80, 0xA0):
        found[bytes([byte]).decode("cp1252", "ignore") or chr(byte)] = byte
    return found


_BYTES: Final = _bytes()
_CONTINUED: Final = "[" + re.escape("".join(_BYTES)) + "]"


def _misread(words: str) -> str:
    if words[0] == "\u00e2" and len(words) == 2:
        return RIGHT_DOUBLE  # the byte that cp1252 leaves undefined is mostly lost
    raw = bytes([ord(words[0]), *[_BYTES[c] for c in words[1:]]])
    return raw.decode("utf-8", "replace")


_SURROGATES: Final = range(0xD800, 0xE000)
"""Halves of a pair, no characters by themselves."""


def _escape(words: str) -> str:
    escaped = words.lstrip("\\")
    if len(escaped) > 1:
        code = int(escaped[1:], 16)
        return words if code in _SURROGATES else chr(code)
    return {"n": "\n", "r": "", "t": " "}.get(escaped, escaped)


def _control(words: str) -> str:
    return bytes([ord(words)]).decode("cp1252", "ignore") or words


def _emphasis(mark: str) -> re.Pattern[str]:
    """Return the pattern of a mark of Markdown before or behind a word; a row of them is a rule."""
    # (The mark comes first, so that the engine leaps from mark to mark.)
    opens = rf"(?<![\w*_]{mark}){mark}{{0,2}}(?=[^\W_]|[\"\u201c\u2018])"
    closes = rf"(?:(?<=[^\W_]{mark})|(?<=[\"\u201d\u2019.,!?]{mark})){mark}{{0,2}}(?![\w*_])"
    return re.compile(rf"{mark}(?:{opens}|{closes})")


_TARGET: Final = r"\((?:https?:|/|#|www\.)[^\s()]*(?:\s\"[^\"\n]*\")?\)|\[\d{1,3}\]"
_KINDS: Final[tuple[tuple[tuple[str, ...], re.Pattern[str], Callable[[str], str]], ...]] = (
    # Signs of which one is in each, what it looks like, and what is meant. "R&amp;D", "&amp;quot;"
    (
        ("&",),
        re.compile(r"&(?:amp;)?(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d?);"),
        _entity,
    ),
    (("<",), re.compile(r"</?[a-zA-Z]+\d?\b[^<>]{0,300}>"), _tag),
    # Links and emphasis of Markdown: "said [Ann Lind](https://…)", "_Never_"
    (
        ("[",),
        re.compile(rf"\[(?=[^\[\]\n]{{1,200}}\](?:{_TARGET}))"),
        _nothing,
    ),
    (("]",), re.compile(rf"\](?:{_TARGET})"), _nothing),
    (("_",), _emphasis("_"), _nothing),
    (("*",), _emphasis(r"\*"), _nothing),
    # UTF-8 read as Windows or Latin-1 has it: "JosÃ©"
    (
        ("\u00e2", "\u00c2", "\u00c3", "\u00c4", "\u00c5"),
        re.compile(rf"[\u00c2-\u00c5]{_CONTINUED}|\u00e2[\u20ac\x80]{_CONTINUED}?"),
        _misread,
    ),
    # Windows' marks read as Latin-1
    (
        ("\x93", "\x92", "\x94", "\x91", "\x96", "\x97", "\x85"),
        re.compile(r"[\x80-\x9f]"),
        _control,
    ),
    # The escapes of a program's text: "\n", but not in "C:\news"
    (
        ("\\",),
        re.compile(r"\\(?<!\\\\)\\*+(?:[\"'/]|u[0-9a-fA-F]{4}|[nrt](?![a-z]))"),
        _escape,
    ),
    (
        ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"),
        re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]+"),
        _nothing,
    ),
    # Two blanks where a tag stood, but not behind a sentence, nor between columns
    (
        ("  ",),
        re.compile(r"  (?<=[\w,;]  )(?=[\w\"\u201c\u2018])"),
        lambda words: words[:1],
    ),
)

_LOST: Final = "\N{REPLACEMENT CHARACTER}"
_CLOSES_BEFORE: Final = OPENS_BEHIND + ".,;:?!)]"


def find_lost_marks(text: str) -> list[Repair]:
    """Return the marks and apostrophes that the replacement character stands for."""
    repairs = []
    opened = False
    newline = at = 0
    while (at := text.find(_LOST, at)) >= 0:
        opened = opened and text.find("\n", newline, at) < 0
        newline = at
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        meant = _LOST
        if before.isalnum() and after.isalpha():
            meant = RIGHT_SINGLE
        elif not opened and (not before or before in OPENS_BEHIND) and after.isalpha():
            meant, opened = LEFT_DOUBLE, True
        elif opened and not before.isspace() and (not after or after in _CLOSES_BEFORE):
            meant, opened = RIGHT_DOUBLE, False
        at += 1
        if meant != _LOST:
            repairs.append((at - 1, at, meant))
    return repairs
