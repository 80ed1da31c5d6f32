"""Counts over time as a picture: in characters for the terminal, or as a file.

Colours are those of Okabe and Ito, which colour-blind people tell apart; two lines differ in their
marks and dashes as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotebank.cli.terminal import one_line
from quotebank.errors import QueryError

if TYPE_CHECKING:
    from quotebank.workflows.spreading import Period, Step

ENDINGS = (".svg", ".png", ".pdf")
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
LINES = (("-", "o"), ("--", "s"), ("-.", "^"), (":", "D"))
_UNITS = {"day": "day", "week": "week (from Monday)", "month": "month", "year": "year"}
_MOST_NAMES = 12

Series = Mapping[str, "Sequence[Period]"]
"""Periods by the name of what they count; all of them the same steps."""


def drawn(title: str, periods: Sequence[Period], step: Step) -> str:
    """Return a bar chart in characters, as wide as the terminal."""
    import shutil

    import plotext

    width = min(shutil.get_terminal_size().columns, 120)
    plotext.clear_figure()
    plotext.theme("clear")
    plotext.plotsize(width, 16)
    places = list(range(len(periods)))
    numbers = [period.quotations for period in periods]
    plotext.bar(places, numbers, width=0.8)
    plotext.title(one_line(title))
    plotext.xlabel(_UNITS[step])
    plotext.ylabel("quotations")
    shown = places[:: max(1, -(-len(places) // max(1, width // 14)))]
    plotext.xticks(shown, [periods[place].name for place in shown])
    plotext.yticks(_whole(max(numbers, default=0)))
    picture: str = plotext.uncolorize(plotext.build())
    return "".join(f"{line.rstrip()}\n" for line in picture.splitlines())


def _whole(most: int) -> list[int]:
    """Return at most six whole numbers from nothing to ``most``: there are no half quotations."""
    step = max(1, -(-most // 5))
    return list(range(0, most + step, step))


def draw(path: Path, title: str, series: Series, step: Step) -> None:
    """Write a picture of one or more series to a file of one of ``ENDINGS``.

    Raises QueryError for another ending, and where matplotlib is not installed.
    """
    if path.suffix.lower() not in ENDINGS:
        raise click.UsageError(f"--out {path}: {', '.join(ENDINGS)} can be drawn")
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
        from matplotlib.ticker import MaxNLocator
    except ImportError:
        raise QueryError("--out needs matplotlib: pip install 'quotebank[plots]'") from None
    style: dict[Any, Any] = {
        "font.family": "sans-serif",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "svg.fonttype": "none",  # text stays text: it can be searched and read aloud
        "svg.hashsalt": "quotebank",
        "text.parse_math": False,  # a dollar sign in a name is a dollar sign
    }
    with rc_context(style):
        figure = Figure(figsize=(9, 4.2), layout="constrained")
        axes = figure.add_subplot()
        for number, (name, periods) in enumerate(series.items()):
            _add(axes, number, one_line(name), periods, alone=len(series) == 1)
        axes.set_title(one_line(title), loc="left")
        axes.set_xlabel(_UNITS[step])
        axes.set_ylabel("quotations")
        axes.set_ylim(bottom=0)
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(axis="y", color="#d9d9d9", linewidth=0.8)
        axes.set_axisbelow(True)
        names = [period.name for period in next(iter(series.values()))]
        shown = range(0, len(names), max(1, -(-len(names) // _MOST_NAMES)))
        axes.set_xticks(list(shown), [names[place] for place in shown])
        if len(series) > 1:
            axes.legend(frameon=False)
        # Without the day of drawing, the same bank gives the same file.
        blank = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
        figure.savefig(path, dpi=150, metadata=blank.get(path.suffix.lower()))


def _add(axes: Any, number: int, name: str, periods: Sequence[Period], *, alone: bool) -> None:
    places = list(range(len(periods)))
    numbers = [period.quotations for period in periods]
    colour = COLOURS[number % len(COLOURS)]
    if alone:
        axes.bar(places, numbers, color=colour, width=0.8)
        return
    line, mark = LINES[number % len(LINES)]
    axes.plot(places, numbers, color=colour, linestyle=line, marker=mark, label=name)
