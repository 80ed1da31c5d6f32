"""Runs of capitalised words: one pattern for the whole article; ``parts`` reads what it finds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from quotebank.extraction.lexicon.entries import NUMBERED
from quotebank.resources import wordlists

_CAPITALS: Final = (
    "".join(chr(c) for c in range(ord("A"), 0x250) if chr(c).isupper())
    + "\N{GREEK CAPITAL LETTER ALPHA}-\N{GREEK CAPITAL LETTER OMEGA}\u0400-\u042f"
)
_CAPITAL: Final = rf"[{_CAPITALS}]"
ARTICLE: Final = r"(?:a[dlnrstz]-|ash-|el-|ul-|d(?:[ae]ll)?['\u2019]|d[eiu]|[ae]l(?=[A-Z]))"
"""What a surname carries in small letters: "al-Hakimi", "as-Salhi", "d'Arezzi", "duPreez",
"elMasri"."""
_INNER: Final = r"(?<![^\Weiuy].)"
"""Behind a capital that may begin a run: no letter stands before it but those that firms have there
("eBay", "easyJet"), which ``name_spans`` looks at."""
_NO_PRONOUN: Final = r"(?!(?<=[a-z,] I)\.(?!\w))"
"""Behind the capital that begins a run: "He is older than I. Lind said"."""
_NO_MONTH: Final = r"(?!(?:an|eb|ar|pr|un|ul|ug|ept?|ct|ov|ec)\.?[ \u00a0]\d)"
"""Behind the capital of a word that goes on with a run: "Bishop Ann Lind Jan. 22 rejected it"."""
_GRADE: Final = r"(?:[123](?:st|nd|rd) (?:Class|Grade)|\(?j\.g\.)"
"""Behind a rank printed short: "Sgt. 1st Class Ann Lind", "Lt. j.g. Ann Lind"."""
_DAYS: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

_SUNDAYS: Final = r"(?<=he.Mail.on.)|(?<=he.Independent.on.)|(?<=he.Sun.on.)"
"""Behind what a paper is called on that day: "told the Mail on Sunday", not "the Daily Mail"."""


def _particle() -> str:
    """Return the pattern of a particle: by its first letter, which few small words have."""
    known = wordlists("names")["particles"]
    by_letter: dict[str, list[str]] = {}
    for word in known["words"].split():
        if word not in known["unprinted"].split():
            by_letter.setdefault(word[0], []).append(word[1:])
    apostrophe = {"'": "['\u2019]"}
    return "|".join(
        f"{apostrophe.get(letter, letter)}(?:{'|'.join(rest)})"
        for letter, rest in by_letter.items()
    ).join(("(?:", ")"))


def _behind(words: str, small: str) -> str:
    """Return a pattern that holds behind one of ``words`` and a small word."""
    return "|".join(f"(?<={word}.{small}.)" for word in words.split())


def _joined(pairs: str) -> str:
    """Return a pattern that holds between the two words of one of ``pairs``, "Fire=Rescue"."""
    split = [pair.split("=") for pair in pairs.split()]
    return "|".join(f"(?<={one}.and.)(?={other})" for one, other in split)


def _ending(words: str) -> str:
    """Return a pattern that holds behind one of ``words``."""
    return "|".join([rf"(?<=\b{re.escape(word)})" for word in words.split()])


def _rest(inner: Mapping[str, str]) -> str:
    """Return the pattern of a word of a name, without its capital."""
    # Whose a body is, in its name: "Women's Institute", "Guy's Hospital", "Sheriff's Office",
    # "St Mary's School".
    # (What follows "Farmers'" is looked at by ``parts``.)
    saints = [f"St{short} {name}" for name in inner["saints"].split() for short in ("", r"\.")]
    owners = "|".join(f"(?<={word}.s)" for word in [*inner["owners"].split(), *saints])
    owned = "|".join(inner["owned"].split())
    firms = "|".join([f"(?<=\\b{word}.s)" for word in inner["firms"].split()])
    speaks = "|".join(inner["speaks"].split())
    states = _ending(wordlists("places")["states"]["words"])
    # A word of a name: initials ("J.", "U.S."), a short abbreviation before another capital
    # ("Sen. ", "Det.Sgt. ") or of a state ("a Hexley, Ky., lawyer"), or a capitalised word with
    # inner hyphens and apostrophes, the possessive left outside: what speaks in "Moody's said" is
    # no possessor.
    # (The capital comes first and alone, so that the engine leaps from capital to capital.)
    # (Most words stop before a blank or a comma: that is asked first.)
    return (
        r"(?:[a-z]++(?![^ ,\n])"
        rf"|\.(?:{_CAPITAL}\.)*(?![^\W_])"
        r"|[a-z]{1,4}\.[A-Z]\.(?![^\W_])"  # "Ph.D.", "Psy.D."
        r"|[a-z]{1,4}\.(?:[A-Z][a-z]{1,4}\.)?"
        rf"(?:(?=[ \u00a0](?:{_CAPITAL}|{_GRADE}))|(?=,)(?:{states}))"
        r"|[\w\x80-\x9f\u0300-\u036f]*"
        rf"(?:['\u2019](?:(?![sS]\b)\w+|s(?=(?: (?:{speaks})|, which)\b)|s\b(?:{firms})"
        rf"|(?:(?<=s.)|(?<=Dato.))(?=[ \u00a0]{_CAPITAL})"
        rf"|s(?=[ \u00a0]{_CAPITAL})(?:{owners}|(?=.(?:{owned})\b))"
        r"|s(?= (?:of London|Register|Bank|List)\b)(?<=Lloyd.s))"
        r"|[-\u2010\u2011&]\w+"
        # "L/Cpl", "T/DCI", "A/Prof."
        r"|/(?<=\b[ACFLPST]/)(?=[A-Z])\w+(?:(?<=Prof)\.)?)*)"
    )


def _numbered(blank: str) -> str:
    """Return the pattern of the number of a seat, before the office that is held in it: "District 3
    Supervisor Ann Lind", "Ward 6 City Councilman Ann Lind", but not "in District 9 Lind"."""
    titles = wordlists("names")["titles"]
    seats = "|".join([f"(?<={seat}.)" for seat in titles["seats"].split()])
    offices = "|".join(map(re.escape, f"{titles['words']} {titles['seated']}".split()))
    office = rf"(?:{blank}{_CAPITAL}[a-z]+){{0,2}}{blank}(?:{offices})\b"
    return rf"(?=\d)(?:{seats})\d{{1,3}}(?={office})"


