"""Whether a quoted stretch stands on its own or is woven into the reporter's sentence. Serves
``kinds``.
"""

from __future__ import annotations

from typing import Final

from quotebank.extraction.kinds.traits import Classes, Look
from quotebank.extraction.text.quoted import Quoted
from quotebank.extraction.text.spans import Bounds, sentences

_GOES_ON: Final = ",-\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}?!w"
"""How the first half of an interrupted sentence ends ("w" a letter)."""
_ENDS: Final = frozenset(".,?!;-\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS})]")
_STOPS: Final = frozenset(".?!:;-\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS})]")
_SAYS: Final = ("CUE-say", "CUE-tell", "CUE-write")
_LONGEST_TAIL: Final = 60
"""Characters of who is told behind a quotation."""
_SHORTENED: Final = 5
"""Characters of "Prof."."""
_LONGEST_CUE: Final = 160
"""Characters between the halves of one interrupted sentence."""


def stands_alone(
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
        # (Or its full stop is missing: ``The town is proud "We never gave up," Lind said.``)
        ended = look.whole and look.last in ",?!"
        return ended and left.isalnum() and _is_told_behind(text, q, classes)
    return punctuated and (look.clause or look.last in "?!") and look.shape != "Title"


def answers(text: str, paragraph: Bounds, q: Quoted, look: Look) -> bool:
    """Whether a whole sentence is said by turns: it answers the reporter's question (``Was he
    sorry? "Hardly."``) or is a paragraph of its own (``"Yes or no?"``)."""
    if look.last not in ".?!" or look.shape != "Cap":
        return False
    whole = (q.outer_start, q.outer_end) == paragraph and look.size > 1
    return whole or (look.last != "?" and text.endswith("? ", paragraph[0], q.outer_start))


def _is_told_behind(text: str, q: Quoted, classes: Classes) -> bool:
    """Whether whose words they are is all that is said behind them: ``…," Mr Lind said.``"""
    for word in text[q.outer_end : q.outer_end + _LONGEST_TAIL].split():
        if word.endswith("."):
            if classes[word[:-1]] in _SAYS:
                return True
            if len(word) > _SHORTENED:
                return False
    return False


def _ends_with_cue(lead: str, classes: Classes) -> bool:
    """Whether a cue and a comma stand right before the marks: ``He said, "the firm has time."``"""
    if not lead.endswith(","):
        return False
    words = lead[:-1].split()
    return bool(words) and classes[words[-1]] in _SAYS


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
