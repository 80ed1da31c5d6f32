"""People's decisions win, survive re-ingest and re-extraction, and are undone in any order."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotebank.errors import QueryError
from quotebank.model import Extraction, Person, Question
from quotebank.storage import Bank, Home, SpeakerSummary
from quotebank.storage.check import check
from tests.banking import (
    EXPAND,
    FOUND,
    MIRA,
    NEWS,
    PARK,
    TOMAS,
    article,
    dated,
    ids,
    quotation,
    stored,
)

MORE = "More. " + NEWS


def again_in(text: str) -> Extraction:
    found = quotation("It is time.", speaker="M. Okafor", text=text)
    return Extraction((found,), (), (Person("M. Okafor", "person", ("M. Okafor", "Okafor")),))


AGAIN = again_in(NEWS)
MIRA_ID, TOMAS_ID, MAYOR_ID, M_ID = 1, 2, 3, 4


@pytest.fixture
def bank_of_two(bank_path: Path) -> Path:
    """Mira Okafor (1), Tomas Lindqvist (2), the mayor (3) in a.txt; M. Okafor (4) in b.txt."""
    stored(bank_path, (article("a.txt"), FOUND), (article("b.txt", published="2011"), AGAIN))
    return bank_path


def speakers(path: Path) -> dict[int, str | None]:
    with Bank.open(path) as bank:
        return {p.id: p.speaker for p in bank.said(Question())}


def of(bank: Bank, name: str) -> SpeakerSummary:
    [found] = bank.find_speakers(name)
    return found


def reingested(path: Path) -> None:
    """Read both articles again: another extractor, and a new text of the second."""
    stored(
        path,
        (article("a.txt", title="Anew"), FOUND),
        (article("b.txt", text=MORE, published="2011"), again_in(MORE)),
        extractor="2",
    )


def test_a_merge_joins_and_loses_no_printed_name(bank_of_two: Path) -> None:
    with Bank.open(bank_of_two, "write") as bank:
        [decision] = bank.merge([M_ID], MIRA_ID, note="the same minister")
    reingested(bank_of_two)
    with Bank.open(bank_of_two, "write") as bank:
        mira = of(bank, "M. Okafor")
        assert (mira.id, mira.name, mira.quotations) == (MIRA_ID, "Mira Okafor", 2)
        assert set(mira.names) == {"Mira Okafor", "M. Okafor", "Okafor"}
        assert ids(bank.said(Question(speaker_id=M_ID, sort="article"))) == [1, 5]
        assert bank.speaker(M_ID).id == MIRA_ID
        [taken] = bank.decisions(active=True)
        assert (taken.verb, taken.note) == ("merge", "the same minister")
        assert "person:" in taken.subject
        bank.undo(decision)
        assert bank.speaker(M_ID).quotations == 1
        with pytest.raises(QueryError, match="undone"):
            bank.undo(decision)
    assert check(bank_of_two) == []


def test_merges_follow_one_another_and_come_apart_in_any_order(bank_of_two: Path) -> None:
    with Bank.open(bank_of_two, "write") as bank:
        [first] = bank.merge([M_ID], MIRA_ID)
        [second] = bank.merge([MIRA_ID], TOMAS_ID)
        with pytest.raises(QueryError, match="one already"):
            bank.merge([M_ID], TOMAS_ID)
        assert {s.id: s.quotations for s in bank.speakers()} == {TOMAS_ID: 3, MAYOR_ID: 1}
        bank.undo(first)
        assert {s.id: s.quotations for s in bank.speakers()} == {TOMAS_ID: 2, MAYOR_ID: 1, M_ID: 1}
        bank.undo(second)
        assert all(s.quotations == 1 for s in bank.speakers())
    assert check(bank_of_two) == []


def test_a_rename_shows_another_name_and_keeps_the_old_one_findable(bank_of_two: Path) -> None:
    with Bank.open(bank_of_two, "write") as bank:
        decision = bank.rename(MIRA_ID, "Mira  Okafor-Lind")
    reingested(bank_of_two)
    assert speakers(bank_of_two)[1] == "Mira Okafor-Lind"
    with Bank.open(bank_of_two, "write") as bank:
        assert of(bank, "lind okafor").id == MIRA_ID
        assert bank.printing(1).quotation.speaker == "Mira Okafor"
        bank.undo(decision)
        assert bank.find_speakers("okafor-lind") == []
    assert speakers(bank_of_two)[1] == "Mira Okafor"


def test_an_alias_is_found_and_a_link_is_shown(bank_of_two: Path) -> None:
    with Bank.open(bank_of_two, "write") as bank:
        alias = bank.alias(TOMAS_ID, "The Robot Man")
        bank.link(TOMAS_ID, "Q42")
        with pytest.raises(QueryError, match="Wikidata"):
            bank.link(TOMAS_ID, "42")
        with pytest.raises(QueryError, match="empty"):
            bank.rename(TOMAS_ID, " ")
        with pytest.raises(QueryError, match='the added name "The Robot Man" already'):
            bank.alias(TOMAS_ID, " The Robot  Man ")
    reingested(bank_of_two)
    with Bank.open(bank_of_two, "write") as bank:
        assert of(bank, "robot").id == TOMAS_ID
        assert bank.printing(2).speaker_qid == "Q42"
        bank.undo(alias)
        assert bank.find_speakers("robot") == []
    assert check(bank_of_two) == []


def test_a_split_gives_a_part_of_the_articles_to_another(bank_path: Path) -> None:
    one = Extraction((EXPAND,), (), (MIRA,))
    stored(bank_path, *((article(f"{i}.txt"), one) for i in range(3)))
    with Bank.open(bank_path, "write") as bank:
        with pytest.raises(QueryError, match="none of the articles"):
            bank.split(1, "Mira Okafor (painter)", article_ids=[9])
        with pytest.raises(QueryError, match="all of the articles"):
            bank.split(1, "Mira Okafor (painter)", printed=["Mira Okafor"])
        decision = bank.split(1, "Mira Okafor (painter)", article_ids=[2])
        assert bank.printing(2).speaker == "Mira Okafor (painter)"
    stored(bank_path, *((article(f"{i}.txt"), one) for i in range(4)), extractor="2")
    assert speakers(bank_path) == {
        1: "Mira Okafor",
        2: "Mira Okafor (painter)",
        3: "Mira Okafor",
        4: "Mira Okafor",
    }
    with Bank.open(bank_path, "write") as bank:
        # The register may say what it likes: the decision stands.
        bank.assign((one.person_id, 1) for one in bank.sightings())
        painter = bank.printing(2).speaker_id
        assert painter is not None
        assert bank.speaker(painter).names == ("Mira Okafor", "Okafor")
        bank.undo(decision)
        assert bank.printing(2).speaker == "Mira Okafor"
    assert check(bank_path) == []


@pytest.mark.parametrize(
    ("decided", "shown"),
    [
        ({"decision": "confirmed"}, "Mira Okafor"),
        ({"decision": "nobody"}, None),
        ({"decision": "speaker", "speaker_id": TOMAS_ID}, "Tomas Lindqvist"),
        ({"decision": "speaker", "speaker": "Nobody Yet Known"}, "Nobody Yet Known"),
        ({"decision": "speaker", "speaker": "Okafor"}, "Okafor"),
    ],
)
def test_a_review_wins_over_parser_and_register(
    bank_of_two: Path, decided: dict[str, Any], shown: str | None
) -> None:
    with Bank.open(bank_of_two, "write") as bank:
        decision = bank.review(1, **decided)
    reingested(bank_of_two)
    with Bank.open(bank_of_two, "write") as bank:
        bank.assign((one.person_id, one.speaker_id) for one in bank.sightings())
        assert (bank.printing(1).speaker, bank.printing(1).decided) == (shown, True)
        assert bank.printing(1).quotation.speaker == "Mira Okafor"
        assert check(bank_of_two) == []
        bank.undo(decision)
        assert (bank.printing(1).speaker, bank.printing(1).decided) == ("Mira Okafor", False)


def test_what_is_no_quotation_stays_away_until_undone(bank_of_two: Path) -> None:
    with Bank.open(bank_of_two, "write") as bank:
        decision = bank.review(4, "not-a-quote")
        assert bank.count(Question(about="dream")) == 0
    reingested(bank_of_two)
    assert 4 not in speakers(bank_of_two)
    assert len(speakers(bank_of_two)) == 4
    with Bank.open(bank_of_two, "write") as bank:
        bank.undo(decision)
        assert ids(bank.said(Question(about="dream"))) == [4]
    assert check(bank_of_two) == []


def test_a_decided_kind_is_shown(bank_of_two: Path) -> None:
    with Bank.open(bank_of_two, "write") as bank:
        bank.review(4, "confirmed", kind="direct")
        assert bank.printing(4).quotation.kind == "direct"
        assert ids(bank.said(Question(kind="partial"))) == []


def test_a_review_names_what_is_wrong_with_it(bank_of_two: Path) -> None:
    with Bank.open(bank_of_two, "write") as bank:
        with pytest.raises(QueryError, match="no quotation 99"):
            bank.review(99, "nobody")
        with pytest.raises(QueryError, match="no speaker 99"):
            bank.review(1, "speaker", speaker_id=99)
        with pytest.raises(QueryError, match="exactly when"):
            bank.review(1, "speaker")
        with pytest.raises(QueryError, match="no decision 99"):
            bank.undo(99)
        assert list(bank.decisions()) == []


def test_what_a_person_says_of_an_article_wins_over_its_source(bank_of_two: Path) -> None:
    with Bank.open(bank_of_two, "write") as bank:
        first = bank.set_article(
            1, {"published": "2010-11-12", "outlet": "Evening Quay", "authors": ("Cy Ott",)}
        )
        second = bank.set_article(1, {"title": None})
        assert bank.article(1).authors == ("Cy Ott",)
        # "Wednesday" hangs on the day of publication.
        said_on = bank.printing(1).quotation.said_on
        assert said_on is not None
        assert said_on.expression.earliest == date(2010, 11, 10)
    reingested(bank_of_two)
    with Bank.open(bank_of_two, "write") as bank:
        now = bank.article(1)
        assert (now.published, now.outlet, now.title) == ("2010-11-12", "Evening Quay", None)
        said_on = bank.printing(1).quotation.said_on
        assert said_on is not None
        assert said_on.expression.earliest == date(2010, 11, 10)
        assert ids(bank.said(Question(since=date(2010, 11, 10), until=date(2010, 11, 10)))) == [1]
        bank.undo(first)
        bank.undo(second)
        back = bank.article(1)
        assert (back.published, back.outlet, back.title) == (
            "2010-11-04",
            "The Quay Courier",
            "Anew",
        )
        assert back.authors == ("Ada Field", "Bo Lind")
        said_on = bank.printing(1).quotation.said_on
        assert said_on is not None
        assert said_on.expression.earliest == date(2010, 11, 3)
        for changes in ({}, {"text": "x"}, {"published": "03/11/2010"}):
            with pytest.raises(QueryError):
                bank.set_article(1, changes)
    assert check(bank_of_two) == []


def test_resolving_again_equals_ingesting_with_the_right_day(bank_path: Path) -> None:
    unresolved = replace(EXPAND, said_on=dated(day=None))
    stored(bank_path, (article(published=None), Extraction((unresolved, PARK), (), (MIRA, TOMAS))))
    with Bank.open(bank_path, "write") as bank:
        assert ids(bank.said(Question(since=date(1, 1, 1)))) == []
        bank.set_article(1, {"published": "2010-11-04"})
        assert bank.printing(1).quotation == EXPAND
        assert ids(bank.said(Question(since=date(2010, 11, 4)))) == [2]
        assert ids(bank.said(Question())) == [2, 1]
    assert check(bank_path) == []


def test_the_register_reads_people_with_their_context(bank_of_two: Path) -> None:
    with Bank.open(bank_of_two) as bank:
        seen = list(bank.sightings())
        assert [(one.name, one.kind, one.article_key) for one in seen] == [
            ("Mira Okafor", "person", "a.txt"),
            ("Tomas Lindqvist", "person", "a.txt"),
            ("the mayor", "unnamed", "a.txt"),
            ("M. Okafor", "person", "b.txt"),
        ]
        assert seen[0].roles == ("harbour minister",)
        assert seen[0].outlet == "The Quay Courier"
        assert (seen[3].published_earliest, seen[3].published_latest) == (
            date(2011, 1, 1),
            date(2011, 12, 31),
        )
        assert list(bank.sightings([seen[3].person_id, seen[1].person_id])) == [seen[1], seen[3]]


def test_the_registers_answer_moves_quotations_names_and_roles(bank_of_two: Path) -> None:
    with Bank.open(bank_of_two, "write") as bank:
        people = {one.name: one.person_id for one in bank.sightings()}
        assert bank.assign([(people["M. Okafor"], MIRA_ID)]) == 1
        mira = of(bank, "M. Okafor")
        assert (mira.id, mira.quotations) == (MIRA_ID, 2)
        with pytest.raises(QueryError, match="no speaker 4"):
            bank.speaker(M_ID)  # it holds nothing any more
        homes = [Home(name=name, kind="person") for name in ("M. Okafor", "m okafor")]
        other, again = bank.make_speakers(homes)
        assert again == other
        bank.assign([(people["M. Okafor"], other)])
        assert of(bank, "Mira").quotations == 1
        assert bank.printing(5).speaker == "M. Okafor"
    reingested(bank_of_two)
    with Bank.open(bank_of_two) as bank:
        assert bank.printing(5).speaker_id == other
    assert check(bank_of_two) == []


ACTS = st.one_of(
    st.tuples(st.just("merge"), st.integers(1, 4), st.integers(1, 4)),
    st.tuples(st.just("rename"), st.integers(1, 4), st.sampled_from(["Ann", "Bea"])),
    st.tuples(st.just("alias"), st.integers(1, 4), st.sampled_from(["Cy", "Di"])),
    st.tuples(st.just("review"), st.integers(1, 5), st.sampled_from(["nobody", "not-a-quote"])),
    st.tuples(st.just("split"), st.integers(1, 4), st.integers(1, 2)),
    st.tuples(st.just("undo"), st.integers(1, 12), st.none()),
    st.tuples(st.just("again"), st.sampled_from(["a.txt", "b.txt"]), st.integers(1, 9)),
)


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=st.lists(ACTS, max_size=12))
def test_any_sequence_keeps_every_quotation_name_and_decision(
    migrated: Path, tmp_path: Path, acts: list[Any]
) -> None:
    path = tmp_path / "any.db"
    path.write_bytes(migrated.read_bytes())
    stored(path, (article("a.txt"), FOUND), (article("b.txt", published="2011"), AGAIN))
    with Bank.open(path, "write", extractor="1") as bank:
        for act, first, second in acts:
            with suppress(QueryError):  # what makes no sense is refused, and must change nothing
                do(bank, act, first, second)
        assert check(path) == []
        names = {name for speaker in bank.speakers() for name in speaker.names}
        for decision in bank.decisions(active=True):
            bank.undo(decision.id)
        after = {p.id: p.speaker for p in bank.said(Question())}
    assert after == {
        1: "Mira Okafor",
        2: "Tomas Lindqvist",
        3: None,
        4: "the mayor",
        5: "M. Okafor",
    }
    hidden = {"Tomas Lindqvist", "the mayor", "Mira Okafor", "M. Okafor", "Okafor"} - names
    # A name is out of sight only where a review took its quotation away.
    assert not hidden or any(act[0] == "review" for act in acts)
    assert check(path) == []
    path.unlink()


def do(bank: Bank, act: str, first: Any, second: Any) -> None:
    match act:
        case "merge":
            bank.merge([first], second)
        case "rename":
            bank.rename(first, second)
        case "alias":
            bank.alias(first, second)
        case "review":
            bank.review(first, second)
        case "split":
            bank.split(first, "Somebody Else", article_ids=[second])
        case "undo":
            bank.undo(first)
        case _:
            found = FOUND if first == "a.txt" else AGAIN
            published = "2010-11-04" if first == "a.txt" else "2011"
            with bank.writing():
                bank.add(article(first, text=NEWS + "\n" * second, published=published), found)
