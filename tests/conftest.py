"""Fixtures that every room's tests share."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.newsroom import Newsroom, make_newsroom

if TYPE_CHECKING:
    from quotebank.storage import Bank

CHECKOUT = Path(__file__).resolve().parent.parent

# No test fails on a clock, and a change is judged by the same examples each time it is checked;
# by hand, every run tries new ones.
settings.register_profile(
    "any machine",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of other people's texts beside the checkout; tests that need it skip without."""
    place = CHECKOUT.parent / "shared"
    if not place.is_dir():
        pytest.skip("no ../shared beside this checkout")
    return place


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty bank made by the migrations; copy it, do not write to it."""
    from quotebank.storage.migrate import upgrade  # late: most tests need no database

    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    upgrade(path)
    return path


@pytest.fixture
def bank_path(migrated: Path, tmp_path: Path) -> Path:
    """The path of an empty bank of the test's own."""
    return Path(shutil.copy(migrated, tmp_path / "bank.db"))


@pytest.fixture
def bank(bank_path: Path) -> Iterator["Bank"]:
    """An empty bank, open for writing, of today's extractor."""
    from quotebank.extraction import VERSION
    from quotebank.storage import Bank

    with Bank.open(bank_path, "write", extractor=VERSION) as opened:
        yield opened


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """A folder with a bank of three articles, made by a real ``quotebank ingest``; read only."""
    return make_newsroom(tmp_path_factory.mktemp("newsroom"))
