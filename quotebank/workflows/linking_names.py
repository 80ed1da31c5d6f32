"""Names to people: what the register says of everybody in a bank whom it has not seen.

The first part of ``linking_up``. Only surnames that somebody new bears are looked at, and of a name
that is printed often the latest printings alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from quotebank.days import ordinal
from quotebank.folding import fold
from quotebank.linking.names import block, parse
from quotebank.linking.register import Doubt, Register, Sighting, akin, join
from quotebank.storage import Bank, Home
from quotebank.storage import Sighting as Seen

PRINTINGS = 100
"""The latest printings of a name whose context tells who it is."""

PEOPLE = 10_000
"""Persons of articles that are put under their surnames at a time."""

BLOCKS = 50
"""Surnames whose people are told apart at a time."""


def link_names(bank: Bank) -> None:
    """Let the register look at the persons it has not seen.

    One step: who is filed must not be taken for placed.
    """
    touched: set[str] = set()
    while fresh := bank.unfiled_people(PEOPLE):
        filed = [(person, block(parse(name)), name) for person, name in fresh]
        bank.file_people(filed)
        touched.update(key for _, key, _ in filed)
    keys = sorted(touched)
    for at in range(0, len(keys), BLOCKS):
        _place(bank, keys[at : at + BLOCKS])


def _place(bank: Bank, keys: list[str]) -> None:
    """Give the persons of some blocks the speakers that the register says."""
    people = {
        key: printed
        for key, printed in bank.block_people(keys, PRINTINGS).items()
        if len(printed) > 1 or len({who for seen in printed.values() for _, who in seen}) > 1
    }
    groups = [
        (key, *group)
        for key, (seen, register) in _registers(bank, people).items()
        for group in _homes(seen, register)
    ]
    moved: dict[int, int] = {}
    speakers = bank.make_speakers([home for _, home, _, _ in groups])
    for (key, _, full, bare), speaker in zip(groups, speakers, strict=True):
        for name in full:
            if any(was != speaker for _, was in people[key][name]):
                everybody = bank.people_named(key, name)
                moved |= {person: speaker for person, was in everybody if was != speaker}
        moved |= {found.person_id: speaker for found in bare if found.speaker_id != speaker}
    bank.assign(sorted(moved.items()))


def _homes(
    seen: dict[tuple[int, str], Seen], register: Register
) -> Iterator[tuple[Home, list[str], list[Seen]]]:
    """Yield the people of a block: the speaker, the full names, the sightings of bare surnames."""
    for person in register.people:
        bare = [seen[s.article, s.name] for s in person.sightings if not parse(s.name).given]
        full = sorted({s.name for s in person.sightings if parse(s.name).given})
        if full:
            yield Home(name=person.name, kind="person"), full, bare
            continue
        for found in bare:
            # A bare surname of one article: where the register had joined it, it parts again.
            where = found.article_id, found.article_key
            home = Home(name=found.name, kind="person", article_id=where[0], article_key=where[1])
            yield home, [], [found]


def _registers(
    bank: Bank, people: Mapping[str, Mapping[str, list[tuple[int, int]]]]
) -> dict[str, tuple[dict[tuple[int, str], Seen], Register]]:
    """Return, by block, what was looked at (by article and name) and the register's answer."""
    found: dict[str, list[Seen]] = {key: [] for key in people}
    alone = {key: _alone(printed) for key, printed in people.items()}
    at = {
        person: key
        for key, printed in people.items()
        for name, latest in printed.items()
        if name not in alone[key]
        for person, _ in latest[:PRINTINGS]
    }
    for sighting in bank.sightings(at):
        found[at[sighting.person_id]].append(sighting)
    company = bank.company({s.article_id for block in found.values() for s in block})
    return {
        key: (
            {(s.article_id, s.name): s for s in block},
            join(
                [Sighting(article=0, name=name) for name in alone[key]]
                + [_sighting(s, company.get(s.article_id, {})) for s in block]
            ),
        )
        for key, block in found.items()
    }


def _alone(names: Collection[str]) -> set[str]:
    """Return the full names that are nobody else's: no context need be read for them."""
    return {name for name in names if parse(name).given} - akin(names)


def _sighting(seen: Seen, beside: dict[int, str]) -> Sighting:
    """Return a sighting as the register reads it.

    A role counts with all its endings ("Russian foreign minister", "foreign minister"); company
    are the other people of the article who have a given name.
    """
    roles: set[str] = set()
    for role in seen.roles:
        words = fold(role).split()
        roles.update(" ".join(words[first:]) for first in range(len(words)))
    return Sighting(
        article=seen.article_id,
        name=seen.name,
        roles=frozenset(roles),
        company=frozenset(
            fold(name)
            for person, name in beside.items()
            if person != seen.person_id and parse(name).given
        ),
        outlet=seen.outlet,
        day=ordinal(seen.published_earliest),
    )


def doubts(bank: Bank) -> Iterator[Doubt]:
    """Yield what the register left open, block by block, with the quotations at stake."""
    said: Counter[str] = Counter()
    for speaker in bank.speakers(kind="person"):
        said[speaker.name] += speaker.quotations
    crowded = list(bank.crowded_blocks())
    for at in range(0, len(crowded), BLOCKS):
        people = bank.block_people(crowded[at : at + BLOCKS], PRINTINGS)
        for _, register in _registers(bank, people).values():
            for doubt in register.doubts:
                # The register sees articles, and of a common name the latest alone.
                yield replace(doubt, quotations=said[doubt.name] or doubt.quotations)
