"""What speaks for a candidate, as short readable strings that have weights.

Candidates carry *evidence*: tuples of a kind and a few values, cheap to make and to look up, for
they come again and again. Only evidence never seen before is spelt out into features here:
``("path", "L0", "Nperson", "", "^")`` gives ``"L0 N "`` (a name left of its cue, the nearest,
nothing between), ``"L0 Nperson"`` and three more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from quotebank.extraction.mentions.pairs import Evidence

Features = tuple[str, ...]


def spell_out(evidence: Evidence) -> Features:
    """Return the features of one piece of evidence."""
    return _KINDS[evidence[0]](*evidence[1:])


# ---------------------------------------------------------------- a mention and its cue


def _path(side: str, sort: str, path: str, before: str) -> Features:
    tag = sort[0]
    return (
        f"{side} {tag} {path}",
        f"{side[0]}p {path}",
        f"{side} {before}{tag}",
        f"{side} {sort}",
        f"{side} {before} {len(path)}",
    )


def _around_cue(side: str, tag: str, previous: str, cue: str, after: str) -> Features:
    return f"{side[0]}a {cue}{after}{tag}", f"{side} {tag}{previous}{cue}"


def _verb(side: str, verb: str, group: str, cue: str, previous: str) -> Features:
    return f"{side} v {verb}", f"{side} c {group}{cue}{previous}"


# ---------------------------------------------------------------- a pair and the quotation


def _gap(side: str, order: str, gap: str, inside: str, quotes: str, shape: str) -> Features:
    return (
        f"{side}{order} {gap}",
        f"{side} {shape}{gap[:3]}",
        f"{side}{order} {len(gap)}{inside}",
        f"{side} Q{quotes}",
    )


def _intro(side: str, intro: str, ending: str, cue: str, gap: str) -> Features:
    return f"{side} {intro}{ending} {cue}", f"{side} {intro} {gap}"


def _order(side: str, order: str, tag: str, cue: str, ending: str, other: str) -> Features:
    return f"{side}{order} {tag} {ending} {cue}", f"{side} {cue} {other}"


def _manner(side: str, guess: str, end: str, group: str, cue: str, previous: str) -> Features:
    return (f"{side} {guess} {end} c {group}{cue}{previous}",)


def _then(side: str, then: str) -> Features:
    return (f"{side} then {then}",)


def _called() -> Features:
    return ("named inside",)


# ---------------------------------------------------------------- a mention without a cue


def _bare_gap(side: str, gap: str, tag: str, inside: str, shape: str) -> Features:
    guess = shape[0]
    return (
        "uncued",
        f"u{side} {gap}",
        f"u{side} {tag} {gap}",
        f"u{side} {shape}",
        f"u{side} {guess}{len(gap)}",
        f"u{side} {guess}{inside}",
    )


def _bare_sort(side: str, before: str, sort: str) -> Features:
    return f"u{side} {before}{sort[0]}", f"u{side} {before} {sort}"


# ---------------------------------------------------------------- around the sentence


def _lead(where: str, ends: str, bare: str, guess: str, quoted: str) -> Features:
    return (
        where,
        f"{where} {ends} {bare}",
        f"{where} {guess}{quoted}{ends}",
        f"{where} {guess} {bare}",
    )


def _lead_cued(where: str, ends: str, rest: str, which: str) -> Features:
    return f"{where} cued {ends}", f"{where} {ends} {rest}", f"{where} {rest}{which}"


def _lead_uncued(where: str, ends: str, before: str, sort: str, size: str) -> Features:
    return (
        f"{where} uncued",
        f"{where} uncued {ends}{sort}",
        f"{where} uncued {before}{sort[0]}",
        f"{where} uncued {size}{ends}",
    )


def _previous(where: str, closed: str, tag: str, skipped: str, tail: str, cued: str) -> Features:
    return (
        "previous",
        f"prev {where}",
        f"prev {where} {closed}",
        f"prev {where} {tag}",
        f"prev {where} skip{skipped}",
        f"prev {where} {tail} {cued}",
    )


def _previous_here(where: str, bare: str, shape: str, cued: str, origin: str) -> Features:
    return (
        f"prev {where} {bare}",
        f"prev {where} {shape}{cued}",
        f"prev {where} {origin} {cued}",
    )


def _previous_tags(where: str, own: str, between: str) -> Features:
    return f"prev {where} {own}", f"prev {where} [{between}]"


def _signed(tag: str, bare: str) -> Features:
    return "next", f"next {tag}", f"next {bare}"


def _nobody_form(odds: str, alone: str, cued: str, guess: str, size: str, known: str) -> Features:
    return (
        "none",
        f"none odds{odds}",
        f"none {alone}{cued}",
        f"none {guess}",
        f"none {guess}{size}{cued}",
        f"none {known}{guess}",
    )


def _nobody_tags(bare: str, before: str, after: str, ending: str, size: str) -> Features:
    return (
        f"none {bare}",
        f"none {before}_",
        f"none _{after}",
        f"none {ending}{size}",
    )


_KINDS: Final[Mapping[str, Callable[..., Features]]] = {
    "path": _path,
    "cue": _around_cue,
    "verb": _verb,
    "gap": _gap,
    "intro": _intro,
    "order": _order,
    "manner": _manner,
    "then": _then,
    "called": _called,
    "bare gap": _bare_gap,
    "bare sort": _bare_sort,
    "lead": _lead,
    "lead cued": _lead_cued,
    "lead uncued": _lead_uncued,
    "previous": _previous,
    "previous here": _previous_here,
    "previous tags": _previous_tags,
    "signed": _signed,
    "nobody": _nobody_form,
    "nobody tags": _nobody_tags,
}