def _graded(blank: str) -> str:
    """Return the pattern of small words and numbers inside a rank: "Sgt. 1st Class Ann Lind",
    "Mayor pro tem Ann Lind", "Lt. j.g. Ann Lind"."""
    grade = rf"[123](?:st|nd|rd)(?={blank}(?:Class|Grade)\b)"
    small = (
        rf"(?:pro{blank}[tT]em(?:pore)?|\(?j\.g\.\)?|(?<=Officer.Class.)[12])(?={blank}{_CAPITAL})"
    )
    return rf"(?=[123jp(])(?:{grade}|{small})"


def _counted(blank: str) -> str:
    """Return the pattern of the number of somebody or something that goes by it: "Juror No. 4",
    "Jane Doe 2", "Route 6", but not "Student 4,500" and "May 4"."""
    numbered = wordlists("names")["numbered"]
    nouns = " ".join([numbered[sort] for sort in NUMBERED]).split()
    behind = "|".join([f"(?<=\\b{noun}.)" for noun in nouns])
    number = rf"(?:No\.?{blank})?\d{{1,4}}(?![\w%]|[-.,:/]\d)"
    return rf"(?=\d|No\.?{blank}\d)(?:{behind}){number}"


@cache
def run_pattern(*, wrapped: bool) -> re.Pattern[str]:
    """Return the pattern of a run of capitalised words; in a hard-wrapped text a line may end
    inside one."""
    blank = r"[ \u00a0\n]" if wrapped else r"[ \u00a0]"
    inner = wordlists("organisations")["inner"]
    rest = _rest(inner)
    word = rf"{ARTICLE}?{_CAPITAL}{rest}"
    of = _behind(f"{inner['of']} {wordlists('names')['titles']['peers']}", "of")
    # "S and P"
    letters = rf"(?<=[A-HJ-Z].and.)(?<![\w.&'\u2019-][A-Z].and.)(?={_CAPITAL}(?!\w))"
    # "President and CEO Ann Lind", "Superintendent of Schools Ann Lind"
    posts = "|".join([f"(?<={post}.and.)" for post in inner["posts"].split()])
    partners = rf"(?={'|'.join(inner['partners'].split())})"
    further = f"(?:{posts})(?=(?:{'|'.join(inner['further'].split())}){blank})"
    # "Ethics and Safety Board"
    joint = (
        rf"(?=[A-Z][a-z]+(?:{blank}[A-Z][a-z]+)?{blank}(?:{'|'.join(inner['joint'].split())})\b)"
    )
    both = f"{joint}(?:{_behind(inner['both'], 'and')})"
    joined = "|".join(
        (_behind(inner["and"], "and"), _joined(inner["pairs"]), letters, further, partners, both)
    )
    held = rf"(?:{_behind(inner['held'], 'of')})(?=(?:the{blank})?{word}{blank}{_CAPITAL})"
    meant = _behind(f"{inner['for']} {inner['against']}", "for")
    for_two = "|".join([_behind(inner["several"], small) for small in ("of", "for")])
    numbered, counted = _numbered(blank), _counted(blank)
    # Up to three, written out: a counted group is begun anew behind every run.
    particle = _particle() + blank
    particles = f"{particle}(?:{particle}(?:{particle})?)?"
    suffix = r"(?:[JS]r\.?|I{2,3}|IV)(?!\w)"
    return re.compile(
        rf"{_CAPITAL}{_INNER}{_NO_PRONOUN}{rest}(?:{blank}"
        rf"(?:{suffix}|{counted}|{_CAPITAL}{_NO_MONTH}{rest}|{ARTICLE}{_CAPITAL}{rest}|{particles}{word}|&{blank}{word}"
        # "No 10 said", but not "the world No 10"
        rf"|10(?:(?<=No.10)(?<!orld.No.10)|(?<=Number.10))(?!\w|{blank}{_CAPITAL})"
        rf"|{numbered}|{_graded(blank)}"
        rf"|the{blank}(?:{_behind(inner['causes'], 'the')}){word}"
        rf"|(?:of|for){blank}(?:{for_two})(?!State)"
        rf"(?:{word}(?:{blank}{word})?,{blank}){{0,2}}{word}(?:{blank}{word})?{blank}(?:and|&){blank}{word}"
        # "Committee on Energy, Science and Space", "Union of Rail, Maritime and Transport Workers"
        rf"|o[nf]{blank}(?:{_behind('Committee Commission', 'on')}|(?<=Union.of.))"
        rf"(?:{word}(?:{blank}{word})?,{blank}){{1,2}}{word}(?:{blank}{word})?{blank}(?:and|&){blank}{word}"
        rf"|of{blank}(?:{of}|{held})(?:the{blank})?{word}"
        rf"|for{blank}(?:{meant})(?:the{blank})?(?:{word},{blank})?{word}"
        rf"|from{blank}(?<=Freedom.from.){word}"
        # "Department for Exiting the EU"
        rf"|the{blank}(?<=Exiting.the.){word}"
        rf"|and{blank}(?:{joined}){word}"
        rf"|in{blank}(?:(?<=Agent.in.)Charge|(?<=Editor.in.)Chief|(?<=Commander.in.)Chief"
        rf"|(?<=Business.in.)the{blank}Community)"
        rf"|on{blank}(?:(?:{_behind(inner['on'], 'on')})(?!{_DAYS}){word}|(?:{_SUNDAYS})Sunday)"
        rf"|to{blank}(?:{_behind(inner['to'], 'to')})(?:the{blank})?{word})"
        rf"|,{blank}{suffix}){{0,9}}"
    )
