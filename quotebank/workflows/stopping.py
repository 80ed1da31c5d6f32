"""A request to stop that never breaks into half a write: it ends the input, what is begun is done.

Whoever catches signals calls ``Stop.request``; a workflow passes its input through ``until``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


class _Stopped(Exception):
    """Breaks off a wait for input."""


class Stop:
    """Whether somebody wants the run to end."""

    def __init__(self) -> None:
        self.asked = False
        self._waiting = False

    def request(self) -> None:
        """Ask for the end of the input. Safe in a signal handler of the main thread."""
        self.asked = True
        if self._waiting:
            raise _Stopped

    def until(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield ``items`` until the end is asked for, even while waiting for the next one."""
        iterator = iter(items)
        while not self.asked:
            try:
                self._waiting = True
                item = next(iterator)
                self._waiting = False
            except (StopIteration, _Stopped):
                return
            finally:
                self._waiting = False
            yield item
