"""What a command loads: help answers at once, and a command pays only for what it uses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.newsroom import Newsroom

HEAVY = ("sqlalchemy", "alembic", "dateparser", "rich", "trafilatura", "lxml")

_PROBE = """
import json, sys
from quotebank.cli import main
status = main(sys.argv[1:])
sys.stdout.flush()
print(json.dumps({"status": status, "loaded": sorted(sys.modules)}), file=sys.stderr)
"""


def loaded_by(*arguments: str, cwd: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=True,
    )
    told = json.loads(done.stderr.splitlines()[-1])
    assert told["status"] == 0, done.stderr
    return {name.partition(".")[0] for name in told["loaded"]}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["said", "--help"]])
def test_help_loads_no_heavy_library(arguments: list[str], tmp_path: Path) -> None:
    assert not loaded_by(*arguments, cwd=tmp_path) & set(HEAVY)


def test_help_loads_no_room_but_the_command_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "quotebank", "--help"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    ours = {name for name in loaded if name.startswith("quotebank.")}
    assert "quotebank.cli" in ours
    assert ours <= {
        "quotebank.__main__",
        "quotebank.cli",
        "quotebank.cli.commands",
        "quotebank.cli.terminal",
        "quotebank.errors",
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ["said", "Moreau"],
        ["said", "--about", "harbour", "--context", "1"],
        ["export", "--format", "jsonl"],
        ["sql", "select count(*) from quote_full"],
        ["timeline"],
        ["show", "1"],
        ["speakers", "mor"],
        ["speakers", "show", "1"],
        ["compare", "1", "2"],
    ],
    ids=" ".join,
)
def test_a_question_to_a_bank_loads_no_sqlalchemy(newsroom: Newsroom, arguments: list[str]) -> None:
    loaded = loaded_by("--db", newsroom.bank, *arguments, cwd=newsroom.folder)
    assert "sqlite3" in loaded
    assert not loaded & {"sqlalchemy", "alembic", "dateparser", "rich"}


def test_extracting_a_text_loads_no_database_and_no_html(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('"We close the bridge," said Ana Moreau.\n', encoding="utf-8")
    loaded = loaded_by("extract", "a.txt", cwd=tmp_path)
    assert not loaded & {"sqlalchemy", "alembic", "trafilatura", "rich"}
