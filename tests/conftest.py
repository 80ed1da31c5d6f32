"""Fixtures that every room's tests share."""

from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of other people's texts beside the checkout; tests that need it skip without."""
    place = CHECKOUT.parent / "shared"
    if not place.is_dir():
        pytest.skip("no ../shared beside this checkout")
    return place
