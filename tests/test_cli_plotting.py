"""`stats`, `timeline` and `compare`: numbers that add up, and pictures that can be read."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quotebank.cli import plotting
from tests.command import tabbed
from tests.newsroom import Newsroom
from tests.terminal import on_terminal


def test_the_parts_of_stats_add_up(newsroom: Newsroom) -> None:
    lines = json.loads(newsroom.ask_here("stats", "--format", "json").out)
    total = next(line["quotations"] for line in lines if line["name"] == "quotations")
    said = len(tabbed(newsroom.ask_here("said").out))
    assert total == said == 6
    for by in ("month", "kind", "outlet"):
        assert sum(line["quotations"] for line in lines if line["by"] == by) == total
    attributed = next(line["quotations"] for line in lines if line["name"] == "attributed")
    for by in ("speaker", "confidence"):
        assert sum(line["quotations"] for line in lines if line["by"] == by) == attributed
    assert all(line["share"] == round(line["quotations"] / total, 4) for line in lines)


def test_stats_agree_with_said(newsroom: Newsroom) -> None:
    lines = tabbed(newsroom.ask_here("stats", "--by", "speaker").out)
    for line in lines:
        named = [r for r in tabbed(newsroom.ask_here("said").out) if r["who"] == line["name"]]
        assert len(named) == int(line["quotations"])


def test_stats_are_bars_on_a_terminal(newsroom: Newsroom) -> None:
    shown = on_terminal("--db", "news.db", "stats", cwd=newsroom.folder)
    assert "Of all quotations" in shown
    assert "\N{BLACK SQUARE}" in shown
    assert "\x1b[2J" not in shown


def test_a_timeline_is_rows_in_a_pipe_and_a_picture_on_a_terminal(newsroom: Newsroom) -> None:
    rows = tabbed(newsroom.ask_here("timeline", "Moreau", "--per", "year").out)
    counts = {row["period"]: row["quotations"] for row in rows}
    assert counts == {"2019": "1", "2020": "0", "2021": "0", "2022": "0", "2023": "0", "2024": "2"}
    shown = on_terminal(
        "--db", "news.db", "timeline", "Moreau", "--per", "year", cwd=newsroom.folder
    )
    for words in ("Moreau", "2019", "2024", "year", "quotations"):
        assert words in shown


def test_what_has_no_place_on_a_timeline_is_counted(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("timeline", "--per", "month")
    assert "2 left out: no day known, or not to the month" in done.complaints


@pytest.mark.parametrize("ending", plotting.ENDINGS)
def test_a_timeline_is_drawn_into_a_file(newsroom: Newsroom, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"picture{ending}"
    done = newsroom.ask_here("timeline", "Moreau", "--out", str(out))
    assert (done.status, done.out) == (0, "")
    begins = {".svg": b"<?xml", ".png": b"\x89PNG", ".pdf": b"%PDF"}
    assert out.read_bytes().startswith(begins[ending])


def test_a_picture_has_titles_and_units_as_text(newsroom: Newsroom, tmp_path: Path) -> None:
    out = tmp_path / "picture.svg"
    newsroom.ask_here("timeline", "Moreau", "--about", "bridge", "--out", str(out), "--per", "day")
    words = [text.strip() for text in ElementTree.parse(out).getroot().itertext() if text.strip()]
    assert {"Moreau on bridge", "day", "quotations", "2024-05-13"} <= set(words)
    same = tmp_path / "again.svg"
    newsroom.ask_here("timeline", "Moreau", "--about", "bridge", "--out", str(same), "--per", "day")
    assert same.read_bytes() == out.read_bytes()


def test_other_endings_are_misuse(newsroom: Newsroom, tmp_path: Path) -> None:
    done = newsroom.ask_here("timeline", "--out", str(tmp_path / "x.bmp"))
    assert done.status == 2
    assert ".svg" in done.err


def test_two_people_stand_side_by_side_by_date(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("compare", "Ana Moreau", "Brandt")
    rows = tabbed(done.out)
    assert [(r["when"], bool(r["Ana Moreau"]), bool(r["Tomas Brandt"])) for r in rows] == [
        ("2019", True, False),
        ("2024-05-13", True, False),
        ("2024-05-14", False, True),
    ]


def test_compare_asks_what_it_is_about(newsroom: Newsroom) -> None:
    rows = tabbed(newsroom.ask_here("compare", "Ana Moreau", "Brandt", "--about", "bridge").out)
    assert [row["when"] for row in rows] == ["2024-05-13", "2024-05-14"]
    records = json.loads(
        newsroom.ask_here("compare", "Ana Moreau", "Brandt", "--format", "json").out
    )
    assert [[r["first"] and r["first"]["speaker"], r["second"] and r["second"]["speaker"]]
            for r in records] == [
        ["Ana Moreau", None], ["Ana Moreau", None], [None, "Tomas Brandt"],
    ]  # fmt: skip


def test_compare_is_drawn_with_two_kinds_of_line(newsroom: Newsroom, tmp_path: Path) -> None:
    out = tmp_path / "two.svg"
    done = newsroom.ask_here("compare", "Ana Moreau", "Brandt", "--out", str(out))
    assert done.status == 0, done.err
    words = {text.strip() for text in ElementTree.parse(out).getroot().itertext()}
    assert {"Ana Moreau", "Tomas Brandt", "quotations"} <= words
    assert "stroke-dasharray" in out.read_text(encoding="utf-8")


def test_compare_needs_two_different_people(newsroom: Newsroom) -> None:
    assert newsroom.ask_here("compare", "Brandt", "Tomas").status == 1
    assert "did you mean" in newsroom.ask_here("compare", "Brant", "Ana Moreau").err


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_lines_stand_out_from_paper() -> None:
    for colour in plotting.COLOURS:
        assert 1.05 / (luminance(colour) + 0.05) >= 3, colour  # WCAG 2.2, 1.4.11
    assert len(set(plotting.LINES)) == len(plotting.LINES)
