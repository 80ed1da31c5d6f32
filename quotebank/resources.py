"""Where the shipped folders ``data`` and ``migrations`` are: in a wheel or in a checkout."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """Return the folder ``data`` or ``migrations``.

    A wheel carries both inside the package; an editable install reads those of the checkout.
    Raises FileNotFoundError when the installation has neither.
    """
    for place in (_PACKAGE / "_shipped" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the installation lacks its folder {name!r}")
