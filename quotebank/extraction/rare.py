"""Sentences too rare for weights to be learnt, read by rule. Beside plain, before candidates.

Each form is a pattern over the tags before or behind the quotation, with the places of the mention
and the cue (``mentions`` explains the tags), and a test of the words that the tags stand for.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from quotebank.extraction.cues import Cue
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.mentions import Description, Scan, What
from quotebank.extraction.pairs import described
from quotebank.extraction.verbatim import as_put, in_words, words_of, written_by

PROBABILITY: Final = 0.95
"""How often such a reading is right."""


class Read(NamedTuple):
    """Where mention and cue stand in the tags of a sentence, -1 for no cue."""

    mention: int
    cue: int


class Form(NamedTuple):
    """A pattern over tags, and the groups of cues that it takes. ``having`` are tags that it cannot
    do without: few sentences have them, and the others are not searched.

    Where the pattern has the group ``heard``, that verb hands on what another says; ``told`` is one
    of speech, unless the cue has a hearer; ``writing`` is a document; ``as``, ``by`` and ``with``
    are those words. ``verb`` is the cue's, where only one will do; ``behind`` is what must follow
    the quotation, ``last`` the tags that may stand right before it, where they are few; ``whole``:
    it must begin like a sentence.
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


_SAYS: Final = frozenset({"say", "manner", "write", "hold"})
_SPEECH: Final = frozenset({"say", "manner", "write", "tell"})
_SHOUTS: Final = frozenset({"manner"})
_TELLS: Final = frozenset({"tell"})
_CALLS: Final = frozenset({"call"})
_ANY: Final = _SAYS | _TELLS | _CALLS | {"weak"}
_SOMEBODY: Final = r"(?:S(?=[NDXO]))?(?P<mention>[NDXO])"
_HEARER: Final = "(?:m|t?S?[DNO]|pw?S?[DNO])"
_AS_SAYING: Final = (
    r"(?P<heard>C)(?:S(?=[NDO]))?(?P<mention>[NDHXOm])(?:p[wS]{0,2}[NDO])?(?:,[^,QC]{1,6},)?"
    r"p(?P<cue>G)"
)
_BODY_BEHIND: Final = r"(?P<mention>N),O(?:&O)?(?P<cue>C)"

