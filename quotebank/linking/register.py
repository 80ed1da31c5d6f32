"""The speaker register: which printed names of one surname are one person.

A pure function of a *block* (all sightings whose surnames meet, ``names.block``): the same set of
sightings gives the same people in whatever order they came. What cannot be told apart stays
open: two people under one roof are worse than one person under two.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from quotebank.linking.names import Fit, Name, fit, parse

NEAR_DAYS = 31
"""Within this many days one paper's bare surname is the person it has named in full."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name as one article prints it, with what stands around it.

    ``roles`` are the folded words of the roles printed with it, ``company`` the folded names of
    the other speakers of the article, ``day`` the ordinal of the day of publication.
    """

    article: int
    name: str
    roles: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    outlet: str | None = None
    day: int | None = None
    quotations: int = 1


@dataclass(slots=True)
class Context:
    """What stands around the sightings of one person, gathered so that agreeing is cheap."""

    roles: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    days: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, sightings: Iterable[Sighting]) -> Context:
        """Gather the context of sightings."""
        context = cls()
        for sighting in sightings:
            context.roles |= sighting.roles
            context.company |= sighting.company
            if sighting.outlet is not None and sighting.day is not None:
                insort(context.days.setdefault(sighting.outlet, []), sighting.day)
        return context


@dataclass(slots=True)
class Group:
    """One person: the sightings that are theirs, and the evidence that joined each name."""

    name: str
    sightings: list[Sighting] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)

    def forms(self) -> list[str]:
        """Return the names printed for this person: the most often, then the earliest, first."""
        counts: dict[str, int] = {}
        firsts: dict[str, int] = {}
        for sighting in self.sightings:
            name = sighting.name
            counts[name] = counts.get(name, 0) + sighting.quotations
            firsts[name] = min(firsts.get(name, sighting.article), sighting.article)
        return sorted(counts, key=lambda name: (-counts[name], firsts[name], name))


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names that may be one person and were not joined, or were not told apart."""

    name: str
    other: str
    reason: str
    quotations: int


@dataclass(frozen=True, slots=True)
class Register:
    """The people of one block, and what stayed open."""

    people: tuple[Group, ...]
    doubts: tuple[Doubt, ...]


def agree(one: Context, other: Context) -> str | None:
    """Return the evidence that two contexts are of one person, or None.

    A role they share, a person who speaks beside both, or one paper within a month.
    """
    if roles := one.roles & other.roles:
        return f"role: {min(roles)}"
    if company := one.company & other.company:
        return f"beside {min(company)}"
    for outlet in sorted(one.days.keys() & other.days.keys()):
        days = other.days[outlet]
        for day in one.days[outlet]:
            place = bisect_left(days, day - NEAR_DAYS)
            if place < len(days) and days[place] <= day + NEAR_DAYS:
                return f"same outlet: {outlet}"
    return None


def akin(names: Iterable[str]) -> set[str]:
    """Return those names of a block that fit another of its names, in whatever way.

    The others are people of their own, whatever stands around them: ``join`` asks for no evidence.
    """
    parsed = {name: parse(name) for name in names}
    return {
        one
        for one, name in parsed.items()
        if any(fit(name, found) is not Fit.NONE for other, found in parsed.items() if other != one)
    }


def join(sightings: Iterable[Sighting]) -> Register:
    """Return the people of one block of sightings.

    Full names come first, the longest ahead, so that each shorter one finds the person it may be;
    then names that need support (initials, nicknames); bare surnames last.
    """
    by_name: dict[str, list[Sighting]] = {}
    for sighting in sorted(sightings, key=lambda s: (s.article, s.name)):
        by_name.setdefault(sighting.name, []).append(sighting)
    full = sorted((n for n in by_name if parse(n).given), key=_most_specific_first)
    people: list[Group] = []
    doubts: list[Doubt] = []
    for name in full:
        _place(name, by_name[name], people, doubts, at_least=Fit.SHORTER)
    _join_supported(people, doubts)
    _place_surnames([n for n in by_name if not parse(n).given], by_name, people, doubts)
    for person in people:
        person.name = _fullest(person)
    return Register(tuple(people), tuple(doubts))


def _most_specific_first(name: str) -> tuple[int, int, str]:
    parsed = parse(name)
    return (-parsed.words, -sum(map(len, parsed.given)), name)


