"""Who said what, when: every filter, order and page of a question."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotebank.errors import QueryError
from quotebank.model import Extraction, Person, Question
from quotebank.storage import ArticleFilter, Bank
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
)


@pytest.fixture
def bank_of_three(bank_path: Path) -> Path:
    """Quotations 1 to 4 (2010-11-04, the first said the day before), 5 (2008), 6 (undated)."""
    inherited = replace(PARK, said_on=dated(day=date(2008, 3, 5), inherited=True))
    accents = quotation(
        "It is time.", speaker="Zoë Łukasik", text=NEWS.replace("Mira Okafor", "Zoë Łukasik")
    )
    stored(
        bank_path,
        (article("a.txt"), FOUND),
        (
            article("b/1.txt", published="2008", outlet="Night Post", title="Robots, again"),
            Extraction((inherited,), (), (TOMAS,)),
        ),
        (
            article("b/2.txt", published=None, outlet=None, title=None),
            Extraction((accents,), (), (Person("Zoë Łukasik", "person", ("Zoë Łukasik",)),)),
        ),
    )
    return bank_path


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),
        ({"speaker": "okafor"}, [1]),
        ({"speaker": "Mira"}, [1]),
        ({"speaker": "OKAFOR mir"}, [1]),
        ({"speaker": "kafor"}, []),
        ({"speaker": "mira lindqvist"}, []),
        ({"speaker": "zoe lukasik"}, [6]),
        ({"speaker": "ZOË ŁUK"}, [6]),
        ({"speaker": ""}, []),
        ({"speaker": '"*'}, []),
        ({"speaker": "mayor"}, [4]),
        ({"speaker_id": 2}, [2, 5]),
        ({"unattributed": True}, [3]),
        ({"kind": "partial"}, [4]),
        ({"min_confidence": 0.5}, [1, 2, 4, 5, 6]),
        ({"outlet": "courier"}, [1, 2, 3, 4]),
        ({"outlet": "night po"}, [5]),
        ({"outlet": "ight"}, []),
        ({"title": "robot"}, [5]),
        ({"title": "GROWS harbour"}, [1, 2, 3, 4]),
        ({"title": "%"}, []),
        ({"article_id": 3}, [6]),
        ({"about": "harbour"}, [1]),
        ({"about": "robots", "speaker": "Lindqvist"}, [2, 5]),
        ({"about": "robots", "speaker": "Lindqvist", "outlet": "night"}, [5]),
        ({"about": "robots", "since": date(2010, 1, 1)}, [2]),
        # 1 was said on the 3rd; the others are known by the day of publication, the 4th.
        ({"since": date(2010, 11, 4)}, [2, 3, 4]),
        ({"since": date(2010, 11, 3), "until": date(2010, 11, 3)}, [1]),
        ({"until": date(2010, 11, 3)}, [1, 5]),
        # Imprecise days match by overlap: 5 was said in March of an article of 2008.
        ({"since": date(2008, 6, 1), "until": date(2008, 6, 1)}, []),
        ({"since": date(2008, 6, 1), "until": date(2008, 6, 1), "by": "published"}, [5]),
        ({"since": date(2008, 3, 5), "until": date(2008, 3, 5), "by": "said"}, [5]),
        ({"since": date(1900, 1, 1), "by": "said"}, [1, 5]),
        ({"since": date(1900, 1, 1), "by": "published"}, [1, 2, 3, 4, 5]),
        ({"since": date(1900, 1, 1)}, [1, 2, 3, 4, 5]),
    ],
)
def test_filters(bank_of_three: Path, asked: dict[str, Any], answer: list[int]) -> None:
    with Bank.open(bank_of_three) as bank:
        assert ids(bank.said(Question(sort="article", **asked))) == answer
        assert bank.count(Question(**asked)) == len(answer)
        assert sorted(ids(bank.said(Question(**asked)))) == answer


@pytest.mark.parametrize("about", [None, "the", "harbour OR robots OR asked OR time"])
@pytest.mark.parametrize("speaker", [None, "lindqvist", "o"])
@pytest.mark.parametrize("sort", ["newest", "oldest", "speaker", "article", "rank", "confidence"])
@pytest.mark.parametrize("size", [1, 2])
def test_pages_give_the_whole_list_once(
    bank_of_three: Path, about: str | None, speaker: str | None, sort: Any, size: int
) -> None:
    question = Question(about=about, speaker=speaker, sort=sort)
    with Bank.open(bank_of_three) as bank:
        whole = ids(bank.said(question))
        pages: list[int] = []
        while page := ids(
            bank.said(replace(question, limit=size, after=pages[-1] if pages else None))
        ):
            assert len(page) <= size
            pages += page
    assert pages == whole


def test_orders(bank_of_three: Path) -> None:
    with Bank.open(bank_of_three) as bank:
        assert ids(bank.said(Question())) == [2, 3, 4, 1, 5, 6]
        by_name = [p.speaker for p in bank.said(Question(sort="speaker"))]
        assert by_name == [
            "Mira Okafor",
            "the mayor",
            "Tomas Lindqvist",
            "Tomas Lindqvist",
            "Zoë Łukasik",
            None,
        ]
        assert ids(bank.said(Question(sort="confidence")))[-1] == 3


def test_what_is_not_there_is_said_in_one_line(bank_of_three: Path) -> None:
    with Bank.open(bank_of_three) as bank:
        for question in (
            Question(speaker_id=99),
            Question(after=99),
            Question(about='"', raw=True),
        ):
            with pytest.raises(QueryError) as told:
                list(bank.said(question))
            assert "\n" not in str(told.value)
        with pytest.raises(QueryError, match="no quotation 99"):
            bank.printing(99)
        with pytest.raises(QueryError, match="no article 99"):
            bank.article_text(99)
        with pytest.raises(QueryError, match="no article 99"):
            bank.article(99)
        with pytest.raises(QueryError, match="no speaker 99"):
            bank.speaker(99)


def test_a_name_that_very_many_have_is_no_trouble(bank_path: Path) -> None:
    def one(number: int) -> Extraction:
        official = f"an official {number}"
        return Extraction((quotation("It is time.", speaker=official, speaker_kind="unnamed"),))

    many = 1_200
    pairs = [(article(f"{i}.txt", outlet=f"The Daily {i}"), one(i)) for i in range(many)]
    stored(bank_path, *pairs)
    with Bank.open(bank_path) as bank:
        assert bank.count(Question(outlet="daily")) == many
        assert bank.count(Question(speaker="official")) == many
        assert bank.count(Question(outlet="daily", speaker="official 11", about="time")) == 111
        assert len(bank.find_speakers("official")) == many
        assert len(list(bank.articles(ArticleFilter(outlet="daily")))) == many
        pages, last = 0, None
        while page := ids(bank.said(Question(speaker="an", limit=500, after=last))):
            pages, last = pages + 1, page[-1]
        assert pages == 3
    with Bank.open(bank_path, "write") as bank:
        assert bank.remove_articles(range(1, many)) == many - 1
        assert len(bank.find_speakers("official")) == 1


def test_articles_are_listed_by_any_condition(bank_of_three: Path) -> None:
    with Bank.open(bank_of_three) as bank:

        def found(**asked: Any) -> list[int]:
            return [one.id for one in bank.articles(ArticleFilter(**asked))]

        assert found() == [1, 2, 3]
        assert found(ids=(1, 3, 7)) == [1, 3]
        assert found(outlet="quay") == [1]
        assert found(source="b") == [2, 3]
        assert found(source="b/") == [2, 3]
        assert found(source="b/1.txt") == [2]
        assert found(title="robots") == [2]
        assert found(since=date(2010, 1, 1)) == [1]
        assert found(until=date(2008, 1, 1)) == [2]
        assert found(limit=1, after=1) == [2]
        assert found(copies=True) == []
        assert bank.article(1).quotations == 4


def test_speakers_are_listed_with_their_names_roles_and_days(bank_of_three: Path) -> None:
    with Bank.open(bank_of_three) as bank:
        by_count = list(bank.speakers())
        assert [s.name for s in by_count] == [
            "Tomas Lindqvist",
            "Mira Okafor",
            "the mayor",
            "Zoë Łukasik",
        ]
        mira = bank.find_speakers("okafor")[0]
        assert mira.names == ("Mira Okafor", "Okafor")
        assert mira.roles == ("harbour minister",)
        assert (mira.first, mira.last) == ("2010-11-03", "2010-11-03")
        assert (by_count[0].quotations, by_count[0].articles) == (2, 2)
        assert (by_count[0].first, by_count[0].last) == ("2008-03-05", "2010-11-04")
        assert [s.name for s in bank.speakers(kind="unnamed")] == ["the mayor"]
        assert [s.name for s in bank.speakers(sort="name", limit=2, after=mira.id)] == [
            "the mayor",
            "Tomas Lindqvist",
        ]
        assert list(bank.speaker_names()) == ["Mira Okafor", "Tomas Lindqvist", "Zoë Łukasik"]
        assert bank.find_speakers("nobody") == []
        assert bank.stats().attributed == 5


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_prefix_and_suffix_are_the_text_around(migrated: Path, tmp_path: Path, text: str) -> None:
    start, end = len(text) // 3, len(text) // 3 + max(1, len(text) // 4)
    span = replace(NOBODY.spans[0], start=start, end=end, text=text[start:end])
    path = tmp_path / f"{abs(hash(text))}.db"
    path.write_bytes(migrated.read_bytes())
    stored(path, (article(text=text), Extraction((replace(NOBODY, spans=(span,)),))))
    with Bank.open(path) as bank:
        [printing] = bank.said(Question())
    path.unlink()
    if "\0" not in text:  # SQLite's substr ends at a NUL; the span itself does not
        assert printing.prefix == text[max(0, start - 60) : start]
        assert printing.suffix == text[end : end + 60]
    assert printing.quotation.text == text[start:end]


def test_a_printing_without_context_is_the_same_otherwise(bank_of_three: Path) -> None:
    with Bank.open(bank_of_three) as bank:
        full = list(bank.said(Question()))
        bare = list(bank.said(Question(), context=False))
    assert [replace(p, prefix="", suffix="") for p in full] == bare
    assert {EXPAND, PARK, NOBODY, DREAM} <= {p.quotation for p in bare}
    assert MIRA.name in {p.speaker for p in bare}


def test_a_speakers_days_are_told_as_precisely_as_they_are_known(bank_path: Path) -> None:
    bare = quotation("Later.", speaker="Ana Moreau", text='"Later." Ana Moreau said. "Now." x')
    moreau = (Person("Ana Moreau", "person", ("Ana Moreau",)),)
    stored(
        bank_path,
        *(
            (article(f"{published}.txt", published=published), Extraction((bare,), (), moreau))
            for published in ("2009", "2011-02", "9999-12")
        ),
    )
    with Bank.open(bank_path) as bank:
        assert (bank.speaker(1).first, bank.speaker(1).last) == ("2009", "9999-12")
        [name] = bank.names_of(1)
        assert (name.first, name.last) == ("2009", "9999-12")
    with Bank.open(bank_path, "write") as bank:
        bank.remove_articles([1, 3])
        assert (bank.speaker(1).first, bank.speaker(1).last) == ("2011-02", "2011-02")
        # The same first day, known better: the better one is told.
        with bank.writing():
            bank.add(article("day.txt", published="2011-02-01"), Extraction((bare,), (), moreau))
        assert (bank.speaker(1).first, bank.speaker(1).last) == ("2011-02-01", "2011-02")
