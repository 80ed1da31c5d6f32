"""Who is named beside a description, or behind the first words of a story. Under descriptions."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.cast import Cast
from quotebank.extraction.mentions.clauses import definite, indefinite, main_subject
from quotebank.extraction.mentions.page import Mention, Page
from quotebank.extraction.mentions.scan import Description, Scan
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people.entity import Entity

_APPOSITION: Final = re.compile(
    r"(?:[pt]S?[OwND&m]{1,4}){0,3},(?:S?N|O)(?=[,C(p]|$)|r[^,;NQ]{1,6},S?N(?=[,(p])"
)
"""Behind "the head of emergencies at the Trust, Ole Sand, said", "one of them, Ole Sand", "the
champion, Kenya's Ruth Okello, said" and "one teacher who took part, Ruth Okello of Hexley"."""
_APPOSED_TO: Final = re.compile("N,{1,2}$")
"""Before what somebody is, with an age or without: "Ruth Lind, 41, a mother of two"."""
_HALF: Final = re.compile("(?:^|Q,?)N,S$")
"""Before whose relative somebody is, where no comma follows: "Ruth Lind, Carl's aunt says"."""
_SAYS_IT: Final = re.compile("C(?:[NDOm]|pD)?(?:[TH:]|,?(Q)|$)")
"""Behind it: not "Carl Lind, his aunt said, was here"."""
_EITHER: Final = ("spokesman", "chairman")
"""What women are as well: "Ruth Lind, a spokesman for the club said"."""
_OFFICE: Final = re.compile(r"[pt]([wODG&]{0,4}(?:p[wOD]{1,2})?)N(?=[,Cb(]|$)")
"""Behind "head" in "head of operations Carl Holm", "the MP for Hexley Carl Holm"."""
_INITIALS: Final = re.compile(r"\([NOD]\)N")
"""Behind an office in "Chief Justice of Pakistan (CJP) Carl Holm"."""
_AND_NAME: Final = re.compile("&N(?=[,C(Q]|$)")
_AND_POST: Final = re.compile("&D[pt][wODNG&]{1,4}N(?=[,Cb(Q]|$)")
"""Behind "pastor" in "pastor and founder of Grace Church Carl Holm"."""
_BEFORE: Final = ("C", "t")
"""Right before who speaks: "said the artist", "According to the artist"."""
_BODY: Final = re.compile("O(?=[,Cb]|$)")
"""Behind a group in "state news agency Xinhua said"."""
_WHERE: Final = frozenset(("in", "near", "from", "outside", "around", "across"))
_SPEAKS: Final = re.compile("(?:pS?[wDNOX&]{1,4}){1,2}C")
"""Behind "a spokesman" in "a spokesman for the club said"."""
_INTRODUCTION: Final = re.compile(r"p[^Cb]*N,")
"""A sentence's first words: "On the network Plaza, the president wrote" names no president."""
_SOON: Final = 2
"""Paragraphs behind a story's first one in which it is told whom it is about."""
_WITH_AGE: Final = re.compile(r", (?:aged )?\d{1,2},(?! and )")
_TITLED: Final = frozenset(("judge", "doctor", "detective"))
"""Who bears a title, of those who are often left without a name."""
_TOLD_NAME: Final = re.compile(
    r"\bwho [^.:;]{0,60}(?:"
    r"\b(?:nick|sur)?name(?: only)?(?:,|(?: to [a-z ]{0,20})? as)?"
    r"|\b(?:identified|known)(?: (?:him|her|them)sel(?:f|ves))?(?: only)? (?:as|by)"
    r"|\b(?:be (?:called|named))(?: only)?"
    r"|\b(?:goes|went) by(?: the name(?: of)?)?"
    r") $"
)
"""Between a description and its name: "a juror who gave only her first name, Corinne", "a man who
asked to be identified only as Ali"."""
_SURNAMED: Final = re.compile(r"(?: (?:of|at|from|with|for|in) [^,.:;\"]{2,40}?)?,? surnamed ")
"""Behind "the manager" in "the manager of the park office, surnamed Shi"."""
_NAMED_SO: Final = re.compile(
    r" (?:named|surnamed|called|known as|going by|by the name of|with the (?:surname|call sign)) "
    r"|, (?:(?:identified|named|known)(?: only)? as|surnamed) "
)
"""The same without a clause: "a neighbor named Ana Lind"."""
_CLAUSE_TAGS: Final = 24
"""Words and phrases of such a clause, at most."""
_FULL_NAME: Final = 2
"""Words of a full name, at the least."""
_ENDS_NAME: Final = frozenset(("", ",", "C", "b", "r"))


