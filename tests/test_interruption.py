"""An ingest killed, stopped, starved of disk or of its workers ends in the bank of a whole one."""

import io
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing, redirect_stderr
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from quotebank import extraction
from quotebank.cli import main
from quotebank.errors import BankBusy
from quotebank.ingest import Options
from quotebank.model import Article, Problem
from quotebank.storage import Bank, Settled, file
from quotebank.storage.check import backup, check
from quotebank.workflows import batches, ingesting, linking_statements, linking_up, waiting
from quotebank.workflows.linking_up import link_up
from quotebank.workflows.reading import Item, Reader
from tests.bench.news import write
from tests.contents import articles_in, content

STORIES = 120
A_FILE = 5
FORK = multiprocessing.get_context("fork")
"""So that a run begins at once: the moments should fall into its work, not into its imports."""


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news") / "news"
    folder.mkdir()
    whole = folder.with_name("whole.jsonl")
    write(str(whole), STORIES)
    lines = whole.read_text(encoding="utf-8").splitlines(keepends=True)
    for first in range(0, STORIES, A_FILE):
        path = folder / f"{first:03}.jsonl"
        path.write_text("".join(lines[first : first + A_FILE]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(news: Path) -> dict[str, list[str]]:
    """Return the content of the bank that nobody interrupted."""
    path = news.with_name("whole.db")
    assert main(["--db", str(path), "ingest", str(news), "--workers", "1"]) == 0
    assert check(path) == []
    return content(path)


def begin(bank: Path, news: Path, workers: int, before: Callable[[], object] = int) -> BaseProcess:
    """Start an ingest that commits often."""

    def run() -> None:
        os.setsid()
        before()
        # An earlier test of this process may have a fork server, which is no child of ours.
        forkserver._forkserver._forkserver_pid = None  # type: ignore[attr-defined]
        ingesting._SECONDS = 0.0  # a commit for each batch, and a batch for each file
        batches._BYTES = 1
        complaints = bank.with_suffix(".err").open("w", encoding="utf-8", buffering=1)
        with complaints, redirect_stderr(complaints):
            status = main(["--db", str(bank), "ingest", str(news), "--workers", str(workers)])
        os._exit(status)

    process = FORK.Process(target=run)
    process.start()
    return process


def ended(process: BaseProcess) -> int:
    process.join(120)
    assert process.exitcode is not None
    return process.exitcode


def finished(bank: Path, news: Path) -> None:
    process = begin(bank, news, 1)
    assert ended(process) == 0, bank.with_suffix(".err").read_text(encoding="utf-8")
    assert check(bank) == []


def test_twenty_kills_lose_nothing_and_store_nothing_twice(
    news: Path, whole: dict[str, list[str]], tmp_path: Path
) -> None:
    bank = tmp_path / "killed.db"
    moments = random.Random(8)
    seen = [0]
    for number in range(20):
        process = begin(bank, news, 1 + number % 2)
        time.sleep(moments.uniform(0.0, 0.9))
        process.kill()
        process.join()
        assert articles_in(bank) >= seen[-1]
        seen.append(articles_in(bank))
        if number % 5 == 4 and bank.exists():
            assert check(bank) == []
    finished(bank, news)
    assert content(bank) == whole


def test_killed_while_it_links_the_next_ingest_does_the_rest(
    news: Path, whole: dict[str, list[str]], tmp_path: Path
) -> None:
    bank = tmp_path / "half.db"
    unlinked = "select count(*) from quotes where statement_id is null and final_speaker_id > 0"

    def die_soon() -> None:
        linking_up.SECONDS = linking_up.PAUSE = 0.0  # a commit for each step
        linking_statements.SPEAKERS = 2
        steps = iter(range(9))
        settle = Bank.settle_statements

        def settled(self: Bank, statements: Iterable[Settled]) -> None:
            settle(self, statements)
            if next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        Bank.settle_statements = settled  # type: ignore[method-assign,assignment]

    left = []
    for _ in range(3):
        assert ended(begin(bank, news, 1, die_soon)) == -signal.SIGKILL
        assert check(bank) == []
        with closing(sqlite3.connect(bank)) as connection:
            left += connection.execute(unlinked).fetchone()
    assert articles_in(bank) == STORIES
    assert left[0] > left[1] > left[2] > 0
    finished(bank, news)
    assert content(bank) == whole


def test_terminated_it_ends_in_order_each_time(
    news: Path, whole: dict[str, list[str]], tmp_path: Path
) -> None:
    bank = tmp_path / "stopped.db"
    moments = random.Random(15)
    statuses = Counter[int]()
    for number in range(4):
        before = articles_in(bank)
        if before == STORIES:
            break
        process = begin(bank, news, 1 + number % 2)
        while process.is_alive() and articles_in(bank) <= before < STORIES:
            time.sleep(moments.uniform(0.01, 0.1))
        process.terminate()
        statuses[ended(process)] += 1
        assert check(bank) == []
        assert not bank.with_name("stopped.db-wal").exists()
    assert statuses[143] >= 1
    assert statuses.keys() <= {0, 143}  # 0: the wish came when all was read
    with closing(sqlite3.connect(bank)) as connection:
        outcomes = {row[0] for row in connection.execute("SELECT outcome FROM ingest_runs")}
    assert "stopped" in outcomes
    finished(bank, news)
    assert content(bank) == whole


def test_a_full_disk_is_one_line_and_the_rest_goes_in_later(
    news: Path, whole: dict[str, list[str]], tmp_path: Path
) -> None:
    bank = tmp_path / "full.db"
    assert main(["--db", str(bank), "db", "upgrade"]) == 0

    empty = bank.stat().st_size
    for size in (empty + 400_000, empty + 800_000):

        def starve(size: int = size) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        process = begin(bank, news, 1, starve)
        assert ended(process) == 1
        told = bank.with_suffix(".err").read_text(encoding="utf-8").splitlines()
        assert [str(bank) in line for line in told] == [True], told
        assert check(bank) == []
    assert 0 < articles_in(bank) < STORIES
    finished(bank, news)
    assert content(bank) == whole


class Deadly(Reader):
    """A reader whose process does not survive one article."""

    def _item(self, each: Article | Problem) -> Item:
        if isinstance(each, Article) and each.record_id == "story-50":
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._item(each)


def test_an_article_that_kills_its_worker_is_a_problem_and_the_others_are_stored(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingesting, "Reader", Deadly)
    problems: list[Problem] = []
    with ingesting.opened(str(tmp_path / "bank.db")) as bank:
        assert ingesting.ingest(
            bank,
            [str(news)],
            Options(),
            workers=2,
            tell=lambda step: problems.extend(step.problems),
        )
        assert bank.stats().articles == STORIES - 1
        told = [found.message for found in bank.problems() if found.code == "no-article"]
    assert [problem.code for problem in problems] == ["no-article"]
    assert told == ["the process that was extracting it died (out of memory, or killed)"]
    assert problems[0].line == 2  # of its file: stories 20 and 40 have a reprint


class Endless(Reader):
    """A reader in whose hands one article takes for ever."""

    def _item(self, each: Article | Problem) -> Item:
        if isinstance(each, Article) and each.record_id == "story-50":
            time.sleep(3600)
        return super()._item(each)


def test_an_article_that_takes_for_ever_is_a_problem_and_the_others_are_stored(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingesting, "Reader", Endless)
    monkeypatch.setattr(batches, "_BYTES", 1)  # a batch a file, so that no other is slow
    monkeypatch.setattr(batches, "PATIENCE", 5.0)
    with ingesting.opened(str(tmp_path / "bank.db")) as bank:
        assert ingesting.ingest(bank, [str(news)], Options(), workers=2)
        assert bank.stats().articles == STORIES - 1
        told = [(found.message, found.line) for found in bank.problems()]
    # Line 2 of its file: stories 20 and 40 have a reprint.
    assert ("the extraction took too long and was ended", 2) in told
    assert check(tmp_path / "bank.db") == []


def test_a_backup_during_an_ingest_is_sound(news: Path, tmp_path: Path) -> None:
    bank = tmp_path / "busy.db"
    process = begin(bank, news, 1)
    copies = 0
    while process.is_alive():
        before = articles_in(bank)
        if before:
            copies += 1
            copy = tmp_path / f"copy-{copies}.db"
            backup(bank, copy)
            assert check(copy) == []
            assert before <= articles_in(copy) <= articles_in(bank)
        time.sleep(0.05)
    assert ended(process) == 0
    assert copies


def test_two_ingests_at_once_both_end_and_store_each_article_once(
    news: Path, whole: dict[str, list[str]], tmp_path: Path
) -> None:
    bank = tmp_path / "both.db"
    assert main(["--db", str(bank), "db", "upgrade"]) == 0
    both = [begin(bank, news, 1), begin(bank, news, 1)]
    assert [ended(process) for process in both] == [0, 0]
    assert check(bank) == []
    assert content(bank)["articles"] == whole["articles"]
    assert len(content(bank)["quotes"]) == len(whole["quotes"])


def test_a_second_ingest_that_waits_too_long_says_so(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank = tmp_path / "held.db"
    assert main(["--db", str(bank), "db", "upgrade"]) == 0
    monkeypatch.setattr(file, "PATIENCE", 0.2)
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    with Bank.open(bank, "write") as first, first.writing():
        told = io.StringIO()
        with redirect_stderr(told):
            status = main(["--db", str(bank), "ingest", str(news), "--workers", "1"])
    assert status == 1
    assert len(told.getvalue().splitlines()) == 1
    assert "another process is writing" in told.getvalue()
    assert issubclass(BankBusy, Exception)


def test_an_ingest_waits_for_a_reader_in_mid_answer_and_goes_on(
    news: Path, whole: dict[str, list[str]], tmp_path: Path
) -> None:
    bank = Path(shutil.copy(news.with_name("whole.db"), tmp_path / "read.db"))
    asked, enough = FORK.Event(), FORK.Event()
    reader = FORK.Process(target=read_slowly, args=(bank, asked, enough))
    reader.start()
    assert asked.wait(60)
    process = begin(bank, news, 1, lambda: setattr(file, "PATIENCE", 0.2))
    while process.is_alive() and "waiting: " not in told_by(bank):
        time.sleep(0.05)
    enough.set()
    assert ended(reader) == 0
    assert ended(process) == 0
    assert [line for line in told_by(bank).splitlines() if "waiting" in line] == [
        "waiting: another process is writing to the bank, or reading for long"
    ]
    assert content(bank) == whole
    with Bank.open(bank) as opened:
        assert [run.outcome for run in opened.runs()] == ["finished", "finished"]


def read_slowly(bank: Path, asked: Event, enough: Event) -> None:
    """Be in the middle of an answer until it is enough."""
    with closing(sqlite3.connect(bank)) as connection:
        answer = connection.execute("select text from quotes")
        answer.fetchone()
        asked.set()
        enough.wait(60)
        answer.fetchall()


def told_by(bank: Path) -> str:
    """Return what an ingest has complained of so far."""
    complaints = bank.with_suffix(".err")
    return complaints.read_text(encoding="utf-8") if complaints.exists() else ""


def test_changed_extracts_again_what_another_version_has_and_keeps_ids_and_decisions(
    news: Path, whole: dict[str, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = Path(shutil.copy(news.with_name("whole.db"), tmp_path / "old.db"))
    with Bank.open(bank, "write", extractor=extraction.VERSION) as opened:
        decision = opened.review(1, "speaker", speaker="Nadia Osby")
        speakers = [one.id for one in opened.speakers(limit=2)]
        opened.merge(speakers[1:], speakers[0])
        link_up(opened)
    decided = content(bank)
    with closing(sqlite3.connect(bank)) as connection, connection:
        connection.execute("UPDATE article_texts SET extractor = 'older' WHERE id <= 30")
        # As an older version might have found it: another speaker, and a quotation too few.
        connection.execute("UPDATE quotes SET name_in_article = 'X', rule = 'old' WHERE id = 3")
    ask = ["--db", str(bank), "ingest"]

    assert main([*ask, str(news)]) == 0
    told = capsys.readouterr().err
    assert "0 new, 0 updated" in told
    assert "30 articles of these were extracted by another version" in told

    moved = news.rename(news.with_name("gone"))
    try:
        assert main([*ask, "--changed"]) == 0
    finally:
        moved.rename(news)
    told = capsys.readouterr().err
    assert told.startswith("30 articles: 0 new, 30 updated, 0 unchanged")
    assert check(bank) == []
    again = content(bank)
    for table in ("articles", "article_texts", "quotes", "quote_spans", "decisions"):
        assert again[table] == decided[table], table
    assert decision in {d.id for d in Bank.open(bank).decisions(active=True)}

    assert main([*ask, "--changed"]) == 0
    assert capsys.readouterr().err.startswith("0 articles")


def test_changed_without_a_bank_makes_none(tmp_path: Path) -> None:
    assert main(["--db", str(tmp_path / "none.db"), "ingest", "--changed"]) == 1
    assert not (tmp_path / "none.db").exists()
