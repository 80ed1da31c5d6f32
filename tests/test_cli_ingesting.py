"""``quotebank ingest``: counted, repeatable, interruptible, the same with any number of workers."""

import json
import os
import random
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from quotebank.cli import main
from tests.command import command, environment, run, tabbed, told
from tests.contents import articles_in, content
from tests.newsroom import BRIDGE, Newsroom, make_newsroom
from tests.terminal import on_terminal

SAMPLE = Path(__file__).parent.parent / "data" / "sample"


def archive(folder: Path, copies: int) -> Path:
    """Write a JSON-lines file of the sample's texts, each ``copies`` times under its own id."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.txt"))]
    path = folder / "archive.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for copy in range(copies):
            for number, text in enumerate(texts):
                record = {"id": f"{number}-{copy}", "text": text, "published": "2024-05-14"}
                stream.write(json.dumps(record) + "\n")
    return path


def long_archive(folder: Path) -> int:
    """Write more batches than two processes have at hand at once; return how many articles."""
    total = 4_000
    with (folder / "archive.jsonl").open("w", encoding="utf-8") as stream:
        for number in range(total):
            filler = "The harbour of Sorvaly is old and its walls are low.\n\n" * 80
            text = f'"The wall number {number} will hold," said Ana Moreau.\n\n{filler}'
            stream.write(json.dumps({"id": number, "text": text}) + "\n")
    return total


@pytest.fixture
def own_newsroom(tmp_path: Path) -> Newsroom:
    return make_newsroom(tmp_path)


def test_what_was_done_is_counted(own_newsroom: Newsroom) -> None:
    assert own_newsroom.told.status == 0
    assert own_newsroom.told.out == ""
    assert own_newsroom.told.complaints == [
        "3 articles: 3 new, 0 updated, 0 unchanged; 6 quotations; 1 file skipped (1 .jpg)"
    ]


FRENCH = """Le ministre a défendu mardi son projet devant les députés, qui l’ont vivement critiqué.
Les débats ont porté sur les retraites et sur leur financement dans les années à venir. Plusieurs
syndicats ont appelé à la grève et demandé au gouvernement de retirer son texte avant la fin.