def named_beside(cast: Cast, mention: Mention, what: Description) -> Entity | None:
    """Return who is named beside a description: "the mayor, Hugo Lind," or the other way."""
    if what.plural or what.sort == "document":
        return None
    tags, i = mention.scan.tags, mention.at
    beside = None
    after = (
        _APPOSITION.match(tags, i + 1)
        or _office(cast, mention, what)
        or _second_post(cast, mention)
        or (_INITIALS.match(tags, i + 1) if what.sort == "role" else None)
        or (_BODY.match(tags, i + 1) if what.sort == "group" else None)
    )
    if after and not _is_place(mention.scan.what[after.end() - 1]):
        beside = mention.scan.what[after.end() - 1]
    elif (
        (_APPOSED_TO.search(tags, max(0, i - 3), i) or _half(cast, mention))
        and not (tags[i + 1 : i + 2] in ("C", "b") and _INTRODUCTION.fullmatch(tags, 0, i))
        and not _speaks_behind(cast, mention)
    ):
        beside = mention.scan.what[tags.rindex("N", 0, i)]
    else:
        told = _told_name(cast.page.text, mention.scan, i)
        beside = mention.scan.what[told] if told > 0 else None
    if not isinstance(beside, NameAt) or (
        beside.name.sort == "body" and what.sort not in ("group", "open")
    ):
        return None
    entity = cast.people.at.get(beside.start)
    gender = "" if what.head in _EITHER else what.gender
    if entity is None or entity.is_not(gender) or beside.name.sort == "place":
        return None  # "a farmer of Hexley, Ohio, said"
    if what.sort == "group" and cast.is_person(beside):
        return None  # "the talks of Lind and Holm, the foreign ministry said"
    return entity


def _is_place(what: object) -> bool:
    """Whether a place is named: "Ruth Lind, a 41-year-old in Anvil, Kentucky, who works"."""
    return isinstance(what, NameAt) and what.name.sort == "place"


def _half(cast: Cast, mention: Mention) -> re.Match[str] | None:
    """Return the match of a full name and whose relative he is who speaks: "Ruth Lind, Carl's aunt
    says: …"; but not "Carl Lind, his aunt says, "was a good boy"."""
    scanned, i = mention.scan, mention.at
    tags = scanned.tags
    if tags[i - 1 : i] != "S":
        return None
    half, says = _HALF.search(tags, max(0, i - 5), i), _SAYS_IT.match(tags, i + 1)
    if half is None or says is None:
        return None
    name, said = scanned.what[i - 3], says.start(1)
    whole = said < 0 or cast.page.text[scanned.bounds(said)[0] + 1].isupper()
    full = isinstance(name, NameAt) and len(name.name.words) >= _FULL_NAME
    return half if whole and full else None


def _speaks_behind(cast: Cast, mention: Mention) -> bool:
    """Whether a description behind a name and a comma begins who speaks: "…" in talks with Holm
    Bank, a spokesman for the club said; through her aide, Ada Udo, the minister said. But not
    "of Carl Holm, author of books called …" and "However, Carl Holm, a baker in Hexley said"."""
    tags, i = mention.scan.tags, mention.at
    before = tags[i - 3 : i - 2]
    if tags[i + 1 : i + 2] == "C":
        # "… who investigated Holm, the governor said", "Praising Holm, the governor said"
        if before in ("w", "C", "G"):
            return definite(cast.page.text[slice(*mention.bounds)])
        return before in ("p", "t", ",")
    return (
        before in ("p", "t") and _SPEAKS.match(tags, i + 1) is not None and not _bare(cast, mention)
    )


def _office(cast: Cast, mention: Mention, what: Description) -> re.Match[str] | None:
    """Return the match of what stands behind an office, its holder last: "leader of the
    opposition Carl Holm"."""
    lexicon, scanned = cast.page.lexicon, mention.scan
    if scanned.tags.endswith("N,", 0, mention.at):
        return None  # "Ann Lind, director of the charity Liberty,"
    found = _OFFICE.match(scanned.tags, mention.at + 1) if what.sort == "role" else None
    if found is None:
        return None
    holder, where = scanned.what[found.end() - 1], scanned.what[mention.at + 1]
    if isinstance(holder, NameAt) and len(holder.name.words) == 1 and where in _WHERE:
        return None  # "The governor in nearby Hexley said"
    holds, speaks = what.head in lexicon.holders, what.head in lexicon.anonymous
    if found[1].endswith(("O", "Dw") if speaks else ("w", "O", "D")) and (holds or speaks):
        return found
    if not isinstance(holder, NameAt) or not _bare(cast, mention):
        return None
    if not speaks and holds and holder.lead - scanned.bounds(mention.at + 1)[1] > 1:
        return found
    start = scanned.bounds(mention.at + 1)[1]
    return found if _is_held(cast, start, holder, speaks=speaks) else None


def _is_held(cast: Cast, start: int, holder: NameAt, *, speaks: bool) -> bool:
    """Whether something an office may be of stands between its preposition, which ends at a place,
    and a full name (``speaks``: the office may be only that of who speaks for somebody): "Portfolio
    holder for Highways Carl Holm", "spokesman for sport Carl Holm"; but not "Spokesman for former
    minister Carl Holm" and "Spokesman for Prime Minister Carl Holm"."""
    lexicon = cast.page.lexicon
    words = [word for word in cast.page.text[start : holder.start].split() if word != "the"]
    if len(holder.name.words) < _FULL_NAME or not words:
        return False
    if words[0].islower():
        return len(words) == 1 and words[0] not in lexicon.qualifiers
    titled = words if speaks else words[:1]
    return words[0] in lexicon.subjects or lexicon.titles.isdisjoint(titled)


