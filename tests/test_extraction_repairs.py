"""The text as it was meant, and the way back to the text as it is."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotebank import resources
from quotebank.extraction import extract
from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.text.repairs import as_meant, repair
from quotebank.ingest import read
from quotebank.model import Article
from tests.bench.damage import damaged
from tests.case_files import cases
from tests.damaging import DAMAGES, LOSSES

SAMPLE = [
    article
    for article in read([str(resources.folder("data") / "sample")])
    if isinstance(article, Article)
]


@pytest.mark.parametrize("case", cases("repairs.json"))
def test_case(case: dict[str, Any]) -> None:
    assert as_meant(case["text"], default()) == case["meant"], case["name"]


def test_what_stands_around_advertisements_is_glued_to_no_word() -> None:
    entry = resources.wordlists("zones")["glued"]
    meant = [as_meant(text, default()) for text in entry["examples"]]
    assert meant == ["Mr Holm said so.", '"We go," he said.']
    for text in (*entry["counterexamples"], *entry["printed"]):
        assert as_meant(text, default()) == text


@pytest.mark.parametrize("label", resources.wordlists("zones")["glued"]["run_on"])
def test_a_label_behind_who_spoke_is_a_paragraph_of_its_own(label: str) -> None:
    for said in ("\u201cWe go,\u201d said Ann Lind", '"We go," Ann Lind told us'):
        meant = as_meant(f"{said} {label} in Oslo now", default())
        assert meant.lower() == f"{said}.\n\n{label} in Oslo now".lower()
        whole = f"{said}. {label} in Oslo now"
        assert as_meant(whole, default()) == whole
    plain = f"The books of Ann Lind {label} in Oslo"
    assert as_meant(plain, default()) == plain


@pytest.mark.parametrize("article", SAMPLE, ids=lambda article: article.source)
def test_the_sample_needs_no_repair(article: Article) -> None:
    marks = "*_" if article.source.endswith(".md") else ""
    for made in repair(article.text, default()):
        assert marks
        assert made.original.translate(str.maketrans("", "", marks)) == made.text


@pytest.mark.parametrize("way", DAMAGES)
def test_damage_changes_no_answer(way: str) -> None:
    for article in SAMPLE:
        sound = extract(article)
        assert damaged(article, DAMAGES[way]).quotations == sound.quotations, article.source


def test_what_glue_loses_is_little() -> None:
    same = total = 0
    for article in SAMPLE:
        whole = {(q.text, q.speaker) for q in extract(article).quotations}
        glued = damaged(article, LOSSES["paragraphs glued"]).quotations
        total += len(whole)
        same += len(whole & {(q.text, q.speaker) for q in glued})
    assert same >= 0.9 * total


def test_a_headline_is_known_by_its_title_though_both_are_damaged() -> None:
    text = "Lind: â€œWe goâ€\n\nThe mayor spoke.\n\nâ€œNo,â€ said Ole Holm."
    found = extract(Article(text=text, key="k", source="s", title="Lind: â€œWe goâ€"))
    assert [q.speaker for q in found.quotations] == ["Ole Holm"]


def test_problems_are_told_by_their_place() -> None:
    text = "&ldquo;We go,&rdquo; said Ann Lind of Norsk. She left. &ldquo;And so we do."
    (problem,) = extract(Article(text=text, key="k", source="s")).problems
    assert problem.code == "unclosed-mark"
    assert text[problem.start : problem.end] == "&ldquo;And so we do."


@given(
    st.lists(
        st.sampled_from(
            (
                *"aB.?! \n\"'\\<>&;#\u201c\u201d\ufffd\xad\x93â€œÃ©",
                "said",
                "The",
                "&amp;",
                "<b>",
                "\\n",
            )
        )
    ).map("".join)
)
@example("\ufeff")
def test_places_go_there_and_back(text: str) -> None:
    for made in repair(text, default()):
        ends = 0
        for i, c in enumerate(made.text):
            start, end = made.start(i), made.end(i + 1)
            assert 0 <= start <= end <= len(text) + len(made.text)
            assert start >= ends or made.original[start:end] != c  # a repair of several characters
            ends = end
        assert made.end(len(made.text)) <= len(made.original)