_BEFORE: Final = (
    # The paper quoted Lind as saying: "…"
    Form(re.compile(_AS_SAYING + "[^QCG;]*$"), _ANY, "pG"),
    # He recalled Lind meeting him and saying, "…"
    Form(re.compile(r"(?P<heard>C)(?:S(?=D))?(?P<mention>[NDHX])w[^QCG;]{0,12}&(?P<cue>G)[,:]$"),
         _ANY, "&G", last=",:"),
    # The court heard that Lind swore and said: "…"
    Form(re.compile(r"(?<=wT)(?P<mention>[NDH])[^QG;:]{0,12}&(?P<cue>C)[,:]$"), _SAYS, "wT",
         last=",:"),
    # He recalled Lind saying, "…"
    Form(re.compile(r"(?P<heard>C)" + _SOMEBODY + "(?P<cue>G)[,:]$"), _ANY, "G", last=",:",
         reach=5),
    # He marched under a banner that read: "…", but not "Lind issued a statement that read"
    Form(re.compile(r"(?<=p)(?P<mention>(?P<writing>D))T(?P<cue>C)[,:]?$"), _ANY, "DTC",
         last="C,:", reach=5),
    # Colin Asp, Seaport Hotel Association said: "…"
    Form(re.compile(r"(?:^|(?<=Q)|(?<=Q,))" + _BODY_BEHIND + "[^QCG;]*$"), _SAYS, "N,O"),
    # It was, said Petrov, "…"
    Form(re.compile(r",(?P<cue>C)" + _SOMEBODY + ",$"), _SAYS, ",C", last=","),
    # It was "an outrage", said Petrov, adding: "…"
    Form(re.compile(r"Q,C" + _SOMEBODY + r",(?P<cue>G)[,:]?$"), _SAYS, "Q,C", last="G,:"),
    # Holm said Reed had told him: "…", according to the file, Reed texted his wife, "…"
    Form(re.compile(r"(?:(?<=[CTw])|^A[^QCGA:;]{1,12},)(?P<mention>[NDHO])b?(?P<cue>C)" + _HEARER
                    + "?[:,]$"), _SAYS | _TELLS, "C", last=",:"),
    # The paper said that in its answer the office confirmed that "…"
    Form(re.compile(r"(?<=[CTw])(?P<mention>[NDHO])b?(?P<cue>C)" + _HEARER + "?T$"), _SPEECH, "CT",
         last="T", reach=6),
    # Police said Holm had admitted it, telling officers: "…"
    Form(re.compile(r"(?<=[CT])(?P<mention>[NDHO])b(?P<told>C)[^QCG:;]{0,6},(?P<cue>G)" + _HEARER
                    + "?[:,]$"),
         _SAYS | _TELLS, "bC", last=",:"),
    # The court heard that Holm had shouted at him "Get out!"
    Form(re.compile(r"(?<=[CTw])(?P<mention>[NDHO])b?(?P<cue>C)" + _HEARER + "?$"), _SHOUTS,
         "C", last="CmDNO", whole=True),
    # The bureau admitted it, and the board has told Lind that "…"
    Form(re.compile(r"&(?P<mention>[NDHO])b?(?P<cue>C)" + _HEARER + "T$"), _TELLS, "&", last="T",
         reach=8),
    # She heard a man say in the early hours, "…"
    Form(re.compile(r"(?P<hears>w)(?P<mention>[NDX])(?P<cue>C)p[wDO]{1,3}[:,]$"), _SAYS, "C",
         last=",:"),
    # Witnesses heard him shout: "…"
    Form(re.compile(r"(?<=w)(?P<mention>m)(?P<cue>C):$"), _SAYS, "mC:", last=":"),
    # Reed was accused by Holm of "…"
    Form(re.compile(r"(?P<cue>C)(?P<by>p)" + _SOMEBODY + "p$"), _CALLS, "Cp", last="p"),
    # Holm told both sides they had "…," according to two people at the table: they pass it on
    Form(re.compile(r"(?P<mention>[NDHO]),?(?P<cue>C)[^QCG;:,]{0,6}$"), _SAYS | _TELLS, "A",
         behind=re.compile(",?A")),
    # Stein was told by Holm that the gate was "…"
    Form(re.compile(r"b(?P<cue>C)(?P<by>p)" + _SOMEBODY + "T[^QCG;:,]*$"), _TELLS, "bCp"),
    # Holm on Friday dismissed as "…" a report that …
    Form(re.compile(r"(?P<mention>[NDHO])(?:p[wO]?)?b?(?P<cue>C)(?P<as>p)$"), _CALLS, "Cp",
         behind=re.compile("[DwSNOH]"), last="p"),
    # The paper said Lind had called the talks "…"
    Form(re.compile(r"[CT](?P<mention>[NDO])b?(?P<cue>C)(?:m|S?[wNDOXC]{1,2})p?$"), _CALLS, "C",
         last="mwNDOXCp", reach=7),
    # The firm opposes a ruling that Lind called "…", and one which he has described as "…"
    Form(re.compile(r"[Tr]S?(?P<mention>[NDHO])b?(?P<cue>C)p?$"), _CALLS, "C", last="Cp", reach=6),
    # The firm opposes a ruling which Lind says is "…"
    Form(re.compile(r"[Tr]S?(?P<mention>[NDHO])(?P<cue>C)b$"), _SAYS, "Cb", last="b", reach=5),
    # The board's report of 1962 described her conduct as "…"
    Form(re.compile(r"^S?(?P<mention>[NDO])p[wNO]{0,2}b?(?P<cue>C)(?:m|S?[wNDOXC]{1,2})p?$"),
         _CALLS, "C", last="mwNDOXCp", reach=12),
    # The talks failed, with Poland calling the plan "…"
    Form(re.compile(r"(?P<with>p)S?(?P<mention>[NDO])(?P<cue>G)(?:m|S?[wNDO]{1,3})p?$"), _CALLS,
         "G", last="mwNDOp", reach=9),
    # Filming was late, with a spokeswoman saying the weather had made it "…"
    Form(re.compile(r"(?P<with>p)S?(?P<mention>[NDO])(?P<cue>G)[^QG;:,]{0,14}[:,]?$"), _SPEECH,
         "G", reach=18),
    # Holm, who began his campaign calling the town "…"
    Form(re.compile(r"(?<=,)(?P<mention>r)b?[Cw]S?[wDNOX]{1,2}(?P<cue>G)(?:m|S?[wNDOX]{1,3})p?$"),
         _CALLS, "G", reach=14),
    # He lived there, with a witness to a raid on a flat in Hexley saying: "…"
    Form(re.compile(r"(?P<with>p)(?P<mention>D)(?:[pt][wDNO]{1,3}){1,4}(?P<cue>G)[,:]$"), _SAYS,
         "G", last=",:", reach=24),
    # Lind did not reply, but her lawyer, Carl Holm, said: "…"
    Form(re.compile(r"&(?:SD|D),(?P<mention>N),(?P<cue>C)[,:]$"), _SAYS, "D,N,C", last=",:",
         reach=8),
    # The paper quoted an official: "…"
    Form(re.compile(r"(?P<cue>C)(?:(?:Sw?)?D,)?" + _SOMEBODY
                    + "(?:[,:]|,[SDXwp][^QCG;:&]{0,10}:|,r[^QG;:&]{1,12}(?<!C):)$"), _ANY, "C",
         last=",:", reach=18, verb="quote"),
    # The Times, quoting an official, said the talks were "…"
    Form(re.compile(r",(?P<cue>G)" + _SOMEBODY + ",C[^QG;:,]{1,12}$"), _ANY, ",G",
         verb="quote"),
    # What Holm called "…"
    Form(re.compile(r"^p?w(?P<mention>[NDHO])(?P<cue>C)$"), _CALLS, "C", last="C"),
)  # fmt: skip
_BEHIND: Final = (
    # "…," the paper quoted Lind as saying, "…," a note posted on its site quoted him as saying
    Form(re.compile("(?:,?[DX]Cp)?[^QCG;]{0,12}" + _AS_SAYING), _ANY, "pG"),
    # "…," the paper quoted the minister.
    Form(re.compile(",?[NDOX](?P<cue>C)w?" + _SOMEBODY + "(?=$|[,p])"), _ANY, "C", verb="quote"),
    # "…," Colin Asp, Seaport Hotel Association said
    Form(re.compile(",?" + _BODY_BEHIND), _SAYS, "N,O"),
    # "…," director of rugby Nigel Marsh said
    Form(re.compile(",?Dpw(?P<mention>N)(?P<cue>C)"), _SAYS | _TELLS, "Dpw"),
    # "…," said director of rugby Nigel Marsh
    Form(re.compile(",?(?P<cue>C)Dpw(?P<mention>N)(?=$|[,;p&])"), _SAYS, "CDpw"),
    # It was "an outrage", said Petrov, adding
    Form(re.compile(r",(?P<cue>C)" + _SOMEBODY + "(?=$|[,;])"), _SAYS, ",C"),
)


