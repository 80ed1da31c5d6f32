"""Whatever a person types finds or finds nothing; and the index never goes stale."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quotebank.errors import QueryError
from quotebank.model import Extraction, Question
from quotebank.storage import Bank, search
from quotebank.storage.check import check, rebuild_search
from tests.banking import FOUND, NEWS, article, ids, quotation, stored

TYPED = [
    *("and", "or", "not", "OR", '"', "*", "park", "don't", "(", ")", "-", "^", "a:b", "{", "}"),
    *("\0", "\ud800", "NEAR", "\\", ";", "--", "'", " ", "\N{COMBINING CEDILLA}", "%", "_"),
]
PARK_WORDS = "The park is full of multi-agent robots"


@pytest.fixture(scope="module")
def one_bank(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "bank.db"
    path.write_bytes(migrated.read_bytes())
    stored(path, (article(), FOUND))
    return path


@pytest.mark.parametrize(
    ("typed", "syntax"),
    [
        ("park", '"park"'),
        ("park robots", '"park" AND "robots"'),
        ('"full of" park', '"full of" AND "park"'),
        ("\N{LEFT DOUBLE QUOTATION MARK}full of\N{RIGHT DOUBLE QUOTATION MARK}", '"full of"'),
        ('"never closed', '"never closed"'),
        ("rob*", '"rob"*'),
        ('"full o"*', '"full o"*'),
        ("park AND robots", '"park" AND "robots"'),
        ("park or harbour", '("park") OR ("harbour")'),
        ("park not harbour", '("park") NOT ("harbour")'),
        ("a b or c not d e", '("a" AND "b") OR (("c" AND "e") NOT ("d"))'),
        ("not park", '"not" AND "park"'),
        ("park and", '"park" AND "and"'),
        ("or", '"or"'),
        ("to be or not to be", '("to" AND "be") OR ("not" AND "to" AND "be")'),
        ("NEAR(a b)", '"NEAR(a" AND "b)"'),
        ("text:park", '"text:park"'),
        ("park park", '"park"'),
        ("- \N{GRINNING FACE} **", '""'),
        ("", '""'),
    ],
)
def test_what_is_typed_becomes_syntax(typed: str, syntax: str) -> None:
    assert search.match_of(typed) == syntax


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("park.", [2]),
        ("don't", [2]),
        ("don\N{RIGHT SINGLE QUOTATION MARK}t", [2]),
        ("multi-agent", [2]),
        ("agent-multi", []),
        ("20.04", []),
        ("cafe", [4]),
        ("CAFÉ", [4]),
        ("caf*", [4]),
        ("caf", []),
        ('"park is full"', [2]),
        ('"full park"', []),
        ("we or nobody", [1, 3]),
        ("us not dream", [3]),
        ("\N{GRINNING FACE}", []),
        ("park \N{GRINNING FACE}", [2]),
        ('"', []),
        ("park " * 2000, [2]),
        (" ".join(f"w{i}" for i in range(2000)), []),
        (" or ".join(["park"] + [f"w{i}" for i in range(2000)]), [2]),
        ("(" * 5000, []),
        ("x" * 10_000, []),
    ],
)
def test_what_is_typed_finds_or_finds_nothing(one_bank: Path, typed: str, found: list[int]) -> None:
    with Bank.open(one_bank) as bank:
        assert ids(bank.said(Question(about=typed, sort="article"))) == found
        assert bank.count(Question(about=typed)) == len(found)
        assert sorted(ids(bank.said(Question(about=typed, speaker="o"), context=False))) == [
            id_ for id_ in found if id_ == 1
        ]


@settings(
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    typed=st.one_of(
        st.text(),
        st.lists(st.sampled_from(TYPED)).map(" ".join),
    )
)
@example(typed="not not or and")
@example(typed='"" or ""')
@example(typed="\N{MODIFIER LETTER CAPITAL A} ª ² ٣")
def test_nothing_typed_is_an_error(one_bank: Path, typed: str) -> None:
    with Bank.open(one_bank) as bank:
        list(bank.said(Question(about=typed)))
        list(bank.said(Question(speaker=typed, outlet=typed, title=typed)))
    search.highlighter(typed)(NEWS)


@pytest.mark.parametrize("syntax", ['"', "park AND", "nocolumn:park", "(", "*", "NEAR(", "^", "-"])
def test_raw_syntax_is_wrong_in_one_line(one_bank: Path, syntax: str) -> None:
    with Bank.open(one_bank) as bank, pytest.raises(QueryError) as told:
        list(bank.said(Question(about=syntax, raw=True)))
    assert str(told.value).startswith("search syntax: ")
    assert "\n" not in str(told.value)
    with pytest.raises(QueryError, match="search syntax"):
        search.highlighter(syntax, raw=True)


def test_raw_syntax_is_handed_through(one_bank: Path) -> None:
    with Bank.open(one_bank) as bank:
        assert ids(bank.said(Question(about="NEAR(park robots, 9)", raw=True))) == [2]
        assert ids(bank.said(Question(about="^nobody", raw=True))) == [3]


def test_matches_are_marked_as_the_index_sees_them() -> None:
    places = search.highlighter('robots "multi agent" caf*')
    assert [PARK_WORDS[a:b] for a, b in places(PARK_WORDS)] == []  # all must be there
    places = search.highlighter('robots or "multi agent" or caf*')
    assert [PARK_WORDS[a:b] for a, b in places(PARK_WORDS)] == ["multi-agent", "robots"]
    dream = "\N{GRINNING FACE} un Café, \N{LEFT DOUBLE QUOTATION MARK}caf"
    assert [dream[a:b] for a, b in places(dream)] == ["Café", "caf"]
    assert places("nothing here") == []


def test_the_index_follows_every_change(bank_path: Path) -> None:
    def found(about: str) -> list[int]:
        with Bank.open(bank_path) as bank:
            return ids(bank.said(Question(about=about)))

    stored(bank_path, (article(), FOUND))
    assert (found("harbour"), found("robots")) == ([1], [2])
    shorter = Extraction((quotation("We will expand", speaker="Mira Okafor"),))
    stored(bank_path, (article(), shorter), extractor="2")
    assert (found("harbour"), found("expand"), found("robots")) == ([], [1], [])
    assert check(bank_path) == []
    with Bank.open(bank_path, "write") as bank:
        bank.set_article(1, {"published": "1999"})
    assert found("expand") == [1]
    assert check(bank_path) == []
    with Bank.open(bank_path, "write") as bank:
        bank.remove_articles([1])
    assert found("expand") == []
    rebuild_search(bank_path)
    assert check(bank_path) == []
