"""Whom a sentence offers to the pronouns of the next ones, and how readily each is meant. Under
pronouns.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from operator import attrgetter
from typing import Final

from quotebank.extraction.coreference.cast import Cast, Speaker
from quotebank.extraction.coreference.fates import befell, tells_of
from quotebank.extraction.coreference.offices import PORTFOLIOS
from quotebank.extraction.coreference.sources import source
from quotebank.extraction.coreference.wording import joint
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.mentions.clauses import (
    heard_at,
    indefinite,
    main_subject,
    may_be_meant,
    named_subject,
    object_pronoun,
    prominence,
    takes_object,
)
from quotebank.extraction.mentions.page import Mention
from quotebank.extraction.mentions.scan import Description, Scan
from quotebank.extraction.names.name import NameAt

TELLS_ITSELF: Final = re.compile("(?:,?r[Cbw]{1,2}(?:[pt]?S?[wNDOX]){0,2},?)?C")
"""Behind who is the subject of a cue: "A nurse said", "A nurse who knew Ms Lind said"."""
_ASKED: Final = re.compile("DCN")
_APPOSED: Final = re.compile("(?<=,)D(?:p[SwNDO]{1,3})?,(?=H)")
_AIDE: Final = re.compile("N,{1,2}w?D(?:[pt]w?D?){1,2}")
"""Before whose aide the subject is or was: "Holm, a former head of press for Lind, said"."""
_WHO: Final = re.compile("N,r[^,;:NQ]{1,6}$")
"""Before a name in a clause that tells of another."""
_REACTION: Final = re.compile(r"\b(?:reaction|response|rebuke|retort|criticism|answer)s? from \Z")
_CONVERSE: Final = frozenset(("speak", "talk"))
_OFFICES: Final = PORTFOLIOS | {"general", "commissioner", "undersecretary", "director"}
"""What may be for something: "Under-Secretary-General for Peace Operations"."""
_TOLD: Final = 1.5
"""How readily who tells what a sentence reports is meant at the least."""
_OWN: Final = {"m": ("his", "His"), "f": ("her", "Her")}
"""Before a relative of the same gender."""
_NOBODY_ELSE: Final = re.compile("[^NDXHSOQC]*")
"""Before whom a sentence ends with, who is the only one in it."""
_MEANT: Final = re.compile("[NSHDXm]")
_BEHIND_LED: Final = 3
"""The place of "he" in "Praising Lind, he said"."""
_BESIDE: Final = frozenset(("like", "unlike", "with", "alongside"))
_LABEL: Final = 60
"""Characters of a transcript's label, at the most."""
_START: Final = attrgetter("start")
"""What quotations stand in order by."""
Meant = tuple[Mention, float, float]
"""Whom a sentence offers to later pronouns: how readily, and what is taken off in the end."""


def _label(text: str, start: int) -> str:
    """Return the words before a colon that a paragraph begins with, "" where there are none."""
    colon = text.find(":", start, start + _LABEL)
    label = text[start : max(start, colon)]
    return label if label.replace(" ", "").isalpha() else ""


def _tells(what: object) -> bool:
    """Whether a description tells a gender: "her grandmother, Wanda,"."""
    return isinstance(what, Description) and what.gender != ""


