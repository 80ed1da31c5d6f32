"""Who said it: cases in our own words, one for each class of error that was mended."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank.extraction import explain, extract
from quotebank.extraction.lexicon.shipped import default
from quotebank.model import Article, Extraction
from quotebank.resources import folder
from tests.case_files import cases


def run(text: str, title: str | None = None) -> Extraction:
    return extract(Article(text=text, key="k", source="s", title=title))


@pytest.mark.parametrize("case", cases("attribution.json"))
def test_case(case: dict[str, Any]) -> None:
    extraction = run(case["text"], case.get("title"))
    said = [[span.text, q.speaker] for q in extraction.quotations for span in q.spans]
    assert said == case["expect"]


@pytest.mark.parametrize("case", cases("forms.json"))
def test_form(case: tuple[str, list[list[str | None]]]) -> None:
    text, expected = case
    assert [[span.text, q.speaker] for q in run(text).quotations for span in q.spans] == expected


def test_every_answer_is_explained_and_points_into_the_text() -> None:
    text = (
        'Ola Moss, the mayor, met Ann Lee. "We go now," he said. "At once."\n\n"It is late."\n\n'
        'Lee replied: "Then go."'
    )
    for q in run(text).quotations:
        assert explain(q)
        assert 0.0 < q.confidence < 1.0
        for span in (*q.spans, q.mention, q.cue, *q.further_cues):
            assert span is None or text[span.start : span.end] == span.text


def test_people_have_all_their_printed_forms_and_roles() -> None:
    text = (
        'Foreign Minister Sergei Lavin spoke. "We go," Lavin said.\n\n"They stay," Mr. Lavin added.'
    )
    (person,) = run(text).people
    assert (person.name, person.kind) == ("Sergei Lavin", "person")
    assert set(person.forms) == {"Sergei Lavin", "Lavin"}
    assert person.roles == ("Foreign Minister",)


def test_a_text_in_another_language_names_nobody() -> None:
    text = (
        "Der Minister sagte in Sorvaly, dass die Regierung an dem Plan festhalten werde. "
        "\u201eWir werden das so machen\u201c, sagte er am Montag in einem Interview mit der "
        "Zeitung, die in der kommenden Woche erscheint und die Opposition im Landtag, die schon am "
        "Freitag dagegen war, lange befragt hat, wie man jetzt wohl leider sagen muss."
    )
    extraction = run(text)
    assert [q.speaker for q in extraction.quotations] == [None] * len(extraction.quotations)
    assert "not-english" in {problem.code for problem in extraction.problems}


def test_the_weights_say_where_they_come_from_and_hold_no_text() -> None:
    learnt = json.loads((folder("data") / "en" / "attribution.json").read_text(encoding="utf-8"))
    assert learnt["about"]["made_by"] == "tests/bench/train_attribution.py"
    assert learnt["about"]["seed"] == 1
    verbs = {verb for _, verb in default().cues.values()} | {"according"}
    for feature in learnt["weights"]:
        head, _, verb = feature.partition(" v ")
        assert len(feature) < 40, feature
        assert not verb or verb in verbs or len(head) > 2, feature


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ['"', "\u201c", "\u201d", "''", "he said", "Ola Moss", "said", ", ", ". ", "\n\n", ": ",
             "the mayor", "told", "according to", "his lawyer", "We go", "?", "they", "who"]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_any_text_is_read_without_exception(parts: list[str]) -> None:
    text = " ".join(parts)
    extraction = run(text)
    assert extraction == run(text)
    for q in extraction.quotations:
        for span in q.spans:
            assert text[span.start : span.end] == span.text
