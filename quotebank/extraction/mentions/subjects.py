"""The subject of a cue over words that only describe it or tell where, when and how it speaks:
"Police in nearby Oxley said", "Peter Lind, who chairs the panel, said". Under pairs.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.scan import Description, Scan, is_document
from quotebank.extraction.mentions.tokens import SUBORDINATES
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.names.sorts import PEOPLE

_WIDEST: Final = 24
"""Tags between a cue and its subject beyond which nobody looks."""
_OPENS: Final = r"(?:^|(?<=Q)|(?<=Q,)|(?<=^&)|(?<=^w,)|(?<=^p,)|(?<=^p[wNOD],))"
"""Where a clause begins: a sentence, behind a quotation, "But", "Meanwhile," or "On Monday,", "In a
statement,"."""
_WHO_DOES: Final = (
    r"(?:pS?[DXNO])?(?:[rT][bn]{0,2}[wC]|Gt)[^,QCGA;:()]{0,14}(?<!&)"  # "who answered the phone"
)
_APPOSED: Final = re.compile(
    # "Peter Lind, a co-chairman of Middle Way, said", "Peter Lind (PDP, Kano) said", "Peter Lind,
    # who chairs the panel, said", "Peter Lind (Lab, West), who chairs it, said"
    r"(?:(?<![pt])N(?:(?:\([^()QCGA]{1,8}\)(?=$|,r)|(?=,[SDXr]))"
    r"(?:(?:,S?[DX][^,QCGAb;]{0,8})?(?:,r[^,QA;:]{1,20})?,)?$"
    # "Peter Lind, of the law school at Norsk University, said", "Peter Lind, 34, of The Mews, Mill
    # Road, Hexley, said"
    r"|,(?:w?,)?p[SwDNO]{1,4}(?:p[wDNO]{1,4}){0,3}(?:,[NO]){0,3},$)"
    rf"|(?=[NDXS]){_OPENS}(?:"
    # "…," a banker at the Lower Quay branch of Holm Bank said; Peter Lind, chairman of the bank
    # said (but "director of rugby Peter Lind said")
    r"(?:N,S?)?D(?:&D)?(?:pS?(?:N(?:[wD](?:&N[wD])?|&[NO])?|O&N|[DOw&]{1,3})){1,5}"
    # Peter Lind, of Norsk Bank said; Peter Lind, who teaches at the College said
    r"|N,(?:p[NO]|r(?:C[wO]{1,2}|b?w{1,2}(?:O|[pt]S?[wDNO]{1,3}))(?:[pt]S?[wDNO]{1,3})?)"
    # Peter Lind's letter to the bank says; an aide to Peter Lind said
    r"|S?DtS?[NDOX]{1,2}"
    # In a statement, Peter Lind of Norsk Bank in Hexley, Ohio, said
    r"|N(?:pS?[wDNO]{1,3}){1,3},[NO],"
    # A woman who answered the phone at his home said
    rf"|[DX]{_WHO_DOES})$"
    # Reached by phone, a man claiming to be his father said
    rf"|(?<=[^NO],)[DX]{_WHO_DOES}$)"
)
"""A subject and what stands between it and its cue, which only describes it."""
_OFFICE: Final = re.compile(r"S?DpwN\Z")
_OFFICES: Final = frozenset(("of", "for", "on"))
_PLACED: Final = r"(?:p(?:[wj]{0,2}[NODX]|w(?=p))?|w?tS?[NODX])"
"""Where, when and how: "in nearby Oxley", "on Monday", "at a news conference", "close to Oxley"."""
_SET_OFF: Final = re.compile(
    rf"{_OPENS}S?[NOD](?:"
    # Police in nearby Oxley on Monday said; a farmer of Oxley, Ohio, said
    rf"{_PLACED}{{1,3}}(?:,(?P<state>[NO]),)?"
    # Police, near Oxley, Kent, said; Norsk Bank, speaking to reporters in Oxley, said; Norsk Bank,
    # after meeting Peter Lind, said; Norsk Bank, based in Oxley, said; police, who met Peter Lind,
    # said; Norsk Bank, asked about Peter Lind, said
    rf"|{_PLACED}{{0,2}},(?:G[wpt]?|w?p{{1,2}}w?|wp|r[bwn]{{1,3}}|(?P<asked>C)p)"
    rf"S?[wNODX]{{0,2}}(?:[pt](?:S?[wNODX]{{1,2}})?){{0,2}}(?:,[NO])?,"
    # the mayor who was there said
    r"|r[bwn]{1,2}(?:p?[wNODX]{1,2})?)$"
)
"""The same where it tells where and when, or stands between commas."""
_CLAUSE: Final = re.compile(
    r"(?:(?<=[rT])|(?<=[^NODXHm]&)|(?<=[^NODHS],)|(?P<word>[pw]))S?[NOD]"
    rf"(?:{_PLACED}{{1,3}}|,S?[DX][^,QCGAb;:]{{0,14}},)$"
)
"""The same inside a sentence: "which residents of Hexley call", "as a friend of Peter Lind put it",
"after Peter Lind, a professor at Norsk University, said"."""
_ISSUED: Final = re.compile(
    rf"{_OPENS}S?D(?P<issued>[wC])p(?:[^,QGA;:()rTC]|Cp){{1,14}}(?<=[NODX])$"
)
"""A document and the occasion it was issued on: "A statement issued after a meeting chaired by
Peter Lind said"."""
_MAKES: Final = ("weak", "write")
"""Groups of cues that tell how something was made known: "issued", "signed"."""
_MADE: Final = ("ed", "sent", "made", "written")
_BESIDE: Final = frozenset(
    ["", "Q", "r", *[before + who for before in ("", "Q", ",", ":") for who in "NODHX"]]
)
"""What stands before a cue that no words can part from its subject: ``"…," Lind said``."""
_SUBORDINATES: Final = SUBORDINATES | {"what", "where"}
"""Words before a clause."""