class Antecedents:
    """The antecedents of one article, sentence by sentence."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._offered: dict[tuple[int, str], list[Meant]] = {}
        self._struck: set[tuple[int, int]] = set()
        self._turns: frozenset[str] | None = None  # labels of a transcript, once asked for
        """Where somebody stands, by sentence and place, whom something befell."""
        self.tellers: set[tuple[int, int]] = set()
        """The same of those who tell what their sentences report."""

    def offers(self, scanned: Scan, stop: int, gender: str) -> list[Meant]:
        """Return whom a sentence offers before its place ``stop``. What a whole sentence offers
        is asked for by every pronoun of the next ones."""
        if stop < len(scanned.tags):
            return self._read(scanned, stop, gender)
        key = scanned.start, gender
        found = self._offered.get(key)
        if found is None:
            found = self._offered[key] = self._read(scanned, stop, gender)
        return found

    def _read(self, scanned: Scan, stop: int, gender: str) -> list[Meant]:
        """Read whom a sentence offers: who is named, and whom other pronouns mean."""
        found: list[Meant] = []
        tags = scanned.tags
        main = main_subject(scanned)
        named = named_subject(tags, main)
        other = object_pronoun(scanned, main, stop, gender) if main >= 0 else -1
        teller = source(scanned)
        for match in _MEANT.finditer(tags, 0, stop):
            i = match.start()
            if i == other:
                found.append((Mention(scanned, i), 1.5, 0.0))
            elif i == main and stop == main + 2 and takes_object(scanned, main):
                continue  # "A teacher told her that": she is not the teacher
            elif tags[i] == "D" and _APPOSED.match(tags, i):
                continue  # "Born in Grimsby, the daughter of a baker, she": that is herself
            elif i == 1 and stop == _BEHIND_LED and self._leads_to_another(scanned):
                continue  # "Praising Lind, he said": he does not praise himself
            elif i == main and named > 0 and not _tells(scanned.what[i]):
                continue  # "a juror who gave only her first name, Corinne, said": she is Corinne
            elif may_be_meant(scanned, i, gender, teller) and not self._modifies(scanned, i):
                if tags.startswith("N,") and self._has_aide(scanned, i, gender):
                    continue  # "Holm, a former assistant to Lind, was named. "…," the boss said"
                if self._is_gone(scanned, i, main):
                    continue  # "His son was killed. "I want justice," he said"
                less = self._less(scanned, i, main) + (1.0 if other >= 0 and i == main else 0.0)
                readily = prominence(tags, i, main, named)
                if i == teller:
                    self.tellers.add((scanned.start, i))
                    readily = max(readily, _TOLD) if i > main else readily
                found.append((Mention(scanned, i), readily, less))
        return found

    def _leads_to_another(self, scanned: Scan) -> bool:
        """Whether a sentence begins with what the one behind the comma does to whom it names, or
        whom he is with or like."""
        first = scanned.what[0]
        if not scanned.tags.startswith(",H", 2):
            return False
        return scanned.tags[0] == "G" or (
            isinstance(first, str) and (first.endswith("ing") or first in _BESIDE)
        )

    def _has_aide(self, scanned: Scan, i: int, gender: str) -> bool:
        """Whether somebody at a place only tells what the subject is, who may be meant as well."""
        if not _AIDE.fullmatch(scanned.tags, 0, i) or not scanned.tags.startswith(",", i + 1):
            return False
        first = scanned.what[0]
        if not isinstance(first, NameAt):
            return False
        entity = self.cast.people.at.get(first.start)
        return entity is not None and not entity.is_not(gender)

    def _is_gone(self, scanned: Scan, i: int, main: int) -> bool:
        """Whether the subject is somebody's relative who is dead or missing, be he named behind it
        ("His son, Ali, died"); who was struck is noted: of him the quotation tells."""
        if i != main and not (i == main + 2 and scanned.tags.startswith("D,N,", main)):
            return False
        if not (scanned.tags[main] == "N" or scanned.tags.startswith("SD", main - 1)):
            return False
        page = self.cast.page
        fate = befell(scanned, main, page.text, page.lexicon)
        if fate == "struck":
            self._struck.add((scanned.start, i))
        return fate == "gone"

    def is_ruled_out(
        self, antecedent: Mention, who: Speaker, mention: Mention, gender: str
    ) -> bool:
        """Whether one who fits a pronoun is not meant: the words tell of a relative, or are his."""
        return self.has_turn(who, mention) or self._is_told_of(antecedent, mention, gender)

    def has_turn(self, who: Speaker, mention: Mention) -> bool:
        """Whether a transcript's paragraph is one's words, who speaks of others there: "LIND: He
        came in and said, "Sell.""."""
        page = self.cast.page
        if self._turns is None:
            starts = [start for start, _ in page.layout.paragraphs]
            counted = Counter([_label(page.text, start) for start in starts])
            self._turns = frozenset([label for label, n in counted.items() if label and n > 1])
        if not self._turns or who.entity is None:
            return False
        start, _ = page.layout.paragraphs[page.layout.paragraph_at(mention.start)]
        named = self.cast.people.at.get(start)
        return named is who.entity and _label(page.text, start) in self._turns

    def _is_told_of(self, antecedent: Mention, mention: Mention, gender: str) -> bool:
        """Whether the quotation of a pronoun tells of the relative whom something befell: "His
        nephew was trapped. "He is 19," he said."."""
        if not self._struck or (antecedent.scan.start, antecedent.at) not in self._struck:
            return False
        page = self.cast.page
        k = bisect_left(page.quoted, mention.scan.start, key=_START)
        if k == len(page.quoted):
            return False
        return tells_of(page.text, page.quoted[k].start, page.quoted[k].end, gender)

    def _less(self, scanned: Scan, i: int, main: int) -> float:
        """Return how much less readily somebody at a place is meant for what the words tell;
        ``main``: the place of the subject."""
        tags, what = scanned.tags, scanned.what
        less = -1.4 if heard_at(scanned, i, self.cast.page.lexicon) else 0.0
        if tags.startswith((",HC,", ",rHC"), i + 1):
            less += 1.5  # "Holm, he said, was seen", "Holm, who he said was seen"
        if _tells(what[i]):  # "A reporter reached his wife. She said …"
            less += 1.3 if i == main == 1 and self._told_of(scanned) else -0.3
        if tags[i] == "D" and tags.endswith("N&S", 0, i):
            less += 0.8  # "Lind and his son"
        if i == main and self._brought_in(scanned, i):
            less -= 0.9
        if i and what[i - 1] == "from" and self._reacts(scanned, i):
            less -= 2.0
        if tags.startswith(",r", i + 1) and what[i + 2] == "which":
            less += 2.0  # "at the Open in Hexley, which starts on Monday"
        if i != main and tags.find("N,r", 0, i) >= 0 and tags[i] == "N" and _WHO.search(tags, 0, i):
            less += 2.0  # "It is claimed Ann Holm, who joined Villa Nights, has left. She"
        if main >= 0 and i > main + 1 and self._interviewed(scanned, i, main):
            less -= 2.0
        if i != main and self._played(scanned, i):
            less += 2.5
        last = main < 0 and i == len(tags) - 1 and tags.endswith("pN")
        if last and _NOBODY_ELSE.fullmatch(tags, 0, i):
            less -= 0.6  # "The town was full of talk about Lind. He told reporters"
        if _ASKED.match(tags, i - 2) and self._is_asked(scanned, i):
            less -= 1.6
        return less

    def _is_asked(self, scanned: Scan, i: int) -> bool:
        """Whether reporters ask somebody: "When the media asked Lind about it, he left"."""
        who, verb = scanned.what[i - 2], scanned.what[i - 1]
        several = isinstance(who, Description) and (who.plural or who.sort == "group")
        return several and isinstance(verb, Cue) and verb.verb == "ask"

    def _played(self, scanned: Scan, i: int) -> bool:
        """Whether somebody is the part that another plays: "Lind plays Hank, a trucker who finds a
        baby"."""
        name = i - 2 if scanned.tags.endswith("N,", 0, i) else i
        return name > 0 and scanned.what[name - 1] in self.cast.page.lexicon.portrays

    def _modifies(self, scanned: Scan, i: int) -> bool:
        """Whether a bare word only describes the one behind it: "rebel raids" bring in no rebel,
        and "the Chelsea and England captain" no Chelsea."""
        tags = scanned.tags
        if tags[i] == "N" and "&D" in tags[i:]:
            return joint(self.cast.page, Mention(scanned, i)) is not None
        if tags[i] == "N":
            return tags.endswith("Dp", 0, i) and self._is_portfolio(scanned, i)
        # "The ministry is hopeful", "He is president": nobody else.
        if not tags.startswith("Dw", i) and not tags.endswith("b", 0, i):
            return False
        start, end = scanned.bounds(i)
        return self.cast.page.text[start:end].isalpha() and self.cast.page.text[start].islower()

    def _is_portfolio(self, scanned: Scan, i: int) -> bool:
        """Whether a name at a place is what an office is for: "Minister for Rural Development"."""
        office, what = scanned.what[i - 2], scanned.what[i]
        return (
            isinstance(office, Description)
            and isinstance(what, NameAt)
            and what.name.sort == "name"
            and (office.head in _OFFICES or what.name.words[-1] == "Affairs")
            and what.name.words[0] not in self.cast.page.lexicon.given
        )

    def _brought_in(self, scanned: Scan, i: int) -> bool:
        """Whether somebody without a name speaks here for the first time: in "One trader said … .
        "There is talk," he added" no name counts for more."""
        if scanned.tags[i] not in "DX" or TELLS_ITSELF.match(scanned.tags, i + 1) is None:
            return False
        cue = scanned.what[i + 1]
        if isinstance(cue, Cue) and cue.verb == "ask":
            return False  # "A reporter asked Lind about it. He said"
        whose = scanned.what[i + 3] if scanned.tags.startswith("SD", i + 2) else None
        if isinstance(whose, Description) and whose.sort == "kin":
            return False  # "A nurse called his mother": he was spoken of before
        return indefinite(self.cast.page.text[slice(*scanned.bounds(i))])

    def _told_of(self, scanned: Scan) -> bool:
        """Whether a sentence tells what somebody's relative is or does who says nothing: "His
        father was a ship builder. "…," he said."."""
        who = scanned.what[1]
        return (
            scanned.tags.startswith("SD")
            and "C" not in scanned.tags
            and "Q" not in scanned.tags
            and isinstance(who, Description)
            and who.sort == "kin"
            and scanned.what[0] in _OWN.get(who.gender, ())
        )

    def _reacts(self, scanned: Scan, i: int) -> bool:
        """Whether what is told comes from somebody: "It drew an angry response from Lind. "…," he
        said."."""
        start = scanned.bounds(i)[0]
        return _REACTION.search(self.cast.page.text, max(0, start - 16), start) is not None

    def _interviewed(self, scanned: Scan, i: int, main: int) -> bool:
        """Whether an outlet had somebody speak: "The Post spoke to Lind. "…," he said."."""
        before, verb = scanned.what[i - 1], scanned.what[i - 2]
        speaks = isinstance(verb, Cue) and verb.verb in _CONVERSE and before in ("to", "with")
        if not speaks and before != "interviewed":
            return False
        who = scanned.what[main]
        outlet = isinstance(who, Description) and who.head in self.cast.page.lexicon.firms
        return outlet or scanned.tags[main] in "OI"
