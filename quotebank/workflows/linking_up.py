"""Names to people, printings to statements, copies to reports: linking, over a bank.

Each part looks only at what is new since it last ran and at what that may be linked with. The
answers are the register's; what people decided stands beside them and wins (``storage``).

What is long is done in steps, a generator each, with a commit about every second: a bank that is
killed between two of them is sound, and the next linking does the rest, to the same end.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from quotebank.storage import Bank
from quotebank.workflows.linking_copies import link_copies
from quotebank.workflows.linking_names import link_names
from quotebank.workflows.linking_statements import link_statements
from quotebank.workflows.stopping import Stop

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