def described(scanned: Scan, c: int) -> tuple[int, str]:
    """Return the place of the subject of the cue ``c`` where all that stands between them only
    describes it, else -1; and the tags between that tell how close they are: none where it is told
    when or where."""
    if scanned.tags[max(0, c - 2) : c] in _BESIDE:
        return -1, ""
    since = max(0, c - _WIDEST)
    apposed = _APPOSED.search(scanned.tags, since, c)
    if apposed:
        i = _bearer(scanned, apposed.start(), c)
        return i, scanned.tags[i + 1 : c]
    if scanned.tags.endswith(("pN", "pO"), 0, c) and scanned.what[c - 2] in _SUBORDINATES:
        return -1, ""  # "A vote was held, hours after Peter Lind said"
    set_off = _SET_OFF.search(scanned.tags, since, c)
    if set_off:
        sound = _is_asked(scanned, set_off) and not _tells_who(scanned, set_off)
        return (_bearer(scanned, set_off.start(), c) if sound else -1), ""
    issued = _ISSUED.search(scanned.tags, since, c)
    if issued and _is_issued(scanned, issued):
        return issued.start("issued") - 1, ""
    i = _of_clause(scanned, since, c)
    return (_bearer(scanned, i, c) if i >= 0 else -1), ""


def _of_clause(scanned: Scan, since: int, c: int) -> int:
    """Return the place of the subject of a clause inside a sentence, else -1."""
    clause = _CLAUSE.search(scanned.tags, since, c) if scanned.tags[c] == "C" else None
    while clause:
        i = clause.start()
        if clause["word"] is None:
            return i
        if scanned.what[i] in _SUBORDINATES:
            return i + 1
        clause = _CLAUSE.search(scanned.tags, i + 1, c)
    return -1


def _is_issued(scanned: Scan, match: re.Match[str]) -> bool:
    """Whether what begins a clause is a document and tells on what occasion it was issued, not by
    whom: "A statement issued by Peter Lind said"."""
    i = match.start("issued")
    issued = scanned.what[i]
    if isinstance(issued, Cue):
        made = issued.group in _MAKES or issued.verb == "agree"
    else:
        made = str(issued).endswith(_MADE)
    return made and is_document(scanned.what[i - 1]) and scanned.what[i + 1] != "by"


def _is_asked(scanned: Scan, match: re.Match[str]) -> bool:
    """Whether a cue between commas is what somebody was asked: "Lind, asked about Holm, said"."""
    if match["asked"] is None:
        return True
    cue = scanned.what[match.start("asked")]
    return isinstance(cue, Cue) and cue.verb == "ask"


def _tells_who(scanned: Scan, match: re.Match[str]) -> bool:
    """Whether a name between commas is no state but who is told of before: "a study by a scholar,
    Anna Lund, found"."""
    if match["state"] is None:
        return False
    name = scanned.what[match.start("state")]
    return isinstance(name, NameAt) and name.name.sort in PEOPLE and len(name.name.words) > 1


def _bearer(scanned: Scan, i: int, c: int) -> int:
    """Return the place of whom the words from ``i`` to the cue ``c`` mean: in "Mayor of Leeds Anna
    Lund said" it is she, in "a friend of Anna Lund said" the friend."""
    if _holds_office(scanned, i, c):
        return c - 1
    if scanned.tags[i] == "S":
        # What somebody wrote is his, what his aide says is not.
        return i if is_document(scanned.what[i + 1]) else i + 1
    if scanned.tags[i + 1] == "t":
        return i  # "Aide to Anna Lund said"
    what, last = scanned.what[i], scanned.what[c - 1]
    if not isinstance(what, Description) or what.plural or not isinstance(last, NameAt):
        return i
    start, end = scanned.bounds(i)
    return c - 1 if end - start == len(what.head) and last.name.sort == "person" else i


def _holds_office(scanned: Scan, i: int, c: int) -> bool:
    """Whether the name before the cue ``c`` is who holds the office that begins at ``i``: "Norsk's
    manager of crude supply Anna Lund said", but not "The mayor of nearby Oxley said"."""
    office = _OFFICE.match(scanned.tags, i, c)
    last = scanned.what[c - 1]
    if office is None or scanned.what[office.end() - 3] not in _OFFICES:
        return False
    return isinstance(last, NameAt) and last.name.sort in PEOPLE and len(last.name.words) > 1
