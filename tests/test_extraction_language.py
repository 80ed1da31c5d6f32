"""English told from other languages, in texts short and long, with marks and without."""

import pytest

from quotebank.extraction import extract
from quotebank.extraction.text.language import english, foreign
from quotebank.model import Article
from quotebank.resources import wordlists
from tests.case_files import cases

EXAMPLES = [
    pytest.param(language, example, id=language)
    for language, group in wordlists("languages").items()
    for example in group["examples"]
]
OTHER_SCRIPTS = [
    "«Мы не уступим», — заявил министр Петров.",
    "\u201c我们不会让步，\u201d部长王伟说。",
    "「引き下がらない」と大臣は述べた。",
    "قال الوزير: «لن نتراجع عن هذا القرار».",
    "«Δεν θα υποχωρήσουμε», είπε ο υπουργός.",
]
ENGLISH = [
    '"Never," said El Mago.',
    "\u201cNo,\u201d Mr de la Cour said. \u201cNon, non, non.\u201d",
    "\u201cNo!\u201d \u201cNo!\u201d \u201cNo!\u201d",
    "Figures: 12.4 13.8 14.2 11.0 9.7",
    "\u201cWe love Zürich, Łódź and Malmö,\u201d said Ms Żak.",
    "",
]


def problems(text: str) -> set[str]:
    return {problem.code for problem in extract(Article(text=text, key="1", source="a")).problems}


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_each_language_shows_itself(language: str, example: str) -> None:
    assert foreign(example) is (language != "english")


@pytest.mark.parametrize("text", OTHER_SCRIPTS)
def test_other_scripts_are_told_however_short(text: str) -> None:
    assert not english(text)
    assert "not-english" in problems(text)


@pytest.mark.parametrize("text", ENGLISH)
def test_short_english_is_believed(text: str) -> None:
    assert english(text)
    assert "not-english" not in problems(text)


@pytest.mark.parametrize("case", cases("short-texts.json"))
def test_short_articles_are_told(case: dict[str, str]) -> None:
    assert english(case["text"]) is (case["language"] == "english")


def test_a_foreign_article_without_marks_is_told() -> None:
    assert "not-english" in problems(
        "- Vi gir oss ikke, sa ministeren, og det er på tide å si det."
    )


def test_a_short_foreign_quotation_names_nobody() -> None:
    text = "\u201eDas ist nicht mit uns zu machen\u201c, sagte der Minister Otto Lund und ging."
    extraction = extract(Article(text=text, key="1", source="a"))
    assert [q.speaker for q in extraction.quotations] == [None]


def test_a_foreign_sentence_in_an_english_article_changes_nothing() -> None:
    text = (
        "Mayor Carl Lund said the song was old. \u201cDas ist nicht der Rede wert und auch nicht "
        "mit uns zu machen,\u201d he said, and then, to the crowd of the town that was there for "
        "the fair: \u201cI have nothing to add to that.\u201d"
    )
    found = extract(Article(text=text, key="1", source="a")).quotations
    assert {q.speaker for q in found} == {"Carl Lund"}
