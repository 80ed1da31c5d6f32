"""The main text of a page: from its structure where that is sure, by trafilatura where not.

Sure means: one element (or one body cut in several by advertisements) is marked as the article
and holds most of the prose that the page prints outside comments, link lists and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quotebank.ingest.furniture import matches
from quotebank.ingest.page_blocks import ARTICLE, MAIN, Block, Blocks, read_blocks
from quotebank.ingest.signature import is_stamp, writers
from quotebank.ingest.streams import BadData

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from quotebank.ingest.page_facts import PageFacts

_LEAST_LETTERS = 250
_MOST_OF_PAGE = 0.6
_PARAGRAPH = 60
_MOST_BLOCKS = 20_000
_LEAST_OF_SAID = 0.7
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_TABLE_TAG = re.compile(r"<(/?)(?:table|tbody|thead|tr|td|th|font|center)\b[^>]*>")
_CLOCK = re.compile(r"\d\d?[:.]\d\d(?:\s*[ap]\.?m\.?)?", re.IGNORECASE)


def main_text(tree: LexborHTMLParser, facts: PageFacts) -> str:
    """Return the article's paragraphs with blank lines between; "" when there is none."""
    said = _said_text(facts)
    if tree.body is None:
        return said
    page = Blocks()
    for whole in (False, True):
        page = read_blocks(tree.body, whole)
        if len(page.blocks) > _MOST_BLOCKS:
            message = f"more than {_MOST_BLOCKS:,} paragraphs in one page"
            raise BadData("unreadable-page", message)
        sure = sure_text(page, facts)
        if sure is not None:
            return sure
    if said and not any(map(_prose, page.blocks)):
        return said  # a page that a script draws prints nothing, but says its text in JSON-LD
    text = "\n\n".join(_readable(_completed(extracted_blocks(tree), page), facts))
    return said if len(said) > 1.3 * len(text) else text


def sure_text(page: Blocks, facts: PageFacts) -> str | None:
    """Return the text of the one element that holds the article, or None where none surely does."""
    article = _Article(page, facts)
    chosen = article.places()
    if chosen is not None:
        blocks = [block for block in page.blocks if article.holds(block, chosen)]
    elif not page.places:
        blocks = _side_by_side(page)
    else:
        return None
    text = "\n\n".join(_readable(blocks, facts))
    if not text:
        return None
    if facts.body and len(text) < _LEAST_OF_SAID * len(facts.body):
        return None  # the page says that its article is longer
    return text


def extracted_blocks(tree: LexborHTMLParser) -> list[Block]:
    """Return trafilatura's main text, a block a line.

    It is given the page as HTML5 parses it, for unclosed tags make its own parser lose text, and
    tables that only arrange the page as plain boxes, for it would print them as one line.
    """
    from trafilatura import extract

    tree.strip_tags(["script", "style", "svg", "template", "iframe", "noscript"])
    page = tree.html or ""
    if tree.css_matches("td p, td h1, td table"):
        page = _TABLE_TAG.sub(r"<\1div>", page)
    try:
        text = extract(page, include_comments=False, include_tables=True, fast=True)
    except Exception as error:  # a stranger's page, and a library of many parts
        raise BadData("unreadable-page", f"the page cannot be read ({error!r:.80})") from error
    lines = (line.strip() for line in (text or "").split("\n"))
    return [Block(line, 0, "p", (), ()) for line in lines if line]


def _completed(found: list[Block], page: Blocks) -> list[Block]:
    """Put back paragraphs that were lost between and behind those found, out of the same box."""
    texts = {" ".join(block.text.split()) for block in found}
    marked = [n for n, b in enumerate(page.blocks) if " ".join(b.text.split()) in texts]
    prose = [number for number in marked if _prose(page.blocks[number])]
    if len(prose) < 2 or len(marked) < 0.9 * len(found):
        return found  # printed otherwise than the page has it
    first, last = marked[0], prose[-1]
    while last + 1 < len(page.blocks) and _goes_on(page.blocks[last], page.blocks[last + 1]):
        last += 1
    boxes = {page.blocks[number].box for number in prose}
    return [
        block
        for number, block in enumerate(page.blocks[: max(last, marked[-1]) + 1])
        if number >= first
        and (number in marked or (_prose(block) and not block.aside and block.box in boxes))
    ]


def _goes_on(block: Block, following: Block) -> bool:
    same = following.box == block.box and following.tag == block.tag
    return same and bool(_prose(following)) and not following.aside


def _said_text(facts: PageFacts) -> str:
    """Return JSON-LD's copy of the text, which some sites write as HTML."""
    said = facts.body or ""
    if "</p>" in said or "<br" in said:
        from selectolax.lexbor import LexborHTMLParser

        body = LexborHTMLParser(said).body
        return "\n\n".join(block.text for block in read_blocks(body).blocks) if body else ""
    return "\n\n".join(part.strip() for part in said.split("\n") if part.strip())