_AGENT: Final = Form(
    re.compile(r"[b,](?P<cue>C)p?(?P<quoted>Q)(?P<by>p)" + _SOMEBODY), _CALLS | _TELLS, "Qp"
)
"""The plan was called "…" by Lind."""
_HAVE: Final = frozenset(("has", "have", "had"))
_VERDICT: Final = re.compile(r"Qb[wDXCG]{1,3}(?P<of>p)S?(?P<mention>[NDXO])")
"""``"We lost," is the dry assessment of Ann Lind``; without the comma only of what is said:
``"We lost" was the verdict of Ann Lind``, and not ``"We Lost" was the debut of Ann Lind``."""
_SIGNED: Final = re.compile(r"Q(?P<mention>N)$")
"""Behind a quotation that ends with a comma: ``"It will be hard," Mr Lind.``"""
_SET_OFF: Final = re.compile(r"Q-(?P<mention>N)(?:,[^QCGA]{0,8})?$")
"""A signature behind a dash: ``"Nobody asked me" - Ann Lind, baker``."""
_LABEL: Final = re.compile(r"^(?P<mention>N)(?:,[^QCGAb:;]{0,14}|\([^QCGAb:;]{0,8}\)):$")
"""The name before a vox pop: ``Ann Lind, 40, baker: "I will not vote."``"""


