"""A description as printed, with the words that narrow it. Under descriptions."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.cast import printed
from quotebank.extraction.coreference.predicates import LOOSE, predicate
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.entries import listed
from quotebank.extraction.lexicon.possessives import owner
from quotebank.extraction.mentions.page import Mention, Page
from quotebank.extraction.mentions.scan import Description, What, is_document

_NARROWED: Final = re.compile(r"(?:(?:w?p|wt)S?[OwNDX]{1,3}){1,2}(?=p?(?:[C,brnQ:]|$)|G)")
"""The bare preposition is that of a day: "The mayor of Oxley on Monday said"."""
_OF_EACH: Final = re.compile("p[NO](?:,[NO]){0,3}&[NO](?=[C,brQ:p]|$)")
"""Whose each of several is: "the mayors of Leeds, Hull and York"."""
_OF_THOSE: Final = re.compile("pp?w?D")
"""Of whom a group is, whatever is told of them: "A group of students carrying flags chanted"."""
_JOINT: Final = re.compile("[NO](?:,[NO])*&D")
_JOINED: Final = re.compile(r"[NO](?:,[NO])*&\Z")
_CLOSE: Final = frozenset(("close", "loyal", "opposed", "next"))
"""Words that narrow a description with "to": "a source close to the star"."""
_SERVED: Final = re.compile(r"tS?[OwNDX]{1,3}(?=p?(?:[C,brQ:]|$))")
_OF_WHOM: Final = frozenset(("of", "from", "for", "in", "at", "with", "near"))
"""Words that narrow a description before a verb of no list."""
_AIRED: Final = frozenset(
    ("aired", "broadcast", "obtained", "shared", "printed", "relayed", "seen", "posted", "issued")
)
"""What was done with a statement, told behind whose it is: "said a statement from the public
prosecutor aired on television"."""
_HOW: Final = (
    " in tears", " in Arabic", " in Hebrew", " in Mandarin", " in Urdu", " in Hindi", " in Swahili",
    " over the phone", " over the radio", " over the intercom", " from the back", " from the front",
    " from the stage", " from the gallery", " from the dock",
)  # fmt: skip
"""Behind who speaks, how he does: "said his grandfather in Arabic"."""
_OF_THEM: Final = " of them"
"""Behind "one" in ``"…," said one of them``."""
_OCCASION: Final = re.compile(
    r" (?:in (?:an? |his |her |their )|(?:at|via|through|during) (?:an? |the )?)"
    r"(?:[\w-]+ ){0,2}?([\w-]+)(?= (?:in|at|of|with|on) |$)"
)
"""In what narrows a description, what it says something in or at."""
_SMALL_WORD: Final = re.compile(r" ([a-z][\w-]*)")
_WORDS: Final = 4
"""Words behind the first that a noun may be made of."""


def wording(page: Page, mention: Mention) -> str:
    """Return a description as printed, with what narrows it ("a spokesman for Corvin Bank")."""
    start, end = mention.bounds
    scanned = mention.scan
    what, tags = scanned.what[mention.at], scanned.tags
    several = "&" in tags and isinstance(what, Description) and what.plural
    narrowed = (_OF_EACH.match(tags, mention.at + 1) if several else None) or _NARROWED.match(
        tags, mention.at + 1
    )
    if narrowed is None and tags.startswith("t", mention.at + 1) and _serves(what):
        narrowed = _SERVED.match(tags, mention.at + 1)
    word = scanned.what[mention.at + 1] if mention.at + 1 < len(tags) else None
    if (
        word in _OF_WHOM
        and (narrowed is None or "t" in narrowed[0])
        and not _is_topic(page.text, mention, end)
    ):
        end = predicate(page, mention) or end  # "A man from Leeds took his own life in May."
    if narrowed and not (
        # "with a spokesman for the firm saying", but not "his love for the work inspiring others"
        (tags.startswith("G", narrowed.end()) and tags[mention.at - 1 : mention.at] != "p")
        or
        # "a source close to the star", but not "my sister rang from Leeds"
        ("t" in narrowed[0] and word not in _CLOSE and not _serves(what))
        or word in page.lexicon.verbs
        or word in LOOSE
        or (word == "about" and not is_document(what))  # "Police asked a nurse about Lind."
        or (word in _AIRED and tags.endswith("Dp", 0, mention.at))
        # "A report adopted at a conference attended by Lind says"
        or (is_document(what) and isinstance(word, str) and word.endswith("ed"))
        or page.text.startswith(_HOW, end)
        or (word == "of" and (_manner(page.text, end) or _is_topic(page.text, mention, end)))
    ):
        behind = scanned.bounds(narrowed.end() - 1)[1]
        verb = predicate(page, mention)
        if 0 < verb <= behind:
            behind = verb
        elif narrowed[0][-1] == "w":
            following = narrowed.end()
            stop = scanned.bounds(following)[0] if following < len(tags) else scanned.end
            behind = _noun_end(page, behind, stop)
        end = _before_time(page.text, end, _before_occasion(page, end, behind))
    if end == mention.bounds[1] and word == "of" and _is_group(what):
        those = _OF_THOSE.match(tags, mention.at + 1)
        end = scanned.bounds(those.end() - 1)[1] if those else end
    elif tags.startswith("pm", mention.at + 1) and page.text.startswith(_OF_THEM, end):
        end += len(_OF_THEM)
    if page.text.startswith(". ", end) and page.text[end + 2 : end + 3].isdigit():
        end = mention.bounds[1]  # "A statement on the Aug. 4 fire"
    whole = printed(page.text[_begins(page.text, mention, start) : end])
    # "the company's" before words that the scan leaves out, but "a friend of Lind's".
    return whole if " of " in whole else owner(whole)


