"""``quotebank said`` and ``speakers``: filters, formats, and which speaker is meant."""

import csv
import io
import json

import pytest

from tests.command import tabbed
from tests.newsroom import Newsroom
from tests.terminal import on_terminal


def texts(newsroom: Newsroom, *arguments: str) -> set[str]:
    done = newsroom.ask_here("said", *arguments, "--format", "json")
    assert done.status == 0, done.err
    return {record["text"] for record in json.loads(done.out)}


def test_a_narrow_terminal_gets_lines_instead_of_columns(newsroom: Newsroom) -> None:
    asked = ("--db", str(newsroom.folder / "news.db"), "said", "--limit", "1")
    narrow = on_terminal(*asked, cwd=newsroom.folder, columns=50).splitlines()
    labels = [line.removeprefix("\x1b[2m").split(":")[0] for line in narrow[:3]]
    assert labels == ["id", "when", "who"]
    wide = on_terminal(*asked, cwd=newsroom.folder, columns=100)
    assert "said: " not in wide
    assert "said" in wide


def test_a_pipe_gets_who_what_when_and_which_day_it_is(newsroom: Newsroom) -> None:
    rows = {row["words"]: row for row in tabbed(newsroom.ask("said").out)}
    assert len(rows) == 6
    closing = rows["We close the bridge on Friday, … Nobody should be surprised."]
    assert (closing["who"], closing["when"], closing["is"]) == ("Ana Moreau", "2024-05-13", "said")
    assert (closing["outlet"], closing["source"]) == ("Harbour Echo", "news/bridge.txt")
    shop = rows["The shops will suffer,"]
    assert (shop["who"], shop["when"], shop["is"]) == ("a shop owner", "2024-05-14", "published")
    river = rows["The river is as clean as it was in my youth,"]
    assert (river["when"], river["is"]) == ("2019", "said")


FOUND = [
    (["tomas", "brandt"], {"This is a ferry, not a bridge on a barge,"}),
    (["BRAND"], {"This is a ferry, not a bridge on a barge,"}),
    (["--about", "bridge", "--unattributed"], set()),
    (["--about", "smell*"], {"It smells,"}),
    (["--about", '"not a bridge"'], {"This is a ferry, not a bridge on a barge,"}),
    (["--about", "ferry AND barge", "--raw"], {"This is a ferry, not a bridge on a barge,"}),
    (["--on", "2019"], {"The river is as clean as it was in my youth,"}),
    (["--since", "2024-05-19"], {"It smells,"}),
    (["--until", "2023"], {"The river is as clean as it was in my youth,"}),
    (["--on", "2024-05-20", "--by", "said"], set()),
    (
        ["--on", "2024-05-20", "--by", "published"],
        {"The river is as clean as it was in my youth,", "It smells,"},
    ),
    (
        ["--outlet", "sorvaly post", "ana moreau"],  # words or beginnings: Anatole too
        {"The river is as clean as it was in my youth,", "It smells,"},
    ),
    (["--title", "river", "Anatole"], {"It smells,"}),
    (["--kind", "partial"], set()),
    (["--min-confidence", "1.0"], set()),
]


@pytest.mark.parametrize(("asked", "found"), FOUND, ids=[" ".join(asked) for asked, _ in FOUND])
def test_filters(asked: list[str], found: set[str], newsroom: Newsroom) -> None:
    assert texts(newsroom, *asked) == found


def test_nothing_found_is_said_and_no_error(newsroom: Newsroom) -> None:
    done = newsroom.ask("said", "--about", "zeppelin")
    assert (done.status, done.out.count("\n"), done.err) == (0, 1, "nothing found\n")
    assert newsroom.ask("said", "--about", "zeppelin", "--format", "json").out == "[]\n"


