"""Who said it, cell by cell: tests/cases/grids.json has ways to bring somebody in and ways to let
him speak, and every way of the one goes with every way of the other.

A case shows that a class of sentences is read; a grid shows how wide it is. Each cell is filled
with the next of the people, offices and bodies at hand, so that all of them turn up.
"""

import json
from itertools import count
from typing import Any

import pytest

from quotebank.extraction import extract
from quotebank.model import Article
from tests.conftest import CHECKOUT

FILE = json.loads((CHECKOUT / "tests" / "cases" / "grids.json").read_text(encoding="utf-8"))
TURNS = 3
"""Fillings of each cell."""


def pick(values: list[Any] | str, k: int) -> Any:
    """Return the ``k``-th of some values, a list or the name of one of the file's, round and round
    (lists of other lengths are gone through at other paces)."""
    listed = FILE[values] if isinstance(values, str) else values
    return listed[k % len(listed)]


def texts(grid: dict[str, Any], before: str) -> list[tuple[str, str]]:
    """Return the texts of one row of a grid, and who speaks last in each."""
    found = []
    turn = count(grid["before"].index(before))
    for behind in grid["behind"]:
        for _ in range(TURNS):
            k = next(turn)
            fill = {name: pick(values, k) for name, values in grid["fill"].items()}
            text = f"{before}\n\n{behind}".format(words=pick("words", k), **fill)
            found.append((text, grid["speaker"].format(**fill)))
    return found


def bare(speaker: str | None) -> str | None:
    """Return a speaker without an article, the full stop of an abbreviation and the capital that
    begins a sentence."""
    if speaker is None:
        return None
    words = speaker.removeprefix("the ").removeprefix("The ").rstrip(".")
    return words[:1].lower() + words[1:]


@pytest.mark.parametrize(
    ("grid", "before"),
    [
        pytest.param(grid, before, id=f"{grid['about']}-{i}")
        for grid in FILE["grids"]
        for i, before in enumerate(grid["before"])
    ],
)
def test_every_cell_of_a_row_has_its_speaker(grid: dict[str, Any], before: str) -> None:
    wrong = []
    for text, speaker in texts(grid, before):
        said = extract(Article(text=text, key="cell", source="cell")).quotations
        found = said[-1].speaker if said else "no quotation"
        if bare(found) != bare(speaker):
            wrong.append((text, found))
    assert wrong == []
