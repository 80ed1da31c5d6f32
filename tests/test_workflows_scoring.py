"""The parts of scoring on their own: names compared, heads found, spans placed, bets sorted."""

import doctest
from datetime import date

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from quotebank.days import Interval
from quotebank.workflows.scoring import mentions, names
from quotebank.workflows.scoring.annotation import Misfit, located, parsed
from quotebank.workflows.scoring.details import Bet, reliability
from quotebank.workflows.scoring.spans import Prediction, iou


@pytest.mark.parametrize("module", [names, mentions])
def test_examples_in_the_documentation_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type] # a module is one


@pytest.mark.parametrize(
    ("gold", "predicted", "full", "surname"),
    [
        ("Lenore Achterberg", "Lenore Achterberg", True, True),
        ("Lenore Achterberg", "Gov. Lenore M. Achterberg", True, True),
        ("Lenore Achterberg", "Achterberg", False, True),
        ("Lenore Achterberg", "Dean Achterberg", False, True),
        ("Lenore Achterberg", "Lenore Quist", False, False),
        ("Achterberg", "Lenore Achterberg", True, True),
        ("Émile Ndiaye-Roux", "Emile Ndiaye-Roux", True, True),
        ("Walter Sykes Jr.", "Walter Sykes", True, True),
        ("Lenore Achterberg", "", False, False),
        ("", "Lenore Achterberg", False, False),
    ],
)
def test_names_are_compared_by_first_and_last_word(
    gold: str, predicted: str, full: bool, surname: bool
) -> None:
    assert names.same_name(gold, predicted) is full
    assert names.same_surname(gold, predicted) is surname


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("Gov. Lenore Achterberg", "achterberg"),
        ("the union's secretary, Dov Hallam", "hallam"),
        ("a spokesman for the bank", "spokesman"),
        ("Walter Sykes Jr.", "sykes"),
        ("she", None),
        ("", None),
    ],
)
def test_the_head_of_a_source_tells_who(source: str, head: str | None) -> None:
    assert mentions.head_name(source) == head


def test_words_are_found_behind_marks_only() -> None:
    text = 'Guilty as charged: the clerk read "guilty" twice, "guilty" again.'
    quotes = [{"text": "guilty", "kind": "none"}, {"text": "guilty", "nth": 2, "kind": "none"}]
    spans = located(parsed({"id": "a", "quotes": quotes}, 1), text)
    assert [text[span.start - 1 : span.end] for span in spans] == ['"guilty', '"guilty']
    assert spans[0].start < spans[1].start


def test_what_a_reader_cut_out_is_no_fault_unless_it_was_said() -> None:
    cut = {"text": "Subscribe now", "kind": "none"}
    said = {"text": "We are open", "kind": "direct"}
    assert located(parsed({"id": "a", "quotes": [cut]}, 1), "No such words.") == ()
    with pytest.raises(Misfit, match="We are open"):
        located(parsed({"id": "a", "quotes": [said]}, 1), "No such words.")


def test_a_mention_by_words_is_the_nearest_outside_the_quotation() -> None:
    text = 'He left. "He said he was he," he said. He slept.'
    quote = {"text": "He said he was he,", "kind": "direct", "mention": "he"}
    (span,) = located(parsed({"id": "a", "quotes": [quote]}, 1), text)
    ((start, end),) = span.mentions
    assert text[start : end + 5] == "he said"


@pytest.mark.parametrize(
    ("said_on", "first", "last"),
    [
        ("2025-03-12", date(2025, 3, 12), date(2025, 3, 12)),
        ("2024-11", date(2024, 11, 1), date(2024, 11, 30)),
        ("2009", date(2009, 1, 1), date(2009, 12, 31)),
        ("2025-03-03/2025-03-09", date(2025, 3, 3), date(2025, 3, 9)),
    ],
)
def test_days_are_read_in_every_precision(said_on: str, first: date, last: date) -> None:
    quote = {"text": "Yes", "kind": "direct", "said_on": said_on}
    (span,) = located(parsed({"id": "a", "quotes": [quote]}, 1), '"Yes"')
    assert span.said == Interval(first, last)


@any_of(
    before=st.text(max_size=30),
    words=st.text(min_size=1, max_size=30),
    after=st.text(max_size=30),
)
def test_a_located_span_is_always_its_words(before: str, words: str, after: str) -> None:
    text = f'{before}"{words}"{after}'
    (span,) = located(parsed({"id": "a", "quotes": [{"text": words, "kind": "direct"}]}, 1), text)
    assert text[span.start : span.end] == words


@any_of(
    one=st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda s: (s[0], s[0] + s[1])),
    other=st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda s: (s[0], s[0] + s[1])),
)
def test_likeness_of_spans(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert iou(one, other) == iou(other, one)
    assert 0 <= iou(one, other) <= 1
    assert (iou(one, other) == 1) is (one == other)


@any_of(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_every_bet_lands_in_one_bucket(made: list[tuple[float, bool]]) -> None:
    table = reliability(Bet(confidence, right) for confidence, right in made)
    assert sum(bucket.attributions for bucket in table) == len(made)
    for bucket in table:
        assert bucket.low - 1e-9 <= bucket.mean <= bucket.high + 1e-9  # a mean is rounded
        assert 0 <= bucket.right <= 1


def test_an_unnamed_speaker_is_no_name() -> None:
    said = Prediction(start=0, end=3, speaker="a diplomat", speaker_kind="unnamed")
    assert not said.named
    assert names.spelled(said) == "unnamed: a diplomat"
    assert names.spelled(None) == ""


@pytest.mark.parametrize(
    ("given", "speaker", "kind"),
    [
        ({"speaker": "Ada Brill"}, "Ada Brill", "person"),
        ({"speaker": "unnamed: a diplomat"}, "a diplomat", "unnamed"),
        ({"speaker": "a diplomat", "speaker_kind": "unnamed"}, "a diplomat", "unnamed"),
        ({"speaker": "unknown"}, None, None),
        ({"speaker": None}, None, None),
        ({}, None, None),
    ],
)
def test_a_speaker_needs_no_kind(
    given: dict[str, str | None], speaker: str | None, kind: str | None
) -> None:
    quote = {"start": 1, "end": 4, "kind": "direct", **given}
    (span,) = located(parsed({"id": "a", "quotes": [quote]}, 1), '"Yes"')
    assert (span.speaker, span.speaker_kind, span.asked) == (speaker, kind, "speaker" in given)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"speaker": 3},
        {"speaker": "Ada Brill", "speaker_kind": "witness"},
        {"start": -1, "end": 3},
        {"start": 3, "end": 1},
        {"start": 1, "end": 99},
    ],
)
def test_an_impossible_annotation_is_a_misfit(spoilt: dict[str, object]) -> None:
    quote = {"start": 1, "end": 4, "kind": "direct", **spoilt}
    with pytest.raises(Misfit, match="a"):
        located(parsed({"id": "a", "quotes": [quote]}, 1), '"Yes"')
