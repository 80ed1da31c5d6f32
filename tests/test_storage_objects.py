"""Printings as JSON that SQLite writes: what the bank tells is what ``said`` answers."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotebank.export import EXPORTERS, Options
from quotebank.export.records import export_record, json_text
from quotebank.layout import Layout, Part, named, record_of
from quotebank.model import Extraction, Origin, Question, Quotation, QuoteSpan, SaidOn, Span
from quotebank.storage import Bank
from quotebank.storage.objects import _COLUMNS
from tests.banking import EXPAND, FOUND, MIRA, NOBODY, PARK, article, dated, stored
from tests.printings import HOSTILE

SOME: Layout = {
    "days": Part("quotation.said_on", {"first": "expression.earliest", **named("inherited")}),
    "who": "speaker",
    "cues": Part("quotation.further_cues", named("text", "start"), each=True),
    "words": Part("quotation.spans", named("kind", "text"), each=True),
    "sure": "quotation.confidence",
    **named("decided", "id"),
}


def everywhere(text: str) -> bool:
    del text
    return True


@pytest.fixture
def reviewed(bank_path: Path) -> Path:
    """Seven quotations of two articles, with all that people and the parser can leave on one."""
    cued = replace(EXPAND, further_cues=(Span(1, 2, "A"), Span(3, 8, "asked")), said_on=None)
    when = dated(day=None, inherited=True)
    stored(
        bank_path,
        (article("a.txt", url="https://quay.example/a"), FOUND),
        (
            article("b.txt", authors=("Ada Field",), outlet=None, published=None),
            Extraction((cued, replace(PARK, said_on=when), replace(NOBODY, confidence=1 / 3))),
        ),
    )
    with Bank.open(bank_path, "write") as bank:
        bank.review(2, "confirmed")
        bank.review(1, "kind", kind="partial")
        bank.review(4, "nobody")
        bank.link(1, "Q42")
        assert bank.speaker(1).name == MIRA.name
    return bank_path


@pytest.mark.parametrize(
    "question",
    [
        Question(),
        Question(sort="oldest", limit=2),
        Question(sort="speaker", after=2),
        Question(sort="rank", about="harbour or time"),
        Question(speaker="okafor", by="said", since=date(2010, 1, 1)),
        Question(outlet="quay", by="published", until=date(2010, 12, 1), sort="confidence"),
        Question(speaker="no such name"),
    ],
)
def test_what_is_told_is_what_is_said(reviewed: Path, question: Question) -> None:
    with Bank.open(reviewed) as bank:
        printings = list(bank.said(question))
        told = list(bank.told(question, SOME, named("authors", "url"), everywhere))
    assert [json.loads(one.object) for one in told] == [record_of(p, SOME) for p in printings]
    assert [json.loads(one.origin.object) for one in told] == [
        {"authors": list(p.authors), "url": p.url} for p in printings
    ]
    assert [(one.texts, one.prefix, one.origin.url) for one in told] == [
        (tuple(span.text for span in p.quotation.spans), p.prefix, p.url) for p in printings
    ]


def test_keys_come_in_the_order_of_the_layout(reviewed: Path) -> None:
    backwards = dict(reversed(list(SOME.items())))
    with Bank.open(reviewed) as bank:
        [told] = bank.told(Question(limit=1), backwards, {}, everywhere)
    assert list(json.loads(told.object)) == list(backwards)


def test_every_column_is_what_stands_at_its_path(reviewed: Path) -> None:
    """A layout may ask for any of them by itself; parts are asked for whole."""
    alone = named(*(path for path in _COLUMNS if "." not in path.removeprefix("quotation.")))
    origin = named(*(field.name for field in fields(Origin)))
    printing_has = named(*(path for path in alone if path not in origin))
    with Bank.open(reviewed) as bank:
        printings = list(bank.said(Question()))
        told = list(bank.told(Question(), printing_has, origin, everywhere))
    for one, printing in zip(told, printings, strict=True):
        assert json.loads(one.object) == record_of(printing, printing_has)
        record = record_of(printing, origin) | {"authors": list(printing.authors)}
        assert json.loads(one.origin.object) == record


def test_the_words_before_are_read_where_they_are_wanted(reviewed: Path) -> None:
    def short(text: str) -> bool:
        return text == "a café dream"

    with Bank.open(reviewed) as bank:
        told = list(bank.told(Question(), named("id"), {}, short))
    assert {one.texts for one in told if one.prefix} == {("a café dream",)}


def test_an_article_is_told_once(reviewed: Path) -> None:
    with Bank.open(reviewed) as bank:
        told = list(bank.told(Question(sort="article"), named("id"), named("title"), everywhere))
    assert len(told) == 7
    assert len({id(one.origin) for one in told}) == 2


def straight(bank: Bank, name: str) -> Iterator[str]:
    way = EXPORTERS[name].straight
    assert way is not None
    return way.write(way.read(bank, Question()), Options())


storable = (
    st.text(alphabet=st.characters(exclude_categories=["Cs"]))
    | st.sampled_from(list(HOSTILE.values()))
    | st.text(alphabet="\x00\x1f\x7f\x85\u2028\\\"/'[],é")
)


def quoted(words: list[str], other: str, name: str | None, sure: float) -> Quotation:
    spans = tuple(QuoteSpan(n, n + len(text), text, "direct") for n, text in enumerate(words))
    day = dated(day=date(2010, 11, 3) if other else None)
    on = SaidOn(replace(day.expression, text=other), not other)
    return Quotation(
        spans=spans,
        speaker=name,
        speaker_kind=None if name is None else "unnamed",
        mention=None if name is None else Span(0, 1, other),
        cue=Span(3, 4, words[0]) if other else None,
        further_cues=tuple(Span(n, 5, text) for n, text in enumerate(words[1:])),
        rule=other,
        confidence=sure,
        runner_up=name,
        said_on=on if name else None,
    )


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    said=st.lists(
        st.tuples(
            st.lists(storable, min_size=1, max_size=3),
            storable,
            st.none() | storable,
            st.floats(0, 1),
        ),
        min_size=1,
        max_size=4,
    ),
    text=storable,
    about=st.fixed_dictionaries(
        {
            "title": st.none() | storable,
            "outlet": st.none() | storable,
            "url": st.none() | storable | storable.map("https://a.example/{}".format),
            "authors": st.lists(storable, max_size=3).map(tuple),
            "published": st.none(),
        }
    ),
)
def test_whatever_a_bank_holds_is_told_as_its_record(
    migrated: Path,
    tmp_path: Path,
    said: list[tuple[list[str], str, str | None, float]],
    text: str,
    about: dict[str, Any],
) -> None:
    path = tmp_path / "hostile.db"
    path.write_bytes(migrated.read_bytes())
    found = Extraction(tuple(quoted(*one) for one in said))
    stored(path, (article(text=text or ".", **about), found))
    with Bank.open(path) as bank:
        printings = list(bank.said(Question()))
        for name in ("csv", "json"):
            assert "".join(straight(bank, name)) == "".join(EXPORTERS[name](printings))
        lines = list(straight(bank, "jsonl"))
    path.unlink()
    records = [json_text(export_record(p)) + "\n" for p in printings]
    assert len(lines) == len(said)
    assert lines == records
    assert all(line.encode() and len(line.splitlines()) == 1 for line in lines)
