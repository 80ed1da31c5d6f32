"""Names to people, printings to statements, copies to reports: linking, over a bank.

Each part looks only at what is new since it last ran and at what that may be linked with. The
answers are the register's; what people decided stands beside them and wins (``storage``).

What is long is done in steps, a generator each, with a commit about every second: a bank that is
killed between two of them is sound, and the next linking does the rest, to the same end.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from quotebank.folding import fold
from quotebank.linking import copies, statements
from quotebank.linking.names import block, parse
from quotebank.linking.register import Doubt, Register, Sighting, akin, join
from quotebank.storage import Bank, Home, Settled, Signed, Unsigned, Utterance
from quotebank.storage import Sighting as Seen
from quotebank.workflows.stopping import Stop

PRINTINGS = 100
"""The latest printings of a name whose context tells who it is."""

PEOPLE = 10_000
"""Persons of articles that are put under their surnames at a time."""

BLOCKS = 50
"""Surnames whose people are told apart at a time."""

SPEAKERS = 500
"""Speakers whose statements are linked at a time, and …"""

QUOTATIONS = 4_000
"""… how many quotations without a statement they have together, a talkative last one apart."""


SECONDS = 1.0
"""How long a transaction goes on beginning further steps."""

PAUSE = 0.1
"""Seconds between two transactions: whoever waits to write asks every tenth of a second."""


def link_up(bank: Bank, stop: Stop | None = None) -> bool:
    """Link all that is new in the bank; return whether it was all. ``stop`` can end it early."""
    return _in_steps(bank, _linking(bank), stop or Stop())


def relink(bank: Bank) -> None:
    """Link again after a correction or a removal: statements that it opened, copies it orphaned."""
    _in_steps(bank, _relinking(bank), Stop())


def _linking(bank: Bank) -> Iterator[None]:
    link_names(bank)
    yield
    yield from link_statements(bank)
    yield from link_copies(bank)


def _relinking(bank: Bank) -> Iterator[None]:
    yield from link_statements(bank)
    yield from link_copies(bank, bank.orphaned_copies())


def _in_steps(bank: Bank, steps: Iterator[None], stop: Stop) -> bool:
    """Take the steps in transactions of a second or so; return whether all were taken."""
    while True:
        with bank.writing():
            until = time.monotonic() + SECONDS
            for _ in steps:
                if stop.asked or time.monotonic() > until:
                    break
            else:
                return True
        if stop.asked:
            return False
        time.sleep(PAUSE)


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
    day = seen.published_earliest
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
        day=None if day is None else day.toordinal(),
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


def link_statements(bank: Bank) -> Iterator[None]:
    """Give every quotation without a statement to one, some speakers a step."""
    for speakers in _portions(bank.pending_speakers()):
        said = bank.utterances(speakers, statements.WINDOW_DAYS)
        bank.settle_statements(
            settled for speaker, mine in said.items() for settled in _settled(speaker, mine)
        )
        bank.prune_statements({u.was for mine in said.values() for u in mine if u.was is not None})
        yield


def _portions(pending: dict[int, int]) -> Iterator[list[int]]:
    """Cut the speakers so that each portion has some ``QUOTATIONS`` to link, or one speaker."""
    speakers: list[int] = []
    waiting = 0
    for speaker, quotations in pending.items():
        speakers.append(speaker)
        waiting += quotations
        if waiting >= QUOTATIONS or len(speakers) >= SPEAKERS:
            yield speakers
            speakers, waiting = [], 0
    if speakers:
        yield speakers


def _settled(speaker: int, said: list[Utterance]) -> Iterator[Settled]:
    """Cluster what a speaker said; each statement keeps the id that most of its printings had."""
    by_id = {u.id: u for u in said}
    taken: set[int] = set()
    clusters = statements.cluster(_utterance(u) for u in said)
    for found in sorted(clusters, key=lambda c: (-len(c.members), c.longest)):
        members = [member.id for member in found.members]
        known = Counter(id_ for m in members if (id_ := by_id[m].was) is not None)
        ranked = [id_ for id_, _ in sorted(known.items(), key=lambda i: (-i[1], i[0]))]
        kept = next((id_ for id_ in ranked if id_ not in taken), None)
        if kept is not None:
            taken.add(kept)
        moved = tuple(m for m in members if kept is None or by_id[m].statement_id != kept)
        yield Settled(id=kept, speaker_id=speaker, longest=found.longest, moved=moved)


def _utterance(u: Utterance) -> statements.Utterance:
    return statements.Utterance(u.id, u.text, _ordinal(u.earliest), _ordinal(u.latest), u.said)


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def link_copies(bank: Bank, texts: list[int] | None = None) -> Iterator[None]:
    """Find of which report each article without a signature is a copy, a page a step."""
    for page in bank.unsigned_articles(texts):
        signed = [(article, copies.signature(article.text)) for article in page]
        banded = [(a, s, () if s is None else tuple(copies.bands(s))) for a, s in signed]
        reports = bank.first_printings(sorted({b for *_, bands in banded for b in bands}))
        bank.sign_articles([_copied(a, sign, bands, reports) for a, sign, bands in banded])
        yield


def _copied(
    article: Unsigned,
    signature: bytes | None,
    bands: tuple[int, ...],
    reports: dict[int, list[Signed]],
) -> Signed:
    """Return the article signed, and add it to ``reports`` if it is a first printing."""
    candidates = {r.article_id: r for band in bands for r in reports.get(band, ())}
    candidates.pop(article.article_id, None)
    copy_of = None
    if signature is not None:
        known = (
            copies.Report(r.article_id, r.signature, _ordinal(r.day))
            for r in candidates.values()
            if r.signature is not None
        )
        copy_of = copies.original(known, signature, _ordinal(article.day))
    signed = Signed(
        article_id=article.article_id,
        text_id=article.text_id,
        signature=signature,
        bands=bands,
        day=article.day,
        copy_of=copy_of,
    )
    if copy_of is None:
        for band in bands:
            reports.setdefault(band, []).append(signed)
    return signed
