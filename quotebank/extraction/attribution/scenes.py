"""Forms of sentences that tell of a scene: who does something and shouts or says something with it.
Beside ``forms``, under ``rare``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.attribution.forms import ANY, CLAUSE, SHOUTS, SPEECH, TELLS, Form

_DEED: Final = r"(?P<mention>[NDH])[^QGA;:,&T]{1,14}&(?P<cue>C)(?:m|t?S?[DNO])?[,:]$"
_DOES: Final = r"S?(?P<mention>[ND])[^QCA;:,]{1,12}&(?P<cue>G)(?:m|t?S?[DNO])?[:,]$"

SCENES: Final = (
    # He would stay because, as Holm once said, "…", as his friend, Ole Holm, put it, "…"
    *[
        Form(re.compile(r",(?P<as>p)(?:S?D,(?=N,))?(?:S(?=[ND]))?(?P<mention>[NDHO]),?[wa]?"
                        + said), groups, ",p", last=",", reach=14, verb=verb)
        for said, groups, verb in (
            ("(?P<cue>C)m?,$", SPEECH, ""),
            ("(?P<cue>C)H,$", ANY, "put"),
        )
    ],
    # The complaint says Holm came back and yelled, "…", the Post said the man ran in and shouted
    Form(re.compile(r"^(?:S(?=D))?(?P<writing>D)CT?(?:S(?=D))?" + _DEED), SHOUTS, "&C", last=",:"),
    Form(re.compile(r"^OCT?(?:S(?=D))?" + _DEED), SHOUTS, "&C", last=",:"),
    # Protesters gathered at Union Square, shouting "…", hundreds of fans stood there, chanting
    Form(re.compile(r"^(?P<mention>D)[^QCGAT;:HI&]{1,20},(?P<cue>G)(?:pS?[wDNO]{1,2})?[,:]?$"),
         SHOUTS, ",G"),
    # … marched through the town and chanted "…"
    Form(re.compile(r"^(?P<mention>D)[^QCGAT;:HI&,]{1,20}&(?P<cue>C)[,:]?$"), SHOUTS, "&C",
         last="C,:"),
    # It fell to Holm to explain that her side had been "…"
    Form(re.compile(r"^&?H(?P<fell>w)t(?:S(?=D))?(?P<mention>[ND])(?:,[^QCG;:]{1,10},)?t(?P<cue>C)"
                    r"[^QCGA;:]{0,10}[:,]?$"), SPEECH, "tC", reach=30),
    # Holm backed off and admitted that it would take time, but claimed the town would "…"
    Form(re.compile(r"^&?(?:S(?=D))?(?P<mention>[NDHO])[bwC][^QGA;:]{4,28}(?<![NDHO]C),&(?P<cue>C)(?:[:,]$|T?"
                    + CLAUSE + ")"), SPEECH, ",&C", reach=44),
    # A quote from Holm: "…", one of the best lines spoken by Holm: "…"
    *[
        Form(re.compile(r"(?P<cue>C)(?P<from>p)(?P<mention>N)(?:,[^QCGA:;]{1,14})?:$"), ANY, "Cp",
             last=":", reach=20, verb=verb)
        for verb in ("quote", "speak")
    ],
    # The row led to Holm pushing her and saying: "…", the vote ended with Lind leaving the room
    # and shouting: "…"
    Form(re.compile(r"[Cw](?P<event>[pt])" + _DOES), SPEECH | TELLS, "&G", last=",:"),
)  # fmt: skip
