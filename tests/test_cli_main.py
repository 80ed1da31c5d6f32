"""Where every run ends: one line for each kind of failure, and the right status."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quotebank.cli import main
from tests.command import command, environment, run
from tests.newsroom import Newsroom


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    (tmp_path / "a.txt").write_text("Nothing.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTEBANK_DEBUG", raising=False)
    return monkeypatch


def fail_with(patch: pytest.MonkeyPatch, failure: BaseException) -> None:
    def extract_lines(*args: object) -> object:
        raise failure

    patch.setattr("quotebank.workflows.extracting.extract_lines", extract_lines)


@pytest.mark.parametrize(
    ("failure", "status", "line"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device", "out.csv"),
            1,
            "quotebank: out.csv: No space left on device",
        ),
        (MemoryError(), 1, "quotebank: the memory of this machine ran out"),
        (KeyboardInterrupt(), 130, "quotebank: stopped"),
        (
            FileNotFoundError(2, "No such file or directory", "x\x1b[2J"),
            1,
            "quotebank: x\N{SYMBOL FOR ESCAPE}[2J: No such file or directory",
        ),
    ],
    ids=repr,
)
def test_failures_of_the_machine(
    failure: BaseException,
    status: int,
    line: str,
    failing: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fail_with(failing, failure)
    assert main(["extract", "a.txt"]) == status
    assert capsys.readouterr().err.strip() == line


def test_a_bug_is_named_and_located_in_one_line(
    failing: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(failing, KeyError("never"))
    assert main(["extract", "a.txt"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("quotebank: a bug in quotebank: KeyError: 'never' at quotebank/cli/")
    assert line.endswith("(QUOTEBANK_DEBUG=1 shows the whole traceback)")


def test_a_bug_shows_its_traceback_to_who_asks_for_it(
    failing: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing.setenv("QUOTEBANK_DEBUG", "1")
    fail_with(failing, KeyError("never"))
    assert main(["extract", "a.txt"]) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["sadi"], "quotebank: no command 'sadi'; did you mean said? (see quotebank --help)"),
        (["qwertz"], "quotebank: no command 'qwertz' (see quotebank --help)"),
        (["--dbb", "x"], "quotebank: No such option '--dbb'. Did you mean '--db'?"),
        (["extract"], "quotebank extract: Missing argument 'SOURCE...' (see quotebank extract"),
        (["db", "chekc"], "quotebank db: No such command 'chekc'"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_misuse_is_one_line_and_status_2(arguments: list[str], line: str, tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert (done.status, done.out, len(done.complaints)) == (2, "", 1)
    assert done.err.startswith(line)


def test_no_command_shows_the_help_of_all(tmp_path: Path) -> None:
    done = run(cwd=tmp_path)
    assert done.status == 2
    assert "quotebank demo" in done.out + done.err
    assert run("--help", cwd=tmp_path).status == 0


@pytest.mark.parametrize(
    ("make", "line"),
    [
        (lambda place: None, "quotebank: x.db: no such database"),
        (lambda place: place.mkdir(), "quotebank: x.db: a folder"),
        (lambda place: place.write_text("no database at all" * 100), "quotebank: x.db: not a"),
    ],
    ids=["missing", "folder", "other"],
)
def test_what_is_no_bank_is_told_in_one_line(make: object, line: str, tmp_path: Path) -> None:
    assert callable(make)
    make(tmp_path / "x.db")
    before = sorted(p.name for p in tmp_path.iterdir())
    for asked in (["said"], ["show", "1"], ["speakers"], ["sql", "select 1"], ["db", "check"]):
        done = run("--db", "x.db", *asked, cwd=tmp_path)
        assert (done.status, len(done.complaints)) == (1, 1), asked
        assert done.err.startswith(line), asked
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_the_bank_may_be_named_by_the_environment(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing.", encoding="utf-8")
    named = {"QUOTEBANK_DB": "mine.db"}
    assert run("ingest", "a.txt", cwd=tmp_path, env=named).status == 0
    assert (tmp_path / "mine.db").is_file()
    assert run("ingest", "a.txt", cwd=tmp_path).status == 0
    assert (tmp_path / "quotebank.db").is_file()


def test_a_closed_standard_error_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing.", encoding="utf-8")
    line = f"exec 2>&-; {sys.executable} -m quotebank extract a.txt"
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=tmp_path,
        capture_output=True,
        env=dict(os.environ),
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 1


def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    (tmp_path / "a.txt").write_text("Nothing.", encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("extract", "a.txt"),
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=environment(),
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["quotebank: No space left on device"]


class Panic(BaseException):
    """What a library in Rust raises: no Exception."""


def test_a_panic_of_a_library_is_one_line(
    failing: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(failing, Panic("called `Option::unwrap()`"))
    assert main(["extract", "a.txt"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("quotebank: a bug in quotebank: Panic: called `Option::unwrap()` at ")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["sql", "-"], "quotebank: SQL: nothing to answer; a query begins with SELECT"),
        (["check", "-"], "-: empty"),
        (["check", "-", "--speaker", "Lind"], "quotebank check: the quotation is empty"),
        (["ingest", "-"], "-: empty"),
        (["extract", "-"], "-: empty"),
    ],
    ids=" ".join,
)
def test_a_closed_standard_input_holds_nothing(
    arguments: list[str], line: str, tmp_path: Path
) -> None:
    assert run("db", "upgrade", cwd=tmp_path).status == 0
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec <&-; exec "$@"', "sh", *command(*arguments)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert done.returncode in (1, 2)
    assert done.stderr.startswith(line)


@pytest.mark.parametrize(
    "arguments",
    [
        ["said", "\udce9"],
        ["said", "--about", "\udce9"],
        ["sql", "select '\udce9'"],
        ["sql", "select :a", "--param", "a=\udce9"],
        ["articles", "set", "1", "--title", "\udce9"],
        ["articles", "--source", "\udce9"],
        ["speakers", "rename", "Lind", "\udce9"],
        ["check", "\udce9"],
        ["ingest", "a.txt", "--outlet", "\udce9"],
    ],
    ids=ascii,
)
def test_an_argument_that_is_no_text_is_told_in_one_line(
    arguments: list[str], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("“No,” said Ada Lind.", encoding="utf-8")
    assert run("ingest", "a.txt", cwd=tmp_path).status == 0
    done = run(*arguments, cwd=tmp_path)
    assert "a bug in" not in done.err
    assert len(done.complaints) <= 2, done.err


def test_what_was_given_is_told_back_in_a_line_of_bearable_length(
    newsroom: Newsroom,
) -> None:
    for arguments in (["said", "x" * 20_000], ["said", "--since", "y" * 20_000], ["z" * 20_000]):
        (line,) = newsroom.ask_here(*arguments).complaints
        assert len(line) < 1100
        assert line.startswith("quotebank")
