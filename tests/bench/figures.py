"""Figures of benchmarks: printed for a person, written as JSON for ``python -m tests.bench``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def take_json(parser: argparse.ArgumentParser) -> None:
    """Let a benchmark take --json."""
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")


def save(figures: Mapping[str, Any], path: Path | None) -> None:
    """Write figures to the file that --json named, if any."""
    if path is not None:
        path.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def show(figures: Mapping[str, Any], indent: str = "") -> None:
    """Print figures, nested ones indented."""
    for name, figure in figures.items():
        if isinstance(figure, Mapping):
            print(f"{indent}{name}")
            show(figure, indent + "    ")
        else:
            told = f"{figure:,.2f}" if isinstance(figure, float) else figure
            print(f"{indent}{name:44} {told}", flush=True)
