"""Is a quoted stretch a direct quotation, a partial one, or none? After quotes, around attribution.

``describe`` reads the page: does the stretch stand alone as a quotation or is it woven into the
reporter's sentence (ordered rules), and how much it looks like somebody's words rather than a
title, a term or a slogan (a linear model over ``traits``). ``judge`` decides, once attribution
knows whether somebody is said to say it. Signs, placards and shirts are told by ``lettering``.
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

from quotebank.extraction.kinds.lettering import Signs, brief
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
from quotebank.extraction.text.spans import Bounds, sentences
from quotebank.model import Kind
from quotebank.resources import folder, wordlists

_GOES_ON: Final = ",-\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}?!w"
"""How the first half of an interrupted sentence ends ("w" a letter)."""
_ENDS: Final = frozenset(".,?!;-\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS})]")
_STOPS: Final = frozenset(".?!:;-\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS})]")
_LONGEST_CUE: Final = 160
"""Characters between the halves of one interrupted sentence."""
_PARAGRAPH: Final = attrgetter("paragraph")


_FRONTED: Final = 3.0
"""The least given to words of a participle clause that whose words they are follows."""
_LONG: Final = 5
"""Words, in the steps of ``Look.size``."""
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
        alone = _stands_alone(text, paragraph, q, look, before, classes)
        guess: Kind | None = "direct" if alone else "partial"
        if alone and (
            (look.clause and look.size >= _LONG and look.shape == "Cap")
            or _answers(text, paragraph, q, look)
        ):
            odds = _PLAIN  # most spans of most articles: nothing could make them a title or a term
        else:
            words = words_before(text, paragraph, q)
            found = traits(text, paragraph, q, look, words, classes)
            odds = model.bias + sum([model.weights.get(trait, 0.0) for trait in found])
            if _is_no_speech(text, q, look, words, found) or (
                look.shape == "Title" and _is_told_as_work(text, paragraph, q, look, classes)
            ):
                guess = None
            elif odds < _FRONTED and _is_fronted(text, q, look, words, classes):
                odds = _FRONTED
        if signs.bear(paragraph, q):
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


_BRIEF: Final = 5
"""Words; a sign or a name has no more, in the steps of ``Look.size``."""


_INITIALS: Final = re.compile(r"\b(?:[A-Z]\.){1,3} $")


def _behind_given(text: str, q: Quoted, found: Sequence[str]) -> bool:
    """Whether a given name stands before: Samuel "Sonny" Price, C.N. "Bud" Price."""
    before = max(0, q.outer_start - 8)
    return "l1=NAME" in found or _INITIALS.search(text, before, q.outer_start) is not None


_GRADE: Final = 4
"""Characters of a number or a grade."""
_MARK: Final = re.compile(r"\d+(?:s|st|nd|rd|th)?|[A-F]{1,3}[+-]?")


def _is_no_speech(
    text: str, q: Quoted, look: Look, words: Sequence[str], found: Sequence[str]
) -> bool:
    """Whether the words are certainly nobody's speech, by what stands around them."""
    if look.shape == "Title" and look.size <= _LONGEST_TITLE and _is_title_of_work(found):
        return True
    if look.size > _BRIEF:
        return False
    if q.end - q.start == 1:
        return True  # "B" shares
    if q.end - q.start <= _GRADE and _MARK.fullmatch(text, q.start, q.end):
        return True  # yields in the "70s"
    if "named by all" in found or "named so-called" in found:
        return not text.startswith("by ", q.outer_end + 1)
    if look.size <= 2 and look.last == "w" and _labels(text, q):
        return True
    if "r1=NAME" in found and look.size <= 2 and look.last == "w" and _behind_given(text, q, found):
        return True
    if not words or words[-1].strip(",:").lower() not in _last_words():
        return False
    before = " ".join(words)
    return _unsaid().search(before) is not None or brief().search(before) is not None


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


@cache
def _last_words() -> frozenset[str]:
    """Return the words that ``_unsaid`` and ``brief`` can end with: most texts have others."""
    lists = wordlists("kinds")
    verbs = [*lists["unsaid"]["verbs"], *lists["lettering"]["verbs"]]
    alone = [phrase.split()[-1] for phrase in lists["lettering"]["alone"]]
    return frozenset((*verbs, *alone, *lists["unsaid"]["objects"], *lists["lettering"]["legends"]))


def _labels(text: str, q: Quoted) -> bool:
    """Whether the word behind the marks is what theirs is a label of: a "sell" rating."""
    behind = text[q.outer_end : q.outer_end + 18].split(None, 1)
    return bool(behind) and behind[0].rstrip(".,;:") in wordlists("kinds")["labelled"]["words"]


_LONGEST_TITLE: Final = 10


def _is_title_of_work(found: Sequence[str]) -> bool:
    """Whether capitalised words stand beside the noun for a work: a new book, "The Salt Road"."""
    return "l1=WORKS" in found or "l2=WORKS l1=," in found


_CLAUSE: Final = 90
"""Characters behind a title in which it is told what it is the title of."""
_CLAUSE_ENDS: Final = re.compile('[.,;:!?"\u201c(]')
_WORK: Final = 6
"""Words from an article to the noun for a work: "a critically acclaimed new film about"."""
_OF_WORK: Final = frozenset(("a", "an", "the", "his", "her", "their", "its", "POSSESSIVE"))
_SAYING: Final = ("CUE-say", "CUE-tell", "CUE-write", "SIGNS")


