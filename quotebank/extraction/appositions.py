"""Who is named beside a description, or behind the first words of a story. Under descriptions."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.cast import Cast
from quotebank.extraction.clauses import main_subject, told_name
from quotebank.extraction.entity import Entity
from quotebank.extraction.mentions import Description
from quotebank.extraction.name_spans import NameAt
from quotebank.extraction.page import Mention

_APPOSITION: Final = re.compile(r"(?:pS?[OwND&]{1,4})?,[NO](?=[,C(p]|$)")
_OFFICE: Final = re.compile(r"[pt]([wOD&]{0,4})N(?=[,C(]|$)")
"""Behind "head" in "head of operations Carl Holm", "the MP for Hexley Carl Holm"."""
_INTRODUCTION: Final = re.compile(r"p[^Cb]*N,")
"""A sentence's first words: "On the network Plaza, the president wrote" names no president."""
_SOON: Final = 2
"""Paragraphs behind a story's first one in which it is told whom it is about."""
_WITH_AGE: Final = re.compile(r", (?:aged )?\d{1,2},")


def named_beside(cast: Cast, mention: Mention, what: Description) -> Entity | None:
    """Return who is named beside a description: "the mayor, Hugo Lind," or the other way."""
    if what.plural or what.sort == "document":
        return None
    tags, i = mention.scan.tags, mention.at
    beside = None
    after = _APPOSITION.match(tags, i + 1) or _office(cast, mention, what)
    if after:
        beside = mention.scan.what[after.end() - 1]
    elif (
        tags[i - 2 : i] == "N,"
        and not _INTRODUCTION.fullmatch(tags, 0, i)
        # "…" in talks with Holm Bank, a spokesman said; through her aide, Ada Udo, the minister
        # said
        and not (tags[i - 3 : i - 2] in ("p", "t", ",") and tags[i + 1 : i + 2] == "C")
    ):
        beside = mention.scan.what[i - 2]
    else:
        told = told_name(cast.page.text, mention.scan, i)
        beside = mention.scan.what[told] if told > 0 else None
    if not isinstance(beside, NameAt) or (
        beside.name.sort == "body" and what.sort not in ("group", "open")
    ):
        return None
    entity = cast.people.at.get(beside.start)
    if entity is None or (what.gender and entity.gender and what.gender != entity.gender):
        return None
    return entity


def _office(cast: Cast, mention: Mention, what: Description) -> re.Match[str] | None:
    """Return the match of what stands behind an office, its holder last: "leader of the
    opposition Carl Holm"."""
    lexicon, scanned = cast.page.lexicon, mention.scan
    if scanned.tags.endswith("N,", 0, mention.at):
        return None  # "Ann Lind, director of the charity Liberty,"
    holds, speaks = what.head in lexicon.holders, what.head in lexicon.anonymous
    found = _OFFICE.match(scanned.tags, mention.at + 1) if holds or speaks else None
    if found is None or found[1].endswith("O" if speaks else ("w", "O", "D")):
        return found
    if not holds:
        return None
    start, end = mention.bounds
    if end - start != len(what.head):
        return None
    holder = scanned.what[found.end() - 1]
    if not isinstance(holder, NameAt):
        return None
    titled = holder.lead - scanned.bounds(mention.at + 1)[1] > 1
    return found if titled else None


def named_next(cast: Cast, mention: Mention, what: Description) -> Entity | None:
    """Return who the story is about, whom its first words describe and a paragraph behind them
    names with his age: "A teenager has swum the bay …" and then "Kieran Boyd, 19, swam"."""
    page, scanned = cast.page, mention.scan
    if mention.at != main_subject(scanned) or what.sort != "role":
        return None
    here = page.layout.paragraph_at(mention.start)
    if page.before(here) >= 0 or page.layout.paragraphs[here][0] != scanned.start:
        return None
    following = page.layout.paragraphs[here + 1 : here + 1 + _SOON]
    for start, _ in following:
        name = page.names.get(start)
        entity = cast.people.at.get(name.start) if name else None
        if (
            name is not None
            and entity is not None
            and _WITH_AGE.match(page.text, name.end)
            and not entity.body
            and len(entity.words) > 1
            and not (what.gender and entity.gender and what.gender != entity.gender)
        ):
            return entity
    return None
