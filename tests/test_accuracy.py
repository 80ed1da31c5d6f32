"""The accuracy gate: no change may let a measured figure sink below its floor in gates.toml."""

import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from quotebank import resources
from quotebank.workflows.evaluating import MEANINGS, Report, evaluate
from tests import shared_gold
from tests.conftest import CHECKOUT

GATES: dict[str, Any] = tomllib.loads((CHECKOUT / "tests" / "gates.toml").read_text("utf-8"))
SHARED = CHECKOUT.parent / "shared"
CASES = [(name, figure) for name, gate in GATES.items() for figure in gate["floors"]]


def corpus(name: str) -> list[Path]:
    """Return the files that a figure depends on, the gold and the articles."""
    if name == "sample":
        data = resources.folder("data")
        articles = (path for path in (data / "sample").rglob("*") if path.is_file())
        return [data / "gold" / "sample.jsonl", *sorted(articles)]
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside this checkout")
    return shared_gold.corpus(name, SHARED)


def digest(files: list[Path]) -> str:
    """Return one hash over names and contents."""
    whole = sha256()
    for path in files:
        whole.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return whole.hexdigest()


@cache
def measured(name: str, folder: Path) -> Report:
    """Score one corpus; once, however many figures are asked."""
    if name == "sample":
        return evaluate(corpus(name)[0], draws=0)
    gold, articles = shared_gold.converted(name, SHARED, folder)
    return evaluate(gold, articles, draws=0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gold")


@pytest.mark.parametrize("name", GATES)
def test_floors_are_of_this_corpus(name: str) -> None:
    now = digest(corpus(name))
    assert GATES[name]["sha256"] == now, (
        f"the corpus {name} is another one than its floors were measured on: "
        f"measure all of them anew, and set sha256 to {now}"
    )


@pytest.mark.parametrize(("name", "figure"), CASES)
def test_no_figure_sinks(name: str, figure: str, folder: Path) -> None:
    corpus(name)  # skips without it
    report = measured(name, folder)
    assert not [problem for problem in report.problems if problem.code == "misfit"]
    value, floor = report.value(figure), GATES[name]["floors"][figure]
    assert value >= floor, f"{name}: {figure} sank to {value:.4f}, its floor is {floor:.4f}"


def test_the_gate_asks_for_what_matters() -> None:
    assert set(GATES) == {"sample", *shared_gold.SETS}
    for name, gate in GATES.items():
        assert set(gate["floors"]) <= set(MEANINGS)
        prefix = "direct" if name == "mentions" else "detect"
        assert {f"{prefix}_p", f"{prefix}_r"} <= set(gate["floors"])
        assert {"speaker_full", "direct_mention_f1"} & set(gate["floors"])
