"""Words joined into phrases: "the former first minister", "fire chief Lena Voss". After tokens,
before mentions.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.lexicon.tables import Table

_DETERMINED: Final = (
    # A description with a determiner or possessor, up to its last noun: "the former first
    # minister", "Lavrov's deputy", "his own lawyer"; a name inside it belongs to it ("the Trump
    # campaign") and a participle may stand first ("the embattled governor"). Of two nouns that may
    # be cues the second is one before "that" or a quotation: "the report notes that"; and so is one
    # behind a body: "the Senate notes that", `"…," the Harbor Post notes.`
    r"(?P<np>(?!(?<=Q)d[wj]{0,2}[OD]B$)(?:[do][hS]?|[hS])[a#do]*v?(?:[wjBODNMa#]*?[DB](?=B[TQ:,])"
    r"|[wjBODNMa#]*(?:[DB](?!h)(?<![ON]B)|B(?![hTQ:]))))"
)
_TITLE: Final = (
    # A title before a name: "fire chief Lena Voss", "Norsk co-founder Jon Kask", "Norway's trade
    # Minister Ida Holm" (M is a name with a title of its own).
    # "analyst and meteorologist Gail Holm"
    # "Publisher Norsk Lane said", "1998 winner Ana Lind", "Human rights group Norsk in May said"
    r"(?P<role>(?:[wj]{0,3}D&)?[wjOND#]{0,6}D(?=[NM])"
    r"|(?:^|(?<=Q))(?:[NOjw]w{0,2})?D(?=Oa{0,4}[Cp,])|[NOS][wj]{0,3}(?=M))"
)
_THING: Final = (
    # A noun of no list behind what tells its kind: "public radio said", "Chinese state television
    # said", "according to Chinese state television".
    r"(?P<thing>(?<![^Q,:;-])[Dj]w{1,2}(?=[CB])|(?<=[CA])t?jw{1,2}(?=,|$)"
    # A noun of no list beside a cue: "purists say", "according to purists".
    r"|(?<![^Q,:;-])w(?=C)|(?<=At)w(?=,|$))"
)
_BARE: Final = (
    # Without a determiner: "senior officials", "Israeli intelligence officials", and behind a cue
    # or where a clause begins also "federal prosecutors", there even "refugee support groups";
    # "described by medical experts as", "which medical experts call".
    r"(?P<bare>(?:(?<![^Q,:;C-])w{1,2}|(?<=At)w{1,2}|(?<![^Q,:;-])Dw{1,2}(?=D)"
    r"|(?<=r)w{1,2}(?=D+[Cb])|(?<=p)w{1,2}(?=D+p))?"
    r"[j#]*(?:(?<=j)w{1,2}(?=D))?D+)"
)
_OPEN: Final = (
    # A noun of no list, recognised by the cue beside it: "the dietitian said", "another said";
    # "the Dane, who".
    r"(?P<open>(?:(?:[do][hS]?|[hS])[wjaO]{0,3}[wj]o?|dN[wj]{1,2}|(?<![phS])d?o)(?=[CB])|(?:^|(?<=Q))dj(?=,))"
    # (but "said a visibly moved Lind", "said the ailing Norsk"; "said another.", "said one of us")
    r"|(?P<after>(?<=[CA])t?(?:(?:[do][hS]?|[hS])[wjaO]{0,3}[wj](?![wja]{0,3}[DNMOB])|d?o(?=[,p]|$)))"
)
_EITHER: Final = (
    # "note" and its like: a cue after a subject or before one, else a noun.
    r"(?P<cue>(?<=[NMOHIr])B|(?<=[NMOH]a)B|(?<=D)B|(?<=B)B(?=[TQ:,])|B(?=[NMH]))"
    r"|(?P<noun>B)"
)


_PHRASE: Final = re.compile("|".join((_DETERMINED, _TITLE, _THING, _BARE, _OPEN, _EITHER)))
_KEPT: Final = re.compile("w[wadoj#]*|[^wadoj#]")
"""What later stages ask for, of the tokens in no phrase; ordinary words in a row count once."""

_SOFT: Final = "dohSwjBODNMav#"
"""Raw tags of what may stand in a phrase."""
_PIECES: Final = re.compile(
    # A run of them, with what stands before it ("to" behind a cue belongs to it) and behind it as
    # far as phrases ask for it; else a tag that stays as it is.
    f"((?:[CA]t|[^{_SOFT}])?[{_SOFT}]+)(?=([CTQ:,Hpb]?))|([^{_SOFT}])"
)
DROPPED, _BEGUN, _WITHIN, _POSSESSOR = "./_s"
"""What stands for a raw token that is dropped, that begins a phrase, that stands inside one, and
for a possessor that begins one."""
_PLAIN: Final = str.maketrans("hvM", "SwN")
_FINAL: Final = bytes.maketrans(_POSSESSOR.encode(), b"S")
_NOT_LEFT: Final = (DROPPED + _BEGUN + _WITHIN).encode()
_LEFT: Final = bytes.maketrans(_NOT_LEFT, bytes(len(_NOT_LEFT)))
_HEAD: Final = re.compile(f"(?:{_BEGUN}S?|{_POSSESSOR}){_WITHIN}*\\Z")


class Phrases(Table[tuple[str, str, str], str]):
    """Piece of raw tags -> what becomes of it, tag by tag: sentences differ, the pieces they are
    made of hardly do."""

    def work_out(self, piece: tuple[str, str, str]) -> str:
        """Return what becomes of one piece."""
        run, behind, plain = piece
        first = 0 if run[:1] in _SOFT else 1
        return plain or run[:first] + _joined(run + behind, first, len(run))

    def keeps(self, piece: tuple[str, str, str]) -> bool:
        """Whether a piece may come again."""
        return len(piece[0]) <= _LONGEST


_LONGEST: Final = 40
"""Tags; what is longer comes but once."""
_PHRASES: Final = Phrases()


def join(raw_tags: str) -> str:
    """Return what becomes of each raw token of a sentence, one character each.

    The tag of a description stands where its last noun is: ``dwD`` ("the former minister") gives
    ``/_D``, and what is dropped gives a full stop.
    """
    return "".join(map(_PHRASES.__getitem__, _PIECES.findall(raw_tags)))


def final_tags(joined: str) -> str:
    """Return the tags of what is left.

    >>> final_tags("Q,/_DC.")
    'Q,DC'
    """
    # Bytes, which a table of all of them translates three times faster than text.
    return joined.encode().translate(_FINAL, _NOT_LEFT).decode()


def left(joined: str) -> bytes:
    """Return of each raw token whether it is left, zero where it is not; of a phrase its last is.

    >>> from itertools import compress
    >>> list(compress(range(6), left("Q,/_DC")))
    [0, 1, 4, 5]
    """
    return joined.encode().translate(_LEFT)


def first_of(joined: str, last: int) -> int:
    """Return the raw token that the phrase begins with which ends with ``last``."""
    match = _HEAD.search(joined, 0, last) if joined[last] in "DX" else None
    return match.start() if match else last


def _joined(tags: str, first: int, stop: int) -> str:
    """Return what becomes of the raw tags ``first`` to ``stop``; those around are looked at."""
    out = [DROPPED] * stop
    at = first
    for match in _PHRASE.finditer(tags, first):
        i, j = match.span()
        _keep(tags, at, i, out)
        at = j
        rule = match.lastgroup
        if rule == "cue":
            out[i] = "C"
        elif rule != "role" and (rule != "np" or tags[j : j + 1] not in ("N", "M")):
            # "fire chief Lena Voss" and "the actress Ann Lee" are one mention each.
            _describe(tags, i, j, "X" if rule in ("open", "after", "thing") else "D", out)
    _keep(tags, at, stop, out)
    return "".join(out[first:])


def _keep(tags: str, i: int, j: int, out: list[str]) -> None:
    """Keep what is in no phrase and later stages ask for; ordinary words in a row count once."""
    for token in _KEPT.finditer(tags, i, j):
        out[token.start()] = token[0][0].translate(_PLAIN)


def _describe(tags: str, i: int, j: int, tag: str, out: list[str]) -> None:
    """Put the description made of the raw tags ``i`` to ``j``, its possessor before it."""
    if tags[i] == "t":
        i += 1
    out[i:j] = [_BEGUN, *_WITHIN * (j - i - 1)]
    owner = i + 1 if tags[i] in "do" else i
    if owner < j - 1 and tags[owner] in "hS":
        out[owner] = _POSSESSOR if owner == i else "S"
    out[j - 1] = tag
