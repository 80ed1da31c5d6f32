"""Forms of sentences in which two are said to say words, one of whom only passes them on: a paper
that reports what Holm said. Beside ``forms``, under ``rare``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.attribution.forms import (
    CALLED,
    CALLS,
    CLAUSE,
    HEARER,
    SAYS,
    SPEECH,
    TELLS,
    Form,
)

_ACCORDING: Final = re.compile(",?A")
_PASSED_ON: Final = re.compile(",?(?:A|OC(?=$|p)|(?P<outlet>D)C(?=$|p))")
"""Behind the quotation, who only hands it on."""
_WHOEVER: Final = re.compile(",?(?:A|S?[ODN]C(?=$|p)|C[ODN](?=$|p))")
"""The same where somebody is said to say it right before: ``Lind said: "…," Holm told us.``"""

PASSED_ON: Final = (
    # Holm told both sides they had "…," according to two people at the table: they pass it on
    Form(re.compile(r"(?P<mention>[NDHO]),?(?P<cue>C)[^QCG;:,]{0,6}$"), SAYS | TELLS, "A",
         behind=_ACCORDING),
    # Holm called the plan "…," the paper reports, according to the paper: it only passes it on
    Form(re.compile(r"(?P<mention>[NDH])b?(?P<cue>C)(?:H|" + CALLED + ")p?$"), CALLS, "C",
         behind=_PASSED_ON, last="mHwNDOXp", reach=9),
    Form(re.compile(r"(?P<mention>[NDH])b?(?P<cue>C)(?:m|S?[DNO])?T?" + CLAUSE), SPEECH, "C",
         behind=_PASSED_ON, last="HNDOXwbn", reach=9),
    # Holm said: "…," the paper reported, Holm told her: "…," police said
    Form(re.compile(r"(?P<mention>[NDHO])b?(?P<cue>C)" + HEARER + "?[:,]$"), SPEECH,
         "C", behind=_WHOEVER, last=":,", reach=12),
    # Police allege that Holm said "Go" to a friend, the paper says that he told her "Go"
    Form(re.compile(r"(?<=T)(?P<mention>[NDHO])b?(?P<cue>C)(?:m|S?[DNO])?$"), SPEECH, "T",
         last="CmDNO", reach=5, whole=True),
    # Holm said there would "…," the paper reported
    Form(re.compile(r"(?P<mention>[NDH])b?(?P<cue>C)(?:m|S?[DNO])?T?b{1,2}n?$"), SPEECH, "Cb",
         behind=_PASSED_ON, last="bn", reach=9),
)  # fmt: skip
