"""What is news on a page, and what is printed around it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.extraction import extract
from quotebank.extraction.text.spans import lay_out
from quotebank.extraction.text.zones import find_zones
from quotebank.model import Article
from quotebank.resources import wordlists
from tests.case_files import cases

ZONE = {
    "plea": "appeal",
    "notice": "appeal",
    "link": "navigation",
    "navigation": "navigation",
    "byline": "byline",
    "caption": "caption",
    "stamp": "stamp",
    "headline": "navigation",
}


def zones(text: str, title: str | None = "Another title") -> list[str]:
    return list(find_zones(text, lay_out(text), title))


@pytest.mark.parametrize("case", cases("zones.json"))
def test_case(case: dict[str, Any]) -> None:
    assert zones(case["text"], case.get("title")) == case["expect"], case["name"]


@pytest.mark.parametrize(
    ("group", "example"),
    [(group, example) for group in ZONE for example in wordlists("zones")[group]["examples"]],
)
def test_examples_of_the_word_lists(group: str, example: str) -> None:
    assert zones(example) == [ZONE[group]]


@pytest.mark.parametrize(
    ("group", "example"),
    [
        (group, example)
        for group in ZONE
        for example in wordlists("zones")[group]["counterexamples"]
    ],
)
def test_counterexamples_of_the_word_lists(group: str, example: str) -> None:
    assert zones(example) == ["body"]


@pytest.mark.parametrize("example", wordlists("zones")["voice"]["examples"])
def test_an_appeal_spreads_to_its_own_voice_only(example: str) -> None:
    plea = "Your support, no matter how small, helps."
    assert zones(f"{example}\n\nThe port opened.\n\n{plea}\n\n{example}\n\nThe port opened.") == [
        "body", "body", "appeal", "appeal", "body",
    ]  # fmt: skip


OPEN = "Lind said: \u201cIt is over."
GOES_ON = "\u201cWe will go on.\u201d"


def between(line: str) -> str:
    """Return the zone of a line between two paragraphs of one speech."""
    return zones(f"{OPEN}\n\n{line}\n\n{GOES_ON}")[1]


@pytest.mark.parametrize(
    "line", ["NHS backlog", "What next?", *wordlists("zones")["depicted"]["examples"]]
)
def test_a_line_inside_a_speech_is_an_insert(line: str) -> None:
    assert between(line) == "caption"
    assert zones(f"{OPEN}\u201d\n\n{line}\n\n{GOES_ON}")[1] == "body"


PICTURES = wordlists("zones")["depicted"]["unstopped"]


@pytest.mark.parametrize("line", [*PICTURES, "Hexley boss Hugo Lind"])
def test_a_line_below_somebody_who_speaks_is_a_picture_s(line: str) -> None:
    said = "\u201cIt is over,\u201d said Hugo Lind, of Hexley."
    assert zones(f"The vote came late.\n\n{said}\n\n{line}\n\n{GOES_ON}")[2] == "caption"
    assert zones(f"The vote came late.\n\n{said}\n\n{line}\n\nThey left.")[2] == "body"


@pytest.mark.parametrize(
    ("line", "zone"),
    [("Hexley Daily Record", "byline"), ("Staff Writer", "byline"), ("Jon Kask, baker", "body")],
)
def test_a_paper_below_who_wrote_it_is_part_of_the_byline(line: str, zone: str) -> None:
    assert zones(f"By Anna Bell\n\n{line}\n\nThey left.")[1] == zone
    assert zones(f"They met.\n\n{line}\n\nThey left.")[1] == "body"


PULLED = wordlists("zones")["pulled"]


@pytest.mark.parametrize(
    ("line", "zone"),
    [(line, "caption") for line in PULLED["examples"]]
    + [(line, "body") for line in PULLED["counterexamples"]],
)
def test_a_clause_without_a_stop_between_two_quotations_is_set_large(line: str, zone: str) -> None:
    said = "\u201cIt hurt,\u201d Anna Bell told us."
    assert zones(f"The vote came late.\n\n{said}\n\n{line}\n\n{GOES_ON}")[2] == zone
    assert zones(f"The vote came late.\n\n{said}\n\n{line}\n\nThey left.")[2] == "body"


def test_words_printed_elsewhere_are_set_large() -> None:
    said = "\u201cThe moss was in the shade and my feet went,\u201d Anna Bell told us."
    line = "The moss in the shade\n\n\u201cNobody came. The moss in the shade was wet.\u201d"
    assert zones(f"The vote came late.\n\n{said}\n\n{line}")[2] == "caption"


@pytest.mark.parametrize(
    "line", ["The Singer Promised to Let Fans Know", "The Comedian Thanked Her Doctors"]
)
def test_a_verb_makes_a_line_of_capitalised_words_a_heading(line: str) -> None:
    assert zones(f"The vote came late.\n\n{line}\n\nThey left.")[1] == "headline"
    assert zones(f"The vote came late.\n\n{line}.\n\nThey left.")[1] == "body"


def test_a_quotation_in_the_words_of_a_headline_is_one() -> None:
    story = "The vote came late.\n\n{}\n\nThey left."
    assert zones(story.format("\u201cNot our fault\u201d, says firm"))[1] == "headline"
    assert zones(story.format("\u201cNot our fault\u201d, says the firm"))[1] == "body"
    assert zones(story.format("\u201cNot our fault\u201d, says firm."))[1] == "body"


@pytest.mark.parametrize("line", wordlists("zones")["spoken"]["examples"])
def test_another_s_name_is_a_picture_s_where_he_goes_on_below_it(line: str) -> None:
    story = f"The vote came late.\n\n{line}\n\nOle Holm\n\n{{}}"
    assert zones(story.format(f"{GOES_ON} she said."))[2] == "caption"
    assert zones(story.format(GOES_ON))[2] == "body"


@pytest.mark.parametrize("line", wordlists("zones")["depicted"]["counterexamples"])
def test_a_sentence_inside_a_speech_is_none(line: str) -> None:
    assert between(line) == "body"


@pytest.mark.parametrize("group", ["examples", "counterexamples"])
def test_a_heading_gives_the_word_to_whom_it_names_where_it_says_so(group: str) -> None:
    story = "Ann Lind spoke. \u201cIt is over,\u201d Lind said.\n\n{}\n\n\u201cWe will go on.\u201d"
    for line in wordlists("zones")["answers"][group]:
        found = extract(Article(text=story.format(line), key="1", source="a")).quotations
        assert (found[-1].speaker == "Ann Lind") is (group == "counterexamples")


def last_speaker(before: str, after: str = "") -> str | None:
    """Return who says the second of two quotations by what stands around it."""
    story = (
        "\u201cIt is over,\u201d said the mayor, Ole Holm.\n\n"
        f"{before}\n\n\u201cI have not had a day off.\u201d{after}"
    )
    found = extract(Article(text=story, key="1", source="a")).quotations
    return found[-1].speaker


@pytest.mark.parametrize("group", ["examples", "counterexamples"])
def test_a_line_may_announce_words_of_who_was_told_of(group: str) -> None:
    for line in wordlists("zones")["excerpts"][group]:
        last = last_speaker(f"Anna Bell gave a speech.\n\n{line}")
        assert (last == "Anna Bell") is (group == "examples")


@pytest.mark.parametrize("group", ["labels", "cases"])
def test_a_label_or_a_case_tells_who_speaks(group: str) -> None:
    entry = wordlists("zones")[group]
    assert {last_speaker(example) for example in entry["examples"]} == {"Anna Bell"}
    others = entry.get("counterexamples", [])
    assert "Anna Bell" not in {last_speaker(example) for example in others}


@pytest.mark.parametrize("announced", wordlists("zones")["statements"]["examples"])
def test_a_statement_is_signed_below(announced: str) -> None:
    [closing] = wordlists("zones")["closings"]["examples"]
    for after in ("\n\nAnna Bell, chief executive", f"\n\n{closing}\n\nAnna Bell"):
        assert last_speaker(announced, after) == "Anna Bell"
    caption = "\n\nAnna Bell, chief executive\n\n\u201cWe are done,\u201d Holm said."
    assert last_speaker("It was late.", "\n\nAnna Bell, chief executive") != "Anna Bell"
    assert last_speaker("He told them more.", caption) != "Anna Bell"


@given(st.text(), st.none() | st.text())
def test_any_text_has_one_zone_a_paragraph(text: str, title: str | None) -> None:
    assert len(zones(text, title)) == len(lay_out(text).paragraphs)
