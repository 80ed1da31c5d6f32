"""JSON-LD: what a page says of its article for machines."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping

_ARTICLES = ("Article", "BlogPosting", "Report")  # NewsArticle, LiveBlogPosting, …
_COMMENT = re.compile(r"^\s*(?://)?\s*<!(?:--|\[CDATA\[)|(?:--|(?://)?\s*\]\])>\s*$")


def article_of(scripts: list[str]) -> Mapping[str, object]:
    """Return the JSON-LD object of the page's article, its author and publisher resolved.

    Lists of related articles are nested in other objects; only what stands at the top, in a
    ``@graph`` or as ``mainEntity`` is the page's own. Of several, the one with most to say.
    """
    by_id: dict[str, Mapping[str, object]] = {}
    found: list[Mapping[str, object]] = []
    for script in scripts:
        try:
            data = json.loads(_COMMENT.sub("", script).strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common; the page has other elements
        for thing in _own_things(data):
            if isinstance(name := thing.get("@id"), str):
                by_id.setdefault(name, thing)
            if any(kind.endswith(_ARTICLES) for kind in types_of(thing)):
                found.append(thing)
    if not found:
        return {}
    best = max(found, key=lambda thing: sum(key in thing for key in ("headline", "datePublished")))
    return {key: _resolved(value, by_id) for key, value in best.items()}


def _own_things(data: object) -> Iterator[Mapping[str, object]]:
    waiting = deque([data])
    while waiting:
        thing = waiting.popleft()
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            yield thing
            waiting.extend(thing[key] for key in ("@graph", "mainEntity") if key in thing)


def types_of(thing: Mapping[str, object]) -> list[str]:
    """Return the names of a thing's types, without the vocabulary before them."""
    value = thing.get("@type")
    kinds = value if isinstance(value, list) else [value]
    return [kind.rpartition("/")[2] for kind in kinds if isinstance(kind, str)]


def _resolved(value: object, by_id: Mapping[str, Mapping[str, object]]) -> object:
    if isinstance(value, list):
        return [_looked_up(one, by_id) for one in value]
    return _looked_up(value, by_id)


def _looked_up(value: object, by_id: Mapping[str, Mapping[str, object]]) -> object:
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value