def _side_by_side(page: Blocks) -> list[Block]:
    """Return the blocks of a page that marks nothing, where all of its prose is in one box.

    Short paragraphs among them and behind them are theirs.
    """
    prose = [number for number, block in enumerate(page.blocks) if _prose(block)]
    if len(prose) < 3 or sum(_prose(page.blocks[n]) for n in prose) < 2 * _LEAST_LETTERS:
        return []
    kinds = {(page.blocks[number].box, page.blocks[number].tag) for number in prose}
    if len(kinds) > 1 or any(page.blocks[number].aside for number in prose):
        return []
    box, tag = kinds.pop()
    return [
        block
        for block in page.blocks[prose[0] :]
        if block.box == box and not block.aside and block.tag in (tag, "li", *_HEADINGS)
    ]


class _Article:
    """Which elements of a page hold its article."""

    def __init__(self, page: Blocks, facts: PageFacts) -> None:
        self._page = page
        self._is_live = facts.is_live
        self._misnamed = self._misnamed_asides()
        self._whole = sum(_prose(block) for block in page.blocks if not self._is_aside(block.aside))

    def places(self) -> frozenset[int] | None:
        """Return the numbers of the places of the surest tier that hold most of the prose."""
        for tier, groups in self._tiers():
            masses = {numbers: self._mass(numbers) for numbers in groups}
            most = max(masses.values(), default=0)
            # A brief is sure where the page prints nothing else.
            is_long = most >= _LEAST_LETTERS or most == self._whole > 0
            if is_long and most >= _MOST_OF_PAGE * self._whole:
                # Of elements inside each other the innermost that loses nothing.
                return [numbers for numbers, mass in masses.items() if mass >= 0.98 * most][-1]
            if tier == ARTICLE and groups:
                return None  # several articles, and none of them is most of the page
        return None

    def holds(self, block: Block, chosen: frozenset[int]) -> bool:
        """Tell whether a block stands in the chosen places, in nothing that is aside there."""
        if self._is_aside(block.aside) or chosen.isdisjoint(block.places):
            return False
        # Articles in an article are teasers of others, or comments.
        return self._is_live or all(
            self._page.places[number].tier != ARTICLE or number in chosen
            for number in block.places[block.places.index(min(chosen & {*block.places})) :]
        )

    def _tiers(self) -> Iterator[tuple[int, list[frozenset[int]]]]:
        places = [
            (number, place)
            for number, place in enumerate(self._page.places)
            if not self._is_aside(place.aside)
        ]
        if self._is_live:  # the posts are articles in one place
            yield MAIN, [frozenset([n]) for n, place in places if place.tier == MAIN]
        for tier in sorted({place.tier for _, place in places}):
            groups: dict[object, set[int]] = {}
            for number, place in places:
                if place.tier == tier:
                    alone = tier >= ARTICLE and not self._is_live
                    groups.setdefault(number if alone else place.group, set()).add(number)
            yield tier, [frozenset(numbers) for numbers in groups.values()]

    def _misnamed_asides(self) -> frozenset[int]:
        """Return asides that hold most of the page's prose: a wrapper with an unlucky name."""
        masses = [0] * self._page.asides
        whole = 0
        for block in self._page.blocks:
            prose = _prose(block)
            whole += prose
            for number in block.aside:
                masses[number] += prose
        return frozenset(n for n, mass in enumerate(masses) if mass > 0.5 * whole)

    def _is_aside(self, numbers: tuple[int, ...]) -> bool:
        return bool(numbers) and not self._misnamed.issuperset(numbers)

    def _mass(self, numbers: frozenset[int]) -> int:
        return sum(_prose(b) for b in self._page.blocks if self.holds(b, numbers))


def _prose(block: Block) -> int:
    """Return the letters of a block that is running text, 0 for another."""
    letters = len(block.text)
    if letters < _PARAGRAPH or block.links * 2 > letters or block.tag in _HEADINGS:
        return 0
    return letters


def _readable(blocks: Sequence[Block], facts: PageFacts) -> list[str]:
    """Return the texts without the headline, links to other stories, and clock times alone."""
    kept: list[Block] = []
    for number, block in enumerate(blocks):
        if block.tag == "h1" or _is_link_line(block) or _CLOCK.fullmatch(block.text):
            continue
        if block.text == facts.title or _is_signature(block):
            continue
        heads_links = number + 1 < len(blocks) and _is_link_line(blocks[number + 1])
        if heads_links and len(block.text) < _PARAGRAPH and matches("navigation", block.text):
            continue  # "Related stories" over a list of them
        kept.append(block)
    return [block.text for block in kept]


def _is_signature(block: Block) -> bool:
    """Tell a line that only says when it was printed and by whom."""
    return is_stamp(block.text) or bool(writers(block.text))


def _is_link_line(block: Block) -> bool:
    """Tell a line that is a link to something else: "Read more: …", an entry of a list."""
    words = len(block.text.split())
    if block.links >= 0.9 * len(block.text):
        return words < 30
    return block.links > 0.5 * len(block.text) and words < 30 and not block.text.endswith(".")
