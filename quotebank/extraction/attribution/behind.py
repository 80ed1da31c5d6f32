"""Forms of what stands behind a quotation and tells who says it, and of passives around it. Beside
``forms``, under ``rare``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.attribution.forms import (
    ANY,
    AS_SAYING,
    BODY_BEHIND,
    CALLS,
    COMPRISING,
    LED_BY,
    SAYS,
    SOMEBODY,
    TELLS,
    Form,
)

BEHIND: Final = (
    # "…," the paper quoted Lind as saying, "…," a note posted on its site quoted him as saying
    Form(re.compile("(?:,?[DX]Cp)?[^QCG;]{0,12}" + AS_SAYING), ANY, "pG"),
    # "…," its chief, Ann Lind, said, according to the Post
    Form(
        re.compile(",?[^QCGA;:]{0,14}(?P<mention>[NDO]),?(?P<cue>C)[^QCGA;:,]{0,6},A"),
        SAYS | TELLS,
        ",A",
    ),
    # "…," he called them
    Form(re.compile(",?(?P<mention>[NDHO])(?P<cue>C)[mH](?=$|[-,;&])"), CALLS, "C"),
    # "…" is how Lind put it, "…" was what the council called it
    Form(
        re.compile(",?bw(?:S(?=D))?(?P<mention>[NDOXH])b?(?P<cue>C)(?=[mH]|$|[-,;&p])"),
        ANY,
        "bw",
    ),
    # "…," he recalled her saying, "…," he heard her say
    Form(
        re.compile(",?[NDHO](?P<heard>C)(?:S(?=D))?(?P<mention>[NDXm])(?P<cue>G)(?=$|[,p])"),
        ANY,
        "G",
    ),
    Form(
        re.compile(",?[NDHO](?P<hears>w)(?:S(?=D))?(?P<mention>[NDXm])(?P<cue>C)(?=$|[,p])"),
        SAYS,
        "C",
    ),
    # "…," the paper quoted the minister.
    Form(re.compile(",?[NDOX](?P<cue>C)w?" + SOMEBODY + "(?=$|[,p])"), ANY, "C", verb="quote"),
    # "…," Colin Asp, Seaport Hotel Association said
    Form(re.compile(",?" + BODY_BEHIND), SAYS, "N,O"),
    # "…," a panel headed by Ann Lind said
    Form(re.compile(",?" + LED_BY), SAYS | TELLS, "pN"),
    Form(re.compile(",?" + COMPRISING), SAYS | TELLS, "DwN"),
    # "…," director of rugby Nigel Marsh said
    Form(re.compile(",?D(?P<of>p)w(?P<mention>N)(?P<cue>C)"), SAYS | TELLS, "Dpw"),
    # "…," said director of rugby Nigel Marsh
    Form(re.compile(",?(?P<cue>C)D(?P<of>p)w(?P<mention>N)(?=$|[,;p&])"), SAYS, "CDpw"),
    # It was "an outrage", said Petrov, adding
    Form(
        re.compile(r",(?P<cue>C)" + SOMEBODY + r"(?:w?[pt]S?[wNDXO]{1,3}){0,2}(?=$|[,;])"),
        SAYS,
        ",C",
    ),
)

AGENT: Final = Form(
    re.compile(
        r"(?:(?<=[b,])|(?<=[NDXOw])(?:(?=Cp)|(?P<named>(?=C))))(?P<cue>C)(?:p[Gw]?)?(?:[wp]{0,2}|p?[SDX])(?P<quoted>Q)"
        # "… in the House on Tuesday by"
        r"(?:p[wO]?){0,2}(?P<by>p)(?:[Cw](?=N)|S?D,(?=N,))?" + SOMEBODY
    ),
    CALLS | TELLS,
    "Qp",
)
"""The plan was called "…" by Lind, a plan described as "…" by Lind, a thief branded "…" by Lind."""