_TURNED_TO: Final = re.compile(
    r"^&?(?P<mention>N)(?:p[wO]{1,2}|,[SDwpO]{1,6},)?[bw][bwpmHtOD]{0,5}:$"
    r"|^&?(?P<owner>S)?(?P<critic>D|(?<=S)[wX])(?:p[wO]{1,2})?bw{1,2}:$"
    r"|^(?P<for>p)(?P<one>N)H[bw][bwptOD]{1,6}:$"
)
"""``Holm pounced: "…"``, ``Holm was having none of it: "…"``, whoever spoke before; ``The Post's
critic was cooler: "…"``, ``Holm's verdict was harsher: "…"``, ``For Holm it was a riddle: "…"``."""


def _verdict(scanned: Scan, at: int, ending: str, lexicon: Lexicon) -> re.Match[str] | None:
    match = _VERDICT.match(scanned.tags, at)
    if match is None or scanned.what[match.start("of")] not in ("of", "from"):
        return None
    noun, whose = scanned.what[match.start("of") - 1], scanned.what[match.start("mention")]
    if ending == ",":  # (but `Lind, who is "over 65," is a nurse from Hexley`)
        return None if isinstance(noun, Description) and noun.sort in ("role", "kin") else match
    if isinstance(whose, Description) and whose.sort not in ("role", "kin", "group"):
        return None  # "was the message of the march"
    if isinstance(noun, Cue):
        return match if noun.group in _SPEECH else None  # "was the warning from Lind"
    word = noun.head if isinstance(noun, Description) else noun
    return match if word in lexicon.verdicts else None


def read_by_rule(scanned: Scan, at: int, first: str, ending: str, lexicon: Lexicon) -> Read | None:
    """Return who says the quotation at place ``at``, None where the sentence is no rare one.

    ``first`` is its first letter, ``ending`` the mark that it ends with.
    """
    alone = _without_cue(scanned, at, ending, lexicon)
    if alone >= 0:
        return Read(alone, -1)
    led_by = at and scanned.tags[at - 1] == ":"
    put = (written_by(scanned, at, lexicon) if led_by else None) or as_put(scanned, at)
    if put is not None:
        return Read(*put)
    return (
        _agent(scanned, at, lexicon)
        or _led_up_to(scanned, at, first, lexicon)
        or _followed(scanned, at, lexicon)
    )


def _without_cue(scanned: Scan, at: int, ending: str, lexicon: Lexicon) -> int:
    """Return the place of who is named as the speaker without a verb of speech, else -1."""
    tags = scanned.tags
    alone = (
        (ending == "," and _SIGNED.match(tags, at))
        or (tags.startswith("Qb", at) and _verdict(scanned, at, ending, lexicon))
        or (tags.startswith("Q-") and _SET_OFF.match(tags))
        or (tags.startswith(":", at - 1) and _LABEL.match(tags, 0, at))
    )
    if alone:
        return alone.start("mention")
    if at and tags[at - 1] == ":":
        led = words_of(scanned, at)
        return led if led >= 0 else _turned_to(scanned, at, lexicon)
    return in_words(scanned, at) if "pwp" in tags or "pSw" in tags else -1


def _turned_to(scanned: Scan, at: int, lexicon: Lexicon) -> int:
    """Return the place of whom alone a sentence is about that leads up to a quotation, else -1."""
    match = _TURNED_TO.match(scanned.tags, 0, at)
    if match is None or "C" in scanned.tags[at : at + 5]:
        return -1  # Holm was blunt: "…," he said
    if match["mention"] is None:
        return _critic(scanned, at, match, lexicon)
    objects = scanned.what[match.end("mention") : at]
    about = [what for what in objects if isinstance(what, Description) and what.sort == "document"]
    return -1 if about else match.start("mention")


