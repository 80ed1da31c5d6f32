"""A parsed page as a list of blocks of words, each with where it stands; one walk over the page.

A block is what a browser prints on lines of its own. ``page_text`` decides which are the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quotebank.folding import unseen_removed
from quotebank.ingest.page_names import is_aside, is_body, is_never_article, is_unseen

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INLINE = _words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr "
    "q s samp small span strike strong sub sup time tt u var wbr label"
)
_UNREAD = _words(
    "script style noscript template iframe object embed svg math canvas video audio "
    "map select option textarea input button form picture head title dialog menu "
    "-comment"
)
_ASIDE = frozenset(("nav", "aside", "footer", "figcaption"))
_ASIDE_ROLES = _words("navigation complementary contentinfo search dialog alertdialog menu banner")
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]+|\n")
_BREAKS = re.compile(r"[ \t]*\n[ \t]*(?:\n[ \t]*)+")
_OPEN_MARK = "\N{LEFT DOUBLE QUOTATION MARK}"
_CLOSE_MARK = "\N{RIGHT DOUBLE QUOTATION MARK}"

# What may hold the article, the surest first.
MICRODATA, NAMED, ARTICLE, MAIN = range(1, 5)


@dataclass(slots=True)
class Place:
    """An element that may hold the article. ``group``: the same for pieces of one split body.

    ``aside``: numbers of the asides around it.
    """

    tier: int
    group: tuple[int, str]
    aside: tuple[int, ...]


@dataclass(slots=True)
class Block:
    """Words that a page prints on lines of their own.

    ``box`` is the same for blocks that stand side by side.
    ``links``: letters inside links; ``places`` and ``aside``: numbers of the places and of the
    asides (elements that by tag or name hold no article) around it, outermost first.
    """

    text: str
    links: int
    tag: str
    places: tuple[int, ...]
    aside: tuple[int, ...]
    box: int = 0


@dataclass(slots=True)
class Blocks:
    """The blocks of a page in order, the places around them, and how many asides there are."""

    blocks: list[Block] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    asides: int = 0


@dataclass(slots=True)
class _Open:
    """An element that the walk is inside of."""

    node: LexborNode
    tag: str
    outer_tag: str
    outer_box: int
    is_place: bool
    is_aside: bool


class _Walk:
    def __init__(self, whole: bool) -> None:
        self.found = Blocks()
        self._whole = whole
        self._words: list[str] = []
        self._links = 0
        self._in_link = 0
        self._in_pre = 0
        self._tag = "body"
        self._box = self._inner = 0
        self._places: tuple[int, ...] = ()
        self._aside: tuple[int, ...] = ()

    def run(self, root: LexborNode) -> Blocks:
        """Walk without recursion: strangers nest elements by the thousand."""
        inside: list[_Open] = []
        node = root.first_child
        while True:
            if node is None:
                if not inside:
                    break
                closing = inside.pop()
                self._leave(closing)
                node = closing.node.next
                continue
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "")
            elif tag == "br":
                self._words.append("\n")
            elif tag not in _UNREAD and not tag.startswith("amp-"):
                opened = self._enter(node, tag)
                if opened is not None:
                    inside.append(opened)
                    node = node.first_child
                    continue
            node = node.next
        self._flush()
        return self.found

    def _text(self, words: str) -> None:
        if self._in_pre:
            kept = words
        elif words.isspace():
            if self._words:  # what stands between two elements
                self._words.append(" ")
            return
        else:
            kept = _BLANKS.sub(" ", words)
        self._words.append(kept)
        if self._in_link:
            self._links += len(kept)

    def _enter(self, node: LexborNode, tag: str) -> _Open | None:
        """Go into an element; None for one that nobody is shown."""
        opened = _Open(node, tag, self._tag, self._box, False, False)
        if tag in _INLINE:
            if tag == "a":
                self._in_link += 1
            elif tag == "q":
                self._words.append(_OPEN_MARK)
            elif tag == "span" and _is_unseen(node.attributes):
                return None
            return opened
        given = node.attributes
        if _is_unseen(given):
            return None
        self._flush()
        names = f"{given.get('class') or ''} {given.get('id') or ''}" if given else ""
        named = is_aside(names)
        framed = tag in _ASIDE or given.get("role") in _ASIDE_ROLES
        if (framed and not self._whole) or (named and is_never_article(names)):
            return None
        if framed or named:
            self._aside = (*self._aside, self.found.asides)
            self.found.asides += 1
            opened.is_aside = True
        self._tag = tag
        self._box, self._inner = self._inner, node.mem_id
        self._in_pre += tag == "pre"
        tier = _tier(tag, given, names)
        if tier:
            parent = node.parent
            group = (parent.mem_id if parent is not None else 0, f"{tag} {names}")
            self._places = (*self._places, len(self.found.places))
            self.found.places.append(Place(tier, group, self._aside))
            opened.is_place = True
        return opened

    def _leave(self, opened: _Open) -> None:
        if opened.tag in _INLINE:
            self._in_link -= opened.tag == "a"
            if opened.tag == "q":
                self._words.append(_CLOSE_MARK)
            return
        self._flush()
        self._tag = opened.outer_tag
        self._box, self._inner = opened.outer_box, self._box
        self._in_pre -= opened.tag == "pre"
        if opened.is_place:
            self._places = self._places[:-1]
        if opened.is_aside:
            self._aside = self._aside[:-1]

    def _flush(self) -> None:
        if not self._words:
            return
        text = "".join(self._words)
        if not text.isascii():
            text = unseen_removed(text)
        self._words.clear()
        links, self._links = self._links, 0
        if not text or text.isspace():
            return
        for part in _BREAKS.split(text):
            lines = (line.strip() for line in part.split("\n"))
            words = "\n".join(" ".join(line.split()) for line in lines if line)
            if words:
                share = links if len(part) > links else len(words)
                share = min(share, len(words))
                block = Block(words, share, self._tag, self._places, self._aside, self._box)
                self.found.blocks.append(block)


def read_blocks(root: LexborNode, whole: bool = False) -> Blocks:
    """Return the blocks under an element, in the order of the page.

    Comments are left out; menus, footers and the like too unless the ``whole`` page is asked for:
    an unclosed menu swallows everything behind it.
    """
    return _Walk(whole).run(root)


def _is_unseen(given: dict[str, str | None]) -> bool:
    if not given:
        return False
    if "hidden" in given or given.get("aria-hidden") == "true":
        return True
    style = given.get("style")
    if style and _NO_DISPLAY.search(style):
        return True
    names = given.get("class")
    return bool(names) and is_unseen(names or "")


def _tier(tag: str, given: dict[str, str | None], names: str) -> int:
    said = given.get("itemprop") or given.get("property")
    if said and said.lower().endswith("articlebody"):  # also in RDFa: schema:articleBody
        return MICRODATA
    if is_body(names):
        return NAMED
    if tag == "article" or given.get("role") == "article":
        return ARTICLE
    return MAIN if tag == "main" or given.get("role") == "main" else 0
