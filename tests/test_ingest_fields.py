"""The fields of a record: exact names first, the aliases of other datasets, values as they come."""

import pytest

from quotebank.ingest.fields import ALIASES, article, from_record, time_of
from quotebank.ingest.options import Options
from quotebank.ingest.pieces import Piece
from quotebank.model import Article


def test_exact_names_win_over_aliases() -> None:
    found = from_record({"body": "not this", "text": "this", "headline": "H", "title": "T"})
    assert (found.text, found.title) == ("this", "T")
    assert found.metadata == {"body": "not this", "headline": "H"}


def test_an_empty_field_does_not_hide_its_alias() -> None:
    found = from_record({"text": "", "body": "this", "outlet": None, "publisher": "Isle Post"})
    assert (found.text, found.outlet) == ("this", "Isle Post")
    assert found.metadata == {"text": ""}


@pytest.mark.parametrize(
    ("field", "alias"), [(field, alias) for field, names in ALIASES.items() for alias in names]
)
def test_every_alias_is_read_in_any_spelling(field: str, alias: str) -> None:
    value = {"published": "2010-11-04", "author": "Ada Lind"}.get(field, "value")
    for spelt in (alias, alias.upper(), alias.replace("_", "-"), alias.title().replace("_", "")):
        found = from_record({spelt: value})
        stored = {"id": found.record_id, "author": found.authors}
        given = stored[field] if field in stored else getattr(found, field)
        assert given in (value, (value,)), spelt
        assert found.metadata == {}


def test_json_ld_objects() -> None:
    found = from_record(
        {
            "articleBody": "Text.",
            "headline": "H",
            "datePublished": "2010-11-04",
            "publisher": {"@type": "Organization", "name": "Harbour Times"},
            "author": [{"@type": "Person", "name": "Ada Lind"}],
        }
    )
    assert (found.outlet, found.authors) == ("Harbour Times", ("Ada Lind",))
    assert found.published == "2010-11-04"


def test_an_address_is_no_outlet() -> None:
    found = from_record({"text": "T", "source": "https://harbour.example/rss"})
    assert found.outlet is None
    assert found.metadata == {"source": "https://harbour.example/rss"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2010-11-04", "2010-11-04"),
        ("2010", "2010"),
        (2010, "2010"),
        (20101104, "2010-11-04"),
        ("20101104", "2010-11-04"),
        (1288863000, "2010-11-04T09:30+00:00"),
        ("1288863000", "2010-11-04T09:30+00:00"),
        (1288863000000, "2010-11-04T09:30+00:00"),
        (1288863000.25, "2010-11-04T09:30+00:00"),
        ("03/11/2010", None),
        (20101399, None),
        (5, None),
        (True, None),
        (float("nan"), None),
        (1e300, None),
        ("yesterday", None),
        ("", None),
        (["2010"], None),
    ],
)
def test_times(value: object, expected: str | None) -> None:
    assert time_of(value) == expected


@pytest.mark.parametrize(
    ("named", "kept"), [(["Ada Lind", "BBC News"], ("Ada Lind",)), ("BBC News", ("BBC News",))]
)
def test_the_paper_behind_its_writer_is_no_author(named: object, kept: tuple[str, ...]) -> None:
    record = {"text": "T", "author": named, "outlet": "bbc news"}
    piece = Piece(reader="jsonl", source="a.jsonl", address="a.jsonl")
    (one,) = article(piece, Options(), from_record(record))
    assert isinstance(one, Article)
    assert one.authors == kept


def test_paragraphs_in_a_list_are_a_text() -> None:
    assert from_record({"text": ["One.", "", "Two."]}).text == "One.\n\nTwo."
    found = from_record({"text": [{"type": "p"}], "body": "this"})
    assert found.text == "this"
    assert found.metadata == {"text": [{"type": "p"}]}


def test_what_says_nothing_to_us_stays_as_metadata() -> None:
    odd = {"headline": {"main": "H"}, "byline": {"original": "By A"}, "link": {"web": "x"}}
    found = from_record({"text": "T", "article_title": "This", **odd})
    assert (found.title, found.authors, found.url) == ("This", (), None)
    assert found.metadata == odd