def _critic(scanned: Scan, at: int, match: re.Match[str], lexicon: Lexicon) -> int:
    """Return the place of who is in some mood, whose verdict a sentence gives or for whom something
    is so, else -1."""
    what = scanned.what
    if match["for"]:
        return match.start("one") if what[0] in ("for", "to") else -1
    if what[at - 2] not in lexicon.moods:
        return -1
    critic = match.start("critic")
    noun = what[critic]
    word = noun.head if isinstance(noun, Description) else noun
    if match["owner"] and word in lexicon.verdicts:
        return match.start("owner")
    told = isinstance(noun, Description) and noun.sort != "document"
    return critic if told else -1


def _agent(scanned: Scan, at: int, lexicon: Lexicon) -> Read | None:
    if not scanned.tags.startswith("Qp", at):
        return None
    match = _AGENT.pattern.search(scanned.tags, max(0, at - 3), at + 5)
    if match is None or match.start("quoted") != at:
        return None
    if scanned.what[match.start("cue") - 1] in _HAVE:
        return None  # "Holm has condemned "attacks" by bombers"
    return _read(match) if _bears_out(scanned, match, _AGENT, lexicon) else None


def _led_up_to(scanned: Scan, at: int, first: str, lexicon: Lexicon) -> Read | None:
    tags = scanned.tags
    for form in _BEFORE if at else ():
        if form.having not in tags or (form.last and tags[at - 1] not in form.last):
            continue
        if form.behind and form.behind.match(tags, at + 1) is None:
            continue
        if form.whole and not first.isupper():
            continue
        match = form.pattern.search(tags, max(0, at - form.reach), at)
        if match and _bears_out(scanned, match, form, lexicon):
            return _subject(scanned, _read(match))
    return None


def _subject(scanned: Scan, read: Read) -> Read:
    """Return a reading with the subject that its mention only describes: "Ann Lind, who runs the
    bakers' union said: "…""."""
    told = read.mention < read.cue and scanned.tags[read.mention] != "r"
    subject = described(scanned, read.cue) if told else -1
    return read if subject < 0 else Read(subject, read.cue)


def _followed(scanned: Scan, at: int, lexicon: Lexicon) -> Read | None:
    tags = scanned.tags
    for form in _BEHIND:
        match = form.pattern.match(tags, at + 1) if form.having in tags else None
        if match and _bears_out(scanned, match, form, lexicon):
            return _read(match)
    return None


def _read(match: re.Match[str]) -> Read:
    return Read(match.start("mention"), match.start("cue"))


_WORDS: Final = ("as", "by", "with")
"""Groups of a pattern that stand for themselves."""
_MODALS: Final = frozenset(("should", "must", "could", "would", "may", "might", "can", "will"))


def _speaks(what: What) -> bool:
    return isinstance(what, Cue) and what.group in _SPEECH


def _bears_out(scanned: Scan, match: re.Match[str], form: Form, lexicon: Lexicon) -> bool:
    """Whether the words are what the tags of a form stand for."""
    named, what = match.re.groupindex, scanned.what
    if "heard" in named:
        verb = what[match.start("heard")]
        return isinstance(verb, Cue) and verb.verb in lexicon.heard
    at = match.start("cue")
    cue = what[at]
    if not isinstance(cue, Cue) or cue.group not in form.groups:
        return False
    if form.verb and cue.verb != form.verb:
        return False
    if at and what[at - 1] in _MODALS:
        return False  # "Holm said broadcasters should remember the rule: …"
    if "told" in named and cue.group != "tell" and not _speaks(what[match.start("told")]):
        return False  # "Holm said Lind had had her way, adding: …": she tells nothing
    if "writing" in named:
        writing = what[match.start("writing")]
        return isinstance(writing, Description) and writing.sort == "document"
    if "hears" in named and what[match.start("hears")] not in ("heard", "hears", "hear"):
        return False
    return all(what[match.start(word)] == word for word in _WORDS if word in named)