def test_several_speakers_are_all_shown_and_listed_with_ids(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("said", "Moreau")
    assert {row["who"] for row in tabbed(done.out)} == {"Ana Moreau", "Anatole Moreau"}
    first, *people = done.complaints
    assert first == "2 speakers match 'Moreau'; --speaker-id asks for one of them:"
    assert [line.split()[1:3] for line in people] == [["Ana", "Moreau,"], ["Anatole", "Moreau"]]
    number = people[1].split()[0]
    assert texts(newsroom, "--speaker-id", number) == {"It smells,"}


def test_nobody_of_that_name_names_the_nearest(newsroom: Newsroom) -> None:
    done = newsroom.ask("said", "Brant")
    assert (done.status, done.out) == (1, "")
    assert done.err == "quotebank: no speaker 'Brant': did you mean Tomas Brandt?\n"


def test_pages_follow_each_other_without_a_gap(newsroom: Newsroom) -> None:
    whole = [row["id"] for row in tabbed(newsroom.ask_here("said").out)]
    pages: list[str] = []
    while len(pages) < len(whole):
        after = ["--after", pages[-1]] if pages else []
        done = newsroom.ask_here("said", "--limit", "2", *after)
        rows = [row["id"] for row in tabbed(done.out)]
        assert rows
        pages += rows
    assert pages == whole
    assert newsroom.ask_here("said", "--limit", "2").err == "2 of 6 shown (--limit N shows more)\n"
    assert newsroom.ask_here("said", "--limit", "0").err == "0 of 6 shown (--limit N shows more)\n"


def test_json_has_every_key(newsroom: Newsroom) -> None:
    record = json.loads(newsroom.ask_here("said", "Brandt", "--format", "json").out)[0]
    assert list(record) == [
        "spans", "text", "kind", "speaker", "speaker_kind", "mention", "cue", "further_cues",
        "rule", "confidence", "runner_up", "said_on", "id", "article_id", "speaker_id", "source",
        "title", "outlet", "url", "published", "updated",
    ]  # fmt: skip
    assert record["said_on"]["earliest"] == "2024-05-14"
    assert record["cue"]["text"] == "told"


def test_csv_can_be_read_and_holds_no_formula(newsroom: Newsroom) -> None:
    out = newsroom.ask_here("said", "--format", "csv").out
    header, *rows = csv.reader(io.StringIO(out, newline=""))
    assert len(rows) == 6
    assert all(len(row) == len(header) for row in rows)
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "@")]


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl", "md"])
@pytest.mark.parametrize("command", ["said", "speakers", "articles", "schema"])
def test_no_format_of_any_listing_prints_a_control_character(
    command: str, form: str, newsroom: Newsroom
) -> None:
    done = newsroom.ask_here(command, "--format", form)
    assert done.status == 0
    assert done.out
    if form not in ("csv", "md"):  # data formats keep what the article holds
        assert "\x1b" not in done.out
        assert "\x07" not in done.out


def test_speakers_by_name_and_kind(newsroom: Newsroom) -> None:
    rows = tabbed(newsroom.ask_here("speakers").out)
    assert rows[0]["name"] == "Ana Moreau"
    assert (rows[0]["quotations"], rows[0]["first"]) == ("2", "2019")
    found = tabbed(newsroom.ask_here("speakers", "anat").out)
    assert [row["name"] for row in found] == ["Anatole Moreau"]
    unnamed = tabbed(newsroom.ask_here("speakers", "--kind", "unnamed").out)
    assert [row["name"] for row in unnamed] == ["a shop owner"]
    assert newsroom.ask_here("speakers", "Xanthippe").err == "no speaker 'Xanthippe'\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--since", "soon"], "quotebank: 'soon' is no date to ask for"),
        (["--on", "2019", "--since", "2018"], "quotebank said: --on stands for --since"),
        (["--limit", "-1"], "quotebank said: Invalid value for '--limit'"),
        (["--about", "a AND", "--raw"], "quotebank: "),
        (["--after", "999"], "quotebank: "),
        (["--db", "x"], "quotebank said: --db stands before the command"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_asked_is_told_in_one_line(
    arguments: list[str], complaint: str, newsroom: Newsroom
) -> None:
    done = newsroom.ask_here("said", *arguments)
    assert done.status in (1, 2)
    assert done.out == ""
    assert len(done.complaints) == 1
    assert done.err.startswith(complaint)


@pytest.mark.parametrize(
    "typed", ["park.", "don't", "multi-agent", "20.04", '"', "*", "", "\N{GRINNING FACE}", "NEAR("]
)
def test_whatever_is_typed_finds_or_finds_nothing(typed: str, newsroom: Newsroom) -> None:
    done = newsroom.ask_here("said", "--about", typed)
    assert done.status == 0, done.err


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ([""], "SPEAKER is empty"),
        ([" ", "  "], "SPEAKER is empty"),
        (["--since", "2025-06", "--until", "2025-01"], "--since lies after --until"),
    ],
)
def test_a_question_that_asks_nothing_is_misuse(
    asked: list[str], complaint: str, newsroom: Newsroom
) -> None:
    told = newsroom.ask_here("said", *asked)
    assert (told.status, told.out) == (2, "")
    assert complaint in told.err


@pytest.mark.parametrize(("given", "needs"), [(["--raw"], "--raw"), (["--sort", "rank"], "--sort")])
def test_how_words_are_meant_needs_words(newsroom: Newsroom, given: list[str], needs: str) -> None:
    done = newsroom.ask_here("said", *given)
    assert (done.status, done.out) == (2, "")
    assert done.complaints[0].startswith(f"quotebank said: {needs} ")
    assert newsroom.ask_here("said", "--about", "bridge", *given).status == 0


@pytest.mark.parametrize("command", [["said"], ["export", "--format", "ris"], ["timeline"]])
def test_an_article_that_is_not_there_is_told(newsroom: Newsroom, command: list[str]) -> None:
    done = newsroom.ask_here(*command, "--article", "999")
    assert (done.status, done.out, done.err) == (1, "", "quotebank: no article 999\n")
