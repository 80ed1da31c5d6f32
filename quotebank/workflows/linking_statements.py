"""Printings to statements: every quotation of a known speaker gets its statement.

The second part of ``linking_up``: some speakers a step, those with quotations in no statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quotebank.days import ordinal
from quotebank.linking import statements
from quotebank.storage import Bank, Settled, Utterance

SPEAKERS = 500
"""Speakers whose statements are linked at a time, and …"""

QUOTATIONS = 4_000
"""… how many quotations without a statement they have together, a talkative last one apart."""


FEW = 50
"""Pending quotations of one speaker whose kin are looked for; of more, all are clustered anew."""


def link_statements(bank: Bank) -> Iterator[None]:
    """Give every quotation without a statement to one, some speakers a step."""
    for speakers in _portions(bank.pending_speakers()):
        undated = bank.undated_speakers(speakers)
        said = bank.utterances(sorted(set(speakers) - set(undated)), statements.WINDOW_DAYS)
        if undated:
            said |= _of_any_day(bank, undated)
        bank.settle_statements(
            settled for speaker in sorted(said) for settled in _settled(speaker, said[speaker])
        )
        bank.prune_statements({u.was for mine in said.values() for u in mine if u.was is not None})
        yield


def _of_any_day(bank: Bank, speakers: list[int]) -> dict[int, list[Utterance]]:
    """Return, by speaker, what pending quotations without a day may be printings with.

    No day narrows them, but their words do: of all that a speaker ever said, few are alike.
    """
    wanted: list[int] = []
    for _, texts, pending in bank.spoken(speakers):
        few = len(pending) <= FEW and len(pending) < len(texts)
        wanted += statements.kin(texts, pending) if few else texts
    return bank.utterances_of(wanted)


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
    return statements.Utterance(u.id, u.text, ordinal(u.earliest), ordinal(u.latest), u.said)
