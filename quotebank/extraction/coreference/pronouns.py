"""Who "he" and "she" are: whoever was named before, ranked by how readily meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from math import log
from operator import attrgetter
from typing import Final

from quotebank.extraction.coreference.antecedents import Antecedents
from quotebank.extraction.coreference.cast import SENTENCE, UNKNOWN, Cast, Resolve, Speaker
from quotebank.extraction.coreference.newcomers import (
    goes_on,
    is_role,
    is_subject,
    new_here,
    turns_to,
)
from quotebank.extraction.coreference.saying import (
    is_asked,
    replies,
    says,
    speaks,
    spoke,
)
from quotebank.extraction.mentions.clauses import (
    definite,
    indefinite,
    main_subject,
    subordinate,
)
from quotebank.extraction.mentions.page import Mention, sentence_at
from quotebank.extraction.mentions.scan import Scan
from quotebank.extraction.names.name import NameAt

_LOOK_BACK: Final = 4
"""Paragraphs before its own in which a pronoun's person is sought."""
_LOOK_AHEAD: Final = 6
"""Sentences behind a pronoun in which he is named whom nobody named before."""
_NEXT: Final = 1.2
"""Distance of the sentence just before, be it of the paragraph before."""
_FAR: Final = 2.2
"""Distance (sentences weigh 0.7, paragraphs 0.4 more) beyond which one more name is not sought."""
_ABROAD: Final = 1.5
"""What is taken off for somebody whose name is of the other gender mostly."""
_CAPITALISED: Final = re.compile(r"[A-Z](?<!\w.)[\w-]+")
_FIRST: Final = 5
"""Characters before a pronoun that begins a sentence: "But he said", not "Though he said"."""
_TELLS: Final = 1.2
"""What is added for who tells what the sentence before reports."""
_REPLIES: Final = 3.2
"""What is added for whom somebody asked, who replies."""
_START: Final = attrgetter("start")
"""What quotations stand in order by."""


def _readier(mention: Mention, distance: float, asked: bool, tells: bool, own: bool) -> float:
    """Return how much more readily somebody is meant who was ``asked`` what is replied to, or says
    something: ``tells`` what the sentence before reports ("Lind was shot, Lord Rennard said. "…,"
    he said"), or is its subject ("Lord Rennard suggested …. "…," he said"), unless the ``own``
    sentence offers somebody."""
    if asked:
        return _REPLIES
    if tells:
        return _TELLS
    return 0.2 if not own and distance < _NEXT and speaks(mention) else 0.0


