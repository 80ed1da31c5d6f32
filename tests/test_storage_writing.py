"""Articles stored, stored again, changed; what keeps its id and what is retired."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from quotebank.model import Extraction, Person, Problem, Question
from quotebank.storage import Bank
from quotebank.storage.check import check
from tests.banking import (
    DREAM,
    EXPAND,
    FOUND,
    MIRA,
    NEWS,
    NOBODY,
    PARK,
    TOMAS,
    article,
    dated,
    ids,
    quotation,
    stored,
    words,
)


def everything(path: Path) -> dict[int, str]:
    """Return all quotations, retired ones too: id -> words."""
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT id, text FROM quotes"))


def said(path: Path, question: Question | None = None) -> list[int]:
    with Bank.open(path) as bank:
        return ids(bank.said(question or Question(sort="article")))


def add_and_stop(bank: Bank) -> None:
    with bank.writing():
        bank.add(article("b.txt"), FOUND)
        raise KeyboardInterrupt


def test_what_is_stored_comes_back_as_it_was_found(bank_path: Path) -> None:
    assert stored(bank_path, (article(url="https://q.example/1"), FOUND)) == ["new"]
    with Bank.open(bank_path) as bank:
        back = list(bank.said(Question(sort="article")))
    assert tuple(p.quotation for p in back) == FOUND.quotations
    first = back[0]
    assert (first.speaker, first.speaker_kind, first.decided) == ("Mira Okafor", "person", False)
    assert (first.title, first.outlet) == ("Harbour plan grows", "The Quay Courier")
    assert (first.published, first.url) == ("2010-11-04", "https://q.example/1")
    assert first.authors == ("Ada Field", "Bo Lind")
    assert first.prefix == NEWS[: NEWS.index("We will")]
    last = NEWS.index("It is time.") + len("It is time.")
    assert first.suffix == NEWS[last : last + 60]
    assert check(bank_path) == []


def test_the_dateline_follows_the_extraction(bank_path: Path) -> None:
    stored(bank_path, (article(), replace(FOUND, dateline="MUNICH, Germany")))
    with Bank.open(bank_path) as bank:
        assert bank.article(1).dateline == "MUNICH, Germany"
    stored(bank_path, (article(), FOUND), extractor="2")
    with Bank.open(bank_path) as bank:
        assert bank.article(1).dateline is None


def test_the_same_article_twice_is_stored_once(bank_path: Path) -> None:
    assert stored(bank_path, (article(), FOUND), (article(), FOUND)) == ["new", "same"]
    assert stored(bank_path, (article(), FOUND)) == ["same"]
    assert len(everything(bank_path)) == 4


def test_the_same_text_under_another_key_is_another_article(bank_path: Path) -> None:
    assert stored(bank_path, (article("a.txt"), FOUND), (article("b.txt"), FOUND)) == ["new"] * 2
    assert len(said(bank_path)) == 8


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        (article(), "same"),
        (article(source="./a.txt"), "same"),
        (article(title="Another"), "metadata"),
        (article(authors=("Bo Lind", "Ada Field")), "metadata"),
        (article(metadata={"section": "World"}), "metadata"),
        (article(text=NEWS + "\n"), "text"),
        (article("b.txt"), "new"),
    ],
)
def test_state_tells_what_an_article_is_to_the_bank(
    bank_path: Path, changed: object, state: str
) -> None:
    stored(bank_path, (article(), FOUND))
    with Bank.open(bank_path, extractor="1") as bank:
        assert bank.state(changed) == state  # type: ignore[arg-type]
        assert bank.known(changed) == (state == "same")  # type: ignore[arg-type]


def test_another_extractor_is_a_reason_to_extract_again(bank_path: Path) -> None:
    stored(bank_path, (article(), FOUND))
    with Bank.open(bank_path, extractor="2") as bank:
        assert bank.state(article()) == "extractor"
    assert stored(bank_path, (article(), FOUND), extractor="2") == ["metadata"]
    assert stored(bank_path, (article(), FOUND), extractor="2") == ["same"]


def test_reextraction_keeps_ids_by_the_largest_overlap(bank_path: Path) -> None:
    stored(bank_path, (article(), FOUND))
    wider = quotation(
        "The park is full of multi-agent robots; don\N{RIGHT SINGLE QUOTATION MARK}t go",
        speaker="Tomas Lindqvist",
        rule="better",
    )
    halves = (
        quotation("We will expand the harbour,", speaker="Mira Okafor"),
        quotation("It is time.", speaker="Mira Okafor"),
    )
    again = Extraction((*halves, wider, NOBODY), (), (MIRA, TOMAS))
    assert stored(bank_path, (article(), again), extractor="2") == ["metadata"]
    with Bank.open(bank_path) as bank:
        now = {p.quotation.text: p.id for p in bank.said(Question(sort="article"))}
    # The first half shares more with quotation 1 than the second, which is new; the dream is gone.
    assert now == {
        "We will expand the harbour,": 1,
        "It is time.": 5,
        wider.text: 2,
        "Nobody asked us,": 3,
    }
    assert 4 in everything(bank_path)
    assert check(bank_path) == []


def test_what_is_found_again_is_no_longer_retired(bank_path: Path) -> None:
    stored(bank_path, (article(), FOUND))
    stored(bank_path, (article(), Extraction()), extractor="2")
    assert said(bank_path) == []
    stored(bank_path, (article(), FOUND), extractor="3")
    assert said(bank_path) == [1, 2, 3, 4]
    assert check(bank_path) == []


def test_a_new_text_keeps_ids_by_equal_words_the_nth_to_the_nth(bank_path: Path) -> None:
    text = '"No," said Ann Bell. "No," said Ann Bell. "Yes," said Ann Bell.'
    ann = Person("Ann Bell", "person", ("Ann Bell",), ())

    def at(text: str, *places: tuple[int, str]) -> Extraction:
        found = []
        for start, spoken in places:
            one = quotation(spoken, speaker="Ann Bell", text=text)
            span = replace(one.spans[0], start=start, end=start + len(spoken))
            found.append(replace(one, spans=(span,)))
        return Extraction(tuple(found), (), (ann,))

    second = text.index("No", 5)
    stored(bank_path, (article(text=text), at(text, (1, "No,"), (second, "No,"))))
    longer = "An update. " + text.replace("Yes", "Maybe")
    moved = at(longer, (12, "No,"), (second + 11, "No,"), (longer.index("Maybe"), "Maybe,"))
    assert stored(bank_path, (article(text=longer), moved)) == ["text"]
    assert said(bank_path) == [1, 2, 3]
    with Bank.open(bank_path) as bank:
        assert bank.article(1).versions == 2
        assert bank.article_text(1) == longer
        assert [p.quotation.spans[0].start for p in bank.said(Question(sort="article"))] == [
            12,
            second + 11,
            longer.index("Maybe"),
        ]
    assert check(bank_path) == []


def test_new_metadata_moves_what_hangs_on_it(bank_path: Path) -> None:
    stored(bank_path, (article(), FOUND))
    later = article(published="2010-11-12", outlet="Evening Quay", authors=())
    on_time = replace(FOUND, quotations=(replace(EXPAND, said_on=dated(day=date(2010, 11, 10))),))
    assert stored(bank_path, (later, on_time)) == ["metadata"]
    with Bank.open(bank_path) as bank:
        [printing] = bank.said(Question())
        assert printing.id == 1
        assert (printing.published, printing.outlet, printing.authors) == (
            "2010-11-12",
            "Evening Quay",
            (),
        )
        assert ids(bank.said(Question(since=date(2010, 11, 10), until=date(2010, 11, 10)))) == [1]
    assert check(bank_path) == []


def test_a_failure_leaves_whole_articles_or_none(bank_path: Path) -> None:
    stored(bank_path, (article("a.txt"), FOUND))
    before = everything(bank_path)
    with Bank.open(bank_path, "write", extractor="1") as bank:
        with pytest.raises(KeyboardInterrupt):
            add_and_stop(bank)
        assert list(bank.said(Question(article_id=2))) == []
        # What was remembered of the lost batch must not be trusted in the next.
        with bank.writing():
            bank.add(article("c.txt"), FOUND)
    assert everything(bank_path).keys() == before.keys() | set(range(5, 9))
    assert check(bank_path) == []


def test_ids_are_never_given_twice(bank_path: Path) -> None:
    stored(bank_path, (article("a.txt"), FOUND), (article("b.txt"), FOUND))
    with Bank.open(bank_path, "write", extractor="1") as bank:
        assert bank.remove_articles([2]) == 1
        with bank.writing():
            bank.add(article("c.txt"), FOUND)
        assert bank.article(3).key == "c.txt"
    assert said(bank_path, Question(article_id=3, sort="article")) == [9, 10, 11, 12]


def test_removing_articles_removes_what_hangs_on_them_and_nothing_else(bank_path: Path) -> None:
    other = article("b.txt", outlet="Other", authors=("Ada Field",))
    stored(bank_path, (article("a.txt"), FOUND), (other, Extraction((EXPAND,), (), (MIRA,))))
    with Bank.open(bank_path, "write") as bank:
        assert bank.remove_articles([1, 99]) == 1
        assert [speaker.name for speaker in bank.speakers()] == ["Mira Okafor"]
        assert bank.find_speakers("Lindqvist") == []
        assert bank.outlets() == ["Other"]
    with closing(sqlite3.connect(bank_path)) as connection:
        assert connection.execute("SELECT count(*) FROM dates").fetchone() == (1,)
        assert connection.execute("SELECT name FROM authors").fetchall() == [("Ada Field",)]
        assert connection.execute("SELECT count(*) FROM speakers").fetchone() == (1,)
    assert check(bank_path) == []


def test_persons_and_organisations_join_by_name_the_rest_stay_in_their_article(
    bank_path: Path,
) -> None:
    def one(name: str, kind: str) -> Extraction:
        return Extraction((quotation("It is time.", speaker=name, speaker_kind=kind),))

    spoken = [
        one("Mira Okafor", "person"),
        one("MIRA OKAFOR", "person"),
        one("Okafor", "person"),
        one("Okafor", "person"),
        one("Unesco", "organisation"),
        one("UNESCO", "organisation"),
        one("a senior official", "unnamed"),
        one("a senior official", "unnamed"),
        one("the harbour treaty", "document"),
        one("the harbour treaty", "document"),
    ]
    stored(bank_path, *((article(f"{i}.txt"), found) for i, found in enumerate(spoken)))
    with Bank.open(bank_path) as bank:
        speakers = [p.speaker_id for p in bank.said(Question(sort="article"))]
    assert speakers[0] == speakers[1]
    assert speakers[4] == speakers[5]
    assert len(set(speakers)) == 8


def test_the_run_counts_what_was_done(bank_path: Path) -> None:
    trouble = Extraction((EXPAND,), (Problem("unclosed-mark", "one mark is open", start=3, end=4),))
    with Bank.open(bank_path, "write", extractor="7") as bank:
        run = bank.start_run(["folder", "b.txt"])
        with bank.writing(run):
            bank.add(article("a.txt"), trouble)
            bank.add(article("b.txt"), FOUND)
            bank.add(article("b.txt"), FOUND)
            bank.add_problem(Problem("undecodable", "not text", source="c.txt"))
        summary = bank.finish_run(run, "stopped", unchanged=5)
        assert (summary.new, summary.same, summary.quotations, summary.problems) == (2, 6, 5, 2)
        assert (summary.outcome, summary.extractor) == ("stopped", "7")
        assert summary.sources == ("folder", "b.txt")
        assert [p.code for p in bank.problems(run=run)] == ["unclosed-mark", "undecodable"]
        assert [p.start for p in bank.problems(article_id=1)] == [3]
        with bank.writing(run):
            bank.add(article("a.txt", text=NEWS + " "), FOUND)
        assert [p.code for p in bank.problems(article_id=1)] == []


def test_half_a_character_is_refused_before_anything_is_written(bank_path: Path) -> None:
    with Bank.open(bank_path, "write") as bank, bank.writing():
        with pytest.raises(ValueError, match=r"bad\.txt"):
            bank.add(article("bad.txt", title="\ud800"), FOUND)
        bank.add(article("good.txt"), FOUND)
    assert len(said(bank_path)) == 4


def test_a_value_that_no_table_takes_names_no_database_trouble(bank_path: Path) -> None:
    bad = Extraction((replace(EXPAND, confidence=7.0),))
    with (
        Bank.open(bank_path, "write") as bank,
        pytest.raises(ValueError, match="cannot be stored"),
        bank.writing(),
    ):
        bank.add(article(), bad)
    assert said(bank_path) == []


def test_the_newest_day_comes_first_and_its_articles_in_reading_order(bank_path: Path) -> None:
    plain = Extraction((PARK, NOBODY, DREAM), (), (TOMAS,))
    stored(
        bank_path,
        (article("old.txt", published="2009"), plain),
        (article("none.txt", published=None), plain),
        (article("new.txt", published="2010-11-04T09:29+08:00"), plain),
    )
    found = said(bank_path, Question(sort="newest"))
    assert found == [7, 8, 9, 1, 2, 3, 4, 5, 6]
    assert said(bank_path, Question(sort="oldest")) == found[::-1]


def test_words_come_back_whatever_they_are(bank_path: Path) -> None:
    odd = (
        "\N{GRINNING FACE}\N{COMBINING ACUTE ACCENT} =cmd() \t "
        "\N{RIGHT-TO-LEFT MARK}'; DROP TABLE quotes;--"
    )
    text = f'She said "{odd}" twice.'
    found = Extraction((quotation(odd, speaker="She", text=text),))
    stored(bank_path, (article(text=text, title=odd, outlet=odd, authors=(odd, "B; C")), found))
    with Bank.open(bank_path) as bank:
        [printing] = bank.said(Question())
        assert (printing.quotation.text, printing.title, printing.outlet) == (odd, odd, odd)
        assert printing.authors == (odd, "B; C")
        assert words(bank.said(Question(about=odd))) == [odd]