def _serves(what: What) -> bool:
    return isinstance(what, Description) and what.head in listed("roles", "serving")


def _is_group(what: What) -> bool:
    return isinstance(what, Description) and what.sort == "group"


def _before_occasion(page: Page, start: int, end: int) -> int:
    """Return where what narrows a description ends: at ``end``, or before what it says something
    in: "said a spokesman for the bank in a statement", but not "said a woman in the video"."""
    found = _OCCASION.search(page.text, start, end)
    return found.start() if found and found[1] in page.lexicon.media else end


_PARTS: Final = (" this ", " last ", " ago", " earlier", " over ", " on ", " at ", " after ")
_TIME: Final = re.compile(
    r"(?<! of)(?<! for)(?<! from)(?<! in)(?<! at)(?<! with) "
    r"(?:(?:(?:also|just|only|earlier|later|early|late) )?(?:this|last|over the|at the)"
    r" (?:week|weekend|month|year|night|morning|evening|afternoon|time|summer|winter|spring|autumn)"
    r"|(?:an?|\d+|two|three|four|five|six|seven|eight|nine|ten|several|some|many|a few)"
    r" (?:hour|day|week|month|year|decade)s? (?:ago|earlier)"
    r"|(?:at (?:an?|the) (?:[\w-]+ ){0,2}(?:meeting|hearing|rally|protest|conference|debate|vigil)"
    r"|after (?:an?|the) [\w-]+|on social media)(?=[^\w'\u2019-]|$))"
    r"(?![\w'\u2019-])"
)
"""In what narrows a description, when or where it says something."""
_PREPOSITION: Final = re.compile(r" (?:of|for|from|in|at|with|on) (?:an?|the)?\w*")


def _before_time(text: str, start: int, end: int) -> int:
    """Return where what narrows a description ends: at ``end``, or before what tells when or where
    it was said, behind another phrase: "by members of the council this week", but not "by a man at
    a meeting"."""
    words = text[start:end]
    if not any(part in words for part in _PARTS):
        return end
    first = _PREPOSITION.match(text, start, end)
    found = _TIME.search(text, first.end() if first else start, end)
    return found.start() if found else end


_MANNER: Final = re.compile(
    " (?!(?:former|original|previous|late|recent|current|on|fami|main|chief|ear)ly )[a-z]{3,}ly of "
)


def _manner(text: str, end: int) -> bool:
    """Whether an adverb behind a description parts it from what it speaks of: "said one official
    gloomily of the truce"."""
    return text.find("ly of ", end, end + _LONGEST_ADVERB) >= 0 and bool(_MANNER.match(text, end))


_LONGEST_ADVERB: Final = 20
_OF_WHAT: Final = (" of the ", " of his ", " of her ", " of their ")


def _is_topic(text: str, mention: Mention, end: int) -> bool:
    """Whether "of" behind somebody's relative tells what he speaks of: "said his brother of the
    marriage", but not "his wife of 40 years"."""
    scanned, what = mention.scan, mention.what
    kin = isinstance(what, Description) and what.sort == "kin"
    return kin and scanned.tags[mention.at - 1] == "S" and text.startswith(_OF_WHAT, end)


def joint(page: Page, mention: Mention) -> Mention | None:
    """Return the noun that several names stand before, of which the mention may be one, where they
    only tell of what somebody is: "the Chelsea and England captain", "the Oscar, BAFTA and Emmy
    winner"."""
    scanned = mention.scan
    found = _JOINT.match(scanned.tags, mention.at)
    if found is None:
        return None
    noun = Mention(scanned, found.end() - 1)
    return noun if _joint_start(page.text, noun) >= 0 else None


def _joint_start(text: str, noun: Mention) -> int:
    """Return where "the" stands before several names and the noun that they tell of, else -1."""
    scanned, what = noun.scan, noun.what
    names = _JOINED.search(scanned.tags, 0, noun.at)
    if names is None or not isinstance(what, Description) or what.plural or what.sort != "role":
        return -1
    start = scanned.bounds(names.start())[0]
    told = text[noun.bounds[0]].isupper() and text[max(0, start - 4) : start].lower() == "the "
    return start - 4 if told else -1


def _begins(text: str, mention: Mention, start: int) -> int:
    """Return where the words begin: before the noun at ``start`` too where the possessor has more
    of them ("his other half", "his family and friends"), or several names tell of it."""
    scanned, i = mention.scan, mention.at
    if scanned.tags[i - 1 : i] == "&":
        several = _joint_start(text, mention)
        if several >= 0:
            return several
    tags, what = scanned.tags, scanned.what[mention.at]
    if tags[i - 1 : i] == "S":
        owner = scanned.bounds(i - 1)
        return owner[0] if owner[1] + 1 == start else start
    if not tags.endswith("SD&", 0, i) or scanned.bounds(i - 1)[1] + 1 != start:
        return start
    both = (what, scanned.what[i - 2])
    plural = any(
        isinstance(one, Description) and (one.plural or one.sort == "group") for one in both
    )
    return scanned.bounds(i - 3)[0] if plural else start


def _noun_end(page: Page, end: int, stop: int) -> int:
    """Return where the ordinary words end of which a scan keeps but the first, whose end this is,
    before its next token at ``stop``: "an analyst at an international research firm"."""
    for _ in range(_WORDS):
        more = _SMALL_WORD.match(page.text, end)
        if more is None or more.end() > stop or _ends_noun(more[1], page.lexicon):
            break
        end = more.end()
    return end


def _ends_noun(word: str, lexicon: Lexicon) -> bool:
    return (
        word in lexicon.words
        or word in lexicon.cues
        or word in lexicon.verbs
        or word.endswith(("ly", "ing"))
    )
