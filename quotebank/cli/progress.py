"""How far a long run is: a bar on a terminal, now and then a line elsewhere; all on stderr."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING

from quotebank.cli.terminal import note, on_terminal

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from quotebank.model import Problem

_SECONDS_BETWEEN_LINES = 10.0


class Progress:
    """Counts what is done and shows it while it grows. A context manager.

    ``total``: bytes of the sources, None when nobody can know. ``quiet``: show nothing until the
    end (where the output itself scrolls by).
    """

    def __init__(self, total: int | None, *, quiet: bool = False) -> None:
        self.counts: Counter[str] = Counter()
        self._total = total
        self._quiet = quiet
        self._begun = self._last = time.monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        if not self._quiet and on_terminal(sys.stderr):
            self._bar = _bar()
            self._task = self._bar.add_task("", total=self._total, told="")
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def add(self, consumed: int, counts: Mapping[str, int]) -> None:
        """Count ``consumed`` bytes and ``counts`` more of each kind, and show it."""
        self.counts.update(counts)
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, advance=consumed, told=self._shown())
        elif not self._quiet and time.monotonic() - self._last > _SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            note(f"... {self._shown()}")

    def say(self, line: str) -> None:
        """Print ``line`` on standard error, above the bar where there is one."""
        if self._bar is None:
            note(line)
        else:
            from rich.text import Text

            from quotebank.cli.terminal import one_line

            self._bar.console.print(Text(one_line(line)), soft_wrap=True)

    def told(self) -> str:
        """Return the counts in words: "1,200 articles, 3,400 quotations"."""
        return ", ".join(amount(number, thing) for thing, number in self.counts.items())

    def _shown(self) -> str:
        """Return the counts and the rate so far."""
        seconds = max(time.monotonic() - self._begun, 0.001)
        return f"{self.told()}, {self.counts['articles'] / seconds:,.0f} articles/s"


def amount(number: int, thing: str) -> str:
    """Return a count in words.

    >>> amount(1, "articles"), amount(1234, "articles"), amount(2, "new")
    ('1 article', '1,234 articles', '2 new')
    """
    return f"{number:,} {thing.removesuffix('s') if number == 1 else thing}"


def skipped_files(skipped: Mapping[str, int]) -> list[str]:
    """Return at most one phrase about files of other kinds: "3 files skipped (2 .json, 1 .pdf)"."""
    total = sum(skipped.values())
    if not total:
        return []
    kinds = ", ".join(
        f"{number:,} {end or 'without an ending'}"
        for end, number in sorted(skipped.items(), key=lambda item: (-item[1], item[0]))[:5]
    )
    return [f"{amount(total, 'files')} skipped ({kinds}{', ...' if len(skipped) > 5 else ''})"]


def problem_line(problem: Problem) -> str:
    """Return ``problem`` in one line that begins with where it was found."""
    place = problem.source or ""
    if problem.line is not None:
        place += f", line {problem.line}"
    return f"{place}: {problem.message}" if place else problem.message


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[told]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True, highlight=False, markup=False),
        transient=True,
    )
