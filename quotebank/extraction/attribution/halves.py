"""Forms of sentences in two halves, each with a subject of its own: the words are the nearer one's.
Beside ``forms``, under ``rare``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.attribution.forms import (
    ANY,
    CALLED,
    CALLS,
    CLAUSE,
    HEARER,
    SAYS,
    SPEECH,
    TELLS,
    Form,
)
from quotebank.extraction.mentions.scan import Description, Scan
from quotebank.extraction.names.name import NameAt

_SECOND: Final = (
    r"(?:[,;-](?:&|(?P<as>p))|(?P<half>[&p]))(?:(?:p[wD]{0,2}|(?P<when>w)),?(?=S?w?[NDO]b?[Cw]))?"
    r"(?:S(?=[ND])|w(?=N))?(?P<mention>[NDO])(?:p[wDNO]{1,2})?(?P<have>b)?w?"
)
"""How the second half begins: ", but in the past Holm has", "while fellow MP Carl Holm", ", even as
critics have"."""
_NOT_SAID_BEHIND: Final = re.compile("(?!,?(?:[NDHOX]b?C|C[NDOX]|A))")
_REPORTS: Final = r"(?:S(?=[ND])|w(?=O))?(?P<mention>[NDO])b?(?P<reports>C)p?[wDO]{0,2},(?P<cue>G)"
_IS_REPORTED_BY: Final = (
    r"(?<!,),(?P<reports>C)(?:S(?=[ND]))?(?P<mention>[NDO])(?:pS?[wDNO]{1,2})?"
    r"(?:,[^QCGA;:]{1,12})?,(?P<cue>G)"
)

_SIGNED: Final = (
    r"^(?:S?D(?:p[wDO]{1,2})?,(?=N,)|S(?=[ND]))?(?P<mention>[NO]|D(?!(?:p[wDO]{1,2})?,N,))"
    r",(?:(?:r[^QG;:]{1,14}|[^QCGA;:]{1,12}),)?b?[Cw]S?[wDNXO]{1,3}(?:p[wDNO]{1,3}){0,2},"
)
"""The subject of a sentence, told in commas who he is, and what he does, before a participle."""

HALVES: Final = (
    # But Lind, a Green, signed the bill on Friday, calling it "…", saying it was "…"
    Form(re.compile(_SIGNED + r"(?P<cue>G)(?:H|" + CALLED + ")p?$"), CALLS, ",G",
         last="mHwNDOXp", reach=36),
    Form(re.compile(_SIGNED + r"(?P<cue>G)" + HEARER + "?(?:T?" + CLAUSE + "|T$|[:,]$)"),
         SAYS | TELLS, ",G", reach=36),
    # Lind came, but Holm criticised what he said was the "…", attacked what he called a "…"
    Form(re.compile(_SECOND + r"(?P<cue>C)p?(?P<what>w)(?P<he>H)b?Cb?p?S?[wDX]?$"), CALLS, "wHC",
         reach=20),
    # Lind came, but in the past Holm has called it a "…", even as Holm has attacked it as "…"
    Form(re.compile(_SECOND + r"(?P<cue>C)(?:H|" + CALLED + ")?p?$"), CALLS, "C",
         behind=_NOT_SAID_BEHIND, last="mHwNDOXCp", reach=16),
    # Lind came, and Holm spoke of a "…"
    Form(re.compile(_SECOND + r"(?P<cue>C)(?P<given>p)S?[wDX]{0,2}$"), ANY, "Cp",
         behind=_NOT_SAID_BEHIND, reach=16, verb="speak"),
    # Lind came, while last year Holm said it was a "…"
    Form(re.compile(_SECOND + r"(?P<cue>C)" + HEARER + "?T?" + CLAUSE), SPEECH, "C",
         behind=_NOT_SAID_BEHIND, last="HNDOXwbn", reach=18),
    # The mayor opened the bridge, the paper said on Sunday, calling it "…"; he came, said Holm,
    # adding that it was "…"
    *[
        Form(re.compile(reported + saying), groups, ",G", reach=26)
        for reported in ("," + _REPORTS, _IS_REPORTED_BY)
        for saying, groups in (
            ("(?:H|" + CALLED + ")p?$", CALLS),
            (HEARER + "?(?:[:,]$|T?" + CLAUSE + ")", SAYS | TELLS),
        )
    ],
)  # fmt: skip


def agree(scanned: Scan, subject: int, pronoun: int) -> bool:
    """Whether a pronoun may stand for the subject of its clause: in "Ms Lind attacked what he
    called "a mess"" he is another."""
    who, he = scanned.what[subject], scanned.what[pronoun]
    if isinstance(who, NameAt):
        if who.name.sort in ("body", "place"):
            return he in ("n", "p")
        return he == (who.name.gender or he) and he in ("m", "f")
    if not isinstance(who, Description):
        return False
    if who.plural or he == "p":
        return he == "p" and (who.plural or who.sort == "group")
    return he == "n" if who.sort == "group" else he == (who.gender or he)
