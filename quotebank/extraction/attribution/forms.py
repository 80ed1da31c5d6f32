"""Forms of sentences too rare for weights to be learnt: patterns over the tags before or behind a
quotation, with the places of the mention and the cue (``mentions.scan`` explains the tags). Under
``rare``, which tests the words that the tags stand for.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Form(NamedTuple):
    """A pattern over tags, and the groups of cues that it takes. ``having`` are tags that it cannot
    do without: few sentences have them, and the others are not searched.

    Where the pattern has the group ``heard``, that verb hands on what another says; ``told`` is one
    of speech, unless the cue has a hearer; what the other groups stand for, ``rare`` tests.
    ``verb`` is the cue's, where only one will do; ``behind`` is what must follow the quotation,
    ``last`` the tags that may stand right before it, where they are few; ``whole``: it must begin
    like a sentence.
    """

    pattern: re.Pattern[str]
    groups: frozenset[str]
    having: str
    behind: re.Pattern[str] | None = None
    last: str = ""
    whole: bool = False
    reach: int = 32
    """Tags before the quotation that it may take up."""
    verb: str = ""


SAYS: Final = frozenset({"say", "manner", "write", "hold"})
SPEECH: Final = frozenset({"say", "manner", "write", "tell"})
_UTTERS: Final = frozenset({"say", "manner", "write"})
SHOUTS: Final = frozenset({"manner"})
TELLS: Final = frozenset({"tell"})
CALLS: Final = frozenset({"call"})
ANY: Final = SAYS | TELLS | CALLS | {"weak"}
SOMEBODY: Final = r"(?:S(?=[NDXO]))?(?P<mention>[NDXO])"
HEARER: Final = "(?:m|t?S?[DNO]|pw?S?[DNO])"
CALLED: Final = "(?:m|S?[wNDOX]{1,3}(?:pS?[wNDOX]{1,2})?)"
"""Whom or what somebody calls so."""
CLAUSE: Final = "(?:S?[NDXHOw]{1,3}b?n?)?$"
"""How a clause goes on to words inside it: "that her plan was "…""."""
_BESIDE_HIM: Final = r"(?:[p&]S?[wNDXO]{1,2}){0,2}(?:,[wpSNDXO&]{0,9},)?"
_AGENT: Final = (
    r"(?:[Cw](?=N)|S?D(?:p[wNDXO]{1,3}){0,2},(?=N,)|S(?=[NDXO]))?(?P<mention>[NDXO])" + _BESIDE_HIM
)
"""By whom a passive is done: "judge Ian Reid", "the judge, Ian Reid,", "friends and family"."""
_BLAMED: Final = (
    r"(?P<blamed>[CGw])(?P<out>p)?(?:w(?=N)|S(?=[NDXO]))?(?P<mention>[NDXOHm])"
    r"(?:,S?[DXN](?:pS?[NDO])?,|pS?[NDO])?(?P<given>p)",
    r"Cp?(?:w(?=N)|S(?=[NDXO]))?(?P<mention>[NDXO])t(?P<sorry>w)(?P<given>p)",
    r"(?P<mention>[NDXOH])(?:,[^QCG;:]{1,10},)?b{1,2}(?P<blamed>[Cw])(?P<by>p)"
    r"S?[wC]?[NDXO]" + _BESIDE_HIM + "(?P<given>p)",
)
"""Who is said to have said what: "criticised Holm for", "urged Holm to apologise for", "Holm was
criticised by the board for"."""
_CONDEMNED: Final = (
    r"^(?:S(?=[ND]))?(?P<mention>[NDHO])(?:p[wO]?)?(?:b(?=[Cw](?!p)))?[Cw]"
    r"[^QCG;:,]{0,12},r[^QCG;:,]{1,8},"
)
"""The subject of a sentence, before a participle of his, where a clause tells of another."""
_LED: Final = "(?:S?[wD])?N(?:&w?S?D?N)?(?P<cue>C)"
LED_BY: Final = r"(?P<mention>(?P<led>D))[wC](?P<by>p)" + _LED
COMPRISING: Final = r"(?P<mention>(?P<led>D))(?P<comprises>w)" + _LED
AS_SAYING: Final = (
    r"(?P<heard>C)(?:S(?=[NDO]))?(?P<mention>[NDHXOm])(?:p[wS]{0,2}[NDO])?(?:,[^,QC]{1,6},)?"
    r"p(?P<cue>G)"
)
BODY_BEHIND: Final = r"(?P<mention>N),O(?:&O)?(?P<cue>C)"

