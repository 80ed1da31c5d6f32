"""Which printings of one speaker's words are one statement.

Leader clustering, longest first: a printing is compared with the longest form of each statement
and never with its other printings, so likeness does not wander along a chain; and the set of
printings alone decides, not their order.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotebank.linking.likeness import (
    CONTENT,
    Manner,
    Wording,
    alike,
    content_counts,
    content_words,
    wording,
)

WINDOW_DAYS = 7
"""Printings of one utterance appear within this many days of each other."""
SAID_DAYS = 1
"""Two papers that both say the day may differ by this much (late Tuesday, early Wednesday)."""
MOST = 200
"""Statements enough to compare a printing with, those that share its rarest words first. News does
not come near it; a thousand lines of one form with another name each would."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One printing as clustering sees it.

    ``earliest`` and ``latest`` are day ordinals, of the day it was said where that is known
    (``said``), else of publication; both None where neither is.
    """

    id: int
    text: str
    earliest: int | None
    latest: int | None
    said: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A printing in its statement: how it relates to the longest form, and how much alike."""

    id: int
    manner: Manner
    likeness: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """A statement: the id of its longest form, and every printing, that one among them."""

    longest: int
    members: tuple[Member, ...]


def near(one: Utterance, other: Utterance) -> bool | None:
    """Return whether two printings may be of one day's words; None where a day is unknown."""
    if one.earliest is None or other.earliest is None:
        return None
    assert one.latest is not None
    assert other.latest is not None
    apart = max(one.earliest - other.latest, other.earliest - one.latest, 0)
    return apart <= (SAID_DAYS if one.said and other.said else WINDOW_DAYS)


def cluster(utterances: Iterable[Utterance]) -> tuple[Cluster, ...]:
    """Return the statements among the printings of one speaker; every printing is in one."""
    utterances = list(utterances)
    if len(utterances) == 1:  # most speakers are quoted once: nothing to compare
        only = utterances[0].id
        return (Cluster(only, (Member(only, "equal", 1.0),)),)
    ordered = sorted(
        ((wording(u.text), u) for u in utterances),
        key=lambda pair: (-len(pair[0].words), pair[0].words, pair[1].earliest or 0, pair[1].id),
    )
    leaders = _Leaders(
        content_counts([words for words, _ in ordered]),
        undated=any(u.earliest is None for u in utterances),
    )
    members: dict[int, list[Member]] = {}
    for words, utterance in ordered:
        found = leaders.best(words, utterance)
        if found is None:
            leaders.add(words, utterance)
            members[utterance.id] = [Member(utterance.id, "equal", 1.0)]
        else:
            leader, manner, likeness = found
            members[leader].append(Member(utterance.id, manner, likeness))
    return tuple(Cluster(leader, tuple(group)) for leader, group in members.items())


def kin(texts: Mapping[int, str], pending: Iterable[int]) -> set[int]:
    """Return which of a speaker's printings may share a statement with pending ones, these too.

    ``texts`` are all printings by id. Whatever is alike to one of them is, and what is alike to
    that: clustering them alone gives what clustering all gives, whatever their days are.
    """
    gists = {id_: _gist(text) for id_, text in texts.items()}
    found = set(pending)
    waiting = sorted(found)
    while waiting:
        one = waiting.pop()
        words, whole = gists[one], wording(texts[one])
        for id_, others in gists.items():
            if id_ not in found and words.may_be(others) and alike(whole, wording(texts[id_])):
                found.add(id_)
                waiting.append(id_)
    return found


class _Gist(NamedTuple):
    """The content words of a printing, and how many of them those alike to a longer one share."""

    words: frozenset[str]
    least: float

    def may_be(self, other: _Gist) -> bool:
        """Say whether the two share words enough to be worth a closer look."""
        shared = len(self.words & other.words)
        return shared >= max(1, min(self.least, other.least)) or self.words == other.words


def _gist(text: str) -> _Gist:
    content = content_words(text)
    words = frozenset(content)
    return _Gist(words, len(words) - (1 - CONTENT) * len(content))


_Leader = tuple[int, tuple[Wording, Utterance]]
"""The longest form of a statement, under its id."""


class _Leaders:
    """The longest forms so far, found by their rare words.

    Prefix filtering: two wordings that share at least a share t of their n content words share
    one of the (1 - t) n + 1 rarest of them (Chaudhuri, Ganti, Kaushik 2006). ``undated``: some
    wording without a day will come, and look for those of any day.
    """

    def __init__(self, counts: Counter[str], *, undated: bool) -> None:
        self._counts = counts
        self._undated_come = undated
        self._dated: dict[tuple[str, int], list[_Leader]] = defaultdict(list)
        self._undated: dict[str, list[_Leader]] = defaultdict(list)
        self._all: dict[str, list[_Leader]] = defaultdict(list)

    def add(self, words: Wording, utterance: Utterance) -> None:
        leader = (utterance.id, (words, utterance))
        for word in set(words.content) or {""}:
            if self._undated_come:
                self._all[word].append(leader)
            if utterance.earliest is None or utterance.latest is None:
                self._undated[word].append(leader)
            else:
                for week in range(utterance.earliest // 7, utterance.latest // 7 + 1):
                    self._dated[word, week].append(leader)

    def best(self, words: Wording, utterance: Utterance) -> tuple[int, Manner, float] | None:
        best: tuple[float, int, int, Manner] | None = None
        for id_, (leader_words, leader) in self._candidates(words, utterance).items():
            close = near(utterance, leader)
            if close is False:
                continue
            found = alike(words, leader_words, strong=close is None)
            if found is not None:
                rank = (found[1], -(leader.earliest or 0), -id_, found[0])
                best = rank if best is None else max(best, rank)
        return None if best is None else (-best[2], best[3], best[0])

    def _candidates(
        self, words: Wording, utterance: Utterance
    ) -> dict[int, tuple[Wording, Utterance]]:
        """Return whom a printing may belong to: of very many, some of those nearest to it."""
        found: dict[int, tuple[Wording, Utterance]] = {}
        for leaders in self._sharing(self._prefix(words), utterance):
            found.update(leaders[:MOST])
            if len(found) >= MOST:
                break
        return found

    def _prefix(self, words: Wording) -> list[str]:
        """Return so many words, the rarest first, that whoever has none of them lacks too much."""
        content = words.content or ("",)
        rare = sorted(set(content), key=lambda word: (self._counts[word], word))
        prefix = rare[: len(content) - math.ceil(CONTENT * len(content)) + 1]
        # Whoever lacks one of its numbers says something else: of a paper that prints "Gate 7 will
        # open on time" for a thousand gates, only those of Gate 7 are compared.
        figure = next((word for word in rare if word in words.numbers), None)
        if figure and self._counts[figure] < sum(self._counts[word] for word in prefix):
            return [figure]
        return prefix

    def _sharing(self, prefix: Iterable[str], utterance: Utterance) -> Iterator[Sequence[_Leader]]:
        """Yield the leaders that share each of some words, of the days a printing may be of."""
        if utterance.earliest is None or utterance.latest is None:
            yield from (self._all.get(word, ()) for word in prefix)
            return
        first, last = utterance.earliest - WINDOW_DAYS, utterance.latest + WINDOW_DAYS
        weeks = range(first // 7, last // 7 + 1)
        for word in prefix:
            for week in weeks:
                yield self._dated.get((word, week), ())
            yield self._undated.get(word, ())
