"""``quotebank export``: formats, whole files or none, and what cannot be meant."""

import csv
import io
import json
import subprocess
from errno import ENOSPC
from os import strerror
from pathlib import Path

import pytest

from quotebank.cli.filing import written
from quotebank.export import EXPORTERS
from quotebank.model import Question
from quotebank.storage import Quotations
from tests.command import command, environment
from tests.newsroom import Newsroom


@pytest.mark.parametrize("form", EXPORTERS)
def test_every_format_to_standard_output_and_into_a_file(
    form: str, newsroom: Newsroom, tmp_path: Path
) -> None:
    printed = subprocess.run(
        command("--db", newsroom.bank, "export", "--format", form),
        capture_output=True,
        env=environment(),
        check=True,
    )
    file = tmp_path / "out"
    done = newsroom.ask_here("export", "--format", form, "-o", str(file))
    assert (done.status, done.out) == (0, "")
    assert done.err == f"6 quotations into {file}\n"
    assert file.read_bytes() == printed.stdout
    assert b"bridge" in printed.stdout
    assert sorted(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_flat_rows_make_the_file_that_printings_make(form: str, newsroom: Newsroom) -> None:
    with Quotations.open(newsroom.bank) as bank:
        printings = list(bank.said(Question()))
    assert newsroom.ask_here("export", "--format", form).out == "".join(EXPORTERS[form](printings))


def test_the_filters_are_those_of_said(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("export", "Moreau", "--on", "2019", "--format", "jsonl")
    (record,) = map(json.loads, done.out.splitlines())
    assert record["text"] == "The river is as clean as it was in my youth,"
    assert record["authors"] == ["Jo Pell"]
    assert done.err.startswith("2 speakers match 'Moreau'")


def test_the_name_of_the_file_may_say_the_format(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.ask_here("export", "-o", str(tmp_path / "a.bib"))
    assert (tmp_path / "a.bib").read_text(encoding="utf-8").startswith("@")
    newsroom.ask_here("export", "-o", str(tmp_path / "a.csv"), "--bom", "--list", "articles")
    text = (tmp_path / "a.csv").read_text(encoding="utf-8")
    assert text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}")
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == 1 + 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "say the --format: csv, json"),
        (["-o", "x.unknown"], "say the --format"),
        (["--format", "ris", "--bom"], "--bom is for csv"),
        (["--format", "csv", "--markup", "html"], "--markup is for"),
        (["--format", "webannotation", "--list", "articles"], "makes no list of articles"),
        (["--format", "doc"], "'doc' is not one of"),
        (["--format", "parquet", "-o", "-"], "needs -o and the folder to write"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_misuse_is_told_and_writes_nothing(
    arguments: list[str],
    told: str,
    newsroom: Newsroom,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = newsroom.ask_here("export", *arguments)
    assert (done.status, done.out, len(done.complaints)) == (2, "", 1)
    assert told in done.err
    assert not list(tmp_path.iterdir())


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("old", encoding="utf-8")

    def fail() -> None:
        with written(file) as stream:
            stream.write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_the_new_file_keeps_the_rights_of_the_old_and_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "list.txt", tmp_path / "link.txt"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    with written(link) as stream:
        stream.write("new")
        assert file.read_text(encoding="utf-8") == "old"
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "new"
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_not_there_is_told(newsroom: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "no" / "a.csv"
    done = newsroom.ask_here("export", "--format", "csv", "-o", str(file))
    assert done.status == 1
    assert done.complaints == [f"quotebank: {file}: No such file or directory"]


def test_a_hyphen_is_standard_output(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = newsroom.ask_here("export", "--format", "csv", "-o", "-")
    assert done.out == newsroom.ask_here("export", "--format", "csv").out
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["csv", "json", "html", "ris"])
def test_a_question_in_error_leaves_standard_output_empty(form: str, newsroom: Newsroom) -> None:
    for wrong in (["--after", "99999"], ["--about", "a(", "--raw"]):
        done = newsroom.ask_here("export", "--format", form, *wrong)
        assert (done.status, done.out, len(done.complaints)) == (1, "", 1)


def test_a_full_disk_is_told_with_the_name_of_the_file(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("export", "--format", "csv", "-o", "/dev/full")
    assert done.status == 1
    assert done.complaints == ["quotebank: /dev/full: No space left on device"]
    with Path("/dev/full").open("wb") as full:
        piped = subprocess.run(
            command("--db", newsroom.bank, "export", "--format", "csv"),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    assert piped.returncode == 1
    assert piped.stderr == b"quotebank: standard output: No space left on device\n"


def test_a_failure_without_a_name_gets_that_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"

    def fail() -> None:
        with written(file):
            raise OSError(ENOSPC, strerror(ENOSPC))

    with pytest.raises(OSError, match="No space left") as failed:
        fail()
    assert failed.value.filename == str(file)


def test_one_is_one_quotation_and_the_help_says_that_all_are_written(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    file = tmp_path / "one.csv"
    done = newsroom.ask_here("export", "--limit", "1", "-o", str(file))
    assert done.err == f"1 quotation into {file}\n"
    assert "At most N.  [default: all]" in newsroom.ask_here("export", "--help").out
