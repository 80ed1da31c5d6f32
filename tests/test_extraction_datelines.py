"""Datelines: the place and the day in front of the first sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotebank.extraction import extract
from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.text.datelines import Dateline, find_dateline
from quotebank.extraction.text.sheet import lay
from quotebank.extraction.text.spans import lay_out
from quotebank.model import Article
from quotebank.resources import wordlists

WORDS = wordlists("zones")["dateline"]


def dateline_of(text: str) -> Dateline | None:
    return find_dateline(text, lay_out(text).paragraphs, default())


@pytest.mark.parametrize(
    ("head", "place", "normal"),
    [
        ("MUNICH, Germany — ", "MUNICH, Germany", None),
        ("WASHINGTON (AP) — ", "WASHINGTON", None),
        ("MOSCOW, Nov. 3 — ", "MOSCOW", "monthday:11-03"),
        ("MOSCOW, Nov. 3 (Interfax) — ", "MOSCOW", "monthday:11-03"),
        ("SALVADOR, Feb 26 - ", "SALVADOR", "monthday:02-26"),
        ("MIDLAND, MICH., Oct 20 - ", "MIDLAND, MICH.", "monthday:10-20"),
        ("SORVALY, 12 March /TNA/ -- ", "SORVALY", "monthday:03-12"),
        ("SORVALY, 12 March /TNA/. ", "SORVALY", "monthday:03-12"),
        ("SORVALY, March 12. /TNA/. ", "SORVALY", "monthday:03-12"),
        ("NEW YORK, Dec. 11, 2015 (UPI) — ", "NEW YORK", "day:2015-12-11"),
        ("ST. LOUIS — ", "ST. LOUIS", None),
        ("LA CROSSE, Wisc. — ", "LA CROSSE, Wisc.", None),
        ("MOSCOW - ", "MOSCOW", None),
        ("THE HAGUE -- ", "THE HAGUE", None),
        ("THE HAGUE, Netherlands (AP) - ", "THE HAGUE, Netherlands", None),
        ("SÃO PAULO – ", "SÃO PAULO", None),
        ("EAST LANSING, Mich. (AP) _ ", "EAST LANSING, Mich.", None),
        ("Oslo (dpa) - ", "Oslo", None),
        ("UNITED NATIONS, Nov. 3 – ", "UNITED NATIONS", "monthday:11-03"),
        ("MUMBAI: ", "MUMBAI", None),
        ("KUALA LUMPUR: ", "KUALA LUMPUR", None),
        ("LAHORE, Pakistan: ", "LAHORE, Pakistan", None),
        ("HEXLEY, Nov 3: ", "HEXLEY", "monthday:11-03"),
        ("ISLAMABAD (APP): ", "ISLAMABAD", None),
        ("MOSCOW, Feb. 30 (Interfax) - ", "MOSCOW", None),
        ("MOSCOW, Feb. 29, 2011 - ", "MOSCOW", None),
        ("NEW DELHI, Nov. 3 (PTI): ", "NEW DELHI", "monthday:11-03"),
    ],
)
def test_a_dateline_is_read(head: str, place: str, normal: str | None) -> None:
    text = f"Talks resume\n\n{head}The talks resumed on Wednesday, officials said."
    found = dateline_of(text)
    assert found is not None
    assert (found.place, found.normal) == (place, normal)
    assert text[found.end :].startswith("The talks")


@pytest.mark.parametrize(
    "text",
    [
        "The talks resumed on Wednesday.",
        "BREAKING - The talks resumed.",
        "THE END - The talks resumed.",
        "Ann Lind (Labour) - The talks resumed.",
        "UPDATE — The talks resumed.",
        "NATO and Russia resumed the talks — at last.",
        "BY ANNA HOLM - Staff writer",
        "“WE WON” — that was all he wrote.",
        "HOLM: We lost.",
        "JORDAN: We lost.\n\nHOLM: Why?\n\nJORDAN: We were tired.",
        "HOLM (Labour): We lost.",
        "UPDATE: The talks resumed.",
        "",
    ],
)
def test_other_capitals_are_no_dateline(text: str) -> None:
    assert dateline_of(text) is None


@pytest.mark.parametrize(
    ("head", "place"),
    [
        *[(f"Oslo ({agency}) - ", "Oslo") for agency in WORDS["agencies"]],
        *[(f"THE {name} - ", f"THE {name}") for name in WORDS["with_article"]],
        *[(f"{label} - ", None) for label in WORDS["labels"]],
    ],
)
def test_each_word_of_datelines_tells_what_is_a_place(head: str, place: str | None) -> None:
    text = f"{head}The talks resumed."
    found = dateline_of(text)
    assert (found.place if found else None) == place


def test_examples_and_counterexamples() -> None:
    for texts, read in ((WORDS["examples"], True), (WORDS["counterexamples"], False)):
        for text in texts:
            assert (dateline_of(text) is not None) is read, text


def test_the_places_are_those_of_the_lexicon() -> None:
    text = "SORVALY: The talks resumed."
    known = replace(default(), places=default().places | {"Sorvaly"})
    assert dateline_of(text) is None
    assert find_dateline(text, lay_out(text).paragraphs, known) is not None


def test_capitals_in_a_speech_that_is_never_closed_are_no_dateline() -> None:
    head = 'it, pal." member used Ms. on, Facebook life. Rabbi admitting that,” Yolanda murderers'
    text = f'{head} couple only Olwen group "Guys lesson\n\nPORT For that.” Higher'
    assert lay(text, None, default()).dateline is None
    assert extract(Article(text=text, key="k", source="s")).dateline is None
