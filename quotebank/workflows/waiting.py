"""Patience with a bank that somebody else is using: what could not be written is tried again."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from quotebank.errors import BankBusy
from quotebank.workflows.stopping import Stop

Result = TypeVar("Result")

PATIENCE = 600.0
"""Seconds of waiting after which a long run gives up."""

_PAUSE = 0.1
"""Seconds between two tries, beside those that the bank itself waits."""


class Patience:
    """Calls acts that write until they are let; ``tell`` hears, once an act, that it waits.

    An act that is not let must leave nothing half done, as a transaction does.
    """

    def __init__(self, stop: Stop, tell: Callable[[], object]) -> None:
        self._stop = stop
        self._tell = tell

    def __call__(self, act: Callable[[], Result]) -> Result:
        """Return what ``act`` returns. Raises BankBusy when patience ends, or the run shall."""
        since: float | None = None
        while True:
            try:
                return act()
            except BankBusy:
                now = time.monotonic()
                if self._stop.asked or now - (since or now) >= PATIENCE:
                    raise
            if since is None:
                since = now
                self._tell()
            time.sleep(_PAUSE)
