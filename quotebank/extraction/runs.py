"""Runs of capitalised words: one pattern for the whole article; ``names`` reads what it finds."""

from __future__ import annotations

import re
from typing import Final

_CAPITALS: Final = (
    "".join(chr(c) for c in range(ord("A"), 0x250) if chr(c).isupper())
    + "\N{GREEK CAPITAL LETTER ALPHA}-\N{GREEK CAPITAL LETTER OMEGA}\u0400-\u042f"
)
_CAPITAL: Final = rf"[{_CAPITALS}]"
# Whose a body is, in its name: "Women's Institute", "Alzheimer's Society", "Guy's Hospital".
# (What follows "Farmers'" is looked at by ``names``.)
_PEOPLE: Final = ("Women", "Men", "Children", "People", "King", "Queen")
_DISEASES: Final = ("Alzheimer", "Parkinson", "Crohn")
_OWNERS: Final = "|".join(f"(?<={word}.s)" for word in (*_PEOPLE, *_DISEASES))
_OWNED: Final = "(?:College|Hospital|Hospice|Cathedral|Palace|Department|Office|Bureau)"
# A word of a name: initials ("J.", "U.S."), a short abbreviation before another capital ("Sen. ",
# "Capt. "), or a capitalised word with inner hyphens and apostrophes, the possessive left outside:
# what speaks in "Moody's said" is no possessor.
# (The capital comes first and alone, so that the engine leaps from capital to capital.)
# (Most words stop before a blank or a comma: that is asked first.)
_REST: Final = (
    r"(?:[a-z]++(?![^ ,\n])"
    rf"|\.(?:{_CAPITAL}\.)*(?![^\W_])"
    rf"|[a-z]{{1,4}}\.(?=[ \u00a0]{_CAPITAL})"
    r"|[\w\x80-\x9f\u0300-\u036f]*"
    r"(?:['\u2019](?:(?![sS]\b)\w+|s(?= (?:said|says|told|added|has|had|will|would)\b)"
    rf"|(?<=s.)(?=[ \u00a0]{_CAPITAL})|s(?=[ \u00a0]{_CAPITAL})(?:{_OWNERS}|(?=.{_OWNED}\b))"
    r"|s(?= of London\b)(?<=Lloyd.s))"
    r"|[-\u2010\u2011&]\w+)*)"
)
ARTICLE: Final = r"(?:a[dlnrstz]-|ash-|el-|ul-|d['\u2019]|d[eiu])"
"""What a surname carries in small letters: "al-Hakimi", "as-Salhi", "d'Arezzi", "duPreez"."""
_INNER: Final = r"(?<![^\Weiuy].)"
"""Behind a capital that may begin a run: no letter stands before it but those that firms have there
("eBay", "easyJet"), which ``name_spans`` looks at."""
_WORD: Final = rf"{ARTICLE}?{_CAPITAL}{_REST}"
_PARTICLE: Final = (
    r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|zu|wa|['\u2019]t)"
)


_WITH_OF: Final = (
    "ecretary Justice eneral Chancellor Minister Speaker Leader President Director Chairman Bank "
    "Department Ministry University House Board Chamber Chambers Council Bureau Office School "
    "College Guild Court Church Institute ssociation ederation Organisation Organization Academy "
    "Society League Union Alliance Museum Lloyd's Lloyd\u2019s"
)
"""Words (or their ends) whose name or title goes on over "of": what follows stays in the run."""


_OFFICES: Final = "Department Ministry Minister ecretary"
"""Those of them that are for two things: "Department of Trade and Industry"."""
_WITH_FOR: Final = (
    "Department Ministry Institute Centre Center Centers Office Commission Council Society Campaign"
    " Transport rganisation rganization Foundation Association"
)
_WITH_ON: Final = "Council Committee Commission"
_WITH_TO: Final = "Committee Campaign Coalition"
"""The same for other small words: "Office for National Statistics", "Committee to Protect …"."""
_WITH_AND: Final = (
    "Food Health Securities Savings Economic Revenue Control Work Trade Ways Energy Science Customs"
    " Cooperation Co-operation Standard"
    " Transport Medicines Oceanic Immigration Foreign Fish Housing Media Families Culture Skills"
)
"""Words that the names of bodies join to another: "Food and Drug Administration"."""
_DAYS: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


def _behind(words: str, small: str) -> str:
    """Return a pattern that holds behind one of ``words`` and a small word."""
    return "|".join(f"(?<={word}.{small}.)" for word in words.split())


def _run(blank: str) -> re.Pattern[str]:
    of, for_two = _behind(_WITH_OF, "of"), _behind(_OFFICES, "of")
    # "S and P"
    letters = rf"(?<=[A-HJ-Z].and.)(?<![\w.&'\u2019-][A-Z].and.)(?={_CAPITAL}(?!\w))"
    # Up to three, written out: a counted group is begun anew behind every run.
    particle = _PARTICLE + blank
    particles = f"{particle}(?:{particle}(?:{particle})?)?"
    suffix = r"(?:[JS]r\.?|I{2,3}|IV)(?!\w)"
    return re.compile(
        rf"{_CAPITAL}{_INNER}{_REST}(?:{blank}"
        rf"(?:{suffix}|{_CAPITAL}{_REST}|{ARTICLE}{_CAPITAL}{_REST}|{particles}{_WORD}|&{blank}{_WORD}"
        # "No 10 said", but not "the world No 10"
        rf"|10(?:(?<=No.10)(?<!orld.No.10)|(?<=Number.10))(?!\w|{blank}{_CAPITAL})"
        rf"|the{blank}(?<=Save.the.)Children"
        rf"|of{blank}(?:{for_two})(?!State){_WORD}{blank}and{blank}{_WORD}"
        rf"|of{blank}(?:{of})(?:the{blank})?{_WORD}"
        rf"|for{blank}(?:{_behind(_WITH_FOR, 'for')})(?:{_WORD},{blank})?{_WORD}"
        rf"|and{blank}(?:{_behind(_WITH_AND, 'and')}|{letters}){_WORD}"
        rf"|on{blank}(?:{_behind(_WITH_ON, 'on')})(?!{_DAYS}){_WORD}"
        rf"|to{blank}(?:{_behind(_WITH_TO, 'to')}){_WORD})|,{blank}{suffix}){{0,9}}"
    )


RUN: Final = _run(r"[ \u00a0]")
"""A run of capitalised words on one line."""
WRAPPED_RUN: Final = _run(r"[ \u00a0\n]")
"""The same in a hard-wrapped text, where a line may end inside a name."""