class Pronouns:
    """The pronouns of one article. ``resolve``, where it is asked for, tells who others are."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.antecedents = Antecedents(cast)
        self._spoken: dict[int, frozenset[str]] = {}
        self._called: dict[int, str] = {}

    def person(
        self, mention: Mention, gender: str, last: Speaker | None, resolve: Resolve
    ) -> Speaker:
        """Return whom "he" or "she" means; ``gender`` "" for a pronoun that does not tell."""
        ranked = self.ranked(mention, gender, last, resolve)
        if not ranked:
            return self._only(mention, gender)
        margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 2.0
        certainty = 0.97 if margin > 1.4 else 0.93 if margin > 0.7 else 0.78
        best = ranked[0][1]
        if self._is_abroad(best):
            self._called.setdefault(id(best.entity), gender)
        if not best.gender:
            certainty -= 0.06
            if best.entity is not None and margin > 0.7:
                self._called.setdefault(id(best.entity), gender)
        return best.sure(certainty)

    def ranked(
        self, mention: Mention, gender: str, last: Speaker | None, resolve: Resolve
    ) -> list[tuple[float, Speaker]]:
        """Return the people whom a pronoun of ``gender`` ("" for either) may mean, best first."""
        scores, people, since = self._named_before(mention, gender, last, resolve)
        if (
            last is not None
            and last.name is not None
            and last.kind != "organisation"
            and not self.antecedents.has_turn(last, mention)
            and (not gender or (last.gender or self._told(last)) in (gender, ""))
        ):
            people.setdefault(last.name, last)
            # Who spoke last goes on, unless the sentence just before is about another.
            bonus = 1.2 if last.gender else 0.6
            if last.entity is None and any(who.entity for who in people.values()):
                bonus = 0.2  # "A nurse who lost her job is angry": the next sentence names her
            if since not in (last.name, ""):
                bonus = 0.0  # "Lind said so. Holm says it is late. It rains. He …"
            own = scores.get(last.name, -1.6)
            if any(score > max(own, 0.1) for name, score in scores.items() if name != last.name):
                bonus -= 0.8
            scores[last.name] = own + bonus
        spoken = self.names_spoken(mention)
        behind = self._named_behind(mention)
        for name, who in people.items():
            if who.entity is not None:
                if id(who.entity) in behind:
                    scores[name] -= 1.5
                scores[name] += 0.25 * log(1 + len(who.entity.starts))
                if spoken and not spoken.isdisjoint(who.entity.words):
                    scores[name] -= 1.2
        ranked = sorted(scores, key=scores.__getitem__, reverse=True)
        return [(scores[name], people[name]) for name in ranked]

    def _named_behind(self, mention: Mention) -> frozenset[int]:
        """Return the people (by identity) named behind a pronoun that is the subject: in "He said
        that people like Holm were angry" he is not Holm."""
        scanned, at = mention.scan, mention.at
        begins = scanned.tags.startswith(("H", "&H")) and mention.start - scanned.start < _FIRST
        if not begins or subordinate(scanned):
            return frozenset()
        known = self.cast.people.at
        named = (what for what in scanned.what[at + 1 :] if isinstance(what, NameAt))
        return frozenset(id(known[what.start]) for what in named if what.start in known)

    def names_spoken(self, mention: Mention) -> frozenset[str]:
        """Return the capitalised words in the quotations of a mention's sentence, or else in the
        first one behind it: people seldom speak of themselves by name."""
        scanned = mention.scan
        found = self._spoken.get(scanned.start)
        if found is None:
            page = self.cast.page
            beside = [what for what in scanned.what if isinstance(what, int)]
            if not beside:
                k = bisect_left(page.quoted, scanned.start, key=_START)
                here = page.layout.paragraph_at(scanned.start)
                if k < len(page.quoted) and page.quoted[k].paragraph == here:
                    beside = [k]
            words: set[str] = set()
            for k in beside:
                q = page.quoted[k]
                words.update(_CAPITALISED.findall(page.text, q.start, q.end))
            found = self._spoken[scanned.start] = frozenset(words)
        return found

    def _only(self, mention: Mention, gender: str) -> Speaker:
        """Return the one person of the right gender named before, if nobody is near."""
        before = [
            e
            for e in self.cast.people.described
            if not e.body and e.starts and e.starts[0] < mention.start
        ]
        fitting = [e for e in before if e.gender == gender]
        # Or who was "he" when spoken of: ``"Why?" Justice Lind asked. … he added.``
        fitting = fitting or [e for e in before if gender and self._called.get(id(e)) == gender]
        if fitting:
            return self.cast.speaker(fitting[0], 0.8) if len(fitting) == 1 else UNKNOWN
        return self._named_next(mention, gender)

    def _named_next(self, mention: Mention, gender: str) -> Speaker:
        """Return the first person named as a subject behind a pronoun that nobody comes before:
        "“I was six,” she said." and then "Ann Lind, 56, is one of four sisters"."""
        for scanned in self._sentences_behind(mention):
            main = main_subject(scanned)
            what = scanned.what[main] if main >= 0 else None
            entity = self.cast.people.at.get(what.start) if isinstance(what, NameAt) else None
            if entity is not None and not entity.body:
                who = self.cast.speaker(entity, 0.75)
                known = who.gender or self._told(who)
                fits = known == gender or (not known and self.cast.surely_person(who))
                return who if fits else UNKNOWN
        return UNKNOWN

    def _sentences_behind(self, mention: Mention) -> Iterator[Scan]:
        page = self.cast.page
        here = page.layout.paragraph_at(mention.scan.start)
        after = sentence_at(page.sentences(here), mention.scan.start) + 1
        left = _LOOK_AHEAD
        for paragraph in range(here, len(page.layout.paragraphs)):
            for sentence in page.sentences(paragraph)[after : after + left]:
                yield page.scan(paragraph, sentence)
                left -= 1
            if not left:
                return
            after = 0

    def _named_before(
        self, mention: Mention, gender: str, last: Speaker | None, resolve: Resolve
    ) -> tuple[dict[str, float], dict[str, Speaker], str]:
        """Return how readily the people before a mention are meant, who they are, by name, and who
        of them says something nearest before it, "" if nobody does."""
        since, last_name = "", last.name if last is not None else None
        scores: dict[str, float] = {}
        people: dict[str, Speaker] = {}
        found = own = False
        telling, replying = says(mention), replies(mention)
        tellers = self.antecedents.tellers
        for scanned, stop, distance in self.cast.before(mention, _LOOK_BACK):
            if found and distance > _FAR:
                break
            nearer = bool(scores)
            met: list[tuple[Mention, Speaker]] = []
            for antecedent, readily, less in self.antecedents.offers(scanned, stop, gender):
                found = True
                who = resolve(antecedent, last)
                name, known = who.name, self._fitting(who, gender)
                out = self.antecedents.is_ruled_out(antecedent, who, mention, gender)
                if out or name is None or known is None:
                    continue
                # Who is brought in goes on only as long as nobody else is spoken of: "A spokesman
                # said so. Lind has called it a waste. He …".
                score = readily - distance - (max(less, 0.0) if nearer else less)
                own = own or distance == 0.0
                tells = telling and distance > 0.0 and (scanned.start, antecedent.at) in tellers
                asked = replying and distance < _NEXT and is_asked(antecedent)
                score += _readier(antecedent, distance, asked, tells and not nearer, own)
                if not known:
                    if not self._is_somebody(antecedent, who, distance):
                        continue
                    score -= self._doubt(who, antecedent, gender, distance, tells=tells)
                    score -= _ABROAD if who.gender else 0.0
                met.append((antecedent, who))
                if score > scores.get(name, -99.0):
                    scores[name] = score
                    people[name] = who
            since = since or spoke(met, last_name)
            if distance < _NEXT and len({who.name for _, who in met}) == 1:
                scores[met[0][1].name or ""] += turns_to(self.cast, *met[0], mention, distance)
            if found and distance + SENTENCE > _FAR:
                break  # before the next sentence is read in vain
        return scores, people, since

    def _fitting(self, who: Speaker, gender: str) -> str | None:
        """Return the gender that is known of one who may be meant, None for who may not."""
        if who.name is None or who.kind == "organisation" or self.cast.thing(who):
            return None
        known = who.gender or self._told(who)
        if not known or not gender or known == gender:
            return known
        # Andrea is a man in Italy, though not where she was "she" before.
        return "" if self._is_abroad(who) and self._called_so(who) in ("", gender) else None

    def _is_abroad(self, who: Speaker) -> bool:
        """Whether somebody bears a given name of the other gender in another language."""
        entity = who.entity
        if entity is None or entity.words[0] not in self.cast.page.lexicon.abroad:
            return False
        return not any(name.honorific for name in entity.names)

    def _called_so(self, who: Speaker) -> str:
        """Return the gender of the pronouns that meant somebody before."""
        return self._called.get(id(who.entity), "")

    def _is_somebody(self, antecedent: Mention, who: Speaker, distance: float) -> bool:
        """Whether one of unknown gender is a person: "Foreigners" and "Cheap" begin sentences and
        are nobody."""
        return (
            is_role(self.cast, antecedent)
            or self.cast.surely_person(who)
            or self.cast.speaks(who)
            or (distance < _NEXT and is_subject(self.cast, antecedent))
        )

    def _doubt(
        self, who: Speaker, antecedent: Mention, gender: str, distance: float, *, tells: bool
    ) -> float:
        """Return how much less readily somebody of unknown gender is meant: little where the
        sentence just before begins with him, or where he tells it and goes on (``tells``)."""
        if not self.cast.surely_person(who):
            return 0.6 if speaks(antecedent) else 1.1
        if tells and distance < _NEXT:
            return 0.0
        if distance > _NEXT or antecedent.at != main_subject(antecedent.scan):
            return 0.6
        if who.entity is None:
            known = who.name is not None and (indefinite(who.name) or definite(who.name))
            if known and gender and goes_on(self.cast, antecedent):
                return 0.0
            return 0.4 if known else 0.6  # not "his chairman"
        if not gender or speaks(antecedent) or new_here(self.cast, who.entity, antecedent):
            return 0.0
        return 0.2

    def _told(self, who: Speaker) -> str:
        """Return the gender that roles or pronouns tell, those resolved before among them: who
        was "she" does not become "he"."""
        if who.entity is None:
            return ""
        return self.cast.roles.gender(who.entity) or self._called.get(id(who.entity), "")
