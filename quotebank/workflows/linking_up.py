"""Names to people, printings to statements, copies to reports: linking, over a bank.

Each part looks only at what is new since it last ran and at what that may be linked with. The
answers are the register's; what people decided stands beside them and wins (``storage``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quotebank.folding import fold
from quotebank.linking import copies, statements
from quotebank.linking.names import block, parse
from quotebank.linking.register import Doubt, Register, Sighting, join
from quotebank.storage import Bank, Utterance
from quotebank.storage import Sighting as Seen

PRINTINGS = 100
"""The latest printings of a name whose context tells who it is."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What one linking changed: names given to another speaker, speakers with new statements."""

    names: int
    speakers: int
    copies: int


def link_up(bank: Bank) -> Linked:
    """Link all that is new in the bank, in one transaction."""
    with bank.writing():
        names = link_names(bank)
        speakers = link_statements(bank)
        found = link_copies(bank)
    return Linked(names, speakers, found)


def link_names(bank: Bank) -> int:
    """Let the register look at the persons it has not seen; return how many it moved."""
    fresh = bank.unfiled_people()
    filed = [(person, block(parse(name))) for person, name in fresh]
    bank.file_people(filed)
    new_names: dict[str, set[str]] = {}
    for (_, name), (_, key) in zip(fresh, filed, strict=True):
        new_names.setdefault(key, set()).add(name)
    answers: dict[int, int] = {}
    for key in sorted(new_names):
        answers |= _placed(bank, key)
    return bank.assign(sorted(answers.items()))


def _placed(bank: Bank, key: str) -> dict[int, int]:
    """Return who in a block is to have another speaker: person's id -> speaker's id."""
    names = bank.block_names(key)
    if len(names) == 1 and len(next(iter(names.values()))) == 1:
        return {}
    seen, register = _register(bank, key, list(names))
    moved: dict[int, int] = {}
    for person in register.people:
        bare = [s for s in person.sightings if not parse(s.name).given]
        full = {s.name for s in person.sightings} - {s.name for s in bare}
        if not full:
            # A bare surname of one article: where the register had joined it, it parts again.
            for sighting in bare:
                found = seen[sighting.article, sighting.name]
                home = bank.make_speaker(found.name, "person", found.article_id)
                if found.speaker_id != home:
                    moved[found.person_id] = home
            continue
        speaker = bank.make_speaker(person.name, "person")
        for name in sorted(full):
            moved |= dict.fromkeys(bank.misfiled(key, name, speaker), speaker)
        for sighting in bare:
            found = seen[sighting.article, sighting.name]
            if found.speaker_id != speaker:
                moved[found.person_id] = speaker
    return moved


def _register(
    bank: Bank, key: str, names: list[str]
) -> tuple[dict[tuple[int, str], Seen], Register]:
    found = bank.block_sightings(key, names, PRINTINGS)
    company = bank.company(s.article_id for s in found)
    seen = {(s.article_id, s.name): s for s in found}
    return seen, join(_sighting(s, company.get(s.article_id, {})) for s in found)


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
    """Yield what the register left open, block by block."""
    for key in bank.crowded_blocks():
        names = list(bank.block_names(key))
        if len(names) > 1:
            yield from _register(bank, key, names)[1].doubts


def link_statements(bank: Bank) -> int:
    """Give every quotation without a statement to one; return how many speakers were looked at."""
    speakers = bank.pending_speakers()
    for speaker in speakers:
        said = {u.id: u for u in bank.utterances(speaker, statements.WINDOW_DAYS)}
        clusters = statements.cluster(
            statements.Utterance(
                u.id,
                u.text,
                None if u.earliest is None else u.earliest.toordinal(),
                None if u.latest is None else u.latest.toordinal(),
                u.said,
            )
            for u in said.values()
        )
        bank.settle_statements(speaker, _identified(clusters, said))
    if speakers:
        bank.prune_statements()
    return len(speakers)


def _identified(
    clusters: tuple[statements.Cluster, ...], said: dict[int, Utterance]
) -> Iterator[tuple[int | None, int, list[int]]]:
    """Give each statement the id that most of its printings had, so that ids stay."""
    taken: set[int] = set()
    for found in sorted(clusters, key=lambda c: (-len(c.members), c.longest)):
        members = [member.id for member in found.members]
        had = Counter(id_ for id_ in (said[m].statement_id for m in members) if id_ is not None)
        free = [id_ for id_, _ in sorted(had.items(), key=lambda i: (-i[1], i[0]))]
        id_ = next((i for i in free if i not in taken), None)
        if id_ is not None:
            taken.add(id_)
        yield id_, found.longest, members


def link_copies(bank: Bank, texts: list[int] | None = None) -> int:
    """Find of which report each article without a signature is a copy; return how many are."""
    found = 0
    for article in bank.unsigned_articles(texts):
        signed = copies.signature(article.text)
        bands = [] if signed is None else copies.bands(signed)
        original = None
        if signed is not None:
            day = None if article.day is None else article.day.toordinal()
            reports = (
                copies.Report(
                    r.article_id, r.signature, None if r.day is None else r.day.toordinal()
                )
                for r in bank.first_printings(bands)
                if r.article_id != article.article_id
            )
            original = copies.original(reports, signed, day)
        bank.sign_article(article, signed, bands, original)
        found += original is not None
    return found


def relink(bank: Bank) -> None:
    """Link again after a correction or a removal: statements that it opened, copies it orphaned."""
    with bank.writing():
        link_statements(bank)
        link_copies(bank, bank.orphaned_copies())
