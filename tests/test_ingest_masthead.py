"""The lines around a story: headline, day, byline; and the words they are known by."""

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.ingest.furniture import matches, words_of
from quotebank.ingest.masthead import read_masthead
from quotebank.ingest.signature import is_name_word
from tests.case_files import cases
from tests.conftest import CHECKOUT

GROUPS: dict[str, Any] = tomllib.loads(
    (CHECKOUT / "data/en/masthead.toml").read_text(encoding="utf-8")
)
SEED_TITLES = [
    "c6e713af7d0f25eece448b80a45965d1",
    "98bd7792307a20efd6171fff3812cf20",
    "fafb8783aa1f43932f956b7719ee93d1",
    "7c7e7760f8eec699c4efdf62a97f01f5",
    "b1a0df44a117079e4ed24f57df688f43",
]
"""What the titles hash to: the seeds are other people's text."""


@pytest.mark.parametrize("case", cases("mastheads.json"))
def test_masthead(case: dict[str, Any]) -> None:
    found = read_masthead(case["text"], markdown=case.get("markdown", False))
    said = {key: case[key] for key in case if key not in ("name", "text", "markdown")}
    shown = {key: getattr(found, key) for key in said}
    if "authors" in shown:
        shown["authors"] = list(found.authors)
    assert shown == said


@pytest.mark.shared
def test_the_seeds(shared: Path) -> None:
    found = [
        read_masthead(path.read_text(encoding="utf-8"))
        for path in sorted((shared / "seeds").glob("*.txt"))
    ]
    titles = [sha256((one.title or "").encode()).hexdigest()[:32] for one in found]
    assert titles == SEED_TITLES
    assert [one.published for one in found] == [None, None, "2010-11-04T09:29", None, None]
    assert [one.updated for one in found] == [None] * 4 + ["2021-05-06T06:42+08:00"]


@pytest.mark.parametrize("name", [name for name in GROUPS if "patterns" in GROUPS[name]])
def test_each_group_matches_its_examples(name: str) -> None:
    group = GROUPS[name]
    assert group["yes"]
    assert group["no"]
    assert [line for line in group["yes"] if not matches(name, line)] == []
    assert [line for line in group["no"] if matches(name, line)] == []


@pytest.mark.parametrize("name", [name for name in GROUPS if "words" in GROUPS[name]])
def test_each_list_of_words_matches_its_examples(name: str) -> None:
    words = words_of(name)
    assert all(words & set(line.lower().split()) for line in GROUPS[name]["yes"])
    assert not any(words & set(line.lower().split()) for line in GROUPS[name]["no"])


STORY = "\n\n“We do not take this step lightly,” said Kari Nordahl, the director.\n"


@pytest.mark.parametrize("mailbox", ["", "From desk@post.example Tue May 14 08:00:00 2024\n"])
def test_the_head_of_an_e_mail(mailbox: str) -> None:
    head = """From: "News Desk" <desk@post.example>
To: list@post.example,
    others@post.example
Subject: Two berths to close
Date: Tue, 14 May 2024 08:00:00 +0000"""
    found = read_masthead(mailbox + head + STORY)
    assert (found.title, found.published) == ("Two berths to close", "2024-05-14T08:00:00+00:00")
    assert found.authors == ()


def test_a_subject_is_a_topic_elsewhere() -> None:
    found = read_masthead("Title: Two berths to close\nSubject: ports\nDate: 2024-05-14" + STORY)
    assert (found.title, found.published) == ("Two berths to close", "2024-05-14")


def test_small_words_stand_in_names() -> None:
    assert all(map(is_name_word, ["Ada", "van", "der", "Lind"]))
    assert not is_name_word("noon")


@given(st.text(max_size=600))
def test_any_text_has_a_masthead(text: str) -> None:
    found = read_masthead(text, markdown=True)
    assert found.title is None or found.title.strip()
