"""Layouts: records of values, told as data."""

from datetime import date

from quotebank.layout import Part, named, record_of, under
from tests.printings import printing, quotation, said_on


def test_a_record_has_the_keys_of_its_layout_in_order() -> None:
    layout = {**named("title", "id"), "words": "quotation.text"}
    asked = printing(3, "What now?", title=None)
    assert list(record_of(asked, layout).items()) == [
        *(("title", None), ("id", 3), ("words", "What now?"))
    ]


def test_a_part_that_is_not_there_is_null_and_a_list_is_empty() -> None:
    span = named("start", "text")
    layout = {"cue": Part("cue", span), "cues": Part("further_cues", span, each=True)}
    assert record_of(quotation("No", cue=None), layout) == {"cue": None, "cues": []}


def test_paths_of_a_part_begin_at_its_value() -> None:
    day = {**under("expression", named("earliest")), **named("inherited")}
    layout = under("quotation", {"spans": Part("spans", named("text"), each=True)})
    layout = {**layout, **under("quotation", {"day": Part("said_on", day)})}
    asked = printing(quotation=quotation("A", "B", said_on=said_on(date(2010, 11, 3))))
    assert record_of(asked, layout) == {
        "spans": [{"text": "A"}, {"text": "B"}],
        "day": {"earliest": "2010-11-03", "inherited": False},
    }
