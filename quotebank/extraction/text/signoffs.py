"""The agency or paper that signs a story behind its last words: ``"He will not come." - AFP``.
Under ``sheet``.

It is nobody who speaks, and no part of its paragraph: the layout is made without it. A reader who
signs what he says ("- Ann Lind, baker") is left in its place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.text.spans import CLOSING_MARKS, Bounds, Layout
from quotebank.resources import wordlists

_LONGEST: Final = 60
"""Characters of a sign-off."""
_ENDS_SENTENCE: Final = ".!?:;," + CLOSING_MARKS


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of what ends a paragraph, from its dash on; ``paper`` may be a critic's
    too: ``"A triumph." - The Hexley Times``."""
    words = wordlists("zones")["sign_off"]
    agency = rf"(?:{'|'.join(map(re.escape, words['agencies']))})"
    desk = rf"(?:{'|'.join(words['desks'])})"
    site = r"\w[\w-]*(?:\.[a-z]{2,4}){1,2}"
    name = r"(?:(?P<first>[A-Z][\w'\u2019-]*) )?(?:(?:[A-Z][\w'\u2019-]*|of|&|and|for) ){0,3}"
    wire = rf"{name}(?:{'|'.join(words['wires'])})(?: (?:of|&|and|for) [A-Z][\w ]{{2,24}})?"
    paper = rf"{name.replace('first', 'given')}(?:{'|'.join(words['papers'])})"
    several = rf"{agency}(?:(?:, ?| ?[/&-] ?| and ){agency})*"
    return re.compile(
        r"(?<=[\"\u201d'\u2019])(?P<off>\s*)(?:--?|[\u2013\u2014])\s*"
        rf"(?:{several}|{desk}|{site}|\u00a9[^\"\u201c\u201d\n]+|{wire}|(?P<paper>{paper}))$"
    )


def without_sign_offs(text: str, layout: Layout, lexicon: Lexicon) -> Layout:
    """Return a layout whose paragraphs end before the agency that signs them; a line of its own is
    no paragraph."""
    kept: list[Bounds] = []
    signed = False
    for i, (start, end) in enumerate(layout.paragraphs):
        if i and text[end - 1] not in _ENDS_SENTENCE:
            before = kept[-1][1]
            off = _sign_off(text, max(before - 1, end - _LONGEST), end, lexicon)
            if off >= 0 and _is_critic(text, layout, i, off):
                off = -1
            if off > start:
                kept.append((start, off))
                signed = True
                continue
            if off == before:
                signed = True
                continue
        kept.append((start, end))
    return Layout(tuple(kept), layout.wrapped) if signed else layout


def _sign_off(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Return where the words end before a sign-off, -1 where there is none."""
    match = _pattern().search(text, start, end)
    if match is None:
        return -1
    given = match["first"] or match["given"]
    if given is not None and given in lexicon.given:
        return -1  # "- Anna Post"
    return match.start()


def _is_critic(text: str, layout: Layout, i: int, off: int) -> bool:
    """Whether a paper behind the words that end at a place, in paragraph ``i``, may have said them:
    the story goes on, or others are signed so."""
    match = _pattern().match(text, off, layout.paragraphs[i][1])
    if match is None or match["paper"] is None:
        return False
    before = layout.paragraphs[:i]
    return i + 1 < len(layout.paragraphs) or any(
        _pattern().search(text, max(0, end - _LONGEST), end) for _, end in before
    )
