"""Imports point down only, and each library stays in its room."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

PACKAGE = CHECKOUT / "quotebank"
GROUND = {"model", "layout", "errors", "resources", "days", "folding"}
ENTRANCE = {"__init__", "__main__"}
FLOORS = [
    {"cli", "web"},
    {"workflows", "batch"},
    {"ingest", "extraction", "linking", "storage", "export"},
    GROUND,
]
ONLY_IN = {
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "sqlite3": {"storage"},
    "click": {"cli"},
    "rich": {"cli"},
    "trafilatura": {"ingest"},
    "pyarrow": {"storage"},
    "duckdb": {"storage"},
}
PURE = {"extraction", "linking", "export", "model", "folding"}
IMPURE = {"sqlite3", "socket", "urllib.request", "subprocess", "time", "logging", "os", "random"}


def modules() -> Iterator[Path]:
    return PACKAGE.rglob("*.py")


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor(name: str) -> int:
    return next(i for i, rooms in enumerate(FLOORS) if name in rooms)


@pytest.mark.parametrize("path", sorted(modules()), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = room(path)
    if here in ENTRANCE:
        return
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "quotebank" or len(parts) < 2 or parts[1] == "__version__":
            continue
        there = parts[1]
        if there not in set().union(*FLOORS):
            continue  # a type re-exported by the package itself
        if there != here:
            assert floor(here) < floor(there) or (here in GROUND and there in GROUND), (
                f"{here} imports {there}"
            )


@pytest.mark.parametrize("path", sorted(modules()), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_each_library_stays_in_its_room(path: Path) -> None:
    libraries = {name.split(".")[0] for name in imported(path)}
    for library, rooms in ONLY_IN.items():
        assert library not in libraries or room(path) in rooms, f"{library} in {path}"


@pytest.mark.parametrize(
    "path",
    sorted(path for path in modules() if room(path) in PURE),
    ids=lambda p: str(p.relative_to(PACKAGE)),
)
def test_pure_rooms_touch_nothing(path: Path) -> None:
    names = {f"{name}." for name in imported(path)}
    assert not {bad for bad in IMPURE for name in names if name.startswith(f"{bad}.")}


def test_every_library_that_is_imported_is_declared() -> None:
    # A library that only the development environment has would fail where a wheel is installed.
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["archives"], *extras["parquet"], *extras["plots"]]
    declared = {re.split(r"[<>=~!\[; ]", line)[0].replace("-", "_") for line in wanted}
    libraries = {name.split(".")[0] for path in modules() for name in imported(path)}
    assert libraries - sys.stdlib_module_names - {"quotebank"} <= declared


EXTRACTION = PACKAGE / "extraction"
STAGES = (
    "lexicon", "text", "names", "kinds", "mentions",
    "attribution", "people", "coreference", "quotations", "dates",
)  # fmt: skip


@pytest.mark.parametrize(
    "path",
    sorted(path for path in EXTRACTION.rglob("*.py") if path.parent != EXTRACTION),
    ids=lambda p: str(p.relative_to(EXTRACTION)),
)
def test_a_room_of_extraction_builds_on_earlier_ones(path: Path) -> None:
    here = STAGES.index(path.relative_to(EXTRACTION).parts[0])
    for name in imported(path):
        parts = name.split(".")
        if parts[:2] == ["quotebank", "extraction"] and len(parts) > 2:
            assert STAGES.index(parts[2]) <= here, f"{path} imports {name}"


@pytest.mark.parametrize(
    "folder",
    sorted(path.parent for path in EXTRACTION.rglob("__init__.py")),
    ids=lambda p: p.name,
)
def test_the_contents_of_a_room_of_extraction_have_every_module(folder: Path) -> None:
    contents = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    modules = {path.stem for path in folder.glob("*.py")} - ENTRANCE
    assert modules <= set(re.findall(r"\w+", contents or ""))


def test_the_contents_of_extraction_have_its_rooms_in_order() -> None:
    contents = ast.get_docstring(ast.parse((EXTRACTION / "__init__.py").read_text()))
    assert tuple(re.findall(r"^    (\w+)  ", contents or "", re.MULTILINE)) == STAGES
