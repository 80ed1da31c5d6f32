"""What a person does to articles: says what the source did not, or removes them.

Afterwards people and statements are joined again, for days and outlets have a say in that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotebank import days
from quotebank.errors import QueryError
from quotebank.ingest.keys import is_address
from quotebank.storage import Bank
from quotebank.workflows.linking_up import relink

_TIMES = ("published", "updated")


def amend(
    target: str,
    article: int,
    changes: Mapping[str, str | tuple[str, ...]],
    note: str | None = None,
) -> int:
    """Set fields of ``article`` in the bank at ``target``; an empty value takes one away.

    Returns the decision's id. Times may be in any form that newspapers print. Raises QueryError for
    a time that is none or has two readings, for a URL that is none, and for an unknown article.
    """
    url = changes.get("url")
    if isinstance(url, str) and url and not is_address(url):
        raise QueryError(f"--url {url}: no web address (https://...)")
    values = {
        name: _time(name, value) if name in _TIMES and isinstance(value, str) and value else value
        for name, value in changes.items()
    }
    with Bank.open(target, "write") as bank:
        with bank.writing():
            made = bank.set_article(
                article, {name: value or None for name, value in values.items()}, note
            )
        relink(bank)
    return made


def remove(bank: Bank, articles: Sequence[int]) -> int:
    """Delete ``articles`` with all that hangs on them from an open bank; return how many."""
    removed = bank.remove_articles(articles)
    relink(bank)
    return removed


def _time(name: str, text: str) -> str:
    known = days.publication(text)
    if known is None:
        raise QueryError(f"--{name} {text}: no day, or more than one reading (2010-11-04?)")
    return known
