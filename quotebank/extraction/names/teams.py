"""What a run is by what stands behind it: a school or a team ("said Duke junior Ana Lind", "Lady
Tigers coach Ana Lind"), a party ("the For Reform party"). Under ``name_spans``.
"""

from __future__ import annotations

from typing import Final

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.names.name import Name

_FOR: Final = "the For "
_COACHED: Final = (" coach ", " head coach ", " assistant coach ")
_GRADES: Final = (" senior ", " junior ", " sophomore ", " freshman ")
_PLAYED: Final = (
    *_GRADES, " guard ", " forward ", " pitcher ", " catcher ", " center ", " point guard ",
    " captain ", " goalkeeper ",
)  # fmt: skip
_PARTY: Final = (" party", " movement", " alliance", " coalition", " campaign")


def told_in(text: str) -> bool:
    """Whether a text has what stands around parties and behind schools, which few have."""
    return _FOR in text or any(map(text.__contains__, _GRADES))


def party_or_school(text: str, at: int, run: str, names: tuple[Name, ...], lexicon: Lexicon) -> str:
    """Return the body that a run is read as by what stands behind it: "the For Reform party", "said
    Duke junior Ana Lind"."""
    end = at + len(run)
    if run.startswith("For ") and _is_party(text, at, end):
        return text[at : text.find(" ", end + 1)].rstrip(",.")
    return run if text.startswith(_GRADES, end) and _is_school(run, names, lexicon) else ""


def _is_party(text: str, at: int, end: int) -> bool:
    """Whether a run is the name of a party that says what it is for: "the For Reform party"."""
    return text[at - 4 : at] == "the " and text.startswith(_PARTY, end)


def _is_school(run: str, names: tuple[Name, ...], lexicon: Lexicon) -> bool:
    """Whether a word that is a title or a noun elsewhere is a school, whose pupil stands behind it:
    "said Duke junior Ana Lind", "Page senior guard Ana Lind"."""
    if " " in run or run in lexicon.demonyms:
        return False
    low = run.lower()
    if not names:
        return run not in lexicon.openers and low not in lexicon.words
    return (
        names[0].sort not in ("name", "place") or low in lexicon.roles or low in lexicon.documents
    )


def has_coach(text: str, end: int, name: Name) -> bool:
    """Whether what reads like somebody with a title is a team or a school, by who stands behind it:
    "Lady Tigers coach Ana Lind", "Father Ryan head coach Ana Lind", "Lady Rebels guard Ana".
    """
    return text.startswith(_COACHED, end) or (name.role == "Lady" and text.startswith(_PLAYED, end))
