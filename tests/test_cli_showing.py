"""``quotebank show``: the page a person reads, in a pipe and on a terminal."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.command import run, tabbed
from tests.newsroom import Newsroom
from tests.terminal import on_terminal


def number(newsroom: Newsroom, *asked: str) -> str:
    return tabbed(newsroom.ask_here("said", *asked).out)[0]["id"]


def test_the_quotation_stands_in_its_paragraph_with_its_evidence_marked(
    newsroom: Newsroom,
) -> None:
    done = newsroom.ask_here("show", number(newsroom, "Ana", "--about", "close"))
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[:4] == [
        "Harbour bridge closes for repairs",
        "Harbour Echo - published 2024-05-14T08:30",
        "by Ines Halloran",
        "news/bridge.txt",
    ]
    assert (
        '    "«We close the bridge on Friday,»" Mayor [Ana Moreau] {said} on <Monday>.'
        ' "«Nobody should be surprised.»"'
    ) in lines
    who = next(i for i, line in enumerate(lines) if line.startswith("Who:"))
    answers = dict(line.split(":", 1) for line in lines[who : who + 6])
    assert answers["Who"].strip().startswith("Ana Moreau (person, speaker ")
    assert "Moreau" in answers["Why"]
    assert answers["Sure"].strip()[:-1].split("%")[0].isdigit()
    assert answers["When"].strip() == (
        'said 13 May 2024 ("Monday", reckoned from the day of publication)'
    )
    assert answers["Kind"].strip() == "direct (whole sentences)"


def test_a_day_that_is_not_known_is_said_to_be_unknown(newsroom: Newsroom) -> None:
    shop = newsroom.ask_here("show", number(newsroom, "--about", "shops")).out
    assert "When: the article does not say; published 14 May 2024\n" in shop
    hostile = newsroom.ask_here("show", number(newsroom, "--about", "nothing")).out
    assert "which needs the day of publication (articles set ID --published DAY)" in hostile


def test_a_citation_stands_ready(newsroom: Newsroom) -> None:
    lines = newsroom.ask_here("show", number(newsroom, "--about", "youth")).out.splitlines()
    cited = lines[lines.index("Cite:") + 1]
    assert cited.startswith("  Ana Moreau, ")
    assert "https://post.example/river?a=1&b=2" in cited


def test_other_printings_are_shown_with_what_differs(tmp_path: Path) -> None:
    words = "The harbour will open again before the first snow falls on the quay"
    for name, ending in (("a", ","), ("b", ","), ("c", ", whatever it costs us,")):
        (tmp_path / f"{name}.txt").write_text(
            f'{name} on the harbour\n\n2024-05-14\n\n"{words}{ending}" said Mayor Ana Moreau.\n'
        )
    sources = [f"{name}.txt" for name in "abc"]
    assert run("--db", "n.db", "ingest", *sources, cwd=tmp_path).status == 0
    shown = run("--db", "n.db", "show", "1", cwd=tmp_path).out.splitlines()
    at = shown.index("Also printed 2 times:")
    how = sorted(line.partition("2024: ")[2] for line in shown[at + 1 : at + 3])
    assert how[0].endswith("falls on the quay, {+whatever it costs us,+}")
    assert how[1] == "in these words"


class Page(HTMLParser):
    """What a browser would see: tags with their attributes, and the text between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_whole_article_is_a_page_for_the_browser(newsroom: Newsroom, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    asked = number(newsroom, "Ana", "--about", "close")
    done = newsroom.ask_here("show", asked, "--html", "-o", str(out))
    assert (done.status, done.out) == (0, "")
    page = Page(out.read_text(encoding="utf-8"))
    assert [len(page.named(tag)) for tag in ("main", "h1", "article", "nav")] == [1, 1, 1, 1]
    assert len(page.named("mark")) == 4  # three quotations, one of them of two spans
    assert "The harbour bridge at Sorvaly will close for a month" in page.words
    assert "Captain Tomas Brandt, who runs the ferries" in page.words
    keyboard = {link["href"] for link in page.named("a")}
    assert {"#article", "#n1", "#n2", "#n3"} <= keyboard
    ids = {attributes.get("id") for _, attributes in page.tags}
    assert {link[1:] for link in keyboard if link and link.startswith("#")} <= ids


def test_a_hostile_article_stays_text_on_the_page(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("show", number(newsroom, "--about", "nothing"), "--html")
    page = Page(done.out)
    assert not page.named("script")
    assert "<script>alert(1)</script>" in page.words
    assert "\x1b" not in done.out
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_html_shows_one_article(newsroom: Newsroom) -> None:
    both = number(newsroom, "--about", "nothing"), number(newsroom, "--about", "shops")
    assert newsroom.ask_here("show", *both, "--html").status == 2
    assert newsroom.ask_here("show", both[0], "-o", "x.html").status == 2


def test_html_goes_to_standard_output_where_that_is_named(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    one = number(newsroom, "--about", "shops")
    named = newsroom.ask_here("show", one, "--html", "-o", "-")
    assert named.out == newsroom.ask_here("show", one, "--html").out
    assert list(tmp_path.iterdir()) == []


def test_hostile_text_is_shown_and_not_obeyed(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("show", number(newsroom, "--about", "nothing"))
    assert "\N{SYMBOL FOR ESCAPE}]0;gone" in done.out
    assert "\x1b" not in done.out


def test_on_a_terminal_the_marks_are_styles(newsroom: Newsroom) -> None:
    quotation = number(newsroom, "Ana", "--about", "close")
    shown = on_terminal("--db", "news.db", "show", quotation, cwd=newsroom.folder)
    assert "\x1b[1mWe close the bridge on Friday,\x1b[0m" in shown
    assert "\x1b[3msaid\x1b[0m" in shown
    assert "«" not in shown
    hostile = on_terminal(
        "--db", "news.db", "show", number(newsroom, "--about", "nothing"), cwd=newsroom.folder
    )
    assert "\x1b]0;" not in hostile
    assert "\x1b[2J" not in hostile


def test_several_at_once_and_as_json(newsroom: Newsroom) -> None:
    done = newsroom.ask("show", "1", "2", "--format", "json")
    assert [record["id"] for record in json.loads(done.out)] == [1, 2]
    assert newsroom.ask("show", "1", "2").out.count("Who:") == 2


@pytest.mark.parametrize(("asked", "status"), [("999", 1), ("-1", 2), ("one", 2)])
def test_no_such_quotation(asked: str, status: int, newsroom: Newsroom) -> None:
    done = newsroom.ask_here("show", asked)
    assert (done.status, done.out, len(done.complaints)) == (status, "", 1)
    assert asked in done.err
