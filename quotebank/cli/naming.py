"""Which speaker a name on the command line means: told, never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quotebank.cli.progress import amount
from quotebank.cli.terminal import note
from quotebank.errors import QueryError
from quotebank.folding import fold, fold_words

if TYPE_CHECKING:
    from quotebank.model import Question
    from quotebank.storage import Quotations, SpeakerSummary

_SHOWN = 10
_SUGGESTED = 3


def look_up(bank: Quotations, asking: Question) -> None:
    """Say on standard error who is meant where a name means several people.

    Raises QueryError, which names the nearest, where a speaker or outlet is not in the bank; or an
    article.
    """
    if asking.article_id is not None:
        bank.article_text(asking.article_id)
    if asking.outlet is not None and not bank.outlets(asking.outlet):
        raise QueryError(nothing("outlet", asking.outlet, bank.outlets()))
    if asking.speaker is None:
        return
    named = bank.speakers_named(asking.speaker)
    if len(named) == 1 or (named and asking.speaker_id is not None):
        return
    people = bank.find_speakers(asking.speaker)
    if not people:
        raise QueryError(nobody(asking.speaker, bank.speaker_names()))
    if len(people) > 1:
        note(f"{len(people)} speakers match '{asking.speaker}'; --speaker-id asks for one of them:")
        for line in _listed(people):
            note(line, indent=2)


def one_speaker(bank: Quotations, asked: str) -> int:
    """Return the id of the speaker that ``asked``, an id or a name, means: a whole name first.

    Raises QueryError where it means nobody or several.
    """
    from quotebank.workflows.reviewing import exactly

    if asked.isascii() and asked.isdigit():
        return bank.speaker(int(asked)).id
    people = exactly(bank, asked) or bank.find_speakers(asked)
    if not people:
        raise QueryError(nobody(asked, bank.speaker_names()))
    if len(people) > 1:
        listed = "; ".join(f"{person.id} {person.name}" for person in people[:_SHOWN])
        raise QueryError(f"{len(people)} speakers match '{asked}', name one by its id: {listed}")
    return people[0].id


def nobody(name: str, known: Iterable[str]) -> str:
    """Return the message that ``name`` is unknown, with up to three names that are like it.

    >>> nobody("Lavrof", ["Sergei Lavrov", "Anders Fogh Rasmussen"])
    "no speaker 'Lavrof': did you mean Sergei Lavrov?"
    """
    return nothing("speaker", name, known)


def nothing(what: str, name: str, known: Iterable[str]) -> str:
    """Return the message that there is no such thing, with what is called nearly so."""
    near = _near(name, known)
    return f"no {what} '{name}'" + (f": did you mean {' or '.join(near)}?" if near else "")


def _near(name: str, known: Iterable[str]) -> list[str]:
    """Return the names that have words like those of ``name``, the nearest first."""
    import difflib  # only a mistake needs it

    words = fold_words(name)
    by_word: dict[str, set[str]] = {}
    for full in known:
        for word in {*fold_words(full), fold(full)}:
            by_word.setdefault(word, set()).add(full)
    scores: dict[str, float] = {}
    for word in {*words, fold(name)}:
        for like in difflib.get_close_matches(word, by_word, n=_SUGGESTED, cutoff=0.7):
            likeness = difflib.SequenceMatcher(None, word, like).ratio()
            for full in by_word[like]:
                scores[full] = scores.get(full, 0) + likeness
    return sorted(scores, key=lambda full: (-scores[full], full))[:_SUGGESTED]


def _listed(people: list[SpeakerSummary]) -> Iterable[str]:
    for person in people[:_SHOWN]:
        roles = f", {person.roles[0]}" if person.roles else ""
        yield f"{person.id} {person.name}{roles} ({amount(person.quotations, 'quotations')})"
    if len(people) > _SHOWN:
        yield f"and {len(people) - _SHOWN} more: quotebank speakers NAME lists them"
