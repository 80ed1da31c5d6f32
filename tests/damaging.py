"""What scrapers, spreadsheets and exports do to a text, as edits of it."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from quotebank.extraction.text.damage import Repair

Damage = Callable[[str], list[Repair]]

_PARAGRAPH_END: Final = r"[ \t]*\n[ \t]*\n\s*"


def _each(pattern: str, instead: Callable[[str], str] | str) -> Damage:
    """Return the damage that puts something in place of all that fits a pattern."""
    compiled = re.compile(pattern)

    def damage(text: str) -> list[Repair]:
        return [
            (*match.span(), instead if isinstance(instead, str) else instead(match[0]))
            for match in compiled.finditer(text)
        ]

    return damage


def _as_windows(words: str) -> str:
    raw = [bytes([byte]) for byte in words.encode()]
    return "".join([byte.decode("cp1252", "ignore") or chr(byte[0]) for byte in raw])


def _as_entity(words: str) -> str:
    names = {'"': "&quot;", "&": "&amp;", "\N{LEFT DOUBLE QUOTATION MARK}": "&ldquo;"}
    return names.get(words, f"&#{ord(words)};")


def _as_escape(words: str) -> str:
    return words.replace("\n", "\\n") if "\n" in words else "\\" + words


DAMAGES: Final[Mapping[str, Damage]] = {
    "entities": _each(r"[\"&'\u2018-\u201d\u2013\u2014]", _as_entity),
    "UTF-8 read as Windows-1252": _each(r"[^\x00-\x7f]", _as_windows),
    "UTF-8 read as Latin-1": _each(r"[^\x00-\x7f]", lambda c: c.encode().decode("latin-1")),
    "Windows-1252 read as Latin-1": _each(
        r"[\u2018-\u201d\u2013\u2014\u2026]", lambda c: c.encode("cp1252").decode("latin-1")
    ),
    "backslashes": _each(r"\n\n|[\"']", _as_escape),
    "tags": _each(_PARAGRAPH_END, "</p>\n<p>"),
    "Markdown": _each(
        r"(?<= )[A-Z][a-z]+(?= [a-z])|(?<=\n\n)[A-Z][a-z]+(?= [a-z])",
        lambda word: f"[{word}](https://news.example/{word})",
    ),
    "soft hyphens": _each(r"(?<=\w)(?=er)", "\N{SOFT HYPHEN}"),
}
"""Ways that lose nothing: the same is found as in the sound text."""

LOSSES: Final[Mapping[str, Damage]] = {
    "curly marks lost": _each("[\u2018-\u201d]", "\N{REPLACEMENT CHARACTER}"),
    "paragraphs glued": _each(_PARAGRAPH_END, ""),
    "first words in capitals": _each(r"(?:\A|(?<=\n\n))\w+ \w+ \w+", str.upper),
}
"""Ways that lose something: where paragraphs ended, which mark or word it was."""