def _bare(cast: Cast, mention: Mention) -> bool:
    """Whether a description has no determiner: "Norsk director", but not "the director"."""
    first = cast.page.text[slice(*mention.bounds)].split(" ", 1)[0].lower()
    return cast.page.lexicon.words.get(first) not in ("d", "o", "h")


def _second_post(cast: Cast, mention: Mention) -> re.Match[str] | None:
    """Return the match of what stands behind the first of two posts of one holder: "Norsk president
    and chief executive Carl Holm"."""
    scanned = mention.scan
    alone = _AND_NAME.match(scanned.tags, mention.at + 1)
    found = alone or _AND_POST.match(scanned.tags, mention.at + 1)
    holder = scanned.what[found.end() - 1] if found else None
    if not isinstance(holder, NameAt):
        return None
    if not _bare(cast, mention):
        # "said the artist and writer Ann Lind", not "said the mayor and Senator Ann Lind"
        between = cast.page.text[mention.bounds[1] : holder.start]
        one = alone is not None and between.count(" ") > _FULL_NAME and between.islower()
        return (
            alone if one and scanned.tags[max(0, mention.at - 1) : mention.at] in _BEFORE else None
        )
    if alone is None:
        return found if holder.name.sort == "person" else None
    titled = holder.start - mention.bounds[1] > len(" and ")
    return found if titled else None


def first_post(cast: Cast, mention: Mention, what: Description) -> Mention | None:
    """Return the first of two posts of one holder, where a description is the second: "the Vermont
    senator and presidential candidate said"."""
    scanned, i = mention.scan, mention.at
    other = scanned.what[i - 2] if scanned.tags.endswith("D&", 0, i) else None
    if (
        not isinstance(other, Description)
        or what.plural
        or other.plural
        or {what.sort, other.sort} != {"role"}
        or not _bare(cast, mention)
    ):
        return None
    name = cast.page.names.get(mention.start)
    if name is not None and name.name.sort == "role":
        return None  # "the Queen and Duke of Edinburgh said"
    first = Mention(scanned, i - 2)
    return None if _bare(cast, first) else first


def named_next(cast: Cast, mention: Mention, what: Description) -> Entity | None:
    """Return who the story is about, whom its first words describe and a sentence or a paragraph
    behind them names with his age: "A teenager has swum the bay …", then "Kieran Boyd, 19, swam".
    """
    page = cast.page
    if what.sort != "role" or not begins_story(page, mention):
        return None
    here = page.layout.paragraph_at(mention.start)
    behind = page.sentences(here)[1 : 1 + _SOON]
    for start, _ in (*behind, *page.layout.paragraphs[here + 1 : here + 1 + _SOON]):
        name = page.names.get(start)
        entity = cast.people.at.get(name.start) if name else None
        if (
            name is not None
            and entity is not None
            and _WITH_AGE.match(page.text, name.end)
            and not entity.body
            and len(entity.words) > 1
            and not entity.is_not(what.gender)
        ):
            return entity
    return None


def named_since(cast: Cast, first: Mention, stop: int, what: Description) -> Entity | None:
    """Return who alone is named, with an office that may be called so, behind the first words of
    the story, which describe him, and before a place: "A High Court judge has spoken out …", "Mr
    Justice Lind was in Cork", and then "The judge said"."""
    page, noun = cast.page, what.head
    if what.sort != "role" or not begins_story(page, first):
        return None
    if noun in page.lexicon.anonymous and noun not in _TITLED:
        return None  # "An official said …", "Director Ann Lind left", "The official said"
    found = [
        entity
        for entity in cast.people.described
        if not entity.body
        and first.start < entity.starts[0] < stop
        and not entity.is_not(what.gender)
        and cast.roles.bears(entity, noun, noun)
    ]
    return found[0] if len(found) == 1 else None


def begins_story(page: Page, mention: Mention) -> bool:
    """Whether a mention is the subject of a story's first sentence."""
    scanned = mention.scan
    if mention.at != main_subject(scanned):
        return False
    here = page.layout.paragraph_at(scanned.start)
    return page.before(here) < 0 and page.layout.paragraphs[here][0] == scanned.start


def _told_name(text: str, scanned: Scan, i: int) -> int:
    """Return the place of the name that a clause behind the description at place ``i`` tells, else
    -1; ``text`` is the article's."""
    tags = scanned.tags
    name = tags.find("N", i, i + _CLAUSE_TAGS)
    if name < 0:
        return -1
    start, end = scanned.bounds(i)
    if "r" in tags[i:name]:
        told = _TOLD_NAME.search(text, end, scanned.bounds(name)[0]) is not None
    else:
        # Not "The man named Carl Holm as the driver" and "One lawmaker called Lind "a liar"".
        at = scanned.bounds(name)[0]
        told = tags[name + 1 : name + 2] in _ENDS_NAME and (
            _SURNAMED.fullmatch(text, end, at) is not None
            if text.endswith("surnamed ", end, at)
            else indefinite(text[start:end]) and _NAMED_SO.fullmatch(text, end, at) is not None
        )
    return name if told else -1
