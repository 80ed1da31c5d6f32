"""What a page's own names for its elements say: the words of data/en/pages.toml."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from quotebank.resources import wordlists

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@lru_cache(maxsize=8192)
def is_aside(names: str) -> bool:
    """Tell whether the class and id of an element name something beside the article."""
    plain = _plain(names)
    return (
        _pattern("aside").search(plain) is not None or _pattern("never").search(plain) is not None
    )


@lru_cache(maxsize=8192)
def is_never_article(names: str) -> bool:
    """Tell comments and consent, which may be most of a page and are never its article."""
    return _pattern("never").search(_plain(names)) is not None


@lru_cache(maxsize=8192)
def is_unseen(names: str) -> bool:
    """Tell what only a machine that reads aloud is given."""
    return _pattern("unseen").search(_divided(names)) is not None


@lru_cache(maxsize=8192)
def is_body(names: str) -> bool:
    """Tell whether the names are those of the element that holds an article's words."""
    return _pattern("body").search(_divided(names)) is not None


def _divided(names: str) -> str:
    return _CAMEL.sub("-", names).lower()


def _plain(names: str) -> str:
    """Return the names without what is said of the whole page ("has-sidebar")."""
    return _pattern("of_page").sub("", _divided(names))


@cache
def _pattern(group: str) -> re.Pattern[str]:
    data = wordlists("pages")[group]
    if "words" in data:
        return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(data['words'])})(?=$|[\s_-])")
    return re.compile(rf"(?:^|(?<=\s))(?:{'|'.join(data['names'])})(?=$|\s)")
