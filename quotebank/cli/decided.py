"""A decision in words, for the list of them and for who takes one back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from quotebank.cli.terminal import note

if TYPE_CHECKING:
    from quotebank.storage import Decision

Value = Mapping[str, Any]


def decided(decision: Decision) -> str:
    """Return what was decided, about whom or what, and why where that was noted."""
    value = decision.value if isinstance(decision.value, dict) else {}
    why = f" ({decision.note})" if decision.note else ""
    return _WORDS[decision.verb](decision.subject, value) + why


def decision_noted(what: str, made: Sequence[int]) -> None:
    """Tell what was decided, and how the last of the decisions ``made`` is taken back."""
    note(f"{what} (quotebank undo {made[-1]} takes it back)")


def _speaker(key: str) -> str:
    """Return the name in a speaker's key, with the article where it means somebody there alone.

    >>> _speaker("person:ada lind"), _speaker("unnamed:a witness@news/a.txt"), _speaker("split:7")
    ('ada lind', 'a witness in news/a.txt', 'the speaker of decision 7')
    """
    kind, _, name = key.partition(":")
    if kind == "split":
        return f"the speaker of decision {name}"
    words, at, article = name.partition("@")
    return f"{words} in {article}" if at else words


def _merge(subject: str, value: Value) -> str:
    return f"merge {_speaker(subject)} into {_speaker(value['into'])}"


def _split(_subject: str, value: Value) -> str:
    from quotebank.cli.progress import amount

    articles = len({article for article, _ in value["people"]})
    return f"split {value['name']} off {_speaker(value['from'])}, in {amount(articles, 'articles')}"


def _rename(subject: str, value: Value) -> str:
    return f"rename {_speaker(subject)}: {value['name']}"


def _alias(subject: str, value: Value) -> str:
    return f"alias of {_speaker(subject)}: {value['name']}"


def _link(subject: str, value: Value) -> str:
    return f"link {_speaker(subject)}: {value['qid'] or 'no item'}"


def _review(subject: str, value: Value) -> str:
    said = {
        "confirmed": f"said by {_speaker(value['speaker'] or '')}, confirmed",
        "speaker": f"said by {_speaker(value['speaker'] or '')}",
        "nobody": "said by nobody named",
        "not-a-quote": "is none",
    }.get(value["decision"])
    return f"quotation {subject}: " + ", ".join(filter(None, (said, value["kind"])))


def _article(subject: str, value: Value) -> str:
    return f"article {subject}: " + ", ".join(
        f"{name} {'; '.join(set_) if isinstance(set_, list) else set_}" if set_ else f"no {name}"
        for name, set_ in value.items()
    )


_WORDS: Mapping[str, Callable[[str, Value], str]] = {
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "alias": _alias,
    "link": _link,
    "review": _review,
    "article": _article,
}