« Nous ne céderons pas », a déclaré Jean Martin. « C’est une question de principe », a-t-il ajouté.
"""


def test_articles_that_are_not_in_english_are_told(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(BRIDGE, encoding="utf-8")
    for number in (1, 2):
        (tmp_path / f"fr{number}.txt").write_text(FRENCH, encoding="utf-8")
        done = run("ingest", ".", cwd=tmp_path)
        assert done.status == 0
        assert done.complaints[1:] == ["1 article not in English: nobody is named there"]
    assert run("ingest", ".", cwd=tmp_path).complaints[1:] == []  # nothing was extracted


def test_again_nothing_is_new_and_nothing_changes(own_newsroom: Newsroom) -> None:
    before = content(own_newsroom.folder / "news.db")
    again = own_newsroom.ask("ingest", "news", "--outlet", "Harbour Echo")
    assert again.complaints == [
        "3 articles: 0 new, 0 updated, 3 unchanged; 0 quotations; 1 file skipped (1 .jpg)"
    ]
    assert content(own_newsroom.folder / "news.db") == before


def test_changed_articles_are_updated(own_newsroom: Newsroom) -> None:
    story = own_newsroom.folder / "news" / "bridge.txt"
    story.write_text(BRIDGE.replace("not pleased", "furious"), encoding="utf-8")
    again = own_newsroom.ask("ingest", "news", "--outlet", "Harbour Echo")
    assert again.err.startswith("3 articles: 0 new, 1 updated, 2 unchanged; 3 quotations")


def test_what_cannot_be_read_is_named_and_the_rest_is_stored(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"id": 1, "text": BRIDGE}) + '\n{"id": 2, "text"\n[]\n', encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text(BRIDGE, encoding="utf-16")
    done = run("ingest", "none.txt", "a.jsonl", "b.txt", "https://x.example/a", cwd=tmp_path)
    assert done.status == 1
    named = [line.partition(": ")[0] for line in done.complaints[:-1]]
    assert named == ["none.txt", "a.jsonl, line 2", "a.jsonl, line 3", "https://x.example/a"]
    assert done.complaints[-1].startswith("2 articles: 2 new")
    problems = run("sql", "select source from problems order by id", cwd=tmp_path)
    assert [row["source"] for row in tabbed(problems.out)] == [
        "none.txt",
        "a.jsonl",
        "a.jsonl",
        "https://x.example/a",
    ]


def test_a_read_only_folder_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BRIDGE, encoding="utf-8")
    missing = run("--db", "no/such/folder/x.db", "ingest", "a.txt", cwd=tmp_path)
    assert (missing.status, len(missing.complaints)) == (1, 1)


@pytest.mark.parametrize("workers", ["2", "3"])
def test_any_number_of_workers_makes_the_same_bank(workers: str, tmp_path: Path) -> None:
    path = archive(tmp_path, 6)
    with path.open("a", encoding="utf-8") as stream:  # one article in three versions, one broken
        for text in (BRIDGE, BRIDGE.upper(), BRIDGE):
            stream.write(json.dumps({"id": "same", "text": text}) + "\n")
        stream.write("{\n")
    one = ["ingest", "archive.jsonl", str(SAMPLE), "--workers", "1"]
    alone = run("--db", "a.db", *one, cwd=tmp_path)
    many = ["ingest", "archive.jsonl", str(SAMPLE), "--workers", workers]
    together = run("--db", "b.db", *many, cwd=tmp_path)
    assert (together.status, together.complaints) == (alone.status, alone.complaints)
    assert content(tmp_path / "b.db") == content(tmp_path / "a.db")
    again = run("--db", "b.db", *many, cwd=tmp_path)
    assert again.complaints[-1].startswith(alone.complaints[-1].partition(":")[0])
    # The article of three versions changes twice more, whoever reads it.
    run("--db", "a.db", *one, cwd=tmp_path)
    assert content(tmp_path / "b.db") == content(tmp_path / "a.db")


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(("kind", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_stores_what_was_begun_and_tells_how_to_go_on(
    kind: signal.Signals, status: int, workers: str, tmp_path: Path
) -> None:
    total = long_archive(tmp_path)
    with (tmp_path / "err").open("wb") as stderr:
        process = subprocess.Popen(
            command("ingest", "archive.jsonl", "--workers", workers),
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            cwd=tmp_path,
            env=environment(),
        )
        while process.poll() is None and articles_in(tmp_path / "quotebank.db") == 0:
            time.sleep(0.05)
        os.kill(process.pid, kind)
        assert process.wait(timeout=120) == status
    lines = told((tmp_path / "err").read_text(encoding="utf-8"))
    assert lines[0] == "stopping: finishing what is begun (once more ends it at once)"
    assert lines[-1] == "stopped before the end; the same command goes on from here"
    kept = articles_in(tmp_path / "quotebank.db")
    assert 0 < kept < total
    rest = run("ingest", "archive.jsonl", cwd=tmp_path)
    assert f"{kept:,} unchanged" in rest.err
    assert articles_in(tmp_path / "quotebank.db") == total
    assert run("db", "check", cwd=tmp_path).status == 0


@pytest.mark.parametrize("workers", ["1", "2"])
def test_killed_again_and_again_nothing_is_lost_and_nothing_comes_twice(
    workers: str, tmp_path: Path
) -> None:
    archive(tmp_path, 12)
    whole = run("--db", "whole.db", "ingest", "archive.jsonl", "--workers", "1", cwd=tmp_path)
    assert whole.status == 0
    seed = random.Random(workers)
    for _ in range(6):
        process = subprocess.Popen(
            command("--db", "killed.db", "ingest", "archive.jsonl", "--workers", workers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=tmp_path,
            env=environment(),
        )
        time.sleep(seed.uniform(0.2, 1.5))
        process.kill()
        process.wait()
    rest = run("--db", "killed.db", "ingest", "archive.jsonl", cwd=tmp_path)
    assert rest.status == 0, rest.err
    assert content(tmp_path / "killed.db") == content(tmp_path / "whole.db")
    assert run("--db", "killed.db", "db", "check", cwd=tmp_path).status == 0


def test_on_a_terminal_there_is_a_bar_and_then_the_summary(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BRIDGE, encoding="utf-8")
    shown = on_terminal("ingest", "a.txt", cwd=tmp_path)
    assert "100 %" in shown
    assert "1 article: 1 new, 0 updated, 0 unchanged; 3 quotations" in shown


def test_elsewhere_lines_tell_counts_and_rate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    archive(tmp_path, 2)
    monkeypatch.setattr("quotebank.cli.progress._SECONDS_BETWEEN_LINES", -1.0)
    bank = str(tmp_path / "bank.db")
    assert main(["--db", bank, "ingest", str(tmp_path / "archive.jsonl"), "--workers", "1"]) == 0
    *lines, _ = capsys.readouterr().err.splitlines()
    shown = re.compile(r"\.\.\. [\d,]+ articles, .* [\d,]+ quotations, [\d,]+ articles/s")
    assert lines
    assert all(shown.fullmatch(line) for line in lines), lines


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--reader", "pdf", "a.txt"], "quotebank: --reader pdf: no such reader"),
        (["--published", "03/11/2010", "a.txt"], "quotebank: --published 03/11/2010"),
        (["--root", "none", "a.txt"], "quotebank: --root none: no such folder"),
        (["--url", "https://x.example/a", "a.txt", "b.txt"], "quotebank: --url is the address"),
        (["--workers", "0", "a.txt"], "quotebank ingest: Invalid value for '--workers'"),
        ([], "quotebank ingest: Missing argument 'SOURCE...'"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_misuse_makes_no_bank(arguments: list[str], line: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BRIDGE, encoding="utf-8")
    done = run("ingest", *arguments, cwd=tmp_path)
    assert done.status in (1, 2)
    assert len(done.complaints) == 1
    assert done.err.startswith(line)
    assert not (tmp_path / "quotebank.db").exists()
