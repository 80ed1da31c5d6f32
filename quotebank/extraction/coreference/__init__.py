"""Who a mention is: "he", "the foreign minister", "Lavrov" -> Sergei Lavrov. After attribution.

Ordered, readable rules over one article. Nothing is invented: a mention that fits nobody stays
unnamed, by its phrase as printed. How sure each rule is stands beside it and is measured by
``quotebank eval``.

    cast          names to speakers       antecedents    which of them a pronoun may mean
    pronouns      "he", "she" (saying: who spoke)   descriptions   "the minister", "his lawyer"
    things        "it", "they" (crowds: "Two men came. They", pairs: "the two", "both")
    writings      "a letter from Sapp"
    firms         "the company" (charters by the name, trades by what stands beside it)
    appositions   "the mayor, Ada Holm"    calling       "the England captain"
    wording       what narrows "a spokesman for …" (predicates: not what he does)
    roles         offices (offices, seats, parties) and genders (genders) told beside the names,
                  countries (origins) and ages (ages)
    epithets      "the mogul"             asking         who is spoken to
    initials      "CJI said"              slips          a name mistyped
    together      "Goodlatte and Gowdy"   fates          "His son was killed"
    kinsfolk      "Callum's mum"          keeping        "her father", where one was named
    belonging     "the head of the bank", who is not the council's    leads    "The mayor has …"
    sources       "An officer was shot, Lind said. "…," he said"
    newcomers     "It was a hard week for Lind. He is a baker"
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extraction.coreference.appositions import first_post
from quotebank.extraction.coreference.cast import NOBODY, UNKNOWN, Cast, Speaker, person_of, printed
from quotebank.extraction.coreference.descriptions import Descriptions
from quotebank.extraction.coreference.initials import LONGEST, in_post
from quotebank.extraction.coreference.pronouns import Pronouns
from quotebank.extraction.coreference.things import body, going_on
from quotebank.extraction.coreference.together import both, together
from quotebank.extraction.coreference.wording import joint, wording
from quotebank.extraction.mentions.clauses import gender_of
from quotebank.extraction.mentions.page import Mention, Page
from quotebank.extraction.mentions.scan import Description, Scan
from quotebank.extraction.names.name import NameAt
from quotebank.extraction.people import People

__all__ = ["NOBODY", "Resolver", "Speaker", "person_of"]

_DEEPEST: Final = 60
"""Pronouns that may hang on one another."""
_BEGINNING: Final = re.compile(r"((?:An?(?= \w)|One|Another)(?: [\w-]+){0,4}), $")
"""What "who" stands for where nothing before it is known to be a mention."""
_SOME_OF: Final = re.compile(r"((?:an? )?(?!all |both |each |none )[\w-]+) of \Z", re.IGNORECASE)
"""Before "them", of whom not all speak."""
_CLOSE_ONES: Final = re.compile(
    r"(?:['\u2019]s?)? (?:(?:dearly |much-)?loved ones|nearest and dearest)\b"
)
_PASSIVE: Final = re.compile("[NH](?=b{1,2}n?w?C[^&;:]*$)")
"""Who is called something, before "by"."""
_REACH: Final = 25
_OF: Final = ("of", "at", "from")
_OWNED: Final = re.compile(r"Sw{0,2}D,N")
_OF_SOMEWHERE: Final = re.compile(r"(?P<name>N),{1,2}(?:S?w?[DX])?(?P<of>p)w?[SD]?[NOD],$")
"""Before "who", who is told by where he works: "Ann Lind, 43, a nurse at Kent Hospital, who"."""
_FARTHEST_NAME: Final = 12
"""Tags from that name to "who"."""


class Resolver:
    """Resolves the mentions of one article."""

    def __init__(self, page: Page, people: People) -> None:
        self.cast = Cast(page, people)
        self.pronouns = Pronouns(self.cast)
        # Neither keeps ``resolve``: they would hold one another, and with them every sentence of
        # the article, until the garbage collector comes by.
        self.descriptions = Descriptions(self.cast, self.pronouns)
        self._known: dict[tuple[int, int], Speaker] = {}
        self._depth = 0

    @property
    def page(self) -> Page:
        """The article."""
        return self.cast.page

    def resolve(self, mention: Mention, last: Speaker | None) -> Speaker:
        """Return who ``mention`` is; ``last`` is who spoke before."""
        key = mention.scan.start, mention.at
        found = self._known.get(key)
        if found is None:
            self._depth += 1
            found = self._resolve(mention, last) if self._depth < _DEEPEST else UNKNOWN
            self._depth -= 1
            self._known[key] = found
        return found

    def _resolve(self, mention: Mention, last: Speaker | None) -> Speaker:
        what = mention.what
        if isinstance(what, NameAt):
            return self._named(mention, what, last)
        if isinstance(what, Description):
            first = first_post(self.cast, mention, what)
            if first is not None:
                return self.resolve(first, last)
            two = both(self.cast, mention) if what.plural else None
            two = two or together(self.cast, mention)
            who = two or self.descriptions.who(mention, what, last, self.resolve)
            return self._other_than_himself(mention, what, who, last)
        if mention.tag in "HmS":
            whose = self._whose(mention, last)
            if whose is not None:
                return whose
            gender = gender_of(mention)
            if gender == "p" and mention.tag == "m":
                some = self._some(mention)
                if some is not None:
                    return some
            if gender in ("n", "p"):
                who = body(self.cast, mention, self.resolve, plural=gender == "p")
                return going_on(last) or who if gender == "p" and who.name is None else who
            if not gender:
                return NOBODY
            return self.pronouns.person(mention, gender, last, self.resolve)
        if mention.tag == "r":
            return self._relative(mention, last)
        return self._labelled(mention) if mention.tag == "I" else NOBODY

    def _other_than_himself(
        self, mention: Mention, what: Description, who: Speaker, last: Speaker | None
    ) -> Speaker:
        """Return who a description is; an unnamed source where he would be called something by
        himself: "Mary Lind was called "a disgrace" by the mayor"."""
        scanned, i = mention.scan, mention.at - 1
        if who.entity is None or i < 0 or scanned.what[i] != "by":
            return who
        passive = _PASSIVE.search(scanned.tags, 0, i)
        if passive is None:
            return who
        called = self.resolve(Mention(scanned, passive.start()), last)
        if called.entity is not who.entity:
            return who
        phrase = printed(wording(self.page, mention))
        return Speaker(phrase, "unnamed", 0.8, None, what.gender)

    def _named(self, mention: Mention, what: NameAt, last: Speaker | None) -> Speaker:
        noun = joint(self.page, mention) if "&D" in mention.scan.tags else None
        if noun is not None:
            return self.resolve(noun, last)  # "the Chelsea and England captain"
        return (
            self._close_ones(mention)
            or together(self.cast, mention)
            or (in_post(self.cast, what) if len(what.name.text) <= LONGEST else None)
            or self.cast.named(what)
        )

    def _some(self, mention: Mention) -> Speaker | None:
        """Return who speaks for the others: "one of them yelled"."""
        text, start = self.page.text, mention.start
        before = _SOME_OF.search(text, max(mention.scan.start, start - _REACH), start)
        if before is None:
            return None
        phrase = printed(text[before.start() : mention.bounds[1]])
        gender = "" if before[1].lower() in ("one", "another") else "p"
        return Speaker(phrase, "unnamed", 0.93, None, gender)

    def _close_ones(self, mention: Mention) -> Speaker | None:
        """Return who stands behind a possessive by no noun of a list: "His loved ones said"."""
        if mention.tag != "S":
            return None
        start, end = mention.bounds
        close = _CLOSE_ONES.match(self.page.text, end)
        if close is None:
            return None
        return Speaker(printed(self.page.text[start : close.end()]), "unnamed", 0.93, None, "p")

    def _labelled(self, mention: Mention) -> Speaker:
        """Return whom a transcript's label names: "ROOS: I said to her" is Roos's "I"."""
        layout = self.page.layout
        start, _ = layout.paragraphs[layout.paragraph_at(mention.start)]
        name = self.page.names.get(start)
        if name is None or not self.page.text.startswith(":", name.end):
            return NOBODY
        return self.cast.named(name).sure(0.85)

    def _whose(self, mention: Mention, last: Speaker | None) -> Speaker | None:
        """Return who is named behind a possessive: "said its secretary, Dov Hallam"."""
        tags, i = mention.scan.tags, mention.at
        if mention.tag != "S" or isinstance(mention.what, NameAt):
            return None
        close = self._close_ones(mention)
        if close is not None:
            return close
        match = _OWNED.match(tags, i)
        if match is None:
            return None
        return self.resolve(Mention(mention.scan, match.end() - 1), last).sure(0.9)

    def _relative(self, mention: Mention, last: Speaker | None) -> Speaker:
        tags, person = mention.scan.tags, mention.what == "who"
        i = mention.at - 1
        told = _OF_SOMEWHERE.search(tags, max(0, i - _FARTHEST_NAME), i + 1) if person else None
        if told is not None and mention.scan.what[told.start("of")] in _OF:
            i = told.start("name")
        while i >= 0:
            if person and i > 1 and tags[i - 1 : i + 1] == "pO":
                i -= 1  # "Holm, the chairman of the Water Board, who says"
                continue
            if tags[i] in "NODX":
                if person and i and tags[i - 1] == "p" and _only_tells(mention.scan, i):
                    i -= 1
                    continue
                if tags[i - 2 : i] == "Np" and mention.scan.what[i - 1] in _OF:
                    i -= 2  # "Miles Lind of the Bank, who"
                return self.resolve(Mention(mention.scan, i), last)
            # "Ann Lind (Lab, West), who": the brackets hold no one else
            i = (tags.rfind("(", 0, i) if tags[i] == ")" else i) - 1
        return self._of_no_list(mention)

    def _of_no_list(self, mention: Mention) -> Speaker:
        """Return the unnamed source whose noun no list knows: "A verger, who was there, said"."""
        text = self.page.text
        phrase = _BEGINNING.match(text, mention.scan.start, mention.start)
        return NOBODY if phrase is None else Speaker(printed(phrase[1]), "unnamed", 0.8, None)


def _only_tells(scanned: Scan, i: int) -> bool:
    """Whether what stands behind a preposition at a place before "who" only tells of what somebody
    is, and is no person: "a source close to the Norsk project who", "a friend of the family who".
    """
    what = scanned.what[i]
    if isinstance(what, Description):
        return what.sort == "group" and scanned.tags[max(0, i - 2)] == "D"
    return scanned.tags.startswith(("wr", "w,r"), i + 1)
