"""Linking over a bank, whole: in steps of any size, stopped and begun again, and what it costs."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from quotebank import extraction
from quotebank.ingest import Options
from quotebank.model import Question
from quotebank.storage import Bank, Settled
from quotebank.workflows import linking_names, linking_statements, linking_up
from quotebank.workflows.ingesting import ingest, opened
from quotebank.workflows.linking_up import link_up
from quotebank.workflows.stopping import Stop
from tests.bench.news import write
from tests.contents import content
from tests.linking import MALOV, Printed, added, linked


def test_the_seeds_have_five_people_and_one_joint_statement(bank: Bank, shared: Path) -> None:
    ingest(bank, [str(shared / "seeds")], Options())
    printings = list(bank.said(Question()))
    people = {p.speaker for p in printings if p.speaker_kind == "person"}
    assert people == {
        "Sergei Lavrov",
        "Anders Fogh Rasmussen",
        "Dmitry Medvedev",
        "Konstantin Kosachyov",
        "James Appathurai",
    }
    by_statement = defaultdict(list)
    for printing in printings:
        by_statement[printing.statement_id].append(printing.quotation.text[:30])
    assert sorted(len(texts) for texts in by_statement.values())[-2:] == [1, 2]


def test_small_portions_link_as_large_ones_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news, whole, portions = tmp_path / "news.jsonl", tmp_path / "whole.db", tmp_path / "parts.db"
    write(str(news), 60)
    with opened(str(whole)) as bank:
        ingest(bank, [str(news)], Options())
    for name in ("PEOPLE", "BLOCKS"):
        monkeypatch.setattr(linking_names, name, 2)
    for name in ("SPEAKERS", "QUOTATIONS"):
        monkeypatch.setattr(linking_statements, name, 2)
    for name in ("SECONDS", "PAUSE"):  # a transaction each
        monkeypatch.setattr(linking_up, name, 0.0)
    with opened(str(portions)) as bank:
        ingest(bank, [str(news)], Options())
    assert content(portions) == content(whole)


def test_it_stops_between_two_steps_and_the_next_time_does_the_rest(
    bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking_statements, "SPEAKERS", 1)
    stop = Stop()
    settle = Bank.settle_statements

    def settled(self: Bank, statements: Iterable[Settled]) -> None:
        settle(self, statements)
        stop.request()

    monkeypatch.setattr(Bank, "settle_statements", settled)
    other = ("d", '"It is late and the tide is out," Oda Brekk said.', "Sun", "2024-05-02")
    added(bank, [*MALOV, other])
    assert not link_up(bank, stop)
    assert len(bank.pending_speakers()) == 1
    assert link_up(bank)
    assert bank.pending_speakers() == {}
    assert len({p.statement_id for p in bank.said(Question())}) == 3


def test_one_article_more_costs_no_more_in_a_larger_bank(tmp_path: Path) -> None:
    def article(n: int) -> Printed:
        text = (
            f'"The {n} boats of pier {n} are {n} days late," said Ann Lee of Port Ellin.\n\n'
            f'Lee waited. "Then I shall count all {n} of them," Lee said.\n\n'
            f'Ann B. Lee came. "We took {n} of them," she said.\n\n'
            f'"Row for pier {n}," a voice called.'
        )
        return str(n), text, "Post", (date(2001, 1, 1) + timedelta(days=n)).isoformat()

    def steps(articles: int) -> int:
        """Return the steps of SQLite's machine, in tens, in linking one article more."""
        path = tmp_path / f"{articles}.db"
        with Bank.open(path, "create", extractor=extraction.VERSION) as bank:
            linked(bank, [article(n) for n in range(articles)])
            added(bank, [article(articles)])
            counted = Counter[str]()
            bank._driver.set_progress_handler(lambda: counted.update(["steps"]), 10)
            link_up(bank)
            bank._driver.set_progress_handler(None, 0)
        return counted["steps"]

    assert 0 < steps(600) < 1.1 * steps(150)
