"""Forms of sentences that tell of a scene: who does something and shouts or says something with it.
Beside ``forms``, under ``rare``.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.attribution.forms import (
    ANY,
    CALLS,
    CLAUSE,
    HEARER,
    SHOUTS,
    SPEECH,
    TELLS,
    Form,
)

_DEED: Final = r"(?P<mention>[NDH])[^QGA;:,&T]{1,14}&(?P<cue>C)" + HEARER + "?[,:]$"
_WHO_DOES: Final = r"S?(?P<mention>[ND])(?:,r[^QCGA;:&]{1,10},)?"
_DOES: Final = _WHO_DOES + r"[^QCA;:,]{1,12}&(?P<cue>G)" + HEARER + "?[:,]$"
_SOURCE: Final = r"(?:^|(?<=[SND,]))(?:[NDO](?P<reports>C)|D(?P<hears>w)(?=T))T?"
"""Who tells of a scene: "Police say", "The court heard that"."""
_MAN: Final = r"(?P<about>p)?(?:S(?=D)|w(?=N))?(?P<mention>[ND])(?:p[wDNO]{1,2})?"
"""Who is told of: "about 60 people", "dozens of fans"."""
_CROWD: Final = r"(?:S(?=D))?(?P<mention>(?P<crowd>D))(?:pD)?"
_LOUD: Final = r"(?P<cue>(?P<loud>G))" + HEARER + "?[:,]?$"

SCENES: Final = (
    # The tape shows what appears to be Holm, 34, walking up to her and saying: "…", telling her to
    # "…", telling her that it was "…"
    Form(re.compile(r"(?P<sees>[Cw])(?:wC?tb)?(?:S(?=[NDX]))?(?P<mention>(?P<seen>[NDXO])|m)"
                    r"(?:,[^QCGA;:]{0,10},|p[wDNO]{1,2})?(?:[wpt][^QCGA;:]{0,10}&)?(?P<cue>G)"
                    + HEARER + "?(?:[:,]?$|n?t$|T?" + CLAUSE + ")"), SPEECH | TELLS, "G",
         reach=30),
    # The tape shows an officer tell Holm: "…"
    Form(re.compile(r"(?P<sees>[Cw])(?:S(?=[NDX]))?(?P<mention>(?P<seen>[NDXO])|m)"
                    r"(?:,[^QCGA;:]{0,10},)?(?P<cue>C)" + HEARER + "?[:,]$"), SPEECH | TELLS, "C",
         last="CmDNO,:", reach=20),
    # Police say Holm ran at the man, screaming, "…", started yelling "…"
    Form(re.compile(_SOURCE + _MAN + r"[wC][^QGA;:,&Tb]{0,12},?(?P<cue>(?P<loud>G))"
                    + HEARER + "?[:,]?$"), SHOUTS, "G", last="GmDNO,:", reach=34),
    # The paper says that about 60 people stood there and chanted, "…"
    Form(re.compile(_SOURCE + _MAN + r"b?[wC][^QGA;:,&T]{0,12}&(?P<cue>(?P<loud>C))"
                    + HEARER + "?[:,]?$"), SHOUTS, "&C", last="CmDNO,:", reach=34),
    # Police said dozens of fans yelled, "…"
    Form(re.compile(_SOURCE + _MAN + r"b?(?P<cue>(?P<loud>C))" + HEARER + "?[:,]?$"), SHOUTS,
         "DC", last="CmDNO,:", reach=24),
    # The mayor spoke on as dozens of fans chanted, "…"
    Form(re.compile(r"(?P<as>p)p?(?:S(?=D))?(?P<mention>[ND])(?:p[wDNO]{1,2})?"
                    r"(?P<cue>(?P<loud>C))" + HEARER + "?[:,]?$"), SHOUTS, "pC",
         last="CmDNO,:", reach=14),
    # Holm was met by fans chanting "…", heard a crowd of fans chanting "…" (but "ran at police
    # shouting")
    Form(re.compile(r"(?P<among>p)" + _CROWD + _LOUD), SHOUTS, "G", last="GmDNO,:", reach=14),
    # A tape shows fans chanting "…"
    Form(re.compile(r"(?P<sees>[Cw])" + _CROWD + _LOUD), SHOUTS, "G", last="GmDNO,:", reach=14),
    # Police held back fans, who were heard chanting "…"
    Form(re.compile(_CROWD + r",(?P<who>r)b[bw]{0,2}" + _LOUD), SHOUTS, ",r", last="GmDNO,:",
         reach=14),
    # As a friend of Holm, a baker, told a meeting on Monday, "…", as he put it in a letter, "…"
    *[
        Form(re.compile(r"^&?(?P<as>p)(?:S(?=[ND]))?(?P<mention>[NDO])(?:p[wDNO]{1,3})?"
                        r"(?:,(?:r[^QCG;:,]{1,10}|[wSDXpNO]{1,6}),)?b?w?(?P<cue>C)"
                        r"[^QCGA;:,]{0,12},$"), groups, "C", last=",", verb=verb)
        for groups, verb in ((SPEECH | TELLS, ""), (ANY, "put"), (ANY, "explain"))
    ],
    # When somebody in the crowd shouted, "…," Holm smiled, replied: "…"
    *[
        Form(re.compile(r"^&{0,2}(?P<while>[&p])(?:S(?=[ND])|S?D,(?=N,))?(?P<mention>[NDHXO])"
                        r"(?:p[wDNO]{1,2})?(?:,[^QCGA;:]{1,10},)?b?w?(?P<cue>C)" + said + "[:,]?$"),
             groups, "C", last="CpmDNO,:", reach=20, behind=re.compile(",?S?[NDXHO]"), verb=verb)
        for said, groups, verb in (("p?" + HEARER + "?", SPEECH | TELLS, ""),
                                   ("p?(?:t?[mDNO])?", CALLS, "call"))
    ],
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
    # Holm backed off his promise but said: "…", asked who had told Lind but decided "…"
    Form(re.compile(r"^&?(?:S(?=[ND]))?(?P<mention>[NDH])(?:[bw]|C(?!T?S?[NDOHX]{1,2}[bC]))"
                    r"[^QGA;:,&T]{1,20}(?P<but>&)(?P<cue>C)" + HEARER + "?(?:[:,]?$|T?"
                    + CLAUSE + ")"), SPEECH | {"hold"}, "&C", reach=34),
    # A quote from Holm: "…", one of the best lines spoken by Holm: "…"
    *[
        Form(re.compile(r"(?P<cue>C)(?P<from>p)(?P<mention>N)(?:,[^QCGA:;]{1,14})?:$"), ANY, "Cp",
             last=":", reach=20, verb=verb)
        for verb in ("quote", "speak")
    ],
    # The row led to Holm pushing her and saying: "…", the vote ended with Lind leaving the room
    # and shouting: "…"
    Form(re.compile(r"[Cw](?P<event>[pt])" + _DOES), SPEECH | TELLS, "&G", last=",:"),
    # Neighbours heard Holm hitting her and saying: "…"
    Form(re.compile(r"(?P<sees>[Cw])" + _DOES), SPEECH | TELLS, "&G", last=",:"),
    # The tape shows Holm hit her before saying: "…"
    Form(re.compile(r"(?P<sees>[Cw])S?(?P<mention>[ND])[Cw][^QCGA;:,]{0,10}[p,](?P<cue>G)"
                    + HEARER + "?[:,]$"), SPEECH | TELLS, "G", last=",:", reach=26),
    # The court heard how Holm hit her and said: "…", how he pushed her, saying: "…"
    Form(re.compile(r"(?P<how>w)(?:S(?=D))?(?P<mention>[NDH])[wC][^QGA;:,T]{0,12}"
                    r"&(?P<cue>C)" + HEARER + "?[:,]$"), SPEECH | TELLS, "&C", last=",:"),
    Form(re.compile(r"(?P<how>w)(?:S(?=D))?(?P<mention>[NDH])[wC][^QGA;:,T]{0,12},"
                    r"(?P<cue>G)" + HEARER + "?[:,]$"), SPEECH | TELLS, ",G", last=",:"),
    # A man leaned over and asked, "…?" Lind smiles when she tells it.
    Form(re.compile(r"^(?:&|p[wDO]{1,2},)?(?:S(?=[NDX]))?(?P<mention>[NDHXO])[^QCGA:;]{1,16}&(?P<cue>C)"
                    + HEARER + "?[,:]$"), SPEECH | TELLS, "&C", last=",:",
         behind=re.compile("[NDHO]C"), reach=24),
    # Lind got angry, and Holm would shut him down, saying: "…", step in and say: "…"
    *[
        Form(re.compile(r"(?:[wbmpC],|[wmp])(?P<joins>&),?(?:S(?=[ND]))?(?P<mention>[NDO])"
                        r"(?:b{0,2}[Cw]m|b{1,2}[Cw])[wptDX]{0,4}" + said + HEARER + "?[,:]$"),
             SPEECH | TELLS, "&", last="CGmDNO,:", reach=20)
        for said in ("[,p](?P<cue>G)", "&(?P<cue>C)")
    ],
    # Lind attacked the party, which won votes by claiming that the town was "…", by telling people
    # it was "…", by calling it "…"
    *[
        Form(re.compile(r"(?<=[NDXO,],)(?P<mention>(?P<who>r))[bwC][^QGA;:,]{0,12}(?P<by>p)(?P<cue>G)"
                        + said), groups, ",r", last=last, reach=34)
        for said, groups, last in (
            (HEARER + "?(?:T?" + CLAUSE + "|[,:]$)", SPEECH | TELLS, ""),
            ("(?:m|H|S?[wNDOX]{1,3})p?$", CALLS, "mHwNDOXp"),
        )
    ],
    # Lind, who spoke through his aide, Mr Carl Holm, said: "…"
    Form(re.compile(r"^(?:&|p[wDO]{1,2},)?(?:S?D(?:p[wDNO]{1,3}){0,2},(?=N,r))?(?:S(?=D))?"
                    r"(?P<mention>[NDO]),r[wbC][^QGA;:,]{0,8}pS?D,N,b?(?P<cue>C)" + HEARER
                    + "?(?:[:,]$|T?" + CLAUSE + ")"), SPEECH | TELLS, ",r", last="CmDNO,:TXHwbn"),
    # LIND: He walked in and said: "…"
    Form(re.compile(r"^[NO]:(?:S(?=D))?(?P<mention>[NDH])(?![^Q]{0,16}[NDHI]b?C)[^QGA;:]{0,16}(?P<cue>C)"
                    + HEARER + "?[,:]$"), SPEECH | TELLS, ":", last="CmDNO,:", reach=24),
)  # fmt: skip
