"""The extraction room compiled to C, beside the same room in Python: the same answers, sooner.

    python -m tests.bench.compiled [ARTICLES.jsonl] [--keep FOLDER] [--json FILE]

Builds the compiled wheel from a copy of the checkout (a C compiler, the package index, two to three
minutes), then extracts the articles in processes of both kinds in turn: CPU time, medians of five.
Ends with status 1 if an answer differs, for the articles or for the rare sentences of
``tests/cases/forms.json``. Without a file it takes 400 stories of its own.

With ``--keep FOLDER`` the compiled package stays there, and ``PYTHONPATH=FOLDER:CHECKOUT python -m
tests.bench.extraction ARTICLES.jsonl``, run in any other folder, tells its rate beside spaCy's.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from statistics import median
from typing import Any

import quotebank.extraction
from quotebank.extraction import extract
from quotebank.model import Article
from tests.bench.extraction import ROUNDS, read, seconds
from tests.bench.figures import save, show, take_json

ROOT = Path(__file__).resolve().parents[2]
BUILT_FROM = ("quotebank", "migrations", "data", "pyproject.toml", "README.md", "LICENSE")


def build(folder: Path) -> Path:
    """Build the compiled wheel in a folder and return where it is unpacked."""
    copy, wheels, unpacked = folder / "copy", folder / "wheels", folder / "compiled"
    copy.mkdir()
    for name in BUILT_FROM:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", wheels, copy],
        env={**os.environ, "HATCH_BUILD_HOOKS_ENABLE": "1"},
        check=True,
    )
    (wheel,) = wheels.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(unpacked)
    return unpacked


def cases() -> list[Article]:
    """Return the texts of the cases: rare sentences, which take the ways that stories do not."""
    groups = json.loads((ROOT / "tests" / "cases" / "forms.json").read_text(encoding="utf-8"))
    texts = (case[0] for name, group in groups.items() if name != "about" for case in group)
    return [Article(text=text, key=str(i), source=str(i)) for i, text in enumerate(texts)]


def answer(path: Path | None) -> dict[str, Any]:
    """Return what this process answers, as a digest, and the CPU seconds that it takes."""
    articles = read(path)
    answers = hashlib.sha256()
    for article in (*articles, *cases()):
        answers.update(repr(extract(article)).encode())
    return {
        "from": quotebank.extraction.__file__,
        "answers": answers.hexdigest(),
        "seconds": seconds(extract, articles),
    }


def ask(first: Path, articles: Path | None) -> dict[str, Any]:
    """Return the answer of a process that looks for quotebank in ``first``."""
    command = [sys.executable, "-m", "tests.bench.compiled", "--answer"]
    told = subprocess.run(
        command + ([str(articles.resolve())] if articles else []),
        env={**os.environ, "PYTHONPATH": f"{first}{os.pathsep}{ROOT}"},
        cwd=first,
        check=True,
        capture_output=True,
    )
    found: dict[str, Any] = json.loads(told.stdout)
    if not found["from"].startswith(str(first)):
        raise SystemExit(f"{found['from']} was imported and not what is in {first}")
    return found


def measure(compiled: Path, articles: Path | None) -> dict[str, Any]:
    """Return all figures."""
    rounds = [(ask(ROOT, articles), ask(compiled, articles)) for _ in range(ROUNDS)]
    return {
        "compiled": Path(rounds[0][1]["from"]).suffix == ".so",
        "same answers": all(a["answers"] == b["answers"] for a, b in rounds),
        "CPU time, compiled to Python's": median(b["seconds"] / a["seconds"] for a, b in rounds),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="leave the compiled package there"
    )
    parser.add_argument("--answer", action="store_true", help=argparse.SUPPRESS)
    take_json(parser)
    asked = parser.parse_args()
    if asked.answer:
        print(json.dumps(answer(asked.articles)))
        return
    with tempfile.TemporaryDirectory() as folder:
        compiled = build(Path(folder))
        if asked.keep:
            compiled = Path(shutil.copytree(compiled, asked.keep)).resolve()
        figures = measure(compiled, asked.articles)
    show(figures)
    save(figures, asked.json)
    if not (figures["compiled"] and figures["same answers"]):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
