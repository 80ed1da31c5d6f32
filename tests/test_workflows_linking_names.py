"""Names over a bank: one person is one speaker, whatever the order; what is open stays open."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from quotebank.ingest import Options
from quotebank.model import Question
from quotebank.storage import Bank
from quotebank.workflows import linking_names
from quotebank.workflows.ingesting import ingest
from quotebank.workflows.linking_names import doubts
from tests.linking import MALOV, linked


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_one_minister_in_three_papers_is_one_speaker(bank: Bank, order: tuple[int, ...]) -> None:
    linked(bank, [MALOV[i] for i in order])
    speakers = {p.speaker_id for p in bank.said(Question())}
    assert len(speakers) == 1
    names = next(iter(bank.speakers())).names
    assert {"Anton Malov", "Anton Maloff", "Malov"} <= set(names)


def test_one_article_at_a_time_gives_the_same_people(bank: Bank) -> None:
    for article in reversed(MALOV):
        linked(bank, [article])
    assert len({p.speaker_id for p in bank.said(Question())}) == 1


def test_a_name_moves_with_all_its_printings(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking_names, "PRINTINGS", 2)

    def said(key: str, who: str) -> tuple[str, str, str, str]:
        return key, f'"Nobody asked number {key}," {who} said.', key, "2024-05-02"

    linked(bank, [said("first", "Robert Wren"), said("second", "Robert Wren")])
    linked(bank, [said(f"bob {n}", "Foreign Minister Bob Wren") for n in range(5)])
    assert len({p.speaker_id for p in bank.said(Question())}) == 2
    linked(bank, [said("third", "Foreign Minister Robert Wren")])
    assert {p.speaker for p in bank.said(Question())} == {"Robert Wren"}
    linked(bank, [said(f"bob {n}", "Foreign Minister Bob Wren") for n in range(5, 12)])
    assert {p.speaker for p in bank.said(Question())} == {"Robert Wren"}
    assert len({p.speaker_id for p in bank.said(Question())}) == 1


def test_what_stays_open_is_listed(bank: Bank) -> None:
    linked(
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


def test_no_speaker_of_the_named_set_holds_two_people(bank: Bank, shared: Path) -> None:
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
    ingest(bank, [str(folder / "articles.jsonl")], Options())
    holds = defaultdict(set)
    found_in: dict[str, dict[int | None, set[int]]] = defaultdict(lambda: defaultdict(set))
    ids = {a.id: a.key.rsplit("#id=", 1)[-1] for a in bank.articles()}
    for printing in bank.said(Question()):
        for span in printing.quotation.spans:
            for q in gold.get(ids[printing.article_id], ()):
                right = q["speaker"].split()[-1:] == (printing.quotation.speaker or "").split()[-1:]
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