def _place(
    name: str, seen: list[Sighting], people: list[Group], doubts: list[Doubt], at_least: Fit
) -> None:
    """Add a full name to the one person it fits, or as a person of its own."""
    parsed = parse(name)
    fitting = [person for person in people if _fits(parsed, person) >= at_least]
    if len(fitting) > 1:
        same = [p for p in fitting if any(fit(parsed, parse(f)) >= Fit.SPELLING for f in p.forms())]
        fitting = (
            same
            or [p for p in fitting if agree(Context.of(seen), Context.of(p.sightings))]
            or fitting
        )
    if len(fitting) == 1:
        fitting[0].sightings += seen
        fitting[0].reasons[name] = _fits(parsed, fitting[0]).name.lower()
        return
    quotations = sum(s.quotations for s in seen)
    doubts += [Doubt(name, p.name, "fits more than one person", quotations) for p in fitting]
    people.append(Group(name, list(seen), {name: "name"}))


def _fits(name: Name, person: Group) -> Fit:
    """Return how well a name fits every full form of a person: the worst counts."""
    forms = {sighting.name for sighting in person.sightings}
    return min((fit(name, parse(f)) for f in forms if parse(f).given), default=Fit.NONE)


def _join_supported(people: list[Group], doubts: list[Doubt]) -> None:
    """Join people whose names fit loosely (J., Bill, Fogh Rasmussen) and whose context agrees."""
    contexts = {id(person): Context.of(person.sightings) for person in people}
    for person in sorted(people, key=lambda p: _most_specific_first(p.name), reverse=True):
        parsed = parse(person.name)
        loose = [
            other
            for other in people
            if other is not person and Fit.NONE < _fits(parsed, other) < Fit.SHORTER
        ]
        supported = [(other, agree(contexts[id(person)], contexts[id(other)])) for other in loose]
        agreeing = [(other, why) for other, why in supported if why]
        if len(loose) == 1 and agreeing:
            other, why = agreeing[0]
            other.sightings += person.sightings
            other.reasons |= dict.fromkeys(person.forms(), f"fits loosely, {why}")
            people.remove(person)
            continue
        quotations = sum(s.quotations for s in person.sightings)
        doubts += [
            Doubt(person.name, other.name, "may be one person", quotations)
            for other in loose
            if _most_specific_first(other.name) < _most_specific_first(person.name)
        ]


def _place_surnames(
    names: list[str], by_name: dict[str, list[Sighting]], people: list[Group], doubts: list[Doubt]
) -> None:
    """Give each bare surname to the known person who fits, if its article's context agrees.

    Where several people fit, only a role that one of them alone bears ("President" Obama) decides;
    else it stays a speaker of its article alone. Only what stands around full names counts as
    context: a surname placed on one paper's word must not place the next (no chains).
    """
    known = [(p, Context.of(p.sightings)) for p in people if parse(p.name).given]
    for name in names:
        fitting = [(p, c) for p, c in known if _fits(parse(name), p) is Fit.TAIL]
        for one in by_name[name]:
            context = Context.of([one])
            agreeing = [(p, why) for p, c in fitting if (why := agree(context, c))]
            if len(fitting) > 1:
                agreeing = [(p, why) for p, why in agreeing if why.startswith("role")]
            if len(agreeing) == 1:
                person, why = agreeing[0]
                person.reasons.setdefault(name, why)
                person.sightings.append(one)
                continue
            reason = "fits more than one person" if len(fitting) > 1 else "only the surname agrees"
            doubts += [Doubt(name, person.name, reason, one.quotations) for person, _ in fitting]
            people.append(Group(name, [one], {name: "surname alone"}))


def _fullest(person: Group) -> str:
    """Return the name to show: the form printed most often among those with a given name.

    Initials alone (J. Smith) and tails give way to a name in full; a name printed once with its
    middle name does not displace the one that everybody prints.
    """
    forms = person.forms()
    full = [f for f in forms if any(len(word) > 1 for word in parse(f).given)]
    longest = max((parse(f).words for f in full), default=0)
    # Tails (Fogh Rasmussen beside Anders Fogh Rasmussen) are shorter because words are missing in
    # front; a middle name is missing within. Only the first makes a form less than full.
    heads = [f for f in full if not _is_tail_of_any(f, full)] if longest > 2 else full
    return next(iter(heads or full or forms))


def _is_tail_of_any(form: str, forms: list[str]) -> bool:
    return any(fit(parse(form), parse(other)) is Fit.TAIL for other in forms if other != form)