def _is_told_as_work(text: str, paragraph: Bounds, q: Quoted, look: Look, classes: Classes) -> bool:
    """Whether capitalised words are a title by what stands behind a comma: ``"She Said No," a film
    about strikes``, but not ``"Vote No," an ad in the Post said`` and ``"No," a film star``."""
    if look.size > _LONGEST_TITLE or (look.last != "," and not text.startswith(",", q.outer_end)):
        return False
    behind = text[q.outer_end : min(paragraph[1], q.outer_end + _CLAUSE)].lstrip(", ")
    words = _CLAUSE_ENDS.split(behind, maxsplit=1)[0].split()
    if not words or classes[words[0]] not in _OF_WORK:
        return False
    told = [classes[word] for word in words]
    noun = next((i for i, name in enumerate(told[:_WORK]) if name == "WORKS"), -1)
    if noun < 0 or not _AFTER_WORK.issuperset(told[noun + 1 : noun + 2]):
        return False
    return not any(name in _SAYING for name in told)


_AFTER_WORK: Final = frozenset(
    ("by", "from", "about", "of", "in", "on", "at", "that", "which", "with", "for", "and", "MAKING")
)


@cache
def _unsaid() -> re.Pattern[str]:
    """Return what comes before words that are expressly not said, or only might be."""
    lists = wordlists("kinds")["unsaid"]
    before, verbs, objects = ("|".join(lists[name]) for name in ("before", "verbs", "objects"))
    # Not "urged them not to use it "as a pretext"": it is no word that is not used.
    used = "".join([rf"(?<!{words})" for words in lists["used"]])
    return re.compile(
        rf"(?:{before})\s+(?:\w+\s+)?(?:{verbs})"
        rf"(?:\s+(?:the\s+)?(?:{objects}){used})?[\s,:]*$",
        re.IGNORECASE,
    )


def _stands_alone(
    text: str,
    paragraph: Bounds,
    q: Quoted,
    look: Look,
    before: tuple[Quoted, Look, bool] | None,
    classes: Classes,
) -> bool:
    """Whether the stretch is given as a quotation on its own, not woven into a sentence."""
    lead = text[max(paragraph[0], q.outer_start - 40) : q.outer_start].rstrip()
    left = lead[-1:]
    if q.continues and before is None:
        return True
    if look.shape == "small":
        return _second_half(text, q, look, left, before) or (
            # Given whole, though in small letters: after a colon, after "he said," or alone.
            look.size > 3
            and look.last in ".?!,"
            and (not lead or left == ":" or (look.clause and _ends_with_cue(lead, classes)))
        )
    punctuated = look.last in _ENDS or text[q.outer_end : q.outer_end + 1] in (",", ".")
    if not left or left in _STOPS or left in "\"'\N{RIGHT DOUBLE QUOTATION MARK}":
        return punctuated or (look.clause and look.size > 3)
    if left == "(":  # ("It was cold," she says.)
        return punctuated and look.shape == "Cap" and look.clause
    if left == ",":
        return punctuated and not _in_list(text, q, look)
    # No punctuation before the mark: the sentence runs into it.
    name = classes[lead.split()[-1]]
    if not name.startswith("CUE") or name == "CUE-call":
        return False
    return punctuated and (look.clause or look.last in "?!") and look.shape != "Title"


def _answers(text: str, paragraph: Bounds, q: Quoted, look: Look) -> bool:
    """Whether a whole sentence is said by turns: it answers the reporter's question (``Was he
    sorry? "Hardly."``) or is a paragraph of its own (``"Yes or no?"``)."""
    if look.last not in ".?!" or look.shape != "Cap":
        return False
    whole = (q.outer_start, q.outer_end) == paragraph and look.size > 1
    return whole or (look.last != "?" and text.endswith("? ", paragraph[0], q.outer_start))


def _ends_with_cue(lead: str, classes: Classes) -> bool:
    """Whether a cue and a comma stand right before the marks: ``He said, "the firm has time."``"""
    if not lead.endswith(","):
        return False
    words = lead[:-1].split()
    return bool(words) and classes[words[-1]] in ("CUE-say", "CUE-tell", "CUE-write")


def _second_half(
    text: str, q: Quoted, look: Look, left: str, before: tuple[Quoted, Look, bool] | None
) -> bool:
    """Whether a stretch in small letters takes up a sentence that its cue interrupted.

    ``"The report," Okafor said, "is not finished."``
    """
    if before is None or not before[2] or left not in (",", "-", "\N{EM DASH}", "\N{EN DASH}", "."):
        return False
    first, first_look, _ = before
    gap = first.outer_end, q.outer_start
    return (
        gap[1] - gap[0] <= _LONGEST_CUE
        and first_look.last in _GOES_ON
        and (look.last in _ENDS or look.last == "w")
        and len(sentences(text, gap, ())) == 1
    )


def _in_list(text: str, q: Quoted, look: Look) -> bool:
    """Whether a short stretch after a comma is one item of several: ``"Veep," "Taken" and …``."""
    return (
        look.size <= 3 and not look.clause and text[q.outer_start - 2 : q.outer_start - 1] in "\"'"
    )
