"""Is a quoted stretch a direct quotation, a partial one, or none? After quotes, around attribution.

``describe`` reads the page: does the stretch stand alone as a quotation or is it woven into the
reporter's sentence (ordered rules), and how much it looks like somebody's words rather than a
title, a term or a slogan (a linear model over ``traits``). ``judge`` decides, once attribution
knows whether somebody is said to say it.

    one stretch         standing: alone or woven; traits
    nobody's words      speechless (titles, labels), lettering (signs, placards, shirts)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from math import log
from operator import attrgetter
from typing import Final, NamedTuple

from quotebank.extraction.kinds.lettering import Signs
from quotebank.extraction.kinds.speechless import is_no_speech, is_titled, is_told_as_work
from quotebank.extraction.kinds.standing import answers, stands_alone
from quotebank.extraction.kinds.traits import (
    Classes,
    Look,
    classes_of,
    look_at,
    traits,
    words_before,
)
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.text.quoted import Quoted
from quotebank.extraction.text.sheet import Sheet
from quotebank.extraction.text.spans import Bounds
from quotebank.model import Kind
from quotebank.resources import folder

_PARAGRAPH: Final = attrgetter("paragraph")


_FRONTED: Final = 3.0
"""The least given to words of a participle clause that whose words they are follows."""
_PLAIN: Final = 5.0
"""Log-odds given to a whole clause that stands alone."""


@dataclass(slots=True)
class Form:
    """What one quoted stretch looks like, before anybody is known to have said it."""

    guess: Kind | None
    """The kind by the form alone; None: certainly no quotation."""
    odds: float
    """Log-odds, by the form alone, that these are words somebody said or wrote."""
    alone: bool
    """Stands alone as a quotation: a direct one, if it is one at all."""


class _Model(NamedTuple):
    bias: float
    weights: Mapping[str, float]
    said: float
    """How much the attribution's own odds count."""
    alone: float
    """Odds above which a stretch that stands alone is a quotation."""
    woven: float
    """The same for one woven into the reporter's sentence."""


@cache
def _model() -> _Model:
    content = json.loads((folder("data") / "en" / "kinds.json").read_text(encoding="utf-8"))
    judging = content["judging"]
    return _Model(
        content["bias"], content["weights"], judging["said"], judging["alone"], judging["woven"]
    )


def describe(sheet: Sheet, lexicon: Lexicon) -> list[Form]:
    """Return the form of each quoted stretch of an article, in order."""
    classes = classes_of(lexicon)
    signs = Signs(sheet.text)
    forms: list[Form] = []
    for paragraph, inside in groupby(sheet.quoted, _PARAGRAPH):
        bounds = sheet.layout.paragraphs[paragraph]
        forms += _describe(sheet.text, bounds, inside, classes, signs)
    return forms


def _describe(
    text: str, paragraph: Bounds, quoted: Iterable[Quoted], classes: Classes, signs: Signs
) -> list[Form]:
    """Return the form of each quoted stretch of one paragraph."""
    model = _model()
    forms: list[Form] = []
    before: tuple[Quoted, Look, bool] | None = None
    # A story printed without capitals: small letters then say nothing.
    small = text[slice(*paragraph)].islower()
    for q in quoted:
        look = look_at(text[q.start : q.end])
        if small and look.shape == "small":
            look = look._replace(shape="Cap")
        alone = stands_alone(text, paragraph, q, look, before, classes)
        guess: Kind | None = "direct" if alone else "partial"
        if alone and (look.whole or answers(text, paragraph, q, look)):
            odds = _PLAIN  # most spans of most articles: nothing could make them a title or a term
        else:
            words = words_before(text, paragraph, q)
            found = traits(text, paragraph, q, look, words, classes)
            odds = model.bias + sum([model.weights.get(trait, 0.0) for trait in found])
            if is_no_speech(text, q, look, words, found) or (
                look.shape == "Title" and is_told_as_work(text, paragraph, q, look, classes)
            ):
                guess = None
            elif odds < _FRONTED and _is_fronted(text, q, look, words, classes):
                odds = _FRONTED
        if signs.bear(paragraph, q) or (
            look.last == "," and is_titled(text, paragraph, q, classes)
        ):
            guess = None
        forms.append(Form(guess, odds, alone))
        before = q, look, alone
    return forms


def judge(form: Form, said: float) -> Kind | None:
    """Return the kind of a stretch, or None for no quotation.

    ``said`` is the probability, by the attribution, that somebody says it.
    """
    if form.guess is None:
        return None
    model = _model()
    bounded = min(max(said, 0.001), 0.999)
    odds = form.odds + model.said * log(bounded / (1.0 - bounded))
    if odds < (model.alone if form.alone else model.woven):
        return None
    return "direct" if form.alone else "partial"


_INTRODUCING: Final = frozenset(("While", "Despite", "After", "Before", "By", "Though", "Without"))
"""What a participle clause may begin with."""
_AND_ANOTHER: Final = re.compile("(?:,|(?:,)? and(?: as)?) ?[\"\u201c'\u2018]|,")
"""Behind words in such a clause: it ends, or goes on with others."""


def _is_fronted(text: str, q: Quoted, look: Look, words: Sequence[str], classes: Classes) -> bool:
    """Whether words stand in a clause with a cue that leads up to their speaker: ``Describing the
    plan as "mad" and "bad", Holm said …``. A firm that calls itself something has that for a name.
    """
    if not words or look.shape != "small":
        return False
    if look.last != "," and _AND_ANOTHER.match(text, q.outer_end) is None:
        return False
    led = words[0] in _INTRODUCING
    verb = words[led] if led < len(words) else ""
    if not verb.endswith("ing") or not (led or verb[0].isupper()):
        return False
    return classes[verb.lower()][:3] == "CUE" and "itself" not in words
