"""The README is true: its five minutes are run as written, its SQL is asked, its set-up is CI's."""

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.command import run
from tests.conftest import CHECKOUT

README = CHECKOUT / "README.md"
TEXT = README.read_text(encoding="utf-8")
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
SQL = re.compile(r"\*\*([^*]+)\*\*\n\n```sql\n(.*?)```", re.DOTALL)
SETUP = re.compile(r"```sh\n(.*?)\n```", re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(CHECKOUT / "data", place / "data")
    assert run("ingest", "data/sample", cwd=place).status == 0
    return place


def commands(block: str) -> list[tuple[str, str]]:
    """Return the commands of a console block with what stands printed under each."""
    found: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].strip(), ""))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


def printed(command: str, folder: Path) -> str:
    """Run a command in a process of its own; return what a person sees."""
    name, *arguments = shlex.split(command)
    if name == "cp":
        shutil.copytree(folder / arguments[-2], folder / arguments[-1])
        return ""
    assert name == "quotebank"
    done = run(*arguments, cwd=folder)
    assert "Traceback" not in done.err
    # Trailing blanks are cut: editors do, and nobody sees them.
    return re.sub(r"[ \t]+\n", "\n", done.out + done.err)


def test_five_minutes_are_as_written(tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "data", tmp_path / "data")
    section = TEXT[TEXT.index("## Five minutes") : TEXT.index("## Questions in SQL")]
    written = section
    for block in CONSOLE.findall(section):
        now = "".join(
            f"$ {command}\n{printed(command, tmp_path)}" for command, _ in commands(block)
        )
        written = written.replace(block, now)
    if os.environ.get("UPDATE_README"):
        README.write_text(TEXT.replace(section, written), encoding="utf-8")
    assert section == written


QUESTIONS = SQL.findall(TEXT)


@pytest.mark.parametrize(("question", "query"), QUESTIONS, ids=[q for q, _ in QUESTIONS])
def test_the_cookbook_answers(question: str, query: str, folder: Path) -> None:
    values = {"name": "Philippa Garrowby", "day": "2025-03-18"}
    given = [f"--param={n}={v}" for n, v in values.items() if f":{n}" in query]
    done = run("sql", query, "--format", "csv", *given, cwd=folder)
    assert (done.status, done.err) == (0, "")
    assert len(done.out.splitlines()) > 1, question


def test_the_cookbook_is_a_cookbook() -> None:
    assert len(QUESTIONS) >= 15


def test_continuous_integration_runs_what_the_readme_says() -> None:
    first, second = SETUP.findall(TEXT)[:2]
    script = (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8")
    assert second in script
    assert first.endswith("quotebank demo")


def test_every_command_stands_in_the_readme() -> None:
    from quotebank.cli.commands import COMMANDS

    for family in COMMANDS.values():
        for name in family:
            assert f"quotebank {name}" in TEXT, name
