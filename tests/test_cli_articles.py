"""``quotebank articles``: list, remove, and say what the source did not."""

import json
from pathlib import Path

import pytest

from tests.command import run, tabbed
from tests.newsroom import Newsroom, make_newsroom
from tests.terminal import on_terminal


@pytest.fixture
def own(tmp_path: Path) -> Newsroom:
    return make_newsroom(tmp_path)


def titles(newsroom: Newsroom, *asked: str) -> list[str]:
    done = newsroom.ask_here("articles", *asked, "--format", "json")
    assert done.status == 0, done.err
    return [record["title"] for record in json.loads(done.out)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["--outlet", "echo"], ["Harbour bridge closes for repairs"]),
        (["--title", "RIVER"], ["=River & town"]),
        (["--since", "2024-05-15"], ["=River & town"]),
        (["--until", "2024-05-14"], ["Harbour bridge closes for repairs"]),
        (["--source", "news/post.jsonl"], ["=River & town", "Visit\x1b[31m"]),
        (["--after", "1", "--limit", "1"], ["=River & town"]),
        (["--copies"], []),
    ],
    ids=lambda given: " ".join(given),
)
def test_filters(asked: list[str], found: list[str], newsroom: Newsroom) -> None:
    assert titles(newsroom, *asked) == found


@pytest.mark.parametrize("listing", ["articles", "speakers", "statements"])
def test_a_limit_tells_only_of_what_it_left_out(listing: str, newsroom: Newsroom) -> None:
    number = len(json.loads(newsroom.ask_here(listing, "--format", "json").out))
    assert newsroom.ask_here(listing, "--limit", str(number)).err == ""
    cut = newsroom.ask_here(listing, "--limit", str(number - 1))
    assert cut.err == f"{number - 1} shown (--limit N shows more)\n"


def test_remove_asks_first(own: Newsroom) -> None:
    shown = on_terminal("--db", "news.db", "articles", "remove", "1", cwd=own.folder, keys=b"n\n")
    assert "Remove 1 article for good? [y/N]" in shown
    assert "nothing removed" in shown
    assert len(titles(own)) == 3
    shown = on_terminal("--db", "news.db", "articles", "remove", "1", cwd=own.folder, keys=b"y\n")
    assert "1 article removed" in shown
    assert len(titles(own)) == 2
    # Nobody is there to ask: nothing is removed.
    silent = own.ask("articles", "remove", "2")
    assert silent.status == 2
    assert "nobody is there to be asked: --yes" in silent.err
    assert len(titles(own)) == 2


def test_what_hangs_on_an_article_goes_with_it(own: Newsroom) -> None:
    done = own.ask_here("articles", "remove", "--source", "news/post.jsonl", "--yes")
    assert (done.status, done.err) == (0, "2 articles removed\n")
    rows = tabbed(own.ask_here("said").out)
    assert {row["source"] for row in rows} == {"news/bridge.txt"}
    speakers = {row["name"] for row in tabbed(own.ask_here("speakers").out)}
    assert speakers == {"Ana Moreau", "Tomas Brandt", "a shop owner"}
    assert own.ask_here("db", "check").status == 0


def test_an_article_that_is_not_there_is_named(own: Newsroom) -> None:
    done = own.ask_here("articles", "remove", "1", "77", "--yes")
    assert (done.status, done.err) == (1, "no article 77\n1 article removed\n")


def test_nothing_is_removed_by_mistake(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("articles", "remove", "--yes")
    assert done.status == 2
    assert len(titles(newsroom)) == 3


def test_a_day_that_was_missing_dates_what_hangs_on_it(own: Newsroom) -> None:
    visit = json.loads(own.ask_here("articles", "--title", "visit", "--format", "json").out)[0]
    done = own.ask_here(
        "articles", "set", str(visit["id"]), "--published", "May 22, 2024", "--title", "A visit"
    )
    assert (done.status, done.err) == (
        0,
        f"article {visit['id']}: published, title set (quotebank undo 1 takes it back)\n",
    )
    row = next(row for row in tabbed(own.ask_here("said").out) if row["title"] == "A visit")
    assert (row["when"], row["is"]) == ("2024-05-20", "said")
    # What a person set holds when the source is read again.
    again = run("--db", "news.db", "ingest", "news", "--outlet", "Harbour Echo", cwd=own.folder)
    assert again.status == 0
    assert "A visit" in titles(own)
    own.ask_here("articles", "set", str(visit["id"]), "--published", "")
    row = next(row for row in tabbed(own.ask_here("said").out) if row["title"] == "A visit")
    assert (row["when"], row["is"]) == ("", "")


@pytest.mark.parametrize(
    ("given", "told", "status"),
    [
        (["1"], "say what to set", 2),
        (["1", "--published", "03/11/2010"], "--published 03/11/2010", 1),
        (["99", "--title", "x"], "99", 1),
        (["1", "--url", "post.example/a"], "--url post.example/a: no web address", 1),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_what_cannot_be_set(given: list[str], told: str, status: int, newsroom: Newsroom) -> None:
    done = newsroom.ask_here("articles", "set", *given)
    assert (done.status, len(done.complaints)) == (status, 1)
    assert told in done.err
