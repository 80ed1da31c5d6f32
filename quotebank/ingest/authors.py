"""Who wrote it: the names in the author field of a record, a page or a feed.

What such fields hold beside the names (roles, places, addresses of e-mail, the paper itself) would
stand in citations as people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from quotebank.ingest.furniture import matches, words_of

_WORD = r"[\w.'\N{RIGHT SINGLE QUOTATION MARK}-]"
_NAME = re.compile(rf"[^\W\d_a-z]{_WORD}*(?: {_WORD}+){{1,3}}")
_BY = re.compile(
    r"(?:(?:additional )?(?:written|posted|words|story|report(?:ing|ed)?) )?by[\s:]+", re.IGNORECASE
)
_BY_OTHERS = re.compile(
    r"(?:edit(?:ing|ed)|photo(?:s|graphs?|graphy)?|graphics?) by\b", re.IGNORECASE
)
_LIST = re.compile(r"""\[\s*(?=['"]).*(?<=['"])\s*\]""")
_ENTRY = re.compile(r"""'((?:[^']|'(?=\w))*)'|"([^"]*)\"""")
_MAIL = re.compile(r"[<(\[]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)\]]?")
_ASIDE = re.compile(r"^[\s(]+|\s*\([^()]*\)$|[\s),]+$")
_NOBODY = frozenset(("[]", "none", "nan", "null", "n/a", "unknown", "-"))
_DIVIDED = re.compile(r"\s*[;|\N{BULLET}\N{MIDDLE DOT}]\s*|\s+/\s+")
_LISTED = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+in\s+(?=[^\W\d_a-z])")


def authors(value: object) -> tuple[str, ...]:
    """Return the names in an author field: text, a list, or objects with a ``name``.

    Text is divided at semicolons, and at commas and "and" where every part looks like a name.

    >>> authors("By Ada Lind and Tom Weir"), authors(["Ada Lind", {"name": "Tom Weir"}])
    (('Ada Lind', 'Tom Weir'), ('Ada Lind', 'Tom Weir'))
    """
    if isinstance(value, list | tuple):
        single = (one for one in value if not isinstance(one, list | tuple))
        return tuple(dict.fromkeys(name for one in single for name in authors(one)))
    words = in_one_line(value)
    if words is None or "://" in words or words.lower() in _NOBODY:
        return ()
    if _LIST.fullmatch(words):  # a list of Python, as tables hold them
        return authors([single or double for single, double in _ENTRY.findall(words)])
    parts = _DIVIDED.split(_MAIL.sub(" ", words))
    first, *others = [name for part in parts for name in _of_part(_ASIDE.sub("", part))] or [""]
    names = [first, *(name for name in others if not _is_none(name))]
    return tuple(dict.fromkeys(filter(None, names)))


def in_one_line(value: object) -> str | None:
    """Return a field's words in one line: text, a number, or the ``name`` of an object."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list | tuple):
        value = value[0] if value else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(str(value).split()) or None


def _of_part(part: str) -> Iterator[str]:
    if not part or _BY_OTHERS.match(part) or matches("navigation", part):
        return
    part = _BY.sub("", part, count=1) if _BY.match(part) else part
    names = list(_writers([_at_home(name) for name in _LISTED.split(part)]))
    if all(_NAME.fullmatch(name) for name in names):
        yield from names
    else:
        yield part


def _writers(names: list[str]) -> Iterator[str]:
    """Drop what is named behind a writer and is none; a paper may be known by its capitals."""
    first, *others = names
    yield first
    for name in others:
        if not _is_none(name) and name.isupper() == first.isupper():
            yield name


def _is_none(name: str) -> bool:
    """Tell the paper, an agency or a role, which are named behind who wrote it."""
    return any(matches(group, name) for group in ("outlet", "credit", "writer"))


def _at_home(name: str) -> str:
    """Return a name without the place that it was reported from: "Ada Lind in Oslo"."""
    before, *place = _PLACE.split(name, maxsplit=1)
    words = before.split()
    small = words_of("small_name_words") - {"of", "and", "the", "in"}
    is_name = len(words) > 1 and all(word[0].isupper() or word in small for word in words)
    return before if place and is_name else name