BEFORE: Final = (
    # A panel headed by Ann Lind said: "…"
    Form(re.compile(LED_BY + "[^QCG;:]{0,12}[:,]?$"), SAYS | TELLS, "pN", reach=24),
    Form(re.compile(COMPRISING + "[^QCG;:]{0,12}[:,]?$"), SAYS | TELLS, "DwN", reach=24),
    # Lind can be heard screaming "…"
    Form(re.compile(r"(?P<mention>[NDXHO])b{1,3}(?P<hears>w)(?P<cue>G)" + HEARER + "?[:,T]?$"),
         SAYS | TELLS, "bwG", reach=9),
    # The paper quoted Lind as saying: "…"
    Form(re.compile(AS_SAYING + "[^QCG;]*$"), ANY, "pG"),
    # He recalled Lind meeting him and saying, "…"
    Form(re.compile(r"(?P<heard>C)(?:S(?=D))?(?P<mention>[NDHX])w[^QCG;]{0,12}&(?P<cue>G)[,:]$"),
         ANY, "&G", last=",:"),
    # The court heard that Lind swore and said: "…"
    Form(re.compile(r"(?<=wT)(?P<mention>[NDH])[^QG;:]{0,12}&(?P<cue>C)[,:]$"), SAYS, "wT",
         last=",:"),
    # He found Lind crying and told her: "…"
    Form(re.compile(r"^(?:S?D,(?=N,))?(?P<mention>[NDHO])(?:,(?:[^QCGA;:]{1,14},)?)?[bw]{0,2}t?[Cw]"
                    r"(?:m|S?[NDO])G(?:&G)?&(?P<cue>C)" + HEARER + "?(?:[,:]|T" + CLAUSE + ")?$"),
         SAYS | TELLS, "G&C", reach=32),
    # He recalled Lind saying, "…", he recalled Lind telling him: "…"
    Form(re.compile(r"(?P<heard>C)" + SOMEBODY + "(?P<cue>G)m?[,:]$"), ANY, "G", last=",:",
         reach=6),
    # He recalled Lind saying that it was "…"
    Form(re.compile(r"(?P<heard>C)" + SOMEBODY + "(?P<cue>G)T?S?[NDXHOw]{1,3}b?n?$"), ANY, "G",
         last="NDXHOwbn", reach=11),
    # He marched under a banner that read: "…", but not "Lind issued a statement that read"
    Form(re.compile(r"(?<=p)(?P<mention>(?P<writing>D))T(?P<cue>C)[,:]?$"), ANY, "DTC",
         last="C,:", reach=5),
    # He got a spokesman for the firm to say: "…", which led Lind to ask: "…", to add that "…"
    Form(re.compile(r"(?P<made>[wCG])(?:S(?=[DX])|S?D,(?=N,))?(?P<mention>[NDXOm])"
                    r"(?:p[wDO]{1,2})?,?t(?P<cue>C)" + HEARER + "?(?:[:,]$|[pT&]?" + CLAUSE + ")"),
         SAYS | TELLS, "tC", reach=24),
    # Colin Asp, Seaport Hotel Association said: "…"
    Form(re.compile(r"(?:^|(?<=Q)|(?<=Q,))" + BODY_BEHIND + "[^QCG;]*$"), SAYS, "N,O"),
    # It was, said Petrov, "…"; Holm, said Petrov, his coach, was "…"
    Form(re.compile(r",(?P<cue>C)" + SOMEBODY + r"(?:,(?:S?[DX](?:p[wDNO]{1,2}){0,2}|r[Cw]m)?)?,"
                    r"b{0,2}n?[wpC]{0,2}$"), SAYS, ",C", last=",bnwpC", reach=18),
    # It was "an outrage", said Petrov, adding: "…"
    Form(re.compile(r"Q,C" + SOMEBODY + r",(?P<cue>G)[,:]?$"), SAYS, "Q,C", last="G,:"),
    # Holm said Reed had told him: "…", according to the file, Reed texted his wife, "…"
    Form(re.compile(r"(?:(?<=[CTw])|(?<=C[NOm])|^A[^QCGA:;]{1,12},)(?:S(?=[ND]))?"
                    r"(?P<mention>[NDHO])(?:p[wDO]{1,2})?b?(?P<cue>C)" + HEARER + "?[:,]$"),
         SAYS | TELLS, "C", last=",:"),
    # Holm said officers in Hexley told her she was "…", had told her to "…"
    Form(re.compile(r"(?:(?<=[CT])|(?<=C[NOm]))(?:S(?=[ND]))?(?P<mention>[NDHO])(?:p[wDO]{1,2})?b?"
                    r"(?P<cue>C)(?:m|S?[NDO])[^QCGA;:,&]{0,12}$"), TELLS, "C", reach=24),
    # She claims Holm said the plan had "…", the paper reported that a source close to Lind said he
    # was "…", had told the police that "…"
    *[
        Form(re.compile(r"(?<=[NDHO,])(?P<reports>C)(?:(?:pw?|p[wDO]|m|S?[NDO])?T)?(?:S(?=[ND]))?"
                        r"(?P<somebody>(?=H))?(?P<mention>[NDHO])(?:w?[pt][wDNO]{1,3})?b?(?P<cue>C)"
                        + said + CLAUSE), groups, "C", last="NDXHOwbnCT", reach=24)
        for said, groups in (("T?", _UTTERS), (HEARER + "T?", TELLS))
    ],
    # According to the file, Reed told a friend that she was "…", wrote that it had "…"
    *[
        Form(re.compile(r"^A[^QCGA:;]{1,14},(?:S(?=[ND]))?(?P<mention>[NDHO])(?:p[wDO]{1,2})?w?b?"
                        r"(?P<cue>C)" + said + CLAUSE), groups, "A", last="NDXHOwbnCT", reach=34,
             verb=verb)
        for said, groups, verb in (
            ("T?", _UTTERS, "say"),
            ("(?:T|(?=S?[NDXHO]))", _UTTERS, ""),  # (but "Holm maintained the "corrupt system"")
            (HEARER + "T?", TELLS, ""),
        )
    ],
    # The paper said that in its answer the office confirmed that "…"
    Form(re.compile(r"(?<=[CTw])(?P<mention>[NDHO])b?(?P<cue>C)" + HEARER + "?T$"), SPEECH, "CT",
         last="T", reach=6),
    # Police said Holm had admitted it, telling officers: "…"
    Form(re.compile(r"(?<=[CT])(?P<mention>[NDHO])b(?P<told>C)[^QCG:;]{0,6},(?P<cue>G)" + HEARER
                    + "?[:,]$"),
         SAYS | TELLS, "bC", last=",:"),
    # The court heard that Holm had shouted at him "Get out!"
    Form(re.compile(r"(?<=[CTw])(?P<mention>[NDHO])b?(?P<cue>C)" + HEARER + "?$"), SHOUTS,
         "C", last="CmDNO", whole=True),
    # The bureau admitted it, and the board has told Lind that "…"
    Form(re.compile(r"&(?P<mention>[NDHO])b?(?P<cue>C)" + HEARER + "T$"), TELLS, "&", last="T",
         reach=8),
    # She heard a man say in the early hours, "…"
    Form(re.compile(r"(?P<hears>w)(?P<mention>[NDX])(?P<cue>C)p[wDO]{1,3}[:,]$"), SAYS, "C",
         last=",:"),
    # Witnesses heard him shout: "…"
    Form(re.compile(r"(?<=w)(?P<mention>m)(?P<cue>C):$"), SAYS, "mC:", last=":"),
    # Lind criticised Holm for saying …: "…", for suggesting that it was "…", for calling it "…"
    *[
        Form(re.compile(blamed + saying), groups, "pG", reach=30)
        for blamed in _BLAMED
        for saying, groups in (
            (r"(?P<cue>G)[^QCGA;]{0,12}$", _UTTERS),
            (r"(?P<cue>G)(?:m|t?S?[wDNO]{1,2})?(?:[:,]|(?:T|(?=Hb))[^QCGA;]{1,8})$", TELLS),
            (r"(?P<cue>G)(?:p[wO])?T" + CLAUSE, SAYS),
            (r"(?P<cue>(?P<named>G))(?:H|(?P<whom>m)|" + CALLED + ")$", CALLS),
            (r"(?P<cue>G)(?:H|(?P<whom>m)|" + CALLED + ")(?P<as>p)$", CALLS),
        )
    ],
    # Reed was accused by Holm of "…", was described in court by Holm as having "…"
    *[
        Form(re.compile(r"(?P<cue>C)" + where + "(?P<by>p)" + _AGENT
                        + "(?P<given>p)(?:[Gbw]?S?[wDX]{0,2})?$"), CALLS, having, reach=18)
        for where, having in (("", "Cp"), ("p", "Cpp"), ("p[wDNO]", "Cp"))
    ],
    # Reed came under fire from Holm for what he called "…"
    Form(re.compile(r"(?P<from>p)S?(?P<mention>[NDO])[p&](?P<what>w)Hb?(?P<cue>C)p?$"), CALLS,
         "wH", last="Cp", reach=10),
    # Reed was branded by Holm "…", a "…"
    Form(re.compile(r"b(?P<cue>C)(?P<by>p)" + _AGENT + "$"), CALLS, "Cp", last="NDXOw,",
         reach=12),
    # Stein was told by Holm that the gate was "…", to "…", he was "…"
    Form(re.compile(r"b(?P<cue>C)(?P<by>p)" + _AGENT + "(?:T|n?t|(?=Hb)|[:,]$)[^QCG;:,]*$"), TELLS,
         "bCp"),
    # Holm on Friday dismissed as "…" a report that …
    Form(re.compile(r"(?P<mention>[NDHO])(?:p[wO]?)?b?(?P<cue>C)(?P<as>p)$"), CALLS, "Cp",
         behind=re.compile("[DwSNOH]"), last="p"),
    # The paper said Lind had called the talks "…"
    Form(re.compile(r"[CT](?P<mention>[NDO])b?(?P<cue>C)(?:m|S?[wNDOXC]{1,2})p?$"), CALLS, "C",
         last="mwNDOXCp", reach=7),
    # The firm opposes a ruling that Lind called "…", and one which he has described as "…"
    Form(re.compile(r"[Tr]S?(?P<mention>[NDHO])b?(?P<cue>C)p?$"), CALLS, "C", last="Cp", reach=6),
    # The firm lost a vote Lind called "…", left the town, a move critics called "…"
    Form(re.compile(r"(?:(?<=[wDXO])|[,-](?=D))(?P<several>(?=D))?(?P<mention>[NDO])"
                    r"(?P<cue>(?P<calls>C))p?$"), CALLS, "C",
         last="Cp", reach=4),
    # Lind is up against what she calls a "…" (but "Lind condemned what she called": Lind does)
    Form(re.compile(r"^(?!.*[NDO]b?C)[^Q]*(?P<what>w)(?P<mention>(?P<somebody>H))b?(?P<cue>C)p?$"),
         CALLS, "wH", last="Cp", reach=40),
    # The firm opposes a ruling which Lind says is "…", which the evidence suggested was "…"
    Form(re.compile(r"[Tr]S?(?P<mention>[NDHXO])(?P<cue>C)b$"), SAYS, "Cb", last="b", reach=5),
    # The firm lost a vote Lind says was marred by "…"
    Form(re.compile(r"(?<=[wDXO])(?P<mention>[NDHO])(?P<cue>C)b{1,2}n?(?:[wC]p)?$"), SAYS, "Cb",
         behind=re.compile("(?!,?[NDHOX]b?C|,?C)"), last="bnp", reach=8),
    # The board's report of 1962 described her conduct as "…"
    Form(re.compile(r"^S?(?P<mention>[NDO])p[wNO]{0,2}b?(?P<cue>C)(?:m|S?[wNDOXC]{1,2})p?$"),
         CALLS, "C", last="mwNDOXCp", reach=12),
    # The talks failed, with Poland calling the plan "…"
    Form(re.compile(r"(?P<with>p)S?(?P<mention>[NDO])(?P<cue>G)(?:m|S?[wNDO]{1,3})p?$"), CALLS,
         "G", last="mwNDOp", reach=9),
    # The talks failed, with Lind taking to Twitter to call it "…", quick to dismiss it as "…"
    Form(re.compile(r",(?P<with>p)(?:S(?=D)|D(?=N))?(?P<mention>[NDO])[Gwpt][^QCA;:,&]{0,8}t"
                    r"(?P<cue>C)(?:m|S?[wNDOXC]{1,3})?p?$"), CALLS, ",p", last="mwNDOXCp",
         reach=20),
    # Filming was late, with a spokeswoman saying the weather had made it "…"
    Form(re.compile(r"(?P<with>p)S?(?P<mention>[NDO])(?P<cue>G)[^QG;:,]{0,14}[:,]?$"), SPEECH,
         "G", reach=18),
    # The talks failed, with a spokesman for the group saying it was "…", with the US embassy in
    # Hexley calling it "…"
    *[
        Form(re.compile(r",(?P<with>p)(?:S(?=[DX]))?(?P<mention>[NDO])(?:p[wDNO]{1,2}){1,2}(?P<cue>G)"
                        + saying), groups, ",p", reach=20)
        for saying, groups in ((r"[^QG;:,]{0,14}[:,]?$", SPEECH),
                               (r"(?:m|H|S?[wNDO]{1,3})p?$", CALLS))
    ],
    # The agency cited a source close to the firm who said the plan was "…"
    Form(re.compile(r"(?P<heard>C)(?:S(?=[DX]))?[DX](?:w?[pt][wDNO]{1,3})?(?P<mention>r)(?P<cue>C)"
                    r"[^QCG;:]{0,20}[:,]?$"), SAYS | TELLS, "rC", reach=34),
    # Holm, who began his campaign calling the town "…"
    Form(re.compile(r"(?<=,)(?P<mention>r)b?[Cw]S?[wDNOX]{1,2}(?P<cue>G)(?:m|S?[wNDOX]{1,3})p?$"),
         CALLS, "G", reach=14),
    # He lived there, with a witness to a raid on a flat in Hexley saying: "…"
    Form(re.compile(r"(?P<with>p)(?P<mention>D)(?:[pt][wDNO]{1,3}){1,4}(?P<cue>G)[,:]$"), SAYS,
         "G", last=",:", reach=24),
    # Lind did not reply, but her lawyer, Carl Holm, said: "…"
    Form(re.compile(r"&(?:SD|D),(?P<mention>N),(?P<cue>C)[,:]$"), SAYS, "D,N,C", last=",:",
         reach=8),
    # The paper quoted an official: "…", a line attributed to an official: "…"
    *[
        Form(re.compile(quoted + SOMEBODY
                        + "(?:[,:]|,[SDXwp][^QCG;:&]{0,10}:|,r[^QG;:&]{1,12}(?<!C):)$"), ANY,
             having, last=",:", reach=18, verb=verb)
        for quoted, having, verb in (
            (r"(?P<cue>[CG])(?:(?:Sw?)?D,)?", "", "quote"),
            (r"(?P<cue>C)t", "Ct", "attribute"),
        )
    ],
    # The Times, quoting an official, said the talks were "…"
    Form(re.compile(r",(?P<cue>G)" + SOMEBODY + ",C[^QG;:,]{1,12}$"), ANY, ",G",
         verb="quote"),
    # What Holm called "…", Lind presided over what the report called "…"
    Form(re.compile(r"(?P<what>w)(?:(?<=^.)|(?<=^p.)|(?!H))(?:S(?=D))?(?:O&(?=O))?"
                    r"(?P<mention>[NDHXO])w?b?(?P<cue>C)p?$"), CALLS, "C", last="Cp", reach=7),
    # Lind rejected Holm's claim that her plan was "…"
    Form(re.compile(r"(?P<mention>(?P<owner>S))(?P<cue>[CG])T" + CLAUSE), SAYS | TELLS | CALLS,
         "T", reach=10),
    # Lind rejected Holm's call for "…"
    Form(re.compile(r"(?P<mention>(?P<owner>S))(?P<cue>C)(?P<of>p)S?[wDXNO]{0,2}$"),
         SPEECH | CALLS, "SCp", last="pwDXNO", reach=7),
    # Lind rejected claims by Holm that her plan was "…"
    Form(re.compile(r"(?P<cue>C)(?P<by>p)" + SOMEBODY + "T" + CLAUSE), SPEECH, "T", reach=12),
    # Lind resigned after Holm had called her "…"
    Form(re.compile(r"(?:(?P<turn>[&p])|,(?=[NO]))(?:S(?=[ND]))?(?P<mention>[NDO])b?(?P<cue>C)(?:H|"
                    + CALLED + ")p?$"), CALLS, "C", last="mHwNDOXp", reach=10),
    # Lind resigned after an inquiry found she had "…"
    Form(re.compile(r"(?P<turn>[&p])(?:S(?=D))?(?P<mention>[NDO])(?:,r[^QCG;:,]{1,8},)?b?(?P<cue>C)"
                    r"(?:p[wDO]{1,2})?T?(?:H|S?[NDOX])b?n?$"),
         SAYS | TELLS, "C", last="HNDOXbn", reach=20),
    # Lind quit after Holm told him that "…", that it was "…"; Lind recalled how Holm said that "…"
    Form(re.compile(r"(?P<turn>[&pw])(?:S(?=[ND]))?(?P<mention>[NDO])b?(?P<cue>C)(?:p[wDO]{1,2})?"
                    + HEARER + "?T" + CLAUSE), SPEECH, "T", reach=16),
    # Lind quit after a woman in Hexley, Ohio, told him she thinks he is "…"
    Form(re.compile(r"(?:^|(?P<turn>[&pw]))(?:S(?=[ND]))?(?P<mention>[NDO])(?:p(?:[wDO]{1,2}|N(?=,O,))(?:,O,)?)?"
                    r"b?(?P<cue>C)" + HEARER + "?T?(?P<he>H)b?CT?" + CLAUSE), SPEECH, "H",
         last="HNDXOwbnCT", reach=20),
    # Lind quit after Holm told him: "…"
    Form(re.compile(r"(?P<turn>[&pw])(?:S(?=[ND]))?(?P<mention>[NDO])b?(?P<cue>C)" + HEARER
                    + "?[:,]?$"), TELLS, "C", last="mDNO:,", reach=12),
    # Holm praised her daughter saying she was "…", paid tribute to Lind saying: "…"
    Form(re.compile(r"^(?:S(?=[ND]))?(?P<mention>[NDHO])b?(?:(?P<blamed>[Cw])|w(?P<tribute>w)[tp])"
                    r"(?:S?w?[NDXO]{1,2}|m)(?P<cue>G)(?:[:,]$|T?(?:S?[NDXHOw]{1,3}b{0,2}n?w?)?$)"),
         SAYS | TELLS, "G", reach=24),
    # Lind liked it, but Holm was less kind, calling it "…"; Lind quit when Holm attacked her, …
    Form(re.compile(r"(?:;|(?P<turn>[&p]))(?P<mention>[NDO])(?:[bwn]{1,4}|b?[Cw]m),(?P<cue>G)(?:H|"
                    + CALLED + ")p?$"), CALLS, ",G", last="mHwNDOXp", reach=14),
    Form(re.compile(r"(?P<turn>[&p])(?P<mention>[NDO])b?[Cw]m,(?P<cue>G)T?" + CLAUSE),
         SAYS | TELLS, "m,G", reach=16),
    # Lind attacked Holm after he won, accusing him of "…": it is not he who does
    Form(re.compile(r"^(?:S(?=[ND]))?(?P<mention>[NDO])b?[Cw][^QG;:]{1,14}[&p]Hb?[Cw][^QCG;:,]{0,6},"
                    r"(?P<cue>G)m(?:p(?:[Gw]S?[wDX]{0,2}p?)?|[wDX]p)?$"), CALLS, "m", reach=40),
    # Lind condemned the visit of Holm, who came on Sunday, saying it was "…"
    Form(re.compile(_CONDEMNED + r"(?P<cue>G)(?:T?" + CLAUSE + "|T$|[:,]$)"), SAYS | TELLS, "r",
         reach=44),
    Form(re.compile(_CONDEMNED + r"(?P<cue>G)(?:H|" + CALLED + ")p?$"), CALLS, "r",
         last="mHwNDOXp", reach=44),
    # Lind rejected Holm's call for "…" on Friday, calling it "…"
    Form(re.compile(r"^(?:S(?=D))?(?P<mention>[NDHO])b?[Cw][^;:r]{0,16}Q[^;:r]{0,8},(?P<cue>G)(?:H|"
                    + CALLED + ")p?$"), CALLS, ",G", last="mHwNDOXp", reach=40),
    # Holm was attacked by a union, which branded the plan "…", by a judge who called it "…"
    Form(re.compile(r"(?<!G[NDOX])(?P<mention>(?P<who>r))b?(?P<cue>C)" + CALLED + "p?$"),
         CALLS, "rC", reach=9),
    Form(re.compile(r"(?P<mention>r)(?P<cue>C)(?:m|D|N)T?(?:H|S?[NDOXw]{1,2})b$"), TELLS, "rC",
         last="b", reach=9),
    # Lind dismissed a report that called her plan "…"
    Form(re.compile(r"(?P<denied>C)(?:S(?=D))?(?P<mention>[DO])T?(?P<cue>(?<=T)C|(?<!T)G)"
                    + CALLED + "p?$"), CALLS, "C", last="mwNDOXp", reach=10),
    # Lind was greeted by fans who chanted, "…"
    Form(re.compile(r"b[Cw](?P<by>p)S?[wDXNO]{1,2}(?:pS?[wDXNO]{1,2}){0,2},?"
                    r"(?P<mention>(?P<who>r))(?P<cue>C)" + HEARER + "?[:,]?$"),
         SAYS | TELLS, "rC", reach=20),
    # Lind praised Holm, who broke with his party and said: "…"
    Form(re.compile(r"(?<=,)(?P<mention>r)[^,QGA;:]{1,16}&(?P<cue>C)(?:[,:]|m|T" + CLAUSE
                    + "|" + CLAUSE + ")"), SAYS | TELLS, "r", reach=26),
    # Fans blocked the road, and one shouted: "…", while another said: "…"
    Form(re.compile(r"[wbCH][^QG;:]{0,6}[&p](?P<mention>(?P<one>D))(?P<cue>C)[:,]$"), SAYS, "DC",
         last=",:", reach=12),
    # Asked about it, Lind shook her head and said: "…", according to the agency, Lind condemned it
    # and said it was "…"
    Form(re.compile(r"^(?:[ACGp]|&(?=[NDH][bwC]))[^Q;:]{1,20},(?P<mention>[NDHO])[^,Q;:AH]{1,14}"
                    r"&(?P<cue>C)(?:[,:]$|T?"
                    + CLAUSE + ")"), SAYS | TELLS, "&C", reach=44),
)  # fmt: skip
