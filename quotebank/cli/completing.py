"""What a shell may put behind the words typed so far: names that the bank has.

The shell runs the program at every press of the tab key, so nothing is said here and nothing
fails: without a bank there is nothing to offer.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

import click
from click.shell_completion import CompletionItem

from quotebank.errors import QuotebankError

_MOST = 50


def complete_speaker(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001 - click's signature
    incomplete: str,
) -> list[CompletionItem]:
    """Offer the speakers whose names have words that begin so, the most quoted first."""
    found = []
    with suppress(QuotebankError):
        from quotebank.storage import Bank

        with Bank.open(_target(context)) as bank:
            speakers = bank.speakers(incomplete.strip() or None, limit=_MOST)
            found = [(speaker.name, ", ".join(speaker.roles[:1])) for speaker in speakers]
    return [CompletionItem(_safe(name), help=_safe(role) or None) for name, role in found]


def complete_outlet(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001 - click's signature
    incomplete: str,
) -> list[CompletionItem]:
    """Offer the outlets that begin so."""
    outlets: Iterable[str] = ()
    with suppress(QuotebankError):
        from quotebank.storage import Bank

        with Bank.open(_target(context)) as bank:
            outlets = bank.outlets()
    begun = incomplete.casefold()
    return [CompletionItem(_safe(name)) for name in outlets if name.casefold().startswith(begun)]


def _target(context: click.Context) -> str:
    """Return the bank that the words typed so far mean."""
    return str(context.find_root().params.get("db") or "quotebank.db")


def _safe(text: str) -> str:
    from quotebank.cli.terminal import one_line

    return one_line(text)
