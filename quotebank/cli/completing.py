"""What a shell may put behind the words typed so far: names that the bank has.

The shell runs the program at every press of the tab key, so nothing is said here and nothing
fails: without a bank there is nothing to offer.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    add_completion_class,
    get_completion_class,
)

from quotebank.errors import QuotebankError

VARIABLE = "_QUOTEBANK_COMPLETE"
"""The environment variable by which a shell asks."""

_MOST = 50


def complete_speaker(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the speakers whose names have words that begin so, the most quoted first.

    Of a name given as several words, what is missing behind those that stand there already.
    """
    before = context.params.get(parameter.name or "") if parameter.nargs == -1 else None
    words = [*(before or ()), incomplete]
    found = []
    with suppress(QuotebankError):
        from quotebank.storage import Quotations

        with Quotations.open(_target(context)) as bank:
            asked = " ".join(words).strip() or None
            found = list(bank.speakers(asked, limit=_MOST))
    offered: dict[str, CompletionItem] = {}
    for speaker in found:
        name = _rest(_safe(speaker.name), words) if before else _safe(speaker.name)
        if name:
            offered.setdefault(name, CompletionItem(name, help=_safe(", ".join(speaker.roles[:1]))))
    return list(offered.values())


def _rest(name: str, words: list[str]) -> str | None:
    """Return the end of a name that begins with the last of ``words``, behind the others."""
    parts = name.split()
    begun = words[-1].casefold()
    for at in range(len(words) - 1, len(parts)):
        if parts[at].casefold().startswith(begun):
            return " ".join(parts[at:])
    return None


def complete_outlet(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001 - click's signature
    incomplete: str,
) -> list[CompletionItem]:
    """Offer the outlets that begin so."""
    outlets: Iterable[str] = ()
    with suppress(QuotebankError):
        from quotebank.storage import Quotations

        with Quotations.open(_target(context)) as bank:
            outlets = bank.outlets()
    begun = incomplete.casefold()
    return [CompletionItem(_safe(name)) for name in outlets if name.casefold().startswith(begun)]


def _target(context: click.Context) -> str:
    """Return the bank that the words typed so far mean."""
    return str(context.find_root().params.get("db") or "quotebank.db")


def _safe(text: str) -> str:
    from quotebank.cli.terminal import one_line

    return one_line(text)


class Bash(BashComplete):
    """Bash takes what is offered as it stands: blanks and quotes must not part a name."""

    def format_completion(self, item: CompletionItem) -> str:
        """Return a line that Bash can put behind what was typed."""
        typed = os.environ.get("COMP_WORDS", "").rpartition("\n")[2]
        value = str(item.value)
        if not typed.startswith(("'", '"')):
            # Twice, because the `read` of click's script takes one of them away.
            value = "".join(c if c.isalnum() or c in "-_./:@%+,=" else f"\\\\{c}" for c in value)
        return f"{item.type},{value}"


def register() -> None:
    """Let click answer shells with what stands here."""
    add_completion_class(Bash)


@click.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """\b
    quotebank completion bash >> ~/.bashrc

    Print what lets a shell complete commands, options, and the names of speakers and outlets with
    the tab key. For zsh: >> ~/.zshrc; for fish: > ~/.config/fish/completions/quotebank.fish.
    """
    register()
    found = get_completion_class(shell)
    assert found is not None
    root = context.find_root()
    complete = found(root.command, {}, "quotebank", VARIABLE)
    click.echo(complete.source_template % complete.source_vars())
