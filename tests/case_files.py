"""Cases in tests/cases: real, constructed, must_not_change, and known failures (strict xfail)."""

import json
from typing import Any

import pytest

from tests.conftest import CHECKOUT


def cases(name: str) -> list[Any]:
    """Return the cases of a file as parameters; mending a known failure breaks the build."""
    groups = json.loads((CHECKOUT / "tests" / "cases" / name).read_text(encoding="utf-8"))
    known = pytest.mark.xfail(strict=True, reason="a known failure")
    return [
        pytest.param(case, marks=[known] if group == "known_failures" else [], id=f"{group}-{i}")
        for group in ("real", "constructed", "must_not_change", "known_failures")
        for i, case in enumerate(groups[group])
    ]
