"""Linking over a bank: one person, one statement, one report, whatever the order."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from quotebank import extraction
from quotebank.extraction import extract
from quotebank.ingest import Options
from quotebank.model import Article, Question
from quotebank.storage import ArticleFilter, Bank, Settled
from quotebank.workflows import ingesting, linking_up
from quotebank.workflows.linking_up import doubts, link_up, relink
from quotebank.workflows.stopping import Stop
from tests.bench.news import write
from tests.contents import content

MALOV = [
    (
        "a",
        'Foreign Minister Anton Malov spoke first. "We will keep the ferry running all winter, '
        'whatever it costs," Malov said.',
        "The Ledger",
        "2024-05-02",
    ),
    (
        "b",
        '"Whatever the weather, nobody will be left on the island," Foreign Minister Anton '
        "Maloff told reporters.",
        "Harbour Post",
        "2024-05-03",
    ),
    (
        "c",
        '"We will keep the ferry running all winter," Foreign Minister Malov said.',
        "Island Weekly",
        "2024-05-03",
    ),
]


def added(bank: Bank, articles: list[tuple[str, str, str, str]]) -> None:
    with bank.writing():
        for key, text, outlet, published in articles:
            article = Article(text=text, key=key, source=key, outlet=outlet, published=published)
            bank.add(article, extract(article))


def stored(bank: Bank, articles: list[tuple[str, str, str, str]]) -> None:
    added(bank, articles)
    link_up(bank)


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return Bank.open(tmp_path / "b.db", "create", extractor=extraction.VERSION)


def who(bank: Bank) -> set[tuple[str | None, int]]:
    return {(p.speaker, p.article_id) for p in bank.said(Question())}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_one_minister_in_three_papers_is_one_speaker(bank: Bank, order: tuple[int, ...]) -> None:
    with bank:
        stored(bank, [MALOV[i] for i in order])
        speakers = {p.speaker_id for p in bank.said(Question())}
        assert len(speakers) == 1
        names = next(iter(bank.speakers())).names
        assert {"Anton Malov", "Anton Maloff", "Malov"} <= set(names)


def test_one_article_at_a_time_gives_the_same_people(bank: Bank) -> None:
    with bank:
        for article in reversed(MALOV):
            stored(bank, [article])
        assert len({p.speaker_id for p in bank.said(Question())}) == 1


def test_a_trimmed_printing_is_the_same_statement(bank: Bank) -> None:
    with bank:
        stored(bank, MALOV)
        statements = defaultdict(set)
        for printing in bank.said(Question()):
            statements[printing.statement_id].add(printing.source)
        assert sorted(map(sorted, statements.values())) == [["a", "c"], ["b"]]


def test_a_statement_keeps_its_id_when_a_longer_printing_comes(bank: Bank) -> None:
    with bank:
        stored(bank, MALOV[2:])
        before = {p.statement_id for p in bank.said(Question())}
        stored(bank, MALOV[:1])
        assert {p.statement_id for p in bank.said(Question())} == before


def test_a_merge_opens_the_statements_of_both(bank: Bank) -> None:
    other = (
        "d",
        '"We will keep the ferry running all winter, whatever it costs," Oda Brekk said.',
        "Monitor",
        "2024-05-02",
    )
    with bank:
        stored(bank, [*MALOV, other])
        by_name = {s.name: s.id for s in bank.speakers()}
        assert len({p.statement_id for p in bank.said(Question())}) == 3
        made = bank.merge([by_name["Oda Brekk"]], by_name["Anton Malov"])
        relink(bank)
        assert len({p.statement_id for p in bank.said(Question())}) == 2
        bank.undo(made[0])
        relink(bank)
        assert len({p.statement_id for p in bank.said(Question())}) == 3


STORY = (
    "The harbour board of Port Ellin voted on Monday to close the old ferry landing after two "
    "hours of debate in a hall so full that people listened from the stairs. The landing has "
    "carried schoolchildren across the estuary since 1921 and could not be made safe for less "
    "than four million crowns, the board said."
)


def test_a_copy_is_found_and_lives_on_when_its_original_goes(bank: Bank) -> None:
    update = STORY.replace("two hours", "nearly three hours") + " The chairwoman left early."
    with bank:
        stored(
            bank,
            [
                ("x", STORY, "Wire", "2024-05-02"),
                ("y", update, "Post", "2024-05-02"),
                ("z", update, "Sun", "2024-05-02"),
            ],
        )
        copies = {a.source: a.copy_of for a in bank.articles(ArticleFilter(copies=True))}
        first = next(a.id for a in bank.articles() if a.source == "x")
        assert copies == {"y": first, "z": first}
        bank.remove_articles([first])
        relink(bank)
        copies = {a.source: a.copy_of for a in bank.articles(ArticleFilter(copies=True))}
        assert copies == {"z": next(a.id for a in bank.articles() if a.source == "y")}


def test_small_portions_link_as_large_ones_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news, whole, portions = tmp_path / "news.jsonl", tmp_path / "whole.db", tmp_path / "parts.db"
    write(str(news), 60)
    with ingesting.opened(str(whole)) as bank:
        ingesting.ingest(bank, [str(news)], Options())
    for name in ("PEOPLE", "BLOCKS", "SPEAKERS", "QUOTATIONS"):
        monkeypatch.setattr(linking_up, name, 2)
    for name in ("SECONDS", "PAUSE"):  # a transaction each
        monkeypatch.setattr(linking_up, name, 0.0)
    with ingesting.opened(str(portions)) as bank:
        ingesting.ingest(bank, [str(news)], Options())
    assert content(portions) == content(whole)


def test_it_stops_between_two_steps_and_the_next_time_does_the_rest(
    bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking_up, "SPEAKERS", 1)
    stop = Stop()
    settle = Bank.settle_statements

    def settled(self: Bank, statements: Iterable[Settled]) -> None:
        settle(self, statements)
        stop.request()

    monkeypatch.setattr(Bank, "settle_statements", settled)
    other = ("d", '"It is late and the tide is out," Oda Brekk said.', "Sun", "2024-05-02")
    with bank:
        added(bank, [*MALOV, other])
        assert not link_up(bank, stop)
        assert len(bank.pending_speakers()) == 1
        assert link_up(bank)
        assert bank.pending_speakers() == {}
        assert len({p.statement_id for p in bank.said(Question())}) == 3


def test_a_name_moves_with_all_its_printings(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking_up, "PRINTINGS", 2)

    def said(key: str, who: str) -> tuple[str, str, str, str]:
        return key, f'"Nobody asked number {key}," {who} said.', key, "2024-05-02"

    with bank:
        stored(bank, [said("first", "Robert Wren"), said("second", "Robert Wren")])
        stored(bank, [said(f"bob {n}", "Foreign Minister Bob Wren") for n in range(5)])
        assert len({p.speaker_id for p in bank.said(Question())}) == 2
        stored(bank, [said("third", "Foreign Minister Robert Wren")])
        assert {p.speaker for p in bank.said(Question())} == {"Robert Wren"}
        stored(bank, [said(f"bob {n}", "Foreign Minister Bob Wren") for n in range(5, 12)])
        assert {p.speaker for p in bank.said(Question())} == {"Robert Wren"}
        assert len({p.speaker_id for p in bank.said(Question())}) == 1


def test_one_article_more_costs_no_more_in_a_larger_bank(tmp_path: Path) -> None:
    def article(n: int) -> tuple[str, str, str, str]:
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
            stored(bank, [article(n) for n in range(articles)])
            added(bank, [article(articles)])
            counted = Counter[str]()
            bank._driver.set_progress_handler(lambda: counted.update(["steps"]), 10)
            link_up(bank)
            bank._driver.set_progress_handler(None, 0)
        return counted["steps"]

    assert 0 < steps(600) < 1.1 * steps(150)


def test_what_stays_open_is_listed(bank: Bank) -> None:
    with bank:
        stored(
            bank,
            [
                ("a", '"It is late," Ruth Adler said.', "Post", "2024-05-02"),
                ("b", '"It is early," Max Adler said.', "Post", "2024-05-02"),
                ("c", '"It is time," Adler said.\n\n"We must go," he added.', "Post", "2024-05-02"),
            ],
        )
        assert len({p.speaker_id for p in bank.said(Question())}) == 3
        assert {(d.name, d.other, d.quotations) for d in doubts(bank)} == {
            ("Adler", "Ruth Adler", 2),
            ("Adler", "Max Adler", 2),
        }


def test_the_seeds_have_five_people_and_one_joint_statement(bank: Bank, shared: Path) -> None:
    from quotebank.ingest import Options
    from quotebank.workflows.ingesting import ingest

    with bank:
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


def test_no_speaker_of_the_named_set_holds_two_people(bank: Bank, shared: Path) -> None:
    from quotebank.ingest import Options
    from quotebank.workflows.ingesting import ingest

    same = {
        "Donald J. Trump": "Donald Trump",
        "James B. Comey": "James Comey",
        "Obama": "Barack Obama",
    }
    folder = shared / "eval" / "named"
    gold = {
        line["id"]: [q for q in line["quotes"] if q["kind"] == "direct" and q["speaker"]]
        for line in map(json.loads, (folder / "gold.jsonl").read_text().splitlines())
    }
    with bank:
        ingest(bank, [str(folder / "articles.jsonl")], Options())
        holds = defaultdict(set)
        found_in: dict[str, dict[int | None, set[int]]] = defaultdict(lambda: defaultdict(set))
        ids = {a.id: a.key.rsplit("#id=", 1)[-1] for a in bank.articles()}
        for printing in bank.said(Question()):
            for span in printing.quotation.spans:
                for q in gold.get(ids[printing.article_id], ()):
                    right = (
                        q["speaker"].split()[-1:] == (printing.quotation.speaker or "").split()[-1:]
                    )
                    if q["start"] < span.end and span.start < q["end"] and right:
                        person = same.get(q["speaker"], q["speaker"])
                        if not person.startswith(("unnamed", "unknown")):
                            holds[printing.speaker_id].add(person)
                            found_in[person][printing.speaker_id].add(printing.article_id)
        assert holds
        assert {k: v for k, v in holds.items() if len(v) > 1} == {}
        often = {p: s for p, s in found_in.items() if len(set().union(*s.values())) > 1}
        split = {p for p, s in often.items() if len(s) > 1}
        assert len(split) <= 0.03 * len(often), split
