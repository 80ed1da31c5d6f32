"""What is shipped beside the code: the folders ``data`` and ``migrations``, and the word lists."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

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


@cache
def wordlists(name: str) -> Mapping[str, Any]:
    """Return the tables of ``data/en/<name>.toml``, read once.

    Rules live in code, words in data: a table ``[group]`` has words or patterns, and examples that
    a test holds true. Raises FileNotFoundError without the file.
    """
    import tomllib  # not at the start: many commands read no words

    content = (folder("data") / "en" / f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(content))
