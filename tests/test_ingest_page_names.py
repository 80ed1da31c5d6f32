"""The names that pages give to their elements: every example of the data is made true."""

import tomllib
from collections.abc import Callable

import pytest

from quotebank.ingest import page_names
from tests.conftest import CHECKOUT

GROUPS = tomllib.loads((CHECKOUT / "data/en/pages.toml").read_text(encoding="utf-8"))
TELL: dict[str, Callable[[str], bool]] = {
    "aside": page_names.is_aside,
    "never": page_names.is_never_article,
    "unseen": page_names.is_unseen,
    "body": page_names.is_body,
    "of_page": lambda name: not page_names._plain(name).strip(),
}


@pytest.mark.parametrize("group", GROUPS)
def test_every_example(group: str) -> None:
    tell = TELL[group]
    assert [name for name in GROUPS[group]["yes"] if not tell(name)] == []
    assert [name for name in GROUPS[group]["no"] if tell(name)] == []
    assert all(tell(f"x {name} y") for name in GROUPS[group]["yes"] if group != "of_page")
