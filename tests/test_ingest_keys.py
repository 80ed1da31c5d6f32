"""Article keys: DESIGN "Which article", one answer a case, no two articles by accident."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.errors import SourceError
from quotebank.ingest.keys import article_key, file_address, member_address, printable_name

URL = "https://harbour.example/2019/03/ferry"


def test_url_wins_over_everything() -> None:
    assert article_key("/a.jsonl", url=URL, record_id="7", text="words") == URL


def test_record_id_wins_over_text() -> None:
    assert article_key("/a.jsonl", url=None, record_id="7", text="words") == "/a.jsonl#id=7"


def test_text_decides_only_within_its_file() -> None:
    here = article_key("/a.jsonl", url=None, record_id=None, text="words")
    assert here == article_key("/a.jsonl", url=None, record_id=None, text="words")
    assert here != article_key("/b.jsonl", url=None, record_id=None, text="words")
    assert here != article_key("/a.jsonl", url=None, record_id=None, text="other words")


def test_a_file_that_is_one_article_is_known_by_its_path_alone() -> None:
    assert article_key("/a.txt", url=None, record_id=None, text=None) == "/a.txt"


@pytest.mark.parametrize(
    "url",
    ["https://harbour.example/", "https://harbour.example", "/2019/ferry", "ferry", "http://["],
)
def test_what_cannot_stand_for_one_article_is_no_key(url: str) -> None:
    assert article_key("/a.txt", url=url, record_id=None, text=None) == "/a.txt"


def test_address_is_absolute_whatever_the_path_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")
    assert file_address("../news/./a.txt", None) == f"{tmp_path}/news/a.txt"


def test_root_keys_by_the_path_below_it(tmp_path: Path) -> None:
    (tmp_path / "news" / "2019").mkdir(parents=True)
    path = str(tmp_path / "news" / "2019" / "a.txt")
    assert file_address(path, str(tmp_path / "news")) == "2019/a.txt"
    assert file_address(path, str(tmp_path / "news") + os.sep) == "2019/a.txt"


def test_root_is_found_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "disk")
    (tmp_path / "disk" / "a.txt").write_text("words")
    assert file_address(str(tmp_path / "disk" / "a.txt"), str(tmp_path / "link")) == "a.txt"


def test_a_file_outside_the_root_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not below --root"):
        file_address("/elsewhere/a.txt", str(tmp_path))


def test_member_of_an_archive() -> None:
    assert member_address("/a.zip", "in/b#1.txt") == "/a.zip#in=in/b%231.txt"


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_ids_are_two_keys_and_printable(one: str, other: str) -> None:
    keys = [article_key("/a", url=None, record_id=i, text=None) for i in (one, other)]
    assert (keys[0] == keys[1]) == (one == other)
    assert all(key.isprintable() for key in keys)


def test_a_name_that_is_no_utf8_can_be_printed() -> None:
    assert printable_name(os.fsdecode(b"caf\xe9.txt")) == "caf%E9.txt"
    assert printable_name("50%#1.txt") == "50%#1.txt"
