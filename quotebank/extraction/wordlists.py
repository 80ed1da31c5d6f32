"""The words that marks, zones and kinds are judged by, read once from data/en/*.toml.

Rules live in code, words in data: a table ``[group]`` of such a file has ``words`` or ``patterns``
and ``examples`` of sentences that a test holds true.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from quotebank.resources import folder


@cache
def wordlists(name: str) -> Mapping[str, Any]:
    """Return the tables of ``data/en/<name>.toml``. Raises FileNotFoundError without the file."""
    content = (folder("data") / "en" / f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(content))
